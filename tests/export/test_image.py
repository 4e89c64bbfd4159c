"""Charts as files: their size, their words, what they tell of themselves, and nothing else."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # it has no types
from numpy.typing import NDArray
from PIL import Image
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage, QPainter

from planner import __version__
from planner.charts.lettering import INTER
from planner.charts.scene import Text
from planner.charts.style import CAPTION
from planner.export.image import SIZES, Sheet, Size, own_size, pdf, png, svg
from planner.export.sheet import LEAST, MOST, parts, texts
from planner.gui import scene_painter
from tests.export.sheets import SAID, chart, face, files, fingerprints, hostile

SMALL = Size(8, 6)
SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]


@cache
def drawn() -> dict[str, bytes]:
    return files()


def dots(data: bytes) -> NDArray[np.float64]:
    return np.asarray(Image.open(BytesIO(data)).convert("RGB"), float)


def words_of(data: bytes) -> str:
    """All text of an SVG."""
    found = ElementTree.fromstring(data).iter(f"{SVG}text")
    return " ".join("".join(each.itertext()) for each in found)


def fonts_of(page: Any) -> list[Any]:
    """The fonts of a page."""
    return [each.get_object() for each in page["/Resources"]["/Font"].values()]


@pytest.mark.parametrize(
    "size", [*SIZES.values(), own_size(6, 5), Size(12.7, 7.62)], ids=lambda size: f"{size[0]}"
)
def test_a_png_has_300_dots_an_inch_and_exactly_the_size(size: Size) -> None:
    data = png(hostile(), size)
    at = data.index(b"pHYs") + 4
    across, down, unit = struct.unpack(">IIB", data[at : at + 9])
    assert (across, down, unit) == (11811, 11811, 1)  # dots a metre
    wanted = round(size.width / 2.54 * 300), round(size.height / 2.54 * 300)
    assert Image.open(BytesIO(data)).size == wanted


def test_a_png_has_a_white_ground_unless_it_is_to_be_seen_through() -> None:
    white = Image.open(BytesIO(png(hostile(), SMALL))).convert("RGBA")
    assert white.getpixel((3, 3)) == (255, 255, 255, 255)
    through = Image.open(BytesIO(png(hostile(), SMALL, transparent=True))).convert("RGBA")
    assert isinstance(pixel := through.getpixel((3, 3)), tuple)
    assert pixel[3] == 0


def test_each_is_the_same_again_in_another_process() -> None:
    settings = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.export.sheets"],
        env=settings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split("\n") == fingerprints()


def test_nothing_of_machine_version_or_day_is_in_them() -> None:
    for kind, data in drawn().items():
        for word in ("Matplotlib", "matplotlib", "CreationDate", str(ROOT), ".ttf", __version__):
            assert word.encode() not in data, (kind, word)


def test_each_tells_its_title_and_what_it_shows_to_those_who_do_not_see_it() -> None:
    sheet = chart()
    about = Image.open(BytesIO(drawn()["png"])).info
    assert (about["Title"], about["Description"]) == (sheet.said, sheet.alt)
    assert set(about) == {"Title", "Description", "dpi"}
    for kind in ("svg", "shapes"):
        root = ElementTree.fromstring(drawn()[kind])
        assert root.findtext(f"{SVG}title") == sheet.said
        assert root.findtext(f"{SVG}desc") == sheet.alt
        assert root.get("role") == "img"
    told = PdfReader(BytesIO(drawn()["pdf"])).metadata
    assert told == {"/Title": sheet.said, "/Subject": sheet.alt}


def test_an_svg_with_text_has_every_word_and_the_letters_to_write_them() -> None:
    said = words_of(drawn()["svg"])
    size = SIZES["a4-column"]
    for words in texts(chart(), size, INTER.measure):
        assert words in said
    assert drawn()["svg"].count(b"@font-face") == 2  # regular and semi-bold
    assert words_of(drawn()["shapes"]) == ""
    assert b"font" not in drawn()["shapes"]


def test_words_that_people_typed_are_words_in_every_format() -> None:
    for data in (svg(hostile(), SMALL), svg(hostile(), SMALL, text_as_paths=True)):
        root = ElementTree.fromstring(data)
        assert str(root.findtext(f"{SVG}title")).startswith(SAID)
    assert SAID.strip() in words_of(svg(hostile(), Size(30, 20)))
    page = PdfReader(BytesIO(pdf(hostile(), Size(30, 20)))).pages[0]
    assert SAID.strip() in page.extract_text()


def test_a_pdf_is_a_page_of_its_size_with_its_fonts_in_it() -> None:
    (page,) = PdfReader(BytesIO(drawn()["pdf"])).pages
    size = SIZES["a4-column"]
    assert float(page.mediabox.width) == pytest.approx(size.width / 2.54 * 72, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(size.height / 2.54 * 72, abs=0.01)
    said = page.extract_text()
    for words in texts(chart(), size, INTER.measure):
        assert words in said
    fonts = fonts_of(page)
    assert fonts
    for font in fonts:
        for below in font.get("/DescendantFonts", [font]):
            written = below.get_object()["/FontDescriptor"]["/FontFile2"].get_object().get_data()
            tables = TTFont(BytesIO(written)).keys()
            assert "glyf" in tables
            assert not {"GDEF", "GPOS", "GSUB"} & set(tables)  # nothing that only takes room


def test_an_internal_one_says_so_and_a_clients_does_not() -> None:
    assert "INTERNAL" in words_of(drawn()["svg"])
    assert "INTERNAL" in PdfReader(BytesIO(drawn()["pdf"])).pages[0].extract_text()
    client = chart(internal=False)
    for data in (svg(client, SMALL), pdf(client, SMALL), png(client, SMALL)):
        assert b"INTERNAL" not in data
    assert "INTERNAL" not in words_of(svg(client, SMALL))
    marked, plain = (dots(png(each, SMALL)) for each in (chart(), client))
    assert np.abs(marked - plain)[-200:, -400:].max() > 200  # in the lower right corner


def test_a_title_of_ones_own_stands_in_place_of_the_conclusion() -> None:
    own = replace(chart(), title="Our way to 55 %")
    data = svg(own, SMALL)
    assert words_of(data).startswith("Our way to 55 %")
    assert chart().said not in words_of(data)


def test_what_the_amounts_are_is_said_before_the_footer() -> None:
    said = replace(chart(), picture=replace(chart().picture, measured="Profit a month"))
    assert f"Profit a month · {said.footer}" in words_of(svg(said, Size(20, 12)))


def test_the_agencys_font_is_used_and_comes_along() -> None:
    sheet = replace(hostile(), face=face())
    data = svg(sheet, SMALL)
    assert b"font-family:'DejaVu Serif'" in data
    fonts = fonts_of(PdfReader(BytesIO(pdf(sheet, SMALL))).pages[0])
    assert {str(each["/BaseFont"]).split("+")[-1].strip("/") for each in fonts} == {
        "DejaVuSerif",
        "DejaVuSerif-Bold",
    }
    apart = np.abs(dots(png(sheet, SMALL)) - dots(png(hostile(), SMALL)))
    assert apart.mean() > 0.2


def test_matplotlib_is_as_it_was_and_two_at_once_are_two() -> None:
    before = mpl.rcParams.copy()
    found: list[bytes] = []
    workers = [Thread(target=lambda: found.append(png(hostile(), SMALL))) for _ in range(3)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert found == [png(hostile(), SMALL)] * 3
    assert {**mpl.rcParams, "backend": ""} == {**before, "backend": ""}


def on_screen(sheet: Sheet, size: Size) -> NDArray[np.float64]:
    """The same sheet by the window's painter, in as many dots."""
    across, down = Image.open(BytesIO(png(sheet, size))).size
    image = QImage(across, down, QImage.Format.Format_RGB888)
    image.fill(QColor(sheet.palette.surface))
    image.setDevicePixelRatio(across / size.layout[0])
    painter = QPainter(image)
    for left, top, items in parts(sheet, size, scene_painter.measure):
        painter.resetTransform()
        painter.translate(left, top)
        scene_painter.paint(painter, items, sheet.palette)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(down, image.bytesPerLine())
    return rows[:, : 3 * across].reshape(down, across, 3).astype(float)


def test_screen_and_export_agree(theme: object) -> None:
    del theme  # it brings the font
    sheet, size = chart(), SIZES["a4-column"]
    apart = np.abs(on_screen(sheet, size) - dots(drawn()["png"]))
    assert apart.mean() <= 1.7
    # In no part of it does one show what the other does not: edges are softened differently.
    tall, wide = (each // 40 * 40 for each in apart.shape[:2])
    blocks = apart[:tall, :wide].mean(axis=2).reshape(tall // 40, 40, wide // 40, 40)
    assert blocks.mean(axis=(1, 3)).max() <= 40


@pytest.mark.parametrize("size", [*SIZES.values(), own_size(6, 5), own_size(60, 60)])
def test_everything_of_a_sheet_has_its_place(size: Size) -> None:
    width, height = size.layout
    for left, top, items in parts(chart(), size, INTER.measure):
        for item in items:
            if isinstance(item, Text):
                wide = INTER.measure(item.text, item.size, item.bold)
                x = left + item.x - {"left": 0.0, "centre": 0.5, "right": 1.0}[item.align] * wide
                assert x >= 0
                assert x + wide <= width
                assert CAPTION - 4 <= top + item.y <= height


def test_a_size_of_ones_own_is_kept_within_what_can_be_drawn() -> None:
    assert own_size(0.1, 0.1)[:2] == LEAST
    assert own_size(1e9, 1e9)[:2] == MOST
    assert own_size(16, 12).scale == 1
    assert own_size(6, 5).scale < 1 < own_size(60, 40).scale
