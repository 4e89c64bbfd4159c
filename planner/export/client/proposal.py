"""The proposal that a client takes home: packages, sum, charts, terms and a line to sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from planner.charts.client import direct, growth_price, packages, payback
from planner.charts.client.packages import with_package
from planner.charts.picture import Picture
from planner.export import typeset
from planner.export.drawing import drawing
from planner.export.footer import client_footer
from planner.export.typeset import SCREEN, Document, look_of, one_line, paragraphs
from planner.model.brand import Brand
from planner.model.offer import Choice, Offer, OfferedPackage
from planner.model.payments import Payments, Pays
from planner.words import proposal as words
from planner.words.numbers import money

WIDTH, HEIGHT = 640.0, 270.0
"""A chart's size, in points of its own: on a page it is three quarters of it."""

ROW, AROUND = 62.0, 60.0
"""What a package takes in a chart of bars, and what stands above and below them."""

MOST_COLUMNS = 3


def proposal(offer: Offer, choice: Choice, brand: Brand) -> bytes:
    """The proposal as a tagged PDF."""
    return typeset.pdf(document(offer, choice, brand))


def pages(offer: Offer, choice: Choice, brand: Brand, ppi: float = SCREEN) -> list[bytes]:
    """A PNG of each page of the same proposal."""
    return typeset.pages(document(offer, choice, brand), ppi)


def document(offer: Offer, choice: Choice, brand: Brand) -> Document:
    """What the proposal says, ready to be set."""
    offer = _in_lines(offer)
    charts = list(_charts(offer, choice))
    look = look_of(brand)
    facts = [words.dated(offer), words.valid(offer)]
    if offer.agency and brand.logo is not None:
        facts.append((words.author(), offer.agency))
    return Document(
        template="proposal.typ",
        title=words.title(offer),
        author=offer.agency,
        day=offer.made_on,
        brand=brand,
        paper=offer.paper,
        pictures={each.file: drawing(each.picture, look, WIDTH, HEIGHT) for each in charts},
        data={
            "page": words.page(),
            "facts": client_footer(offer),
            "overline": words.overline(offer),
            "large": words.large(offer),
            "facts-of-cover": facts,
            "with-tax": words.including_tax(),
            "includes": words.includes(),
            "options": words.options(),
            "introduction": _typed(words.introduction(), offer.introduction),
            "packages": _packages(offer, choice),
            "sum": _sum(offer, choice),
            "charts": [each.data() for each in charts],
            "terms": _typed(words.terms(), offer.terms),
            "acceptance": _acceptance(offer, choice),
        },
    )


def _in_lines(offer: Offer) -> Offer:
    """The offer with names that stand within a line each; a package without one has a number."""
    packages = (
        replace(
            each,
            name=one_line(each.name) or words.numbered(place),
            vendor_plan=one_line(each.vendor_plan),
            includes=tuple(filter(None, map(one_line, each.includes))),
            options=tuple(replace(one, text=one_line(one.text)) for one in each.options),
        )
        for place, each in enumerate(offer.packages, start=1)
    )
    return replace(
        offer,
        agency=one_line(offer.agency),
        client=one_line(offer.client),
        vendor=one_line(offer.vendor),
        packages=tuple(packages),
    )


def _acceptance(offer: Offer, choice: Choice) -> dict[str, object]:
    """Until when it holds; to be signed where it is for somebody, and the price is known."""
    signed = bool(offer.client) and offer.payments(choice) is not None
    return {
        "heading": words.accepted() if signed else words.validity_heading(),
        "validity": words.validity(offer),
        "sentence": words.acceptance(offer) if signed else "",
        "lines": words.signing() if signed else (),
    }


def _typed(heading: str, typed: str) -> dict[str, object]:
    return {"heading": heading, "paragraphs": paragraphs(typed)}


# Packages side by side.


def _packages(offer: Offer, choice: Choice) -> dict[str, object]:
    cards = [_card(offer, choice, index) for index in range(len(offer.packages))]
    columns = 2 if len(cards) in {2, 4} else min(max(len(cards), 1), MOST_COLUMNS)
    notes = list(_notes(offer))
    return {"heading": words.packages(), "cards": cards, "columns": columns, "notes": notes}


def _card(offer: Offer, choice: Choice, index: int) -> dict[str, object]:
    package = offer.packages[index]
    chosen = index == choice.package if offer.client else package.recommended
    asked = with_package(choice, index)
    payments = offer.payments(asked)
    return {
        "name": package.name,
        "contents": words.contents(offer, package, choice),
        "recommended": words.recommended() if package.recommended else "",
        "chosen": chosen,
        "price": "" if payments is None else words.amount(payments.monthly.amount, offer),
        "request": words.on_request(),
        "beside": [] if payments is None else list(_beside(offer, payments)),
        "lines": [] if payments is None else list(_lines(offer, asked, payments)),
        "includes": package.includes,
        "options": [
            (each.text, _option(offer, asked, place)) for place, each in enumerate(package.options)
        ],
    }


def _option(offer: Offer, asked: Choice, place: int) -> str:
    """What an option of the chosen package adds to its price."""
    added = offer.added(asked, place)
    return words.option(added.amount, offer, counted=place in asked.options)


def _beside(offer: Offer, payments: Payments) -> Iterator[str]:
    """What stands below a package's price."""
    yield words.per_month(offer, yearly=payments.months_paid is not None)
    if said := words.with_tax(payments.monthly.with_tax, offer):
        yield said


def _lines(offer: Offer, asked: Choice, payments: Payments) -> Iterator[tuple[str, str, str]]:
    """The other figures of a package: label, amount, amount with tax."""
    if offer.yearly:
        year = offer.payments(replace(asked, yearly=True))
        if year is not None and year.at_once is not None:
            yield _line(offer, words.yearly(), year.at_once)
    yield _line(offer, words.setup(), payments.setup)
    yield _line(offer, words.first_year(), payments.first_year)


def _line(offer: Offer, label: str, pays: Pays) -> tuple[str, str, str]:
    taxed = words.amount(pays.with_tax, offer) if pays.tax else ""
    return label, words.once(pays.amount, offer), taxed


def _notes(offer: Offer) -> Iterator[str]:
    if not offer.includes_software:
        yield words.billed_elsewhere(offer)


# The chosen package in detail.


class _Row(NamedTuple):
    label: str
    amounts: tuple[int, ...]
    strong: bool = False

    def data(self, offer: Offer) -> dict[str, object]:
        heads = 3 if offer.tax_rate else 1
        shown = [money(each, offer.currency) for each in self.amounts[:heads]]
        blank = [""] * (heads - len(shown))
        return {"cells": [self.label, *shown, *blank], "strong": self.strong}


def _sum(offer: Offer, choice: Choice) -> dict[str, object] | None:
    """What the chosen package costs, line by line; None where it is for nobody in particular."""
    if not offer.client or not offer.packages:
        return None
    package, band = offer.packages[choice.package], offer.band(choice)
    payments = offer.payments(choice)
    heading = words.sum_of(package)
    heads = words.sum_heads(offer)
    if payments is None or band is None:
        note = words.request_note(package)
        return {"heading": heading, "heads": heads, "rows": [], "notes": [note]}
    rows = [*_parts(offer, choice, package), *_totals(offer, choice, payments)]
    return {
        "heading": heading,
        "heads": heads,
        "rows": [each.data(offer) for each in rows],
        "notes": list(_sum_notes(offer, choice, package, payments)),
    }


def _parts(offer: Offer, choice: Choice, package: OfferedPackage) -> Iterator[_Row]:
    """What a month of one account is made of."""
    band = offer.band(choice)
    if band is None:
        return
    price = band.prices[choice.reduction]
    reduction = offer.reductions[choice.reduction - 1] if choice.reduction else None
    if offer.includes_software:
        yield _Row(words.less(words.software(offer), reduction), (price.software,))
    yield _Row(words.services(reduction), (price.services,))
    for index in sorted(choice.options):
        option = package.options[index]
        yield _Row(option.text, (option.price,))
    if offer.accounts > 1:
        one = replace(offer, accounts=1).payments(replace(choice, yearly=False))
        if one is not None:
            yield _Row(words.month_of_one(), _all(one.monthly))


def _totals(offer: Offer, choice: Choice, payments: Payments) -> Iterator[_Row]:
    """What is paid in a month, for a year at once, for the setup, in the first year."""
    monthly = offer.payments(replace(choice, yearly=False))
    if monthly is not None and (payments.months_paid is None or payments.months_paid != 12):
        yield _Row(words.month(offer), _all(monthly.monthly), strong=True)
    if payments.at_once is not None:
        yield _Row(words.month_of_year(offer), _all(payments.monthly))
        yield _Row(words.yearly(), _all(payments.at_once), strong=True)
    yield _Row(words.setup(), _all(payments.setup))
    yield _Row(words.first_year(), _all(payments.first_year), strong=True)


def _all(pays: Pays) -> tuple[int, int, int]:
    return pays.amount, pays.tax, pays.with_tax


def _sum_notes(
    offer: Offer, choice: Choice, package: OfferedPackage, payments: Payments
) -> Iterator[str]:
    if payments.free:
        yield words.free(payments.free)
    if choice.setup_waived and package.setup_fee:
        yield words.waived()
    yield words.first_year_note(payments)
    if not offer.includes_software:
        yield words.billed_elsewhere(offer)


# Charts.


class _Chart(NamedTuple):
    name: str
    heading: str
    picture: Picture
    height: float = HEIGHT

    @property
    def file(self) -> str:
        return f"{self.name}.svg"

    def data(self) -> dict[str, object]:
        alt = self.picture.summary or self.picture.title
        return {
            "file": self.file,
            "heading": self.heading,
            "title": one_line(self.picture.title),
            "alt": one_line(alt),
        }


def _charts(offer: Offer, choice: Choice) -> Iterator[_Chart]:
    """The charts that say something of this offer."""
    if not offer.packages or offer.payments(choice) is None:
        return
    if len(offer.packages) > 1:
        tall = AROUND + ROW * len(offer.packages)
        yield _Chart("packages", words.beside(), packages.picture(offer, choice), tall)
    if sum(each.amount is not None for each in offer.as_the_list_grows(choice)) > 1:
        yield _Chart("growth", words.growth(), growth_price.picture(offer, choice))
    shop = offer.order_value, offer.order_margin
    if offer.orders_that_pay(choice, *shop):
        yield _Chart("payback", words.payback(), payback.picture(offer, choice, *shop))
    compared = direct.picture(offer, choice) if offer.shows_direct else None
    if compared is not None:
        yield _Chart("direct", words.direct(), compared)
