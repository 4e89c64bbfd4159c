"""What is said of what moves the profit: names of drivers, their ends, and what follows."""

from __future__ import annotations

from decimal import Decimal

from planner.model.drivers import IN_MONEY, RATES, Driver, Key
from planner.model.money import Currency, half_up
from planner.model.plan import Plan
from planner.model.ranges import By
from planner.model.sensitivity import Swing, Swings
from planner.words import numbers
from planner.words.catalogue import context, text
from planner.words.numbers import count, money, percent
from planner.words.sentences import one_line


def driver(key: Key, title: str = "") -> str:
    """What a driver is called; ``title`` is its package's."""
    if key.package:
        package = one_line(title or key.package)
        if key.driver is Driver.SOFTWARE:
            return text("Software, {package}").format(package=package)
        return text("Services, {package}").format(package=package)
    return {
        Driver.SOFTWARE: text("Software prices"),
        Driver.SERVICES: text("Services prices"),
        Driver.HOURS: text("Hours of work"),
        Driver.HOURLY_COST: text("Cost of an hour"),
        Driver.OVERHEADS: text("Overheads"),
        Driver.LIST_PRICES: text("List prices"),
        Driver.FEE_RATE: text("Payment fee"),
        Driver.UNPAID: text("Never paid"),
        Driver.COMMISSION: text("Commission rate"),
        Driver.ACCOUNTS: text("Resold accounts"),
        Driver.TIER: text("Discount"),
        Driver.EXCHANGE: text("Exchange rate"),
        Driver.TAX: text("Sales tax"),
    }[key.driver]


def change(key: Key, by: By, of: Decimal, currency: Currency) -> str:
    """A change from today, with its sign."""
    if by is By.SHARE:
        return percent(of, sign=True)
    if key.driver in IN_MONEY:
        numerator, denominator = of.scaleb(currency.exponent).as_integer_ratio()
        return money(half_up(numerator, denominator), currency, unit=True, sign=True)
    if key.driver in RATES:
        points = numbers.number(of * 100)
        return text("{points} points").format(points=f"+{points}" if of > 0 else points)
    shown = numbers.number(of)
    return f"+{shown}" if of > 0 else shown


def value(key: Key, by: By, of: Decimal, held: Decimal | None, currency: Currency) -> str:
    """What a driver is after a change: its value, or the change where it has many."""
    if held is None:
        return change(key, by, of, currency)
    match key.driver:
        case Driver.HOURLY_COST | Driver.OVERHEADS:
            numerator, _ = held.scaleb(currency.exponent).as_integer_ratio()
            return money(numerator, currency, unit=True)
        case Driver.ACCOUNTS:
            return count(int(held))
        case Driver.TIER:
            return text("{discount} off").format(discount=percent(held))
        case Driver.EXCHANGE:
            return numbers.number(held.normalize())
        case _:
            return percent(held)


def low(of: Swing, currency: Currency) -> str:
    """The low end."""
    return value(of.key, of.by, of.low.change, of.low.value, currency)


def high(of: Swing, currency: Currency) -> str:
    """The high end."""
    return value(of.key, of.by, of.high.change, of.high.value, currency)


def turn(of: Swing, currency: Currency) -> str:
    """Where nothing is left; nothing where that is not within the range."""
    if of.turn is None:
        return ""
    return value(of.key, of.by, of.turn.change, of.turn.value, currency)


def said(of: Swing, currency: Currency) -> str:
    """A driver and its two ends in a line."""
    return text("{driver}: {low} leaves {low_profit} a month, {high} leaves {high_profit}").format(
        driver=driver(of.key, of.title),
        low=low(of, currency),
        low_profit=money(of.low.profit, currency, unit=True),
        high=high(of, currency),
        high_profit=money(of.high.profit, currency, unit=True),
    )


def title(of: Swings, currency: Currency) -> str:
    """The conclusion: what moves the profit most."""
    if not of.each or not of.each[0].size:
        return text("Nothing in these ranges moves your profit")
    most = of.each[0]
    profits = sorted((most.low.profit, most.high.profit, most.today))
    return text("What moves your profit most: {driver}, from {low} to {high} a month").format(
        driver=driver(most.key, most.title),
        low=money(profits[0], currency, unit=True),
        high=money(profits[-1], currency, unit=True),
    )


def sentence(of: Swings, currency: Currency) -> str:
    """How far the drivers may move before nothing is left."""
    first = next((each for each in of.each if each.turn is not None), None)
    gains = of.profit >= 0
    if first is None:
        return (
            text("None of these alone takes your profit below 0 within its range.")
            if gains
            else text("None of these alone ends your loss within its range.")
        )
    words = (
        text("{driver}: at {value} you lose money.")
        if gains
        else text("{driver}: at {value} you no longer lose money.")
    )
    return words.format(driver=driver(first.key, first.title), value=turn(first, currency))


def summary(of: Swings, currency: Currency, shown: int = 5) -> str:
    """The picture in words."""
    return " · ".join(said(each, currency) for each in of.each[:shown])


def today(profit: int, currency: Currency) -> str:
    """The name of the line in the middle."""
    return text("today {profit}").format(profit=money(profit, currency, unit=True))


def break_even() -> str:
    """The name of the line at nothing."""
    return text("break-even")


def less() -> str:
    """The side on which profit is lost."""
    return text("you earn less")


def more() -> str:
    """The side on which profit is gained."""
    return text("you earn more")


def others(number: int) -> str:
    """Those that have no bar."""
    return text("{count} more in the table").format(count=count(number))


def unit(key: Key, by: By, plan: Plan) -> str:
    """The unit of a field of a range."""
    if by is By.SHARE:
        return "%"
    if key.driver in IN_MONEY:
        return numbers.symbol(plan.currency)
    if key.driver in RATES:
        return text("points")
    if key.driver is Driver.HOURS:
        return context("hours, after a number", "h")
    return ""


def way(key: Key, by: By, plan: Plan) -> str:
    """How a range is stated, on a choice."""
    if by is By.SHARE:
        return text("in per cent")
    if key.driver in IN_MONEY:
        return text("in {currency}").format(currency=plan.currency.code)
    if key.driver in RATES:
        return text("in points")
    if key.driver is Driver.HOURS:
        return text("in hours")
    if key.driver is Driver.TIER:
        return text("in tiers")
    return text("in accounts")


def nothing() -> str:
    """Why there is nothing to show."""
    return text("Mend the problems of the plan first: without a profit nothing can move it.")


def change_range() -> str:
    """What the undo menu calls another range."""
    return text("Change range")
