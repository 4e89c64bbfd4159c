"""The same book under another programme, against the whole book reckoned anew with its rules."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.programmes_compared import (
    Limit,
    Other,
    Outcome,
    compare_programmes,
)
from planner.storage.shipped import FEE_CURRENCY, programmes
from tests.model.plans import (
    Edits,
    documents,
    example,
    minor_units,
    plan_of,
)
from tests.model.plans import programmes as made_up
from tests.model.reference import DIGITS, Document, Reference, total


def expect(of: Outcome, document: Document) -> None:
    """The outcome is what the reference says of a document with that programme."""
    reference = Reference(document)
    book = total(reference.book())
    assert of.counted == reference.counted()
    assert Fraction(of.discount) == reference.discount(reference.counted())
    assert of.vendor_bill == minor_units(book.vendor_cost, document)
    assert of.commission == minor_units(book.commission, document)
    assert of.profit == minor_units(reference.profit(), document)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Document, Document]:
    """A book, and another programme in its currency."""
    document = draw(documents())
    digits = DIGITS[document["currency"]]
    return document, draw(made_up(digits, ("volume", "graduated"), in_order=True))


@settings(max_examples=300, deadline=None)
@given(pairs())
def test_only_the_programme_changes(made: tuple[Document, Document]) -> None:
    document, programme = made
    plan = plan_of(document)
    theirs = {**document, "programme": programme}
    other = Other(plan_of(theirs).programme, plan.currency, own_prices=True)
    found = compare_programmes(plan, [other, Other(plan.programme, plan.currency)])
    expect(found.own, document)
    changed, same = found.others
    expect(changed, theirs)
    own, profit = found.own.profit, changed.profit
    assert own is not None and profit is not None
    assert changed.change == profit - own
    assert (same.change, same.profit, same.vendor_bill) == (0, own, found.own.vendor_bill)


def test_each_that_ships_is_reckoned_with_its_own_rules() -> None:
    document = example()
    ready = programmes()
    assert len(ready) == 7
    others = [Other(each.programme, FEE_CURRENCY) for each in ready]
    found = compare_programmes(plan_of(document), others)
    for of, each in zip(found.others, ready, strict=True):
        expect(of, {**document, "programme": json.loads(json.dumps(_as_document(each.programme)))})
    by_vendor = dict(zip((each.vendor for each in ready), found.others, strict=True))
    # The worked example: 2,816.92 of which 179.00 are commission, which the vendor publishes not.
    assert (found.own.profit, found.own.commission, found.own.change) == (281692, 17900, None)
    assert by_vendor["ActiveCampaign"].change == -17900
    # Without a discount the bill is 2,007.00 instead of 1,505.25, and half of the commission goes.
    assert by_vendor["Brevo"].vendor_bill == 200700
    assert by_vendor["Brevo"].change == -(200700 - 150525) - 8950


def _as_document(programme: Any) -> dict[str, Any]:
    rate = programme.commission.rate
    return {
        "tiers": [{"from": t.start, "discount": str(t.discount)} for t in programme.tiers],
        "mode": programme.mode,
        "effective": programme.effective,
        "monthly_fee": str(programme.monthly_fee),
        "commission": {
            "rate": None if rate is None else str(rate),
            "months": programme.commission.months,
        },
    }


def under(edits: Edits, *, fee_in: str = "USD", own_prices: bool = True) -> tuple[Limit, ...]:
    """What is not comparable where the other programme is the example's, edited."""
    return other_of(edits, fee_in=fee_in, own_prices=own_prices).limits


def other_of(edits: Edits, *, fee_in: str = "USD", own_prices: bool = True) -> Outcome:
    plan = plan_of(example())
    theirs = plan_of(example(edits))
    other = Other(theirs.programme, Currency.of(fee_in), own_prices=own_prices)
    return compare_programmes(plan, [other]).others[0]


FEE: Edits = {"programme.monthly_fee": "20.00"}


@pytest.mark.parametrize(
    ("edits", "limits"),
    [
        ({}, (Limit.ONLY_WITHIN,)),
        ({"programme.commission.months": None}, ()),
        ({"programme.commission.rate": None}, (Limit.NO_RATE,)),
        ({"programme.commission.rate": "0"}, ()),
        (
            {"programme.tiers": [{"from": 1, "discount": "0"}]},
            (Limit.ONLY_WITHIN, Limit.NO_DISCOUNT),
        ),
    ],
)
def test_what_it_leaves_open_is_said(edits: Edits, limits: tuple[Limit, ...]) -> None:
    assert under(edits) == limits


def test_a_fee_in_other_money_is_not_counted_and_never_converted() -> None:
    assert other_of(FEE).profit == 281692 - 2000
    elsewhere = other_of(FEE, fee_in="EUR")
    assert elsewhere.profit == 281692
    assert elsewhere.fee == 0
    assert elsewhere.programme.monthly_fee == 2000  # it is still said
    assert Limit.FEE_IN_OTHER_MONEY in elsewhere.limits
    assert Limit.FEE_IN_OTHER_MONEY not in under({}, fee_in="EUR")


def with_prices(edits: Edits) -> tuple[Limit, ...]:
    plan, theirs = plan_of(example()), plan_of(example(edits))
    other = Other(plan.programme, plan.currency, theirs.price_list)
    return compare_programmes(plan, [other]).others[0].limits


def test_whose_list_prices_are_used_is_said() -> None:
    assert Limit.NO_PRICES in under({}, own_prices=False)
    assert with_prices({}) == (Limit.ONLY_WITHIN,)
    assert Limit.OTHER_PRICES in with_prices({"price_list.prices.plus.1000": "61.00"})
    abroad: Edits = {"price_list.currency": "EUR", "price_list.exchange_rate": "1.1"}
    assert Limit.OTHER_CURRENCY in with_prices(abroad)


def test_a_programme_with_a_fault_has_no_figures_but_its_problem() -> None:
    tiers = [{"from": 1, "discount": "0"}, {"from": 1, "discount": "0.25"}]
    of = other_of({"programme.tiers": tiers})
    assert (of.profit, of.change, of.vendor_bill) == (None, None, None)
    assert {each.code for each in of.problems} == {"tiers-unordered"}


def test_a_book_without_figures_has_none_under_any_programme() -> None:
    plan: Plan = plan_of(example({"packages.1.contacts": 900_000}))
    found = compare_programmes(plan, [Other(plan.programme, plan.currency)])
    assert (found.own.profit, found.others[0].profit, found.others[0].change) == (None, None, None)
    assert found.best is None


def test_the_best_is_the_one_that_earns_most() -> None:
    plan = plan_of(example())
    rates = ("0.1", "0.5", "0.3")
    others = [
        Other(plan_of(example({"programme.commission.rate": rate})).programme, plan.currency)
        for rate in rates
    ]
    found = compare_programmes(plan, others)
    assert found.best is found.others[1]
    assert compare_programmes(plan, []).best is None
