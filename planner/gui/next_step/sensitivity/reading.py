"""The ends of a range as people type them: a change from today, in its own unit."""

from __future__ import annotations

from decimal import Decimal

from planner.model.drivers import IN_MONEY, RATES, Driver, Key
from planner.model.money import half_up
from planner.model.plan import Plan
from planner.model.ranges import By
from planner.words import entry, numbers

LOWEST, HIGHEST = Decimal(-1), Decimal(10)
"""Nothing costs less than nothing; ten times as much on top is beyond every doubt."""

MOST_HOURS = Decimal(744)
MOST_ACCOUNTS, MOST_TIERS = 1_000_000, 20
DIGITS = 6


def read(typed: str, key: Key, by: By, plan: Plan) -> Decimal:
    """A change of a driver.

    Raises:
        EntryError: if the text is none.
    """
    if by is By.SHARE:
        return entry.read_rate(typed, low=LOWEST, high=HIGHEST, digits=DIGITS)
    if key.driver in IN_MONEY:
        amount = entry.read_money(typed, plan.currency, low=-entry.MOST_MONEY)
        return Decimal(amount).scaleb(-plan.currency.exponent)
    if key.driver in RATES:
        return entry.read_rate(typed, low=Decimal(-1), high=Decimal(1), digits=DIGITS)
    if key.driver is Driver.HOURS:
        return entry.read_hours(typed, low=-MOST_HOURS, high=MOST_HOURS)
    most = MOST_TIERS if key.driver is Driver.TIER else MOST_ACCOUNTS
    return Decimal(entry.read_count(typed, -most, most))


def write(value: Decimal, key: Key, by: By, plan: Plan) -> str:
    """A change as it is read."""
    if by is By.AMOUNT and key.driver in IN_MONEY:
        numerator, denominator = value.scaleb(plan.currency.exponent).as_integer_ratio()
        return numbers.money(half_up(numerator, denominator), plan.currency)
    if by is By.SHARE or key.driver in RATES:
        return numbers.percent(value).removesuffix("%").rstrip()
    if key.driver is Driver.HOURS:
        return numbers.hours(value)
    return numbers.count(int(value))
