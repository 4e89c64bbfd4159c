"""The inputs that can be sought: their units and ranges, whom they concern, and how they edit.

A value is counted in steps of its input's own unit: minor units, hundredths of an hour, hundredths
of a per cent, accounts. A price that follows the list stays a rule: its amount or factor is sought.
A client row has the inputs of its package, too: what it then states is its own.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from planner.model.account import Terms, list_price, terms
from planner.model.edits import with_accounts, with_agency, with_commission, with_package
from planner.model.plan import ListTimes, OverList, Package, Plan, SoftwarePrice
from planner.model.quote_edits import with_client, with_own_terms
from planner.model.rows import Alike, Kind

MOST_MONEY = 10**12
MOST_HOURS = 744_00
MOST_TIMES = 1_000 * 10_000
MOST_ACCOUNTS = 1_000_000
WHOLE = 10_000


class Key(StrEnum):
    """What is sought."""

    SOFTWARE = "software_price"
    OVER_LIST = "over_list"
    LIST_TIMES = "list_times"
    SERVICES = "services_price"
    LIST_PRICE = "list_price"
    HOURS = "hours"
    OTHER_COSTS = "other_costs"
    HOURLY_COST = "hourly_cost"
    FEE_RATE = "fee_rate"
    FEE_FIXED = "fee_fixed"
    UNPAID = "unpaid_rate"
    VENDOR_TAX = "vendor_tax_rate"
    OVERHEADS = "overheads"
    PROGRAMME_FEE = "monthly_fee"
    COMMISSION_RATE = "commission_rate"
    RESOLD = "resold"
    ROW = "accounts"


PRICES = {Key.SOFTWARE, Key.OVER_LIST, Key.LIST_TIMES, Key.SERVICES}
OF_A_PACKAGE = PRICES | {Key.LIST_PRICE, Key.HOURS, Key.OTHER_COSTS}
RATES = {Key.FEE_RATE, Key.UNPAID, Key.VENDOR_TAX, Key.COMMISSION_RATE}
COUNTS = {Key.RESOLD, Key.ROW}
OF_THE_BOOK = {Key.OVERHEADS, Key.PROGRAMME_FEE}
"""Costs that no account has a share in."""


class Lever(NamedTuple):
    """An input: of a package by its id, of a client row by its place, or of the agency.

    Of a row it is the number of its accounts, or what it states otherwise than its package.
    """

    key: Key
    package: str = ""
    row: int = -1

    @property
    def decimals(self) -> int:
        """How many decimals a value has where it is a decimal, not whole units."""
        if self.key is Key.HOURS:
            return 2
        return 4 if self.key in RATES or self.key is Key.LIST_TIMES else 0

    def value(self, steps: int) -> Any:
        """What so many steps are in the plan: whole units or a decimal, as the input has them."""
        return Decimal(steps).scaleb(-self.decimals) if self.decimals else steps


def price_lever(package: Package) -> Lever:
    """The input by which a package's software is priced: an amount, or what its rule adds."""
    return Lever(_priced_by(package.software_price), package.id)


def price_of_row(plan: Plan, row: int) -> Lever:
    """The same of a client row, by the price that holds for it."""
    client = plan.clients[row]
    package = plan.package(client.package)
    price = client.overrides.software_price
    if price is None and package is not None:
        price = package.software_price
    return Lever(_priced_by(price), row=row)


def _priced_by(price: SoftwarePrice | None) -> Key:
    match price:
        case OverList():
            return Key.OVER_LIST
        case ListTimes():
            return Key.LIST_TIMES
        case _:
            return Key.SOFTWARE


def levers(plan: Plan) -> tuple[Lever, ...]:
    """Every input of a plan that can be sought but for the accounts of its rows."""
    found = [Lever(Key.RESOLD)]
    for package in plan.packages:
        keys = [Key.SERVICES, Key.HOURS, Key.OTHER_COSTS]
        keys += [Key.LIST_PRICE] if package.list_price is not None else []
        found += [price_lever(package), *(Lever(key, package.id) for key in keys)]
    found += [Lever(key) for key in (Key.HOURLY_COST, Key.FEE_RATE, Key.FEE_FIXED, Key.UNPAID)]
    found += [Lever(key) for key in (Key.OVERHEADS, Key.COMMISSION_RATE)]
    if plan.agency.vendor_tax_rate:
        found.append(Lever(Key.VENDOR_TAX))
    if plan.programme.monthly_fee:
        found.append(Lever(Key.PROGRAMME_FEE))
    return tuple(found)


def present(plan: Plan, lever: Lever) -> int | Decimal | None:
    """What the plan has for an input; None where it has nothing.

    Of the number of resold accounts there is no single value in the plan: the book has it.
    """
    agency, package = plan.agency, plan.package(lever.package)
    if lever.key in OF_A_PACKAGE and lever.row >= 0:
        return _of_row(plan, lever)
    if lever.key in OF_A_PACKAGE:
        if package is None:
            return None
        match lever.key, package.software_price:
            case (Key.OVER_LIST, OverList(amount)):
                return amount
            case (Key.LIST_TIMES, ListTimes(factor)):
                return factor
            case (Key.SOFTWARE, int(amount)):
                return amount
            case (Key.SOFTWARE | Key.OVER_LIST | Key.LIST_TIMES, _):
                return None
        found: int | Decimal | None = getattr(package, lever.key)
        return found
    if lever.key is Key.ROW:
        return plan.clients[lever.row].accounts if 0 <= lever.row < len(plan.clients) else None
    values: dict[Key, int | Decimal | None] = {
        Key.HOURLY_COST: agency.hourly_cost,
        Key.OVERHEADS: agency.overheads,
        Key.FEE_RATE: agency.payment_fee.rate,
        Key.FEE_FIXED: agency.payment_fee.fixed,
        Key.UNPAID: agency.unpaid_rate,
        Key.VENDOR_TAX: agency.vendor_tax_rate,
        Key.PROGRAMME_FEE: plan.programme.monthly_fee,
        Key.COMMISSION_RATE: plan.programme.commission.rate,
    }
    return values.get(lever.key)


def _of_row(plan: Plan, lever: Lever) -> int | Decimal | None:
    """What holds for a client row: its own value, else that of its package."""
    client = plan.clients[lever.row]
    own, package = client.overrides, plan.package(client.package)
    if package is None:
        return None
    if lever.key is Key.LIST_PRICE:
        return list_price(plan, package, own)
    if lever.key not in PRICES or lever.key is Key.SERVICES:
        mine: int | Decimal | None = getattr(own, lever.key)
        of_package: int | Decimal = getattr(package, lever.key)
        return of_package if mine is None else mine
    price = package.software_price if own.software_price is None else own.software_price
    match lever.key, price:
        case (Key.OVER_LIST, OverList(amount)):
            return amount
        case (Key.LIST_TIMES, ListTimes(factor)):
            return factor
    one = terms(plan, package, own, client.billing)
    return None if one is None else one.software


def changed(plan: Plan, lever: Lever, steps: int) -> Plan:
    """The plan with another value of an input."""
    value = lever.value(steps)
    match lever.key:
        case key if key in OF_A_PACKAGE:
            changes: dict[str, Any] = {key.value: value}
            if key is Key.OVER_LIST:
                changes = {"software_price": OverList(steps)}
            elif key is Key.LIST_TIMES:
                changes = {"software_price": ListTimes(value)}
            if lever.row >= 0:
                return with_own_terms(plan, lever.row, **changes)
            return with_package(plan, lever.package, **changes)
        case Key.FEE_RATE:
            return with_agency(plan, payment_fee=replace(plan.agency.payment_fee, rate=value))
        case Key.FEE_FIXED:
            return with_agency(plan, payment_fee=replace(plan.agency.payment_fee, fixed=value))
        case Key.PROGRAMME_FEE:
            return replace(plan, programme=replace(plan.programme, monthly_fee=steps))
        case Key.COMMISSION_RATE:
            return with_commission(plan, rate=value)
        case Key.RESOLD:
            return with_accounts(plan, Kind.RESOLD, steps)
        case Key.ROW:
            return with_client(plan, lever.row, accounts=steps)
        case key:
            return with_agency(plan, **{key.value: value})


def concerns(plan: Plan, lever: Lever, alike: Alike) -> bool:
    """Whether accounts that are alike have an input's value, and none of their own instead."""
    own = alike.overrides
    if lever.key in {Key.FEE_RATE, Key.FEE_FIXED}:
        return own.payment_fee is None
    if lever.key not in OF_A_PACKAGE:
        return True
    package = plan.package(lever.package)
    if package is None or alike.package != lever.package:
        return False
    if lever.key in {Key.SOFTWARE, Key.OVER_LIST, Key.LIST_TIMES}:
        return own.software_price is None
    if lever.key is Key.LIST_PRICE:
        same = own.plan in {None, package.plan} and own.contacts in {None, package.contacts}
        return own.list_price is None and same
    return getattr(own, lever.key) is None


def with_value(of: Terms, lever: Lever, steps: int) -> Terms:
    """The terms of an account that an input concerns, with another value of it."""
    match lever.key:
        case Key.SOFTWARE:
            return of._replace(software_price=steps)
        case Key.OVER_LIST:
            return of._replace(software_price=OverList(steps))
        case Key.LIST_TIMES:
            return of._replace(software_price=ListTimes(lever.value(steps)))
        case Key.SERVICES:
            return of._replace(services=steps)
        case Key.FEE_RATE:
            rate = lever.value(steps)
            return of._replace(payment_fee=replace(of.payment_fee, rate=rate))
        case Key.FEE_FIXED:
            return of._replace(payment_fee=replace(of.payment_fee, fixed=steps))
        case key:
            return of._replace(**{key.value: lever.value(steps)})
