"""Scenarios that come, change and go: a frozen plan in, the edited one out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.model.differences import Change, Scenario, Subject, Target, unused_id
from planner.model.named import decided
from planner.model.plan import Plan
from planner.model.scenarios import (
    GONE,
    Inputs,
    State,
    differences,
    findings,
    scenario_plan,
    with_changes,
)


def scenario(plan: Plan, scenario_id: str) -> Scenario | None:
    """The scenario with this id; None where there is none."""
    return next((each for each in plan.scenarios if each.id == scenario_id), None)


def new_id(plan: Plan) -> str:
    """An id that no scenario has."""
    return unused_id({each.id for each in plan.scenarios})


def _with(plan: Plan, scenario_id: str, **changes: Any) -> Plan:
    scenarios = tuple(
        replace(each, **changes) if each.id == scenario_id else each for each in plan.scenarios
    )
    return replace(plan, scenarios=scenarios)


def added(plan: Plan, name: str, changes: tuple[Change, ...] = ()) -> Plan:
    """The plan with one more scenario, at the end."""
    one = Scenario(id=new_id(plan), name=name, changes=changes)
    return replace(plan, scenarios=(*plan.scenarios, one))


def duplicated(plan: Plan, scenario_id: str, name: str) -> Plan:
    """The plan with the same scenario once more, behind it, under an id of its own."""
    scenarios: list[Scenario] = []
    for each in plan.scenarios:
        scenarios.append(each)
        if each.id == scenario_id:
            scenarios.append(replace(each, id=new_id(plan), name=name))
    return replace(plan, scenarios=tuple(scenarios))


def renamed(plan: Plan, scenario_id: str, name: str) -> Plan:
    """The plan with another name for a scenario."""
    return _with(plan, scenario_id, name=name)


def noted(plan: Plan, scenario_id: str, note: str) -> Plan:
    """The plan with another note on a scenario."""
    return _with(plan, scenario_id, note=note)


def moved(plan: Plan, scenario_id: str, step: int) -> Plan:
    """The plan with a scenario moved by one place up (−1) or down (1), where there is room."""
    scenarios = list(plan.scenarios)
    at = next((index for index, each in enumerate(scenarios) if each.id == scenario_id), None)
    if at is None or not 0 <= at + step < len(scenarios):
        return plan
    scenarios[at], scenarios[at + step] = scenarios[at + step], scenarios[at]
    return replace(plan, scenarios=tuple(scenarios))


def removed(plan: Plan, scenario_id: str) -> Plan:
    """The plan without a scenario."""
    kept = tuple(each for each in plan.scenarios if each.id != scenario_id)
    return replace(plan, scenarios=kept)


# Its differences.


def with_change(plan: Plan, scenario_id: str, target: Target, value: Any) -> Plan:
    """The plan with another value of an input in a scenario.

    Contacts or a plan of its own leave behind a list price that was for the band before.
    """
    one = scenario(plan, scenario_id)
    if one is None:
        return plan
    changes = _put(one.changes, target, value)
    if target.of in {Subject.PACKAGE, Subject.CLIENT} and target.key in {"plan", "contacts"}:
        listed = target._replace(key="list_price")
        if Inputs(plan).value(listed) not in {None, GONE} and one.change(listed) is None:
            changes = _put(changes, listed, None)
    return _with(plan, scenario_id, changes=changes)


def _put(changes: tuple[Change, ...], target: Target, value: Any) -> tuple[Change, ...]:
    if all(each.target != target for each in changes):
        return (*changes, Change(*target, value))
    return tuple(replace(each, value=value) if each.target == target else each for each in changes)


def without_change(plan: Plan, scenario_id: str, target: Target) -> Plan:
    """The plan with an input in a scenario as it is in the plan."""
    one = scenario(plan, scenario_id)
    if one is None:
        return plan
    kept = tuple(each for each in one.changes if each.target != target)
    return _with(plan, scenario_id, changes=kept)


def applied(plan: Plan, scenario_id: str) -> Plan:
    """The plan become what a scenario says.

    The others keep their differences. The applied one stays in the list, and of its differences
    only those that name what is no longer there, for they were not applied.
    """
    one = scenario(plan, scenario_id)
    if one is None:
        return plan
    gone = tuple(each.change for each in findings(plan, one) if each.state is State.GONE)
    become = decided(plan, scenario_plan(plan, one))
    return _with(become, scenario_id, changes=gone)


def kept(before: Plan, now: Plan, name: str) -> Plan:
    """The plan of before, with what has been edited since as a scenario of its own.

    What no scenario can name, such as a new client, stays in the plan.
    """
    back = with_changes(now, differences(now, before).changes)
    return added(back, name, differences(back, now).changes)
