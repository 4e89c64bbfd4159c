"""The expected months: the forecast as a chart, and every month in a table."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.charts import forecast
from planner.charts.style import UNIT, Palette
from planner.gui.over_time.foreseen import Outlook
from planner.gui.over_time.months.table import MonthTable
from planner.gui.over_time.section import Section
from planner.gui.over_time.without import reason
from planner.gui.picture_view import PictureView
from planner.gui.segments import Segments
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.explained.month import MOST_ROWS, is_explained
from planner.model.explanation import Asked
from planner.model.over_time.projection import Projection
from planner.words import month_story as words
from planner.words.catalogue import context, text
from planner.words.forecast import being_computed
from planner.words.month_table import not_explained
from planner.words.months import span

SHORT, EVERY = "short", "every"
LEAST_PICTURE, LEAST_ROWS = 232, 8
FIGURES = {
    "software": "software",
    "services": "services",
    "yearly": "yearly",
    "commission": "commission",
    "setup_fees": "setup_fees",
    "revenue": "revenue",
    "vendor_bill": "vendor_bill",
    "billed": "vendor_bill",
    "payment_fees": "payment_fees",
    "unpaid": "unpaid",
    "delivery": "delivery",
    "setup_work": "setup_work",
    "overheads": "overheads",
    "costs": "costs",
}
"""What a column of the table is explained as; any other as the profit."""


class MonthsPanel(Section):
    """The expected months: the forecast as a chart, and every month in a table."""

    by_chance = True

    def __init__(self) -> None:
        """Build the panel."""
        super().__init__()
        self._outlook: Outlook | None = None
        self._projection: Projection | None = None  # that the table shows
        self.chart = PictureView()
        self.chart.canvas.setMinimumHeight(LEAST_PICTURE)
        self.said = Note("muted")
        self.title = label("title")
        self.title.setWordWrap(True)
        self.choice = Segments((SHORT, EVERY))
        self.choice.chosen.connect(self._tabulate)
        self.table = MonthTable()
        self.table.opened.connect(self._opened)
        self.closed = Note("caption")
        upper, self.details = Card(), Card()
        self.details.hide()  # until there are figures
        upper.rows.addWidget(self.chart, 1)
        upper.rows.addWidget(self.said)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.choice)
        self.details.rows.addLayout(head)
        self.details.rows.addWidget(self.table)
        self.details.rows.addWidget(self.closed)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, UNIT + 4, UNIT)
        column.setSpacing(UNIT + 4)
        column.addWidget(upper, 1)
        column.addWidget(self.details)
        self.area = TallScroll(body)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show these months."""
        self._outlook = outlook
        projection, profit = outlook.projection, outlook.results.book.profit
        if projection is None or not projection.months or profit is None:
            self._projection = None
            self.details.hide()
            self.chart.show_picture(None, empty_words=reason(outlook))
            self.said.say("")
            return
        self.details.show()
        self.chart.show_picture(forecast.picture(projection, profit, outlook.simulation))
        self.said.say("\n".join(words.sentences(projection, outlook.simulation)))
        if projection is not self._projection:
            self._projection = projection
            self._tabulate()

    def asked(self) -> Asked | None:
        """The figure of the month in hand; None where none is, or it would take too long."""
        index, outlook = self.table.currentIndex(), self._outlook
        if self._projection is None or outlook is None or not index.isValid():
            return None
        month = index.row() + 1
        if not self.table.hasFocus() or not is_explained(outlook.results.book, month):
            return None
        return Asked(FIGURES.get(self.table.keys[index.column()], "profit"), month=month)

    @Slot(int)
    def _opened(self, row: int) -> None:
        """Say what the figure in hand is made of."""
        del row
        asked = self.asked()
        if asked is not None:
            self.explained.emit(asked)

    @Slot()
    def _tabulate(self) -> None:
        projection, outlook = self._projection, self._outlook
        if projection is None or outlook is None:
            return
        many = not is_explained(outlook.results.book, 1)
        self.closed.say(not_explained(MOST_ROWS) if many else "")
        set_words(self.title, span(projection.start, len(projection.months)))
        self.table.show_months(projection, every_line=self.choice.current == EVERY)
        rows = min(len(self.table.lines), LEAST_ROWS)
        self.table.setFixedHeight(min(self.table.full_height(), self.table.height_of(rows)))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.chart.recolour(palette)
        self.table.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.choice.name(
            {SHORT: context("a table", "In short"), EVERY: context("a table", "Every line")}
        )
        self.choice.setAccessibleName(text("What the table shows"))
        self._projection = None
        if self._outlook is not None:
            self.show_outlook(self._outlook)
        else:
            self.chart.show_picture(None, empty_words=being_computed())
