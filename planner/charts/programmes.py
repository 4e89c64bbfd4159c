"""The same book under several programmes: a bar of profit for each."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from planner.charts.picture import Picture, Spot
from planner.charts.scene import Box, Fill, Item, Measure, Stroke, Text
from planner.charts.style import BODY, UNIT
from planner.model.money import Currency
from planner.model.programmes_compared import Outcome, Outcomes
from planner.words import programmes as words
from planner.words.numbers import money

ROW = 26.0
BAR = 14.0
MOST_OF_NAMES = 0.4
"""The share of the width that names may take."""
OTHERS = 40
"""How much of the accent is in the bars of the others."""


def height_of(found: Outcomes) -> int:
    """How tall the picture wants to be."""
    return ceil(ROW * (1 + len(found.others)))


def picture(found: Outcomes, origins: Sequence[str], currency: Currency) -> Picture:
    """A bar for the plan's own programme, and one for each of the others, by where it is from."""
    bars: tuple[Outcome, ...] = (found.own, *found.others)
    named = words.names(found, origins)

    def items(width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        return _items(bars, named, currency, (width, height), measure)

    def spots(width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
        del measure
        row = height / len(bars)
        heads = words.heads()
        said = [
            " · ".join(
                f"{h}: {c}"
                for h, c in zip(heads, words.cells(one, currency, own=not index), strict=True)
                if c
            )
            for index, one in enumerate(bars)
        ]
        return tuple(Spot(Box(0, row * n, width, row), each) for n, each in enumerate(said))

    summary = words.summary(found, named, currency)
    return Picture(words.title(found, currency), items, summary, spots)


def _items(
    bars: Sequence[Outcome],
    named: Sequence[str],
    currency: Currency,
    size: tuple[float, float],
    measure: Measure,
) -> tuple[Item, ...]:
    width, height = size
    row = min(height / len(bars), ROW)
    said = [money(one.profit, currency, unit=True) for one in bars]
    amounts = ceil(max(measure(each, BODY, True) for each in said))
    most = width * MOST_OF_NAMES
    names = [shortened(each, most, not index, measure) for index, each in enumerate(named)]
    wide = ceil(max(measure(each, BODY, not index) for index, each in enumerate(names)))
    left, right = wide + 2 * UNIT, max(width - amounts - 2 * UNIT, wide + 2 * UNIT + 1)
    known = [one.profit for one in bars if one.profit is not None]
    low, high = min(0, *known, 0), max(0, *known, 0)
    span = max(high - low, 1)

    def x(amount: int) -> float:
        return left + (amount - low) / span * (right - left)

    made: list[Item] = []
    for index, one in enumerate(bars):
        middle = row * (index + 0.5)
        base = middle + 5
        made.append(Text(0, base, names[index], "ink", BODY, bold=not index))
        made.append(Text(width, base, said[index], "ink", BODY, bold=not index, align="right"))
        if one.profit is not None:
            begin, end = sorted((x(0), x(one.profit)))
            box = Box(begin, middle - BAR / 2, max(end - begin, 1), BAR)
            made.append(Fill(box, "accent", OTHERS if index else 0))
    made.append(Stroke(((x(0), 0), (x(0), row * len(bars))), "field_border"))
    return tuple(made)


def shortened(name: str, most: float, bold: bool, measure: Measure) -> str:
    """A name that is no wider than this, and shows where it was cut."""
    if measure(name, BODY, bold) <= most:
        return name
    kept = name
    while kept and measure(kept + "…", BODY, bold) > most:
        kept = kept[:-1]
    return kept.rstrip() + "…"
