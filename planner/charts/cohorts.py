"""Commissions that run out: what each month brings, by when its accounts joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from planner.charts.months_frame import BELOW, NAMES, SWATCH, MonthsFrame, frame
from planner.charts.picture import Picture, Spot
from planner.charts.scene import Area, Box, Fill, Item, Measure, Pixel, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.over_time.cohorts import Cohorts
from planner.model.over_time.rounding import rounded
from planner.words import cohorts as words

BESIDE, APART = UNIT / 2, 2.0 * UNIT
ROW = 17.0
MARK = 22.0
LEVELS = (0, 72, 52, 36, 24, 14)
"""How strong the colour of each band is, in hundredths; 0 is all of it."""
MOST_KEY = 0.4
"""The most of the height that the key takes; where it needs more, it is left out."""


def picture(found: Cohorts) -> Picture | None:
    """Stacked bands over the months, today's accounts at the foot; None where nothing is shown."""
    if not found.months or words.nothing(found):
        return None
    chart = _Chart(found)
    return Picture(
        title=words.title(found),
        items=chart.items,
        summary=words.summary(found),
        spots=chart.spots,
    )


@dataclass(frozen=True)
class _Band:
    """A band that brings something: its name, its strength, and its edges by month."""

    name: str
    level: int
    lower: tuple[float, ...]
    upper: tuple[float, ...]


@dataclass(frozen=True)
class _Chart:
    """The picture."""

    found: Cohorts

    @cached_property
    def _bands(self) -> list[_Band]:
        start = self.found.plan.assumptions.start
        stacks = [tuple(accumulate((0.0, *month.parts))) for month in self.found.months]
        made = []
        for index, band in enumerate(self.found.bands):
            lower = tuple(stack[index] for stack in stacks)
            upper = tuple(stack[index + 1] for stack in stacks)
            if any(high > low for low, high in zip(lower, upper, strict=True)):
                made.append(_Band(words.band(band, start), LEVELS[index], lower, upper))
        return made

    def _key(
        self, width: float, height: float, measure: Measure
    ) -> list[list[tuple[_Band, float]]]:
        """The bands in rows; none where they would take too much of the picture."""
        rows: list[list[tuple[_Band, float]]] = []
        x = 0.0
        for band in self._bands:
            wide = SWATCH + BESIDE + measure(band.name, CAPTION, False)
            if wide > width:
                return []
            if not rows or x + wide > width:
                rows.append([])
                x = 0.0
            rows[-1].append((band, x))
            x += wide + APART
        return rows if ROW * len(rows) <= height * MOST_KEY else []

    def _frame(self, width: float, height: float, measure: Measure) -> MonthsFrame:
        amounts = [rounded(top) for band in self._bands for top in band.upper]
        key = ROW * len(self._key(width, height, measure))
        mark = MARK if self.found.first_end is not None else UNIT
        return frame(
            (width, height),
            (0, len(self.found.months)),
            amounts,
            self.found.plan.currency,
            self.found.plan.assumptions.start,
            measure,
            above=key + mark,
            below=BELOW + (0 if self.found.plan.assumptions.start else NAMES),
        )

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        laid = self._frame(width, height, measure)
        made: list[Item] = list(laid.grid())
        for band in self._bands:
            upper, lower = _stairs(laid, band.upper), _stairs(laid, band.lower)
            made.append(Area((*upper, *reversed(lower)), "surface"))
            made.append(Area((*upper, *reversed(lower)), "commission", band.level))
        for band in self._bands[:-1]:
            made.append(Stroke(_stairs(laid, band.upper), "surface"))
        if self._bands:
            made.append(Stroke(_stairs(laid, self._bands[-1].upper), "commission", 1.5))
        zero = round(laid.y(0)) + 0.5
        made.append(Stroke(((laid.plot.left, zero), (laid.plot.right, zero)), "grid"))
        made += laid.months(measure, columns=True)
        made += laid.names(width, measure)
        made += self._mark(laid, width, measure)
        for number, row in enumerate(self._key(width, height, measure)):
            for band, x in row:
                top = number * ROW
                swatch = Box(x, top + 2, SWATCH, SWATCH - 2)
                made.append(Fill(swatch, "commission", band.level))
                at = x + SWATCH + BESIDE
                made.append(Text(at, top + 11, band.name, "muted", CAPTION))
        return tuple(made)

    def _mark(self, laid: MonthsFrame, width: float, measure: Measure) -> Iterator[Item]:
        """The month in which the first commissions end."""
        first = self.found.first_end
        if first is None:
            return
        x, plot = laid.x(first - 1), laid.plot
        yield Stroke(((x, plot.top - 2), (x, plot.bottom)), "ink", 1.0, "dotted")
        said = words.first_end(self.found)
        wide = measure(said, CAPTION, True)
        if wide <= width - plot.left:  # never over the figures at the left
            middle = min(max(x, plot.left + wide / 2), width - wide / 2)
            yield Text(middle, plot.top - 6, said, "ink", CAPTION, bold=True, align="centre")

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """On each month, what it brings and from whom."""
        laid = self._frame(width, height, measure)
        return tuple(
            Spot(laid.column(index + 1), words.of_month(self.found, index))
            for index in range(len(self.found.months))
        )


def _stairs(laid: MonthsFrame, amounts: tuple[float, ...]) -> tuple[Pixel, ...]:
    """The edge of a band: level over each month."""
    points: list[Pixel] = []
    for index, amount in enumerate(amounts):
        column, y = laid.column(index + 1), laid.y(amount)
        points += [(column.left, y), (column.right, y)]
    return tuple(points)
