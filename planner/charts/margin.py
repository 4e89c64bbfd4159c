"""The three dragged charts on paper, from the scene that the screen shows."""

from __future__ import annotations

from matplotlib.figure import Figure

from planner.charts import paper
from planner.charts.layout import compose
from planner.charts.live import View
from planner.charts.picture import Picture
from planner.charts.scene import Item, Measure
from planner.charts.style import LIGHT, Palette


def draw(figure: Figure, view: View, palette: Palette = LIGHT) -> None:
    """Draw a chart with its conclusion above it, laid out for the figure's size now."""

    def items(width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        scene = compose(view, width, height, measure)
        return (*scene.still, *scene.moving)

    paper.draw(figure, Picture(view.title, items), palette)
