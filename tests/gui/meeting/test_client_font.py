"""The agency's font: words and charts are in it where a client looks, and Qt forgets it after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import matplotlib
import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget

from planner.charts.brand import brand_palette
from planner.charts.client import packages
from planner.charts.style import FAMILY
from planner.export.sheet import Sheet, Size
from planner.gui.brand.preview import BrandPreview, Shown
from planner.gui.brand_font import BrandFont
from planner.gui.client_view.chart_page import GrowthPage
from planner.gui.client_view.look import dress
from planner.gui.exporting.preview import Preview
from planner.gui.picture_view import Canvas
from planner.gui.scene_painter import measure
from planner.model.brand import Brand, Face
from planner.model.offering import offer
from tests.gui.conftest import Opener
from tests.gui.meeting.meetings import EVERYTHING, leave, meeting_plan, show
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps, settle

OURS = "STIXGeneral"
"""A family that no system has of itself; matplotlib brings it."""


@pytest.fixture(scope="module")
def face() -> Face:
    folder = Path(matplotlib.get_data_path(), "fonts", "ttf")
    regular, bold = (folder / f"{OURS}{each}.ttf" for each in ("", "Bol"))
    return Face("Whatever", regular.read_bytes(), bold.read_bytes())


def is_known() -> bool:
    return OURS in QFontDatabase.families()


def laid_out(canvas: Canvas, family: str) -> bool:
    """Whether a chart has the places that words in a family need."""
    assert canvas.picture is not None
    size = canvas.width() / canvas.zoom, canvas.height() / canvas.zoom
    return canvas.items == canvas.picture.items(*size, partial(measure, family=family))


def test_words_and_charts_are_in_it_until_the_view_is_left(open_window: Opener, face: Face) -> None:
    plan = meeting_plan(EVERYTHING)
    brand = replace(plan.brand, font=face)
    view = show(open_window(replace(plan, brand=brand)))
    for size in ((1024, 640), (1280, 720)):
        view.resize(*size)
        assert (faults(view), overlaps(view)) == ([], [])
    assert view.packages.cards[0].price.font().family() == OURS
    view.look_at(1)
    settle()
    page = view.pages[1]
    assert isinstance(page, GrowthPage)
    canvas = page.chart.canvas
    words: tuple[QWidget, ...] = (view.heading, view.controls.contacts, page.chart.title, canvas)
    assert {each.font().family() for each in words} == {OURS}
    assert laid_out(canvas, OURS) and not laid_out(canvas, FAMILY)
    painted = canvas.grab().toImage()
    view.show_offer(view.looking.offer, replace(brand, font=None))
    settle()
    assert {each.font().family() for each in words} == {FAMILY}
    assert laid_out(canvas, FAMILY)
    assert canvas.grab().toImage() != painted
    assert not is_known()
    view.show_offer(view.looking.offer, brand)
    assert is_known()
    leave(view)
    assert not is_known()


@pytest.mark.usefixtures("nothing_left")
def test_the_preview_of_a_brand_is_in_it(face: Face) -> None:
    made = offer(EXAMPLE, None, date(2026, 11, 26))
    preview = BrandPreview()
    preview.resize(500, 500)
    preview.show()
    preview._show(Shown(packages.picture(made, made.starts), brand_palette(Brand()), (), face))
    settle()
    canvas = preview.chart.canvas
    assert (preview.chart.title.font().family(), canvas.font().family()) == (OURS, OURS)
    assert laid_out(canvas, OURS)
    sheet = Sheet(canvas.picture or pytest.fail(), face=face)
    paper = Preview()
    shots = []
    for each in (sheet, replace(sheet, face=None)):
        paper.show_sheet(each, Size(16, 12), transparent=False)
        shots.append(paper.grab().toImage())
    assert shots[0] != shots[1]
    for shown in (preview, paper):
        shown.leave()
        shown.close()
        shown.deleteLater()
    assert not is_known()


@pytest.mark.usefixtures("nothing_left")
def test_what_is_no_font_leaves_the_programs_own() -> None:
    font, widget = BrandFont(), QWidget()
    dress(widget, Brand(font=Face("Whatever", b"no font")), font)
    assert (widget.font().family(), font.family, font.rule) == (FAMILY, FAMILY, "")
    widget.deleteLater()


def test_a_name_can_say_nothing_in_a_style_sheet() -> None:
    font = BrandFont()
    font.family = 'A"; } * { image: url(x)\n\\'
    assert font.rule == '* { font-family: "A\\"; } * { image: url(x)\\\\"; }\n'
