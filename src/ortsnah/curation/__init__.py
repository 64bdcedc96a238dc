"""Making the next catalogue."""
