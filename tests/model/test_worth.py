"""Worth of clients and packages: always what the whole book, made anew without them, says."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.client_edits import without
from planner.model.plan import Plan
from planner.model.worth import Ranked, Verdict, Worth, clients_worth, packages_worth
from tests.model.plans import book_of, documents, example, minor_units, plan_of, small
from tests.model.reference import Document, Reference

NAMES = st.sampled_from(("Anna", "Bernd", "", "Chloé", " Anna"))


@st.composite
def named(draw: st.DrawFn) -> Document:
    """Sound plans in which some rows share a name and some have none."""
    document = draw(documents(rows_of=(3, 4, 5, 6, 7, 1)))
    for row in document["clients"]:
        row["name"] = draw(NAMES)
    return document


def known(ranked: Ranked | None) -> Ranked:
    assert ranked is not None
    return ranked


def profit_of(plan: Plan) -> int:
    profit = Book(plan).profit
    assert profit is not None
    return profit


def by_name(ranked: Ranked | None) -> dict[str, Worth]:
    return {each.name: each for each in known(ranked).each}


@given(named())
@settings(max_examples=500)
def test_it_is_what_the_book_without_the_rows_earns_less(document: Document) -> None:
    plan = plan_of(document)
    book = Book(plan)
    for ranked in (clients_worth(book), packages_worth(book)):
        for each in known(ranked).each:
            left = profit_of(without(plan, each.rows))
            assert each.worth == profit_of(plan) - left
            assert each.own + each.tier_effect == each.worth


@given(named())
@settings(max_examples=80)
def test_its_parts_are_those_of_the_reference(document: Document) -> None:
    plan = plan_of(document)
    reference = Reference(document)
    rows = reference.book()
    fixed = reference.overheads
    for each in known(clients_worth(Book(plan))).each:
        own = sum((rows[row].contribution for row in each.rows), Fraction(0))
        assert each.own == minor_units(own, document)
        alone = {**document, "clients": [document["clients"][row] for row in each.rows]}
        assert each.alone == minor_units(Reference(alone).profit() + fixed, document)
        rest = [r for i, r in enumerate(document["clients"]) if i not in each.rows]
        others = Reference({**document, "clients": rest}).profit() + fixed
        today = reference.profit() + fixed - own
        assert each.tier_effect == minor_units(today - others, document)


@given(named())
@settings(max_examples=50)
def test_every_row_that_does_something_is_somebody_and_once(document: Document) -> None:
    plan = plan_of(document)
    book = Book(plan)
    for ranked in (known(clients_worth(book)), known(packages_worth(book))):
        rows = [row for each in ranked.each for row in each.rows]
        assert len(rows) == len(set(rows))
        missing = set(range(len(plan.clients))) - set(rows)
        assert profit_of(without(plan, missing)) == profit_of(plan)
        worths = [each.worth for each in ranked.each]
        assert worths == sorted(worths, reverse=True)
    for each in known(clients_worth(book)).each:
        assert {plan.clients[row].name.strip() for row in each.rows} == {each.name}
        if not each.name:
            assert {plan.clients[row].package for row in each.rows} == {each.package}


def test_the_worked_example() -> None:
    book = book_of(example())
    ranked = known(clients_worth(book))
    assert [(each.name, each.worth) for each in ranked.each][:1] == [("Hotel Belvedere", 131_299)]
    assert sum(each.own for each in ranked.each) == 326_692  # the book's contribution
    assert ranked.hold is not None
    assert ranked.hold.spare == 20  # 22 counted, and 2 still have 25 %
    assert ranked.hold.spare_clients == 1  # 14, but 14 and 7 are too many
    assert by_name(ranked)["Paused shop"].verdict is Verdict.DISABLED
    assert by_name(ranked)["Paused shop"].own == -1_425
    assert "Prospect" not in by_name(ranked)


def test_the_client_who_holds_the_tier_is_worth_what_the_others_save() -> None:
    # 25 accounts at a list price of 100.00: at 35 % off 65.00 each, at 25 % off 75.00.
    document = small(
        {
            "packages.0.software_price": "80.00",
            "clients": [
                {"name": "Many", "package": "p", "accounts": 24},
                {"name": "One", "package": "p", "software_price": "60.00"},
            ],
        }
    )
    one = by_name(clients_worth(book_of(document)))["One"]
    assert (one.own, one.tier_effect, one.worth) == (-500, 24_000, 23_500)
    assert one.verdict is Verdict.HOLDS_TIER
    assert one.drops_tier
    many = by_name(clients_worth(book_of(document)))["Many"]
    # Without it one account is left, at list: the other pays 100.00 instead of 65.00.
    assert (many.own, many.tier_effect) == (36_000, 3_500)


def test_who_earns_only_at_the_discount_of_the_others_is_carried() -> None:
    document = small(
        {
            "clients": [
                {"name": "Many", "package": "p", "accounts": 30, "software_price": "99.00"},
                {"name": "Cheap", "package": "p", "software_price": "70.00"},
                {"name": "Below", "package": "p", "software_price": "60.00"},
            ]
        }
    )
    ranked = clients_worth(book_of(document))
    found = by_name(ranked)
    assert found["Cheap"].own == 500
    assert found["Cheap"].alone == -3_000
    assert found["Cheap"].verdict is Verdict.CARRIED
    assert found["Below"].verdict is Verdict.LOSES
    assert found["Many"].verdict is Verdict.EARNS
    assert [each.name for each in known(ranked).carried] == ["Cheap", "Below"]


def test_who_pushes_the_others_into_a_dearer_tier_is_in_the_way() -> None:
    tiers = [{"from": 1, "discount": "0.5"}, {"from": 3, "discount": "0"}]
    document = small(
        {
            "programme.tiers": tiers,
            "clients": [
                {"name": "Two", "package": "p", "accounts": 2, "software_price": "120.00"},
                {"name": "Third", "package": "p", "software_price": "130.00"},
            ],
        }
    )
    third = by_name(clients_worth(book_of(document)))["Third"]
    assert (third.own, third.tier_effect) == (3_000, -10_000)
    assert third.verdict is Verdict.IN_THE_WAY
    assert third.verdict.is_carried


def test_where_nobody_earns_there_is_nobody_who_carries() -> None:
    lone = known(clients_worth(book_of(small())))
    assert [each.verdict for each in lone.carried] == [Verdict.LOSES]
    assert not lone.somebody_earns
    assert known(clients_worth(book_of(example()))).somebody_earns


def test_a_book_with_a_problem_says_nothing() -> None:
    book = book_of(small({"clients.0.package": "gone"}))
    assert clients_worth(book) is None
    assert packages_worth(book) is None
