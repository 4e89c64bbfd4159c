"""A tier that is reached and lost, month by month, by hand: when it is billed, both ways."""

from __future__ import annotations

from typing import Any

import pytest

from planner.model.over_time.rounding import whole
from tests.model.over_time.books import months_of, round_numbers
from tests.model.plans import edited
from tests.model.reference import Document

# Below 12 accounts at list (50.00), from 12 on at 20 % off (40.00).
TIERS = [{"from": 1, "discount": "0"}, {"from": 12, "discount": "0.2"}]


def crossing(effective: str, events: list[dict[str, Any]], **programme: Any) -> Document:
    return round_numbers(
        {
            "programme": {"tiers": TIERS, "effective": effective, **programme},
            "assumptions.planned": events,
        }
    )


def join(month: int, accounts: int, **what: Any) -> dict[str, Any]:
    return {"month": month, "move": "join", "accounts": accounts, "client": "a", **what}


def leave(month: int, accounts: int) -> dict[str, Any]:
    return {"month": month, "move": "leave", "accounts": accounts, "client": "a"}


# 10 accounts today; 2 join in month 2 and 3 leave in month 4.
UP_AND_DOWN = [join(2, 2), leave(4, 3)]
COUNTED = [10, 12, 12, 9, 9]


def test_next_cycle_bills_what_the_month_before_counted_rising_and_falling() -> None:
    months = months_of(crossing("next-cycle", UP_AND_DOWN), 5)
    assert [month.counted for month in months] == COUNTED
    assert [str(month.reached) for month in months] == ["0", "0.2", "0.2", "0", "0"]
    assert [str(month.discount) for month in months] == ["0", "0", "0.2", "0.2", "0"]
    # 10 and 12 at 50.00, 12 and 9 at 40.00, 9 at 50.00
    assert [month.lines.vendor_cost for month in months] == [500_00, 600_00, 480_00, 360_00, 450_00]
    assert [month.profit for month in months] == [500_00, 600_00, 720_00, 540_00, 450_00]


def test_same_cycle_bills_what_the_month_itself_counts_rising_and_falling() -> None:
    months = months_of(crossing("same-cycle", UP_AND_DOWN), 5)
    assert [month.counted for month in months] == COUNTED
    assert [str(month.discount) for month in months] == ["0", "0.2", "0.2", "0", "0"]
    # 10 at 50.00, 12 and 12 at 40.00, 9 and 9 at 50.00
    assert [month.lines.vendor_cost for month in months] == [500_00, 480_00, 480_00, 450_00, 450_00]
    assert [month.profit for month in months] == [500_00, 720_00, 720_00, 450_00, 450_00]


@pytest.mark.parametrize(
    ("effective", "discounts"),
    [("next-cycle", ["0", "0.2", "0.2"]), ("same-cycle", ["0.2", "0.2", "0.2"])],
)
def test_month_one_is_billed_by_today_s_count_or_by_its_own(
    effective: str, discounts: list[str]
) -> None:
    months = months_of(crossing(effective, [join(1, 2)]), 3)
    assert [str(month.discount) for month in months] == discounts


@pytest.mark.parametrize(
    ("effective", "discounts"),
    [("next-cycle", ["0.2", "0", "0"]), ("same-cycle", ["0", "0", "0"])],
)
def test_a_tier_that_is_lost_in_month_one(effective: str, discounts: list[str]) -> None:
    document = crossing(effective, [leave(1, 1)])
    months = months_of(edited(document, {"clients.0.accounts": 12}), 3)
    assert [str(month.discount) for month in months] == discounts


def test_a_number_a_hair_below_a_whole_one_is_that_one() -> None:
    # 0.1 a month, twenty times: 12, though ten tenths of a float are not one.
    document = crossing("same-cycle", [])
    document["assumptions"] = {"new_accounts_per_month": "0.1"}
    months = months_of(document, 21)
    assert [month.counted for month in months[17:]] == [11, 11, 12, 12]
    assert [str(month.discount) for month in months[17:]] == ["0", "0", "0.2", "0.2"]


def test_the_hair_is_a_thousand_millionth() -> None:
    assert whole(12 - 0.9e-9) == 12
    assert whole(12 - 1.1e-9) == 11
    assert whole(12 + 0.9) == 12


def test_expected_accounts_count_by_their_whole_part() -> None:
    # 14 less a tenth: 12.6, 11.34
    document = edited(crossing("next-cycle", []), {"clients.0.accounts": 14})
    document["assumptions"] = {"monthly_churn": "0.1"}
    months = months_of(document, 3)
    assert [month.counted for month in months] == [12, 11, 10]
    assert [str(month.discount) for month in months] == ["0.2", "0.2", "0"]
    assert months[1].lines.vendor_cost == 453_60  # 11.34 at 40.00


def test_disabled_accounts_that_count_are_added_whole() -> None:
    # 10.5 expected and 1 disabled is 11 counted; 11 and 1 is 12.
    document = crossing("next-cycle", [], counts_disabled=True)
    disabled = {"id": "d", "name": "D", "package": "p", "status": "disabled", "accounts": 1}
    document = edited(document, {"clients.1": disabled})
    document["assumptions"] = {"new_accounts_per_month": "0.5"}
    months = months_of(document, 3)
    assert [month.counted for month in months] == [11, 12, 12]
    assert [str(month.discount) for month in months] == ["0", "0", "0.2"]
    # 10.5 and 11 at 50.00, 11.5 at 40.00, and the disabled one each time
    assert [month.lines.vendor_cost for month in months] == [575_00, 600_00, 500_00]
    assert [month.accounts for month in months] == [10.5, 11.0, 11.5]


@pytest.mark.parametrize(("counts", "counted"), [(False, [11, 12]), (True, [14, 15])])
def test_those_on_commission_count_where_the_programme_says_so(
    counts: bool, counted: list[int]
) -> None:
    # Ten resold and three on commission; 1.3 join a month, ten thirteenths of them resold.
    document = crossing("next-cycle", [], counts_commission=counts)
    other = {"id": "c", "name": "C", "package": "p", "channel": "commission", "accounts": 3}
    document = edited(document, {"clients.1": other})
    document["assumptions"] = {"new_accounts_per_month": "1.3"}
    assert [month.counted for month in months_of(document, 2)] == counted
