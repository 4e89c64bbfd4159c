"""Whether a column of days writes the day or the month first.

05/03/2024 may be two days, but its neighbours often tell (15/03/2024). Where all that tell say the
same, the whole column is read that way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_DAY = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ,].*)?")
_MONTHS = 12


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether the days of a column stand first; None where nothing tells, or not all the same."""
    told: set[bool] = set()
    for found in map(_DAY.fullmatch, set(texts)):
        if found is not None:
            one, other = int(found[1]), int(found[3])
            if (one > _MONTHS) != (other > _MONTHS):
                told.add(one > _MONTHS)
    return told.pop() if len(told) == 1 else None


def rewritten(words: str, first: bool) -> str:
    """A day as year, month and day, where the column's order makes one of it."""
    found = _DAY.fullmatch(words)
    if found is None:
        return words
    day, month = (found[1], found[3]) if first else (found[3], found[1])
    return f"{found[4]}-{int(month):02}-{int(day):02}" if int(month) <= _MONTHS else words
