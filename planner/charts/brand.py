"""A palette in an agency's colours, with shades that can be read."""

from __future__ import annotations

from dataclasses import replace

from planner.charts.style import LIGHT, Palette, blend, contrast
from planner.model.brand import Brand

READABLE = 4.5
"""The least contrast of text on its ground (WCAG 2.2, AA)."""

TINT = 0.11
"""The deepest tint of a colour that its own words stand on: a chosen option, a band of a chart."""

STEPS = 200


def brand_palette(brand: Brand) -> Palette:
    """The light palette with the agency's colours in place of the program's, always readable.

    The main colour takes the place of the accent, the second one that of the commission.
    """
    made = LIGHT
    if brand.colour:
        accent = safe_shade(brand.colour, made.surface)
        over = max("#FFFFFF", made.ink, key=lambda each: contrast(each, accent))
        light = blend(made.surface, accent, 0.1)
        made = replace(made, accent=accent, on_accent=over, selection=light)
    if brand.second_colour:
        made = replace(made, commission=safe_shade(brand.second_colour, made.surface))
    return made


def safe_shade(colour: str, ground: str) -> str:
    """The colour itself where it can be read on the ground and its own tint, else a darker shade.

    The shade is the nearest one that can.
    """
    shades = (blend(colour, "#000000", step / STEPS) for step in range(STEPS + 1))
    return next(shade for shade in shades if _can_be_read(shade, ground))


def _can_be_read(shade: str, ground: str) -> bool:
    return min(contrast(shade, ground), contrast(shade, blend(ground, shade, TINT))) >= READABLE
