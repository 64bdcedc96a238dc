"""How a row of a list stands, for delegates.

Asked of the view: Qt's own flags want the class QStyle, whose five hundred names take longer to make than the first paint may wait.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView


def is_selected(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> bool:
    """The row is the chosen one."""
    return view.selectionModel().isSelected(index)


def is_hovered(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> bool:
    """The mouse is over the row."""
    if not view.underMouse():  # before the viewport is asked for: PySide6 makes all of its kinds of widgets to find out which it is
        return False
    area = view.viewport()
    return view.indexAt(area.mapFromGlobal(QCursor.pos())) == index
