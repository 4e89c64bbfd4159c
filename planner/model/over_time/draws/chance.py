"""The chance of one simulation: who leaves and who joins, path after path, from one stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from planner.model.over_time.draws.samplers import Accounts, joining, leaving
from planner.model.over_time.draws.words import Words

BLOCK = 2**15
"""So many are drawn at a time: what they need stays near the processor."""


class Chance:
    """Draws for all paths, one after another; each takes the next words of the seed's stream."""

    def __init__(self, seed: int, step: Callable[[], None]) -> None:
        """Begin.

        Args:
            seed: of the stream, 0 or more.
            step: called before every block of draws; what it raises ends the work.
        """
        self._words, self._step = Words(seed), step

    def thin(self, accounts: Accounts, share: float) -> None:
        """Let some of the accounts leave, each with the same chance, where they stand.

        No word is taken where chance decides nothing: nobody leaves, all do, or nobody is there.
        """
        if share >= 1:
            accounts[:] = 0
        elif share > 0 and accounts.any():
            table = leaving(share)
            for block in self._blocks(len(accounts)):
                drawn = table.drawn(accounts[block], self._words)
                accounts[block] -= drawn.astype(accounts.dtype, copy=False)

    def join(self, expected: float, paths: int) -> Accounts | None:
        """How many join on each path; None where none are expected."""
        if expected <= 0:
            return None
        table = joining(expected)
        blocks = self._blocks(paths)
        drawn = [table.drawn(block.stop - block.start, self._words) for block in blocks]
        return drawn[0] if len(drawn) == 1 else np.concatenate(drawn)

    def _blocks(self, count: int) -> Iterator[slice]:
        for begin in range(0, count, BLOCK):
            self._step()
            yield slice(begin, min(begin + BLOCK, count))
