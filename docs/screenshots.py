"""Render every window and dialog into docs/images/: offscreen, example catalogue, fixed date. Usage: make screenshots [ONLY=name]"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import states
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from ortsnah import paths
from ortsnah.catalogue.open import open_catalogue
from ortsnah.consultation.dead_ends import DeadEnd, Reason, overview
from ortsnah.domain.moments import Moment
from ortsnah.settings import Settings
from ortsnah.ui.application import finish, make_application
from ortsnah.ui.common.dialogs import ShortcutsDialog
from ortsnah.ui.common.theme import Theme
from ortsnah.ui.consultation.dead_end_dialog import DeadEndDialog, OverviewDialog
from ortsnah.ui.lookup import follower, session
from ortsnah.ui.window import MainWindow

IMAGES = Path(__file__).parent / "images"
MONDAY = dt.datetime(2026, 11, 23, 10, 20)  # a moment when most offices are open
BASE_POINTS = 10.5
FAMILY = "Noto Sans"  # of resources/fonts, the same on every machine
PLACE = "Gronig · Oberthal"


@dataclass(frozen=True)
class Scene:
    """A picture: what is done before it is taken, and how the desktop is set."""

    name: str
    act: Callable[[MainWindow], QWidget | None]
    width: int = 1440
    height: int = 900
    dark: bool = False
    contrast: bool = False
    scale: float = 1.0


def nothing(window: MainWindow) -> None:
    """As it opens."""


def typed(text: str) -> Callable[[MainWindow], None]:
    """Type into the need field."""
    return lambda window: window.page.bar.need.edit.setText(text)


def chosen(need: str) -> Callable[[MainWindow], None]:
    """Choose a need in the list."""
    return lambda window: window.page.choose_need(need)


def completing(window: MainWindow) -> QWidget:
    """The completion of a mistyped place."""
    field = window.page.bar.place
    field.edit.setFocus()
    field.edit.setText("Güdesweier")
    field.edit.textEdited.emit("Güdesweier")
    return window


def filter_panel(window: MainWindow) -> QWidget:
    """The popup with the further filters."""
    panel = window.page.bar.panel
    panel.show_filters(window.session.query.filters)
    panel.adjustSize()
    panel.show()
    return panel


def other_day(window: MainWindow) -> None:
    """Seen for another day and hour."""
    typed("kita")(window)
    window.session.look_at(Moment(MONDAY.date() + dt.timedelta(days=1), dt.time(17)))


def picked(name: str) -> Callable[[MainWindow], None]:
    """The catalogue of all states, the day nursery of that name chosen."""

    def act(window: MainWindow) -> None:
        typed("kita")(window)
        view = window.page.results.view
        number = next(number for number, row in enumerate(view.results_model.rows) if row.title == f"Kita {name}")
        view.setCurrentIndex(view.results_model.index(number))

    return act


def all_saturday(window: MainWindow) -> None:
    """A whole day, named in the text."""
    typed("lebensmittel am samstag offen")(window)


def moment_panel(window: MainWindow) -> QWidget:
    """The popup that chooses another day."""
    other_day(window)
    window.page.other_day.choose()
    return window


def shortcuts(window: MainWindow) -> QWidget:
    """F1."""
    dialog = ShortcutsDialog(window.theme, window)
    dialog.show()
    return dialog


def detailed(window: MainWindow) -> None:
    """The detail in place of the list, where there is no room for both."""
    typed("krippe")(window)
    window.page.show_details()


def shortlisted(window: MainWindow) -> None:
    """Two needs with entries, one of them with a note, and a need that has none yet."""
    for text, picked in (("krippe", 2), ("schuldnerberatung", 1)):
        typed(text)(window)
        for _ in range(picked):
            window.page.toggle_shortlist()
            window.page.results.view.step(1)
    window.page.choose_need("wohnen.wohngeld")
    window.page.consultation.remember_wishes()
    window.page.shortlist.note(0, "Dienstag vor 10 Uhr anrufen, nach der Eilvermittlung fragen")
    window.page.bar.shortlist.setChecked(True)


def dead_end(window: MainWindow) -> QWidget:
    """Ctrl+D."""
    typed("krippe")(window)
    dialog = DeadEndDialog(window.theme, "Krippe (0–2 Jahre)", "in Oberthal", Reason.NO_PLACE, window)
    dialog.show()
    return dialog


def missing(window: MainWindow) -> QWidget:
    """What was counted in two months."""
    reasons, needs = list(Reason), [need.id for need in window.session.engine.needs if not need.is_group][:9:2]
    counted = {
        DeadEnd(month, need, place, reasons[(number + at) % 5]): (number * 3 + at) % 8 + 1
        for month in ("2026-11", "2026-10") for number, need in enumerate(needs) for at, place in enumerate(("Oberthal", "Freisen", "Tholey"))
    }  # fmt: skip
    dialog = OverviewDialog(window.theme, overview(counted), {need.id: need for need in window.session.engine.needs}, window)
    dialog.show()
    return dialog


def menu(window: MainWindow) -> None:
    """F10."""
    typed("krippe")(window)
    window.show_menu()


def whole_district(window: MainWindow) -> None:
    """No place chosen, many hits."""
    window.session.set_place(None)
    chosen("kinderbetreuung")(window)


def contacts(text: str = "", topic: str = "", place: str | None = PLACE, picked: int = 0) -> Callable[[MainWindow], None]:
    """Whom to ask: for words or a topic, at a place or in the whole district; so many steps down the list."""

    def act(window: MainWindow) -> None:
        window.session.set_place(window.session.engine.gazetteer.exact_label(place) if place else None)
        window.page.find_contacts()
        if topic:
            window.page.choose_topic(topic)
        if text:
            window.page.bar.need.edit.setText(text)
        if picked:
            window.page.results.view.step(picked)

    return act


def damaged(window: MainWindow) -> None:
    """A catalogue that fell back to the one before."""
    window.status.warn("Der Katalog „katalog.ortsnah“ ist beschädigt. Geöffnet ist der vorige Katalog, Nr. 211.")


SCENES = [
    Scene("main", typed("krippe ab 1 jahr, eilt")),
    Scene("main-dark", typed("krippe ab 1 jahr, eilt"), dark=True),
    Scene("main-contrast", typed("krippe ab 1 jahr, eilt"), contrast=True),
    Scene("main-1280x720", typed("krippe"), 1280, 720),
    Scene("main-1024", typed("krippe"), 1024, 768),
    Scene("main-2560x1440", typed("krippe"), 2560, 1440),
    Scene("main-200-percent", typed("krippe"), 1280, 720, scale=2.0),
    Scene("main-200-percent-dark", typed("krippe"), 1440, 900, dark=True, scale=2.0),
    Scene("detail-200-percent", detailed, 1280, 720, scale=2.0),
    Scene("shortcuts-200-percent", shortcuts, 1280, 720, scale=2.0),
    Scene("filter-panel-200-percent", filter_panel, 1280, 720, scale=2.0),
    Scene("start", nothing),
    Scene("need-from-list", chosen("gesundheit")),
    Scene("next-places", chosen("gesundheit.kinderarzt")),
    Scene("near-miss", typed("krippe für 1 jahr freie plätze")),
    Scene("near-miss-dark", typed("schuldnerberatung auf arabisch"), dark=True),
    Scene("no-hit", typed("Strandhotel Mallorca")),
    Scene("no-hit-200-percent", typed("Strandhotel Mallorca"), 1280, 720, scale=2.0),
    Scene("readings", typed("kind")),
    Scene("understood", typed("krippe in gronig für 1 jahr am dienstag 17 uhr offen barrierefrei eilt")),
    Scene("understood-200-percent", typed("kita gronig eilt"), 1280, 720, scale=2.0),
    Scene("whole-district", whole_district),
    Scene("emergency", chosen("notfall")),
    Scene("two-needs", typed("Schulden und Alkohol")),
    Scene("free-places", lambda window: (chosen("kinderbetreuung.kita")(window), window.session.set_filters(free_places=True))[0]),
    Scene("other-day", other_day),
    Scene("other-day-dark", other_day, dark=True),
    Scene("other-day-1024", other_day, 1024, 768),
    Scene("other-day-200-percent", other_day, 1280, 720, scale=2.0),
    Scene("other-day-all-day", all_saturday),
    Scene("other-day-panel", moment_panel),
    Scene("other-day-panel-200-percent", moment_panel, 1280, 720, scale=2.0),
    Scene("contacts", contacts()),
    Scene("contacts-dark", contacts("wohngeld", picked=1), dark=True),
    Scene("contacts-contrast", contacts("jugendamt"), contrast=True),
    Scene("contacts-200-percent", contacts("jugendamt"), 1440, 900, scale=2.0),
    Scene("contacts-1024", contacts("amt"), 1024, 768),
    Scene("contacts-whole-district", contacts(place=None)),
    Scene("contacts-topic", contacts(topic="amt")),
    Scene("contacts-nobody", contacts("Strandhotel Mallorca")),
    Scene("contacts-out-of-hours", contacts("bezirkssozialarbeit")),
    Scene("shortlist", shortlisted),
    Scene("dead-end", dead_end),
    Scene("dead-end-200-percent", dead_end, width=1280, height=720, scale=2.0),
    Scene("dead-ends", missing),
    Scene("menu", menu),
    Scene("shortlist-dark", shortlisted, dark=True),
    Scene("shortlist-200-percent", shortlisted, width=1280, height=720, scale=2.0),
    Scene("place-completion", completing, 1000, 600),
    Scene("filter-panel", filter_panel),
    Scene("filter-panel-dark", filter_panel, dark=True),
    Scene("shortcuts", shortcuts),
    Scene("shortcuts-dark", shortcuts, dark=True),
    Scene("damaged-catalogue", damaged),
]
STATES = [
    Scene("states", picked("Offen und Frisch"), 1440, 1240),
    Scene("states-dark", picked("Offen und Frisch"), 1440, 1240, dark=True),
    Scene("states-contrast", picked("Offen und Frisch"), 1440, 1240, contrast=True),
    Scene("states-200-percent", picked("Offen und Frisch"), 1920, 1240, scale=2.0),
    Scene(
        "states-other-day",
        lambda window: (picked("Offen und Frisch")(window), window.session.look_at(Moment(dt.date(2026, 12, 25), dt.time(10))))[0],
        1440,
        1240,
    ),
    Scene("states-closing-soon", picked("Schließt Gleich")),
    Scene("states-closed", picked("Geschlossen")),
    Scene("states-on-request", picked("Nach Vereinbarung")),
    Scene("states-waiting-list", picked("Ohne Öffnungszeit")),
    Scene("states-under-repair", picked("Umbau")),
]
WELCOME = [
    Scene("welcome", nothing, 1280, 720),
    Scene("welcome-dark", nothing, 1280, 720, dark=True),
    Scene("welcome-200-percent", nothing, 1280, 720, scale=2.0),
    Scene("welcome-problem", lambda window: window.show_welcome(
        "Der Katalog „katalog.ortsnah“ ist beschädigt. Die Datei wurde nicht verändert. Bitte laden Sie den Katalog neu."), 1280, 720),
]  # fmt: skip


def settle() -> None:
    """Let layouts and deletions happen."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def take(app: QApplication, scene: Scene, catalogue: Path | None) -> None:
    """One picture."""
    app.setFont(QFont(FAMILY, round(BASE_POINTS * scene.scale)))
    theme = Theme(app.font(), scene.dark, scene.contrast)
    theme.apply(app)
    window = MainWindow(theme, Settings(place=PLACE), open_catalogue, paths.example_catalogue(), lambda: MONDAY)
    if catalogue is None:
        window.show_welcome()
    else:
        window.show_catalogue(open_catalogue(catalogue))  # trouble ends the script instead of opening a dialog
    window.resize(scene.width, scene.height)
    window.show()
    settle()
    picture = scene.act(window)
    settle()
    popup = window.page.bar.place.places.view if catalogue is not None else None
    grabbed = (picture or window).grab()
    popup = QApplication.activePopupWidget() or popup
    if popup is not None and popup.isVisible():
        from PySide6.QtGui import QPainter

        painter = QPainter(grabbed)
        painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
        painter.end()
    grabbed.save(str(IMAGES / f"{scene.name}.png"))
    window.close()
    window.deleteLater()
    settle()


def main() -> None:
    """All scenes, or those whose name holds the argument."""
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    IMAGES.mkdir(exist_ok=True)
    follower.DETAIL_FOLLOWS = session.COUNTS_FOLLOW = 0  # pictures do not wait
    app = make_application(["ortsnah"])
    finish(app)
    for font in sorted((paths.resources() / "fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    with TemporaryDirectory() as folder:
        for scenes, catalogue in ((SCENES, paths.example_catalogue()), (STATES, states.make(Path(folder))), (WELCOME, None)):
            for scene in scenes:
                if only in scene.name:
                    take(app, scene, catalogue)
                    print(scene.name)


if __name__ == "__main__":
    main()
