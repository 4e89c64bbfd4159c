"""What a sheet shows and what may be done to it: cells of words over a part of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from planner.gui.widgets import plain_tip
from planner.words.catalogue import text
from planner.words.numbers import count

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, int]
"""Row and column, as they are seen."""

Faults = dict[Cell, str]
"""What is wrong with a text, by the cell it was meant for: a sentence each."""

Grid = Sequence[Sequence[str]]
"""Cells of text from the clipboard: rows, which need not be of one length."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
YES, NO = "yes", "no"
"""What is entered into a cell of yes or no when it is toggled, in any language."""


class Kind(StrEnum):
    """What the cells of a column hold."""

    WORDS = "words"
    NUMBER = "number"
    CHOICE = "choice"
    TOGGLE = "toggle"


class Act(StrEnum):
    """How texts come into cells: it names the step of undo."""

    TYPE = "type"
    FILL = "fill"
    CLEAR = "clear"
    PASTE = "paste"


class Column(NamedTuple):
    """A column: its title and what its cells hold.

    ``key`` names it in settings and places, ``width`` is in pixels, ``tip`` says what the title
    does not; ``computed`` cells are not typed into, they can be asked how they came about.
    """

    key: str
    title: str
    kind: Kind = Kind.WORDS
    computed: bool = False
    width: int = 96
    tip: str = ""


class SheetModel(QAbstractTableModel):
    """Cells of words. What it shows is made once and kept: ``words`` is asked at every paint."""

    def column(self, column: int) -> Column:
        """A column."""
        raise NotImplementedError

    def words(self, row: int, column: int) -> str:
        """What a cell shows; for a toggle, something where it is on."""
        raise NotImplementedError

    def entry(self, row: int, column: int) -> str:
        """The text from which an edit of a cell begins."""
        return self.words(row, column)

    def own(self, row: int, column: int) -> str:
        """What is filled down from a cell; nothing where it only shows what holds elsewhere."""
        return self.entry(row, column)

    def copied(self, row: int, column: int) -> str:
        """What another program gets of a cell."""
        return self.words(row, column)

    def longest(self, column: int) -> Sequence[str]:
        """Words of a column that need the most room, where that is known: figures are never cut."""
        del column
        return ()

    def tone(self, row: int, column: int) -> str:
        """The colour of a cell's words, by its name in the palette."""
        del row, column
        return "ink"

    def marked(self, row: int, column: int) -> bool:
        """Whether a cell carries the small mark of a note."""
        del row, column
        return False

    def wrong(self, row: int, column: int) -> bool:
        """Whether the plan has something in a cell that cannot be."""
        del row, column
        return False

    def tip(self, row: int, column: int) -> str:
        """What is said of a cell on hover."""
        del row, column
        return ""

    def number(self, row: int) -> str:
        """What stands before a row."""
        return str(row + 1)

    def called(self, row: int) -> str:
        """How a sentence calls a row, also one that would have to be made."""
        return count(row + 1)

    def blank(self, row: int) -> bool:
        """Whether a row is not there yet: it waits to be typed into."""
        del row
        return False

    def grows(self) -> bool:
        """Whether a pasted block makes the rows that it needs."""
        return False

    def explains(self, column: int) -> bool:
        """Whether the cells of a column can be asked how they came about."""
        return self.column(column).computed

    def editable(self, row: int, column: int) -> bool:
        """Whether a cell can be typed into."""
        del row
        return not self.column(column).computed

    def choices(self, row: int, column: int) -> Sequence[str]:
        """What a cell can be chosen from; nothing where it is not a choice."""
        del row, column
        return ()

    def edit(self, cells: Mapping[Cell, str], act: Act) -> Faults:
        """Put texts into cells: all of them as one step of undo, or none and what is wrong."""
        raise NotImplementedError

    def paste(self, grid: Grid, at: Cell, seen: Sequence[int]) -> Faults:
        """Put a block of texts into the cells from ``at`` on; one step, or none.

        Args:
            grid: the texts, at least one.
            at: the cell of the first.
            seen: the columns that are seen, in their order: a hidden one never shifts a block.
        """
        columns = list(seen[seen.index(at[1]) :])
        cells: dict[Cell, str] = {}
        faults: Faults = {}
        for row, texts in enumerate(grid, start=at[0]):
            fits = row < self.rowCount() or self.grows()
            if len(texts) > len(columns) or not fits:
                faults[row, columns[-1]] = text("There is no room for all of it here.")
                continue
            for column, typed in zip(columns, texts, strict=False):
                if self.editable(row, column):
                    cells[row, column] = typed
                elif typed.strip():
                    faults[row, column] = text("This is computed: it cannot be pasted over.")
        return faults or self.edit(cells, Act.PASTE)

    # What Qt and screen readers ask.

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and what is said of it on hover."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self.tip(index.row(), index.column())
            return plain_tip(said) if said else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        return None

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Figures to the right, words to the left."""
        return RIGHT if self.column(column).kind is Kind.NUMBER else LEFT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles above, numbers before the rows."""
        if orientation is Qt.Orientation.Vertical:
            return self.number(section) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.column(section).title
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self.column(section).tip
            return plain_tip(said) if said else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        return None
