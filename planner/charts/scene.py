"""What a picture is made of, as plain data: any painter can draw it, on screen or on paper.

Coordinates are in points of the picture, from its upper left corner.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Measure = Callable[[str, int, bool], float]
"""The width of a text in a size of the type scale, semi-bold or not."""

Pixel = tuple[float, float]
"""A place in the picture."""

Dash = Literal["solid", "dashed", "dotted"]
Align = Literal["left", "centre", "right"]


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def crossed_by(self, a: Pixel, b: Pixel) -> bool:
        """Whether a straight stroke from a to b passes through."""
        low, high = 0.0, 1.0
        for start, step, least, most in (
            (a[0], b[0] - a[0], self.left, self.right),
            (a[1], b[1] - a[1], self.top, self.bottom),
        ):
            if step == 0:
                if not least < start < most:
                    return False
                continue
            enter, leave = sorted(((least - start) / step, (most - start) / step))
            low, high = max(low, enter), min(high, leave)
        return low < high


class Fill(NamedTuple):
    """A filled rectangle.

    ``level`` deepens the tint of a band; of any other colour it is how much of it lies over the
    surface, in hundredths, and 0 is all of it.
    """

    box: Box
    colour: str
    level: int = 0


class Area(NamedTuple):
    """A filled polygon without an edge, such as the ground between two lines.

    ``level`` is how much of the colour lies over what is below, in hundredths, and 0 is all of it:
    what is below stays to be seen.
    """

    points: tuple[Pixel, ...]
    colour: str
    level: int = 0


class Hatch(NamedTuple):
    """A rectangle of slanted strokes."""

    box: Box
    colour: str


class Stroke(NamedTuple):
    """A line through points."""

    points: tuple[Pixel, ...]
    colour: str
    width: float = 1.0
    dash: Dash = "solid"


class Text(NamedTuple):
    """A line of text; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    colour: str
    size: int
    bold: bool = False
    align: Align = "left"


class Ring(NamedTuple):
    """A circle filled with the surface's colour."""

    x: float
    y: float
    radius: float
    colour: str
    width: float = 2.0


Item = Fill | Area | Hatch | Stroke | Text | Ring


@dataclass(frozen=True)
class Scene:
    """A picture: what stays while the hand drags, what moves, and where its axes lie."""

    size: tuple[float, float]
    still: tuple[Item, ...]
    moving: tuple[Item, ...]
    plot: Box
    first: int
    last: int

    def count_at(self, x: float) -> int:
        """The account count at a horizontal position, within the axis."""
        share = (x - self.plot.left) / self.plot.width
        count = int(self.first + share * (self.last - self.first) + 0.5)
        return max(self.first, min(count, self.last))
