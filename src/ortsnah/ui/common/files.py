"""Asking for a file, without Qt's dialog writing down which folders and files were seen."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file that is there; None when the adviser thought better of it."""
    with _without_traces():
        dialog = QFileDialog(parent, title, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _asked(dialog)


def ask_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to write a file; an existing one is only overwritten after a question."""
    with _without_traces():
        dialog = QFileDialog(parent, title, name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        return _asked(dialog)


def _asked(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.setParent(None)
    dialog.deleteLater()
    del dialog  # here it writes its history
    return Path(chosen[0]) if chosen else None


@contextmanager
def _without_traces() -> Iterator[None]:
    """Qt writes the history of its file dialog into the user's settings: here into a folder that is gone at once."""
    with tempfile.TemporaryDirectory(prefix="ortsnah-") as folder:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        yield
        QSettings("QtProject").sync()
