"""From what a chart shows to a picture of some size: where every stroke and every word goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from planner.charts.live import Line, Marker, View
from planner.charts.scene import Box, Fill, Hatch, Item, Measure, Ring, Scene, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.words import findings
from planner.words.numbers import axis_money, count

Pixel = tuple[float, float]

ABOVE = 28.0
BELOW = 46.0
LINE_HEIGHT = 16.0
RING = 6.0
TICKS_APART = 48.0


def compose(view: View, width: float, height: float, measure: Measure) -> Scene:
    """Lay a chart out in a picture of this size."""
    low, high, step = limits(view, max(int((height - ABOVE - BELOW) / TICKS_APART), 2))
    ticks = range(-(-low // step) * step, high + 1, step)
    labels = [axis_money(tick, view.currency, step) for tick in ticks]
    left = max(measure(label, CAPTION, False) for label in labels) + UNIT
    plot = Box(left, ABOVE, max(width - left - UNIT, 1), max(height - ABOVE - BELOW, 1))
    frame = _Frame(view, plot, low, high, measure)
    still = [
        *frame.bands(),
        *frame.grid(ticks, labels),
        *frame.hatches(),
        *frame.count_axis(),
        *frame.lines(),
    ]
    frame.block_rings()
    still += [*frame.values(), *frame.names(), *frame.notes()]
    moving = [item for marker in view.markers for item in frame.marker(marker)]
    return Scene((width, height), tuple(still), tuple(moving), plot, view.first, view.last)


def limits(view: View, most_ticks: int) -> tuple[int, int, int]:
    """Round limits of the amounts, and the step of their ticks: nothing is always on the axis."""
    amounts = [amount for line in view.lines for _, amount in line.points]
    low, high = min(0, *amounts), max(0, *amounts)
    step = _round_step(max(high - low, 1), most_ticks, 10**view.currency.exponent)
    # Room above the highest line for its name; half steps keep the axis calm while prices move.
    half = max(step // 2, 1)
    room = (high - low) // 10
    return low // half * half, -(-(high + room) // half) * half, step


def _round_step(span: int, most: int, unit: int) -> int:
    """The least of 1, 2, 2.5 and 5 and their tens that needs at most so many steps."""
    scale = 1
    while True:
        for step in (scale, 2 * scale, 5 * scale // 2, 5 * scale):
            whole = step % unit == 0 or span < 4 * unit
            if whole and step > 0 and -(-span // step) <= most:
                return step
        scale *= 10


@dataclass
class _Frame:
    """Axes of one picture, and the places that are taken."""

    view: View
    plot: Box
    low: int
    high: int
    measure: Measure
    taken: list[Box] = field(default_factory=list)
    hatched: list[Box] = field(default_factory=list)
    strokes: list[tuple[Pixel, Pixel]] = field(default_factory=list)

    def x(self, accounts: float) -> float:
        view = self.view
        return self.plot.left + (accounts - view.first) / (view.last - view.first) * self.plot.width

    def y(self, amount: float) -> float:
        return self.plot.bottom - (amount - self.low) / (self.high - self.low) * self.plot.height

    # The ground.

    def bands(self) -> Iterator[Item]:
        for band in self.view.bands:
            box = self._columns(band.first, band.last)
            yield Fill(box, "band", band.level)
        end = 0.0
        for band in self.view.bands:
            left = self.x(band.first) + UNIT / 2
            room = min(self.x(band.last), self.plot.right) - left
            for name in band.names:
                width = self.measure(name, CAPTION, False)
                last = band is self.view.bands[-1]
                start = min(left, self.plot.right - width) if last else left
                if start >= end and (width <= room or last):
                    yield Text(start, self.plot.top - UNIT, name, "muted", CAPTION)
                    end = start + width + UNIT
                    break

    def _columns(self, first: float, last: float) -> Box:
        left, right = self.x(first), self.x(last)
        return Box(left, self.plot.top, right - left, self.plot.height)

    def grid(self, ticks: Iterable[int], labels: list[str]) -> Iterator[Item]:
        for tick, label in zip(ticks, labels, strict=True):
            y = self.y(tick)
            colour = "muted" if tick == 0 and self.low < 0 else "grid"
            yield Stroke(((self.plot.left, y), (self.plot.right, y)), colour)
            yield Text(self.plot.left - UNIT, y + 4, label, "muted", CAPTION, align="right")

    def hatches(self) -> Iterator[Item]:
        for dear in self.view.hatches:
            box = self._columns(max(dear.first - 0.5, self.view.first), dear.last + 0.5)
            self.hatched.append(box)
            yield Hatch(box, "warning")

    def count_axis(self) -> Iterator[Item]:
        base = self.plot.bottom + 18
        end = -UNIT * 2.0
        for tick in self._count_ticks():
            label = count(tick)
            half = self.measure(label, CAPTION, False) / 2
            x = min(max(self.x(tick), half), self.plot.right - half + UNIT)
            if x - half > end + UNIT:
                yield Text(x, base, label, "muted", CAPTION, align="centre")
                end = x + half
        middle = self.plot.left + self.plot.width / 2
        name = findings.resold_accounts()
        yield Text(middle, base + 20, name, "muted", CAPTION, align="centre")
        if self.view.hatches:
            yield from self._hatch_key(base + 20, middle + self.measure(name, CAPTION, False) / 2)

    def _count_ticks(self) -> list[int]:
        """The first count and the tiers' starts before round counts."""
        starts = [band.first for band in self.view.bands if band.first > self.view.first + 1]
        step = max(_round_step(self.view.last - self.view.first, 8, 1), 1)
        gap = (self.view.last - self.view.first) / 10
        rounds = [
            each
            for each in range(0, self.view.last + 1, step)
            if each >= self.view.first and all(abs(each - start) >= gap for start in starts)
        ]
        return sorted({self.view.first, *starts, *rounds})

    def _hatch_key(self, base: float, after: float) -> Iterator[Item]:
        name = findings.paying_more_for_less()
        width = self.measure(name, CAPTION, False)
        left = self.plot.right - width
        if left - 3 * UNIT > after:
            yield Hatch(Box(left - 2.5 * UNIT, base - 10, 2 * UNIT, 12), "warning")
            yield Text(left, base, name, "muted", CAPTION)

    # The lines and their words.

    def lines(self) -> Iterator[Item]:
        for line in reversed(self.view.lines):
            points = self._path(line)
            self.strokes += pairwise(points)
            yield Stroke(tuple(points), line.colour, 2.0, line.dash)

    def _path(self, line: Line) -> list[Pixel]:
        points: list[Pixel] = []
        for accounts, amount in line.points:
            if line.stairs and points:
                points.append((self.x(accounts), points[-1][1]))
            point = (self.x(accounts), self.y(amount))
            if not points or points[-1] != point:
                points.append(point)
        return points

    def block_rings(self) -> None:
        """Keep words off the rings."""
        for marker in self.view.markers:
            x, y = self.x(marker.accounts), self.y(marker.amount)
            self.taken.append(Box(x - RING, y - RING, 2 * RING, 2 * RING))

    def values(self) -> Iterator[Item]:
        """The value of each stair, above its beginning."""
        for line in self.view.lines:
            if not line.stairs:
                continue
            seen: int | None = None
            for accounts, amount in line.points:
                if amount != seen and self._is_stair(line, amount):
                    text = axis_money(amount, self.view.currency, 1, unit=False)
                    x, y = self.x(accounts) + UNIT / 2, self.y(amount)
                    yield from self._place(text, line.colour, [(x, y - 6), (x, y + 15)], bold=True)
                seen = amount

    def _is_stair(self, line: Line, amount: int) -> bool:
        return sum(1 for _, each in line.points if each == amount) > 1

    def names(self) -> Iterator[Item]:
        """Each line's name along it, where nothing is in the way; else beside a sample of it."""
        for line in self.view.lines:
            path = self._path(line)
            width = self.measure(line.name, CAPTION, True)
            places: list[Pixel] = []
            for share in (0.72, 0.6, 0.5, 0.82, 0.4, 0.3, 0.2, 0.9, 0.1, 0.97):
                x = self.plot.left + share * self.plot.width
                above, below = self._clear_of(path, x, width)
                places += [(x, above - 6), (x, below + 15)]
            found = list(self._place(line.name, line.colour, places, bold=True, required=False))
            yield from found or self._key(line)

    def _key(self, line: Line) -> Iterator[Item]:
        """A sample of a line and its name, in the corner that rising lines leave free."""
        left = self.plot.left + UNIT
        rows = [self.plot.top + 18 + 18 * row for row in range(6)]
        places = [(left + 32, row) for row in rows]
        for item in self._place(line.name, line.colour, places, bold=True):
            yield item
            if isinstance(item, Text):
                middle = item.y - 4
                yield Stroke(((left, middle), (left + 26, middle)), line.colour, 2.0, line.dash)

    def _clear_of(self, path: list[Pixel], x: float, width: float) -> tuple[float, float]:
        """The highest and lowest that a line goes under a word that begins at x."""
        heights = [at for at in (_height(path, x), _height(path, x + width)) if at is not None]
        heights += [y for px, y in path if x <= px <= x + width]
        return (min(heights), max(heights)) if heights else (self.plot.top, self.plot.bottom)

    def notes(self) -> Iterator[Item]:
        """Break-even and crossings: a dot, and its words where there is room."""
        for accounts, amount, words in self.view.notes:
            x, y = self.x(accounts), self.y(amount)
            yield Ring(x, y, 3.0, "muted", 1.5)
            self.taken.append(Box(x - 3, y - 3, 6, 6))
            places = [(x + 8, y + 16), (x + 8, y - 8), (x + 8, y + 32), (x + 8, y - 24)]
            yield from self._place(words, "muted", places, required=False)

    def marker(self, marker: Marker) -> Iterator[Item]:
        """A ring on its line, and for the one in hand a plumb line and its figure."""
        x, y = self.x(marker.accounts), self.y(marker.amount)
        if not marker.strong:
            yield Ring(x, y, RING - 2, "muted", 1.5)
            return
        yield from self._plumb(x, marker.colour)
        width = self.measure(marker.text, CAPTION, True)
        rows = [
            self.plot.bottom - 10,
            self.plot.top + 16,
            self.plot.bottom - 28,
            self.plot.top + 34,
        ]
        rows += [self.plot.top + 52, self.plot.bottom - 46]
        places = [(at, row) for row in rows for at in (x - width - UNIT, x + UNIT)]
        yield from self._place(marker.text, marker.colour, places, bold=True, keep=False)
        yield Ring(x, y, RING, marker.colour)

    def _plumb(self, x: float, colour: str) -> Iterator[Item]:
        """A dotted line from top to bottom that steps aside for the words on its way."""
        top = self.plot.top
        for box in sorted(self.taken, key=lambda each: each.top):
            if box.left - 2 < x < box.right + 2 and box.top - 2 > top:
                yield Stroke(((x, top), (x, box.top - 2)), colour, 1.0, "dotted")
                top = max(top, box.bottom + 2)
        if top < self.plot.bottom:
            yield Stroke(((x, top), (x, self.plot.bottom)), colour, 1.0, "dotted")

    def _place(
        self,
        text: str,
        colour: str,
        places: list[Pixel],
        *,
        bold: bool = False,
        required: bool = True,
        keep: bool = True,
    ) -> Iterator[Item]:
        """Put words at the first place where they meet nothing; inside the plot in any case."""
        width = self.measure(text, CAPTION, bold)
        boxes = [Box(x, y - 11, width, 14) for x, y in places]
        boxes = [box for box in boxes if self.plot.holds(box)]
        clear = next((box for box in boxes if self._is_free(box, *self.hatched)), None)
        box = clear or next((box for box in boxes if self._is_free(box)), None)
        if box is None and required:
            box = next((each for each in boxes if not self._is_taken(each)), None)
        if box is None:
            return
        if keep:
            self.taken.append(box)
        yield Text(box.left, box.top + 11, text, colour, CAPTION, bold)

    def _is_taken(self, box: Box) -> bool:
        return any(box.meets(other) for other in self.taken)

    def _is_free(self, box: Box, *avoided: Box) -> bool:
        wide = Box(box.left - 2, box.top - 1, box.width + 4, box.height + 2)
        if self._is_taken(wide) or any(wide.meets(other) for other in avoided):
            return False
        return not any(wide.crossed_by(a, b) for a, b in self.strokes)


def _height(path: list[Pixel], x: float) -> float | None:
    for (ax, ay), (bx, by) in pairwise(path):
        if ax <= x <= bx and bx > ax:
            return ay + (by - ay) * (x - ax) / (bx - ax)
    return None
