"""The key of a chart: samples of its lines with their names, for lines too close for words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.charts.live import Line
from planner.charts.scene import Item, Measure, Stroke, Text
from planner.charts.style import CAPTION, UNIT

SAMPLE = 26.0
BESIDE = UNIT / 2
APART = 2.0 * UNIT
ROW = 17.0
BASE = 12.0
"""From the top of a row to the baseline of its words."""


@dataclass(frozen=True)
class Key:
    """Lines in rows, each with the width that it takes."""

    rows: tuple[tuple[tuple[Line, float], ...], ...]

    @property
    def width(self) -> float:
        """The width of its longest row."""
        return max(sum(width for _, width in row) + APART * (len(row) - 1) for row in self.rows)

    @property
    def height(self) -> float:
        """The height of all rows."""
        return ROW * len(self.rows)

    def items(self, left: float, top: float) -> Iterator[Item]:
        """The key with its upper left corner here."""
        for number, row in enumerate(self.rows):
            x, base = left, round(top + ROW * number + BASE)
            for line, width in row:
                ends = ((x, base - 4), (x + SAMPLE, base - 4))
                yield Stroke(ends, line.colour, 2.0, line.dash)
                start = x + SAMPLE + BESIDE
                yield Text(start, base, line.name, line.colour, CAPTION, bold=True)
                x += width + APART


def keys(lines: Sequence[Line], most: float, measure: Measure) -> tuple[Key, Key]:
    """A tall key and a flat one, in rows that are no wider than ``most``."""
    entries = [(line, SAMPLE + BESIDE + measure(line.name, CAPTION, True)) for line in lines]
    rows: list[list[tuple[Line, float]]] = []
    used = 0.0
    for entry in entries:
        used += APART + entry[1]
        if not rows or used > most:
            rows.append([])
            used = entry[1]
        rows[-1].append(entry)
    return Key(tuple((entry,) for entry in entries)), Key(tuple(map(tuple, rows)))
