"""Pages set by typst: a tagged PDF and pictures of the very same pages.

What is said comes in as data and is never read as markup. Nothing is read but the templates, the
program's fonts and what is handed in, and the same document gives the same bytes.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import typst

from planner import resource
from planner.charts.brand import brand_palette
from planner.charts.style import FAMILY, Palette
from planner.model.brand import Brand, Paper
from planner.words.catalogue import language, territory

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA: a title, a language, an order to read in, words for pictures."""

STYLE = "style.typ"
MAIN = "main.typ"
DATA = "data.json"
LOGO = "logo"

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


def pdf(document: Document) -> bytes:
    """The document as a tagged PDF."""
    made = _compiled(document, "pdf", None)
    return made[0]


def pages(document: Document, ppi: float = SCREEN) -> list[bytes]:
    """A PNG of each page of the very same document."""
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


def _compiled(document: Document, kind: Literal["pdf", "png"], ppi: float | None) -> list[bytes]:
    moment = datetime.combine(document.day, time(), UTC)
    with TemporaryDirectory(prefix="planner-") as folder:
        root = Path(folder)
        fonts, families = _fonts(document.brand, root)
        _lay_out(document, root, families)
        compiler = typst.Compiler(
            root / MAIN,
            root=root,
            font_paths=fonts,
            ignore_system_fonts=True,
            package_path=root,
            package_cache_path=root,
        )
        made, _ = compiler.compile_with_warnings(
            format=kind,
            ppi=ppi,
            pdf_standards=[STANDARD] if kind == "pdf" else [],
            timestamp=moment,
        )
    if made is None:
        raise ValueError("without a path, what is made comes back")
    return made if isinstance(made, list) else [made]


def _lay_out(document: Document, root: Path, families: tuple[str, str]) -> None:
    """Put everything that the pages are made of into a folder of their own."""
    pictures = root / "pictures"
    pictures.mkdir()
    for name, data in document.pictures.items():
        (pictures / name).write_bytes(data)
    logo = document.brand.logo
    if logo is not None:
        (pictures / f"{LOGO}.{logo.kind}").write_bytes(logo.data)
    for template in (STYLE, document.template):
        name = MAIN if template == document.template else template
        (root / name).write_bytes(resource(f"pages/{template}").read_bytes())
    style = {
        "title": one_line(document.title),
        "author": one_line(document.author),
        "language": language(),
        "region": territory(),
        "paper": "us-letter" if document.paper is Paper.LETTER else "a4",
        "logo": None if logo is None else f"pictures/{LOGO}.{logo.kind}",
        "regular": families[0],
        "bold": families[1],
        "thickened": families[0] == families[1] != FAMILY and not _has_bold(document.brand),
        "fallback": FAMILY,
        "colours": _colours(brand_palette(document.brand)),
        "contact": [one_line(each) for each in document.brand.contact],
        "foot": one_line(document.brand.footer),
    }
    content = json.dumps({"style": style, **document.data}, ensure_ascii=False, default=str)
    (root / DATA).write_text(content, "utf-8")


def _colours(palette: Palette) -> dict[str, str]:
    return {name: getattr(palette, name) for name in palette.names()}


def _has_bold(brand: Brand) -> bool:
    return brand.font is not None and bool(brand.font.bold)


@cache
def _own_fonts() -> typst.Fonts:
    return _loaded([resource("fonts")])


def _loaded(folders: list[Path]) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(map(str, folders))
    )


def _fonts(brand: Brand, root: Path) -> tuple[typst.Fonts, tuple[str, str]]:
    """The fonts, and the families of regular and bold text by the names in their files."""
    if brand.font is None:
        return _own_fonts(), (FAMILY, FAMILY)
    folder = root / "fonts"
    names = []
    for weight, data in (("regular", brand.font.regular), ("bold", brand.font.bold)):
        (folder / weight).mkdir(parents=True)
        if data:
            (folder / weight / "face.ttf").write_bytes(data)
        found = _loaded([folder / weight]).families()
        names.append(found[0] if found else "")
    regular, bold = names[0] or FAMILY, names[1] or names[0] or FAMILY
    return _loaded([resource("fonts"), folder]), (regular, bold)
