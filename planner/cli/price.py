"""``planner price``: what a package must cost for a target margin, tier by tier."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from planner.cli.summary import notes
from planner.model.account import Terms
from planner.model.book import Book
from planner.model.money import exact_text, rate_text
from planner.model.plan import Package
from planner.model.price_ladder import Rung, ladder, taken
from planner.model.problems import Problem
from planner.words import goal
from planner.words.catalogue import text
from planner.words.columns import aligned, widths
from planner.words.numbers import count, money, percent
from planner.words.sentences import one_line

MOST_SHOWN = 12


class Asked(NamedTuple):
    """A package with the terms of its account, a margin, and what comes of them."""

    package: Package
    one: Terms
    margin: Decimal
    rungs: tuple[Rung, ...]


def margin_of(typed: str) -> Decimal:
    """Read a margin: a plain decimal from 0 to 1.

    Raises:
        argparse.ArgumentTypeError: if it is none, with what to write instead.
    """
    if re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,15})?|\.[0-9]{1,15}", typed):
        margin = Decimal(typed)
        if margin <= 1:
            return margin
        if margin <= 100:
            raise _no_margin(typed, margin / 100)
    meant = re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*%", typed.strip())
    if meant and Decimal(meant[1].replace(",", ".")) <= 100:
        raise _no_margin(typed, Decimal(meant[1].replace(",", ".")) / 100)
    if re.fullmatch(r"[01],[0-9]{1,6}", typed) and Decimal(typed.replace(",", ".")) <= 1:
        raise _no_margin(typed, Decimal(typed.replace(",", ".")))
    raise argparse.ArgumentTypeError(
        text('"{typed}" is no margin from 0 to 1: write 0.5 for 50 %').format(typed=one_line(typed))
    )


def _no_margin(typed: str, meant: Decimal) -> argparse.ArgumentTypeError:
    said = text('"{typed}" is no margin from 0 to 1: write {margin} for {percent}')
    return argparse.ArgumentTypeError(
        said.format(typed=one_line(typed), margin=rate_text(meant), percent=percent(meant))
    )


def refusal(book: Book, package_id: str) -> str:
    """Why there is no package of this id to price, and which there are."""
    packages = book.plan.packages
    if not packages:
        return text("the plan has no package to price")
    names = [one_line(package.id) for package in packages[:MOST_SHOWN]]
    said = text('"{package}" is no package of this plan: its packages are {packages}').format(
        package=one_line(package_id), packages=", ".join(names)
    )
    return said if len(packages) <= MOST_SHOWN else f"{said}, …"


def ask(book: Book, package_id: str, margin: Decimal) -> Asked | None:
    """Hold a package against every tier; None where the plan has no such package."""
    package = book.plan.package(package_id)
    account = None if package is None else book.account_of(package)
    if package is None or account is None:
        return None
    rungs = ladder(book.plan.programme, account.terms, margin)
    return Asked(package, account.terms, margin, rungs)


def as_json(asked: Asked) -> Iterator[str]:
    """Write the prices as one JSON document, amounts and rates as decimal strings."""
    currency = asked.one.currency
    document = {
        "package": asked.package.id,
        "margin": rate_text(asked.margin),
        "tiers": [
            {
                "from": rung.start,
                "discount": rate_text(rung.at.discount),
                "price": None if rung.at.target is None else exact_text(rung.at.target, currency),
            }
            for rung in asked.rungs
        ],
    }
    yield json.dumps(document, ensure_ascii=False, indent=2)
    yield "\n"


def as_table(asked: Asked, book: Book, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the prices for a reader, line by line."""
    for line in _table(asked, book, warnings):
        yield f"{line}\n"


def _table(asked: Asked, book: Book, warnings: tuple[Problem, ...]) -> Iterator[str]:
    currency, margin = asked.one.currency, percent(asked.margin)
    yield text("{package}: the price a month in {currency} that keeps {margin}").format(
        package=one_line(asked.package.title), currency=currency.code, margin=margin
    )
    yield text("Software and services together, billed monthly; today {price}").format(
        price=money(asked.one.software + asked.one.services, currency)
    )
    yield ""
    header = [text("From account"), text("Discount"), text("Vendor bill"), text("Price")]
    rows = [
        [
            count(rung.start),
            percent(rung.at.discount),
            money(rung.at.vendor_cost, currency),
            money(rung.at.target, currency),
        ]
        for rung in asked.rungs
    ]
    table = [header, *rows]
    yield from aligned(table, widths(table), left=0)
    if any(rung.at.target is None for rung in asked.rungs):
        yield ""
        yield goal.out_of_reach(asked.margin, taken(asked.one))
    yield from notes(warnings, book.plan.currency)
