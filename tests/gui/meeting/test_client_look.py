"""The agency's looks in the client view: a logo is drawn safely, colours are its own."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from planner.gui.brand_font import BrandFont
from planner.gui.client_view.look import draw_logo, dress, window_icon
from planner.model.brand import Brand, Kind, Logo

ROOM = QSize(100, 50)
RED = QColor("#FF0000")


def png(colour: QColor, width: int = 40, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    content = QByteArray()
    file = QBuffer(content)
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(file, "PNG")  # type: ignore[call-overload]  # a device is taken, too
    return bytes(content.data())


def svg(inside: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="40" height="40">{inside}</svg>'
    ).encode()


@pytest.mark.usefixtures("nothing_left")
def test_a_logo_is_as_large_as_its_room_and_sharp() -> None:
    for logo in (Logo(Kind.PNG, png(RED)), Logo(Kind.SVG, svg('<rect width="40" height="40"/>'))):
        drawn = draw_logo(logo, ROOM, 2.0)
        assert drawn is not None
        assert drawn.deviceIndependentSize().toSize() == QSize(50, 50)
        assert drawn.size() == QSize(100, 100)


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg", b"\x89PNG\r\n\x1a\n" + b"0" * 40])
@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_no_picture_is_no_logo(kind: Kind, data: bytes) -> None:
    assert draw_logo(Logo(kind, data), ROOM, 1.0) is None
    assert not window_icon(Brand(logo=Logo(kind, data), colour="#FF0000"), 1.0).isNull()


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("way", ["path", "file", "relative"])
def test_a_drawing_reads_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(png(RED))
    monkeypatch.chdir(tmp_path)
    at = {"path": str(outside), "file": outside.as_uri(), "relative": "outside.png"}[way]
    for name in ("href", "xlink:href"):
        drawing = svg(f'<image {name}="{at}" width="40" height="40"/>')
        assert draw_logo(Logo(Kind.SVG, drawing), ROOM, 1.0) is None


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("link", ["href", "xlink:href"])
def test_a_drawing_that_refers_to_itself_is_drawn(link: str) -> None:
    red = '<defs><rect id="a" width="40" height="40" fill="#f00"/></defs>'
    drawn = draw_logo(Logo(Kind.SVG, svg(f'{red}<use {link}="#a"/>')), ROOM, 1.0)
    assert drawn is not None
    assert drawn.toImage().pixelColor(25, 25) == RED


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="9" height="9" fill="url(http://a.example/b#c)"/>',
        "<style>@import 'a.css';</style><rect width='9' height='9'/>",
        '<use xlink:href="other.svg#a"/>',
        "<text>Studio Nord</text>",
    ],
)
def test_a_drawing_that_no_brand_may_have_is_none_of_a_made_up_plan_s_either(inside: str) -> None:
    assert draw_logo(Logo(Kind.SVG, svg(inside)), ROOM, 1.0) is None


@pytest.mark.usefixtures("nothing_left")
def test_a_logo_of_letters_as_paths_is_drawn_without_a_complaint() -> None:
    figure = Figure(figsize=(2, 1))
    figure.text(0.1, 0.4, "Studio Nord", color="#FF0000", fontsize=16)
    file = BytesIO()
    figure.savefig(file, format="svg", transparent=True)
    drawn = draw_logo(Logo(Kind.SVG, file.getvalue()), ROOM, 4.0)
    assert drawn is not None
    image = drawn.toImage()
    dots = (image.pixelColor(x, 110) for x in range(image.width()))
    assert RED in dots


@pytest.mark.usefixtures("nothing_left")
def test_colours_are_the_agency_s_and_always_readable() -> None:
    widget = QWidget()
    palette = dress(widget, Brand(colour="#FFFF00"), BrandFont())
    assert palette.accent != "#FFFF00"  # it could not be read on white
    assert palette.accent in widget.styleSheet()
    widget.deleteLater()
