"""From expected numbers, which are estimates, to whole minor units and whole accounts."""

from __future__ import annotations

from math import floor

from planner.model.money import half_up

MILLIONTHS = 10**6
HAIR = 1e-9
"""What expected numbers may be off by: a number so near a whole one is that one."""


def rounded(amount: float) -> int:
    """Return r() of an expected amount in minor units.

    What is a half but for the last digits of a float is a half.
    """
    return half_up(round(amount * MILLIONTHS), MILLIONTHS) if amount else 0


def whole(accounts: float) -> int:
    """The whole part of an expected number of accounts."""
    return floor(accounts + HAIR)
