"""Days are read as people write them, and never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.words import catalogue, numbers
from planner.words.dates import read_date
from planner.words.entry import EntryError, doubt, sentence

JUNE = date(2026, 6, 4)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    catalogue.use("en")


@pytest.mark.parametrize(
    "typed",
    "2026-06-04|2026/6/4|2026.06.04|4 June 2026|4 jun 2026|June 4, 2026|4th June 2026|"
    " 4 juin 2026 ".split("|"),
)
def test_a_day_is_read_in_its_usual_ways(typed: str) -> None:
    assert read_date(typed) == JUNE


def test_english_writes_day_and_month_both_ways_and_is_asked() -> None:
    with pytest.raises(EntryError) as caught:
        read_date("04/06/2026")
    assert "two days" in sentence(caught.value)
    readings = doubt(caught.value).readings
    assert readings == ("6 April 2026", "4 June 2026")
    assert [read_date(each) for each in readings] == [date(2026, 4, 6), JUNE]
    assert read_date("25/06/2026") == read_date("06/25/2026") == date(2026, 6, 25)
    assert read_date("06/06/2026") == date(2026, 6, 6)


def test_french_writes_the_day_first() -> None:
    catalogue.use("fr")
    assert read_date("04/06/2026") == JUNE
    assert read_date("1er juin 2026") == date(2026, 6, 1)


@pytest.mark.parametrize("typed", ["", "soon", "2026-02-30", "31/31/2026", "4 ju 2026", "1066-1-1"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(EntryError) as caught:
        read_date(typed)
    assert sentence(caught.value)


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_a_day_that_the_program_writes_reads_back(day: date) -> None:
    assert read_date(numbers.date(day)) == day
    assert read_date(day.isoformat()) == day
