"""One group whose tier does not matter has an exact law, month by month.

Of n₀ accounts of today each is left after t months with the chance sᵗ, s = 1 − churn; those who
joined since and are left are Poisson with the mean a · (1 − sᵗ) / (1 − s).
"""

from __future__ import annotations

from math import comb, exp, factorial, sqrt

import numpy as np
import pytest

from planner.model.over_time.draws.chance import Chance
from planner.model.over_time.living import Living
from planner.model.over_time.simulation import simulate
from planner.model.over_time.timeline import timeline
from tests.model.plans import book_of, small

PATHS = 10_000
TODAY, NEW, CHURN = 12, 1.5, 0.1
CASES = {"months": [1, 2, 5, 24], "seeds": [1, 2]}

BOOK = book_of(
    small(
        {
            "clients.0.accounts": TODAY,
            "packages.0.software_price": "150.00",
            "assumptions.new_accounts_per_month": str(NEW),
            "assumptions.monthly_churn": str(CHURN),
        }
    )
)


def law(months: int) -> list[float]:
    """How likely each number of accounts is after so many months."""
    stays = (1 - CHURN) ** months
    old = [comb(TODAY, k) * stays**k * (1 - stays) ** (TODAY - k) for k in range(TODAY + 1)]
    mean = NEW * (1 - stays) / CHURN
    young = [exp(-mean) * mean**k / factorial(k) for k in range(80)]
    return np.convolve(old, young).tolist()


def accounts(months: int, seed: int) -> list[int]:
    """How many accounts each path has after so many months."""
    laid = timeline(BOOK, months)
    assert laid is not None
    living, chance = Living(laid, 0, PATHS), Chance(seed, lambda: None)
    for month in range(1, months + 1):
        living.live(month, 1.0, chance)
    numbers: list[int] = living.accounts.tolist()
    return numbers


@pytest.mark.parametrize("seed", CASES["seeds"])
@pytest.mark.parametrize("months", CASES["months"])
def test_each_number_of_accounts_is_as_frequent_as_it_is_likely(months: int, seed: int) -> None:
    seen = np.bincount(accounts(months, seed), minlength=92)
    likely = np.array(law(months)) * PATHS
    usual = likely >= 10
    surprise = ((seen - likely)[usual] ** 2 / likely[usual]).sum()
    freedom = int(usual.sum())
    # A chi-square has the mean of its freedom, and twice that as its variance.
    assert surprise <= freedom + 4.5 * sqrt(2 * freedom)
    rare = likely[~usual].sum()
    assert abs(seen[: len(likely)][~usual].sum() - rare) <= 4.5 * sqrt(rare) + 1


def test_the_fan_is_the_exact_one() -> None:
    possible = simulate(BOOK, 24, PATHS)
    assert possible is not None
    for month in possible.months:
        until = np.cumsum(law(month.month))
        fan = month.accounts
        for share, value in ((0.1, fan.p10), (0.5, fan.p50), (0.9, fan.p90)):
            error = 4.5 * sqrt(share * (1 - share) / PATHS)
            assert until[value] >= share - error
            assert (until[value - 1] if value else 0.0) <= share + error


def test_the_chance_of_a_tier_is_at_least_that_of_counting_as_many() -> None:
    # After the first month nothing has been reached and lost again: the chances are the same.
    possible = simulate(BOOK, 1, PATHS)
    assert possible is not None
    for tier, paths in zip(BOOK.plan.programme.tiers, possible.months[0].reached, strict=True):
        likely = sum(law(1)[tier.start :]) if tier.start > TODAY else 1.0
        assert abs(paths / PATHS - likely) <= 4.5 * sqrt(likely * (1 - likely) / PATHS)


@pytest.mark.parametrize("lag", [1, 2, 100])
def test_paths_know_nothing_of_their_neighbours(lag: int) -> None:
    paths = np.array(accounts(12, seed=3))
    assert abs(np.corrcoef(paths[lag:], paths[:-lag])[0, 1]) <= 4.5 / sqrt(PATHS)
