"""The styles of a drawing, made attributes of its shapes: simple rules of known properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

PROPERTIES = frozenset(
    {
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "opacity",
        "stop-color",
        "stop-opacity",
        "color",
        "display",
        "visibility",
    }
)
"""What a drawing may say of how its shapes look."""

NO_LOOKS = frozenset({"clip-path", "mask", "filter", "mix-blend-mode"})
"""What would be drawn otherwise without it: it is kept for its reader to judge."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SELECTOR = re.compile(r"(?P<tag>[A-Za-z]+|\*)?(?P<mark>[.#])?(?P<name>[\w-]+)?")
MOST_RULES = 2000


class StyleError(Exception):
    """A style sheet that is more than a list of simple rules."""


class Rule(NamedTuple):
    """What shapes of a kind, a class or an id look like."""

    weight: int
    tag: str
    mark: str
    name: str
    looks: Mapping[str, str]

    def fits(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether it is about a shape."""
        if self.tag and self.tag != tag:
            return False
        if self.mark == "#":
            return attributes.get("id") == self.name
        return not self.mark or self.name in attributes.get("class", "").split()


def rules(sheet: str) -> list[Rule]:
    """The rules of a style sheet, those that win last.

    Raises:
        StyleError: if it holds anything but simple selectors.
    """
    plain = COMMENT.sub("", sheet).replace("<!--", "").replace("-->", "")
    if "@" in plain or "\\" in plain or RULE.sub("", plain).strip():
        raise StyleError
    found: list[Rule] = []
    for selectors, body in RULE.findall(plain):
        looks = declared(body)
        for each in selectors.split(","):
            match = SELECTOR.fullmatch(each.strip())
            if match is None or not match[0] or (bool(match["mark"]) and not match["name"]):
                raise StyleError
            tag = (match["tag"] or "").removeprefix("*")
            weight = {"#": 100, ".": 10}.get(match["mark"] or "", 0) + bool(tag)
            found.append(Rule(weight, tag, match["mark"] or "", match["name"] or "", looks))
    if len(found) > MOST_RULES:
        raise StyleError
    return sorted(found, key=lambda rule: rule.weight)


def declared(style: str) -> dict[str, str]:
    """The known properties of a list of declarations."""
    found = {}
    for each in COMMENT.sub("", style).split(";"):
        name, _, value = each.partition(":")
        name = name.strip().lower()
        if name in PROPERTIES | NO_LOOKS:
            found[name] = value.replace("!important", "").strip()
    return found


def looks(tag: str, attributes: Mapping[str, str], of: list[Rule]) -> dict[str, str]:
    """How a shape looks: by its attributes, then the sheet's rules, then its own style."""
    found = {
        name: value.strip() for name, value in attributes.items() if name in PROPERTIES | NO_LOOKS
    }
    for rule in of:
        if rule.fits(tag, attributes):
            found |= rule.looks
    return found | declared(attributes.get("style", ""))
