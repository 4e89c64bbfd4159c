"""A picture for a logo: its dots are kept, and nothing else that its file holds."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from planner.model.brand import Kind
from planner.storage.logos import KEPT_SIDE, logo_of
from planner.storage.plan_file import PlanFileError

PNG = b"\x89PNG\r\n\x1a\n"


def picture(size: tuple[int, int] = (40, 20), **rest: object) -> bytes:
    made = BytesIO()
    image = Image.new("RGBA", size, (10, 95, 194, 255))
    image.putpixel((0, 0), (255, 0, 0, 128))
    image.save(made, "PNG", **rest)
    return made.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(PlanFileError) as caught:
        logo_of(data)
    return caught.value.problems[0].code


def chunks(data: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        found.append(data[at + 4 : at + 8])
        at += 12 + length
    return found


def test_dots_are_kept_and_every_note_is_left_behind() -> None:
    info = PngInfo()
    info.add_text("Comment", "margin 42 %")
    info.add_itxt("XML:com.adobe.xmp", "<x>internal</x>")
    exif = Image.Exif()
    exif[0x010E] = "cost 117.00"
    logo = logo_of(picture(pnginfo=info, exif=exif, dpi=(300, 300)))
    assert logo.kind is Kind.PNG
    assert set(chunks(logo.data)) == {b"IHDR", b"IDAT", b"IEND"}
    with Image.open(BytesIO(logo.data)) as kept:
        assert kept.size == (40, 20)
        assert kept.getpixel((0, 0)) == (255, 0, 0, 128)
        assert kept.getpixel((5, 5)) == (10, 95, 194, 255)


def test_greys_in_16_bits_are_the_same_greys_in_8() -> None:
    made = BytesIO()
    Image.new("I;16", (4, 2), 0x4A00).save(made, "PNG")
    with Image.open(BytesIO(logo_of(made.getvalue()).data)) as kept:
        assert kept.getpixel((1, 1)) == (0x4A, 0x4A, 0x4A, 255)


def test_what_follows_the_picture_in_its_file_is_left_behind() -> None:
    assert b"secret" not in logo_of(picture() + b"secret").data


def test_a_large_picture_is_made_smaller_in_proportion() -> None:
    with Image.open(BytesIO(logo_of(picture((3200, 800))).data)) as kept:
        assert kept.size == (KEPT_SIDE, KEPT_SIDE // 4)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_read() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    bomb = (
        PNG
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 9999))
        + chunk(b"IEND", b"")
    )
    assert refusal(bomb) in {"picture-too-large", "damaged-picture"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-logo"),
        (b"GIF89a", "not-a-logo"),
        (b"<html></html>", "not-a-logo"),
        (PNG, "damaged-picture"),
        (picture()[:-30], "damaged-picture"),
        (picture((200, 2)), "drawing-size"),
    ],
)
def test_what_is_no_logo_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_a_picture_of_which_nothing_is_seen_is_refused() -> None:
    made = BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(made, "PNG")
    assert refusal(made.getvalue()) == "nothing-drawn"


def test_grey_and_indexed_pictures_are_taken() -> None:
    for mode in ("L", "P", "LA", "1", "I;16"):
        made = BytesIO()
        Image.new(mode, (9, 9), 1).save(made, "PNG")
        if mode != "LA":
            assert logo_of(made.getvalue()).data
