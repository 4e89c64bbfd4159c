"""The help on what moves the profit from today to a month to come."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def of_bridge() -> Written:
    """What moved."""
    return text("Over time: what moved"), [
        text(
            "“What moved” goes from today's profit to that of the month you choose. Slide to it, "
            "pick it by its name, or press a mark: the first month that is billed at another "
            "discount, one or two years from now, the last month."
        ),
        text(
            "Each bar is what one cause adds or takes: accounts that leave, new ones, their setup, "
            "the discount, the vendor's prices and yours, list growth, commissions that end. "
            "They are switched on in this order, and the pieces add up exactly."
        ),
        text(
            "Another order would give other pieces of the same sum: an account that leaves before "
            "prices rise takes less with it. Where a bar is cut, the axis does not begin at "
            "nothing, and says where it does."
        ),
    ]
