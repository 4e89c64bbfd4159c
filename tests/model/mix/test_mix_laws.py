"""What holds of every best mix, and of the parts it is made with."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.mix import by_tier
from planner.model.mix.best import best_mix, with_mix
from planner.model.mix.changes import changes
from planner.model.mix.free import whole_rows_first
from planner.model.plan import Channel, Client, Status
from tests.model.plans import documents, plan_of
from tests.model.reference import Document

SIZES = (3, 4, 5, 6, 8, 12)


def held(clients: tuple[Client, ...]) -> list[Client]:
    """The rows that no mix may touch."""
    return [row for row in clients if row.channel_locked or row.status is not Status.ACTIVE]


def together(clients: tuple[Client, ...]) -> dict[tuple[str, str], int]:
    """The accounts by name and package, on whatever channel."""
    found: dict[tuple[str, str], int] = {}
    for row in clients:
        key = row.name, row.package
        found[key] = found.get(key, 0) + row.accounts
    return found


@settings(max_examples=60)
@given(documents(rows_of=SIZES), st.integers(0, 3))
def test_it_keeps_what_is_locked_and_makes_what_it_says(document: Document, every: int) -> None:
    for number, row in enumerate(document["clients"]):
        row["channel_locked"] = every > 0 and number % (every + 1) == 0
        row["name"] = f"Client {number}"
    plan = plan_of(document)
    book = Book(plan)
    found = best_mix(book)
    assert found is not None
    assert found.current_profit == book.profit
    assert found.gain >= 0
    assert bool(found.moves) is (found.gain > 0)
    after = with_mix(plan, found)
    made = Book(after)
    assert made.problems == book.problems
    assert made.profit == found.profit
    assert made.discount == found.discount
    assert held(after.clients) == held(plan.clients)
    assert together(after.clients) == together(plan.clients)
    again = best_mix(made)
    assert again is not None
    assert (again.moves, again.profit) == ((), found.profit)
    what = changes(book, found, made)
    kept = sum(each.kept_after - each.kept_before for each in what.moved)
    assert kept + what.others == found.gain
    if found.first_gain is not None:
        between = Book(after, count_before=book.counted).profit
        assert found.first_gain == (between or 0) - found.current_profit


@settings(max_examples=50)
@given(documents(in_order=False, rows_of=SIZES))
def test_with_numpy_it_is_the_same(document: Document) -> None:
    plan = plan_of(document)
    usual = best_mix(Book(plan))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_tier, "MANY", -1)
        assert best_mix(Book(plan)) == usual


@given(st.lists(st.integers(1, 6), min_size=1, max_size=7), st.data())
def test_accounts_are_taken_in_whole_rows_where_any_add_up(
    sizes: list[int], data: st.DataObject
) -> None:
    wanted = data.draw(st.integers(0, sum(sizes)))
    rows = list(enumerate(sizes))
    taken = whole_rows_first(rows, wanted)
    assert sum(number for _, number in taken) == wanted
    assert taken == sorted(set(taken))
    assert all(0 < number <= sizes[row] for row, number in taken)
    split = sum(number < sizes[row] for row, number in taken)
    sums = {sum(each) for each in product(*[(0, size) for size in sizes])}
    assert split == (0 if wanted in sums else 1)


def test_many_accounts_in_few_rows_are_as_quick_as_few() -> None:
    document: Document = {
        "format": "agency-plan",
        "version": 1,
        "currency": "JPY",
        "programme": {
            "tiers": [{"from": 1, "discount": "0"}, {"from": 90_001, "discount": "0.5"}],
            "commission": {"rate": "0.3"},
        },
        "price_list": {"prices": {"plus": {"1000": "100"}}},
        "packages": [{"id": "p", "plan": "plus", "contacts": 1000, "software_price": "80"}],
        "clients": [
            {"id": "a", "package": "p", "accounts": 90_000, "channel": "commission"},
            {"id": "b", "package": "p", "accounts": 30_000, "channel": "commission"},
        ],
    }
    found = best_mix(Book(plan_of(document)))
    assert found is not None
    # 80 − 50 and the commission of 30 are the same: nothing is to be gained.
    assert found.moves == ()
    document["packages"][0]["software_price"] = "81"
    found = best_mix(Book(plan_of(document)))
    assert found is not None
    assert found.gain == 120_000
    assert [move.to for move in found.moves] == [Channel.RESALE] * 2
