"""The second step of the invoice's check: whose each line is, what differs, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.fields.number import ChoiceField
from planner.gui.invoice.tables import (
    Shown,
    WordGrid,
    WordTable,
    in_order,
    match_columns,
    match_lines,
)
from planner.gui.segments import Segment
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.book import Book
from planner.model.invoice.check import Checked
from planner.model.invoice.edits import suggestion
from planner.model.invoice.lines import Cause, Entry, Invoice
from planner.model.invoice.matching import LEFT_OUT
from planner.model.plan import Plan
from planner.words.catalogue import plural, text
from planner.words.invoice_findings import Teller
from planner.words.numbers import count
from planner.words.sentences import one_line

Keys = Qt.Key
WALKING = {Keys.Key_Up, Keys.Key_Down, Keys.Key_Home, Keys.Key_End, Keys.Key_Space}
DETAIL_HEIGHT = 126
HAND_WIDTH = 336
AUTOMATIC, LEAVE_OUT, FIRST_ROW = 0, 1, 2
"""The first choices of whose a line is; the client rows follow."""


class Picker(ChoiceField):
    """A choice that takes effect once it is made: the keys walk through its list, not past it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list, where the keys find their way; Enter there decides."""
        if event.key() in WALKING or (event.text() > " " and event.text().isprintable()):
            self.showPopup()
        else:
            super().keyPressEvent(event)


class Compared(NamedTuple):
    """An invoice held against a plan, and all its words: what the worker makes."""

    checked: Checked
    teller: Teller
    lines: list[Shown]
    clients: list[str]


def compare(
    plan: Plan, invoice: Invoice, by_hand: Mapping[int, int], plan_names: Mapping[str, str]
) -> Compared:
    """Hold an invoice against a plan."""
    checked = Checked(Book(plan), invoice, by_hand)
    teller = Teller(checked, plan_names)
    checked.explained  # noqa: B018 - made here, and only read in the window
    packages = {package.id: package.title for package in plan.packages}
    clients = [
        " · ".join(
            one_line(each)
            for each in (client.name, packages.get(client.package, client.package))
            if each
        )
        for client in plan.clients
    ]
    return Compared(checked, teller, match_lines(checked, teller), clients)


class InvoiceResult(QWidget):
    """The summary, the table, and what is known of its current line.

    Signals:
        decided: a line is whose it is said to be: a client row, ``LEFT_OUT``, or None for what is
            found by itself.
        taken: what a cause suggests is to be taken over, with its entry.
    """

    decided = Signal(int, object)
    taken = Signal(object, object)

    def __init__(self, currency_symbol: str) -> None:
        """Show nothing yet."""
        super().__init__()
        self.compared: Compared | None = None
        self._offer: tuple[Cause, Entry] | None = None
        self._by_hand: Mapping[int, int] = {}
        self._sorted: tuple[int, bool] | None = None
        self.summary = label("title")
        self.parts = Note("muted")
        for each in (self.summary, self.parts):
            each.setWordWrap(True)
        self.table = WordTable(match_columns(currency_symbol))
        self.grid = WordGrid(self.table)
        self.grid.setAccessibleName(text("The invoice against your plan"))
        self.grid.heads.sectionClicked.connect(self._sort)
        self.grid.selectionModel().currentChanged.connect(self._show_detail)
        self.differing, self.every = Segment(), Segment()
        self.every.setText(text("All lines"))
        self.copy = QPushButton(text("Copy the table"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.whose = Picker()
        self._clients = QStringListModel(self)
        self.whose.setModel(self._clients)
        self.whose.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.whose.setAccessibleName(text("This line is for"))
        self.whose.activated.connect(self._decide)
        self.take = QPushButton()
        self.take.setAutoDefault(False)
        self.take.clicked.connect(self._take_over)
        self.name = label("section")
        self.detail = Note()
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self._segments())
        bar.addStretch(1)
        bar.addWidget(self.copy)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addWidget(self.summary)
        rows.addWidget(self.parts)
        rows.addLayout(bar)
        rows.addWidget(self.grid, 1)
        rows.addWidget(self._detail_card())

    def _segments(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for button in (self.differing, self.every):
            button.setAutoDefault(False)
            group.addButton(button)
            row.addWidget(button)
        self.every.setChecked(True)
        group.buttonClicked.connect(self._show_lines)
        return frame

    def _detail_card(self) -> Card:
        card = Card()
        card.setFixedHeight(DETAIL_HEIGHT)
        said = QWidget()
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, UNIT, 0)
        words.setSpacing(UNIT // 2)
        words.addWidget(self.name)
        words.addWidget(self.detail)
        words.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(said)
        decided = QWidget()
        decided.setFixedWidth(HAND_WIDTH)
        hand = QVBoxLayout(decided)
        hand.setContentsMargins(0, 0, 0, 0)
        hand.setSpacing(UNIT // 2)
        name = label("caption", text("This line is for"))
        name.setBuddy(self.whose)
        hand.addWidget(name)
        hand.addWidget(self.whose)
        hand.addStretch(1)
        hand.addWidget(self.take)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(area, 1)
        row.addWidget(decided)
        card.rows.addLayout(row)
        return card

    def name_amounts(self, symbol: str) -> None:
        """Write the titles for amounts in another currency."""
        self.table.name_columns(match_columns(symbol))

    def show_compared(self, compared: Compared, by_hand: Mapping[int, int]) -> None:
        """Show an invoice held against a plan; the hand stays where it was."""
        here, at = self._here(), self.grid.here
        self.compared, self._by_hand = compared, by_hand
        set_words(self.summary, compared.teller.summary())
        self.parts.say(compared.teller.parts())
        differing = sum(bool(each.entry and each.entry.likely) for each in compared.lines)
        words = plural("{count} difference", "{count} differences", differing)
        self.differing.setText(words.format(count=count(differing)))
        if self.every.isChecked() and differing and here is None:
            self.differing.setChecked(True)
        self._clients.setStringList(
            [text("matched automatically"), text("left out"), *compared.clients]
        )
        self._show_lines()
        rows = [each.line for each in self.table.lines]
        if here is not None and here.line is not None and here.line in rows:
            self.grid.go(rows.index(here.line), 0)
        elif at is not None and rows:
            self.grid.go(min(at[0], len(rows) - 1), 0)

    @Slot()
    def _show_lines(self) -> None:
        if self.compared is None:
            return
        lines = self.compared.lines
        if self.differing.isChecked():
            lines = [each for each in lines if each.entry is not None and each.entry.likely]
        if self._sorted is not None:
            column, largest_first = self._sorted
            lines = in_order(lines, column, largest_first=largest_first)
        self.grid.heads.sorted = self._sorted
        self.table.show_lines(lines)
        if lines:
            self.grid.go(0, 0)
        self._show_detail()

    @Slot(int)
    def _sort(self, column: int) -> None:
        """Sort by a column; again: the other way round."""
        before = self._sorted
        again = before is not None and before[0] == column
        self._sorted = (column, not before[1] if again and before is not None else column >= 2)
        self._show_lines()

    @Slot()
    def _copy(self) -> None:
        """Copy all lines that are shown, with their titles."""
        here = self.grid.here
        self.grid.selectAll()
        self.grid.copy()
        if here is not None:
            self.grid.go(*here)

    # The current line.

    def _here(self) -> Shown | None:
        here = self.grid.here
        return self.table.lines[here[0]] if here and here[0] < len(self.table.lines) else None

    @Slot()
    def _show_detail(self) -> None:
        shown, compared = self._here(), self.compared
        self._offer = None
        self.whose.setEnabled(shown is not None and shown.line is not None)
        self.whose.setCurrentIndex(AUTOMATIC)
        self.take.hide()
        set_words(self.name, "")
        if shown is None or compared is None:
            self.detail.say("")
            return
        if shown.line is not None:
            row = self._by_hand.get(shown.line)
            if shown.entry is None:
                row = LEFT_OUT
            if row is not None:
                self.whose.setCurrentIndex(LEAVE_OUT if row == LEFT_OUT else FIRST_ROW + row)
        entry = shown.entry
        if entry is None:
            set_words(self.name, compared.teller.line(shown.line))
            self.detail.say(text("This line is left out of the comparison."))
            return
        teller = compared.teller
        set_words(self.name, teller.account(entry) or teller.line(entry.line))
        said = [teller.expected(entry), *teller.explanations(entry)]
        if entry.line is not None:
            said.insert(0, f"{teller.line(entry.line)} ({teller.how(entry)})")
        self.detail.say("\n".join(filter(None, said)))
        cause = suggestion(entry, compared.checked.book.plan)
        if cause is not None:
            self._offer = (cause, entry)
            self.take.setText(teller.offer(cause).replace("&", "&&"))
            self.take.show()

    @Slot(int)
    def _decide(self, chosen: int) -> None:
        shown = self._here()
        if shown is None or shown.line is None:
            return
        row = {AUTOMATIC: None, LEAVE_OUT: LEFT_OUT}.get(chosen, chosen - FIRST_ROW)
        self.decided.emit(shown.line, row)

    @Slot()
    def _take_over(self) -> None:
        if self._offer is not None:
            self.grid.setFocus()  # the button may go, and the hand is where undo is known
            self.taken.emit(*self._offer)
