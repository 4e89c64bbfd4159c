"""What moves the months, in sentences that are true in English and French, of one and of many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.problems import Problem
from planner.words import catalogue, month_story
from planner.words.month_story import chance, sentences
from planner.words.numbers import NO_BREAK_SPACE
from tests.charts.months import outlook


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def said(case: str, *, by_chance: bool = False) -> list[str]:
    _, projection, simulation = outlook(case)
    found = sentences(projection, simulation if by_chance else None)
    return [each.replace(NO_BREAK_SPACE, " ") for each in found]


def test_a_tier_that_is_lost_is_told_as_one_that_is_reached() -> None:
    assert said("falling")[:2] == [
        "Fewer than 50 accounts are counted at the end of month 4; the bill has 35 % off from "
        "month 5 on.",
        "Fewer than 25 accounts are counted at the end of month 18; the bill has 25 % off from "
        "month 19 on.",
    ]
    assert "5 % of the accounts leave each month: that is 46.0 % in a year." in said("falling")


def test_where_nobody_is_left_it_is_not_fewer_than_one_account() -> None:
    assert said("all leave")[0] == (
        "No account is counted at the end of month 1; the bill has 0 % off from month 2 on."
    )


def test_many_changes_are_counted() -> None:
    assert said("up and down")[3] == "After that the tier changes 9 more times."


def test_in_the_same_cycle_the_month_has_its_own_tier() -> None:
    assert said("same cycle")[0] == "25 accounts are reached in month 2, and its bill has 35 % off."


def test_where_each_account_has_its_own_discount_it_is_an_estimate() -> None:
    first, second = said("graduated")
    assert first == "25 accounts are reached in month 2: from there on each has 35 % off."
    assert "is an estimate" in second


def test_a_goal_is_told_reached_or_not() -> None:
    assert "Your goal of $4,000.00 a month is first reached in August 2027." in said("calendar")
    (missed,) = (each for each in said("a goal far away") if "goal" in each)
    assert missed.startswith("Your goal of $900,000.00 a month is not reached: in month 24")
    assert any(
        each.endswith("of the possible futures have earned your goal of $4,000.00 in a month by "
                      "January 2030.")
        for each in said("calendar", by_chance=True)
    )  # fmt: skip


def test_where_the_figures_end_early_it_says_why() -> None:
    _, projection, _ = outlook("a year")
    growth = ("assumptions", "contact_growth")
    lost = {"rate": Decimal("-2")}
    cut = replace(projection, problem=Problem("shrinks-away", growth, lost))
    first = sentences(cut)[0].replace(NO_BREAK_SPACE, " ")
    assert first.startswith("The figures end at the end of month 12. -2 (−200 %) a month is more")


def test_commissions_that_are_all_over_are_told_so() -> None:
    assert any("none of the accounts on commission brings one" in each for each in said("losing"))


def test_where_nothing_moves_nothing_is_said() -> None:
    assert said("standing still", by_chance=True) == []


def test_a_chance_is_neither_none_nor_all_where_it_is_not() -> None:
    shares = (Fraction(0), Fraction(1, 1000), Fraction(1, 2), Fraction(999, 1000), Fraction(1))
    told = [chance(each).replace(NO_BREAK_SPACE, " ") for each in shares]
    assert told == ["0 %", "Under 1 %", "50 %", "Over 99 %", "100 %"]


def test_french_says_the_months_as_french_does() -> None:
    catalogue.use("fr")
    assert said("calendar")[0] == (
        "25 comptes sont atteints fin mai 2027\N{NARROW NO-BREAK SPACE}; la facture a 35 % de "
        "remise dès juin 2027."
    )
    assert month_story.chance(Fraction(999, 1000)).replace(NO_BREAK_SPACE, " ") == "Plus de 99 %"
