"""Texts that people type: what cannot be seen does not get in."""

from __future__ import annotations

import unicodedata

_UNSEEN = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}


def line(typed: str) -> str:
    """One line: control characters and line ends are spaces, and none stands at either end."""
    return "".join(" " if unicodedata.category(mark) in _UNSEEN else mark for mark in typed).strip()


def lines(typed: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(said for each in typed.splitlines() if (said := line(each)))
