"""Where a condition begins to hold for good, seen through the noise of rounding."""

from __future__ import annotations

from collections.abc import Callable

LOOKED_AT = 5_000
"""How many values are looked at near the turn; where a step adds next to nothing, that is all."""

GUESSES, NEAR = 4, 16
"""Most lines are nearly straight: a few guesses are quicker than halving billions."""

Surplus = Callable[[int], int]


def least(surplus: Surplus, low: int, high: int, noise: int) -> int | None:
    """The value from which on, up to ``high``, a surplus is never below 0.

    Args:
        surplus: convex but for the noise: it may fall first, and then it rises.
        low: the least value.
        high: the greatest value.
        noise: how far rounding takes the surplus from a smooth one, at most.

    Returns:
        The value; None where the surplus is below 0 at the end. Where it rises by less than a
        thousandth of the noise with a step, it may be later than need be, and is never too early.
    """
    if surplus(high) < 0:
        return None
    found = low
    under = low if surplus(low) < 0 else _lowest(surplus, low, high)
    if surplus(under) < 0:
        found = turn(surplus, under, high)
    return for_good(surplus, found, high, noise) if noise else found


def most(surplus: Surplus, low: int, high: int, noise: int) -> int | None:
    """The value up to which, from ``low``, a surplus is never below 0: the mirror of ``least``."""
    found = least(lambda value: surplus(-value), -high, -low, noise)
    return None if found is None else -found


def turn(surplus: Surplus, under: int, over: int) -> int:
    """The value at which a surplus turns, between one where it is below 0 and one where not."""
    for _ in range(GUESSES):
        if over - under <= 2 * NEAR:
            break
        below, above = surplus(under), surplus(over)
        guess = under + (over - under) * -below // (above - below)  # as on a straight line
        guess = min(max(guess, under + 1), over - 1)
        beside = guess + NEAR if surplus(guess) < 0 else guess - NEAR
        for value in (guess, min(max(beside, under + 1), over - 1)):
            if surplus(value) < 0:
                under = max(under, value)
            else:
                over = min(over, value)
    while over - under > 1:
        middle = (under + over) // 2
        if surplus(middle) < 0:
            under = middle
        else:
            over = middle
    return over


def _lowest(surplus: Surplus, low: int, high: int) -> int:
    """About where a convex surplus is lowest."""
    low = min(low + 1, high)  # nothing paid costs no fee: the first step may be a fall
    if surplus(low) < 0:
        return low
    while high - low > 2:
        third = (high - low) // 3
        left, right = low + third, high - third
        if surplus(left) <= surplus(right):
            high = right
        else:
            low = left
    return min(range(low, high + 1), key=surplus)


def for_good(surplus: Surplus, found: int, high: int, noise: int) -> int:
    """The value after the last one, from ``found`` on, at which rounding takes it below 0."""
    far = 1
    while found + far < high and surplus(found + far) < 2 * noise:
        far *= 2
    last = min(found + far, high)
    first = max(found, last - LOOKED_AT)
    for value in range(last, first - 1, -1):
        if surplus(value) < 0:
            return value + 1
    return first
