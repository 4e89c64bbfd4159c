"""How large a table's letters can be for its figures to stand side by side on a page."""

from __future__ import annotations

from heapq import nlargest
from itertools import chain

from planner.charts.scene import Measure
from planner.export.internal.told.blocks import Table

ROOM = 470.0
"""The width of a page between its margins, in points."""

LARGEST, SMALLEST = 9.5, 5.5
GAP = 1.0
"""Air between columns, in letters' heights."""

MOST_WORDS, LEAST_WORDS = 11.0, 5.0
"""The room that words may take, and need, in letters' heights."""

MEASURED = 3
"""So many of the longest texts of a column are measured."""

_SIZE = 10


def size(table: Table, measure: Measure) -> float:
    """The size in points in which all columns fit: words may break, figures may not."""
    needed = 0.0
    for column, head in enumerate(table.heads):
        # A head breaks between its words, and stands in half of a column's letters more.
        wide = max((measure(each, _SIZE, False) for each in head.split(" ")), default=0.0)
        cells = (row.cells[column] for row in table.rows)
        under = (row.under[column] for row in table.rows if row.under)
        longest = nlargest(MEASURED, chain(cells, under), key=len)
        own = max((measure(each, _SIZE, True) for each in longest), default=0.0)
        if column < table.words:
            own = min(max(own, LEAST_WORDS * _SIZE), MOST_WORDS * _SIZE)
        needed += max(wide, own) + GAP * _SIZE
    return min(max(_SIZE * ROOM / max(needed, 1.0), SMALLEST), LARGEST)
