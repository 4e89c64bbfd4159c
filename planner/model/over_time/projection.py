"""The expected months: accounts, tier reached and tier billed, every line, profit and cash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.model.account import Amounts
from planner.model.book import Book
from planner.model.over_time.calendar import season
from planner.model.over_time.groups import ALL
from planner.model.over_time.rounding import rounded, whole
from planner.model.over_time.situations import Setup
from planner.model.over_time.timeline import Timeline, timeline
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.model.programme import Programme
from planner.model.rows import Kind

DAYS_A_MONTH = 30

Expected = NDArray[np.float64]
"""Expected numbers of accounts, or amounts in minor units before rounding."""


class Flows(NamedTuple):
    """What comes in and goes out in a month, by kind; each amount is rounded by itself.

    ``received`` is what clients pay, less what it costs to be paid and what they never pay;
    ``vendor`` the vendor's bill and its tax, ``work`` hours and other costs of accounts and setups.
    """

    received: int
    commission: int
    vendor: int
    work: int
    overheads: int


class Month(NamedTuple):
    """What is expected of a month; amounts in minor units, each rounded where it is shown.

    ``accounts`` are active at its end: ``resold``, and ``on_commission`` of which ``paid`` are
    within its months. ``counted`` is the whole number that counts toward the tier at its end,
    ``reached`` the discount of that, ``discount`` the one that this month's bill has. ``lines`` are
    of all accounts, ``setup`` of those that ``joined``. ``cash`` is what comes in less what goes
    out, ``flows`` by kind. ``saved`` is by how much the vendor's bill, with its tax, is lower than
    it would be at today's tier.
    """

    month: int
    accounts: float
    resold: float
    on_commission: float
    paid: float
    joined: float
    left: float
    counted: int
    reached: Decimal
    discount: Decimal
    lines: Amounts
    setup: Setup
    overheads: int
    revenue: int
    profit: int
    cash: int
    flows: Flows
    saved: int

    @property
    def vendor_bill(self) -> int:
        """What the vendor's bill costs, with its tax."""
        return self.lines.vendor_cost + self.lines.vendor_tax

    @property
    def payment_fees(self) -> int:
        """What it costs to be paid, setup fees as well."""
        return self.lines.payment_fee + self.setup.payment_fee

    @property
    def costs(self) -> int:
        """All that the month costs: revenue − profit."""
        return self.revenue - self.profit


@dataclass(frozen=True)
class Projection:
    """The expected months of a plan, from 1.

    ``counted`` and ``discount`` are today's. ``problem`` says why there are fewer months than were
    asked for; ``is_estimate``: the order of the rows decides who pays what, and a mean stands for
    it.
    """

    plan: Plan
    counted: int
    discount: Decimal
    accounts: int
    months: tuple[Month, ...]
    problem: Problem | None
    is_estimate: bool

    @property
    def start(self) -> date | None:
        """The month before month 1, where the plan states it."""
        return self.plan.assumptions.start

    @cached_property
    def cumulative_profit(self) -> tuple[int, ...]:
        """The sum of the rounded months up to each."""
        return tuple(accumulate(month.profit for month in self.months))

    @cached_property
    def cumulative_cash(self) -> tuple[int, ...]:
        """The sum of the rounded months' cash up to each."""
        return tuple(accumulate(month.cash for month in self.months))

    @cached_property
    def break_even(self) -> int | None:
        """The first month from which cumulative cash stays at 0 or above; None: it does not."""
        below = [m for m, cash in zip(self.months, self.cumulative_cash, strict=True) if cash < 0]
        first = 1 if not below else below[-1].month + 1
        return first if first <= len(self.months) else None


def project(book: Book, months: int, step: Callable[[], None] = lambda: None) -> Projection | None:
    """Project a plan.

    Args:
        book: today's.
        months: how many, from 1.
        step: called between months; what it raises ends the work.

    Returns:
        None where the book has no figures to begin with.
    """
    laid = timeline(book, months)
    if laid is None:
        return None
    return Projection(
        plan=book.plan,
        counted=book.counted,
        discount=book.discount,
        accounts=book.accounts(Kind.RESOLD) + book.accounts(Kind.ON_COMMISSION),
        months=tuple(_Months(laid).made(step)),
        problem=laid.problem,
        is_estimate=laid.is_estimate,
    )


class State(NamedTuple):
    """The expected accounts in a month.

    ``today`` are those of today, by group; ``young`` those that joined since: (group, months old
    less 1). ``left`` and ``joined`` are by group.
    """

    month: int
    today: Expected
    young: Expected
    joined: Expected
    left: Expected


def states(laid: Timeline) -> Iterator[State]:
    """The expected accounts month by month; each state is valid until the next is asked for."""
    groups = laid.groups
    stay = np.array([1 - float(group.churn) for group in groups])
    today = np.array([group.today for group in groups], dtype=np.float64)
    young = np.zeros((len(groups), laid.months))
    arriving = np.array([float(group.arriving) for group in groups])
    for month in range(1, laid.months + 1):
        before = today + young.sum(axis=1)
        today *= stay
        young[:, 1:month] = young[:, : month - 1] * stay[:, None]
        young[:, 0] = 0
        for index, group in enumerate(groups):
            leaving = group.leaves.get(month)
            if leaving is not None:
                _leave(today, young, index, leaving)
        left = before - today - young.sum(axis=1)
        young[:, 0] = arriving * season(laid.plan.assumptions, month)
        for index, group in enumerate(groups):
            young[index, 0] += group.joins.get(month, 0)
        yield State(month, today, young, young[:, 0], left)


def _leave(today: Expected, young: Expected, index: int, leaving: int) -> None:
    """Take accounts out of a group, the oldest first."""
    if leaving == ALL:
        today[index], young[index] = 0, 0
        return
    gone = min(float(leaving), today[index])
    today[index] -= gone
    rest = leaving - gone
    for age in range(young.shape[1] - 1, -1, -1):
        gone = min(rest, young[index, age])
        young[index, age] -= gone
        rest -= gone


class _Money(NamedTuple):
    """Expected amounts of a month, before rounding: by line of an account, and of the setups."""

    lines: Expected
    setup: Expected
    saved: float

    @property
    def revenue(self) -> float:
        return float(self.lines[REVENUE].sum() + self.setup[0])

    @property
    def received(self) -> float:
        """What clients pay, less what it costs to be paid and what they never pay."""
        price, costs = self.lines[PRICE].sum(), self.lines[[PAYMENT_FEE, UNPAID]].sum()
        return float(price - costs + self.setup[0] - self.setup[1])

    @property
    def commission(self) -> float:
        return float(self.lines[COMMISSION])

    @property
    def paid_out(self) -> float:
        """What the vendor and the work cost."""
        return float(self.lines[PAID_OUT].sum() + self.setup[2])

    @property
    def vendor(self) -> float:
        """The vendor's bill and its tax."""
        return float(self.lines[[VENDOR_COST, VENDOR_TAX]].sum())


_LINES = Amounts._fields
COMMISSION, PAYMENT_FEE, UNPAID = map(_LINES.index, ("commission", "payment_fee", "unpaid"))
VENDOR_COST, VENDOR_TAX = map(_LINES.index, ("vendor_cost", "vendor_tax"))
PRICE = [_LINES.index(each) for each in ("software", "services", "yearly")]
REVENUE = [*PRICE, COMMISSION]
PAID_OUT = [_LINES.index(each) for each in ("vendor_cost", "vendor_tax", "work", "other_costs")]


class _Months:
    """Makes the months of a timeline."""

    def __init__(self, laid: Timeline) -> None:
        self._laid, self._plan = laid, laid.plan
        self._overheads = laid.book.overheads
        self._counts = np.array(laid.counts)
        kinds = [group.kind for group in laid.groups]
        self._resold = np.array([kind is Kind.RESOLD for kind in kinds])
        self._on_commission = np.array([kind is Kind.ON_COMMISSION for kind in kinds])
        self._billed = np.array([kind is not Kind.ON_COMMISSION for kind in kinds])
        self._setups = np.array(laid.setups, dtype=np.float64).reshape(
            len(kinds), len(Setup._fields)
        )
        self._today = np.array(laid.today, dtype=np.int64).reshape(len(kinds), laid.months)

    def made(self, step: Callable[[], None]) -> Iterator[Month]:
        assumed, programme = self._plan.assumptions, self._plan.programme
        later = -(-assumed.paid_after_days // DAYS_A_MONTH)
        payout = assumed.commission_payout_months
        money: list[_Money] = []
        counted = self._laid.book.counted
        for state in states(self._laid):
            step()
            before, counted = counted, self._counted(state)
            of_bill = programme.billed_count(before, counted)
            numbers = self._in_situations(state)
            made = self._money(state, numbers, of_bill)
            money.append(made)
            received = money[-1 - later].received if later < len(money) else 0.0
            commission = money[-1 - payout].commission if payout < len(money) else 0.0
            arrived = -made.paid_out - self._overheads + received + commission
            revenue = made.revenue
            profit = made.received + made.commission - made.paid_out - self._overheads
            all_of = state.today + state.young.sum(axis=1)
            yield Month(
                month=state.month,
                accounts=float(all_of[self._resold | self._on_commission].sum()),
                resold=float(all_of[self._resold].sum()),
                on_commission=float(all_of[self._on_commission].sum()),
                paid=float(numbers[self._paid].sum()),
                joined=float(state.joined.sum()),
                left=float(state.left.sum()),
                counted=counted,
                reached=programme.discount(counted),
                discount=programme.discount(of_bill),
                lines=Amounts(*map(rounded, made.lines.tolist())),
                setup=Setup(*map(rounded, made.setup.tolist())),
                overheads=self._overheads,
                revenue=rounded(revenue),
                profit=rounded(profit),
                cash=rounded(arrived),
                flows=Flows(
                    received=rounded(received),
                    commission=rounded(commission),
                    vendor=rounded(made.vendor),
                    work=rounded(made.paid_out - made.vendor),
                    overheads=self._overheads,
                ),
                saved=rounded(made.saved),
            )

    @property
    def _paid(self) -> list[bool]:
        return [each.paid for each in self._laid.situations]

    def _counted(self, state: State) -> int:
        accounts = state.today + state.young.sum(axis=1)
        return whole(float(accounts[self._counts].sum()))

    def _in_situations(self, state: State) -> Expected:
        """How many accounts are in each situation."""
        numbers = np.zeros(len(self._laid.situations))
        np.add.at(numbers, self._today[:, state.month - 1], state.today)
        for stage in self._laid.stages:
            if stage.first <= state.month:
                accounts = state.young[stage.group, stage.first - 1 : stage.last].sum()
                numbers[stage.situations[state.month - 1]] += accounts
        return numbers

    def _money(self, state: State, numbers: Expected, count: int) -> _Money:
        served = self._laid.served
        lines = (numbers[:, None] * served).sum(axis=0)
        billed = whole(float((state.today + state.young.sum(axis=1))[self._billed].sum()))
        bill = self._bill(numbers, billed, count)
        lines[[VENDOR_COST, VENDOR_TAX]] += bill
        programme, today = self._plan.programme, self._laid.book.counted
        saved = 0.0
        if programme.discount(count) != programme.discount(today):
            saved = float((self._bill(numbers, billed, today) - bill).sum())
        return _Money(lines, (state.joined[:, None] * self._setups).sum(axis=0), saved)

    def _bill(self, numbers: Expected, billed: int, count: int) -> Expected:
        """Vendor cost and tax of so many accounts in each situation, at the tier of a count."""
        found = np.zeros(2)
        for share, discount in shares(self._plan.programme, billed, count):
            found += share * (numbers[:, None] * self._laid.billed(discount)).sum(axis=0)
        return found


def shares(programme: Programme, billed: int, count: int) -> Iterator[tuple[float, Decimal]]:
    """The discounts of so many billed accounts, and what share of them gets each.

    Args:
        programme: the rules.
        billed: the accounts on the bill.
        count: the count that decides the tier.
    """
    runs = programme.spread(1, max(billed, 1), count)
    for accounts, discount in runs:
        yield accounts / max(billed, 1), discount
