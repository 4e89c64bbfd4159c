"""The raw integers that all draws are made of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BITS = 32
"""Of one word."""

Drawn = NDArray[np.uint32]
"""Words, each as likely as any other."""


class Words:
    """The stream of PCG64 for a seed, each of its integers split in two: the low word first.

    What a generator of numpy's makes of its bits may change between versions; the bits of a named
    one do not.
    """

    def __init__(self, seed: int) -> None:
        """Begin the stream of a seed, 0 or more."""
        self._bits = np.random.PCG64(seed)

    def take(self, count: int) -> Drawn:
        """The next so many; of an odd number the last integer's high word is left out."""
        raw = self._bits.random_raw((count + 1) // 2)
        return np.asarray(raw).astype("<u8", copy=False).view("<u4")[:count]
