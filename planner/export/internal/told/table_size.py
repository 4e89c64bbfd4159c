"""How wide the columns of a table are, and how large its letters can be on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import nlargest
from typing import NamedTuple

from planner.charts.scene import Measure
from planner.export.internal.told.blocks import Table

ROOM, LYING = 470.0, 665.0
"""The width of a page between its margins, in points, and that of one that lies on its side."""

LARGEST, SMALLEST = 9.5, 5.5
READABLE = 7.0
"""Where letters would be smaller, the page is turned."""

UNDER = 0.88
"""How large what stands below a cell is beside it."""

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
    ``lying``: the page has to lie on its side for it.
    """

    size: float
    widths: tuple[float, ...]
    lying: bool


def fit(table: Table, measure: Measure) -> Fit:
    """The largest letters with which all columns stand side by side: words may break."""
    widths = tuple(_widths(table, measure))
    wide = max(sum(widths), 1.0)
    lying = ROOM / wide < READABLE
    size = (LYING if lying else ROOM) / wide
    return Fit(round(min(max(size, SMALLEST), LARGEST), 2), widths, lying)


def _widths(table: Table, measure: Measure) -> Iterator[float]:
    crowded = len(table.heads) > FEW

    def wide(words: str, bold: bool) -> float:
        return measure(words, _SIZE, bold) / _SIZE

    for column, head in enumerate(table.heads):
        # A head breaks between its words where there are many.
        pieces = head.split(" ") if crowded else [head]
        of_head = max((wide(each, False) for each in pieces), default=0.0)
        own = max(
            _longest(((row.cells[column], row.strong) for row in table.rows), wide),
            UNDER * _longest(((row.under[column], False) for row in table.rows if row.under), wide),
        )
        if column < table.words:
            own = max(own, wide(head, False), LEAST_WORDS)
            own = min(own, MORE_WORDS if column and crowded else MOST_WORDS)
        yield round(max(of_head, own) + GAP, 2)


def _longest(said: Iterable[tuple[str, bool]], wide: Callable[[str, bool], float]) -> float:
    """How wide the widest of some texts is, of which some are bold."""
    longest = nlargest(MEASURED, said, key=lambda each: len(each[0]))
    return max((wide(*each) for each in longest), default=0.0)
