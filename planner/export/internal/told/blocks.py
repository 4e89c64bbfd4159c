"""What a part of the report is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from planner.charts.picture import Picture

TALL = 290.0


class Said(NamedTuple):
    """A sentence; a ``lead`` one is the conclusion of its part."""

    words: str
    kind: Literal["body", "lead", "quiet"] = "body"


class Heading(NamedTuple):
    """A heading within a part."""

    words: str


class Facts(NamedTuple):
    """Labels, each with its value and a note that may be empty."""

    rows: tuple[tuple[str, str, str], ...]


class Strip(NamedTuple):
    """The figures that answer first: label, figure, what it means; a loss is red."""

    figures: tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True)
class Row:
    """A row of a table; ``under`` stands small below its cells, a sum is ``strong``."""

    cells: tuple[str, ...]
    under: tuple[str, ...] = ()
    strong: bool = False
    tinted: bool = False


class Table(NamedTuple):
    """A table; its first columns, ``words`` of them, are words and the others figures."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    words: int = 1


class Drawn(NamedTuple):
    """A chart, as tall as so many points of its own."""

    picture: Picture
    height: float = TALL


Block = Said | Heading | Facts | Strip | Table | Drawn


class Part(NamedTuple):
    """A part of the report."""

    heading: str
    blocks: tuple[Block, ...]


def said(*words: str, kind: Literal["body", "lead", "quiet"] = "body") -> Iterable[Said]:
    """Sentences, of which those that say nothing are left out."""
    return (Said(each, kind) for each in words if each)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, words: int = 1) -> Table:
    """A table of plain rows."""
    return Table(tuple(heads), tuple(Row(tuple(each)) for each in rows), words)
