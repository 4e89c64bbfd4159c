"""The best next step, from the rules of thumb that one month's book knows."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from planner.model.curve import Curve
from planner.model.landmarks import next_account, next_tier_count, standing

WITHIN_REACH = 5


class StepKind(StrEnum):
    """Why a step is worth taking."""

    PAY_LESS_WITH_MORE = "pay-less-with-more"
    REACH_TIER = "reach-tier"
    ONE_MORE = "one-more"
    RAISE_PRICES = "raise-prices"
    RESELL_ALL = "resell-all"
    KEEP_COMMISSION = "keep-commission"
    KEEP_LOCKED = "keep-locked"
    ENTER_RATE = "enter-rate"

    @property
    def is_a_number(self) -> bool:
        """Whether the step is another number of resold accounts, that can be shown."""
        return self in {
            StepKind.PAY_LESS_WITH_MORE,
            StepKind.REACH_TIER,
            StepKind.ONE_MORE,
            StepKind.RESELL_ALL,
        }


class Step(NamedTuple):
    """A number of resold accounts worth having, why, and what it brings a month.

    ``gain`` is the profit there less the profit at ``start``; ``bill_change`` the same of the
    vendor's bill.
    """

    kind: StepKind
    start: int
    accounts: int
    gain: int
    bill_change: int


def next_step(curve: Curve, sold: int) -> Step:
    """The step that the tiers suggest to a book with so many resold accounts.

    In this order: fewer than the next tier's accounts that cost more than the tier's; a tier within
    reach (a fifth more accounts, and a few for small books); one more account; and where an account
    earns nothing, prices before numbers. A book wholly on commission is held against the same
    accounts resold.
    """
    if curve.all_on_commission and sold == curve.today:
        return _resell_all(curve)
    tier = next_tier_count(curve, sold)
    if tier is not None:
        step = _step(curve, StepKind.REACH_TIER, sold, tier)
        within_reach = tier - sold <= max(WITHIN_REACH, sold // 5)
        cheaper = curve.exact_bill(tier) < curve.exact_bill(sold)
        if step.gain > 0 and cheaper:
            return step._replace(kind=StepKind.PAY_LESS_WITH_MORE)
        if step.gain > 0 and within_reach:
            return step
    kind = StepKind.ONE_MORE if next_account(curve, sold) > 0 else StepKind.RAISE_PRICES
    return _step(curve, kind, sold, sold + 1)


def _resell_all(curve: Curve) -> Step:
    """All accounts resold instead of on commission, as they are today."""
    resold = standing(curve, curve.size)
    bill_change = resold.vendor_bill - standing(curve, curve.today).vendor_bill
    gain = resold.against_today
    kind = StepKind.RESELL_ALL if gain > 0 else StepKind.KEEP_COMMISSION
    if not curve.compares:
        kind = StepKind.ENTER_RATE
    return Step(kind, curve.today, curve.size, gain, bill_change)


def _step(curve: Curve, kind: StepKind, sold: int, accounts: int) -> Step:
    here, there = curve.at(sold), curve.at(accounts)
    return Step(
        kind=kind,
        start=sold,
        accounts=accounts,
        gain=there.resale_profit - here.resale_profit,
        bill_change=there.vendor_bill - here.vendor_bill,
    )
