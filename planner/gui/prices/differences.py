"""A table of differences: what it is about, the plan's side, the other side, the change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from planner.charts.style import UNIT
from planner.words.catalogue import context, text
from planner.words.comparison import Row

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
SHARES = (34, 25, 25, 16)
"""How the columns share the width, in per cent."""
MOST_MEASURED = 300
"""Names and rules come first; a price takes one line, and thousands would take seconds."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DifferencesModel(QAbstractTableModel):
    """Differences in words, row by row."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.lines: list[Row] = []

    def show_lines(self, lines: list[Row]) -> None:
        """Show these differences."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """The number of differences."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """What is said of each."""
        return 0 if parent.isValid() else len(Row._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() else LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns are."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heads()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section else LEFT
        return None


def heads() -> Row:
    """The titles of the columns."""
    return Row(
        text("What differs"),
        context("the plan's side of a difference", "Yours"),
        context("the other side of a difference", "Ready-made"),
        text("Change"),
    )


class Roomy(QStyledItemDelegate):
    """Leaves air around words of several lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The size of the words, and the air."""
        return super().sizeHint(option, index) + QSize(0, UNIT)


class DifferencesTable(QTableView):
    """Differences to read, by mouse or keyboard, and to copy with their titles."""

    def __init__(self) -> None:
        """Show none."""
        super().__init__()
        self.differences = DifferencesModel()
        self.setModel(self.differences)
        self.setProperty("kind", "reading")
        self.setItemDelegate(Roomy(self))
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)

    def show_lines(self, lines: list[Row]) -> None:
        """Show these differences, where they are others than those that are shown."""
        if lines != self.differences.lines:
            self.differences.show_lines(lines)
            self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the columns."""
        super().resizeEvent(event)
        width = self.viewport().width()
        for column, share in enumerate(SHARES):
            self.setColumnWidth(column, width * share // 100)
        self._share_height()

    def _share_height(self) -> None:
        """Give each row what its words need; of very many, the first, where the long words are."""
        for row in range(min(len(self.differences.lines), MOST_MEASURED)):
            self.resizeRowToContents(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected, or everything, with the titles."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        lines = [self.differences.lines[row] for row in chosen] or self.differences.lines
        rows = ["\t".join(row) for row in (heads(), *lines)]
        QGuiApplication.clipboard().setText("\n".join(rows) + "\n")
