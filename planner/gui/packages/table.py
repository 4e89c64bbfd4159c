"""The packages as a table: any number of them, read at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
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
from planner.gui.scene_painter import fill, measure
from planner.model.book import Book
from planner.model.plan import Package
from planner.model.pricing import priced
from planner.words.catalogue import context, text
from planner.words.numbers import count, hours, money, percent
from planner.words.sentences import one_line

ROW_HEIGHT = 32
PAD, MOST_AIR = UNIT // 2, UNIT
WORDS = 2
"""This many first columns hold words; figures are at the right."""
WIDEST_NAME, MOST_OF_A_NAME = 280, 120
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class Line(NamedTuple):
    """A package as a row of words; ``strong`` where it is the recommended one."""

    cells: tuple[str, ...]
    strong: bool

    def bold(self, column: int) -> bool:
        """Whether a cell stands out: figures never do."""
        return self.strong and column == 0


def heads() -> tuple[str, ...]:
    """What the columns are."""
    return (
        text("Package"),
        text("Plan"),
        text("Software"),
        text("Services"),
        text("Total"),
        text("Setup"),
        text("Hours"),
        context("head of a column", "You keep"),
        text("Margin"),
        text("Floor"),
        text("Target"),
    )


def line_of(book: Book, package: Package, plan_names: Mapping[str, str]) -> Line:
    """A package as a row, at today's discount."""
    currency = book.plan.currency
    found = priced(book, package)
    at = None if found is None else found.today
    name = one_line(package.title, MOST_OF_A_NAME)
    vendor = plan_names.get(package.plan, package.plan.capitalize())
    cells = (
        f"★ {name}" if package.recommended else name,
        f"{one_line(vendor)} {count(package.contacts)}",
        money(None if found is None else found.software, currency),
        money(package.services_price, currency),
        money(None if found is None else found.price, currency),
        money(package.setup_fee, currency),
        hours(package.hours),
        money(None if at is None else at.contribution, currency),
        percent(None if at is None else at.margin, 1),
        money(None if at is None else at.floor, currency),
        money(None if at is None else at.target, currency),
    )
    return Line(cells, package.recommended)


class PackagesModel(QAbstractTableModel):
    """Rows of words, formatted once a refresh."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.lines: list[Line] = []
        self.heads: tuple[str, ...] = ()
        self.palette: Palette = LIGHT

    def show_lines(self, lines: list[Line]) -> None:
        """Write the rows."""
        now = heads()
        if lines != self.lines or now != self.heads:
            self.beginResetModel()
            self.lines, self.heads = lines, now
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many packages."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """How many columns."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return self.lines[index.row()].cells[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if section < WORDS else RIGHT
        return None


class RowPainter(QStyledItemDelegate):
    """Paints preformatted words: a tinted ground for the row in hand, a hairline under each."""

    def __init__(self, model: PackagesModel) -> None:
        """Paint the cells of a model."""
        super().__init__(model)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        palette, box = self._model.palette, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            fill(painter, QRectF(box), palette.selection)
        painter.setPen(theme.colour(palette.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        line = self._model.lines[index.row()]
        strong = line.bold(index.column())
        painter.setPen(theme.colour(palette.ink))
        painter.setFont(theme.font(BODY, bold=strong))
        inside = box.adjusted(PAD, 0, -PAD, 0)
        words = line.cells[index.column()]
        if measure(words, BODY, strong) > inside.width():
            words = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, inside.width()
            )
        painter.drawText(inside, LEFT if index.column() < WORDS else RIGHT, words)


class PackagesTable(QTableView):
    """All packages, each with its figures.

    Signals:
        opened: the card of a package is wanted, by its index.
        menu_wanted: what can be done with a package is asked for, by its index.
    """

    opened = Signal(int)
    menu_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the table."""
        super().__init__(parent)
        self.packages = PackagesModel()
        self.setModel(self.packages)
        self.setProperty("kind", "tight")
        self.setItemDelegate(RowPainter(self.packages))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(UNIT)

    def show_lines(self, lines: list[Line]) -> None:
        """Write the rows; the one in hand stays in hand."""
        row = self.currentIndex().row()
        self.packages.show_lines(lines)
        if 0 <= row < len(lines) and self.currentIndex().row() != row:
            self.selectRow(row)
        self._share_width()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMaximumHeight(
            self.horizontalHeader().sizeHint().height() + ROW_HEIGHT * len(lines) + bar + 2
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column what its words need; what is left to air, and the rest to the names."""
        needed = []
        for column, head in enumerate(self.packages.heads):
            lines = self.packages.lines
            cells = [measure(each.cells[column], BODY, each.bold(column)) for each in lines]
            widest = max([measure(head, BODY, False), *cells])
            needed.append(ceil(min(widest, WIDEST_NAME)) + 2 * PAD + 1)
        left = max(self.viewport().width() - sum(needed), 0)
        air = min(left // max(len(needed), 1), MOST_AIR)
        for column, width in enumerate(needed):
            more = left - air * (len(needed) - 1) if column == 0 else air
            self.setColumnWidth(column, width + more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card."""
        row = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row >= 0:
            self.opened.emit(row)
            return
        if event.key() == Qt.Key.Key_Menu and row >= 0:
            self.menu_wanted.emit(row)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the card."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The other button asks what can be done."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.RightButton and index.isValid():
            self.menu_wanted.emit(index.row())

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.packages.palette = palette
        self.viewport().update()
