"""A chart as a page takes it: an SVG whose words stay words, without its title."""

from __future__ import annotations

import io
from typing import NamedTuple

from matplotlib.figure import Figure

from planner.charts.lettering import INTER, Lettering
from planner.charts.paper import POINTS, paint
from planner.charts.picture import Picture
from planner.charts.style import LIGHT, Palette
from planner.export.image import alone


class Look(NamedTuple):
    """What the charts of a document are drawn in."""

    palette: Palette = LIGHT
    lettering: Lettering = INTER


def drawing(picture: Picture, look: Look, width: float, height: float) -> bytes:
    """Draw a chart's items in so many points; the same ones are the same bytes."""
    out = io.BytesIO()
    with alone({"svg.fonttype": "none"}):
        figure = Figure(figsize=(width / POINTS, height / POINTS))
        figure.set_facecolor(look.palette.surface)
        items = picture.items(width, height, look.lettering.measure)
        paint(figure, items, look.palette, lettering=look.lettering)
        nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
        figure.savefig(out, format="svg", metadata=nothing)
    # Figures of one width, as they were measured.
    return out.getvalue().replace(b"</style>", b"text{font-feature-settings:'tnum'}</style>", 1)
