"""The small scale of a package: floor, target, list and today's price on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.charts.scene import Dash, Item, Measure, Ring, Stroke, Text
from planner.charts.style import CAPTION, UNIT
from planner.model.pricing import Priced
from planner.words import packages as words

HEIGHT = 56
LINE, TICK, RADIUS = 24.0, 5.0, 5.5
ABOVE, BELOW = 12.0, 50.0
"""Baselines of the words above the line and under it."""
AIR = 0.06
"""What is left free at either end, as a share of the width."""


class Mark(NamedTuple):
    """A price on the scale: its name, its amount, its colour."""

    name: str
    amount: int
    colour: str


def marks(priced: Priced) -> list[Mark]:
    """Floor, target and list, as far as they are known, from the lowest."""
    known = (
        (words.floor(), priced.today.floor, "loss"),
        (words.target(), priced.today.target, "accent"),
        (words.listed(), priced.listed, "muted"),
    )
    found = [Mark(name, amount, colour) for name, amount, colour in known if amount is not None]
    return sorted(found, key=lambda mark: mark.amount)


def items(priced: Priced, width: float, measure: Measure) -> tuple[Item, ...]:
    """The scale as it is painted: dots where money is lost, dashes below the target."""
    found = marks(priced)
    amounts = [priced.price, *(mark.amount for mark in found)]
    low, high = min(amounts), max(amounts)
    inside = width * (1 - 2 * AIR)

    def x(amount: int) -> float:
        share = (amount - low) / (high - low) if high > low else 0.5
        return width * AIR + share * inside

    floor, target = priced.today.floor, priced.today.target
    lost = 0.0 if floor is None else x(floor)
    short = lost if target is None else max(lost, x(target))
    made: list[Item] = []
    stretches: tuple[tuple[float, float, str, Dash], ...] = (
        (0.0, lost, "loss", "dotted"),
        (lost, short, "warning", "dashed"),
        (short, width, "field_border", "solid"),
    )
    for begin, end, colour, dash in stretches:
        if end > begin:
            made.append(Stroke(((begin, LINE), (end, LINE)), colour, 2.0, dash))
    widths = [measure(mark.name, CAPTION, False) for mark in found]
    places = spread([x(mark.amount) for mark in found], widths, width)
    for mark, place in zip(found, places, strict=True):
        here = x(mark.amount)
        top, bottom = LINE - TICK, LINE + TICK
        way = ((here, top), (here, bottom), (place, BELOW - CAPTION))
        made.append(Stroke(way[:2], mark.colour, 2.0))
        made.append(Stroke(way[1:], "border"))
        made.append(Text(place, BELOW, mark.name, "muted", CAPTION, align="centre"))
    name = words.price_now()
    half = measure(name, CAPTION, True) / 2
    ring = x(priced.price)
    made.append(Ring(ring, LINE, RADIUS, "ink"))
    above = min(max(ring, half), width - half)
    made.append(Text(above, ABOVE, name, "ink", CAPTION, bold=True, align="centre"))
    return tuple(made)


def spread(wanted: Sequence[float], widths: Sequence[float], width: float) -> list[float]:
    """Middles of words side by side, near where they are wanted, in order and within the width."""
    places: list[float] = []
    right = 0.0
    for middle, wide in zip(wanted, widths, strict=True):
        places.append(max(middle, right + wide / 2))
        right = places[-1] + wide / 2 + UNIT
    left = width
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], left - widths[index] / 2)
        left = places[index] - widths[index] / 2 - UNIT
    return places
