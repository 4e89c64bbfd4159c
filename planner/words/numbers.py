"""Numbers, amounts and dates as the reader's locale writes them, and plainly for files.

A locale's symbols come from a small table, which packaging/locales.py writes from Babel's data;
writing a figure is then plain string work, about a microsecond a cell. Everything is exact: whole
minor units and decimals, never floats. Where a result has no figure (None), a dash stands in its
place.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from planner import resource
from planner.model.money import Currency, half_up, rate_text
from planner.words import catalogue

DASH = "–"
MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

# Wide enough to shift any decimal that a field or a file can hold without rounding it.
_EXACT = Context(prec=100)


class NumberStyle(NamedTuple):
    """How one locale writes numbers and dates.

    Groups are of three digits, negative numbers carry a true minus sign and per cent signs a
    space in every locale.
    """

    decimal: str
    group: str
    symbol_first: bool  # $12, not 12 $
    symbol_gap: str  # between the number and the currency's symbol
    symbols: Mapping[str, str]  # by currency code
    months: Sequence[str]
    short_months: Sequence[str]
    long_date: str  # patterns over d, MMMM and y
    month_date: str
    first_day: str  # of a month: French says 1er

    def fixed(self, steps: int, digits: int) -> str:
        """Write a number with a fixed count of decimals.

        Args:
            steps: the number in units of its last decimal.
            digits: how many decimals it has.
        """
        whole, rest = divmod(abs(steps), 10**digits)
        text = f"{whole:,}".replace(",", self.group)
        if digits:
            text += f"{self.decimal}{rest:0{digits}d}"
        return MINUS + text if steps < 0 else text

    def with_symbol(self, number: str, code: str) -> str:
        """Put a currency's symbol where the locale has it; a sign stays in front of both."""
        symbol = self.symbols.get(code, code)
        if not self.symbol_first:
            return number + self.symbol_gap + symbol
        # A symbol that ends in a letter needs air before a digit.
        gap = self.symbol_gap or (NO_BREAK_SPACE if symbol[-1].isalpha() else "")
        if number[0] == MINUS:
            return f"{MINUS}{symbol}{gap}{number[1:]}"
        return symbol + gap + number


def current() -> NumberStyle:
    """Return the style of the language and territory in use."""
    return style(catalogue.language(), catalogue.territory())


@lru_cache(maxsize=16)
def style(language: str, territory: str | None = None) -> NumberStyle:
    """Return how a locale writes numbers; a territory unknown to the language is left out.

    Args:
        language: an ISO 639 code of a language that there is a table of.
        territory: an ISO 3166 code, or None.
    """
    tables = json.loads(resource(f"i18n/{language}.json").read_text("utf-8"))
    usual, own = tables["*"], tables.get(territory, {})
    symbols = usual["symbols"] | own.get("symbols", {})
    return NumberStyle(**(usual | own | {"symbols": symbols}))


def symbol(currency: Currency) -> str:
    """Return a currency's symbol in the current locale, or its code where it has none."""
    return current().symbols.get(currency.code, currency.code)


def money(minor: int | None, currency: Currency, *, unit: bool = False, sign: bool = False) -> str:
    """Write an amount with all the decimals of its currency.

    Args:
        minor: whole minor units of the currency, or None for a dash.
        currency: what the amount is in.
        unit: also write the currency's symbol.
        sign: also write the plus of a gain.
    """
    if minor is None:
        return DASH
    now = current()
    number = now.fixed(minor, currency.exponent)
    if unit:
        number = now.with_symbol(number, currency.code)
    return "+" + number if sign and minor > 0 else number


def axis_money(minor: int, currency: Currency, step: int, *, unit: bool = True) -> str:
    """Write the amount at a tick of an axis: without decimals where no tick needs them.

    Args:
        minor: whole minor units of the currency.
        currency: what the amount is in.
        step: minor units from one tick to the next.
        unit: also write the currency's symbol.
    """
    whole, rest = divmod(abs(minor), 10**currency.exponent)
    if rest or step % 10**currency.exponent:
        return money(minor, currency, unit=unit)
    now = current()
    number = now.fixed(-whole if minor < 0 else whole, 0)
    return now.with_symbol(number, currency.code) if unit else number


def count(n: int | None) -> str:
    """Write a whole number, or a dash for None."""
    return DASH if n is None else current().fixed(n, 0)


def expected(n: float) -> str:
    """Write an expected number of accounts, which is an estimate: with one decimal, half up."""
    return current().fixed(half_up(round(n * 10**7), 10**6), 1)


def number(value: Decimal) -> str:
    """Write a factor, such as an exchange rate, with just the decimals it has and no groups.

    Without groups it reads back whatever number of decimals its field takes.
    """
    return rate_text(value).replace("-", MINUS).replace(".", current().decimal)


def percent(rate: Decimal | None, digits: int | None = None, *, sign: bool = False) -> str:
    """Write a rate in per cent.

    Args:
        rate: the rate, 0.25 for 25 %, or None for a dash.
        digits: this many decimals, rounded half up; None for just those that the rate has.
        sign: also write the plus of a rate above nothing.
    """
    if rate is None:
        return DASH
    shown = _EXACT.scaleb(rate, 2)
    if digits is not None:
        shown = _rounded(shown, digits)
        text = current().fixed(int(_EXACT.scaleb(shown, digits)), digits)
    else:
        text = number(shown)
    return f"{'+' if sign and shown > 0 else ''}{text}{NO_BREAK_SPACE}%"


def hours(value: Decimal | None) -> str:
    """Write hours with up to two decimals, half up and without their unit; a dash for None."""
    if value is None:
        return DASH
    now = current()
    text = now.fixed(int(_rounded(value, 2).scaleb(2)), 2)
    return text.rstrip("0").removesuffix(now.decimal)


def whole_hours(value: Decimal) -> str:
    """Write hours to the nearest whole one, half up and without their unit."""
    return count(int(_rounded(value, 0)))


def fraction_percent(rate: Fraction, digits: int) -> str:
    """Write an exact fraction in per cent, with this many decimals, rounded half up."""
    steps = half_up(rate.numerator * 10 ** (digits + 2), rate.denominator)
    return f"{current().fixed(steps, digits)}{NO_BREAK_SPACE}%"


def date(day: datetime.date, style: Literal["long", "month", "short"] = "long") -> str:
    """Write a date: ``4 June 2026``, or ``June 2026`` where only the month counts.

    ``short`` is that month where there is little room, as on an axis: ``Jun 26``.
    """
    now = current()
    if style == "short":
        return f"{now.short_months[day.month - 1]}{NO_BREAK_SPACE}{day.year % 100:02d}"
    pattern = now.long_date if style == "long" else now.month_date
    first = now.first_day if day.day == 1 else str(day.day)
    return pattern % {"d": first, "MMMM": now.months[day.month - 1], "y": day.year}


def bare(shown: str) -> str:
    """A figure as other programs read it: without groups of digits and what is set between."""
    now = current()
    kept = shown.replace(now.group, "") if now.group else shown
    return kept.replace(NO_BREAK_SPACE, "").replace(MINUS, "-")


def _rounded(value: Decimal, digits: int) -> Decimal:
    """Round to a fixed count of decimals, half up."""
    numerator, denominator = value.as_integer_ratio()
    return _EXACT.scaleb(Decimal(half_up(numerator * 10**digits, denominator)), -digits)
