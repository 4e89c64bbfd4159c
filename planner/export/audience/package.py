"""Reads office documents back: each part of the archive, and nothing beside the parts."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from planner.export.audience.markup import xml
from planner.export.audience.pieces import Budget, Piece, RemainsError, UnreadableError

HEADER, ENTRY = b"PK\x03\x04", struct.Struct("<4s5H3I2H")
END = struct.Struct("<4s4H2IH")
MARKUP = (".xml", ".rels", ".vml")
ENCRYPTED = 0x1


def package(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """The pieces of an archive of parts: its names, and what each part holds."""
    from planner.export.audience.reading import inner

    place = budget.place(where)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            yield from _nothing_beside(data, archive, entries, place)
            for entry in entries:
                budget.spend(entry.file_size, place)
                content = archive.read(entry)
                yield Piece(place, re.sub(r"\d+(?=\.|$)", "", entry.filename), code=True)
                if entry.filename.lower().endswith(MARKUP):
                    name = budget.place(entry.filename) if not budget.where else entry.filename
                    yield from xml(content, name, budget)
                elif not entry.is_dir():
                    yield from inner(content, entry.filename, budget)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(place) from error
    except (EOFError, struct.error, ValueError, OSError) as error:
        raise UnreadableError(place) from error


def _nothing_beside(
    data: bytes, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], place: str
) -> Iterator[Piece]:
    """See that the archive is its entries, one after the other, and that each name is one's own."""
    if len({entry.filename for entry in entries}) != len(entries):
        raise RemainsError(place)
    if archive.comment:
        raise RemainsError(place)
    at = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset != at or entry.flag_bits & ENCRYPTED:
            raise RemainsError(place)
        head = ENTRY.unpack_from(data, at)
        signature, flags, name, extra = head[0], head[2], head[9], head[10]
        if signature != HEADER:
            raise UnreadableError(place)
        yield Piece(place, entry.comment.decode("utf-8", "replace"))
        if extra and not _is_size(data[at + ENTRY.size + name : at + ENTRY.size + name + extra]):
            raise RemainsError(place)
        at += ENTRY.size + name + extra + entry.compress_size
        if flags & 0x8:  # the sizes follow the content
            at += 16 if data[at : at + 4] == b"PK\x07\x08" else 12
    if archive.start_dir != at:
        raise RemainsError(place)
    if data[len(data) - END.size :][:4] != b"PK\x05\x06":
        raise RemainsError(place)


def _is_size(extra: bytes) -> bool:
    """Whether an extra field is the one for sizes of more than four gigabytes."""
    return len(extra) >= 4 and extra[:2] == b"\x01\x00"
