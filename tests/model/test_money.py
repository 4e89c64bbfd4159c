"""Currencies against CLDR, rounding against decimal's own."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from babel.core import get_global
from babel.numbers import get_currency_precision, get_territory_currencies
from hypothesis import given
from hypothesis import strategies as st

from planner.model.money import (
    EXPONENTS,
    Currency,
    convert,
    exact_text,
    half_up,
    rate_text,
    ratio,
    times,
)

TODAY = date(2026, 1, 1)

# ISO 4217 gives these a minor unit that nobody uses any more; CLDR says what is used: no digits.
# Money here has ISO's digits, as invoices and bank files do.
UNUSED_MINOR_UNIT = {
    **dict.fromkeys("AFN ALL IRR KPW LAK LBP MGA MMK RSD SOS SYP YER".split(), 2),
    "IQD": 3,
}


@pytest.mark.parametrize("code", EXPONENTS)
def test_digits_of_a_currency(code: str) -> None:
    said = EXPONENTS[code]
    if code in UNUSED_MINOR_UNIT:
        assert (said, get_currency_precision(code)) == (UNUSED_MINOR_UNIT[code], 0)
    else:
        assert said == get_currency_precision(code)


def test_every_currency_in_use_is_there() -> None:
    territories = get_global("territory_currencies")
    in_use = {
        code
        for territory in territories
        for code in get_territory_currencies(territory, start_date=TODAY, end_date=TODAY)
    }
    # Bulgaria has paid in euros since that day, which this CLDR does not know yet.
    assert in_use - EXPONENTS.keys() == {"BGN"}
    # El Salvador's colón is in ISO's list, and still legal tender beside the dollar; Venezuela's
    # digital bolívar has a code of its own there (amendment 170), which is used beside VES.
    assert EXPONENTS.keys() - in_use == {"SVC", "VED"}


def test_currency_by_its_code() -> None:
    assert Currency.of("TND") == Currency("TND", 3)
    with pytest.raises(KeyError):
        Currency.of("EURO")


# Rounding


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (0, 7, 0),
        (1, 2, 1),
        (-1, 2, -1),
        (3, 2, 2),
        (-3, 2, -2),
        (5, 2, 3),
        (-5, 2, -3),
        (49, 100, 0),
        (-49, 100, 0),
        (51, 100, 1),
        (-51, 100, -1),
        (10**40 + 1, 2, (10**40 + 2) // 2),
        (-(10**40) - 1, 2, -(10**40 + 2) // 2),
    ],
)
def test_halves_go_away_from_zero(numerator: int, denominator: int, expected: int) -> None:
    assert half_up(numerator, denominator) == expected


def by_decimal(amount: Fraction) -> int:
    """Decimal's half up, with digits enough for a quotient never to look like a half."""
    with localcontext(prec=80):
        quotient = Decimal(amount.numerator) / Decimal(amount.denominator)
        return int(quotient.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@given(st.integers(-(10**18), 10**18), st.integers(1, 10**9))
def test_rounding_is_decimals_half_up(numerator: int, denominator: int) -> None:
    assert half_up(numerator, denominator) == by_decimal(Fraction(numerator, denominator))


@given(st.integers(-(10**6), 10**6))
def test_rounding_exact_halves(number: int) -> None:
    assert half_up(2 * number + 1, 2) == by_decimal(Fraction(2 * number + 1, 2))


@given(st.integers(-(10**12), 10**12), st.decimals(-100, 100, places=6))
def test_amount_times_a_rate(amount: int, factor: Decimal) -> None:
    assert times(amount, factor) == by_decimal(amount * Fraction(factor))


@pytest.mark.parametrize(
    ("amount", "rate", "source", "target", "expected"),
    [
        (1000, "0.92", "USD", "EUR", 920),
        (1000, "155.25", "USD", "JPY", 1553),  # 10.00 → 1,552.5
        (155, "0.0065", "JPY", "USD", 101),  # 155 → 1.0075
        (1234, "3.1", "USD", "TND", 38254),  # 12.34 → 38.254
        (38254, "0.3225", "TND", "USD", 1234),  # 38.254 → 12.336915
        (5, "0.1", "JPY", "KRW", 1),  # half a won
        (-5, "0.1", "JPY", "KRW", -1),
    ],
)
def test_conversion_rounds_once_to_the_targets_digits(
    amount: int, rate: str, source: str, target: str, expected: int
) -> None:
    made = convert(amount, Decimal(rate), Currency.of(source), Currency.of(target))
    assert made == expected


# Ratios


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (0, 5, "0.000000"),
        (1, 3, "0.333333"),
        (2, 3, "0.666667"),
        (-2, 3, "-0.666667"),
        (2, -3, "-0.666667"),
        (-2, -3, "0.666667"),
        (1, 2_000_000, "0.000001"),
        (-1, 2_000_000, "-0.000001"),
        (3, 1, "3.000000"),
    ],
)
def test_ratio_has_six_decimals_half_up(part: int, whole: int, expected: str) -> None:
    assert str(ratio(part, whole)) == expected


def test_a_ratio_is_exact_at_any_length() -> None:
    assert ratio(10**40 + 1, 7) == Decimal(f"{(10**47 + 10**7 + 35) // 70}E-6")


@pytest.mark.parametrize("part", [-1, 0, 1])
def test_there_is_no_ratio_to_nothing(part: int) -> None:
    assert ratio(part, 0) is None


# Text


@pytest.mark.parametrize(
    ("amount", "code", "expected"),
    [
        (0, "USD", "0.00"),
        (5, "USD", "0.05"),
        (-5, "USD", "-0.05"),
        (123456, "USD", "1234.56"),
        (-123456, "USD", "-1234.56"),
        (0, "JPY", "0"),
        (-7, "JPY", "-7"),
        (7, "TND", "0.007"),
        (1007, "TND", "1.007"),
    ],
)
def test_exact_text_has_the_currencys_digits(amount: int, code: str, expected: str) -> None:
    assert exact_text(amount, Currency.of(code)) == expected


@given(st.integers(), st.sampled_from(["JPY", "USD", "TND"]))
def test_exact_text_is_exact(amount: int, code: str) -> None:
    currency = Currency.of(code)
    assert Fraction(exact_text(amount, currency)) == Fraction(amount, 10**currency.exponent)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("0", "0"),
        ("0.000", "0"),
        ("1.000000", "1"),
        ("0.250", "0.25"),
        ("100", "100"),
        ("1E+2", "100"),
        ("1E-7", "0.0000001"),
        ("-0.50", "-0.5"),
        ("-0.00", "0"),
    ],
)
def test_rate_text_is_the_shortest_exact_decimal(rate: str, expected: str) -> None:
    assert rate_text(Decimal(rate)) == expected
