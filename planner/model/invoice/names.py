"""Whose line it is, by its name: case, accents, punctuation, addresses and legal forms aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

LEGAL_FORMS = frozenset(
    "sarl sas sasu eurl sa snc scop scs sca inc llc ltd limited plc corp corporation gmbh ag kg ug "
    "bv nv srl spa sl slu lda ltda oy ab as aps pty".split()
)
SMALL_WORDS = frozenset("and et und y e".split())
SHORT = {"st": "saint", "ste": "sainte"}
GENERIC_HOSTS = frozenset("www app login admin".split())
ADDRESS = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/:?#]\S*)?", re.IGNORECASE)
SPELT = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "&": " ", "+": " "})
LEAST_PART = 3
MOST_WORDS = 24


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words by which a name is recognised; of an account's address its first part."""
    bare = ADDRESS.sub(_first_part, name).casefold().translate(SPELT)
    letters = (
        mark for mark in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(mark)
    )
    found = re.findall(r"[^\W_]+", "".join(letters))[:MOST_WORDS]
    found = [SHORT.get(word, word) for word in found]
    kept = tuple(word for word in found if word not in LEGAL_FORMS and word not in SMALL_WORDS)
    return kept or tuple(found)


def _first_part(address: re.Match[str]) -> str:
    parts = address[1].split(".")
    return f" {next((part for part in parts if part.lower() not in GENERIC_HOSTS), parts[0])} "


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Every run of words, written as one: the longest first."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            yield "".join(words[start : start + length])


class Names:
    """The names of client rows, to be asked for the rows that a line means."""

    def __init__(self, names: Sequence[str]) -> None:
        """Take the name of each row; empty ones are never meant."""
        whole: dict[str, list[int]] = {}
        for row, name in enumerate(names):
            key = "".join(words_of(name))
            if key:
                whole.setdefault(key, []).append(row)
        self._whole = {key: tuple(rows) for key, rows in whole.items()}
        self._parts: dict[str, str | None] = {}  # a part of a name → its whole; None: of several
        for key, rows in self._whole.items():
            for part in set(_runs(words_of(names[rows[0]]))):
                self._parts[part] = None if part in self._parts else key

    def is_whole(self, text: str) -> bool:
        """Whether a text is a client's name and nothing else."""
        return "".join(words_of(text)) in self._whole

    def rows(self, *texts: str) -> tuple[int, ...]:
        """The rows that the first text means, or else the next; none where it is unclear.

        A text means the client whose whole name it is, or holds (the longest wins), or of whose
        name alone it is a part.
        """
        for text in texts:
            words = words_of(text)
            found = self._whole.get("".join(words)) or self._held(words) or self._part(words)
            if found:
                return found
        return ()

    def _held(self, words: Sequence[str]) -> tuple[int, ...]:
        length = 0
        found: set[str] = set()
        for run in _runs(words):
            if len(run) >= max(length, LEAST_PART) and run in self._whole:
                found = found | {run} if len(run) == length else {run}
                length = len(run)
        return self._whole[found.pop()] if len(found) == 1 else ()

    def _part(self, words: Sequence[str]) -> tuple[int, ...]:
        part = "".join(words)
        whole = self._parts.get(part) if len(part) >= LEAST_PART else None
        return () if whole is None else self._whole[whole]
