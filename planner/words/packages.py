"""What is said of packages and their prices."""

from __future__ import annotations

from decimal import Decimal

from planner.model.money import Currency
from planner.model.package_edits import PriceChange
from planner.model.plan import Plan
from planner.model.pricing import AtTier, Ending, Priced
from planner.words import numbers
from planner.words.catalogue import context, plural, text
from planner.words.names import copy_of
from planner.words.numbers import count, money, percent


def floor() -> str:
    """The price under which money is lost."""
    return text("Floor")


def target() -> str:
    """The price at the agency's target margin."""
    return text("Target")


def listed() -> str:
    """The vendor's published price and the services on top."""
    return context("a mark on a scale of prices", "List")


def price_now() -> str:
    """Today's price."""
    return text("Your price")


def scale(priced: Priced, currency: Currency) -> str:
    """What a package's scale shows, for those who do not see it."""
    amounts = (
        (price_now(), priced.price),
        (floor(), priced.today.floor),
        (target(), priced.today.target),
        (listed(), priced.listed),
    )
    return ", ".join(
        text("{name} {price}").format(name=name, price=money(amount, currency, unit=True))
        for name, amount in amounts
        if amount is not None
    )


def tier_head(at: AtTier, start: int | None) -> str:
    """The head of a column of figures: today, or from so many accounts, and the discount."""
    when = text("today") if start is None else text("from {accounts}").format(accounts=count(start))
    return "\n".join([when, text("{discount} off").format(discount=percent(at.discount))])


def beyond_reach(at: AtTier, margin: Decimal | None) -> str:
    """Why no price covers the costs, or meets the target."""
    if at.floor is None:
        return text("No price covers the costs: payment fee and unpaid take all of it.")
    if margin is not None and at.target is None:
        return text(
            "No price meets your target of {margin}: payment fee and unpaid leave too little."
        ).format(margin=percent(margin))
    return ""


def room(at: AtTier, margin: Decimal | None, currency: Currency) -> str:
    """What the price may give, or what it lacks."""
    if at.room is None:
        return ""
    amount = money(abs(at.room), currency, unit=True)
    if margin is None:
        pattern = (
            text("You may give {amount} before an account loses money.")
            if at.room >= 0
            else text("{amount} more, and an account loses nothing.")
        )
        return pattern.format(amount=amount)
    pattern = (
        text("You may give {amount} and still meet your target of {margin}.")
        if at.room >= 0
        else text("{amount} more would meet your target of {margin}.")
    )
    return pattern.format(amount=amount, margin=percent(margin))


def followed(priced: Priced, listed: int, yearly: int | None, currency: Currency) -> str:
    """What a software price that follows the list comes to."""
    said = text("{price} from a list price of {list}").format(
        price=money(priced.software, currency, unit=True), list=money(listed, currency)
    )
    if yearly is None:
        return said
    seen = text("client sees {price} a month, billed yearly")
    return f"{said} · {seen.format(price=money(yearly, currency))}"


def ending(of: Ending, currency: Currency) -> str:
    """How an ending is written: ``9``, ``.90``."""
    if of in {Ending.NINE, Ending.FIVE}:
        return f"…{of.value}"
    return numbers.current().decimal + of.value[1:].ljust(currency.exponent, "0")


def ending_choice(of: Ending | None, price: int, currency: Currency) -> str:
    """A price to choose, and how it ends; None: as it is computed."""
    amount = money(price, currency, unit=True)
    if of is None:
        return text("{price}, exactly").format(price=amount)
    return text("{price}, ends in {ending}").format(price=amount, ending=ending(of, currency))


def who_pays(change: PriceChange, *, new_only: bool) -> str:
    """What a change of price means for the client rows of today."""
    rows = len(change.rows)
    pattern = (
        plural(
            "{count} client row of today keeps the price of before.",
            "{count} client rows of today keep the price of before.",
            rows,
        )
        if new_only
        else plural(
            "It changes for {count} client row of today too.",
            "It changes for {count} client rows of today too.",
            rows,
        )
    )
    return pattern.format(count=count(rows))


def share(accounts: int, of: int) -> str:
    """How many of the resold accounts are a package's."""
    return text("{accounts} of {all} accounts").format(accounts=count(accounts), all=count(of))


def new_name(plan: Plan) -> str:
    """What a new package is called to begin with: rows name theirs, so no two are called alike."""
    taken = {package.title for package in plan.packages}
    name, number = text("New package"), 1
    while name in taken:
        number += 1
        name = text("New package {number}").format(number=count(number))
    return name


def copy_name(name: str, plan: Plan) -> str:
    """What a copy of a package is called to begin with, unlike every other."""
    taken = {package.title for package in plan.packages}
    copied = copy_of(name)
    while copied in taken:
        copied = copy_of(copied)
    return copied
