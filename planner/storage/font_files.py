"""A font from a file (TTF, OTF): whether it is one, may be put into documents, and has letters."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from planner.model.brand import Face
from planner.storage.logos import refused
from planner.storage.plan_file import read_bytes

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has none

MOST_BYTES = 8 * 2**20
KEPT_BYTES = 2**20
"""What a font may take in a plan, both files together."""

KINDS = (b"\x00\x01\x00\x00", b"true", b"OTTO")
COLLECTION, WEB = b"ttcf", (b"wOFF", b"wOF2")
NEEDED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-+%()/&"
USUAL = "éèêëàâäçùûüîïôöœÉÈÀÇŒßñáíóú€£$’‘“”«»–—…·×°\u00a0"
"""Without those a font is none for documents; of these, what it lacks is drawn in another."""

RESTRICTED, BITMAPS_ONLY, NOT_IN_PARTS = 0x0002, 0x0200, 0x0100
FAMILIES = (16, 1)
"""Names of a family in a font, the better one first."""

TABLES = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2")


def load(path: Path) -> bytes:
    """The bytes of a font's file.

    Raises:
        PlanFileError: if it cannot be read.
    """
    return read_bytes(path, MOST_BYTES)


def face_of(regular: bytes, bold: bytes = b"") -> Face:
    """Make a face of the bytes of one font, or of a regular and a bold one.

    Raises:
        PlanFileError: if one of them cannot be taken.
    """
    families = [_families(regular), *([_families(bold)] if bold else [])]
    if len(regular) + len(bold) > KEPT_BYTES:
        raise refused("font-too-large" if len(regular) > KEPT_BYTES else "fonts-too-large")
    if len(families) > 1 and not set(families[0]) & set(families[1]):
        raise refused("other-family", family=families[0][0], other=families[1][0])
    return Face(families[0][0], regular, bold)


def lacking(face: Face) -> str:
    """Which usual signs a font does not have: they are drawn in the program's own."""
    with _opened(face.regular) as font:
        have = font.getBestCmap() or {}
    return "".join(each for each in USUAL if ord(each) not in have)


def _opened(data: bytes) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(data), lazy=True)


def _families(data: bytes) -> tuple[str, ...]:
    """What a font's family is called, after all that speaks against it."""
    from struct import error as struct_error

    from fontTools.ttLib import TTLibError

    if data[:4] in WEB:
        raise refused("web-font")
    if data[:4] == COLLECTION:
        raise refused("font-collection")
    if data[:4] not in KINDS:
        raise refused("not-a-font")
    try:
        with _opened(data) as font:
            return _checked(font)
    except (
        TTLibError,
        struct_error,
        AssertionError,
        AttributeError,
        IndexError,
        KeyError,
        OverflowError,
        TypeError,
        ValueError,
    ) as error:
        raise refused("not-a-font") from error


def _checked(font: TTFont) -> tuple[str, ...]:
    from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]  # it has none

    if any(each not in font for each in TABLES) or not {"glyf", "CFF "} & set(font.keys()):
        raise refused("not-a-font")
    if "fvar" in font:
        raise refused("variable-font")
    if font["OS/2"].fsType & (RESTRICTED | BITMAPS_ONLY | NOT_IN_PARTS):
        raise refused("font-forbids")
    have, glyphs = font.getBestCmap() or {}, font.getGlyphSet()
    missing = [each for each in NEEDED if ord(each) not in have]
    if missing:
        raise refused("font-lacks", what=" ".join(missing[:12]))
    pen = BoundsPen(glyphs)
    for each in NEEDED:  # a table that is damaged is found now, and not in a document
        glyphs[have[ord(each)]].draw(pen)
    if pen.bounds is None:
        raise refused("font-empty")
    names = (font["name"].getDebugName(each) for each in FAMILIES)
    found = tuple("".join(name.split("\0")).strip() for name in names if name)
    if not any(found):
        raise refused("not-a-font")
    return tuple(name for name in found if name)
