"""What a cause suggests can be taken over into the plan, where it is an edit of the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from planner.model.client_edits import new_ids
from planner.model.invoice.lines import Cause, Entry, Why
from planner.model.named import Part, decided, shared_out
from planner.model.plan import Client, Plan, Status

NOW_ACTIVE = frozenset({Status.PROPOSED, Status.TRIAL})
"""A quoted or trying client that is billed has become one."""


def suggestion(entry: Entry, plan: Plan) -> Cause | None:
    """The cause of an entry's likeliest explanation that the plan could follow; None: none can."""
    return next((cause for cause in entry.likely if _can_follow(cause, entry, plan)), None)


def _can_follow(cause: Cause, entry: Entry, plan: Plan) -> bool:
    match cause.why:
        case Why.BAND | Why.PLAN:
            return entry.row is not None
        case Why.FIRST_ACCOUNT | Why.RATE:
            return True
        case Why.NOT_BILLED:
            return cause.status in NOW_ACTIVE
        case _:
            return False


def followed(plan: Plan, cause: Cause, entries: Iterable[Entry], today: date) -> Plan:
    """The plan as a cause suggests.

    Args:
        plan: the plan that the invoice was held against.
        cause: what is taken over.
        entries: those of which it is the cause: their accounts are changed, and a row of which
            they are only some of the accounts becomes two.
        today: the date of an exchange rate that is taken over.
    """
    match cause.why:
        case Why.RATE:
            prices = replace(plan.price_list, exchange_rate=cause.rate, exchange_as_of=today)
            return replace(plan, price_list=prices)
        case Why.FIRST_ACCOUNT:
            full = cause.discount == 0
            return replace(plan, programme=replace(plan.programme, first_account_full_price=full))
    accounts: dict[int, int] = {}
    for entry in entries:
        if entry.row is not None:
            accounts[entry.row] = accounts.get(entry.row, 0) + max(entry.accounts, 1)
    clients: list[Client] = []
    split = [row for row, billed in accounts.items() if billed < plan.clients[row].accounts]
    ids = dict(zip(split, new_ids(plan, len(split)), strict=True))
    parts: dict[str, Part] = {}
    for row, client in enumerate(plan.clients):
        if row not in accounts:
            clients.append(client)
            continue
        changed = _changed(client, cause)
        if row in ids:
            staying = client.accounts - accounts[row]
            clients.append(replace(client, accounts=staying))
            changed = replace(changed, id=ids[row], accounts=accounts[row])
            parts.setdefault(client.id, Part(ids[row], staying))
        clients.append(changed)
    return decided(plan, shared_out(replace(plan, clients=tuple(clients)), parts))


def _changed(client: Client, cause: Cause) -> Client:
    if cause.why is Why.NOT_BILLED:
        return replace(client, status=Status.ACTIVE)
    own = replace(client.overrides, plan=cause.plan, contacts=cause.contacts, list_price=None)
    return replace(client, overrides=own)


def alike(cause: Cause, entry: Entry, of: Iterable[Entry]) -> list[Entry]:
    """The entries that a cause of one of them is taken over for: of its row, for that reason."""

    def same(other: Cause) -> bool:
        return (other.why, other.plan, other.contacts) == (cause.why, cause.plan, cause.contacts)

    return [
        each for each in of if each.row == entry.row and any(same(other) for other in each.likely)
    ]
