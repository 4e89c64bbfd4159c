"""Accounts that live alike: who is there today, who joins them, and how they leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planner.model.book import Book
from planner.model.over_time.calendar import months_between
from planner.model.plan import (
    AS_THE_PACKAGE,
    ZERO,
    Billing,
    Channel,
    Client,
    Move,
    OfPackage,
    Overrides,
    Package,
    Plan,
)
from planner.model.rows import Kind, kind_of

ALL = -1
"""So many leave as there are."""


class Alike(NamedTuple):
    """What accounts must share to live alike.

    ``age`` is how many months today's have lived; ``named`` is the id of the client whose planned
    joining or leaving it is, empty for all others.
    """

    kind: Kind
    package: str
    overrides: Overrides
    billing: Billing
    growth: Decimal
    age: int
    named: str


@dataclass(frozen=True)
class Group:
    """Accounts that live alike.

    ``today`` is how many there are; ``arriving`` how many join them a month, before the season's
    factor; ``churn`` the share that leaves in a month. ``joins`` and ``leaves`` are what is planned
    by month: so many accounts, ``ALL`` of them where all leave.
    """

    alike: Alike
    package: Package
    churn: Decimal
    today: int = 0
    arriving: Fraction = Fraction(0)
    joins: Mapping[int, int] = field(default_factory=dict)
    leaves: Mapping[int, int] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """Whether they are resold, on commission, or disabled, which change with nothing."""
        return self.alike.kind


class _Gathered:
    """Groups while they are gathered, in the order in which they were met."""

    def __init__(self) -> None:
        self.today: dict[Alike, int] = {}
        self.arriving: dict[Alike, Fraction] = {}
        self.joins: dict[Alike, dict[int, int]] = {}
        self.leaves: dict[Alike, dict[int, int]] = {}

    def meet(self, alike: Alike) -> Alike:
        self.today.setdefault(alike, 0)
        return alike


def groups_of(book: Book) -> tuple[Group, ...]:
    """Gather the accounts of a plan for the months to come.

    New accounts join in the book's own proportions, a package's own number in those of its rows.
    Where no account is active, they are of each package alike, resold; a package's own number is
    of its accounts as they are sold, resold, where none of its rows is active.

    Args:
        book: one without problems that touch its figures.
    """
    plan = book.plan
    found = _Gathered()
    terms = _Terms(plan)
    for row, client in enumerate(plan.clients):
        kind = kind_of(client)
        if kind is not Kind.IDLE and book.has_figures(row):
            found.today[terms.of(client, kind)] = (
                found.today.get(terms.of(client, kind), 0) + client.accounts
            )
    for alike, share in _arriving(plan, found.today):
        newcomer = found.meet(alike._replace(named="", age=0))
        found.arriving[newcomer] = found.arriving.get(newcomer, Fraction(0)) + share
    _plan_moves(plan, found, terms)
    packages = {package.id: package for package in reversed(plan.packages)}
    return tuple(
        Group(
            alike,
            packages[alike.package],
            ZERO if alike.kind is Kind.DISABLED else terms.churn(alike.package),
            today,
            found.arriving.get(alike, Fraction(0)),
            found.joins.get(alike, {}),
            found.leaves.get(alike, {}),
        )
        for alike, today in found.today.items()
    )


class _Terms:
    """What is assumed of the accounts of rows and packages."""

    def __init__(self, plan: Plan) -> None:
        self._assumed = assumed = plan.assumptions
        self._own = {each.package: each for each in reversed(assumed.packages)}
        self._named = {each.client for each in assumed.planned if each.client}

    def _of(self, package: str) -> OfPackage:
        return self._own.get(package, OfPackage(package=package))

    def churn(self, package: str) -> Decimal:
        own = self._of(package).monthly_churn
        return self._assumed.monthly_churn if own is None else own

    def _growth(self, package: str, row: Decimal) -> Decimal:
        own = self._of(package).contact_growth
        growth = self._assumed.contact_growth if own is None else own
        if growth is None:
            return ZERO
        return row or growth

    def of(self, client: Client, kind: Kind) -> Alike:
        stays = kind is Kind.DISABLED
        age = 0
        # Only a commission asks how old an account is.
        start = self._assumed.start
        if kind is Kind.ON_COMMISSION and start is not None and client.since is not None:
            age = months_between(client.since, start)
        return Alike(
            kind,
            client.package,
            client.overrides,
            client.billing,
            ZERO if stays else self._growth(client.package, client.growth),
            age,
            client.id if client.id in self._named and not stays else "",
        )

    def sold(self, package: str, channel: Channel) -> Alike:
        """An account of a package as it is sold."""
        kind = Kind.RESOLD if channel is Channel.RESALE else Kind.ON_COMMISSION
        growth = self._growth(package, ZERO)
        return Alike(kind, package, AS_THE_PACKAGE, Billing.MONTHLY, growth, 0, "")


def _arriving(plan: Plan, today: Mapping[Alike, int]) -> Iterator[tuple[Alike, Fraction]]:
    """Who joins in a month like whom."""
    assumed, terms = plan.assumptions, _Terms(plan)
    active = {alike: n for alike, n in today.items() if alike.kind is not Kind.DISABLED}
    overall = Fraction(assumed.new_accounts_per_month)
    own = {
        each.package: Fraction(each.new_accounts_per_month)
        for each in reversed(assumed.packages)
        if each.new_accounts_per_month is not None
    }
    if not any(active.values()):
        active = {terms.sold(package.id, Channel.RESALE): 1 for package in plan.packages}
    accounts = sum(active.values())
    of_package: dict[str, int] = {}
    for alike, n in active.items():
        of_package[alike.package] = of_package.get(alike.package, 0) + n
    for alike, n in active.items():
        share = own.get(alike.package)
        if share is None:
            yield alike, overall * n / accounts
        elif of_package[alike.package]:
            yield alike, share * n / of_package[alike.package]
    for package in _packages_without(of_package, own):
        yield terms.sold(package, Channel.RESALE), own[package]


def _packages_without(active: Mapping[str, int], own: Iterable[str]) -> Iterator[str]:
    return (package for package in own if not active.get(package))


def _plan_moves(plan: Plan, found: _Gathered, terms: _Terms) -> None:
    clients = {client.id: client for client in reversed(plan.clients)}
    for event in plan.assumptions.planned:
        client = clients.get(event.client)
        if client is not None:
            kind = kind_of(client)
            if kind in {Kind.IDLE, Kind.DISABLED}:
                kind = Kind.RESOLD if client.channel is Channel.RESALE else Kind.ON_COMMISSION
            alike = found.meet(terms.of(client, kind))
        else:
            alike = found.meet(terms.sold(event.package, event.channel))
        if event.move is Move.JOIN:
            joining = event.accounts
            if joining is None:
                joining = 0 if client is None else client.accounts
            moves = found.joins.setdefault(alike, {})
            moves[event.month] = moves.get(event.month, 0) + joining
        else:
            moves = found.leaves.setdefault(alike, {})
            before = moves.get(event.month, 0)
            everyone = event.accounts is None or before == ALL
            moves[event.month] = ALL if everyone else before + (event.accounts or 0)
