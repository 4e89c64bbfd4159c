"""What moves the profit: for each driver a bar from its low end to its high one, around today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from planner.charts.fitted import fitted
from planner.charts.picture import Picture, Spot
from planner.charts.scene import Box, Fill, Item, Measure, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.money import Currency
from planner.model.sensitivity import End, Swing, Swings
from planner.words import sensitivity as words
from planner.words.numbers import money

ROW, BAR = 26.0, 14.0
HEAD, FOOT = 38.0, 6.0
BASE = 4.5
NAMES_SHARE = 0.3
LEAST_PLOT = 0.3
"""The least of the width that the bars keep: labels get shorter before they do."""


def picture(found: Swings, currency: Currency) -> Picture:
    """The picture of what moves the profit, the widest bar first."""
    chart = _Chart(found, currency)
    return Picture(
        title=words.title(found, currency),
        items=chart.items,
        summary=words.summary(found, currency),
        spots=chart.spots,
    )


def full_height(found: Swings) -> int:
    """How tall it is with a bar for everything that moves the profit."""
    return int(HEAD + FOOT + ROW * max(sum(1 for each in found.each if each.size), 1))


class _Label(NamedTuple):
    """What stands beside an end: at the left or at the right, with its colour."""

    words: str
    colour: str


@dataclass(frozen=True)
class _Axis:
    """Where profits lie."""

    left: float
    width: float
    low: int
    high: int

    def x(self, profit: int) -> float:
        return self.left + (profit - self.low) / (self.high - self.low) * self.width


@dataclass(frozen=True)
class _Chart:
    found: Swings
    currency: Currency

    def _rows(self, height: float) -> tuple[list[Swing], int]:
        """The drivers that have a bar, and how many more there are that move the profit."""
        moving = [each for each in self.found.each if each.size]
        room = max(int((height - HEAD - FOOT) / ROW), 1)
        if len(moving) <= room:
            return moving, 0
        return moving[: max(room - 1, 1)], len(moving) - max(room - 1, 1)

    def _labels(self, of: Swing, detail: int) -> tuple[_Label, _Label]:
        """What stands at the left and at the right of a bar.

        Args:
            of: the driver.
            detail: 2: values and profits; 1: values; 0: nothing.
        """
        sides: dict[bool, list[tuple[int, str, str]]] = {False: [], True: []}
        for end, value in (
            (of.low, words.low(of, self.currency)),
            (of.high, words.high(of, self.currency)),
        ):
            shown = value
            if detail == 2:
                shown = f"{value} · {money(end.profit, self.currency)}"
            gains = end.profit > of.today
            if end.profit != of.today:
                colour = "gain" if gains else "loss"
                sides[gains].append((end.profit, shown, colour))
        left = sorted(sides[False])  # the farthest stands outside
        right = sorted(sides[True])
        if detail == 0:
            left, right = [], []
        return (
            _Label("  ".join(text for _, text, _ in left), "loss"),
            _Label("  ".join(text for _, text, _ in right), "gain"),
        )

    def _layout(
        self, rows: list[Swing], width: float, measure: Measure
    ) -> tuple[float, _Axis, int]:
        """The width of the names, the axis, and how much the labels say."""
        names = [measure(words.driver(each.key, each.title), CAPTION, False) for each in rows]
        name_width = min(max(names, default=0.0), width * NAMES_SHARE)
        profits = [self.found.profit]
        profits += [p for each in rows for p in (each.low.profit, each.high.profit)]
        low, high = min(profits), max(profits)
        high = max(high, low + 1)
        for detail in (2, 1, 0):
            labels = [self._labels(each, detail) for each in rows]
            left = max((measure(one.words, CAPTION, False) for one, _ in labels), default=0.0)
            right = max((measure(one.words, CAPTION, False) for _, one in labels), default=0.0)
            start = name_width + UNIT + left + UNIT
            plot = width - start - right - UNIT
            if plot >= width * LEAST_PLOT or detail == 0:
                return name_width, _Axis(start, max(plot, 1.0), low, high), detail
        raise AssertionError  # the last detail always returns

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        rows, more = self._rows(height)
        if not rows:
            return ()
        name_width, axis, detail = self._layout(rows, width, measure)
        bottom = HEAD + ROW * len(rows)
        today = axis.x(self.found.profit)
        made = list(self._names_of_lines(axis, width, measure))
        for index, each in enumerate(rows):
            middle = HEAD + ROW * index + ROW / 2
            name = fitted(words.driver(each.key, each.title), name_width, CAPTION, False, measure)
            made.append(Text(0, middle + BASE, name, "ink", CAPTION))
            made += self._bars(each, axis, middle)
            beside = list(self._beside(each, axis, middle, detail))
            made += beside
            made += _break_even(axis, middle, beside, measure)
        made.append(Stroke(((today, HEAD), (today, bottom)), "ink", 1.5))
        if more:
            rest = fitted(words.others(more), width, CAPTION, False, measure)
            made.append(Text(0, bottom + ROW / 2 + BASE, rest, "muted", CAPTION))
        return tuple(made)

    def _beside(self, of: Swing, axis: _Axis, middle: float, detail: int) -> Iterator[Text]:
        """What stands at the two ends of a bar."""
        left, right = self._labels(of, detail)
        profits = of.low.profit, of.high.profit, of.today
        if left.words:
            x = axis.x(min(profits)) - UNIT / 2
            yield Text(x, middle + BASE, left.words, left.colour, CAPTION, align="right")
        if right.words:
            x = axis.x(max(profits)) + UNIT / 2
            yield Text(x, middle + BASE, right.words, right.colour, CAPTION)

    def _bars(self, of: Swing, axis: _Axis, middle: float) -> Iterator[Item]:
        """From today to each end: the farther one first, where both lie on one side."""
        today = axis.x(of.today)
        ends: list[End] = sorted((of.low, of.high), key=lambda end: -abs(end.profit - of.today))
        for number, end in enumerate(ends):
            if end.profit == of.today:
                continue
            colour = "gain" if end.profit > of.today else "loss"
            same_side = (ends[0].profit > of.today) == (ends[1].profit > of.today)
            level = 45 if number == 0 and same_side and ends[1].profit != of.today else 0
            left, right = sorted((today, axis.x(end.profit)))
            box = Box(left, middle - BAR / 2, max(right - left, 1.0), BAR)
            yield Fill(box, colour, level)

    def _names_of_lines(self, axis: _Axis, width: float, measure: Measure) -> Iterator[Item]:
        """Today and break-even with their names, and the two sides in words."""
        today = axis.x(self.found.profit)
        name = words.today(self.found.profit, self.currency)
        half = measure(name, CAPTION, True) / 2
        here = min(max(today, half), width - half)
        taken = [(here - half, here + half)]
        yield Text(here, 12, name, "ink", CAPTION, bold=True, align="centre")
        if axis.low < 0 < axis.high:
            zero = axis.x(0)
            name = words.break_even()
            half = measure(name, CAPTION, False) / 2
            there = min(max(zero, half), width - half)
            if _free(there - half, there + half, taken):
                yield Text(there, 12, name, "muted", CAPTION, align="centre")
                taken.append((there - half, there + half))
        less, more = f"← {words.less()}", f"{words.more()} →"
        if today - UNIT - measure(less, CAPTION, False) >= 0:
            yield Text(today - UNIT, 30, less, "loss", CAPTION, align="right")
        if today + UNIT + measure(more, CAPTION, False) <= width:
            yield Text(today + UNIT, 30, more, "gain", CAPTION)

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """What is said of each driver."""
        del measure
        rows, _ = self._rows(height)
        return tuple(
            Spot(Box(0, HEAD + ROW * index, width, ROW), words.said(each, self.currency))
            for index, each in enumerate(rows)
        )


def _break_even(
    axis: _Axis, middle: float, beside: list[Text], measure: Measure
) -> Iterator[Stroke]:
    """The line at nothing along one row; words are not crossed."""
    if not axis.low < 0 < axis.high:
        return
    zero = axis.x(0)
    for text in beside:
        wide = measure(text.text, text.size, text.bold)
        left = text.x - (wide if text.align == "right" else 0)
        if left - 2 < zero < left + wide + 2:
            return
    yield Stroke(((zero, middle - ROW / 2), (zero, middle + ROW / 2)), "ink", 1.0, "dashed")


def _free(left: float, right: float, taken: list[tuple[float, float]]) -> bool:
    return all(right + UNIT < begin or end + UNIT < left for begin, end in taken)
