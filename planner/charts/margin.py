"""The three dragged charts on paper, from the scene that the screen shows."""

from __future__ import annotations

from matplotlib.figure import Figure

from planner.charts import paper
from planner.charts.layout import picture_of
from planner.charts.live import View
from planner.charts.style import LIGHT, Palette


def draw(figure: Figure, view: View, palette: Palette = LIGHT) -> None:
    """Draw a chart with its conclusion above it, laid out for the figure's size now."""
    paper.draw(figure, picture_of(view), palette)
