"""The draws of the simulation a second time, in plain whole numbers, one after another.

It shares no code with the program: the generator is PCG64 as its paper and numpy's SeedSequence
describe it, the laws are exact fractions, the aliases are filled in as the program's text says. It
is there to be read against that text, not to be fast.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import comb, factorial

M32, M64, M128 = 2**32 - 1, 2**64 - 1, 2**128 - 1
WHOLE = 2**32


def raw(seed: int) -> Iterator[int]:
    """The 64-bit integers of PCG64 (XSL RR 128/64) for a seed."""
    words = _seeded(seed, 8)
    first, second, third, fourth = (words[i] | words[i + 1] << 32 for i in (0, 2, 4, 6))
    increment = ((third << 64 | fourth) << 1 | 1) & M128
    multiplier = 2549297995355413924 << 64 | 4865540595714422341
    state = (increment + (first << 64 | second)) * multiplier + increment & M128
    while True:
        state = state * multiplier + increment & M128
        folded, turn = (state >> 64 ^ state) & M64, state >> 122
        yield (folded >> turn | folded << (64 - turn)) & M64


def _seeded(seed: int, count: int) -> list[int]:
    """What numpy's SeedSequence makes of a seed: so many 32-bit words."""
    entropy = [seed & M32]
    while seed := seed >> 32:
        entropy.append(seed & M32)
    constant = 0x43B0D7E5

    def hashed(value: int) -> int:
        nonlocal constant
        value = (value ^ constant) & M32
        constant = constant * 0x931E8875 & M32
        value = value * constant & M32
        return value ^ value >> 16

    def mixed(x: int, y: int) -> int:
        value = (0xCA01F9DD * x - 0x4973F715 * y) & M32
        return value ^ value >> 16

    pool = [hashed(entropy[i] if i < len(entropy) else 0) for i in range(4)]
    for source in range(4):
        for target in range(4):
            if source != target:
                pool[target] = mixed(pool[target], hashed(pool[source]))
    for word in entropy[4:]:
        for target in range(4):
            pool[target] = mixed(pool[target], hashed(word))
    made, constant_b = [], 0x8B51F9DD
    for i in range(count):
        value = (pool[i % 4] ^ constant_b) & M32
        constant_b = constant_b * 0x58F38DED & M32
        value = value * constant_b & M32
        made.append(value ^ value >> 16)
    return made


class Words:
    """Words, so many at a time; of an odd number the last integer's high word is left out."""

    def __init__(self, seed: int) -> None:
        self._raw = raw(seed)

    def take(self, count: int) -> list[int]:
        words: list[int] = []
        while len(words) < count:
            integer = next(self._raw)
            words += [integer & M32, integer >> 32]
        return words[:count]


@cache
def binomial(accounts: int, share: Fraction) -> tuple[int, tuple[int, ...]]:
    """The first number that has parts of 2³², and the parts of it and those after it."""
    stays = 1 - share
    return parts(
        [comb(accounts, k) * share**k * stays ** (accounts - k) for k in range(accounts + 1)]
    )


@cache
def poisson(expected: Fraction) -> tuple[int, tuple[int, ...]]:
    return parts([expected**k / factorial(k) for k in range(int(2 * expected) + 40)])


def parts(likely: list[Fraction]) -> tuple[int, tuple[int, ...]]:
    whole = sum(likely)
    marks, until = [0], Fraction(0)
    for each in likely:
        until += each
        marks.append(int(until / whole * WHOLE + Fraction(1, 2)))
    made = [after - before for before, after in pairwise(marks)]
    some = [k for k, part in enumerate(made) if part]
    return some[0], tuple(made[some[0] : some[-1] + 1])


def bits_for(numbers: int) -> int:
    bits = 1
    while 2**bits < numbers:
        bits += 1
    return bits


@cache
def columns(made: tuple[int, ...], bits: int) -> tuple[list[int], list[int]]:
    """Walker's columns: the poor are served from the last, and take from the last of the rich."""
    room = 2 ** (32 - bits)
    amounts = [*made, *[0] * (2**bits - len(made))]
    owner = list(range(2**bits))
    poor = [column for column, amount in enumerate(amounts) if amount < room]
    rich = [column for column, amount in enumerate(amounts) if amount > room]
    while poor:
        taker, giver = poor.pop(), rich.pop()
        owner[taker] = giver
        amounts[giver] -= room - amounts[taker]
        if amounts[giver] > room:
            rich.append(giver)
        elif amounts[giver] < room:
            poor.append(giver)
    return amounts, owner


def said(word: int, law: tuple[int, tuple[int, ...]], bits: int) -> int:
    """The number that a word says."""
    first, made = law
    amounts, owner = columns(made, bits)
    column, within = word >> 32 - bits, word % 2 ** (32 - bits)
    return first + (column if within < amounts[column] else owner[column])


def left(accounts: int, word: int, share: Fraction) -> int:
    """How many of fewer than 512 accounts leave."""
    bits = bits_for(len(binomial(511, share)[1]) + 8)
    return said(word, binomial(accounts, share), bits)


def joined(word: int, expected: Fraction) -> int:
    law = poisson(expected)
    return said(word, law, bits_for(len(law[1])))
