"""One account's month, line by line, against figures made by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.account import (
    Amounts,
    Line,
    Terms,
    billed,
    commission,
    fee,
    list_price,
    month,
    served,
    terms,
)
from planner.model.plan import Channel, PaymentFee
from tests.model.plans import Edits, cents, documents, edited, plan_of, small
from tests.model.reference import Document

QUARTER_OFF = Decimal("0.25")
HALF_OFF = Decimal("0.5")

WHOLE: Edits = {
    "price_list.prices.plus.1000": "99.00",
    "packages.0.software_price": "129.00",
    "packages.0.services_price": "250.00",
    "packages.0.hours": "2.75",
    "packages.0.other_costs": "15.00",
    "agency.hourly_cost": "35.00",
    "agency.payment_fee": {"rate": "0.029", "fixed": "0.30"},
    "agency.tax_rate": "0.20",
    "agency.vendor_tax_rate": "0.05",
    "agency.unpaid_rate": "0.01",
    "programme.commission": {"rate": "0.20", "months": 12},
}
ABROAD: Edits = {"price_list.currency": "EUR", "price_list.exchange_rate": "1.5"}


def terms_of(*edits: Edits) -> Terms:
    """The terms of the small plan's only row, edited."""
    document = small()
    for each in edits:
        document = edited(document, each)
    found = row_terms(document)
    assert found is not None
    return found


def row_terms(document: Document) -> Terms | None:
    plan = plan_of(document)
    row = plan.clients[0]
    package = plan.package(row.package)
    return None if package is None else terms(plan, package, row.overrides, row.billing)


# The two channels


def test_a_resold_account() -> None:
    lines = month(terms_of(WHOLE), Channel.RESALE, QUARTER_OFF)
    assert lines == Amounts(
        software=cents("129.00"),
        services=cents("250.00"),
        vendor_cost=cents("74.25"),
        vendor_tax=cents("3.71"),  # 3.7125
        payment_fee=cents("13.49"),  # 2.9 % of 454.80 = 13.1892, and 0.30
        unpaid=cents("3.79"),
        work=cents("96.25"),
        other_costs=cents("15.00"),
    )
    assert lines.price == lines.revenue == cents("379.00")
    assert lines.delivery == cents("111.25")
    assert lines.contribution == cents("172.51")


def test_an_account_on_commission() -> None:
    lines = month(terms_of(WHOLE), Channel.COMMISSION, QUARTER_OFF)
    assert lines == Amounts(
        services=cents("250.00"),
        commission=cents("19.80"),
        payment_fee=cents("9.00"),  # 2.9 % of 300.00, and 0.30
        unpaid=cents("2.50"),
        work=cents("96.25"),
        other_costs=cents("15.00"),
    )
    assert lines.price == cents("250.00")
    assert lines.revenue == cents("269.80")
    assert lines.contribution == cents("147.05")


def test_commission_ends_with_its_months() -> None:
    lines = month(terms_of(WHOLE), Channel.COMMISSION, QUARTER_OFF, within_months=False)
    assert lines.commission == 0
    assert lines.contribution == cents("127.25")


def test_no_commission_is_counted_without_a_rate() -> None:
    account = terms_of(WHOLE, {"programme.commission.rate": None})
    assert month(account, Channel.COMMISSION, QUARTER_OFF).contribution == cents("127.25")


def test_the_discount_touches_only_what_the_vendor_bills() -> None:
    account = terms_of(WHOLE)
    lines = month(account, Channel.RESALE, QUARTER_OFF)
    assert lines == served(account, Channel.RESALE).plus(billed(account, QUARTER_OFF))
    assert served(account, Channel.RESALE).vendor_cost == 0
    assert billed(account, QUARTER_OFF) == Amounts(vendor_cost=7425, vendor_tax=371)


@pytest.mark.parametrize(
    ("discount", "cost"),
    [("0", "99.00"), ("0.25", "74.25"), ("0.35", "64.35"), ("0.333", "66.03"), ("1", "0.00")],
)
def test_vendor_cost(discount: str, cost: str) -> None:
    assert billed(terms_of(WHOLE), Decimal(discount)).vendor_cost == cents(cost)


# Paid for a year at once

YEARLY: Edits = {"clients.0.billing": "yearly"}
TEN_MONTHS: Edits = {"packages.0.yearly_months_paid": 10}


def test_a_year_for_the_price_of_ten_months() -> None:
    lines = served(terms_of(WHOLE, YEARLY, TEN_MONTHS), Channel.RESALE)
    assert lines.price == cents("315.83")  # 3,790.00 / 12
    assert lines.yearly == cents("-63.17")
    assert lines.payment_fee == cents("11.02")  # (2.9 % of 4,548.00 + 0.30) / 12
    assert lines.unpaid == cents("3.16")


def test_a_year_for_twelve_months_saves_fixed_fees() -> None:
    lines = served(terms_of(WHOLE, YEARLY), Channel.RESALE)
    assert lines.price == cents("379.00")
    assert lines.yearly == 0
    assert lines.payment_fee == cents("13.21")  # (2.9 % of 5,457.60 + 0.30) / 12


def test_a_year_of_services_on_commission() -> None:
    lines = served(terms_of(WHOLE, YEARLY, TEN_MONTHS), Channel.COMMISSION)
    assert lines.price == cents("208.33")
    assert lines.commission == cents("19.80")


def test_the_cap_of_a_years_fee_is_that_of_one_payment() -> None:
    capped: Edits = {"agency.payment_fee.cap": "100.00"}
    lines = served(terms_of(WHOLE, YEARLY, TEN_MONTHS, capped), Channel.RESALE)
    assert lines.payment_fee == cents("8.33")


def test_the_tax_on_a_years_payment_is_rounded_once() -> None:
    edits: Edits = {
        "packages.0.services_price": "0.10",
        "agency.tax_rate": "0.049",
        "agency.payment_fee.rate": "1",
    }
    # 1.20 and 0.0588 of tax, 1.26, by twelve; not twelve times 0.10 and 0.0049.
    assert served(terms_of(edits, YEARLY), Channel.RESALE).payment_fee == 11


# Payment fees

CARD = PaymentFee(rate=Decimal("0.029"), fixed=30)
CAPPED = PaymentFee(rate=Decimal("0.01"), fixed=20, cap=500)


@pytest.mark.parametrize(
    ("payment", "terms", "expected"),
    [
        (0, CARD, 0),
        (1, CARD, 30),
        (18, CARD, 31),  # 0.522 of a cent
        (10000, CARD, 320),
        (47999, CAPPED, 500),
        (47949, CAPPED, 499),
        (10**9, CAPPED, 500),
        (0, PaymentFee(fixed=30, cap=0), 0),
        (100, PaymentFee(fixed=30, cap=0), 0),
        (100, PaymentFee(), 0),
    ],
)
def test_fee(payment: int, terms: PaymentFee, expected: int) -> None:
    assert fee(payment, terms) == expected


def test_a_price_of_nothing_costs_no_fee() -> None:
    free: Edits = {"packages.0.software_price": "0.00", "packages.0.services_price": "0.00"}
    assert served(terms_of(WHOLE, free), Channel.RESALE).payment_fee == 0
    assert served(terms_of(WHOLE, free, YEARLY), Channel.RESALE).payment_fee == 0


# Software prices that follow the list price


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("149.99", "149.99"),
        ({"over_list": "20.00"}, "120.00"),
        ({"over_list": "-20.00"}, "80.00"),
        ({"list_times": "1.1"}, "110.00"),
        ({"list_times": "1.33333"}, "133.33"),
        ({"list_times": "0"}, "0.00"),
    ],
)
def test_software_price(rule: object, expected: str) -> None:
    assert terms_of({"packages.0.software_price": rule}).software == cents(expected)


def test_a_software_price_over_list_follows_the_band() -> None:
    edits: Edits = {
        "price_list.prices.plus.5000": "179.00",
        "packages.0.software_price": {"over_list": "20.00"},
    }
    assert terms_of(edits).software == cents("120.00")
    assert terms_of(edits, {"clients.0.contacts": 1001}).software == cents("199.00")


# Buying abroad: rounded in the vendor's currency, then converted and rounded once


def test_vendor_cost_is_rounded_before_and_after_it_is_converted() -> None:
    account = terms_of(ABROAD, {"packages.0.list_price": "0.33"})
    assert billed(account, HALF_OFF).vendor_cost == 26  # 0.165 → 0.17 € → 0.255 $; not 0.2475 $


def test_commission_is_rounded_before_and_after_it_is_converted() -> None:
    account = terms_of(ABROAD, {"packages.0.list_price": "0.33"})
    assert commission(account, HALF_OFF) == 26


@pytest.mark.parametrize(
    ("rule", "expected"), [({"over_list": "1.00"}, 150), ({"list_times": "1.1"}, 55)]
)
def test_a_software_price_follows_the_converted_list_price(rule: object, expected: int) -> None:
    # 0.33 € is 0.495 $, which is 0.50 $.
    account = terms_of(ABROAD, {"packages.0.list_price": "0.33", "packages.0.software_price": rule})
    assert account.software == expected


def test_buying_in_a_currency_of_other_digits() -> None:
    account = terms_of(
        {
            "currency": "TND",
            "price_list.currency": "JPY",
            "price_list.exchange_rate": "0.0205",
            "price_list.prices.plus.1000": "9901",
        }
    )
    # 7,425.75 yen → 7,426 → 152.233 dinars
    assert billed(account, QUARTER_OFF).vendor_cost == 152_233


def test_nothing_is_known_of_an_account_bought_abroad_without_a_rate() -> None:
    assert row_terms(small({"price_list.currency": "EUR"})) is None


def test_a_rate_is_not_used_where_both_currencies_are_the_same() -> None:
    assert billed(terms_of({"price_list.exchange_rate": "2"}), Decimal(0)).vendor_cost == 10000


# The list price

BANDS: Edits = {
    "price_list.prices": {"plus": {"1000": "59.00", "5000": "179.00"}, "pro": {"1000": "99.00"}}
}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({}, "59.00"),
        ({"packages.0.contacts": 1001}, "179.00"),
        ({"packages.0.list_price": "50.00"}, "50.00"),
        ({"packages.0.list_price": "0.00"}, "0.00"),
        ({"clients.0.list_price": "40.00", "packages.0.list_price": "50.00"}, "40.00"),
        ({"clients.0.list_price": "0.00"}, "0.00"),
        ({"clients.0.list_price": "40.00", "clients.0.contacts": 5000}, "40.00"),
        ({"clients.0.contacts": 5000}, "179.00"),
        ({"clients.0.contacts": 5000, "packages.0.list_price": "50.00"}, "179.00"),
        ({"clients.0.plan": "pro"}, "99.00"),
        ({"clients.0.plan": "pro", "packages.0.list_price": "50.00"}, "99.00"),
        # A row that only restates its package is priced as the package is.
        (
            {
                "clients.0.plan": "plus",
                "clients.0.contacts": 1000,
                "packages.0.list_price": "50.00",
            },
            "50.00",
        ),
        ({"clients.0.contacts": 1000, "packages.0.list_price": "50.00"}, "50.00"),
        ({"clients.0.contacts": 999, "packages.0.list_price": "50.00"}, "59.00"),
        ({"clients.0.list_price": "40.00", "packages.0.plan": "unknown"}, "40.00"),
    ],
    ids=str,
)
def test_list_price_the_rows_own_then_the_packages_then_the_published(
    edits: Edits, expected: str
) -> None:
    assert terms_of(BANDS, edits).list_price == cents(expected)


@pytest.mark.parametrize(
    "edits",
    [
        {"packages.0.contacts": 5001},
        {"packages.0.plan": "enterprise"},
        {"clients.0.contacts": 5001},
        {"clients.0.plan": "enterprise"},
        {"clients.0.plan": "pro", "clients.0.contacts": 1001},
        {"price_list.prices.plus.1000": None},
    ],
    ids=str,
)
def test_no_list_price(edits: Edits) -> None:
    document = edited(small(BANDS), edits)
    plan = plan_of(document)
    assert list_price(plan, plan.packages[0], plan.clients[0].overrides) is None
    assert row_terms(document) is None


# What a row states otherwise than its package

OVERRIDES = [
    ("plan", "packages.0.plan", "pro"),
    ("contacts", "packages.0.contacts", 5000),
    ("list_price", "packages.0.list_price", "12.34"),
    ("software_price", "packages.0.software_price", "1.23"),
    ("software_price", "packages.0.software_price", {"over_list": "4.56"}),
    ("software_price", "packages.0.software_price", {"list_times": "1.7"}),
    ("services_price", "packages.0.services_price", "7.89"),
    ("services_price", "packages.0.services_price", "0.00"),
    ("hours", "packages.0.hours", "0.25"),
    ("hours", "packages.0.hours", "0"),
    ("other_costs", "packages.0.other_costs", "3.21"),
    ("tax_rate", "agency.tax_rate", "0.077"),
    ("tax_rate", "agency.tax_rate", "0"),
    ("payment_fee", "agency.payment_fee", {"rate": "0.5", "fixed": "1.00", "cap": "2.00"}),
    ("payment_fee", "agency.payment_fee", {"cap": None}),
]


@pytest.mark.parametrize("billing", ["monthly", "yearly"])
@pytest.mark.parametrize(("key", "place", "value"), OVERRIDES, ids=str)
def test_a_rows_own_value_does_what_it_would_do_in_the_package_or_agency(
    key: str, place: str, value: object, billing: str
) -> None:
    stated: Edits = {f"clients.0.{key}": value, "clients.0.billing": billing}
    there: Edits = {place: value, "clients.0.billing": billing}
    base = (WHOLE, BANDS)
    mine, theirs = terms_of(*base, stated), terms_of(*base, there)
    assert mine != terms_of(*base, {"clients.0.billing": billing})
    for channel in Channel:
        assert month(mine, channel, HALF_OFF) == month(theirs, channel, HALF_OFF)


# Lines


def test_lines_say_what_each_part_adds_and_leave_out_what_adds_nothing() -> None:
    lines = month(terms_of(WHOLE, YEARLY, TEN_MONTHS), Channel.COMMISSION, QUARTER_OFF).lines
    assert lines == (
        Line("services", cents("250.00")),
        Line("yearly", cents("-41.67")),
        Line("commission", cents("19.80")),
        Line("payment_fee", cents("-7.28")),  # (2.9 % of 3,000.00 + 0.30) / 12
        Line("unpaid", cents("-2.08")),
        Line("work", cents("-96.25")),
        Line("other_costs", cents("-15.00")),
    )


AMOUNTS = st.builds(Amounts, *[st.integers(-(10**9), 10**9)] * len(Amounts._fields))


@given(AMOUNTS)
def test_the_lines_add_up_to_the_contribution(amounts: Amounts) -> None:
    assert sum(line.amount for line in amounts.lines) == amounts.contribution
    assert all(line.amount for line in amounts.lines)


@given(AMOUNTS, AMOUNTS, st.integers(0, 20))
def test_lines_of_many_are_those_of_one_so_many_times(
    one: Amounts, other: Amounts, accounts: int
) -> None:
    added = Amounts()
    for _ in range(accounts):
        added = added.plus(one)
    assert one.times(accounts) == added
    both = one.plus(other)
    assert both.contribution == one.contribution + other.contribution
    assert both.revenue == one.revenue + other.revenue


@given(documents(rows_of=(1,)), st.decimals(0, 1, places=3), st.decimals(0, 1, places=3))
def test_more_discount_never_costs_more(document: Document, one: Decimal, other: Decimal) -> None:
    account = row_terms(document)
    assert account is not None
    less, more = billed(account, min(one, other)), billed(account, max(one, other))
    assert more.vendor_cost <= less.vendor_cost
    assert more.vendor_tax <= less.vendor_tax
