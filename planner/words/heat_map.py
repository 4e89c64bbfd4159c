"""What is said of the map of price and accounts."""

from __future__ import annotations

from decimal import Decimal

from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.price_accounts import Cell, Grid
from planner.words import numbers
from planner.words.catalogue import context, plural, text
from planner.words.numbers import count, money, percent
from planner.words.sentences import one_line


def across(grid: Grid, plan: Plan) -> str:
    """The name of the axis of prices."""
    package = plan.package(grid.package)
    if package is None:
        return text("software and services prices, against today's")
    return text("price of {package} a month, software and services").format(
        package=one_line(package.title)
    )


def upward() -> str:
    """The name of the axis of accounts."""
    return text("resold accounts, and their discount")


def row(accounts: int, discount: Decimal) -> str:
    """A number of accounts and its discount."""
    return f"{count(accounts)} · {percent(discount)}"


def column(grid: Grid, index: int, currency: Currency) -> str:
    """A price: its change, or its amount."""
    change = grid.changes[index]
    if grid.prices is not None:
        return money(grid.prices[index], currency)
    return percent(change.normalize(), sign=True) if change else text("today")


def cell(amount: int, currency: Currency) -> str:
    """A profit in a cell: whole units, with its sign."""
    return _signed(amount, 10**currency.exponent)


def cell_in_thousands(amount: int, currency: Currency) -> str:
    """The same where whole units are too long."""
    figure = _signed(amount, 1000 * 10**currency.exponent)
    return context("a profit in thousands, in a cell", "{figure}k").format(figure=figure)


def sign(amount: int, currency: Currency) -> str:
    """The same where there is room for nothing else."""
    del currency
    return "+" if amount > 0 else numbers.MINUS if amount < 0 else "0"


def _signed(amount: int, unit: int) -> str:
    whole = (abs(amount) + unit // 2) // unit
    shown = numbers.current().fixed(whole, 0)
    return ("+" if amount > 0 else numbers.MINUS if amount < 0 else "") + shown


def break_even() -> str:
    """The name of the line where nothing is left."""
    return text("break-even")


def goal(grid: Grid, currency: Currency) -> str:
    """The name of the line of the profit goal."""
    return text("your goal of {amount}").format(amount=money(grid.goal, currency, unit=True))


def target(grid: Grid) -> str:
    """The name of the line of the target margin, of the whole book."""
    return text("your margin of {margin}, after overheads").format(margin=percent(grid.target))


def today() -> str:
    """The name of the ring."""
    return text("today")


def said(grid: Grid, row_index: int, index: int, plan: Plan) -> str:
    """A cell in a line."""
    found: Cell = grid.cells[row_index][index]
    accounts = grid.accounts[row_index]
    change = grid.changes[index]
    currency = plan.currency
    price = text("today's prices")
    if grid.prices is not None:
        price = text("a price of {amount}").format(
            amount=money(grid.prices[index], currency, unit=True)
        )
    elif change:
        price = text("prices {change}").format(change=percent(change.normalize(), sign=True))
    return plural(
        "{accounts} resold at {discount} off, {price}: {profit} a month, margin {margin}",
        "{accounts} resold at {discount} off, {price}: {profit} a month, margin {margin}",
        accounts,
    ).format(
        accounts=count(accounts),
        discount=percent(grid.discounts[row_index]),
        price=price,
        profit=money(found.profit, currency, unit=True, sign=True),
        margin=percent(found.margin, 1),
    )


def title(grid: Grid, plan: Plan) -> str:
    """The conclusion: how far the price may move with today's accounts."""
    now = grid.now.profit
    package = plan.package(grid.package)
    if grid.turn is None:
        return (
            text("With today's accounts no price shown makes a loss")
            if now >= 0
            else text("With today's accounts no price shown ends the loss")
        )
    share = percent(abs(grid.turn).normalize())
    if package is None:
        words = (
            text("With today's accounts, prices {change} lower leave you a loss")
            if now >= 0
            else text("With today's accounts, prices {change} higher end the loss")
        )
        return words.format(change=share)
    words = (
        text("With today's accounts, {package} at {change} less leaves you a loss")
        if now >= 0
        else text("With today's accounts, {package} at {change} more ends the loss")
    )
    return words.format(package=one_line(package.title), change=share)


def summary(grid: Grid, plan: Plan) -> str:
    """The picture in words: its corners and today."""
    last, most = len(grid.accounts) - 1, len(grid.changes) - 1
    here = grid.accounts.index(grid.today), grid.changes.index(Decimal(0))
    places = dict.fromkeys([here, (0, 0), (0, most), (last, 0), (last, most)])
    return " · ".join(said(grid, row_index, index, plan) for row_index, index in places)


def nothing() -> str:
    """Why there is nothing to show."""
    return text("Mend the problems of the plan first: without figures there is no map.")


def meaning(plan: Plan) -> str:
    """What a cell is."""
    return text(
        "Each cell is what you would earn a month, in whole {currency}, with that price and so "
        "many resold accounts of your present mix; other rows stay as they are. The frame is today."
    ).format(currency=plan.currency.code)
