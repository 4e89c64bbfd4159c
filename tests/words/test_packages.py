"""What is said of packages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.model.book import Book
from planner.model.money import Currency
from planner.model.pricing import AtTier, Ending, Priced, priced
from planner.words import catalogue
from planner.words import packages as words
from planner.words.numbers import NO_BREAK_SPACE
from tests.model.plans import example, plan_of

USD = Currency.of("USD")
PLAN = plan_of(example())
HALF = Decimal("0.5")


@pytest.fixture
def growth() -> Priced:
    found = priced(Book(PLAN), PLAN.packages[1])
    assert found is not None
    return found


def at(room: int | None, target: int | None = 1) -> AtTier:
    return AtTier(Decimal("0.25"), 1, 1, HALF, 1, target, room)


def test_the_room_is_what_may_be_given_or_is_lacking() -> None:
    half = f"50{NO_BREAK_SPACE}%"
    said = [words.room(at(room), HALF, USD) for room in (1074, 0, -7938, None)]
    assert said == [
        f"You may give $10.74 and still meet your target of {half}.",
        f"You may give $0.00 and still meet your target of {half}.",
        f"$79.38 more would meet your target of {half}.",
        "",
    ]
    assert words.room(at(100), None, USD) == "You may give $1.00 before an account loses money."
    assert words.room(at(-100), None, USD) == "$1.00 more, and an account loses nothing."


def test_a_price_out_of_reach_is_said() -> None:
    assert words.beyond_reach(at(1), HALF) == ""
    assert words.beyond_reach(at(1, None), None) == ""
    assert words.beyond_reach(at(None, None), HALF).startswith("No price meets your target of 50")
    assert words.beyond_reach(at(1)._replace(floor=None), None).startswith("No price covers")


def test_the_scale_is_said_in_words(growth: Priced) -> None:
    said = words.scale(growth, USD)
    assert said == "Your price $449.00, Floor $254.66, List $429.00"
    unpublished = growth._replace(listed=None)
    assert words.scale(unpublished, USD) == "Your price $449.00, Floor $254.66"


@pytest.mark.parametrize(
    ("ending", "code", "language", "expected"),
    [
        (Ending.NINE, "USD", "en", "…9"),
        (Ending.POINT_NINETY, "USD", "en", ".90"),
        (Ending.POINT_NINETY, "EUR", "fr", ",90"),
        (Ending.POINT_NINETY_NINE, "TND", "fr", ",990"),
    ],
)
def test_an_ending_is_written_as_prices_are(
    ending: Ending, code: str, language: str, expected: str
) -> None:
    catalogue.use(language)
    try:
        assert words.ending(ending, Currency.of(code)) == expected
    finally:
        catalogue.use("en")


def test_what_a_price_that_follows_the_list_comes_to(growth: Priced) -> None:
    assert words.followed(growth, 17900, None, USD) == "$199.00 from a list price of 179.00"
    both = words.followed(replace_software(growth), 17900, 14500, USD)
    assert both == ("$1.00 from a list price of 179.00 · client sees 145.00 a month, billed yearly")


def replace_software(of: Priced) -> Priced:
    return of._replace(software=100)
