"""Tiers, what each billed account gets, and when a tier shows on the bill."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.programme import Effective, Mode, Programme, Tier

TIERS = tuple(
    Tier(start, Decimal(discount))
    for start, discount in [(1, "0"), (2, "0.25"), (25, "0.35"), (50, "0.45"), (100, "0.55")]
)
VENDOR = Programme(TIERS)
GRADUATED = Programme(TIERS, mode=Mode.GRADUATED)
FIRST_AT_LIST = Programme(TIERS, first_account_full_price=True)
GRADUATED_FIRST_AT_LIST = Programme(TIERS[1:], mode=Mode.GRADUATED, first_account_full_price=True)
ALL = [VENDOR, GRADUATED, FIRST_AT_LIST, GRADUATED_FIRST_AT_LIST]


def test_below_the_first_tier_there_is_no_discount() -> None:
    late = Programme((Tier(5, Decimal("0.3")),))
    assert [late.discount(count) for count in (0, 4, 5, 6)] == [
        0,
        0,
        Decimal("0.3"),
        Decimal("0.3"),
    ]


@pytest.mark.parametrize(
    ("count", "start"),
    [(0, 1), (1, 2), (2, 25), (24, 25), (25, 50), (49, 50), (50, 100), (99, 100)],
)
def test_next_tier(count: int, start: int) -> None:
    tier = VENDOR.next_tier(count)
    assert tier is not None
    assert tier.start == start


@pytest.mark.parametrize("count", [100, 101, 10**6])
def test_there_is_no_tier_above_the_top(count: int) -> None:
    assert VENDOR.next_tier(count) is None


@pytest.mark.parametrize(("before", "now"), [(24, 25), (25, 24), (0, 100)])
def test_a_tier_shows_in_the_next_cycle_rising_and_falling_or_at_once(
    before: int, now: int
) -> None:
    assert VENDOR.billed_count(before, now) == before
    assert Programme(TIERS, effective=Effective.SAME_CYCLE).billed_count(before, now) == now


def test_the_order_of_rows_matters_in_graduated_tiers_and_with_the_first_at_list() -> None:
    assert [programme.depends_on_order for programme in ALL] == [False, True, True, True]


@pytest.mark.parametrize(
    ("programme", "discounts"),
    [
        (VENDOR, ["0.35"] * 6),
        (GRADUATED, ["0", "0.25", "0.25", "0.35", "0.45", "0.55"]),
        (FIRST_AT_LIST, ["0", *["0.35"] * 5]),
        (GRADUATED_FIRST_AT_LIST, ["0", "0.25", "0.25", "0.35", "0.45", "0.55"]),
    ],
)
def test_discount_of_the_first_second_24th_25th_50th_and_100th_of_30(
    programme: Programme, discounts: list[str]
) -> None:
    positions = (1, 2, 24, 25, 50, 100)
    got = [programme.position_discount(position, 30) for position in positions]
    assert got == [Decimal(discount) for discount in discounts]


@given(
    st.sampled_from(ALL),
    st.integers(1, 110),
    st.integers(0, 120),
    st.integers(0, 110),
)
def test_accounts_in_a_row_are_billed_as_each_alone(
    programme: Programme, first: int, accounts: int, count: int
) -> None:
    runs = programme.spread(first, accounts, count)
    spread = [discount for number, discount in runs for _ in range(number)]
    alone = [
        programme.position_discount(position, count) for position in range(first, first + accounts)
    ]
    assert spread == alone


@pytest.mark.parametrize("accounts", [0, -1])
def test_no_accounts_are_billed_nothing(accounts: int) -> None:
    assert all(programme.spread(1, accounts, 5) == [] for programme in ALL)
