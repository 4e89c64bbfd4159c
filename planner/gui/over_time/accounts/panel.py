"""Accounts month by month, the tier reached and the tier billed."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.charts import tiers
from planner.charts.style import UNIT, Palette
from planner.gui.document import Document
from planner.gui.over_time.foreseen import Outlook
from planner.gui.over_time.section import Section
from planner.gui.over_time.without import reason
from planner.gui.picture_view import PictureView
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.sheet.clipboard import Copied, mime_of
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import Card, Note
from planner.model.over_time.projection import Projection
from planner.model.over_time.turns import has_one_tier
from planner.words import tier_months as words
from planner.words.catalogue import text

LEAST_PICTURE, LEAST_ROWS = 264, 8
REACHED, BILLED, SAVED = 5, 6, 7
COLUMNS = 8


class AccountsTable(PlainTable):
    """The months by their brief names; copied, by their own, which no other program misreads."""

    projection: Projection | None = None

    def copy(self) -> None:
        """Put every month on the clipboard, with the titles."""
        if self.projection is None:
            return
        heads, rows = self.shown.heads, words.rows(self.projection)
        QGuiApplication.clipboard().setMimeData(
            mime_of(
                Copied(
                    [head.words for head in heads],
                    [list(row) for row in rows],
                    [head.figures for head in heads],
                )
            )
        )


class AccountsPanel(Section):
    """Accounts month by month, the tier reached and the tier billed."""

    by_chance = True

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._outlook: Outlook | None = None
        self._projection: Projection | None = None  # that is shown
        self.chart = PictureView()
        self.chart.canvas.setMinimumHeight(LEAST_PICTURE)
        self.said = Note("muted")
        self.table = AccountsTable()
        self.meaning = Note()
        upper, self.details = Card(), Card()
        upper.rows.addWidget(self.chart, 1)
        upper.rows.addWidget(self.said)
        self.details.rows.addWidget(self.table)
        self.details.rows.addWidget(self.meaning)
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
        projection = outlook.projection
        if projection is None or not projection.months:
            self._projection = None
            self.details.hide()
            self.chart.show_picture(None, empty_words=reason(outlook))
            self.said.say("")
            return
        self.details.show()
        self.said.say("\n".join(words.sentences(projection, outlook.simulation)))
        if projection is not self._projection:
            self._projection = projection
            self.chart.show_picture(tiers.picture(projection))
            self._tabulate(projection)

    def _tabulate(self, projection: Projection) -> None:
        heads = [
            Head(title, figures=index > 0) for index, title in enumerate(words.titles(projection))
        ]
        self.table.projection = projection
        self.table.show_lines(tuple(heads), lines(projection))
        self.table.setAccessibleName(text("Accounts and tiers month by month"))
        rows = min(len(self.table.lines), LEAST_ROWS)
        header = self.table.horizontalHeader().sizeHint().height()
        seen = header + sum(self.table.rowHeight(row) for row in range(rows)) + 2
        self.table.setFixedHeight(min(self.table.full_height(), seen))
        saves = any(month.saved for month in projection.months)
        self.meaning.say(words.saving(projection) if saves else "")

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.chart.recolour(palette)
        self.table.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self._projection = None
        if self._outlook is not None:
            self.show_outlook(self._outlook)


def lines(projection: Projection) -> list[Line]:
    """A row for each month; where the tier that is billed changes it is marked."""
    found = []
    before, one_tier = projection.discount, has_one_tier(projection)
    rows = words.rows(projection, brief=True)
    for month, cells in zip(projection.months, rows, strict=True):
        tones = [""] * COLUMNS
        if month.reached != month.discount and one_tier:
            tones[REACHED] = "accent"
        if month.saved < 0:
            tones[SAVED] = "loss"
        found.append(Line(cells, tones=tuple(tones), tinted=month.discount != before and one_tier))
        before = month.discount
    return found
