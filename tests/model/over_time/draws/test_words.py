"""The raw integers, against PCG64 written out in plain Python."""

from __future__ import annotations

import pytest

from planner.model.over_time.draws.words import Words
from tests.model.over_time import slow


@pytest.mark.parametrize("seed", [0, 1, 2**32 - 1, 2**32, 10**15, 2**200 + 7])
def test_the_words_are_those_of_the_named_generator(seed: int) -> None:
    ours, theirs = Words(seed), slow.Words(seed)
    for count in (1, 2, 5, 64, 33):
        assert ours.take(count).tolist() == theirs.take(count)


def test_words_do_not_depend_on_how_many_are_taken_at_a_time() -> None:
    at_once, by_two = Words(3), Words(3)
    taken = [word for _ in range(50) for word in by_two.take(2).tolist()]
    assert at_once.take(100).tolist() == taken
