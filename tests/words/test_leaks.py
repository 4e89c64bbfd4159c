"""What is said of a file that must not leave, and which names the program says itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.export.audience import Kind
from planner.words import catalogue
from planner.words.leaks import sentence
from planner.words.vocabulary import grams_of, is_date, is_ours


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_kind_has_a_sentence_with_its_place(language: str) -> None:
    catalogue.use(language)
    said = {sentence(str(kind), "page 3", "1,505.25") for kind in Kind}
    assert len(said) == len(Kind)
    assert all("page 3" in each for each in said)
    assert "1,505.25" in sentence("figure", "page 3", "1,505.25")


def test_hostile_words_stay_on_one_short_line() -> None:
    said = sentence("name", "a\nb", "x\u202e" * 500)
    assert "\n" not in said
    assert "\u202e" not in said
    assert len(said) < 300


@pytest.mark.parametrize(
    "words", [("growth",), ("packages",), ("price", "a", "month"), ("formule",), ("remise",)]
)
def test_what_the_program_says_itself_is_known_in_every_language(words: tuple[str, ...]) -> None:
    assert is_ours(words)


@pytest.mark.parametrize("words", [("belvedere",), ("hotel", "belvedere"), ("month", "price", "a")])
def test_other_names_are_not_taken_for_ours(words: tuple[str, ...]) -> None:
    assert not is_ours(words)


@pytest.mark.parametrize("words", [("10", "off"), ("24", "months"), ("12", "50", "off")])
def test_what_the_program_says_with_any_number_is_ours_with_this_one(
    words: tuple[str, ...],
) -> None:
    assert is_ours(words)


@pytest.mark.parametrize("words", [("studio", "54"), ("belvedere", "2026")])
def test_a_number_makes_no_other_name_ours(words: tuple[str, ...]) -> None:
    assert not is_ours(words)


def test_a_plan_may_be_called_as_its_month() -> None:
    for words in (("november", "2026"), ("décembre",), ("26", "nov", "2026"), ("juil",)):
        assert is_date(words)
    assert not is_date(("november", "rain"))


def test_words_that_follow_each_other() -> None:
    assert list(grams_of(["a", "b", "c"], 2)) == [("a", "b"), ("b", "c")]
    assert list(grams_of(["a"], 2)) == []
    assert list(grams_of(["a"], 0)) == []
