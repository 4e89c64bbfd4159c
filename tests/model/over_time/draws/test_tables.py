"""Tables that turn words into numbers: each number gets exactly its parts."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.over_time.draws.laws import WHOLE, binomial, poisson
from planner.model.over_time.draws.tables import Table, aliases, bits_for
from tests.model.over_time import slow


@st.composite
def laws(draw: st.DrawFn) -> list[int]:
    """Parts that add up to 2³²."""
    cuts = draw(st.lists(st.integers(0, WHOLE), max_size=20))
    edges = [0, *sorted(cuts), WHOLE]
    return [after - before for before, after in pairwise(edges)]


@given(laws())
def test_every_number_gets_exactly_its_parts(parts: list[int]) -> None:
    bits = bits_for(len(parts))
    kept, other = aliases(parts, bits)
    room = 2 ** (32 - bits)
    given_to = dict.fromkeys(range(2**bits), 0)
    for column, (own, taker) in enumerate(zip(kept, other, strict=True)):
        assert 0 <= own <= room
        given_to[column] += own
        given_to[taker] += room - own
    assert list(given_to.values()) == parts + [0] * (2**bits - len(parts))


@pytest.mark.parametrize(("numbers", "bits"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (64, 6)])
def test_a_table_has_columns_for_all_numbers(numbers: int, bits: int) -> None:
    assert bits_for(numbers) == bits


@given(st.lists(st.integers(0, WHOLE - 1), min_size=1, max_size=50), st.integers(0, 30))
def test_a_word_says_what_plain_python_reads_from_it(words: list[int], row: int) -> None:
    share = Fraction(1, 8)
    table = Table.empty(31, 5)
    for accounts in range(31):
        table.fill(accounts, binomial(accounts, float(share)).parts)
    rows = np.full(len(words), row, dtype=np.int16)
    drawn = table.drawn(np.array(words, dtype=np.uint32), rows)
    law = slow.binomial(row, share)
    assert drawn.tolist() == [slow.said(word, law, 5) - law[0] for word in words]


@pytest.mark.parametrize("accounts", [0, 1, 9])
def test_the_words_at_the_edges_of_each_column_say_what_they_should(accounts: int) -> None:
    law = slow.binomial(accounts, Fraction(1, 8))
    table, room = Table.empty(1, 4), 2**28
    table.fill(0, law[1])
    kept, _ = aliases(law[1], 4)
    for column, own in enumerate(kept):
        edges = {min(max(edge, 0), room - 1) for edge in (0, own - 1, own, room)}
        words = [column * room + edge for edge in sorted(edges)]
        drawn = table.drawn(np.array(words, dtype=np.uint32))
        assert drawn.tolist() == [slow.said(word, law, 4) - law[0] for word in words]


@pytest.mark.parametrize("share", [Fraction(1, 50), Fraction(1, 3), Fraction(9, 10)])
@pytest.mark.parametrize("accounts", [1, 28, 90])
def test_the_laws_are_the_same_in_whole_fractions(accounts: int, share: Fraction) -> None:
    exact = Fraction(float(share))
    assert binomial(accounts, float(share)) == slow.binomial(accounts, exact)


@pytest.mark.parametrize("expected", [0.015625, 1.5, 20.0])
def test_the_laws_of_joining_are_the_same_in_whole_fractions(expected: float) -> None:
    assert poisson(expected) == slow.poisson(Fraction(expected))
