"""Texts that people type: what cannot be seen does not get in."""

from __future__ import annotations

import unicodedata

LONGEST_NAME = 120
LONGEST_LINE = 240
MOST_LINES = 60

_UNSEEN = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


def line(typed: str, longest: int = LONGEST_LINE) -> str:
    """One line: control characters and line ends are spaces, and none stands at either end."""
    seen = (" " if unicodedata.category(mark) in _UNSEEN else mark for mark in typed)
    return "".join(seen).strip()[:longest].rstrip()


def lines(typed: str) -> tuple[str, ...]:
    """The lines that say something."""
    found = (line(each) for each in typed.splitlines()[:MOST_LINES])
    return tuple(each for each in found if each)
