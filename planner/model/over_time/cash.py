"""Cash against profit: how much money the months need, and what is still to come in."""

from __future__ import annotations

from typing import NamedTuple

from planner.model.over_time.projection import DAYS_A_MONTH, Projection


class Low(NamedTuple):
    """The deepest point of cumulative cash."""

    month: int
    amount: int


class Owed(NamedTuple):
    """What is earned by the last month and comes in after it."""

    clients: int
    vendor: int

    @property
    def total(self) -> int:
        """Both together: cumulative profit − cumulative cash."""
        return self.clients + self.vendor


class Delays(NamedTuple):
    """How many whole months what is earned takes to come in."""

    clients: int
    commission: int


def delays(projection: Projection) -> Delays:
    """When clients pay, days rounded up to whole months, and when the vendor its commission."""
    assumed = projection.plan.assumptions
    return Delays(-(-assumed.paid_after_days // DAYS_A_MONTH), assumed.commission_payout_months)


def low(projection: Projection) -> Low | None:
    """The first month of the lowest cumulative cash; None where that never is below nothing."""
    cash = projection.cumulative_cash
    deepest = min(cash, default=0)
    return Low(cash.index(deepest) + 1, deepest) if deepest < 0 else None


def owed(projection: Projection) -> Owed:
    """What clients and the vendor owe at the end of the last month."""
    later, months = delays(projection), projection.months
    if not months or not any(later):
        return Owed(0, 0)
    total = projection.cumulative_profit[-1] - projection.cumulative_cash[-1]
    if not later.commission:
        return Owed(total, 0)
    if not later.clients:
        return Owed(0, total)
    vendor = sum(month.lines.commission - month.flows.commission for month in months)
    return Owed(total - vendor, vendor)
