"""A plan and its scenarios as bars: what each earns a month, and what that is against the plan."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from planner.charts.picture import Picture, Spot
from planner.charts.scene import Box, Fill, Item, Measure, Stroke, Text
from planner.charts.style import BODY, UNIT
from planner.model.scenario_figures import Comparison
from planner.words import scenarios as words
from planner.words.numbers import money

TALLEST_ROW, THICKEST_BAR = 40.0, 18.0
MOST_FOR_NAMES = 0.36
LEAST_PLOT = 56.0
DOTS = "…"


class Bar(NamedTuple):
    """A bar: its name, how long it is, and what stands beside it."""

    name: str
    amount: int | None
    figure: str
    change: str
    tone: str
    said: str
    base: bool = False


class _Laid(NamedTuple):
    """Where the columns of a picture are; ``changes`` where there is room for them."""

    names: float
    plot: Box
    changes: bool


def picture(comparison: Comparison) -> Picture | None:
    """The picture of a comparison; None where nothing has figures."""
    bars = bars_of(comparison)
    if all(bar.amount is None for bar in bars):
        return None
    return Picture(
        words.conclusion(comparison),
        partial(items, bars),
        words.summary(comparison),
        partial(spots, bars),
    )


def bars_of(comparison: Comparison) -> tuple[Bar, ...]:
    """The plan's bar, then those of the scenarios."""
    currency = comparison.base.currency
    base, *lines = words.summary(comparison).split("\n")
    own = comparison.figures.profit
    found = [Bar(words.base_name(), own, money(own, currency, unit=True), "", "", base, True)]
    for each, said in zip(comparison.scenarios, lines, strict=True):
        profit, gain = each.figures.profit, each.gain
        found.append(
            Bar(
                words.name(each.scenario),
                profit,
                money(profit, currency, unit=True),
                words.change("profit", gain, currency),
                words.tone("profit", gain),
                said,
            )
        )
    return tuple(found)


def _lay_out(bars: tuple[Bar, ...], width: float, height: float, measure: Measure) -> _Laid:
    longest = max(measure(bar.name, BODY, bar.base) for bar in bars)
    figures = max(measure(bar.figure, BODY, True) for bar in bars)
    changes = max(measure(bar.change, BODY, True) for bar in bars)
    names = max(0.0, min(longest, width * MOST_FOR_NAMES, width - figures - 3 * UNIT))
    tall = min(TALLEST_ROW, height / len(bars)) * len(bars)
    left = names + UNIT
    room = width - left - figures - UNIT
    with_changes = changes > 0 and room - changes - UNIT >= LEAST_PLOT
    if with_changes:
        room -= changes + UNIT
    return _Laid(names, Box(left, 0.0, max(room, 1.0), tall), with_changes)


def items(bars: tuple[Bar, ...], width: float, height: float, measure: Measure) -> tuple[Item, ...]:
    """The bars from nothing to what is earned, and a line at what the plan earns."""
    laid = _lay_out(bars, width, height, measure)
    plot, row = laid.plot, laid.plot.height / len(bars)
    amounts = [bar.amount for bar in bars if bar.amount is not None]
    low, high = min(0, *amounts), max(0, *amounts)
    span = max(high - low, 1)

    def x(amount: int) -> float:
        return plot.left + (amount - low) / span * plot.width

    thick = min(THICKEST_BAR, row * 0.6)
    made: list[Item] = []
    last_figure = width
    if laid.changes:
        last_figure -= max(measure(bar.change, BODY, True) for bar in bars) + UNIT
    for number, bar in enumerate(bars):
        middle = plot.top + (number + 0.5) * row
        baseline = middle + BODY * 0.36
        name = fitted(bar.name, laid.names, measure, bold=bar.base)
        made.append(Text(0.0, baseline, name, "ink", BODY, bold=bar.base))
        if bar.amount is not None:
            begin, end = sorted((x(0), x(bar.amount)))
            box = Box(begin, middle - thick / 2, max(end - begin, 1.0), thick)
            made.append(Fill(box, "muted", 45) if bar.base else Fill(box, "accent"))
        made.append(Text(last_figure, baseline, bar.figure, "ink", BODY, align="right"))
        if laid.changes and bar.change:
            tone = bar.tone or "muted"
            made.append(Text(width, baseline, bar.change, tone, BODY, bold=True, align="right"))
    if low < 0:
        made.append(Stroke(((x(0), plot.top), (x(0), plot.bottom)), "field_border"))
    own = bars[0].amount
    if own is not None and len(bars) > 1:
        line = ((x(own), plot.top), (x(own), plot.bottom))
        made.append(Stroke(line, "ink", 1.0, "dashed"))
    return tuple(made)


def fitted(name: str, width: float, measure: Measure, *, bold: bool = False) -> str:
    """A name that is no wider than its place; what is cut ends in dots."""
    if measure(name, BODY, bold) <= width:
        return name
    while name and measure(name + DOTS, BODY, bold) > width:
        name = name[:-1]
    return name.rstrip() + DOTS


def spots(bars: tuple[Bar, ...], width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
    """All of a row says it in words."""
    row = _lay_out(bars, width, height, measure).plot.height / len(bars)
    return tuple(
        Spot(Box(0.0, number * row, width, row), bar.said) for number, bar in enumerate(bars)
    )
