"""What is wrong with what a plan assumes of the months to come; no figure of today needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property

from planner.model.account import list_price
from planner.model.over_time.calendar import FARTHEST, MONTHS_A_YEAR
from planner.model.plan import (
    AS_THE_PACKAGE,
    Client,
    Move,
    OfPackage,
    Package,
    Plan,
    Planned,
    PriceChange,
    Whose,
)
from planner.model.problems import Place, Problem, check_terms, negative, not_a_share
from planner.model.rows import Kind, gathered, kind_of

MOST_ACCOUNTS = 1_000_000
MOST_DAYS = 3650
LAST_START = 9999 - FARTHEST // MONTHS_A_YEAR - 1
"""The last year that a plan may start in: all its months are years that there are."""

HIGHEST_FACTOR = Decimal(1000)
"""The highest factor of a month's new accounts, and of all changes of a price together."""

ALL_OF_IT = Decimal(-1)
PLACE: Place = ("assumptions",)


def check_assumptions(plan: Plan) -> Iterator[Problem]:
    """Find every problem of a plan's assumptions, in the order of the file."""
    assumed = plan.assumptions
    if assumed.start is not None and assumed.start.year > LAST_START:
        values = {"value": assumed.start.year, "most": LAST_START}
        yield Problem("out-of-reach", (*PLACE, "start"), values)
    yield from not_a_share(PLACE, monthly_churn=assumed.monthly_churn)
    yield from negative(
        PLACE,
        new_accounts_per_month=assumed.new_accounts_per_month,
        seed=assumed.seed,
        horizon_months=assumed.horizon_months,
        compare_months=assumed.compare_months,
    )
    yield from _too_many((*PLACE, "new_accounts_per_month"), assumed.new_accounts_per_month)
    yield from _seasonality(plan)
    names = _Names(plan)
    yield from _of_packages(names)
    yield from _growth((*PLACE, "contact_growth"), assumed.contact_growth)
    yield from _price_changes(names)
    for index, event in enumerate(assumed.planned):
        yield from _planned(names, event, (*PLACE, "planned", index))
    for key, most in (("paid_after_days", MOST_DAYS), ("commission_payout_months", FARTHEST)):
        yield from negative(PLACE, **{key: getattr(assumed, key)})
        yield from _beyond((*PLACE, key), getattr(assumed, key), most)


class _Names:
    """Packages and clients by their ids; the first of an id wins, as everywhere."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    @cached_property
    def packages(self) -> dict[str, Package]:
        return {package.id: package for package in reversed(self.plan.packages)}

    @cached_property
    def clients(self) -> dict[str, Client]:
        return {client.id: client for client in reversed(self.plan.clients)}

    @cached_property
    def active(self) -> set[str]:
        """The packages of which an account is active: newcomers have its terms."""
        active = {Kind.RESOLD, Kind.ON_COMMISSION}
        groups = gathered(self.plan.clients).groups
        return {group.alike.package for group in groups if group.alike.kind in active}

    def package(self, place: Place, package: str) -> Iterator[Problem]:
        """What is wrong with the name of a package."""
        if package not in self.packages:
            yield Problem("unknown-package", place, {"package": package})

    def sold(self, place: Place, package: str) -> Iterator[Problem]:
        """What keeps an account of a package, as it is sold, from having a list price."""
        known = self.packages.get(package)
        if known is not None:
            yield from _priced(self.plan, place, known)


def _beyond(place: Place, value: Decimal | int | None, most: Decimal | int) -> Iterator[Problem]:
    if value is not None and value > most:
        yield Problem("out-of-reach", place, {"value": value, "most": most})


def _too_many(place: Place, accounts: Decimal | int | None) -> Iterator[Problem]:
    yield from _beyond(place, accounts, MOST_ACCOUNTS)


def _growth(place: Place, growth: Decimal | None) -> Iterator[Problem]:
    if growth is not None and growth < ALL_OF_IT:
        yield Problem("shrinks-away", place, {"rate": growth})


def _month(place: Place, month: int) -> Iterator[Problem]:
    if not 1 <= month <= FARTHEST:
        values = {"month": month, "most": FARTHEST}
        yield Problem("month-out-of-reach", (*place, "month"), values)


def _seasonality(plan: Plan) -> Iterator[Problem]:
    factors = plan.assumptions.seasonality
    if not factors:
        return
    place: Place = (*PLACE, "seasonality")
    if len(factors) != MONTHS_A_YEAR:
        yield Problem("not-twelve", place, {"factors": len(factors)})
    for index, factor in enumerate(factors):
        if factor < 0:
            yield Problem("negative", (*place, index))
        yield from _beyond((*place, index), factor, HIGHEST_FACTOR)
    if plan.assumptions.start is None:
        yield Problem("season-without-start", (*PLACE, "start"))


def _of_packages(names: _Names) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, own in enumerate(names.plan.assumptions.packages):
        place: Place = (*PLACE, "packages", index)
        yield from names.package((*place, "package"), own.package)
        if own.package in seen:
            values = {"package": own.package}
            yield Problem("repeated-package", (*place, "package"), values)
        seen.add(own.package)
        yield from _own(names, own, place)


def _own(names: _Names, own: OfPackage, place: Place) -> Iterator[Problem]:
    joining = own.new_accounts_per_month
    yield from negative(place, new_accounts_per_month=joining)
    yield from _too_many((*place, "new_accounts_per_month"), joining)
    if joining is not None and joining > 0 and own.package not in names.active:
        yield from names.sold((*place, "package"), own.package)
    yield from not_a_share(place, monthly_churn=own.monthly_churn)
    yield from _growth((*place, "contact_growth"), own.contact_growth)


def _price_changes(names: _Names) -> Iterator[Problem]:
    together = _Together()
    for index, change in enumerate(names.plan.assumptions.price_changes):
        place: Place = (*PLACE, "price_changes", index)
        yield from _month(place, change.month)
        if change.rate < ALL_OF_IT:
            yield Problem("falls-below-nothing", (*place, "rate"), {"rate": change.rate})
        elif together.with_one(change) > HIGHEST_FACTOR:
            values = {"most": int(HIGHEST_FACTOR)}
            yield Problem("prices-run-away", (*place, "rate"), values)
        if change.package:
            yield from names.package((*place, "package"), change.package)


class _Together:
    """By what prices are multiplied at most, once so many changes have come."""

    def __init__(self) -> None:
        self._factors: dict[tuple[Whose, str], Decimal] = {}
        self._of_one: dict[Whose, Decimal] = {}

    def with_one(self, change: PriceChange) -> Decimal:
        """The highest factor with one change more; falls do not count against rises."""
        whose, package = change.whose, change.package
        before = self._factors.get((whose, package), Decimal(1))
        # Beyond the highest it stays there: what follows is too much as well.
        now = min(before * max(1 + change.rate, Decimal(1)), 2 * HIGHEST_FACTOR)
        self._factors[whose, package] = now
        if package:
            self._of_one[whose] = max(now, self._of_one.get(whose, now))
        return self._factors.get((whose, ""), Decimal(1)) * self._of_one.get(whose, Decimal(1))


def _planned(names: _Names, event: Planned, place: Place) -> Iterator[Problem]:
    yield from _month(place, event.month)
    yield from _how_many(event, (*place, "accounts"))
    client = names.clients.get(event.client) if event.client else None
    if event.client and client is None:
        yield Problem("unknown-client", (*place, "client"), {"client": event.client})
    if event.package:
        yield from names.package((*place, "package"), event.package)
    if event.move is Move.LEAVE:
        if not event.client:
            yield Problem("nobody-leaves", (*place, "client"))
    elif not (event.client or event.package):
        yield Problem("nobody-joins", (*place, "client"))
    elif client is not None:
        yield from _joining(names, client, (*place, "client"))
    elif not event.client:
        yield from names.sold((*place, "package"), event.package)


def _how_many(event: Planned, place: Place) -> Iterator[Problem]:
    accounts = event.accounts
    if accounts is None:
        if event.move is Move.JOIN and not event.client and event.package:
            yield Problem("not-said-how-many", place)
    elif accounts < 1:
        yield Problem("no-accounts-move", place, {"accounts": accounts})
    yield from _too_many(place, accounts)


def _joining(names: _Names, client: Client, place: Place) -> Iterator[Problem]:
    """What keeps accounts on the terms of an idle row from having a list price.

    A row that is billed or earns has the problem itself.
    """
    package = names.packages.get(client.package)
    if kind_of(client) is Kind.IDLE and package is not None:
        yield from _priced(names.plan, place, package, client)


def _priced(
    plan: Plan, place: Place, package: Package, client: Client | None = None
) -> Iterator[Problem]:
    own = AS_THE_PACKAGE if client is None else client.overrides
    if list_price(plan, package, own) is None:
        for problem in check_terms(plan, package, own):
            yield replace(problem, place=place)
