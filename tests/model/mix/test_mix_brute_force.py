"""The best mix is the best of all mixes, on books small enough to make them all."""

from __future__ import annotations

from random import Random

import pytest

from planner.model.book import Book
from planner.model.mix.best import best_mix, with_mix
from tests.model.mix.books import all_mixes, random_plan

BOOKS, CHUNKS = 2000, 8


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("in_order", [False, True], ids=["by tier", "in order"])
def test_no_mix_makes_more_and_none_as_good_changes_less(chunk: int, *, in_order: bool) -> None:
    for number in range(BOOKS // CHUNKS // 2):
        random = Random(f"{in_order} {chunk} {number}")
        plan = random_plan(random, in_order=in_order)
        found = best_mix(Book(plan))
        assert found is not None
        assert not found.estimate
        made = list(all_mixes(plan))
        highest = max(each.profit for each in made)
        fewest = min(each.changed for each in made if each.profit == highest)
        changed = sum(move.accounts for move in found.moves)
        assert (found.profit, changed) == (highest, fewest)
        after = Book(with_mix(plan, found))
        assert after.profit == highest
        assert (after.counted, after.discount) == (found.counted, found.discount)
