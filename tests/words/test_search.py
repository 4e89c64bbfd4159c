"""Words are found in any order, by their beginnings, without accents and case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.words.search import asked, fold, rank


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("save", "Save as…"),
        ("as save", "Save as…"),
        ("raccourcis", "Raccourcis clavier"),
        ("EDITEUR", "Taxe sur la facture de l’éditeur"),
        ("l'editeur", "Taxe sur la facture de l’éditeur"),
        ("strasse", "Straße"),
        ("1 000", "Pro, 1\u202f000 contacts"),
        ("ar", "Harbour Lane"),
    ],
)
def test_found(typed: str, words: str) -> None:
    assert rank(asked(typed), fold(words)) is not None


@pytest.mark.parametrize(
    ("typed", "words"),
    [("save copy", "Save as…"), ("x", "Examples"), ("zz", "Save"), ("a", "Harbour")],
)
def test_not_found(typed: str, words: str) -> None:
    assert rank(asked(typed), fold(words)) is None


def test_the_beginning_comes_before_a_word_and_a_word_before_its_middle() -> None:
    looked_for = asked("pro")
    in_order = ["Programme fee", "One more programme", "Approve"]
    ranks = [rank(looked_for, fold(each)) for each in in_order]
    assert None not in ranks
    assert ranks == sorted(ranks, key=lambda each: -1 if each is None else each)
    assert len(set(ranks)) == 3


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), max_size=5))
def test_every_text_is_found_by_its_own_words_in_any_order(words: list[str]) -> None:
    looked_for = asked(" ".join(reversed(words)))
    assert rank(looked_for, fold(" ".join(words))) is not None
