"""What an edit leaves alone is kept, and that changes no figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from planner.model import memory
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.edits import with_agency, with_commission, with_package
from planner.model.parts import parts_of
from planner.model.plan import Client, Overrides, Plan, Status
from planner.model.problems import blocked
from planner.model.rows import gathered
from tests.model.plans import example, plan_of

PLAN = plan_of(example())
FIRST, SECOND = PLAN.packages[0].id, PLAN.packages[1].id


def exchanged(plan: Plan, rate: str) -> Plan:
    return replace(plan, price_list=replace(plan.price_list, exchange_rate=Decimal(rate)))


def with_row(plan: Plan) -> Plan:
    row = Client(id="new", package=FIRST, overrides=Overrides(services_price=123))
    return replace(plan, clients=(*plan.clients, row))


def edited_row(plan: Plan, **changes: Any) -> Plan:
    return replace(plan, clients=(replace(plan.clients[0], **changes), *plan.clients[1:]))


EDITS: dict[str, Callable[[Plan], Plan]] = {
    "a price": lambda plan: with_package(plan, FIRST, services_price=1),
    "a list price": lambda plan: with_package(plan, SECOND, list_price=1),
    "an hour": lambda plan: with_agency(plan, hourly_cost=1),
    "the commission": lambda plan: with_commission(plan, rate=Decimal("0.01")),
    "the exchange rate": lambda plan: exchanged(plan, "1.01"),
    "a row": with_row,
    "the accounts of a row": lambda plan: edited_row(plan, accounts=31),
    "the status of a row": lambda plan: edited_row(plan, status=Status.DISABLED),
    "the hours of a row": lambda plan: edited_row(plan, overrides=Overrides(hours=Decimal(9))),
    "a row less": lambda plan: replace(plan, clients=plan.clients[1:]),
    "a package less": lambda plan: replace(plan, packages=plan.packages[1:]),
    "a price below 0": lambda plan: with_package(plan, FIRST, services_price=-1),
}


def figures(plan: Plan) -> object:
    book = Book(plan)
    curve = Curve(book)
    points = curve.points(30) if curve.drawable else []
    return book.totals, book.rows, book.hours, points


def forgetful(plan: Plan) -> object:
    """The figures of a plan that nothing came before."""
    figures(replace(PLAN, clients=()))
    return figures(plan)


@pytest.mark.parametrize("second", EDITS)
@pytest.mark.parametrize("first", EDITS)
def test_figures_do_not_depend_on_the_plan_before(first: str, second: str) -> None:
    once = EDITS[first](PLAN)
    twice = EDITS[second](once)
    wanted = [forgetful(plan) for plan in (PLAN, once, twice)]
    figures(PLAN)
    assert [figures(plan) for plan in (PLAN, once, twice)] == wanted
    assert [figures(plan) for plan in (once, PLAN)] == [wanted[1], wanted[0]]


def test_only_rows_of_the_edited_package_are_made_anew() -> None:
    rows = gathered(PLAN.clients)
    before = parts_of(PLAN, rows, blocked(PLAN, ()))
    edited = EDITS["a price"](PLAN)
    after = parts_of(edited, rows, blocked(edited, ()))
    for old, new in zip(before, after, strict=True):
        assert (old is new) is (old.group.alike.package != FIRST)


def test_an_edit_of_a_row_leaves_the_accounts_of_the_others() -> None:
    parts = {
        part.group.alike: part for part in parts_of(PLAN, gathered(PLAN.clients), blocked(PLAN, ()))
    }
    edited = EDITS["the hours of a row"](PLAN)
    for part in parts_of(edited, gathered(edited.clients), blocked(edited, ())):
        known = parts.get(part.group.alike)
        assert (known is None) is (part.group.alike.overrides.hours == 9)
        assert known is None or part.account is known.account


def test_the_very_same_question_is_answered_once() -> None:
    asked: list[str] = []

    @memory.kept
    def shout(word: str) -> str:
        asked.append(word)
        return word.upper()

    one, other = "one", "other"
    assert [shout(word) for word in (one, one, other, one)] == ["ONE", "ONE", "OTHER", "ONE"]
    assert asked == [one, other, one]
