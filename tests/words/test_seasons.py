"""Factors of the months of the year, typed and pasted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.words import seasons
from planner.words.entry import EntryError


def test_they_are_per_cent_of_an_average_month() -> None:
    assert seasons.read("120") == Decimal("1.2")
    assert seasons.read("120 %") == Decimal("1.2")
    assert seasons.read("12*10") == Decimal("1.2")
    with pytest.raises(EntryError):
        seasons.read("-5")


def test_what_looks_like_a_factor_is_asked_about() -> None:
    found = seasons.doubt("1.2", seasons.read("1.2"))
    assert "120" in found.words
    assert not seasons.doubt("120", seasons.read("120")).readings


@pytest.mark.parametrize(
    "pasted",
    ["80\t100\t120", "80\n100\n120\n", "80\r\n100\r\n120\r\n", "0.8;1;1.2", "80 %;100 %;120 %"],
)
def test_rows_columns_and_factors_are_pasted(pasted: str) -> None:
    read = seasons.read_several(seasons.cells_of(pasted))
    assert read == [Decimal("0.8"), 1, Decimal("1.2")]


def test_small_shares_with_their_sign_stay_small() -> None:
    assert seasons.read_several(["1 %", "2 %"]) == [Decimal("0.01"), Decimal("0.02")]


def test_one_that_is_no_number_is_told() -> None:
    with pytest.raises(EntryError):
        seasons.read_several(["80", "many"])
