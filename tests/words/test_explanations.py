"""Explanations in words: the name of a figure, its formula with values, its lines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from planner.model.curve import Curve
from planner.model.explained import explain
from planner.model.explanation import Asked, Explanation
from planner.model.plan import Plan
from planner.words import catalogue
from planner.words import explanations as words
from planner.words.formulas import formula_words, remark_words
from tests.model.explained.formulas import all_below
from tests.model.explained.test_explained import OF_THE_BOOK, OF_THE_CURVE
from tests.model.plans import curve_of, documents, example, plan_of
from tests.model.quotes import CAFE
from tests.model.reference import Document

CURVE = curve_of(example())
PLAN = CURVE.book.plan
ABROAD = {
    "price_list.currency": "USD", "currency": "EUR", "price_list.exchange_rate": "0.90",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    catalogue.use("en")


def told(asked: Asked, curve: Curve = CURVE) -> Explanation:
    found = explain(curve, asked)
    assert found is not None
    return found


def formula(asked: Asked, curve: Curve = CURVE) -> str:
    said = formula_words(told(asked, curve), curve.book.plan)
    return said.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def lines(asked: Asked, plan: Plan = PLAN, curve: Curve = CURVE) -> list[tuple[str, ...]]:
    return [
        (words.entry_name(e, plan), words.entry_detail(e, plan), words.entry_value(e, plan))
        for e in told(asked, curve).entries
    ]


def test_the_formula_has_its_values() -> None:
    growth = {"package": "growth"}
    expected = {
        "vendor_cost": "179.00 × (1 − 25 %) = 134.25",
        "payment_fee": "(449.00 and 20 % tax) × 2.9 % + 0.30 = 15.93",
        "work": "35.00 × 2.75 h = 96.25",
        "margin": "187.57 ÷ 449.00 = 41.78 %",
    }
    for figure, said in expected.items():
        assert formula(Asked(figure, **growth)) == said  # type: ignore[arg-type]  # of a package
    assert formula(Asked("margin")) == "2,816.92 ÷ 6,951.00 = 40.53 %"
    assert formula(Asked("commission", row=told_row("commission"), one=True)) == (
        "179.00 × 20 % = 35.80"
    )


def told_row(channel: str) -> int:
    return next(i for i, c in enumerate(PLAN.clients) if c.channel == channel)


def test_rounding_is_said_where_it_happens() -> None:
    once = "Rounded once, for each account; totals are sums of rounded amounts."
    assert remark_words(told(Asked("vendor_cost", package="growth")), PLAN) == once
    assert remark_words(told(Asked("profit")), PLAN) == ""
    abroad = curve_of(example(ABROAD))
    found = told(Asked("vendor_cost", package="growth"), abroad)
    assert "vendor's currency first" in remark_words(found, abroad.book.plan)
    assert formula(Asked("vendor_cost", package="growth"), abroad) == (
        "$179.00 × (1 − 25 %), rounded, × 0.9 = 120.83"
    )


def test_lines_say_what_they_are_and_how_many() -> None:
    assert lines(Asked("profit"))[1] == ("Vendor bill", "", "−1,505.25")
    assert lines(Asked("vendor_cost"))[0] == (
        "List price 19.00, 25\N{NO-BREAK SPACE}% off", "15 accounts × 14.25", "213.75",
    )  # fmt: skip
    assert ("Package “Growth”", "") not in [line[:2] for line in lines(Asked("services"))]
    assert lines(Asked("discount"))[1:] == [
        ("Tier reached, from 2 accounts", "", "25\N{NO-BREAK SPACE}%"),
        ("Next tier, from 25 accounts", "", "35\N{NO-BREAK SPACE}%"),
    ]


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({}, "22 accounts count, so each gets 25 % off its list price."),
        (
            {"programme.first_account_full_price": True},
            "22 accounts count; each but the first gets 25 % off its list price.",
        ),
        (
            {"programme.mode": "graduated"},
            "22 accounts count: the last gets 25 % off its list price, each before it what its "
            "own tier gives.",
        ),
        ({"clients": example()["clients"][2:3]}, "1 account counts, so each gets 0 % off"),
    ],
)
def test_the_tier_says_who_gets_its_discount(edits: dict[str, object], said: str) -> None:
    assert formula(Asked("discount"), curve_of(example(edits))).startswith(said)


def test_where_nothing_is_paid_there_is_no_fee() -> None:
    free = curve_of(example({"packages.1.services_price": "0"}))
    asked = Asked("payment_fee", row=told_row("commission"), one=True)
    assert told(asked, free).value == 0
    assert formula(asked, free) == "There is nothing of it here."


def test_titles_say_whose() -> None:
    name = PLAN.clients[0].name
    titles = {
        Asked("profit"): "Profit",
        Asked("profit", accounts=30): "Profit · 30 resold accounts",
        Asked("revenue", row=0): f"Revenue · Client “{name}”",
        Asked("revenue", package="growth"): "Revenue · Package “Growth”, one account",
        Asked("services", rows_of="growth"): "Services · Package “Growth”",
    }
    for asked, title in titles.items():
        assert words.title(asked, PLAN) == title


def test_the_number_at_which_a_curve_turns_is_said() -> None:
    assert formula(Asked("break_even", accounts=3)) == (
        "3 is the first number at which reselling makes no loss."
    )
    assert "the other way earns more" in formula(Asked("crossing", accounts=3))


def test_what_cannot_be_worked_out_says_so() -> None:
    curve = curve_of(example({"clients.0.package": "gone"}))
    found = told(Asked("profit"), curve)
    assert words.headline(found, curve.book.plan) == "–"
    assert formula_words(found, curve.book.plan) == "This cannot be worked out yet:"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_that_can_be_asked_has_words(language: str) -> None:
    catalogue.use(language)
    rare = {"clients.0.billing": "yearly", "agency.vendor_tax_rate": "0.1"}
    for edits in ({}, {**ABROAD, **rare}):
        curve = curve_of(example(edits))
        asked = [Asked(figure) for figure in OF_THE_BOOK]
        asked += [Asked(figure, accounts=30) for figure in OF_THE_CURVE]
        for each in asked:
            found = told(each, curve)
            assert_said(found, curve.book.plan)
            for entry in found.entries:
                if entry.asked is not None:
                    assert_said(told(entry.asked, curve), curve.book.plan)


@settings(max_examples=8)
@given(documents())
def test_every_plan_s_figures_have_words(document: Document) -> None:
    curve = curve_of(document)
    for figure in ("profit", "hours", "invoice"):
        for _, found in all_below(curve, Asked(figure)):
            assert_said(found, plan_of(document))


def assert_said(found: Explanation, plan: Plan) -> None:
    assert words.title(found.asked, plan)
    assert words.headline(found, plan)
    assert "{" not in formula_words(found, plan)
    for entry in found.entries:
        assert words.entry_name(entry, plan)
        assert words.entry_value(entry, plan)


@pytest.mark.parametrize(
    ("figure", "edits", "said"),
    [
        (
            "price_at_target",
            {"agency.target_margin": "0.3"},
            "From this price on 30 % of it is kept once these lines, the payment fee and what is "
            "never paid are off.",
        ),
        (
            "room",
            {"agency.target_margin": "0.99"},
            "No price keeps 99 % of itself once these lines, the payment fee and what is never "
            "paid are off: lower your target.",
        ),
        (
            "room",
            {"agency.target_margin": None},
            "There is no target margin: set one to see the room down to it.",
        ),
        (
            "price_at_zero",
            {},
            "From this price on nothing is lost once these lines, the payment fee and what is "
            "never paid are off.",
        ),
        (
            "price_at_zero",
            {"agency.unpaid_rate": "1"},
            "No price pays for these lines and its own payment fee.",
        ),
        ("room", {"agency.target_margin": "0.3"}, "These lines add up to 71.84."),
        ("first_year", {}, "These lines add up to 2,581.66."),
    ],
)
def test_what_bounds_a_quote_is_said(figure: str, edits: dict[str, object], said: str) -> None:
    document = example(edits)
    document["clients"].append(CAFE)
    curve = curve_of(document)
    row = len(curve.book.plan.clients) - 1
    found = told(Asked(figure, row=row, quoted=row), curve)
    assert formula_words(found, curve.book.plan).replace("\N{NO-BREAK SPACE}", " ") == said
    for language in ("en", "fr"):
        catalogue.use(language)
        assert_said(found, curve.book.plan)


def test_the_lines_of_a_first_year_say_how_often() -> None:
    document = example()
    document["clients"].append({**CAFE, "free_months": 2})
    curve = curve_of(document)
    plan = curve.book.plan
    row = len(plan.clients) - 1
    free, months, setup, *_ = told(Asked("first_year", row=row, quoted=row), curve).entries
    assert words.entry_name(free, plan) == "2 free months"
    assert words.entry_detail(free, plan) == "2 × −290.50"
    assert words.entry_name(months, plan) == "10 months"
    assert words.entry_detail(months, plan) == "10 × 200.49"
    assert (words.entry_name(setup, plan), words.entry_detail(setup, plan)) == ("setup fee", "")
