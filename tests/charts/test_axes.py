"""Axes of any span, the shortest ones too: a picture that fails to be painted ends the program."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.charts.axes import Axes, count_ticks
from planner.charts.layout import compose
from planner.charts.live import Chart, View
from planner.charts.paper import measure
from planner.charts.scene import Box, Stroke, Text
from tests.charts.views import curves, view_of


def spanning(view: View, first: int, last: int) -> View:
    """The picture over other counts, with a line from end to end."""
    line = replace(view.lines[0], points=((first, 0), (last, 500)), stairs=False)
    return replace(
        view, first=first, last=last, lines=(line,), bands=(), hatches=(), notes=(), markers=()
    )


@pytest.mark.parametrize("first", [0, 1, 7, 1_000_000])
@pytest.mark.parametrize("span", [0, 1, 2, 3, 4, 9, 10, 99, 1234])
def test_the_figures_of_an_axis_are_on_it_and_begin_with_its_first(first: int, span: int) -> None:
    ticks = count_ticks(spanning(view_of(curves()["example"], Chart.PROFIT), first, first + span))
    assert ticks[0] == first
    assert all(first <= tick <= first + span for tick in ticks)
    assert len(set(ticks)) >= min(span + 1, 2)
    if span <= 1:
        assert set(ticks) == {first, first + span}


@pytest.mark.parametrize("chart", list(Chart))
@pytest.mark.parametrize("span", [0, 1, 2])
def test_a_picture_of_next_to_nothing_is_painted_within_its_frame(chart: Chart, span: int) -> None:
    scene = compose(spanning(view_of(curves()["example"], chart), 1, 1 + span), 700, 300, measure)
    words = [item for item in scene.still if isinstance(item, Text)]
    assert {"1", str(1 + span)} <= {item.text for item in words}
    for item in scene.still:
        if isinstance(item, Stroke):
            assert all(0 <= x <= 700 and 0 <= y <= 300 for x, y in item.points)


def test_what_is_alone_on_an_axis_lies_where_it_begins() -> None:
    axes = Axes(Box(10, 20, 300, 100), 5, 5, 7, 7)
    assert (axes.x(5), axes.y(7)) == (10, 120)
    assert axes.columns(5, 5).width == 0
