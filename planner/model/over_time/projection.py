"""The expected months: accounts, tier reached and tier billed, every line, profit and cash."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from planner.model.account import Amounts
from planner.model.book import BILLED, Book
from planner.model.over_time.rounding import rounded, whole
from planner.model.over_time.situations import Setup
from planner.model.over_time.states import Expected, Places, states
from planner.model.over_time.timeline import Timeline, Whole, timeline
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.model.programme import Programme
from planner.model.rows import Kind

DAYS_A_MONTH = 30


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
    at today's tier.
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
        step: called between accounts and between months; what it raises ends the work.

    Returns:
        None where there is no timeline: the book has no figures to begin with.
    """
    laid = timeline(book, months, step)
    if laid is None:
        return None
    return Projection(
        plan=book.plan,
        counted=book.counted,
        discount=book.plan.programme.discount(book.counted),
        accounts=book.accounts(Kind.RESOLD) + book.accounts(Kind.ON_COMMISSION),
        months=tuple(_Months(laid, step).made()),
        problem=laid.problem,
        is_estimate=laid.is_estimate,
    )


_LINES = Amounts._fields
COMMISSION, PAYMENT_FEE, UNPAID = map(_LINES.index, ("commission", "payment_fee", "unpaid"))
VENDOR_COST, VENDOR_TAX = map(_LINES.index, ("vendor_cost", "vendor_tax"))
PRICE = [_LINES.index(each) for each in ("software", "services", "yearly")]
WORK = [_LINES.index(each) for each in ("work", "other_costs")]


class _Sums(NamedTuple):
    """What is expected of all accounts of a month: how many there are, and amounts.

    ``price`` is what clients are asked for, ``received`` what is left of it when they pay, ``work``
    hours and other costs.
    """

    resold: float
    on_commission: float
    paid: float
    counting: float
    billed: float
    price: float
    received: float
    work: float


class _Flows(NamedTuple):
    """The flows of a month before rounding, without overheads."""

    received: float
    commission: float
    vendor: float
    work: float

    @property
    def total(self) -> float:
        return self.received + self.commission - self.vendor - self.work


class _Months:
    """Makes the months of a timeline."""

    def __init__(self, laid: Timeline, step: Callable[[], None]) -> None:
        self._laid, self._plan, self._step = laid, laid.plan, step
        self._overheads = laid.book.overheads
        self._each = _columns(np.hstack([_summed(laid), laid.served]))
        joining = [(1, *setup) for setup in laid.setups]
        self._joining = _columns(_table(joining, 1 + len(Setup._fields)))
        self._bills: dict[Decimal, Expected] = {}
        self._places = Places(laid, step)

    def made(self) -> Iterator[Month]:
        """The months, one after the other."""
        assumed, programme = self._plan.assumptions, self._plan.programme
        later = -(-assumed.paid_after_days // DAYS_A_MONTH)
        payout = assumed.commission_payout_months
        earned: list[_Flows] = []
        counted = self._laid.book.counted
        for state in states(self._laid):
            self._step()
            accounts = self._places.filled(state)
            found = (self._each @ accounts).tolist()
            sums, lines = _Sums(*found[: len(_Sums._fields)]), found[len(_Sums._fields) :]
            before, counted = counted, whole(sums.counting)
            of_bill = programme.billed_count(before, counted)
            cost, tax = self._bill(accounts, sums, of_bill)
            lines[VENDOR_COST], lines[VENDOR_TAX] = cost, tax
            joined, *setup = (self._joining @ state.joined).tolist()
            fee, payment_fee, work = setup
            made = _Flows(
                received=sums.received + fee - payment_fee,
                commission=lines[COMMISSION],
                vendor=cost + tax,
                work=sums.work + work,
            )
            earned.append(made)
            flows = _Flows(
                received=earned[-1 - later].received if later < len(earned) else 0.0,
                commission=earned[-1 - payout].commission if payout < len(earned) else 0.0,
                vendor=made.vendor,
                work=made.work,
            )
            yield Month(
                month=state.month,
                accounts=sums.resold + sums.on_commission,
                resold=sums.resold,
                on_commission=sums.on_commission,
                paid=sums.paid,
                joined=joined,
                left=float(state.left.sum()),
                counted=counted,
                reached=programme.discount(counted),
                discount=programme.discount(of_bill),
                lines=Amounts(*map(rounded, lines)),
                setup=Setup(*map(rounded, setup)),
                overheads=self._overheads,
                revenue=rounded(sums.price + made.commission + fee),
                profit=rounded(made.total - self._overheads),
                cash=rounded(flows.total - self._overheads),
                flows=Flows(*map(rounded, (*flows, self._overheads))),
                saved=rounded(self._saved(accounts, sums, of_bill, made.vendor)),
            )

    def _saved(self, accounts: Expected, sums: _Sums, count: int, vendor: float) -> float:
        """By how much the vendor's part is lower at the tier of a count than at today's."""
        programme, today = self._plan.programme, self._laid.book.counted
        if programme.discount(count) == programme.discount(today):
            return 0.0
        return sum(self._bill(accounts, sums, today)) - vendor

    def _bill(self, accounts: Expected, sums: _Sums, count: int) -> tuple[float, float]:
        """Vendor cost and tax of all accounts at the tier of a count."""
        cost = tax = 0.0
        for share, discount in shares(self._plan.programme, whole(sums.billed), count):
            each = self._bills.get(discount)
            if each is None:
                each = self._bills[discount] = _columns(self._laid.billed(discount, self._step))
            of_cost, of_tax = (each @ accounts).tolist()
            cost += share * of_cost
            tax += share * of_tax
        return cost, tax


def _summed(laid: Timeline) -> Whole:
    """What an account adds to each of a month's sums, by situation."""
    counting = laid.book.counting
    does = {
        (kind, paid): (
            kind is Kind.RESOLD,
            kind is Kind.ON_COMMISSION,
            paid,
            kind in counting,
            kind in BILLED,
        )
        for kind in Kind
        for paid in (False, True)
    }
    numbers = _table([does[each.kind, each.paid] for each in laid.situations], 5)
    price = laid.served[:, PRICE].sum(axis=1)
    received = price - laid.served[:, [PAYMENT_FEE, UNPAID]].sum(axis=1)
    work = laid.served[:, WORK].sum(axis=1)
    return np.column_stack([numbers, price, received, work])


def _table(rows: Sequence[Sequence[int]], columns: int) -> Whole:
    """Whole numbers by row, of which there may be none."""
    return np.array(rows, dtype=np.int64).reshape(len(rows), columns)


def _columns(by_situation: Whole) -> Expected:
    """What is multiplied with the expected numbers: turned, since that is ten times as quick."""
    return np.ascontiguousarray(by_situation.T, dtype=np.float64)


def shares(programme: Programme, billed: int, count: int) -> Iterator[tuple[float, Decimal]]:
    """The discounts of so many billed accounts, and what share of them gets each.

    Args:
        programme: the rules.
        billed: the accounts on the bill.
        count: the count that decides the tier.
    """
    for accounts, discount in programme.spread(1, max(billed, 1), count):
        yield accounts / max(billed, 1), discount
