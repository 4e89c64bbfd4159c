"""Warnings: what a sound plan should still be told of, in the place it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planner.model.account import Terms, terms
from planner.model.book import Book
from planner.model.money import ratio
from planner.model.offer_checks import offer_cautions
from planner.model.plan import AS_THE_PACKAGE, Overrides, Package, Plan
from planner.model.problems import Grade, Place, Problem, Value
from planner.model.programme import AdvertisedAgainst
from planner.model.rows import Kind


def cautions(book: Book, newest_prices: date | None = None) -> tuple[Problem, ...]:
    """Find what a plan should be warned of, packages first, then rows with terms of their own.

    Args:
        book: the plan's month; what has no figures is not warned of.
        newest_prices: the date of the newest price list that ships; None: not compared.
    """
    return (
        *_plan(book.plan, newest_prices),
        *_packages(book),
        *_rows(book),
        *offer_cautions(book.plan),
    )


def _warning(code: str, place: Place, **values: Value) -> Problem:
    return Problem(code, place, values, Grade.WARNING)


def _plan(plan: Plan, newest_prices: date | None) -> Iterator[Problem]:
    if plan.programme.commission.rate is None:
        yield _warning("no-commission-rate", ("programme", "commission", "rate"))
    as_of = plan.price_list.as_of
    if as_of is not None and newest_prices is not None and as_of < newest_prices:
        yield _warning(
            "old-prices",
            ("price_list", "as_of"),
            as_of=as_of.isoformat(),
            newest=newest_prices.isoformat(),
        )


def _packages(book: Book) -> Iterator[Problem]:
    target = book.plan.agency.target_margin
    for index, package in enumerate(book.plan.packages):
        place: Place = ("packages", index)
        one = book.account_of(package)
        if one is not None:
            bill = book.billed(one.terms, book.discount)
            kept = one.resold.contribution + bill.contribution
            for code, values in weakness(kept, one.resold.price, target):
                yield _warning(code, place, **values)
            yield from _advertised(book.plan, place, package, one.terms)


def _rows(book: Book) -> Iterator[Problem]:
    discount, target = book.discount, book.plan.agency.target_margin
    bills: dict[int, int] = {}  # by list price
    for part in book.parts:
        group, kind, one, lines = part
        if one is None or kind not in {Kind.RESOLD, Kind.ON_COMMISSION}:
            continue
        kept = lines.contribution
        if kind is Kind.RESOLD:
            if group.usual:
                continue  # its package says it
            listed = one.terms.list_price
            if listed not in bills:
                bills[listed] = book.billed(one.terms, discount).contribution
            kept += bills[listed]
        for code, values in weakness(kept, lines.price, target):
            for row in filter(book.has_figures, group.rows):
                name = book.plan.clients[row].name
                yield _warning(code, ("clients", row), **values, name=name)


def weakness(
    kept: int, price: int, target: Decimal | None
) -> Iterator[tuple[str, dict[str, Value]]]:
    """Whether an account loses money or keeps less of its price than the agency's target."""
    share = None if target is None else ratio(kept, price)
    if kept < 0:
        yield "loses-money", {"loss": -kept}
    elif target is not None and share is not None and share < target:
        yield "below-target", {"margin": share, "target": target}


def published_price(plan: Plan, package: Package, own: Overrides = AS_THE_PACKAGE) -> int | None:
    """The published price that an advertised one is held against, in the plan's currency.

    None where the vendor has published none. The arguments are those of ``published_list_price``.
    """
    listed = published_list_price(plan, package, own)
    one = terms(plan, package, own)
    return one.converted(listed) if listed is not None and one is not None else None


def published_list_price(
    plan: Plan, package: Package, own: Overrides = AS_THE_PACKAGE
) -> int | None:
    """The same in the currency of the price list.

    By the programme's setting the monthly price, the yearly one, or the higher.

    Args:
        plan: the plan.
        package: what is sold.
        own: what a row states otherwise: another plan or other contacts have another price.
    """
    against = plan.programme.minimum_advertised_price
    name = package.plan if own.plan is None else own.plan
    contacts = package.contacts if own.contacts is None else own.contacts
    candidates = []
    if against is not AdvertisedAgainst.YEARLY:
        candidates.append(plan.price_list.list_price(name, contacts))
    if against is not AdvertisedAgainst.MONTHLY:
        candidates.append(plan.price_list.yearly_price(name, contacts))
    return max((price for price in candidates if price is not None), default=None)


def _advertised(plan: Plan, place: Place, package: Package, one: Terms) -> Iterator[Problem]:
    published = published_price(plan, package)
    if published is not None and one.software < published:
        yield _warning(
            "below-published", (*place, "software_price"), price=one.software, published=published
        )
