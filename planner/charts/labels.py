"""The words of a picture, each where it meets nothing: values, names, notes, the ring's figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from planner.charts.axes import Axes
from planner.charts.ground import Ground
from planner.charts.key import Key, keys
from planner.charts.live import Line, Marker, View
from planner.charts.room import Path, Room
from planner.charts.scene import Box, Item, Measure, Pixel, Ring, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.words.numbers import axis_money

RING = 6.0
DOT = 3.0
RING_CLEAR = RING + 2
"""How far words keep from the line on which the ring is dragged: it never covers them."""
LINE_CLEAR = 3.0

ASCENT, DESCENT = 11.0, 3.0
HEIGHT = ASCENT + DESCENT
PAD = UNIT / 2

SHARES = (0.64, 0.74, 0.54, 0.86, 0.4, 1.0, 0.25, 0.12, 0.0)
"""Where along a picture a line's name may begin, the best first."""


class Labels:
    """Finds places for words, one after another."""

    def __init__(
        self,
        view: View,
        axes: Axes,
        paths: list[Path],
        ground: Ground,
        measure: Measure,
        *,
        named: bool,
    ) -> None:
        """Begin with an empty plot that only lines cross; lines are ``named`` in it, or not."""
        self.named = named
        self.view = view
        self.axes = axes
        self.paths = paths
        self.ground = ground
        self.measure = measure
        self.plates: list[Item] = []
        """Bare ground for words that stay; it belongs under the lines."""
        self.crowded = False
        """Whether the names of the lines have found no place in the plot."""
        clear = [RING_CLEAR, *[LINE_CLEAR] * (len(paths) - 1)]
        self.room = Room(axes.plot, list(zip(paths, clear, strict=True)))
        if axes.low < 0:
            level = axes.y(0)
            zero = Path([(axes.plot.left, level), (axes.plot.right, level)])
            self.room.paths.append((zero, LINE_CLEAR - 1))
        for marker in view.markers:
            # On commission today's ring stays where it is.
            if marker.colour == "commission":
                self.room.taken.append(self._ring_box(marker))

    def still(self) -> Iterator[Item]:
        """What stays while the ring is dragged."""
        for accounts, amount, _words in self.view.notes:
            x, y = self.axes.x(accounts), self.axes.y(amount)
            self.room.taken.append(Box(x - DOT, y - DOT, 2 * DOT, 2 * DOT))
        for line in self.view.lines:
            if line.stairs:
                yield from self._values(line)
        if self.named:
            names = list(self._names())
            yield from names if names else self._key()
        yield from self._notes()

    def moving(self) -> Iterator[Item]:
        """The rings, and what belongs to the one in hand."""
        for marker in self.view.markers:
            if marker.strong:
                yield from self._in_hand(marker)
            else:
                x, y = self.axes.x(marker.accounts), self.axes.y(marker.amount)
                yield Ring(x, y, RING - 2, "muted", 1.5)

    def _set(self, text: str, colour: str, box: Box, *, bold: bool = False) -> Iterator[Item]:
        """Words in their place; nothing else comes there."""
        self.room.taken.append(box)
        self.plates += self.ground.plate(box)
        yield Text(box.left, round(box.bottom - DESCENT), text, colour, CAPTION, bold)

    # Lines.

    def _values(self, line: Line) -> Iterator[Item]:
        """The value of each stair, above its beginning."""
        for amount, run in groupby(line.points, key=lambda point: point[1]):
            counts = [accounts for accounts, _ in run]
            text = axis_money(amount, self.view.currency, 1, unit=False)
            width = self.measure(text, CAPTION, True)
            begin, end = self.axes.x(counts[0]), self.axes.x(counts[-1] + 1)
            if end - begin < width:
                continue
            y = self.axes.y(amount)
            boxes = (
                Box(begin + PAD, y - RING_CLEAR - HEIGHT, width, HEIGHT),
                Box(begin + RING_CLEAR + PAD, y + RING_CLEAR, width, HEIGHT),
            )
            box = next(filter(self._is_free, boxes), None)
            if box is not None:
                yield from self._set(text, line.colour, box, bold=True)

    def _names(self) -> Iterator[Item]:
        """Each line's name along it; nothing where one of them finds no place."""
        found: list[tuple[Line, Box]] = []
        taken = len(self.room.taken)
        for line, (path, distance) in zip(self.view.lines, self.room.paths, strict=False):
            width = self.measure(line.name, CAPTION, True)
            box = self._along(path, distance, width, [box.left for _, box in found[-1:]])
            if box is None:
                del self.room.taken[taken:]
                return
            self.room.taken.append(box)
            found.append((line, box))
        del self.room.taken[taken:]
        for line, box in found:
            yield from self._set(line.name, line.colour, box, bold=True)

    def _along(self, path: Path, distance: float, width: float, before: list[float]) -> Box | None:
        """A place close to a line; rather off hatching, and under the name before."""
        plot = self.axes.plot
        room = plot.width - width - 2 * PAD
        rest: Box | None = None
        for left in (*before, *(plot.left + PAD + share * room for share in SHARES)):
            own = path.span(left - distance, left + width + distance)
            if own is None:
                continue
            for stretch in self.room.stretches(left, left + width):
                # More air on the far side than on its own: else it could be the other line's.
                if stretch.height < HEIGHT + PAD:
                    continue
                if abs(stretch.bottom - (own.top - distance)) < 0.01:
                    box = Box(left, stretch.bottom - HEIGHT, width, HEIGHT)
                elif abs(stretch.top - (own.bottom + distance)) < 0.01:
                    box = Box(left, stretch.top, width, HEIGHT)
                else:
                    continue
                if not self.ground.hatches(box):
                    return box
                rest = rest or box
        return rest

    def _key(self) -> Iterator[Item]:
        """The key, in a corner that the lines leave free."""
        found = self._corner(keys(self.view.lines, self.axes.plot.width - 2 * UNIT, self.measure))
        if found is None:
            self.crowded = True
            return
        key, corner = found
        self.room.taken.append(corner)
        self.plates += self.ground.plate(corner)
        yield from key.items(corner.left, corner.top)

    def _corner(self, ways: Iterable[Key]) -> tuple[Key, Box] | None:
        """A free corner for one of these keys, or a free place anywhere else."""
        plot = self.axes.plot
        elsewhere: list[tuple[Key, Box]] = []
        for key in ways:
            width, height = key.width, key.height
            left, right = plot.left + UNIT, plot.right - UNIT - width
            for x, from_top in ((left, True), (right, False), (left, False), (right, True)):
                for stretch in self.room.stretches(x, x + width):
                    if stretch.height < height + PAD:
                        continue
                    air = min(stretch.height - height, 2 * PAD) / 2
                    high = Box(x, stretch.top + air, width, height)
                    low = Box(x, stretch.bottom - air - height, width, height)
                    if from_top and stretch.top == plot.top:
                        return key, high
                    if not from_top and stretch.bottom == plot.bottom:
                        return key, low
                    elsewhere.append((key, low))
        return elsewhere[0] if elsewhere else None

    # Notes and rings.

    def _notes(self) -> Iterator[Item]:
        """Break-even and crossings: a dot with its words, where there is room for both."""
        for accounts, amount, words in self.view.notes:
            x, y = self.axes.x(accounts), self.axes.y(amount)
            box = self._beside(x, y, self.measure(words, CAPTION, False))
            if box is not None:
                yield from self._set(words, "muted", box)
                yield Ring(x, y, DOT, "muted", 1.5)

    def _beside(self, x: float, y: float, width: float) -> Box | None:
        """The nearest free place for the words of a dot."""
        found: list[tuple[float, Box]] = []
        least, most = self.axes.plot.left + PAD, self.axes.plot.right - PAD - width
        for left in (x + UNIT, x - UNIT - width, min(max(x - width, least), most)):
            for stretch in self.room.stretches(left, left + width):
                if stretch.height < HEIGHT:
                    continue
                for wanted in (y + PAD, y - PAD - HEIGHT):
                    top = min(max(wanted, stretch.top), stretch.bottom - HEIGHT)
                    found.append((abs(top - wanted), Box(left, top, width, HEIGHT)))
        far, box = min(found, default=(0.0, None), key=lambda each: each[0])
        return box if far <= 3 * UNIT else None

    def _in_hand(self, marker: Marker) -> Iterator[Item]:
        """A ring on its line with a plumb line and its figure."""
        x, y = self.axes.x(marker.accounts), self.axes.y(marker.amount)
        box = self._under_hand(marker, x)
        yield from self._plumb(x, marker.colour, box)
        yield from self.ground.plate(box)
        yield Text(
            box.left, round(box.bottom - DESCENT), marker.text, marker.colour, CAPTION, bold=True
        )
        yield Ring(x, y, RING, marker.colour)

    def _under_hand(self, marker: Marker, x: float) -> Box:
        """Beside the plumb line, else across it, else anywhere; rather on lines than on words."""
        plot = self.axes.plot
        width = self.measure(marker.text, CAPTION, True)
        rings = [self._ring_box(each) for each in self.view.markers]
        beside = [x - UNIT - width, x + UNIT]
        across = min(max(x - width / 2, plot.left), plot.right - width)
        anywhere = [plot.left + share * (plot.width - width) for share in SHARES]
        self.room.taken += rings
        ways = [(lefts, False) for lefts in (beside, [across], anywhere)]
        ways += [([*beside, across, *anywhere], True)]
        places = (self._foot(lefts, width, on_lines=on_lines) for lefts, on_lines in ways)
        left, top = next(filter(None, places), (across, plot.bottom - HEIGHT))
        del self.room.taken[-len(rings) :]
        return Box(left, top, width, HEIGHT)

    def _foot(self, lefts: list[float], width: float, *, on_lines: bool) -> Pixel | None:
        """At the foot of the plot where that is free, else at its head, else between."""
        plot = self.axes.plot
        free = [
            (left, stretch)
            for left in lefts
            for stretch in self.room.stretches(left, left + width, on_lines=on_lines)
            if stretch.height >= HEIGHT
        ]
        for left, stretch in free:
            if stretch.bottom > plot.bottom - 4 * UNIT:
                top = min(stretch.bottom, plot.bottom - PAD - 2) - HEIGHT
                return left, max(top, stretch.top)
        for left, stretch in free:
            if stretch.top == plot.top:
                return left, min(stretch.top + PAD, stretch.bottom - HEIGHT)
        if not free:
            return None
        left, stretch = max(free, key=lambda each: each[1].height)
        return left, stretch.bottom - HEIGHT

    def _plumb(self, x: float, colour: str, own: Box) -> Iterator[Item]:
        """A dotted line from top to bottom that steps aside for the words on its way."""
        top = self.axes.plot.top
        for box in sorted([*self.room.taken, own], key=lambda each: each.top):
            if box.left - 2 < x < box.right + 2 and box.bottom + 2 > top:
                if box.top - 2 > top:
                    yield Stroke(((x, top), (x, box.top - 2)), colour, 1.0, "dotted")
                top = box.bottom + 2
        if top < self.axes.plot.bottom:
            yield Stroke(((x, top), (x, self.axes.plot.bottom)), colour, 1.0, "dotted")

    def _ring_box(self, marker: Marker) -> Box:
        x, y = self.axes.x(marker.accounts), self.axes.y(marker.amount)
        radius = RING + 1
        return Box(x - radius, y - radius, 2 * radius, 2 * radius)

    def _is_free(self, box: Box) -> bool:
        return any(
            stretch.top <= box.top + 0.01 and box.bottom <= stretch.bottom + 0.01
            for stretch in self.room.stretches(box.left, box.right)
        )
