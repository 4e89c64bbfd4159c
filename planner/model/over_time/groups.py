"""Accounts that live alike: who is there today, who joins them, and how they leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
    Planned,
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

    @property
    def is_joined(self) -> bool:
        """Whether anybody joins them."""
        return bool(self.arriving or any(self.joins.values()))


class Life(NamedTuple):
    """The month in which accounts joined, 0: today's, and that in which none is there any more."""

    joined: int
    gone: int


NEVER = 10**9
"""A month that no plan comes to."""


def lifetimes(group: Group, first: int) -> list[Life]:
    """When accounts of a group may be there: those of today, the first that arrive, the planned.

    Chance keeps anybody or nobody: only what is planned, or a churn of all, ends a life for sure.

    Args:
        group: whose accounts they are.
        first: the first month in which anybody arrives.
    """
    there = {0: group.today, **group.joins}
    if group.arriving:
        there[first] = NEVER
    lives = {joined: NEVER for joined, accounts in sorted(there.items()) if accounts}
    for month, leaving in sorted(group.leaves.items()):
        rest = NEVER if leaving == ALL else leaving
        for joined, gone in lives.items():
            if joined < month < gone and rest:
                taken = min(rest, there[joined])
                there[joined] -= taken
                rest -= taken
                if not there[joined]:
                    lives[joined] = month
    if group.churn == 1:
        lives = {joined: min(gone, joined + 1) for joined, gone in lives.items()}
    return [Life(joined, gone) for joined, gone in lives.items()]


class _Gathered:
    """Groups while they are gathered, in the order in which they were met."""

    def __init__(self) -> None:
        self.today: dict[Alike, int] = {}
        self.arriving: dict[Alike, Fraction] = {}
        self.joins: dict[Alike, dict[int, int]] = {}
        self.leaves: dict[Alike, dict[int, int]] = {}

    def add(self, alike: Alike, accounts: int) -> None:
        """Add accounts of today, or only a group that others join."""
        self.today[alike] = self.today.get(alike, 0) + accounts


def groups_of(book: Book, step: Callable[[], None] = lambda: None) -> tuple[Group, ...]:
    """Gather the accounts of a plan for the months to come.

    New accounts join in the book's own proportions, a package's own number in those of its rows.
    Where no account is active, they are of each package alike, resold; a package's own number is
    of its accounts as they are sold, resold, where none of its rows is active. Groups in which
    nobody ever is are left out.

    Args:
        book: one without problems that touch its figures.
        step: called between rows; what it raises ends the work.
    """
    plan = book.plan
    found, terms = _Gathered(), _Terms(plan)
    for client in plan.clients:
        step()
        kind = kind_of(client)
        if kind is not Kind.IDLE:
            found.add(terms.of(client, kind), client.accounts)
    for alike, accounts in _arriving(plan, terms, found.today):
        step()
        newcomer = alike._replace(named="", age=0)
        found.add(newcomer, 0)
        found.arriving[newcomer] = found.arriving.get(newcomer, Fraction(0)) + accounts
    _plan_moves(plan, terms, found)
    packages = {package.id: package for package in reversed(plan.packages)}
    groups = (
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
    return tuple(group for group in groups if group.today or group.is_joined)


class _Terms:
    """What is assumed of the accounts of rows and packages."""

    def __init__(self, plan: Plan) -> None:
        self._assumed = assumed = plan.assumptions
        self.own = {each.package: each for each in reversed(assumed.packages)}
        self._named = {each.client for each in assumed.planned if each.client}

    def _of(self, package: str) -> OfPackage:
        return self.own.get(package, OfPackage(package=package))

    def arriving(self, package: str) -> Fraction | None:
        """A package's own number of new accounts; None: it has its share of the overall one."""
        own = self._of(package).new_accounts_per_month
        return None if own is None else Fraction(own)

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
        """An account of a client's row."""
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

    def sold(self, package: str, channel: Channel = Channel.RESALE) -> Alike:
        """An account of a package as it is sold."""
        growth = self._growth(package, ZERO)
        return Alike(_sold(channel), package, AS_THE_PACKAGE, Billing.MONTHLY, growth, 0, "")


def _sold(channel: Channel) -> Kind:
    return Kind.RESOLD if channel is Channel.RESALE else Kind.ON_COMMISSION


def _arriving(
    plan: Plan, terms: _Terms, today: Mapping[Alike, int]
) -> Iterator[tuple[Alike, Fraction]]:
    """Who joins in a month like whom."""
    active = {alike: n for alike, n in today.items() if alike.kind is not Kind.DISABLED and n}
    if not active:
        active = {terms.sold(package.id): 1 for package in plan.packages}
    overall = Fraction(plan.assumptions.new_accounts_per_month)
    accounts = sum(active.values())
    of_package: dict[str, int] = {}
    for alike, n in active.items():
        of_package[alike.package] = of_package.get(alike.package, 0) + n
    for alike, n in active.items():
        own = terms.arriving(alike.package)
        share = Fraction(n, accounts) * overall
        yield alike, share if own is None else Fraction(n, of_package[alike.package]) * own
    for package in terms.own:
        own = terms.arriving(package)
        if own is not None and package not in of_package:
            yield terms.sold(package), own


def _plan_moves(plan: Plan, terms: _Terms, found: _Gathered) -> None:
    clients = {client.id: client for client in reversed(plan.clients)}
    for event in plan.assumptions.planned:
        client = clients.get(event.client) if event.client else None
        if event.move is Move.JOIN:
            _join(event, client, terms, found)
        elif client is not None:
            leaves = found.leaves.setdefault(_as_active(client, terms), {})
            before = leaves.get(event.month, 0)
            everyone = event.accounts is None or before == ALL
            leaves[event.month] = ALL if everyone else before + (event.accounts or 0)


def _join(event: Planned, client: Client | None, terms: _Terms, found: _Gathered) -> None:
    if client is None:
        alike, accounts = terms.sold(event.package, event.channel), 1
    else:
        alike, accounts = _as_active(client, terms), client.accounts
    found.add(alike, 0)
    joins = found.joins.setdefault(alike, {})
    joining = accounts if event.accounts is None else event.accounts
    joins[event.month] = joins.get(event.month, 0) + joining


def _as_active(client: Client, terms: _Terms) -> Alike:
    """An account of a client's row, whatever its status, once it is active."""
    return terms.of(client, _sold(client.channel))
