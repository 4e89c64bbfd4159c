"""Where in a plot words may stand: the stretches that lines and other words leave free."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from planner.charts.scene import Box

WORDS = 15.0
"""The height of a line of words."""


class Stretch(NamedTuple):
    """From one height to a lower one."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How much it holds."""
        return self.bottom - self.top


class Path:
    """A line of the picture, which goes from left to right and never back."""

    def __init__(self, points: Iterable[tuple[float, float]]) -> None:
        """Take its points in order."""
        self.points = tuple(points)
        self._xs = [x for x, _ in self.points]
        self._ys = [y for _, y in self.points]

    def span(self, left: float, right: float) -> Stretch | None:
        """The heights that it takes between two verticals; None where it does not come there."""
        xs, ys = self._xs, self._ys
        if right < xs[0] or xs[-1] < left:
            return None
        begin, end = bisect_left(xs, left), bisect_right(xs, right)
        heights = ys[begin:end]
        if begin > 0:
            heights.append(self._between(begin, left))
        if end < len(xs):
            heights.append(self._between(end, right))
        return Stretch(min(heights), max(heights))

    def _between(self, index: int, x: float) -> float:
        """The height at ``x``, between the point before ``index`` and that one."""
        before, after = self._xs[index - 1], self._xs[index]
        low, high = self._ys[index - 1], self._ys[index]
        return low + (high - low) * (x - before) / (after - before)


@dataclass
class Room:
    """What is free in a plot.

    ``paths`` holds lines and how far words keep from each; ``taken`` is filled while words find
    their places.
    """

    plot: Box
    paths: list[tuple[Path, float]] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def stretches(self, left: float, right: float, *, on_lines: bool = False) -> list[Stretch]:
        """The free heights between two verticals, from top to bottom; none outside the plot.

        Args:
            left: the one vertical.
            right: the other.
            on_lines: whether lines may pass there.
        """
        plot = self.plot
        if left < plot.left or right > plot.right:
            return []
        blocked = [
            (box.top - 1, box.top + box.height + 1)
            for box in self.taken
            if box.left - 3 < right and left < box.left + box.width + 3
        ]
        for path, distance in () if on_lines else self.paths:
            span = path.span(left - distance, right + distance)
            if span is not None:
                blocked.append((span.top - distance, span.bottom + distance))
        blocked.sort()
        free = []
        top = plot.top
        for above, below in blocked:
            if top < above and top < plot.bottom:
                free.append(Stretch(top, min(above, plot.bottom)))
            top = max(top, below)
        if top < plot.bottom:
            free.append(Stretch(top, plot.bottom))
        return free

    def beside(self, left: float, y: float, width: float, *, far: float) -> Box | None:
        """A line of words just above or below a height, the nearer of both; else None.

        Args:
            left: where the words begin.
            y: the height.
            width: how wide the words are.
            far: how much farther off than just above or below they may be.
        """
        found: list[tuple[float, Box]] = []
        for stretch in self.stretches(left, left + width):
            if stretch.height < WORDS:
                continue
            for wanted in (y - WORDS - 2, y + 2):
                top = min(max(wanted, stretch.top), stretch.bottom - WORDS)
                found.append((abs(top - wanted), Box(left, top, width, WORDS)))
        away, box = min(found, default=(0.0, None), key=lambda each: each[0])
        return box if away <= far else None
