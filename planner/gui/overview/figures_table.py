"""The short table under the chart: today, the next tier and its brink, a fifth more."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner.charts.style import BODY, LIGHT, UNIT, Palette
from planner.gui import theme
from planner.gui.calculator import Results
from planner.gui.scene_painter import fill, measure
from planner.model.explanation import Asked
from planner.model.landmarks import Standing
from planner.words.catalogue import text
from planner.words.numbers import DASH, count, money, percent, whole_hours

ROW_HEIGHT = 27
COMPACT_HEIGHT = 22
HEADER_HEIGHT = 27
MOST_ROWS = 5
SHARES = (25, 15, 22, 22, 16)
NARROW, NARROW_SHARES = 500, (133, 72, 113, 102, 58)
"""Beside a panel, the columns have just the room of their heads."""
COLUMNS = len(SHARES)
FIGURES = ("counted", "discount", "profit", "against_today", "hours")
"""What each column shows, by its name in the model."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class FiguresModel(QAbstractTableModel):
    """Rows of words, formatted once a refresh."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._cells: list[list[str]] = []
        self._strong: list[bool] = []
        self._standings: tuple[Standing, ...] = ()
        self._heads: list[str] = []
        self.palette: Palette = LIGHT

    def show_results(self, results: Results) -> None:
        """Write the rows of these results."""
        self._standings = rows = results.shown.rows if results.shown is not None else ()
        cells = [self._row(each, results) for each in rows]
        strong = [each.accounts == results.sold for each in rows]
        same_shape = len(cells) == len(self._cells)
        if not same_shape:
            self.beginResetModel()
        before = list(zip(self._cells, self._strong, strict=True))
        self._cells, self._strong = cells, strong
        if not same_shape:
            self.endResetModel()
            return
        # Only what differs is painted anew: half of the table's time.
        for row, (words, is_strong) in enumerate(zip(cells, strong, strict=True)):
            old, was_strong = before[row]
            changed = [i for i in range(COLUMNS) if words[i] != old[i] or is_strong != was_strong]
            if changed:
                self.dataChanged.emit(self.index(row, changed[0]), self.index(row, changed[-1]))

    def _row(self, standing: Standing, results: Results) -> list[str]:
        currency = results.book.plan.currency
        accounts = count(standing.accounts)
        today = standing.accounts == results.curve.today
        if today:
            accounts = text("{accounts} today").format(accounts=accounts)
        elif standing.accounts == results.sold:
            accounts = text("{accounts} what if").format(accounts=accounts)
        against = "" if today else money(standing.against_today, currency, sign=True)
        return [
            accounts,
            percent(standing.discount),
            money(standing.profit, currency),
            against,
            text("{hours} h").format(hours=whole_hours(standing.hours)) if standing.hours else DASH,
        ]

    def retranslate(self, symbol: str) -> None:
        """Write the heads anew; amounts carry their currency there."""
        heads = [
            text("Resold accounts"),
            text("Discount"),
            text("You earn, {currency}").format(currency=symbol),
            text("Against today"),
            text("Work"),
        ]
        if heads != self._heads:
            self._heads = heads
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 4)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many rows."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Five columns."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return self.words_of(index)
        return None

    def words_of(self, index: Index) -> str:
        """The words of a cell, without the way through Qt's values."""
        return self._cells[index.row()][index.column()]

    def standing(self, row: int | None) -> Standing | None:
        """What a row is about; None stands for the row in hand."""
        if row is None:
            row = self._strong.index(True) if True in self._strong else len(self._strong)
        return self._standings[row] if row < len(self._standings) else None

    def is_strong(self, row: int) -> bool:
        """Whether a row is the one in hand."""
        return self._strong[row]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and self._heads:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if section == 0 else RIGHT
        return None


class RowPainter(QStyledItemDelegate):
    """Paints preformatted words: a tinted ground for the row in hand, a hairline under each."""

    def __init__(self, model: FiguresModel) -> None:
        """Paint the cells of a model."""
        super().__init__(model)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        palette = self._model.palette
        strong = self._model.is_strong(index.row())
        box: QRect = option.rect
        if strong:
            fill(painter, QRectF(box), palette.selection)
        painter.setPen(theme.colour(palette.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(theme.colour(palette.ink))
        painter.setFont(theme.font(BODY, bold=strong))
        side = LEFT if index.column() == 0 else RIGHT
        inside = box.adjusted(UNIT, 0, -UNIT, 0)
        words = self._model.words_of(index)
        if measure(words, BODY, strong) > inside.width():
            # Never another number: what does not fit is seen not to.
            words = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, inside.width()
            )
        painter.drawText(inside, side, words)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour(palette.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -2))


class FiguresTable(QTableView):
    """The table as tall as its rows.

    Signals:
        explained: a figure of it is to be explained, as an ``Asked``.
    """

    explained = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the table."""
        super().__init__(parent)
        self.figures = FiguresModel()
        self.setModel(self.figures)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)  # Tab goes on to what follows
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsClickable(False)
        header.setFixedHeight(ROW_HEIGHT)
        self.setFixedHeight(ROW_HEIGHT * (MOST_ROWS + 1))
        self.setItemDelegate(RowPainter(self.figures))
        self._explain = QAction(self)
        self._explain.triggered.connect(self._ask)
        self.addAction(self._explain)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.doubleClicked.connect(self._ask)

    def set_compact(self, compact: bool) -> None:
        """Take lower rows where the page is low: the chart needs the room more."""
        height = COMPACT_HEIGHT if compact else ROW_HEIGHT
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)
            self.setFixedHeight(HEADER_HEIGHT + height * MOST_ROWS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width by what the columns hold."""
        super().resizeEvent(event)
        width = event.size().width()  # of the viewport
        shares = SHARES if width >= NARROW else NARROW_SHARES
        for column, share in enumerate(shares[:-1]):
            self.setColumnWidth(column, width * share // sum(shares))
        self.setColumnWidth(4, width - sum(self.columnWidth(column) for column in range(4)))

    def show_results(self, results: Results, symbol: str) -> None:
        """Write the rows of these results."""
        self.figures.retranslate(symbol)
        self.figures.show_results(results)
        self.setAccessibleName(text("The book with other numbers of resold accounts"))

    def asked(self) -> Asked | None:
        """The figure in hand; a cell that says no figure stands for what its row earns."""
        index = self.currentIndex()
        standing = self.figures.standing(index.row() if index.isValid() else None)
        if standing is None:
            return None
        figure = FIGURES[index.column()] if index.isValid() else "profit"
        return Asked(figure, accounts=standing.accounts)

    @Slot()
    def _ask(self) -> None:
        asked = self.asked()
        if asked is not None:
            self.explained.emit(asked)

    def retranslate(self) -> None:
        """Write what can be done with it anew."""
        self._explain.setText(text("Explain this number"))
        self.setToolTip(text("Double-click a figure, or press Ctrl+E, to see how it is made."))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.figures.palette = palette
        self.update()
