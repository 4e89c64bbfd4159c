"""What is said of a planned event that does less than it says is what the months do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.assumption_edits import with_assumed
from planner.model.book import Book
from planner.model.over_time.projection import project
from planner.model.over_time.unheard import FEWER, LATER, NOBODY, ON_TOP, Unheard, unheard
from planner.model.plan import Move, Plan, Planned, Status
from tests.model.plans import example, plan_of

PLAN = plan_of(example({"clients.3.accounts": 2, "assumptions.monthly_churn": "0"}))
TWO = PLAN.clients[3].id
PAUSED = next(each.id for each in PLAN.clients if each.status is Status.DISABLED)
TWO_MORE = Planned(month=2, move=Move.JOIN, client=TWO)


def leaving(month: int, accounts: int | None, client: str = TWO) -> Planned:
    return Planned(month=month, move=Move.LEAVE, accounts=accounts, client=client)


def planned(*events: Planned, horizon: int = 6) -> Plan:
    return with_assumed(PLAN, planned=events, horizon_months=horizon)


def accounts(plan: Plan) -> list[float]:
    seen = project(Book(plan), plan.assumptions.horizon_months)
    assert seen is not None
    return [float(month.accounts) for month in seen.months]


@pytest.mark.parametrize(
    ("events", "said", "same_as"),
    [
        ((leaving(3, 2),), {}, (leaving(3, None),)),
        ((leaving(3, 5),), {0: Unheard(FEWER, 2)}, (leaving(3, 2),)),
        ((leaving(3, None), leaving(4, 1)), {1: Unheard(NOBODY)}, (leaving(3, None),)),
        ((leaving(4, 1), leaving(3, None)), {0: Unheard(NOBODY)}, (leaving(3, None),)),
        ((leaving(3, 1, PAUSED),), {0: Unheard(NOBODY)}, ()),
        ((leaving(2, 3), TWO_MORE), {0: Unheard(FEWER, 2)}, (leaving(2, 2), TWO_MORE)),
        ((TWO_MORE, leaving(3, 4)), {0: Unheard(ON_TOP, 2)}, (TWO_MORE, leaving(3, None))),
        ((leaving(7, 1),), {0: Unheard(LATER)}, ()),
    ],
)
def test_an_event_does_what_is_said_of_it(
    events: tuple[Planned, ...], said: dict[int, Unheard], same_as: tuple[Planned, ...]
) -> None:
    assert unheard(planned(*events)) == said
    assert accounts(planned(*events)) == accounts(planned(*same_as))


def test_who_is_quoted_joins_anew() -> None:
    clients = tuple(
        replace(each, status=Status.PROPOSED) if each.id == TWO else each for each in PLAN.clients
    )
    plan = replace(planned(TWO_MORE, leaving(4, 3)), clients=clients)
    assert unheard(plan) == {1: Unheard(FEWER, 2)}
