"""Days as people type them; where a text could be two days it is refused with both."""

from __future__ import annotations

import re
from datetime import date

from planner.words import numbers
from planner.words.catalogue import language
from planner.words.cells import plain
from planner.words.entry import EntryError, Field

FIRST_YEAR, LAST_YEAR = 1990, 2199
SHORTEST_NAME = 3

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_DAY_NAMED = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+) (\d{4})")
_NAMED_DAY = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})")


def read_date(typed: str) -> date:
    """The day that a text means: ``2026-06-04``, ``4 June 2026``, ``04/06/2026`` in French.

    Raises:
        EntryError: if it is no day, or could be two.
    """
    written = typed.strip()
    if found := _YEAR_FIRST.fullmatch(written):
        return _day(int(found[1]), int(found[2]), int(found[3]), written)
    if found := _YEAR_LAST.fullmatch(written):
        return _year_last(int(found[1]), int(found[2]), int(found[3]), written)
    words = plain(written)
    if found := _DAY_NAMED.fullmatch(words):
        return _day(int(found[3]), _month(found[2]), int(found[1]), written)
    if found := _NAMED_DAY.fullmatch(words):
        return _day(int(found[3]), _month(found[1]), int(found[2]), written)
    raise _refusal("date" if written else "empty", written)


def _year_last(one: int, other: int, year: int, written: str) -> date:
    """Day and month, or month and day: English writes both, the other languages the first."""
    if other > 12 and language() == "en":
        return _day(year, one, other, written)
    if one <= 12 and one != other and language() == "en":
        raise _refusal("two-dates", written, _ordinals(year, one, other))
    return _day(year, other, one, written)


def _day(year: int, month: int, day: int, written: str) -> date:
    try:
        made = date(year, month, day)
    except ValueError:
        raise _refusal("date", written) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _refusal("date", written)
    return made


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 where it is none or several."""
    found = {
        number
        for spoken in ("en", "fr")
        for number, month in enumerate(numbers.style(spoken).months, start=1)
        if len(name) >= SHORTEST_NAME and plain(month).startswith(name)
    }
    return found.pop() if len(found) == 1 else 0


def _ordinals(year: int, one: int, other: int) -> tuple[int, ...]:
    """Both days that two numbers of 12 at most could mean, as their numbers in the calendar."""
    return tuple(sorted(date(year, *each).toordinal() for each in ((one, other), (other, one))))


def _refusal(code: str, part: str, values: tuple[int, ...] = ()) -> EntryError:
    low, high = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
    return EntryError(
        code, Field(0, low, high, lambda day: date.fromordinal(day).isoformat()), part, values
    )
