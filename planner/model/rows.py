"""Client rows that are alike, gathered: a book of thousands has few different accounts."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from planner.model.memory import kept
from planner.model.plan import AS_THE_PACKAGE, Billing, Channel, Client, Overrides, Status


class Kind(StrEnum):
    """What a row does in a month."""

    RESOLD = "resold"
    ON_COMMISSION = "on-commission"
    DISABLED = "disabled"
    IDLE = "idle"


class Alike(NamedTuple):
    """What rows must share to have the same account."""

    package: str
    overrides: Overrides
    billing: Billing
    kind: Kind


class Group(NamedTuple):
    """Rows with the same account: their indices in the plan, and their accounts together.

    ``usual``: the account is as its package has it, billed monthly.
    """

    alike: Alike
    rows: tuple[int, ...]
    accounts: int
    usual: bool


class Rows(NamedTuple):
    """The rows of a plan in groups, and which of them contradict themselves or each other."""

    groups: tuple[Group, ...]
    group_of: tuple[int, ...]
    repeated_ids: tuple[int, ...]
    without_accounts: tuple[int, ...]
    owing_months: tuple[int, ...]
    shrinking_away: tuple[int, ...]


def kind_of(client: Client) -> Kind:
    """What a row does: disabled resold accounts are billed, all other idle ones are not."""
    if client.status is Status.ACTIVE:
        return Kind.RESOLD if client.channel is Channel.RESALE else Kind.ON_COMMISSION
    if client.status is Status.DISABLED and client.channel is Channel.RESALE:
        return Kind.DISABLED
    return Kind.IDLE


# Rows change far less often than prices, and gathering them is what costs with thousands.
@kept
def gathered(clients: tuple[Client, ...]) -> Rows:
    """Gather the rows; the same tuple of rows is gathered once."""
    members: list[list[int]] = []
    numbers: dict[Alike, int] = {}
    # Most rows state nothing of their own, and share the one object that says so: what is one and
    # the same needs no look at its values, which costs twenty times as much.
    same: dict[tuple[str, int, int, int], int] = {}
    group_of = []
    ids: set[str] = set()
    repeated = []
    for index, client in enumerate(clients):
        own, billing, kind = client.overrides, client.billing, kind_of(client)
        key = client.package, id(own), id(billing), id(kind)
        number = same.get(key)
        if number is None:
            alike = Alike(client.package, own, billing, kind)
            number = same[key] = numbers.setdefault(alike, len(numbers))
            if number == len(members):
                members.append([])
        members[number].append(index)
        group_of.append(number)
        if client.id in ids:
            repeated.append(index)
        ids.add(client.id)
    return Rows(
        groups=tuple(
            Group(
                alike,
                tuple(rows),
                sum(max(clients[row].accounts, 0) for row in rows),
                alike.overrides == AS_THE_PACKAGE and alike.billing is Billing.MONTHLY,
            )
            for alike, rows in zip(numbers, members, strict=True)
        ),
        group_of=tuple(group_of),
        repeated_ids=tuple(repeated),
        without_accounts=tuple(i for i, client in enumerate(clients) if client.accounts < 1),
        owing_months=tuple(i for i, client in enumerate(clients) if client.free_months < 0),
        shrinking_away=tuple(i for i, client in enumerate(clients) if client.growth < -1),
    )
