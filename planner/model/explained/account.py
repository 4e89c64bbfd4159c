"""One account, one month, explained: each of its lines down to what is typed."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planner.model.account import Account, Amounts, Terms, invoiced, list_price
from planner.model.book import BILLED, Book
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit
from planner.model.money import ratio
from planner.model.parts import NONE
from planner.model.plan import AS_THE_PACKAGE, Channel, ListTimes, OverList, Overrides, Package
from planner.model.problems import Place
from planner.model.rows import Kind

LINES = (
    ("software", 1),
    ("services", 1),
    ("yearly", 1),
    ("commission", 1),
    ("vendor_cost", -1),
    ("vendor_tax", -1),
    ("payment_fee", -1),
    ("unpaid", -1),
    ("work", -1),
    ("other_costs", -1),
)
"""The lines of an account, and how they enter its contribution."""
SUMS = {
    "full_price": ("software", "services"),
    "price": ("software", "services", "yearly"),
    "revenue": ("software", "services", "yearly", "commission"),
    "delivery": ("work", "other_costs"),
    "contribution": tuple(code for code, _ in LINES),
    "before_bill": tuple(code for code, _ in LINES if not code.startswith("vendor")),
    "costs": tuple(code for code, sign in LINES if sign < 0),
}
"""Figures that are sums of lines, in the order of those."""
RATIOS = {"margin": ("contribution", "revenue"), "markup": ("contribution", "costs")}
SIGNS = dict(LINES)


def amount(amounts: Amounts, figure: str) -> int:
    """An amount by its name; those that the lines have no name for are their sums."""
    if figure == "costs":
        return amounts.revenue - amounts.contribution
    if figure == "full_price":
        return amounts.software + amounts.services
    if figure == "before_bill":
        return amounts.contribution + amounts.vendor_cost + amounts.vendor_tax
    return int(getattr(amounts, figure))


def summed(figure: str, amounts: Amounts, asked: Asked) -> tuple[Entry, ...]:
    """The lines that a sum has, without those that are 0."""
    costs = figure in {"costs", "delivery"}
    return tuple(
        Entry(
            code,
            amount(amounts, code),
            sign=1 if costs else SIGNS[code],
            asked=asked._replace(figure=code),
        )
        for code in SUMS[figure]
        if amount(amounts, code)
    )


class Sold(NamedTuple):
    """One account of a client row, or of a package sold by itself (``row`` is None).

    ``number`` is the index of its package.
    """

    book: Book
    asked: Asked
    package: Package
    number: int
    row: int | None
    own: Overrides
    kind: Kind
    account: Account | None
    discount: Decimal

    @property
    def terms(self) -> Terms:
        """Its terms; asked only where it has figures."""
        assert self.account is not None
        return self.account.terms

    @property
    def amounts(self) -> Amounts:
        """All its lines."""
        if self.account is None:
            return NONE
        served = {
            Kind.RESOLD: self.account.resold,
            Kind.ON_COMMISSION: self.account.on_commission,
        }.get(self.kind, NONE)
        if self.kind not in BILLED:
            return served
        return served.plus(self.book.billed(self.terms, self.discount))

    def place(self, key: str) -> Place:
        """Where a value of it is stated: by the row, else by its package."""
        if self.row is not None and getattr(self.own, key, None) is not None:
            return ("clients", self.row, key)
        return ("packages", self.number, key)

    def shared(self, key: str) -> Place:
        """The same of what the agency states for all."""
        place = self.place(key)
        return place if place[0] == "clients" else ("agency", key)

    def ask(self, figure: str) -> Asked:
        """Ask for another figure of the same account."""
        return self.asked._replace(figure=figure)

    def entry(self, code: str) -> Entry:
        """A line of it, to be asked for in turn."""
        return Entry(code, amount(self.amounts, code), asked=self.ask(code))

    @property
    def listed(self) -> Entry:
        """Its list price."""
        return Entry("list_price", self.terms.list_price, Unit.LISTED, asked=self.ask("list_price"))

    @property
    def exchange(self) -> tuple[Entry, ...]:
        """The exchange rate, where one is needed."""
        rate = self.terms.exchange_rate
        if rate is None:
            return ()
        return (Entry("exchange_rate", rate, Unit.FACTOR, place=("price_list", "exchange_rate")),)


def package_of(book: Book, package_id: str) -> tuple[int, Package] | None:
    """A package and its index; the first of an id wins."""
    found = (each for each in enumerate(book.plan.packages) if each[1].id == package_id)
    return next(found, None)


def sold(book: Book, asked: Asked) -> Sold | None:
    """One account of the row or package that is asked about; None where there is none."""
    plan = book.plan
    if asked.row is None:
        found = package_of(book, asked.package or "")
        if found is None:
            return None
        index, package = found
        kind, own, account = Kind.RESOLD, AS_THE_PACKAGE, book.account_of(package)
        discount = book.discount
    else:
        client, part = plan.clients[asked.row], book.part_of(asked.row)
        found = package_of(book, client.package)
        if found is None:
            return None
        index, package = found
        kind, own = part.kind, client.overrides
        account = part.account if book.has_figures(asked.row) else None
        runs = book.runs(asked.row)
        discount = runs[0][1] if runs else book.discount
    if asked.channel is not None:
        kind = Kind.RESOLD if asked.channel is Channel.RESALE else Kind.ON_COMMISSION
    if asked.discount is not None:
        discount = asked.discount
    return Sold(book, asked, package, index, asked.row, own, kind, account, discount)


def hours_of(of: Sold) -> Decimal:
    """Hours a month on one account: idle and disabled ones take none."""
    return Decimal(0) if of.kind in {Kind.DISABLED, Kind.IDLE} else of.terms.hours


def explain_one(of: Sold) -> Explanation:
    """Explain a figure of one account that has figures."""
    figure = of.asked.figure
    if figure == "list_price":
        return _list_price(of)
    if figure == "invoice":
        value = invoiced(of.terms, of.discount)
        entries = (of.listed, _discount(of))
        made = _rounded(of, value, Formula.VENDOR_COST, *entries)
        return made._replace(unit=Unit.LISTED)
    if figure == "list_price_here":
        value = of.terms.converted(of.terms.list_price)
        return _rounded(of, value, Formula.CONVERTED, of.listed, *of.exchange)
    if figure == "hours":
        if not hours_of(of):
            return Explanation(of.asked, Decimal(0), Unit.HOURS, Formula.NOTHING)
        return _typed(of, of.terms.hours, Unit.HOURS, of.place("hours"))
    if figure in RATIOS:
        part, whole = (of.entry(code) for code in RATIOS[figure])
        share = ratio(amount(of.amounts, part.code), amount(of.amounts, whole.code))
        return Explanation(of.asked, share, Unit.RATE, Formula.RATIO, (part, whole))
    value = amount(of.amounts, figure)
    if figure in SUMS:
        related = tuple(of.ask(each) for each in ("margin", "markup", "hours"))
        lines = summed(figure, of.amounts, of.asked)
        return Explanation(of.asked, value, Unit.AMOUNT, Formula.SUM, lines, related=related)
    return _line(of, figure, value)


def _typed(of: Sold, value: int | Decimal, unit: Unit, place: Place) -> Explanation:
    entry = Entry(of.asked.figure, value, unit, place=place)
    return Explanation(of.asked, value, unit, Formula.INPUT, (entry,))


def _list_price(of: Sold) -> Explanation:
    """The row's own, the package's own, or the published one."""
    own, package, plan = of.own, of.package, of.book.plan
    if own.list_price is not None or (
        package.list_price is not None
        and of.terms.list_price == list_price(plan, package, own)
        and (own.plan or package.plan, own.contacts or package.contacts)
        == (package.plan, package.contacts)
    ):
        return _typed(of, of.terms.list_price, Unit.LISTED, of.place("list_price"))
    name, contacts = own.plan or package.plan, own.contacts or package.contacts
    band = plan.price_list.band(name, contacts)
    entries = (
        Entry(
            "published_price",
            of.terms.list_price,
            Unit.LISTED,
            place=("price_list", "prices", name, str(band)),
        ),
        Entry("contacts", contacts, Unit.COUNT, sign=0, place=of.place("contacts")),
    )
    return Explanation(of.asked, of.terms.list_price, Unit.LISTED, Formula.INPUT, entries)


def _line(of: Sold, figure: str, value: int) -> Explanation:
    """One line: the rule by which it is made, and what went in."""
    terms = of.terms
    nothing = Explanation(of.asked, value, Unit.AMOUNT, Formula.NOTHING)
    if of.kind in {Kind.IDLE, Kind.DISABLED} and not figure.startswith("vendor"):
        return nothing
    match figure:
        case "software":
            return _software(of, value) if of.kind is Kind.RESOLD else nothing
        case "services":
            return _typed(of, value, Unit.AMOUNT, of.place("services_price"))
        case "yearly":
            return nothing if terms.months_paid is None else _yearly(of, value, terms.months_paid)
        case "commission":
            rate = terms.commission_rate
            if of.kind is not Kind.ON_COMMISSION or rate is None:
                return nothing
            share = Entry(
                "commission_rate", rate, Unit.RATE, place=("programme", "commission", "rate")
            )
            return _rounded(of, value, Formula.COMMISSION, of.listed, share, *of.exchange)
        case "vendor_cost":
            if of.kind not in BILLED:
                return nothing
            return _rounded(of, value, Formula.VENDOR_COST, of.listed, _discount(of), *of.exchange)
        case "vendor_tax":
            if of.kind not in BILLED:
                return nothing
            rate_place: Place = ("agency", "vendor_tax_rate")
            tax = Entry("vendor_tax_rate", terms.vendor_tax_rate, Unit.RATE, place=rate_place)
            return _rounded(of, value, Formula.PRODUCT, of.entry("vendor_cost"), tax)
        case "payment_fee":
            return _rounded(of, value, Formula.FEE, *_fee(of))
        case "unpaid":
            share = Entry(
                "unpaid_rate", terms.unpaid_rate, Unit.RATE, place=("agency", "unpaid_rate")
            )
            return _rounded(of, value, Formula.PRODUCT, of.entry("price"), share)
        case "work":
            hours = Entry("hours", terms.hours, Unit.HOURS, place=of.place("hours"))
            cost = Entry("hourly_cost", terms.hourly_cost, place=("agency", "hourly_cost"))
            return _rounded(of, value, Formula.PRODUCT, cost, hours)
        case "other_costs":
            return _typed(of, value, Unit.AMOUNT, of.place("other_costs"))
    raise KeyError(figure)


def _rounded(of: Sold, value: int, formula: Formula, *entries: Entry) -> Explanation:
    return Explanation(of.asked, value, Unit.AMOUNT, formula, entries, rounded=True)


def _discount(of: Sold) -> Entry:
    """The discount, and the tier it is of; the count that reaches it explains the programme's."""
    tiers = of.book.plan.programme.tiers
    place: Place = ()
    asked = None
    if of.discount == of.book.discount:
        asked = Asked("discount")
    for index, tier in enumerate(tiers):
        if tier.discount == of.discount:
            place = ("programme", "tiers", index, "discount")
    return Entry("discount", of.discount, Unit.RATE, place=place, asked=asked)


def _software(of: Sold, value: int) -> Explanation:
    terms, place = of.terms, of.place("software_price")
    asked = of.ask("list_price" if terms.exchange_rate is None else "list_price_here")
    listed = Entry("list_price_here", terms.converted(terms.list_price), asked=asked)
    match terms.software_price:
        case OverList(over):
            entries = (listed, Entry("over_list", over, place=place))
            return Explanation(of.asked, value, Unit.AMOUNT, Formula.SUM, entries)
        case ListTimes(factor):
            times = Entry("list_times", factor, Unit.FACTOR, place=place)
            return _rounded(of, value, Formula.PRODUCT, listed, times)
    return _typed(of, value, Unit.AMOUNT, place)


def _yearly(of: Sold, value: int, months: int) -> Explanation:
    terms = of.terms
    software = of.amounts.software
    place: Place = ("packages", of.number, "yearly_months_paid")
    entries = (
        Entry("full_price", software + terms.services, asked=of.ask("full_price")),
        Entry("yearly_months_paid", months, Unit.MONTHS, place=place),
    )
    return _rounded(of, value, Formula.YEARLY, *entries)


def _fee(of: Sold) -> tuple[Entry, ...]:
    terms, fee = of.terms, of.terms.payment_fee
    price = of.amounts.software + terms.services
    place = of.shared("payment_fee")
    entries = [
        Entry("full_price", price, asked=of.ask("full_price")),
        Entry("tax_rate", terms.tax_rate, Unit.RATE, place=of.shared("tax_rate")),
        Entry("fee_rate", fee.rate, Unit.RATE, place=(*place, "rate")),
        Entry("fee_fixed", fee.fixed, place=(*place, "fixed")),
    ]
    if fee.cap is not None:
        entries.append(Entry("fee_cap", fee.cap, place=(*place, "cap")))
    if terms.months_paid is not None:
        months: Place = ("packages", of.number, "yearly_months_paid")
        entries.append(Entry("yearly_months_paid", terms.months_paid, Unit.MONTHS, place=months))
    return tuple(entries)
