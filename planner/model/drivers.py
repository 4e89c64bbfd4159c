"""What may move the profit, and how far each is moved: the usual ranges, and the user's own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planner.model.book import Book
from planner.model.money import half_up
from planner.model.plan import Plan
from planner.model.programme import Mode
from planner.model.ranges import By, DriverRange, Sensitivity
from planner.model.rows import Kind

TENTH, POINT = Decimal("0.1"), Decimal("0.01")
ONE = Decimal(1)


class Driver(StrEnum):
    """What may move the profit."""

    SOFTWARE = "software"
    SERVICES = "services"
    HOURS = "hours"
    HOURLY_COST = "hourly-cost"
    OVERHEADS = "overheads"
    LIST_PRICES = "list-prices"
    FEE_RATE = "payment-fee"
    UNPAID = "unpaid"
    COMMISSION = "commission"
    ACCOUNTS = "accounts"
    TIER = "tier"
    EXCHANGE = "exchange-rate"
    TAX = "tax"


OF_A_PACKAGE = (Driver.SOFTWARE, Driver.SERVICES)
RATES = (Driver.FEE_RATE, Driver.UNPAID, Driver.COMMISSION, Driver.TAX)
IN_MONEY = (Driver.SOFTWARE, Driver.SERVICES, Driver.HOURLY_COST, Driver.OVERHEADS)
ONLY_BY_SHARE = (Driver.LIST_PRICES, Driver.EXCHANGE)
"""What has no amount of its own that a person would think of: each price has another."""


BEGINNINGS = {
    Driver.SOFTWARE: Decimal(10),
    Driver.SERVICES: Decimal(20),
    Driver.HOURLY_COST: Decimal(5),
    Driver.OVERHEADS: Decimal(100),
    Driver.HOURS: Decimal("0.5"),
}
"""Amounts that a range begins with; a hundred times as many of a currency without decimals."""


class Key(NamedTuple):
    """Which driver, and of which package (empty: of all)."""

    driver: Driver
    package: str = ""


def drivers(book: Book) -> list[Key]:
    """What moves this book, in the order in which a person thinks of it."""
    plan = book.plan
    sold = {part.group.alike.package for part in book.parts if part.kind is not Kind.IDLE}
    packages = [each for each in plan.packages if each.id in sold]
    active = book.accounts(Kind.RESOLD) + book.accounts(Kind.ON_COMMISSION)
    volume = plan.programme.mode is Mode.VOLUME
    fees = any(part.served.payment_fee for part in book.parts)
    there = {
        Driver.SOFTWARE: any(part.served.software for part in book.parts),
        Driver.SERVICES: any(part.served.services for part in book.parts),
        Driver.HOURS: any(part.served.work for part in book.parts),
        Driver.HOURLY_COST: any(part.served.work for part in book.parts),
        Driver.OVERHEADS: True,
        Driver.LIST_PRICES: bool(sold),
        Driver.FEE_RATE: active > 0,
        Driver.UNPAID: active > 0,
        Driver.COMMISSION: plan.programme.commission.rate is not None
        and book.accounts(Kind.ON_COMMISSION) > 0,
        Driver.ACCOUNTS: book.accounts(Kind.RESOLD) > 0,
        Driver.TIER: volume and book.accounts(Kind.RESOLD) + book.accounts(Kind.DISABLED) > 0,
        Driver.EXCHANGE: plan.buys_abroad,
        Driver.TAX: fees and plan.agency.tax_rate > 0,
    }
    keys = []
    for driver, is_there in there.items():
        if not is_there:
            continue
        keys.append(Key(driver))
        if driver in OF_A_PACKAGE and len(packages) > 1:
            keys += [
                Key(driver, each.id)
                for each in packages
                if any(
                    getattr(part.served, driver.value)
                    for part in book.parts
                    if part.group.alike.package == each.id
                )
            ]
    return keys


def usual(key: Key, book: Book) -> DriverRange:
    """The range of a driver until the user sets another."""
    driver = key.driver
    low, high, by = -TENTH, TENTH, By.SHARE
    if driver is Driver.FEE_RATE:
        low, high, by = -POINT, POINT, By.AMOUNT
    elif driver is Driver.UNPAID:
        low, high, by = -2 * POINT, 2 * POINT, By.AMOUNT
    elif driver in {Driver.COMMISSION, Driver.TAX}:
        low, high, by = -5 * POINT, 5 * POINT, By.AMOUNT
    elif driver is Driver.ACCOUNTS:
        tenth = Decimal(max(half_up(book.accounts(Kind.RESOLD), 10), 1))
        low, high, by = -tenth, tenth, By.AMOUNT
    elif driver is Driver.TIER:
        low, high, by = -ONE, ONE, By.AMOUNT
    return DriverRange(driver, low, high, by, key.package)


def usual_in(key: Key, by: By, book: Book) -> DriverRange:
    """A range of a driver to begin with, stated one way or the other."""
    made = usual(key, book)
    if made.by is by:
        return made
    end = TENTH
    if by is By.AMOUNT and key.driver in BEGINNINGS:
        currency = book.plan.currency
        small = currency.exponent > 0 or key.driver is Driver.HOURS
        end = BEGINNINGS[key.driver] * (1 if small else 100)
    return replace(made, low=-end, high=end, by=by)


def range_of(key: Key, book: Book) -> tuple[DriverRange, bool]:
    """The range of a driver as it is stated, and whether it is the user's own."""
    stated = (each for each in book.plan.sensitivity.ranges if (each.driver, each.package) == key)
    own = next(stated, None)
    if own is None or own.by not in ways(key):
        return usual(key, book), False
    return own, True


def ways(key: Key) -> tuple[By, ...]:
    """How a driver's range can be stated, the usual way first."""
    if key.driver in ONLY_BY_SHARE:
        return (By.SHARE,)
    if key.driver is Driver.TIER:
        return (By.AMOUNT,)
    both = By.SHARE, By.AMOUNT
    return both[::-1] if key.driver in {*RATES, Driver.ACCOUNTS} else both


def with_range(plan: Plan, made: DriverRange) -> Plan:
    """The plan with the range of one driver set."""
    return replace(plan, sensitivity=_with(plan.sensitivity, made, made))


def without_range(plan: Plan, key: Key) -> Plan:
    """The plan with the usual range of one driver."""
    mine = DriverRange(key.driver, ONE, ONE, By.SHARE, key.package)
    return replace(plan, sensitivity=_with(plan.sensitivity, mine, None))


def _with(before: Sensitivity, of: DriverRange, made: DriverRange | None) -> Sensitivity:
    kept = [e for e in before.ranges if (e.driver, e.package) != (of.driver, of.package)]
    return replace(before, ranges=(*kept, made) if made is not None else tuple(kept))
