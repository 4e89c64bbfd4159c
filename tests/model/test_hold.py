"""What the discount stands on: counted down account by account, and client by client."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.hold import Hold, Leaver, hold
from planner.model.plan import Plan
from planner.model.programme import Mode
from tests.model.plans import book_of, documents, edited, example, plan_of, small
from tests.model.reference import Document

NAMES = st.lists(st.sampled_from(["", "A", " A", "B", "C", " "]), min_size=6, max_size=6)


@st.composite
def named(draw: st.DrawFn) -> Document:
    """Sound plans of one discount for all, in which rows share a name or have none."""
    document = draw(documents(modes=("volume",)))
    for row, name in zip(document["clients"], draw(NAMES), strict=False):
        row["name"] = name
    return document


def known(found: Hold | None) -> Hold:
    assert found is not None
    return found


def counted_of(plan: Plan) -> dict[str, int]:
    """The accounts that count, of everybody: where a row has no name each of them is a client."""
    found: dict[str, int] = {}
    for number, client in enumerate(plan.clients):
        accounts = Book(replace(plan, clients=(client,))).counted
        name = client.name.strip()
        for one in range(accounts):
            key = name or f"{number}/{one}"
            found[key] = found.get(key, 0) + 1
    return found


@settings(max_examples=150)
@given(named())
def test_accounts_to_spare_are_counted_down_to_the_first_lower_discount(document: Document) -> None:
    book = book_of(document)
    discount = book.plan.programme.discount
    now = discount(book.counted)
    lower = [n for n in range(book.counted - 1, -1, -1) if discount(n) < now]
    found = hold(book)
    if found is None:
        assert not lower
        return
    first = lower[0]
    assert (found.discount, found.lower) == (now, discount(first))
    assert (found.start, found.spare) == (first + 1, book.counted - first - 1)


@settings(max_examples=80)
@given(named())
def test_any_so_many_clients_may_leave_and_the_discount_holds(document: Document) -> None:
    book = book_of(document)
    found = hold(book)
    assume(found is not None)
    found = known(found)
    discount, counted = book.plan.programme.discount, counted_of(book.plan)
    assert found.clients == len(counted)
    sizes = sorted(counted.values(), reverse=True)
    for leaving in range(min(found.spare_clients, 3) + 1):
        for group in combinations(sizes[:8], leaving):
            left = range(book.counted - sum(group), book.counted + 1)
            assert all(discount(n) >= found.discount for n in left)
    rest = book.counted - sum(sizes[: found.spare_clients + 1])
    assert any(discount(n) < found.discount for n in range(rest, book.counted))
    lost = sorted(size for size in sizes if book.counted - size < found.start)
    assert sorted(each.accounts for each in found.alone) == lost


def test_a_name_is_the_same_with_a_space_around_it() -> None:
    document = small()
    document["clients"] = [
        {"id": "a", "name": "A ", "package": "p", "accounts": 2},
        {"id": "b", "name": " A", "package": "p", "accounts": 2},
        {"id": "c", "name": "C", "package": "p"},
    ]
    found = known(hold(book_of(document)))
    assert (found.start, found.spare, found.clients) == (2, 3, 2)
    assert found.alone == (Leaver("A", 4),)


def test_by_its_own_place_no_discount_is_lost_for_all() -> None:
    plan = plan_of(example({"programme.mode": "graduated"}))
    assert plan.programme.mode is Mode.GRADUATED
    assert hold(Book(plan)) is None
    assert hold(book_of(example())) is not None


def test_numbers_without_names_are_a_client_an_account() -> None:
    document = edited(small(), {"clients.0.name": "", "clients.0.accounts": 30})
    found = known(hold(book_of(document)))
    assert (found.spare, found.spare_clients, found.clients) == (5, 5, 30)
