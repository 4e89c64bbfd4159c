"""What stands below each slide: the agency's own footer, what the amounts are, and the number."""

from __future__ import annotations

from typing import NamedTuple

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from planner.export.deck import template
from planner.export.deck.lines import LEADING, POINTS, wrapped

SIZES = template.FOOT_SIZE, 9, 8, 7
"""Of its letters: the largest in which all of it has room."""

WIDTH = (template.INSIDE - template.NUMBER_WIDTH) / 914400
HEIGHT = template.FOOT_HEIGHT / 914400
CUT = "…"

_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"


class Foot(NamedTuple):
    """The paragraphs of a footer, and the size of their letters."""

    said: tuple[str, ...]
    size: int


def foot(own: str, facts: str) -> Foot:
    """The footer; an agency's own that has no room even in small letters is cut at its end."""
    words = own.split()
    said = tuple(each for each in (" ".join(words), facts) if each)
    for size in SIZES:
        room = int(HEIGHT * POINTS / (size * LEADING))
        if sum(len(wrapped(each, size, WIDTH)) for each in said) <= room:
            return Foot(said, size)
    left = room - len(wrapped(facts, size, WIDTH))
    while words and len(wrapped(_cut(words), size, WIDTH)) > left:
        words.pop()
    return Foot((_cut(words), facts), size)


def _cut(words: list[str]) -> str:
    return " ".join(words) + CUT


def add_to(slide: Slide, made: Foot, number: int) -> None:
    """Say it on a slide again: not every program takes it from the layout."""
    tree = slide.shapes._spTree
    small = (
        f'<a:rPr sz="{made.size * 100}"><a:solidFill><a:schemeClr val="tx2"/>'
        '</a:solidFill><a:latin typeface="+mn-lt"/></a:rPr>'
    )
    said = "".join(
        f'<a:p><a:pPr algn="l"/><a:r>{small}<a:t>{_escaped(each)}</a:t></a:r></a:p>'
        for each in made.said
    )
    page = (
        f'<a:p><a:pPr algn="r"/><a:fld id="{_FIELD}" type="slidenum">{small}'
        f"<a:t>{number}</a:t></a:fld></a:p>"
    )
    for kind, index, name, paragraphs in (
        ("ftr", 11, "Footer", said),
        ("sldNum", 12, "Slide number", page),
    ):
        shape_id = len(tree) + 1
        tree.append(
            parse_xml(
                f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
                f'<p:cNvPr id="{shape_id}" name="{name}"/>'
                '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
                f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr>'
                "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
                f"{paragraphs}</p:txBody></p:sp>"
            )
        )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
