"""The pictures that the charts must keep, and the command that draws them anew.

    python -m tests.charts.baselines

Look at each of them before keeping it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure
from PySide6.QtWidgets import QApplication

from planner.charts import paper
from planner.charts.brand import brand_palette
from planner.charts.client import growth_price
from planner.charts.live import Chart, View
from planner.charts.margin import draw
from planner.charts.paper import POINTS
from planner.charts.style import DARK, LIGHT, Palette
from planner.gui.overview.chart_view import ChartView
from planner.gui.theme import Theme
from planner.model.brand import Brand
from planner.words import catalogue
from tests.charts.views import curves, view_of
from tests.model.offers import an_offer

KEPT = Path(__file__).parent / "baseline"
PAPER = (720, 330)
SCREEN = (700, 280)

Picture = Callable[[Path], None]


def on_paper(
    case: str,
    chart: Chart,
    *,
    shown: int | None = None,
    wide: bool = True,
    language: str = "en",
    size: tuple[int, int] = PAPER,
) -> Picture:
    """A picture by matplotlib, one dot a point."""

    def save(file: Path) -> None:
        figure = Figure(figsize=(size[0] / POINTS, size[1] / POINTS), dpi=POINTS)
        draw(figure, told(language, case, chart, shown, wide=wide))
        figure.savefig(file, metadata={"Software": None})

    return save


def for_a_client(language: str) -> Picture:
    """What a client pays as its list grows, in an agency's colours."""

    def save(file: Path) -> None:
        catalogue.use(language)
        offer = an_offer()
        figure = Figure(figsize=(PAPER[0] / POINTS, PAPER[1] / POINTS), dpi=POINTS)
        palette = brand_palette(Brand(colour="#7A1FA2", second_colour="#D98200"))
        paper.draw(figure, growth_price.picture(offer, offer.starts), palette)
        figure.savefig(file, metadata={"Software": None})

    return save


def on_screen(case: str, chart: Chart, palette: Palette, *, shown: int | None = None) -> Picture:
    """A picture by the window's own chart."""

    def save(file: Path) -> None:
        widget = ChartView()
        widget.recolour(palette)
        widget.resize(*SCREEN)
        widget.show_view(told("en", case, chart, shown), 0, "")
        widget.grab().save(str(file))
        widget.deleteLater()

    return save


def told(
    language: str, case: str, chart: Chart, shown: int | None = None, *, wide: bool = True
) -> View:
    """A view in a language; the painters then find all its words in it."""
    catalogue.use(language)
    return view_of(curves()[case], chart, shown, wide=wide)


PICTURES: dict[str, Picture] = {
    "paper-per-account": on_paper("example", Chart.PER_ACCOUNT),
    "paper-profit": on_paper("example", Chart.PROFIT),
    "paper-bill": on_paper("example", Chart.BILL),
    "paper-profit-what-if": on_paper("en-consultancy", Chart.PROFIT, shown=62),
    "paper-bill-near": on_paper("example", Chart.BILL, wide=False),
    "paper-small-french-euro": on_paper(
        "fr-agence", Chart.PROFIT, wide=False, language="fr", size=(480, 260)
    ),
    "client-growth-price-french": for_a_client("fr"),
    "screen-per-account": on_screen("example", Chart.PER_ACCOUNT, LIGHT, shown=25),
    "screen-profit-dark": on_screen("high overheads", Chart.PROFIT, DARK),
    "screen-bill-dark": on_screen("all on commission", Chart.BILL, DARK),
}


def main() -> None:
    """Draw all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    Theme(QApplication([]))
    KEPT.mkdir(exist_ok=True)
    for name, save in PICTURES.items():
        save(KEPT / f"{name}.png")


if __name__ == "__main__":
    main()
