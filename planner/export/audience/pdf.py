"""Reads a PDF back: its pages' text, and every string and stream of every object in it.

What its drawing operators place and size are numbers of the file, not texts: only strings are read.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from planner.export.audience.markup import xml
from planner.export.audience.pieces import Budget, Piece, RemainsError, UnreadableError

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
OBJECT = re.compile(rb"(?<!\d)\d+ \d+ obj\b")
SHOWN = re.compile(
    rb"(BT\b|ET\b)|/([^\s/\[\]()<>{}%]+)\s+[-+.\d]+\s+Tf\b"
    rb"|(/[A-Za-z]+\s*)?(?:\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<([0-9A-Fa-f\s]*)>(?!>))"
    rb"|(T[dDm*]\b)",
    re.DOTALL,
)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
MAPPED = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]*)>")
PAIR = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>")
RANGE = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])"
)
MOST_CODES, LAST_LETTER = 0xFFFF, 0x10FFFF
MOST_PARENTS = 50
OF_FORMAT = frozenset({"/Registry", "/Ordering", "/Producer", "/Creator"})
"""Strings that name collections of letters, and the program that wrote a file."""

UNREAD = frozenset({"/XRef", "/ObjStm"})


@dataclass(frozen=True)
class Codes:
    """How a font writes: the letters of its codes, of one byte each or of two."""

    letters: dict[int, str]
    wide: bool

    def written(self, said: bytes) -> str:
        """The letters of a string."""
        size = 2 if self.wide else 1
        places = range(0, len(said) - size + 1, size)
        return "".join(self.letters.get(int.from_bytes(said[at : at + size]), "") for at in places)


def pdf(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """The pieces of a PDF file of one version, with nothing beside its objects."""
    place = budget.place(where)
    try:
        _one_version(data, place)
        reader = PdfReader(io.BytesIO(data), strict=True)
        if reader.is_encrypted:
            raise UnreadableError(place)
        yield from _Pdf(reader, data, where, budget).pieces()
    except (UnreadableError, RemainsError):
        raise
    # Whatever a broken file makes the library stumble over: it cannot be read.
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError) as error:
        raise UnreadableError(place) from error
    except (ValueError, OSError, RecursionError, zlib.error, NotImplementedError) as error:
        raise UnreadableError(place) from error


def _one_version(data: bytes, place: str) -> None:
    """See that there is no earlier version, and nothing before or after the file."""
    if not data.startswith(b"%PDF-") or data.count(b"startxref") != 1:
        raise RemainsError(place)
    if data.rstrip(b"\r\n").rpartition(b"%%EOF")[2]:
        raise RemainsError(place)


Fonts = dict[str, Codes | None]
"""How the fonts of a stream write, by the names that it gives them."""


class _Pdf:
    """One file, its objects, and how its fonts write."""

    def __init__(self, reader: PdfReader, data: bytes, where: str, budget: Budget) -> None:
        self.reader, self.data, self.where, self.budget = reader, data, where, budget
        self.place = budget.place(where)
        self.objects: dict[int, Any] = {}
        self.fonts: dict[str, list[Codes]] = {}
        self.own: dict[int, Fonts] = {}
        self.read: dict[int, Codes] = {}

    def pieces(self) -> Iterator[Piece]:
        """Everything that can be read."""
        yield from self._beside()
        for number in self._numbers():
            self.objects[number] = self.reader.get_object(IndirectObject(number, 0, self.reader))
        for page, each in enumerate(self.reader.pages, start=1):
            yield Piece(self.budget.place(f"{self.where}, page {page}"), each.extract_text())
        self._learn_fonts()
        silent = self._silent()
        names: set[str] = set()
        for number, each in self.objects.items():
            yield from self._strings(each, names, number)
            if isinstance(each, StreamObject) and number not in silent:
                yield from self._stream(each, number)
        yield from self._strings(self.reader.trailer, names, 0)
        yield Piece(self.place, "\n".join(sorted(name[1:] for name in names)), code=True)

    def _numbers(self) -> list[int]:
        found = {number for by in self.reader.xref.values() for number in by}
        return sorted((found | set(self.reader.xref_objStm)) - {0})

    def _beside(self) -> Iterator[Piece]:
        """See that each object begins where the table says, and that nothing lies between two."""
        starts = sorted(
            at
            for generation, by in self.reader.xref.items()
            if generation == 0
            for at in by.values()
        )
        if not starts:
            raise UnreadableError(self.place)
        yield Piece(self.place, self.data[: starts[0]].decode("latin-1"), code=True)
        for at, end in zip(starts, [*starts[1:], len(self.data)], strict=True):
            region = self.data[at:end]
            head = OBJECT.match(region.lstrip())
            ends = region.find(b"endobj")
            stream = region.find(b"stream")
            if 0 <= stream < ends:
                ends = region.rfind(b"endobj")
            rest = region[ends + 6 :]
            if head is None or ends < 0 or OBJECT.search(rest):
                raise RemainsError(self.place)
            if end != len(self.data) and rest.strip():
                raise RemainsError(self.place)
            if stream >= 0 and region.count(b"endobj") > 1:
                self._one_stream(region)
            if end == len(self.data):
                yield from self._tail(rest)

    def _one_stream(self, region: bytes) -> None:
        """See that several ends of an object are not those of several objects."""
        if len(OBJECT.findall(region)) > 1:
            raise RemainsError(self.place)

    def _tail(self, rest: bytes) -> Iterator[Piece]:
        """What follows the last object: the table, the trailer, and comments."""
        for comment in re.findall(rb"(?<!%)%(?!%EOF)[^\r\n]*", rest):
            yield Piece(self.place, comment.decode("latin-1"))

    def _silent(self) -> set[int]:
        """The streams that are fonts, maps of fonts, tables and pixels."""
        found: set[int] = set()
        for number, each in self.objects.items():
            if not isinstance(each, DictionaryObject):
                continue
            for key in (*FONT_FILES, "/ToUnicode", "/CIDToGIDMap", "/CIDSet"):
                if isinstance(to := each.raw_get(key) if key in each else None, IndirectObject):
                    found.add(to.idnum)
            if _at(each, "/Type") in UNREAD or _at(each, "/Subtype") == "/Image":
                found.add(number)
            if _at(each, "/N") in {1, 3, 4}:
                found.add(number)  # a profile of colours
            if "/FunctionType" in each or "/ShadingType" in each:
                found.add(number)
        return found

    def _strings(self, of: Any, names: set[str], number: int) -> Iterator[Piece]:
        """Every string in an object, without what it refers to."""
        left = [(of, "")]
        while left:
            each, key = left.pop()
            if isinstance(each, DictionaryObject):
                for name in each:
                    names.add(name)
                    left.append((each.raw_get(name), name))
            elif isinstance(each, ArrayObject):
                left += [(one, key) for one in list.__iter__(each)]
            elif isinstance(each, NameObject):
                names.add(each)
            elif key == "/ID":
                continue  # drawn by lot
            elif isinstance(each, TextStringObject):
                yield Piece(self._called(number, key), str(each), formal=key in OF_FORMAT)
            elif isinstance(each, ByteStringObject):
                said = bytes(each).decode("latin-1")
                yield Piece(self._called(number, key), said, formal=key in OF_FORMAT)

    def _called(self, number: int, key: str) -> str:
        return f"{self.place}, {key.removeprefix('/') or 'object'} {number or ''}".rstrip()

    def _stream(self, of: StreamObject, number: int) -> Iterator[Piece]:
        """What a stream says: metadata, an attached file, or drawing."""
        content = self._unpacked(of)
        place = f"{self.where}, object {number}"
        if _at(of, "/Subtype") == "/XML" or content.lstrip().startswith(b"<?xpacket"):
            yield from xml(content, place, self.budget)
        elif _at(of, "/Type") == "/EmbeddedFile":
            from planner.export.audience.reading import inner

            yield from inner(content, place, self.budget)
        else:
            yield from self._drawn(content, self.budget.place(place), number)

    def _unpacked(self, of: StreamObject) -> bytes:
        content = of.get_data()
        self.budget.spend(len(content), self.place)
        raw = getattr(of, "_data", b"")
        if _at(of, "/Filter") in ("/FlateDecode", ["/FlateDecode"]) and raw[:1] == b"x":
            unpacker = zlib.decompressobj()
            unpacker.decompress(raw, len(content) + 1)
            if unpacker.unused_data.strip(b"\r\n"):
                raise RemainsError(self.place)
        return content

    # Strings that are drawn

    def _learn_fonts(self) -> None:
        """Read how each font of the file writes, and which fonts each stream draws with."""
        for number, each in self.objects.items():
            own: Fonts = {}
            for fonts in (_at(each, "/Font"), _at(_inherited(each, "/Resources"), "/Font")):
                if isinstance(fonts, DictionaryObject) and "/Type" not in fonts:
                    own |= {name[1:]: self._codes_of(fonts[name]) for name in fonts}
            for name, codes in own.items():
                known = self.fonts.setdefault(name, [])
                if codes is not None and codes not in known:
                    known.append(codes)
            if isinstance(each, StreamObject):
                if "/Resources" in each:
                    self.own[number] = own
            elif isinstance(each, DictionaryObject) and each.get("/Type") == "/Page":
                for drawn in _references(each, "/Contents"):
                    self.own[drawn] = own

    def _codes_of(self, font: Any) -> Codes | None:
        """How a font writes; None where it says nothing of it, and writes plainly."""
        to = _at(font, "/ToUnicode")
        if not isinstance(to, StreamObject):
            return None
        found = self.read.get(id(to))
        if found is None:
            wide = _at(font, "/Subtype") == "/Type0"
            found = self.read[id(to)] = Codes(_codes(to.get_data()), wide=wide)
        return found

    def _drawn(self, content: bytes, place: str, number: int) -> Iterator[Piece]:
        """The strings of a stream of drawing operators, as its fonts write them.

        Strings that no known font draws, and those that say what a drawing is, are read as letters.
        """
        texts: list[list[str]] = [[]]
        fonts: list[Codes] = []
        known = False
        for found in SHOWN.finditer(content):
            begins, font, key, literal, digits, moves = found.groups()
            if begins:
                yield from self._said(texts, place)
                texts = [[]]
            elif font is not None:
                fonts = self._named(font.decode("latin-1"), number)
                known = bool(fonts) and number in self.own
            elif moves:
                texts[0].append(" ")
            else:
                said = _unescaped(literal) if digits is None else _hexadecimal(digits)
                if key is not None or not known:
                    texts[0].append(_as_text(said))
                if key is None:
                    while len(texts) <= len(fonts):
                        texts.append([])
                    for written, codes in zip(texts[1:], fonts, strict=False):
                        written.append(codes.written(said))
        yield from self._said(texts, place)

    def _named(self, name: str, number: int) -> list[Codes]:
        """The fonts that a name may mean in a stream: in one that nothing refers to, any."""
        if number in self.own:
            codes = self.own[number].get(name)
            return [] if codes is None else [codes]
        return self.fonts.get(name) or [one for by in self.fonts.values() for one in by]

    def _said(self, texts: list[list[str]], place: str) -> Iterator[Piece]:
        for parts in texts:
            text = "".join(parts)
            if text.strip():
                yield Piece(place, text)


def _at(of: Any, key: str) -> Any:
    """What a dictionary has there, wherever in the file that lies; None without it."""
    return of[key] if isinstance(of, DictionaryObject) and key in of else None


def _inherited(of: Any, key: str) -> Any:
    """What an object or those that it belongs to have there."""
    for _ in range(MOST_PARENTS):
        if (found := _at(of, key)) is not None:
            return found
        of = _at(of, "/Parent")
    return None


def _references(of: DictionaryObject, key: str) -> list[int]:
    """The numbers of the objects that an object refers to there, one or several."""
    raw = of.raw_get(key) if key in of else None
    each = [raw] if isinstance(raw, IndirectObject) else []
    there = _at(of, key)
    if isinstance(there, ArrayObject):
        each += [one for one in list.__iter__(there) if isinstance(one, IndirectObject)]
    return [one.idnum for one in each]


def _unescaped(literal: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        what = found[1]
        if what[:1].isdigit():
            return bytes([int(what, 8) & 0xFF])
        return b"" if what in {b"\n", b"\r\n"} else ESCAPES.get(what, what)

    return ESCAPED.sub(one, literal)


def _hexadecimal(digits: bytes) -> bytes:
    clean = b"".join(digits.split())
    return bytes.fromhex((clean + b"0" * (len(clean) % 2)).decode())


def _as_text(said: bytes) -> str:
    if said.startswith(b"\xfe\xff"):
        return said[2:].decode("utf-16-be", "replace")
    if said.startswith(b"\xff\xfe"):
        return said[2:].decode("utf-16-le", "replace")
    return said.replace(b"\x00", b"").decode("latin-1")


def _codes(table: bytes) -> dict[int, str]:
    """What a font's map says: codes and their letters."""
    found: dict[int, str] = {}
    for kind, body in MAPPED.findall(table):
        if kind == b"bfchar":
            for code, letters in PAIR.findall(body):
                found[_number(code)] = _letters(letters)
            continue
        for first, last, letters, several in RANGE.findall(body):
            start = _number(first)
            codes = range(start, min(_number(last), start + MOST_CODES) + 1)
            if several:
                found.update(zip(codes, map(_letters, HEXADECIMAL.findall(several)), strict=False))
                continue
            text = _letters(letters)
            for code in codes:
                found[code] = text[:-1] + chr(min(ord(text[-1]) + code - start, LAST_LETTER))
    return found


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _letters(digits: bytes) -> str:
    return _hexadecimal(digits).decode("utf-16-be", "replace") or " "
