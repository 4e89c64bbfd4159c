"""Native charts: what is drawn stays figures, to be edited in the program that shows the slides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from pptx.chart.chart import Chart
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide
from pptx.util import Pt

from planner.charts.axes import round_step
from planner.charts.scene import Dash
from planner.export.deck.data import columns_data, lines_data, plain
from planner.export.deck.deck import Place, coloured, describe

SIZE = 12
STEPS, FINE = 6, 1000
LATE = 0.6
"""From there on, of an axis, words go to the left."""
HIGH = 0.9
"""From there on, of the top, a ring has its words above it."""
LABEL = 0.12
"""What a label takes beside its bar, of the span of all."""
_DASHES = {
    "dashed": MSO_LINE_DASH_STYLE.DASH,
    "dotted": MSO_LINE_DASH_STYLE.ROUND_DOT,
    "solid": MSO_LINE_DASH_STYLE.SOLID,
}


@dataclass(frozen=True)
class Values:
    """One series of values by category; None: there is none.

    An empty colour is not painted. Where one has no name the categories say it all, and there is
    no legend.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str = "accent"
    labelled: bool = True


@dataclass(frozen=True)
class Line:
    """One line through points; a ``ring`` stands at its first, what is ``said`` at its middle.

    Where something is said the legend need not name it.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    colour: str = "accent"
    dash: Dash = "solid"
    ring: bool = False
    said: str = ""


@dataclass(frozen=True)
class Axis:
    """What an axis says and how it writes its figures."""

    title: str = ""
    figures: str = "General"


def columns(
    slide: Slide,
    place: Place,
    categories: Sequence[str],
    series: Sequence[Values],
    amounts: Axis,
    alt: str,
    *,
    names: str = "",
    lying: bool = False,
    stacked: bool = False,
    overlaid: bool = False,
    gap: int = 60,
    pale: Collection[int] = (),
    pale_colour: str = "pale",
    labels: str = "",
) -> None:
    """Columns, or ``lying`` bars, by category.

    Args:
        slide: where it goes.
        place: where on it.
        categories: their names.
        series: their values.
        amounts: the axis of the values.
        alt: what it shows, in words.
        names: the title of the axis of the categories.
        lying: from left to right, the first category above.
        stacked: on top of each other.
        overlaid: all from the same line, in one row by category.
        gap: between categories, in per cent of a column.
        pale: the places of categories that stand back, of a single series.
        pale_colour: theirs.
        labels: how labels write their figures; empty: as the axis does.
    """
    data: Any = columns_data(amounts.figures)
    data.categories = [plain(each) for each in categories]
    for each in series:
        data.add_series(plain(each.name), each.values)
    kind = {
        (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
        (False, True): XL_CHART_TYPE.COLUMN_STACKED,
        (True, False): XL_CHART_TYPE.BAR_CLUSTERED,
        (True, True): XL_CHART_TYPE.BAR_STACKED,
    }[lying, stacked]
    chart = _added(slide, place, kind, data, alt)
    # Not every program leaves the same one out of a legend of lying bars: then there is none.
    _dress(
        chart, amounts, Axis(names), legend=len(series) > 1 and all(each.name for each in series)
    )
    plot: Any = chart.plots[0]
    plot.gap_width = gap
    plot.overlap = 100 if stacked or overlaid else 0
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if lying:
        chart.category_axis.reverse_order = True
        chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
        _leave_room(chart.value_axis, series)
    for drawn, each in zip(plot.series, series, strict=True):
        drawn.invert_if_negative = False
        _fill(drawn.format, each.colour)
        if each.labelled and each.colour:
            shown = drawn.data_labels
            shown.show_value = True
            shown.number_format = labels or amounts.figures
            shown.number_format_is_linked = False
            shown.font.size = Pt(SIZE)
            if not stacked:
                shown.position = XL_LABEL_POSITION.OUTSIDE_END
    for index in sorted(pale):
        _fill(plot.series[0].points[index].format, pale_colour)


def _leave_room(axis: Any, series: Sequence[Values]) -> None:
    """Labels of bars to the left do not reach the names of the categories."""
    held = [each for of in series if of.labelled for each in of.values if each is not None]
    low, high = min(held, default=0.0), max(held, default=0.0)
    if low >= 0:
        return
    span = max(high, 0.0) - low
    step = round_step(max(round(span * FINE), 1), STEPS, 1) / FINE
    axis.minimum_scale = floor((low - LABEL * span) / step) * step
    axis.maximum_scale = ceil((max(high, 0.0) + LABEL * span) / step) * step
    axis.major_unit = step


def _leave_out(chart: Chart, series: Sequence[int]) -> None:
    """What the legend does not name."""
    if not chart.has_legend:
        return
    place: Any = chart.legend._element
    for offset, index in enumerate(series, start=1):
        entry = parse_xml(
            f'<c:legendEntry {nsdecls("c")}><c:idx val="{index}"/><c:delete val="1"/>'
            "</c:legendEntry>"
        )
        place.insert(offset, entry)  # after where it stands


def _fill(form: Any, colour: str) -> None:
    if not colour:
        form.fill.background()
        return
    form.fill.solid()
    coloured(form.fill.fore_color, colour)


def lines(
    slide: Slide,
    place: Place,
    series: Sequence[Line],
    across: Axis,
    amounts: Axis,
    alt: str,
    *,
    whole: bool = False,
) -> None:
    """Lines over a number, each through its points.

    Args:
        slide: where it goes.
        place: where on it.
        series: the lines.
        across: the axis from left to right.
        amounts: the axis of the values.
        alt: what it shows, in words.
        whole: the axis across is from nothing to where the points end.
    """
    data: Any = lines_data(across.figures)
    for each in series:
        added = data.add_series(plain(each.name), number_format=amounts.figures)
        for x, y in each.points:
            added.add_data_point(x, y)
    chart = _added(slide, place, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data, alt)
    told = [at for at, each in enumerate(series) if each.said]
    _dress(chart, amounts, across, legend=len(series) - len(told) > 1)
    _leave_out(chart, told)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    ends = [x for each in series for x, _ in each.points]
    if whole:
        chart.category_axis.minimum_scale = min(0.0, *ends)
        chart.category_axis.maximum_scale = max(ends)
    plot: Any = chart.plots[0]
    for drawn, each in zip(plot.series, series, strict=True):
        drawn.smooth = False
        line = drawn.format.line
        line.width = Pt(2.25)
        coloured(line.color, each.colour)
        line.dash_style = _DASHES[each.dash]
        drawn.marker.style = XL_MARKER_STYLE.NONE
        if each.ring:
            _ring(drawn.points[0].marker, each.colour)
        if each.said:
            _label(drawn.points[len(each.points) // 2].data_label, each, max(ends))


def pin(x: float, y: float, top: float, said: str, colour: str) -> Line:
    """A ring with a line up to the top, where it is said what it is, clear of all lines."""
    return Line(said, ((x, y), (x, top)), colour, "dotted", ring=True, said=said)


def _ring(marker: Any, colour: str) -> None:
    marker.style = XL_MARKER_STYLE.CIRCLE
    marker.size = 11
    marker.format.fill.solid()
    coloured(marker.format.fill.fore_color, "surface")
    coloured(marker.format.line.color, colour)
    marker.format.line.width = Pt(2)


def _label(label: Any, line: Line, end: float) -> None:
    frame = label.text_frame
    frame.text = plain(line.said)
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(SIZE), True
    coloured(run.font.color, line.colour)
    label.position = XL_LABEL_POSITION.ABOVE
    foot, top = line.points[0][1], line.points[-1][1]
    if line.ring and foot < HIGH * top:  # beside the line up from its ring, inside the chart
        late = line.points[0][0] > LATE * end
        label.position = XL_LABEL_POSITION.LEFT if late else XL_LABEL_POSITION.RIGHT


def _added(slide: Slide, place: Place, kind: Any, data: Any, alt: str) -> Chart:
    frame: Any = slide.shapes.add_chart(kind, *place.emu, data)
    describe(frame, alt)
    chart: Chart = frame.chart
    return chart


def _dress(chart: Chart, amounts: Axis, across: Axis, *, legend: bool) -> None:
    """What all charts have alike: quiet lines, small figures, titles of their axes."""
    chart.has_title = False
    chart.font.size = Pt(SIZE)
    coloured(chart.font.color, "ink")
    chart.has_legend = legend
    if legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    for axis, of in ((chart.value_axis, amounts), (chart.category_axis, across)):
        axis.has_minor_gridlines = False
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        coloured(axis.format.line.color, "field_border")
        coloured(axis.tick_labels.font.color, "muted")
        axis.tick_labels.font.size = Pt(SIZE)
        axis.tick_labels.number_format = of.figures
        axis.tick_labels.number_format_is_linked = False
        axis.has_title = bool(of.title)
        if of.title:
            frame = axis.axis_title.text_frame
            frame.text = plain(of.title)
            run = frame.paragraphs[0].runs[0]
            run.font.size, run.font.bold = Pt(SIZE), False
            coloured(run.font.color, "muted")
    chart.category_axis.has_major_gridlines = False
    grid = chart.value_axis.major_gridlines.format.line
    coloured(grid.color, "muted")
    grid.color.brightness = 0.7
    grid.width = Pt(0.5)
