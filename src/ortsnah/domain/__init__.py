"""Pure rules and records: no files, no SQL, no Qt. Everything above stands on this floor."""
