"""What the discount of all accounts stands on: how many may leave before it falls.

It is told of the next tier and of everybody's worth, and is the same in both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from planner.model.book import Book
from planner.model.plan import Plan
from planner.model.programme import Mode
from planner.model.rows import Kind, kind_of


class Leaver(NamedTuple):
    """A client, by name, and the accounts of it that count toward the tier."""

    name: str
    accounts: int


class Hold(NamedTuple):
    """What today's ``discount`` stands on.

    It is lost below ``start`` accounts, to ``lower``. ``spare`` accounts may leave before; of
    ``clients``, any ``spare_clients`` of them, whichever they are, and each of ``alone`` takes it
    with it.
    """

    discount: Decimal
    start: int
    lower: Decimal
    spare: int
    spare_clients: int
    clients: int
    alone: tuple[Leaver, ...]


def hold(book: Book) -> Hold | None:
    """What the discount of today's count stands on, once it has taken effect.

    None where no smaller count has a lower one, or where each account has one of its own.
    """
    programme, counted = book.plan.programme, book.counted
    if programme.mode is Mode.GRADUATED:
        return None
    discount = programme.discount(counted)
    reached = (start for start in reversed(programme.starts) if 0 < start <= counted)
    start = next((each for each in reached if programme.discount(each - 1) < discount), None)
    if start is None:
        return None
    spare = counted - start
    clients = _clients(book.plan)
    return Hold(
        discount,
        start,
        programme.discount(start - 1),
        spare,
        _may_leave((each.accounts for each in clients), spare),
        len(clients),
        tuple(each for each in clients if each.accounts > spare),
    )


def _clients(plan: Plan) -> list[Leaver]:
    """The clients whose accounts count, the largest first.

    Rows of one name are one client; where a row has none, each account of it is one.
    """
    programme = plan.programme
    counting = {
        Kind.RESOLD: True,
        Kind.DISABLED: programme.counts_disabled,
        Kind.ON_COMMISSION: programme.counts_commission,
    }
    named: defaultdict[str, int] = defaultdict(int)
    single = 0
    for client in plan.clients:
        if counting.get(kind_of(client), False):
            name = client.name.strip()
            if name:
                named[name] += client.accounts
            else:
                single += client.accounts
    found = [Leaver(name, accounts) for name, accounts in named.items()]
    return [*sorted(found, key=lambda each: -each.accounts), *[Leaver("", 1)] * single]


def _may_leave(accounts: Iterable[int], spare: int) -> int:
    """Of how many clients it does not matter which they are, from the largest down."""
    number = 0
    for each in accounts:
        spare -= each
        if spare < 0:
            break
        number += 1
    return number
