"""What a month of the plan is called: by its number, or by the calendar where its start is known.

Month 1 is the month after the plan's ``start``; month 0 is today, the month that is just over.
"""

from __future__ import annotations

from datetime import date

from planner.model.over_time.calendar import month_of
from planner.words import numbers
from planner.words.catalogue import context, plural, text
from planner.words.numbers import count


def month_name(start: date | None, month: int) -> str:
    """A month where it stands alone, as in a table: ``Month 3``, or ``March 2027``."""
    named = _named(start, month)
    return named or text("Month {month}").format(month=count(month))


def short_month(start: date | None, month: int) -> str:
    """A month where there is little room, as on an axis: ``3``, or ``Mar 27``."""
    day = _day(start, month)
    return count(month) if day is None else numbers.date(day, "short")


def span(start: date | None, months: int) -> str:
    """All the months from month 1: ``12 months``, or ``January 2027 to December 2027``."""
    first, last = _named(start, 1), _named(start, months)
    if not (first and last):
        return plural("{months} month", "{months} months", months).format(months=count(months))
    if months == 1:
        return first
    return context("months", "{first} to {last}").format(first=first, last=last)


# Within sentences: a language may say another word before a number than before a name, so that the
# word belongs to the month.


def in_month(start: date | None, month: int) -> str:
    """``in month 3``, or ``in March 2027``."""
    named = _named(start, month)
    words = text("in {named_month}") if named else text("in month {month}")
    return words.format(named_month=named, month=count(month))


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


def at_end_of(start: date | None, month: int) -> str:
    """``at the end of month 3``, or ``at the end of March 2027``."""
    named = _named(start, month)
    words = text("at the end of {named_month}") if named else text("at the end of month {month}")
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
    except (ValueError, OverflowError):  # before the year 1, after 9999, or farther than days go
        return None
