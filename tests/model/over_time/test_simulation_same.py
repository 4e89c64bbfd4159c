"""The same plan gives the same figures: on every machine, at every refresh, over more months."""

from __future__ import annotations

import gc
import json
from fractions import Fraction
from hashlib import sha256
from typing import Any

import pytest

from planner.model.over_time.simulation import PossibleMonth, Simulation, simulate
from tests.model.over_time import slow
from tests.model.plans import Edits, book_of, example, small

PATHS, MONTHS, SEED = 37, 6, 2027
TIERS = [(1, 0), (2, 25), (5, 40), (8, 50)]
CHURN, NEW = Fraction(1, 8), {"resale": Fraction(3, 4), "commission": Fraction(1, 2)}
COMMISSION_MONTHS = 2

GOLDEN = "300a6082961a9ceb07f06b7ddfda1a2511036d42a175dac1031dcafb5de2d43f"
"""Of that small run, made by the plain Python below before the program was asked."""

BOOK = book_of(
    small(
        {
            "agency.hourly_cost": "10.00",
            "agency.overheads": "7.00",
            "programme.tiers": [{"from": n, "discount": f"0.{d}"} for n, d in TIERS],
            "programme.commission": {"rate": "0.2", "months": COMMISSION_MONTHS},
            "packages.0.software_price": "150.00",
            "packages.0.setup_fee": "30.00",
            "packages.0.setup_hours": "1",
            "clients": [
                {"name": "A", "package": "p", "accounts": 3, "channel": "resale"},
                {"name": "B", "package": "p", "accounts": 2, "channel": "commission"},
            ],
            "assumptions.monthly_churn": "0.125",
            "assumptions.new_accounts_per_month": "1.25",
            "assumptions.profit_goal": "300.00",
            "assumptions.seed": SEED,
        }
    )
)


class Slowly:
    """The small run in plain Python: one path after another, one word after another."""

    def __init__(self) -> None:
        self.words = slow.Words(SEED)
        self.resold = [3] * PATHS
        self.of_today = [2] * PATHS
        self.old = [0] * PATHS
        self.young: list[tuple[int, int, int]] = []  # born, path, accounts
        self.counted = self.highest = [3] * PATHS
        self.cash = [0] * PATHS
        self.has_earned_it = [False] * PATHS

    def thinned(self, accounts: list[int]) -> list[int]:
        if not any(accounts):
            return accounts
        words = self.words.take(len(accounts))
        return [n - slow.left(n, w, CHURN) for n, w in zip(accounts, words, strict=True)]

    def joined(self, channel: str) -> list[int]:
        return [slow.joined(word, NEW[channel]) for word in self.words.take(PATHS)]

    def month(self, month: int) -> list[Any]:
        self.resold = self.thinned(self.resold)
        new = self.joined("resale")
        self.resold = [n + joined for n, joined in zip(self.resold, new, strict=True)]
        self.of_today, self.old = self.thinned(self.of_today), self.thinned(self.old)
        left = self.thinned([accounts for _, _, accounts in self.young])
        self.young = [(b, p, n) for (b, p, _), n in zip(self.young, left, strict=True) if n]
        new_there = self.joined("commission")
        self.young += [(month, path, n) for path, n in enumerate(new_there) if n]
        paid = self.of_today.copy() if month <= COMMISSION_MONTHS else [0] * PATHS
        for born, path, accounts in self.young:
            grown = month - born + 1 > COMMISSION_MONTHS
            (self.old if grown else paid)[path] += accounts
        self.young = [each for each in self.young if month - each[0] + 1 <= COMMISSION_MONTHS]
        profit = []
        for path in range(PATHS):
            off = max((d for start, d in TIERS if start <= self.counted[path]), default=0)
            here = self.resold[path] * (5000 + 100 * off) + paid[path] * 2000
            profit.append(here + (new[path] + new_there[path]) * 2000 - 700)
        self.counted = self.resold.copy()
        self.highest = [max(pair) for pair in zip(self.highest, self.counted, strict=True)]
        self.cash = [sum(pair) for pair in zip(self.cash, profit, strict=True)]
        now = [each >= 300_00 for each in profit]
        self.has_earned_it = [any(pair) for pair in zip(self.has_earned_it, now, strict=True)]
        there = (
            paid
            if month <= COMMISSION_MONTHS
            else [n + m for n, m in zip(paid, self.of_today, strict=True)]
        )
        active = [sum(each) for each in zip(self.resold, there, self.old, strict=True)]
        return [
            month,
            spread(active),
            spread(profit),
            spread(self.cash),
            [sum(n >= start for n in self.highest) for start, _ in TIERS],
            sum(self.has_earned_it),
            sum(now),
        ]


def spread(values: list[int]) -> list[Any]:
    ranked = sorted(values)
    at = [ranked[-(-len(values) * tenths // 10) - 1] for tenths in (1, 5, 9)]
    return [str(Fraction(sum(values), len(values))), *at]


def written(month: PossibleMonth) -> list[Any]:
    spreads = [
        [str(s.mean), s.p10, s.p50, s.p90] for s in (month.accounts, month.profit, month.cash)
    ]
    return [month.month, *spreads, list(month.reached), month.goal_by, month.goal_in]


def digest(months: list[list[Any]]) -> str:
    return sha256(json.dumps(months).encode()).hexdigest()


def simulated(edits: Edits | None = None, months: int = 12, paths: int = 100) -> Simulation:
    made = simulate(book_of(example(edits or {})), months, paths)
    assert made is not None
    return made


def test_a_small_run_is_that_of_plain_python_to_the_byte() -> None:
    slowly = Slowly()
    by_hand = [slowly.month(month) for month in range(1, MONTHS + 1)]
    made = simulate(BOOK, MONTHS, PATHS)
    assert made is not None
    assert [written(month) for month in made.months] == by_hand
    assert digest(by_hand) == GOLDEN


def test_the_same_seed_gives_the_same_at_every_refresh() -> None:
    assert simulated(paths=1000).months == simulated(paths=1000).months


@pytest.mark.parametrize("seed", [0, 2, 2**31, 2**32 + 1, 10**15 - 1])
def test_another_seed_gives_other_figures(seed: int) -> None:
    other = simulated({"assumptions.seed": seed}, paths=1000)
    assert other.seed == seed
    assert other.months != simulated(paths=1000).months
    assert other.months == simulated({"assumptions.seed": seed}, paths=1000).months


def test_a_seed_that_is_given_stands_for_the_plans_own() -> None:
    book = book_of(example())
    given, own = simulate(book, 6, 50, seed=9), simulated({"assumptions.seed": 9}, 6, 50)
    assert given is not None
    assert (given.seed, given.months) == (9, own.months)


@pytest.mark.parametrize(
    "edits",
    [
        {},
        {"programme.commission.months": 3},
        {"programme.commission.months": 12},
        {"assumptions.contact_growth": "0.02"},
        {"assumptions.contact_growth": "0.02", "programme.commission.months": 5},
        {"assumptions.price_changes": [{"month": 8, "whose": "vendor", "rate": "0.1"}]},
        {"programme.mode": "graduated"},
        {"assumptions.paid_after_days": 100},
    ],
)
def test_the_months_asked_for_do_not_change_the_earlier_ones(edits: Edits) -> None:
    edits = {"assumptions.monthly_churn": "0.1", **edits}
    longest = simulated(edits, 20).months
    for months in (1, 4, 12):
        assert simulated(edits, months).months == longest[:months]


def test_nothing_of_a_run_waits_to_be_looked_for_as_garbage() -> None:
    """A window makes one at every edit: what each leaves behind would add up."""
    simulate(BOOK, MONTHS, PATHS)
    gc.collect()
    gc.disable()
    try:
        simulate(BOOK, MONTHS, PATHS)
        assert gc.collect() == 0
    finally:
        gc.enable()
