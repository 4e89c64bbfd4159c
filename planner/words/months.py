"""What a month of the plan is called: by its number, or by the calendar where its start is known.

Month 1 is the month after the plan's ``start``; month 0 is today, the month that is just over.
"""

from __future__ import annotations

from datetime import date

from planner.model.over_time.calendar import month_of
from planner.words import numbers
from planner.words.catalogue import text
from planner.words.numbers import count


def month_name(start: date | None, month: int) -> str:
    """A month where it stands alone, as in a table: ``Month 3``, or ``March 2027``."""
    named = _named(start, month)
    return named or text("Month {month}").format(month=count(month))


# Within sentences: a language may say another word before a number than before a name, so that the
# word belongs to the month.


def from_month(start: date | None, month: int) -> str:
    """``from month 3 on``, or ``from March 2027 on``."""
    named = _named(start, month)
    words = text("from {named_month} on") if named else text("from month {month} on")
    return words.format(named_month=named, month=count(month))


def by_month(start: date | None, month: int) -> str:
    """``by month 3``, or ``by March 2027``."""
    named = _named(start, month)
    words = text("by {named_month}") if named else text("by month {month}")
    return words.format(named_month=named, month=count(month))


def _named(start: date | None, month: int) -> str:
    """A month by the calendar; nothing where that is not known."""
    day = _day(start, month)
    return "" if day is None else numbers.date(day, "month")


def _day(start: date | None, month: int) -> date | None:
    if start is None:
        return None
    try:
        return month_of(start, month)
    except ValueError:  # after the year 9999
        return None
