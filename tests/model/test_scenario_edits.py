"""Scenarios come, change and go, and the plan is edited in no other way."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from planner.model.client_edits import with_duplicates
from planner.model.differences import Change, Scenario, Subject, Target, with_scenario_ids
from planner.model.edits import with_agency, with_package
from planner.model.money import Currency
from planner.model.package_edits import removed as without_package
from planner.model.plan import Plan
from planner.model.scenario_edits import (
    added,
    applied,
    duplicated,
    kept,
    moved,
    noted,
    removed,
    renamed,
    scenario,
    with_change,
    without_change,
)
from planner.model.scenarios import differences, scenario_plan
from planner.model.vendor_edits import with_list_currency, with_prices
from tests.model.plans import example, plan_of
from tests.model.reference import Document, Part
from tests.model.scenarios import changed_documents, put, with_scenario

PLAN = plan_of(example())
GROWTH = Target(Subject.PACKAGE, "growth", "services_price")
HOURLY = Target(Subject.AGENCY, "", "hourly_cost")
TWO = with_change(added(added(PLAN, "A"), "B"), "s1", GROWTH, 29900)


def names(plan: Plan) -> list[tuple[str, str]]:
    return [(each.id, each.name) for each in plan.scenarios]


def bare(plan: Plan) -> Plan:
    return replace(plan, scenarios=())


def test_no_edit_of_scenarios_touches_the_plan() -> None:
    edited = [
        TWO,
        duplicated(TWO, "s1", "C"),
        renamed(TWO, "s1", "C"),
        noted(TWO, "s1", "why"),
        moved(TWO, "s1", 1),
        removed(TWO, "s1"),
        without_change(TWO, "s1", GROWTH),
    ]
    assert all(bare(each) == PLAN for each in edited)


def test_they_are_added_at_the_end_under_ids_of_their_own() -> None:
    assert names(TWO) == [("s1", "A"), ("s2", "B")]
    assert names(added(removed(TWO, "s1"), "A")) == [("s2", "B"), ("s1", "A")]


def test_a_copy_stands_behind_with_the_same_differences() -> None:
    copied = duplicated(TWO, "s1", "A again")
    assert names(copied) == [("s1", "A"), ("s3", "A again"), ("s2", "B")]
    assert copied.scenarios[1].changes == copied.scenarios[0].changes


def test_names_need_not_differ() -> None:
    same = renamed(TWO, "s2", "A")
    assert names(same) == [("s1", "A"), ("s2", "A")]
    assert noted(same, "s2", "why").scenarios[1].note == "why"


def test_they_move_as_far_as_there_is_room() -> None:
    assert names(moved(TWO, "s1", 1)) == [("s2", "B"), ("s1", "A")]
    assert moved(TWO, "s1", -1) == TWO
    assert moved(TWO, "s2", 1) == TWO
    assert moved(TWO, "none", 1) == TWO


def test_an_input_differs_once() -> None:
    again = with_change(TWO, "s1", GROWTH, 31000)
    assert again.scenarios[0].changes == (Change(*GROWTH, 31000),)
    assert without_change(again, "s1", GROWTH).scenarios[0].changes == ()
    assert with_change(TWO, "none", GROWTH, 1) == without_change(TWO, "none", GROWTH) == TWO


def test_other_contacts_leave_a_list_price_of_their_own_behind() -> None:
    own = with_package(TWO, "growth", list_price=18000)
    contacts = Target(Subject.PACKAGE, "growth", "contacts")
    changed = with_change(own, "s2", contacts, 2500)
    listed = contacts._replace(key="list_price")
    assert changed.scenarios[1].changes == (Change(*contacts, 2500), Change(*listed, None))
    assert with_change(TWO, "s2", contacts, 2500).scenarios[1].changes == (Change(*contacts, 2500),)


# Applying one


def test_the_plan_becomes_what_the_scenario_says_and_the_others_stay() -> None:
    both = with_change(TWO, "s2", GROWTH, 20000)
    done = applied(both, "s1")
    assert bare(done) == with_package(PLAN, "growth", services_price=29900)
    assert done.scenarios[0] == replace(both.scenarios[0], changes=())
    assert done.scenarios[1] == both.scenarios[1]
    assert (
        scenario_plan(done, done.scenarios[1]).packages
        == scenario_plan(both, both.scenarios[1]).packages
    )
    assert applied(TWO, "none") == TWO


def test_what_could_not_be_applied_is_not_lost() -> None:
    gone = Target(Subject.PACKAGE, "gone", "hours")
    done = applied(with_change(TWO, "s1", gone, Decimal(3)), "s1")
    assert done.scenarios[0].changes == (Change(*gone, Decimal(3)),)


@settings(max_examples=40)
@given(changed_documents())
def test_applied_it_is_the_plan_put_in_by_hand(made: tuple[Document, list[Part]]) -> None:
    document, changes = made
    plan = plan_of(with_scenario(document, changes))
    assert bare(applied(plan, "s1")) == plan_of(put(document, changes))


# The last edits


@settings(max_examples=40)
@given(changed_documents())
def test_kept_edits_are_a_scenario_and_the_plan_is_as_before(
    made: tuple[Document, list[Part]],
) -> None:
    document, changes = made
    before, now = plan_of(document), plan_of(put(document, changes))
    plan = kept(before, now, "Tried")
    assert bare(plan) == before
    assert bare(scenario_plan(plan, plan.scenarios[0])) == now


def test_what_no_scenario_can_hold_stays_in_the_plan() -> None:
    more = with_duplicates(TWO, [0])
    now = with_agency(more, hourly_cost=4000)
    plan = kept(TWO, now, "C")
    assert bare(plan) == bare(more)
    assert names(plan) == [("s1", "A"), ("s2", "B"), ("s3", "C")]
    assert plan.scenarios[2].changes == (Change(*HOURLY, 4000),)


def test_what_another_currency_of_the_list_made_of_its_prices_is_no_edit_to_keep() -> None:
    yen = with_list_currency(with_package(PLAN, "growth", list_price=18000), Currency.of("JPY"))
    assert yen is not None
    abroad = with_prices(yen, exchange_rate=Decimal("0.01"))
    plan = kept(
        with_package(PLAN, "growth", list_price=18000), with_agency(abroad, overheads=0), "A"
    )
    assert bare(plan) == with_agency(abroad, overheads=PLAN.agency.overheads)
    assert [each.key for each in plan.scenarios[0].changes] == ["overheads"]


def test_amounts_in_two_currencies_are_not_compared() -> None:
    yen = replace(PLAN, currency=Currency.of("JPY"), agency=replace(PLAN.agency, overheads=0))
    assert differences(PLAN, yen).changes == ()


def test_rows_of_a_removed_package_are_no_difference_that_could_not_be_tried() -> None:
    index = [each.id for each in PLAN.packages].index("growth")
    now = with_agency(without_package(PLAN, index, "essential"), overheads=0)
    plan = kept(PLAN, now, "A")
    assert bare(plan) == with_agency(now, overheads=PLAN.agency.overheads)
    assert [each.key for each in plan.scenarios[0].changes] == ["overheads"]


# Ids


def test_ids_are_given_where_they_are_missing_or_repeated() -> None:
    found = with_scenario_ids([Scenario(), Scenario("s1"), Scenario("s1"), Scenario("x")])
    assert [each.id for each in found] == ["s2", "s1", "s3", "x"]
    many = with_scenario_ids([Scenario()] * 20_000)  # in a time that does not grow with its square
    assert [each.id for each in many] == [f"s{number}" for number in range(1, 20_001)]
    assert scenario(TWO, "s2") == TWO.scenarios[1]
    assert scenario(TWO, "none") is None
