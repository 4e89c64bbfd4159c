from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from planner.model.money import Currency, exact_text, half_up
from planner.words import catalogue, numbers
from planner.words.entry import (
    MOST_MONEY,
    EntryError,
    read_count,
    read_decimal,
    read_hours,
    read_money,
    read_rate,
    sentence,
)

USD, EUR, JPY, TND = map(Currency.of, ("USD", "EUR", "JPY", "TND"))
NONE, ONE = Decimal(0), Decimal(1)

locales = st.sampled_from(
    [
        ("en", None),
        ("en", "CH"),
        ("en", "CA"),
        ("fr", None),
        ("fr", "CA"),
        ("de", None),
        ("de", "AT"),
        ("de", "CH"),
        ("es", None),
        ("es", "MX"),
    ]
)
currencies = st.sampled_from(["USD", "EUR", "JPY", "TND", "CAD", "XOF", "CHF"]).map(Currency.of)


@pytest.fixture(scope="module", autouse=True)
def every_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the program speak languages whose sentences are not written yet: numbers need none."""
    resources = tmp_path_factory.mktemp("resources")
    for language in ("fr", "de", "es"):
        compiled = resources / f"i18n/{language}/LC_MESSAGES/planner.mo"
        compiled.parent.mkdir(parents=True)
        with compiled.open("wb") as file:
            write_mo(file, Catalog(locale=language))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "resource", resources.joinpath)
        yield
    catalogue.use("en")


@pytest.fixture(autouse=True)
def english() -> None:
    catalogue.use("en")


def refused(typed: str, currency: Currency = USD, high: int = MOST_MONEY) -> str:
    with pytest.raises(EntryError) as caught:
        read_money(typed, currency, high=high)
    return caught.value.code


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1234.56", 123456),
        ("1234,56", 123456),
        ("1,234.56", 123456),
        ("1.234,56", 123456),
        ("1 234,56", 123456),
        ("1\u00a0234,56", 123456),
        ("1\u202f234,56", 123456),
        ("1\u2009234.56", 123456),
        ("1'234.56", 123456),
        ("1’234,56", 123456),
        ("  12 ", 1200),
        ("12.", 1200),
        (".5", 50),
        (",5", 50),
        ("12,5", 1250),
        ("12.5", 1250),
        ("0.05", 5),
        ("007", 700),
        ("1,234", 123400),
        ("1,234,567", 123456700),
        ("1.234.567", 123456700),
        ("1.234.567,8", 123456780),
        ("1,234,567.8", 123456780),
        ("+12", 1200),
        ("１２.５", 1250),
        ("٣٤", 3400),
    ],
)
def test_both_decimal_marks_and_every_group_mark_are_understood(typed: str, minor: int) -> None:
    assert read_money(typed, USD) == minor


@pytest.mark.parametrize(
    "typed",
    ["€1.234,56", "1.234,56 €", "1.234,56€", "EUR 1,234.56", "1 234,56 eur", "€ 1,234.56 EUR"],
)
def test_the_currency_of_the_field_may_stand_around_the_amount(typed: str) -> None:
    assert read_money(typed, EUR) == 123456


@pytest.mark.parametrize("typed", ["US$12", "$12", "$US 12", "12 usd", "12 US$"])
def test_a_dollar_is_known_by_its_many_names(typed: str) -> None:
    assert read_money(typed, USD) == 1200


@pytest.mark.parametrize("typed", ["€12", "12 EUR", "12 chf", "CA$12", "12 £"])
def test_another_currency_is_refused(typed: str) -> None:
    assert refused(typed) in {"currency", "character"}


def test_a_negative_amount_is_read_where_there_can_be_one() -> None:
    for typed in ("-385.78", "\N{MINUS SIGN}385,78", "-$385.78", "$-385.78", "– 385.78 $"):
        assert read_money(typed, USD, low=-MOST_MONEY) == -38578
    assert refused("-385.78") == "range"


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("12*19.5", 23400),
        ("12*19,5", 23400),
        ("12 × 19.5", 23400),
        ("100+20-5", 11500),
        ("2+3*4", 1400),
        ("(2+3)*4", 2000),
        ("-(2-3)", 100),
        ("$12 * 3", 3600),
        ("1,200.50/2", 60025),
        ("1 200,50/2", 60025),
        ("100/3", 3333),
        ("200/3", 6667),
        ("0.005*1", 1),
        ("1/8", 13),
        ("1/3*3", 100),
        ("100*1.075", 10750),
        ("1990/12", 16583),  # a year's price, a month
        ("2026 - 11", 201500),
        ("2026-13", 201300),
    ],
)
def test_a_calculation_is_exact_and_rounded_half_up_once(typed: str, minor: int) -> None:
    assert read_money(typed, USD) == minor


calculations = st.recursive(
    st.integers(1, 99).map(lambda n: (str(n), Fraction(n))),
    lambda parts: st.one_of(
        st.tuples(parts, parts).map(lambda p: (f"({p[0][0]}+{p[1][0]})", p[0][1] + p[1][1])),
        st.tuples(parts, parts).map(lambda p: (f"({p[0][0]} * {p[1][0]})", p[0][1] * p[1][1])),
        st.tuples(parts, parts).map(lambda p: (f"{p[0][0]} / ({p[1][0]})", p[0][1] / p[1][1])),
        st.tuples(parts, parts).map(lambda p: (f"({p[0][0]}-({p[1][0]}))", p[0][1] - p[1][1])),
    ).filter(lambda part: part[1] != 0),
    max_leaves=5,
)


@given(calculation=calculations.filter(lambda part: len(part[0]) <= 40))
def test_calculations_follow_the_rules_of_arithmetic(calculation: tuple[str, Fraction]) -> None:
    typed, value = calculation
    minor = half_up(value.numerator * 100, value.denominator)
    if minor and abs(minor) < MOST_MONEY:
        assert read_money(typed, USD, low=-MOST_MONEY) == minor


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("–", "empty"),
        ("$", "empty"),
        ("1" * 41, "long"),
        ("1e5", "character"),
        ("nan", "character"),
        ("inf", "character"),
        ("1_000", "character"),
        ("0x10", "character"),
        ("½", "character"),
        ("12²", "character"),
        ("1\u200b2", "character"),
        ("12\t13", "number"),
        ("12\t-5", "number"),
        ("1\n234", "number"),
        ("12\x00", "character"),
        ("=12", "character"),
        ("__import__('os')", "character"),
        ("12 %", "percent"),
        ("100+20 %", "percent"),
        ("1 23", "number"),
        ("1,23,456", "number"),
        ("1.2.3", "number"),
        ("12.05.2026", "number"),
        ("2026-03-01", "day"),
        ("2026-11", "day"),  # not 2015
        ("2026–11", "day"),
        ("2026-11-23", "day"),  # not 1992
        ("2026/11/10", "day"),  # not 18.42
        ("12/2026", "day"),  # not one cent
        ("1-2-2026", "day"),
        ("1'234,567.8", "number"),
        ("12*", "calculation"),
        ("*12", "calculation"),
        ("(12", "calculation"),
        ("12)", "calculation"),
        ("()12", "calculation"),
        ("12 $ 13", "calculation"),
        ("12**3", "calculation"),
        ("3/0", "division"),
        ("3/(2-2)", "division"),
        ("1.2345", "decimals"),
        ("0.500", "decimals"),
        ("0,500", "decimals"),
        ("12/5/2026", "day"),
        ("1/9999", "decimals"),
        ("99999999999", "range"),
        ("5-8", "range"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(typed: str, code: str) -> None:
    assert refused(typed) == code


def test_the_readers_own_decimal_mark_never_makes_a_thousand() -> None:
    assert refused("1.234") == "decimals"
    assert read_money("1,234", USD) == 123400
    for language in ("fr", "de", "es"):
        catalogue.use(language)
        assert refused("1,234") == "decimals"
        assert read_money("1.234", USD) == 123400


def test_two_possible_amounts_are_asked_about() -> None:
    with pytest.raises(EntryError) as caught:
        read_money("1,234", TND)
    assert (caught.value.code, caught.value.values) == ("ambiguous", (1234, 1234000))
    assert read_money("1.234", TND) == 1234
    assert read_money("1,234", TND, high=999_999) == 1234
    catalogue.use("fr")
    assert refused("1.234", TND) == "ambiguous"
    assert read_money("1,234", TND) == 1234


def test_two_possible_results_are_asked_about() -> None:
    with pytest.raises(EntryError) as caught:
        read_money("100*1,075", USD)
    assert (caught.value.code, caught.value.values) == ("ambiguous", (10750, 10750000))


@given(
    thousands=st.integers(1, 999),
    rest=st.integers(0, 999),
    mark=st.sampled_from(".,"),
    currency=st.sampled_from([USD, JPY, TND]),
    locale=locales,
)
def test_a_mark_before_three_digits_never_turns_into_the_other_number(
    thousands: int,
    rest: int,
    mark: str,
    currency: Currency,
    locale: tuple[str, str | None],
) -> None:
    catalogue.use(*locale)
    typed = f"{thousands}{mark}{rest:03}"
    own = mark == numbers.current().decimal
    grouped = (thousands * 1000 + rest) * 10**currency.exponent
    if currency.exponent == 0 or (currency.exponent == 2 and not own):
        assert read_money(typed, currency) == grouped
    elif currency.exponent == 3 and own:
        assert read_money(typed, currency) == thousands * 1000 + rest
    else:
        assert refused(typed, currency) == ("ambiguous" if currency.exponent == 3 else "decimals")


def test_a_rate_is_typed_in_per_cent_with_or_without_the_sign() -> None:
    def read(typed: str) -> Decimal:
        return read_rate(typed, low=NONE, high=ONE)

    for typed in ("25", "25 %", "25%", "25\u00a0%", "25,0", "100/4", "+25 %"):
        assert read(typed) == Decimal("0.25")
    assert read("0,25 %") == Decimal("0.0025")
    assert read("2.9") == Decimal("0.029")
    assert read("100/3") == Decimal("0.3333")
    assert read_rate("-2 %", low=-ONE, high=ONE) == Decimal("-0.02")
    assert read_rate("0.125", low=NONE, high=ONE, digits=6) == Decimal("0.00125")
    for typed, code in (("101", "range"), ("1.234", "decimals"), ("25 $", "character")):
        with pytest.raises(EntryError) as caught:
            read(typed)
        assert caught.value.code == code


def test_a_count_is_whole() -> None:
    assert read_count("10,000", 0, 10**6) == 10000
    assert read_count("10.000", 0, 10**6) == 10000
    assert read_count("3*4", 0, 100) == 12
    for typed, code in (("1.5", "decimals"), ("1/3", "decimals"), ("101", "range")):
        with pytest.raises(EntryError) as caught:
            read_count(typed, 0, 100)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("2.75", "2.75"),
        ("2,75 h", "2.75"),
        ("1:30", "1.5"),
        ("1h30", "1.5"),
        ("1 h 30 min", "1.5"),
        ("1H05", "1.08"),
        ("1:20", "1.33"),
        ("0:00", "0"),
        (":45", "0.75"),
        ("90/60", "1.5"),
        ("1,200", "1200"),
    ],
)
def test_hours_are_decimals_or_a_clock(typed: str, hours: str) -> None:
    assert read_hours(typed) == Decimal(hours)


@pytest.mark.parametrize("typed", ["1:3", "1:75", "1:30:00", "2h75", "1.125", "10001", "-1"])
def test_what_is_no_number_of_hours_is_refused(typed: str) -> None:
    with pytest.raises(EntryError):
        read_hours(typed)


def test_a_factor_has_as_many_decimals_as_its_field() -> None:
    rate = read_decimal("0,923456", low=NONE, high=Decimal(10**6), digits=6)
    assert rate == Decimal("0.923456")
    assert read_decimal("1.234", low=NONE, high=Decimal(10**6), digits=6) == Decimal("1.234")
    with pytest.raises(EntryError, match="ambiguous"):
        read_decimal("16,000", low=NONE, high=Decimal(10**6), digits=6)


@given(
    minor=st.integers(-MOST_MONEY, MOST_MONEY),
    currency=currencies,
    locale=locales,
    unit=st.booleans(),
    sign=st.booleans(),
)
def test_every_amount_reads_back_as_shown(
    minor: int, currency: Currency, locale: tuple[str, str | None], unit: bool, sign: bool
) -> None:
    catalogue.use(*locale)
    shown = numbers.money(minor, currency, unit=unit, sign=sign)
    assert read_money(shown, currency, low=-MOST_MONEY) == minor


@given(minor=st.integers(0, MOST_MONEY), currency=currencies, locale=locales)
def test_every_amount_of_a_file_reads_back(
    minor: int, currency: Currency, locale: tuple[str, str | None]
) -> None:
    catalogue.use(*locale)
    plain = exact_text(minor, currency)
    try:
        assert read_money(plain, currency) == minor
    except EntryError as error:
        # 1.234 of a currency with three decimals, before a reader who writes 1,234.
        assert (error.code, error.values[0]) == ("ambiguous", minor)


@given(steps=st.integers(-(10**7), 10**7), digits=st.integers(2, 6), locale=locales)
def test_every_rate_reads_back_as_shown(
    steps: int, digits: int, locale: tuple[str, str | None]
) -> None:
    catalogue.use(*locale)
    rate = Decimal(steps).scaleb(-digits)
    shown = numbers.percent(rate, sign=True)
    assert read_rate(shown, low=-Decimal(10**5), high=Decimal(10**5), digits=digits) == rate


@given(n=st.integers(-(10**12), 10**12), locale=locales)
def test_every_count_reads_back_as_shown(n: int, locale: tuple[str, str | None]) -> None:
    catalogue.use(*locale)
    assert read_count(numbers.count(n), -(10**12), 10**12) == n


@given(steps=st.integers(0, 10**6), digits=st.integers(0, 8), locale=locales)
def test_hours_and_factors_read_back_as_shown(
    steps: int, digits: int, locale: tuple[str, str | None]
) -> None:
    catalogue.use(*locale)
    hours = Decimal(steps).scaleb(-2)
    assert read_hours(numbers.hours(hours)) == hours
    factor = Decimal(steps).scaleb(-digits)
    shown = numbers.number(factor)
    assert read_decimal(shown, low=NONE, high=Decimal(10**6), digits=digits) == factor


typing = st.text(
    st.one_of(st.sampled_from("0123456789.,' +-*/()%€$hUSD_e:\u00a0\u202f–−"), st.characters()),
    max_size=45,
)


@given(typed=typing, locale=locales, currency=currencies)
def test_anything_typed_is_a_number_or_a_sentence(
    typed: str, locale: tuple[str, str | None], currency: Currency
) -> None:
    catalogue.use(*locale)
    for read in (
        lambda: read_money(typed, currency),
        lambda: read_rate(typed, low=NONE, high=ONE),
        lambda: read_count(typed, 0, 10**6),
        lambda: read_hours(typed),
    ):
        try:
            value = read()
        except EntryError as error:
            assert sentence(error).endswith(".")
        else:
            assert value >= 0


def test_each_refusal_says_the_way_out_in_the_locales_numbers() -> None:
    def said(typed: str, currency: Currency = USD) -> str:
        with pytest.raises(EntryError) as caught:
            read_money(typed, currency, high=10**8)
        return sentence(caught.value)

    assert said("5-8") == (
        "\N{MINUS SIGN}3.00 does not fit here: write a number from 0.00 to 1,000,000.00."
    )
    assert said("") == "Write a number from 0.00 to 1,000,000.00."
    assert said("1.2345").endswith("write at most 2 decimals.")
    assert said("2026-11") == "“2026-11” looks like a date: write a number, like 1234.56."
    assert said("0.5", JPY) == "“0.5” has decimals: write a whole number."
    assert said("€5") == "This amount is in USD: convert it and leave out “€”."
    assert said("1,234", TND) == (
        "“1,234” could mean 1.234 or 1,234.000: write it like one of these."
    )
    assert "{" in said("{1}")  # what was typed is shown, not filled in
    catalogue.use("de")
    assert said("5-8").endswith("from 0,00 to 1.000.000,00.")
    assert said("12*").endswith("write it like 12*19,5.")
