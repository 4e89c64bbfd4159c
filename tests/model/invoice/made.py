"""Invoices made by the reference, account by account, for the tests to disturb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from planner.model.book import Book
from planner.model.invoice.check import Checked
from planner.model.invoice.lines import Cause, Entry, Invoice, InvoiceLine, Why
from planner.model.money import Currency
from tests.model.plans import minor_units, plan_of
from tests.model.reference import Document, Part, Reference, rounded


class Made(NamedTuple):
    """One account's line: the row of the account, and the line."""

    row: int
    line: InvoiceLine


def named(document: Document) -> Document:
    """The document with a name of its own for every row that has none."""
    for number, row in enumerate(document["clients"]):
        row.setdefault("name", f"Client {number}")
    return document


def invoice_of(
    document: Document, *, count: int | None = None, rate: str | None = None, own: bool = False
) -> list[Made]:
    """What the vendor bills, a line for each account.

    Args:
        document: the plan.
        count: the count that decides the tier; today's where none is given.
        rate: an exchange rate in place of the plan's.
        own: whether it is converted into the plan's currency.
    """
    if rate is not None:
        document = {**document, "price_list": {**document["price_list"], "exchange_rate": rate}}
    reference = Reference(document)
    made, position = [], 0
    for number, row in enumerate(document["clients"]):
        if not (reference.is_resold(row) or reference.is_disabled(row)):
            continue
        for _ in range(row.get("accounts", 1)):
            position += 1
            discount = reference.discount_of(
                position, reference.counted() if count is None else count
            )
            amount = priced(reference, row, discount, own=own)
            name = row.get("name") or "Account"
            made.append(Made(number, InvoiceLine(name=name, amount=amount)))
    return made


def priced(reference: Reference, row: Part, discount: Fraction, *, own: bool = False) -> int:
    """One account of a row at a discount, in minor units of the list's or the plan's currency."""
    listed = reference.listed(reference.packages[row["package"]], row)
    amount = reference.r_listed(listed * (1 - discount))
    document = {"currency": reference.currency}
    if own:
        return minor_units(reference.conv(amount), document)
    return minor_units(amount, document, reference.list_currency)


def checked(
    document: Document,
    lines: Iterable[Made | InvoiceLine],
    by_hand: dict[int, int] | None = None,
    *,
    own: bool = False,
) -> Checked:
    plan = plan_of(document)
    currency = plan.currency if own else plan.price_list.currency
    bare = tuple(each.line if isinstance(each, Made) else each for each in lines)
    return Checked(Book(plan), Invoice(bare, currency), by_hand or {})


def with_amount(made: Made, amount: int) -> Made:
    return made._replace(line=replace(made.line, amount=amount))


def billed(name: str, amount: int) -> InvoiceLine:
    return InvoiceLine(name=name, amount=amount)


def entry_of(result: Checked, line: int) -> Entry:
    (found,) = [each for each in result.entries if each.line == line]
    return found


def likely(result: Checked, line: int) -> list[Why]:
    return [cause.why for cause in entry_of(result, line).likely]


def cause_of(result: Checked, line: int) -> Cause:
    (cause,) = entry_of(result, line).likely
    return cause


def sums(result: Checked) -> dict[str, int]:
    return {each.why.value: each.amount for each in result.explained}


def is_whole(result: Checked) -> bool:
    """Whether everything adds up, entry by entry and together."""
    for entry in result.entries:
        for explanation in entry.explanations:
            assert sum(cause.amount for cause in explanation) == entry.difference
        assert entry.explanations or entry.difference == 0
    assert sum(each.amount for each in result.explained) == result.difference
    lines = [entry.line for entry in result.entries if entry.line is not None]
    assert sorted([*lines, *result.left_out]) == list(range(len(result.invoice.lines)))
    return True


def scaled(amount: int, factor: Fraction) -> int:
    """r() of an amount and a factor, in the reference's own way."""
    return int(rounded(amount * factor, 0))


USD = Currency.of("USD")
