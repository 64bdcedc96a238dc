"""Everything the window does, for scripts."""

from ortsnah.cli.commands import main

__all__ = ["main"]
