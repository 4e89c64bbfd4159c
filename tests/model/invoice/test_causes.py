"""What is planted in an invoice is what is found in it, with the arithmetic that makes it fit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.invoice.lines import How, InvoiceLine, LineKind, Why
from planner.model.plan import Status
from tests.model.invoice.made import (
    Made,
    billed,
    cause_of,
    checked,
    entry_of,
    invoice_of,
    is_whole,
    likely,
    priced,
    scaled,
    sums,
    with_amount,
)
from tests.model.plans import Edits, cents, example
from tests.model.reference import Document, Reference

EXAMPLE = example()
BAKERY, HOTEL, CLINIC, VELO, PAUSED, PROSPECT = 0, 1, 2, 3, 5, 6
# In the worked example's invoice: lines 0–13 the bakery, 14–20 the hotel, 21 the clinic, 22 paused.
A_HOTEL, A_CLINIC = 14, 21


def at(document: Document, row: int, discount: str, **sold: object) -> int:
    """One account of a row sold otherwise, at a discount."""
    reference = Reference(document)
    return priced(reference, {**document["clients"][row], **sold}, Fraction(discount))


def test_the_worked_example_is_billed_as_it_says() -> None:
    result = checked(EXAMPLE, invoice_of(EXAMPLE))
    assert (result.billed, result.expected) == (cents("1,505.25"), cents("1,505.25"))
    assert result.explained == ()


def test_some_accounts_of_a_row_may_be_on_one_line() -> None:
    others = [each for each in invoice_of(EXAMPLE) if each.row != HOTEL]
    six, begun = billed("Hotel Belvedere", 6 * 13_425), billed("Hotel Belvedere", 6_713)
    result = checked(EXAMPLE, [*others, six, begun])
    assert is_whole(result)
    # Of the seventh 15 of 30 days: 134.25 ÷ 2, half up.
    assert sums(result) == {"part-of-month": 6_713 - 13_425}
    assert entry_of(result, len(others)).accounts == 6


def test_some_accounts_on_one_line_at_another_tier_are_found() -> None:
    document = example({"clients.0.accounts": 17})
    others = [each for each in invoice_of(document, count=22) if each.row != HOTEL]
    five, two = billed("Hotel Belvedere", 5 * 13_425), billed("Hotel Belvedere", 2 * 13_425)
    result = checked(document, [*others, five, two])
    assert is_whole(result)
    assert set(sums(result)) == {"tier"}


@pytest.mark.parametrize("kind", [LineKind.TAX, LineKind.ADD_ON, LineKind.ACCOUNT])
def test_a_line_of_nothing_is_no_difference(kind: LineKind) -> None:
    nothing = InvoiceLine(name="Sales tax (0 %)", amount=0, kind=kind)
    result = checked(EXAMPLE, [*invoice_of(EXAMPLE), nothing])
    assert is_whole(result)
    assert result.explained == ()


def test_a_tier_that_lags_is_found_on_every_line() -> None:
    document = example({"clients.0.accounts": 17})
    made = invoice_of(document, count=22)
    result = checked(document, made)
    assert is_whole(result)
    # 1,548.00 at 25 % against 35 % of each list price, to the cent.
    now = sum(each.line.amount for each in invoice_of(document))
    assert sums(result) == {"tier": cents("1,548.00") - now}
    cause = cause_of(result, A_CLINIC)
    assert (cause.discount, cause.start) == (Decimal("0.25"), 2)


def test_a_tier_that_lags_is_found_on_lines_without_names() -> None:
    document = example({"clients.0.accounts": 17})
    made = [billed("", each.line.amount) for each in invoice_of(document, count=22)]
    result = checked(document, made)
    assert is_whole(result)
    assert {each.why for each in result.explained} == {Why.TIER}


def test_another_exchange_rate_is_found_on_lines_without_names() -> None:
    abroad = {"currency": "EUR", "price_list.currency": "USD", "price_list.exchange_rate": "0.92"}
    document = example({**abroad, **{f"clients.{row}.name": "" for row in range(7)}})
    made = invoice_of(document, rate="0.9641", own=True)
    result = checked(document, [billed("", each.line.amount) for each in made], own=True)
    assert is_whole(result)
    assert {each.why for each in result.explained} == {Why.RATE}
    assert result.common.rate == Decimal("0.9641")


def test_one_account_of_another_band_is_found() -> None:
    made = invoice_of(EXAMPLE)
    made[A_HOTEL] = with_amount(made[A_HOTEL], at(EXAMPLE, HOTEL, "0.25", contacts=10000))
    result = checked(EXAMPLE, made)
    assert is_whole(result)
    assert sums(result) == {"band": cents("45.00")}
    cause = cause_of(result, A_HOTEL)
    assert (cause.plan, cause.contacts, cause.list_price) == ("plus", 10000, cents("239.00"))


def test_another_plan_of_the_same_size_is_found_before_others() -> None:
    made = invoice_of(EXAMPLE)
    made[A_HOTEL] = with_amount(made[A_HOTEL], at(EXAMPLE, HOTEL, "0.25", plan="pro"))
    result = checked(EXAMPLE, made)
    cause = cause_of(result, A_HOTEL)
    assert (cause.why, cause.plan, cause.contacts) == (Why.PLAN, "pro", 5000)


def test_what_fits_several_prices_lists_them_all() -> None:
    # 469.00 is Pro for 10,000, the clinic's own, and Enterprise for 5,000.
    made = invoice_of(EXAMPLE)
    made[A_HOTEL] = with_amount(made[A_HOTEL], cents("351.75"))
    result = checked(EXAMPLE, made)
    found = [(cause.plan, cause.contacts) for (cause,) in entry_of(result, A_HOTEL).explanations]
    assert sorted(found) == [("enterprise", 5000), ("pro", 10000)]


def test_a_band_on_top_of_a_tier_that_lags_is_split_in_two() -> None:
    document = example({"clients.0.accounts": 17})
    made = invoice_of(document, count=22)
    line = 17
    made[line] = with_amount(made[line], at(document, HOTEL, "0.25", contacts=10000))
    result = checked(document, made)
    assert is_whole(result)
    assert likely(result, line) == [Why.TIER, Why.BAND]
    # 179.00 · (0.35 − 0.25), rounded each, then 60.00 · 0.75.
    assert [cause.amount for cause in entry_of(result, line).likely] == [1790, 4500]


def test_one_account_at_list_price_is_the_first() -> None:
    made = invoice_of(EXAMPLE)
    made[A_HOTEL] = with_amount(made[A_HOTEL], cents("179.00"))
    result = checked(EXAMPLE, made)
    cause = cause_of(result, A_HOTEL)
    assert (cause.why, cause.amount, cause.discount) == (Why.FIRST_ACCOUNT, 4475, Decimal(0))


def test_a_first_account_that_is_not_at_list_price_is_found() -> None:
    document = example({"programme.first_account_full_price": True})
    made = invoice_of(EXAMPLE)
    result = checked(document, made)
    assert is_whole(result)
    assert sums(result) == {"first-account": -cents("4.75")}
    (entry,) = [each for each in result.entries if each.likely]
    assert (entry.row, entry.likely[0].discount) == (BAKERY, Decimal("0.25"))


def test_every_account_at_list_price_is_the_tier_of_one_account() -> None:
    result = checked(EXAMPLE, invoice_of(EXAMPLE, count=1))
    assert {each.why for each in result.explained} == {Why.TIER}
    assert cause_of(result, A_CLINIC).start == 1


@pytest.mark.parametrize("edits", [{}, {"agency.vendor_tax_rate": "0.2"}])
def test_a_tax_on_every_line_is_found(edits: Edits) -> None:
    document = example(edits)
    made = [
        with_amount(each, scaled(each.line.amount, Fraction(12, 10)))
        for each in invoice_of(document)
    ]
    result = checked(document, made)
    assert is_whole(result)
    assert {each.why for each in result.explained} == {Why.TAX}
    assert cause_of(result, A_CLINIC).rate == Decimal("0.2")


def test_a_tax_on_a_line_of_its_own_has_its_rate() -> None:
    tax = InvoiceLine(name="VAT", amount=cents("301.05"), kind=LineKind.TAX)
    result = checked(EXAMPLE, [*invoice_of(EXAMPLE), tax])
    cause = cause_of(result, 23)
    assert (cause.why, cause.rate) == (Why.TAX, Decimal("0.2"))


def test_an_add_on_is_named_by_its_client_or_by_its_words() -> None:
    beside = [
        billed("Hotel Belvedere – extra users", 1200),
        InvoiceLine(name="SMS credits", amount=1000, kind=LineKind.ADD_ON),
    ]
    result = checked(EXAMPLE, [*invoice_of(EXAMPLE), *beside])
    assert is_whole(result)
    assert sums(result) == {"add-on": 2200}
    assert [entry_of(result, line).row for line in (23, 24)] == [HOTEL, None]


def test_a_client_whose_name_sounds_like_an_add_on_is_still_a_client() -> None:
    document = example({"clients.2.name": "SMS Traders"})
    made = invoice_of(document)
    line = replace(made[A_CLINIC].line, kind=LineKind.ADD_ON)
    made[A_CLINIC] = made[A_CLINIC]._replace(line=line)
    assert checked(document, made).explained == ()


def test_an_add_on_within_an_account_s_amount_is_found_beside_another() -> None:
    made = invoice_of(EXAMPLE)
    made[A_HOTEL] = with_amount(made[A_HOTEL], made[A_HOTEL].line.amount + 1037)
    add_on = InvoiceLine(name="SMS credits", amount=1037, kind=LineKind.ADD_ON)
    result = checked(EXAMPLE, [*made, add_on])
    cause = cause_of(result, A_HOTEL)
    assert (cause.why, cause.amount, cause.line) == (Why.ADD_ON, 1037, 23)


def test_an_account_billed_twice_is_said_to_be_the_other_line() -> None:
    made = invoice_of(EXAMPLE)
    result = checked(EXAMPLE, [*made, made[A_CLINIC]])
    assert is_whole(result)
    assert sums(result) == {"twice": cents("351.75")}
    (entry,) = [each for each in result.entries if each.likely]
    assert {entry.line, entry.likely[0].line} == {A_CLINIC, 23}


def test_an_account_that_is_not_billed_is_missing() -> None:
    made = invoice_of(EXAMPLE)
    del made[A_CLINIC]
    result = checked(EXAMPLE, made)
    assert is_whole(result)
    assert sums(result) == {"missing": -cents("351.75")}


@pytest.mark.parametrize("status", ["cancelled", "expired", "archived", "sandbox", "trial"])
def test_what_should_not_be_billed_says_its_status_and_price(status: str) -> None:
    document = example({"clients.6.status": status})
    line = billed("Prospect", at(document, PROSPECT, "0.25"))
    result = checked(document, [*invoice_of(document), line])
    assert is_whole(result)
    cause = cause_of(result, 23)
    assert (cause.why, cause.status) == (Why.NOT_BILLED, Status(status))
    assert (cause.list_price, cause.discount) == (cents("179.00"), Decimal("0.25"))


def test_an_account_on_commission_that_is_billed_is_not_expected() -> None:
    result = checked(EXAMPLE, [*invoice_of(EXAMPLE), billed("velo.activehosted.com", 13425)])
    entry = entry_of(result, 23)
    assert (entry.row, entry.expected, likely(result, 23)) == (VELO, 0, [Why.NOT_BILLED])


def test_an_account_nobody_knows_says_what_it_could_be() -> None:
    result = checked(EXAMPLE, [*invoice_of(EXAMPLE), billed("Garage Nord", cents("44.25"))])
    cause = cause_of(result, 23)
    assert (cause.why, cause.plan, cause.contacts) == (Why.NOT_IN_PLAN, "plus", 1000)


def test_one_more_account_of_a_client_is_like_a_band_or_an_add_on() -> None:
    line = billed("Clinique Saint-Roch", cents("44.25"))
    result = checked(EXAMPLE, [*invoice_of(EXAMPLE), line])
    found = [cause.why for (cause,) in entry_of(result, 23).explanations]
    assert found == [Why.NOT_IN_PLAN, Why.ADD_ON]


def test_a_credit_is_one() -> None:
    result = checked(EXAMPLE, [*invoice_of(EXAMPLE), billed("Hotel Belvedere", -13425)])
    assert is_whole(result)
    assert sums(result) == {"credit": -13425}


def test_part_of_a_month_is_said_only_where_nothing_fits_exactly() -> None:
    made = invoice_of(EXAMPLE)
    made[A_CLINIC] = with_amount(made[A_CLINIC], scaled(cents("351.75"), Fraction(11, 30)))
    result = checked(EXAMPLE, made)
    assert is_whole(result)
    cause = cause_of(result, A_CLINIC)
    assert (cause.why, cause.days, cause.of_days) == (Why.PART_OF_MONTH, 11, 30)


def test_what_nothing_explains_is_unknown() -> None:
    made = invoice_of(EXAMPLE)
    made[A_CLINIC] = with_amount(made[A_CLINIC], cents("500.01"))
    result = checked(EXAMPLE, made)
    assert sums(result) == {"unknown": cents("148.26")}


def test_a_cent_by_another_rounding_is_found() -> None:
    document = example({"price_list.prices.plus.5000": "179.99"})  # · 0.75 = 134.9925
    made = invoice_of(document)
    made[A_HOTEL] = with_amount(made[A_HOTEL], cents("135.00"))
    assert likely(checked(document, made), A_HOTEL) == [Why.ROUNDING]


def test_an_account_without_a_price_expects_nothing_and_hides_nothing() -> None:
    document = example({"clients.2.contacts": 900_000})
    made = invoice_of(EXAMPLE)
    result = checked(document, made)
    assert is_whole(result)
    assert not result.complete
    assert likely(result, A_CLINIC) == [Why.NO_PRICE]
    assert result.difference == cents("351.75")


def test_totals_are_left_out_unless_a_hand_decides_otherwise() -> None:
    total = InvoiceLine(name="Total", amount=cents("1,505.25"), kind=LineKind.TOTAL)
    lines: list[Made | InvoiceLine] = [*invoice_of(EXAMPLE), total]
    assert checked(EXAMPLE, lines).left_out == (23,)
    assert checked(EXAMPLE, lines).difference == 0
    assert checked(EXAMPLE, lines).other_total is None
    assert checked(EXAMPLE, lines[1:]).other_total == cents("1,505.25")
    by_hand = checked(EXAMPLE, lines, {23: CLINIC})
    assert is_whole(by_hand)
    assert by_hand.left_out == ()


def test_a_hand_matches_a_line_with_another_client() -> None:
    made = invoice_of(EXAMPLE)
    line = replace(made[A_CLINIC].line, name="AC-2231", amount=cents("340.00"))
    lines: list[Made | InvoiceLine] = [*made[:A_CLINIC], line, *made[A_CLINIC + 1 :]]
    assert entry_of(checked(EXAMPLE, lines), A_CLINIC).row is None
    result = checked(EXAMPLE, lines, {A_CLINIC: CLINIC})
    assert is_whole(result)
    assert entry_of(result, A_CLINIC)[:3] == (CLINIC, A_CLINIC, How.HAND)
    assert entry_of(result, A_CLINIC).expected == cents("351.75")


def test_one_line_bills_all_accounts_of_a_row() -> None:
    lines = [
        billed("Boulangerie Martin", 14 * 1425),
        InvoiceLine(name="Hotel Belvedere", amount=7 * 13425, accounts=7),
        billed("Clinique Saint-Roch", 35175),
        billed("Paused shop", 1425),
    ]
    result = checked(EXAMPLE, lines)
    assert is_whole(result)
    assert result.explained == ()
    assert [entry_of(result, line).accounts for line in range(4)] == [14, 7, 1, 1]


def test_one_line_for_a_whole_row_shows_its_tier_too() -> None:
    result = checked(EXAMPLE, [billed("Boulangerie Martin", 14 * 1900)], {})
    entry = entry_of(result, 0)
    assert (entry.accounts, [each[0].why for each in entry.explanations][:1]) == (14, [Why.TIER])


def test_rows_of_one_name_share_their_lines_by_amount() -> None:
    document = example({"clients.2.name": "Hotel Belvedere"})
    made = invoice_of(document)
    lines = [made[A_CLINIC], *made[:A_CLINIC], *made[A_CLINIC + 1 :]]
    result = checked(document, lines)
    assert result.explained == ()
    assert entry_of(result, 0).row == CLINIC
    assert entry_of(result, 22).row == PAUSED
    assert entry_of(result, 1).row == BAKERY
