"""Tables for a terminal: columns of one width, figures to the right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

GAP = "  "


def width(words: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(_cells(mark) for mark in words)


def _cells(mark: str) -> int:
    if unicodedata.category(mark) in {"Mn", "Me", "Cf"}:  # drawn on the letter before, or nothing
        return 0
    return 2 if unicodedata.east_asian_width(mark) in {"W", "F"} else 1


def widths(rows: Iterable[Sequence[str]]) -> list[int]:
    """Return how wide each column must be."""
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def aligned(rows: Iterable[Sequence[str]], sizes: Sequence[int], left: int = 1) -> Iterator[str]:
    """Write rows as lines, one by one.

    Args:
        rows: the cells.
        sizes: how wide each column is.
        left: this many first columns hold words and begin at the left.
    """
    for row in rows:
        cells = []
        for index, (words, size) in enumerate(zip(row, sizes, strict=True)):
            air = " " * (size - width(words))
            cells.append(words + air if index < left else air + words)
        yield GAP.join(cells).rstrip()
