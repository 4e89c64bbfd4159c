"""Goals of one client row: what is kept of it, quoted or signed, by an input of its own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.book import Book
from planner.model.goal.goals import Goal, Met, Missed, Wanted, Why, figure, goals_of
from planner.model.goal.levers import Key, Lever, changed, present, price_of_row
from planner.model.goal.seek import seek
from planner.model.plan import ListTimes, OverList, Plan, Status
from planner.model.quote import Quote, quote
from tests.model.plans import book_of, cents, example, plan_of
from tests.model.quotes import cafe, made_up

ROW = 7
"""The worked example's quote."""

NEXT = 30


def kept(margin: str, row: int = ROW) -> Goal:
    return Goal(Wanted.KEPT, margin=Decimal(margin), row=row)


def amount(of: str, row: int = ROW) -> Goal:
    return Goal(Wanted.PROFIT, amount=cents(of), row=row)


def met(book: Book, lever: Lever, goal: Goal) -> Met:
    answer = seek(book, lever, goal)
    assert isinstance(answer, Met)
    return answer


class TestQuoted:
    def test_the_price_at_target_of_the_economics(self) -> None:
        # 437.16 of 509.00, of which 259.00 software and 250.00 services.
        book = book_of(cafe())
        assert met(book, Lever(Key.SERVICES, row=ROW), kept("0.30")).steps == cents("178.16")
        assert met(book, Lever(Key.SOFTWARE, row=ROW), kept("0.30")).steps == cents("187.16")
        rule = price_of_row(book.plan, ROW)
        assert (rule.key, present(book.plan, rule)) == (Key.OVER_LIST, cents("20.00"))
        assert met(book, rule, kept("0.30")).steps == cents("-51.84")

    def test_the_hours_and_the_price_at_zero_of_the_economics(self) -> None:
        book = book_of(cafe())
        assert met(book, Lever(Key.HOURS, row=ROW), amount("0")).steps == 847
        assert met(book, Lever(Key.SERVICES, row=ROW), amount("0")).steps == cents(
            "42.28"
        )  # of 301.28

    def test_an_answer_changes_the_row_alone(self) -> None:
        plan = plan_of(cafe())
        for lever, value in (
            (Lever(Key.SOFTWARE, row=ROW), 1800),
            (Lever(Key.OVER_LIST, row=ROW), OverList(1800)),
            (Lever(Key.LIST_TIMES, row=ROW), ListTimes(Decimal("0.18"))),
        ):
            after = changed(plan, lever, 1800)
            assert after.clients[ROW].overrides.software_price == value
            assert (after.packages, after.clients[:ROW]) == (plan.packages, plan.clients[:ROW])

    def test_accounts_with_the_tier_that_they_reach_themselves(self) -> None:
        # 22 counted: with the third account all of the quote's are at 35 %.
        book = book_of(cafe())
        answer = met(book, Lever(Key.ROW, row=ROW), amount("672.00"))
        # 3 x (200.49 + 239.00 x 0.10) = 673.17, two of them at 25 % only 400.98
        assert (answer.steps, answer.figure.earned) == (3, cents("673.17"))
        assert answer.beside_figure is not None
        assert answer.beside_figure.earned == cents("400.98")

    def test_of_the_book_it_moves_nothing_and_no_such_goal_is_offered(self) -> None:
        book = book_of(cafe())
        lever = Lever(Key.SERVICES, row=ROW)
        answer = seek(book, lever, Goal(Wanted.PROFIT, amount=cents("3000")))
        assert isinstance(answer, Missed) and answer.why is Why.NO_EFFECT
        assert goals_of(book, lever) == (
            Goal(Wanted.KEPT, row=ROW),
            Goal(Wanted.PROFIT, row=ROW),
        )

    def test_software_is_nothing_to_a_client_on_commission(self) -> None:
        book = book_of(cafe(channel="commission"))
        answer = seek(book, Lever(Key.SOFTWARE, row=ROW), kept("0.50"))
        assert isinstance(answer, Missed) and answer.why is Why.NO_EFFECT

    def test_without_a_list_price_there_are_no_figures(self) -> None:
        book = book_of(cafe(contacts=9_000_000))
        assert figure(book, kept("0.30")) is None
        answer = seek(book, Lever(Key.SERVICES, row=ROW), kept("0.30"))
        assert isinstance(answer, Missed) and answer.why is Why.NO_FIGURES


class TestSigned:
    def test_a_row_keeps_what_it_kept_as_a_quote(self) -> None:
        plan = plan_of(cafe())
        won = replace(plan.clients[ROW], status=Status.ACTIVE)
        signed = Book(replace(plan, clients=(*plan.clients[:ROW], won)))
        lever = Lever(Key.SERVICES, row=ROW)
        assert seek(signed, lever, kept("0.30")) == seek(Book(plan), lever, kept("0.30"))
        assert [each.wanted for each in goals_of(signed, lever)] == list(Wanted)

    def test_the_book_s_profit_by_the_price_of_one_client(self) -> None:
        book = book_of(example())
        for row in (0, 1, 3, 4, 5):
            lever = Lever(Key.SERVICES, row=row)
            answer = seek(book, lever, Goal(Wanted.PROFIT, amount=cents("3000")))
            if isinstance(answer, Missed):  # disabled: nothing is billed to the client
                assert row == 5 and answer.why is Why.NO_EFFECT
                continue
            assert _profit(changed(book.plan, lever, answer.steps)) >= cents("3000")
            assert _profit(changed(book.plan, lever, answer.steps - 1)) < cents("3000")

    def test_a_row_that_does_nothing_moves_nothing(self) -> None:
        book = book_of(example())  # the seventh is on trial
        lever = Lever(Key.HOURS, row=6)
        answer = seek(book, lever, Goal(Wanted.PROFIT, amount=cents("3000")))
        assert isinstance(answer, Missed) and answer.why is Why.NO_EFFECT
        assert figure(book, kept("0.30", 6)) is None


def _profit(plan: Plan) -> int:
    found = Book(plan).profit
    assert found is not None
    return found


@pytest.mark.parametrize("seed", range(40))
def test_the_quote_made_anew_is_right_on_both_sides_of_every_answer(seed: int) -> None:
    document, row = made_up(seed)
    plan = plan_of(document)
    book = Book(plan)
    made = quote(book, row)
    if made is None:
        return
    keys = (Key.SOFTWARE, Key.SERVICES, Key.HOURS, Key.OTHER_COSTS, Key.ROW)
    inputs = [*(Lever(key, row=row) for key in keys), price_of_row(plan, row)]
    goals = [
        Goal(Wanted.KEPT, margin=Decimal(seed * 13 % 90).scaleb(-2), row=row),
        Goal(Wanted.PROFIT, amount=made.contribution + seed * 301 % 9000 - 1500, row=row),
    ]
    for lever, goal in ((lever, goal) for lever in inputs for goal in goals):
        answer = seek(book, lever, goal)
        if isinstance(answer, Missed):
            assert answer.why is Why.NO_EFFECT or not _enough(made, goal)
            continue
        there = _quoted(plan, lever, answer.steps)
        assert (there.contribution, there.price) == answer.figure
        if answer.beside is not None:
            assert not _enough(_quoted(plan, lever, answer.beside), goal)
        way = 1 if answer.from_there else -1
        for off in (0, 1, 2, 3, NEXT):
            steps = answer.steps + way * off
            if steps < 0 and lever.key is not Key.OVER_LIST:
                break
            if answer.lost is None or steps < answer.lost:
                assert _enough(_quoted(plan, lever, steps), goal), steps


def _quoted(plan: Plan, lever: Lever, steps: int) -> Quote:
    made = quote(Book(changed(plan, lever, steps)), lever.row)
    assert made is not None
    return made


def _enough(made: Quote, goal: Goal) -> bool:
    if goal.wanted is Wanted.PROFIT:
        return made.contribution >= goal.amount
    return made.price > 0 and Fraction(made.contribution, made.price) >= Fraction(goal.margin)
