"""Software prices that a document would show below those the vendor has published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.model.account import terms
from planner.model.cautions import published_price
from planner.model.plan import AS_THE_PACKAGE, Channel, Client, Overrides, Package, Plan


class Below(NamedTuple):
    """A package whose software price is below the published one, both in the plan's currency."""

    package: str
    price: int
    published: int


def below_published(plan: Plan, row: int | None, packages: Iterable[str]) -> tuple[Below, ...]:
    """The packages of an offer that are sold below the published price.

    Args:
        plan: the plan.
        row: the client's row; None: nobody in particular.
        packages: the ids of the packages that the offer shows.
    """
    return tuple(_below(plan, row, set(packages)))


def _own(client: Client | None, package: Package) -> Overrides:
    """On what terms an offer shows a package: a client's list is the same in each of them."""
    if client is None:
        return AS_THE_PACKAGE
    own = client.package == package.id
    return client.overrides if own else Overrides(contacts=client.overrides.contacts)


def _below(plan: Plan, row: int | None, shown: set[str]) -> Iterator[Below]:
    client = None if row is None else plan.clients[row]
    if client is not None and client.channel is not Channel.RESALE:
        return  # the vendor itself bills the software
    for package in plan.packages:
        if package.id not in shown:
            continue
        own = _own(client, package)
        one, published = terms(plan, package, own), published_price(plan, package, own)
        if one is not None and published is not None and one.software < published:
            yield Below(package.title, one.software, published)
