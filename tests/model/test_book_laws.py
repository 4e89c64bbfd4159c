"""The book of one month against the reference, and laws that hold for every book."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.account import Amounts, month, terms
from planner.model.book import Book
from tests.model.plans import (
    SAME_DIGITS,
    as_expected,
    as_said,
    book_of,
    documents,
    edited,
    known,
    minor_units,
    plan_of,
    row_amounts,
)
from tests.model.reference import Document, Part, Reference, total

# Against the reference


@settings(max_examples=120)
@given(documents())
def test_every_row_and_the_totals_are_those_of_the_reference(document: Document) -> None:
    book = book_of(document)
    figures = Reference(document).book()
    assert book.problems == ()
    assert [as_said(each) for each in row_amounts(book)] == [
        as_expected(each, document) for each in figures
    ]
    assert as_said(known(book.totals)) == as_expected(total(figures), document)


@settings(max_examples=60)
@given(documents())
def test_what_is_said_of_the_whole_book_is_said_by_the_reference(document: Document) -> None:
    book, reference = book_of(document), Reference(document)
    assert book.counted == reference.counted()
    assert Fraction(book.discount) == reference.discount(reference.counted())
    assert book.overheads == minor_units(reference.overheads, document)
    assert book.profit == minor_units(reference.profit(), document)
    assert Fraction(book.hours) == reference.hours()
    assert book.invoice == minor_units(reference.invoice(), document, reference.list_currency)


@settings(max_examples=60)
@given(documents())
def test_next_tier_is_that_of_the_reference(document: Document) -> None:
    expected = Reference(document).next_tier()
    said = book_of(document).next_tier
    if expected is None:
        assert said is None
    else:
        start, discount, needed, saving = expected
        assert said is not None
        assert (said.start, Fraction(said.discount), said.accounts_needed) == (
            start,
            discount,
            needed,
        )
        assert said.monthly_saving == minor_units(saving, document)


@settings(max_examples=60)
@given(documents(), st.integers(0, 20))
def test_the_cycle_now_running_has_the_discount_of_the_count_before_it(
    document: Document, before: int
) -> None:
    book = Book(plan_of(document), count_before=before)
    reference = Reference(document)
    late = document["programme"]["effective"] == "next-cycle"
    figures = reference.book(before if late else reference.counted())
    assert [as_said(each) for each in row_amounts(book)] == [
        as_expected(each, document) for each in figures
    ]
    assert as_said(known(book.totals)) == as_expected(total(figures), document)
    assert book.next_tier == book_of(document).next_tier


# Laws


def added(amounts: list[Amounts]) -> Amounts:
    made = Amounts()
    for each in amounts:
        made = made.plus(each)
    return made


@settings(max_examples=60)
@given(documents())
def test_totals_are_the_sum_of_the_rows_and_rows_of_their_lines(document: Document) -> None:
    book = book_of(document)
    rows = row_amounts(book)
    assert book.totals == added(rows)
    for each in rows:
        assert each.contribution == sum(line.amount for line in each.lines)
    assert book.profit == sum(each.contribution for each in rows) - book.overheads


@settings(max_examples=60)
@given(documents(in_order=False))
def test_a_row_is_its_account_so_many_times(document: Document) -> None:
    book = book_of(document)
    for client, row in zip(book.plan.clients, book.rows, strict=True):
        if client.status == "active":
            package = book.plan.package(client.package)
            assert package is not None
            account = terms(book.plan, package, client.overrides, client.billing)
            assert account is not None
            one = month(account, client.channel, book.discount)
            assert row.amounts == one.times(client.accounts)


@settings(max_examples=50)
@given(documents(in_order=False), st.randoms(use_true_random=False))
def test_the_order_of_rows_means_nothing_under_volume(
    document: Document, chance: random.Random
) -> None:
    shuffled = list(document["clients"])
    chance.shuffle(shuffled)
    mine, theirs = book_of(document), book_of({**document, "clients": shuffled})
    assert mine.totals == theirs.totals
    assert mine.next_tier == theirs.next_tier
    by_id = {client.id: row for client, row in zip(theirs.plan.clients, theirs.rows, strict=True)}
    assert [by_id[client.id] for client in mine.plan.clients] == list(mine.rows)


@settings(max_examples=60)
@given(documents(rows_of=(3, 4, 2, 1)), st.data())
def test_splitting_a_row_in_two_changes_nothing(document: Document, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(document["clients"]) - 1))
    row: Part = document["clients"][index]
    first = data.draw(st.integers(0, row["accounts"]))
    halves = [
        {**row, "accounts": first},
        {**row, "accounts": row["accounts"] - first, "id": "other"},
    ]
    halves = [half for half in halves if half["accounts"]]
    rows = [*document["clients"][:index], *halves, *document["clients"][index + 1 :]]
    whole, split = book_of(document), book_of({**document, "clients": rows})
    assert split.totals == whole.totals
    assert split.next_tier == whole.next_tier
    pieces = row_amounts(split)[index : index + len(halves)]
    assert added(pieces) == row_amounts(whole)[index]


@settings(max_examples=50)
@given(documents(abroad=False))
def test_buying_in_another_currency_at_a_rate_of_1_is_buying_in_ones_own(
    document: Document,
) -> None:
    there = {
        "price_list.currency": SAME_DIGITS[document["currency"]],
        "price_list.exchange_rate": "1",
    }
    home, abroad = book_of(document), book_of(edited(document, there))
    assert home.rows == abroad.rows
    assert home.totals == abroad.totals
    assert home.next_tier == abroad.next_tier
    assert home.invoice == abroad.invoice == known(home.totals).vendor_cost


@settings(max_examples=50)
@given(documents(), st.decimals(0, 1, places=2))
def test_more_discount_in_every_tier_never_costs_more(document: Document, share: Decimal) -> None:
    def deeper(tier: Part) -> Part:
        discount = Decimal(tier["discount"])
        return {**tier, "discount": f"{discount + (1 - discount) * share:f}"}

    tiers = [deeper(tier) for tier in document["programme"]["tiers"]]
    before = known(book_of(document).totals)
    after = known(book_of(edited(document, {"programme.tiers": tiers})).totals)
    assert after.vendor_cost <= before.vendor_cost
    assert after.vendor_tax <= before.vendor_tax


def six_decimals(part: int, whole: int) -> Decimal | None:
    if whole == 0:
        return None
    with localcontext(prec=60):
        return (Decimal(part) / whole).quantize(Decimal("0.000001"), rounding=ROUND_HALF_UP)


@settings(max_examples=60)
@given(documents())
def test_margin_is_profit_by_revenue_and_markup_profit_by_cost(document: Document) -> None:
    book = book_of(document)
    profit, revenue = book.profit, known(book.totals).revenue
    assert profit is not None
    assert book.margin == six_decimals(profit, revenue)
    assert book.markup == six_decimals(profit, revenue - profit)
    for row in book.rows:
        amounts = known(row.amounts)
        assert row.margin == six_decimals(amounts.contribution, amounts.revenue)
        assert row.markup == six_decimals(
            amounts.contribution, amounts.revenue - amounts.contribution
        )
