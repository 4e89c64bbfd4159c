"""Cumulative cash, and the month from which it stays above nothing."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QGuiApplication, QResizeEvent

from planner.charts import cash as chart
from planner.charts.style import BODY, UNIT
from planner.gui.over_time.kept_table import KeptTable
from planner.gui.over_time.picture_section import PictureSection
from planner.gui.over_time.without import reason
from planner.gui.plain_cells import PAD
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.scene_painter import measure
from planner.gui.sheet.clipboard import Copied, mime_of
from planner.model.over_time.projection import Projection
from planner.words import cash as words
from planner.words import expected
from planner.words.catalogue import text
from planner.words.numbers import money
from planner.words.sure import estimate

AROUND = 9 * UNIT
"""What cards and bars take of the width."""


class CashTable(KeptTable):
    """The months; what is copied has every column, whatever there is room for."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.projection: Projection | None = None

    def copy(self) -> None:
        """Put every kind of every month on the clipboard, with the titles."""
        if self.projection is None:
            return
        columns = words.Columns.EVERY
        heads, lines = _heads(columns), _lines(self.projection, columns)
        QGuiApplication.clipboard().setMimeData(
            mime_of(
                Copied(
                    [head.words for head in heads],
                    [list(line.cells) for line in lines],
                    [head.figures for head in heads],
                )
            )
        )


class CashPanel(PictureSection):
    """Cumulative cash, and the month from which it stays above nothing."""

    by_chance = True

    def _make_table(self) -> PlainTable:
        self._months = CashTable()
        return self._months

    def _write(self) -> None:
        outlook = self.outlook
        if outlook is None:
            return
        projection = outlook.projection
        if projection is None or not projection.months:
            self._say_nothing(reason(outlook))
            return
        said = [expected.ended_early(projection.problem, projection.plan)]
        said.append(estimate() if projection.is_estimate else "")
        said.append(words.sentences(projection, outlook.simulation))
        picture = chart.picture(projection, outlook.simulation)
        self._say(picture, " ".join(filter(None, said)), words.meaning())
        self._write_table(projection)

    def _write_table(self, projection: Projection) -> None:
        """As many columns as have room."""
        room = self.width() - AROUND
        few = (each for each in words.Columns if _needed(projection, each) <= room)
        columns = next(few, words.Columns.FEWEST)
        self._months.projection = projection
        self._fill(_heads(columns), _lines(projection, columns))

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


def _amounts(projection: Projection, columns: words.Columns) -> list[tuple[int, ...]]:
    return [
        words.amounts(month, so_far, columns)
        for month, so_far in zip(projection.months, projection.cumulative_cash, strict=True)
    ]


def _needed(projection: Projection, columns: words.Columns) -> int:
    """The width of the table: the least and the greatest amount of a column are its widest."""
    currency = projection.plan.currency
    names = [words.in_table(projection.start, m.month, columns) for m in projection.months]
    by_column = zip(*_amounts(projection, columns), strict=True)
    cells = [names, *([money(end(of), currency) for end in (min, max)] for of in by_column)]
    return sum(
        ceil(max(measure(each, BODY, False) for each in (title, *column))) + 1 + 2 * PAD
        for title, column in zip(words.heads(columns), cells, strict=True)
    )


def _lines(projection: Projection, columns: words.Columns) -> list[Line]:
    currency = projection.plan.currency
    made = []
    for month, amounts in zip(projection.months, _amounts(projection, columns), strict=True):
        name = words.in_table(projection.start, month.month, columns)
        tones = ("",) * len(amounts) + ("loss" if amounts[-1] < 0 else "",)
        cells = (name, *(money(each, currency) for each in amounts))
        made.append(Line(cells, tones=tones, tinted=month.month == projection.break_even))
    return made
