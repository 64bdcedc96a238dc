"""Other search engines over the same catalogue. They run in .venv/peers and know nothing of Ortsnah but its file."""
