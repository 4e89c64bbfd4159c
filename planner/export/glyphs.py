"""Which characters of a text no font at hand has: named before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from planner.charts.lettering import lettering
from planner.model.brand import Brand


def missing(texts: Iterable[str], brand: Brand | None = None) -> str:
    """The characters that would stand as white squares, each once, in the order of the texts.

    Args:
        texts: what is to be drawn.
        brand: whose font is used where it has one.
    """
    fonts = lettering(None if brand is None else brand.font)
    found = (each for text in texts for each in fonts.missing(text) if each.isprintable())
    return "".join(dict.fromkeys(found))
