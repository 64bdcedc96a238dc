"""An answer on its panes: what is chosen at the left, chips, rows and the sentences above them, filters, the moment that it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from ortsnah.domain.needs import Need
from ortsnah.search.query import Results
from ortsnah.ui.lookup.answer import active_needs, alternatives, groups, nothing, reachable, serving, understood_parts
from ortsnah.ui.lookup.needs_pane import CONTACTS, NeedsPane
from ortsnah.ui.lookup.other_day import OtherDay
from ortsnah.ui.lookup.results_model import ResultRow, rows_of
from ortsnah.ui.lookup.results_pane import ResultsPane
from ortsnah.ui.lookup.session import LookupSession
from ortsnah.ui.lookup.top_bar import TopBar


class Presenter(QObject):
    """Shows what the session answered; asks nothing. `listed` tells the services that are on the Merkzettel."""

    def __init__(
        self, session: LookupSession, needs: Mapping[str, Need], listed: Callable[[], frozenset[int]],
        bar: TopBar, list_of_needs: NeedsPane, other_day: OtherDay, pane: ResultsPane,
    ) -> None:  # fmt: skip
        super().__init__(pane)
        self._session, self._needs, self._listed = session, needs, listed
        self._bar, self._list_of_needs, self._other_day, self._pane = bar, list_of_needs, other_day, pane

    def show(self) -> None:
        """The present answer, as it is now: clock and Merkzettel may have changed since it was given."""
        results, need = self._session.results, self._session.effective_need()
        contacts = results.query.contacts
        readings = alternatives(results)
        self._list_of_needs.show_chosen({CONTACTS} if contacts else groups(active_needs(results, need), sure=not readings))
        self._bar.show_kind(contacts=contacts)
        self._bar.show_filters(results.query.filters)
        self._other_day.show(results)
        self._pane.view.setAccessibleName("Ansprechpersonen" if contacts else "Angebote")
        self._pane.hold_still(bool(results.query.text.strip()))
        offered = [self._needs[reading] for reading in readings if reading in self._needs] or self._beside(need, contacts=contacts)
        self._pane.chips.show_needs(offered, () if readings else active_needs(results, need))
        understood = understood_parts(results, self._needs)
        if not results.hits:
            suggested = self._suggested(results)
            hint = "Am nächsten kommt:" if suggested else "Versuchen Sie ein anderes Wort oder wählen Sie links einen Bedarf."
            self._pane.show_empty(nothing(results), hint, suggested, understood)
        elif contacts:
            self._pane.show_answer(self._rows(results, need), reachable(results), understood)
        else:
            self._pane.show_answer(self._rows(results, need), serving(results), understood, select=results.query.asks)

    def _suggested(self, results: Results) -> list[Need]:
        """The needs that come closest; where it is every group, nothing comes close."""
        suggested = [self._needs[x] for x in results.suggestions if x in self._needs]
        groups = [need for need in self._needs.values() if need.is_group]
        return [] if suggested == groups else suggested

    def _beside(self, need: str, *, contacts: bool) -> list[Need]:
        """The needs of the same group; of contacts, where no need was asked for, the groups."""
        group = need.partition(".")[0]
        return [n for n in self._needs.values() if n.parent == group] if group or contacts else []

    def _rows(self, results: Results, need: str) -> list[ResultRow]:
        """Hits and separators, with the words that are marked in them."""
        rows = self._plain_rows(results, need)
        if not results.query.text.strip():
            return rows
        from ortsnah.search.highlight import sought  # not before something was typed

        words = sought(results.understood, self._needs)
        return [row._replace(sought=words) for row in rows]

    def _plain_rows(self, results: Results, need: str) -> list[ResultRow]:
        now, listed, calendar = self._session.now(), self._listed(), self._session.calendar
        if results.query.contacts:
            from ortsnah.ui.lookup.contact_row import contact_rows  # not before the first paint

            return contact_rows(results, now, listed, calendar)
        return rows_of(results, now, self._needs[need].short if need in self._needs else "", listed, calendar)
