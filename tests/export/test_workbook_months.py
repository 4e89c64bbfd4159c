"""The workbook's months: what they are made of adds up to what the model says of them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.export.internal.workbook import workbook
from planner.export.internal.workbook.month_columns import FIGURES, FIRST, HELPERS
from planner.export.internal.workbook.steps import crossing
from planner.model.money import half_up
from planner.model.over_time.calendar import months_seen
from planner.model.over_time.projection import project
from planner.model.over_time.situations import contacts_after
from tests.export.months_to_come import plans_to_come
from tests.export.spreadsheets import Cells, cells
from tests.model.plans import book_of, example
from tests.model.reference import DIGITS, Document

PLANS = 10

MUCH = {
    "assumptions.contact_growth": "0.04",
    "assumptions.price_changes": [
        {"month": 3, "whose": "vendor", "rate": "0.07"},
        {"month": 5, "whose": "agency", "rate": "0.05", "package": "growth"},
    ],
    "assumptions.planned": [
        {"month": 2, "move": "join", "package": "scale", "channel": "commission", "accounts": 2},
        {"month": 6, "move": "join", "package": "growth", "accounts": 3, "note": "=the fair"},
    ],
}


def column(name: str) -> str:
    place = HELPERS.index(name) + len(FIGURES) + 1 if name in HELPERS else FIGURES.index(name)
    return chr(ord("A") + place)


@cache
def to_come() -> list[Document]:
    return list(islice(plans_to_come(), PLANS))


@pytest.mark.parametrize("number", range(PLANS))
def test_a_month_s_parts_add_up_to_what_the_model_says_of_it(number: int) -> None:
    document = to_come()[number]
    book = book_of(document)
    months = cells(workbook(book, most=9))["Projection"]
    made = project(book, months_seen(book.plan.assumptions))
    assert made is not None
    scale = 10 ** DIGITS[document["currency"]]
    for row, month in enumerate(made.months, FIRST + 1):
        part = {name: float(months[f"{column(name)}{row}"].value) for name in HELPERS}

        def minor(amount: float) -> int:
            return half_up(round(amount * scale * 10**6), 10**6)

        assert minor(part["price"] + part["commission"]) == month.revenue
        assert minor(part["bill"]) == month.flows.vendor
        assert (part["resold"], part["direct"]) == pytest.approx(
            (month.resold, month.on_commission), abs=1e-9
        )
        earned = part["received"] + part["commission"] - part["bill"] - part["work"]
        assert minor(earned - book.overheads / scale) == month.profit


def of_much() -> Cells:
    return cells(workbook(book_of(example(MUCH))))


def test_what_is_known_to_come_is_typed_and_every_figure_follows_it() -> None:
    sheets = of_much()
    planned, months = sheets["Planned"], sheets["Projection"]
    typed = [planned[place].value for place in ("A5", "B5", "C5", "A6", "B6", "C6")]
    assert typed == ["List prices, all packages", 3, 0.07, "Your prices, Growth", 5, 0.05]
    events = [
        [planned[f"{letter}{place[1:]}"].value for letter in "ABC"]
        for place, cell in planned.items()
        if str(cell.value).endswith(" joins")
    ]
    assert events == [["Scale joins", 2, 2], ["Growth joins", 6, 3]]
    computed = [
        months[f"{column(name)}{FIRST + 1}"].computed for name in FIGURES if name != "month"
    ]
    assert all(computed)


def test_the_growth_of_lists_is_typed_where_the_plan_has_some_and_only_there() -> None:
    sheets = of_much()
    assert "Contact lists grow by" in {cell.value for cell in sheets["Inputs"].values()}
    assert "Own growth of lists" in {cell.value for cell in sheets["Packages"].values()}
    without = cells(workbook(book_of(example())))
    assert "Contact lists grow by" not in {cell.value for cell in without["Inputs"].values()}
    assert "Own growth of lists" not in {cell.value for cell in without["Packages"].values()}


def test_a_plan_in_which_nothing_is_planned_says_so() -> None:
    assert cells(workbook(book_of(example())))["Planned"]["A4"].value == (
        "Nothing is planned: add it in the program, and export again."
    )


def test_months_end_where_a_list_outgrows_the_bands_and_say_so() -> None:
    document = example({"assumptions.contact_growth": "0.06"})
    months = cells(workbook(book_of(document)))["Projection"]
    numbers = [cell.value for place, cell in months.items() if re.fullmatch("A[0-9]+", place)]
    assert max(each for each in numbers if isinstance(each, float)) == 19
    assert "month 20" in str(months["A3"].value)


@given(
    st.integers(1, 300_000),
    st.sampled_from(["-1", "-0.5", "-0.2", "-0.013", "0", "0.01", "0.1", "0.21", "0.5", "1", "9"]),
    st.integers(1, 300_000),
    st.integers(0, 120),
)
def test_a_list_is_beyond_a_band_from_the_month_that_is_said(
    contacts: int, rate: str, bound: int, month: int
) -> None:
    growth = Decimal(rate)
    crossed = crossing(contacts, float(growth), bound)
    for months in {month, max(crossed - 1, 0), crossed} - {99999, 99998}:
        grown = contacts_after(contacts, growth, months)
        there = grown <= bound if growth < 0 else grown > bound
        assert there == (months >= crossed)
