"""What moves the months, in sentences that are true in English and French, of one and of many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.over_time.projection import project
from planner.model.problems import Problem
from planner.words import catalogue, forecast, month_story
from planner.words.month_story import chance, sentences
from planner.words.numbers import NO_BREAK_SPACE
from tests.charts.months import assumed as months_of
from tests.charts.months import outlook
from tests.model.plans import book_of, cents, example


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
        "No account is counted at the end of month 1; the bill has no discount from month 2 on."
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
    assert missed.startswith("Your goal of $900,000.00 a month is not reached: profit is about")
    assert missed.endswith("at most, in month 24.")
    assert any(
        each.endswith("of the possible futures have earned your goal of $4,000.00 in a month by "
                      "January 2030.")
        for each in said("calendar", by_chance=True)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "assumed", "then"),
    [
        # economics.md: 3,133.61 in month 1, 4,549.52 in month 12 and 4,501.16 in month 13.
        ("3133.61", {}, "reached in every month."),
        ("3133.62", {}, "first reached in month 2."),
        ("4540.00", {}, "first reached in month 12, and kept from month 14 on."),
        # Nobody comes, and one in twenty leaves: 2,652.86 in month 1, 2,497.01 in month 2.
        (
            "2500.00",
            {"new_accounts_per_month": "0", "monthly_churn": "0.05"},
            "reached in month 1, and no longer from month 2 on.",
        ),
    ],
)
def test_a_goal_that_is_lost_again_is_told_so(
    goal: str, assumed: dict[str, str], then: str
) -> None:
    book = book_of(months_of(example(), 24, profit_goal=goal, **assumed))
    found = project(book, 24)
    assert found is not None and book.profit is not None
    (told,) = (each for each in sentences(found) if "goal" in each)
    assert told.endswith(then)
    if "no longer" in told:
        assert "goal" not in forecast.title(found, cents("2,000.00"))


def test_a_discount_that_is_lost_is_not_called_a_discount_of_nothing() -> None:
    churn = {"new_accounts_per_month": "0", "monthly_churn": "1"}
    for effective, then in (
        ("next-cycle", "counted at the end of month 1; the bill has no discount from month 2 on."),
        ("same-cycle", "counted in month 1, and its bill has no discount."),
    ):
        plan = example({"programme.effective": effective})
        found = project(book_of(months_of(plan, 2, **churn)), 2)
        assert found is not None
        assert sentences(found)[0] == f"No account is {then}"


def test_a_share_that_leaves_is_told_of_those_it_is_of() -> None:
    def churn(*packages: str) -> list[str]:
        own = [{"package": each, "monthly_churn": "0.03"} for each in packages]
        found = project(book_of(months_of(example(), 2, packages=own)), 2)
        assert found is not None
        return [each for each in sentences(found) if "leave" in each]

    (some,) = churn("growth")
    assert "where their package has no share of its own" in some
    assert churn("essential", "growth", "scale") == []
    nobody = book_of(months_of(example({"clients": []}), 2, new_accounts_per_month="0"))
    found = project(nobody, 2)
    assert found is not None and sentences(found) == []


def test_setup_fees_that_are_next_to_nothing_are_not_told() -> None:
    # 1.5 accounts a month beside 100,000: their fees are far under a thousandth of the revenue.
    found = project(book_of(months_of(example({"clients.0.accounts": 100_000}), 1)), 1)
    assert found is not None
    assert not any("Setup" in each for each in sentences(found))


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
