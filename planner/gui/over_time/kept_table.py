"""A table whose first column stays in sight where it is wider than its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from planner.charts.style import Palette
from planner.gui.plain_table import PlainTable


class KeptTable(PlainTable):
    """Names at the left that stay while the figures beside them scroll."""

    names: _Frozen | None = None  # Qt asks for it while the table is being built

    def __init__(self) -> None:
        """Build an empty table."""
        super().__init__()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.names = _Frozen(self)
        self.horizontalScrollBar().rangeChanged.connect(self._keep_names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the names where they are."""
        super().resizeEvent(event)
        self._keep_names()

    def changeEvent(self, event: QEvent) -> None:
        """Another style asks for other room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._keep_names()

    @Slot()
    def _keep_names(self) -> None:
        if self.names is not None:
            self.names.follow()

    def _take_room(self) -> None:
        """Other rows and words have other room, the names as well."""
        super()._take_room()
        self._keep_names()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, beside the names that stay."""
        names, bar = self.names, self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if names is None or names.isHidden():
            return
        if index.column() == 0:  # it is in sight, wherever the figures are
            bar.setValue(before)
            return
        hidden = names.width() - self.visualRect(index).left()
        if hidden > 0:
            bar.setValue(bar.value() - hidden)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        super().recolour(palette)
        if self.names is not None:
            self.names.viewport().update()


class _Frozen(QTableView):
    """The first column of a table, over it, while the rest scrolls beneath."""

    def __init__(self, table: PlainTable) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.shown)
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setProperty("kind", "frozen")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        table.verticalScrollBar().valueChanged.connect(self._roll)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.doubleClicked.connect(self._open)
        self.hide()

    @Slot(int)
    def _roll(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self._table.opened.emit(index.row())

    def follow(self) -> None:
        """Lie over the first column, where the table is too wide for its place."""
        table, header = self._table, self._table.horizontalHeader()
        self.setVisible(table.horizontalScrollBar().maximum() > 0)
        if self.isHidden():
            return
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column > 0)
        self.setColumnWidth(0, table.columnWidth(0))
        self.horizontalHeader().setFixedHeight(header.height())
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, table.rowHeight(row))
        edge = table.frameWidth()
        self.setGeometry(
            edge, edge, table.columnWidth(0), header.height() + table.viewport().height()
        )
        self._roll(table.verticalScrollBar().value())
        self.raise_()
