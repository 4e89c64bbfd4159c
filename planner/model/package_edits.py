"""Edits of what the agency sells: a frozen plan in, the edited one out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from planner.model.account import Terms, terms
from planner.model.edits import with_package
from planner.model.named import following, packages_named
from planner.model.plan import (
    Client,
    ListTimes,
    OverList,
    Package,
    Plan,
    SoftwarePrice,
    Status,
)

PRICES = ("software_price", "services_price", "setup_fee")
"""What a client pays: a change of these can be for new clients only."""

FACTOR_DIGITS = range(2, 7)


def unused_id(plan: Plan, stem: str) -> str:
    """An id that no package has, and nothing means: ``growth-2``, or the next free."""
    taken = {package.id for package in plan.packages} | packages_named(plan)
    number = next(n for n in range(2, len(taken) + 3) if f"{stem}-{n}" not in taken)
    return f"{stem}-{number}"


def new_package(plan: Plan, name: str) -> Package:
    """A package to begin with: the vendor's plan and band of the last one, at list price."""
    if plan.packages:
        last = plan.packages[-1]
        vendor_plan, contacts, own = last.plan, last.contacts, last.list_price
    else:
        own = None
        vendor_plan = next(iter(plan.price_list.prices), "")
        contacts = min(plan.price_list.prices.get(vendor_plan, {1: None}), default=1)
    return Package(
        id=unused_id(plan, "package"),
        name=name,
        plan=vendor_plan,
        contacts=contacts,
        list_price=own,
        software_price=OverList(0),
    )


def with_new_package(plan: Plan, package: Package, at: int | None = None) -> Plan:
    """The plan with one package more, at the end or before the one at ``at``."""
    index = len(plan.packages) if at is None else at
    return replace(plan, packages=(*plan.packages[:index], package, *plan.packages[index:]))


def duplicated(plan: Plan, index: int, name: str) -> Plan:
    """The plan with a copy of a package right after it: another id and name, not recommended."""
    package = plan.packages[index]
    copy = replace(package, id=unused_id(plan, package.id), name=name, recommended=False)
    return with_new_package(plan, copy, index + 1)


def with_own_id(plan: Plan, index: int) -> Plan:
    """The plan with another id for a package whose id another one has; clients keep that one."""
    packages = list(plan.packages)
    packages[index] = replace(packages[index], id=unused_id(plan, packages[index].id))
    return replace(plan, packages=tuple(packages))


def moved(plan: Plan, index: int, to: int) -> Plan:
    """The plan with a package at another place of the order."""
    rest = [*plan.packages[:index], *plan.packages[index + 1 :]]
    rest.insert(to, plan.packages[index])
    return replace(plan, packages=tuple(rest))


def rows_of(plan: Plan, package_id: str) -> list[int]:
    """The client rows that use a package."""
    return [row for row, client in enumerate(plan.clients) if client.package == package_id]


def removed(plan: Plan, index: int, heir: str | None = None) -> Plan:
    """The plan without a package.

    Its rows become those of another package, or go with it; where another package has the same id
    (a plan can be wrong that way), they are that one's. What is assumed of it goes with it.

    Args:
        plan: the plan.
        index: which package goes.
        heir: the id of the package that takes over its rows; None: they go too.
    """
    gone = plan.packages[index].id
    packages = (*plan.packages[:index], *plan.packages[index + 1 :])
    clients = plan.clients
    if all(package.id != gone for package in packages):
        clients = tuple(_inherited(clients, gone, heir))
    return following(plan, replace(plan, packages=packages, clients=clients), heir)


def _inherited(clients: Iterable[Client], gone: str, heir: str | None) -> Iterable[Client]:
    for client in clients:
        if client.package != gone:
            yield client
        elif heir is not None:
            yield replace(client, package=heir)


def with_recommended(plan: Plan, index: int | None) -> Plan:
    """The plan with this one package recommended and no other; None: none is."""
    packages = tuple(
        package
        if package.recommended == (number == index)
        else replace(package, recommended=number == index)
        for number, package in enumerate(plan.packages)
    )
    return replace(plan, packages=packages)


# How the software is priced.


def with_fixed_price(plan: Plan, package: Package) -> Plan:
    """The plan with a package's software at a fixed price: what it is now."""
    one = terms(plan, package)
    return plan if one is None else with_package(plan, package.id, software_price=one.software)


def with_price_over_list(plan: Plan, package: Package) -> Plan:
    """The plan with a package's software at list + amount: the price stays what it is now."""
    one = terms(plan, package)
    if one is None:
        return plan
    over = OverList(one.software - one.converted(one.list_price))
    return with_package(plan, package.id, software_price=over)


def with_price_times_list(plan: Plan, package: Package) -> Plan:
    """The plan with a package's software at list × factor.

    The price stays what it is now, with the shortest factor that gives it; where six decimals give
    none, with the nearest.
    """
    one = terms(plan, package)
    if one is None:
        return plan
    return with_package(plan, package.id, software_price=times_list(one, one.software))


def times_list(one: Terms, price: int) -> ListTimes:
    """The shortest factor on the list price that gives a price; with six decimals the nearest."""
    listed = one.converted(one.list_price)
    rule = ListTimes(Decimal(1))
    for digits in FACTOR_DIGITS if listed else ():
        factor = Decimal((2 * price * 10**digits + listed) // (2 * listed)).scaleb(-digits)
        rule = ListTimes(factor)
        if one._replace(software_price=rule).software == price:
            break
    return rule


def same_rule(one: Terms, price: int) -> SoftwarePrice:
    """Another software price under the rule that today's follows; fixed where it cannot be."""
    match one.software_price:
        case OverList():
            return OverList(price - one.converted(one.list_price))
        case ListTimes():
            rule = times_list(one, price)
            exact = one._replace(software_price=rule).software == price
            return rule if exact else price
        case _:
            return price


def with_total_price(plan: Plan, package: Package, price: int) -> Plan:
    """The plan with a package at this total price a month: its software price follows.

    Where the services alone cost more, the software costs nothing.
    """
    software = max(0, price - package.services_price)
    return with_package(plan, package.id, software_price=software)


# New clients only, or everyone.


class PriceChange(NamedTuple):
    """What an edit changed of a package's prices: which of them, and whom it can spare.

    ``rows`` are the client rows of before the edit that had no price of their own where one
    changed; a row that is only proposed is a new client.
    """

    package_id: str
    keys: tuple[str, ...]
    rows: tuple[int, ...]


def price_change(before: Plan, after: Plan) -> PriceChange | None:
    """The change of one package's prices between two plans; None where there is none.

    None also where the packages are others, or where no row could keep its price.
    """
    if len(before.packages) != len(after.packages):
        return None
    changed = [
        (old, new)
        for old, new in zip(before.packages, after.packages, strict=True)
        if old is not new and old != new
    ]
    if len(changed) != 1 or changed[0][0].id != changed[0][1].id:
        return None
    ((old, new),) = changed
    keys = tuple(key for key in PRICES if getattr(old, key) != getattr(new, key))
    rows = tuple(
        row
        for row in rows_of(before, old.id)
        if before.clients[row].status is not Status.PROPOSED
        and any(getattr(before.clients[row].overrides, key) is None for key in keys)
    )
    return PriceChange(old.id, keys, rows) if rows else None


def for_new_clients_only(before: Plan, after: Plan) -> Plan:
    """The plan after a change of prices, with today's rows keeping the prices of before.

    A price that follows the list goes on following it: its rule is kept, not its amount.
    """
    change = price_change(before, after)
    if change is None:
        return after
    old = before.package(change.package_id)
    clients = list(before.clients)
    for row in change.rows:
        own = clients[row].overrides
        kept: dict[str, Any] = {
            key: getattr(old, key) for key in change.keys if getattr(own, key) is None
        }
        clients[row] = replace(clients[row], overrides=replace(own, **kept))
    return replace(after, clients=tuple(clients))


def for_everyone(before: Plan, after: Plan) -> Plan:
    """The plan after a change of prices, with the rows as they were before it.

    A step that changed no price has nothing to take back.
    """
    if price_change(before, after) is None:
        return after
    return replace(after, clients=before.clients)
