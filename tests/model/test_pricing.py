"""Prices for a target margin: the worked example, brute force, and what can never be reached."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.account import Terms, terms
from planner.model.book import Book
from planner.model.money import Currency
from planner.model.plan import PaymentFee, Plan
from planner.model.pricing import (
    Ending,
    endings,
    floor_price,
    kept,
    price_at_margin,
    priced,
    rounded_up,
)
from planner.storage.plan_file import load
from tests.model.plans import ORACLES, cents, documents, example, minor_units, plan_of, small
from tests.model.reference import Document, Reference

EXAMPLE = load(ORACLES / "example-plan.json").plan
TIERS = [Decimal(each) for each in ("0", "0.25", "0.35", "0.45", "0.55")]
ONE = Decimal(1)
NEXT = 500
PACKAGES = 2000
Prices = npt.NDArray[np.int64]


def terms_of(plan: Plan, package: int = 0) -> Terms:
    made = terms(plan, plan.packages[package])
    assert made is not None
    return made


class TestWorkedExample:
    def test_half_of_the_price_of_growth_is_kept_from_these_prices_on(self) -> None:
        growth = terms_of(EXAMPLE, 1)
        prices = [price_at_margin(growth, tier, Decimal("0.5")) for tier in TIERS]
        assert prices == [
            cents(each) for each in ("624.56", "528.38", "489.90", "451.42", "412.94")
        ]

    def test_the_prices_of_a_quote(self) -> None:
        own = EXAMPLE.packages[1]
        quoted = replace(own, contacts=8000)
        one = terms(EXAMPLE, quoted)
        assert one is not None
        quarter = Decimal("0.25")
        assert price_at_margin(one, quarter, Decimal("0.30")) == cents("437.16")
        assert floor_price(one, quarter) == cents("301.28")

    def test_a_package_against_its_costs_today_and_at_the_next_tier(self) -> None:
        plan = replace(EXAMPLE, agency=replace(EXAMPLE.agency, target_margin=Decimal("0.5")))
        found = priced(Book(plan), plan.packages[1])
        assert found is not None and found.next is not None
        assert (found.software, found.services, found.price) == (19900, 25000, 44900)
        assert found.listed == cents("429.00")
        assert found.today.discount == Decimal("0.25")
        assert found.today.target == cents("528.38")
        assert found.today.room == cents("449.00") - cents("528.38")
        assert found.next.discount == Decimal("0.35")
        assert found.next.target == cents("489.90")
        # What the next tier takes off the vendor's bill is what the account brings more.
        saved = found.today.vendor_cost - found.next.vendor_cost
        assert saved == cents("17.90")
        assert found.next.contribution - found.today.contribution == saved


@settings(max_examples=30)
@given(documents(), st.integers(0, 60_000), st.sampled_from(TIERS))
def test_what_is_kept_of_a_price_is_what_such_an_account_contributes(
    document: Document, price: int, discount: Decimal
) -> None:
    package = document["packages"][0]
    digits = plan_of(document).currency.exponent
    row = {
        "package": package["id"],
        "software_price": "0",
        "services_price": f"{Decimal(price).scaleb(-digits):f}",
    }
    expected = Reference(document).account(row, Fraction(discount)).contribution
    one = terms_of(plan_of(document))
    assert kept(one, discount, price) == minor_units(expected, document)


# Brute force: the rules a second time, on decimals, price by price.


def whole(amount: Decimal) -> Decimal:
    return amount.quantize(ONE, ROUND_HALF_UP)


def brute(one: Terms, discount: Decimal, price: int) -> Decimal:
    """Contribution of an account at a price, in minor units of one currency."""
    cost = whole(one.list_price * (1 - discount))
    paid = price + whole(price * one.tax_rate)
    fee = Decimal(0)
    if paid:
        fee = whole(paid * one.payment_fee.rate) + one.payment_fee.fixed
        if one.payment_fee.cap is not None:
            fee = min(fee, Decimal(one.payment_fee.cap))
    return (
        price
        - cost
        - whole(cost * one.vendor_tax_rate)
        - fee
        - whole(price * one.unpaid_rate)
        - whole(one.hourly_cost * one.hours)
        - one.other_costs
    )


def made_up(chance: random.Random) -> Terms:
    """Terms of an account: taxes, fees, caps and unpaid of every kind, and one currency or two."""

    def share(most: int) -> Decimal:
        return Decimal(chance.randint(0, most)).scaleb(-3)

    currency = Currency.of(chance.choice(["USD", "USD", "EUR", "JPY", "TND"]))
    abroad = currency.code != "USD"
    return Terms(
        list_price=chance.randint(0, 90_000),
        software_price=0,
        services=0,
        months_paid=None,
        tax_rate=share(250),
        payment_fee=PaymentFee(
            share(60), chance.randint(0, 100), chance.choice([None, chance.randint(0, 2000)])
        ),
        unpaid_rate=chance.choice([Decimal(0), share(200)]),
        hours=Decimal(chance.randint(0, 900)).scaleb(-2),
        hourly_cost=chance.randint(0, 8000),
        other_costs=chance.randint(0, 3000),
        vendor_tax_rate=chance.choice([Decimal(0), share(250)]),
        commission_rate=None,
        exchange_rate=Decimal(chance.randint(1, 200_000)).scaleb(-3) if abroad else None,
        list_currency=Currency.of("USD"),
        currency=currency,
    )


def rounded(amounts: Prices, rate: Decimal) -> Prices:
    """Half up, many at once; no amount is negative."""
    numerator, denominator = rate.as_integer_ratio()
    return (2 * amounts * numerator + denominator) // (2 * denominator)


def enough(one: Terms, discount: Decimal, margin: Decimal, prices: Prices) -> list[bool]:
    """The rules a third time, many prices at once: which of them keep a margin."""
    cost = whole(one.list_price * (1 - discount))
    if one.exchange_rate is not None:
        digits = one.currency.exponent - one.list_currency.exponent
        cost = whole((cost * one.exchange_rate).scaleb(digits))
    costs = int(
        cost
        + whole(cost * one.vendor_tax_rate)
        + whole(one.hourly_cost * one.hours)
        + one.other_costs
    )
    pays = one.payment_fee
    fee = rounded(prices + rounded(prices, one.tax_rate), pays.rate) + pays.fixed
    if pays.cap is not None:
        fee = np.minimum(fee, pays.cap)
    left = prices - np.where(prices > 0, fee, 0) - rounded(prices, one.unpaid_rate) - costs
    part, of = margin.as_integer_ratio()
    found: list[bool] = (left * of >= part * prices).tolist()
    return found


@pytest.mark.parametrize("seed", range(10))
def test_from_the_price_on_every_price_meets_the_target_and_the_one_below_does_not(
    seed: int,
) -> None:
    chance = random.Random(seed)
    reached = 0
    for _ in range(PACKAGES // 10):
        one, discount = made_up(chance), chance.choice(TIERS)
        most = chance.choice([700, 999])
        margin = Decimal(chance.randint(0, most)).scaleb(-3)
        price = price_at_margin(one, discount, margin)
        taken = margin + one.unpaid_rate
        if price is None:
            capped = one.payment_fee.cap is not None and taken < 1
            assert not capped
            assert taken + one.payment_fee.rate * (1 + one.tax_rate) >= 1
            continue
        reached += 1
        assert price >= 1
        floor = floor_price(one, discount)
        assert floor is not None and floor <= price
        for least, share, lowest in ((price, margin, 1), (floor, Decimal(0), 0)):
            assert all(enough(one, discount, share, np.arange(least, least + NEXT + 1)))
            below = np.arange(least - 1, least)
            assert least == lowest or enough(one, discount, share, below) == [False]
    assert reached > PACKAGES // 20


class TestCannotBeReached:
    def test_a_margin_that_the_fee_alone_rules_out(self) -> None:
        growth = terms_of(EXAMPLE, 1)  # 2.9 % of a price with 20 % tax: 3.48 % of the price
        assert price_at_margin(growth, TIERS[0], Decimal("0.9652")) is None
        least = price_at_margin(growth, TIERS[0], Decimal("0.9651"))
        assert least is not None and least > 10**7

    def test_a_cap_makes_it_possible(self) -> None:
        document = example({"agency.payment_fee.cap": "10.00"})
        growth = terms_of(plan_of(document), 1)
        least = price_at_margin(growth, TIERS[0], Decimal("0.97"))
        assert least is not None
        assert brute(growth, TIERS[0], least) >= Decimal("0.97") * least
        assert price_at_margin(growth, TIERS[0], ONE) is None

    def test_nobody_pays(self) -> None:
        one = terms_of(plan_of(small({"agency.unpaid_rate": "1"})))
        assert floor_price(one, TIERS[0]) is None
        assert price_at_margin(one, TIERS[0], Decimal("0.1")) is None

    def test_what_costs_nothing_may_be_given_away_but_nothing_is_no_price(self) -> None:
        one = terms_of(plan_of(small({"price_list.prices.plus.1000": "0.00"})))
        assert floor_price(one, TIERS[0]) == 0
        assert price_at_margin(one, TIERS[0], Decimal("0.3")) == 1

    def test_a_package_without_a_list_price_has_no_figures(self) -> None:
        plan = plan_of(small({"packages.0.contacts": 5000}))
        assert priced(Book(plan), plan.packages[0]) is None

    def test_without_a_target_the_room_is_that_to_the_floor(self) -> None:
        found = priced(Book(EXAMPLE), EXAMPLE.packages[1])
        assert found is not None
        assert found.today.target is None
        assert found.today.floor is not None
        assert found.today.room == found.price - found.today.floor

    def test_at_the_top_there_is_no_next_tier(self) -> None:
        plan = plan_of(example({"clients.0.accounts": 200}))
        found = priced(Book(plan), plan.packages[0])
        assert found is not None and found.next is None


class TestEndings:
    @pytest.mark.parametrize(
        ("price", "nine", "five", "ninety", "ninety_nine"),
        [
            ("489.90", "499.00", "495.00", "489.90", "489.99"),
            ("489.00", "489.00", "495.00", "489.90", "489.99"),
            ("489.91", "499.00", "495.00", "490.90", "489.99"),
            ("495.00", "499.00", "495.00", "495.90", "495.99"),
            ("0.00", "9.00", "5.00", "0.90", "0.99"),
        ],
    )
    def test_rounding_up(
        self, price: str, nine: str, five: str, ninety: str, ninety_nine: str
    ) -> None:
        currency = Currency.of("EUR")
        rounded = [rounded_up(cents(price), ending, currency) for ending in Ending]
        assert rounded == [cents(each) for each in (nine, five, ninety, ninety_nine)]

    def test_a_currency_without_decimals_has_none_after_a_point(self) -> None:
        yen = Currency.of("JPY")
        assert endings(yen) == (Ending.NINE, Ending.FIVE)
        assert [rounded_up(4890, each, yen) for each in endings(yen)] == [4899, 4895]

    def test_three_decimals(self) -> None:
        assert rounded_up(12_345, Ending.POINT_NINETY, Currency.of("TND")) == 12_900

    @given(st.integers(0, 10**9), st.sampled_from(Ending), st.sampled_from(["USD", "TND"]))
    def test_never_below_and_never_a_whole_step_above(
        self, price: int, ending: Ending, code: str
    ) -> None:
        currency = Currency.of(code)
        rounded = rounded_up(price, ending, currency)
        step = 10**currency.exponent * (10 if ending in {Ending.NINE, Ending.FIVE} else 1)
        assert price <= rounded < price + step
        assert rounded_up(rounded, ending, currency) == rounded
