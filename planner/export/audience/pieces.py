"""What is found in a file when it is read back: pieces of text, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_BYTES = 400_000_000
"""A client's file unpacks to a few megabytes; what unpacks to more is no file of ours."""

DEEPEST = 4

INVISIBLE = re.compile(
    "[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{WORD JOINER}\ufeff]"
)
"""Letters that nobody sees: they hide no word and no figure."""


class Piece(NamedTuple):
    """A text of a file.

    ``data``: it is a value by itself, such as that of a cell. ``code``: it names something within
    the file, such as an id, and its whole numbers are none that anybody reads. ``formal``: the
    words of the format itself stand there.
    """

    where: str
    text: str
    data: bool = False
    code: bool = False
    formal: bool = False


class UnreadableError(Exception):
    """A part of a file that cannot be read, and might therefore say anything."""

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(where)


class RemainsError(Exception):
    """Something that nothing in the file refers to: bytes after its end, an earlier version."""

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(where)


@dataclass
class Budget:
    """How much may still be unpacked, how deep, and what people gave and is theirs as it is."""

    given: frozenset[bytes]
    left: int = MOST_BYTES
    depth: int = 0
    where: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, typed: Iterable[str | bytes]) -> Budget:
        """One for a file that may hold these files of other people."""
        return cls(frozenset(each for each in typed if isinstance(each, bytes)))

    def spend(self, size: int, where: str) -> None:
        """Take so many bytes off what may still be unpacked.

        Raises:
            UnreadableError: if there are none left.
        """
        self.left -= size
        if self.left < 0:
            raise UnreadableError(where)

    def place(self, where: str) -> str:
        """A place within the file, after those of the files that it lies in."""
        return " › ".join([*self.where, where])
