"""Looks for secrets in a file's bytes, by no rule and no code of the program.

Everything is unpacked and decoded as far as it goes (archives, compressed streams, addresses with
data, entities, three ways of Unicode); what is looked for is written in every way that locales do.
"""

from __future__ import annotations

import base64
import csv
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from xml.etree import ElementTree as ET

from pypdf import PdfReader

SPACES = (" ", "\u00a0", "\u202f", "\u2009")
HARD = "".join(SPACES[1:])
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
DATA = re.compile(rb"data:[^,\"')]*;base64,([A-Za-z0-9+/=\s]+)")
PIXELS = (b"/Subtype /Image", b"/Subtype/Image")
LARGE = Decimal(1000)
"""From there on an amount is looked for in raw bytes too: what drawing places is smaller."""


def written(amount: str) -> set[str]:
    """An amount in the ways of all locales."""
    whole, _, rest = amount.partition(".")
    groups = f"{int(whole):,}"
    found = {f"{whole}.{rest}", f"{whole},{rest}", f"{groups}.{rest}"}
    found |= {f"{groups.replace(',', mark)},{rest}" for mark in (*SPACES, ".", "'", "’")}
    return found | {f"{groups.replace(',', mark)}.{rest}" for mark in (*SPACES, "'", "’")}


def per_cent(rate: Decimal) -> set[str]:
    """A rate in the ways of all locales, with a sign."""
    shown = f"{rate * 100:f}".rstrip("0").rstrip(".")
    both = {shown, shown.replace(".", ",")}
    return {f"{each}{space}%" for each in both for space in ("", *SPACES)}


def blobs(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """A file's bytes, and those of everything packed in it."""
    yield data
    if depth > 4:
        return
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield from blobs(archive.read(entry), depth + 1)
    if data[:5] == b"%PDF-":
        for found in STREAM.finditer(data):
            head = data[max(found.start() - 300, 0) : found.start()].rpartition(b" obj")[2]
            if not any(each in head for each in PIXELS):
                try:
                    yield from blobs(zlib.decompress(found[1]), depth + 1)
                except zlib.error:
                    yield found[1]
    for found in DATA.finditer(data):
        yield from blobs(base64.b64decode(found[1]), depth + 1)


def texts(data: bytes, suffix: str) -> Iterator[str]:
    """What a reader gets to see, and what is told besides."""
    for blob in blobs(data):
        if blob[:5] == b"%PDF-":
            reader = PdfReader(io.BytesIO(blob))
            yield from (page.extract_text() for page in reader.pages)
            yield " ".join(map(str, (reader.metadata or {}).values()))
        elif blob.lstrip()[:5] in {b"<?xml", b"<?xpa"} or blob[:4] == b"<svg":
            yield from _of_markup(blob)
    if suffix == ".csv":
        yield from (cell for row in csv.reader(io.StringIO(data.decode("utf-8"))) for cell in row)


def _of_markup(blob: bytes) -> Iterator[str]:
    root = ET.fromstring(blob.decode("utf-8").strip())
    for element in root.iter():
        if not element.tag.endswith("}style"):
            yield element.text or ""
        yield element.tail or ""
        for key, value in element.attrib.items():
            if key in {"descr", "title", "name", "alt"} or not re.search(r"\d", value):
                yield value
    yield from re.findall(r"<!--(.*?)-->", blob.decode("utf-8"), re.DOTALL)


def found(
    data: bytes,
    suffix: str,
    amounts: Iterable[str],
    rates: Iterable[Decimal],
    names: Iterable[str],
) -> set[str]:
    """Every secret that can be found in a file."""
    amounts, names = sorted(amounts), sorted(names)
    raw = {each for amount in amounts if Decimal(amount) >= LARGE for each in written(amount)}
    signed = {each for rate in rates for each in per_cent(rate)}
    anywhere = _any_of(raw | signed)
    shown = _any_of({each for amount in amounts for each in written(amount)} | signed)
    there: set[str] = set()
    for blob in blobs(data):
        for text in _decoded(blob):
            there.update(anywhere.findall(text))
            there.update(each for each in names if each in text)
    for text in texts(data, suffix):
        there.update(shown.findall(text))
        there.update(each for each in names if each in " ".join(text.split()))
    return there


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of these, and none as a part of a longer number.

    They are told apart by their first digits, since a thousand of them are looked for at once.
    """
    by_start: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_start.setdefault(word[:2], []).append(re.escape(word[2:]))
    if not by_start:
        return re.compile("(?!)")
    each = (f"{re.escape(start)}(?:{'|'.join(rest)})" for start, rest in by_start.items())
    return re.compile(rf"(?<![\d.,])(?<!\d[{HARD}])(?:{'|'.join(each)})(?![\d]|[.,]\d)")


def _decoded(blob: bytes) -> Iterator[str]:
    text = blob.decode("utf-8", "ignore")
    yield text
    if "&" in text:
        yield html.unescape(text)
    for start in (0, 1):
        for encoding in ("utf-16-le", "utf-16-be"):
            yield blob[start:].decode(encoding, "ignore")
