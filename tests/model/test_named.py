"""Ids that a plan names: nobody else gets them, and what is said of them goes where they go."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.checking import check
from planner.model.client_edits import new_ids, with_duplicates, without
from planner.model.mix.edit import with_moves
from planner.model.mix.free import Move as Swap
from planner.model.named import clients_named, following, packages_named
from planner.model.over_time.projection import project
from planner.model.package_edits import duplicated, removed, unused_id, with_own_id
from planner.model.plan import Channel, Move, OfPackage, Plan, Planned, PriceChange, Whose
from tests.model.plans import example, plan_of

FOLLOWING: dict[str, Any] = {
    "assumptions.packages": [
        {"package": "growth", "monthly_churn": "0.01"},
        {"package": "scale", "monthly_churn": "0"},
    ],
    "assumptions.price_changes": [
        {"month": 3, "whose": "vendor", "rate": "0.1"},
        {"month": 4, "whose": "agency", "rate": "0.1", "package": "growth"},
    ],
    "assumptions.planned": [
        {"month": 3, "move": "join", "accounts": 2, "package": "growth", "channel": "commission"},
        {"month": 4, "move": "join", "accounts": 1, "package": "scale"},
        {"month": 5, "move": "leave", "client": "c2"},
        {"month": 6, "move": "join", "accounts": 2, "client": "c1"},
    ],
}


def numbered(document: Any) -> Plan:
    for number, client in enumerate(document["clients"], start=1):
        client["id"] = f"c{number}"
    return plan_of(document)


PLAN = numbered(example(FOLLOWING))
OF_GROWTH, OF_SCALE = PLAN.assumptions.packages
TO_ALL, TO_GROWTH = PLAN.assumptions.price_changes
BY_GROWTH, BY_SCALE, HOTEL_LEAVES, BAKERY_JOINS = PLAN.assumptions.planned
GROWTH = 1


def test_the_plan_is_sound() -> None:
    assert check(PLAN) == ()
    assert OfPackage(package="growth", monthly_churn=OF_GROWTH.monthly_churn) == OF_GROWTH
    assert isinstance(TO_GROWTH, PriceChange)
    assert TO_GROWTH.whose is Whose.AGENCY
    assert (BY_GROWTH.channel, HOTEL_LEAVES.move) == (Channel.COMMISSION, Move.LEAVE)


def test_what_is_named_is_known() -> None:
    assert clients_named(PLAN) == {"c1", "c2"}
    assert packages_named(PLAN) == {"essential", "growth", "scale"}
    assert packages_named(replace(PLAN, clients=())) == {"growth", "scale"}
    assert clients_named(plan_of(example())) == set()


@given(st.sets(st.integers(1, 20), max_size=6), st.integers(1, 6))
def test_nobody_gets_an_id_that_an_event_names(named: set[int], wanted: int) -> None:
    events = tuple(Planned(month=1, move=Move.LEAVE, client=f"c{each}") for each in named)
    plan = replace(PLAN, assumptions=replace(PLAN.assumptions, planned=events))
    assert not {f"c{each}" for each in named} & set(new_ids(plan, wanted))


def test_a_row_without_an_id_gets_none_that_an_event_names() -> None:
    document = example({"assumptions.planned": [{"month": 1, "move": "leave", "client": "c1"}]})
    document["clients"] = [{"package": "growth"}, {"package": "growth"}]
    assert [each.id for each in plan_of(document).clients] == ["c2", "c3"]


@pytest.mark.parametrize(
    "assumptions",
    [
        {"packages": (OfPackage(package="growth-2"),)},
        {"price_changes": (replace(TO_GROWTH, package="growth-2"),)},
        {"planned": (replace(BY_GROWTH, package="growth-2"),)},
    ],
)
def test_no_package_gets_an_id_that_is_assumed_something_of(assumptions: Any) -> None:
    plan = replace(PLAN, assumptions=replace(PLAN.assumptions, **assumptions))
    assert unused_id(plan, "growth") == "growth-3"
    assert duplicated(plan, GROWTH, "Copy").packages[GROWTH + 1].id == "growth-3"


# Clients that go


def test_what_is_planned_of_a_client_goes_with_it() -> None:
    hotel = without(PLAN, [1])
    assert hotel.assumptions.planned == (BY_GROWTH, BY_SCALE, BAKERY_JOINS)
    assert check(hotel) == ()
    assert without(PLAN, [2]).assumptions is PLAN.assumptions
    everybody = without(PLAN, range(len(PLAN.clients)))
    assert everybody.assumptions.planned == (BY_GROWTH, BY_SCALE)


def test_it_follows_to_another_row_of_the_clients_name() -> None:
    twice = with_duplicates(PLAN, [1])
    again = twice.clients[2]
    assert again.name == PLAN.clients[1].name
    assert without(twice, [1]).assumptions.planned[2] == replace(HOTEL_LEAVES, client=again.id)
    assert without(twice, [2]).assumptions.planned == PLAN.assumptions.planned
    # Rows without a name are nobody's.
    nameless = replace(twice, clients=tuple(replace(each, name="") for each in twice.clients))
    assert HOTEL_LEAVES not in without(nameless, [1]).assumptions.planned
    assert len(without(nameless, [1]).assumptions.planned) == 3


def test_it_stays_where_another_row_has_the_same_id() -> None:
    same = replace(PLAN, clients=(PLAN.clients[1], *PLAN.clients))
    assert without(same, [0]).assumptions.planned == PLAN.assumptions.planned


def test_an_event_of_a_stranger_stays_for_the_user_to_mend() -> None:
    strange = replace(HOTEL_LEAVES, client="c99")
    plan = replace(PLAN, assumptions=replace(PLAN.assumptions, planned=(strange,)))
    assert without(plan, [0]).assumptions.planned == (strange,)


def test_clients_that_are_read_anew_keep_what_is_planned_of_them() -> None:
    anew = tuple(replace(each, id=f"n{each.id}") for each in PLAN.clients[1:])
    planned = following(PLAN, replace(PLAN, clients=anew)).assumptions.planned
    assert planned == (BY_GROWTH, BY_SCALE, replace(HOTEL_LEAVES, client="nc2"))


# Packages that go


def test_what_is_assumed_of_a_package_goes_with_it() -> None:
    plan = removed(PLAN, GROWTH)
    assert plan.assumptions.packages == (OF_SCALE,)
    assert plan.assumptions.price_changes == (TO_ALL,)
    # The hotel had no other package: its row went, and its leaving with it.
    assert plan.assumptions.planned == (BY_SCALE, BAKERY_JOINS)
    assert check(plan) == ()


def test_who_would_have_joined_it_joins_its_heir() -> None:
    plan = removed(PLAN, GROWTH, "scale")
    assert plan.assumptions.packages == (OF_SCALE,)
    assert plan.assumptions.price_changes == (TO_ALL,)
    assert plan.assumptions.planned == (
        replace(BY_GROWTH, package="scale"),
        BY_SCALE,
        HOTEL_LEAVES,
        BAKERY_JOINS,
    )
    assert check(plan) == ()


def test_it_stays_where_another_package_has_the_same_id() -> None:
    twice = replace(PLAN, packages=(*PLAN.packages, PLAN.packages[GROWTH]))
    assert removed(twice, GROWTH).assumptions == PLAN.assumptions
    assert with_own_id(twice, 3).assumptions == PLAN.assumptions


def test_a_client_that_joins_keeps_its_event_without_the_package_that_went() -> None:
    both = replace(BAKERY_JOINS, package="growth")
    plan = replace(PLAN, assumptions=replace(PLAN.assumptions, planned=(both,)))
    assert removed(plan, GROWTH).assumptions.planned == (BAKERY_JOINS,)


def test_an_edit_that_takes_nothing_away_changes_nothing() -> None:
    renamed = replace(PLAN, name="Another")
    assert following(PLAN, renamed) is renamed


# Rows that are split


def split_of(*planned: Planned) -> tuple[Planned, ...]:
    """What is planned once 2 of the hotel's 6 accounts, its row c2, are on the other channel."""
    rows = (PLAN.clients[0], replace(PLAN.clients[1], accounts=6), *PLAN.clients[2:])
    plan = replace(PLAN, clients=rows, assumptions=replace(PLAN.assumptions, planned=planned))
    after = with_moves(plan, [Swap(1, 2, Channel.COMMISSION)])
    assert [(row.id, row.accounts) for row in after.clients[1:3]] == [("c2", 4), (MOVED, 2)]
    return after.assumptions.planned


MOVED = f"c{len(PLAN.clients) + 1}"


def leaving(month: int, accounts: int | None, client: str = "c2") -> Planned:
    return Planned(month=month, move=Move.LEAVE, accounts=accounts, client=client)


def joining(month: int, accounts: int | None, client: str = "c2") -> Planned:
    return Planned(month=month, move=Move.JOIN, accounts=accounts, client=client)


def test_a_client_that_is_split_leaves_with_both_rows() -> None:
    bakery = leaving(3, None, "c1")
    assert split_of(bakery, leaving(5, None)) == (
        bakery,
        leaving(5, None),
        leaving(5, None, MOVED),
    )


def test_as_many_leave_as_before_the_split() -> None:
    assert split_of(leaving(5, 4)) == (leaving(5, 4),)
    assert split_of(leaving(5, 5)) == (leaving(5, 4), leaving(5, 1, MOVED))
    # 3 of 4 go in month 2, so that in month 5, listed first, the last of them and one more do.
    assert split_of(leaving(5, 2), leaving(2, 3)) == (
        leaving(5, 1),
        leaving(5, 1, MOVED),
        leaving(2, 3),
    )
    # Those that joined by its name go before the other row is touched.
    assert split_of(joining(3, 2), leaving(5, 6)) == (joining(3, 2), leaving(5, 6))
    # In its own month nobody who joins is there yet.
    assert split_of(joining(5, 2), leaving(5, 5))[1:] == (leaving(5, 4), leaving(5, 1, MOVED))
    assert split_of(leaving(1, None), leaving(2, 1))[2:] == (leaving(2, 1, MOVED),)


def test_as_many_join_as_the_client_had_before_the_split() -> None:
    assert split_of(joining(3, None)) == (joining(3, None), joining(3, None, MOVED))


def test_a_split_costs_and_brings_what_it_did_where_both_rows_are_alike() -> None:
    # On the channel that it had, a split row lives as one: month for month the same accounts.
    events = (joining(2, None), leaving(4, 7), leaving(9, None))
    whole = replace(PLAN, assumptions=replace(PLAN.assumptions, planned=events))
    rows = (PLAN.clients[0], replace(PLAN.clients[1], accounts=6), *PLAN.clients[2:])
    whole = replace(whole, clients=rows)
    parted = with_moves(whole, [Swap(1, 2, rows[1].channel)])
    before, after = project(Book(whole), 12), project(Book(parted), 12)
    assert before is not None
    assert after is not None
    assert [month.profit for month in after.months] == [month.profit for month in before.months]
