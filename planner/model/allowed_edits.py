"""What a client may see and choose is decided: a frozen plan in, the edited one out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from planner.model.gifts import Concession, Gift
from planner.model.plan import Plan
from planner.model.quote_edits import with_client, with_concession

PERCENTAGES = {Gift.SERVICES_OFF, Gift.ALL_OFF}


def with_allowed(base: Plan, row: int, /, **changes: Any) -> Plan:
    """The plan with another word on what one client may see."""
    allowed = replace(base.clients[row].allowed, **changes)
    return with_client(base, row, allowed=allowed)


def alike(one: Concession, other: Concession) -> bool:
    """Whether two concessions give the same."""
    if one.gift is not other.gift:
        return False
    return one.rate == other.rate if one.gift in PERCENTAGES else one.months == other.months


def is_ticked(ticked: Iterable[Concession], concession: Concession) -> bool:
    """Whether a concession is among those that the client may choose."""
    return any(alike(each, concession) for each in ticked)


def with_ticks(asked: Iterable[Concession], ticked: Iterable[Concession]) -> tuple[Concession, ...]:
    """What is asked for, and what is ticked besides, each once."""
    shown: list[Concession] = []
    for each in (*asked, *ticked):
        if not is_ticked(shown, each):
            shown.append(each)
    return tuple(shown)


def ticked(plan: Plan, row: int, concession: Concession, *, on: bool) -> Plan:
    """The plan in which a client may choose a concession, or may not.

    Percentages are as many as are ticked; of a year at once, a waived setup and free months there
    is one each, since a client chooses them with a single answer.
    """
    before = plan.clients[row].allowed.concessions
    single = concession.gift not in PERCENTAGES
    kept = tuple(
        each
        for each in before
        if not (alike(each, concession) or (on and single and each.gift is concession.gift))
    )
    return with_allowed(plan, row, concessions=(*kept, concession) if on else kept)


def granted(plan: Plan, row: int, concession: Concession) -> Plan | None:
    """The plan with a concession granted: the client cannot choose it once more.

    None where a plan cannot hold it.
    """
    made = with_concession(plan, row, concession)
    if made is None or not is_ticked(made.clients[row].allowed.concessions, concession):
        return made
    return ticked(made, row, concession, on=False)


def with_package_shown(plan: Plan, row: int, package_id: str, *, on: bool) -> Plan:
    """The plan in which a client sees a package beside its own, or does not.

    Where all of them are shown, also those that are made later will be.
    """
    client = plan.clients[row]
    every = {package.id for package in plan.packages}
    shown = (set(client.allowed.packages) & every) or every
    shown = (shown | {package_id} if on else shown - {package_id}) | {client.package}
    if every <= shown:
        return with_allowed(plan, row, packages=())
    in_order = tuple(dict.fromkeys(each.id for each in plan.packages if each.id in shown))
    return with_allowed(plan, row, packages=in_order or (client.package,))


def is_shown(plan: Plan, row: int, package_id: str) -> bool:
    """Whether a client sees a package."""
    client = plan.clients[row]
    listed = client.allowed.packages
    return not listed or package_id in listed or package_id == client.package
