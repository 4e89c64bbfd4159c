"""Months from left to right: where each lies, its name under the plot, and runs of one discount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from planner.charts.scene import Box, Fill, Item, Measure, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.over_time.projection import Projection
from planner.model.over_time.turns import has_one_tier
from planner.model.programme import Programme
from planner.words import forecast as words
from planner.words.months import short_month

STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
TICK, NAME = 18.0, 38.0
"""From the foot of the plot to the baselines of the months and of what they are."""
SEAM = 1


@dataclass(frozen=True)
class MonthAxis:
    """Months 0, which is today, to ``last``: each has a column, and lies in its middle."""

    plot: Box
    last: int
    start: date | None

    @property
    def width(self) -> float:
        """The width of a month."""
        return self.plot.width / (self.last + 1)

    def x(self, month: float) -> float:
        """Where a month lies."""
        return self.plot.left + (month + 0.5) * self.width

    def columns(self, first: int, last: int) -> Box:
        """The plot from one month to another, on whole pixels, so that edges are crisp."""
        left, right = round(self.x(first - 0.5)), round(self.x(last + 0.5))
        return Box(left, self.plot.top, right - left, self.plot.height)

    def labels(self, base: float, right: float, measure: Measure) -> Iterator[Text]:
        """The names of as many months as have room up to the right, today's first."""
        names = [words.now(), *(short_month(self.start, m) for m in range(1, self.last + 1))]
        widths = [measure(name, CAPTION, False) for name in names]
        least = max(widths[1:], default=0) + 2 * UNIT
        step = next((each for each in STEPS if each * self.width >= least), STEPS[-1])
        end = -2.0 * UNIT
        for month in range(0, self.last + 1, step):
            half = widths[month] / 2
            x = max(self.x(month), half)
            x = min(x, right - half)
            if x - half >= end + UNIT:
                end = x + half
                yield Text(x, base, names[month], "muted", CAPTION, align="centre")


class Run(NamedTuple):
    """Months in a row that have one tier; ``level`` is its index, -1 below the first."""

    first: int
    last: int
    discount: Decimal
    level: int


def level_of(programme: Programme, discount: Decimal) -> int:
    """The index of the first tier with a discount; -1 where that is of no tier."""
    found = (index for index, tier in enumerate(programme.tiers) if tier.discount == discount)
    return next(found, -1)


def runs(programme: Programme, discounts: Iterable[Decimal]) -> list[Run]:
    """The runs of the discounts of month 0 and those after."""
    found = []
    month = 0
    for discount, group in groupby(discounts):
        months = len(list(group))
        level = level_of(programme, discount)
        found.append(Run(month, month + months - 1, discount, level))
        month += months
    return found


def billed(projection: Projection) -> list[Run]:
    """The discounts that are billed, today's first; none where each account has its own."""
    if not has_one_tier(projection):
        return []
    discounts = [projection.discount, *(month.discount for month in projection.months)]
    return runs(projection.plan.programme, discounts)


def bands(axis: MonthAxis, of: Sequence[Run]) -> Iterator[Item]:
    """The ground of each run, deeper from tier to tier, with a seam where one begins."""
    for run in of:
        box = axis.columns(run.first, run.last)
        seam = SEAM if run.first else 0
        if run.discount > 0:
            yield Fill(
                Box(box.left + seam, box.top, max(box.width - seam, 0), box.height),
                "band",
                max(run.level, 0),
            )


def band_names(axis: MonthAxis, of: Sequence[Run], base: float, measure: Measure) -> Iterator[Text]:
    """Above each run its discount, where there is room for it; the first in full."""
    right = axis.plot.right
    for index, run in enumerate(of):
        following = of[index + 1].first if index + 1 < len(of) else None
        end = right if following is None else axis.x(following - 0.5)
        left = axis.x(run.first - 0.5) + (UNIT / 2 if index else 0)
        for name in words.band_names(run.discount):
            if left + measure(name, CAPTION, False) + UNIT / 2 <= end + UNIT / 2:
                yield Text(left, base, name, "muted", CAPTION)
                break
