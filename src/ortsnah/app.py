"""The window program: builds the parts and joins them. Nothing heavy is imported before the first paint."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
from pathlib import Path

from ortsnah import paths, settings
from ortsnah.catalogue.open import open_catalogue
from ortsnah.domain.errors import CatalogueError

NO_SCREEN = """Ortsnah braucht einen Bildschirm, hier ist keiner zu finden.
Es wurde nichts verändert. So geht es weiter:
  - auf einem Rechner mit Bildschirm starten, oder über SSH mit: ssh -X
  - ohne Bildschirm zum Ausprobieren: xvfb-run -a {command}   (Debian-Paket xvfb)
  - oder auf der Kommandozeile suchen: ortsnah search Krippe --place Gronig"""


def has_screen() -> bool:
    """False on Linux without X11 or Wayland, where Qt would abort."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal", "vnc", "linuxfb"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main(arguments: list[str] | None = None) -> int:
    """Open the window; the exit status."""
    catalogue, example = _options(sys.argv[1:] if arguments is None else arguments)
    if not has_screen():
        sys.stderr.write(NO_SCREEN.format(command="ortsnah-gui") + "\n")
        return 1
    return _run(catalogue, example)


def _options(arguments: list[str]) -> tuple[Path | None, bool]:
    """Catalogue file and whether the example is wanted."""
    if not arguments:
        return None, False  # the usual start needs no argparse, which takes 10 ms
    import argparse

    parser = argparse.ArgumentParser(prog="ortsnah-gui", description="Ortsnah: Ort und Bedarf, und wer hier hilft.")
    parser.add_argument("--catalogue", type=Path, help="Katalogdatei (sonst der Katalog des Benutzers)")
    parser.add_argument("--example", action="store_true", help="mit dem Beispielkatalog öffnen")
    options = parser.parse_args(arguments)
    return options.catalogue, options.example


def _run(catalogue: Path | None, example: bool) -> int:
    gc.disable()  # nothing is thrown away while the window is built, and looking for it takes a tenth of the time
    from PySide6.QtCore import QTimer

    from ortsnah.ui.application import finish, make_application, make_window

    app = make_application(sys.argv)
    remembered = settings.load(paths.settings_file())
    window = make_window(app, remembered, open_catalogue, paths.example_catalogue(), dt.datetime.now)
    window.closed.connect(lambda changed: settings.save(changed, paths.settings_file()))
    if example:
        window.open_file(paths.example_catalogue())
    else:
        chosen = catalogue or (Path(remembered.catalogue) if remembered.catalogue else paths.default_catalogue())
        if catalogue or chosen.exists():
            try:
                window.show_catalogue(open_catalogue(chosen, thorough=False))  # the rest is read after the first paint
            except CatalogueError as error:
                window.show_welcome(str(error))
        else:
            window.show_welcome()

    def after_first_paint() -> None:
        gc.enable()
        finish(app)
        window.warm_up()

    app.setStyleSheet(window.theme.style_sheet())  # after the widgets are made, so that each is dressed once
    window.painted.connect(lambda: QTimer.singleShot(0, after_first_paint))
    window.show()
    return int(app.exec())


if __name__ == "__main__":
    sys.exit(main())
