"""What an import will do is one sentence; what is wrong has its row and column."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.storage.client_import import Fate, Known
from planner.words import catalogue, imports
from planner.words.cells import CellError


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    catalogue.use("en")


def test_the_sentence_of_the_brief() -> None:
    counts = {"new": 28, "updated": 0, "skipped": 2, "repeated": 0, "wrong": 1}
    assert imports.summary(counts) == "31 rows: 28 new, 2 already there and skipped, 1 to mend."
    assert imports.summary({"updated": 1, "repeated": 1200}) == (
        "1,201 rows: 1 updated, 1,200 once more and left out."
    )


def test_what_goes_is_said_too() -> None:
    assert imports.summary({"new": 1}, replaced=7) == "1 row: 1 new. The 7 rows of your book go."
    assert imports.summary({"new": 1}, replaced=1) == "1 row: 1 new. The 1 row of your book goes."
    assert imports.summary({"new": 1}, replaced=0) == "1 row: 1 new."


def test_every_fate_and_choice_has_words_of_its_own() -> None:
    for language in ("en", "fr"):
        catalogue.use(language)
        assert len({imports.fate(each) for each in Fate}) == len(Fate)
        assert len({imports.known(each) for each in Known}) == len(Known)
        assert len({imports.separator(each) for each in (",", ";", "\t", "|", "")}) == 5
        assert len({imports.decimals(each) for each in (",", ".", "")}) == 3
    assert imports.fate("new", twice=True) != imports.fate("new")


def test_a_fault_is_named_as_a_spreadsheet_names_it() -> None:
    error = CellError("choice", "asleep", ["active", "trial"])
    assert imports.fault(7, "status", error) == (
        "Row 7, Status: “asleep” is none of these: active, trial."
    )
    asked = CellError("package", "Plus · 2,500", ["Growth"])
    assert imports.fault(7, "plan", asked) == "Row 7: choose the package of “Plus · 2,500”"
    assert imports.fault(7, "", CellError("package", "")) == "Row 7: choose its package"
