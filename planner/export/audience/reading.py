"""Which reader a file takes, by its name or, within another, by how it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.export.audience import fonts, markup, package, pdf, plain, raster
from planner.export.audience.pieces import DEEPEST, Budget, Piece, UnreadableError

Reader = Callable[[bytes, str, Budget], Iterator[Piece]]

BY_NAME: dict[str, Reader] = {
    ".pdf": pdf.pdf,
    ".pptx": package.package,
    ".xlsx": package.package,
    ".svg": markup.xml,
    ".png": raster.png,
    ".csv": plain.cells,
    ".html": markup.html,
    ".txt": plain.text,
}
BEGINNINGS = (
    (b"%PDF-", pdf.pdf),
    (b"PK\x03\x04", package.package),
    (raster.SIGNATURE, raster.png),
    (b"\xff\xd8\xff", raster.jpeg),
    (b"<?xml", markup.xml),
    (b"<svg", markup.xml),
    *((start, fonts.font) for start in fonts.BEGINNINGS),
)


def pieces(data: bytes, suffix: str, budget: Budget) -> Iterator[Piece]:
    """The pieces of a file of this kind, which must begin as such files do."""
    reader = BY_NAME.get(suffix.lower())
    begins = tuple(start for start, own in BEGINNINGS if own is reader)
    if reader is None or (begins and not data.startswith(begins)):
        raise UnreadableError(suffix)
    yield from reader(data, suffix.lstrip("."), budget)


def inner(data: bytes, where: str, budget: Budget) -> Iterator[Piece]:
    """The pieces of a file that lies in another; none of one that somebody gave as it is."""
    if data in budget.given:
        return
    reader = next((own for start, own in BEGINNINGS if data.lstrip().startswith(start)), None)
    if reader is None or budget.depth >= DEEPEST:
        raise UnreadableError(budget.place(where))
    budget.spend(len(data), budget.place(where))
    budget.depth += 1
    budget.where.append(where)
    try:
        yield from reader(data, where.rpartition("/")[2], budget)
    finally:
        budget.where.pop()
        budget.depth -= 1


def drawn(given: bytes) -> tuple[str, ...]:
    """The texts in a drawing that somebody gave: a page has its letters, not the file itself."""
    if not given.lstrip().startswith((b"<?xml", b"<svg")):
        return ()
    try:
        return tuple(each.text for each in markup.xml(given, "", Budget(frozenset())))
    except UnreadableError:
        return ()
