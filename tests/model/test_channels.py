"""The break-even commission rate is the least that will do: probed at it and just below."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.account import terms
from planner.model.channels import break_even_commission_rate
from planner.model.plan import Plan
from tests.model.plans import Edits, documents, plan_of, small
from tests.model.reference import Document, Reference

A_HAIR = Fraction(1, 10**15)


def rate_of(plan: Plan, discount: str) -> Fraction | None:
    account = terms(plan, plan.packages[0])
    assert account is not None
    return break_even_commission_rate(account, Decimal(discount))


def lead(document: Document, discount: str, rate: Fraction) -> Fraction:
    """What an account of the first package earns more on commission at a rate than in resale."""
    reference = Reference(document)
    package = document["packages"][0]
    resold = reference.month(package, {}, "resale", Fraction(discount))
    on_commission = reference.month(package, {}, "commission", Fraction(0), rate=rate)
    return on_commission.contribution - resold.contribution


@settings(max_examples=100)
@given(documents(rows_of=(0,)), st.decimals(0, 1, places=3).map(str))
def test_the_rate_is_the_least_at_which_commission_earns_as_much(
    document: Document, discount: str
) -> None:
    rate = rate_of(plan_of(document), discount)
    if rate is None:
        # No rate brings anything on a list price of nothing.
        assert lead(document, discount, Fraction(10**6)) < 0
    elif rate == 0:
        assert lead(document, discount, Fraction(0)) >= 0
    else:
        assert lead(document, discount, rate) >= 0
        assert lead(document, discount, rate - A_HAIR) < 0
        assert lead(document, discount, Fraction(0)) < 0


SOLD: Edits = {
    "price_list.prices.plus.1000": "200.00",
    "packages.0.software_price": "230.00",
    "packages.0.services_price": "40.00",
}


@pytest.mark.parametrize(
    ("discount", "least"),
    [
        ("0", "29.995"),  # resale brings 70.00, commission 40.00 and at least 29.995 of rounding
        ("0.25", "79.995"),
        ("1", "229.995"),
    ],
)
def test_a_rate_from_half_a_cent_below_on_will_do(discount: str, least: str) -> None:
    assert rate_of(plan_of(small(SOLD)), discount) == Fraction(least) / 200


def test_no_commission_at_all_will_do_where_resale_earns_no_more() -> None:
    at_list: Edits = {"packages.0.software_price": {"over_list": "0.00"}}
    assert rate_of(plan_of(small(at_list)), "0") == 0
    below: Edits = {"packages.0.software_price": {"over_list": "-5.00"}}
    assert rate_of(plan_of(small(below)), "0") == 0


def test_no_rate_will_do_on_a_list_price_of_nothing() -> None:
    free = small({"packages.0.list_price": "0.00", "packages.0.software_price": "1.00"})
    assert rate_of(plan_of(free), "0") is None


@pytest.mark.parametrize("exchange", ["3.7", "0.013", "1", "250"])
def test_the_rate_where_the_commission_is_converted(exchange: str) -> None:
    document = small(
        {
            "price_list.currency": "EUR",
            "price_list.exchange_rate": exchange,
            "packages.0.software_price": {"list_times": "1.5"},
        }
    )
    rate = rate_of(plan_of(document), "0.35")
    assert rate is not None
    assert lead(document, "0.35", rate) >= 0 > lead(document, "0.35", rate - A_HAIR)


def test_the_rate_does_not_depend_on_the_programmes_own() -> None:
    rates = {
        rate_of(plan_of(small({**SOLD, "programme.commission.rate": own})), "0.25")
        for own in (None, "0", "0.3")
    }
    assert len(rates) == 1
