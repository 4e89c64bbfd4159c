"""Words that have to fit a width: cut where they must be, with a mark."""

from __future__ import annotations

from planner.charts.scene import Measure

CUT = "…"


def fitted(words: str, width: float, size: int, bold: bool, measure: Measure) -> str:
    """The words, or as many of their letters as fit with a mark; nothing where no letter does."""
    if measure(words, size, bold) <= width:
        return words
    low, high = 0, len(words)
    while high - low > 1:
        middle = (low + high) // 2
        if measure(words[:middle].rstrip() + CUT, size, bold) <= width:
            low = middle
        else:
            high = middle
    return words[:low].rstrip() + CUT if low else ""
