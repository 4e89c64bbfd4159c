"""CSV that other programs read as it was, and in which no cell starts a formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.export.separated import Table, amount, csv_of, safe, starts_a_formula, written
from planner.model.money import Currency

FORMULAS = (
    "=1+1",
    "+1",
    "-cmd",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u00a0=1",
    "'=1",
    '"=1',
    "\u200b=1",
    "\ufeff=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "−1",
    "+33 1 23 45",
    "-1-1",
    "|calc",
    '=HYPERLINK("http://x")',
)
PLAIN = ("Growth", "a=b", "1-2", "-12.50", "-3", "12 rue X", "", "été", "(=1)", "#1")


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_start_a_formula_is_quoted(text: str) -> None:
    assert starts_a_formula(text)
    assert safe(text) == f"'{text}"
    assert read(written([[text]])) == [[f"'{text}"]]


@pytest.mark.parametrize("text", PLAIN)
def test_every_other_text_stays_as_it_was_typed(text: str) -> None:
    assert safe(text) == text


def test_numbers_stay_numbers_and_are_exact() -> None:
    usd, jpy = Currency.of("USD"), Currency.of("JPY")
    row = (amount(-150_525, usd), amount(5, usd), amount(700, jpy), Decimal("0.25"), 3, None)
    assert read(written([row])) == [["-1505.25", "0.05", "700", "0.25", "3", ""]]
    assert amount(None, usd) is None


def test_the_file_has_a_head_commas_and_the_line_ends_of_rfc_4180() -> None:
    table = Table("t", ("a", "b"), (('x "y", z', "two\nlines"),))
    assert csv_of(table) == b'\xef\xbb\xbfa,b\r\n"x ""y"", z","two\nlines"\r\n'


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=4))
def test_any_text_comes_back_with_at_most_a_quote_in_front(texts: list[str]) -> None:
    (back,) = read(written([texts])) or [[]]
    for text, cell in zip(texts, back, strict=True):
        assert cell in {text, f"'{text}"}
        assert not cell.lstrip().startswith(("=", "+", "@"))
