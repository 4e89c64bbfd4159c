"""Places in the words that people use, and never as paths."""

from __future__ import annotations

import pytest

from planner.model.book import Book
from planner.model.problems import Place, path
from planner.words import catalogue
from planner.words.places import place_words, said
from tests.model.plans import example, plan_of
from tests.storage.test_broken_plans import BROKEN

PLAN = plan_of(example({"clients.1.name": "", "packages.2.name": ""}))
WORDS: dict[Place, str] = {
    ("clients", 0): "Client “Boulangerie Martin”",
    ("clients", 0, "hours"): "Client “Boulangerie Martin”: hours",
    ("clients", 1, "accounts"): "Client row 2: accounts",
    ("clients", 0, "payment_fee", "cap"): "Client “Boulangerie Martin”: payment fee, at most",
    ("packages", 1): "Package “Growth”",
    ("packages", 1, "software_price"): "Package “Growth”: software price",
    ("packages", 1, "software_price", "list_times"): (
        "Package “Growth”: software price, times the list price"
    ),
    ("packages", 2, "hours"): "Package “scale”: hours",
    ("agency", "overheads"): "Overheads",
    ("agency", "payment_fee", "fixed"): "Payment fee, per payment",
    ("programme", "tiers", 2, "discount"): "Tier from 25 accounts: discount",
    ("programme", "tiers"): "Programme: tiers",
    ("programme", "commission", "rate"): "Commission: rate",
    ("programme", "monthly_fee"): "Programme: programme fee",
    ("price_list", "prices", "plus", "5000"): "Price list: Plus, 5,000 contacts",
    ("price_list", "yearly", "plus", "5000"): "Price list, billed yearly: Plus, 5,000 contacts",
    ("price_list", "exchange_rate"): "Price list: exchange rate",
    ("assumptions", "monthly_churn"): "Accounts leaving a month",
    ("assumptions", "start"): "Starts after",
    ("clients", 0, "allowed", "concessions", 1, "rate"): (
        "Client “Boulangerie Martin”: what it may choose"
    ),
    ("clients", 0, "allowed", "order_value"): "Client “Boulangerie Martin”: value of an order",
    ("clients", 0, "allowed", "packages", 3): "Client “Boulangerie Martin”: packages it may see",
    ("brand", "logo", "data"): "Brand: logo",
    ("brand", "font", "bold"): "Brand: bold font",
    ("brand", "contact", 4): "Brand: contact lines",
    ("wording", "valid_days"): "Proposals: days for which they hold",
    ("wording", "terms"): "Proposals: terms",
    ("proposals", 4, "file"): "Proposal 5",
    ("mood",): "mood",
    (): "",
}


@pytest.mark.parametrize("place", WORDS, ids=path)
def test_a_place_is_said_as_people_say_it(place: Place) -> None:
    assert place_words(PLAN, place) == WORDS[place]


def test_what_is_gone_or_nameless_still_has_a_place() -> None:
    assert place_words(PLAN, ("clients", 999, "hours")) == "Client row 1,000: hours"
    assert place_words(PLAN, ("packages", 9)) == "Package 10"
    assert place_words(PLAN, ("programme", "tiers", 9, "from")) == "Tier 10: first account"


def test_names_stand_within_a_line() -> None:
    plan = plan_of(example({"clients.0.name": "a\nb" + "x" * 100}))
    words = place_words(plan, ("clients", 0, "hours"))
    assert "\n" not in words
    assert len(words) < 90


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_problem_of_a_plan_is_said_by_its_path(language: str) -> None:
    from planner.storage.plan_file import PlanFileError, parse

    catalogue.use(language)
    try:
        for broken in BROKEN:
            try:
                plan = parse(broken.content).plan
            except PlanFileError:
                continue
            for problem in Book(plan).problems:
                where = said(problem, plan).split(" – ")[0]
                assert where, broken.name
                assert not set("[]_") & set(where), where
    finally:
        catalogue.use("en")


def test_a_line_says_where_and_what() -> None:
    plan = plan_of(example({"clients.0.hours": "-1"}))
    (problem,) = Book(plan).problems
    line = "Client “Boulangerie Martin”: hours – This must not be below 0"
    assert said(problem, plan) == line
