"""What a cause suggests, taken over, makes the plan bill what the invoice bills."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.model.book import Book
from planner.model.invoice.check import Checked
from planner.model.invoice.edits import alike, followed, suggestion
from planner.model.plan import Plan, Status
from tests.model.invoice.made import billed, checked, entry_of, invoice_of, with_amount
from tests.model.plans import cents, example, plan_of
from tests.model.reference import Document

EXAMPLE = example()
TODAY = date(2026, 11, 26)
A_HOTEL = 14
ABROAD = {"currency": "EUR", "price_list.currency": "USD", "price_list.exchange_rate": "0.92"}


def taken_over(result: Checked, line: int) -> Plan:
    plan = result.book.plan
    entry = entry_of(result, line)
    cause = suggestion(entry, plan)
    assert cause is not None
    return followed(plan, cause, alike(cause, entry, result.entries), TODAY)


def again(result: Checked, plan: Plan) -> Checked:
    return Checked(Book(plan), result.invoice)


def banded(lines: int) -> tuple[Document, Checked]:
    made = invoice_of(EXAMPLE)
    for line in range(A_HOTEL, A_HOTEL + lines):
        made[line] = with_amount(made[line], cents("179.25"))
    return EXAMPLE, checked(EXAMPLE, made)


def test_a_band_is_taken_over_for_the_accounts_it_was_billed_for() -> None:
    _, result = banded(2)
    plan = taken_over(result, A_HOTEL)
    assert again(result, plan).difference == 0
    rows = [(row.accounts, row.overrides.contacts) for row in plan.clients if "Hotel" in row.name]
    assert rows == [(5, None), (2, 10000)]
    ids = [row.id for row in plan.clients]
    assert len(set(ids)) == len(ids)


def test_what_is_planned_of_a_client_is_of_both_its_rows() -> None:
    made = invoice_of(EXAMPLE)
    made[A_HOTEL] = with_amount(made[A_HOTEL], cents("179.25"))
    before = plan_of(EXAMPLE)
    (usual,) = ids(taken_over(checked(EXAMPLE, made), A_HOTEL)) - ids(before)
    hotel = next(row.id for row in before.clients if "Hotel" in row.name)
    leaving = [{"month": 5, "move": "leave", "client": each} for each in (hotel, usual)]
    document = example({"clients.1.id": hotel, "assumptions.planned": leaving})
    plan = taken_over(checked(document, made), A_HOTEL)
    (new,) = ids(plan) - ids(plan_of(document))
    assert new != usual  # somebody is still said to leave under that id
    assert [event.client for event in plan.assumptions.planned] == [hotel, new, usual]


def ids(plan: Plan) -> set[str]:
    return {row.id for row in plan.clients}


def test_a_band_of_all_accounts_of_a_row_leaves_it_one_row() -> None:
    _, result = banded(7)
    plan = taken_over(result, A_HOTEL)
    assert again(result, plan).difference == 0
    assert len(plan.clients) == len(result.book.plan.clients)


def test_an_exchange_rate_is_taken_over_with_its_date() -> None:
    document = example(ABROAD)
    result = checked(document, invoice_of(document, rate="0.9371", own=True), own=True)
    plan = taken_over(result, 0)
    assert again(result, plan).difference == 0
    assert plan.price_list.exchange_rate == Decimal("0.9371")
    assert plan.price_list.exchange_as_of == TODAY


def test_a_first_account_at_list_price_is_a_rule_of_the_programme() -> None:
    full = example({"programme.first_account_full_price": True})
    plan = taken_over(checked(EXAMPLE, invoice_of(full)), 0)
    assert plan.programme.first_account_full_price
    result = checked(full, invoice_of(EXAMPLE))
    (line,) = [entry.line for entry in result.entries if entry.likely]
    assert line is not None
    plan = taken_over(result, line)
    assert not plan.programme.first_account_full_price


def test_a_trial_that_is_billed_becomes_active_for_that_account() -> None:
    result = checked(EXAMPLE, [*invoice_of(EXAMPLE), billed("Prospect", 13425)])
    plan = taken_over(result, 23)
    rows = [(row.accounts, row.status) for row in plan.clients if row.name == "Prospect"]
    assert rows == [(1, Status.TRIAL), (1, Status.ACTIVE)]
    assert again(result, plan).difference == 0


def test_what_is_only_said_is_no_edit() -> None:
    result = checked(EXAMPLE, invoice_of(EXAMPLE, count=1))
    assert {suggestion(entry, result.book.plan) for entry in result.entries} == {None}
