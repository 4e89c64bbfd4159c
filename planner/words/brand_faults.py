"""Why a logo, a font or a brand's file is not taken: one sentence each, with the way out."""

from __future__ import annotations

from planner.words.catalogue import text


def brand_fault(code: str) -> str:
    """Return the message of a fault, with its placeholders; empty where it is none of a brand."""
    return _logo(code) or _drawing(code) or _font(code) or _file(code)


def _logo(code: str) -> str:
    match code:
        case "not-a-logo":
            return text("this is neither a PNG nor an SVG file: choose another, or save it as PNG")
        case "damaged-picture":
            return text("this picture is damaged: save it again as PNG")
        case "picture-too-large":
            return text("this picture has too many dots: save it at most 4,000 dots wide")
        case "logo-too-large":
            return text("this logo takes more than 1 MB: save it smaller or simpler")
        case "nothing-drawn":
            return text("nothing can be seen in this logo: choose another")
        case _:
            return ""


def _drawing(code: str) -> str:
    match code:
        case "not-a-drawing":
            return text("this drawing is damaged: save it again as plain SVG or as PNG")
        case "drawing-damaged":
            return text(
                "this drawing has a value of “{what}” that is not understood: save it as plain SVG "
                "or as PNG"
            )
        case "drawing-entities":
            return text(
                "this drawing defines its own abbreviations (entities), which can hide anything: "
                "save it as plain SVG or as PNG"
            )
        case "drawing-styles":
            return text(
                "the style sheet of this drawing is too involved: save it with “presentation "
                "attributes”, or as PNG"
            )
        case "drawing-refers":
            return text(
                "this drawing refers to something that is not in it: save it with everything "
                "embedded, or as PNG"
            )
        case "drawing-holds":
            return text(
                "this drawing holds “{what}”, which not every program draws alike: turn it into "
                "outlines, or save it as PNG"
            )
        case "drawing-too-large":
            return text("this drawing has too many parts: simplify it, or save it as PNG")
        case "drawing-without-size":
            return text("this drawing does not say how large it is: save it again, or as PNG")
        case "drawing-size":
            return text(
                "this logo is out of all proportion: one side may be 20 times as long as the other"
            )
        case _:
            return ""


def _font(code: str) -> str:
    match code:
        case "not-a-font":
            return text("this is no font that can be used: choose a TTF or OTF file")
        case "web-font":
            return text("this is a font for web pages: choose its TTF or OTF file")
        case "font-collection":
            return text("this file holds several fonts: choose a TTF or OTF file with one")
        case "variable-font":
            return text(
                "this is a variable font, which not every program draws: choose a fixed one, such "
                "as “Regular”"
            )
        case "font-forbids":
            return text(
                "the licence in this font does not allow it to be put into documents: choose "
                "another, or ask its maker"
            )
        case "font-lacks":
            return text("this font has no {what}: choose one with all letters and digits")
        case "font-empty":
            return text("the letters of this font are empty: choose another")
        case "font-too-large":
            return text("this font takes more than 1 MB: choose one with fewer signs")
        case "fonts-too-large":
            return text(
                "this font takes more than 1 MB with its bold one: leave the bold out, or choose a "
                "family with fewer signs"
            )
        case "other-family":
            return text(
                "the bold font is of another family ({other}, not {family}): choose the bold one "
                "of {family}"
            )
        case _:
            return ""


def _file(code: str) -> str:
    match code:
        case "other-brand-format":
            return text("this file is not a brand of this program: choose another")
        case "newer-brand-version":
            return text(
                "this brand needs a newer version of the program (its format is {version}, this "
                "program knows {known}): update the program"
            )
        case _:
            return ""
