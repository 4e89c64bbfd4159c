"""When a contact list that grows or shrinks by a share a month crosses a limit."""

from __future__ import annotations

from decimal import Decimal

FARTHEST_MONTH = 120
"""Nobody looks farther than ten years."""


def month_crossed(contacts: int, growth: Decimal, limit: int) -> int | None:
    """The first month in which a list is on the other side of a limit: above it, or within it.

    None where it is not within ten years.
    """
    above = contacts > limit
    if growth == 0 or (growth > 0) == above:
        return None
    part, whole = (1 + growth).as_integer_ratio()
    size, of = contacts, 1
    for month in range(1, FARTHEST_MONTH + 1):
        size, of = size * part, of * whole
        if (size > limit * of) != above:
            return month
    return None
