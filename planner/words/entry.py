"""What people type, read as exact numbers.

Whatever the locale, both decimal marks and every usual group mark are understood, and so is a
calculation such as ``12*19.5``. Where a text could mean two numbers that both fit the field, it is
refused with both of them: nothing is ever taken for a hundred or a thousand times what was meant.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from planner.model.money import EXPONENTS, Currency
from planner.words import calculation, numbers
from planner.words.catalogue import plural, text

MOST_MONEY = 10**12  # minor units
MOST_HOURS = Decimal(10_000)
USUAL_TIMES = Decimal(50)  # from here on, a factor is taken to be typed in per cent
USUAL_RATE = Decimal("0.01")  # of a discount, a tax or a commission: nobody's is below

NAMES = {
    "AUD": ("australian dollars", "australian dollar", "dollars", "dollar"),
    "BRL": ("reais", "réaux", "réal", "real"),
    "CAD": ("canadian dollars", "dollars canadiens", "canadian dollar", "dollars", "dollar"),
    "CHF": ("swiss francs", "francs suisses", "swiss franc", "francs", "franc", "fr.", "sfr."),
    "EUR": ("euros", "euro"),
    "GBP": ("pounds sterling", "livres sterling", "livre sterling", "pounds", "pound", "livres"),
    "JPY": ("yens", "yen"),
    "USD": ("dollars américains", "us dollars", "us dollar", "dollars", "dollar"),
}
"""What currencies are called in lists that people paste, in English and French."""

_ALL_NAMES = frozenset(name for names in NAMES.values() for name in names)
_NO_NUMBER = "?"  # no field can take it

_CLOCK = re.compile(r"(\d{0,4})\s?[:h]\s?([0-5]\d)\s?(?:h|min|m)?", re.IGNORECASE)


class Field(NamedTuple):
    """What a field takes.

    ``low`` and ``high`` are in units of the last decimal, and ``show`` writes such a number as the
    field itself shows it. ``units`` are the ways to write its unit, in lower case, longest first;
    ``currency`` is a code, or empty.
    """

    decimals: int
    low: int
    high: int
    show: Callable[[int], str]
    units: tuple[str, ...] = ()
    currency: str = ""


class EntryError(ValueError):
    """A text that cannot be taken as it stands; ``sentence`` puts it into words.

    Attributes:
        code: what is wrong: ``empty``, ``long``, ``character``, ``currency``, ``percent``,
            ``number``, ``day``, ``calculation``, ``division``, ``decimals``, ``range`` or
            ``ambiguous``; of a day ``date`` or ``two-dates``.
        field: what the field takes.
        part: the piece of the text that is wrong, where it is one piece.
        values: what a text out of ``range`` or an ``ambiguous`` one means, in ascending order, in
            units of the field's last decimal.
    """

    def __init__(
        self, code: str, field: Field, part: str = "", values: tuple[int, ...] = ()
    ) -> None:
        """Keep what is wrong as values."""
        super().__init__(code, part, values)
        self.code = code
        self.field = field
        self.part = part
        self.values = values


def read_money(typed: str, currency: Currency, *, low: int = 0, high: int = MOST_MONEY) -> int:
    """Return an amount in minor units of its currency, from ``low`` to ``high`` of them.

    Raises:
        EntryError: if the text is no such amount, or could be two.
    """
    return _read(typed, money_field(currency, low=low, high=high))


def money_field(currency: Currency, *, low: int = 0, high: int = MOST_MONEY) -> Field:
    """What a field for an amount takes."""

    def show(minor: int) -> str:
        return numbers.money(minor, currency)

    units = _units(currency.code, numbers.symbol(currency))
    return Field(currency.exponent, low, high, show, units, currency.code)


@lru_cache(maxsize=32)
def _units(code: str, symbol: str) -> tuple[str, ...]:
    """The symbol of a currency as shown, and what else is written for it: US$, $US, the sign."""
    sign = next((mark for mark in symbol if unicodedata.category(mark) == "Sc"), "")
    marks = {symbol, code, *NAMES.get(code, ())}
    if sign:
        marks |= {sign, code[:2] + sign, sign + code[:2], f"{sign} {code[:2]}"}
    return tuple(sorted((calculation.plain(mark).lower() for mark in marks), key=len, reverse=True))


def read_rate(
    typed: str, *, low: Decimal, high: Decimal, digits: int = 4, usual: Decimal = Decimal(0)
) -> Decimal:
    """Return a rate from a field in per cent: both ``25`` and ``25 %`` are 0.25.

    Args:
        typed: what was typed.
        low: the lowest rate that fits.
        high: the highest rate that fits.
        digits: decimals of the rate: two more than those of the per cent typed.
        usual: below it, a rate without its sign is refused, where it may be meant as a share: for
            places that cannot ask beside it, as ``per_cent_doubt`` does.

    Raises:
        EntryError: if the text is no such rate, or could be two.
    """
    field = _decimal_field(low, high, digits, numbers.percent, ("%",), shift=2)
    steps = _read(typed, field)
    rate = Decimal(steps).scaleb(-digits)
    if _could_be_a_share(typed, rate, usual) and 100 * steps <= field.high:
        raise EntryError("ambiguous", field, calculation.plain(typed), (steps, 100 * steps))
    return rate


def read_decimal(typed: str, *, low: Decimal, high: Decimal, digits: int) -> Decimal:
    """Return a factor, such as an exchange rate, with at most ``digits`` decimals.

    Raises:
        EntryError: if the text is no such number, or could be two.
    """
    return _read_decimal(typed, digits, _decimal_field(low, high, digits, numbers.number))


def read_hours(typed: str, *, low: Decimal = Decimal(0), high: Decimal = MOST_HOURS) -> Decimal:
    """Return hours with at most two decimals, typed as such or as ``1:30`` or ``1h30``.

    Raises:
        EntryError: if the text is no such number of hours.
    """
    if clock := _CLOCK.fullmatch(typed.strip()):
        typed = f"{int(clock[1] or 0) * 60 + int(clock[2])}/60"
    return _read_decimal(typed, 2, _decimal_field(low, high, 2, numbers.hours, ("h",)))


def read_count(typed: str, low: int, high: int) -> int:
    """Return a whole number from ``low`` to ``high``.

    Raises:
        EntryError: if the text is no such number.
    """
    return _read(typed, Field(0, low, high, numbers.count))


def _read_decimal(typed: str, digits: int, field: Field) -> Decimal:
    return Decimal(_read(typed, field)).scaleb(-digits)


def _decimal_field(
    low: Decimal,
    high: Decimal,
    digits: int,
    show: Callable[[Decimal], str],
    units: tuple[str, ...] = (),
    *,
    shift: int = 0,
) -> Field:
    """What a field takes for a decimal with ``digits`` decimals, typed with ``shift`` fewer."""
    return Field(
        digits - shift,
        int(low.scaleb(digits)),
        int(high.scaleb(digits)),
        lambda steps: show(Decimal(steps).scaleb(-digits)),
        units,
    )


def _read(typed: str, field: Field) -> int:
    """Return the one number that a text means in a field, in units of its last decimal."""
    own = numbers.current().decimal
    try:
        plain = calculation.plain(typed)
        meanings = calculation.meanings(plain, field.units, field.decimals, own)
    except calculation.UnreadableError as fault:
        raise EntryError(_code(fault, field), field, fault.part) from None
    fitting = sorted(meaning for meaning in meanings if field.low <= meaning <= field.high)
    if not fitting:
        raise EntryError("range", field, plain, tuple(sorted(meanings)))
    if len(fitting) > 1:
        raise EntryError("ambiguous", field, plain, tuple(fitting))
    return fitting[0]


def _code(fault: calculation.UnreadableError, field: Field) -> str:
    """Return what is wrong in this field: some characters have a meaning in another."""
    if fault.code == "character":
        if fault.part == "%":
            return "percent"
        money = any(unicodedata.category(mark) == "Sc" for mark in fault.part)
        named = fault.part.upper() in EXPONENTS or fault.part.lower() in _ALL_NAMES
        if field.currency and (money or named):
            return "currency"
    return fault.code


class Doubt(NamedTuple):
    """A question about what was typed, and the numbers that it could be, as the field takes them.

    ``words`` are empty where the field has said already what is wrong.
    """

    words: str = ""
    readings: tuple[str, ...] = ()


NO_DOUBT = Doubt()


def doubt(error: EntryError) -> Doubt:
    """Return the two numbers, or days, that an ambiguous text could mean, to choose from."""
    match error.code:
        case "ambiguous":
            return Doubt("", tuple(error.field.show(value) for value in error.values))
        case "two-dates":  # with the month in letters: 2026-06-04 would raise the question again
            days = map(datetime.date.fromordinal, error.values)
            return Doubt("", tuple(map(numbers.date, days)))
    return NO_DOUBT


def per_cent_doubt(typed: str, rate: Decimal | None, usual: Decimal = USUAL_RATE) -> Doubt:
    """Ask about a rate far below the usual: 0.25, typed for a quarter, is a quarter of a per cent.

    Args:
        typed: what was typed; with a per cent sign it is meant.
        rate: what it was taken for.
        usual: the lowest rate that nobody asks about.
    """
    if rate is None or not _could_be_a_share(typed, rate, usual):
        return NO_DOUBT
    small, large = numbers.percent(rate), numbers.percent(rate * 100)
    words = text("This is {rate}. Or did you mean {other}?").format(rate=small, other=large)
    return Doubt(words, (large, small))


def times_doubt(typed: str, factor: Decimal | None) -> Doubt:
    """Ask about a price of many times another: 110 is typed for 110 per cent, which is 1.1 times.

    Args:
        typed: what was typed.
        factor: what it was taken for.
    """
    del typed  # a factor has no sign that would tell
    if factor is None or factor < USUAL_TIMES:
        return NO_DOUBT
    large, small = numbers.number(factor), numbers.number(factor / 100)
    words = text("This is {factor} times the price. Or did you mean {other}?")
    return Doubt(words.format(factor=large, other=small), (small, large))


def _could_be_a_share(typed: str, rate: Decimal, usual: Decimal) -> bool:
    """Whether a rate without its sign is so low that it may be a hundredth of what is meant."""
    return 0 < rate < usual and not any(mark in typed for mark in "%％٪")


def range_of(read: Callable[[str], object]) -> str:
    """Return which numbers a field's reader takes, in a sentence; empty where it takes any."""
    try:
        read(_NO_NUMBER)
    except ValueError as error:
        if not isinstance(error, EntryError) or error.code != "character":
            return ""  # a day or a month has no range to speak of
        field = error.field
        low, high = field.show(field.low), field.show(field.high)
        if field.high < MOST_MONEY:
            return text("From {low} to {high}.").format(low=low, high=high)
        return text("{low} or more.").format(low=low) if field.low > -MOST_MONEY else ""
    return ""


def sentence(error: EntryError) -> str:
    """Return what is wrong and what to do about it, in one sentence."""
    field = error.field
    mark = numbers.current().decimal
    values = [field.show(value) for value in error.values]
    return _pattern(error).format(
        part=error.part,
        low=field.show(field.low),
        high=field.show(field.high),
        value=values[0] if values else "",
        other=values[-1] if values else "",
        currency=field.currency,
        most=calculation.LONGEST,
        decimals=field.decimals,
        figure=f"1234{mark}56" if field.decimals else "1234",
        example=f"12*19{mark}5",
    )


def _pattern(error: EntryError) -> str:
    match error.code:
        case "empty":
            return text("Write a number from {low} to {high}.")
        case "long":
            return text("This is too long: write at most {most} characters.")
        case "character":
            return text(
                "“{part}” is no part of a number: write digits, or a calculation such as {example}."
            )
        case "currency":
            return text("This amount is in {currency}: convert it and leave out “{part}”.")
        case "percent":
            return text("This is not a percentage: write the number itself, without %.")
        case "number":
            return text("“{part}” could not be read as a number: write it like {figure}.")
        case "day":
            return text("“{part}” looks like a date: write a number, like {figure}.")
        case "calculation":
            return text("This calculation is not complete: write it like {example}.")
        case "division":
            return text("Nothing can be divided by 0: change the number after the division sign.")
        case "decimals" if not error.field.decimals:
            return text("“{part}” has decimals: write a whole number.")
        case "decimals":
            return plural(
                "“{part}” is too fine for this field: write at most {decimals} decimal.",
                "“{part}” is too fine for this field: write at most {decimals} decimals.",
                error.field.decimals,
            )
        case "date":
            return text("“{part}” is no date: write it like 2026-06-04.")
        case "two-dates":
            return text("“{part}” could be two days: write it like 2026-06-04.")
        case "ambiguous":
            return text("“{part}” could mean {value} or {other}: write it like one of these.")
        case _:
            return text("{value} does not fit here: write a number from {low} to {high}.")
