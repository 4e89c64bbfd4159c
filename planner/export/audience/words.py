"""Words and names in a text: internal ones in strings of ours, and whose clients there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.export.audience.formats import FORMAL
from planner.export.audience.pieces import INVISIBLE
from planner.words.vocabulary import Gram, grams_of, is_date, is_ours

INTERNAL = frozenset(
    "cost costs discount discounts discounted tier tiers commission commissions margin margins "
    "profit profits profitable profitability markup markups contribution contributions floor "
    "floors room hourly overhead overheads churn reseller resellers resale internal confidential "
    "coût coûts remise remises palier paliers marge marges bénéfice bénéfices rentabilité "
    "plancher planchers horaire horaires revendeur revendeurs revente interne confidentiel".split()
)
"""Words of the agency's own figures, in the languages that the program speaks."""

PHRASES = frozenset({("mark", "up"), ("break", "even"), ("taux", "de", "marque")})

BROKEN = re.compile(r"(?<=\w)[-\N{HYPHEN}]\n\s*(?=\w)")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
NO_LETTER = "\N{WHITE SQUARE}"
"""What is drawn for a letter that no font at hand has."""

UNDRAWN = re.compile("[^\x00-\u024f]")
TOKEN = re.compile(rf"([^\W_]+|{NO_LETTER}+)(\s*\.\.\.)?")
LONGEST = 3
FEWEST_LETTERS = 3
NEAR = 6
"""So many letters beside a word tell whose it is, where the words around it are broken."""


class Token(NamedTuple):
    """A word of a text; ``cut``: its end, or what comes after it, was left out."""

    word: str
    cut: bool


def tokens(text: str) -> list[Token]:
    """The words of a text, whatever it is written like and wherever its lines end."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = CAMEL.sub(" ", BROKEN.sub("", text))
    return [Token(each[1].casefold(), bool(each[2])) for each in TOKEN.finditer(text)]


def words(text: str) -> tuple[str, ...]:
    """The same, of a text that is whole."""
    return tuple(each.word for each in tokens(text))


class Words:
    """What must not be said, apart from what people typed themselves."""

    def __init__(self, names: Iterable[str], notes: Iterable[str], typed: Iterable[str]) -> None:
        """Take the secret names and notes, and what was typed for the client to read."""
        self._grams: set[Gram] = set()
        self._starts: dict[str, set[Gram]] = {}
        texts = [each for text in typed for each in _ways(text)]
        lines = [line for text in texts for line in text.splitlines()]
        for text in (*texts, *lines):
            said = words(text)
            for gram in grams_of(said, min(LONGEST, len(said))):
                self._grams.add(gram)
                self._starts.setdefault(gram[0], set()).add(gram)
        self._run_together = "\n".join("".join(words(text)) for text in texts)
        public = {f" {' '.join(words(text))} " for text in typed}
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            self._add(name, public)
        for note in notes:
            if len(words(note)) >= LONGEST:
                self._add(note, public)

    def _add(self, name: str, public: set[str]) -> None:
        said = words(name)
        letters = sum(map(str.isalpha, "".join(said)))  # digits alone could be any date
        if letters < FEWEST_LETTERS or is_date(said) or is_ours(said):
            return
        if any(f" {' '.join(said)} " in text for text in public):
            return
        self._names.setdefault(said[0], []).append((said, name))

    def internal(self, said: list[Token]) -> Iterator[str]:
        """The internal words that nobody typed."""
        for place, token in enumerate(said):
            phrase = _phrase(said, place)
            if phrase is None and token.word not in INTERNAL:
                continue
            length = 1 if phrase is None else len(phrase)
            if not (self._is_typed(said, place, length) or self._is_broken(said, place, length)):
                yield token.word if phrase is None else " ".join(phrase)

    def named(self, said: list[Token], *, formal: bool = False) -> Iterator[str]:
        """The secret names and notes in a text; where it is ``formal``, no word of a format."""
        for place, token in enumerate(said):
            for name, written in self._names.get(token.word, ()):
                there = tuple(each.word for each in said[place : place + len(name)])
                if there == name and not (formal and FORMAL.issuperset(name)):
                    yield written

    def _is_typed(self, said: list[Token], place: int, length: int) -> bool:
        """Whether a word stands among the same words as in a text that was typed."""
        for size in range(1, LONGEST + 1):
            for start in range(max(place + length - size, 0), place + 1):
                window = said[start : start + size]
                gram = tuple(each.word for each in window)
                if len(gram) == size and gram in self._grams:
                    return True
                if window[-1].cut and self._is_cut(gram):
                    return True
        return False

    def _is_broken(self, said: list[Token], place: int, length: int) -> bool:
        """Whether a word is a part of a text that was typed, with its lines broken anywhere."""
        end = place + length
        before = "".join(each.word for each in said[max(place - NEAR, 0) : place])
        after = "".join(each.word for each in said[end : end + NEAR])
        word = "".join(each.word for each in said[place:end])
        half = NEAR // 2
        around = ((before[-NEAR:], ""), (before[-half:], after[:half]), ("", after[:NEAR]))
        return any(
            len(left + right) == NEAR and left + word + right in self._run_together
            for left, right in around
        )

    def _is_cut(self, gram: Gram) -> bool:
        """Whether a text that was typed begins so, or goes on so."""
        *before, last = gram
        if not before:
            return any(each.startswith(last) for each in self._starts)
        return any(
            each[: len(before)] == tuple(before)
            and len(each) > len(before)
            and each[len(before)].startswith(last)
            for each in self._starts.get(before[0], ())
        )


def _ways(text: str) -> tuple[str, ...]:
    """A text as it may be drawn: with its hyphens or without, and where letters are lacking."""
    return text, text.replace("-", ""), UNDRAWN.sub(NO_LETTER, text)


def _phrase(said: list[Token], place: int) -> Gram | None:
    for size in (2, 3):
        gram = tuple(each.word for each in said[place : place + size])
        if gram in PHRASES:
            return gram
    return None
