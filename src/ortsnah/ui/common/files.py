"""Asking for a file, without anybody writing down which folders and files were seen.

It is always Qt's own dialog, also where the print dialog asks: those of the systems keep lists of recent files. Qt's writes its history,
too, into the settings that all programs with Qt share; here they lead nowhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import delete

#: where Qt's dialogs write
_SHARED, _GROUP = "QtProject", "FileDialog"


def ask_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file that is there; None when the adviser thought better of it."""
    with without_traces():
        dialog = QFileDialog(parent, title, _documents(), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _asked(dialog)


def ask_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to write a file; an existing one is only overwritten after a question."""
    with without_traces():
        dialog = QFileDialog(parent, title, str(Path(_documents(), name)), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        return _asked(dialog)


def _documents() -> str:
    """Where every question begins: not where the last client's sheet was saved."""
    places = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)
    return next(filter(Path.is_dir, map(Path, map(QStandardPaths.writableLocation, places))), Path.cwd()).as_posix()


def _asked(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    delete(dialog)  # here, and not later, it writes its history
    return Path(chosen[0]) if chosen else None


@contextmanager
def without_traces() -> Iterator[None]:
    """Files are asked for by Qt's own dialog, and its settings are as they were before.

    Where they are files nothing is written at all; Windows keeps them in its registry.
    """
    if sys.platform != "win32":
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    native = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    before = QCoreApplication.testAttribute(native)
    QCoreApplication.setAttribute(native)
    try:
        with put_back(QSettings(QSettings.Scope.UserScope, _SHARED)):
            yield
    finally:
        QCoreApplication.setAttribute(native, before)


@contextmanager
def put_back(settings: QSettings) -> Iterator[None]:
    """What the dialogs remember is as it was before."""
    settings.beginGroup(_GROUP)
    before = {key: settings.value(key) for key in settings.allKeys()}
    yield
    settings.remove("")
    for key, value in before.items():
        settings.setValue(key, value)
    settings.sync()
