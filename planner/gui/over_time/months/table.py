"""The table of the months: in short or with every line, its first column always in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from planner.charts.style import Palette
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.sheet.clipboard import Copied, mime_of
from planner.model.over_time.projection import Projection
from planner.model.over_time.turns import has_one_tier
from planner.words import month_table as words
from planner.words.catalogue import text
from planner.words.numbers import percent


class MonthTable(PlainTable):
    """All months, a row each; copied, it has every line."""

    months: _Frozen | None = None  # Qt asks for it while the table is being built

    def __init__(self) -> None:
        """Build an empty table."""
        super().__init__()
        self._projection: Projection | None = None
        self.keys: list[str] = []
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.months = _Frozen(self)

    def show_months(self, projection: Projection, *, every_line: bool) -> None:
        """Show these months; where the tier that is billed changes, its row is marked."""
        self._projection = projection
        of = words.columns(projection) if every_line else words.short(projection)
        self.keys = [each.key for each in of]
        heads = tuple(Head(each.title, figures=each.key != "month") for each in of)
        self.show_lines(heads, self._lines(projection, of, brief=not every_line))
        self._keep_months()
        self.setAccessibleName(text("The months to come"))

    def _lines(self, projection: Projection, of: list[words.Column], *, brief: bool) -> list[Line]:
        before, one_tier = projection.discount, has_one_tier(projection)
        found = []
        rows = words.cells(projection, of, brief=brief)
        so_far = projection.cumulative_profit, projection.cumulative_cash
        for index, (month, cells) in enumerate(zip(projection.months, rows, strict=True)):
            under = {}
            if month.discount != before and one_tier:
                under["billed"] = words.before(percent(before))
            if month.month == projection.break_even and min(so_far[1][: index + 1]) < 0:
                under["cash"] = words.break_even()
            before = month.discount
            values = {
                "profit": month.profit,
                "cumulative_profit": so_far[0][index],
                "cash": so_far[1][index],
            }
            tones = {key: "loss" for key, value in values.items() if value < 0}
            if month.reached != month.discount and one_tier:
                tones["reached"] = "accent"
            found.append(
                Line(
                    cells,
                    under=tuple(under.get(key, "") for key in self.keys) if under else (),
                    tones=tuple(tones.get(key, "") for key in self.keys) if tones else (),
                    tinted="billed" in under,
                )
            )
        return found

    def height_of(self, rows: int) -> int:
        """How tall it is with so many rows, its titles, and a bar where it is too wide."""
        header = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if self._crowded else 0
        return header + sum(self.rowHeight(row) for row in range(rows)) + bar + 2

    def copy(self) -> None:
        """Put every line of every month on the clipboard, with the titles."""
        projection = self._projection
        if projection is None:
            return
        of = words.columns(projection)
        QGuiApplication.clipboard().setMimeData(
            mime_of(
                Copied(
                    [each.title for each in of],
                    [list(row) for row in words.cells(projection, of)],
                    [each.key != "month" for each in of],
                )
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the months where they are."""
        super().resizeEvent(event)
        self._keep_months()

    def changeEvent(self, event: QEvent) -> None:
        """Another style asks for other room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._keep_months()

    def _keep_months(self) -> None:
        if self.months is not None:
            self.months.follow()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, beside the months that stay."""
        super().scrollTo(index, hint)
        months = self.months
        if months is None or months.isHidden() or index.column() == 0:
            return
        hidden = months.width() - self.visualRect(index).left()
        if hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        super().recolour(palette)
        if self.months is not None:
            self.months.viewport().update()


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
