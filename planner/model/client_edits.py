"""Rows of clients that come, go and move: a frozen plan in, the edited one out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from planner.model.named import clients_named, following
from planner.model.plan import Client, Package, Plan


def first_package(plan: Plan) -> Package | None:
    """The package of a new client: the recommended one, else the first; None where none is."""
    recommended = next((each for each in plan.packages if each.recommended), None)
    return recommended or next(iter(plan.packages), None)


def new_ids(plan: Plan, wanted: int) -> list[str]:
    """So many ids that no client has, and none that a scenario or a planned event still names."""
    taken = {client.id for client in plan.clients}
    numbers = count(len(taken) + 1)
    taken |= clients_named(plan)
    found: list[str] = []
    while len(found) < wanted:
        name = f"c{next(numbers)}"
        if name not in taken:
            found.append(name)
    return found


def new_clients(plan: Plan, wanted: int) -> list[Client]:
    """So many rows to be filled in; none where there is no package that they could have."""
    package = first_package(plan)
    if package is None:
        return []
    return [Client(id=name, package=package.id) for name in new_ids(plan, wanted)]


def with_inserted(plan: Plan, at: int, clients: Sequence[Client]) -> Plan:
    """The plan with rows before the one at ``at``."""
    return replace(plan, clients=(*plan.clients[:at], *clients, *plan.clients[at:]))


def with_duplicates(plan: Plan, rows: Sequence[int]) -> Plan:
    """The plan with the same rows once more, under ids of their own, after the last of them."""
    ids = new_ids(plan, len(rows))
    again = [replace(plan.clients[row], id=name) for row, name in zip(rows, ids, strict=True)]
    return with_inserted(plan, max(rows, default=-1) + 1, again)


def without(plan: Plan, rows: Iterable[int]) -> Plan:
    """The plan without some rows, and without what is planned of clients that are gone."""
    gone = set(rows)
    kept = tuple(client for row, client in enumerate(plan.clients) if row not in gone)
    return following(plan, replace(plan, clients=kept))


def with_moved(plan: Plan, rows: Sequence[int], step: int) -> Plan:
    """The plan with rows moved by one place up (−1) or down (1), as far as there is room."""
    clients = list(plan.clients)
    order = sorted(rows) if step < 0 else sorted(rows, reverse=True)
    stuck = -1 if step < 0 else len(clients)
    for row in order:
        if row + step == stuck:
            stuck = row
            continue
        clients[row], clients[row + step] = clients[row + step], clients[row]
    return replace(plan, clients=tuple(clients))
