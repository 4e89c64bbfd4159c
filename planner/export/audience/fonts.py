"""Reads what a font says of itself: its shapes are numbers, its names are texts."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from planner.export.audience.pieces import Budget, Piece, RemainsError, UnreadableError

BEGINNINGS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
SHAPES = frozenset(
    "BASE CBDT CBLC CFF CFF2 COLR CPAL DSIG GDEF GPOS GSUB HVAR JSTF LTSH MATH MVAR OS/2 PCLT STAT "
    "SVG VDMX VORG VVAR avar cmap cvar cvt fpgm fvar gasp glyf gvar hdmx head hhea hmtx kern loca "
    "maxp post prep vhea vmtx FFTM".split()
)
"""Tables that hold shapes, measures, and how letters are found."""

HEAD, TABLE, NAME = struct.Struct(">4s4H"), struct.Struct(">4s3I"), struct.Struct(">6H")
MOST_TABLES = 64
PADDING = 4


def font(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """The names in a font of separate tables, and nothing behind the last of them."""
    place = budget.place(where)
    try:
        yield from _tables(data, place)
    except struct.error as error:
        raise UnreadableError(place) from error


def _tables(data: bytes, place: str) -> Iterator[Piece]:
    _, number, *_ = HEAD.unpack_from(data)
    if number > MOST_TABLES:
        raise UnreadableError(place)
    last = 0
    for index in range(number):
        tag, _, start, length = TABLE.unpack_from(data, HEAD.size + TABLE.size * index)
        name = tag.decode("latin-1").strip()
        last = max(last, start + length)
        if name == "name":
            yield from _names(data[start : start + length], place)
        elif name not in SHAPES:
            raise UnreadableError(f"{place}, {name}")
    if last > len(data):
        raise UnreadableError(place)
    if len(data) - last >= PADDING:
        raise RemainsError(place)


def _names(table: bytes, place: str) -> Iterator[Piece]:
    _, number, texts = struct.unpack_from(">3H", table)
    for index in range(number):
        platform, _, _, _, length, start = NAME.unpack_from(table, 6 + NAME.size * index)
        said = table[texts + start : texts + start + length]
        text = said.decode("latin-1" if platform == 1 else "utf-16-be", "replace")
        yield Piece(place, text, code=True)
