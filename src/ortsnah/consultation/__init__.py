"""What one consultation collects, and forgets."""
