"""From what a chart shows to a picture of some size: where every stroke and every word goes."""

from __future__ import annotations

from math import ceil

from planner.charts.axes import Axes, limits
from planner.charts.ground import Ground
from planner.charts.key import Key, keys
from planner.charts.labels import Labels
from planner.charts.live import Line, View, measured_by
from planner.charts.picture import Picture
from planner.charts.room import Path
from planner.charts.scene import Box, Item, Measure, Pixel, Scene, Stroke
from planner.charts.style import CAPTION, UNIT
from planner.words.numbers import axis_money

ABOVE = 28.0
BELOW = 46.0
TICKS_APART = 48.0


def compose(view: View, width: float, height: float, measure: Measure) -> Scene:
    """Lay a chart out in a picture of this size.

    What stays while the hand drags does not depend on where the ring is.
    """
    scene, crowded = _compose(view, (width, height), measure, None)
    if crowded:
        key = keys(view.lines, width, measure)[1]
        scene, _ = _compose(view, (width, height), measure, key)
    return scene


def picture_of(view: View) -> Picture:
    """The same chart as a picture like any other, which nobody drags."""

    def items(width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        scene = compose(view, width, height, measure)
        return (*scene.still, *scene.moving)

    measured = measured_by(view.chart)
    summary = ". ".join([view.title, measured, *(marker.text for marker in view.markers)])
    return Picture(view.title, items, summary, measured=measured)


def _compose(view: View, size: Pixel, measure: Measure, key: Key | None) -> tuple[Scene, bool]:
    """The picture, with this key above the plot, and whether its lines have found no names."""
    width, height = size
    above = ABOVE if key is None else ABOVE + key.height
    low, high, step = limits(view, max(int((height - above - BELOW) / TICKS_APART), 2))
    ticks = [
        (tick, axis_money(tick, view.currency, step))
        for tick in range(-(-low // step) * step, high + 1, step)
    ]
    left = ceil(max(measure(label, CAPTION, False) for _, label in ticks)) + 1 + UNIT
    plot = Box(left, above, max(width - left - UNIT, 1), max(height - above - BELOW, 1))
    axes = Axes(plot, view.first, view.last, low, high)
    paths = [_path(line, axes) for line in view.lines]
    ground = Ground(view, axes, measure)
    labels = Labels(view, axes, paths, ground, measure, named=key is None)
    under, words = list(ground.items(ticks)), list(labels.still())
    if key is not None:
        words += key.items(0, UNIT / 2)
    # The first line is the one that counts: it lies above the others.
    lines = [
        Stroke(path.points, line.colour, 2.0, line.dash)
        for line, path in reversed(list(zip(view.lines, paths, strict=True)))
    ]
    still = (*under, *labels.plates, *lines, *words)
    scene = Scene(size, still, tuple(labels.moving()), plot, view.first, view.last)
    return scene, labels.crowded


def _path(line: Line, axes: Axes) -> Path:
    points: list[Pixel] = []
    for accounts, amount in line.points:
        x, y = axes.x(accounts), axes.y(amount)
        if line.stairs and points:
            points.append((x, points[-1][1]))
        if not points or points[-1] != (x, y):
            points.append((x, y))
    return Path(points)
