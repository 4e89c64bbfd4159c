"""Laws of a picture of any size: nothing leaves it, and its words are readable."""

from __future__ import annotations

from itertools import combinations, pairwise

from planner.charts.paper import measure
from planner.charts.picture import Picture
from planner.charts.scene import Area, Box, Fill, Hatch, Item, Stroke, Text

ASCENT, DESCENT = 10, 3
SIZES = ((240, 140), (320, 200), (480, 260), (700, 330), (836, 300), (1080, 420))
QUIET = {"grid", "band"}


def box_of(text: Text) -> Box:
    """The letters of a text."""
    width = measure(text.text, text.size, text.bold)
    left = text.x - {"left": 0.0, "centre": 0.5, "right": 1.0}[text.align] * width
    return Box(left, text.y - ASCENT, width, ASCENT + DESCENT)


def inner(box: Box) -> Box:
    """Without the air around letters."""
    return Box(box.left + 1, box.top + 1, box.width - 2, box.height - 2)


def texts(items: tuple[Item, ...]) -> list[Text]:
    """The words of a picture."""
    return [item for item in items if isinstance(item, Text)]


def faults(picture: Picture, width: float, height: float) -> list[str]:
    """What is wrong with a picture of a size."""
    items = picture.items(width, height, measure)
    frame = Box(-0.6, -0.6, width + 1.2, height + 1.2)
    found = []
    for item in items:
        match item:
            case Text():
                outside = not frame.holds(box_of(item))
            case Fill(box) | Hatch(box):
                outside = not frame.holds(box)
            case Stroke(points) | Area(points):
                outside = not all(frame.holds(Box(x, y, 0, 0)) for x, y in points)
            case _:
                outside = False
        if outside:
            found.append(f"outside: {item}")
    words = texts(items)
    boxes = [(text, inner(box_of(text))) for text in words]
    found += [
        f"“{one.text}” meets “{other.text}”"
        for (one, box), (other, beside) in combinations(boxes, 2)
        if box.meets(beside)
    ]
    strokes = [item for item in items if isinstance(item, Stroke) and item.colour not in QUIET]
    found += [
        f"“{text.text}” is crossed by {stroke}"
        for text, box in boxes
        for stroke in strokes
        if any(box.crossed_by(a, b) for a, b in pairwise(stroke.points))
    ]
    for spot in picture.spots(width, height, measure):
        if not frame.holds(spot.box) or not spot.words:
            found.append(f"spot: {spot}")
    return found
