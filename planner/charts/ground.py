"""What lies under the lines: bands of the tiers, hatching, grid, and the figures of both axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.charts.axes import Axes, count_ticks
from planner.charts.live import View
from planner.charts.scene import Box, Fill, Hatch, Item, Measure, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.words import findings
from planner.words.numbers import count

SEAM = 1
SAMPLE = 2 * UNIT
"""The width of a sample of hatching."""


class Ground:
    """The ground of one picture."""

    def __init__(self, view: View, axes: Axes, measure: Measure) -> None:
        """Lay out what other parts ask for: hatched boxes and grid lines."""
        self.view = view
        self.axes = axes
        self.measure = measure
        self.bands = [axes.columns(band.first, band.last) for band in view.bands]
        # From half a count before, so that a ring on the first of them stands inside, up to the
        # tier that costs less; the stair of the count before is none of it.
        lead = 0 if view.stairs else 0.5
        hatched = (
            axes.columns(max(dear.first - lead, view.first), min(dear.last + 1, view.last))
            for dear in view.hatches
        )
        self.hatched = [box for box in hatched if box.width > 0]
        self.levels: list[float] = []

    def items(self, ticks: list[tuple[int, str]]) -> Iterator[Item]:
        """Everything, for these ticks of the amounts with their labels."""
        yield from self._bands()
        yield from self._grid(ticks)
        for box in self.hatched:
            yield Hatch(box, "warning")
        yield from self._band_names()
        yield from self._counts()

    def _bands(self) -> Iterator[Item]:
        for band, box in zip(self.view.bands, self.bands, strict=True):
            # A seam where a tier begins: the tints alone are too quiet to tell it.
            yield Fill(
                Box(box.left + SEAM, box.top, box.width - SEAM, box.height), "band", band.level
            )

    def _grid(self, ticks: list[tuple[int, str]]) -> Iterator[Item]:
        left, right = self.axes.plot.left, self.axes.plot.right
        for tick, label in ticks:
            y = int(self.axes.y(tick)) + 0.5
            self.levels.append(y)
            colour = "muted" if tick == 0 and self.axes.low < 0 else "grid"
            yield Stroke(((left, y), (right, y)), colour)
            yield Text(left - UNIT, y + 4.5, label, "muted", CAPTION, align="right")

    def _band_names(self) -> Iterator[Item]:
        """Names above the plot: in full, or the first of them in full, or all short."""
        if not self.bands:
            return
        full, short = zip(
            *((band.names[0], band.names[-1]) for band in self.view.bands), strict=True
        )
        ways = [self._named(names) for names in (full, (full[0], *short[1:]), short)]
        # The first of those that name the most.
        yield from max(ways, key=len)

    def _named(self, names: Sequence[str]) -> list[Text]:
        """Those names that have room above their bands; the last band's always has."""
        found: list[Text] = []
        end = self.axes.plot.right + UNIT
        for name, box in reversed(list(zip(names, self.bands, strict=True))):
            width = self.measure(name, CAPTION, False)
            left = box.left + UNIT / 2
            if not found:
                left = max(min(left, self.axes.plot.right - width), left - 2 * UNIT)
            if left + width + UNIT <= end:
                found.append(Text(left, self.axes.plot.top - UNIT, name, "muted", CAPTION))
                end = left
        return found[::-1]

    def _counts(self) -> Iterator[Item]:
        """The figures of the counts, the more telling before the others, and what they count."""
        base = self.axes.plot.bottom + 18
        right = self.axes.plot.right
        taken: list[tuple[float, float]] = []
        for tick in count_ticks(self.view):
            label = count(tick)
            half = self.measure(label, CAPTION, False) / 2
            x = min(max(self.axes.x(tick), half), right - half + UNIT)
            low, high = x - half - 2 * UNIT, x + half + 2 * UNIT
            if all(high <= left or end <= low for left, end in taken):
                taken.append((x - half, x + half))
                yield Text(x, base, label, "muted", CAPTION, align="centre")
        yield from self._names_below(base + 20)

    def _names_below(self, base: float) -> Iterator[Item]:
        plot = self.axes.plot
        name, key = findings.resold_accounts(), findings.paying_more_for_less()
        width = self.measure(name, CAPTION, False)
        middle = plot.left + plot.width / 2
        if not self.hatched:
            yield Text(middle, base, name, "muted", CAPTION, align="centre")
            return
        left = plot.right - self.measure(key, CAPTION, False)
        sample = Box(left - SAMPLE - UNIT / 2, base - 10, SAMPLE, 12)
        if middle + width / 2 + 2 * UNIT > sample.left:
            middle = plot.left + width / 2
        yield Text(middle, base, name, "muted", CAPTION, align="centre")
        if middle + width / 2 + UNIT <= sample.left:
            yield Hatch(sample, "warning")
            yield Text(left, base, key, "muted", CAPTION)

    # Under words.

    def hatches(self, box: Box) -> bool:
        """Whether a box lies on hatching."""
        return any(each.meets(box) for each in self.hatched)

    def plate(self, box: Box) -> Iterator[Item]:
        """The bare ground under words, where hatching or the grid would run through them."""
        wide = Box(box.left - 2, box.top, box.width + 4, box.height)
        crossed = any(wide.top < level < wide.bottom for level in self.levels)
        if not crossed and not self.hatches(wide):
            return
        for left, right, colour, level in self._grounds():
            start, end = max(left, wide.left), min(right, wide.right)
            if start < end:
                yield Fill(wide._replace(left=start, width=end - start), colour, level)

    def _grounds(self) -> Iterator[tuple[float, float, str, int]]:
        """From left to right, what the plot is filled with."""
        at = self.axes.plot.left
        for band, box in zip(self.view.bands, self.bands, strict=True):
            yield at, box.left, "surface", 0
            yield box.left, box.right, "band", band.level
            at = box.right
        yield at, self.axes.plot.right, "surface", 0
