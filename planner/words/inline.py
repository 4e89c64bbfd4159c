"""What people typed, as it can stand within a line."""

from __future__ import annotations

import unicodedata

LONGEST_QUOTE = 60

# Marks that turn the direction of what follows them, and so the order of a whole line.
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(words: str, longest: int = LONGEST_QUOTE) -> str:
    """Return a text of the user's as it can stand within a line: nothing invisible, not too long.

    Args:
        words: the text.
        longest: characters that may be shown of it.
    """
    shown = words if len(words) <= longest else words[: longest - 1] + "…"
    return "".join(
        " "
        if unicodedata.category(mark) in {"Cc", "Zl", "Zp"}
        else "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(mark) == "Cs"
        else mark
        for mark in shown
        if mark not in _TURNING
    )
