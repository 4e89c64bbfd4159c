"""Ids that a plan names elsewhere than where they are given, and what becomes of those names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from planner.model.allowed import Allowed
from planner.model.differences import Subject, spoken_of
from planner.model.plan import Client, Move, Plan, Planned, Status
from planner.model.proposal import Proposal


def clients_named(plan: Plan) -> set[str]:
    """The ids of clients that scenarios, planned events and proposals name.

    What gets an id takes none of these: it would inherit what was said of what is gone.
    """
    planned = {event.client for event in plan.assumptions.planned}
    sent = {proposal.client for proposal in plan.proposals}
    return (spoken_of(plan.scenarios, Subject.CLIENT) | planned | sent) - {""}


def packages_named(plan: Plan) -> set[str]:
    """The ids of packages that rows, scenarios, assumptions and proposals name."""
    assumed = plan.assumptions
    return (
        spoken_of(plan.scenarios, Subject.PACKAGE)
        | {client.package for client in plan.clients}
        | {each.package for each in plan.sensitivity.ranges}
        | {each.package for each in assumed.packages}
        | {each.package for each in assumed.price_changes}
        | {each.package for each in assumed.planned}
        | {each for client in plan.clients for each in client.allowed.packages}
        | {package.id for sent in plan.proposals for package in sent.offer.packages}
    ) - {""}


def following(before: Plan, after: Plan, heir: str | None = None) -> Plan:
    """The plan after an edit that took clients or packages away, assuming nothing of them.

    A planned event of a client follows it to another row of its name, and goes where there is none;
    a proposal follows it, too, and stays where there is none. What is assumed of a package goes
    with it; who joins it joins its heir, and who may see it sees its heir.

    Args:
        before: the plan before the edit.
        after: the plan after it.
        heir: the id of the package that takes over what was another's; None: none does.
    """
    kept = {package.id for package in after.packages}
    gone = {package.id for package in before.packages} - kept
    assumed = after.assumptions
    planned = tuple(_events(before, after, gone, heir))
    proposals = tuple(_sent(before, after))
    if not gone and planned == assumed.planned and proposals == after.proposals:
        return after
    return replace(
        after,
        proposals=proposals,
        clients=_seeing(after.clients, gone, heir),
        assumptions=replace(
            assumed,
            packages=tuple(each for each in assumed.packages if each.package not in gone),
            price_changes=tuple(each for each in assumed.price_changes if each.package not in gone),
            planned=planned,
        ),
    )


def _sent(before: Plan, after: Plan) -> Iterator[Proposal]:
    clients = _Followed(before, after) if after.proposals else None
    for proposal in after.proposals:
        row = clients.now(proposal.client) if clients is not None and proposal.client else None
        if row is None or row == proposal.client:
            yield proposal
        else:
            yield replace(proposal, client=row)


def _seeing(clients: tuple[Client, ...], gone: set[str], heir: str | None) -> tuple[Client, ...]:
    """The rows without the packages that are gone in what they may see.

    Who saw only what is gone sees no more than its own: none named would be all.
    """
    if all(gone.isdisjoint(client.allowed.packages) for client in clients):
        return clients
    return tuple(
        client
        if gone.isdisjoint(client.allowed.packages)
        else replace(client, allowed=_without(client, gone, heir))
        for client in clients
    )


def _without(client: Client, gone: set[str], heir: str | None) -> Allowed:
    left = (heir if each in gone else each for each in client.allowed.packages)
    kept = tuple(dict.fromkeys(each for each in left if each))
    return replace(client.allowed, packages=kept or (client.package,))


def _events(before: Plan, after: Plan, gone: set[str], heir: str | None) -> Iterator[Planned]:
    clients = _Followed(before, after) if after.assumptions.planned else None
    for planned in after.assumptions.planned:
        event = planned
        if clients is not None and event.client:
            row = clients.now(event.client)
            if row is None:
                continue
            event = replace(event, client=row)
        if event.package in gone:
            if heir is None and not event.client:
                continue
            event = replace(event, package="" if heir is None else heir)
        yield event


class _Followed:
    """Which rows the clients of before are by now."""

    def __init__(self, before: Plan, after: Plan) -> None:
        self._before = {client.id: client for client in reversed(before.clients)}
        self._after = {client.id for client in after.clients}
        self._named: dict[str, Client] = {}
        for client in reversed(after.clients):
            self._named[client.name] = client

    def now(self, client_id: str) -> str | None:
        """The id of a client's row; None where it is gone. One that was unknown stays so."""
        was = self._before.get(client_id)
        if was is None or client_id in self._after:
            return client_id
        row = self._named.get(was.name) if was.name else None
        return None if row is None else row.id


class Part(NamedTuple):
    """A row that a client's row was split into: its id, and the accounts that stay in the other."""

    id: str
    staying: int


def shared_out(plan: Plan, parts: Mapping[str, Part]) -> Plan:
    """The plan after rows were split, with what is planned of their clients shared out.

    All of a client's accounts are those of both rows. Where so many leave, those of the row that
    keeps the id go first; so many that join have its terms.

    Args:
        plan: the plan after the split, its events those of before.
        parts: the other row of each client that was split, by the id that was kept.
    """
    planned = plan.assumptions.planned
    if not any(event.client in parts for event in planned):
        return plan
    there = {client: part.staying for client, part in parts.items()}
    shared: dict[int, tuple[Planned, ...]] = {at: (each,) for at, each in enumerate(planned)}
    # As the months go: in each, who leaves goes before who joins is there.
    for at in sorted(shared, key=lambda at: (planned[at].month, planned[at].move is Move.JOIN)):
        event = planned[at]
        part = parts.get(event.client)
        if part is not None:
            before = there[event.client]
            there[event.client], shared[at] = _shares(event, part, before)
    events = tuple(event for each in shared.values() for event in each)
    return replace(plan, assumptions=replace(plan.assumptions, planned=events))


def _shares(event: Planned, part: Part, there: int) -> tuple[int, tuple[Planned, ...]]:
    """How many accounts the row with the id has after an event, and what is of which row."""
    joins = event.move is Move.JOIN
    if event.accounts is None:
        both = (event, replace(event, client=part.id))
        return (there + part.staying if joins else 0), both
    if joins or event.accounts <= there:
        return there + (event.accounts if joins else -event.accounts), (event,)
    own = (replace(event, accounts=there),) if there > 0 else ()
    rest = replace(event, client=part.id, accounts=event.accounts - there)
    return 0, (*own, rest)


def decided(before: Plan, after: Plan) -> Plan:
    """The plan after an edit by which quotes may have ended: what that decides is not to come.

    Of a client who is signed, its first joining with all its accounts has come; one whose quote
    was put away does not join.

    Args:
        before: the plan before the edit.
        after: the plan after it.
    """
    planned = after.assumptions.planned
    quoted = {event.client for event in planned if event.move is Move.JOIN} - {""}
    if not quoted or before.clients is after.clients:
        return after
    quoted &= {client.id for client in before.clients if client.status is Status.PROPOSED}
    over: set[int] = set()
    for client in after.clients:
        if client.id not in quoted or client.status is Status.PROPOSED:
            continue
        joins = [
            at
            for at, event in enumerate(planned)
            if event.client == client.id and event.move is Move.JOIN
        ]
        if client.status is Status.ACTIVE:
            whole = [at for at in joins if planned[at].accounts in {None, client.accounts}]
            joins = sorted(whole, key=lambda at: planned[at].month)[:1]
        over.update(joins)
    kept = tuple(event for at, event in enumerate(planned) if at not in over)
    return replace(after, assumptions=replace(after.assumptions, planned=kept))
