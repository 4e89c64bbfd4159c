from __future__ import annotations

import runpy
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel import dates as babel_dates
from babel import localedata
from babel import numbers as babel_numbers
from hypothesis import given
from hypothesis import strategies as st

from planner import resource
from planner.model.money import Currency
from planner.words import catalogue, numbers

USD, EUR, JPY, TND, CAD, CHF = map(Currency.of, ("USD", "EUR", "JPY", "TND", "CAD", "CHF"))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


def test_amounts_carry_all_the_decimals_of_their_currency() -> None:
    assert numbers.money(123456, USD) == "1,234.56"
    assert numbers.money(5, USD) == "0.05"
    assert numbers.money(123456, JPY) == "123,456"
    assert numbers.money(1234567, TND) == "1,234.567"
    assert numbers.money(0, USD) == "0.00"


def test_signs_are_a_true_minus_and_a_plus_where_asked_for() -> None:
    assert numbers.money(-38578, USD) == "\N{MINUS SIGN}385.78"
    assert numbers.money(11152, USD, sign=True) == "+111.52"
    assert numbers.money(-38578, USD, sign=True) == "\N{MINUS SIGN}385.78"
    assert numbers.money(0, USD, sign=True) == "0.00"


def test_the_unit_stands_where_the_locale_has_it() -> None:
    assert numbers.money(281692, USD, unit=True) == "$2,816.92"
    assert numbers.money(-38578, USD, unit=True) == "\N{MINUS SIGN}$385.78"
    assert numbers.money(33933, USD, unit=True, sign=True) == "+$339.33"
    assert numbers.money(1200, CHF, unit=True) == "CHF\u00a012.00"
    catalogue.use("fr")
    assert numbers.money(281692, USD, unit=True) == "2\u202f816,92\u00a0$"
    assert numbers.money(-38578, EUR, unit=True) == "\N{MINUS SIGN}385,78\u00a0€"
    catalogue.use("en", "CH")
    assert numbers.money(-120000, CHF, unit=True) == "\N{MINUS SIGN}CHF\u00a01’200.00"


def test_a_dollar_is_a_bare_sign_only_where_no_other_dollar_is() -> None:
    assert [numbers.symbol(each) for each in (USD, CAD, EUR, TND)] == ["$", "CA$", "€", "TND"]
    catalogue.use("fr")
    assert [numbers.symbol(each) for each in (USD, CAD)] == ["$", "$CA"]
    catalogue.use("fr", "CA")
    assert [numbers.symbol(each) for each in (USD, CAD)] == ["$\u00a0US", "$"]


def test_a_tick_has_decimals_only_where_the_steps_need_them() -> None:
    assert numbers.axis_money(15000, USD, 5000) == "$150"
    assert numbers.axis_money(-500000, USD, 50000) == "\N{MINUS SIGN}$5,000"
    assert numbers.axis_money(150, USD, 50) == "$1.50"
    assert numbers.axis_money(100, USD, 50) == "$1.00"
    assert numbers.axis_money(11152, USD, 1, unit=False) == "111.52"
    assert numbers.axis_money(0, JPY, 250) == "¥0"


def test_what_there_is_none_of_is_a_dash() -> None:
    assert numbers.money(None, USD, unit=True) == "–"
    assert numbers.count(None) == "–"
    assert numbers.percent(None, 1) == "–"
    assert numbers.hours(None) == "–"


def test_rates_are_shown_in_per_cent_as_they_are_or_rounded_half_up() -> None:
    assert numbers.percent(Decimal("0.25")) == "25\u00a0%"
    assert numbers.percent(Decimal("0.0290")) == "2.9\u00a0%"
    assert numbers.percent(Decimal("0.40525"), 1) == "40.5\u00a0%"
    assert numbers.percent(Decimal("0.125"), 0) == "13\u00a0%"
    assert numbers.percent(Decimal("-0.125"), 0) == "\N{MINUS SIGN}13\u00a0%"
    assert numbers.percent(Decimal("-0.0004"), 0) == "0\u00a0%"
    assert numbers.percent(Decimal("-191.13"), 1) == "\N{MINUS SIGN}19,113.0\u00a0%"
    assert numbers.percent(Decimal("0.02"), sign=True) == "+2\u00a0%"
    assert numbers.percent(Decimal("0"), sign=True) == "0\u00a0%"
    catalogue.use("fr")
    assert numbers.percent(Decimal("0.323"), 2) == "32,30\u00a0%"


def test_hours_have_two_decimals_at_most() -> None:
    shown = [numbers.hours(Decimal(each)) for each in ("48.00", "2.75", "8.476", "1200", "0.004")]
    assert shown == ["48", "2.75", "8.48", "1,200", "0"]


def test_factors_have_just_their_decimals_and_no_groups() -> None:
    catalogue.use("fr")
    shown = [numbers.number(Decimal(each)) for each in ("1.10", "16000", "-0.5", "1234.5678")]
    assert shown == ["1,1", "16000", "\N{MINUS SIGN}0,5", "1234,5678"]


def test_dates_name_the_month() -> None:
    day = date(2026, 6, 4)
    assert numbers.date(day) == "4 June 2026"
    assert numbers.date(day, "month") == "June 2026"
    catalogue.use("fr")
    assert numbers.date(day) == "4 juin 2026"
    assert numbers.date(date(2026, 8, 1)) == "1er août 2026"
    assert numbers.date(day, "month") == "juin 2026"


@given(minor=st.integers(-(10**15), 10**15), locale=st.sampled_from(["en", "fr", "de", "es"]))
def test_numbers_are_grouped_and_marked_as_babel_does_it(minor: int, locale: str) -> None:
    shown = numbers.style(locale).fixed(minor, 2)
    said = babel_numbers.format_decimal(Decimal(minor).scaleb(-2), "#,##0.00", locale)
    assert shown == said.replace("-", "\N{MINUS SIGN}")


@given(day=st.dates(), locale=st.sampled_from(["fr", "de", "es", "en_GB"]))
def test_dates_are_what_babel_writes(day: date, locale: str) -> None:
    pattern = numbers.style(*locale.split("_"))
    shown = pattern.long_date % {
        "d": day.day,
        "MMMM": pattern.months[day.month - 1],
        "y": day.year,
    }
    assert shown == babel_dates.format_date(day, "long", locale)


def test_the_tables_are_what_babel_says() -> None:
    script = runpy.run_path(str(Path(__file__).parents[2] / "packaging/locales.py"))
    for language in script["LANGUAGES"]:
        kept = resource(f"i18n/{language}.json").read_text("utf-8")
        assert kept == script["written"](script["table"](language))


def test_every_territory_of_the_languages_has_a_style() -> None:
    for locale in localedata.locale_identifiers():
        language, _, territory = locale.partition("_")
        if language in {"en", "fr", "de", "es"} and len(territory) in {2, 3}:
            catalogue.use("en")
            style = numbers.style(language, territory)
            assert style.decimal in {".", ","}, locale
            assert style.with_symbol(style.fixed(-123456, 2), "USD")[0] == "\N{MINUS SIGN}"
            assert style.long_date % {"d": 1, "MMMM": "June", "y": 2026}, locale
            assert style.month_date % {"MMMM": "June", "y": 2026}, locale


def test_a_territory_that_the_language_does_not_know_is_left_out() -> None:
    catalogue.use("en", "BR")
    assert numbers.money(123456, USD, unit=True) == "$1,234.56"
