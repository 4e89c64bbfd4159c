"""Whether a column of a list writes its decimals with a comma or a point.

One cell may not tell (1,234), but its neighbours often do (12,50). Where all that tell say the
same, the whole column is read that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

COMMA, POINT = ",", "."

_FIGURES = re.compile(r"\d[\d.,]*\d")
_GROUPS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_WHOLE = re.compile(r"\d*|[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")


def mark_of(texts: Iterable[str]) -> str:
    """The decimal mark of a column; empty where nothing tells, or not all say the same."""
    told = {mark for words in set(texts) for figures in _FIGURES.findall(words)
            if (mark := _told(figures))}  # fmt: skip
    return told.pop() if len(told) == 1 else ""


def _told(figures: str) -> str:
    marks = [each for each in figures if each in ".,"]
    if not marks or _GROUPS.fullmatch(figures):
        return ""
    if len(set(marks)) == 2 or len(marks) == 1:
        return marks[-1]
    return COMMA if marks[0] == POINT else POINT  # 1.234.567: one mark parts groups only


def rewritten(words: str, mark: str, own: str) -> str:
    """A text with its figures as the reader's own locale writes them.

    Args:
        words: a text of the column.
        mark: the column's decimal mark.
        own: the reader's.
    """
    return _FIGURES.sub(lambda found: _rewritten(found[0], mark, own), words)


def _rewritten(figures: str, mark: str, own: str) -> str:
    whole, _, decimals = figures.partition(mark)
    if not (_WHOLE.fullmatch(whole) and (decimals.isdigit() or not decimals)):
        return figures  # no number in this column's way: it is read, or refused, as it stands
    digits = re.sub(r"[.,]", "", whole)
    return f"{digits}{own}{decimals}" if decimals else digits
