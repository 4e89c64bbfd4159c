"""Offers against the economics a second time: what each choice costs, in exact fractions."""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.offer import Choice, Offer
from planner.model.offering import offer
from planner.model.quote import quote
from tests.model.plans import plan_of, written
from tests.model.quotes import made_up
from tests.model.reference import DIGITS, Document, Part, Reference, stated

TODAY = date(2026, 11, 26)
TICKS: tuple[Part, ...] = (
    {"gift": "services-off", "rate": "0.125"},
    {"gift": "all-off", "rate": "0.333"},
    {"gift": "paid-at-once", "months": 11},
    {"gift": "setup-waived"},
    {"gift": "months-free", "months": 2},
)


class Paid(NamedTuple):
    """What a choice costs, of all accounts: a month, a year at once, the setup, the first year."""

    monthly: tuple[Fraction, Fraction]
    at_once: tuple[Fraction, Fraction] | None
    setup: tuple[Fraction, Fraction]
    first_year: tuple[Fraction, Fraction]


def shown(seed: int) -> tuple[Document, int]:
    """A made-up quote with options, other packages and ticks; some bands on request."""
    document, row = made_up(seed)
    chance = random.Random(seed)
    digits = DIGITS[document["currency"]]
    for package in document["packages"]:
        package["options"] = [
            {"text": text, "price": written(chance.randint(0, 9000), digits)}
            for text in chance.choice([(), ("SMS",), ("SMS", "Pages")])
        ]
    client = document["clients"][row]
    if chance.random() < 0.3:  # where the vendor publishes nothing, its own list price holds
        client |= chance.choice([{"contacts": 60_000}, {"plan": "bespoke"}, {"contacts": 25_000}])
        client["list_price"] = written(chance.randint(0, 9000), 0)
    client["allowed"] = {"concessions": [dict(each) for each in TICKS if chance.random() < 0.6]}
    return document, row


class Costs:
    """The payments of one client's choices, from the document of its plan."""

    def __init__(self, document: Document, row: int) -> None:
        self.of = Reference(document)
        self.client: Part = document["clients"][row]
        given = self.client["allowed"]["concessions"]
        self.gifts: dict[str, Part] = {each["gift"]: each for each in given}
        self.off = [each for each in given if "rate" in each]

    def row(self, package: Part) -> Part:
        """What the row states for a package: for another one than its own, its contacts."""
        if package["id"] == self.client["package"]:
            return self.client
        return {key: self.client[key] for key in ("contacts",) if key in self.client}

    def published(self, package: Part, row: Part) -> list[int]:
        listed = self.of.prices["prices"].get({**package, **row}["plan"], {})
        return sorted(int(each) for each in listed)

    def band(self, package: Part, row: Part) -> int:
        """The band that holds the row's contacts; above the largest, they are one of their own."""
        contacts: int = {**package, **row}["contacts"]
        return min(
            (each for each in self.published(package, row) if each >= contacts), default=contacts
        )

    def sizes(self, package: Part) -> list[int]:
        """Every band that the package can be had for."""
        row = self.row(package)
        published = self.published(package, row)
        return sorted({*published, self.band(package, row)} if "list_price" in row else published)

    def in_band(self, package: Part, size: int) -> Part:
        """The row in a band: its own list price is that of the band it is in."""
        row = self.row(package)
        if size == self.band(package, row):
            return row
        return {**{key: row[key] for key in row if key != "list_price"}, "contacts": size}

    def paid(self, package: Part, size: int, choice: Choice) -> Paid | None:
        """What a choice costs; None on request."""
        row, r = self.in_band(package, size), self.of.r
        if self.of.list_price(package, row) is None:
            return None
        resold = self.client.get("channel", "resale") == "resale"
        software = self.of.software_price(package, row) if resold else Fraction(0)
        services = stated("services_price", row, package)
        if choice.reduction:
            less = self.off[choice.reduction - 1]
            left = 1 - Fraction(less["rate"])
            services = r(services * left)
            software = r(software * left) if less["gift"] == "all-off" else software
        added = sum(Fraction(package["options"][each]["price"]) for each in choice.options)
        full = software + services + added
        months = package.get("yearly_months_paid", 12)
        if self.client.get("billing") != "yearly" and "paid-at-once" in self.gifts:
            months = self.gifts["paid-at-once"]["months"]
        free = self.client.get("free_months", 0)
        if choice.free_month:
            free = max(free, self.gifts["months-free"]["months"])
        free = min(free, 12)
        fee = Fraction(0) if choice.setup_waived else stated("setup_fee", row, package)
        setup = self._taxed(fee)
        if choice.yearly:
            at_once = self._taxed(r(full * months * (12 - free) / 12))
            year = (at_once[0] + setup[0], at_once[1] + setup[1])
            return Paid(self._taxed(r(full * months / 12)), at_once, setup, year)
        month = self._taxed(full)
        paying = 12 - free
        year = (paying * month[0] + setup[0], paying * month[1] + setup[1])
        return Paid(month, None, setup, year)

    def _taxed(self, amount: Fraction) -> tuple[Fraction, Fraction]:
        tax = self.of.r(amount * stated("tax_rate", self.client, self.of.agency))
        accounts = self.client.get("accounts", 1)
        return amount * accounts, tax * accounts


def choices(made: Offer, place: int, size: int) -> list[Choice]:
    options = len(made.packages[place].options)
    billings = [yearly for yearly, had in ((False, made.monthly), (True, made.yearly)) if had]
    return [
        Choice(place, size, *each)
        for each in product(
            billings,
            range(len(made.reductions) + 1),
            {False, made.setup_can_be_waived},
            {False, made.free_months > 0},
            {frozenset[int](), frozenset(range(options))},
        )
    ]


def paid(made: Offer, choice: Choice) -> Paid | None:
    pays = made.payments(choice)
    if pays is None:
        return None
    unit = 10**made.currency.exponent

    def of(amounts: Any) -> tuple[Fraction, Fraction]:
        return Fraction(amounts.amount, unit), Fraction(amounts.tax, unit)

    at_once = None if pays.at_once is None else of(pays.at_once)
    return Paid(of(pays.monthly), at_once, of(pays.setup), of(pays.first_year))


@settings(max_examples=20)
@given(st.integers(0, 2**32))
def test_every_choice_costs_what_the_economics_say(seed: int) -> None:
    document, row = shown(seed)
    made, costs = offer(plan_of(document), row, TODAY), Costs(document, row)
    assert [each.id for each in made.packages] == [each["id"] for each in document["packages"]]
    for place, package in enumerate(document["packages"]):
        bands = made.packages[place].bands
        assert [each.contacts for each in bands] == costs.sizes(package)
        for band in bands:
            several = choices(made, place, band.contacts)
            for choice in random.Random(seed).sample(several, min(4, len(several))):
                assert paid(made, choice) == costs.paid(package, band.contacts, choice)


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_what_is_shown_first_is_what_the_quote_says_the_client_pays(seed: int) -> None:
    document, row = shown(seed)
    plan = plan_of(document)
    made, quoted = offer(plan, row, TODAY), quote(Book(plan), row)
    assert quoted is not None
    pays = made.payments(made.starts)
    assert pays is not None
    said = quoted.deal.payments
    assert pays.monthly.amount == quoted.price
    assert (pays.monthly, pays.at_once, pays.setup, pays.first_year) == (
        said.monthly,
        said.at_once,
        said.setup,
        said.first_year,
    )
