"""Books of any size: the example's packages, prices and programme with made-up clients."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from planner.app import example
from planner.model.plan import AS_THE_PACKAGE, Client, Overrides, Plan


class Variety(StrEnum):
    """How many different accounts a book has."""

    FEW = "few terms"
    DISTINCT = "all distinct"


def book(rows: int, variety: Variety = Variety.FEW, *, named: bool = True) -> Plan:
    """The example in English with so many client rows.

    Args:
        rows: how many.
        variety: as the package, but every seventh row with a price of its own; or each row another
            price and other hours.
        named: with names, a drag is a what-if; without, it edits the rows.
    """
    plan = example("en")
    clients = tuple(_client(plan, row, variety, named=named) for row in range(rows))
    return replace(plan, name=f"{rows} rows", clients=clients)


def _client(plan: Plan, row: int, variety: Variety, *, named: bool) -> Client:
    package = plan.packages[row % len(plan.packages)]
    own = AS_THE_PACKAGE
    if variety is Variety.DISTINCT:
        own = Overrides(services_price=45_000 + row, hours=Decimal(200 + row % 700) / 100)
    elif row % 7 == 0:
        own = Overrides(services_price=25_000)
    return Client(
        id=f"c{row}",
        name=f"Client {row}" if named else "",
        package=package.id,
        accounts=1 + row % 3,
        overrides=own,
    )
