"""Edits in the program's own window, each waited for until it is painted; prints how long.

In a process of its own: the scale of the screen belongs to the process.
"""

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtWidgets import QApplication

from planner.charts import margin, paper
from planner.charts.live import Chart
from planner.gui.overview.chart_view import ChartView
from tests.benchmarks.books import Variety, book
from tests.benchmarks.hand import Hand

WARM = 10
DRAWS = 5


class Case(NamedTuple):
    """A book, and how often each edit is made in it."""

    rows: int
    variety: Variety
    charts: tuple[Chart, ...]
    edits: tuple[str, ...]
    often: int
    named: bool = True


FIRST = (Chart.PER_ACCOUNT,)
PRICES = ("price", "hourly cost", "drag")
CASES = (
    Case(30, Variety.FEW, tuple(Chart), PRICES, 60),
    Case(30, Variety.FEW, FIRST, ("drag",), 60, named=False),
    Case(1000, Variety.FEW, FIRST, PRICES, 60),
    Case(1000, Variety.DISTINCT, FIRST, PRICES, 60),
    Case(10_000, Variety.FEW, FIRST, PRICES, 20),
    Case(10_000, Variety.DISTINCT, FIRST, PRICES, 20),
)


def timed(act: Callable[[], None]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def made(hand: Hand, edit: str, often: int) -> list[float]:
    """How long each of so many edits took, after some that warm what can be warmed."""
    acts: dict[str, Callable[[], None]] = {
        "price": hand.type_price,
        "hourly cost": hand.type_hourly_cost,
        "drag": hand.drag,
    }
    seconds = []
    for _ in range(WARM + often):
        hand.rest(edit)
        seconds.append(timed(acts[edit]))
    return seconds[WARM:]


def drawn(view: ChartView) -> list[float]:
    """How long matplotlib takes to draw the same chart in the same number of dots."""
    shown = view.view
    assert shown is not None
    inches = view.width() / paper.POINTS, view.height() / paper.POINTS

    def draw() -> None:
        figure = Figure(figsize=inches, dpi=paper.POINTS * view.devicePixelRatioF())
        margin.draw(figure, shown)
        FigureCanvasAgg(figure).draw()  # type: ignore[no-untyped-call]

    draw()
    return [timed(draw) for _ in range(DRAWS)]


def main() -> None:
    app = QApplication([])
    results: list[dict[str, object]] = []
    draws: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for rows, variety, charts, edits, often, named in CASES:
            plan = book(rows, variety, named=named)
            times: dict[str, list[float]] = {edit: [] for edit in edits}
            for chart in charts:
                hand = Hand(app, plan, chart, Path(folder) / "settings.ini")
                for edit in edits:
                    times[edit] += made(hand, edit, often)
                draws += drawn(hand.window.overview.chart.view)
                hand.close()
            results += [
                {"rows": rows, "variety": variety, "named": named, "edit": edit, "times": each}
                for edit, each in times.items()
            ]
    print(json.dumps({"edits": results, "draws": draws}))


main()
