"""What of a plan keeps the months to come from being formulas."""

from __future__ import annotations

from typing import NamedTuple

from planner.export.internal.workbook.source import Source
from planner.model.over_time.groups import groups_of


class NotLive(NamedTuple):
    """Which parts of a plan the formulas do not follow."""

    planned: bool
    prices: bool
    growth: bool

    @property
    def any(self) -> bool:
        """Whether there are such parts."""
        return any(self)


def not_live(source: Source) -> NotLive:
    """Look for them."""
    assumed = source.plan.assumptions
    return NotLive(
        bool(assumed.planned),
        bool(assumed.price_changes),
        any(group.alike.growth for group in groups_of(source.book)),
    )
