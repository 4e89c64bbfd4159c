"""What one reader's window writes, another's reads as the same number, or asks: never another."""

from __future__ import annotations

import gettext
import json
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import resource
from planner.model.money import Currency
from planner.words import catalogue, entry, numbers
from planner.words.entry import EntryError

Locale = tuple[str, str | None]
Read = Callable[[str], object]

LOCALES: list[Locale] = [
    (path.stem, None if territory == "*" else territory)
    for path in sorted(resource("i18n").glob("*.json"))
    for territory in json.loads(path.read_text("utf-8"))
]
CURRENCIES = [
    Currency.of(code) for code in ("EUR", "USD", "CAD", "CHF", "JPY", "XOF", "TND", "INR")
]
AMOUNTS = [0, 1, 5, 99, 100, 1234, 12345, 123400, 123456, 1234567, 100000000, 123456789012]
RATES = ["0", "0.0025", "0.01234", "0.029", "0.25", "0.125", "0.333333", "0.999", "1"]
FACTORS = ["0.000001", "0.5", "0.923", "1.234", "1.08", "16", "1234", "1234.567", "999999.999999"]
HOURS = ["0.05", "0.5", "1.25", "2.75", "12", "120.5", "744", "1250", "9999.99"]

locales = st.sampled_from(LOCALES)


def speak(locale: Locale) -> None:
    """Write and read as a locale does, whether or not its sentences are translated."""
    catalogue._InUse.chosen = catalogue._Chosen(*locale, gettext.NullTranslations())


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def same_or_asked(written: str, value: object, reader: Locale, read: Read) -> bool:
    """Whether a reader takes a written number for what it is; False where the field asks."""
    speak(reader)
    try:
        found = read(written)
    except EntryError:
        return False
    assert found == value, (written, reader)
    return True


def styles() -> list[Locale]:
    """One locale for each way of marking decimals and groups."""
    found: dict[tuple[str, str], Locale] = {}
    for locale in LOCALES:
        speak(locale)
        now = numbers.current()
        found.setdefault((now.decimal, now.group), locale)
    return list(found.values())


def test_there_are_tables_of_many_countries_and_every_kind_of_mark() -> None:
    assert len(LOCALES) > 60
    assert len(styles()) >= 5


def test_an_amount_written_in_one_country_is_read_in_all() -> None:
    every = styles()
    for writer in every:
        for currency in CURRENCIES[2:]:
            for minor in AMOUNTS:
                speak(writer)
                written = numbers.money(minor, currency)
                for reader in every:
                    understood = same_or_asked(written, minor, reader, amount(currency))
                    # Two decimals are never anything else: only a dinar has three.
                    assert understood or currency.exponent == 3, (written, reader)


def test_each_country_reads_its_own_amounts_with_their_units() -> None:
    for locale in LOCALES:
        for currency in CURRENCIES:
            speak(locale)
            written = numbers.money(1234567, currency, unit=True)
            assert same_or_asked(written, 1234567, locale, amount(currency)), written


def amount(currency: Currency) -> Read:
    return lambda typed: entry.read_money(typed, currency)


@given(minor=st.integers(0, entry.MOST_MONEY), writer=locales, reader=locales, unit=st.booleans())
def test_no_amount_becomes_a_hundred_or_a_thousand_times_itself(
    minor: int, writer: Locale, reader: Locale, unit: bool
) -> None:
    for currency in CURRENCIES[1::3]:
        speak(writer)
        written = numbers.money(minor, currency, unit=unit)
        same_or_asked(written, minor, reader, amount(currency))


@given(writer=locales, reader=locales, count=st.integers(0, 10**9))
def test_no_count_does(writer: Locale, reader: Locale, count: int) -> None:
    speak(writer)
    written = numbers.count(count)
    assert same_or_asked(written, count, reader, lambda typed: entry.read_count(typed, 0, 10**9)), (
        written
    )


def rate(typed: str) -> Decimal:
    return entry.read_rate(typed, low=Decimal(0), high=Decimal(1), digits=6)


def factor(typed: str) -> Decimal:
    return entry.read_decimal(typed, low=Decimal("0.000001"), high=Decimal(10**6), digits=6)


def test_no_rate_factor_or_hour_does() -> None:
    every = styles()
    for writer in every:
        for reader in every:
            for figures, write, read in (
                (RATES, numbers.percent, rate),
                (FACTORS, numbers.number, factor),
                (HOURS, numbers.hours, entry.read_hours),
            ):
                for figure in map(Decimal, figures):
                    speak(writer)
                    written = write(figure)
                    understood = same_or_asked(written, figure, reader, read)
                    assert understood or writer != reader, written


@given(writer=locales, reader=locales, steps=st.integers(1, 10**6))
def test_no_rate_of_six_decimals_does(writer: Locale, reader: Locale, steps: int) -> None:
    value = Decimal(steps).scaleb(-6)
    speak(writer)
    same_or_asked(numbers.percent(value), value, reader, rate)
    speak(writer)
    same_or_asked(numbers.number(value), value, reader, factor)


@given(minor=st.integers(0, 10**9), steps=st.integers(0, 999), locale=locales)
def test_both_readings_that_are_offered_are_taken_as_they_are_shown(
    minor: int, steps: int, locale: Locale
) -> None:
    speak(locale)
    dinar = Currency.of("TND")
    other = "," if numbers.current().decimal == "." else "."
    typed = f"{minor % 999 + 1}{other}{steps:03}"
    with pytest.raises(EntryError) as caught:
        entry.read_money(typed, dinar)
    readings = entry.doubt(caught.value).readings
    assert len(readings) == 2
    values = [entry.read_money(each, dinar) for each in readings]
    assert values == list(caught.value.values)
    assert values[1] == 1000 * values[0]


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1\u00a0234,56\u00a0€", 123456),
        ("1\u202f234,56 €", 123456),
        ("\ufeff1\u2009234,56 euros", 123456),
        ("1 234,56\t€", 123456),
        ("\t12,50\r\n", 1250),
        ("EUR\t12.50", 1250),
        ("1.234,56 Euro", 123456),
        ("\u200f12,50\u200e", 1250),
        ("'12,50", 1250),
        ("’12.50", 1250),
        ("１，２３４．５０", 123450),
        ("۱۲۳", 12300),
        ("１２－２", 1000),
        ("1٬234.50", 123450),
    ],
)
def test_what_is_pasted_from_elsewhere_is_read(typed: str, minor: int) -> None:
    assert entry.read_money(typed, Currency.of("EUR")) == minor


@pytest.mark.parametrize(
    "typed",
    ["12 dollars", "12 pounds", "£12", "12 francs suisses", "12\t13", "1\t234", "12\n-5", "1٫5"],
)
def test_what_is_another_currency_or_two_cells_is_refused(typed: str) -> None:
    with pytest.raises(EntryError) as caught:
        entry.read_money(typed, Currency.of("EUR"))
    assert caught.value.code in {"currency", "number", "character"}


@pytest.mark.parametrize("typed", ["(12.50)", "($12.50)", "$(12.50)", "(12,50) $", "（12.50）"])
def test_parentheses_around_one_amount_are_a_minus(typed: str) -> None:
    dollar = Currency.of("USD")
    assert entry.read_money(typed, dollar, low=-(10**6)) == -1250
    with pytest.raises(EntryError, match="range"):
        entry.read_money(typed, dollar)
    assert entry.read_money("(12.50)*2", dollar) == 2500
    assert entry.read_money("(12.50+1)", dollar) == 1350


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        *((typed, True) for typed in ("0.25", "0,25", ".2", "1/4")),
        *((typed, False) for typed in ("0.25 %", "25", "1", "0", "1.5")),
    ],
)
def test_a_quarter_of_a_per_cent_is_asked_about_unless_it_is_said(typed: str, asked: bool) -> None:
    found = entry.per_cent_doubt(typed, rate(typed), Decimal("0.01"))
    assert bool(found.readings) is asked
    if asked:
        large, small = map(rate, found.readings)
        assert (large, small) == (100 * rate(typed), rate(typed))
        for reading in found.readings:  # what was chosen is not asked about again
            assert entry.per_cent_doubt(reading, rate(reading), Decimal("0.01")) == entry.NO_DOUBT


def test_a_field_says_its_range() -> None:
    dollar = Currency.of("USD")
    least = -entry.MOST_MONEY
    for read, said in (
        (lambda typed: entry.read_count(typed, 1, 10_000), "From 1 to 10,000."),
        (rate, "From 0\u00a0% to 100\u00a0%."),
        (lambda typed: entry.read_hours(typed, high=Decimal(744)), "From 0 to 744."),
        (lambda typed: entry.read_money(typed, dollar), "0.00 or more."),
        (lambda typed: entry.read_money(typed, dollar, low=least), ""),
        (factor, "0.000001 or more."),
    ):
        assert entry.range_of(read) == said
