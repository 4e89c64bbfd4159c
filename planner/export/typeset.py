"""Pages set by typst: a tagged PDF and pictures of the very same pages.

What is said comes in as data and is never read as markup. Nothing is read but the templates, the
program's fonts and what is handed in, and the same document gives the same bytes.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import typst

from planner import resource
from planner.charts.brand import brand_palette
from planner.charts.lettering import INTER, REPLACEMENT, Lettering, lettering
from planner.charts.style import FAMILY
from planner.export.drawing import Look
from planner.model.brand import Brand, Face, Paper
from planner.words.catalogue import language, territory
from planner.words.exporting import broken_logo, logo_name

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA: a title, a language, an order to read in, words for pictures."""

STYLE = "style.typ"
MAIN = "main.typ"
DATA, ABOUT = "data.json", "about.json"
PICTURES, LOGO = "pictures", "logo"

LETTERS = 2
"""A region is known by so many letters; some locales have numbers in its place."""

SCREEN = 110.0
"""Dots per inch of a page that is looked at."""

_LINES = "\n"
_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), _LINES)


@dataclass(frozen=True)
class Document:
    """What is set: a template, its data, and the pictures that the data names.

    ``day`` is the only date in it; ``author`` is the agency.
    """

    template: str
    title: str
    author: str
    day: date
    brand: Brand
    data: Mapping[str, object]
    paper: Paper = Paper.A4
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class LogoError(ValueError):
    """The logo cannot be drawn; it says so in a sentence."""


def pdf(document: Document) -> bytes:
    """The document as a tagged PDF.

    Raises:
        LogoError: if the logo cannot be drawn, or is made of other files.
    """
    return _compiled(document, "pdf")[0]


def pages(document: Document, ppi: float = SCREEN) -> list[bytes]:
    """A PNG of each page of the very same document.

    Raises:
        LogoError: if the logo cannot be drawn, or is made of other files.
    """
    return _compiled(document, "png", ppi)


def paragraphs(typed: str) -> list[list[str]]:
    """What people typed: its paragraphs, which empty lines part, and their lines."""
    found: list[list[str]] = [[]]
    for line in clean(typed).split(_LINES):
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [each for each in found if each]


def clean(typed: str) -> str:
    """A text without what no page can hold: control characters and halves of characters."""
    text = typed.replace("\r\n", _LINES).translate(_BREAKS).replace("\t", " ")
    return "".join(
        each for each in text if each == _LINES or unicodedata.category(each) not in {"Cc", "Cs"}
    )


def one_line(typed: str) -> str:
    """A text that stands within a line."""
    return " ".join(clean(typed).split(_LINES)).strip()


def look_of(brand: Brand) -> Look:
    """What the charts among the pages are drawn in: the agency's colours and font."""
    return Look(brand_palette(brand), _lettering(brand.font))


def _compiled(
    document: Document, kind: Literal["pdf", "png"], ppi: float | None = None
) -> list[bytes]:
    try:
        return _set(document, kind, ppi)
    except typst.TypstError as error:
        if document.brand.logo is None:
            raise
        _set(replace(document, brand=replace(document.brand, logo=None)), kind, ppi)
        raise LogoError(broken_logo()) from error  # without it, all is well


def _set(document: Document, kind: Literal["pdf", "png"], ppi: float | None) -> list[bytes]:
    with TemporaryDirectory(prefix="planner-") as folder:
        root = Path(folder)
        _lay_out(document, root)
        compiler = typst.Compiler(
            root / MAIN,
            root=root,
            font_paths=_loaded(lettering(document.brand.font)),
            ignore_system_fonts=True,
            package_path=root,
            package_cache_path=root,
        )
        made, _ = compiler.compile_with_warnings(
            format=kind,
            ppi=ppi,
            pdf_standards=[STANDARD] if kind == "pdf" else [],
            timestamp=datetime.combine(document.day, time(), UTC),
        )
    if made is None:
        raise ValueError("without a path, what is made comes back")
    return made if isinstance(made, list) else [made]


def _lay_out(document: Document, root: Path) -> None:
    """Put everything that the pages are made of into a folder of their own."""
    (root / PICTURES).mkdir()
    for name, picture in document.pictures.items():
        (root / PICTURES / name).write_bytes(picture)
    logo = document.brand.logo
    if logo is not None:
        (root / PICTURES / f"{LOGO}.{logo.kind}").write_bytes(logo.data)
    for template, name in ((STYLE, STYLE), (document.template, MAIN)):
        (root / name).write_bytes(resource(f"pages/{template}").read_bytes())
    about = {"title": one_line(document.title), "author": one_line(document.author)}
    (root / ABOUT).write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    content = json.dumps({"style": _style(document), **document.data}, ensure_ascii=False)
    fonts = lettering(document.brand.font)
    # What no font has would be refused: a mark stands in its place, as in a chart.
    letters = "".join(sorted(set(content)))
    lacked = dict.fromkeys(map(ord, fonts.missing(letters)), REPLACEMENT)
    (root / DATA).write_text(content.translate(lacked), "utf-8")


def _style(document: Document) -> dict[str, object]:
    brand, palette = document.brand, brand_palette(document.brand)
    logo = None if brand.logo is None else f"{PICTURES}/{LOGO}.{brand.logo.kind}"
    region = territory() or ""
    regular, bold = _families(lettering(brand.font))
    return {
        "title": one_line(document.title),
        "author": one_line(document.author),
        "language": language(),
        "region": region if len(region) == LETTERS and region.isalpha() else None,
        "paper": "us-letter" if document.paper is Paper.LETTER else "a4",
        "logo": logo,
        "logo-alt": one_line(document.author) or logo_name(),
        "regular": regular,
        "bold": bold,
        "thickened": brand.font is not None and not brand.font.bold and regular != FAMILY,
        "fallback": FAMILY,
        "colours": {name: getattr(palette, name) for name in palette.names()},
        "contact": [one_line(each) for each in brand.contact],
        "foot": one_line(brand.footer),
    }


@lru_cache(maxsize=8)
def _loaded(fonts: Lettering) -> typst.Fonts:
    """The program's fonts, and those of an agency."""
    folders = {str(Path(each.regular).parent) for each in (INTER, fonts)}
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(folders)
    )


@lru_cache(maxsize=8)
def _families(fonts: Lettering) -> tuple[str, str]:
    """The families of regular and bold text, by the names in their files."""
    known = {str(each.path): each.family for each in _loaded(fonts).fonts()}
    return known.get(fonts.regular, FAMILY), known.get(fonts.bold, FAMILY)


def _lettering(face: Face | None) -> Lettering:
    """The fonts of an agency under the name by which the pages know them."""
    fonts = lettering(face)
    return fonts if fonts is INTER else replace(fonts, family=_families(fonts)[0])
