"""Goal seek on random books: the whole book, computed anew on both sides of every answer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.edits import is_quick
from planner.model.goal import levers
from planner.model.goal.goals import Figure, Goal, Met, Missed, Wanted, figure
from planner.model.goal.levers import COUNTS, Key, Lever
from planner.model.goal.seek import seek
from planner.model.landmarks import standing
from planner.model.money import exact_text
from planner.model.plan import Plan
from planner.model.pricing import price_at_margin
from tests.model.plans import documents, edited, minor_units, plan_of
from tests.model.reference import Document, Reference

NEXT = 60
FAR = [2**power for power in range(0, 41, 4)]
MANY = 130


def met(plan: Plan, goal: Goal) -> bool:
    """Whether a plan meets a goal, by fractions."""
    found = figure(Book(plan), goal)
    assert found is not None
    return enough(found, goal)


def enough(found: Figure, goal: Goal) -> bool:
    if goal.wanted is Wanted.PROFIT:
        return found.earned >= goal.amount
    return found.revenue > 0 and Fraction(found.earned, found.revenue) >= Fraction(goal.margin)


@st.composite
def goals(draw: st.DrawFn, book: Book, package: str) -> Goal:
    """Goals near what a book has, where roundings meet, and far from it."""
    wanted = draw(st.sampled_from(Wanted))
    if wanted is Wanted.PROFIT:
        assert book.profit is not None
        near = st.integers(-3000, 3000)
        return Goal(wanted, book.profit + draw(st.one_of(near, st.integers(-80_000, 300_000))))
    margin = draw(st.integers(0, 990).map(lambda n: Decimal(n).scaleb(-3)))
    return Goal(wanted, margin=margin, package=package if wanted is Wanted.KEPT else "")


@st.composite
def asked(draw: st.DrawFn, *, counts: bool) -> tuple[Document, Lever, Goal]:
    """A book, an input of it, and a goal."""
    document = draw(documents(in_order=not counts or draw(st.booleans())))
    plan = plan_of(document)
    package = draw(st.sampled_from([each.id for each in plan.packages]))
    choices = [
        each
        for each in levers.levers(plan)
        if (each.key in COUNTS) == counts and each.package in {"", package}
    ]
    if counts:
        choices += [Lever(Key.ROW, row=row) for row in range(len(plan.clients))]
    return document, draw(st.sampled_from(choices)), draw(goals(Book(plan), package))


@settings(max_examples=60)
@given(asked(counts=False))
def test_the_answer_meets_the_goal_and_its_neighbour_does_not(
    case: tuple[Document, Lever, Goal],
) -> None:
    document, lever, goal = case
    plan = plan_of(document)
    answer = seek(Book(plan), lever, goal)
    if isinstance(answer, Missed):
        if answer.best is None or answer.why.value in {"nothing-sold", "own-values", "no-effect"}:
            return
        for steps in FAR:
            if steps <= levers.WHOLE or lever.key not in levers.RATES:
                assume(_fits(lever, steps))
                assert not met(levers.changed(plan, lever, steps), goal), steps
        return
    assert enough(answer.figure, goal)
    assert answer.figure == figure(Book(levers.changed(plan, lever, answer.steps)), goal)
    if answer.beside is not None:
        assert abs(answer.beside - answer.steps) == 1
        assert not met(levers.changed(plan, lever, answer.beside), goal)
    way = 1 if answer.from_there else -1
    for off in (*range(NEXT), *FAR):
        steps = answer.steps + way * off
        if steps >= 0 and _fits(lever, steps):
            assert met(levers.changed(plan, lever, steps), goal), steps


def test_a_list_price_is_rounded_in_its_own_currency() -> None:
    """A yen is worth 12.8 cents here: its rounding takes the profit by as much to and fro."""
    document: Document = {
        "format": "agency-plan",
        "version": 1,
        "currency": "EUR",
        "programme": {"tiers": [{"from": 0, "discount": "0.139"}]},
        "price_list": {"prices": {}, "currency": "JPY", "exchange_rate": "0.128"},
        "packages": [
            {
                "id": "p",
                "plan": "starter",
                "contacts": 1,
                "list_price": "62",
                "software_price": {"list_times": "1.897"},
                "services_price": "0.20",
            }
        ],
        "clients": [{"id": "c", "package": "p"}],
    }
    plan, lever = plan_of(document), Lever(Key.LIST_PRICE, "p")
    goal = Goal(Wanted.MARGIN, margin=Decimal("0.559"))
    answer = seek(Book(plan), lever, goal)
    assert isinstance(answer, Met)
    way = 1 if answer.from_there else -1
    values = range(answer.steps, answer.steps + 200) if way > 0 else range(answer.steps + 1)
    assert all(met(levers.changed(plan, lever, steps), goal) for steps in values)


def _fits(lever: Lever, steps: int) -> bool:
    """Whether a value is one that the field takes."""
    tops = {Key.HOURS: levers.MOST_HOURS, Key.LIST_TIMES: levers.MOST_TIMES}
    top = levers.WHOLE if lever.key in levers.RATES else tops.get(lever.key, levers.MOST_MONEY)
    return steps <= top


@settings(max_examples=30)
@given(documents(), st.integers(-5000, 100_000))
def test_by_the_rules_a_second_time_the_answer_is_right(document: Document, more: int) -> None:
    """The reference knows nothing of goals: it is asked for two whole books."""
    plan = plan_of(document)
    profit = Book(plan).profit
    assert profit is not None
    goal = Goal(Wanted.PROFIT, profit + more)
    answer = seek(Book(plan), Lever(Key.SERVICES, plan.packages[0].id), goal)
    if isinstance(answer, Met):
        assert _reference(document, answer.steps) >= goal.amount
        if answer.beside is not None:
            assert _reference(document, answer.beside) < goal.amount


def _reference(document: Document, services: int) -> int:
    price = exact_text(services, plan_of(document).currency)
    changed = edited(document, {"packages.0.services_price": price})
    return minor_units(Reference(changed).profit(), changed)


@settings(max_examples=30)
@given(documents(), st.integers(0, 900).map(lambda n: Decimal(n).scaleb(-3)))
def test_what_a_package_keeps_is_the_price_at_that_margin(
    document: Document, margin: Decimal
) -> None:
    book = Book(plan_of(document))
    package = book.plan.packages[0]
    account = book.account_of(package)
    assert account is not None
    price = price_at_margin(account.terms, book.discount, margin)
    goal = Goal(Wanted.KEPT, margin=margin, package=package.id)
    answer = seek(book, Lever(Key.SERVICES, package.id), goal)
    if price is None:
        assert isinstance(answer, Missed)
    else:
        assert isinstance(answer, Met)
        assert answer.steps == max(price - account.terms.software, 0)


# Numbers of accounts


@settings(max_examples=60)
@given(asked(counts=True))
def test_the_least_number_of_accounts_by_brute_force(case: tuple[Document, Lever, Goal]) -> None:
    document, lever, goal = case
    plan = plan_of(document)
    if lever.key is Key.RESOLD:
        plan = _named(plan)
        assume(not is_quick(plan))  # without a row there is nothing to name: each number is a book
    book = Book(plan)
    answer = seek(book, lever, goal)
    if isinstance(answer, Missed) and answer.best is None:
        return
    if isinstance(answer, Missed) and answer.why.value == "no-effect":
        return
    low = 0 if lever.key is Key.RESOLD else 1
    flags = {n: enough(_with(book, lever, goal, n), goal) for n in range(low, MANY)}
    if isinstance(answer, Missed):
        assert sum(flags.values()) <= _luck(goal)
        return
    assert enough(answer.figure, goal)
    early = [n for n, flag in flags.items() if flag and n < answer.steps]
    assert len(early) <= _luck(goal), early
    if answer.beside is not None and goal.wanted is not Wanted.MARGIN:
        assert not enough(_with(book, lever, goal, answer.beside), goal)
    lost = MANY if answer.lost is None else min(answer.lost, MANY)
    assert all(flags[n] for n in range(answer.steps, lost))
    if answer.lost is not None and answer.lost < MANY:
        assert not flags[answer.lost]
    if answer.again is not None:
        assert answer.lost is not None and answer.again > answer.lost
        assert all(flags[n] for n in range(answer.again, MANY))
        assert not enough(_with(book, lever, goal, answer.again - 1), goal)


def _luck(goal: Goal) -> int:
    """How many numbers may meet a margin by rounding alone, before the one from which on all do."""
    return 3 if goal.wanted is Wanted.MARGIN else 0


def _named(plan: Plan) -> Plan:
    rows = tuple(replace(each, name=f"Client {each.id}") for each in plan.clients)
    return replace(plan, clients=rows)


def _with(book: Book, lever: Lever, goal: Goal, accounts: int) -> Figure:
    if lever.key is Key.ROW:
        found = figure(Book(levers.changed(book.plan, lever, accounts)), goal)
        assert found is not None
        return found
    curve = Curve(book)
    if goal.wanted is Wanted.KEPT:
        package = book.plan.package(goal.package)
        assert package is not None
        account = book.account_of(package)
        assert account is not None
        count = accounts + curve.counted_besides
        cost = book.billed(account.terms, book.plan.programme.discount(count))
        lines = account.resold.plus(cost)
        return Figure(lines.contribution, lines.price)
    shown = standing(curve, accounts)
    revenue = curve.at(accounts).resale_revenue
    if accounts == curve.today and book.totals is not None:
        revenue = book.totals.revenue
    return Figure(shown.profit, revenue)


@settings(max_examples=20)
@given(documents(in_order=False), st.data())
def test_numbers_only_are_books_of_their_own(document: Document, data: Any) -> None:
    """Without names the packages follow in proportion: every number is computed as a whole book."""
    book = Book(plan_of(document))
    assume(Curve(book).drawable)
    assert book.profit is not None
    goal = Goal(Wanted.PROFIT, book.profit + data.draw(st.integers(-50_000, 200_000)))
    answer = seek(book, Lever(Key.RESOLD), goal)
    flags = {n: met(levers.changed(book.plan, Lever(Key.RESOLD), n), goal) for n in range(0, MANY)}
    if isinstance(answer, Met):
        assert enough(answer.figure, goal)
        lost = MANY if answer.lost is None else min(answer.lost, MANY)
        assert all(flags[n] for n in range(answer.steps, lost))
        if answer.beside is not None:
            assert not met(levers.changed(book.plan, Lever(Key.RESOLD), answer.beside), goal)
