"""Accounts against tiers: what is reached and what is billed, a cycle apart where they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.charts import tiers
from planner.words import catalogue
from tests.charts.months import CASES, outlook
from tests.charts.pictures import SIZES, faults


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", CASES)
def test_words_are_readable_at_every_size(case: str, language: str) -> None:
    catalogue.use(language)
    _, projection, _ = outlook(case)
    for size in SIZES:
        assert faults(tiers.picture(projection), *size) == [], size
