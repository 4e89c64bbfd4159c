"""Words in rows: a title or a footer over a picture's width."""

from __future__ import annotations

from planner.charts.scene import Measure


def rows(text: str, width: float, size: int, bold: bool, measure: Measure) -> list[str]:
    """A text in rows that are no wider than this; a word that is wider alone is cut where it must.

    A row has one letter at least, however little room there is.
    """
    found: list[str] = []
    for word in filter(None, text.split(" ")):  # other spaces do not break
        longer = f"{found[-1]} {word}" if found else word
        if found and measure(longer, size, bold) <= width:
            found[-1] = longer
        else:
            found += _cut(word, width, size, bold, measure)
    return found


def _cut(word: str, width: float, size: int, bold: bool, measure: Measure) -> list[str]:
    """A word in pieces that have room."""
    pieces = [""]
    for letter in word:
        longer = pieces[-1] + letter
        if pieces[-1] and measure(longer, size, bold) > width:
            pieces.append(letter)
        else:
            pieces[-1] = longer
    return pieces
