"""The packages as a table: any number of them, read at a glance."""

from __future__ import annotations

from collections.abc import Mapping

from planner.gui.plain_table import Head, Line
from planner.model.book import Book
from planner.model.plan import Package
from planner.model.pricing import priced
from planner.words.catalogue import context, text
from planner.words.numbers import count, hours, money, percent
from planner.words.sentences import one_line

MOST_OF_A_NAME = 120


def heads() -> tuple[Head, ...]:
    """What the columns are."""
    names = text("Package"), text("Plan")
    figures = (
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
    return *(Head(each, figures=False) for each in names), *map(Head, figures)


def line_of(book: Book, package: Package, plan_names: Mapping[str, str]) -> Line:
    """A package as a row, at today's discount."""
    currency = book.plan.currency
    found = priced(book, package)
    at = None if found is None else found.today
    name = one_line(package.title, MOST_OF_A_NAME)
    vendor = plan_names.get(package.plan, package.plan.capitalize())
    cells = (
        f"★ {name}" if package.recommended else name,
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
    return Line(cells, bold=int(package.recommended))
