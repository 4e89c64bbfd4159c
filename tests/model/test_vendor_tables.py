"""What the vendor's tiers do to equal accounts: tables derived by hand from its published rules."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.model.account import fee
from planner.model.landmarks import Interval, intervals
from planner.model.plan import PaymentFee
from planner.model.programme import Programme
from tests.model.plans import book_of, cents, curve_of, plan_of, small

# Accounts → the month's bill in list prices of one account.
UNIT_BILL = {
    1: "1.00",
    2: "1.50",
    21: "15.75",
    22: "16.50",
    24: "18.00",
    25: "16.25",
    42: "27.30",
    43: "27.95",
    49: "31.85",
    50: "27.50",
    81: "44.55",
    82: "45.10",
    99: "54.45",
    100: "45.00",
}

DISCOUNTS = {
    0: "0",
    1: "0",
    2: "0.25",
    24: "0.25",
    25: "0.35",
    49: "0.35",
    50: "0.45",
    99: "0.45",
    100: "0.55",
    101: "0.55",
}


def vendor() -> Programme:
    return plan_of(small()).programme


@pytest.mark.parametrize("count", DISCOUNTS)
def test_discount(count: int) -> None:
    assert vendor().discount(count) == Decimal(DISCOUNTS[count])


@pytest.mark.parametrize("accounts", UNIT_BILL)
def test_bill_of_equal_accounts(accounts: int) -> None:
    expected = cents(UNIT_BILL[accounts]) * 100  # a list price of 100.00
    totals = book_of(small({"clients.0.accounts": accounts})).totals
    assert totals is not None
    assert totals.vendor_cost == expected
    assert curve_of(small()).at(accounts).vendor_bill == expected


@pytest.mark.parametrize(("accounts", "lower"), [(25, "1.75"), (50, "4.35"), (100, "9.45")])
def test_the_account_that_reaches_a_tier_lowers_the_bill(accounts: int, lower: str) -> None:
    curve = curve_of(small())
    before, after = curve.at(accounts - 1).vendor_bill, curve.at(accounts).vendor_bill
    assert before - after == cents(lower) * 100


def test_paying_more_for_less_between_22_and_24_43_and_49_82_and_99() -> None:
    flags = curve_of(small()).paying_more_for_less(120)
    assert intervals(flags) == (Interval(22, 24), Interval(43, 49), Interval(82, 99))


@pytest.mark.parametrize(("accounts", "bill"), [(25, "18.90"), (50, "35.05"), (100, "62.45")])
def test_bill_if_the_vendor_counted_tier_by_tier(accounts: int, bill: str) -> None:
    document = small({"programme.mode": "graduated", "clients.0.accounts": accounts})
    totals = book_of(document).totals
    assert totals is not None
    assert totals.vendor_cost == cents(bill) * 100
    assert curve_of(document).at(accounts).vendor_bill == cents(bill) * 100


# The vendor's own example of sales tax in the United States: "wholesale $20.00, 5 % → $1.00, the
# reseller pays $21.00; retail $26.67 (assumes 25 % discount to rate card)".


def test_wholesale_tax_of_a_reseller() -> None:
    document = small(
        {
            "price_list.prices.plus.1000": "26.67",
            "packages.0.software_price": {"list_times": "1"},
            "agency.vendor_tax_rate": "0.05",
            "clients.0.accounts": 2,
        }
    )
    totals = book_of(document).totals
    assert totals is not None
    assert totals.price == 2 * cents("26.67")
    assert totals.vendor_cost == 2 * cents("20.00")
    assert totals.vendor_tax == 2 * cents("1.00")
    assert totals.price - totals.contribution == 2 * cents("21.00")


# The payment processor's own example: "to net $100 at 2.9 % + $0.30 charge $103.29". Exactly it is
# 100.30 / 0.971 = 103.2956…, which that page cuts to the cent. With the fee rounded as it is taken,
# 103.29 leaves 99.99, and a cent more is the least charge that leaves 100.00.


def test_grossing_up_a_payment() -> None:
    processor = PaymentFee(rate=Decimal("0.029"), fixed=30)
    exactly = Decimal("100.30") / (1 - processor.rate)
    assert int(exactly * 100) == cents("103.29")
    nets = {charge: charge - fee(charge, processor) for charge in range(cents("104.00"))}
    assert nets[cents("103.29")] == cents("99.99")
    assert min(charge for charge, net in nets.items() if net >= cents("100.00")) == cents("103.30")


def test_the_fee_is_taken_on_the_tax_too() -> None:
    document = small(
        {
            "packages.0.software_price": "100.00",
            "agency.tax_rate": "0.20",
            "agency.payment_fee": {"rate": "0.029", "fixed": "0.30"},
        }
    )
    totals = book_of(document).totals
    assert totals is not None
    assert totals.payment_fee == cents("3.78")  # 2.9 % of 120.00 + 0.30
    assert totals.revenue == cents("100.00")
