"""The packages as a table: one row, whoever shows it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from planner.export.internal.told import month
from planner.export.internal.told.blocks import Table
from planner.gui.packages.table import heads as heads_of_window
from planner.gui.packages.table import line_of
from planner.model.book import Book
from planner.words import package_table
from tests.model.plans import example, plan_of

VENDOR = {"plus": "Plus"}


def test_the_report_shows_what_the_window_does_but_for_its_star() -> None:
    plan = plan_of(example())
    packages = tuple(replace(each, recommended=True) for each in plan.packages)
    book = Book(replace(plan, packages=packages))
    found = month.packages(book, VENDOR).blocks[0]
    assert isinstance(found, Table)
    lines = [line_of(book, each, VENDOR).cells for each in packages]
    assert [row.cells for row in found.rows] == [
        (first.removeprefix("★ "), *others) for first, *others in lines
    ]
    assert all(first.startswith("★ ") for first, *_ in lines)
    assert list(found.heads) == [each.words for each in heads_of_window()]
    assert [each.figures for each in heads_of_window()].index(True) == found.words


def test_a_row_has_the_package_s_price_and_what_is_kept_of_it() -> None:
    book = Book(plan_of(example()))
    growth = book.plan.packages[1]
    cells = dict(zip(package_table.heads(), package_table.cells(book, growth, VENDOR), strict=True))
    assert cells["Plan"] == "Plus 5,000"
    software, services, price = (Decimal(cells[each]) for each in ("Software", "Services", "Total"))
    assert software + services == price == Decimal("449.00")
    assert cells["You keep"] == "187.57"
    kept = Decimal(cells["You keep"]) / price
    assert cells["Margin"] == f"{kept:.1%}".replace("%", "\N{NO-BREAK SPACE}%")


def test_a_package_that_no_list_prices_has_a_row_all_the_same() -> None:
    plan = plan_of(example())
    unsold = replace(plan.packages[0], plan="nowhere")
    cells = package_table.cells(Book(replace(plan, packages=(unsold,), clients=())), unsold, {})
    assert cells[1].startswith("Nowhere ")
    assert len(cells) == len(package_table.heads())
