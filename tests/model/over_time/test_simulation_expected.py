"""The simulation's means against the expected months, where tiers do not matter."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

import pytest

from planner.model.over_time.projection import project
from planner.model.over_time.simulation import Spread, simulate
from tests.model.plans import Edits, book_of, example

PATHS = 4_000
MONTHS = 18

ONE_TIER: Edits = {
    "programme.tiers": [{"from": 0, "discount": "0.3"}],
    "assumptions.start": "2026-02",
    "assumptions.monthly_churn": "0.04",
}
KEYS: dict[str, Edits] = {
    "nothing but arrivals and churn": {},
    "a commission that is for life": {"programme.commission.months": None},
    "a commission that ends soon": {"programme.commission.months": 3},
    "today's accounts have an age": {"clients.3.since": "2025-09", "clients.4.since": "2025-07"},
    "seasonality": {
        "assumptions.seasonality": ["0.5", "2", "1", "1", "0", "0", "1", "1", "3", "1", "1", "1.5"]
    },
    "packages": {
        "assumptions.packages": [
            {"package": "growth", "new_accounts_per_month": "2.5", "monthly_churn": "0.1"},
            {"package": "scale", "new_accounts_per_month": "0", "monthly_churn": "0"},
        ]
    },
    "contact growth": {"assumptions.contact_growth": "0.03"},
    "price changes": {
        "assumptions.price_changes": [
            {"month": 3, "whose": "vendor", "rate": "0.1"},
            {"month": 5, "whose": "agency", "rate": "0.07"},
        ]
    },
    "planned joinings": {
        "assumptions.planned": [
            {
                "month": 3,
                "move": "join",
                "accounts": 6,
                "package": "growth",
                "channel": "commission",
            },
            {"month": 9, "move": "join", "accounts": 4, "package": "scale", "channel": "resale"},
        ]
    },
    "all of a client leave": {
        "clients.0.id": "martin",
        "clients.3.id": "velo",
        "assumptions.planned": [
            {"month": 7, "move": "leave", "client": "velo"},
            {"month": 9, "move": "leave", "client": "martin"},
        ],
    },
    "clients come and go by name": {
        "clients.1.id": "hotel",
        "clients.3.id": "velo",
        "clients.6.id": "prospect",
        "assumptions.planned": [
            {"month": 2, "move": "join", "client": "prospect"},
            {"month": 3, "move": "leave", "accounts": 5, "client": "velo"},
            {"month": 4, "move": "join", "accounts": 3, "client": "velo"},
            {"month": 9, "move": "leave", "client": "hotel"},
            {"month": 11, "move": "leave", "client": "velo"},
        ],
    },
    "late payment": {
        "assumptions.paid_after_days": 45,
        "assumptions.commission_payout_months": 3,
    },
    "all accounts pay list but those of one tier": {"programme.mode": "graduated"},
}


def assert_near(spread: Spread, expected: float, key: str) -> None:
    """Within four standard errors, by the width of the fan: 2.56 deviations of a normal law."""
    deviation = max((spread.p90 - spread.p10) / 2.4, abs(expected) * 1e-3)
    assert abs(float(spread.mean) - expected) <= 4 * deviation / sqrt(PATHS), key


@pytest.mark.parametrize("key", KEYS)
def test_the_means_are_what_is_expected(key: str) -> None:
    book = book_of(example({**ONE_TIER, **KEYS[key]}))
    expected, possible = project(book, MONTHS), simulate(book, MONTHS, PATHS)
    assert expected is not None
    assert possible is not None
    assert len(possible.months) == MONTHS
    cash = expected.cumulative_cash
    for month, mean, so_far in zip(possible.months, expected.months, cash, strict=True):
        assert_near(month.accounts, mean.accounts, key)
        assert_near(month.profit, mean.profit, key)
        assert_near(month.cash, so_far, key)


@pytest.mark.parametrize("leaving", [3, 5, 10])
@pytest.mark.parametrize("paid", [2, 6])
def test_planned_leavings_take_the_oldest_first(paid: int, leaving: int) -> None:
    # Nobody comes or goes by chance: each path is what is planned.
    planned = [
        {"month": 1, "move": "join", "accounts": 5, "client": "velo"},
        {"month": 2, "move": "join", "accounts": 3, "client": "velo"},
        {"month": 4, "move": "leave", "accounts": leaving, "client": "velo"},
        {"month": 5, "move": "join", "accounts": 2, "client": "velo"},
        {"month": 6, "move": "leave", "accounts": 99, "client": "velo"},
    ]
    book = book_of(
        example(
            {
                "assumptions.new_accounts_per_month": "0",
                "assumptions.monthly_churn": "0",
                "clients.3.id": "velo",  # of 4 accounts on commission
                "assumptions.planned": planned,
                "programme.commission.months": paid,
            }
        )
    )
    expected, possible = project(book, 8), simulate(book, 8, 5)
    assert expected is not None
    assert possible is not None
    for month, mean in zip(possible.months, expected.months, strict=True):
        assert (month.accounts.p10, month.accounts.p90) == (round(mean.accounts),) * 2
        assert month.profit == Spread(Fraction(mean.profit), *(mean.profit,) * 3)
    assert [month.cash.p50 for month in possible.months] == list(expected.cumulative_cash)


@pytest.mark.parametrize("months", [0, 1, 2, 30])
@pytest.mark.parametrize("days", [0, 1, 30, 31, 95, 360])
def test_money_comes_in_when_it_is_expected_to(days: int, months: int) -> None:
    certain: Edits = {
        "assumptions.new_accounts_per_month": "0",
        "assumptions.monthly_churn": "0",
        "assumptions.paid_after_days": days,
        "assumptions.commission_payout_months": months,
        "assumptions.planned": [
            {"month": 2, "move": "join", "accounts": 3, "package": "growth", "channel": "resale"}
        ],
    }
    book = book_of(example(certain))
    expected, possible = project(book, 6), simulate(book, 6, 3)
    assert expected is not None
    assert possible is not None
    assert [month.cash.p50 for month in possible.months] == list(expected.cumulative_cash)


@pytest.mark.parametrize(
    "edits",
    [
        {"programme.mode": "graduated"},
        {"programme.first_account_full_price": True},
        {"programme.mode": "graduated", "programme.first_account_full_price": True},
        {"programme.effective": "same-cycle"},
        {"programme.counts_disabled": True, "programme.counts_commission": True},
    ],
)
def test_where_nothing_happens_by_chance_every_path_is_the_projection(edits: Edits) -> None:
    certain: Edits = {
        "assumptions.new_accounts_per_month": "0",
        "assumptions.monthly_churn": "0",
        "clients.1.id": "hotel",
        "assumptions.planned": [
            {"month": 2, "move": "join", "accounts": 4, "package": "scale", "channel": "resale"},
            {"month": 4, "move": "leave", "client": "hotel"},
        ],
    }
    book = book_of(example({**certain, **edits}))
    expected, possible = project(book, 6), simulate(book, 6, 3)
    assert expected is not None
    assert possible is not None
    assert possible.is_estimate == expected.is_estimate
    highest = expected.counted
    for month, mean in zip(possible.months, expected.months, strict=True):
        # The mean of the projection is rounded with the whole month, this one by itself.
        assert abs(month.profit.p50 - mean.profit) <= possible.is_estimate
        highest = max(highest, mean.counted)
        starts = book.plan.programme.starts
        assert month.reached == tuple(3 * (highest >= start) for start in starts)
