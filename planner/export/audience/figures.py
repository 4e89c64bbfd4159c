"""Numbers in a text, however they are written, and whether one of them is an internal figure.

A number can be told from the public ones where it is exactly an internal amount, or one without its
decimals: but small whole ones, and those that stand at the ticks of axes, could be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from planner.export.audience.pieces import INVISIBLE
from planner.model.money import EXPONENTS
from planner.model.secrets import Secrets

HARD_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
APOSTROPHES = "'’"
CHAIN = re.compile(rf"\d+(?:[.,{APOSTROPHES} {HARD_SPACES}]\d+)*")
PER_CENT = re.compile(rf"[ {HARD_SPACES}]?(?:%|٪|％|per cent|percent|pour cent|p\. 100)")
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|D:\d{8,14}(?:Z|[+-]\d\d'?\d\d'?)?"
)
STANDARDS = re.compile(
    r"https?://(?:www\.w3\.org|schemas\.[a-z.]+|purl\.o(?:rg|clc\.org)|ns\.adobe\.com"
    r"|(?:www\.)?aiim\.org|creativecommons\.org|pdfa\.org|matplotlib\.org|iptc\.org)[^\s\"'<>]*"
)
"""Addresses that name formats: nobody reads them, and they have years in them."""

BY_LOT = re.compile(r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?")
"""Identifiers of formats, which are drawn by lot."""

LEAST_WHOLE = 100
LEAST_SHORT = 100
LEAST_MINOR = 10_000
NOISE = Decimal("0.00005")
MOST_DIGITS = 18
MOST_TICKS = 20
CODE = re.compile(r"[A-Z]{3}")


class Reading(NamedTuple):
    """One way to read a number: its value, and how many decimals it is written with.

    ``rate``: a sign of per cent follows. ``word`` is what is read so.
    """

    value: Decimal
    digits: int
    rate: bool = False
    word: str = ""


class Found(NamedTuple):
    """A number in a text: as it is written, how it can be read, and whether letters touch it."""

    written: str
    readings: tuple[Reading, ...]
    named: bool


def numbers(text: str) -> Iterator[Found]:
    """The numbers in a text, none of them a part of a longer one."""
    text = INVISIBLE.sub("", text)
    text = BY_LOT.sub(" ", STANDARDS.sub(" ", MOMENT.sub(" ", text)))
    for chain in CHAIN.finditer(text):
        start, end = chain.span()
        rate = PER_CENT.match(text, end) is not None
        named = _named(text, start, end)
        readings = tuple(_readings(chain[0], rate=rate))
        if readings:
            yield Found(chain[0], readings, named)


def _named(text: str, start: int, end: int) -> bool:
    """Whether letters that are no currency touch a number, as in an id."""
    before = re.search(r"[^\W\d]*$", text[max(start - 12, 0) : start])
    after = re.match(r"[^\W\d]*", text[end : end + 12])
    for each in (before, after):
        letters = each[0] if each else ""
        if letters and not (CODE.fullmatch(letters) and letters in EXPONENTS):
            return True
    return False


def _readings(chain: str, *, rate: bool) -> Iterator[Reading]:
    parts = re.split(rf"([ {HARD_SPACES}])", chain)
    words, gaps = parts[::2], parts[1::2]
    for first in range(len(words)):
        if first and gaps[first - 1] != " " and _groups(words[first - 1 : first + 1]):
            continue  # a part of a longer number
        for last in range(first, len(words)):
            if last > first and not _groups(words[first : last + 1]):
                break
            following = last + 1 < len(words) and gaps[last] != " "
            if following and _groups(words[first : last + 2]):
                continue
            joined = "".join(words[first : last + 1])
            share = rate and last + 1 == len(words)
            for value, digits in _values(joined, spaced=last > first):
                yield Reading(value, digits, share, joined)


def _groups(words: list[str]) -> bool:
    """Whether these are the groups of digits of one number."""
    head, *middle, tail = words
    whole = re.fullmatch(r"\d{3}(?:[.,]\d+)?", tail)
    alike = all(len(each) == 3 and each.isdigit() for each in middle)
    return len(head) <= 3 and head.isdigit() and alike and whole is not None


@lru_cache(maxsize=4096)
def _values(word: str, *, spaced: bool) -> tuple[tuple[Decimal, int], ...]:
    """What a number without spaces may be: as many readings as locales have."""
    if len(word) > 3 * MOST_DIGITS:
        return ()
    found = []
    if re.fullmatch(r"\d+", word):
        found.append((word, 0))
    elif decimals := re.fullmatch(r"(\d+)[.,](\d+)", word):
        found.append((f"{decimals[1]}.{decimals[2]}", len(decimals[2])))
        if len(decimals[2]) == 3 and len(decimals[1]) <= 3 and not spaced:
            found.append((decimals[1] + decimals[2], 0))
    elif grouped := re.fullmatch(
        rf"(\d{{1,3}}(?:([.,{APOSTROPHES}])\d{{3}})(?:\2\d{{3}})*)(?:([.,])(\d+))?", word
    ):
        whole, mark = re.sub(r"\D", "", grouped[1]), grouped[3]
        if mark is None:
            found.append((whole, 0))
        elif mark != grouped[2]:
            found.append((f"{whole}.{grouped[4]}", len(grouped[4])))
    elif "," in word:  # a list without spaces
        parts = word.split(",")
        return tuple(each for part in parts for each in _values(part, spaced=True))
    return tuple(
        (Decimal(text), digits) for text, digits in found if len(text) <= MOST_DIGITS + digits + 1
    )


class Figures:
    """The figures that must not be found, in every rounding that they may be written in."""

    def __init__(self, secrets: Secrets, typed: Iterable[str]) -> None:
        """Take the secrets, and what people typed: the numbers in it are public."""
        public, rates = set(secrets.shown.figures), set(secrets.shown.rates)
        for text in typed:
            for found in numbers(text):
                for reading in found.readings:
                    public.add(reading.value)
                    if reading.rate:
                        rates.add(reading.value.scaleb(-2))
        self._public, self._public_rates = public, rates
        self._exact = set(secrets.figures) - public
        self._rates = set(secrets.rates) - rates
        shown = {_rounded(each, 0, way) for each in public for way in (ROUND_HALF_UP, ROUND_DOWN)}
        self._thousandths = {each for each in self._exact if each.as_tuple().exponent == -3}
        few = self._exact - secrets.many
        self._whole = {_rounded(each, 0) for each in few} - shown
        self._tenths = {_rounded(each, 1) for each in few}
        self._tenths -= {_rounded(each, 1) for each in public}
        exponents = {each: -int(each.as_tuple().exponent) for each in few}
        self._minor = {each.scaleb(digits) for each, digits in exponents.items() if digits > 0}
        self._minor -= shown
        self._by_digits: dict[int, set[Decimal]] = {}

    def tells(self, found: Found, *, data: bool = False, code: bool = False) -> bool:
        """Whether a number gives an internal figure away.

        Args:
            found: the number.
            data: it is a value by itself.
            code: it stands in the name of something.
        """
        named = found.named or code
        return any(
            self._tells(each, data=data, named=named)
            for _, readings in groupby(found.readings, lambda each: each.word)
            for each in self._meant(list(readings))
        )

    def _meant(self, readings: list[Reading]) -> list[Reading]:
        """The readings of a number; none where one of them is public: that is meant then."""
        public = any(not each.rate and each.value in self._public for each in readings)
        return [] if public else readings

    def _tells(self, each: Reading, *, data: bool, named: bool) -> bool:
        value, digits, rate, _ = each
        if rate:
            return self._is_rate(value, digits)
        if value in self._public:
            return False
        if data and value % 1 and value in self._exact:
            return True
        if digits == 0 or (data and not value % 1):
            return not (named or _is_tick(value)) and self._is_whole(value)
        if digits == 1:
            return value >= LEAST_SHORT and value in self._tenths
        return self._is_exact(value, digits)

    def _is_whole(self, value: Decimal) -> bool:
        large = value >= LEAST_MINOR and value in self._minor
        return large or (value >= LEAST_WHOLE and value in self._whole)

    def _is_exact(self, value: Decimal, digits: int) -> bool:
        if value in (self._thousandths if digits == 3 else self._exact):
            return True
        if digits > 4:  # as computers write what they cannot write exactly
            for places in (2, 3):
                near = _rounded(value, places)
                if abs(near - value) < NOISE and near in self._exact:
                    return True
        if value >= 1 or value in self._public_rates:
            return False
        return value in self._rates if digits < 4 else value in self._rates_in(digits)

    def _is_rate(self, per_cent: Decimal, digits: int) -> bool:
        return per_cent.scaleb(-2) in self._rates_in(digits + 2)

    def _rates_in(self, digits: int) -> set[Decimal]:
        found = self._by_digits.get(digits)
        if found is None:
            if digits > MOST_DIGITS:
                return set()
            public = {_rounded(each, digits) for each in self._public_rates}
            found = {_rounded(each, digits) for each in self._rates} - public
            self._by_digits[digits] = found
        return found


def _rounded(value: Decimal, digits: int, way: str = ROUND_HALF_UP) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), way)


def _is_tick(value: Decimal) -> bool:
    """Whether a whole number may stand at an axis: two digits and zeros, or so many quarters."""
    digits = str(int(value)).rstrip("0")
    if len(digits) <= 2:
        return True
    quarters, rest = divmod(int(digits), 25)
    return rest == 0 and quarters <= MOST_TICKS
