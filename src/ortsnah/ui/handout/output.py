"""The sheet as PDF, as a web page and on paper. It goes where the user says and nowhere else; no copy is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from ortsnah.consultation.handout import Sheet, as_html
from ortsnah.domain.errors import NOTHING_CHANGED, OrtsnahError
from ortsnah.domain.system import reason
from ortsnah.ui.common.files import without_traces
from ortsnah.ui.handout.logo import as_png
from ortsnah.ui.handout.pages import pages
from ortsnah.ui.handout.paint import PAGE, Page
from ortsnah.ui.handout.tagged_pdf import tagged

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: units of the pages per inch
_RESOLUTION = 720


def write_pdf(sheet: Sheet, path: Path) -> None:
    """The sheet as a tagged PDF file; OrtsnahError when it cannot be written."""
    _write(as_pdf(sheet), path)


def as_pdf(sheet: Sheet) -> bytes:
    """The PDF in memory."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(_whole_page())
    writer.setTitle(sheet.title)
    writer.setCreator("Ortsnah")
    made = pages(sheet)
    painter = QPainter(writer)
    for number, page in enumerate(made):
        if number:
            writer.newPage()
        page.paint(painter, marked=True)
    painter.end()
    return tagged(bytes(buffer.data().data()), [page.parts() for page in made], sheet.language)


def write_html(sheet: Sheet, path: Path) -> None:
    """The sheet as a web page in one file; OrtsnahError when it cannot be written."""
    _write(as_html(sheet, as_png(sheet.head.logo if sheet.head else None)).encode(), path)


def _write(content: bytes, path: Path) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        why = "den Ordner gibt es nicht" if isinstance(error, FileNotFoundError) else reason(error)
        do = "Bitte einen anderen Ordner wählen."
        raise OrtsnahError(f"Der Zettel lässt sich nicht als „{path.name}“ speichern: {why}.", NOTHING_CHANGED, do) from error


def _whole_page() -> QPageLayout:
    """A4 to its edges: the margins are ours."""
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def print_sheet(sheet: Sheet, parent: QWidget) -> bool:
    """Ask for a printer and print; false when the user thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Merkzettel")  # what colleagues see in the queue says nothing about anybody
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    made = pages(sheet)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Drucken")
    dialog.setMinMax(1, len(made))
    with without_traces():  # on Linux it can ask for a file
        taken = dialog.exec()
    if not taken:
        return False
    wanted = printer.pageRanges()
    paint_on(printer, [page for number, page in enumerate(made, 1) if wanted.isEmpty() or wanted.contains(number)])
    return True


def paint_on(printer: QPrinter, made: list[Page]) -> None:
    """Paint pages on a printer, as large as its paper lets them be; on other paper than A4 they stand in its middle."""
    painter = QPainter()
    if not painter.begin(printer):
        raise OrtsnahError(
            "Der Drucker antwortet nicht.", "Der Zettel ist noch da.", "Bitte den Drucker einschalten oder einen anderen wählen."
        )
    area = printer.pageLayout().fullRectPixels(printer.resolution()).size()
    scale = min(area.width() / PAGE.width(), area.height() / PAGE.height())
    painter.translate((area.width() - PAGE.width() * scale) / 2, (area.height() - PAGE.height() * scale) / 2)
    painter.scale(scale, scale)
    for number, page in enumerate(made):
        if number:
            printer.newPage()
        page.paint(painter)
    painter.end()
