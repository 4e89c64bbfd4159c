"""How many leave, and how many join, on every path: draws by the laws of chance.

Up to ``FINE`` accounts every number has its exact law. What is drawn of more has the same mean and
the same variance, in steps of more than one account: nobody sees one of a million.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.model.over_time.draws.laws import Law, binomial, poisson
from planner.model.over_time.draws.tables import Table, bits_for
from planner.model.over_time.draws.words import Words

Accounts = NDArray[np.signedinteger[Any]]
"""Whole accounts, one number for each path."""

DIRECT_BITS = 9
DIRECT = 2**DIRECT_BITS
"""So many accounts have a row of their own; more leave as powers of two do, and the rest."""

FINE_BITS = 20
FINE = 2**FINE_BITS
SPARE = 8
"""Columns over what the longest law needs, since a shorter one may have a few numbers more."""


class _One:
    """Draws of one law, stretched: ``base`` + ``scale`` × what it says."""

    def __init__(self, law: Law, base: int = 0, scale: int = 1) -> None:
        self._table = Table.empty(1, bits_for(len(law.parts)))
        self._table.fill(0, law.parts)
        self._base, self._scale = base + law.first * scale, scale

    def drawn(self, words: Words, count: int) -> Accounts:
        drawn = self._table.drawn(words.take(count))
        if self._scale == 1 and not self._base:
            return drawn
        return drawn.astype(np.int64) * self._scale + self._base


class Leaving:
    """How many of some accounts leave in a month, each with the same chance."""

    def __init__(self, share: float) -> None:
        """Prepare; rows are made when a path first has so many accounts."""
        self._share = share
        widest = len(binomial(DIRECT - 1, share).parts)
        self._table = Table.empty(DIRECT, bits_for(widest + SPARE))
        self._first = np.zeros(DIRECT, dtype=np.int32)
        self._made = np.zeros(DIRECT, dtype=bool)
        self._of_power: dict[int, _One] = {}

    def drawn(self, accounts: Accounts, words: Words) -> Accounts:
        """How many leave; one word each, and one for each power of two from ``DIRECT`` on."""
        most = int(accounts.max())
        if most < DIRECT:
            return self._direct(accounts, words)
        leaving = self._direct(accounts & (DIRECT - 1), words).astype(np.int64)
        for power in range(DIRECT_BITS, most.bit_length()):
            here = np.flatnonzero(accounts >> power & 1)
            leaving[here] += self._power(power).drawn(words, len(here))
        return leaving

    def _direct(self, accounts: Accounts, words: Words) -> Accounts:
        least, most = int(accounts.min()), int(accounts.max())
        if not self._made[least : most + 1].all():
            self._make(least, most)
        drawn = self._table.drawn(words.take(len(accounts)), accounts)
        if self._first[most]:
            drawn += self._first.take(accounts)
        return drawn

    def _make(self, least: int, most: int) -> None:
        for accounts in range(least, most + 1):
            if not self._made[accounts]:
                law = binomial(accounts, self._share)
                self._table.fill(accounts, law.parts)
                self._first[accounts] = law.first
                self._made[accounts] = True

    def _power(self, power: int) -> _One:
        known = self._of_power.get(power)
        if known is None:
            coarse = max(-(-(power - FINE_BITS) // 2), 0)
            law = binomial(2 ** (power - 2 * coarse), self._share)
            # Of n / s² accounts, s times as many leave with the variance of n.
            base = round(self._share * (2**power - 2 ** (power - coarse)))
            known = self._of_power[power] = _One(law, base, 2**coarse)
        return known


class Joining:
    """How many accounts join in a month where so many are expected."""

    def __init__(self, expected: float) -> None:
        """Prepare for a number above 0."""
        coarse = 0
        while expected / 4**coarse > FINE:
            coarse += 1
        base = round(expected - expected / 2**coarse)
        self._one = _One(poisson(expected / 4**coarse), base, 2**coarse)

    def drawn(self, paths: int, words: Words) -> Accounts:
        """How many join, on each of so many paths; one word each."""
        return self._one.drawn(words, paths)


leaving = lru_cache(maxsize=32)(Leaving)
"""Tables by the share that leaves: a plan has few, and asks for them again at each edit."""

joining = lru_cache(maxsize=256)(Joining)
"""Tables by how many are expected."""
