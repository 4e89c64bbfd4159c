"""The tables of the invoice's check: its lines as they were read, and whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent

from planner.gui.invoice.reading import Reading
from planner.gui.sheet.grid import CellGrid
from planner.gui.sheet.model import Act, Cell, Column, Faults, Index, Kind, SheetModel
from planner.model.edits import proportional
from planner.model.invoice.check import Checked
from planner.model.invoice.lines import Entry, LineKind
from planner.words import entry as entries
from planner.words.catalogue import text
from planner.words.invoice_findings import Teller
from planner.words.numbers import DASH, count, money
from planner.words.sentences import one_line


class WordTable(SheetModel):
    """Rows of words that are only read."""

    def __init__(self, columns: list[Column]) -> None:
        """Begin empty."""
        super().__init__()
        self._columns = columns
        self.lines: list[Shown] = []

    def name_columns(self, columns: list[Column]) -> None:
        """Take other titles; the columns stay the same ones."""
        self._columns = columns
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def show_lines(self, lines: list[Shown]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def column(self, column: int) -> Column:
        """A column."""
        return self._columns[column]

    def words(self, row: int, column: int) -> str:
        """The words of a cell."""
        return self.lines[row].cells[column]

    def number(self, row: int) -> str:
        """The number of the line."""
        return self.lines[row].number

    def tone(self, row: int, column: int) -> str:
        """What differs stands out in its last columns, what is left out stands back."""
        shown = self.lines[row]
        return shown.tone if shown.tone == "muted" or column >= shown.toned_from else "ink"

    def tip(self, row: int, column: int) -> str:
        """All of the words: they may be longer than their cell."""
        return self.words(row, column)

    def edit(self, cells: Mapping[Cell, str], act: Act) -> Faults:
        """Nothing here is typed into."""
        del cells, act
        return {}


class Shown(NamedTuple):
    """A line of a table: its number, its cells, and the colour of the last ones."""

    number: str
    cells: tuple[str, ...]
    tone: str = "ink"
    toned_from: int = 0
    entry: Entry | None = None
    line: int | None = None
    sizes: tuple[int, ...] = ()


class WordGrid(CellGrid):
    """A table to walk through and to copy from; Tab leaves it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by its usual key."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns as they were made."""
        super().resizeEvent(event)
        room = event.size().width()  # of the viewport
        widths = [self.cells.column(each).width for each in range(self.cells.columnCount())]
        shares = proportional(room, widths)
        for column, width in enumerate(shares):
            self.setColumnWidth(column, width)


# The lines as they were read.

READ_REMARK = 6


def read_columns() -> list[Column]:
    """The columns of what was read."""
    return [
        Column("name", text("Account"), width=200),
        Column("description", text("Description"), width=150),
        Column("plan", text("Plan"), width=76),
        Column("contacts", text("Contacts"), Kind.NUMBER, width=84),
        Column("accounts", text("Accounts"), Kind.NUMBER, width=84),
        Column("amount", text("Amount"), Kind.NUMBER, width=92),
        Column("remark", text("Remark"), width=198),
    ]


def read_lines(reading: Reading) -> list[Shown]:
    """The lines of a source in its order, after those that could not be read."""
    currency = reading.currency
    if currency is None:
        return []
    found: dict[int, Shown] = {}
    for row, line in zip(reading.read.rows, reading.read.lines, strict=True):
        remark = text("a total: left out") if line.kind is LineKind.TOTAL else ""
        cells = (
            one_line(line.name, 120),
            one_line(line.description, 120),
            one_line(line.plan),
            "" if line.contacts is None else count(line.contacts),
            "" if line.accounts is None else count(line.accounts),
            money(line.amount, currency),
            remark,
        )
        found[row] = Shown(str(row + 1), cells, "muted" if remark else "ink")
    for fault in reading.read.faults:
        cells = (one_line(fault.words, 120), "", "", "", "", "", entries.sentence(fault.error))
        found[fault.row] = Shown(str(fault.row + 1), cells, "loss", READ_REMARK)
    faulty = {fault.row for fault in reading.read.faults}
    return [found[row] for row in sorted(found, key=lambda row: (row not in faulty, row))]


# Whose they are.

BILLED_COLUMNS = (2, 3, 4)
DIFFERENCE = 4


def match_columns(symbol: str) -> list[Column]:
    """The columns of what was matched; amounts carry their currency in the title."""
    expected = text("Expected, {currency}").format(currency=symbol)
    billed = text("Billed, {currency}").format(currency=symbol)
    return [
        Column("account", text("Account"), width=164),
        Column("line", text("Invoice line"), width=164),
        Column("expected", expected, Kind.NUMBER, width=100),
        Column("billed", billed, Kind.NUMBER, width=100),
        Column("difference", text("Difference"), Kind.NUMBER, width=88),
        Column("cause", text("Likely cause"), width=268),
    ]


def match_lines(checked: Checked, teller: Teller) -> list[Shown]:
    """Every entry, the largest differences first, and what is left out."""
    currency = checked.invoice.currency
    found = []
    for number, entry in enumerate(checked.entries, start=1):
        cells = (
            teller.account(entry) or DASH,
            teller.line(entry.line),
            money(entry.expected if entry.shares else None, currency),
            money(entry.billed, currency),
            money(entry.difference, currency, sign=True) if entry.difference else "",
            teller.cause(entry),
        )
        tone = "warning" if entry.likely else "ink"
        sizes = (entry.expected or 0, entry.billed or 0, entry.difference)
        found.append(Shown(str(number), cells, tone, DIFFERENCE, entry, entry.line, sizes))
    for line in checked.left_out:
        amount = checked.invoice.lines[line].amount
        cells = (DASH, teller.line(line), DASH, money(amount, currency), "", text("left out"))
        found.append(Shown("", cells, "muted", line=line, sizes=(0, amount, 0)))
    return sorted(found, key=lambda each: (-abs(each.sizes[2]), each.entry is None))


def in_order(lines: list[Shown], column: int, *, largest_first: bool) -> list[Shown]:
    """The lines sorted by a column."""

    def key(shown: Shown) -> tuple[int, str]:
        if column in BILLED_COLUMNS:
            return shown.sizes[column - BILLED_COLUMNS[0]], ""
        return 0, shown.cells[column].casefold()

    return sorted(lines, key=key, reverse=largest_first)
