"""The packages as a table: any number of them, read at a glance."""

from __future__ import annotations

from collections.abc import Mapping

from planner.gui.plain_table import Head, Line
from planner.model.book import Book
from planner.model.plan import Package
from planner.words import package_table


def heads() -> tuple[Head, ...]:
    """What the columns are."""
    names = enumerate(package_table.heads())
    return tuple(Head(each, figures=at >= package_table.NAMES) for at, each in names)


def line_of(book: Book, package: Package, plan_names: Mapping[str, str]) -> Line:
    """A package as a row, with a star where it is recommended."""
    name, *others = package_table.cells(book, package, plan_names)
    shown = f"★ {name}" if package.recommended else name
    return Line((shown, *others), bold=int(package.recommended))
