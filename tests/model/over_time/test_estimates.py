"""Where places in a row decide who pays what, each account has the mean of so many: by hand.

Ten accounts at 100.00, list price 50.00. No row order survives churn and new accounts.
"""

from __future__ import annotations

from typing import Any

from planner.model.over_time.projection import Month, Projection
from tests.model.over_time.books import projected, round_numbers
from tests.model.plans import edited
from tests.model.reference import Document

# The first four at list, the next four at 20 % off, all from the ninth on at 40 % off.
TIERS = [
    {"from": 1, "discount": "0"},
    {"from": 5, "discount": "0.2"},
    {"from": 9, "discount": "0.4"},
]


def of(document: Document, months: int = 2) -> tuple[Projection, tuple[Month, ...]]:
    projection = projected(document, months)
    return projection, projection.months


def graduated(**programme: Any) -> Document:
    return round_numbers({"programme": {"tiers": TIERS, "mode": "graduated", **programme}})


def test_graduated_accounts_each_have_their_own_discount() -> None:
    projection, months = of(graduated())
    # 4 · 50 + 4 · 40 + 2 · 30
    assert [month.lines.vendor_cost for month in months] == [420_00, 420_00]
    assert projection.is_estimate


def test_an_expected_number_has_the_mean_of_its_whole_part() -> None:
    document = edited(graduated(), {"assumptions.monthly_churn": "0.05"})
    _, months = of(document)
    # 9.5 accounts at the mean of nine: (4 · 50 + 4 · 40 + 30) / 9 = 43.333…
    assert months[0].accounts == 9.5
    assert months[0].lines.vendor_cost == 411_67
    assert months[0].profit == 950_00 - 411_67


def test_different_accounts_have_the_mean_of_the_places_not_of_the_prices() -> None:
    other = {"id": "b", "name": "B", "package": "p", "accounts": 2, "list_price": "100.00"}
    document = edited(graduated(), {"clients.0.accounts": 2, "clients.1": other})
    document["programme"]["tiers"] = [{"from": 1, "discount": "0"}, {"from": 2, "discount": "0.5"}]
    _, months = of(document)
    # Of four places one is at list: 62.5 % of 2 · 50 + 2 · 100, whichever account has it.
    assert months[0].lines.vendor_cost == 187_50


def test_the_first_account_at_list_is_one_of_all() -> None:
    document = round_numbers(
        {
            "programme": {
                "tiers": [{"from": 1, "discount": "0.2"}],
                "first_account_full_price": True,
            }
        }
    )
    projection, months = of(document)
    # 50 + 9 · 40
    assert months[0].lines.vendor_cost == 410_00
    assert projection.is_estimate


def test_disabled_accounts_have_a_place_too() -> None:
    disabled = {"id": "d", "name": "D", "package": "p", "status": "disabled", "accounts": 2}
    document = edited(graduated(), {"clients.0.accounts": 8, "clients.1": disabled})
    _, months = of(document)
    assert months[0].lines.vendor_cost == 420_00


def test_less_than_one_account_has_the_first_place() -> None:
    document = edited(graduated(), {"clients.0.accounts": 1, "assumptions.monthly_churn": "0.5"})
    _, months = of(document)
    assert [month.lines.vendor_cost for month in months] == [25_00, 12_50]


def test_where_all_have_one_discount_nothing_is_estimated() -> None:
    assert not projected(round_numbers(), 2).is_estimate
