"""The fan of the possible months: between what 8 of 10 futures lie, their middle, what is expected.

It says of profit, accounts or cumulative cash how far they spread, with a few quiet levels to hold
them against: the tiers, the goal, nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from planner.charts.axes import round_step
from planner.charts.fitted import fitted
from planner.charts.picture import Picture, Spot
from planner.charts.scene import Area, Box, Item, Measure, Pixel, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.money import Currency
from planner.model.over_time.simulation import Spread
from planner.words import sure as words
from planner.words.months import short_month
from planner.words.numbers import axis_money, count, money

KEY, HEAD = 26.0, 8.0
FOOT, NAME = 22.0, 17.0
"""The room of the months' names, and of what they are."""
ROW = 15.0
"""The least from one line of words to the next."""
BASE = 4.5
"""From the middle of a row to the baseline of its words."""
TICK_ROOM = 44.0
SAMPLE, BESIDE, APART = 24.0, 6.0, 16.0
TINT = 20
STEPS = (1, 2, 3, 6, 12, 24, 60)
MARGIN_SHARE = 0.24
"""The most of the width that the names of levels take."""


class Level(NamedTuple):
    """A quiet line at a value, and its names, the longest first."""

    value: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Fan:
    """What a fan shows: spreads by month, what is expected, and levels.

    ``currency`` is that of the values; None: they are accounts.
    """

    title: str
    start: date | None
    spreads: tuple[Spread, ...]
    expected: tuple[float, ...]
    levels: tuple[Level, ...]
    currency: Currency | None

    def value(self, number: int) -> str:
        """A value in words."""
        if self.currency is None:
            return count(number)
        return money(number, self.currency, unit=True)


def picture(fan: Fan) -> Picture:
    """The picture of a fan of at least one month."""
    chart = _Chart(fan)
    return Picture(fan.title, chart.items, words.fan_summary(fan.title), chart.spots)


class _Layout(NamedTuple):
    """Where values lie, and the ticks at the left with their words."""

    plot: Box
    low: float
    high: float
    ticks: tuple[tuple[int, str], ...]
    months: int

    def x(self, month: float) -> float:
        """The middle of a month's column."""
        return self.plot.left + (month - 0.5) / self.months * self.plot.width

    def y(self, value: float) -> float:
        """Where a value lies."""
        share = (value - self.low) / (self.high - self.low)
        return self.plot.bottom - share * self.plot.height


@dataclass(frozen=True)
class _Chart:
    fan: Fan

    def _layout(self, width: float, height: float, measure: Measure) -> _Layout:
        fan = self.fan
        values = [
            *(each for spread in fan.spreads for each in spread[1:]),
            *fan.expected,
            *(level.value for level in self._near()),
        ]
        low, high = min(values), max(values)
        unit = 1 if fan.currency is None else 10**fan.currency.exponent
        tall = height - KEY - HEAD - FOOT - (NAME if words.axis_of(fan.start) else 0)
        most = max(int(tall / TICK_ROOM), 2)
        step = round_step(max(int(high - low), 1), most, unit)
        first, last = int(low // step), -int(-high // step)
        last = max(last, first + 1)
        ticks = tuple(
            (each * step, self._tick(each * step, step)) for each in range(first, last + 1)
        )
        left = max(measure(said, CAPTION, False) for _, said in ticks) + UNIT
        right = max((self._level_width(level, width, measure) for level in self._near()), default=0)
        plot = Box(left, KEY + HEAD, 0, max(tall, 1))
        plot = plot._replace(width=max(width - left - (right + UNIT if right else UNIT), 1))
        return _Layout(plot, first * step, last * step, ticks, len(fan.spreads))

    def _tick(self, value: int, step: int) -> str:
        currency = self.fan.currency
        return count(value) if currency is None else axis_money(value, currency, step)

    def _near(self) -> list[Level]:
        """The levels that are worth a line: those in the spread, and near it."""
        lows = min(spread.p10 for spread in self.fan.spreads)
        highs = max(spread.p90 for spread in self.fan.spreads)
        room = (highs - lows) // 3
        return [level for level in self.fan.levels if lows - room <= level.value <= highs + room]

    def _level_name(self, level: Level, width: float, measure: Measure) -> str:
        most = width * MARGIN_SHARE
        fits = (name for name in level.names if measure(name, CAPTION, False) <= most)
        return next(fits, "") or fitted(level.names[-1], most, CAPTION, False, measure)

    def _level_width(self, level: Level, width: float, measure: Measure) -> float:
        return measure(self._level_name(level, width, measure), CAPTION, False)

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        laid = self._layout(width, height, measure)
        return (
            *_key(width, measure),
            *self._grid(laid),
            *self._months(laid, width, measure),
            *self._levels(laid, width, measure),
            *self._lines(laid),
        )

    def _grid(self, laid: _Layout) -> Iterator[Item]:
        left, right = laid.plot.left, laid.plot.right
        for value, said in laid.ticks:
            y = int(laid.y(value)) + 0.5
            yield Stroke(((left, y), (right, y)), "grid")
            yield Text(left - UNIT, y + BASE, said, "muted", CAPTION, align="right")

    def _months(self, laid: _Layout, width: float, measure: Measure) -> Iterator[Item]:
        """The names of the months: the last, the first, and as many between as have room."""
        base = laid.plot.bottom + 16
        widest = max(
            measure(short_month(self.fan.start, month), CAPTION, False)
            for month in range(1, laid.months + 1)
        )
        taken: list[tuple[float, float]] = []
        for month in _telling(laid.months, (widest + 2 * UNIT) * laid.months / laid.plot.width):
            said = short_month(self.fan.start, month)
            half = measure(said, CAPTION, False) / 2
            x = min(max(laid.x(month), half), width - half)
            if all(
                x + half + 2 * UNIT <= low or high + 2 * UNIT <= x - half for low, high in taken
            ):
                taken.append((x - half, x + half))
                yield Text(x, base, said, "muted", CAPTION, align="centre")
        name = words.axis_of(self.fan.start)
        if name and measure(name, CAPTION, False) <= laid.plot.width:
            middle = laid.plot.left + laid.plot.width / 2
            yield Text(middle, base + NAME, name, "muted", CAPTION, align="centre")

    def _levels(self, laid: _Layout, width: float, measure: Measure) -> Iterator[Item]:
        """Lines right across, named beside the plot where there is room."""
        last = None
        for level in sorted(self._near(), key=lambda each: each.value):
            y = round(laid.y(level.value)) + 0.5
            ends = ((laid.plot.left, y), (laid.plot.right, y))
            yield Stroke(ends, "muted", 1.0, "dotted")
            name = self._level_name(level, width, measure)
            if name and (last is None or last - y >= ROW):
                yield Text(laid.plot.right + UNIT, y + BASE, name, "muted", CAPTION)
                last = y

    def _lines(self, laid: _Layout) -> Iterator[Item]:
        spreads, fan = self.fan.spreads, self.fan
        upper = _across(laid, [spread.p90 for spread in spreads])
        lower = _across(laid, [spread.p10 for spread in spreads])
        yield Area((*upper, *reversed(lower)), "accent", TINT)
        yield Stroke(_across(laid, fan.expected), "ink", 1.5, "dashed")
        yield Stroke(_across(laid, [spread.p50 for spread in spreads]), "accent", 2.0)

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """What is said of each month."""
        laid, fan = self._layout(width, height, measure), self.fan
        wide = laid.plot.width / laid.months
        return tuple(
            Spot(
                Box(laid.plot.left + wide * index, laid.plot.top, wide, laid.plot.height),
                words.fan_spot(
                    fan.start,
                    index + 1,
                    fan.value(spread.p10),
                    fan.value(spread.p50),
                    fan.value(spread.p90),
                ),
            )
            for index, spread in enumerate(fan.spreads)
        )


def _across(laid: _Layout, values: Sequence[float]) -> tuple[Pixel, ...]:
    """A line through the months; a month that is alone is as wide as its column."""
    points = tuple((laid.x(month), laid.y(value)) for month, value in enumerate(values, start=1))
    if len(points) > 1:
        return points
    y = points[0][1]
    return (laid.plot.left, y), (laid.plot.right, y)


def _telling(months: int, apart: float) -> Iterator[int]:
    """The months worth a name, the most telling first: the ends, then those at even steps.

    Args:
        months: the last.
        apart: how many months have to lie between two names.
    """
    yield from (months, 1)
    step = next((step for step in STEPS if step >= apart), months)
    yield from range(step, months, step)


def _key(width: float, measure: Measure) -> Iterator[Item]:
    """Samples of what is drawn, with their names, as many as there is room for."""
    x, base = 0.0, 13.0
    for kind, names in enumerate((words.most_futures(), words.middle(), words.expected())):
        room = width - x - SAMPLE - BESIDE
        name = next((each for each in names if measure(each, CAPTION, False) <= room), None)
        if name is None:
            return
        y = base - 4.5
        if kind == 0:
            box = Box(x, base - 10, SAMPLE, 11)
            corners = (
                (box.left, box.top),
                (box.right, box.top),
                (box.right, box.bottom),
                (box.left, box.bottom),
            )
            yield Area(corners, "accent", TINT)
        elif kind == 1:
            yield Stroke(((x, y), (x + SAMPLE, y)), "accent", 2.0)
        else:
            yield Stroke(((x, y), (x + SAMPLE, y)), "ink", 1.5, "dashed")
        yield Text(x + SAMPLE + BESIDE, base, name, "muted", CAPTION)
        x += SAMPLE + BESIDE + measure(name, CAPTION, False) + APART
