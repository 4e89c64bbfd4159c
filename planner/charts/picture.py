"""A chart as the window shows it and paper takes it: its conclusion, and its items for any size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from planner.charts.scene import Box, Item, Measure

Items = Callable[[float, float, Measure], tuple[Item, ...]]
"""Lays a chart out in a width and a height, with a measure for its words."""


class Spot(NamedTuple):
    """A place in a picture of some size, and what is said of it on hover."""

    box: Box
    words: str


def no_spots(width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
    """Nothing is said on hover."""
    del width, height, measure
    return ()


@dataclass(frozen=True)
class Picture:
    """A chart.

    ``title`` is its conclusion in a sentence; ``items`` lays it out; ``summary`` says in words what
    it shows, for those who do not see it; ``spots`` lays out what is said on hover.
    ``measured`` is what its amounts are, where the window says so beside it: on paper it is said.
    """

    title: str
    items: Items
    summary: str = ""
    spots: Callable[[float, float, Measure], tuple[Spot, ...]] = no_spots
    measured: str = ""
