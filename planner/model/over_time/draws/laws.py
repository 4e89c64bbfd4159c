"""How likely each number of accounts is to leave or to join, in whole parts of 2³².

The likelihoods are floats made with + − × ÷ alone, outward from the likeliest number: these give
the same bits on every machine, as exponentials and logarithms need not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import NamedTuple

from planner.model.over_time.draws.words import BITS

WHOLE = 2**BITS
"""What the parts of a law add up to."""

LEAST = 2.0**-45
"""Beside the likeliest: what is less likely than this is left out, with all that lies beyond.

All of it together is far less than half a part, where a million are expected, too.
"""


class Law(NamedTuple):
    """The parts of ``first``, of ``first`` + 1 and so on; all others have none."""

    first: int
    parts: tuple[int, ...]


def binomial(accounts: int, share: float) -> Law:
    """How many of so many accounts leave, each with the same chance (0 < share < 1)."""
    odds = share / (1.0 - share)
    mode = min(int((accounts + 1) * share), accounts)
    above, below = [1.0], [1.0]
    for number in range(mode, accounts):
        likely = above[-1] * (accounts - number) / (number + 1) * odds
        if likely < LEAST:
            break
        above.append(likely)
    for number in range(mode, 0, -1):
        likely = below[-1] * number / (accounts - number + 1) / odds
        if likely < LEAST:
            break
        below.append(likely)
    return _law(mode, above, below)


def poisson(expected: float) -> Law:
    """How many join where so many are expected (more than 0), independently of each other."""
    mode = number = int(expected)
    above, below = [1.0], [1.0]
    while True:
        number += 1
        likely = above[-1] * expected / number
        if likely < LEAST:
            break
        above.append(likely)
    for number in range(mode, 0, -1):
        likely = below[-1] * number / expected
        if likely < LEAST:
            break
        below.append(likely)
    return _law(mode, above, below)


def _law(mode: int, above: list[float], below: list[float]) -> Law:
    """Quantise what is known upward and downward from the mode.

    Rounded is how likely each number is together with all before it, so that numbers of which each
    by itself is less likely than half a part have their parts as well, and tails their weight.
    """
    until = list(accumulate([*below[:0:-1], *above]))
    scale = WHOLE / until[-1]
    marks = [0, *(int(each * scale + 0.5) for each in until)]
    first = bisect_right(marks, 0) - 1
    end = bisect_left(marks, WHOLE)
    parts = [after - before for before, after in pairwise(marks[first : end + 1])]
    return Law(mode - len(below) + 1 + first, tuple(parts))
