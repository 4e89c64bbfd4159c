"""What is said of goals, in English and French: every answer is a whole and true sentence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.book import Book
from planner.model.goal.goals import Answer, Figure, Goal, Met, Missed, Wanted, Why
from planner.model.goal.levers import Key, Lever, levers
from planner.model.plan import Plan
from planner.model.price_ladder import Rungs, Taken, rungs_of, taken
from planner.words import catalogue
from planner.words import goal as words
from tests.model.plans import example, plan_of

NB, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
PLAN: Plan = plan_of(example())
SERVICES = Lever(Key.SERVICES, "growth")
PROFIT = Goal(Wanted.PROFIT, 300000)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


MET = Met(26581, Figure(300004, 714072), True, 26580, Figure(299992, 714060))


def said(answer: Answer, lever: Lever = SERVICES, goal: Goal = PROFIT) -> str:
    return words.sentence(answer, lever, goal, PLAN)


def test_a_price_in_both_languages() -> None:
    assert said(MET) == (
        "From $265.81 on it is met: $265.81 makes $3,000.04, $265.80 only $2,999.92."
    )
    catalogue.use("fr")
    assert said(MET) == (
        f"Atteint à partir de 265,81{NB}${NB}: 265,81{NB}$ donne 3{NARROW}000,04{NB}$, "
        f"265,80{NB}$ seulement 2{NARROW}999,92{NB}$."
    )


def test_a_cost_holds_up_to_a_value() -> None:
    lever = Lever(Key.HOURS, "growth")
    answer = Met(231, Figure(300172, 1), False, 232, Figure(299752, 1))
    assert said(answer, lever) == (
        f"Up to 2.31{NB}h/month it is met: 2.31{NB}h/month makes $3,001.72, "
        f"2.32{NB}h/month only $2,997.52."
    )


def test_margins_that_look_alike_get_more_decimals() -> None:
    goal = Goal(Wanted.MARGIN, margin=Decimal("0.5"))
    answer = Met(100, Figure(500_001, 1_000_000), True, 99, Figure(499_996, 1_000_000))
    assert f"makes 50.0001{NB}%, $0.99 only 49.9996{NB}%" in said(answer, goal=goal)


def test_any_value_does() -> None:
    answer = MET._replace(steps=0, beside=None, beside_figure=None)
    assert said(answer) == "Any value does: even $0.00 makes $3,000.04."


@pytest.mark.parametrize(
    ("again", "end"),
    [
        (20, "It is lost again at 10, and met for good from 20 on: tiers jump."),
        (None, "From 10 on it is lost again, and not met for good by any number."),
    ],
)
def test_a_number_of_accounts_that_is_lost_again(again: int | None, end: str) -> None:
    answer = MET._replace(steps=8, beside=7, lost=10, again=again)
    assert said(answer, Lever(Key.ROW, row=0)) == (
        f"8 is the first number that does: it makes $3,000.04. {end}"
    )


def test_two_margins_that_look_alike_are_not_both_said() -> None:
    # 99 % of 10,000.00 against a share of 9,999.99 that is below it by a millionth of a per cent.
    answer = Met(1000000, Figure(990000, 1000000), True, 999999, Figure(989999, 999999))
    goal = Goal(Wanted.KEPT, margin=Decimal("0.99"), package="growth")
    assert said(answer, goal=goal) == (
        f"From $10,000.00 on it is met, with 99.00{NB}%; $9,999.99 just misses it."
    )


def test_what_misses_a_margin_is_not_said_to_be_it() -> None:
    goal = Goal(Wanted.MARGIN, margin=Decimal("0.5"))
    hour = Lever(Key.HOURLY_COST)
    answer = Met(2416, Figure(500060, 1000000), False, 2417, Figure(499980, 1000000))
    assert said(answer, hour, goal) == (
        f"Up to $24.16 it is met: $24.16 makes 50.0060{NB}%, $24.17 only 49.9980{NB}%."
    )


def test_of_nothing_there_is_no_margin() -> None:
    goal = Goal(Wanted.KEPT, margin=Decimal("0.30"), package="growth")
    nothing = Figure(-100, 0)
    for why in (Why.NO_NUMBER, Why.AT_NOTHING, Why.NO_EFFECT):
        assert said(Missed(why, 0, nothing), goal=goal) == (
            "Nothing is paid, so there is no margin: it takes a price and an account."
        )
    assert words.now(SERVICES, 0, goal, nothing, PLAN) == "Today it is $0.00."
    free = Met(1, Figure(1, 1), True, 0, Figure(0, 0))
    assert said(free, goal=goal) == f"From $0.01 on it is met: $0.01 makes 100.00{NB}%."


def test_what_is_not_entered_is_no_value() -> None:
    rate = Lever(Key.COMMISSION_RATE)
    assert words.now(rate, None, PROFIT, Figure(10000, 20000), PLAN) == (
        "It is not entered today, which makes $100.00."
    )
    assert words.now(rate, None, PROFIT, None, PLAN) == "It is not entered today."


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("why", Why)
def test_every_reason_has_a_sentence_that_is_filled_in(code: str, why: Why) -> None:
    catalogue.use(code)
    of = Taken(Fraction(6, 10), Fraction(4, 10)) if why is Why.EATEN else None
    sentence = said(Missed(why, 100, Figure(12345, 100000), of))
    assert sentence.endswith(".") and "{" not in sentence and "}" not in sentence


def test_what_eats_every_price_is_named_with_its_share() -> None:
    of = Taken(Fraction(6, 10), Fraction(4, 10))
    assert said(Missed(Why.EATEN, taken=of)) == (
        f"No price is enough: of any price, payment fees take 60{NB}% and 40{NB}% is never paid."
    )


@pytest.mark.parametrize(
    ("fee", "unpaid", "part"),
    [
        ("0.0348", "0.01", "so less than 95.52"),
        ("0.0348", "0", "so less than 96.52"),
        ("0", "0.01", "so less than 99"),
        ("0", "0", "something of it always goes"),
    ],
)
def test_why_no_price_keeps_so_much(fee: str, unpaid: str, part: str) -> None:
    sentence = words.out_of_reach(Decimal(1), Taken(Fraction(fee), Fraction(unpaid)))
    assert sentence.startswith(f"No price keeps 100{NB}%: ") and part in sentence
    assert ("never paid" in sentence) == (unpaid != "0")


def test_a_third_of_a_per_cent_is_rounded_and_not_endless() -> None:
    assert words.share(Fraction(1, 3)) == f"33.33{NB}%"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_input_has_a_name_a_value_and_a_step(code: str) -> None:
    catalogue.use(code)
    for lever in (*levers(PLAN), *(Lever(each) for each in Key)):
        row = lever._replace(row=0)
        for part in (
            words.lever_name(row, PLAN),
            words.value(row, row.value(1), PLAN),
            words.step(row, PLAN),
        ):
            assert part and "{" not in part


def rungs(edits: dict[str, object]) -> tuple[Plan, Rungs]:
    plan = plan_of(example(edits))
    found = rungs_of(Book(plan), plan.packages[1])
    assert found is not None
    return plan, found


class TestFinding:
    def said(self, edits: dict[str, object]) -> str:
        plan, found = rungs(edits)
        return words.finding(plan.packages[1], found, plan)

    def test_below_and_above_the_target(self) -> None:
        assert "takes $528.38: that is $79.38 more. From 25 accounts on, $489.90" in self.said(
            {"agency.target_margin": "0.5"}
        )
        assert "you may give" in self.said({"agency.target_margin": "0.2"})

    def test_without_a_target(self) -> None:
        assert self.said({}).endswith("With a target margin you see here which price meets it.")

    def test_of_a_package_without_a_price(self) -> None:
        nothing: dict[str, object] = {
            "packages.1.software_price": "0.00",
            "packages.1.services_price": "0.00",
        }
        assert self.said(nothing).startswith("Growth has no price yet. With a target margin")

    def test_out_of_reach(self) -> None:
        edits: dict[str, object] = {"agency.target_margin": "0.98"}
        _, found = rungs(edits)
        assert self.said(edits).endswith(words.out_of_reach(Decimal("0.98"), found.taken))

    def test_at_the_top_there_is_no_later_tier(self) -> None:
        edits = {"agency.target_margin": "0.5", "clients.0.accounts": 200}
        assert "is enough" not in self.said(edits)

    def test_in_french(self) -> None:
        catalogue.use("fr")
        assert self.said({"agency.target_margin": "0.5"}) == (
            f"Growth à 449,00{NB}$ vous laisse 41,8{NB}% aujourd’hui. Votre objectif de "
            f"50{NB}% demande 528,38{NB}${NB}: c’est 79,38{NB}$ de plus. À partir de "
            f"25{NB}comptes, 489,90{NB}$ suffisent."
        ).replace(f"25{NB}comptes", "25 comptes")


def test_a_capped_fee_takes_no_share_of_a_high_price() -> None:
    plan, found = rungs({"agency.payment_fee.cap": "10.00"})
    assert found.taken.fee == 0
    one = Book(plan).account_of(plan.packages[1])
    assert one is not None and taken(one.terms).left == 1
