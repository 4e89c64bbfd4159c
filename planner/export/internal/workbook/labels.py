"""The names by which the sheets look things up: no two alike, and none is a pattern."""

from __future__ import annotations

from collections.abc import Iterable

from planner.words.sentences import one_line

LONGEST = 120
"""A look-up takes texts of up to 255 characters; a column is not that wide."""

# A look-up reads these as patterns; the signs in their place look alike.
_PATTERNS = str.maketrans({"*": "\N{LOW ASTERISK}", "?": "\N{FULLWIDTH QUESTION MARK}", "~": "∼"})


def labels(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name things so that spreadsheets tell them apart.

    Args:
        named: what each is known by, and what it is called.

    Returns:
        By what it is known: its name in the sheets, where case and patterns make no difference.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, called in named:
        if key in found:
            continue
        plain = one_line(called or key, LONGEST).strip().translate(_PATTERNS) or "–"
        label, number = plain, 1
        while label.casefold() in taken:
            number += 1
            label = f"{plain} ({number})"
        taken.add(label.casefold())
        found[key] = label
    return found
