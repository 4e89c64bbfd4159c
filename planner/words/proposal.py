"""What a proposal says: from an offer and what is chosen of it, and from nothing else."""

from __future__ import annotations

from planner.model.offer import Choice, Offer, OfferedPackage, Reduction
from planner.model.payments import Payments
from planner.words import numbers
from planner.words.catalogue import context, plural, text
from planner.words.numbers import count, money, percent


def title(offer: Offer) -> str:
    """What the document is called."""
    if offer.client:
        return text("Proposal for {client}").format(client=offer.client)
    return text("Packages of {agency}").format(agency=offer.agency) if offer.agency else packages()


def overline(offer: Offer) -> str:
    """What stands above the large name on the cover."""
    return text("Proposal for") if offer.client else context("above a name", "Proposal")


def large(offer: Offer) -> str:
    """The large name on the cover: the client's, or that it is about the packages."""
    return offer.client or text("Our packages")


def packages() -> str:
    """The heading of the packages."""
    return context("a heading", "Packages")


def numbered(place: int) -> str:
    """What a package without a name is called."""
    return text("Package {number}").format(number=count(place))


def introduction() -> str:
    """The heading of what the agency says first."""
    return text("Introduction")


def terms() -> str:
    """The heading of the agency's terms."""
    return context("of a proposal", "Terms")


def growth() -> str:
    """The heading of what a month costs when the list grows."""
    return text("As your list grows")


def payback() -> str:
    """The heading of the orders that pay for the package."""
    return text("What pays for it")


def direct() -> str:
    """The heading of the comparison with the vendor's own prices."""
    return text("Beside buying directly")


def accepted() -> str:
    """The heading of the lines to be signed."""
    return context("of a proposal", "Acceptance")


def acceptance(offer: Offer) -> str:
    """The sentence above the lines to be signed."""
    if not offer.agency:
        return text("I accept this proposal as it stands here.")
    return text("I accept this proposal of {agency} as it stands here.").format(agency=offer.agency)


def signing() -> tuple[str, str, str]:
    """What is written on the lines."""
    return text("Name"), text("Date"), text("Signature")


def dated(offer: Offer) -> tuple[str, str]:
    """The day of the offer, with its label."""
    return text("Date"), numbers.date(offer.made_on)


def valid(offer: Offer) -> tuple[str, str]:
    """The last day of the offer, with its label."""
    return text("Valid until"), numbers.date(offer.valid_until)


def validity_heading() -> str:
    """The heading of until when the offer holds."""
    return context("of a proposal", "Validity")


def validity(offer: Offer) -> str:
    """Until when the offer holds, in a sentence."""
    return text("This proposal holds until {day}.").format(day=numbers.date(offer.valid_until))


def author() -> str:
    """The label of the agency on the cover."""
    return text("Prepared by")


def page() -> str:
    """The number of a page among all; the braces are filled in on the page."""
    return text("Page {number} of {all}")


# A package.


def contents(offer: Offer, package: OfferedPackage, choice: Choice) -> str:
    """The vendor's plan in a package, and for how many contacts."""
    contacts = package.contacts if choice.contacts is None else choice.contacts
    band = package.band(contacts)
    limit = contacts if band is None else band.contacts
    said = plural("up to {contacts} contact", "up to {contacts} contacts", limit).format(
        contacts=count(limit)
    )
    plan = package.vendor_plan
    named = f"{offer.vendor} {plan}".strip() if plan else ""
    return f"{named} · {said}" if named else said


def recommended() -> str:
    """The mark of the package that the agency recommends."""
    return context("a package", "Recommended")


def on_request() -> str:
    """In place of a price that is not known."""
    return text("Price on request")


def amount(minor: int, offer: Offer) -> str:
    """An amount with its currency."""
    return money(minor, offer.currency, unit=True)


def per_month(offer: Offer, *, yearly: bool) -> str:
    """What stands below the price of a month."""
    said = text("a month, the year paid at once") if yearly else text("a month")
    if offer.accounts == 1:
        return said
    accounts = plural("for {accounts} account", "for {accounts} accounts", offer.accounts)
    return f"{said}, {accounts.format(accounts=count(offer.accounts))}"


def with_tax(minor: int, offer: Offer) -> str:
    """An amount with its tax; empty where there is none."""
    if not offer.tax_rate:
        return ""
    return text("{amount} with tax").format(amount=amount(minor, offer))


def including_tax() -> str:
    """The label of an amount with its tax."""
    return context("an amount", "with tax")


def beside() -> str:
    """The heading of the packages as a chart."""
    return text("Side by side")


def includes() -> str:
    """The heading of what is in a package."""
    return text("Included")


def options() -> str:
    """The heading of what may be added to a package."""
    return text("May be added")


def option(price: int, offer: Offer, *, counted: bool) -> str:
    """What an option costs, and that it is in the price where it is."""
    shown = amount(price, offer)
    if counted:
        return text("+ {price} a month, in the price above").format(price=shown)
    return text("+ {price} a month").format(price=shown)


def setup() -> str:
    """The label of what is paid once."""
    return text("Setup, once")


def first_year() -> str:
    """The label of all of the first year."""
    return text("First year")


def once(minor: int, offer: Offer) -> str:
    """A payment made once, or that there is none."""
    return amount(minor, offer) if minor else context("a price", "none")


def yearly() -> str:
    """The label of a year that is paid at once."""
    return text("A year at once")


# The sum in detail.


def sum_of(package: OfferedPackage) -> str:
    """The heading of what the chosen package costs."""
    return text("{package} in detail").format(package=package.name)


def sum_heads(offer: Offer) -> tuple[str, ...]:
    """The heads of the columns of the sum."""
    unit = offer.currency.code
    if not offer.tax_rate:
        return text("What you pay"), text("{currency} a month").format(currency=unit)
    without = text("{currency} without tax").format(currency=unit)
    return text("What you pay"), without, text("Tax"), text("With tax")


def software(offer: Offer) -> str:
    """The line of the software."""
    return text("Software: {name}").format(name=offer.vendor) if offer.vendor else text("Software")


def services(reduction: Reduction | None) -> str:
    """The line of the services, with what is taken off."""
    if reduction is None:
        return text("Services")
    return text("Services, {share} off").format(share=percent(reduction.rate))


def less(name: str, reduction: Reduction | None) -> str:
    """A line whose price is reduced."""
    if reduction is None or not reduction.of_all:
        return name
    return text("{name}, {share} off").format(name=name, share=percent(reduction.rate))


def month_of_one() -> str:
    """The line of one account among several."""
    return text("Each account, a month")


def month(offer: Offer) -> str:
    """The line of the month's price."""
    if offer.accounts > 1:
        return plural(
            "A month, {accounts} account", "A month, {accounts} accounts", offer.accounts
        ).format(accounts=count(offer.accounts))
    return text("A month")


def month_of_year(offer: Offer) -> str:
    """The line of the month's price where the year is paid at once."""
    return text("{month}, the year paid at once").format(month=month(offer))


def free(months: int) -> str:
    """The note of the months that cost nothing."""
    if months == 1:
        return text("The first month is free.")
    return plural(
        "The first {months} month is free.", "The first {months} months are free.", months
    ).format(months=count(months))


def waived() -> str:
    """The note of a setup that costs nothing though it has a price."""
    return text("The setup is free.")


def billed_elsewhere(offer: Offer) -> str:
    """The note that the vendor bills the software."""
    if offer.vendor:
        return text("{vendor} bills you for the software.").format(vendor=offer.vendor)
    return text("The vendor bills you for the software.")


def request_note(package: OfferedPackage) -> str:
    """The note of a package whose price is not known."""
    return text("The price of {package} is given on request.").format(package=package.name)


def first_year_note(of: Payments) -> str:
    """What the first year is made of."""
    months = 12 - of.free
    if of.months_paid is not None:
        return text("The year at once and the setup.")
    return plural("{months} month and the setup.", "{months} months and the setup.", months).format(
        months=count(months)
    )
