"""A table of words that are read: names at the left, figures at the right, one row in hand."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import (
    QEvent,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from planner.charts.style import BODY, UNIT, Palette
from planner.gui.plain_cells import (
    PAD,
    ROW_HEIGHT,
    Head,
    Line,
    Painter,
    PlainModel,
    tick_box,
)
from planner.gui.scene_painter import measure
from planner.gui.sheet.clipboard import Copied, mime_of
from planner.gui.ticks import ROOM

__all__ = ["Head", "Line", "PlainTable"]  # a table, and what it shows
UNLIMITED = 16777215  # Qt's QWIDGETSIZE_MAX
MOST_AIR = UNIT
LEAST_NAME, WIDEST_NAME = 96, 280


class PlainTable(QTableView):
    """The table, as tall as its rows where there is room, and as wide as its place.

    Signals:
        opened: a row is entered, by Enter or a double click.
        menu_wanted: what can be done with a row is asked for.
        ticked: the box of a row is to be ticked, or not.
    """

    opened = Signal(int)
    menu_wanted = Signal(int)
    ticked = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None, *, whole: bool = False) -> None:
        """Build an empty table.

        Args:
            parent: what it belongs to.
            whole: it takes the room that all of its rows and words need, and never scrolls.
        """
        super().__init__(parent)
        self._whole = whole
        self._needed: list[int] = []
        self._size: tuple[list[int], int] | None = None
        self.shown = PlainModel()
        self._crowded = False
        self._pressed: int | None = None  # the row whose box is
        self.shown.ticked.connect(self.ticked)
        self.setModel(self.shown)
        self.setProperty("kind", "tight")
        self.setItemDelegate(Painter(self.shown, self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(UNIT)

    @property
    def lines(self) -> list[Line]:
        """The rows that are shown."""
        return self.shown.lines

    def show_lines(self, heads: tuple[Head, ...], lines: list[Line]) -> None:
        """Write titles and rows; the row in hand stays in hand."""
        row = self.currentIndex().row()
        self.shown.show_lines(heads, lines)
        if 0 <= row < len(lines) and self.currentIndex().row() != row:
            self.selectRow(row)
        for index, line in enumerate(lines):
            if self.rowHeight(index) != line.height:
                self.setRowHeight(index, line.height)
        needed = self._needed_now()
        size = needed, sum(line.height for line in lines)
        if size != self._size:  # figures that change under a hand seldom need other room
            self._size = size
            self._share_width()
            self._take_room()

    def _take_room(self) -> None:
        """Be no taller than all of its rows."""
        height = self.full_height()
        if self._whole:
            self.setFixedHeight(height)
            self.setMinimumWidth(self.full_width())
        else:
            self.setMaximumHeight(height)
        self.updateGeometry()

    def full_height(self) -> int:
        """How tall it is with all of its rows, and a bar where its figures need more width."""
        rows = sum(line.height for line in self.lines)
        bar = self._bar if self._crowded else 0
        header = self.horizontalHeader()
        return (0 if header.isHidden() else header.sizeHint().height()) + rows + bar + 2

    def full_width(self) -> int:
        """How wide it is with all of its words."""
        return sum(self._needed) + 2 * self.frameWidth()

    def _needed_now(self) -> list[int]:
        """What the words of each column need, measured anew."""
        self._needed = []
        for column, head in enumerate(self.shown.heads):
            widest = max([line.width(column) for line in self.lines], default=0)
            title = ceil(measure(head.words, BODY, False))
            box = ROOM if column == 0 and self.shown.has_ticks else 0
            self._needed.append(min(max(widest + box, title), WIDEST_NAME) + 2 * PAD)
        return self._needed

    def changeEvent(self, event: QEvent) -> None:
        """Another style asks for other room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange} and self.lines:
            self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        before = self._crowded
        self._share_width()
        more = self._bar * (self._crowded - before)
        if more and self.maximumHeight() < UNLIMITED:  # the bar is below the rows
            least = self.minimumHeight()
            self.setMinimumHeight(0)
            self.setMaximumHeight(self.maximumHeight() + more)
            self.setMinimumHeight(least and least + more)

    @property
    def _bar(self) -> int:
        """The height of the bar that scrolls to the sides."""
        return self.horizontalScrollBar().sizeHint().height()

    def _share_width(self) -> None:
        """Give each column what its words need; what is left to air, and the rest to the names.

        Where there is too little, names give way: they end in dots, and are said on hover. Where
        that is not enough, the table scrolls to the sides, and its names are whole.
        """
        needed = list(self._needed)
        missing = sum(needed) - self.viewport().width()
        for column, head in enumerate(self.shown.heads):
            if missing > 0 and not head.figures:
                less = min(missing, max(needed[column] - LEAST_NAME, 0))
                needed[column] -= less
                missing -= less
        self._crowded = missing > 0
        if self._crowded:
            needed = list(self._needed)
        left = max(self.viewport().width() - sum(needed), 0)
        air = min(left // max(len(needed), 1), MOST_AIR)
        for column, width in enumerate(needed):
            more = left - air * (len(needed) - 1) if column == 0 else air
            self.setColumnWidth(column, width + more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a row, Space ticks it, the menu key asks what can be done with it.

        All of it can be copied.
        """
        row = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row >= 0:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Space and row >= 0 and self.lines[row].tick is not None:
            self._toggle(row)
        elif event.key() == Qt.Key.Key_Menu and row >= 0:
            self.menu_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the whole table on the clipboard, with its titles."""
        titles = [head.words for head in self.shown.heads]
        figures = [head.figures for head in self.shown.heads]
        QGuiApplication.clipboard().setMimeData(
            mime_of(Copied(titles, [list(line.cells) for line in self.lines], figures))
        )

    def _toggle(self, row: int) -> None:
        self.ticked.emit(row, not self.lines[row].tick)

    def _box_at(self, event: QMouseEvent) -> int | None:
        """The row whose box the mouse is on, with a little room around it."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or index.column() or self.lines[index.row()].tick is None:
            return None
        box = tick_box(self.visualRect(index)).adjusted(-PAD, -PAD, PAD, PAD)
        return index.row() if box.contains(at) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A box is ticked where it is pressed and let go."""
        super().mousePressEvent(event)
        self._pressed = self._box_at(event) if event.button() is Qt.MouseButton.LeftButton else None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens a row; on its box it is the second of two."""
        index = self.indexAt(event.position().toPoint())
        self._pressed = self._box_at(event)
        if index.isValid() and self._pressed is None:
            self.opened.emit(index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The other button asks what can be done."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self._box_at(event):
            self._toggle(pressed)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.RightButton and index.isValid():
            self.menu_wanted.emit(index.row())

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.shown.palette = palette
        self.viewport().update()
