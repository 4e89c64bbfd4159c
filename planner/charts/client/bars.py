"""Prices side by side: one bar a price, its name and its figure beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.charts.axes import round_step, ticks
from planner.charts.fitted import fitted
from planner.charts.scene import Box, Fill, Item, Measure, Stroke, Text
from planner.charts.style import BODY, CAPTION, UNIT
from planner.model.money import Currency
from planner.words.numbers import axis_money

CAPTION_ROW = 20.0
AXIS = 22.0
TICK = 4.0
TICKS_APART = 90.0
LINE = 16.0
NAME = 18.0
THIN, THICK = 12.0, 28.0
PALE = 45
NAMED = 0.42
"""The most of the width that a name beside its bar takes."""
APART = 12.0


@dataclass(frozen=True)
class Bar:
    """One price.

    ``amount`` is how long its bar is, None where it has none; ``said`` its figure; ``strong`` that
    it is the one that is looked at; ``details`` are the more telling first.
    """

    name: str
    said: str
    amount: int | None
    strong: bool = False
    mark: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bars:
    """Bars below each other; ``caption`` says what all their figures are."""

    bars: tuple[Bar, ...]
    caption: str
    currency: Currency

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay them out."""
        made: list[Item] = []
        caption = fitted(self.caption, width, CAPTION, False, measure)
        made.append(Text(0, 12, caption, "muted", CAPTION))
        amounts = [bar.amount for bar in self.bars if bar.amount is not None]
        most = max(amounts, default=0)
        tall = height - CAPTION_ROW
        with_axis = most > 0 and tall - AXIS >= len(self.bars) * (NAME + THIN + LINE)
        tall -= AXIS if with_axis else 0
        row = tall / len(self.bars)
        figures = max(measure(bar.said, BODY, True) for bar in self.bars)
        beside = row < NAME + THIN + UNIT / 2
        left = 0.0
        if beside:
            names = max(measure(bar.name, CAPTION, True) for bar in self.bars)
            left = min(names + UNIT, width * NAMED)
        longest = max(width - left - figures - UNIT - 1, 1.0)
        for index, bar in enumerate(self.bars):
            box = Box(left, CAPTION_ROW + index * row, width - left, row)
            place = (longest, most)
            made += (
                self._beside(bar, box, place, measure)
                if beside
                else self._below(bar, box, place, measure)
            )
        if with_axis:
            made += self._axis(left, height - AXIS, longest, most, measure)
        return tuple(made)

    def _beside(
        self, bar: Bar, box: Box, place: tuple[float, int], measure: Measure
    ) -> Iterator[Item]:
        """The name before its bar."""
        base = box.top + box.height / 2 + 4
        if box.left:
            name = fitted(bar.name, box.left - UNIT, CAPTION, bar.strong, measure)
            yield Text(0, base, name, "ink" if bar.strong else "muted", CAPTION, bar.strong)
        thick = min(max(box.height - UNIT / 2, 3), THICK)
        end = box.left + _length(bar.amount, place)
        yield from self._bar(bar, Box(box.left, base - 4 - thick / 2, end - box.left, thick))
        size = BODY if box.height >= LINE else CAPTION
        start = end + UNIT / 2 if bar.amount is not None else box.left
        yield from self._figure(bar, start, base, size)
        start += measure(bar.said, size, True) + APART
        if bar.mark and start + measure(bar.mark, CAPTION, True) <= box.right:
            yield Text(start, base, bar.mark, "accent", CAPTION, bold=True)

    def _below(
        self, bar: Bar, box: Box, place: tuple[float, int], measure: Measure
    ) -> Iterator[Item]:
        """The name above its bar, and under it what there is room for."""
        rest = box.height - NAME - THIN - UNIT
        lines = list(self._lines(bar, box.width, int(max(rest, 0) // LINE), measure))
        rest -= LINE * len(lines)
        thick = THIN + min(max(rest, 0), THICK - THIN)
        used = NAME + thick + UNIT / 2 + LINE * len(lines)
        top = box.top + max((box.height - used) / 2 - UNIT, 0)
        mark = measure(bar.mark, CAPTION, True) + APART if bar.mark else 0.0
        if mark > box.width / 2:
            mark = 0.0
        name = fitted(bar.name, box.width - mark, BODY, True, measure)
        yield Text(box.left, top + 13, name, "ink", BODY, bold=True)
        if mark:
            start = box.left + measure(name, BODY, True) + APART
            yield Text(start, top + 13, bar.mark, "accent", CAPTION, bold=True)
        long = _length(bar.amount, place)
        of = Box(box.left, top + NAME, long, thick)
        yield from self._bar(bar, of)
        start = of.right + UNIT if bar.amount is not None else box.left
        yield from self._figure(bar, start, of.top + thick / 2 + 5, BODY)
        for number, line in enumerate(lines, start=1):
            base = of.bottom + UNIT / 2 + LINE * number - 4
            yield Text(box.left, base, line, "muted", CAPTION)

    def _bar(self, bar: Bar, box: Box) -> Iterator[Item]:
        if bar.amount is not None:
            yield Fill(box, "accent", 0 if bar.strong else PALE)

    def _figure(self, bar: Bar, left: float, base: float, size: int) -> Iterator[Item]:
        colour = "muted" if bar.amount is None and not bar.strong else "ink"
        yield Text(left, base, bar.said, colour, size, bold=True)

    def _lines(self, bar: Bar, width: float, most: int, measure: Measure) -> Iterator[str]:
        """The details, a row each where there is room; else as few rows as hold them.

        A row that holds but one may be cut.
        """
        rows: list[str] = []
        for each in bar.details:
            longer = f"{rows[-1]} · {each}" if rows else each
            if rows and len(bar.details) > most and measure(longer, CAPTION, False) <= width:
                rows[-1] = longer
            else:
                rows.append(each)
        for row in rows[:most]:
            yield fitted(row, width, CAPTION, False, measure)

    def _axis(
        self, left: float, top: float, longest: float, most: int, measure: Measure
    ) -> Iterator[Item]:
        """The scale under the bars, from nothing on."""
        step = round_step(most, max(int(longest / TICKS_APART), 1), 10**self.currency.exponent)
        yield Stroke(((left, top), (left + longest, top)), "border")
        before = -1.0
        for tick in ticks(0, most, step):
            x = left + longest * tick / most
            yield Stroke(((x, top), (x, top + TICK)), "border")
            said = axis_money(tick, self.currency, step)
            half = measure(said, CAPTION, False) / 2
            middle = max(x, half)
            if middle - half > before and middle + half <= left + longest + half:
                yield Text(middle, top + AXIS - 5, said, "muted", CAPTION, align="centre")
                before = middle + half + UNIT


def _length(amount: int | None, place: tuple[float, int]) -> float:
    """How long a bar is; even nothing is a hair's breadth."""
    longest, most = place
    if amount is None:
        return 0.0
    return max(longest * amount / most, 1.0) if most else 1.0
