"""The simulation against exact enumeration: all ways a tiny book can go, and how likely each is.

Followed by hand: an account costs 100.00 less its discount and is sold at 150.00; one on commission
brings 20.00 in its first month and nothing later; each joining brings 30.00 less an hour's 10.00.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from math import comb, exp, factorial, sqrt
from typing import NamedTuple

import pytest

from planner.model.over_time.simulation import Simulation, Spread, simulate
from tests.model.plans import book_of, small

PATHS = 10_000
CHURN = 0.3
MONTHS = 3
GOAL = 130_00
TIERS = {1: 0.0, 2: 0.25, 3: 0.35, 5: 0.5}
ENOUGH = 5
"""Of joiners in a month: more come on fewer than one path in 50,000."""
UNLIKELY = 1e-7
OFF = 1e-3
"""What such truncation may cost, beside the least error of a chance, of 0.02."""

DOCUMENT = {
    "agency.hourly_cost": "10.00",
    "agency.overheads": "7.00",
    "programme.tiers": [{"from": n, "discount": str(d)} for n, d in TIERS.items()],
    "programme.commission": {"rate": "0.2", "months": 1},
    "packages.0.software_price": "150.00",
    "packages.0.setup_fee": "30.00",
    "packages.0.setup_hours": "1",
    "assumptions.monthly_churn": str(CHURN),
    "assumptions.profit_goal": "130.00",
}


class Start(NamedTuple):
    """A book: accounts resold and on commission, and how many are expected to join a month."""

    resold: int
    on_commission: int
    new: float


class Rules(NamedTuple):
    """Whether the tier comes a cycle late, and whether accounts on commission count."""

    late: bool
    counts: bool


class State(NamedTuple):
    """What of a path decides what comes: its accounts, and the counts up to now."""

    resold: int
    on_commission: int
    counted: int
    highest: int
    has_earned_it: bool


Chances = dict[int, float]


@dataclass
class Exact:
    """A month over all ways: how likely each figure is, and each tier and the goal by then."""

    accounts: Chances = field(default_factory=dict)
    profit: Chances = field(default_factory=dict)
    reached: Chances = field(default_factory=lambda: dict.fromkeys(TIERS, 0.0))
    goal_by: float = 0.0
    goal_in: float = 0.0


@cache
def staying(accounts: int) -> list[tuple[int, float]]:
    return [
        (left, comb(accounts, left) * (1 - CHURN) ** left * CHURN ** (accounts - left))
        for left in range(accounts + 1)
    ]


@cache
def joining(expected: float) -> list[tuple[int, float]]:
    most = ENOUGH if expected else 0
    return [(k, exp(-expected) * expected**k / factorial(k)) for k in range(most + 1)]


def discount(count: int) -> float:
    return max((rate for start, rate in TIERS.items() if start <= count), default=0.0)


def ways_on(state: State, new: tuple[float, float]) -> Iterator[tuple[float, int, int, int, int]]:
    """How likely it is that so many stay resold and on commission, and so many join each."""
    for (here, p), (there, q), (joins, r), (joins_there, s) in product(
        staying(state.resold), staying(state.on_commission), joining(new[0]), joining(new[1])
    ):
        yield p * q * r * s, here, there, joins, joins_there


def months_of(start: Start, rules: Rules) -> Iterator[Exact]:
    """Go all ways at once, month by month."""
    accounts = start.resold + start.on_commission
    new = start.new * start.resold / accounts, start.new * start.on_commission / accounts
    counted = start.resold + rules.counts * start.on_commission
    ways = {State(start.resold, start.on_commission, counted, counted, False): 1.0}
    for month in range(1, MONTHS + 1):
        exact, after = Exact(), dict[State, float]()
        for state, likely in ways.items():
            for chance, here, there, joins, joins_there in ways_on(state, new):
                weight = likely * chance
                if weight < UNLIKELY:
                    continue
                # Today's accounts are one month old in month 1, as who joins then is.
                paid = joins_there + (there if month == 1 else 0)
                resold, on_commission = here + joins, there + joins_there
                count = resold + rules.counts * on_commission
                off = discount(state.counted if rules.late else count)
                profit = round(resold * (5000 + 10000 * off)) + 2000 * paid
                profit += 2000 * (joins + joins_there) - 700
                by_now = max(state.highest, count)
                earned = state.has_earned_it or profit >= GOAL
                add(exact.accounts, resold + on_commission, weight)
                add(exact.profit, profit, weight)
                for tier in TIERS:
                    exact.reached[tier] += weight * (by_now >= tier)
                exact.goal_by += weight * earned
                exact.goal_in += weight * (profit >= GOAL)
                reached = State(resold, on_commission, count, by_now, earned)
                after[reached] = after.get(reached, 0.0) + weight
        ways = after
        yield exact


def add(chances: Chances, figure: int, weight: float) -> None:
    chances[figure] = chances.get(figure, 0.0) + weight


def mean_and_deviation(chances: Chances) -> tuple[float, float]:
    mean = sum(value * p for value, p in chances.items())
    return mean, sqrt(sum((value - mean) ** 2 * p for value, p in chances.items()))


def assert_chance(paths: int, exact: float) -> None:
    error = sqrt(max(exact * (1 - exact), 0.0) / PATHS)
    assert abs(paths / PATHS - exact) <= 4 * error + OFF


def assert_spread(spread: Spread, chances: Chances) -> None:
    mean, deviation = mean_and_deviation(chances)
    assert abs(float(spread.mean) - mean) <= 4 * deviation / sqrt(PATHS) + OFF * abs(mean)
    for share, value in ((0.1, spread.p10), (0.5, spread.p50), (0.9, spread.p90)):
        below = sum(p for figure, p in chances.items() if figure < value)
        up_to = sum(p for figure, p in chances.items() if figure <= value)
        error = 4 * sqrt(share * (1 - share) / PATHS) + OFF
        assert below - error <= share <= up_to + error


def simulated(start: Start, rules: Rules, seed: int) -> Simulation:
    sold = [("resale", start.resold), ("commission", start.on_commission)]
    clients = [
        {"id": channel, "name": channel, "package": "p", "channel": channel, "accounts": accounts}
        for channel, accounts in sold
        if accounts
    ]
    book = book_of(
        small(
            DOCUMENT
            | {
                "clients": clients,
                "programme.effective": "next-cycle" if rules.late else "same-cycle",
                "programme.counts_commission": rules.counts,
                "assumptions.new_accounts_per_month": str(start.new),
            }
        )
    )
    made = simulate(book, MONTHS, PATHS, seed)
    assert made is not None
    return made


@pytest.mark.parametrize(
    "rules", [Rules(late, counts) for late in (True, False) for counts in (True, False)]
)
@pytest.mark.parametrize(
    "start",
    [Start(3, 0, 0.0), Start(1, 0, 0.6), Start(1, 1, 0.5), Start(0, 2, 0.3), Start(2, 1, 0.0)],
)
def test_a_tiny_book_goes_each_way_as_often_as_is_likely(start: Start, rules: Rules) -> None:
    made = simulated(start, rules, seed=20)
    cash = cash_deviation = 0.0
    for month, exact in zip(made.months, months_of(start, rules), strict=True):
        assert_spread(month.accounts, exact.accounts)
        assert_spread(month.profit, exact.profit)
        profit, deviation = mean_and_deviation(exact.profit)
        # The deviation of a sum is at most the sum of the deviations.
        cash, cash_deviation = cash + profit, cash_deviation + deviation
        assert abs(float(month.cash.mean) - cash) <= 4 * cash_deviation / sqrt(PATHS) + OFF * abs(
            cash
        )
        for paths, likely in zip(month.reached, exact.reached.values(), strict=True):
            assert_chance(paths, likely)
        assert month.goal_by is not None
        assert month.goal_in is not None
        assert_chance(month.goal_by, exact.goal_by)
        assert_chance(month.goal_in, exact.goal_in)
