"""Small fonts made for the tests, with what each is to have."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # it has none
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]  # it has none

LETTERS = "".join(map(chr, range(32, 127)))


@cache
def font(
    family: str = "Maison",
    style: str = "Regular",
    *,
    letters: str = LETTERS + "é€",
    embedding: int = 0,
    empty: bool = False,
) -> bytes:
    """A TTF whose letters are squares."""
    names = [f"g{ord(each)}" for each in letters]
    order = [".notdef", *names]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(each): f"g{ord(each)}" for each in letters})
    pen = TTGlyphPen(None)
    if not empty:
        pen.moveTo((100, 0))
        for point in ((100, 700), (600, 700), (600, 0)):
            pen.lineTo(point)
        pen.closePath()
    square = pen.glyph()
    builder.setupGlyf(dict.fromkeys(order, square))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (700, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style})
    builder.setupOS2(fsType=embedding, usWeightClass=700 if style == "Bold" else 400)
    builder.setupPost()
    made = BytesIO()
    builder.save(made)
    return made.getvalue()
