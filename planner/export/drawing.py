"""A chart as a page takes it: an SVG whose words stay words, without its title."""

from __future__ import annotations

import io

from matplotlib import rc_context
from matplotlib.figure import Figure

from planner.charts.paper import POINTS, measure, paint
from planner.charts.picture import Picture
from planner.charts.style import Palette


def drawing(picture: Picture, palette: Palette, width: float, height: float) -> bytes:
    """Draw a chart's items in so many points; the same ones are the same bytes."""
    figure = Figure(figsize=(width / POINTS, height / POINTS))
    figure.set_facecolor(palette.surface)
    paint(figure, picture.items(width, height, measure), palette)
    out = io.BytesIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "planner"}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()
