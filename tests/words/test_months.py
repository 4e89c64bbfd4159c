"""A month is called by its number, or as the calendar calls it, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from planner.words import catalogue, months, numbers
from planner.words.numbers import NO_BREAK_SPACE

JANUARY = date(2027, 1, 1)
"""Month 1 is February 2027, month 3 April."""


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def test_without_a_start_a_month_is_its_number() -> None:
    assert months.month_name(None, 3) == "Month 3"
    assert months.short_month(None, 3) == "3"
    assert months.span(None, 1) == "1 month"
    assert months.span(None, 120) == "120 months"
    catalogue.use("fr")
    assert months.month_name(None, 3) == "Mois 3"
    assert months.span(None, 12) == "12 mois"


def test_with_a_start_a_month_is_that_of_the_calendar() -> None:
    assert months.month_name(JANUARY, 0) == "January 2027"
    assert months.month_name(JANUARY, 3) == "April 2027"
    assert months.month_name(JANUARY, 12) == "January 2028"
    assert months.short_month(JANUARY, 3) == f"Apr{NO_BREAK_SPACE}27"
    assert months.span(JANUARY, 1) == "February 2027"
    assert months.span(JANUARY, 12) == "February 2027 to January 2028"
    catalogue.use("fr")
    assert months.month_name(JANUARY, 3) == "avril 2027"
    assert months.short_month(JANUARY, 1) == f"févr.{NO_BREAK_SPACE}27"
    assert months.span(JANUARY, 12) == "février 2027 à janvier 2028"


@pytest.mark.parametrize(
    ("language", "start", "said"),
    [
        ("en", None, "in month 3|from month 3 on|by month 3|at the end of month 3"),
        ("en", JANUARY, "in April 2027|from April 2027 on|by April 2027|at the end of April 2027"),
        ("fr", None, "au mois 3|dès le mois 3|d’ici au mois 3|à la fin du mois 3"),
        ("fr", JANUARY, "en avril 2027|dès avril 2027|d’ici avril 2027|fin avril 2027"),
    ],
)
def test_in_a_sentence_a_month_has_the_word_before_it_that_belongs_to_it(
    language: str, start: date | None, said: str
) -> None:
    catalogue.use(language)
    ways = (months.in_month, months.from_month, months.by_month, months.at_end_of)
    assert [way(start, 3) for way in ways] == said.split("|")


def test_a_month_after_the_last_year_of_the_calendar_is_its_number() -> None:
    last = date(9999, 11, 1)
    assert months.month_name(last, 1) == "December 9999"
    assert months.month_name(last, 2) == "Month 2"
    assert months.in_month(last, 2) == "in month 2"
    assert months.span(last, 12) == "12 months"


def test_a_month_that_no_calendar_has_is_its_number() -> None:
    # A broken plan may speak of any month, and the sentence that says so names it.
    assert months.month_name(JANUARY, 10**15) == "Month 1,000,000,000,000,000"
    assert months.month_name(JANUARY, -(10**15)).startswith("Month −1,0")
    assert months.in_month(date(1, 1, 1), -3) == "in month −3"


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_short_months_are_told_apart(language: str) -> None:
    assert len(set(numbers.style(language).short_months)) == 12
