"""An empty presentation in an agency's looks: one master, one layout, and no leftovers."""

from __future__ import annotations

from typing import Any

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.presentation import Presentation
from pptx.slide import SlideMaster
from pptx.util import Emu, Inches, Pt

from planner.charts.style import Palette, blend
from planner.model.brand import Brand

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.6)
INSIDE = Emu(WIDTH - 2 * MARGIN)
TITLE_TOP, TITLE_HEIGHT = Inches(0.7), Inches(0.95)
BODY_TOP, BODY_HEIGHT = Inches(1.8), Inches(5.0)
FOOT_TOP, FOOT_HEIGHT = Inches(6.83), Inches(0.48)
NUMBER_WIDTH = Inches(0.8)
TITLE_SIZE, FOOT_SIZE = 24, 10
PALE = 0.45

FONT = "Arial"
"""Every machine has it, or one of the same widths; an agency's own takes its place."""

_LAYOUT = "Title Only"
_NO_WISHES = f"<p:presentationPr {nsdecls('p')}/>".encode()
_LEFT_OVER = ("/extended-properties", "/printerSettings", "/viewProps", "/metadata/thumbnail")


def empty(brand: Brand, palette: Palette) -> Presentation:
    """A presentation without slides."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    for layout in [*made.slide_layouts]:
        if layout.name != _LAYOUT:
            made.slide_layouts.remove(layout)
    master = made.slide_master
    _place(master)
    _place(made.slide_layouts[0])
    _write_styles(master)
    _paint(master, brand, palette)
    _drop_leftovers(made)
    return made


def _place(where: Any) -> None:
    """Title above, footer and number below; dates are part of the footer."""
    foot = Emu(INSIDE - NUMBER_WIDTH)
    places = {
        PP_PLACEHOLDER.TITLE: (MARGIN, TITLE_TOP, INSIDE, TITLE_HEIGHT),
        PP_PLACEHOLDER.BODY: (MARGIN, BODY_TOP, INSIDE, BODY_HEIGHT),
        PP_PLACEHOLDER.FOOTER: (MARGIN, FOOT_TOP, foot, FOOT_HEIGHT),
        PP_PLACEHOLDER.SLIDE_NUMBER: (Emu(MARGIN + foot), FOOT_TOP, NUMBER_WIDTH, FOOT_HEIGHT),
    }
    for shape in [*where.placeholders]:
        place = places.get(shape.placeholder_format.type)
        if place is None:
            shape._element.getparent().remove(shape._element)
            continue
        shape.left, shape.top, shape.width, shape.height = place
        body = shape._element.find(f".//{qn('a:bodyPr')}")
        if body is not None:
            body.set("lIns", "0")
            body.set("rIns", "0")
            if shape.placeholder_format.type is PP_PLACEHOLDER.TITLE:
                body.set("anchor", "t")
            elif shape.placeholder_format.type is not PP_PLACEHOLDER.BODY:
                body.set("anchor", "b")
                body.set("tIns", "0")
                body.set("bIns", "0")


def _write_styles(master: Any) -> None:
    """Titles at the left and bold, footers small and at the left."""
    element = master._element
    style = element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    run = style.find(qn("a:defRPr"))
    run.set("sz", str(TITLE_SIZE * 100))
    run.set("b", "1")
    for shape in master.placeholders:
        for level in shape._element.iterfind(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}"):
            number = shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER
            level.set("algn", "r" if number else "l")
            small = level.find(qn("a:defRPr"))
            small.set("sz", str(Pt(FOOT_SIZE).centipoints))
            for tint in [*small.iter(qn("a:tint"))]:
                tint.getparent().remove(tint)
            for colour in small.iter(qn("a:schemeClr")):
                colour.set("val", "tx2")


def _paint(master: SlideMaster, brand: Brand, palette: Palette) -> None:
    """The theme's colours and fonts: what is edited later keeps to them."""
    part = next(
        each.target_part for each in master.part.rels.values() if each.reltype.endswith("/theme")
    )
    theme = parse_xml(part.blob)
    colours = {
        "dk1": palette.ink,
        "lt1": palette.surface,
        "dk2": palette.muted,
        "lt2": palette.selection,
        "accent1": palette.accent,
        "accent2": palette.commission,
        "accent3": palette.gain,
        "accent4": palette.loss,
        "accent5": palette.field_border,
        "accent6": blend(palette.surface, palette.accent, PALE),
        "hlink": palette.accent,
        "folHlink": palette.muted,
    }
    for name, colour in colours.items():
        place = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        for old in [*place]:
            place.remove(old)
        solid = OxmlElement("a:srgbClr")
        solid.set("val", colour.removeprefix("#"))
        place.append(solid)
    family = brand.font.family if brand.font is not None else FONT
    for latin in theme.iterfind(f".//{qn('a:fontScheme')}//{qn('a:latin')}"):
        latin.set("typeface", family)
    part._blob = serialize_part_xml(theme)


def _drop_leftovers(made: Presentation) -> None:
    """What the template brought along: its picture, its printer, its figures."""
    for part in (each.target_part for each in made.part.rels.values()):
        if str(part.partname) == "/ppt/presProps.xml":
            part._blob = _NO_WISHES
    for holder in (made.part.package, made.part):
        for key, each in [*holder._rels.items()]:
            if each.reltype.endswith(_LEFT_OVER):
                holder._rels.pop(key)
