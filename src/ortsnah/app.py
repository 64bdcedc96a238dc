"""The window program: builds the parts and joins them. Nothing heavy is imported before the first paint."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from ortsnah.policies import Policies
    from ortsnah.ui.window import MainWindow

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


class Options(NamedTuple):
    """What the command line asks for."""

    catalogue: Path | None = None
    example: bool = False
    smoke: bool = False
    folder: Path | None = None


def main(arguments: list[str] | None = None) -> int:
    """Open the window; the exit status."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    if not has_screen():
        sys.stderr.write(NO_SCREEN.format(command="ortsnah-gui") + "\n")
        return 1
    return _run(options)


def _options(arguments: list[str]) -> Options:
    """What is asked for; the usual start needs no argparse, which takes 10 ms."""
    if not arguments:
        return Options()
    import argparse
    from pathlib import Path

    parser = argparse.ArgumentParser(prog="ortsnah-gui", description="Ortsnah: Ort und Bedarf, und wer hier hilft.")
    parser.add_argument("--catalogue", type=Path, help="Katalogdatei (sonst der Katalog des Benutzers)")
    parser.add_argument("--example", action="store_true", help="mit dem Beispielkatalog öffnen")
    parser.add_argument(
        "--smoke",
        type=Path,
        nargs="?",
        const=Path(),
        metavar="ORDNER",
        help="Probelauf mit dem Beispiel: suchen, Blatt machen, enden; Bild und Bericht in den ORDNER",
    )
    found = parser.parse_args(arguments)
    folder = found.smoke if found.smoke != Path() else None
    return Options(found.catalogue, found.example or found.smoke is not None, found.smoke is not None, folder)


def _run(options: Options) -> int:
    gc.disable()  # nothing is thrown away while all is imported and built, and looking for it takes a tenth of the time
    import datetime as dt

    from PySide6.QtCore import QTimer

    _import_plainly()
    from ortsnah import paths, settings
    from ortsnah.catalogue.open import open_catalogue
    from ortsnah.ui.application import finish, make_application, make_window

    app = make_application(sys.argv)
    prescribed, problem = _prescribed()
    remembered = settings.load(paths.settings_file())
    if prescribed:
        prescribed.fill(remembered)
    head = prescribed.head if prescribed else None
    window = make_window(app, remembered, open_catalogue, paths.example_catalogue(), dt.datetime.now, head)
    if not options.smoke:
        window.closed.connect(lambda changed: settings.save(prescribed.own(changed) if prescribed else changed, paths.settings_file()))
    if options.example:
        window.open_file(paths.example_catalogue())
    else:
        _open(window, options.catalogue or (prescribed.catalogue() if prescribed else None), remembered.catalogue, problem)
    if problem:
        window.status.warn(problem)

    def after_first_paint() -> None:
        gc.enable()
        finish(app)
        window.warm_up()
        gc.freeze()  # what is there now stays: looking through the words of the catalogue again and again would stop a typed key for 50 ms
        if options.smoke:
            from ortsnah.ui import smoke

            smoke.start(window, options.folder)

    app.setStyleSheet(window.theme.style_sheet())  # after the widgets are made, so that each is dressed once
    window.painted.connect(lambda: QTimer.singleShot(0, after_first_paint))
    window.show()
    return int(app.exec())


def _import_plainly() -> None:
    """Undo what PySide6 does to `import`: it reads the source of each imported module, which may ask for its __feature__s; none of ours does."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _prescribed() -> tuple[Policies | None, str]:
    """What the administrator prescribes, and what is wrong with it."""
    from ortsnah import paths

    file = paths.machine_policies()
    if not os.path.lexists(file):  # never an error, unlike Path.exists()
        return None, ""
    from ortsnah import policies  # most machines have none

    try:
        return policies.load(file), ""
    except policies.PolicyError as error:
        return None, str(error)


def _open(window: MainWindow, wanted: Path | None, remembered: str, problem: str) -> None:
    """The catalogue that is asked for or prescribed, else the one loaded last, else the user's own; else the welcome page."""
    from pathlib import Path

    from ortsnah import paths
    from ortsnah.catalogue.open import open_catalogue
    from ortsnah.domain.errors import CatalogueError

    chosen = wanted or (Path(remembered) if remembered else paths.default_catalogue())
    if not wanted and not chosen.exists():
        window.show_welcome(problem)
        return
    try:
        window.show_catalogue(open_catalogue(chosen, thorough=False), hurried=True)  # the rest is read after the first paint
    except CatalogueError as error:
        window.show_welcome(str(error))


if __name__ == "__main__":
    sys.exit(main())
