"""A PDF read back by a library that did not write it."""

from __future__ import annotations

from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import Destination


def read(data: bytes) -> PdfReader:
    """The file."""
    return PdfReader(BytesIO(data))


class About(NamedTuple):
    """What a file says of itself."""

    title: str
    author: str
    language: str


def about(data: bytes) -> About:
    """Its title, author and language."""
    file = read(data)
    known: Any = file.metadata
    return About(known.title, known.author, str(file.root_object["/Lang"]))


def texts(data: bytes) -> list[str]:
    """The text of each page, in words parted by single spaces."""
    return [" ".join(page.extract_text().split()) for page in read(data).pages]


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page of each bookmark; pages count from 0."""
    reader = read(data)
    return list(_walk(reader, reader.outline, 0))


def _walk(reader: PdfReader, entries: Any, level: int) -> Any:
    for entry in entries:
        if isinstance(entry, Destination):
            yield level, str(entry.title), reader.get_destination_page_number(entry)
        else:
            yield from _walk(reader, entry, level + 1)


def fonts(data: bytes) -> dict[str, bool]:
    """The fonts of all pages by name, and whether their letters are in the file."""
    found: dict[str, bool] = {}
    for page in read(data).pages:
        resources: Any = page["/Resources"]
        for each in resources.get("/Font", {}).values():
            font = each.get_object()
            (inner,) = font.get("/DescendantFonts", [font])
            descriptor = inner.get_object()["/FontDescriptor"].get_object()
            embedded = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
            found[str(font["/BaseFont"]).rpartition("+")[2]] = embedded
    return found


def described(data: bytes) -> list[str]:
    """What is said of each picture for those who do not see it."""
    tree: Any = read(data).root_object["/StructTreeRoot"]
    return list(_figures(tree))


def _figures(node: Any) -> Any:
    if node.get("/S") == "/Figure":
        yield str(node.get("/Alt", ""))
    below = node.get("/K", [])
    for each in below if isinstance(below, list) else [below]:
        inner = each.get_object()
        if hasattr(inner, "get"):
            yield from _figures(inner)
