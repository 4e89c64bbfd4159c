"""Which accounts there may be in the months to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planner.export.internal.workbook.account_columns import FIRST
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.ahead import Ahead
from planner.export.internal.workbook.source import Source
from planner.model.account import Account
from planner.model.plan import AS_THE_PACKAGE, Channel, Move, Overrides, Package
from planner.model.rows import Kind, kind_of


class Entry(NamedTuple):
    """An account, and the row on the sheet of single accounts that has its terms.

    ``client`` is its place in the plan, None: a package's as it is sold, resold or on commission.
    ``off`` is how many of it are disabled today.
    """

    row: int
    client: int | None
    one: Account
    priced: bool
    package: Package
    own: Overrides
    ahead: Ahead
    off: int

    @property
    def is_only_planned(self) -> bool:
        """Whether nobody is there, nor arrives: a package's account that is sold on commission."""
        return self.client is None and self.ahead.sold == 2


def entries_of(source: Source, accounts: Accounts) -> Iterator[Entry]:
    """The accounts of packages, then of client rows."""
    assumed = accounts.assumed
    on_commission = _on_commission(source)
    for index, package in enumerate(source.plan.packages):
        one, priced = accounts.of_packages[index]
        ahead = assumed.of_package(package.id)
        resold = Entry(FIRST + index, None, one, priced, package, AS_THE_PACKAGE, ahead, 0)
        yield resold
        if package.id in on_commission:
            yield resold._replace(ahead=ahead._replace(sold=2, arriving=0.0))
    for index, client in enumerate(source.plan.clients):
        one, priced = accounts.of_clients[index]
        of = source.plan.package(client.package)
        assert of is not None, "an unknown package is an obstacle"
        off = client.accounts if kind_of(client) is Kind.DISABLED else 0
        ahead = assumed.of_client(client)
        row = accounts.first_client + index
        yield Entry(row, index, one, priced, of, client.overrides, ahead, off)


def _on_commission(source: Source) -> set[str]:
    """The packages of which accounts are planned to join on commission."""
    return {
        event.package
        for event in source.plan.assumptions.planned
        if event.move is Move.JOIN and not event.client and event.channel is Channel.COMMISSION
    }
