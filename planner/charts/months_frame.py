"""The frame of a picture over months: amounts from low to high, months from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil

from planner.charts.axes import round_step
from planner.charts.scene import Box, Fill, Item, Measure, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.money import Currency
from planner.words.forecast import eight_of_ten, months_from_now, now
from planner.words.months import short_month
from planner.words.numbers import axis_money

ABOVE, BELOW = 20.0, 26.0
"""Room over the plot for what stands at a month, and under it for the months."""
TICKS_APART = 44.0
BASE = 18.0
"""From the foot of the plot to the baseline of the months."""
NAMES = 18.0
"""The row under the months: what they are, and what the fan is."""
SWATCH = 12.0
STEPS = (1, 2, 3, 6, 12, 24, 48)
MOST_GUTTER = 0.4
"""The most of the width that the figures at the left take; longer ones are left out."""


@dataclass(frozen=True)
class MonthsFrame:
    """Where things lie in a picture of some size.

    ``first`` and ``last`` are the months at the edges of the plot; ``gutter``: there is room for
    the figures at its left.
    """

    plot: Box
    first: int
    last: int
    low: int
    high: int
    step: int
    currency: Currency
    start: date | None
    gutter: bool

    def x(self, month: float) -> float:
        """Where a month lies."""
        span = max(self.last - self.first, 1)
        return self.plot.left + (month - self.first) / span * self.plot.width

    def y(self, amount: float) -> float:
        """Where an amount lies."""
        share = (amount - self.low) / (self.high - self.low)
        return self.plot.bottom - share * self.plot.height

    def grid(self) -> Iterator[Item]:
        """The lines of the amounts, the one of nothing a little stronger, and their figures."""
        plot = self.plot
        for tick in range(-(-self.low // self.step) * self.step, self.high + 1, self.step):
            y = round(self.y(tick)) + 0.5
            colour = "muted" if tick == 0 and self.low < 0 else "grid"
            yield Stroke(((plot.left, y), (plot.right, y)), colour)
            if self.gutter:
                said = axis_money(tick, self.currency, self.step)
                yield Text(plot.left - UNIT, y + 4, said, "muted", CAPTION, align="right")

    def months(self, measure: Measure, *, columns: bool = False) -> Iterator[Item]:
        """The months under the plot, as many as have room; in the middle of ``columns``."""
        plot = self.plot
        shift = 0.5 if columns else 0.0
        begin = self.first + 1 if columns else self.first
        names = {
            month: short_month(self.start, month) if month else now()
            for month in range(begin, self.last + 1)
        }
        widest = max((measure(each, CAPTION, False) for each in names.values()), default=0.0)
        a_month = plot.width / max(self.last - self.first, 1)
        most = STEPS[-1]
        every = next((step for step in STEPS if step * a_month >= widest + 2 * UNIT), most)
        before = -1e9
        for month, name in names.items():
            if month % every and not (columns and month == begin == self.last):
                continue
            half = measure(name, CAPTION, False) / 2
            # None stands under the figures of the amounts.
            middle = max(self.x(month - shift), plot.left - UNIT / 2 + half, half)
            if middle - half < before + UNIT / 2:
                continue
            before = middle + half
            yield Text(middle, plot.bottom + BASE, name, "muted", CAPTION, align="centre")

    def names(self, width: float, measure: Measure, *, fan: int = 0) -> Iterator[Item]:
        """In the row under the months what they are, and what the fan is, as strong as it is."""
        plot, base, end = self.plot, self.plot.bottom + BASE + NAMES, self.plot.left
        name = months_from_now() if self.start is None else ""
        if name and measure(name, CAPTION, False) <= width - plot.left:
            yield Text(plot.left, base, name, "muted", CAPTION)
            end += measure(name, CAPTION, False) + 2 * UNIT
        key = eight_of_ten()
        left = plot.right - measure(key, CAPTION, False)
        if fan and left - SWATCH - UNIT / 2 >= end:
            box = Box(left - SWATCH - UNIT / 2, base - 10, SWATCH, SWATCH)
            yield Fill(box, "accent", fan)
            yield Text(left, base, key, "muted", CAPTION)

    def column(self, month: int) -> Box:
        """The place of a month, on whole pixels so that neighbours meet."""
        left, right = round(self.x(month - 1)), round(self.x(month))
        return Box(left, self.plot.top, right - left, self.plot.height)


def frame(
    size: tuple[float, float],
    months: tuple[int, int],
    amounts: Iterable[int],
    currency: Currency,
    start: date | None,
    measure: Measure,
    *,
    above: float = ABOVE,
    below: float = BELOW,
) -> MonthsFrame:
    """A frame that holds these amounts, and nothing among them.

    Args:
        size: of the picture.
        months: the first and the last.
        amounts: all that are shown.
        currency: theirs.
        start: the plan's.
        measure: of its words.
        above: room over the plot.
        below: room under it.
    """
    width, height = size
    shown = [0, *amounts]
    low, high = min(shown), max(shown)
    tall = max(height - above - below, 1.0)
    step = round_step(max(high - low, 1), max(int(tall / TICKS_APART), 2), 10**currency.exponent)
    half = max(step // 2, 1)
    low, high = low // half * half, max(-(-high // half) * half, half if low == 0 else 0)
    ticks = range(-(-low // step) * step, high + 1, step)
    widest = max(measure(axis_money(each, currency, step), CAPTION, False) for each in ticks)
    gutter = widest <= width * MOST_GUTTER
    left = ceil(widest) + UNIT if gutter else 0.0
    right = ceil(measure(short_month(start, months[1]), CAPTION, False) / 2)
    plot = Box(left, above, max(width - left - right, 1.0), tall)
    return MonthsFrame(plot, *months, low, high, step, currency, start, gutter)
