"""The page of the clients: a table that is typed into like a spreadsheet."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.clients.actions import ClientActions
from planner.gui.clients.columns import INDEX, SHOWN, USUAL
from planner.gui.clients.filter import ClientFilter
from planner.gui.clients.order import Sort, rows_in
from planner.gui.clients.sheet import NAME, ClientSheet
from planner.gui.document import Document
from planner.gui.page import Page
from planner.gui.settings import Settings
from planner.gui.sheet.panel import SheetPanel
from planner.gui.sheet.sheet import Sheet
from planner.gui.widgets import Card, label, set_words
from planner.model.client_figures import Sums
from planner.model.explanation import Asked
from planner.model.goal.levers import Key, Lever, price_of_row
from planner.model.plan import Plan
from planner.model.problems import Place
from planner.words import names
from planner.words.catalogue import plural, text
from planner.words.numbers import count, money
from planner.words.sentences import one_line

COLUMNS = "clients/columns"
LONGEST_NOTE = 160
SOUGHT = {"services_price": Key.SERVICES, "hours": Key.HOURS, "other_costs": Key.OTHER_COSTS}
"""The columns by which a goal can be met, besides the software price and the accounts."""


class Kept(NamedTuple):
    """The cell in hand: the row of the plan at that time, and where it was seen."""

    plan: Plan
    client: int | None
    row: int
    column: int


class ClientsPage(Page):
    """Rows of clients, what they earn, and all of them together."""

    def __init__(self, document: Document, settings: Settings) -> None:
        """Build the page and wire its parts."""
        super().__init__()
        self._document, self._settings = document, settings
        self.model = ClientSheet(document)
        self.model.setParent(self)
        self.sheet = Sheet(self.model)
        self.sheet.stretched = NAME
        self.panel = SheetPanel(self.sheet)
        self.actions_ = ClientActions(document, self.model, self.sheet, self)
        self.filter = ClientFilter(self.actions_.menu)
        self.total, self.whole = label("section"), label("muted")
        self.whole.hide()
        self._kept: Kept | None = None
        self._lay_out()
        self._show_columns([key for key in settings.get(COLUMNS) if key in INDEX] or list(USUAL))
        self.sheet.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sheet.customContextMenuRequested.connect(self._open_menu)
        self.sheet.heads.sectionClicked.connect(self.sort_by)
        self.sheet.asked.connect(self._ask)
        self.sheet.selectionModel().currentChanged.connect(self._current_changed)
        self.model.modelAboutToBeReset.connect(self._keep_place)
        self.model.arranged.connect(self._arranged)
        self.model.noticed.connect(self.panel.say)
        self.filter.changed.connect(self._filter)
        self.filter.search.done.connect(self._to_the_table)
        self.filter.columns_chosen.connect(self.choose_columns)
        document.changed.connect(self._follow)
        document.finishing.connect(self.sheet.settle)
        document.begun.connect(self._begin)

    def _lay_out(self) -> None:
        card = Card()
        card.rows.setContentsMargins(0, UNIT, 0, UNIT)
        self.filter.setContentsMargins(UNIT, 0, UNIT, 0)
        card.rows.addWidget(self.filter)
        card.rows.addWidget(self.panel, 1)
        sums = QVBoxLayout()
        sums.setContentsMargins(UNIT, 0, UNIT, 0)
        sums.setSpacing(2)
        sums.addWidget(self.total)
        sums.addWidget(self.whole)
        card.rows.addLayout(sums)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        rows.addWidget(card)

    # What is shown.

    def show_results(self, results: Results) -> None:
        """Show these results, as far as the rows have been computed."""
        self._follow_now()
        if results.clients is not None:
            self.model.take_figures(results.clients)
            self.sheet.grow()
        self._sum_up()
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the page was not seen."""
        super().showEvent(event)
        self._follow_now()

    @Slot()
    def _follow(self) -> None:
        """What is typed is seen at once; the figures follow."""
        if self.isVisible():
            self._follow_now()

    def _follow_now(self) -> None:
        self.model.take_plan()

    @Slot()
    def _begin(self) -> None:
        """Another plan: nothing of it is left out, and it stands in its own order."""
        self.model.forget_figures()
        self.filter.want_everything()
        self.sheet.heads.sorted = None
        self.model.arrange(None, self.filter.wanted)

    @Slot()
    def _keep_place(self) -> None:
        """Remember which cell is in hand, before the rows are others."""
        here = self.sheet.here
        if here is not None and here[0] < self.model.rowCount():
            self._kept = Kept(self.model.plan, self.model.client_row(here[0]), *here)

    @Slot()
    def _arranged(self) -> None:
        """Go back to the row that was in hand; where rows came, to those."""
        kept, plan = self._kept, self.model.plan
        if kept is not None:
            row = kept.row
            fresh = [] if kept.plan is plan else self._fresh(kept.plan)
            if fresh and kept.client is not None:
                row, last = fresh[0], fresh[-1]
                self.sheet.select(row, kept.column, last, kept.column)
            else:
                same = self._same(kept)
                row = min(row if same is None else same, self.model.rowCount() - 1)
                self.sheet.go(row, kept.column)
        self._sum_up()
        self._say()

    def _fresh(self, before: Plan) -> list[int]:
        """Where the rows are seen that were not there before, as far as they are neighbours."""
        was = rows_in(before.clients, self.model.plan.clients)
        fresh = {row for row, old in enumerate(was) if old < 0}
        if not fresh or len(fresh) == len(was):
            return []
        found = [row for row, at in enumerate(self.model.order) if at in fresh]
        return [row for number, row in enumerate(found) if row == found[0] + number]

    def _same(self, kept: Kept) -> int | None:
        """Where the row that was in hand is seen by now."""
        if kept.client is None:
            return None
        clients = self.model.plan.clients
        if kept.plan is self.model.plan:
            return self.model.seen_row(kept.client)
        was = rows_in(kept.plan.clients, clients)
        return self.model.seen_row(was.index(kept.client)) if kept.client in was else None

    # All together.

    def _sum_up(self) -> None:
        """Say what the rows come to together, all of them and those that are seen."""
        figures = self.model.figures
        everything = self.model.wanted.everything
        self.whole.setVisible(figures is not None and not everything)
        if figures is None:
            set_words(self.total, "")
            return
        whole = self._sentence(figures.all)
        if everything:
            set_words(self.total, whole)
            return
        seen = [self.model.figure_row(row) for row in self.model.order]
        shown = self._sentence(figures.sums(row for row in seen if row >= 0))
        set_words(self.total, text("Shown: {sums}").format(sums=shown))
        set_words(self.whole, text("All: {sums}").format(sums=whole))

    def _sentence(self, sums: Sums) -> str:
        currency = self.model.plan.currency
        rows = plural("{count} row", "{count} rows", sums.rows).format(count=count(sums.rows))
        accounts = plural("{count} account", "{count} accounts", sums.accounts)
        parts = [rows, accounts.format(count=count(sums.accounts))]
        for code in ("revenue", "vendor_cost", "contribution"):
            amount = money(getattr(sums, code), currency, unit=True)
            parts.append(f"{names.amount(code)} {amount}")
        return "  ·  ".join(parts)

    # The row in hand.

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.row() != before.row():
            self._say()

    def _say(self) -> None:
        """Say of the row in hand what there is to know: its remarks, and its note."""
        here = self.sheet.here
        said: list[str] = []
        if not self.model.plan.clients:
            said.append(
                text("Type a client's name, paste a list from a spreadsheet, or import a file.")
            )
        if here is not None and here[0] < self.model.rowCount():
            said += self.model.remarks(here[0])
            note = self.model.note(here[0])
            if note:
                said.append(text("Note: {note}").format(note=one_line(note, LONGEST_NOTE)))
        self.panel.say(" ".join(said))

    # Order, filter, columns.

    @Slot(int)
    def sort_by(self, column: int) -> None:
        """A click sorts, another one the other way round, a third as the plan has them."""
        now, key = self.model.sorting, SHOWN[column].key
        if now is None or now.key != key:
            sort: Sort | None = Sort(key, falling=False)
        else:
            sort = None if now.falling else Sort(key, falling=True)
        if self.sheet.finish():
            self.sheet.heads.sorted = None if sort is None else (column, sort.falling)
            self.model.arrange(sort, self.filter.wanted)

    @Slot()
    def _filter(self) -> None:
        if self.filter.wanted != self.model.wanted:
            self.model.arrange(self.model.sorting, self.filter.wanted)

    @Slot()
    def _to_the_table(self) -> None:
        self.sheet.setFocus()

    @Slot(object)
    def choose_columns(self, keys: list[str]) -> None:
        self._show_columns(keys)
        self._settings.set(COLUMNS, keys)

    def _show_columns(self, keys: list[str]) -> None:
        for number, each in enumerate(SHOWN):
            self.sheet.setColumnHidden(number, each.key not in keys and number != NAME)
        self.filter.show_columns(keys)
        self.sheet.grow()

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        self.actions_.menu.popup(self.sheet.viewport().mapToGlobal(at))

    # Where the hand goes.

    def reveal(self, place: Place) -> bool:
        """Select the cell of a place, whatever hides it."""
        if len(place) < 2 or not isinstance(place[1], int):
            return False
        client_row = place[1]
        column = INDEX.get(str(place[2]), NAME) if len(place) > 2 else NAME
        self._follow_now()
        if not 0 <= client_row < len(self.model.plan.clients):
            return False
        if self.model.seen_row(client_row) is None:
            self.filter.want_everything()
            self.model.arrange(self.model.sorting, self.filter.wanted)
        row = self.model.seen_row(client_row)
        if row is None:
            return False
        if self.sheet.isColumnHidden(column):
            keys = [SHOWN[each].key for each in (*self.sheet.seen, column)]
            self._show_columns(keys)
        self.sheet.setFocus()
        self.sheet.go(row, column)
        return True

    @Slot(int, int)
    def _ask(self, row: int, column: int) -> None:
        client_row = self.model.client_row(row)
        if client_row is not None:
            key = SHOWN[column].key
            self.explained.emit(Asked("contribution" if key == "flags" else key, row=client_row))

    def asked(self) -> Asked | None:
        """The figure of the current cell; of one that is typed, what its row contributes."""
        if self.sheet.here is None or not self.sheet.hasFocus():
            return None
        row, column = self.sheet.here
        client_row = self.model.client_row(row)
        figure = SHOWN[column].key if self.model.explains(column) else "contribution"
        if client_row is None:
            return None
        return Asked("contribution" if figure == "flags" else figure, row=client_row)

    def lever(self) -> Lever | None:
        """The price, cost or hours in hand, where the row has a cell of them; else its accounts."""
        here = self.sheet.here if self.sheet.hasFocus() else None
        row = None if here is None else self.model.client_row(here[0])
        if here is None or row is None:
            return None
        column = SHOWN[here[1]].key
        if column == "software_price":
            return price_of_row(self._document.plan, row)
        return Lever(SOUGHT.get(column, Key.ROW), row=row)

    def search_here(self) -> bool:
        """Ctrl+F looks for a client."""
        self.filter.search.setFocus()
        self.filter.search.selectAll()
        return True

    # Looks.

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.sheet.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.sheet.setAccessibleName(text("Clients"))
        self.filter.retranslate()
        self.actions_.retranslate()
        self.model.retranslate()
        self.sheet.widen()
        self._sum_up()
        self._say()
