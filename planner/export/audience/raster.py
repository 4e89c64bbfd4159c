"""Reads what a PNG or a JPEG says besides its pixels."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from planner.export.audience.pieces import Budget, Piece, RemainsError, UnreadableError
from planner.export.audience.plain import within

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PIXELS = b"IDAT"
SILENT = frozenset(
    {b"IHDR", b"PLTE", b"IEND", b"pHYs", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"sBIT", b"bKGD"}
    | {b"tIME", b"cICP", b"hIST"}
)
"""Chunks that hold a few numbers for the screen."""

TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP", b"sPLT"})
START, END, SCAN = 0xD8, 0xD9, 0xDA
COMMENT, FIRST_OWN, LAST_OWN = 0xFE, 0xE0, 0xEF


def png(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """The texts of a PNG file."""
    place, at, last = budget.place(where), len(SIGNATURE), b""
    pixels = []
    while last != b"IEND":
        if at + 12 > len(data):
            raise UnreadableError(place)
        length, kind = struct.unpack_from(">I4s", data, at)
        content = data[at + 8 : at + 8 + length]
        at += 12 + length
        if len(content) != length or at > len(data):
            raise UnreadableError(place)
        if kind == PIXELS:
            pixels.append(content)
        elif kind in TEXTS:
            yield from within(content, where, budget)
            yield from _packed(content, where, budget)
        elif kind not in SILENT:
            raise UnreadableError(place)
        last = kind
    if at != len(data):
        raise RemainsError(place)
    _ends_with(b"".join(pixels), place, budget)


def _packed(content: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """What is compressed within a chunk."""
    for start in range(min(len(content), 256)):
        if content[start] & 0x0F == 8:
            unpacker = zlib.decompressobj()
            try:
                unpacked = unpacker.decompress(content[start:], 10_000_000)
            except zlib.error:
                continue
            budget.spend(len(unpacked), budget.place(where))
            yield from within(unpacked, where, budget)


def _ends_with(pixels: bytes, place: str, budget: Budget) -> None:
    """See that nothing follows the pixels where they are kept."""
    unpacker = zlib.decompressobj()
    try:
        for start in range(0, len(pixels), 65536):
            rest = pixels[start : start + 65536]
            while rest and not unpacker.eof:
                budget.spend(len(unpacker.decompress(rest, 1 << 22)), place)
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise UnreadableError(place) from error
    if not unpacker.eof:
        raise UnreadableError(place)
    if unpacker.unused_data:
        raise RemainsError(place)


def jpeg(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """The texts of a JPEG file."""
    place, at = budget.place(where), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == SCAN:
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        if kind == COMMENT or FIRST_OWN <= kind <= LAST_OWN:
            yield from within(data[at + 4 : at + 2 + length], where, budget)
        at += 2 + length
    else:
        raise UnreadableError(place)
    ends = data.rfind(b"\xff\xd9")
    if ends < at:
        raise UnreadableError(place)
    if ends + 2 != len(data):
        raise RemainsError(place)
