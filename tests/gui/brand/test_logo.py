"""Logos as drawing programs write them look the same in the window and on a page."""

from __future__ import annotations

import datetime
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from planner.export.client import proposal
from planner.gui.brand.logo import image_of
from planner.gui.brand.preview import shown
from planner.gui.brand.taking import LOGO, taken
from planner.model.brand import Brand
from planner.model.offering import offer
from planner.storage.logos import logo_of
from tests.gui.plans import EXAMPLE

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
TODAY = datetime.date(2026, 11, 26)

CLASSES = (
    '<?xml version="1.0" encoding="utf-8"?><!-- Generator: a drawing program -->'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    f'{HEAD}version="1.1" x="0px" y="0px" viewBox="0 0 40 20" xml:space="preserve">'
    '<style type="text/css">.st0{fill:#E4007F;}</style><switch><foreignObject '
    'requiredExtensions="x" x="0" y="0" width="1" height="1"/><g><path class="st0" '
    'd="M0,0h40v20H0V0z"/></g></switch></svg>'
)
CLIPPED = (
    f'{HEAD}width="40" height="20" viewBox="0 0 40 20" fill="none"><g clip-path="url(#c)">'
    '<rect width="40" height="20" fill="#E4007F"/></g><defs><clipPath id="c">'
    '<rect width="40" height="20" fill="white"/></clipPath></defs></svg>'
)
SHADED = (
    f'{HEAD}viewBox="0 0 40 20"><defs><linearGradient id="a"><stop offset="0" '
    'stop-color="#E4007F"/><stop offset="1" stop-color="#E4007F"/></linearGradient>'
    '<rect id="r" width="40" height="20" style="fill:url(#a)"/></defs><use xlink:href="#r"/></svg>'
)


@pytest.mark.parametrize("drawn", [CLASSES, CLIPPED, SHADED])
def test_a_drawing_has_its_colour_in_the_window_and_on_the_page(drawn: str) -> None:
    logo = logo_of(drawn.encode())
    image = image_of(logo, QSize(80, 80))
    assert (image.width(), image.height()) == (80, 40)
    assert image.pixelColor(40, 20) == QColor("#E4007F")
    made = offer(EXAMPLE, None, TODAY)
    cover = proposal.pages(made, made.starts, Brand(logo=logo))[0]
    with Image.open(BytesIO(cover)) as page:
        colours = page.convert("RGB").getcolors(page.width * page.height)
    assert (0xE4, 0x00, 0x7F) in {colour for _, colour in colours or ()}


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ('<rect width="40" height="20" fill="#E4007F"/>', True),
        ('<rect width="40" height="20" fill="none"/>', False),
        ('<rect x="90" width="40" height="20"/>', False),
        ('<defs><rect width="40" height="20"/></defs>', False),
    ],
)
def test_a_drawing_of_which_nothing_is_seen_is_refused(
    tmp_path: Path, inside: str, *, seen: bool
) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(f'{HEAD}viewBox="0 0 40 20">{inside}</svg>')
    found = taken(LOGO, path, None)
    assert (found.value is not None) == seen
    assert [each.code for each in found.problems] == ([] if seen else ["nothing-drawn"])


def test_the_preview_shows_the_chart_and_the_pages_of_this_plan() -> None:
    made = shown(replace(EXAMPLE, brand=Brand(colour="#7A1F5C")), TODAY, lambda: None)
    assert made.palette.accent == "#7A1F5C"
    assert made.picture.title and len(made.pages) > 1
    assert not any(page.isNull() for page in made.pages)
