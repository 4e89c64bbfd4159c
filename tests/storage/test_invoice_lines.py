"""An invoice is read as it comes: a table with headings or without, or lines of text from a PDF."""

from __future__ import annotations

import pytest

from planner.model.invoice.lines import InvoiceLine, LineKind
from planner.model.money import Currency
from planner.storage.invoice_lines import (
    TEXT_COLUMNS,
    Choices,
    Read,
    Rows,
    amount_of,
    cells_of,
    guess,
    read,
)
from planner.words import catalogue
from planner.words.entry import EntryError
from tests.model.plans import example, plan_of

PLAN = plan_of(example())
USD, EUR = Currency.of("USD"), Currency.of("EUR")


def table(*lines: str) -> list[list[str]]:
    return [line.split("|") for line in lines]


def taken(rows: Rows, currency: Currency = USD) -> Read:
    return read(rows, guess(rows, currency), PLAN, currency)


def said(found: Read) -> list[tuple[str, int]]:
    return [(line.name, line.amount) for line in found.lines]


@pytest.mark.parametrize(
    ("written", "minor"),
    [
        ("134.25", 13425),
        ("$1,505.25", 150525),
        ("1 505,25", 150525),
        ("1.505,25 $", 150525),
        ("USD 12.40", 1240),
        ("-12.40", -1240),
        ("−12,40", -1240),
        ("(12.40)", -1240),
        ("($12.40)", -1240),
        ("12.40-", -1240),
        ("12.40 CR", -1240),
        ("19", 1900),
    ],
)
def test_an_amount_is_read_as_invoices_write_it(written: str, minor: int) -> None:
    assert amount_of(written, USD) == minor


@pytest.mark.parametrize("written", ["12.40 €", "12.345", "abc", "1.2.3,4", "()", "-"])
def test_what_is_no_amount_of_the_currency_is_refused(written: str) -> None:
    with pytest.raises(EntryError):
        amount_of(written, USD)


def test_an_amount_that_could_be_two_is_asked_about_and_not_guessed() -> None:
    rows = table("Client|Amount", "Velo|1.234", "Hotel|12.500")
    dinar = Currency.of("TND")
    catalogue.use("fr")
    try:
        found = taken(rows, dinar)
    finally:
        catalogue.use("en")
    assert [fault.error.code for fault in found.faults] == ["ambiguous", "ambiguous"]


ENGLISH = table(
    "ActiveCampaign, LLC||||",
    "Account|Plan|Contacts|Qty|Unit price|Amount (USD)",
    "velo.activehosted.com|Plus|5,000|1|134.25|134.25",
    "Hotel Belvedere|Pro|10,000|2|351.75|703.50",
    "||||Total|837.75",
)
FRENCH = table(
    "Compte|Désignation|Qté|Montant HT",
    "Hôtel Belvédère|Plus, 5 000 contacts|1|134,25",
    "Hôtel Belvédère|Crédits SMS|1|10,00",
    "Boulangerie|Starter × 14|14|199,50",
    "TVA 20 %|||68,75",
    "Total TTC|||412,50",
)


def test_english_headings_are_recognised() -> None:
    choices = guess(ENGLISH, USD)
    assert choices == Choices(("name", "plan", "contacts", "accounts", "", "amount"), 2)
    first, second = read(ENGLISH, choices, PLAN, USD).lines[:2]
    assert (first.name, first.plan, first.contacts) == ("velo.activehosted.com", "plus", 5000)
    assert (second.accounts, second.amount) == (2, 70350)


def test_french_headings_and_words_are_recognised() -> None:
    found = taken(FRENCH)
    kinds = [line.kind for line in found.lines]
    account, add_on = LineKind.ACCOUNT, LineKind.ADD_ON
    assert kinds == [account, add_on, account, LineKind.TAX, LineKind.TOTAL]
    assert found.lines[0] == InvoiceLine(
        name="Hôtel Belvédère",
        amount=13425,
        description="Plus, 5 000 contacts",
        plan="plus",
        contacts=5000,
        accounts=1,
    )
    assert found.lines[2].accounts == 14


@pytest.mark.parametrize("heads", ["Account|Debit|Credit", "Compte|Débit|Crédit"])
def test_a_column_of_credits_is_never_taken_for_what_is_billed(heads: str) -> None:
    found = taken(table(heads, "Velo|134.25|", "Hotel||14.25"))
    assert said(found) == [("Velo", 13425)]
    assert found.without == (2,)


def test_without_headings_words_and_amounts_tell_the_columns() -> None:
    rows = table("1001|Velo & Co|Plus|134.25", "1002|Hotel|Pro|351.75")
    assert guess(rows, USD).columns == ("", "name", "description", "amount")


def test_rows_without_an_amount_are_passed_over_and_told_of() -> None:
    found = taken(table("Client|Amount", "Velo|134.25", "Thank you|", "|", "Hotel|n/a"))
    assert said(found) == [("Velo", 13425)]
    assert found.without == (2,)
    assert [(fault.row, fault.words) for fault in found.faults] == [(4, "Hotel")]
    assert found.rows == (1,)


def test_columns_that_are_chosen_by_hand_count() -> None:
    rows = table("Velo|1.00|134.25")
    assert said(read(rows, Choices(("name", "amount", ""), 0), PLAN, USD)) == [("Velo", 100)]


TEXT = """
ActiveCampaign, LLC
1 North Dearborn Street, Suite 500
Invoice 2026-1107

Description Amount
Boulangerie Martin – Starter, 1,000 contacts ........ $14.25
Hotel Belvedere   Plus 5,000 contacts 1 $134.25 $134.25
velo.activehosted.com\t134.25
Clinique Saint-Roch
351.75 USD
Refund Paused shop -$14.25
Grand compte 1\N{NO-BREAK SPACE}234,50 €
Total USD 755.25
"""


def test_lines_of_a_text_end_in_their_amounts() -> None:
    rows = cells_of(TEXT)
    found = read(rows, Choices(TEXT_COLUMNS, text=True), PLAN, USD)
    assert said(found) == [
        ("Boulangerie Martin – Starter, 1,000 contacts", 1425),
        ("Hotel Belvedere Plus 5,000 contacts 1 $134.25", 13425),
        ("velo.activehosted.com", 13425),
        ("Clinique Saint-Roch", 35175),
        ("Refund Paused shop", -1425),
        ("Total", 75525),
    ]
    assert [fault.error.code for fault in found.faults] == ["currency"]
    assert found.lines[0].contacts == 1000
    assert found.lines[-1].kind is LineKind.TOTAL


def test_a_number_at_the_end_of_words_is_no_amount() -> None:
    assert cells_of("Invoice 2026-1107\nPlus 5,000 contacts\nSuite 500") == [
        ["Invoice 2026-1107", "", ""],
        ["Plus 5,000 contacts", "", ""],
        ["Suite 500", "", ""],
    ]


@pytest.mark.parametrize("amount", ["2 134,25", "-2 134,25", "1 002 134.25"])
def test_a_space_in_a_text_may_part_two_numbers_and_is_asked_about(amount: str) -> None:
    rows = cells_of(f"Hotel Belvedere {amount}")
    assert rows == [["Hotel Belvedere", amount, ""]]
    (fault,) = read(rows, Choices(TEXT_COLUMNS, text=True), PLAN, USD).faults
    assert fault.error.code == "ambiguous"
    assert amount_of(amount, USD) in fault.error.values
    # In a cell of a table it is one number.
    assert read(rows, Choices(("name", "amount")), PLAN, USD).faults == ()


def test_an_amount_below_its_words_belongs_to_them() -> None:
    text = """
        Items

        velo.activehosted.com
        Plus, 5,000 contacts
        1 $134.25 $134.25
        Hotel Belvedere
        351.75
        SMS credits
        Hotel Belvedere $10.00
        Suite USA 500
        12.00
    """
    found = read(cells_of(text), Choices(TEXT_COLUMNS, text=True), PLAN, USD)
    assert [(line.name, line.description, line.amount) for line in found.lines] == [
        ("velo.activehosted.com", "Plus, 5,000 contacts", 13425),
        ("Hotel Belvedere", "", 35175),
        ("Hotel Belvedere", "", 1000),
        ("Suite USA 500", "", 1200),
    ]
    assert found.lines[0].contacts == 5000


def test_an_empty_table_has_no_lines() -> None:
    assert taken([]) == Read((), (), (), ())
