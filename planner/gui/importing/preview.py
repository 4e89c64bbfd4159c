"""The list as it was read: what each column is chosen above it, what is wrong marked in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner.charts.style import BODY, UNIT
from planner.gui import theme
from planner.gui.fields.number import ChoiceField
from planner.gui.importing.reader import Read
from planner.gui.scene_painter import fill, measure
from planner.gui.sheet.painter import sheet_words
from planner.gui.theme import Theme
from planner.gui.widgets import plain_tip
from planner.storage.cells import column_name
from planner.storage.client_import import Fate
from planner.words import cells, imports
from planner.words.catalogue import text
from planner.words.client_columns import COLUMNS, column
from planner.words.sentences import one_line

ROW_HEIGHT = 24
HEAD_HEIGHT = 24
CHOICE_HEIGHT = 30
FATE_WIDTH = 124
LEAST_WIDTH, MOST_WIDTH = 124, 240
FITTED_TO = 40  # rows
MARK = 6
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex
OUT = {Fate.SKIPPED, Fate.REPEATED, Fate.LEFT_OUT}
SELECTED = QStyle.StateFlag.State_Selected


class PreviewModel(QAbstractTableModel):
    """The rows below the headings; before them a column that says what becomes of each."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._read: Read | None = None

    def show(self, read: Read) -> None:
        """Show a list and what becomes of it."""
        self.beginResetModel()
        self._read = read
        self.endResetModel()

    @property
    def read(self) -> Read:
        """What is shown."""
        assert self._read is not None
        return self._read

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many rows."""
        if parent.isValid() or self._read is None:
            return 0
        return len(self._read.grid.rows) - self._read.choices.first

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """One more than the list has."""
        if parent.isValid() or self._read is None:
            return 0
        return 1 + len(self._read.choices.columns)

    def words(self, row: int, section: int) -> str:
        """The words of a cell."""
        at = row + self.read.choices.first
        if section:
            return one_line(self.read.grid.rows[at][section - 1])
        fate = self.read.rows.get(at)
        return "" if fate is None else imports.fate(fate.fate, twice=fate.twice)

    def tone(self, row: int, section: int) -> str:
        """The colour of a cell's words."""
        at = row + self.read.choices.first
        fate = self.read.rows.get(at)
        if section == 0:
            return "loss" if fate is not None and fate.fate is Fate.WRONG else "muted"
        if (at, section - 1) in self.read.wrong:
            return "loss"
        out = fate is None or fate.fate in OUT
        return "muted" if out or not self.read.choices.columns[section - 1] else "ink"

    def is_wrong(self, row: int, section: int) -> bool:
        """Whether a cell cannot be taken."""
        return (row + self.read.choices.first, section - 1) in self.read.wrong

    def figure(self, section: int) -> bool:
        """Whether a column holds numbers."""
        key = self.read.choices.columns[section - 1] if section else ""
        return bool(key) and column(key).figure

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and what is wrong with it or what else it holds on hover."""
        if not index.isValid():
            return None
        row, section = index.row(), index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.words(row, section)
        if role == Qt.ItemDataRole.ToolTipRole and section:
            at = row + self.read.choices.first
            fault = self.read.wrong.get((at, section - 1))
            if fault is not None:
                return plain_tip(cells.sentence(fault.error))
            whole = self.read.grid.rows[at][section - 1]
            return plain_tip(one_line(whole, 400)) if whole != self.words(row, section) else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What stands above a column, or its letter; the numbers of the rows."""
        if role != Qt.ItemDataRole.DisplayRole or self._read is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + self.read.choices.first + 1)
        return self._head(section)

    def heading(self, section: int) -> str:
        """What stands above a column of the list, or its letter where nothing does."""
        if section == 0:
            return text("What happens")
        first = self.read.choices.first
        heading = self.read.grid.rows[first - 1][section - 1].strip() if first else ""
        if heading:
            return one_line(heading, 40)
        return text("Column {letter}").format(letter=column_name(section - 1))

    def _head(self, section: int) -> str:
        """The heading, with the decimal mark that the column itself shows."""
        told = self.read.choices.decimal
        mark = "" if told else self.read.outcome.marks.get(section - 1, "")
        heading = self.heading(section)
        return f"{heading} · 0{mark}0" if mark else heading


class PreviewPainter(QStyledItemDelegate):
    """Paints the words of a list; a corner marks what is wrong."""

    def __init__(self, model: PreviewModel, look: Theme, parent: QTableView) -> None:
        """Paint the cells of a model."""
        super().__init__(parent)
        self._model, self._look = model, look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        palette, box = self._look.palette, option.rect
        row, section = index.row(), index.column()
        if option.state & SELECTED:
            fill(painter, QRectF(box), palette.selection)
        painter.setPen(theme.colour(palette.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        tone = self._model.tone(row, section)
        painter.setPen(theme.colour(getattr(palette, tone)))
        painter.setFont(theme.font(BODY))
        side = RIGHT if self._model.figure(section) else LEFT
        sheet_words(painter, box.adjusted(UNIT, 0, -UNIT, 0), side, self._model.words(row, section))
        if self._model.is_wrong(row, section):
            x, y = box.right() + 1, box.top()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.loss))
            corner = [QPointF(x - MARK, y), QPointF(x, y), QPointF(x, y + MARK)]
            painter.drawPolygon(QPolygonF(corner))


class ChoosingHeader(QHeaderView):
    """What stands above each column, and below it the choice of what the column is.

    Signals:
        chosen: a column of the list, and the key of a client column, empty for none.
    """

    chosen = Signal(int, str)

    def __init__(self, parent: QTableView) -> None:
        """Make a header without columns."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = parent
        self.choices: list[ChoiceField] = []
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.sectionResized.connect(self._place)
        parent.horizontalScrollBar().valueChanged.connect(self._place)

    def sizeHint(self) -> QSize:
        """Two lines: the heading and the choice."""
        return QSize(super().sizeHint().width(), HEAD_HEIGHT + CHOICE_HEIGHT)

    def show_columns(self, model: PreviewModel, keys: tuple[str, ...]) -> None:
        """Offer a choice above each column."""
        for each in self.choices[len(keys) :]:
            each.deleteLater()
        del self.choices[len(keys) :]
        while len(self.choices) < len(keys):
            self.choices.append(self._choice())
        for index, (choice, key) in enumerate(zip(self.choices, keys, strict=True)):
            choice.setCurrentIndex(max(0, choice.findData(key)))
            heading = model.heading(index + 1)
            choice.setAccessibleName(text("What “{heading}” is").format(heading=heading))
        self._place()

    def _choice(self) -> ChoiceField:
        choice = ChoiceField(self)
        choice.addItem(text("leave out"), "")
        for each in COLUMNS:
            choice.addItem(each.title(), each.key)
        choice.activated.connect(self._activated)
        choice.installEventFilter(self)
        choice.show()
        return choice

    @Slot()
    def _activated(self) -> None:
        choice = self.sender()
        if isinstance(choice, ChoiceField):
            self.chosen.emit(self.choices.index(choice), str(choice.currentData()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the column of a choice into sight that is reached by Tab."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, ChoiceField):
            bar = self._table.horizontalScrollBar()
            left = self.sectionPosition(self.choices.index(watched) + 1)
            right = left + watched.width() + UNIT
            bar.setValue(min(max(bar.value(), right - self.viewport().width()), left))
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the table."""
        super().resizeEvent(event)
        self._place()

    @Slot()
    def _place(self) -> None:
        for index, choice in enumerate(self.choices):
            x = self.sectionViewportPosition(index + 1)
            width = self.sectionSize(index + 1) - UNIT // 2
            choice.setGeometry(x, HEAD_HEIGHT, width, CHOICE_HEIGHT - 2)


class Preview(QTableView):
    """The table of the preview."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        """Build an empty table."""
        super().__init__(parent)
        self.list = PreviewModel()
        self.setModel(self.list)
        self.header = ChoosingHeader(self)
        self.setHorizontalHeader(self.header)
        self.setItemDelegate(PreviewPainter(self.list, look, self))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setMinimumSectionSize(ROW_HEIGHT)
        numbers.setDefaultSectionSize(ROW_HEIGHT)
        numbers.setDefaultAlignment(RIGHT)
        numbers.setHighlightSections(False)
        self.setAccessibleName(text("The rows of the list"))
        self._fitted: object = None

    def show_read(self, read: Read) -> None:
        """Show a list and what becomes of it; another list begins at its top."""
        row, beside = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.list.show(read)
        if self._fitted is not read.grid:
            self._fitted = read.grid
            self._fit()
        self.header.show_columns(self.list, read.choices.columns)
        self.verticalScrollBar().setValue(row)
        self.horizontalScrollBar().setValue(beside)

    def _fit(self) -> None:
        self.setColumnWidth(0, FATE_WIDTH)
        for section in range(1, self.list.columnCount()):
            shown = [
                self.list.words(row, section) for row in range(min(FITTED_TO, self.list.rowCount()))
            ]
            longest = max((measure(each, BODY, False) for each in shown), default=0)
            width = round(longest) + 2 * UNIT + 2
            self.setColumnWidth(section, min(max(width, LEAST_WIDTH), MOST_WIDTH))

    def go_to(self, row: int, at: int | None) -> None:
        """Bring a cell of the list into sight and choose it."""
        index = self.list.index(row - self.list.read.choices.first, 0 if at is None else at + 1)
        self.setCurrentIndex(index)
        self.scrollTo(index)
