"""The words that the program itself says: a name that is one of them cannot be told from it."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from planner import resource

Gram = tuple[str, ...]
"""Words that follow each other."""

LONGEST = 3
WORD = re.compile(r"[^\W_]+")
PLACE = re.compile(r"\{\w*\}")
NUMBER = "0"
ORIGINALS, TRANSLATIONS = 12, 16
"""Where a catalogue says that its tables of English messages and of translations begin."""


def is_ours(said: Gram) -> bool:
    """Whether the program says these words itself, one after the other, in some language.

    A number may be any other: what says ``{rate} off`` says ``10 off``.
    """
    with_any = _with_any_number(said)
    return len(with_any) <= LONGEST and with_any in _grams()


def is_date(said: Gram) -> bool:
    """Whether these words are a month or a day of some year, in some language."""
    return all(each in _months() or each.isdigit() for each in said)


def grams_of(said: Sequence[str], size: int) -> Iterator[Gram]:
    """Every run of so many words."""
    for start in range(len(said) - size + 1 if size else 0):
        yield tuple(said[start : start + size])


@cache
def _grams() -> frozenset[Gram]:
    found: set[Gram] = set()
    for message in _messages():
        words = (each.casefold() for each in WORD.findall(PLACE.sub(f" {NUMBER} ", message)))
        said = _with_any_number(words)
        for size in range(1, LONGEST + 1):
            found.update(grams_of(said, size))
    return frozenset(found)


def _with_any_number(said: Iterable[str]) -> Gram:
    numbered = (NUMBER if each.isdigit() else each for each in said)
    return tuple(word for word, _ in groupby(numbered))


@cache
def _months() -> frozenset[str]:
    tables = (json.loads(each.read_text("utf-8"))["*"] for each in resource("i18n").glob("*.json"))
    months = (month for of in tables for month in (*of["months"], *of["short_months"]))
    return frozenset(month.rstrip(".").casefold() for month in months)


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
