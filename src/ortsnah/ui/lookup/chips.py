"""The needs of the chosen group: as chips in a row, or where there is little room as one chip with a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from ortsnah.domain.needs import Need
from ortsnah.ui.common.buttons import Button, DropButton
from ortsnah.ui.common.flow import FlowRow
from ortsnah.ui.common.theme import Theme


class NeedChip(Button):
    """One need; it may become another, for to make and to dress a chip takes longer than to draw it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, "chip")
        self.setCheckable(True)
        self.need: Need | None = None

    def show_need(self, need: Need) -> None:
        """Stand for this need."""
        if need == self.need:
            return
        self.need = need
        self.setText((need.short or need.label).replace("&", "&&"))
        self.setProperty("need", need.id)
        self.setAccessibleName(need.label)


class NeedChips(QWidget):
    """Emits the need that is chosen; the group when a chosen one is taken back. `before` is what Tab leaves for the chips."""

    need_chosen = Signal(str)

    def __init__(self, theme: Theme, before: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._before = before
        self._needs: tuple[Need, ...] = ()
        self._active: tuple[str, ...] = ()
        self._small = self._still = False
        self._chips: list[NeedChip] = []
        self.row = FlowRow(theme.px(8), self)
        self.flow = self.row.flow
        self.pick = DropButton(theme, "", self, "chip")
        self.pick.clicked.connect(self._on_pick)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.row)
        box.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take on sizes of the theme."""
        self.theme = theme
        self.flow.gap = theme.px(8)
        self.pick.dress(theme)
        self.set_small(self._small)

    def set_small(self, small: bool) -> None:
        """One chip with a menu, or all in a row."""
        self._small = small
        policy = self.pick.sizePolicy()
        policy.setRetainSizeWhenHidden(small and self._still)
        self.pick.setSizePolicy(policy)
        self.row.setVisible(not small)
        self.pick.setVisible(bool(self._needs) and small)
        self.setVisible(bool(self._needs) or self._still)
        self.updateGeometry()

    def hold_still(self, still: bool) -> None:
        """While somebody types it keeps its room also where there is no need to be shown."""
        self._still = still
        self.row.hold_still(still)
        self.set_small(self._small)

    def show_needs(self, needs: Sequence[Need], active: Sequence[str]) -> None:
        """These needs, the active ones filled. Where they are the same as before they stay, and with them the focus."""
        if tuple(needs) != self._needs:
            self._needs = tuple(needs)
            self._fit()
            self.set_small(self._small)
        for chip in self._chips:
            chip.setChecked(chip.need is not None and chip.need.id in active)
        self._active = tuple(active)
        chosen = [need.short or need.label for need in self._needs if need.id in active]
        self.pick.setText(chosen[0] + (" …" if len(chosen) > 1 else "") if chosen else "Genauer wählen")
        self.pick.setAccessibleName(f"Bedarf: {', '.join(chosen)}" if chosen else "Bedarf genauer wählen")

    def menu(self) -> QMenu:
        """The same needs as a menu."""
        menu = QMenu(self.pick)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Bedarf")
        for need in self._needs:
            action = menu.addAction(need.label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(need.id in self._active)
            action.setData(need.id)
            action.triggered.connect(lambda checked, need=need: self._on_picked(need, checked))
        return menu

    def _on_pick(self) -> None:
        self.menu().popup(self.pick.mapToGlobal(QPoint(0, self.pick.height())))

    def _fit(self) -> None:
        """As many chips as there are needs, in the order of Tab."""
        while len(self._chips) < len(self._needs):
            chip = NeedChip(self.row)
            chip.clicked.connect(self._on_clicked)
            self.flow.addWidget(chip)
            self._chips.append(chip)
        after = self._before
        for chip, need in zip(self._chips, self._needs, strict=False):
            chip.show_need(need)
            QWidget.setTabOrder(after, chip)
            after = chip
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < len(self._needs))
        QWidget.setTabOrder(self._before, self.pick)
        self.flow.invalidate()

    def _on_clicked(self, checked: bool) -> None:
        chip = self.sender()
        if isinstance(chip, NeedChip) and chip.need is not None:
            self._on_picked(chip.need, checked)

    def _on_picked(self, need: Need, checked: bool) -> None:
        self.need_chosen.emit(need.id if checked else need.parent)
