"""Tables that turn a word into a number of accounts, exactly by its law (Walker's aliases)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.model.over_time.draws.words import BITS, Drawn

Numbers = NDArray[np.int32]
"""Numbers of a law, counted from its first."""


def bits_for(numbers: int) -> int:
    """The bits of a word that choose among columns for so many numbers: 1 or more."""
    return max((numbers - 1).bit_length(), 1)


def aliases(parts: Sequence[int], bits: int) -> tuple[list[int], list[int]]:
    """Spread the parts of a law over 2^bits columns that hold equally much.

    Args:
        parts: of each number; together 2³², at most as many as columns.
        bits: how many of a word choose the column.

    Returns:
        For each column how much of it is its own number's, and whose the rest is.
    """
    columns, room = 2**bits, 2 ** (BITS - bits)
    kept = [*parts, *[0] * (columns - len(parts))]
    other = list(range(columns))
    poor = [column for column in range(columns) if kept[column] < room]
    rich = [column for column in range(columns) if kept[column] > room]
    while poor:
        column, giver = poor.pop(), rich[-1]
        other[column] = giver
        kept[giver] -= room - kept[column]
        if kept[giver] <= room:
            rich.pop()
            if kept[giver] < room:
                poor.append(giver)
    return kept, other


class Table(NamedTuple):
    """Columns of one law or, row after row, of several.

    ``last`` is the last word of a column that says its own number; ``away`` how far from it the
    number is that its other words say.
    """

    bits: int
    last: NDArray[np.uint32]
    away: NDArray[np.int32]

    @classmethod
    def empty(cls, rows: int, bits: int) -> Table:
        """Room for the columns of so many laws."""
        size = rows << bits
        return cls(bits, np.zeros(size, dtype=np.uint32), np.zeros(size, dtype=np.int32))

    def fill(self, row: int, parts: Sequence[int]) -> None:
        """Set a row's columns; the first number has some parts, as it has in every law."""
        kept, other = aliases(parts, self.bits)
        column = np.arange(2**self.bits)
        here = slice(row << self.bits, (row + 1) << self.bits)
        self.last[here] = (column << BITS - self.bits) + kept - 1
        self.away[here] = other - column

    def drawn(self, words: Drawn, rows: NDArray[np.signedinteger[Any]] | None = None) -> Numbers:
        """The number that each word says by the law of its row, from 0 for the law's first."""
        column = (words >> np.uint32(BITS - self.bits)).view(np.int32)
        at = column.astype(np.intp)
        if rows is not None:
            at += rows.astype(np.intp) << self.bits
        # No index is outside: "clip" spares the look for one.
        number = self.away.take(at, mode="clip")
        number *= words > self.last.take(at, mode="clip")
        number += column
        return number
