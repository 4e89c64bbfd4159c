"""Draws on many paths: their moments, their laws, and that no path knows of another."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest

from planner.model.over_time.draws.chance import BLOCK, Chance
from planner.model.over_time.draws.laws import WHOLE, binomial, poisson
from planner.model.over_time.draws.samplers import DIRECT, FINE, Accounts, Joining, Leaving
from planner.model.over_time.draws.words import Words
from tests.model.over_time import slow

PATHS = 100_000


def chance(seed: int = 1) -> Chance:
    return Chance(seed, lambda: None)


def assert_moments(drawn: Accounts, mean: float, variance: float, third: float) -> None:
    """Each within four and a half standard errors; those of a normal law serve for the last two."""
    away = drawn - mean
    error = 4.5 / sqrt(len(drawn))
    # The fourth moment of both laws, less what it would be of a normal one: at most this.
    fourth = 3 * variance**2 + variance
    sixth = 15 * variance**3 + 25 * variance**2 + variance
    assert abs(away.mean()) <= error * sqrt(variance)
    assert abs((away**2).mean() - variance) <= error * sqrt(fourth - variance**2)
    assert abs((away**3).mean() - third) <= error * sqrt(sixth)


@pytest.mark.parametrize("accounts", [1, 30, 511, 512, 1500, 4095, 100_000, 5 * FINE + 17])
@pytest.mark.parametrize("share", [0.02, 0.4])
def test_leavers_have_the_moments_of_a_binomial(accounts: int, share: float) -> None:
    here = np.full(PATHS, accounts)
    chance().thin(here, share)
    variance = accounts * share * (1 - share)
    assert 0 <= here.min() <= here.max() <= accounts
    assert_moments(accounts - here, accounts * share, variance, variance * (1 - 2 * share))


@pytest.mark.parametrize("expected", [0.01, 1.5, 40.0, 1e5, 1e6, 3e7])
def test_joiners_have_the_moments_of_poisson(expected: float) -> None:
    drawn = chance().join(expected, PATHS)
    assert drawn is not None
    assert drawn.min() >= 0
    assert_moments(drawn, expected, expected, expected)


@pytest.mark.parametrize("accounts", [10**12, 10**15 - 1])
def test_more_accounts_than_anybody_has_still_leave_by_their_share(accounts: int) -> None:
    here = np.full(2000, accounts)
    chance().thin(here, 0.03)
    left, variance = accounts - here, accounts * 0.03 * 0.97
    assert abs(float(left.mean()) - accounts * 0.03) <= 5 * sqrt(variance / 2000) + 100
    assert float(left.std()) == pytest.approx(sqrt(variance), rel=0.1)
    few = np.full(100, accounts)
    chance().thin(few, 1e-12)  # of the fewer a thousand, or one
    assert (accounts - few).min() >= 0


def test_more_joiners_than_anybody_has_still_join() -> None:
    drawn = chance().join(9e14, 2000)
    assert drawn is not None
    assert abs(float(drawn.mean()) - 9e14) <= 5 * sqrt(9e14 / 2000)
    assert float(drawn.std()) == pytest.approx(3e7, rel=0.1)


def test_each_path_is_drawn_by_the_law_of_its_own_accounts() -> None:
    accounts = np.tile(np.arange(5), 20_000)
    after = accounts.copy()
    chance().thin(after, 0.25)
    for before in range(5):
        left = before - after[accounts == before]
        law = binomial(before, 0.25)
        for k in range(before + 1):
            likely = law.parts[k] / WHOLE
            error = sqrt(likely * (1 - likely) / len(left))
            assert abs((left == k).mean() - likely) <= 4 * error


def test_draws_are_those_of_plain_python_word_for_word() -> None:
    accounts = [(7 * path) % 90 for path in range(301)]
    here = np.array(accounts, dtype=np.int16)
    chance(5).thin(here, 0.0625)
    drawn = chance(6).join(2.5, 301)
    leavers = zip(accounts, slow.Words(5).take(301), strict=True)
    assert here.tolist() == [n - slow.left(n, word, Fraction(1, 16)) for n, word in leavers]
    assert drawn is not None
    assert drawn.tolist() == [slow.joined(w, Fraction(5, 2)) for w in slow.Words(6).take(301)]


def test_no_word_is_taken_where_chance_decides_nothing() -> None:
    here, decided = chance(3), np.array([4, 0, 9])
    here.thin(decided, 0.0)
    assert decided.tolist() == [4, 0, 9]
    here.thin(decided, 1.0)
    assert decided.tolist() == [0, 0, 0]
    here.thin(decided, 0.5)
    assert here.join(0.0, 3) is None
    after, anew = here.join(1.5, 50), chance(3).join(1.5, 50)
    assert after is not None
    assert anew is not None
    assert after.tolist() == anew.tolist()


def test_draws_in_blocks_are_those_in_one_go_and_say_so() -> None:
    steps: list[int] = []
    here = np.full(2 * BLOCK + 5, 12)
    Chance(8, lambda: steps.append(1)).thin(here, 0.3)
    assert len(steps) == 3
    words = Words(8)
    whole = Leaving(0.3).drawn(np.full(2 * BLOCK + 5, 12), words)
    assert (12 - here == whole).all()


def test_what_a_step_raises_ends_the_draws() -> None:
    def stale() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        Chance(1, stale).thin(np.array([5]), 0.5)


def test_neighbouring_paths_and_months_know_nothing_of_each_other() -> None:
    here = chance(11)
    months = []
    for _ in range(12):
        joined = here.join(3.0, 20_000)
        there = np.full(20_000, 40)
        here.thin(there, 0.1)
        assert joined is not None
        months += [joined, 40 - there]
    near = 4.5 / sqrt(20_000)
    for drawn in months:
        for lag in (1, 2, 3, 7, 1024):
            assert abs(np.corrcoef(drawn[lag:], drawn[:-lag])[0, 1]) <= near * 1.05
    across = np.corrcoef(np.array(months))
    assert abs(across - np.eye(len(months))).max() <= near


@pytest.mark.parametrize("share", [0.02, 0.31, 0.5])
def test_every_row_has_room_for_its_law(share: float) -> None:
    words = Words(1)
    table = Leaving(share)
    for accounts in range(DIRECT - 1, 0, -17):
        drawn = table.drawn(np.full(40, accounts), words)
        law = binomial(accounts, share)
        assert law.first <= drawn.min() <= drawn.max() < law.first + len(law.parts)


def test_a_table_gives_the_same_whatever_was_asked_of_it_before() -> None:
    used, fresh = Leaving(0.07), Leaving(0.07)
    used.drawn(np.array([900, 3, 5000]), Words(2))
    asked = np.array([3, 60, 850, 4097])
    assert used.drawn(asked, Words(9)).tolist() == fresh.drawn(asked, Words(9)).tolist()


def test_a_table_of_joiners_covers_nearly_all_that_may_come() -> None:
    law = poisson(1.5)
    drawn = Joining(1.5).drawn(PATHS, Words(4))
    assert drawn.max() < law.first + len(law.parts)
    for k in range(8):
        likely = law.parts[k] / WHOLE
        assert abs((drawn == k).mean() - likely) <= 4 * sqrt(likely * (1 - likely) / PATHS)
