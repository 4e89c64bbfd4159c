"""Contacts that grow take accounts into the next band, and out of the price list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from planner.model.over_time.situations import contacts_after
from tests.model.over_time.books import months_of, projected, round_numbers
from tests.model.plans import edited
from tests.model.reference import Document


def growing(contacts: int, growth: str, **more: Any) -> Document:
    """Ten accounts with so many contacts; 50.00 up to 1,000, 80.00 up to 2,000."""
    return round_numbers(
        {
            "packages.0.contacts": contacts,
            "assumptions.contact_growth": growth,
            **{key.replace("__", "."): value for key, value in more.items()},
        }
    )


def bills(document: Document, months: int) -> list[int]:
    return [month.lines.vendor_cost // 100 for month in months_of(document, months)]


def test_a_band_begins_with_the_month_whose_contacts_are_beyond_the_last() -> None:
    # 826, 909, 1,000, then 1,100
    assert bills(growing(751, "0.1"), 2) == [500, 500]
    # 750 · 1.1: 825, 907.5, 998.25, 1,098.1
    assert bills(growing(750, "0.1"), 4) == [500, 500, 500, 800]
    # Exactly 1,000 is still within; a tenth of a contact beyond is not.
    assert bills(growing(500, "1"), 2) == [500, 800]
    assert bills(growing(1000, "0.0001"), 1) == [800]


def test_those_who_join_grow_from_their_own_first_month_on() -> None:
    # Beyond 1,000 in their second month: today's in month 2, those of month 2 in month 3.
    document = growing(900, "0.1", assumptions__new_accounts_per_month="1")
    # 11 at 50; 11 at 80 and 1 at 50; 12 at 80 and 1 at 50
    assert [month.accounts for month in months_of(document, 3)] == [11, 12, 13]
    assert bills(document, 3) == [550, 930, 1010]


def test_a_price_over_list_follows_the_band() -> None:
    document = growing(900, "0.1", packages__0__software_price={"over_list": "50.00"})
    assert [month.revenue for month in months_of(document, 2)] == [1000_00, 1300_00]


def test_a_row_s_own_growth_goes_before_that_of_all() -> None:
    # At 5 % 1,000 is passed in month 3, at 20 % in month 1.
    assert bills(growing(900, "0.05"), 3) == [500, 500, 800]
    assert bills(growing(900, "0.05", clients__0__growth="0.2"), 2) == [800, 800]


def test_a_package_s_own_growth_goes_before_that_of_all() -> None:
    document = growing(900, "0.2")
    own = [{"package": "p", "contact_growth": "0.05"}]
    assert bills(edited(document, {"assumptions.packages": own}), 3) == [500, 500, 800]


def test_a_package_s_own_growth_turns_on_its_rows_own() -> None:
    document = round_numbers({"clients.0.growth": "0.2", "packages.0.contacts": 900})
    own = [{"package": "p", "contact_growth": "0"}]
    assert bills(edited(document, {"assumptions.packages": own}), 2) == [800, 800]


def test_lists_that_shrink_come_into_a_lower_band() -> None:
    # 1,100 · 0.95: 1,045, 992.75
    assert bills(growing(1100, "-0.05"), 3) == [800, 500, 500]
    assert bills(growing(1100, "-1"), 2) == [500, 500]


def test_the_user_s_own_price_holds_within_its_band() -> None:
    document = growing(900, "0.05", packages__0__list_price="44.00")
    assert bills(document, 3) == [440, 440, 800]


def test_disabled_accounts_stay_as_they_are() -> None:
    document = growing(900, "0.2", clients__0__status="disabled")
    assert bills(document, 3) == [500] * 3


def test_the_months_end_where_the_bands_do() -> None:
    # 1,800 · 1.05: 1,890, 1,984.5, 2,083.7
    projection = projected(growing(1800, "0.05"), 24)
    assert len(projection.months) == 2
    problem = projection.problem
    assert problem is not None
    assert problem.code == "outgrows-bands"
    assert problem.values == {
        "month": 3,
        "start": None,
        "package": "p",
        "plan": "plus",
        "contacts": 2084,
    }


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        ({}, ("assumptions", "contact_growth")),
        (
            {"assumptions.packages": [{"package": "p", "contact_growth": "0.06"}]},
            ("assumptions", "packages", 0, "contact_growth"),
        ),
        ({"clients.0.growth": "0.06"}, ("clients", 0, "growth")),
    ],
)
def test_the_growth_that_ends_them_is_named_where_it_is_typed(
    edits: dict[str, Any], place: tuple[str | int, ...]
) -> None:
    problem = projected(edited(growing(1900, "0.06"), edits), 3).problem
    assert problem is not None
    assert problem.place == place


def test_a_band_without_a_published_price_ends_them_too() -> None:
    document = growing(900, "0.05", price_list__prices__plus={"1000": "50.00", "2000": None})
    projection = projected(document, 24)
    assert len(projection.months) == 2
    assert projection.problem is not None


def test_a_list_that_is_outgrown_at_once_has_no_months() -> None:
    projection = projected(growing(2000, "0.05"), 24)
    assert projection.months == ()
    assert projection.problem is not None
    assert projection.problem.values["month"] == 1
    assert projection.break_even is None


def test_no_month_ends_before_the_last_one_that_is_asked_for() -> None:
    projection = projected(growing(1800, "0.05"), 2)
    assert len(projection.months) == 2
    assert projection.problem is None


def leaves(month: int, **what: Any) -> dict[str, Any]:
    return {"month": month, "move": "leave", "client": "a", **what}


@pytest.mark.parametrize(
    ("events", "months"),
    [
        ([leaves(3)], 24),  # nobody is there to outgrow anything
        ([leaves(3, accounts=10)], 24),
        ([leaves(2, accounts=4), leaves(3, accounts=7)], 24),
        ([leaves(3, accounts=9)], 2),
        ([leaves(4)], 2),
        # Those who join in month 5 are as old in month 7 as today's are in month 3.
        ([leaves(3), {"month": 5, "move": "join", "client": "a"}], 6),
        ([leaves(3), {"month": 5, "move": "join", "client": "a"}, leaves(7)], 24),
        # Who joins in the month in which the others leave is not among them.
        ([leaves(3), {"month": 3, "move": "join", "client": "a"}], 4),
    ],
)
def test_who_has_left_outgrows_nothing(events: list[dict[str, Any]], months: int) -> None:
    document = growing(1800, "0.05", assumptions__planned=events)
    assert len(projected(document, 24).months) == months


def test_who_joins_later_outgrows_later() -> None:
    document = growing(1800, "0.05", clients=[])
    document["assumptions"]["planned"] = [
        {"month": 10, "move": "join", "package": "p", "accounts": 1}
    ]
    assert len(projected(document, 24).months) == 11


def test_who_arrives_in_no_season_outgrows_nothing() -> None:
    # The first arrive in July, month 4; in month 6 they would be beyond 2,000.
    factors = ["0"] * 6 + ["1"] * 6
    assumed = {"start": "2026-03", "seasonality": factors, "new_accounts_per_month": "1"}
    document = growing(1800, "0.05", clients=[], assumptions=assumed)
    document["assumptions"]["contact_growth"] = "0.05"
    projection = projected(document, 24)
    assert [month.accounts for month in projection.months] == [0, 0, 0, 1, 2]


def test_where_all_leave_within_a_month_nobody_grows_old() -> None:
    # 1,800 · 1.08 is 1,944; a month later they would be beyond 2,000.
    assumed = {"monthly_churn": "1", "new_accounts_per_month": "1", "contact_growth": "0.08"}
    document = growing(1800, "0.08", assumptions=assumed)
    months = months_of(document, 24)
    assert [month.accounts for month in months] == [1] * 24


@pytest.mark.parametrize(
    ("contacts", "growth", "months", "grown"),
    [
        (1000, "0.02", 1, 1020),
        (1000, "0.02", 2, 1041),  # 1,040.4
        (1000, "0", 9, 1000),
        (1000, "0.02", 0, 1000),
        (1000, "-1", 0, 1000),
        (1000, "-1", 3, 1),
        (10, "0.1", 120, 927_091),  # 927,090.68…
        (3, "0.333333333333", 1, 4),
    ],
)
def test_a_begun_contact_counts_whole(contacts: int, growth: str, months: int, grown: int) -> None:
    assert contacts_after(contacts, Decimal(growth), months) == grown
