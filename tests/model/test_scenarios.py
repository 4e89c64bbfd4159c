"""A plan and named differences: what they stand for, what is left of them, and back again."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from planner.model.client_edits import without
from planner.model.differences import KEYS, Change, Scenario, Subject, Target
from planner.model.edits import with_agency, with_package
from planner.model.package_edits import removed as without_package
from planner.model.plan import Channel, Move, Plan, Planned
from planner.model.scenarios import (
    Inputs,
    LeftOut,
    State,
    differences,
    findings,
    scenario_plan,
    with_changes,
)
from planner.model.vendor_edits import with_new_tier
from planner.storage.layout import DIFFERING
from planner.words.scenario_inputs import KINDS
from tests.model.plans import documents, example, plan_of
from tests.model.reference import Document, Part
from tests.model.scenarios import changed_documents, put, with_scenario

PLAN = plan_of(example())
GROWTH = Target(Subject.PACKAGE, "growth", "services_price")
RAISED = Change(*GROWTH, 29900)
BAKERY = PLAN.clients[0]


def bare(plan: Plan) -> Plan:
    return replace(plan, scenarios=())


def told(*changes: Change) -> Scenario:
    return Scenario(id="s1", name="Another", changes=changes)


# What a scenario stands for


@settings(max_examples=80)
@given(changed_documents())
def test_it_stands_for_the_plan_with_the_values_put_in_by_hand(
    made: tuple[Document, list[Part]],
) -> None:
    document, changes = made
    plan = plan_of(with_scenario(document, changes))
    assert bare(scenario_plan(plan, plan.scenarios[0])) == plan_of(put(document, changes))


@settings(max_examples=60)
@given(changed_documents())
def test_the_differences_of_two_plans_lead_from_one_to_the_other(
    made: tuple[Document, list[Part]],
) -> None:
    document, changes = made
    before, after = plan_of(document), plan_of(put(document, changes))
    found = differences(before, after)
    assert found.left_out == ()
    assert with_changes(before, found.changes) == after
    assert with_changes(after, differences(after, before).changes) == before
    assert {each.target for each in found.changes} <= {
        Target(Subject(each["of"]), each.get("id", ""), each["key"]) for each in changes
    }


@settings(max_examples=30)
@given(documents())
def test_a_plan_does_not_differ_from_itself(document: Document) -> None:
    assert differences(plan_of(document), plan_of(document)) == ((), ())


@settings(max_examples=40)
@given(changed_documents())
def test_a_change_of_the_base_travels_but_for_what_the_scenario_says(
    made: tuple[Document, list[Part]],
) -> None:
    document, changes = made
    mine, theirs = changes[::2], changes[1::2]
    plan = plan_of(with_scenario(put(document, theirs), mine))
    # The inputs are others: it does not matter which of the two is said first.
    assert bare(scenario_plan(plan, plan.scenarios[0])) == plan_of(put(document, changes))


def test_what_the_scenario_says_stands_against_a_change_of_the_base() -> None:
    scenario = told(RAISED)
    dearer = with_package(PLAN, "growth", services_price=27500, hours=Decimal(9))
    found = scenario_plan(dearer, scenario).package("growth")
    assert found is not None
    assert (found.services_price, found.hours) == (29900, Decimal(9))


def test_what_it_does_not_touch_is_the_same_object() -> None:
    made = scenario_plan(PLAN, told(RAISED))
    assert made.agency is PLAN.agency
    assert made.clients is PLAN.clients
    assert made.packages[0] is PLAN.packages[0]
    assert scenario_plan(PLAN, told()) is PLAN
    assert scenario_plan(PLAN, told(Change(*GROWTH, 25000))) is PLAN


# What is left of a difference


def states(plan: Plan, *changes: Change) -> list[State]:
    return [each.state for each in findings(plan, told(*changes))]


def test_a_difference_that_the_plan_has_caught_up_with_is_said_to_be_the_same() -> None:
    caught_up = with_package(PLAN, "growth", services_price=29900)
    assert states(PLAN, RAISED) == [State.DIFFERS]
    assert states(caught_up, RAISED) == [State.SAME]


def test_what_is_no_longer_there_leaves_its_differences_behind() -> None:
    hours = Change(Subject.AGENCY, "", "hourly_cost", 4000)
    channel = Change(Subject.CLIENT, BAKERY.id, "channel", Channel.COMMISSION)
    index = [each.id for each in PLAN.packages].index("growth")
    smaller = without(without_package(PLAN, index), [0])
    found = findings(smaller, told(RAISED, hours, channel))
    assert [each.state for each in found] == [State.GONE, State.DIFFERS, State.GONE]
    made = scenario_plan(smaller, told(RAISED, hours, channel))
    assert made == with_agency(smaller, hourly_cost=4000)


def test_a_client_is_not_moved_to_a_package_that_is_gone() -> None:
    moved = Change(Subject.CLIENT, BAKERY.id, "package", "gold")
    assert states(PLAN, moved) == [State.GONE]
    assert scenario_plan(PLAN, told(moved)) is PLAN


def test_tiers_and_prices_that_are_not_there_are_gone() -> None:
    tier = Change(Subject.TIER, "26", "discount", Decimal("0.4"))
    plan = Change(Subject.PRICE, "gold", "1000", 100)
    band = Change(Subject.PRICE, "plus", "1001", 100)
    assert states(PLAN, tier, plan, band) == [State.GONE] * 3
    assert scenario_plan(PLAN, told(tier, plan, band)) is PLAN


# What no scenario can name


def test_what_comes_and_goes_is_left_out_and_said() -> None:
    index = [each.id for each in PLAN.packages].index("scale")
    fewer = with_new_tier(without(without_package(PLAN, index), [0]))
    assert set(differences(PLAN, fewer).left_out) == {
        LeftOut.CLIENTS_REMOVED,
        LeftOut.PACKAGES_REMOVED,
        LeftOut.TIERS,
    }
    assert set(differences(fewer, PLAN).left_out) == {
        LeftOut.CLIENTS_ADDED,
        LeftOut.PACKAGES_ADDED,
        LeftOut.TIERS,
    }
    prices = replace(PLAN.price_list, prices={"plus": PLAN.price_list.prices["plus"]})
    assert differences(PLAN, replace(PLAN, price_list=prices)).left_out == (LeftOut.PRICES,)
    leaving = (Planned(month=3, move=Move.LEAVE, client=BAKERY.id),)
    planned = replace(PLAN, assumptions=replace(PLAN.assumptions, planned=leaving))
    assert differences(PLAN, planned) == ((), (LeftOut.MONTHS,))


# One table of inputs


def test_file_and_words_know_every_input() -> None:
    assert {of: set(fields) for of, fields in DIFFERING.items()} == {
        of: set(keys) for of, keys in KEYS.items()
    }
    assert {of: set(kinds) for of, kinds in KINDS.items()} == {
        of: set(keys) for of, keys in KEYS.items()
    }


def test_every_input_has_a_value_in_the_worked_example() -> None:
    inputs = Inputs(PLAN)
    named = {Subject.PACKAGE: "growth", Subject.CLIENT: BAKERY.id, Subject.TIER: "25"}
    for of, keys in KEYS.items():
        for key in keys:
            target = Target(of, named.get(of, ""), key)
            assert inputs.finding(Change(*target, inputs.value(target))).state is State.SAME
