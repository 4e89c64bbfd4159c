"""A quoted client explained: what it would bring once it is signed, down to the tier it is in."""

from __future__ import annotations

import pytest

from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.explained import explain
from planner.model.explanation import Asked
from planner.model.plan import Plan
from planner.model.quote import quote
from tests.model.explained.formulas import explained
from tests.model.plans import example, plan_of
from tests.model.quotes import cafe, made_up


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


OF_A_QUOTE = ("first_year", "room", "price_at_target", "price_at_zero")


def asked_of(document: dict[str, object], row: int, figure: str) -> tuple[Curve, Asked]:
    curve = Curve(Book(plan_of(document)))
    row %= len(curve.book.plan.clients)
    return curve, Asked(figure, row=row, quoted=row)


@pytest.mark.parametrize("seed", range(60))
def test_the_year_the_room_and_its_prices_are_those_of_the_quote(seed: int) -> None:
    document, row = made_up(seed)
    curve, asked = asked_of(document, row, "")
    made = quote(curve.book, row)
    assert made is not None
    for figure in OF_A_QUOTE:
        found = explained(curve, asked._replace(figure=figure))
        assert found.value == getattr(made, figure)
        if figure == "first_year" or (figure == "room" and found.value is not None):
            assert sum(each.sign * int(each.value or 0) for each in found.entries) == found.value
        for entry in found.entries:
            if entry.accounts is not None:
                assert entry.value == entry.accounts * int(entry.each or 0)
            if entry.asked is not None:
                below = explained(curve, entry.asked)
                assert below.value == (entry.value if entry.each is None else entry.each)


def test_the_year_of_the_worked_example_leads_to_what_is_typed() -> None:
    found = explained(*asked_of(cafe(), -1, "first_year"))
    assert [(each.value, each.accounts) for each in found.entries] == [
        (240588, 12),
        (40000, 1),
        (-1422, 1),
        (-21000, 1),
    ]
    assert [each.place for each in found.entries] == [
        (),
        ("packages", 1, "setup_fee"),
        ("agency", "payment_fee"),
        ("packages", 1, "setup_hours"),
    ]
    free = explained(*asked_of(cafe(free_months=2, setup_fee="100.00"), -1, "first_year"))
    row = ("clients", free.asked.row)
    assert [each.place for each in free.entries][:3] == [
        (*row, "free_months"),
        (),
        (*row, "setup_fee"),
    ]


def test_without_figures_it_says_what_keeps_it_from_them() -> None:
    found = explained(*asked_of(cafe(contacts=900_000), -1, "room"))
    assert found.value is None
    assert [each.code for each in found.missing] == ["above-largest-band"]
