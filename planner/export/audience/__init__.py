"""The audience check: a client's file is read back, and refused where it gives something away.

``leaks`` reads the bytes that are about to be written, as somebody who is curious would: texts,
metadata, hidden parts, what was left over. A file that cannot be read might say anything, and is
refused as well. What people typed is theirs and passes, whatever words it has.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from planner.export.audience.figures import Figures, numbers
from planner.export.audience.pieces import Budget, Piece, RemainsError, UnreadableError
from planner.export.audience.reading import drawn, pieces
from planner.export.audience.words import Words, tokens
from planner.model.secrets import Secrets


class Kind(StrEnum):
    """What gives something away."""

    FIGURE = "figure"
    WORD = "word"
    NAME = "name"
    REMAINS = "remains"
    UNREADABLE = "unreadable"


class Leak(NamedTuple):
    """One thing that its client must not get: what, where in the file, and as it is written."""

    kind: Kind
    where: str
    found: str = ""


def leaks(
    data: bytes, suffix: str, typed: Iterable[str | bytes], secrets: Secrets
) -> tuple[Leak, ...]:
    """Everything in a client's file that is not for a client; each thing once in each place.

    Args:
        data: the file, as it would be written.
        suffix: what kind of file it is: ``.pdf``, ``.pptx``, ``.xlsx``, ``.csv``, ``.svg``,
            ``.png``, and ``.html`` and ``.txt`` for the clipboard.
        typed: what people typed, and the files that they gave.
        secrets: what must not be in it.
    """
    typed = tuple(typed)
    texts = tuple(each for each in typed if isinstance(each, str))
    texts += tuple(said for each in typed if isinstance(each, bytes) for said in drawn(each))
    reader = _Reader(*_sought(secrets, texts))
    try:
        for piece in pieces(data, suffix, Budget.of(typed)):
            reader.read(piece)
    except UnreadableError as error:
        reader.found.append(Leak(Kind.UNREADABLE, error.where))
    except RemainsError as error:
        reader.found.append(Leak(Kind.REMAINS, error.where))
    reader.finish()
    return tuple(dict.fromkeys(reader.found))


@lru_cache(maxsize=2)
def _sought(secrets: Secrets, typed: tuple[str, ...]) -> tuple[Figures, Words]:
    """What is looked for: made once for all the files of an offer."""
    return Figures(secrets, typed), Words(secrets.names, secrets.notes, typed)


class _Reader:
    """Holds pieces against what must not be found; those of one place are read as one text."""

    def __init__(self, figures: Figures, words: Words) -> None:
        self.figures, self.words = figures, words
        self.found: list[Leak] = []
        self.said: dict[tuple[str, bool, bool], list[str]] = {}

    def read(self, piece: Piece) -> None:
        """Take one piece."""
        key = (piece.where, piece.code, piece.code or piece.formal)
        self.said.setdefault(key, []).append(piece.text)
        for number in numbers(piece.text):
            if self.figures.tells(number, data=piece.data, code=piece.code):
                self.found.append(Leak(Kind.FIGURE, piece.where, number.written))

    def finish(self) -> None:
        """Read the words of every place: a text may be drawn in several pieces."""
        for (where, _, formal), texts in self.said.items():
            said = tokens("\n".join(texts))
            self.found += [Leak(Kind.WORD, where, word) for word in self.words.internal(said)]
            named = self.words.named(said, formal=formal)
            self.found += [Leak(Kind.NAME, where, name) for name in named]
