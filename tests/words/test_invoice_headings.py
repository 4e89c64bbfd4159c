"""The words of an invoice, in two languages, are taken for what they are and for nothing else."""

from __future__ import annotations

import pytest

from planner.model.invoice.lines import LineKind
from planner.words.invoice_headings import (
    accounts_in,
    amount_rank,
    column_of,
    contacts_in,
    kind_of,
    plan_in,
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Total", LineKind.TOTAL),
        ("TOTAL USD", LineKind.TOTAL),
        ("Sous-total", LineKind.TOTAL),
        ("Net à payer", LineKind.TOTAL),
        ("Total Design Studio", LineKind.ACCOUNT),
        ("VAT 20 %", LineKind.TAX),
        ("Sales tax (5%)", LineKind.TAX),
        ("T.V.A.", LineKind.ACCOUNT),
        ("TVA", LineKind.TAX),
        ("Hotel – SMS credits", LineKind.ADD_ON),
        ("Add-on: custom reporting", LineKind.ADD_ON),
        ("Hotel Belvedere", LineKind.ACCOUNT),
        ("Optionaut", LineKind.ACCOUNT),
        ("", LineKind.ACCOUNT),
    ],
)
def test_a_line_seems_to_be_what_its_words_say(words: str, kind: LineKind) -> None:
    assert kind_of(words) is kind


def test_headings_are_known_in_both_languages_with_or_without_a_currency() -> None:
    assert column_of("Account URL") == "name"
    assert column_of("Désignation") == "description"
    assert column_of("Something else") == ""
    assert [amount_rank(each) for each in ("Amount", "Montant HT (EUR)", "TOTAL", "Price")] == [
        0,
        0,
        1,
        2,
    ]
    assert amount_rank("Client") is None


@pytest.mark.parametrize(
    ("words", "contacts"),
    [
        ("Plus, 5,000 contacts", 5000),
        ("Plus 10 000 contacts", 10000),
        ("1.000 abonnés", 1000),
        ("contacts", None),
        ("Pro 5000", None),
    ],
)
def test_contacts_are_read_from_words(words: str, contacts: int | None) -> None:
    assert contacts_in(words) == contacts


@pytest.mark.parametrize(
    ("words", "accounts"),
    [("Starter × 14", 14), ("14 accounts", 14), ("7 comptes", 7), ("x", None)],
)
def test_a_number_of_accounts_is_read_from_words(words: str, accounts: int | None) -> None:
    assert accounts_in(words) == accounts


def test_one_plan_is_read_from_words_and_two_are_none() -> None:
    plans = ("starter", "plus", "pro")
    assert plan_in("ActiveCampaign PLUS, monthly", plans) == "plus"
    assert plan_in("Plus or Pro", plans) == ""
    assert plan_in("Surplus", plans) == ""
