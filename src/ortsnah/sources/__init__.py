"""One file per format: read(path) -> records and findings. No SQL, no Qt."""
