"""A table of words to walk through, select and copy from, by key and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import ceil

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from planner.charts.style import BODY, Palette
from planner.gui.scene_painter import measure
from planner.gui.sheet.clipboard import Copied, mime_of
from planner.gui.sheet.model import Cell, Kind, SheetModel
from planner.gui.sheet.painter import NAME, PADDING, CellPainter, Heads, RowNumbers

ROW_HEIGHT = 28
HEAD_HEIGHT = 30
LEAST_STRETCHED = 100
NAME_SEEN = 60  # of the column of names: with less in sight, the rows are named before them
Keys = Qt.Key
Shift, Control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Flag = QItemSelectionModel.SelectionFlag
Cursor = QAbstractItemView.CursorAction
JUMPS = {Keys.Key_Up, Keys.Key_Down, Keys.Key_Left, Keys.Key_Right, Keys.Key_Home, Keys.Key_End}
Step = tuple[int, int]


class CellGrid(QTableView):
    """Cells of a model with titles above and numbers before the rows."""

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        self.cells = model
        self.stretched: int | None = None  # the column that takes what room is left
        self.setModel(model)
        self._tab_home: int | None = None  # where a run of Tabs began: Enter comes back to it
        self.painter_ = CellPainter(model, self)
        self.setItemDelegate(self.painter_)
        self.heads, self.numbers = Heads(model, self), RowNumbers(model, self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.numbers)
        self.heads.setFixedHeight(HEAD_HEIGHT)
        self.heads.sectionPressed.disconnect()  # a title sorts: it selects nothing
        self.heads.sectionEntered.disconnect()
        self.numbers.setMinimumSectionSize(ROW_HEIGHT)
        self.numbers.setDefaultSectionSize(ROW_HEIGHT)
        self.widen()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.horizontalScrollBar().valueChanged.connect(self._name_rows)
        model.modelReset.connect(self.numbers.fit)
        model.dataChanged.connect(self.numbers.repaint_names)
        model.rowsInserted.connect(self.numbers.fit)
        model.rowsRemoved.connect(self.numbers.fit)
        self.numbers.fit()

    # Where the hand is.

    @property
    def seen(self) -> list[int]:
        """The columns that are seen."""
        return [each for each in range(self.cells.columnCount()) if not self.isColumnHidden(each)]

    @property
    def here(self) -> Cell | None:
        """The current cell."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    @property
    def _ranges(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(each) for each in range(chosen.count())]

    @property
    def rows(self) -> list[int]:
        """The rows of the selection, or that of the current cell."""
        found: set[int] = set()
        for each in self._ranges:
            found.update(range(each.top(), each.bottom() + 1))
        if not found and self.here is not None:
            found.add(self.here[0])
        return sorted(found)

    @property
    def columns(self) -> list[int]:
        """The seen columns of the selection, or that of the current cell."""
        found: set[int] = set()
        for each in self._ranges:
            found.update(range(each.left(), each.right() + 1))
        if not found and self.here is not None:
            found.add(self.here[1])
        return [each for each in self.seen if each in found]

    def selected(self) -> Iterator[Cell]:
        """The seen cells of the selection, or the current one."""
        ranges, seen = self._ranges, self.seen
        if not ranges and self.here is not None:
            yield self.here
        for each in ranges:
            inside = [column for column in seen if each.left() <= column <= each.right()]
            yield from product(range(each.top(), each.bottom() + 1), inside)

    def go(self, row: int, column: int) -> None:
        """Make a cell the current one and show it."""
        index = self.cells.index(row, column)
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.scrollTo(index)
        self.scrollTo(index)  # names may have taken room before the rows

    def select(self, top: int, left: int, bottom: int, right: int) -> None:
        """Select a block of cells, from its first one on."""
        first, last = self.cells.index(top, left), self.cells.index(bottom, right)
        model = self.selectionModel()
        model.setCurrentIndex(first, Flag.NoUpdate)
        model.select(QItemSelection(first, last), Flag.ClearAndSelect)

    def move_on(self, step: Step) -> None:
        """Go on from the current cell: down or up, or to the next cell that is typed into."""
        if self.here is None or step == (0, 0):
            return
        row, column = self.here
        down, right = step
        if right:
            home = column if self._tab_home is None else self._tab_home
            self.go(*self._beside(row, column, right))
            self._tab_home = home
            return
        if down > 0 and self._tab_home is not None:
            column = self._tab_home
        self.go(min(max(row + down, 0), self.cells.rowCount() - 1), column)

    def _beside(self, row: int, column: int, right: int) -> Cell:
        """The next cell that is typed into, wrapping to the next row; else this one."""
        line = [each for each in self.seen if not self.cells.column(each).computed]
        onward = [each for each in line if (each - column) * right > 0]
        if onward:
            return row, onward[0 if right > 0 else -1]
        if line and 0 <= row + right < self.cells.rowCount():
            return row + right, line[0 if right > 0 else -1]
        return row, column

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        self._tab_home = None
        self.painter_.current = (current.row(), current.column())

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802 - Qt's name
        """With Ctrl, the arrows go to the edge of the sheet."""
        if modifiers & Control and self.here is not None and self.seen:
            (row, column), last = self.here, self.cells.rowCount() - 1
            match action:
                case Cursor.MoveUp:
                    return self.cells.index(0, column)
                case Cursor.MoveDown:
                    return self.cells.index(last, column)
                case Cursor.MoveLeft:
                    return self.cells.index(row, self.seen[0])
                case Cursor.MoveRight:
                    return self.cells.index(row, self.seen[-1])
        return super().moveCursor(action, modifiers)

    def selectionCommand(  # noqa: N802 - Qt's name
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> Flag:
        """Where the hand goes by key, there is the selection, with Ctrl too."""
        if isinstance(event, QKeyEvent) and event.key() in JUMPS:
            held = event.modifiers() & (Control | Shift)
            if held == Control:
                return Flag.ClearAndSelect
        return super().selectionCommand(index, event)

    def widen(self) -> None:
        """Give every column its width, or what its title needs in the language in use."""
        for number in range(self.cells.columnCount()):
            column = self.cells.column(number)
            title = ceil(measure(column.title, BODY, False)) + 2 * PADDING
            self.setColumnWidth(number, max(column.width, title))
        self.grow()

    @Slot()
    def grow(self) -> None:
        """Give columns more width where their longest words need it."""
        for number in range(self.cells.columnCount()):
            needed = [ceil(measure(each, BODY, False)) for each in self.cells.longest(number)]
            width = max(needed, default=0) + 2 * PADDING
            if width > self.columnWidth(number) and not self.isColumnHidden(number):
                self.setColumnWidth(number, width)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give one column what room is left."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give one column what room is left; where that is too little, the table is scrolled."""
        if self.stretched is not None:
            others = sum(self.columnWidth(each) for each in self.seen if each != self.stretched)
            room = self.viewport().width() - others
            usual = self.cells.column(self.stretched).width
            self.setColumnWidth(self.stretched, room if room >= LEAST_STRETCHED else usual)

    @Slot()
    def _name_rows(self) -> None:
        """Keep in sight whose row is whose, as far as the first column is not."""
        first = self.columnViewportPosition(NAME) + self.columnWidth(NAME)
        named = self.stretched == NAME and first < NAME_SEEN
        if named != self.numbers.named:
            self.numbers.name(named)
            self.updateGeometries()  # the cells begin where the names end

    # Copies and looks.

    def copy(self, *, titles: bool = True) -> None:
        """Copy the selected block, with titles where it is more than one cell."""
        rows, columns = self.rows, self.columns
        rows = [each for each in rows if not self.cells.blank(each)]
        if not rows or not columns:
            return
        many = len(rows) * len(columns) > 1
        heads = [self.cells.column(each) for each in columns]
        QGuiApplication.clipboard().setMimeData(
            mime_of(
                Copied(
                    [each.title for each in heads] if many and titles else [],
                    [[self.cells.copied(row, each) for each in columns] for row in rows],
                    [each.kind is Kind.NUMBER for each in heads],
                )
            )
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the hand is; at first it is at the first cell."""
        super().focusInEvent(event)
        if self.here is None and self.seen and self.cells.rowCount():
            self.go(0, self.seen[0])
        self.painter_.focus = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the hand is elsewhere."""
        super().focusOutEvent(event)
        self.painter_.focus = False
        self.viewport().update()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.painter_.palette = self.heads.colours = self.numbers.colours = palette
        self.viewport().update()
        self.heads.viewport().update()
        self.numbers.viewport().update()
