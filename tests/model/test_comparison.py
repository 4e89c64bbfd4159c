"""Differences are exactly what two programmes or price lists say otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.model.comparison import Difference, price_differences, programme_differences
from planner.model.money import Currency
from planner.model.price_list import PriceList
from planner.model.programme import Commission, Effective, Mode, Programme, Tier
from planner.model.vendor_edits import NOT_SOLD
from tests.model.plans import example, plan_of

PLAN = plan_of(example())
OWN, LIST = PLAN.programme, PLAN.price_list
DOLLAR = Currency.of("USD")


def test_a_programme_does_not_differ_from_itself() -> None:
    assert programme_differences(OWN, OWN, with_own=True) == ()
    assert price_differences(LIST, LIST) == ()


def test_tiers_are_held_against_each_other_by_their_first_count() -> None:
    theirs = replace(
        OWN,
        tiers=tuple(
            Tier(start, Decimal(rate))
            for start, rate in ((1, "0"), (2, "0.2"), (30, "0.35"), (50, "0.45"), (100, "0.55"))
        ),
    )
    found = {
        difference.place[2]: (difference.own, difference.theirs, difference.change)
        for difference in programme_differences(OWN, theirs, with_own=True)
    }
    assert found == {
        2: (Decimal("0.25"), Decimal("0.2"), Decimal("-0.05")),
        25: (Decimal("0.35"), None, None),
        30: (None, Decimal("0.35"), None),
    }


def test_rules_differ_by_name() -> None:
    theirs = replace(
        OWN,
        mode=Mode.GRADUATED,
        effective=Effective.SAME_CYCLE,
        counts_disabled=True,
        as_of=date(2030, 1, 1),
    )
    found = {each.place[1]: each for each in programme_differences(OWN, theirs, with_own=False)}
    assert set(found) == {"mode", "effective", "counts_disabled", "as_of"}
    assert (found["counts_disabled"].own, found["counts_disabled"].theirs) == (False, True)
    assert found["counts_disabled"].change is None


def test_what_the_user_enters_differs_only_where_it_would_be_taken_over() -> None:
    theirs = replace(OWN, commission=Commission(Decimal("0.3"), None), monthly_fee=500)
    assert programme_differences(OWN, theirs, with_own=False) == ()
    found = programme_differences(OWN, theirs, with_own=True)
    assert [each.place[-1] for each in found] == ["monthly_fee", "rate", "months"]
    assert found[0].change == 500
    assert found[1].change == Decimal("0.3") - (OWN.commission.rate or 0)


def listed(prices: dict[int, int | None], currency: Currency = DOLLAR) -> PriceList:
    return PriceList({"plus": prices}, currency)


@given(*[st.dictionaries(st.integers(1, 6), st.none() | st.integers(0, 99))] * 2)
def test_every_price_that_differs_is_told_once(
    own: dict[int, int | None], theirs: dict[int, int | None]
) -> None:
    expected = {
        band: (own.get(band, NOT_SOLD), theirs.get(band, NOT_SOLD))
        for band in own.keys() | theirs.keys()
        if own.get(band, NOT_SOLD) != theirs.get(band, NOT_SOLD)
    }
    found = price_differences(listed(own), listed(theirs))
    assert {int(each.place[3]): (each.own, each.theirs) for each in found} == expected
    assert len(found) == len(expected)
    for each in found:
        both = isinstance(each.own, int) and isinstance(each.theirs, int)
        assert (each.change is not None) == both
        if isinstance(each.own, int) and isinstance(each.theirs, int):
            assert each.own + (each.change or 0) == each.theirs


def test_prices_of_two_currencies_differ_without_a_figure() -> None:
    found = price_differences(listed({1: 99}), listed({1: 99}, Currency.of("EUR")))
    assert found == (
        Difference(("price_list", "currency"), DOLLAR, Currency.of("EUR")),
        Difference(("price_list", "prices", "plus", "1"), 99, 99),
    )


def test_a_plan_that_one_list_leaves_out_is_not_sold_by_it() -> None:
    found = price_differences(listed({1: 99}), PriceList({}, DOLLAR))
    assert found == (Difference(("price_list", "prices", "plus", "1"), 99, NOT_SOLD),)


def test_yearly_prices_are_compared_too() -> None:
    theirs = replace(LIST, yearly={"plus": {1000: 4900}})
    found = price_differences(replace(LIST, yearly=None), theirs)
    assert found == (Difference(("price_list", "yearly", "plus", "1000"), None, 4900),)


def test_two_programmes_may_be_different_in_kind() -> None:
    theirs = Programme((Tier(1, Decimal(0)),), name="Commission only")
    places = [each.place for each in programme_differences(OWN, theirs, with_own=False)]
    assert ("programme", "name") in places
    assert ("programme", "tiers", 100, "discount") in places
