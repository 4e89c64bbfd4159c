"""A drawing (SVG) written anew from what every program draws alike: shapes, colours and gradients.

Nothing of the file comes through but what is known here: no script, no reference to anything
outside, no note of whoever drew it. Entities are read only as older programs write them, which
abbreviate addresses. What would look otherwise without it (text, a mask, a picture) is refused by
its name.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.parsers import expat

from planner.svg.clips import Box, within
from planner.svg.styles import NO_LOOKS, PROPERTIES, Rule, StyleError, looks, rules

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

MOST_ELEMENTS = 20_000
DEEPEST = 60
LARGEST = 1e6
WIDEST = 20
DRAWN = 1000
"""Elements and how deep they lie; coordinates; how much longer one side may be than the other; the
longer side as it is written."""

MOST_ENTITIES, MOST_REFERENCES = 50, 500
ADDRESS = re.compile(r"[A-Za-z0-9:/._#-]{0,100}")
"""What an entity may stand for: no tag, no rule and no other entity can be made of it."""

GROUPS = {"svg", "g", "defs", "switch", "a"}
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use"}
PAINTS = {"linearGradient", "radialGradient", "stop"}
NOT_DRAWN = {"title", "desc", "metadata", "script", "animate", "animateTransform", "set", "view"}
"""What nobody sees on paper: it is left out."""

GEOMETRY = {
    *("d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy"),
    *("width", "height", "transform", "offset", "gradientUnits", "gradientTransform"),
    "spreadMethod",
}

NUMBER = r"[-+]?(?:\d{1,12}\.?\d{0,16}|\.\d{1,16})(?:[eE][-+]?\d{1,2})?"
LENGTH = re.compile(rf"\s*({NUMBER})(px|pt|pc|mm|cm|in|%)?\s*")
VALUES: dict[str, re.Pattern[str]] = {
    "d": re.compile(r"[MmZzLlHhVvCcSsQqTtAaEe0-9\s,.+-]*"),
    "points": re.compile(r"[Ee0-9\s,.+-]*"),
    "gradientUnits": re.compile("userSpaceOnUse|objectBoundingBox"),
    "spreadMethod": re.compile("pad|reflect|repeat"),
}
TRANSFORM = re.compile(
    r"\s*(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([Ee0-9\s,.+-]*\)[\s,]*)*"
)
COLOUR = re.compile(r"#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}|[A-Za-z]{3,24}|rgb\([0-9\s,.%]{5,40}\)")
REFERENCE = re.compile(r"url\(\s*['\"]?#([\w.-]{1,200})['\"]?\s*\)(?:\s+.*)?")
WORD = re.compile(r"[A-Za-z0-9\s,.%-]{1,200}")
COLOURS = {"fill", "stroke", "stop-color", "color"}
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class SvgError(Exception):
    """A drawing that cannot be taken: a code that words know, and what it is about."""

    def __init__(self, code: str, what: str = "") -> None:
        """Keep what is wrong."""
        self.code, self.what = code, what
        super().__init__(code)


@dataclass
class _Node:
    tag: str
    attributes: dict[str, str]
    children: list[_Node] = field(default_factory=list)
    words: str = ""


def clean(data: bytes) -> bytes:
    """The drawing of a file, written anew.

    Raises:
        SvgError: if it is none, or holds what would be drawn otherwise elsewhere.
    """
    root = _parse(data)
    if root.tag != "svg":
        raise SvgError("not-a-drawing")
    try:
        styles = rules("\n".join(_sheets(root)))
    except StyleError as error:
        raise SvgError("drawing-styles") from error
    return _Writer(root, styles).written()


def _parse(data: bytes) -> _Node:
    reader = expat.ParserCreate(namespace_separator=" ")
    top = _Node("", {})
    open_ = [top]
    seen = entities = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal seen
        seen += 1
        if seen > MOST_ELEMENTS or len(open_) > DEEPEST:
            raise SvgError("drawing-too-large")
        space, _, tag = name.rpartition(" ")
        known = {
            key.removeprefix(f"{XLINK} "): value
            for key, value in attributes.items()
            if " " not in key or key == f"{XLINK} href"
        }
        node = _Node(tag if space == SVG else "", known)
        open_[-1].children.append(node)
        open_.append(node)

    def end(name: str) -> None:
        del name
        open_.pop()

    def words(said: str) -> None:
        if open_[-1].tag == "style":
            open_[-1].words += said

    def entity(_name: str, parameter: bool, value: str | None, *outside: object) -> None:
        nonlocal entities
        entities += 1
        plain = value is not None and ADDRESS.fullmatch(value) is not None
        many = entities > MOST_ENTITIES or data.count(b"&") > MOST_REFERENCES
        if parameter or not plain or any(outside) or many:
            raise SvgError("drawing-entities")

    def refuse(*_: object) -> None:
        raise SvgError("drawing-entities")

    reader.StartElementHandler, reader.EndElementHandler = start, end
    reader.CharacterDataHandler = words
    reader.EntityDeclHandler = entity
    reader.SkippedEntityHandler = refuse
    reader.AttlistDeclHandler = reader.ElementDeclHandler = reader.NotationDeclHandler = refuse
    try:
        reader.Parse(data, True)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError) as error:
        raise SvgError("not-a-drawing") from error
    return top.children[0]


def _sheets(node: _Node) -> list[str]:
    if node.tag == "style":
        return [node.words]
    return [sheet for child in node.children for sheet in _sheets(child)]


class _Writer:
    def __init__(self, root: _Node, styles: list[Rule]) -> None:
        self._root, self._styles = root, styles
        self._named: dict[str, _Node] = {}
        self._name(root)
        self._box = self._seen()
        self._drawn = self._used = 0

    def _name(self, node: _Node) -> None:
        name = node.attributes.get("id")
        if name:
            self._named.setdefault(name, node)
        for child in node.children:
            self._name(child)

    def written(self) -> bytes:
        _x, _y, width, height = self._box
        scale = DRAWN / max(width, height)
        top = Element("svg", {"xmlns": SVG, "xmlns:xlink": XLINK})
        top.set("viewBox", " ".join(map(_short, self._box)))
        top.set("width", _short(width * scale))
        top.set("height", _short(height * scale))
        self._look(self._root, top)
        for child in self._root.children:
            self._add(child, top, within_switch=False)
        if not self._drawn:
            raise SvgError("nothing-drawn")
        made: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
        return made

    def _seen(self) -> tuple[float, float, float, float]:
        """The part of the plane that is seen: the view box, else as much as the size says."""
        said = self._root.attributes
        parts = re.split(r"[\s,]+", said.get("viewBox", "").strip())
        try:
            x, y, width, height = (float(each) for each in parts)
        except ValueError:
            x = y = 0.0
            width, height = _pixels(said.get("width", "")), _pixels(said.get("height", ""))
        sides = (width, height)
        if not all(map(math.isfinite, (x, y, *sides))) or min(sides) <= 0:
            raise SvgError("drawing-without-size")
        if max(*sides, abs(x), abs(y)) > LARGEST or max(sides) > WIDEST * min(sides):
            raise SvgError("drawing-size")
        return x, y, width, height

    def _add(self, node: _Node, into: Element, *, within_switch: bool) -> None:
        tag = node.tag
        if not tag or tag in NOT_DRAWN or tag in {"style", "clipPath"}:
            return
        if tag == "foreignObject" and within_switch:
            return  # only the program that wrote it reads that
        if tag not in (GROUPS | SHAPES | PAINTS) - {"svg"}:
            raise SvgError("drawing-holds", tag)
        if self._is_blank(node):
            return
        written = {"switch": "g", "a": "g"}.get(tag, tag)
        made = SubElement(into, written)
        self._place(node, made)
        self._look(node, made)
        if tag == "use":
            self._refer(node, made)
            return
        if tag in PAINTS - {"stop"} and "href" in node.attributes:
            made.set("xlink:href", self._within(node.attributes["href"], PAINTS))
        if tag in SHAPES:
            self._drawn += 1
            return
        for child in node.children:
            self._add(child, made, within_switch=tag == "switch")

    def _is_blank(self, node: _Node) -> bool:
        """Whether it is a path to nowhere, such as that of a space, or refers to one."""
        if node.tag == "use":
            of = self._named.get(node.attributes.get("href", "").strip()[1:])
            return of is not None and of.tag == "path" and self._is_blank(of)
        return node.tag == "path" and not node.attributes.get("d", "").strip()

    def _refer(self, node: _Node, made: Element) -> None:
        name = self._within(node.attributes.get("href", ""), GROUPS | SHAPES - {"use"})
        size = self._size(self._named[name[1:]])
        self._used += size
        if self._used > MOST_ELEMENTS:
            raise SvgError("drawing-too-large")
        self._drawn += 1
        made.set("xlink:href", name)

    def _size(self, node: _Node) -> int:
        """How many parts a part has; one that refers to others again could have any number."""
        if node.tag == "use":
            raise SvgError("drawing-holds", "use")
        return 1 + sum(map(self._size, node.children))

    def _within(self, href: str, tags: set[str]) -> str:
        target = self._named.get(href.strip()[1:]) if href.strip().startswith("#") else None
        if target is None or target.tag not in tags:
            raise SvgError("drawing-refers")
        return href.strip()

    def _place(self, node: _Node, made: Element) -> None:
        name = node.attributes.get("id", "")
        if re.fullmatch(r"[\w.-]{1,200}", name):
            made.set("id", name)
        for key in sorted(GEOMETRY & node.attributes.keys()):
            value = node.attributes[key].strip()
            if key in {"transform", "gradientTransform"}:
                pattern = TRANSFORM
            else:
                pattern = VALUES.get(key, LENGTH)
            if pattern.fullmatch(value) is None:
                raise SvgError("drawing-damaged", key)
            made.set(key, value)

    def _look(self, node: _Node, made: Element) -> None:
        for name, value in sorted(looks(node.tag, node.attributes, self._styles).items()):
            if name in NO_LOOKS:
                self._judge(node, name, value)
            elif name in PROPERTIES and value and value != "inherit":
                made.set(name, self._look_of(name, value))

    def _look_of(self, name: str, value: str) -> str:
        found = REFERENCE.fullmatch(value)
        if found is not None and name in {"fill", "stroke"}:
            self._within(f"#{found[1]}", PAINTS)
            return f"url(#{found[1]})"
        if (COLOUR if name in COLOURS else WORD).fullmatch(value) is None:
            raise SvgError("drawing-damaged", name)
        return value

    def _judge(self, node: _Node, name: str, value: str) -> None:
        """Refuse what would look otherwise, except where it changes nothing that is seen."""
        if value in {"", "none", "normal"}:
            return
        found = REFERENCE.fullmatch(value)
        target = None if found is None else self._named.get(found[1])
        if name == "clip-path" and target is not None:
            clip = _rectangle(target)
            x, y, width, height = self._box
            seen = Box(x, y, x + width, y + height)
            if clip is not None and (clip.holds(seen) or within(node, clip, self._named)):
                return
        raise SvgError("drawing-holds", name)


def _rectangle(clip: _Node) -> Box | None:
    """What a clip lets through, where that is a plain rectangle."""
    if clip.tag != "clipPath" or clip.attributes.get("clipPathUnits", "") == "objectBoundingBox":
        return None
    parts = [each for each in clip.children if each.tag not in NOT_DRAWN and each.tag]
    if len(parts) != 1 or parts[0].tag != "rect":
        return None
    said = parts[0].attributes
    if {"transform", "rx", "ry"} & said.keys() or "transform" in clip.attributes:
        return None
    x, y = _pixels(said.get("x", "0")), _pixels(said.get("y", "0"))
    return Box(x, y, x + _pixels(said.get("width", "")), y + _pixels(said.get("height", "")))


def _pixels(said: str) -> float:
    found = LENGTH.fullmatch(said)
    if found is None or found[2] == "%":
        return math.nan
    return float(found[1]) * UNITS[found[2] or ""]


def _short(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")
