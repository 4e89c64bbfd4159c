"""Edits of the programme and the price list change what they say and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.checking import check
from planner.model.differences import Change, Scenario, Subject
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.price_list import PriceList
from planner.model.programme import Commission, Programme, Tier
from planner.model.vendor_edits import (
    NOT_SOLD,
    Cell,
    bands_of,
    cell_of,
    plans_of,
    too_fine_in_a_scenario,
    unpublished_with,
    with_band,
    with_cells,
    with_list_currency,
    with_new_tier,
    with_plan,
    with_prices,
    with_ready_prices,
    with_ready_programme,
    with_tier,
    without_band,
    without_plan,
    without_tier,
)
from planner.storage.plan_file import content_of, parse
from tests.model.plans import example, plan_of, small

PLAN: Plan = plan_of(example())
YEN, DINAR, EURO = Currency.of("JPY"), Currency.of("TND"), Currency.of("EUR")
CELLS: st.SearchStrategy[Cell] = st.none() | st.just(NOT_SOLD) | st.integers(0, 10**6)


def starts(plan: Plan) -> list[int]:
    return [tier.start for tier in plan.programme.tiers]


def test_a_tier_is_changed_added_and_removed() -> None:
    assert starts(PLAN) == [1, 2, 25, 50, 100]
    changed = with_tier(PLAN, 2, start=30)
    assert starts(changed) == [1, 2, 30, 50, 100]
    assert changed.programme.tiers[2].discount == Decimal("0.35")
    added = with_new_tier(PLAN)
    assert starts(added)[-1] > 100
    assert check(added) == ()  # a new tier is never a problem by itself
    assert without_tier(added, 5) == PLAN
    assert starts(without_tier(PLAN, 0)) == [2, 25, 50, 100]


def test_a_first_tier_begins_at_the_first_account() -> None:
    none = replace(PLAN, programme=replace(PLAN.programme, tiers=()))
    one = with_new_tier(none)
    assert starts(one) == [1]
    assert starts(with_new_tier(one)) == [1, 2]


def test_a_price_is_put_where_it_belongs() -> None:
    plan = with_cells(PLAN, "prices", {("plus", 5000): 18100, ("pro", 2500): None})
    assert plan.price_list.prices["plus"][5000] == 18100
    assert plan.price_list.prices["pro"][2500] is None
    untouched = {
        (name, band): price
        for name, bands in PLAN.price_list.prices.items()
        for band, price in bands.items()
        if (name, band) not in {("plus", 5000), ("pro", 2500)}
    }
    for (name, band), price in untouched.items():
        assert plan.price_list.prices[name][band] == price
    assert plan.price_list.yearly == PLAN.price_list.yearly
    assert plan.clients == PLAN.clients


def test_a_size_that_is_not_sold_has_no_band() -> None:
    plan = with_cells(PLAN, "prices", {("plus", 5000): NOT_SOLD})
    assert 5000 not in plan.price_list.prices["plus"]
    assert cell_of(plan.price_list, "prices", "plus", 5000) is NOT_SOLD


def test_a_first_yearly_price_is_that_of_its_band_only() -> None:
    plan = with_cells(with_prices(PLAN, yearly=None), "yearly", {("plus", 5000): 14500})
    assert plan.price_list.yearly_price("plus", 5000) == 14500
    assert plan.price_list.yearly_price("plus", 1000) is None  # not the price of the next band


def test_a_yearly_table_without_prices_is_none() -> None:
    plan = with_cells(with_prices(PLAN, yearly=None), "yearly", {("plus", 5000): 14500})
    assert with_cells(plan, "yearly", {("plus", 5000): None}).price_list.yearly is None
    assert with_cells(with_prices(PLAN, yearly=None), "yearly", {("plus", 5000): None}) == (
        with_prices(PLAN, yearly=None)
    )


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["plus", "pro", "new"]), st.sampled_from([500, 5000, 70000])),
        CELLS,
        min_size=1,
    )
)
def test_what_is_put_is_there_and_can_be_written(cells: dict[tuple[str, int], Cell]) -> None:
    plan = with_cells(PLAN, "prices", cells)
    for (name, band), cell in cells.items():
        assert cell_of(plan.price_list, "prices", name, band) == cell
    assert parse(content_of(plan)).plan.price_list.prices == plan.price_list.prices
    for bands in plan.price_list.prices.values():
        assert list(bands) == sorted(bands)


def test_plans_and_bands_come_and_go() -> None:
    plan = with_band(with_plan(PLAN, "team"), 7500)
    assert plans_of(plan.price_list)[-1] == "team"
    assert 7500 in bands_of(plan.price_list)
    # The band exists, its price is not published: nothing is taken from the next one.
    assert plan.price_list.list_price("plus", 7000) is None
    assert set(plan.price_list.prices["team"].values()) == {None}
    back = without_plan(without_band(plan, 7500), "team")
    assert back.price_list.prices == PLAN.price_list.prices
    assert with_plan(PLAN, "plus") is PLAN


def test_removing_a_plan_takes_its_yearly_prices_too() -> None:
    plan = without_plan(with_cells(PLAN, "yearly", {("plus", 5000): 1}), "plus")
    assert "plus" not in plans_of(plan.price_list)
    assert {"unknown-plan"} <= {problem.code for problem in check(plan)}


def test_amounts_keep_their_number_in_another_currency() -> None:
    document = small({"packages.0.list_price": "119.00", "price_list.exchange_rate": "1"})
    plan = plan_of(document)
    yen = with_list_currency(plan, YEN)
    assert yen is not None
    assert yen.price_list.prices["plus"][1000] == 100  # 100.00 dollars are read as 100 yen
    assert yen.packages[0].list_price == 119
    assert yen.price_list.exchange_rate is None
    dinar = with_list_currency(plan, DINAR)
    assert dinar is not None
    assert dinar.price_list.prices["plus"][1000] == 100_000
    assert with_list_currency(dinar, plan.currency) == replace(
        plan, price_list=replace(plan.price_list, exchange_rate=None)
    )


LISTED = (
    Change(Subject.PRICE, "plus", "1000", 9900),
    Change(Subject.PRICE, "plus", "2500", None),
    Change(Subject.PACKAGE, "p", "list_price", 12000),
    Change(Subject.CLIENT, "c1", "list_price", None),
    Change(Subject.PACKAGE, "p", "services_price", 12345),
)
RATE = Change(Subject.PRICE_LIST, "", "exchange_rate", Decimal("1.1"))


@pytest.mark.parametrize("way", ["chosen", "taken over"])
def test_list_prices_of_a_scenario_keep_their_number_in_another_currency(way: str) -> None:
    plan = replace(PLAN, scenarios=(Scenario("s1", "A", changes=(*LISTED, RATE)),))
    made = (
        with_list_currency(plan, YEN)
        if way == "chosen"
        else with_ready_prices(plan, PriceList({"plus": {1000: 100}}, YEN))
    )
    assert made is not None
    values = [each.value for each in made.scenarios[0].changes]  # the rate of the dollar is gone
    assert values == [99, None, 120, None, 12345]


def test_a_list_price_of_a_scenario_too_fine_for_a_currency_is_never_rounded() -> None:
    cents = Scenario("s1", "A", changes=(Change(Subject.PRICE, "plus", "1000", 9999),))
    plan = replace(plan_of(small()), scenarios=(cents,))
    assert with_list_currency(plan, YEN) is None
    assert with_ready_prices(plan, PriceList({}, YEN)) is None
    assert too_fine_in_a_scenario(plan, YEN)
    assert not too_fine_in_a_scenario(plan, DINAR)
    finer = plan_of(small({"price_list.prices.plus.1000": "9.99"}))
    assert not too_fine_in_a_scenario(finer, YEN)


def test_an_amount_too_fine_for_a_currency_is_never_rounded() -> None:
    assert with_list_currency(plan_of(small({"packages.0.list_price": "119.50"})), YEN) is None
    assert with_list_currency(plan_of(small({"price_list.prices.plus.1000": "9.99"})), YEN) is None


READY = Programme(
    (Tier(1, Decimal("0.1")),),
    name="Ready",
    as_of=date(2026, 11, 23),
    monthly_fee=0,
    commission=Commission(Decimal("0.2"), 36),
)


def test_a_ready_programme_leaves_what_the_user_entered() -> None:
    own = with_prices(PLAN)
    own = replace(own, programme=replace(own.programme, monthly_fee=9900))
    taken = with_ready_programme(own, READY, keep_own=True)
    assert taken.programme.commission == own.programme.commission
    assert taken.programme.monthly_fee == 9900
    assert taken.programme.tiers == READY.tiers
    assert taken.price_list is own.price_list
    assert with_ready_programme(own, READY, keep_own=False).programme == replace(
        READY, unknown=own.programme.unknown
    )


def test_keys_that_are_not_known_outlive_a_ready_programme_and_list() -> None:
    plan = plan_of(small({"programme.colour": "red", "price_list.shade": "blue"}))
    taken = with_ready_programme(plan, READY, keep_own=False)
    assert taken.programme.unknown == {"colour": "red"}
    listed = with_ready_prices(plan, PLAN.price_list)
    assert listed is not None
    assert listed.price_list.unknown == {"shade": "blue"}
    assert listed.price_list.prices == PLAN.price_list.prices


def test_a_ready_list_keeps_the_rate_of_its_currency_and_drops_that_of_another() -> None:
    edits = {"currency": "EUR", "price_list.currency": "USD", "price_list.exchange_rate": "0.92"}
    plan = plan_of(small(edits))
    same = with_ready_prices(plan, PLAN.price_list)
    assert same is not None
    assert same.price_list.exchange_rate == Decimal("0.92")
    other = with_ready_prices(plan, replace(PLAN.price_list, currency=Currency.of("GBP")))
    assert other is not None
    assert other.price_list.exchange_rate is None
    assert "no-exchange-rate" in {problem.code for problem in check(other)}


def test_a_ready_list_in_a_coarser_currency_does_not_round_own_prices() -> None:
    plan = plan_of(small({"packages.0.list_price": "119.50"}))
    assert with_ready_prices(plan, replace(PLAN.price_list, currency=YEN)) is None


def test_estimates_are_offered_only_where_nothing_is_published() -> None:
    plan = plan_of(small({"price_list.prices.plus": {"1000": "100.00", "2500": None}}))
    estimates = {"plus": {1000: 1, 2500: 11900, 5000: 3}, "pro": {2500: 4}}
    assert unpublished_with(plan, estimates) == {("plus", 2500): 11900}
