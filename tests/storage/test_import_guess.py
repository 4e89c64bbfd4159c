"""Columns are known by their headings, in English and French, or by what stands in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.storage.decimal_marks import mark_of, rewritten
from planner.storage.grid import Grid
from planner.storage.import_guess import guess, with_headings
from tests.storage.test_client_import import EMPTY, grid_of


def guessed(*lines: str) -> tuple[int, tuple[str, ...]]:
    choices = guess(grid_of(*lines), EMPTY)
    return choices.first, choices.columns


def test_headings_are_known_in_both_languages() -> None:
    keys = ("name", "package", "contacts", "status", "hours", "")
    assert guessed("Client|Package|Contacts|Status|Hours|Colour", "A|Scale|1|x|2|red") == (1, keys)
    assert guessed("CLIENT|formule|Contacts|Statut|Heures|Couleur", "A|Scale|1|x|2|red") == (
        1,
        keys,
    )


def test_a_title_may_stand_above_the_headings() -> None:
    assert guessed("Our clients||", "||", "Account name|Plan|Status", "A|Plus|Active") == (
        3,
        ("name", "plan", "status"),
    )


def test_one_heading_alone_is_one() -> None:
    assert guessed("Client", "Acme") == (1, ("name",))


def test_of_two_columns_with_one_meaning_the_first_counts() -> None:
    assert guessed("Name|Company|Status", "A|B|Active") == (1, ("name", "", "status"))


def test_a_heading_in_another_language_is_guessed_to_be_the_name() -> None:
    assert guessed("Nr|Kunde|Status|Plan", "1|Acme|Active|Plus") == (
        1,
        ("", "name", "status", "plan"),
    )


def test_without_headings_what_stands_in_a_column_tells() -> None:
    assert guessed(
        "1|Acme|Growth|5000|Active|commission|2025-03",
        "2|Beta|Scale|8000|Trial|resale|2025-04",
    ) == (0, ("contacts", "name", "package", "", "status", "channel", "since"))


def test_headings_can_be_said_to_be_elsewhere() -> None:
    grid = grid_of("Who|What|Status", "Acme|Growth|Active", "Beta|Scale|Trial")
    found = guess(grid, EMPTY)
    assert (found.first, found.columns) == (0, ("name", "", ""))
    chosen = replace(found, columns=("name", "package", "note"))
    told = with_headings(grid, chosen, 0)
    assert (told.first, told.columns) == (1, ("name", "package", "status"))
    assert with_headings(grid, told, None) == replace(told, first=0)


def test_nothing_at_all_is_guessed_of_nothing() -> None:
    assert guess(Grid(()), EMPTY).columns == ()


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["12,50", "1,234"], ","),
        (["12.50", "1.234"], "."),
        (["1.234,56"], ","),
        (["1,234,567"], "."),
        (["1.234.567"], ","),
        (["0,125"], ","),
        (["12.5 €", "list + 20.00"], "."),
        (["1,234", "12", "", "1.234"], ""),
        (["12,50", "12.50"], ""),
    ],
)
def test_the_decimal_mark_of_a_column(texts: list[str], mark: str) -> None:
    assert mark_of(texts) == mark


@pytest.mark.parametrize(
    ("words", "mark", "own", "means"),
    [
        ("1.234,56 €", ",", ".", "1234.56 €"),
        ("1,234", ",", ".", "1.234"),
        ("1,234", ".", ",", "1234"),
        ("1.234", ".", ",", "1,234"),
        ("list + 20,00", ",", ".", "list + 20.00"),
        ("1.234,5.6", ",", ".", "1.234,5.6"),
        ("1.23", ",", ".", "1.23"),
        ("12.34,56", ",", ".", "12.34,56"),
        ("Acme", ",", ".", "Acme"),
    ],
)
def test_figures_are_rewritten_as_the_reader_has_them(
    words: str, mark: str, own: str, means: str
) -> None:
    assert rewritten(words, mark, own) == means
