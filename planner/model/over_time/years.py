"""The years of a plan: sums of its months, since no figure of a year is a month times twelve."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planner.model.over_time.calendar import MONTHS_A_YEAR
from planner.model.over_time.projection import Month, Projection


class Revenue(NamedTuple):
    """Revenue by its source; ``yearly`` is what paying for a year at once takes off the prices.

    As the lines of a month, each is rounded by itself.
    """

    software: int
    services: int
    yearly: int
    commission: int
    setup: int


class Costs(NamedTuple):
    """Costs by their kind, those of the setups among them."""

    vendor_cost: int
    vendor_tax: int
    payment_fee: int
    unpaid: int
    work: int
    other_costs: int
    overheads: int


class Year(NamedTuple):
    """A year of the plan: its months from ``first`` to ``last``, fewer than twelve at the end.

    ``accounts`` are active at its end, ``reached`` is the discount of those that count then;
    ``more`` is by how much its profit is above that of the year before, None where one of the two
    is not whole.
    """

    number: int
    first: int
    last: int
    revenue_by: Revenue
    costs_by: Costs
    revenue: int
    profit: int
    accounts: float
    joined: float
    left: float
    reached: Decimal
    more: int | None

    @property
    def costs(self) -> int:
        """All that it costs: revenue − profit."""
        return self.revenue - self.profit

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1

    @property
    def is_whole(self) -> bool:
        """Whether it has twelve months."""
        return self.months == MONTHS_A_YEAR

    @property
    def margin(self) -> Fraction | None:
        """Profit / revenue; None where there is no revenue."""
        return Fraction(self.profit, self.revenue) if self.revenue else None


def years(projection: Projection) -> tuple[Year, ...]:
    """The years of a projection, month 1 to 12 first."""
    made: list[Year] = []
    for start in range(0, len(projection.months), MONTHS_A_YEAR):
        made.append(
            _year(projection.months[start : start + MONTHS_A_YEAR], made[-1] if made else None)
        )
    return tuple(made)


def _year(months: Sequence[Month], before: Year | None) -> Year:
    last = months[-1]
    profit = sum(month.profit for month in months)
    whole = len(months) == MONTHS_A_YEAR
    return Year(
        number=1 if before is None else before.number + 1,
        first=months[0].month,
        last=last.month,
        revenue_by=Revenue(
            software=sum(month.lines.software for month in months),
            services=sum(month.lines.services for month in months),
            yearly=sum(month.lines.yearly for month in months),
            commission=sum(month.lines.commission for month in months),
            setup=sum(month.setup.fee for month in months),
        ),
        costs_by=Costs(
            vendor_cost=sum(month.lines.vendor_cost for month in months),
            vendor_tax=sum(month.lines.vendor_tax for month in months),
            payment_fee=sum(month.lines.payment_fee + month.setup.payment_fee for month in months),
            unpaid=sum(month.lines.unpaid for month in months),
            work=sum(month.lines.work + month.setup.work for month in months),
            other_costs=sum(month.lines.other_costs for month in months),
            overheads=sum(month.overheads for month in months),
        ),
        revenue=sum(month.revenue for month in months),
        profit=profit,
        accounts=last.accounts,
        joined=sum(month.joined for month in months),
        left=sum(month.left for month in months),
        reached=last.reached,
        more=profit - before.profit if before is not None and whole else None,
    )
