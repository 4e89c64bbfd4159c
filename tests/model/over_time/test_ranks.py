"""Values at ranks, against sorting them all."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.over_time.ranks import at_ranks

VALUES = st.lists(
    st.one_of(st.integers(-5, 5), st.integers(-(10**6), 10**6), st.integers(-(2**61), 2**61)),
    min_size=1,
    max_size=60,
)


@given(VALUES, st.sampled_from([np.int64, object]), st.data())
def test_they_are_those_of_the_sorted_values(
    values: list[int], kind: Any, data: st.DataObject
) -> None:
    ranks = data.draw(st.lists(st.integers(0, len(values) - 1), max_size=4))
    here = np.array(values, dtype=kind)
    assert at_ranks(here, ranks) == [sorted(values)[rank] for rank in ranks]
    assert here.tolist() == values


def test_whole_numbers_of_python_may_be_of_any_length() -> None:
    values = [10**30, -(10**30), 5, 10**30 + 1, 0]
    assert at_ranks(np.array(values, dtype=object), range(5)) == sorted(values)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_many_values_with_one_far_from_all_others(seed: int) -> None:
    values = np.random.default_rng(seed).normal(0, 1e6, 10_001).astype(np.int64)
    values[77] = 10**15
    ranks = [0, 1, 1000, 5000, 9999, 10_000]
    assert at_ranks(values, ranks) == np.sort(values)[ranks].tolist()
