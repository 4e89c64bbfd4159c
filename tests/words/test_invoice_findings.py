"""Every cause has its words, in a cell, in the summary and with its sum, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from string import Formatter

import pytest

from planner.gui.actions import LANGUAGES
from planner.model.invoice.lines import Cause, InvoiceLine, LineKind, Why
from planner.model.plan import Channel, Status
from planner.words import catalogue
from planner.words.invoice_causes import part, short
from planner.words.invoice_findings import Teller, step
from tests.model.invoice.made import Made, checked, entry_of, invoice_of, with_amount
from tests.model.plans import example

NAMES = {"plus": "Plus", "pro": "Pro"}
KNOWN = {"amount", "discount", "start", "plan", "contacts", "rate", "share", "days", "of_days"}
KNOWN |= {"status"}
A_HOTEL, A_CLINIC = 14, 21
ABROAD = {"currency": "EUR", "price_list.currency": "USD", "price_list.exchange_rate": "0.92"}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def causes() -> list[Cause]:
    """A cause of each kind, and of those that are said in two ways both."""
    values = {"discount": Decimal("0.25"), "start": 2, "plan": "plus", "contacts": 5000}
    made = [Cause(why=why, amount=100, rate=Decimal("0.2"), **values) for why in Why]  # type: ignore[arg-type]  # values of several kinds
    return [
        *made,
        Cause(why=Why.TIER, amount=1, discount=Decimal(0)),
        Cause(why=Why.FIRST_ACCOUNT, amount=1, discount=Decimal(0)),
        Cause(why=Why.TAX, amount=1),
        Cause(why=Why.NOT_BILLED, amount=1, channel=Channel.COMMISSION, status=Status.ACTIVE),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_is_said_with_values_that_it_has(language: str) -> None:
    catalogue.use(language)
    for cause in causes():
        for lags in (True, False):
            names = {name for _, name, _, _ in Formatter().parse(short(cause, lags=lags)) if name}
            assert names <= KNOWN - {"amount"}
        names = {name for _, name, _, _ in Formatter().parse(part(cause)) if name}
        assert "amount" in names
        assert names <= KNOWN
        assert step(cause)


def teller(
    lines: list[Made | InvoiceLine], *, own: bool = False, left_out: int = 0
) -> tuple[Teller, list[str]]:
    """Who tells, and what is told of each line's entry; the last lines may be left out."""
    document = example(ABROAD) if own else example()
    result = checked(document, lines, own=own)
    made = Teller(result, NAMES)
    compared = range(len(lines) - left_out)
    said = [" ".join(made.explanations(entry_of(result, line))) for line in compared]
    return made, [each.replace("\N{NO-BREAK SPACE}", " ") for each in said]


def changed(line: int, amount: int) -> list[Made | InvoiceLine]:
    made: list[Made | InvoiceLine] = list(invoice_of(example()))
    account = made[line]
    assert isinstance(account, Made)
    made[line] = with_amount(account, amount)
    return made


def test_a_band_is_shown_with_the_sum_that_makes_it_fit() -> None:
    _, said = teller(changed(A_HOTEL, 17925))
    assert said[A_HOTEL] == ("Likely: another contact band: 10,000 ($239.00 − 25 % = $179.25).")


def test_several_candidates_are_all_told() -> None:
    _, said = teller(changed(A_HOTEL, 35175))
    # Of the same size first.
    assert said[A_HOTEL].startswith("Likely: another plan: Enterprise, 5,000 contacts")
    assert "Or: another plan: Pro, 10,000 contacts" in said[A_HOTEL]


def test_a_tier_is_that_of_the_cycle_before() -> None:
    made, said = teller(list(invoice_of(example(), count=1)))
    assert said[A_CLINIC] == ("Likely: tier of the cycle before: list price (list price $469.00).")
    assert "+$501.75 because list price was billed" in made.parts()


def test_an_exchange_rate_is_shown_with_the_amount_it_makes() -> None:
    made, said = teller(list(invoice_of(example(ABROAD), rate="0.95", own=True)), own=True)
    # 469.00 · 0.75 = 351.75; 351.75 · 0.95 = 334.1625.
    assert said[A_CLINIC] == (
        "Likely: another exchange rate: 0.95 (($469.00 − 25 %) × 0.95 = €334.16)."
    )
    assert "by the exchange rate of 0.95" in made.parts()


def test_what_is_seen_is_not_called_likely() -> None:
    lines: list[Made | InvoiceLine] = [*invoice_of(example()), InvoiceLine(name="?", amount=-500)]
    _, said = teller(lines)
    assert said[-1] == "Credit."


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        (0, "to the cent what was expected"),
        (1240, "$12.40 higher than expected: $1,517.65 instead of $1,505.25"),
        (-1240, "$12.40 lower than expected: $1,492.85 instead of $1,505.25"),
    ],
)
def test_the_summary_says_how_much(extra: int, words: str) -> None:
    lines: list[Made | InvoiceLine] = [*invoice_of(example())]
    if extra:
        lines.append(InvoiceLine(name="SMS", amount=extra, kind=LineKind.ADD_ON))
    made, _ = teller(lines)
    assert words in made.summary()


def test_differences_that_cancel_out_are_not_hidden() -> None:
    lines = changed(A_HOTEL, 17925)
    lines.append(InvoiceLine(name="Credit", amount=-4500))
    made, _ = teller(lines)
    assert made.summary() == "The invoice is $1,505.25, as expected, but its lines are not."


def test_a_total_that_is_not_the_sum_of_the_lines_is_told() -> None:
    total = InvoiceLine(name="Total", amount=200000, kind=LineKind.TOTAL)
    made, _ = teller([*invoice_of(example())])
    assert made.parts() == ""
    made, _ = teller([*invoice_of(example()), total], left_out=1)
    assert "states a total of $2,000.00" in made.parts()
