"""What the accounts of a month bring on every path, in whole minor units."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.model.account import Amounts
from planner.model.over_time.draws.samplers import Accounts
from planner.model.over_time.projection import DAYS_A_MONTH
from planner.model.over_time.timeline import Timeline
from planner.model.programme import Effective
from planner.model.rows import Kind

SAFE = 2**62
"""What stays below it is counted in the processor's own whole numbers."""

Money = NDArray[Any]
"""Minor units, an amount for each path: whole numbers of 64 bits, or Python's own where sums might
not fit into those."""

Tiers = NDArray[np.int32]
"""How many tiers are reached, a number for each path."""

FAR = 2**16
"""Tiers that start up to here are looked up in a table."""


class Earned(NamedTuple):
    """A month on every path: its profit, and what of it clients and the vendor pay later."""

    profit: Money
    received: Money | int
    commission: Money | int


class _OfOne(NamedTuple):
    """What one account of a situation brings: ``kept`` before the vendor's bill.

    ``bill`` and ``rates``, what is left after it, are by the number of tiers that are reached.
    """

    kept: int
    bill: Money
    rates: Money
    received: int
    commission: int
    is_billed: bool


class Ledger:
    """What one account brings in each situation of a timeline, and each joining.

    ``adds_up``: the sum over all paths fits into the processor's own whole numbers, too.
    """

    def __init__(self, laid: Timeline, paths: int, most: int, step: Callable[[], None]) -> None:
        """Prepare.

        Args:
            laid: the months.
            paths: how many there are.
            most: no path has more accounts than this, nor more that join in a month.
            step: called between situations; what it raises ends the work.
        """
        self.programme, self.paths = laid.plan.programme, paths
        self.overheads, self.setups = laid.book.overheads, laid.setups
        self.is_estimate = laid.is_estimate
        self.is_late = self.programme.effective is Effective.NEXT_CYCLE
        assumed = laid.plan.assumptions
        self.later = -(-assumed.paid_after_days // DAYS_A_MONTH)
        self.payout = assumed.commission_payout_months
        self._tier_of = _tiers(self.programme.starts)
        self.discounts = [Decimal(0), *(tier.discount for tier in self.programme.tiers)]
        served = [Amounts(*map(int, lines)) for lines in laid.served]
        bills = [laid.billed(discount, step).sum(axis=1) for discount in self.discounts]
        # All lines of an account together are more than any sum of some of them.
        of_one = max((sum(map(abs, lines)) for lines in served), default=0)
        of_one += max((int(bill.max()) for bill in bills if len(bill)), default=0)
        of_one += max((sum(map(abs, setup)) for setup in self.setups), default=0)
        sums = (most * of_one + abs(self.overheads)) * laid.months
        if self.is_estimate:
            sums = max(sums, 2 * most * most * of_one)
        self.whole: Any = np.int64 if sums < SAFE else object
        self.adds_up = max(sums, most) * paths < SAFE
        self.of_one = [
            _of_one(lines, np.array([int(bill[index]) for bill in bills], self.whole), each.kind)
            for index, (lines, each) in enumerate(zip(served, laid.situations, strict=True))
        ]

    def tier(self, count: Accounts) -> Tiers:
        """How many tiers are reached on each path."""
        if self._tier_of is None:
            starts = np.array(self.programme.starts, dtype=np.int64)
            return starts.searchsorted(count, side="right").astype(np.int32)
        return self._tier_of.take(count, mode="clip")  # beyond the last entry it is the last's

    def number(self, accounts: Accounts | int) -> Any:
        """Accounts as amounts are counted."""
        return accounts if isinstance(accounts, int) else accounts.astype(self.whole, copy=False)

    def amounts(self, amount: int = 0) -> Money:
        """The same amount on every path."""
        return np.full(self.paths, amount, dtype=self.whole)


def _tiers(starts: Sequence[int]) -> Tiers | None:
    """How many tiers each count reaches, up to the last tier's; None where that is far away."""
    last = starts[-1] if starts else 0
    if last > FAR:
        return None
    return np.searchsorted(starts, np.arange(last + 1), side="right").astype(np.int32)


def _of_one(lines: Amounts, bill: Money, kind: Kind) -> _OfOne:
    received = lines.price - lines.payment_fee - lines.unpaid
    is_billed = kind is not Kind.ON_COMMISSION
    kept = lines.contribution
    return _OfOne(kept, bill, kept - bill, received, lines.commission, is_billed)


class Sheet:
    """One month on every path: who joined first, then all accounts at the tier of a count."""

    def __init__(self, ledger: Ledger) -> None:
        """Begin a month that has only its overheads."""
        self._ledger = ledger
        self._profit = ledger.amounts(-ledger.overheads)
        self._received: Money | int = 0
        self._commission: Money | int = 0
        self._tier: Tiers | int = 0
        self._billed: Money | int = 0
        self._bills: list[Money | int] = [0] * len(ledger.discounts)

    def join(self, group: int, joined: Accounts | int) -> None:
        """Add what so many new accounts of a group bring once."""
        setup = self._ledger.setups[group]
        if any(setup):
            number = self._ledger.number(joined)
            self._profit += number * setup.contribution
            if self._ledger.later:
                self._received += number * (setup.fee - setup.payment_fee)

    def bill_at(self, tier: Tiers) -> None:
        """Set how many tiers are reached on each path, as the bill sees it."""
        least = int(tier.min())
        self._tier = least if least == int(tier.max()) else tier

    def add(self, situation: int, accounts: Accounts) -> None:
        """Add what the accounts in a situation bring."""
        one, number = self._ledger.of_one[situation], self._ledger.number(accounts)
        if self._ledger.later:
            self._received += number * one.received
        if self._ledger.payout and one.commission:
            self._commission += number * one.commission
        if not one.is_billed:
            self._profit += number * one.kept
        elif self._ledger.is_estimate:
            self._profit += number * one.kept
            self._billed += number
            self._bills = [
                bill + number * of_one
                for bill, of_one in zip(self._bills, one.bill.tolist(), strict=True)
            ]
        elif isinstance(self._tier, int):
            self._profit += number * int(one.rates[self._tier])
        else:
            self._profit += number * one.rates.take(self._tier)

    def earned(self) -> Earned:
        """All that was added."""
        profit = self._profit
        if not isinstance(self._billed, int):
            profit = profit - self._mean_bill(self._billed)
        return Earned(profit, self._received, self._commission)

    def _mean_bill(self, billed: Money) -> Money:
        """The bill where the order of rows decides who pays what: as if each account were a mean.

        As many as the programme says get each discount, of accounts that are alike in their mix.
        """
        tiers = len(self._ledger.discounts)
        tier = np.broadcast_to(self._tier, self._ledger.paths)
        kinds, of_path = np.unique(billed * tiers + tier, return_inverse=True)
        shares = np.array([self._shares(*divmod(int(kind), tiers)) for kind in kinds])
        total = self._ledger.amounts()
        for reached, bill in enumerate(self._bills):
            total += bill * shares[of_path, reached]
        accounts: Money = np.maximum(billed, 1)
        mean: Money = (2 * total + accounts) // (2 * accounts)
        return mean

    def _shares(self, billed: int, tier: int) -> list[int]:
        """How many of so many billed accounts get the discount of each tier, from none."""
        starts = self._ledger.programme.starts
        shares = [0] * len(self._ledger.discounts)
        count = starts[tier - 1] if tier else 0
        for accounts, discount in self._ledger.programme.spread(1, billed, count):
            shares[self._ledger.discounts.index(discount)] += accounts
        return shares


class Till:
    """What has come in less what has gone out, on every path."""

    def __init__(self, ledger: Ledger) -> None:
        """Begin with nothing."""
        self._ledger = ledger
        self._received: deque[Money | int] = deque()
        self._commission: deque[Money | int] = deque()
        self.cash = ledger.amounts()

    def take(self, earned: Earned) -> None:
        """Take what a month's work brings, and what is due of the months before."""
        self.cash = self.cash + earned.profit
        if self._ledger.later:
            self.cash += _delayed(self._received, self._ledger.later, earned.received)
        if self._ledger.payout:
            self.cash += _delayed(self._commission, self._ledger.payout, earned.commission)


def _delayed(waiting: deque[Money | int], months: int, amount: Money | int) -> Money | int:
    """What comes in of what has waited so many months, less what waits from now on."""
    waiting.append(amount)
    return (waiting.popleft() if len(waiting) > months else 0) - amount
