"""A quote is made, changed, won and lost: a frozen plan in, the edited one out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.model.account import terms
from planner.model.client_edits import first_package, new_ids
from planner.model.concessions import cheaper
from planner.model.gifts import Concession, Gift
from planner.model.named import decided
from planner.model.plan import Billing, Client, Plan, Status

NOTES = " · "
"""Between two notes of a row: they stand in one line."""


def proposed_rows(plan: Plan) -> list[int]:
    """The rows of clients being quoted, in the plan's order."""
    return [row for row, client in enumerate(plan.clients) if client.status is Status.PROPOSED]


def new_quote(plan: Plan, name: str, **details: Any) -> Plan:
    """The plan with a client more that is being quoted, at the end; the same without packages.

    Args:
        plan: the plan.
        name: what the client is called.
        details: other fields of the row, where they are known.
    """
    package = first_package(plan)
    if package is None:
        return plan
    (own_id,) = new_ids(plan, 1)
    details = {"package": package.id, **details}
    client = Client(id=own_id, name=name, status=Status.PROPOSED, **details)
    return replace(plan, clients=(*plan.clients, client))


def with_client(base: Plan, row: int, /, **changes: Any) -> Plan:
    """The plan with fields of one row changed."""
    clients = list(base.clients)
    clients[row] = replace(clients[row], **changes)
    return replace(base, clients=tuple(clients))


def with_own_terms(base: Plan, row: int, /, **changes: Any) -> Plan:
    """The plan with what one row states otherwise than its package changed; None: as there."""
    own = replace(base.clients[row].overrides, **changes)
    return with_client(base, row, overrides=own)


def won(plan: Plan, row: int) -> Plan:
    """The plan with a quoted client signed: from now on its row counts and earns."""
    return decided(plan, with_client(plan, row, status=Status.ACTIVE))


def lost(plan: Plan, row: int, note: str = "") -> Plan:
    """The plan with a quote put away: the row is kept, with a note of why after its own."""
    note = NOTES.join(each for each in (plan.clients[row].note, note.strip()) if each)
    return decided(plan, with_client(plan, row, status=Status.ARCHIVED, note=note))


def with_concession(plan: Plan, row: int, concession: Concession) -> Plan | None:
    """The plan with a row that grants a concession; None where a plan cannot hold it.

    How many months are paid for a year is the package's: where it says another number it is changed
    there, and that cannot be where another row of the package is billed yearly.
    """
    client = plan.clients[row]
    package = plan.package(client.package)
    one = None if package is None else terms(plan, package, client.overrides, client.billing)
    if package is None or one is None:
        return None
    match concession.gift:
        case Gift.SERVICES_OFF:
            services = cheaper(one, concession).services
            return with_own_terms(plan, row, services_price=services)
        case Gift.ALL_OFF:
            less = cheaper(one, concession)
            return with_own_terms(
                plan, row, software_price=less.software_price, services_price=less.services
            )
        case Gift.SETUP_WAIVED:
            return with_own_terms(plan, row, setup_fee=0)
        case Gift.MONTHS_FREE:
            return with_client(plan, row, free_months=max(client.free_months, concession.months))
        case Gift.PAID_AT_ONCE:
            return _paid_at_once(plan, row, concession.months)


def changes_package(plan: Plan, row: int, concession: Concession) -> bool:
    """Whether granting it to this row changes how many months its package has paid for a year."""
    package = plan.package(plan.clients[row].package)
    at_once = concession.gift is Gift.PAID_AT_ONCE
    return at_once and package is not None and package.yearly_months_paid != concession.months


def _paid_at_once(plan: Plan, row: int, months: int) -> Plan | None:
    client = plan.clients[row]
    yearly = with_client(plan, row, billing=Billing.YEARLY)
    if not changes_package(plan, row, Concession(Gift.PAID_AT_ONCE, months=months)):
        return yearly
    shared = any(
        other.package == client.package and other.billing is Billing.YEARLY
        for index, other in enumerate(plan.clients)
        if index != row
    )
    if shared:
        return None
    packages = tuple(
        replace(each, yearly_months_paid=months) if each.id == client.package else each
        for each in plan.packages
    )
    return replace(yearly, packages=packages)
