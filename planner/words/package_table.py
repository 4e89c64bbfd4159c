"""The packages as a table, at today's discount: what its columns are, and a package's row."""

from __future__ import annotations

from collections.abc import Mapping

from planner.model.book import Book
from planner.model.plan import Package
from planner.model.pricing import priced
from planner.words.catalogue import context, text
from planner.words.numbers import count, hours, money, percent
from planner.words.sentences import one_line

NAMES = 2
"""So many columns are words: the first ones."""

MOST_OF_A_NAME = 120


def heads() -> tuple[str, ...]:
    """What the columns are."""
    return (
        text("Package"),
        text("Plan"),
        text("Software"),
        text("Services"),
        text("Total"),
        text("Setup"),
        text("Hours"),
        context("head of a column", "You keep"),
        text("Margin"),
        text("Floor"),
        text("Target"),
    )


def cells(book: Book, package: Package, plan_names: Mapping[str, str]) -> tuple[str, ...]:
    """A package's row; ``plan_names`` are the vendor's own."""
    currency = book.plan.currency
    found = priced(book, package)
    at = None if found is None else found.today
    vendor = plan_names.get(package.plan, package.plan.capitalize())
    return (
        one_line(package.title, MOST_OF_A_NAME),
        f"{one_line(vendor)} {count(package.contacts)}",
        money(None if found is None else found.software, currency),
        money(package.services_price, currency),
        money(None if found is None else found.price, currency),
        money(package.setup_fee, currency),
        hours(package.hours),
        money(None if at is None else at.contribution, currency),
        percent(None if at is None else at.margin, 1),
        money(None if at is None else at.floor, currency),
        money(None if at is None else at.target, currency),
    )
