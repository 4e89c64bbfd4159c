"""What each client row earns, and what is to be watched in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from planner.model.account import Account, billed, terms
from planner.model.book import Book, Row
from planner.model.cautions import published_list_price, weakness
from planner.model.parts import Part
from planner.model.plan import Client, Package, Plan
from planner.model.rows import Kind, gathered, kind_of

NEAR_THE_END = 10
"""A list is near its band's end when it fills all but one part in so many of it."""


class Flag(StrEnum):
    """What a row is to be watched for, the gravest first."""

    PROBLEM = "problem"
    LOSES_MONEY = "loses-money"
    BELOW_TARGET = "below-target"
    BELOW_PUBLISHED = "below-published"
    SOON_DEARER = "soon-dearer"


class Dearer(NamedTuple):
    """What one account would cost in the next band, and what would be kept of today's price.

    ``band`` and ``next_band`` are contacts; ``vendor_cost`` and ``kept`` (the contribution) are a
    month's, in minor units of the plan's currency, at the discount of today's count: None where
    the next band's price is not published. ``vendor_cost_now`` and ``kept_now`` are today's.
    """

    contacts: int
    band: int
    next_band: int
    vendor_cost: int | None
    kept: int | None
    vendor_cost_now: int
    kept_now: int


class Sums(NamedTuple):
    """Rows together; amounts are None where one of them has no figures."""

    rows: int
    accounts: int
    revenue: int | None
    vendor_cost: int | None
    contribution: int | None


def soon_dearer(book: Book, client: Client) -> Dearer | None:
    """What the next contact band would bring for a row; None where it is far away.

    It is near for an active resold row that states its contacts itself (a package's contacts are
    the size that is sold, not that of a list) where they fill at least 90 % of their band, and the
    price list has a larger band of that plan. The price stays today's, also where a rule would let
    it follow the list price.
    """
    contacts = client.overrides.contacts
    if contacts is None:
        return None
    plan = book.plan
    package = plan.package(client.package)
    if package is None:
        return None
    name = client.overrides.plan or package.plan
    band = plan.price_list.band(name, contacts)
    onward = plan.price_list.next_band(name, contacts)
    if band is None or onward is None or contacts * NEAR_THE_END < band * (NEAR_THE_END - 1):
        return None
    of = terms(plan, package, client.overrides, client.billing)
    if of is None or kind_of(client) is not Kind.RESOLD:
        return None
    one = Account(of)
    listed = plan.price_list.list_price(name, onward)
    now = book.billed(one.terms, book.discount)
    kept_now = one.resold.contribution + now.contribution
    if listed is None:
        return Dearer(contacts, band, onward, None, None, now.vendor_cost, kept_now)
    # Today's price, and only the vendor's bill another one.
    bill = billed(one.terms._replace(list_price=listed), book.discount)
    kept = one.resold.contribution + bill.contribution
    return Dearer(contacts, band, onward, bill.vendor_cost, kept, now.vendor_cost, kept_now)


class ClientFigures:
    """The figures and flags of every row of a book."""

    def __init__(self, book: Book) -> None:
        """Take the book; nothing is made before it is asked for."""
        self.book = book
        self.plan: Plan = book.plan

    @property
    def rows(self) -> tuple[Row, ...]:
        """Each row's month, in the plan's order."""
        return self.book.rows

    @cached_property
    def flags(self) -> tuple[tuple[Flag, ...], ...]:
        """What each row is to be watched for, in the plan's order."""
        groups = gathered(self.plan.clients).group_of
        packages = {each.id: each for each in reversed(self.plan.packages)}
        of_part = [
            _flags_of(self.book, part, packages.get(part.group.alike.package), self.plan.clients)
            for part in self.book.parts
        ]
        problem = (Flag.PROBLEM,)
        return tuple(
            of_part[group] if self.book.has_figures(row) else problem
            for row, group in enumerate(groups)
        )

    def soon_dearer(self, client: Client) -> Dearer | None:
        """What the next contact band would bring for a row; None where it is far away."""
        return soon_dearer(self.book, client)

    @cached_property
    def all(self) -> Sums:
        """All rows together."""
        return self.sums(range(len(self.plan.clients)))

    @cached_property
    def amounts(self) -> dict[str, list[int | None]]:
        """What rows are added up and sorted by, row by row; None where one has no figures."""
        made = [row.amounts for row in self.rows]
        return {
            "revenue": [None if each is None else each.revenue for each in made],
            "vendor_cost": [None if each is None else each.vendor_cost for each in made],
            "contribution": [None if each is None else each.contribution for each in made],
        }

    @cached_property
    def extremes(self) -> dict[str, tuple[int, ...]]:
        """The rows with the least and the largest of each figure; none where none is known."""
        earned, kept = self.amounts["revenue"], self.amounts["contribution"]
        margins = [
            float(k) / r if r and k is not None else None for r, k in zip(earned, kept, strict=True)
        ]  # to compare, a float is near enough
        found = {key: _extremes(column) for key, column in self.amounts.items()}
        return {**found, "margin": _extremes(margins)}

    def sums(self, rows: Iterable[int]) -> Sums:
        """Some rows together."""
        chosen = list(rows)
        clients = self.plan.clients
        added = {key: _sum(column[row] for row in chosen) for key, column in self.amounts.items()}
        return Sums(len(chosen), sum(clients[row].accounts for row in chosen), **added)

    def make(self) -> ClientFigures:
        """Make everything now: what a worker does, so that nobody waits for it later."""
        _ = self.flags, self.all, self.extremes
        return self


def _extremes(values: Sequence[float | None]) -> tuple[int, ...]:
    known = [(value, row) for row, value in enumerate(values) if value is not None]
    return (min(known)[1], max(known)[1]) if known else ()


def _sum(amounts: Iterable[int | None]) -> int | None:
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def _flags_of(
    book: Book, part: Part, package: Package | None, clients: tuple[Client, ...]
) -> tuple[Flag, ...]:
    if part.kind in {Kind.IDLE, Kind.DISABLED}:
        return (Flag.PROBLEM,) if part.account is None and part.kind is Kind.DISABLED else ()
    one = part.account
    if one is None or package is None:
        return (Flag.PROBLEM,)
    resold = part.kind is Kind.RESOLD
    kept = part.served.contribution
    if resold:
        kept += book.billed(one.terms, book.discount).contribution
    found = [
        Flag(code) for code, _ in weakness(kept, part.served.price, book.plan.agency.target_margin)
    ]
    if resold:
        published = published_list_price(book.plan, package, part.group.alike.overrides)
        if published is not None and one.terms.software < one.terms.converted(published):
            found.append(Flag.BELOW_PUBLISHED)
        if soon_dearer(book, clients[part.group.rows[0]]) is not None:
            found.append(Flag.SOON_DEARER)
    return tuple(found)
