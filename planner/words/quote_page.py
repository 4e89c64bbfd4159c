"""What the page of quotes says besides its figures: what its fields are, and what has happened."""

from __future__ import annotations

from decimal import Decimal

from planner.model.concessions import Conceded
from planner.model.gifts import Concession, Gift
from planner.model.money import Currency
from planner.model.plan import Billing, Client, ListTimes, OverList, Package, SoftwarePrice
from planner.model.problems import MONTHS_A_YEAR
from planner.model.quote import Way
from planner.words import quote as words
from planner.words.catalogue import context, plural, text
from planner.words.numbers import count, money, number, percent
from planner.words.sentences import one_line

MOST_OF_A_NAME = 40


def about_contacts() -> str:
    """The contacts of the client."""
    return text("Contacts in the client's list today: they decide the band, and so the list price.")


def about_growth() -> str:
    """How fast the list grows."""
    return text(
        "By how much the client's list grows a month; below 0 where it shrinks. It changes no "
        "figure of the month, only says when the list gets to the next band."
    )


def about_accounts() -> str:
    """How many accounts the quote is for."""
    return text("How many accounts of this size and price the client takes.")


def about_software() -> str:
    """The software price of the row."""
    return text("What this client pays you a month for the software, without tax.")


def about_services() -> str:
    """The services price of the row."""
    return text("What this client pays you a month for your work, without tax.")


def about_setup() -> str:
    """The setup fee of the row."""
    return text("What this client pays once, at the beginning, without tax.")


def about_hours() -> str:
    """The hours of the row."""
    return text("Your hours a month on one account of this client, such as 2.5 or 2:30.")


def about_other_costs() -> str:
    """Other costs of the row."""
    return text("What else one account of this client costs you a month.")


def about_fee() -> str:
    """The payment fee of the row."""
    return text(
        "What it costs you to be paid by this client, such as 2.9 % + 0.30; your usual fee where "
        "you type no other."
    )


def about_free_months() -> str:
    """Free months."""
    return text("How many first months cost the client nothing; your costs stay.")


def as_given(key: str, written: str) -> str:
    """The way back to what the package, or the agency, says."""
    if key == "list_price" or not written:
        return text("Back to the package's")
    if key == "payment_fee":
        return text("Back to your usual fee of {fee}").format(fee=written)
    return text("Back to the package's {amount}").format(amount=written)


def price_rule(
    price: SoftwarePrice, listed: int, comes_to: int, currency: Currency, *, of_package: bool
) -> str:
    """The rule that a software price follows, or what the vendor lists where it follows none."""
    values = {"list": money(listed, currency)}
    match price:
        case OverList(amount) if amount < 0:
            values["amount"] = money(-amount, currency)
            rule = text("list {list} − {amount}")
        case OverList(amount):
            values["amount"] = money(amount, currency)
            rule = text("list {list} + {amount}")
        case ListTimes(factor):
            values["factor"] = number(factor)
            rule = text("list {list} × {factor}")
        case _:
            return text("List price {price}").format(price=values["list"])
    said = rule.format(**values)
    if of_package:
        return text("Package rule: {rule}").format(rule=said)
    return text("{rule} = {price}").format(
        rule=said[:1].upper() + said[1:], price=money(comes_to, currency)
    )


def client_name(client: Client, most: int = MOST_OF_A_NAME) -> str:
    """A quoted client by its name, or as the one without."""
    return one_line(client.name, most) if client.name.strip() else text("No name yet")


def place(number_: int, of: int) -> str:
    """Which of the quotes is shown."""
    return text("{number} of {all}").format(number=count(number_), all=count(of))


def months_for(months: int) -> str:
    """How many monthly prices a year at once costs."""
    words_ = plural("12 months for {months}", "12 months for {months}", months)
    return words_.format(months=count(months))


def billing(of: Billing, package: Package | None) -> str:
    """How a client pays."""
    if of is Billing.MONTHLY:
        return context("how a client pays", "monthly")
    months = MONTHS_A_YEAR if package is None else package.yearly_months_paid
    if months == MONTHS_A_YEAR:
        return context("how a client pays", "yearly")
    return months_for(months)


def won_said(client: Client) -> str:
    """What winning has done."""
    return text("{client} is one of your clients now. Undo takes it back.").format(
        client=client_name(client)
    )


def lost_said(client: Client) -> str:
    """What losing has done."""
    return text(
        "The quote for {client} is put away among your clients, as archived. Undo takes it back."
    ).format(client=client_name(client))


def granted_said(what: str) -> str:
    """What granting has done."""
    return text("Granted: {what}. Undo takes it back.").format(what=what)


def asked_for(of: Concession) -> tuple[str, str]:
    """What a client asks for, on two lines where it is long."""
    if of.gift is Gift.PAID_AT_ONCE:
        return months_for(of.months), text("paid at once")
    share = percent(of.rate)
    if of.gift is Gift.SERVICES_OFF:
        return context("short, in a table", "{share} off services").format(share=share), ""
    if of.gift is Gift.ALL_OFF:
        return context("short, in a table", "{share} off everything").format(share=share), ""
    return words.concession(of), ""


def when_reached(start: int) -> str:
    """The label of what the others gain once the next tier is reached."""
    said = context("short, in a table", "Others, when {accounts} is reached")
    return said.format(accounts=count(start))


def cost(of: Conceded, kept: int, currency: Currency) -> str:
    """What a concession costs, once or a month, where ``kept`` is left without it; else empty."""
    if of.once:
        return text("{amount} once").format(amount=money(of.once, currency, sign=True))
    change_ = of.contribution - kept
    return a_month(change_, currency) if change_ else ""


def verdict(of: Conceded) -> tuple[str, str]:
    """What is wrong with a concession, with its sign, and its colour; empty where nothing is."""
    if of.loses_money:
        return text("▼ below cost"), "loss"
    return (text("▲ below target"), "warning") if of.is_below_target else ("", "")


def way(of: Way) -> tuple[str, str]:
    """How the client gets the software, on two lines."""
    match of:
        case Way.RESOLD:
            return words.way(of), ""
        case Way.DIRECT_MONTHLY:
            return text("Direct, monthly"), text("+ your services")
        case _:
            return text("Direct, yearly"), text("+ your services")


def change(before: str, after: str) -> str:
    """A figure before and after."""
    return text("{before} → {after}").format(before=before, after=after)


def a_month(amount: int | None, currency: Currency) -> str:
    """A gain or a loss a month."""
    return text("{amount} a month").format(amount=money(amount, currency, sign=True))


def commission_said(rate: Decimal | None) -> str:
    """Whose the commission rate is."""
    if rate is None:
        return text("The vendor publishes no commission rate for agencies.")
    return text("At {rate} commission: your input, not published.").format(rate=percent(rate))


def also_in_the_package(months: int) -> str:
    """What granting a year at once changes besides."""
    return plural(
        "Granting it lets the package cost {months} monthly price a year at once.",
        "Granting it lets the package cost {months} monthly prices a year at once.",
        months,
    ).format(months=count(months))


def shared_package() -> str:
    """Why a year at once cannot be granted."""
    return text(
        "Another client of this package already pays for a year at once: change the months on the "
        "page of packages."
    )
