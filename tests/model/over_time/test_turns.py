"""What is told of the months: tiers that come and go, what they save, commissions that end."""

from __future__ import annotations

import pytest

from planner.model.over_time.projection import Projection, project
from planner.model.over_time.turns import crossings, first_ended, setup_share
from tests.model.plans import book_of, cents, example, small
from tests.model.reference import Document


def projected(document: Document, months: int) -> Projection:
    found = project(book_of(document), months)
    assert found is not None
    return found


def accounts(number: int, **assumed: str) -> Document:
    values = {f"assumptions.{key}": value for key, value in assumed.items()}
    return small({"clients.0.accounts": number, **values})


def told(projection: Projection) -> list[tuple[int, int, int, str, bool]]:
    return [
        (each.counted, each.billed, each.start, str(each.discount), each.rises)
        for each in crossings(projection)
    ]


def test_a_tier_that_is_reached_shows_on_the_bill_of_the_month_after() -> None:
    # The worked example: 24 counted at the end of month 3, 35 % billed in month 5.
    assert told(projected(example(), 24)) == [(4, 5, 25, "0.35", True)]


def test_a_tier_that_is_lost_does_so_too() -> None:
    # 26, 25.48, 24.97: fewer than 25 are counted at the end of month 2.
    found = projected(accounts(26, monthly_churn="0.02"), 12)
    assert [month.counted for month in found.months[:3]] == [25, 24, 24]
    assert told(found) == [(2, 3, 25, "0.25", False)]


def test_a_tier_that_gives_nothing_is_not_told() -> None:
    # The first tier of the worked example begins at 1 account, and gives nothing.
    rows = {"clients": [{"id": "a", "package": "essential", "accounts": 1}]}
    gone = {"assumptions.new_accounts_per_month": "0", "assumptions.monthly_churn": "1"}
    assert told(projected(example({**rows, **gone}), 2)) == []
    assert told(projected(example({**rows, "clients.0.accounts": 2, **gone}), 2)) == [
        (1, 2, 1, "0", False)
    ]


def test_a_tier_that_takes_off_no_more_than_the_one_before_is_not_told() -> None:
    # Nobody yet: the vendor's first tier is reached in month 2, its second in month 4.
    first = {
        "clients": [],
        "assumptions.new_accounts_per_month": "0.5",
        "assumptions.monthly_churn": "0",
    }
    assert told(projected(example(first), 6)) == [(4, 5, 2, "0.25", True)]
    same = [{"from": 1, "discount": "0.25"}, {"from": 24, "discount": "0.25"}]
    assert told(projected(example({"programme.tiers": same}), 24)) == []


def test_in_the_same_cycle_nothing_is_late() -> None:
    document = accounts(23, new_accounts_per_month="1")
    document["programme"]["effective"] = "same-cycle"
    found = projected(document, 3)
    assert told(found) == [(2, 2, 25, "0.35", True)]
    assert [str(month.discount) for month in found.months] == ["0.25", "0.35", "0.35"]


def test_where_each_account_has_its_own_discount_no_bill_is_late() -> None:
    document = accounts(23, new_accounts_per_month="1")
    document["programme"]["mode"] = "graduated"
    found = projected(document, 3)
    assert told(found) == [(2, 2, 25, "0.35", True)]
    assert [month.saved for month in found.months] == [0, 0, 0]


def test_what_a_tier_saves_is_told_against_the_bill_at_todays() -> None:
    # 100.00 an account: 75.00 at 25 %, 65.00 at 35 %; the count of month 2 decides in month 3.
    found = projected(accounts(23, new_accounts_per_month="1"), 4)
    assert [month.vendor_bill for month in found.months] == [
        cents(each) for each in ("1,800.00", "1,875.00", "1,690.00", "1,755.00")
    ]
    assert [month.saved for month in found.months] == [0, 0, cents("260.00"), cents("270.00")]


def test_a_lost_tier_costs_what_it_saved() -> None:
    found = projected(accounts(25, monthly_churn="0.04"), 2)
    # 24 are left of 25 at the end of month 1, 23.04 of them in month 2, at 75.00 instead of 65.00.
    assert [month.saved for month in found.months] == [0, -cents("230.40")]


def test_commissions_end_after_their_months() -> None:
    found = first_ended(projected(example(), 24))
    assert found is not None
    assert found.month == 13  # economics.md
    assert first_ended(projected(example(), 12)) is None
    assert first_ended(projected(example({"programme.commission.months": None}), 24)) is None


def test_setup_fees_are_a_share_of_all_revenue() -> None:
    found = projected(example(), 2)
    # Each month 1.5 accounts join in the book's proportions: 14, 7 + 5 and 1 of 27.
    fees = 2 * 1.5 * (14 * 150 + 12 * 400 + 1 * 900) / 27
    revenue = sum(month.revenue for month in found.months) / 100
    share = setup_share(found)
    assert share is not None
    assert float(share) == pytest.approx(fees / revenue, abs=1e-5)
    assert setup_share(projected(small(), 2)) is None
