"""Pictures on paper: matplotlib draws what the screen shows.

One unit of a scene is one point here, 1/72 of an inch, and text of 12 units is text of 12 points: a
figure of 10 by 4 inches holds what 720 by 288 pixels hold on screen, in the same proportions, and
only the dots per inch decide how fine it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Text as Words
from matplotlib.transforms import Affine2D

from planner.charts.lettering import FIGURES, INTER, Lettering
from planner.charts.picture import Picture
from planner.charts.rows import rows as in_rows
from planner.charts.scene import Area, Fill, Hatch, Item, Pixel, Ring, Stroke, Text
from planner.charts.style import (
    DASHES,
    HATCH_SHARE,
    HATCH_STEP,
    LIGHT,
    REGULAR,
    SEMIBOLD,
    TITLE,
    UNIT,
    Palette,
)

POINTS = 72.0
MARGIN = 2 * UNIT
TITLE_ROW = 20.0

HATCH_WIDTH = 0.7
"""Qt draws a slanted line of one dot that thin."""

measure = INTER.measure
"""The width of a text in the program's font, in points."""


def draw(figure: Figure, picture: Picture, palette: Palette = LIGHT) -> None:
    """Draw a picture with its conclusion above it, laid out for the figure's size now."""
    width, height = (float(inches) * POINTS for inches in figure.get_size_inches())
    figure.set_facecolor(palette.surface)
    rows = in_rows(picture.title, width - 2 * MARGIN, TITLE, True, measure)
    top = MARGIN + TITLE_ROW * len(rows)
    items = picture.items(width - 2 * MARGIN, height - top - MARGIN / 2, measure)
    title = [
        Text(0, TITLE_ROW * (row - len(rows)) + TITLE, words, "ink", TITLE, bold=True)
        for row, words in enumerate(rows)
    ]
    paint(figure, [*title, *items], palette, left=MARGIN, top=top)


def paint(
    figure: Figure,
    items: Iterable[Item],
    palette: Palette,
    *,
    left: float = 0,
    top: float = 0,
    scale: float = 1,
    lettering: Lettering = INTER,
) -> None:
    """Draw items in order.

    Args:
        figure: what to draw on.
        items: what to draw.
        palette: the colours.
        left: points of the scene from the figure's left edge to the items' origin.
        top: the same from its upper edge.
        scale: how many points of the figure one of the scene is.
        lettering: the fonts; the items were measured with them.
    """
    height = figure.get_size_inches()[1] * POINTS / scale
    inches = Affine2D().translate(left, top - height).scale(scale / POINTS, -scale / POINTS)
    place = inches + figure.dpi_scale_trans
    brush = _Brush(palette, scale, lettering)
    artists = (artist for item in items for artist in brush.artists(item))
    for number, artist in enumerate(artists, start=len(figure.get_children())):
        artist.set_transform(place)
        artist.set_zorder(number)
        figure.add_artist(artist)


@lru_cache(maxsize=64)
def _font(size: float, bold: bool, lettering: Lettering) -> FontProperties:
    # The file decides; the names are for formats that write text with the name of its font.
    weight = SEMIBOLD if bold else REGULAR
    file = lettering.file(bold)
    return FontProperties(family=lettering.family, weight=weight, size=size, fname=file)


class _Letters(Words):
    """Text whose letters stand where they were measured: hinting would move them."""

    def draw(self, renderer: RendererBase) -> None:
        """Draw it."""
        with rc_context({"text.hinting": "none"}):
            super().draw(renderer)


class _Brush:
    """Makes what draws an item."""

    def __init__(self, palette: Palette, scale: float, lettering: Lettering) -> None:
        self._palette, self._scale, self._lettering = palette, scale, lettering

    def artists(self, item: Item) -> Iterator[Artist]:
        """What draws an item; its coordinates are the scene's. Nothing snaps to dots."""
        palette, scale = self._palette, self._scale
        match item:
            case Fill(box, colour, level):
                ground = palette.ground_of(colour, level)
                yield Rectangle(
                    (box.left, box.top),
                    box.width,
                    box.height,
                    color=ground,
                    linewidth=0,
                    snap=False,
                )
            case Area(points, colour, level):
                shade = to_rgba(getattr(palette, colour), level / 100 or 1)
                yield Polygon(list(points), closed=True, color=shade, linewidth=0, snap=False)
            case Hatch(box, colour):
                yield LineCollection(
                    list(_slants(item)),
                    colors=[to_rgba(getattr(palette, colour), HATCH_SHARE)],
                    linewidths=[HATCH_WIDTH * scale],
                    capstyle="butt",
                    snap=False,
                )
            case Stroke(points, colour, width, dash):
                yield Line2D(
                    [x for x, _ in points],
                    [y for _, y in points],
                    color=getattr(palette, colour),
                    linewidth=width * scale,
                    linestyle=(0, DASHES[dash]) if dash in DASHES else "solid",
                    solid_capstyle="butt",
                    dash_capstyle="butt",
                    solid_joinstyle="miter",
                    dash_joinstyle="miter",
                    snap=False,
                )
            case Text(x, y, text, colour, size, bold, align):
                before = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
                yield _Letters(
                    x - before * self._lettering.measure(text, size, bold),
                    y,
                    self._lettering.shown(text),
                    color=getattr(palette, colour),
                    fontproperties=_font(size * scale, bold, self._lettering.of(text)),
                    fontfeatures=FIGURES,
                    verticalalignment="baseline",
                    horizontalalignment="left",
                    parse_math=False,
                )
            case Ring(x, y, radius, colour, width):
                yield Circle(
                    (x, y),
                    radius,
                    facecolor=palette.surface,
                    edgecolor=getattr(palette, colour),
                    linewidth=width * scale,
                    snap=False,
                )


def _slants(hatch: Hatch) -> Iterator[tuple[Pixel, Pixel]]:
    """The strokes of a hatching; they lie on one grid for all boxes, so that neighbours meet."""
    box = hatch.box
    start = box.left - box.height
    start -= start % HATCH_STEP
    while start < box.right:
        left, right = max(start, box.left), min(start + box.height, box.right)
        if left < right:
            yield (left, box.bottom - left + start), (right, box.bottom - right + start)
        start += HATCH_STEP
