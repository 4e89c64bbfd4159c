"""How likely each number is, against arithmetic with as many digits as it takes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, localcontext
from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.over_time.draws.laws import WHOLE, Law, binomial, poisson

MANY_DIGITS = 60


def until(law: Law, numbers: Iterable[int]) -> list[int]:
    """The parts of each number together with all before it."""
    marks = np.cumsum(law.parts)
    return [0 if k < law.first else int(marks[min(k - law.first, len(marks) - 1)]) for k in numbers]


def assert_rounded(law: Law, likely: list[Decimal]) -> None:
    assert sum(law.parts) == WHOLE
    assert law.parts[0]
    assert law.parts[-1]
    exact = Decimal(0)
    for chance, mark in zip(likely, until(law, range(len(likely))), strict=True):
        exact += chance * WHOLE
        assert abs(mark - exact) < 0.51  # half a part for the rounding, a hair for the floats


def moments(law: Law) -> tuple[float, float, float]:
    """Mean, variance and third central moment."""
    chance = np.array(law.parts) / WHOLE
    mean = law.first + float((np.arange(len(chance)) * chance).sum())
    away = np.arange(len(chance)) + (law.first - mean)
    return mean, float((away**2 * chance).sum()), float((away**3 * chance).sum())


@pytest.mark.parametrize("share", [0.02, 0.5, 0.3, 0.999, 1e-12])
@pytest.mark.parametrize("accounts", [0, 1, 2, 7, 100, 1023])
def test_each_number_of_leavers_is_as_likely_as_it_is(accounts: int, share: float) -> None:
    with localcontext(prec=MANY_DIGITS):
        leaves = Decimal(share)
        likely = [
            comb(accounts, k) * leaves**k * (1 - leaves) ** (accounts - k)
            for k in range(accounts + 1)
        ]
        assert_rounded(binomial(accounts, share), likely)


@pytest.mark.parametrize("expected", [1e-9, 0.001, 0.75, 1.0, 1.5, 30.0, 212.4])
def test_each_number_of_joiners_is_as_likely_as_it_is(expected: float) -> None:
    with localcontext(prec=MANY_DIGITS):
        likely = [(-Decimal(expected)).exp()]
        for k in range(1, int(3 * expected) + 40):
            likely.append(likely[-1] * Decimal(expected) / k)
        assert_rounded(poisson(expected), likely)


@given(st.one_of(st.floats(1e-6, 100), st.floats(1e-6, 1e4)))
def test_joiners_have_the_moments_of_poisson(expected: float) -> None:
    mean, variance, third = moments(poisson(expected))
    assert mean == pytest.approx(expected, rel=1e-8, abs=1e-8)
    assert variance == pytest.approx(expected, rel=1e-7, abs=1e-7)
    assert third == pytest.approx(expected, rel=1e-4, abs=1e-5)


def test_a_million_joiners_have_the_moments_of_poisson() -> None:
    mean, variance, third = moments(poisson(1e6))
    assert mean == pytest.approx(1e6, rel=1e-9)
    assert variance == pytest.approx(1e6, rel=1e-6)
    assert third == pytest.approx(1e6, rel=0.05)  # beside 10⁹, which the deviation cubed is


@given(st.integers(0, 5000), st.floats(1e-6, 1 - 1e-6))
def test_leavers_have_the_moments_of_a_binomial(accounts: int, share: float) -> None:
    mean, variance, third = moments(binomial(accounts, share))
    spread = accounts * share * (1 - share)
    assert mean == pytest.approx(accounts * share, rel=1e-8, abs=1e-7)
    assert variance == pytest.approx(spread, rel=1e-7, abs=1e-7)
    assert third == pytest.approx(
        spread * (1 - 2 * share), rel=1e-4, abs=1e-5 * sqrt(spread) + 1e-5
    )


def test_what_is_cut_off_a_million_joiners_is_less_than_half_a_part() -> None:
    law = poisson(1e6)
    # Half a part is as likely as to be 6.2 deviations of 1,000 below or above.
    assert law.first == pytest.approx(1e6 - 6200, abs=150)
    assert law.first + len(law.parts) == pytest.approx(1e6 + 6200, abs=150)
