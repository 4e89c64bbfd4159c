"""Cumulative cash, and the month from which it stays above nothing."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from planner.charts import cash as chart
from planner.charts.style import UNIT
from planner.gui.over_time.picture_section import PictureSection
from planner.gui.over_time.without import reason
from planner.gui.plain_table import Head, Line
from planner.model.over_time.projection import Projection
from planner.words import cash as words
from planner.words import expected
from planner.words.catalogue import text

AROUND = 9 * UNIT
"""What cards and bars take of the width."""


class CashPanel(PictureSection):
    """Cumulative cash, and the month from which it stays above nothing."""

    by_chance = True

    def _write(self) -> None:
        outlook = self.outlook
        if outlook is None:
            return
        projection = outlook.projection
        if projection is None or not projection.months:
            self._say_nothing(reason(outlook))
            return
        said = [expected.ended_early(projection.problem, projection.plan)]
        said.append(words.sentences(projection, outlook.simulation))
        picture = chart.picture(projection, outlook.simulation)
        self._say(picture, " ".join(filter(None, said)), words.meaning())
        self._write_table(projection)

    def _write_table(self, projection: Projection) -> None:
        """As many columns as have room."""
        for columns in words.Columns:
            self._fill(_heads(columns), _lines(projection, columns))
            if self.table.full_width() <= self.width() - AROUND:
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for other columns."""
        super().resizeEvent(event)
        outlook = self.outlook
        if outlook is None or outlook.projection is None or not outlook.projection.months:
            return
        if event.size().width() != event.oldSize().width():
            self._write_table(outlook.projection)

    def help_section(self) -> str:
        """The help on it."""
        return "cash"

    def retranslate(self) -> None:
        """Write every word anew."""
        self.table.setAccessibleName(text("Cash by month"))
        super().retranslate()


def _heads(columns: words.Columns) -> tuple[Head, ...]:
    month, *others = words.heads(columns)
    return Head(month, figures=False), *map(Head, others)


def _lines(projection: Projection, columns: words.Columns) -> list[Line]:
    currency, start = projection.plan.currency, projection.start
    made = []
    for month, so_far in zip(projection.months, projection.cumulative_cash, strict=True):
        cells = words.cells(month, so_far, currency, start, columns)
        tones = ("",) * (len(cells) - 1) + ("loss" if so_far < 0 else "",)
        made.append(Line(cells, tones=tones, tinted=month.month == projection.break_even))
    return made
