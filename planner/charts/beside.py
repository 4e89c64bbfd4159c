"""Words beside lines and points: each in a place that neither a line nor other words take."""

from __future__ import annotations

from planner.charts.room import Path, Room
from planner.charts.scene import Box
from planner.charts.style import UNIT

ASCENT, DESCENT = 11.0, 3.0
HEIGHT = ASCENT + DESCENT
CLEAR = 4.0
"""How far words keep from lines."""
FARTHEST = 3 * UNIT
"""How far the words of a point may lie from it."""

SHARES = (0.7, 0.8, 0.6, 0.9, 0.5, 0.4, 1.0, 0.3, 0.2, 0.1, 0.0)
"""Where along a picture the name of a line may begin, the best first."""


def line_name(room: Room, path: Path, width: float) -> Box | None:
    """A place close to a line, above it or else below; None where there is none."""
    plot = room.plot
    for share in SHARES:
        left = plot.left + UNIT / 2 + share * (plot.width - width - UNIT)
        own = path.span(left - CLEAR, left + width + CLEAR)
        if own is None:
            continue
        for stretch in room.stretches(left, left + width):
            if stretch.height < HEIGHT:
                continue
            if abs(stretch.bottom - (own.top - CLEAR)) < 0.01:
                return Box(left, stretch.bottom - HEIGHT, width, HEIGHT)
            if abs(stretch.top - (own.bottom + CLEAR)) < 0.01:
                return Box(left, stretch.top, width, HEIGHT)
    return None


def point_words(room: Room, x: float, y: float, width: float) -> Box | None:
    """A place near a point; None where there is none so near that it is seen to be its own."""
    plot = room.plot
    least, most = plot.left + 1, plot.right - 1 - width
    found: list[tuple[float, Box]] = []
    for left in (x + UNIT, x - UNIT - width, min(max(x - width / 2, least), most)):
        for stretch in room.stretches(left, left + width):
            if stretch.height < HEIGHT:
                continue
            for wanted in (y + UNIT / 2, y - UNIT / 2 - HEIGHT):
                top = min(max(wanted, stretch.top), stretch.bottom - HEIGHT)
                found.append((abs(top - wanted), Box(left, top, width, HEIGHT)))
    far, box = min(found, default=(0.0, None), key=lambda each: each[0])
    return box if far <= FARTHEST else None
