"""How wide the columns of a table are, and how large its letters can be on a page."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from planner.charts.scene import Measure
from planner.export.internal.told.blocks import Table

ROOM = 470.0
"""The width of a page between its margins, in points."""

LARGEST, SMALLEST = 9.5, 5.5
GAP = 1.3
"""Air between columns, in letters' heights."""

MOST_WORDS, MORE_WORDS, LEAST_WORDS = 16.0, 10.0, 5.0
"""The room that words may take first in a row and further on, and need, in letters' heights."""

FEW = 4
"""So few columns have room for their heads."""

MEASURED = 3
"""So many of the longest texts of a column are measured."""

_SIZE = 10


class Fit(NamedTuple):
    """The size of the letters in points, and how wide each column is in heights of them.

    Figures need that width; what is left is shared among columns of words in its proportion.
    """

    size: float
    widths: tuple[float, ...]


def fit(table: Table, measure: Measure) -> Fit:
    """The largest letters with which all columns stand side by side: words may break."""
    widths = tuple(_widths(table, measure))
    size = ROOM / max(sum(widths), 1.0)
    return Fit(round(min(max(size, SMALLEST), LARGEST), 2), widths)


def _widths(table: Table, measure: Measure) -> Iterator[float]:
    crowded = len(table.heads) > FEW
    for column, head in enumerate(table.heads):
        # A head breaks between its words where there are many.
        pieces = head.split(" ") if crowded else [head]
        wide = max((measure(each, _SIZE, False) for each in pieces), default=0.0) / _SIZE
        cells = (row.cells[column] for row in table.rows)
        under = (row.under[column] for row in table.rows if row.under)
        longest = nlargest(MEASURED, chain(cells, under), key=len)
        own = max((measure(each, _SIZE, True) for each in longest), default=0.0) / _SIZE
        if column < table.words:
            own = max(own, measure(head, _SIZE, False) / _SIZE, LEAST_WORDS)
            own = min(own, MORE_WORDS if column and crowded else MOST_WORDS)
        yield round(max(wide, own) + GAP, 2)
