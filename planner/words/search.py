"""Words looked for among words: in any order, by their beginnings, whatever their accents."""

from __future__ import annotations

import unicodedata

BEGINNING, MIDDLE = 2, 6  # how much farther a word is within the text, and within a word

_SAME = str.maketrans("’\u00a0\u202f", "'  ")


def fold(words: str) -> str:
    """A text as it is compared: without case and accents."""
    lower = words.casefold()
    if lower.isascii():
        return lower
    apart = unicodedata.normalize("NFKD", lower.translate(_SAME))
    return "".join(mark for mark in apart if not unicodedata.combining(mark))


def asked(typed: str) -> tuple[str, ...]:
    """The words of what was typed, as they are looked for."""
    return tuple(fold(typed).split())


def rank(looked_for: tuple[str, ...], folded: str) -> int | None:
    """How far a text is from what is looked for: 0 where it begins with it; None where it lacks it.

    A single letter is only looked for where a word begins: it stands in the middle of most.
    """
    total = int(" ".join(looked_for) not in folded)  # as it was typed is nearest
    for word in looked_for:
        at = folded.find(word)
        if at < 0:
            return None
        while at > 0 and folded[at - 1].isalnum():
            at = folded.find(word, at + 1)
        if at < 0:
            if len(word) == 1:
                return None
            total += MIDDLE
            continue
        total += BEGINNING if at else 0
        total += folded[at + len(word) :][:1].isalnum()  # a whole word is nearer than its beginning
    return total
