"""The best band of resold accounts where a book has up to millions of different accounts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from planner.model.mix.by_tier import Band, Best


def best_band(
    values: Sequence[NDArray[np.int64]], fixed: Sequence[int], bands: Sequence[Band]
) -> Best:
    """Choose the band and the accounts that are worth most together.

    Args:
        values: for each band, what reselling each account is worth.
        fixed: for each band, what all else is worth.
        bands: how many may be resold, each with its values.
    """
    positive = [each > 0 for each in values]
    counts = [int(np.count_nonzero(each)) for each in positive]
    # No number of accounts is worth more than all that are worth something: where the tier does
    # not hold that many, its bound says whether the best that it holds need be looked for.
    bounds = [
        base + int(each.sum(where=above))
        for base, each, above in zip(fixed, values, positive, strict=True)
    ]
    found: Best | None = None
    for index in sorted(range(len(bands)), key=lambda index: -bounds[index]):
        if found is not None and (bounds[index], found.band) < (found.worth, index):
            break
        best = _of_band(index, bounds[index], counts[index], values[index], fixed[index], bands)
        if found is None or (best.worth, -best.band) > (found.worth, -found.band):
            found = best
    if found is None:
        raise ValueError("there is always a number of accounts to resell")
    return found


def _of_band(
    index: int,
    bound: int,
    positive: int,
    values: NDArray[np.int64],
    fixed: int,
    bands: Sequence[Band],
) -> Best:
    """The best that a band holds, with all that are worth something or as many as it may have."""
    resold = min(max(positive, bands[index].least), bands[index].most)
    if resold == positive:
        return Best(bound, index, resold, 0)
    if not resold:
        return Best(fixed, index, 0, int(values.max(initial=0)) + 1)
    cut = len(values) - resold
    parted = np.partition(values, cut)
    return Best(fixed + int(parted[cut:].sum()), index, resold, int(parted[cut]))
