"""The forecast shows the months as they are expected, and its words are readable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest

from planner.charts import forecast
from planner.charts.picture import Picture
from planner.words import catalogue
from tests.charts.months import CASES, outlook
from tests.charts.pictures import SIZES, faults


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def picture_of(case: str, *, by_chance: bool = True) -> Picture:
    book, projection, simulation = outlook(case)
    assert book.profit is not None
    return forecast.picture(projection, book.profit, simulation if by_chance else None)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", CASES)
def test_words_are_readable_at_every_size(case: str, language: str) -> None:
    catalogue.use(language)
    for size, by_chance in zip(SIZES, cycle((True, False)), strict=False):
        assert faults(picture_of(case, by_chance=by_chance), *size) == [], size
        assert faults(picture_of(case, by_chance=not by_chance), *size) == [], size
