"""Warnings: what a sound plan should still be told of, in the place it concerns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.model.account import Account, Terms, terms
from planner.model.book import Book
from planner.model.money import ratio
from planner.model.plan import AS_THE_PACKAGE, Billing, Channel, Package, Plan
from planner.model.problems import Grade, Place, Problem, Value
from planner.model.programme import AdvertisedAgainst
from planner.model.rows import Kind


def cautions(book: Book, newest_prices: date | None = None) -> tuple[Problem, ...]:
    """Find what a plan should be warned of, packages first, then rows with terms of their own.

    Args:
        book: the plan's month; what has no figures is not warned of.
        newest_prices: the date of the newest price list that ships; None: not compared.
    """
    return (*_plan(book.plan, newest_prices), *_packages(book), *_rows(book))


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
    for index, package in enumerate(book.plan.packages):
        place: Place = ("packages", index)
        one = book.account_of(package)
        if one is not None:
            yield from of_account(book, place, one, Channel.RESALE)
            yield from _advertised(book.plan, place, package, one.terms)


def _rows(book: Book) -> Iterator[Problem]:
    for part in book.parts:
        if part.account is None or part.kind not in {Kind.RESOLD, Kind.ON_COMMISSION}:
            continue
        commission = part.kind is Kind.ON_COMMISSION
        alike = part.group.alike
        as_the_package = (alike.overrides, alike.billing) == (AS_THE_PACKAGE, Billing.MONTHLY)
        if as_the_package and not commission:
            continue  # its package says it
        channel = Channel.COMMISSION if commission else Channel.RESALE
        for problem in of_account(book, (), part.account, channel):
            for row in part.group.rows:
                if not book.has_figures(row):
                    continue
                yield Problem(
                    problem.code,
                    ("clients", row, *problem.place),
                    {**problem.values, "name": book.plan.clients[row].name},
                    Grade.WARNING,
                )


def of_account(book: Book, place: Place, one: Account, channel: Channel) -> Iterator[Problem]:
    """Warn of an account that loses money or stays below the agency's target margin."""
    lines = one.on_commission
    kept = lines.contribution
    if channel is Channel.RESALE:
        lines = one.resold
        kept = lines.contribution + book.billed(one.terms, book.discount).contribution
    target = book.plan.agency.target_margin
    share = None if target is None else ratio(kept, lines.price)
    if kept < 0:
        yield _warning("loses-money", place, loss=-kept)
    elif target is not None and share is not None and share < target:
        yield _warning("below-target", place, margin=share, target=target)


def published_price(plan: Plan, package: Package) -> int | None:
    """The published price that an advertised one is held against, in the plan's currency.

    By the programme's setting the monthly price, the yearly one, or the higher; None where the
    vendor has published none.
    """
    against = plan.programme.minimum_advertised_price
    monthly = plan.price_list.list_price(package.plan, package.contacts)
    yearly = plan.price_list.yearly_price(package.plan, package.contacts)
    candidates = {
        AdvertisedAgainst.MONTHLY: [monthly],
        AdvertisedAgainst.YEARLY: [yearly],
        AdvertisedAgainst.HIGHER: [monthly, yearly],
    }[against]
    known = [price for price in candidates if price is not None]
    one = terms(plan, package)
    return one.converted(max(known)) if known and one is not None else None


def _advertised(plan: Plan, place: Place, package: Package, one: Terms) -> Iterator[Problem]:
    published = published_price(plan, package)
    if published is not None and one.software < published:
        yield _warning(
            "below-published", (*place, "software_price"), price=one.software, published=published
        )
