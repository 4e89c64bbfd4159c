"""A small sheet of the tests' own: a list of goods, edited in a list of lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner.gui.sheet.model import NO, Act, Cell, Column, Faults, Index, Kind, SheetModel
from planner.gui.sheet.sheet import Sheet

COLUMNS = (
    Column("name", "Name", width=120),
    Column("colour", "Colour", Kind.CHOICE),
    Column("price", "Price", Kind.NUMBER),
    Column("sold", "Sold", Kind.TOGGLE),
    Column("double", "Double", Kind.NUMBER, computed=True),
)
COLOURS = ("red", "green", "grey")
GOODS = [
    ["Apple", "red", "3", ""],
    ["Pear", "green", "4", "yes"],
    ["Stone", "grey", "7", ""],
    ["Plum", "red", "5", ""],
]
NO_NUMBER = "Write a number."


class Goods(SheetModel):
    """Prices are whole numbers; what is edited is kept as steps."""

    def __init__(self, goods: list[list[str]] | None = None) -> None:
        super().__init__()
        self.goods = [list(row) for row in (GOODS if goods is None else goods)]
        self.steps: list[tuple[Act, dict[Cell, str]]] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        return 0 if parent.isValid() else len(self.goods)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        return 0 if parent.isValid() else len(COLUMNS)

    def column(self, column: int) -> Column:
        return COLUMNS[column]

    def words(self, row: int, column: int) -> str:
        if column == 4:
            price = self.goods[row][2]
            return str(2 * int(price)) if price else ""
        return self.goods[row][column]

    def choices(self, row: int, column: int) -> Sequence[str]:
        return COLOURS if column == 1 else ()

    def edit(self, cells: Mapping[Cell, str], act: Act) -> Faults:
        faults = {
            cell: NO_NUMBER
            for cell, typed in cells.items()
            if cell[1] == 2 and typed and not typed.isdigit()
        }
        if faults:
            return faults
        self.steps.append((act, dict(cells)))
        for (row, column), typed in cells.items():
            self.goods[row][column] = "" if column == 3 and typed == NO else typed
            self.dataChanged.emit(self.index(row, column), self.index(row, 4))
        return {}

    def of(self, column: int) -> list[str]:
        return [row[column] for row in self.goods]


def keys(on: Sheet, *pressed: Qt.Key | str, held: Qt.KeyboardModifier | None = None) -> None:
    """Press keys where the hand is: in the editor while it is open."""
    held = held or Qt.KeyboardModifier.NoModifier
    for each in pressed:
        target = on.editor if on.editing else on
        if isinstance(each, Qt.Key):
            QTest.keyClick(target, each, held)
        else:
            for letter in each:
                _type(on.editor if on.editing else on, letter, held)


def _type(into: QWidget, letter: str, held: Qt.KeyboardModifier) -> None:
    if letter.isascii():
        QTest.keyClicks(into, letter, held)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # é has no key in QTest
        QApplication.sendEvent(into, QKeyEvent(kind, 0, held, letter))
