"""What the client view says: sentences about an offer, and about nothing else."""

from __future__ import annotations

from planner.model.offer import Choice, Offer, OfferedPackage, Reduction
from planner.model.payments import Payments, Pays
from planner.words.catalogue import text
from planner.words.numbers import count, date, money, percent

BETWEEN = "   ·   "
JOINED = "\N{WORD JOINER}"


def window_title(offer: Offer) -> str:
    """What the window is called: the agency, and nothing of the plan."""
    return shown(offer.agency) or text("Offer")


def heading(offer: Offer) -> str:
    """For whom it is."""
    client = shown(offer.client)
    return text("For {client}").format(client=client) if client else text("Our packages")


def shown(words: str) -> str:
    """People's words in one line, without what cannot be seen."""
    return "".join(mark if mark.isprintable() else " " for mark in words).strip()


def page_names() -> dict[str, str]:
    """What the pages are called."""
    return {
        "packages": text("Packages"),
        "growth": text("As your list grows"),
        "payback": text("It pays for itself"),
        "direct": text("Buying direct"),
    }


def nothing() -> str:
    """What is said where no package is offered."""
    return text("There is nothing to show yet.")


def on_request() -> str:
    """In the place of a price that is not known."""
    return text("Price on request")


def offered(offer: Offer, package: OfferedPackage, choice: Choice) -> str:
    """What of the vendor's is in a package, and for how many contacts."""
    band = package.band(offer.contacts_of(choice))
    parts = []
    if offer.includes_software and package.vendor_plan:
        name = f"{offer.vendor} {package.vendor_plan}".strip()
        parts.append(shown(name))
    if band is not None:
        parts.append(text("up to {contacts} contacts").format(contacts=count(band.contacts)))
    return " · ".join(parts)


def amount(offer: Offer, pays: Pays, *, with_tax: bool) -> str:
    """An amount, with its tax or without."""
    paid = pays.with_tax if with_tax else pays.amount
    return money(paid, offer.currency, unit=True)


def month_note(offer: Offer, *, with_tax: bool) -> str:
    """What stands under the price of a month."""
    if not offer.tax_rate:
        return text("a month")
    rate = percent(offer.tax_rate)
    if with_tax:
        return text("a month, with {rate} tax").format(rate=rate)
    return text("a month, plus {rate} tax").format(rate=rate)


def details(offer: Offer, payments: Payments, *, with_tax: bool) -> list[tuple[str, str]]:
    """What else is paid: what for, and how much."""
    lines = []
    setup, at_once = payments.setup, payments.at_once
    if setup.amount:
        lines.append((text("Setup, once"), amount(offer, setup, with_tax=with_tax)))
    if at_once is not None:
        lines.append((text("Year, paid at once"), amount(offer, at_once, with_tax=with_tax)))
    first = amount(offer, payments.first_year, with_tax=with_tax)
    lines.append((text("First year, in all"), first))
    if payments.free:
        lines.append((free_words(payments.free), ""))
    return lines


def free_words(months: int) -> str:
    """How many first months cost nothing."""
    if months == 1:
        return text("The first month is free")
    return text("The first {count} months are free").format(count=count(months))


def reduction(of: Reduction) -> str:
    """A percentage off."""
    if of.of_all:
        return text("{rate} off").format(rate=percent(of.rate))
    return text("{rate} off services").format(rate=percent(of.rate))


def option(offer: Offer, words: str, adds: Pays, *, with_tax: bool) -> str:
    """What may be added, and by how much it changes the month's price."""
    paid = adds.with_tax if with_tax else adds.amount
    added = money(paid, offer.currency, unit=True, sign=True)
    whole = f"{added[:1]}{JOINED}{added[1:]}"  # no line ends after its sign
    return f"{shown(words)} · {whole}"


def foot(offer: Offer) -> str:
    """What the prices are: in which currency, until when they hold."""
    parts = []
    if offer.accounts > 1:
        parts.append(
            text("Prices for {count} accounts together").format(count=count(offer.accounts))
        )
    if not offer.includes_software:
        vendor = shown(offer.vendor) or text("The software's vendor")
        parts.append(text("{vendor} bills its software to you directly").format(vendor=vendor))
    parts.append(text("Valid until {date}").format(date=date(offer.valid_until)))
    return BETWEEN.join(parts)


def most_contacts(most: int) -> str:
    """What is said of a list that is larger than any that is sold."""
    return text("From 1 to {most}").format(most=count(most))
