"""Planned events that do less than they say: nobody is there to leave, or it is too late."""

from __future__ import annotations

from typing import NamedTuple

from planner.model.over_time.calendar import months_seen
from planner.model.plan import Move, Plan, Planned
from planner.model.rows import Kind, kind_of

LATER, NOBODY, FEWER, ON_TOP = "later", "nobody", "fewer", "on-top"
ACTIVE = {Kind.RESOLD, Kind.ON_COMMISSION}


class Unheard(NamedTuple):
    """What becomes of an event.

    ``later``: it comes after the months that are looked at; ``nobody``: none of the client's
    accounts is there to leave; ``fewer``: only ``accounts`` of them are; ``on-top``: the client who
    joins has ``accounts`` already.
    """

    code: str
    accounts: int = 0


def unheard(plan: Plan) -> dict[int, Unheard]:
    """What is to be known of the planned events of a plan, by their places.

    Of a client's accounts are there those of today and who joined by its name, until they are
    planned to leave; in a month, leavings come first. Chance may have taken more of them.
    """
    planned = plan.assumptions.planned
    named = {event.client for event in planned if event.client}
    there: dict[str, int] = {}
    usual: dict[str, int] = {}
    for client in plan.clients if named else ():
        if client.id in named and client.id not in there:
            usual[client.id] = client.accounts
            there[client.id] = client.accounts if kind_of(client) in ACTIVE else 0
    found: dict[int, Unheard] = {}
    last = months_seen(plan.assumptions)
    for at in sorted(range(len(planned)), key=lambda at: _order(planned[at])):
        event = planned[at]
        if event.month > last:
            found[at] = Unheard(LATER)
        elif event.client in there:
            before = there[event.client]
            if event.move is Move.JOIN:
                joining = usual[event.client] if event.accounts is None else event.accounts
                there[event.client] = before + joining
                if before:
                    found[at] = Unheard(ON_TOP, before)
            else:
                leaving = before if event.accounts is None else event.accounts
                there[event.client] = max(before - leaving, 0)
                if not before:
                    found[at] = Unheard(NOBODY)
                elif leaving > before:
                    found[at] = Unheard(FEWER, before)
    return found


def _order(event: Planned) -> tuple[int, bool]:
    return event.month, event.move is Move.JOIN
