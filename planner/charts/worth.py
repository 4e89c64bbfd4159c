"""What each client is worth, as bars: its own contribution, and what it does for the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from planner.charts.fitted import fitted
from planner.charts.picture import Picture, Spot
from planner.charts.scene import Box, Fill, Hatch, Item, Measure, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.plan import Plan
from planner.model.worth import Ranked, Worth
from planner.words import worth as words
from planner.words.numbers import money

ROW, BAR = 24.0, 12.0
KEY, FOOT = 26.0, 4.0
BASE = 4.5
"""From the middle of a row to the baseline of its words."""

NAMES_SHARE = 0.36
"""The most of the width that names take."""

SWATCH = 12.0


def picture(ranked: Ranked, plan: Plan) -> Picture:
    """The picture of clients or packages, the most worth first."""
    chart = _Chart(ranked, plan)
    return Picture(
        title=words.title(ranked, plan),
        items=chart.items,
        summary=words.summary(ranked, plan),
        spots=chart.spots,
    )


def shown(ranked: Ranked, room: int) -> tuple[list[Worth], list[Worth]]:
    """Those at the top and those at the bottom that have a bar, where there are more than room.

    The bottom ones are those that the others carry, as far as half of the room goes; one row is
    left for all that stand between.
    """
    each, carried = ranked.each, ranked.carried
    if len(each) <= room:
        return list(each), []
    bars = max(room - 1, 1)
    bottom = carried[len(carried) - min(len(carried), bars // 2) :]
    names = {id(one) for one in bottom}
    top = (one for one in each if id(one) not in names)
    return list(islice(top, bars - len(bottom))), list(bottom)


@dataclass(frozen=True)
class _Layout:
    """Where things are in a picture of some size."""

    names: float
    plot: Box
    low: int
    high: int

    def x(self, amount: int) -> float:
        """Where an amount lies."""
        share = (amount - self.low) / (self.high - self.low)
        return self.plot.left + share * self.plot.width


@dataclass(frozen=True)
class _Chart:
    """The rows of a picture."""

    ranked: Ranked
    plan: Plan

    def _rows(self, height: float) -> tuple[list[Worth], list[Worth]]:
        return shown(self.ranked, max(int((height - KEY - FOOT) / ROW), 1))

    def _layout(
        self, rows: Sequence[Worth], width: float, height: float, measure: Measure
    ) -> _Layout:
        names = [measure(words.name(one, self.plan), CAPTION, False) for one in rows]
        name_width = min(max(names, default=0.0), width * NAMES_SHARE)
        figures = [measure(self._figure(one.worth), CAPTION, True) for one in rows]
        figure_width = max(figures, default=0.0)
        left = name_width + UNIT
        plot_width = max(width - left - figure_width - UNIT, 1.0)
        ends = [end for one in rows for end in _ends(one)]
        low, high = min(0, *ends) if ends else 0, max(0, *ends) if ends else 0
        plot = Box(left, KEY, plot_width, height - KEY - FOOT)
        return _Layout(name_width, plot, low, max(high, low + 1))

    def _figure(self, amount: int) -> str:
        return money(amount, self.plan.currency, unit=True, sign=True)

    def items(self, width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        """Lay it out."""
        top, bottom = self._rows(height)
        rows = [*top, *bottom]
        between = len(self.ranked.each) - len(rows)
        layout = self._layout(rows, width, height, measure)
        made: list[Item] = list(_key(width, measure))
        middle = layout.plot.top + ROW / 2
        zero = layout.x(0)
        for index, one in enumerate(rows):
            if between and index == len(top):
                made += self._between(between, middle, width, measure)
                middle += ROW
            made += self._row(one, middle, layout, width, measure)
            ends = ((zero, middle - ROW / 2), (zero, middle + ROW / 2))
            made.append(Stroke(ends, "field_border"))
            middle += ROW
        if between and not bottom and rows:
            made += self._between(between, middle, width, measure)
        return tuple(made)

    def _row(
        self, one: Worth, middle: float, layout: _Layout, width: float, measure: Measure
    ) -> list[Item]:
        base = middle + BASE
        name = fitted(words.name(one, self.plan), layout.names, CAPTION, False, measure)
        made: list[Item] = [Text(0, base, name, "ink", CAPTION)]
        zero, own, end = layout.x(0), layout.x(one.own), layout.x(_ends(one)[1])
        if one.own:
            colour = "accent" if one.own > 0 else "loss"
            made.append(Fill(_bar(zero, own, middle), colour))
        if one.tier_effect:
            start = own if one.own * one.tier_effect > 0 else zero
            colour = "gain" if one.tier_effect > 0 else "loss"
            bar = _bar(start, end, middle)
            made += [Hatch(bar, colour), _frame(bar, colour)]
        colour = "loss" if one.worth < 0 else "ink"
        figure = self._figure(one.worth)
        room = width - layout.plot.right - UNIT + 1
        if measure(figure, CAPTION, True) <= room:
            made.append(Text(width, base, figure, colour, CAPTION, bold=True, align="right"))
        return made

    def _between(self, number: int, middle: float, width: float, measure: Measure) -> list[Item]:
        """The row of all that have no bar of their own: a word that they are there."""
        shown_words = fitted(words.others(number), width, CAPTION, False, measure)
        return [Text(0, middle + BASE, shown_words, "muted", CAPTION)]

    def spots(self, width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        """What is said of each row."""
        del measure
        top, bottom = self._rows(height)
        skipped = len(self.ranked.each) > len(top) + len(bottom)
        made = []
        for index, one in enumerate([*top, *bottom]):
            row = index + (1 if skipped and index >= len(top) else 0)
            words_of = words.said(one, self.plan)
            verdict = words.verdict(one.verdict, by_others=self.ranked.somebody_earns)
            made.append(
                Spot(
                    Box(0, KEY + ROW * row, width, ROW),
                    f"{words_of} · {verdict}" if verdict else words_of,
                )
            )
        return tuple(made)


def _ends(one: Worth) -> tuple[int, int]:
    """Where its bars end: own contribution, then the tier effect, on top or on the other side."""
    if one.own * one.tier_effect > 0:
        return one.own, one.own + one.tier_effect
    return one.own, one.tier_effect


def _bar(start: float, end: float, middle: float) -> Box:
    left, right = sorted((start, end))
    return Box(left, middle - BAR / 2, max(right - left, 1.0), BAR)


def _frame(bar: Box, colour: str) -> Stroke:
    corners = (
        (bar.left, bar.top),
        (bar.right, bar.top),
        (bar.right, bar.bottom),
        (bar.left, bar.bottom),
        (bar.left, bar.top),
    )
    return Stroke(corners, colour)


def _key(width: float, measure: Measure) -> list[Item]:
    """What the two kinds of bars are."""
    made: list[Item] = []
    x, base = 0.0, 12.0
    for index, name in enumerate((words.own(), words.tier_effect())):
        wide = measure(name, CAPTION, False)
        if x + SWATCH + UNIT / 2 + wide > width:
            break
        box = Box(x, base - 9, SWATCH, SWATCH - 2)
        made += [Fill(box, "accent")] if index == 0 else [Hatch(box, "gain"), _frame(box, "gain")]
        made.append(Text(x + SWATCH + UNIT / 2, base, name, "muted", CAPTION))
        x += SWATCH + UNIT / 2 + wide + 2 * UNIT
    return made
