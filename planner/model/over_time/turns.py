"""What is worth telling of expected months: tiers that come and go, commissions that end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from planner.model.money import ratio
from planner.model.over_time.projection import Month, Projection
from planner.model.over_time.rounding import HAIR
from planner.model.programme import Mode


class Crossing(NamedTuple):
    """A tier that is reached, or lost.

    At the end of month ``counted`` the count is no longer on the same side of ``start``: ``rises``
    says on which it is. ``discount`` is what it then has, on the bill of month ``billed``.
    """

    counted: int
    billed: int
    start: int
    discount: Decimal
    rises: bool


def has_one_tier(projection: Projection) -> bool:
    """Whether a month is billed at one discount: under ``graduated`` each account has its own."""
    return projection.plan.programme.mode is Mode.VOLUME


def crossings(projection: Projection) -> Iterator[Crossing]:
    """The tiers that are reached and lost in the months, as they follow each other.

    A tier with the discount of before, as the vendor's first one has that of no account at all,
    changes nothing and is not told.
    """
    programme = projection.plan.programme
    late = programme.billed_count(0, 1) == 0 and has_one_tier(projection)
    before = bisect_right(programme.starts, projection.counted)
    discount = projection.discount
    for month in projection.months:
        now = bisect_right(programme.starts, month.counted)
        if month.reached != discount:
            rises = now > before
            yield Crossing(
                counted=month.month,
                billed=month.month + late,
                start=programme.starts[now - 1 if rises else now],
                discount=month.reached,
                rises=rises,
            )
        before, discount = now, month.reached


def first_ended(projection: Projection) -> Month | None:
    """The first month in which an account on commission is too old to bring one."""
    over = (month for month in projection.months if month.on_commission - month.paid > HAIR)
    return next(over, None)


def setup_share(projection: Projection) -> Decimal | None:
    """The share of setup fees in the revenue of all months; None where there is none."""
    fees = sum(month.setup.fee for month in projection.months)
    return ratio(fees, sum(month.revenue for month in projection.months)) if fees else None
