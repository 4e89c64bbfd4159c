"""The exact bill of every number of accounts: each against a book that has just those."""

from __future__ import annotations

import copy
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.landmarks import Interval
from planner.model.money import half_up
from planner.model.plan import Plan
from planner.model.rows import Kind
from planner.model.tier_bill import Filler, TierBill, cheapest_published
from tests.model.plans import book_of, cents, curve_of, documents, example, known, plan_of, small
from tests.model.reference import Document, Part, Reference


def is_resold(row: Part) -> bool:
    return (row.get("status", "active"), row.get("channel", "resale")) == ("active", "resale")


def with_fewer(document: Document, leaving: int) -> Document:
    """The plan without so many resold accounts, taken one by one by the rule that is told."""
    made = copy.deepcopy(document)
    programme = made["programme"]
    in_order = programme.get("mode") == "graduated" or programme.get("first_account_full_price")
    packages = {each["id"]: each for each in made["packages"]}

    def listed(row: int) -> Fraction:
        client = made["clients"][row]
        price = Reference(made).list_price(packages[client["package"]], client)
        assert price is not None
        return price

    for _ in range(leaving):
        rows = [row for row, client in enumerate(made["clients"]) if is_resold(client)]
        row = max(rows) if in_order else min(rows, key=listed)
        if made["clients"][row].setdefault("accounts", 1) == 1:
            del made["clients"][row]
        else:
            made["clients"][row]["accounts"] -= 1
    return made


def with_more(document: Document, joining: int, filler: Filler) -> Document:
    """The plan with so many accounts at the end that nobody pays for."""
    made = copy.deepcopy(document)
    if joining:
        made["packages"].append({"id": "fill", "plan": filler.plan, "contacts": filler.contacts})
        made["clients"].append({"id": "fill", "package": "fill", "accounts": joining})
    return made


def bill_of(document: Document, *, taxed: bool = False) -> int:
    totals = known(book_of(document).totals)
    return totals.vendor_cost + (totals.vendor_tax if taxed else 0)


@settings(max_examples=500)
@given(documents(), st.integers(0, 40), st.booleans())
def test_each_number_is_billed_as_the_book_that_has_just_those_accounts(
    document: Document, accounts: int, taxed: bool
) -> None:
    bill = TierBill(book_of(document), taxed=taxed)
    resold = sum(row["accounts"] for row in document["clients"] if is_resold(row))
    assert bill.today == resold
    if accounts <= resold:
        changed = with_fewer(document, resold - accounts)
    elif bill.filler is not None:
        changed = with_more(document, accounts - resold, bill.filler)
    else:
        with pytest.raises(ValueError, match=str(accounts)):
            bill.at(accounts)
        return
    assert bill.at(accounts) == bill_of(changed, taxed=taxed)


@settings(max_examples=150)
@given(documents())
def test_what_costs_more_than_a_larger_number_is_found_as_by_looking_at_all(
    document: Document,
) -> None:
    bill = TierBill(book_of(document))
    far = 60 if bill.most is None else bill.most
    bills = [bill.at(accounts) for accounts in range(far + 1)]
    dearer = {accounts for accounts in range(far) if bills[accounts] > min(bills[accounts + 1 :])}
    # Beyond 60 no tier begins, and each account only adds.
    found = bill.dearer(far)
    assert {n for each in found for n in range(each.first, each.last + 1)} == dearer
    assert all(one.last + 1 < other.first for one, other in pairwise(found))
    for accounts in range(far):
        least = min(bills[accounts + 1 :])
        number = bills.index(least, accounts + 1) if accounts in dearer else None
        assert bill.cheapest_after(accounts) == number


@settings(max_examples=60)
@given(documents(), st.data())
def test_the_last_account_is_billed_what_taking_it_away_leaves_of_the_others(
    document: Document, data: st.DataObject
) -> None:
    document["programme"]["tiers"] = [{"from": 1, "discount": "0.3"}]
    document["programme"] |= {"mode": "volume", "first_account_full_price": False}
    bill = TierBill(book_of(document))
    if bill.today > 1:
        accounts = data.draw(st.integers(2, bill.today))
        assert bill.of_last(accounts) == bill.at(accounts) - bill.at(accounts - 1)


def test_the_worked_example_by_hand() -> None:
    bill = TierBill(book_of(example()))
    assert bill.filler == Filler("starter", 1000, 1900)
    assert bill.at(22) == cents("1,505.25")
    # 25 accounts at 35 %: 15 of 12.35, 7 of 116.35, one of 304.85, and three more of 12.35.
    assert bill.at(25) == cents("1,341.60") == 18 * 1235 + 7 * 11635 + 30485
    assert bill.cheapest_after(22) == 25
    # Without the cheapest: at 11 three of them are left, and the disabled one.
    assert bill.at(11) == cents("1,348.50") == 4 * 1425 + 7 * 13425 + 35175
    assert bill.at(10) == cents("1,334.25") < bill.at(25) < bill.at(11)
    # 50 accounts cost 1,396.45, and 29 cost 1,391.00.
    assert bill.dearer(60) == (Interval(11, 24), Interval(30, 49))
    assert bill.dearer(20) == (Interval(11, 20),)
    assert bill.at(0) == 1900  # the disabled one, which does not count


@settings(max_examples=10)
@given(st.integers(1, 130))
def test_equal_accounts_cost_more_where_the_vendors_tiers_are_known_to(accounts: int) -> None:
    curve = curve_of(small({"clients.0.accounts": accounts}))
    bill = TierBill(curve.book)
    assert bill.dearer(130) == (Interval(22, 24), Interval(43, 49), Interval(82, 99))
    assert [bill.at(n) for n in range(130)] == [curve.at(n).vendor_bill for n in range(130)]


@settings(max_examples=60)
@given(documents(in_order=False))
def test_today_is_the_summarys_bill(document: Document) -> None:
    book = book_of(document)
    assert TierBill(book).at(book.accounts(Kind.RESOLD)) == known(book.totals).vendor_cost


def test_a_million_accounts_are_exact() -> None:
    bill = TierBill(book_of(small({"clients.0.accounts": 1_000_000})))
    assert bill.at(999_999) == 999_999 * 4500
    assert bill.at(1_000_007) == 1_000_007 * 4500
    assert bill.dearer(1_200_000) == (Interval(22, 24), Interval(43, 49), Interval(82, 99))


def plan_with(prices: dict[str, dict[str, str | None]]) -> Plan:
    return plan_of(small({"price_list.prices": prices, "packages.0.list_price": "5.00"}))


def test_a_price_that_is_not_published_is_never_the_cheapest() -> None:
    prices: dict[str, dict[str, str | None]] = {
        "lite": {"1000": None, "5000": "80.00"},
        "plus": {"1000": "90.00", "10000": "80.00"},
    }
    assert cheapest_published(plan_with(prices)) == Filler("lite", 5000, 8000)
    only_null: dict[str, dict[str, str | None]] = {"plus": {"1000": None}}
    assert cheapest_published(plan_with(only_null)) is None
    bill = TierBill(Book(plan_with(only_null)))
    assert bill.most == 1
    assert bill.dearer(9) == ()


def test_an_account_bought_abroad_is_rounded_there_first() -> None:
    edits = {
        "price_list.currency": "EUR",
        "price_list.exchange_rate": "1.0807",
        "price_list.prices.plus.1000": "19.99",
    }
    bill = TierBill(book_of(small(edits)))
    # 19.99 less 25 % is 14.9925, so 14.99 there, and 16.199693 here.
    assert bill.at(2) == 2 * half_up(1499 * 10807, 10000) == 3240
