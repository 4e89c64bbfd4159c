"""Paints a sheet: its cells by one delegate, its titles and row numbers by their headers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner.charts.style import BODY, CAPTION, LIGHT, UNIT, Palette
from planner.gui import theme
from planner.gui.scene_painter import fill, measure
from planner.gui.sheet.model import LEFT, RIGHT, Cell, Faults, Kind, SheetModel

Index = QModelIndex | QPersistentModelIndex
SELECTED = QStyle.StateFlag.State_Selected
ELIDE = Qt.TextElideMode.ElideRight
PADDING = 6
MARK = 6
ARROW_ROOM = 18
NUMBERS_LEAST = 34
NAMES_WIDTH = 128
NAME = 0  # the column that says whose row it is


def sheet_words(painter: QPainter, box: QRect, side: Qt.AlignmentFlag, words: str) -> None:
    """Write words into a box; what does not fit is seen not to, never another number."""
    if measure(words, BODY, False) > box.width():
        words = painter.fontMetrics().elidedText(words, ELIDE, box.width())
    painter.drawText(box, side, words)


class CellPainter(QStyledItemDelegate):
    """Paints preformatted words, the current cell's frame, faults, ticks and marks."""

    def __init__(self, model: SheetModel, parent: QTableView) -> None:
        """Paint the cells of a model."""
        super().__init__(parent)
        self._model = model
        self._view = parent
        self.palette: Palette = LIGHT
        self.current: Cell = (-1, -1)
        self.faults: Faults = {}
        self.focus = False
        self._sides = [model.alignment(each) for each in range(model.columnCount())]
        self._kinds = [model.column(each).kind for each in range(model.columnCount())]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        palette, box = self.palette, option.rect
        row, column = index.row(), index.column()
        here = (row, column)
        kind = self._kinds[column]
        if option.state & SELECTED:
            fill(painter, QRectF(box), palette.selection)
        painter.setPen(theme.colour(palette.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        words = self._model.words(row, column)
        if words and kind is Kind.TOGGLE:
            _tick(painter, box, palette)
        elif words:
            painter.setPen(theme.colour(getattr(palette, self._model.tone(row, column))))
            painter.setFont(theme.font(BODY))
            inside = box.adjusted(PADDING, 0, -PADDING, 0)
            if here == self.current and kind is Kind.CHOICE:
                inside.setRight(box.right() - ARROW_ROOM)
            sheet_words(painter, inside, self._sides[column], words)
        if here in self.faults or self._model.wrong(row, column):
            # Within the frame of the current cell, which would hide it.
            inner = 2 if here == self.current else 0
            _frame(painter, box.adjusted(inner, inner, -inner, -inner), palette.loss)
        if here == self.current:
            _frame(painter, box, palette.accent if self.focus else palette.field_border)
            if kind is Kind.CHOICE and self._model.editable(row, column):
                _chevron(painter, box.right() - 9, box.center().y() - 1, palette.muted, True)
        if self._model.marked(row, column):
            _corner(painter, box, palette.accent)


def _frame(painter: QPainter, box: QRect, colour: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme.colour(colour), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(box.adjusted(1, 1, -1, -1))


def _corner(painter: QPainter, box: QRect, colour: str) -> None:
    x, y = box.right() + 1, box.top()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colour))
    painter.drawPolygon(QPolygonF([QPointF(x - MARK, y), QPointF(x, y), QPointF(x, y + MARK)]))


def _tick(painter: QPainter, box: QRect, palette: Palette) -> None:
    x, y = box.left() + PADDING + 4, box.center().y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(palette.ink), 1.5))
    painter.drawPolyline([QPointF(x - 3, y + 1), QPointF(x, y + 4), QPointF(x + 6, y - 3)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _chevron(painter: QPainter, x: float, y: float, colour: str, down: bool) -> None:
    ends, tip = (y, y + 4) if down else (y + 4, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(colour), 1.5))
    painter.drawPolyline([QPointF(x - 4, ends), QPointF(x, tip), QPointF(x + 4, ends)])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class Heads(QHeaderView):
    """Titles above the columns; the one that is sorted by carries an arrow."""

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        """Make the titles of a model."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.colours: Palette = LIGHT
        self.sorted: tuple[int, bool] | None = None  # column, and whether the largest are first
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Paint one title."""
        palette = self.colours
        fill(painter, QRectF(rect), palette.surface)
        painter.setPen(theme.colour(palette.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        mine = self.sorted is not None and self.sorted[0] == logicalIndex
        painter.setPen(theme.colour(palette.ink if mine else palette.muted))
        painter.setFont(theme.font(BODY))
        inside = rect.adjusted(PADDING, 0, -PADDING, 0)
        side = self._model.alignment(logicalIndex)
        title = self._model.column(logicalIndex).title
        sheet_words(painter, inside, side, title)
        if mine and self.sorted is not None:
            _chevron(painter, rect.center().x(), rect.top() + 4, palette.ink, self.sorted[1])


class RowNumbers(QHeaderView):
    """Numbers before the rows: those of the plan, whatever the order on screen."""

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        """Make the numbers of a model."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.colours: Palette = LIGHT
        self.named = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def _room(self) -> int:
        """What the longest number needs."""
        longest = "0" * len(str(self._model.rowCount()))
        return max(NUMBERS_LEAST, round(measure(longest, CAPTION, False)) + 2 * UNIT)

    def fit(self) -> None:
        """Take the room that is needed."""
        self.setFixedWidth(self._room + (NAMES_WIDTH if self.named else 0))

    @Slot()
    def repaint_names(self) -> None:
        """Follow the names that are typed."""
        if self.named:
            self.viewport().update()

    def name(self, named: bool) -> None:
        """Show whose rows they are, while the column that says it is out of sight, or no more."""
        self.named = named
        self.fit()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Paint one number."""
        fill(painter, QRectF(rect), self.colours.surface)
        painter.setPen(theme.colour(self.colours.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour(self.colours.muted))
        painter.setFont(theme.font(CAPTION))
        names = NAMES_WIDTH if self.named else 0
        box = rect.adjusted(0, 0, -UNIT - names, 0)
        painter.drawText(box, RIGHT, self._model.number(logicalIndex))
        if self.named:
            painter.setPen(theme.colour(self.colours.ink))
            painter.setFont(theme.font(BODY))
            name = self._model.words(logicalIndex, NAME)
            sheet_words(painter, rect.adjusted(rect.width() - names, 0, -UNIT, 0), LEFT, name)
