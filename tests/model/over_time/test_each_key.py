"""Each thing that may change in the months to come, alone, against a table made by hand.

Ten accounts at 100.00, list price 50.00, no costs: an account is 50.00 a month.
"""

from __future__ import annotations

from typing import Any

import pytest

from planner.model.over_time.projection import project
from tests.model.over_time.books import (
    MadeUp,
    book_to_come,
    months_of,
    projected,
    round_numbers,
)
from tests.model.plans import edited
from tests.model.reference import Document

NEUTRAL: dict[str, Any] = {
    "seasonality": ["1"] * 12,
    "packages": [],
    "packages, each as all": [{"package": "p0"}],
    "price_changes": [],
    "price_changes by nothing": [
        {"month": 3, "whose": "vendor", "rate": "0"},
        {"month": 5, "whose": "agency", "rate": "0"},
    ],
    "planned": [],
    "paid_after_days": 0,
    "commission_payout_months": 0,
}


@pytest.mark.parametrize("key", NEUTRAL)
def test_a_key_at_its_neutral_value_changes_nothing(key: str) -> None:
    for seed in range(6):
        plain = MadeUp(seed).document()
        plain["assumptions"]["start"] = "2026-03"
        stated = edited(
            plain, {f"assumptions.{key.split(maxsplit=1)[0].rstrip(',')}": NEUTRAL[key]}
        )
        for month, same in zip(months_of(plain, 24), months_of(stated, 24), strict=True):
            numbers = [month.accounts, month.paid, month.joined, month.left]
            assert numbers == pytest.approx([same.accounts, same.paid, same.joined, same.left])
            assert month[7:] == same[7:]


@pytest.mark.parametrize("growth", [{"contact_growth": "0"}, {"packages": "0"}])
def test_contacts_that_grow_by_nothing_change_nothing(growth: dict[str, str]) -> None:
    for seed in range(6):
        plain = MadeUp(seed).document()
        for row in plain["clients"]:
            row.pop("growth", None)  # a row's own counts once growth is on
        stated = edited(plain, {f"assumptions.{key}": value for key, value in growth.items()})
        if "packages" in growth:
            of = [{"package": each["id"], "contact_growth": "0"} for each in plain["packages"]]
            stated["assumptions"]["packages"] = of
        assert months_of(stated, 24) == months_of(plain, 24)


def test_a_row_s_own_growth_waits_until_contacts_grow_at_all() -> None:
    document = round_numbers({"clients.0.growth": "0.5"})
    assert [month.lines.vendor_cost for month in months_of(document, 3)] == [500_00] * 3


def profits(document: Document, months: int) -> list[int]:
    """In whole units, which they are."""
    found = [month.profit for month in months_of(document, months)]
    assert not any(profit % 100 for profit in found)
    return [profit // 100 for profit in found]


def test_seasonality() -> None:
    # April, the month after the start, has no new accounts, May twice as many, June half.
    factors = ["1", "1", "1", "0", "2", "0.5", "1", "1", "1", "1", "1", "1"]
    assumed = {"start": "2026-03", "new_accounts_per_month": "2", "seasonality": factors}
    document = round_numbers({"assumptions": assumed})
    months = months_of(document, 4)
    assert [month.joined for month in months] == [0, 4, 1, 2]
    assert [month.accounts for month in months] == [10, 14, 15, 17]
    assert profits(document, 4) == [500, 700, 750, 850]
    # Fourteen months on it is May again.
    assert months_of(document, 14)[13].joined == 4


def test_the_year_turns_after_december() -> None:
    factors = ["3", *["0"] * 10, "1"]
    assumed = {"start": "2026-11", "new_accounts_per_month": "1", "seasonality": factors}
    months = months_of(round_numbers({"assumptions": assumed}), 3)
    assert [month.joined for month in months] == [1, 3, 0]


def test_seasons_need_to_know_the_month() -> None:
    assumed = {"new_accounts_per_month": "1", "seasonality": ["0"] * 12}
    assert project(book_to_come(round_numbers({"assumptions": assumed})), 2) is None
    known = {**assumed, "start": "2026-03"}
    months = months_of(round_numbers({"assumptions": known}), 2)
    assert [month.joined for month in months] == [0, 0]


# Two packages: p at 100.00 and q at 300.00, list 50.00; eight accounts of p, two of q.
TWO = {
    "packages.1": {"id": "q", "plan": "plus", "contacts": 1000, "software_price": "300.00"},
    "clients.0.accounts": 8,
    "clients.1": {"id": "b", "name": "B", "package": "q", "accounts": 2},
}


def test_a_package_s_own_arrivals_replace_its_share() -> None:
    # Of five a month four would be p and one q; q has three of its own, p keeps its four.
    document = round_numbers({**TWO, "assumptions.new_accounts_per_month": "5"})
    assert [month.joined for month in months_of(document, 2)] == [5, 5]
    # 8 · 50 + 2 · 250, then 12 and 3, 16 and 4
    assert profits(document, 2) == [1350, 1800]
    own = [{"package": "q", "new_accounts_per_month": "3"}]
    document = edited(document, {"assumptions.packages": own})
    assert [month.joined for month in months_of(document, 2)] == [7, 7]
    # 12 · 50 + 5 · 250, 16 · 50 + 8 · 250
    assert profits(document, 2) == [1850, 2800]


def test_a_package_that_nobody_has_yet_gets_its_own_arrivals_resold() -> None:
    document = round_numbers(
        {**TWO, "clients.1.channel": "commission", "clients.1.status": "proposed"}
    )
    own = [{"package": "q", "new_accounts_per_month": "2"}]
    document = edited(document, {"assumptions.packages": own})
    months = months_of(document, 2)
    assert [month.resold for month in months] == [10, 12]
    assert profits(document, 2) == [900, 1400]


def test_a_package_s_own_churn() -> None:
    document = round_numbers({**TWO, "assumptions.monthly_churn": "0.5"})
    own = [{"package": "q", "monthly_churn": "0"}]
    document = edited(document, {"assumptions.packages": own})
    months = months_of(document, 3)
    assert [month.accounts for month in months] == [6, 4, 3]
    assert [month.left for month in months] == [4, 2, 1]
    assert profits(document, 3) == [700, 600, 550]


def test_the_vendor_s_rise_from_its_month_on() -> None:
    rise = [{"month": 3, "whose": "vendor", "rate": "0.1"}]
    document = round_numbers({"assumptions.price_changes": rise})
    # List 55.00 from month 3 on
    assert profits(document, 4) == [500, 500, 450, 450]


def test_a_price_over_list_follows_the_vendor_s_rise() -> None:
    rise = [{"month": 2, "whose": "vendor", "rate": "0.1"}]
    document = round_numbers(
        {"assumptions.price_changes": rise, "packages.0.software_price": {"over_list": "50.00"}}
    )
    assert [month.revenue for month in months_of(document, 2)] == [1000_00, 1050_00]
    document = edited(document, {"packages.0.software_price": {"list_times": "2"}})
    assert [month.revenue for month in months_of(document, 2)] == [1000_00, 1100_00]


def test_a_commission_follows_the_vendor_s_rise() -> None:
    rise = [{"month": 2, "whose": "vendor", "rate": "0.2"}]
    document = round_numbers(
        {
            "assumptions.price_changes": rise,
            "clients.0.channel": "commission",
            "programme.commission": {"rate": "0.1"},
        }
    )
    assert [month.lines.commission for month in months_of(document, 2)] == [50_00, 60_00]


def test_the_agency_s_rise_is_of_software_and_services_and_not_of_setups() -> None:
    rise = [{"month": 2, "whose": "agency", "rate": "0.1"}]
    document = round_numbers(
        {
            "assumptions": {"price_changes": rise, "new_accounts_per_month": "1"},
            "packages.0.services_price": "20.00",
            "packages.0.setup_fee": "30.00",
            "clients.0.accounts": 9,
        }
    )
    months = months_of(document, 2)
    assert [month.lines.software for month in months] == [1000_00, 1210_00]
    assert [month.lines.services for month in months] == [200_00, 242_00]
    assert [month.setup.fee for month in months] == [30_00, 30_00]


def test_changes_of_a_price_multiply_and_may_lower_it() -> None:
    changes = [
        {"month": 1, "whose": "agency", "rate": "0.1"},
        {"month": 2, "whose": "agency", "rate": "0.1"},
        {"month": 3, "whose": "agency", "rate": "-0.5"},
    ]
    document = round_numbers({"assumptions.price_changes": changes})
    assert [month.revenue for month in months_of(document, 3)] == [1100_00, 1210_00, 605_00]


def test_a_change_of_one_package_leaves_the_others() -> None:
    rise = [{"month": 2, "whose": "agency", "rate": "0.1", "package": "q"}]
    document = round_numbers({**TWO, "assumptions.price_changes": rise})
    # 8 · 100 + 2 · 300, then 2 · 330
    assert [month.revenue for month in months_of(document, 2)] == [1400_00, 1460_00]


def test_setup_fee_and_hours_of_each_that_joins() -> None:
    document = round_numbers(
        {
            "packages.0.setup_fee": "200.00",
            "packages.0.setup_hours": "2",
            "agency": {
                "hourly_cost": "30.00",
                "tax_rate": "0.5",
                "payment_fee": {"rate": "0.01", "fixed": "1.00"},
            },
            "assumptions.new_accounts_per_month": "2",
        }
    )
    month = months_of(document, 1)[0]
    # 200.00 less 1 % of 300.00 + 1.00 and two hours, twice; monthly 1.50 + 1.00 for each of 12
    assert month.setup == (400_00, 8_00, 120_00)
    assert month.revenue == 1600_00
    assert month.profit == 12 * (50_00 - 2_50) + 400_00 - 8_00 - 120_00


def test_commission_ends_by_age() -> None:
    # Those of today began in January and are two months old in March; three months are paid.
    document = round_numbers(
        {
            "programme.commission": {"rate": "0.2", "months": 3},
            "clients.0.channel": "commission",
            "clients.0.since": "2026-01",
            "assumptions": {"start": "2026-03", "new_accounts_per_month": "1"},
        }
    )
    months = months_of(document, 5)
    # 10 + 1 in month 1; today's are past it in month 2, those of month 1 in month 4
    assert [month.paid for month in months] == [11, 2, 3, 3, 3]
    assert [month.on_commission for month in months] == [11, 12, 13, 14, 15]
    assert [month.lines.commission for month in months] == [110_00, 20_00, 30_00, 30_00, 30_00]


@pytest.mark.parametrize(
    ("since", "paid"),
    [
        (None, [10, 10, 10, 0]),
        ("2026-03", [10, 10, 10, 0]),
        ("2026-05", [10, 10, 10, 0]),
        ("2026-02", [10, 10, 0, 0]),
        ("2025-12", [0, 0, 0, 0]),
    ],
)
def test_how_old_today_s_accounts_are(since: str | None, paid: list[int]) -> None:
    document = round_numbers(
        {
            "programme.commission": {"rate": "0.2", "months": 3},
            "clients.0.channel": "commission",
            "assumptions.start": "2026-03",
        }
    )
    if since is not None:
        document["clients"][0]["since"] = since
    assert [month.paid for month in months_of(document, 4)] == paid


def test_without_a_start_nobody_knows_how_old_they_are() -> None:
    document = round_numbers(
        {
            "programme.commission": {"rate": "0.2", "months": 3},
            "clients.0.channel": "commission",
            "clients.0.since": "2020-01",
        }
    )
    assert [month.paid for month in months_of(document, 4)] == [10, 10, 10, 0]


def test_a_rate_that_is_not_entered_pays_nothing() -> None:
    document = round_numbers(
        {"clients.0.channel": "commission", "packages.0.services_price": "10.00"}
    )
    month = months_of(document, 1)[0]
    assert (month.lines.commission, month.paid, month.profit) == (0, 10, 100_00)


def test_a_year_paid_at_once_is_a_twelfth_a_month() -> None:
    document = round_numbers({"clients.0.billing": "yearly", "packages.0.yearly_months_paid": 9})
    month = months_of(document, 1)[0]
    assert (month.lines.software, month.lines.yearly) == (1000_00, -250_00)
    assert (month.profit, month.cash) == (250_00, 250_00)


def test_the_neutral_estimate_is_of_the_whole_horizon() -> None:
    assert len(projected(round_numbers(), 120).months) == 120
    assert profits(round_numbers(), 120) == [500] * 120
