"""Cumulative cash, and the month from which it stays above nothing."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from planner.charts import cash as chart
from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.over_time.picture_section import PictureSection
from planner.gui.over_time.without import reason
from planner.gui.plain_table import Head, Line
from planner.model.over_time.projection import Projection
from planner.words import cash as words
from planner.words import expected
from planner.words.catalogue import text

AROUND = 7 * UNIT
"""What the card and its bar take of the width."""


class CashPanel(PictureSection):
    """Cumulative cash, and the month from which it stays above nothing."""

    by_chance = True

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__(document)
        self._merged: bool | None = None

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
        """All columns where they have room, else own costs in one."""
        for merged in (False, True):
            self._fill(_heads(merged=merged), _lines(projection, merged=merged))
            self._merged = merged
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


def _heads(*, merged: bool) -> tuple[Head, ...]:
    month, *others = words.heads(merged=merged)
    return Head(month, figures=False), *map(Head, others)


def _lines(projection: Projection, *, merged: bool) -> list[Line]:
    made = []
    plain = len(_heads(merged=merged)) - 1
    for month, so_far in zip(projection.months, projection.cumulative_cash, strict=True):
        made.append(
            Line(
                words.cells(month, so_far, projection, merged=merged),
                tones=("",) * plain + ("loss" if so_far < 0 else "",),
                tinted=month.month == projection.break_even,
            )
        )
    return made
