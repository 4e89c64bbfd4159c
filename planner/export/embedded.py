"""Fonts that go into a file: only the letters that it needs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO

from planner.charts.lettering import Lettering, lettering
from planner.charts.scene import Text
from planner.charts.style import REGULAR, SEMIBOLD
from planner.export.sheet import Sheet, Size, parts

USUAL = "GlyphOrder head hhea maxp OS/2 hmtx cmap fpgm prep loca glyf name post gasp GDEF GPOS GSUB"
USUAL_LETTERS = frozenset(
    chr(each)
    for block in ((0x20, 0x7F), (0xA0, 0x180), (0x2000, 0x2070), (0x20A0, 0x20C1), (0x2190, 0x2200))
    for each in range(*block)
)
"""Those of most charts: Latin, punctuation, currencies, arrows."""
TABLES = frozenset([*USUAL.split(), "CFF ", "cvt "])
"""What a font needs to write text; the rest of one is its maker's business."""

ARRANGING = ("GDEF", "GPOS", "GSUB")
"""The tables of a font that say how letters are put beside each other."""


@contextmanager
def arranged() -> Iterator[None]:
    """Have the fonts of a PDF without what arranges letters, while matplotlib writes it.

    There they are arranged already, and to cut down those tables takes most of the time.
    matplotlib makes its options itself: what they are by default is the only way to reach them.
    """
    from fontTools.subset import Options  # type: ignore[import-untyped] # it has no types

    usual = Options._drop_tables_default
    Options._drop_tables_default = [*usual, *ARRANGING]
    try:
        yield
    finally:
        Options._drop_tables_default = usual


def font_faces(sheet: Sheet, size: Size) -> str:
    """The fonts of a sheet's text as rules of a style sheet, and the family that the rest takes."""
    fonts = lettering(sheet.face)
    letters: dict[tuple[Lettering, bool], set[str]] = {}
    for part in parts(sheet, size, fonts.measure):
        for item in part.items:
            if isinstance(item, Text):
                of = fonts.of(item.text)
                letters.setdefault((of, item.bold), set()).update(of.shown(item.text))
    rules = [
        f"@font-face{{font-family:'{of.family}';font-weight:{SEMIBOLD if bold else REGULAR};"
        f"src:url(data:font/ttf;base64,{_subset(of.file(bold), ''.join(sorted(used)))})}}"
        for (of, bold), used in letters.items()
    ]
    return "".join([*rules, "text{font-feature-settings:'tnum';white-space:pre}"])


@lru_cache(maxsize=32)
def _subset(file: str, letters: str) -> str:
    """A font with these letters only, as text."""
    usual = USUAL_LETTERS.issuperset(letters)
    return b64encode(_with(BytesIO(_usual(file)) if usual else file, letters)).decode()


@lru_cache(maxsize=8)
def _usual(file: str) -> bytes:
    """A font with the usual letters, of which fewer are taken ten times as fast."""
    return _with(file, "".join(sorted(USUAL_LETTERS)))


def _with(file: str | BytesIO, letters: str) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # it has no types

    font = TTFont(file, recalcTimestamp=False)
    for table in set(font.keys()) - TABLES:
        del font[table]
    options = Options(
        drop_tables=[], layout_features=["tnum", "kern", "ccmp", "locl", "mark", "mkmk", "liga"]
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    kept = BytesIO()
    font.save(kept)
    return kept.getvalue()
