"""Whatever an invoice says: each line and account is there once, and the causes are the whole."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.model.invoice.lines import InvoiceLine, LineKind, Why
from tests.model.invoice.made import (
    Made,
    cause_of,
    checked,
    entry_of,
    invoice_of,
    is_whole,
    named,
    priced,
    with_amount,
)
from tests.model.plans import documents, example
from tests.model.reference import Document, Reference

ABROAD = {"currency": "EUR", "price_list.currency": "USD", "price_list.exchange_rate": "0.92"}


@settings(max_examples=40)
@given(documents(), st.booleans())
def test_an_invoice_of_the_same_rules_has_no_difference(document: Document, own: bool) -> None:
    made = invoice_of(named(document), own=own)
    result = checked(document, made, own=own)
    assert is_whole(result)
    assert result.difference == 0
    assert result.explained == ()
    assert [entry_of(result, line).row for line in range(len(made))] == [each.row for each in made]


@settings(max_examples=40)
@given(documents())
def test_accounts_without_names_are_matched_by_their_amounts(document: Document) -> None:
    for row in document["clients"]:
        row["name"] = ""
    result = checked(document, invoice_of(document))
    assert is_whole(result)
    assert result.explained == ()


@st.composite
def disturbed(draw: st.DrawFn) -> tuple[Document, list[Made | InvoiceLine], bool]:
    """An invoice with lines changed, lost, doubled and added."""
    document = named(draw(documents()))
    own = draw(st.booleans())
    count = draw(st.one_of(st.none(), st.integers(0, 20)))
    lines: list[Made | InvoiceLine] = []
    for made in invoice_of(document, count=count, own=own):
        change = draw(st.sampled_from(["none", "none", "amount", "lost", "twice", "part"]))
        if change == "amount":
            lines.append(with_amount(made, draw(st.integers(0, 60_000))))
        elif change == "part":
            lines.append(with_amount(made, made.line.amount // 3))
        elif change != "lost":
            lines += [made] * (2 if change == "twice" else 1)
    names = [row["name"] for row in document["clients"]] + ["Nobody's", "SMS", ""]
    lines += draw(
        st.lists(
            st.builds(
                InvoiceLine,
                name=st.sampled_from(names),
                amount=st.integers(-5000, 60_000),
                kind=st.sampled_from(LineKind),
                accounts=st.sampled_from([None, None, 1, 3]),
            ),
            max_size=4,
        )
    )
    return document, lines, own


@settings(max_examples=80)
@given(disturbed())
def test_causes_are_the_whole_difference_and_every_account_is_there_once(
    of: tuple[Document, list[Made | InvoiceLine], bool],
) -> None:
    document, lines, own = of
    result = checked(document, lines, own=own)
    assert is_whole(result)
    reference = Reference(document)
    accounts: Counter[int] = Counter()
    for entry in result.entries:
        if entry.row is not None:
            accounts[entry.row] += entry.accounts
    assert +accounts == Counter(
        {
            number: row.get("accounts", 1)
            for number, row in enumerate(document["clients"])
            if reference.is_resold(row) or reference.is_disabled(row)
        }
    )
    assert result.expected == sum(made.line.amount for made in invoice_of(document, own=own))
    if not own:
        assert result.expected == result.book.invoice


@settings(max_examples=40)
@given(documents(in_order=False), st.integers(0, 20))
def test_the_tier_of_another_count_is_found_wherever_two_lines_show_it(
    document: Document, count: int
) -> None:
    made = invoice_of(named(document), count=count)
    now = invoice_of(document)
    differing = [n for n, each in enumerate(made) if each.line.amount != now[n].line.amount]
    assume(len(differing) > 1)
    result = checked(document, made)
    assert is_whole(result)
    assert {each.why for each in result.explained} == {Why.TIER}
    reference = Reference(document)
    for line in differing:
        (cause,) = entry_of(result, line).likely
        assert cause.discount is not None
        row = document["clients"][made[line].row]
        # Where another tier's discount gives the same cents it may be named in its place.
        assert priced(reference, row, Fraction(cause.discount)) == made[line].line.amount


@settings(max_examples=40)
@given(st.integers(7000, 12000).filter(lambda rate: rate != 9200))
def test_another_exchange_rate_is_found_to_its_last_digit(steps: int) -> None:
    document = example(ABROAD)
    planted = invoice_of(document, rate=rate_text(steps), own=True)
    now = invoice_of(document, own=True)
    result = checked(document, planted, own=True)
    assert is_whole(result)
    assert {each.why for each in result.explained} == {Why.RATE}
    for line, (each, before) in enumerate(zip(planted, now, strict=True)):
        if each.line.amount != before.line.amount:
            assert cause_of(result, line).rate == Decimal(rate_text(steps))


def rate_text(steps: int) -> str:
    return f"{steps // 10_000}.{steps % 10_000:04}"
