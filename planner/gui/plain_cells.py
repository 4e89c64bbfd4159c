"""What a plain table shows, row by row, and how it is painted."""

from __future__ import annotations

from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QPainter,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from planner.charts.style import BODY, CAPTION, LIGHT, UNIT, Palette
from planner.gui import theme
from planner.gui.scene_painter import fill, measure
from planner.gui.ticks import ROOM, TICK, Inks, paint_tick
from planner.gui.widgets import plain_tip

ROW_HEIGHT, SECOND_LINE = 32, 16
PAD = UNIT // 2
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ELIDE = Qt.TextElideMode.ElideRight
Index = QModelIndex | QPersistentModelIndex


class Head(NamedTuple):
    """The title of a column; figures stand at the right, words at the left."""

    words: str
    figures: bool = True


class Line(NamedTuple):
    """A row.

    ``bold`` is how many of its first cells stand out; ``under`` are smaller words under each cell
    (none: one line only); ``tones`` are the colours of the cells, by their names in the palette
    (none: ink), ``under_tones`` those of the words under them (none: muted); ``tinted`` is the row
    that the page is about; ``tick`` is whether its box is ticked, None where it has none.
    """

    cells: tuple[str, ...]
    bold: int = 0
    under: tuple[str, ...] = ()
    tones: tuple[str, ...] = ()
    tinted: bool = False
    under_tones: tuple[str, ...] = ()
    tick: bool | None = None

    @property
    def height(self) -> int:
        """How tall it is."""
        return ROW_HEIGHT + SECOND_LINE * any(self.under)

    def width(self, column: int) -> int:
        """What the words of a cell need."""
        wide = measure(self.cells[column], BODY, column < self.bold)
        small = measure(self.under[column], CAPTION, False) if self.under else 0
        return ceil(max(wide, small)) + 1


class PlainModel(QAbstractTableModel):
    """Rows of words, formatted once a refresh.

    Signals:
        ticked: the box of a row is to be ticked, or not.
    """

    ticked = Signal(int, bool)

    def __init__(self) -> None:
        """Begin empty; ``tick_words`` say what a tick means."""
        super().__init__()
        self.tick_words = ""
        self.heads: tuple[Head, ...] = ()
        self.lines: list[Line] = []
        self.palette: Palette = LIGHT

    def show_lines(self, heads: tuple[Head, ...], lines: list[Line]) -> None:
        """Write titles and rows; where the shape stays, so does what is in hand."""
        if (len(heads), len(lines)) != (len(self.heads), len(self.lines)):
            self.beginResetModel()
            self.heads, self.lines = heads, lines
            self.endResetModel()
            return
        before, old_heads = self.lines, self.heads
        self.heads, self.lines = heads, lines
        if heads != old_heads:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(heads) - 1)
        for row, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(heads) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many rows."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many columns."""
        return 0 if parent.isValid() else len(self.heads)

    @property
    def has_ticks(self) -> bool:
        """Whether rows have boxes: then the names of all stand beside them."""
        return any(line.tick is not None for line in self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row with a box can be ticked."""
        flags = super().flags(index)
        if index.isValid() and index.column() == 0 and self.lines[index.row()].tick is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a tick; whoever shows the rows shows them anew."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if self.lines[index.row()].tick is None:
            return False
        self.ticked.emit(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Figures to the right, words to the left."""
        return RIGHT if self.heads[column].figures else LEFT

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and all of them on hover."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        under = line.under[column] if line.under else ""
        words = f"{line.cells[column]}\n{under}".strip()
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole and not self.heads[column].figures:
            return plain_tip(words)
        return None if line.tick is None or column else self._of_tick(line.tick, role)

    def _of_tick(self, tick: bool, role: int) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if tick else Qt.CheckState.Unchecked
        return self.tick_words if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section].words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(section)
        return None


class Painter(QStyledItemDelegate):
    """Paints preformatted words, and a hairline under each row."""

    def __init__(self, model: PlainModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Leave boxes to the table: they are not where Qt would paint them."""
        del event, model, option, index
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, box, column = self._model.palette, option.rect, index.column()
        line = self._model.lines[index.row()]
        if line.tinted or option.state & QStyle.StateFlag.State_Selected:
            fill(painter, QRectF(box), palette.selection)
        painter.setPen(theme.colour(palette.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(PAD, 0, -PAD, 0)
        if column == 0 and self._model.has_ticks:
            if line.tick is not None:
                paint_tick(painter, tick_box(box), _inks(palette), ticked=line.tick)
            inside.setLeft(inside.left() + ROOM)
        side, bold = self._model.side(column), column < line.bold
        tone = line.tones[column] if line.tones else ""
        under = line.under[column] if line.under else ""
        if under:
            upper = inside.adjusted(0, PAD, 0, -inside.height() // 2 + PAD // 2)
            lower = inside.adjusted(0, inside.height() // 2, 0, -PAD)
            _write(painter, upper, side, line.cells[column], BODY, palette, tone, bold)
            small = line.under_tones[column] if line.under_tones else ""
            _write(painter, lower, side, under, CAPTION, palette, small or "muted", False)
        else:
            _write(painter, inside, side, line.cells[column], BODY, palette, tone, bold)


def tick_box(cell: QRect) -> QRect:
    """Where the box of a row stands in its first cell."""
    top = cell.top() + (cell.height() - TICK) // 2
    return QRect(cell.left() + PAD, top, TICK, TICK)


def _inks(palette: Palette) -> Inks:
    inks = (palette.field_border, palette.surface, palette.accent, palette.on_accent)
    return Inks(*map(theme.colour, inks))


def _write(
    painter: QPainter,
    box: QRect,
    side: Qt.AlignmentFlag,
    words: str,
    size: int,
    palette: Palette,
    tone: str,
    bold: bool,
) -> None:
    """Write words into a box; what does not fit is seen not to, never another number."""
    painter.setFont(theme.font(size, bold=bold))
    painter.setPen(theme.colour(getattr(palette, tone or "ink")))
    if measure(words, size, bold) > box.width():
        words = painter.fontMetrics().elidedText(words, ELIDE, box.width())
    painter.drawText(box, side, words)
