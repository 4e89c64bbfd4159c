"""What the charts for a client say: conclusions in its own words, and what they show.

Everything here may be read by a client: it says what is paid, never what it is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from planner.model.money import Currency
from planner.words import numbers
from planner.words.catalogue import context, plural, text
from planner.words.inline import one_line
from planner.words.numbers import count, money, percent

LONGEST_NAME, LONGEST = 60, 400
MONTHS_A_YEAR = 12
LAST_YEAR = 9999


def name(typed: str) -> str:
    """A name as it was typed, within a line of a title or a table."""
    return one_line(typed, LONGEST_NAME)


def whole_name(typed: str) -> str:
    """A name as it was typed, all of it, where it is cut to what fits or is only read."""
    return one_line(typed, LONGEST)


def price(amount: int | None, currency: Currency) -> str:
    """A price, or that it is to be asked for."""
    return on_request() if amount is None else money(amount, currency, unit=True)


def on_request() -> str:
    """What stands in the place of a price that is not known."""
    return context("a price", "on request")


def recommended() -> str:
    """The mark of the package that the agency recommends."""
    return text("Recommended")


def what_prices_are(
    *, accounts: int, yearly: bool, taxed: bool, services_only: bool = False
) -> str:
    """What each price on an axis is; ``services_only``: the vendor bills its software itself."""
    said = text("a month")
    if accounts > 1:
        said = plural(
            "a month for {accounts} account", "a month for {accounts} accounts", accounts
        ).format(accounts=count(accounts))
    parts = [said]
    if services_only:
        parts.append(text("our services only"))
    if yearly:
        parts.append(text("paid yearly"))
    if taxed:
        parts.append(text("without tax"))
    return ", ".join(parts)


# Packages.


def packages_title(named: str, amounts: Sequence[int | None], currency: Currency) -> str:
    """What the packages cost.

    Args:
        named: the name of the package that is looked at.
        amounts: the price of each, None where it is on request; the first is that package's.
        currency: theirs.
    """
    known = [each for each in amounts if each is not None]
    values = {"packages": count(len(amounts)), "name": named}
    if len(amounts) == 1:
        if not known:
            return text("The price of {name} is given on request").format(**values)
        one = text("{name} for {price} a month")
        return one.format(price=money(known[0], currency, unit=True), **values)
    if not known:
        return plural(
            "{packages} package, its price on request",
            "{packages} packages, their prices on request",
            len(amounts),
        ).format(**values)
    low, high = (money(each(known), currency, unit=True) for each in (min, max))
    if low == high:
        said = plural(
            "{packages} package for {low} a month",
            "{packages} packages for {low} a month each",
            len(amounts),
        )
    else:
        said = plural(
            "{packages} package from {low} to {high} a month",
            "{packages} packages from {low} to {high} a month",
            len(amounts),
        )
    said = said.format(low=low, high=high, **values)
    asked = len(amounts) - len(known)
    if not asked:
        return said
    values["asked"] = count(asked)
    if len(known) == 1:
        return plural(
            "{packages} packages, one of them on request, the other for {low} a month",
            "{packages} packages, {asked} of them on request, the other for {low} a month",
            asked,
        ).format(low=low, **values)
    if low == high:
        return plural(
            "{packages} packages, one of them on request, the others for {low} a month",
            "{packages} packages, {asked} of them on request, the others for {low} a month",
            asked,
        ).format(low=low, **values)
    return plural(
        "{packages} packages, one of them on request, the others from {low} to {high} a month",
        "{packages} packages, {asked} of them on request, the others from {low} to {high} a month",
        asked,
    ).format(low=low, high=high, **values)


def package_line(named: str, amount: str, details: Sequence[str], *, mark: bool) -> str:
    """One package in words."""
    parts = [recommended(), *details] if mark else list(details)
    said = text("{name}: {price}").format(name=named, price=amount)
    return ", ".join([said, *parts]) + "."


def summary(title: str, what: str, lines: Sequence[str]) -> str:
    """A chart in words: its conclusion, what its figures are, and each of them."""
    return " ".join([f"{title}.", text("Prices: {what}.").format(what=what), *lines])


def for_contacts(contacts: int) -> str:
    """The list that a price is for."""
    return plural("for {contacts} contact", "for {contacts} contacts", contacts).format(
        contacts=count(contacts)
    )


def up_to(contacts: int) -> str:
    """The lists that a band is for."""
    return plural("up to {contacts} contact", "up to {contacts} contacts", contacts).format(
        contacts=count(contacts)
    )


def setup(amount: int, currency: Currency) -> str:
    """What is paid once."""
    if amount == 0:
        return text("no setup fee")
    return text("setup {amount}, once").format(amount=money(amount, currency, unit=True))


def with_options(options: int) -> str:
    """That chosen options are part of a price."""
    return plural("with {options} option", "with {options} options", options).format(
        options=count(options)
    )


# What is paid as the list grows.


def month_ahead(made_on: date, months: int) -> date | None:
    """The month that comes so many after this one; None beyond the calendar."""
    years, month = divmod(made_on.month - 1 + months, MONTHS_A_YEAR)
    year = made_on.year + years
    return date(year, month + 1, 1) if year <= LAST_YEAR else None


def month_name(made_on: date, months: int) -> str:
    """That month; empty beyond the calendar."""
    day = month_ahead(made_on, months)
    return "" if day is None else numbers.date(day, "month")


def short_month(made_on: date, months: int) -> str:
    """That month where there is little room."""
    day = month_ahead(made_on, months)
    return "" if day is None else numbers.date(day, "short")


def today() -> str:
    """The mark of today's place."""
    return text("today")


def contacts_axis(contacts: int | None) -> str:
    """What is counted from left to right; None: nobody's list in particular."""
    if contacts is None:
        return text("contacts in your list")
    return plural(
        "contacts in your list, today {contacts}",
        "contacts in your list, today {contacts}",
        contacts,
    ).format(contacts=count(contacts))


def grows_title(
    growth: Decimal, made_on: date, months: int, now: int, then: int | None, currency: Currency
) -> str:
    """The price of today, and the next one that the list reaches."""
    values = {"now": money(now, currency, unit=True), "growth": percent(abs(growth))}
    values["month"] = month_name(made_on, months)
    if then is None and growth > 0:
        return text(
            "You pay {now} a month today; with a list that grows by {growth} a month, the price "
            "from {month} is given on request"
        ).format(**values)
    if then is None:
        return text(
            "You pay {now} a month today; with a list that shrinks by {growth} a month, the price "
            "from {month} is given on request"
        ).format(**values)
    values["then"] = money(then, currency, unit=True)
    if growth > 0:
        return text(
            "You pay {now} a month today, and {then} from {month} if your list grows by {growth} "
            "a month"
        ).format(**values)
    return text(
        "You pay {now} a month today, and {then} from {month} if your list shrinks by {growth} a "
        "month"
    ).format(**values)


def bands_title(contacts: int, now: int, limit: int, then: int | None, currency: Currency) -> str:
    """The price of today, and the next one above."""
    values = {
        "contacts": count(contacts),
        "now": money(now, currency, unit=True),
        "limit": count(limit),
    }
    if then is None:
        return plural(
            "With {contacts} contact you pay {now} a month; above {limit} the price is given on "
            "request",
            "With {contacts} contacts you pay {now} a month; above {limit} the price is given on "
            "request",
            contacts,
        ).format(**values)
    return plural(
        "With {contacts} contact you pay {now} a month, above {limit} {then}",
        "With {contacts} contacts you pay {now} a month, above {limit} {then}",
        contacts,
    ).format(then=money(then, currency, unit=True), **values)


def asked_title(contacts: int) -> str:
    """That the price for today's list is not known."""
    return plural(
        "For {contacts} contact the price is given on request",
        "For {contacts} contacts the price is given on request",
        contacts,
    ).format(contacts=count(contacts))


def band_line(contacts: int, amount: str, reached: str) -> str:
    """One band in words; ``reached`` is when, or empty."""
    said = text("{contacts}: {price}").format(contacts=up_to(contacts), price=amount)
    return f"{said} ({reached})" if reached else said


def from_month(made_on: date, months: int) -> str:
    """From when, in a sentence."""
    named = month_name(made_on, months)
    return text("from {month}").format(month=named) if named else ""


# When it pays for itself.


def pays_title(orders: int) -> str:
    """How many orders pay for it."""
    return plural(
        "It pays for itself at {orders} order a month",
        "It pays for itself at {orders} orders a month",
        orders,
    ).format(orders=count(orders))


def nothing_to_pay() -> str:
    """Where a month costs nothing."""
    return text("There is nothing to pay each month")


def price_not_known() -> str:
    """Why there is no number: the price."""
    return text("When it pays for itself can be said once the price is known")


def order_not_known() -> str:
    """Why there is no number: the order."""
    return text(
        "When it pays for itself depends on your average order, and on what of it stays with you"
    )


def never_pays() -> str:
    """Where no number of orders is enough."""
    return text("Where nothing of an order stays with you, orders do not pay for it")


def earned() -> str:
    """The name of the line that rises."""
    return text("what your orders earn you")


def paid() -> str:
    """The name of the level line."""
    return text("what you pay")


def orders_axis() -> str:
    """What is counted from left to right."""
    return text("orders a month")


def so_many_orders(orders: int) -> str:
    """The words of the ring."""
    return plural("{orders} order", "{orders} orders", orders).format(orders=count(orders))


def payback_line(pays: int, value: int, share: Decimal, currency: Currency) -> str:
    """What it is counted from."""
    return text(
        "You pay {price} a month; an order brings {value}, of which {share} stays with you."
    ).format(
        price=money(pays, currency, unit=True),
        value=money(value, currency, unit=True),
        share=percent(share),
    )


# Beside buying directly.


def saving_title(saving: int, currency: Currency) -> str:
    """What is paid less than directly, with the same services."""
    return text(
        "With us you pay {saving} a month less than the lower public price and our services"
    ).format(saving=money(saving, currency, unit=True))


def beside_title(vendor: str) -> str:
    """Both, without a claim."""
    return text("Our price with our services, beside the public prices of {vendor}").format(
        vendor=vendor
    )


def the_vendor() -> str:
    """How the vendor is called where it has no name."""
    return text("the vendor")


def with_us() -> str:
    """The name of our own price."""
    return text("With us")


def our_services() -> str:
    """What our price has in it."""
    return text("our services included")


def direct_monthly(vendor: str) -> str:
    """The name of the public price that is billed each month."""
    return text("{vendor}, billed monthly").format(vendor=vendor)


def direct_yearly(vendor: str) -> str:
    """The name of the public price that is billed each year."""
    return text("{vendor}, billed yearly").format(vendor=vendor)


def public_price(day: date) -> str:
    """Of which day a public price is, and what is not in it."""
    return text("public price of {date}, without our services").format(date=numbers.date(day))
