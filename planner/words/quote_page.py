"""What the page of quotes says besides its figures: what its fields are, and what has happened."""

from __future__ import annotations

from planner.model.money import Currency
from planner.model.plan import Billing, Client, ListTimes, OverList, Package, SoftwarePrice
from planner.words.catalogue import context, plural, text
from planner.words.numbers import count, money, number
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


def billing(of: Billing, package: Package | None) -> str:
    """How a client pays."""
    if of is Billing.MONTHLY:
        return context("how a client pays", "monthly")
    months = 12 if package is None else package.yearly_months_paid
    if months == 12:  # noqa: PLR2004 - the months of a year
        return context("how a client pays", "yearly")
    return text("12 months for {months}").format(months=count(months))


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


def waits(rows: int) -> str:
    """That the figures of a large book are being made."""
    return plural(
        "The figures are being made from {count} row.",
        "The figures are being made from {count} rows.",
        rows,
    ).format(count=count(rows))
