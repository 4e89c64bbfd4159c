"""Chances in words: true at the ends, plain in the middle, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.over_time.simulation import PossibleMonth, Simulation, Spread
from planner.words import catalogue
from planner.words import sure as words
from tests.model.plans import example, plan_of

PLAN = plan_of(example())
NBSP = "\N{NO-BREAK SPACE}"
NEARLY_ALL = "more than 99 of 100 possible futures"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


def ending(
    reached: tuple[int, ...] = (1000, 1000, 700, 0, 0),
    *,
    goal: tuple[int, int] | None = None,
    profit: tuple[int, int] = (100_00, 900_00),
    accounts: tuple[int, int] = (20, 40),
    start: date | None = date(2026, 10, 1),
) -> Simulation:
    """1,000 futures of one month, the 12th."""
    stated = replace(PLAN.assumptions, start=start, profit_goal=None if goal is None else 5_000_00)
    by, within = goal or (None, None)
    low, high = profit
    month = PossibleMonth(
        12,
        Spread(Fraction(61, 2), accounts[0], 30, accounts[1]),
        Spread(Fraction(0), low, low, high),
        Spread(Fraction(0), low, low, high),
        reached,
        by,
        within,
    )
    plan = replace(PLAN, assumptions=stated)
    return Simulation(plan, 7, 1000, (month,), None, is_estimate=False)


@pytest.mark.parametrize(
    ("of_thousand", "said", "french", "cell"),
    [
        (1000, "all possible futures", "tous les futurs possibles", "100 %"),
        (999, NEARLY_ALL, "plus de 99 futurs possibles sur 100", "> 99 %"),
        (995, NEARLY_ALL, "plus de 99 futurs possibles sur 100", "> 99 %"),
        (994, "99 of 100 possible futures", "99 futurs possibles sur 100", "99 %"),
        (971, "97 of 100 possible futures", "97 futurs possibles sur 100", "97 %"),
        (900, "9 of 10 possible futures", "9 futurs possibles sur 10", "90 %"),
        (700, "7 of 10 possible futures", "7 futurs possibles sur 10", "70 %"),
        (100, "1 of 10 possible futures", "1 futur possible sur 10", "10 %"),
        (10, "1 of 100 possible futures", "1 futur possible sur 100", "1 %"),
        (5, "1 of 100 possible futures", "1 futur possible sur 100", "1 %"),
        (4, "fewer than 1 of 100 possible futures", "moins d’un futur possible sur 100", "< 1 %"),
        (1, "fewer than 1 of 100 possible futures", "moins d’un futur possible sur 100", "< 1 %"),
    ],
)  # fmt: skip
def test_a_share_is_said_as_people_say_it(
    of_thousand: int, said: str, french: str, cell: str
) -> None:
    share = Fraction(of_thousand, 1000)
    assert words.futures(share) == said
    assert words.share_cell(share).replace(NBSP, " ") == cell
    catalogue.use("fr")
    assert words.futures(share) == french


def test_no_future_is_no_per_cent() -> None:
    assert words.share_cell(Fraction(0)) == f"0{NBSP}%"


@given(st.integers(1, 10**6).flatmap(lambda p: st.tuples(st.integers(0, p), st.just(p))))
def test_only_what_always_or_never_happens_is_called_certain(found: tuple[int, int]) -> None:
    paths, of = found
    said = words.share_cell(Fraction(paths, of)).replace(NBSP, "")
    assert (said == "100%") == (paths == of)
    assert (said == "0%") == (paths == 0)
    if said[:-1].isdigit():
        assert abs(Fraction(paths, of) - Fraction(int(said[:-1]), 100)) <= Fraction(1, 200)


def test_the_next_tier_comes_first_and_others_only_where_they_have_a_chance() -> None:
    first = f"In 7 of 10 possible futures you reach 35{NBSP}% off (25 accounts) by October 2027"
    assert words.sentences(ending(), 22) == [first]
    assert words.sentences(ending((1000, 1000, 700, 20, 0)), 22) == [
        first,
        f"In 2 of 100 possible futures you reach 45{NBSP}% off (50 accounts) by October 2027",
    ]
    assert words.sentences(ending((1000, 1000, 0, 0, 0), start=None), 22) == [
        f"In no possible future do you reach 35{NBSP}% off (25 accounts) by month 12"
    ]
    assert words.sentences(ending(), 100)[0].startswith("You have the top discount today")


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (
            (640, 590),
            [
                "In 64 of 100 possible futures you earn your goal of $5,000.00 in at least one "
                "month by October 2027",
                "In 59 of 100 possible futures you earn it in October 2027 itself",
            ],
        ),
        (
            (640, 0),
            [
                "In 64 of 100 possible futures you earn your goal of $5,000.00 in at least one "
                "month by October 2027",
                "In no possible future do you earn it in October 2027 itself",
            ],
        ),
        (
            (0, 0),
            [
                "In no possible future do you earn your goal of $5,000.00 in any month by "
                "October 2027"
            ],
        ),
        (None, []),
    ],
)
def test_the_goal_is_earned_by_then_and_in_the_last_month(
    goal: tuple[int, int] | None, said: list[str]
) -> None:
    assert list(words.goal(ending(goal=goal))) == said


def test_what_lies_between_is_one_figure_where_both_ends_are_the_same() -> None:
    assert words.spread(ending()) == (
        "In at least 8 of 10 possible futures your profit in October 2027 is between $100.00 and "
        "$900.00"
    )
    assert words.spread(ending(profit=(100_00, 100_00))) == (
        "In at least 8 of 10 possible futures your profit in October 2027 is $100.00"
    )
    assert words.spread_of_cash(ending(profit=(-100_00, 900_00))) == (
        "In at least 8 of 10 possible futures your cumulative cash by October 2027 is between "
        "−$100.00 and $900.00"
    )
    assert words.spread_of_cash(ending(profit=(0, 0))).endswith("by October 2027 is $0.00")
    assert words.spread_of_accounts(ending()) == (
        "In at least 8 of 10 possible futures you have 20 to 40 accounts at the end of October 2027"
    )
    assert "have 1 account at" in words.spread_of_accounts(ending(accounts=(1, 1)))
    assert words.spread_of_accounts(ending(accounts=(0, 1))).startswith(
        "In at least 8 of 10 possible futures you have 0 to 1 account at"
    )
    assert words.mean_of_accounts(ending().months[0].accounts) == "30.5"


def test_french_sentences_are_whole() -> None:
    catalogue.use("fr")
    made = ending((1000, 1000, 0, 0, 0), goal=(640, 0))
    assert words.sentences(made, 22) == [
        f"Aucun futur possible n’atteint 35{NBSP}% de remise (25 comptes) d’ici octobre 2027",
        "Dans 64 futurs possibles sur 100, vous atteignez votre objectif de "
        f"5\u202f000,00{NBSP}$ au moins un mois d’ici octobre 2027",
        "Aucun futur possible ne l’atteint en octobre 2027 même",
    ]
    assert words.basis(made) == "1\u202f000 futurs possibles, graine 7"
