"""Clips that hide nothing, as charts have them: without them all looks the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

NUMBER = re.compile(r"[-+]?(?:\d{1,12}\.?\d{0,16}|\.\d{1,16})")
STEPS = re.compile(r"([MLCQHVZz])([^MLCQHVZz]*)")
"""Of paths whose points hold all between them; other commands are judged to be anywhere."""

NEAR = 0.01


class Shape(Protocol):
    """An element of a drawing."""

    tag: str
    attributes: dict[str, str]

    @property
    def children(self) -> Sequence[Shape]:
        """What is in it."""


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box) -> bool:
        """Whether another one lies within."""
        return (
            self.left <= other.left + NEAR
            and self.top <= other.top + NEAR
            and self.right >= other.right - NEAR
            and self.bottom >= other.bottom - NEAR
        )


def within(shape: Shape, clip: Box, named: Mapping[str, Shape]) -> bool:
    """Whether a shape's lines and all in it lie within a clip; how wide they are does not count."""
    if shape.tag == "g":
        inside = [each for each in shape.children if each.tag not in {"defs", "title", "desc", ""}]
        return all("transform" not in each.attributes for each in inside) and all(
            within(each, clip, named) for each in inside
        )
    x = y = 0.0
    if shape.tag == "use":
        said = [shape.attributes.get(each, "0") for each in ("x", "y")]
        target = named.get(shape.attributes.get("href", "").strip()[1:])
        if (
            target is None
            or "transform" in target.attributes
            or None in map(NUMBER.fullmatch, said)
        ):
            return False
        x, y = map(float, said)
        shape = target
    if shape.tag != "path":
        return False
    box = _box(shape.attributes.get("d", ""))
    return box is not None and clip.holds(
        Box(box.left + x, box.top + y, box.right + x, box.bottom + y)
    )


def _box(path: str) -> Box | None:
    """The box of a path's points; None where they are not all known."""
    if re.sub(r"[\s,]+", "", STEPS.sub("", path)):
        return None
    across: list[float] = []
    down: list[float] = []
    for command, points in STEPS.findall(path):
        if re.sub(r"[\s,]+", "", NUMBER.sub("", points)):
            return None
        numbers = [float(each) for each in NUMBER.findall(points)]
        if command != "V":
            across += numbers if command == "H" else numbers[::2]
        if command != "H":
            down += numbers if command == "V" else numbers[1::2]
    return Box(min(across), min(down), max(across), max(down)) if across and down else None
