"""The words that the program itself says: a name that is one of them cannot be told from it."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Sequence
from functools import cache

from planner import resource

Gram = tuple[str, ...]
"""Words that follow each other."""

LONGEST = 3
WORD = re.compile(r"[^\W_]+")
ORIGINALS, TRANSLATIONS = 12, 16
"""Where a catalogue says that its tables of English messages and of translations begin."""


def is_ours(said: Gram) -> bool:
    """Whether the program says these words itself, one after the other, in some language."""
    return len(said) <= LONGEST and said in _grams()


def grams_of(said: Sequence[str], size: int) -> Iterator[Gram]:
    """Every run of so many words."""
    for start in range(len(said) - size + 1 if size else 0):
        yield tuple(said[start : start + size])


@cache
def _grams() -> frozenset[Gram]:
    found: set[Gram] = set()
    for message in _messages():
        said = [each.casefold() for each in WORD.findall(message)]
        for size in range(1, LONGEST + 1):
            found.update(grams_of(said, size))
    return frozenset(found)


def _messages() -> Iterator[str]:
    """Every message of every catalogue, in English and translated."""
    for compiled in sorted(resource("i18n").glob("*/LC_MESSAGES/planner.mo")):
        content = compiled.read_bytes()
        (count,) = struct.unpack_from("<I", content, 8)
        for table in (ORIGINALS, TRANSLATIONS):
            (start,) = struct.unpack_from("<I", content, table)
            for number in range(1, count):  # the first is the catalogue's own header
                length, place = struct.unpack_from("<II", content, start + 8 * number)
                yield content[place : place + length].decode()
