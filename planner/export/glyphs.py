"""Which characters of a text no font at hand has: named before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from planner.charts.lettering import Lettering, lettering
from planner.model.brand import Brand


def missing(texts: Iterable[str], brand: Brand | None = None) -> str:
    """The characters that would stand as white squares, each once, in the order of the texts.

    Args:
        texts: what is to be drawn.
        brand: whose font is used where it has one.
    """
    return missing_in(texts, lettering(None if brand is None else brand.font))


def missing_in(texts: Iterable[str], fonts: Lettering) -> str:
    """The same of fonts."""
    found = (each for text in texts for each in fonts.missing(text))
    return "".join(dict.fromkeys(found))
