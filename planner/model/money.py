"""Money is whole minor units; rates are exact decimals; one function rounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# ISO 4217 (list one, 2026-01-01): the codes in use and, below, those whose minor unit is not 2.
_TWO_DIGITS = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD "
    "HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN "
    "QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP "
    "TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
)
_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"

EXPONENTS: dict[str, int] = {
    **dict.fromkeys(_TWO_DIGITS.split(), 2),
    **dict.fromkeys(_NO_DIGITS.split(), 0),
    **dict.fromkeys(_THREE_DIGITS.split(), 3),
}


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of ISO 4217: its code and the number of digits of its minor unit."""

    code: str
    exponent: int

    @classmethod
    def of(cls, code: str) -> Currency:
        """Return the currency with this code.

        Raises:
            KeyError: if ISO 4217 has no such currency.
        """
        return cls(code, EXPONENTS[code])


def half_up(numerator: int, denominator: int) -> int:
    """Round a fraction to the nearest whole number, halves away from zero: r() of the economics.

    Args:
        numerator: any whole number.
        denominator: a positive whole number.
    """
    if numerator < 0:
        return -((denominator - 2 * numerator) // (2 * denominator))
    return (2 * numerator + denominator) // (2 * denominator)


def times(amount: int, factor: Decimal) -> int:
    """Return ``r(amount · factor)``, in the minor units of the amount."""
    numerator, denominator = factor.as_integer_ratio()
    return half_up(amount * numerator, denominator)


def convert(amount: int, rate: Decimal, source: Currency, target: Currency) -> int:
    """Return an amount of one currency in another, rounded once: conv() of the economics.

    Args:
        amount: minor units of ``source``.
        rate: units of ``target`` for one unit of ``source``.
        source: the currency of the amount.
        target: the currency of the result.
    """
    numerator, denominator = rate.as_integer_ratio()
    return half_up(
        amount * numerator * 10**target.exponent,
        denominator * 10**source.exponent,
    )


def ratio(part: int, whole: int) -> Decimal | None:
    """Return part / whole with 6 decimals, half up; None where the whole is 0: there is none."""
    if whole == 0:
        return None
    if whole < 0:
        part, whole = -part, -whole
    return Decimal(f"{half_up(part * 10**6, whole)}E-6")  # exact, whatever its length


def exact_text(amount: int, currency: Currency) -> str:
    """Write minor units as files do: ASCII digits, one point, the currency's digits."""
    if currency.exponent == 0:
        return str(amount)
    digits = str(abs(amount)).rjust(currency.exponent + 1, "0")
    sign = "-" if amount < 0 else ""
    return f"{sign}{digits[: -currency.exponent]}.{digits[-currency.exponent :]}"


def rate_text(rate: Decimal) -> str:
    """Write a rate as its shortest exact decimal: ``0.25``, ``1``, never an exponent."""
    text = format(rate, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
