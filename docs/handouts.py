"""Render the Handzettel into docs/images/: the same list in every language, from its PDF, and the window. Usage: make screenshots"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.handout import DAY, HEAD, Example
from ortsnah.consultation.handout import Head, Options, Sheet, languages
from ortsnah.ui.application import finish, make_application
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.handout.dialog import HandoutDialog
from ortsnah.ui.handout.head_dialog import HeadDialog
from ortsnah.ui.handout.output import write_pdf

IMAGES = Path(__file__).parent / "images"
ENTRIES, DPI, GAP = 5, 72, 8
BASE_POINTS = 10.5
#: name of the picture, options that differ, pages shown
VARIANTS = (
    ("large", {"large": True}, 3),
    ("neutral", {"neutral": True, "with_map": False, "with_codes": False}, 2),
    ("large-ar", {"large": True, "language": "ar"}, 3),
)
WINDOWS = (("handout-window", "de", False, 1.0, 1180, 860), ("handout-window-dark", "ar", True, 1.0, 1180, 860),
           ("handout-window-200-percent", "uk", False, 2.0, 1280, 720))  # fmt: skip


def picture(sheet: Sheet, name: str, most: int) -> None:
    """The first pages of the PDF side by side, as another program sees them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.pdf"
        write_pdf(sheet, path)
        subprocess.run(["pdftoppm", "-r", str(DPI), "-l", str(most), "-png", path, Path(folder) / "page"], check=True)
        shown = [QImage(str(page)) for page in sorted(Path(folder).glob("page-*.png"))]
    wide = sum(page.width() + GAP for page in shown) + GAP
    whole = QImage(wide, shown[0].height() + 2 * GAP, QImage.Format.Format_RGB32)
    whole.fill(0xFF888888)
    painter = QPainter(whole)
    for number, page in enumerate(shown):
        painter.drawImage(GAP + number * (page.width() + GAP), GAP, page)
    painter.end()
    whole.convertToFormat(QImage.Format.Format_Indexed8).save(str(IMAGES / f"{name}.png"))
    print(name)


def window(app: QApplication, example: Example, name: str, language: str, dark: bool, scale: float, width: int, height: int) -> None:
    """The window, as the desktop wants it."""
    family = "Inter" if "Inter" in QFontDatabase.families() else app.font().family()
    app.setFont(QFont(family, round(BASE_POINTS * scale)))
    theme = Theme(app.font(), dark)
    theme.apply(app)
    parent = QWidget()
    options = Options(DAY, language, head=HEAD, origin=example.origin, example=True)
    dialog = HandoutDialog(theme, lambda wanted: example.make(ENTRIES, wanted), options, parent)
    prescribed = Head(HEAD.name, phone=HEAD.phone) if dark else Head()
    shown: list[tuple[str, QWidget]] = [(name, dialog), (name.replace("window", "head"), HeadDialog(theme, HEAD, prescribed, dialog))]
    dialog.resize(width, height)
    for each, widget in shown:
        widget.show()
        for _ in range(4):
            app.processEvents()
        widget.grab().save(str(IMAGES / f"{each}.png"))
        print(each)
    for _, widget in reversed(shown):
        widget.close()


def main() -> None:
    """All pictures, or those whose name holds the argument."""
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    app = make_application(["ortsnah"])
    finish(app)
    IMAGES.mkdir(exist_ok=True)
    with Example() as example:
        if shutil.which("pdftoppm"):
            for language in languages():
                if only in (name := f"handout-{language.code}"):
                    picture(example.sheet(ENTRIES, language=language.code), name, 2)
            for variant, options, most in VARIANTS:
                if only in (name := f"handout-{variant}"):
                    picture(example.sheet(ENTRIES, **options), name, most)
        else:
            print("The pages of the Handzettel need pdftoppm (Debian: apt-get install poppler-utils); left as they are.")
        for scene in WINDOWS:
            if only in scene[0]:
                window(app, example, *scene)


if __name__ == "__main__":
    main()
