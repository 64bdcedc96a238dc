"""What every part of the window uses: theme, fields, wording of results."""
