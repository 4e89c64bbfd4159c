"""A quoted client explained: what it would bring once it is signed, down to the tier it is in."""

from __future__ import annotations

import pytest

from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.explained import explain
from planner.model.explanation import Asked
from planner.model.plan import Plan
from planner.model.quote import quote
from tests.model.plans import example, plan_of


def quoted(accounts: int = 1) -> Plan:
    document = example()
    document["clients"].append(
        {
            "id": "q1",
            "name": "Velo",
            "package": "growth",
            "status": "proposed",
            "contacts": 8000,
            "accounts": accounts,
        }
    )
    return plan_of(document)


@pytest.mark.parametrize("accounts", [1, 3])
def test_it_is_the_figure_of_the_quote_and_its_lines_make_it(accounts: int) -> None:
    plan = quoted(accounts)
    book, row = Book(plan), len(plan.clients) - 1
    made = quote(book, row)
    assert made is not None
    found = explain(Curve(book), Asked("contribution", row=row, quoted=row))
    assert found is not None and found.value == made.contribution
    lines = [each.sign * int(each.value or 0) for each in found.entries]
    assert sum(lines) == made.contribution
    assert all(each.asked is None or each.asked.quoted == row for each in found.entries)
    counted = explain(Curve(book), Asked("counted", quoted=row))
    assert counted is not None and counted.value == made.counted == book.counted + accounts


def test_in_the_book_as_it_is_it_still_brings_nothing() -> None:
    plan = quoted()
    found = explain(Curve(Book(plan)), Asked("contribution", row=len(plan.clients) - 1))
    assert found is not None and found.value == 0


@pytest.mark.parametrize("row", [0, 99, -1])
def test_who_is_not_quoted_is_not_explained_so(row: int) -> None:
    assert explain(Curve(Book(quoted())), Asked("contribution", row=row, quoted=row)) is None
