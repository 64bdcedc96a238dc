"""What the project claims about speed and search, measured again at any time. See docs/benchmarks.md."""
