"""The worked example of the economics: a plan whose every figure was made by hand elsewhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.account import Terms, month, terms
from planner.model.book import Book, margin
from planner.model.channels import break_even_commission_rate
from planner.model.curve import Curve
from planner.model.landmarks import next_account, next_tier_count
from planner.model.plan import Channel, OverList, Overrides
from planner.storage.plan_file import load
from tests.model.plans import ORACLES, cents, example, minor_units
from tests.model.reference import Reference, total

LOADED = load(ORACLES / "example-plan.json")
BOOK = Book(LOADED.plan)
CURVE = Curve(BOOK)

TOTALS = {
    "revenue": "6,951.00",
    "commission": "179.00",
    "vendor_cost": "1,505.25",
    "vendor_tax": "0.00",
    "payment_fee": "243.83",
    "unpaid": "0.00",
    "delivery": "1,935.00",
    "contribution": "3,266.92",
}

# resell n · the same on commission · vendor bill
CURVE_TABLE = {
    0: ("358.75", "358.75", "19.00"),
    1: ("447.68", "458.19", "109.36"),
    2: ("586.54", "557.63", "149.80"),
    22: ("2,816.92", "2,546.48", "1,505.25"),
    24: ("3,039.96", "2,745.36", "1,640.80"),
    25: ("3,379.29", "2,844.81", "1,480.76"),
    50: ("6,846.89", "5,330.86", "2,495.45"),
    100: ("14,232.02", "10,302.98", "4,074.91"),
}

# The five tiers, by a number of accounts in each.
PER_ACCOUNT = {1: "88.93", 2: "111.52", 25: "120.56", 50: "129.59", 100: "138.63"}


def test_the_file_opens_without_a_word() -> None:
    assert LOADED.warnings == ()
    assert BOOK.problems == ()


def test_twenty_two_accounts_count_and_get_a_quarter_off() -> None:
    assert BOOK.counted == 22
    assert BOOK.discount == Decimal("0.25")


@pytest.mark.parametrize("name", TOTALS)
def test_total(name: str) -> None:
    assert BOOK.totals is not None
    assert getattr(BOOK.totals, name) == cents(TOTALS[name])


def test_profit_and_margin() -> None:
    assert BOOK.overheads == cents("450.00")
    assert BOOK.profit == cents("2,816.92")
    assert BOOK.margin is not None
    assert round(BOOK.margin * 100, 2) == Decimal("40.53")


@pytest.mark.parametrize(
    ("row", "accounts", "each"),
    [(0, 14, "14.25"), (1, 7, "134.25"), (2, 1, "351.75"), (5, 1, "14.25")],
    ids=["Boulangerie Martin", "Hotel Belvedere", "Clinique Saint-Roch", "Paused shop"],
)
def test_part_of_the_vendor_cost(row: int, accounts: int, each: str) -> None:
    amounts = BOOK.rows[row].amounts
    assert amounts is not None
    assert amounts.vendor_cost == accounts * cents(each)


def test_no_other_row_costs_anything_at_the_vendor() -> None:
    costs = [row.amounts and row.amounts.vendor_cost for row in BOOK.rows]
    assert [costs[row] for row in (3, 4, 6)] == [0, 0, 0]


def test_ten_thousand_contacts_are_priced_for_eight_thousand() -> None:
    assert BOOK.rows[2].list_price == cents("469.00")


@pytest.mark.parametrize("accounts", CURVE_TABLE)
def test_curve(accounts: int) -> None:
    point = CURVE.at(accounts)
    figures = (point.resale_profit, point.commission_profit, point.vendor_bill)
    assert figures == tuple(map(cents, CURVE_TABLE[accounts]))


def test_today_stands_on_the_curve_with_the_summary_profit() -> None:
    assert CURVE.today == 22
    assert CURVE.at(CURVE.today).resale_profit == BOOK.profit


@pytest.mark.parametrize("accounts", PER_ACCOUNT)
def test_contribution_per_account(accounts: int) -> None:
    point = CURVE.at(accounts)
    assert point.resale_per_account == cents(PER_ACCOUNT[accounts])
    assert point.commission_per_account == cents("99.44")
    assert point.commission_per_account_after == cents("81.37")


@pytest.mark.parametrize(
    ("package", "percent"), [("essential", "52.0"), ("growth", "32.3"), ("scale", "25.6")]
)
def test_break_even_commission_rate_at_a_quarter_off(package: str, percent: str) -> None:
    sold = LOADED.plan.package(package)
    assert sold is not None
    account = terms(LOADED.plan, sold)
    assert account is not None
    rate = break_even_commission_rate(account, Decimal("0.25"))
    assert rate is not None
    assert round(rate * 100, 1) == Fraction(percent)


def test_the_next_tier_is_three_accounts_away_and_saves_200_70() -> None:
    tier = BOOK.next_tier
    assert tier is not None
    assert (tier.start, tier.discount) == (25, Decimal("0.35"))
    assert tier.accounts_needed == 3
    assert tier.monthly_saving == cents("200.70")


def test_what_the_next_account_and_the_one_that_reaches_the_tier_bring() -> None:
    assert next_account(CURVE, 24) == cents("3,379.29") - cents("3,039.96")
    assert next_tier_count(CURVE, CURVE.today) == 25


def test_the_reference_of_these_tests_says_the_same() -> None:
    document = example()
    reference = Reference(document)
    figures = total(reference.book())
    said = {name: minor_units(getattr(figures, name), document) for name in TOTALS}
    assert said == {name: cents(text) for name, text in TOTALS.items()}
    points = reference.curve(100)
    for accounts, row in CURVE_TABLE.items():
        point = points[accounts]
        series = (point.resale_profit, point.commission_profit, point.vendor_bill)
        assert [minor_units(each, document) for each in series] == [cents(text) for text in row]


# The proposed client: Growth with 8,000 contacts, sold at 20.00 over list, at a quarter off.

QUOTED = Overrides(contacts=8000, software_price=OverList(cents("20.00")))


def quoted(contacts: int = 8000) -> Terms:
    growth = LOADED.plan.package("growth")
    assert growth is not None
    found = terms(LOADED.plan, growth, replace(QUOTED, contacts=contacts))
    assert found is not None
    return found


def test_the_proposed_account() -> None:
    lines = month(quoted(), Channel.RESALE, Decimal("0.25"))
    assert (lines.software, lines.services) == (cents("259.00"), cents("250.00"))
    assert lines.vendor_cost == cents("179.25")
    assert lines.payment_fee == cents("18.01")
    assert lines.delivery == cents("111.25")
    assert lines.contribution == cents("200.49")
    share = margin(lines)
    assert share is not None
    assert round(share * 100, 2) == Decimal("39.39")


@pytest.mark.parametrize(
    ("contacts", "price", "contribution"),
    [(5000, "449.00", "187.57"), (10000, "509.00", "200.49"), (25000, "759.00", "254.29")],
)
def test_the_proposed_account_in_each_band(contacts: int, price: str, contribution: str) -> None:
    lines = month(quoted(contacts), Channel.RESALE, Decimal("0.25"))
    assert (lines.price, lines.contribution) == (cents(price), cents(contribution))


def test_the_proposed_account_on_commission_within_and_after_its_months() -> None:
    within = month(quoted(), Channel.COMMISSION, Decimal("0.25"))
    after = month(quoted(), Channel.COMMISSION, Decimal("0.25"), within_months=False)
    assert (within.contribution, after.contribution) == (cents("177.55"), cents("129.75"))
