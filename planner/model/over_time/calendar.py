"""Which month of the calendar a month of the plan is, and how many months lie between two."""

from __future__ import annotations

from datetime import date

from planner.model.plan import Assumptions

FARTHEST = 120
"""The last month that is looked at: ten years."""

MONTHS_A_YEAR = 12


def months_seen(assumed: Assumptions) -> int:
    """How many months are looked at: a file may state none, or more than there are."""
    return min(max(assumed.horizon_months, 1), FARTHEST)


def month_of(start: date, month: int) -> date:
    """The first day of a month of the plan; month 1 is the one after ``start``.

    Raises:
        ValueError: if it lies after the year 9999.
    """
    years, index = divmod(start.month - 1 + month, MONTHS_A_YEAR)
    return date(start.year + years, index + 1, 1)


def months_between(since: date, start: date) -> int:
    """How many months lie between; 0 where ``since`` comes later."""
    return max((start.year - since.year) * MONTHS_A_YEAR + start.month - since.month, 0)


def season(assumed: Assumptions, month: int) -> float:
    """The factor of the new accounts of a month; 1 where none is stated."""
    if not assumed.seasonality or assumed.start is None:
        return 1.0
    index = (assumed.start.month - 1 + month) % MONTHS_A_YEAR
    return float(assumed.seasonality[index])
