"""The axes of a picture: round limits and ticks, and where a count and an amount lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.charts.scene import Box

if TYPE_CHECKING:  # charts for a client round their axes here too, and cannot reach what a View can
    from planner.charts.live import View


@dataclass(frozen=True)
class Axes:
    """Counts from left to right and amounts from low to high, over a plot."""

    plot: Box
    first: int
    last: int
    low: int
    high: int

    def x(self, accounts: float) -> float:
        """Where a count lies; one that is alone on its axis lies where that begins."""
        span = max(self.last - self.first, 1)
        return self.plot.left + (accounts - self.first) / span * self.plot.width

    def y(self, amount: int) -> float:
        """Where an amount lies; one that is alone on its axis lies at its foot."""
        span = max(self.high - self.low, 1)
        return self.plot.bottom - (amount - self.low) / span * self.plot.height

    def columns(self, first: float, last: float) -> Box:
        """The plot from one count to another; on whole pixels, so that edges are crisp."""
        left, right = round(self.x(first)), round(self.x(last))
        return Box(left, self.plot.top, right - left, self.plot.height)


def limits(view: View, most_ticks: int) -> tuple[int, int, int]:
    """Round limits of the amounts, and the step of their ticks: nothing is always on the axis."""
    amounts = [amount for line in view.lines for _, amount in line.points]
    low, high = min(0, *amounts), max(0, *amounts)
    step = round_step(max(high - low, 1), most_ticks, 10**view.currency.exponent)
    # Room above the highest line for its name; half steps keep the axis calm while prices move.
    half = max(step // 2, 1)
    room = (high - low) // 10
    low = low // half * half
    return low, max(-(-(high + room) // half) * half, low + step), step


def count_ticks(view: View) -> list[int]:
    """The counts worth a figure, the most telling first: the ends, tiers, then round ones."""
    first, last = view.first, view.last
    starts = [band.first for band in view.bands if band.first > first]
    step = _count_step(last - first, starts)
    return [first, *starts, *range(-(-first // step) * step, last + 1, step)]


def _count_step(span: int, starts: list[int]) -> int:
    """A round step on whose multiples most tiers begin; 1 where the axis is too short for one."""
    scales = [int("1" + "0" * power) for power in range(len(str(span)))]
    steps = [step * scale for scale in scales for step in (1, 2, 5, 25)]
    fitting = [step for step in steps if 2 * step <= span <= 8 * step]
    if not fitting:
        return 1
    return max(fitting, key=lambda step: (sum(start % step == 0 for start in starts), -step))


def ticks(low: int, high: int, step: int) -> range:
    """The multiples of a step from one limit to the other."""
    return range(-(-low // step) * step, high + 1, step)


def round_step(span: int, most: int, unit: int) -> int:
    """The least of 1, 2, 2.5 and 5 and their tens that needs at most so many steps."""
    scale = 1
    while True:
        for step in (scale, 2 * scale, 5 * scale // 2, 5 * scale):
            whole = step % unit == 0 or span < 4 * unit
            if whole and step > 0 and -(-span // step) <= most:
                return step
        scale *= 10
