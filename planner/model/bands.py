"""The contact bands of a deal: what each costs the client, what is kept, when a list gets there.

Amounts are those of the row, the account's times its accounts.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from planner.model.account import terms
from planner.model.deal import Deal
from planner.model.list_growth import month_crossed
from planner.model.plan import Client, Package, Plan


class Band(NamedTuple):
    """One contact band of the row's vendor plan, at the row's own terms.

    ``price`` and ``contribution`` follow the rule of the software price (a fixed price stays), and
    ``unchanged`` is what would be kept there at today's price: None where the band's price is not
    published. ``is_current``: the row is priced in it today. ``reached`` is the month from now in
    which the growing or shrinking list is first priced in this band (0: today), ``passed`` that in
    which a growing list has more contacts than it holds; None: not within ten years.
    """

    contacts: int
    price: int | None
    contribution: int | None
    unchanged: int | None
    is_current: bool
    reached: int | None
    passed: int | None


def contacts_of(package: Package, client: Client) -> int:
    """A row's contacts: its own, or those that its package is sold for."""
    own = client.overrides.contacts
    return package.contacts if own is None else own


def bands(plan: Plan, package: Package, client: Client, deal: Deal) -> tuple[Band, ...]:
    """Every band of the row's vendor plan, the smallest first; none where it is not in the list."""
    name = client.overrides.plan or package.plan
    sizes = sorted(plan.price_list.prices.get(name, {}))
    contacts = contacts_of(package, client)
    current = plan.price_list.band(name, contacts)
    below = 0
    found = []
    for size in sizes:
        here = size == current
        priced = deal if here else _priced(plan, package, client, deal, size)
        found.append(
            Band(
                contacts=size,
                price=None if priced is None else priced.price,
                contribution=None if priced is None else priced.contribution,
                unchanged=None if priced is None else _at_the_price_of(priced, deal).contribution,
                is_current=here,
                reached=_reached(contacts, client.growth, below, size, is_current=here),
                passed=month_crossed(contacts, client.growth, size) if client.growth > 0 else None,
            )
        )
        below = size
    return tuple(found)


def _priced(plan: Plan, package: Package, client: Client, deal: Deal, contacts: int) -> Deal | None:
    """The deal with another band's list price; a list price of the row's own is today's band's."""
    own = replace(client.overrides, contacts=contacts, list_price=None)
    one = terms(plan, package, own, client.billing)
    return None if one is None else replace(deal, terms=one)


def _at_the_price_of(there: Deal, today: Deal) -> Deal:
    """The deal of a band at today's price."""
    price = today.terms.software
    return replace(there, terms=there.terms._replace(software_price=price))


def _reached(
    contacts: int, growth: Decimal, below: int, size: int, *, is_current: bool
) -> int | None:
    if is_current:
        return 0
    return month_crossed(contacts, growth, size if contacts > size else below)
