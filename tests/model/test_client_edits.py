"""Rows come, go and move; every row keeps its id for life."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.model.client_edits import (
    new_clients,
    new_ids,
    with_duplicates,
    with_inserted,
    with_moved,
    without,
)
from planner.model.differences import Subject, Target
from planner.model.plan import Client, Plan
from planner.model.scenario_edits import added, with_change
from planner.model.scenarios import State, findings
from tests.model.plans import example, plan_of

PLAN = plan_of(example())
ROWS = st.lists(st.integers(0, len(PLAN.clients) - 1), unique=True).map(sorted)


def with_difference(of: Subject, name: str, key: str, value: object) -> Plan:
    return with_change(added(PLAN, "A"), "s1", Target(of, name, key), value)


def ids(plan: object) -> list[str]:
    return [client.id for client in plan.clients]  # type: ignore[attr-defined] # any plan


@given(st.lists(st.integers(0, 20)), st.integers(0, 8))
def test_new_ids_are_nobodys(taken: list[int], wanted: int) -> None:
    clients = [Client(id=f"c{number}", package="growth") for number in taken]
    made = new_ids(replace(PLAN, clients=tuple(clients)), wanted)
    assert len(set(made)) == wanted
    assert not {client.id for client in clients} & set(made)


def test_a_new_row_inherits_nothing_that_a_scenario_says_of_a_deleted_one() -> None:
    last = len(PLAN.clients) - 1
    left = without(with_difference(Subject.CLIENT, ids(PLAN)[last], "accounts", 50), [last])
    assert not {ids(PLAN)[last]} & {*new_ids(left, 3), *ids(with_duplicates(left, [0]))}
    (found,) = findings(with_inserted(left, last, new_clients(left, 1)), left.scenarios[0])
    assert found.state is State.GONE


def test_a_new_row_has_the_recommended_package_else_the_first() -> None:
    assert new_clients(PLAN, 1)[0].package == PLAN.packages[0].id
    last = replace(PLAN.packages[-1], recommended=True)
    plan = replace(PLAN, packages=(*PLAN.packages[:-1], last))
    assert new_clients(plan, 1)[0].package == last.id
    assert new_clients(replace(PLAN, packages=()), 1) == []


@given(ROWS)
def test_what_is_deleted_is_gone_and_the_rest_stays(rows: list[int]) -> None:
    left = without(PLAN, rows)
    assert ids(left) == [name for row, name in enumerate(ids(PLAN)) if row not in rows]


@given(ROWS.filter(bool))
def test_duplicates_stand_below_and_have_ids_of_their_own(rows: list[int]) -> None:
    made = with_duplicates(PLAN, rows)
    at = rows[-1] + 1
    again = made.clients[at : at + len(rows)]
    assert [replace(each, id="") for each in again] == [
        replace(PLAN.clients[row], id="") for row in rows
    ]
    assert len(set(ids(made))) == len(made.clients)
    assert without(made, range(at, at + len(rows))) == PLAN


@given(ROWS, st.sampled_from([-1, 1]))
def test_moving_keeps_every_row_and_the_order_of_the_others(rows: list[int], step: int) -> None:
    moved = with_moved(PLAN, rows, step)
    assert sorted(ids(moved)) == sorted(ids(PLAN))
    mine = {ids(PLAN)[row] for row in rows}
    for chosen in (True, False):
        before = [name for name in ids(PLAN) if (name in mine) is chosen]
        assert [name for name in ids(moved) if (name in mine) is chosen] == before
    for row in rows:
        there = ids(moved).index(ids(PLAN)[row])
        assert there in {row, row + step}


def test_an_inserted_row_stands_before() -> None:
    (fresh,) = new_clients(PLAN, 1)
    made = with_inserted(PLAN, 2, [fresh])
    assert made.clients[2] == fresh
    assert without(made, [2]) == PLAN
