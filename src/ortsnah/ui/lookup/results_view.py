"""The result list: cards drawn by a delegate, no widgets in rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from ortsnah.ui.common.fields import plain_tip
from ortsnah.ui.common.rows import is_hovered, is_selected
from ortsnah.ui.common.theme import Colours, Theme
from ortsnah.ui.common.wording import Tone
from ortsnah.ui.lookup.results_model import ResultRow, ResultsModel


def tone_colours(colours: Colours, tone: Tone) -> tuple[QColor, QColor]:
    """(ink, ground) of a chip."""
    return {
        Tone.NEUTRAL: (colours.text, colours.neutral_back),
        Tone.GOOD: (colours.good, colours.good_back),
        Tone.WAITING: (colours.waiting, colours.waiting_back),
        Tone.BAD: (colours.bad, colours.bad_back),
    }[tone]


class ResultDelegate(QStyledItemDelegate):
    """Draws a hit as a card: name, who and where, chips; distance at the right."""

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.view = parent
        self._cut: set[int] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All cards are of one height, all separators of another."""
        row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(self.theme.px(200), self.theme.px(109) if row.hit else self.theme.px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """A card or a separator."""
        row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cut = self._card(painter, option.rect, index, row) if row.hit else self._separator(painter, option.rect, row)
        (self._cut.add if cut else self._cut.discard)(index.row())
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """The whole row as a tooltip, where something of it is cut."""
        if index.row() not in self._cut:
            return False
        QToolTip.showText(event.globalPos(), plain_tip(index.data(Qt.ItemDataRole.UserRole).lines()), view)
        return True

    def _separator(self, painter: QPainter, rect: QRect, row: ResultRow) -> bool:
        theme = self.theme
        painter.setPen(QPen(theme.colours.field_line, 1, Qt.PenStyle.DashLine))
        top = rect.top() + theme.px(6)
        painter.drawLine(rect.left(), top, rect.right(), top)
        area = QRect(rect.left() + theme.px(2), top, rect.width() - theme.px(4), rect.bottom() - top)
        return self._text(painter, area, row.title, theme.base, theme.colours.quiet)

    def _card(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, row: ResultRow) -> bool:
        """True when something had to be cut."""
        theme = self.theme
        colours, px = theme.colours, theme.px
        selected = is_selected(self.view, index)
        focused = selected and self.view.hasFocus()
        hovered = is_hovered(self.view, index)
        width = theme.focus_line if focused else theme.strong_line if selected else 1.0
        card = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -px(8))
        painter.setPen(QPen(colours.accent if selected else colours.field_line if hovered else colours.line, width))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(card, px(8), px(8))
        inner = rect.adjusted(px(15), px(13), -px(15), -px(8 + 12))
        line = QFontMetrics(theme.base).height()
        right = self._right(painter, QRect(inner.left(), inner.top(), inner.width(), inner.height()), row, line)
        left = QRect(inner.left(), inner.top(), inner.width() - right - px(12), line)
        cut = self._text(painter, left, row.title, theme.font(1.07, theme.strong.weight()), colours.text, row)
        cut |= self._text(painter, left.translated(0, line + px(6)), row.line(), theme.base, colours.quiet, row)
        return self._chips(painter, QRect(inner.left(), inner.top() + 2 * line + px(16), inner.width(), line + px(5)), row) or cut

    def _right(self, painter: QPainter, area: QRect, row: ResultRow, line: int) -> int:
        """Draw distance and what it means right-aligned; returns the width that they take."""
        theme, taken = self.theme, 0
        above, below = row.distance()
        texts = ((above, theme.font(row.loud, theme.strong.weight()), theme.colours.text), (below, theme.base, theme.colours.quiet))
        for number, (text, font, ink) in enumerate(texts):
            painter.setFont(font)
            painter.setPen(ink)
            place = QRect(area.left(), area.top() + number * (line + theme.px(6)), area.width(), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
            taken = max(taken, QFontMetrics(font).horizontalAdvance(text))
        return taken

    def _text(self, painter: QPainter, area: QRect, text: str, font: QFont, ink: QColor, row: ResultRow | None = None) -> bool:
        """Draw a line, with marks where it holds words that were sought; true when it had to be cut."""
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        if row is not None and row.sought:
            self._marks(painter, area, shown, row)
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)
        return shown != text

    def _marks(self, painter: QPainter, area: QRect, shown: str, row: ResultRow) -> None:
        """A ground and a line below the letters that were sought: seen without colours too."""
        theme, metrics = self.theme, painter.fontMetrics()
        for first, last in row.marks(shown):
            left, right = (area.left() + metrics.horizontalAdvance(shown[:end]) for end in (first, last))
            painter.fillRect(left, area.top() - 1, right - left, area.height() + 1, theme.colours.accent_back)
            painter.fillRect(left, area.bottom(), right - left, max(1, theme.px(1)), theme.colours.accent)

    def _chips(self, painter: QPainter, area: QRect, row: ResultRow) -> bool:
        """Draw as many chips as there is room for; true when one had to be cut or left out."""
        theme = self.theme
        px, x = theme.px, area.left()
        painter.setFont(theme.font(0.95))
        metrics = painter.fontMetrics()
        cut = False
        for chip in row.chips():
            room = area.right() - x - px(16)
            if room < px(48):
                return True
            text = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, room)
            cut |= text != chip.text
            width = metrics.horizontalAdvance(text) + px(16)
            ink, ground = tone_colours(theme.colours, chip.tone)
            box = QRectF(x, area.top(), width, area.height())
            painter.setBrush(ground)
            painter.setPen(Qt.PenStyle.NoPen if ground != theme.colours.surface else QPen(ink, 1))
            painter.drawRoundedRect(box, px(4), px(4))
            painter.setPen(ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            x += width + px(8)
        return cut


class ResultsView(QListView):
    """The list; it keeps a hit selected so that Enter always has a meaning."""

    hit_selected = Signal(object)  # Hit or None
    hit_activated = Signal(object)
    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results_model = ResultsModel(self)
        self.setModel(self.results_model)
        self.delegate = ResultDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Angebote")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its room is kept, so that cards do not change width
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._on_activated)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.delegate.theme = theme
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.doItemsLayout()

    def show_rows(self, rows: list[ResultRow], *, select: bool = True) -> None:
        """Show a new answer; the hit that was selected stays so when it is still at the same row, else the first is.

        Nothing is selected where nothing was asked.
        """
        before = self._shown_at(self.currentIndex())
        self.results_model.set_rows(rows)
        self.scheduleDelayedItemsLayout()
        if before is not None and self._shown_at(self.currentIndex()) == before:
            self.hit_selected.emit(self.current_hit())
            return
        hits = self.results_model.hits()
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()
        if not hits or not select:
            self.hit_selected.emit(None)
            return
        self.setCurrentIndex(self.results_model.index(hits[0]))

    def current_hit(self) -> object | None:
        """The selected hit."""
        row = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.hit if row else None

    def step(self, by: int) -> None:
        """Select the hit so many hits further down or up, the last or first one at most; separators are passed over."""
        hits = self.results_model.hits()
        if not hits:
            return
        here = hits.index(self.currentIndex().row()) if self.currentIndex().row() in hits else -1
        self.setCurrentIndex(self.results_model.index(hits[min(max(here + by, 0), len(hits) - 1)]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the page, which passes over separators; Ctrl+C copies the whole entry, not its name alone."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex) -> None:
        """Tell the detail pane."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.hit_selected.emit(self.current_hit())

    def _shown_at(self, index: QModelIndex) -> object:
        """What tells the hit at a row from others."""
        row = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return (row.hit.listing.service_id, row.hit.contact) if row and row.hit else None

    def _on_activated(self, _index: QModelIndex) -> None:
        if (hit := self.current_hit()) is not None:
            self.hit_activated.emit(hit)
