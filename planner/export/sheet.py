"""A chart as it leaves the program: its picture with a title and a footer, in a size of paper.

Laid out here once, for the preview in the window and for matplotlib; plain Python, no library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from planner.charts.picture import Picture
from planner.charts.rows import rows
from planner.charts.scene import Item, Measure, Text
from planner.charts.style import CAPTION, LIGHT, TITLE, UNIT, Palette
from planner.model.brand import Face
from planner.words.exporting import internal

POINTS_A_CM = 72 / 2.54
LEAST, MOST = (6.0, 5.0), (60.0, 60.0)
"""The smallest and the largest picture, in centimetres."""

ROOMY, WIDE = (400.0, 230.0), (605.0, 340.0)
"""Points between which a chart is neither crowded nor lost."""

SMALLEST_TYPE = 0.6
MARGIN, TITLE_ROW, FOOTER_ROW = 2.0 * UNIT, 20.0, 16.0


class Size(NamedTuple):
    """The size of a picture in centimetres, and how many points one of its layout takes."""

    width: float
    height: float
    scale: float = 1.0

    @property
    def layout(self) -> tuple[float, float]:
        """Its width and height in points of the layout."""
        return self.width * POINTS_A_CM / self.scale, self.height * POINTS_A_CM / self.scale


SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "half-slide": Size(16.0, 12.0, 0.9),
        "full-slide": Size(32.0, 18.0, 1.5),
        "a4-column": Size(8.5, 7.5, 0.62),
        "a4-width": Size(17.0, 10.0, 0.8),
    }
)
"""Sizes by what they are good for. Slides are read from afar, and paper from near."""

HALF_SLIDE, FULL_SLIDE = SIZES["half-slide"], SIZES["full-slide"]
A4_COLUMN, A4_WIDTH = SIZES["a4-column"], SIZES["a4-width"]


def own_size(width: float, height: float) -> Size:
    """A size of one's own, within what can be drawn; letters shrink or grow with it where needed.

    Args:
        width: centimetres.
        height: centimetres.
    """
    width = min(max(width, LEAST[0]), MOST[0])
    height = min(max(height, LEAST[1]), MOST[1])
    across, down = width * POINTS_A_CM, height * POINTS_A_CM
    small = min(1.0, across / ROOMY[0], down / ROOMY[1])
    large = max(1.0, min(across / WIDE[0], down / WIDE[1]))
    return Size(width, height, max(small * large, SMALLEST_TYPE))


@dataclass(frozen=True)
class Sheet:
    """What is drawn of a chart, and what is told of it.

    ``title`` takes the place of the picture's own conclusion; ``face`` is the agency's font. An
    internal one says so.
    """

    picture: Picture
    footer: str = ""
    internal: bool = False
    palette: Palette = LIGHT
    title: str | None = None
    face: Face | None = None

    @property
    def said(self) -> str:
        """Its conclusion in one line."""
        own = self.picture.title if self.title is None else self.title
        return " ".join(own.split("\n"))

    @property
    def foot(self) -> str:
        """What its amounts are, and what else one has to know to read them later."""
        return " · ".join(filter(None, (self.picture.measured, self.footer)))

    @property
    def alt(self) -> str:
        """What it shows, in words, for those who do not see it."""
        return self.picture.summary or self.said

    @property
    def mark(self) -> str:
        """What an internal one says of itself; empty for a client's."""
        return internal() if self.internal else ""


class Part(NamedTuple):
    """Items, and where their origin lies, in points of the layout from the upper left corner."""

    left: float
    top: float
    items: tuple[Item, ...]


def parts(sheet: Sheet, size: Size, measure: Measure) -> tuple[Part, ...]:
    """Lay a sheet out: its conclusion above, its footer below, the picture between.

    Args:
        sheet: what to draw.
        size: how large.
        measure: the width of a text in the sheet's font.
    """
    width, height = size.layout
    room = width - 2 * MARGIN
    title = tuple(
        Text(0, TITLE_ROW * row + TITLE, words, "ink", TITLE, bold=True)
        for row, words in enumerate(rows(sheet.said, room, TITLE, True, measure))
    )
    top = MARGIN + TITLE_ROW * len(title)
    footer, deep = _footer(sheet, room, measure)
    foot = height - MARGIN / 2 - deep
    # Above a footer there is air; without one the picture ends where a drawing on screen does.
    between = max(foot - top - (UNIT / 2 if footer else 0), 1.0)
    picture = sheet.picture.items(room, between, measure)
    return (
        Part(MARGIN, MARGIN, title),
        Part(MARGIN, top, tuple(picture)),
        Part(MARGIN, foot, footer),
    )


def _footer(sheet: Sheet, room: float, measure: Measure) -> tuple[tuple[Text, ...], float]:
    """The rows of the footer with the mark at their right, and how deep they are."""
    found = rows(sheet.foot, room, CAPTION, False, measure)
    lines = [
        Text(0, FOOTER_ROW * row + CAPTION, words, "muted", CAPTION)
        for row, words in enumerate(found)
    ]
    if sheet.mark:
        wide = measure(sheet.mark, CAPTION, True) + 2 * UNIT
        if not found or measure(found[-1], CAPTION, False) + wide > room:
            found.append("")
        base = FOOTER_ROW * (len(found) - 1) + CAPTION
        lines.append(Text(room, base, sheet.mark, "ink", CAPTION, bold=True, align="right"))
    return tuple(lines), FOOTER_ROW * len(found)


def texts(sheet: Sheet, size: Size, measure: Measure) -> tuple[str, ...]:
    """Every text that is drawn."""
    return tuple(
        item.text
        for part in parts(sheet, size, measure)
        for item in part.items
        if isinstance(item, Text)
    )
