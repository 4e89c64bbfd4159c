"""Values of a file are taken exactly or refused with their place; nothing is guessed."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest

from planner.model.money import Currency
from planner.model.plan import ListTimes, OverList
from planner.model.problems import Grade, path
from planner.storage.kinds import Bands, Kind, Many, Money
from planner.storage.plan_file import PlanFileError, parse
from planner.storage.reading import DEEPEST, UNKNOWN, Reader, too_deep
from tests.model.plans import example

DOLLAR, YEN, DINAR = (Currency.of(code) for code in ("USD", "JPY", "TND"))


def read(kind: Kind, raw: object, currency: Currency = DOLLAR) -> tuple[object, list[str]]:
    """What a value is read as, and the codes of the faults found in it."""
    reader = Reader(currency, currency)
    return reader.value(kind, raw, ("here",)), [fault.code for fault in reader.faults]


def faults(document: dict[str, Any]) -> dict[str, str]:
    """The code of each fault of a document, by its place."""
    with pytest.raises(PlanFileError) as refused:
        parse(json.dumps(document).encode())
    return {path(problem.place): problem.code for problem in refused.value.problems}


@pytest.mark.parametrize(
    ("raw", "currency", "minor"),
    [
        ("199.00", DOLLAR, 19900),
        ("199", DOLLAR, 19900),
        ("199.5", DOLLAR, 19950),
        ("199.500000", DOLLAR, 19950),
        ("-0.05", DOLLAR, -5),
        ("-0", DOLLAR, 0),
        ("007.00", DOLLAR, 700),
        ("1500", YEN, 1500),
        ("1500.0", YEN, 1500),
        ("1.234", DINAR, 1234),
        ("999999999999999.99", DOLLAR, 99999999999999999),
    ],
)
def test_money_is_whole_minor_units(raw: str, currency: Currency, minor: int) -> None:
    assert read(Money(), raw, currency) == (minor, [])


@pytest.mark.parametrize(
    ("raw", "currency", "code"),
    [
        ("1.999", DOLLAR, "too-many-decimals"),
        ("1.5", YEN, "too-many-decimals"),
        ("1.2345", DINAR, "too-many-decimals"),
        ("1e3", DOLLAR, "not-a-number"),
        ("1_000", DOLLAR, "not-a-number"),
        ("1,000.00", DOLLAR, "not-a-number"),
        ("+1", DOLLAR, "not-a-number"),
        (" 1", DOLLAR, "not-a-number"),
        ("1\n", DOLLAR, "not-a-number"),
        (".5", DOLLAR, "not-a-number"),
        ("5.", DOLLAR, "not-a-number"),
        ("", DOLLAR, "not-a-number"),
        ("-", DOLLAR, "not-a-number"),
        ("NaN", DOLLAR, "not-a-number"),
        ("Infinity", DOLLAR, "not-a-number"),
        ("١٢", DOLLAR, "not-a-number"),
        ("²", DOLLAR, "not-a-number"),
        ("0x10", DOLLAR, "not-a-number"),
        ("1000000000000000", DOLLAR, "number-too-long"),
        ("0.0000000000001", DOLLAR, "number-too-long"),
        ("9" * 100_000, DOLLAR, "number-too-long"),
        (199, DOLLAR, "number-unquoted"),
        (199.5, DOLLAR, "number-unquoted"),
        (True, DOLLAR, "wrong-type"),
        (None, DOLLAR, "wrong-type"),
        (["1"], DOLLAR, "wrong-type"),
    ],
)
def test_what_is_no_amount_is_refused(raw: object, currency: Currency, code: str) -> None:
    assert read(Money(), raw, currency) == (UNKNOWN, [code])


@pytest.mark.parametrize(
    ("raw", "rate"), [("0.25", "0.25"), ("1", "1"), ("0.250", "0.25"), ("-0.00", "0"), ("-1", "-1")]
)
def test_rates_are_exact_and_there_is_one_zero(raw: str, rate: str) -> None:
    value, codes = read("number", raw)
    assert (value, codes) == (Decimal(rate), [])
    assert not Decimal(str(value)).is_signed() or rate == "-1"


@pytest.mark.parametrize("raw", [0, 12, -3, 10**15 - 1])
def test_counts_are_whole_numbers(raw: int) -> None:
    assert read("count", raw) == (raw, [])


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (True, "wrong-type"),
        (1.0, "wrong-type"),
        ("1", "wrong-type"),
        (None, "wrong-type"),
        (10**15, "count-too-long"),
        (-(10**15), "count-too-long"),
        (10**4000, "count-too-long"),
    ],
)
def test_what_is_no_count_is_refused(raw: object, code: str) -> None:
    assert read("count", raw) == (UNKNOWN, [code])


@pytest.mark.parametrize("raw", ["2026-03-31", "0001-01-01", "2024-02-29", "9999-12-31"])
def test_dates_are_days_of_the_calendar(raw: str) -> None:
    assert read("date", raw) == (datetime.date.fromisoformat(raw), [])


@pytest.mark.parametrize(
    "raw",
    [
        "2026-02-30",
        "2026-3-1",
        "20260301",
        "2026-W01-1",
        "0000-01-01",
        "2026-03-31T00",
        "٢٠٢٦-01-01",
    ],
)
def test_what_is_no_date_is_refused(raw: str) -> None:
    assert read("date", raw) == (UNKNOWN, ["not-a-date"])


def test_months_are_their_first_day() -> None:
    assert read("month", "2026-03") == (datetime.date(2026, 3, 1), [])


@pytest.mark.parametrize("raw", ["2026-13", "2026-00", "2026-3", "0000-05", "2026-03-01", "March"])
def test_what_is_no_month_is_refused(raw: str) -> None:
    assert read("month", raw) == (UNKNOWN, ["not-a-month"])


def test_texts_lose_what_nobody_can_see() -> None:
    assert read("text", "a\x00b\x1bc\x7f\x85d") == ("abcd", [])
    assert read("text", "two\nlines\tand a tab") == ("two\nlines\tand a tab", [])


@pytest.mark.parametrize(
    ("raw", "price"),
    [
        ("25.00", 2500),
        ({"over_list": "-1.00"}, OverList(-100)),
        ({"list_times": "1.10"}, ListTimes(Decimal("1.10"))),
    ],
)
def test_a_software_price_is_an_amount_or_a_rule(raw: object, price: object) -> None:
    assert read("software", raw) == (price, [])


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (25, "not-a-price"),
        ({}, "not-a-price"),
        ({"over_list": "1", "list_times": "1"}, "not-a-price"),
        ({"cost_times": "1"}, "not-a-price"),
        ({"over_list": "1.999"}, "too-many-decimals"),
        ({"list_times": 1.1}, "number-unquoted"),
    ],
)
def test_what_is_no_software_price_is_refused(raw: object, code: str) -> None:
    assert read("software", raw) == (UNKNOWN, [code])


def test_bands_are_in_order_and_may_have_no_price() -> None:
    reader = Reader(DOLLAR, DOLLAR)
    prices = reader.value(Bands(), {"pro": {"5000": None, "1000": "99.00"}}, ())
    assert reader.faults == []
    assert {plan: list(bands.items()) for plan, bands in prices.items()} == {
        "pro": [(1000, 9900), (5000, None)]
    }


@pytest.mark.parametrize("band", ["5k", "", "-1", "01000", "1000.0", "1e3", "١", "1" * 16])
def test_a_band_is_digits_written_one_way_only(band: str) -> None:
    # "1000" beside "01000" would be one band with two prices.
    _, codes = read(Bands(), {"pro": {"1000": "99.00", band: "98.00"}})
    assert codes == ["not-a-band"]


def test_list_prices_have_the_digits_of_their_own_currency() -> None:
    reader = Reader(YEN, DOLLAR)
    assert reader.value(Money(listed=True), "19.99", ()) == 1999
    assert reader.value(Money(), "1999", ()) == 1999
    assert reader.faults == []


def test_a_list_tells_of_each_of_its_faults() -> None:
    reader = Reader(DOLLAR, DOLLAR)
    assert reader.value(Many("text"), ["a", 1, None], ("here",)) is UNKNOWN
    assert [path(fault.place) for fault in reader.faults] == ["here[1]", "here[2]"]


def test_every_fault_of_a_file_is_told_at_once() -> None:
    document = example(
        {
            "currency": "EURO",
            "agency.overheads": 450.0,
            "agency.payment_fee.rate": "2.9%",
            "programme.tiers.1.from": "2",
            "programme.mode": "both",
            "price_list.prices.pro": [],
            "price_list.prices.plus.1000": "59,99",
            "packages.0": "essential",
            "packages.1.includes": ["a", 1],
            "clients.2.accounts": True,
            "clients.3.since": "2026-3",
            "clients.4.payment_fee": {"cap": "1,00"},
            "assumptions": [],
        }
    )
    del document["clients"][0]["package"]
    assert faults(document) == {
        "currency": "unknown-currency",
        "agency.overheads": "number-unquoted",
        "agency.payment_fee.rate": "not-a-number",
        "programme.tiers[1].from": "wrong-type",
        "programme.mode": "unknown-word",
        "price_list.prices.plus.1000": "not-a-number",
        "price_list.prices.pro": "wrong-type",
        "packages[0]": "wrong-type",
        "packages[1].includes[1]": "wrong-type",
        "clients[0].package": "missing-key",
        "clients[2].accounts": "wrong-type",
        "clients[3].since": "not-a-month",
        "clients[4].payment_fee.cap": "not-a-number",
        "assumptions": "wrong-type",
    }


def test_problems_are_told_after_the_faults() -> None:
    edits = {
        "packages.1.plan": "gold",
        "clients.0.package": "gone",
        "programme.tiers.3.from": 7,
        "packages.0.services_price": "1.234",
        "price_list.prices.plus.1000": "1.234",
        "clients.2.accounts": -1,
    }
    document = example(edits)
    assert list(faults(document).items()) == [
        ("price_list.prices.plus.1000", "too-many-decimals"),
        ("packages[0].services_price", "too-many-decimals"),
        ("programme.tiers[3].from", "tiers-unordered"),
        ("packages[1].plan", "unknown-plan"),
        ("clients[0].package", "unknown-package"),
        ("clients[2].accounts", "no-accounts"),
    ]


@pytest.mark.parametrize(
    "edits",
    [
        {"packages.1.id": 7, "packages.2.id": 8},
        {"packages.1.id": 7, "clients.0.package": "gone"},  # it may be the one
        {"packages.1.plan": 7, "clients.1.contacts": 8000},
        {"packages.1.contacts": "many", "clients.1.plan": "gold"},
        {"packages.1.list_price": 9, "packages.1.plan": "gold"},
        {"clients.1.plan": None, "clients.1.contacts": "many"},
        {"clients.1.list_price": 9, "clients.1.plan": "gold"},
        {"clients.1.package": 7, "clients.1.contacts": 10**9},
        {"price_list.prices.plus": []},
        {"price_list.prices.plus.5000": 179},
        {"price_list.prices.plus": {"5k": "179.00"}},
        {"programme.tiers.0.from": None, "programme.tiers.1.from": 1},
        {"programme.commission.months": "0"},
        {"price_list.exchange_rate": 0},
        {"currency": "EURO", "price_list.currency": "USD", "agency.overheads": "1.2345"},
        {"currency": "EURO", "packages.0.list_price": "1.2345"},
        {"currency": "USD", "price_list.currency": "EURO", "packages.0.list_price": "1.2345"},
        {"clients.1.accounts": "-1"},
        {"clients.0.id": 1, "clients.1.id": 2},
    ],
    ids=str,
)
def test_what_follows_from_a_fault_is_no_problem_of_its_own(edits: dict[str, Any]) -> None:
    with pytest.raises(PlanFileError) as refused:
        parse(json.dumps(example(edits)).encode())
    assert {problem.grade for problem in refused.value.problems} == {Grade.FAULT}
    assert "too-many-decimals" not in {problem.code for problem in refused.value.problems}


@pytest.mark.parametrize(
    ("edits", "also"),
    [
        ({"packages.1.plan": 7, "packages.2.plan": "gold"}, "packages[2].plan"),
        ({"price_list.prices.plus": [], "packages.2.plan": "gold"}, "packages[2].plan"),
        ({"packages.1.plan": 7, "clients.2.contacts": 10**9}, "clients[2].contacts"),
        ({"currency": "EURO", "agency.overheads": "-1.00"}, "agency.overheads"),
        ({"programme.tiers.1.from": "2", "programme.tiers.4.from": 3}, "programme.tiers[4].from"),
        ({"agency": [], "clients.0.package": "gone"}, "clients[0].package"),
        (
            {"price_list.prices.plus.5k": "1.00", "price_list.prices.pro.0": "1.00"},
            "price_list.prices.pro.0",
        ),
    ],
    ids=str,
)
def test_what_does_not_follow_from_a_fault_is_told(edits: dict[str, Any], also: str) -> None:
    told = faults(example(edits))
    assert list(told)[1:] == [also]


def test_without_a_part_that_must_be_there_only_faults_are_told() -> None:
    edits = {"agency.overheads": "-1.00", "clients.0": "a row", "packages.0.hours": 1}
    assert faults(example(edits)) == {
        "packages[0].hours": "number-unquoted",
        "clients[0]": "wrong-type",
    }


@pytest.mark.parametrize(
    "place",
    [
        "currency",
        "programme",
        "programme.tiers",
        "programme.tiers.0.from",
        "programme.tiers.0.discount",
        "price_list",
        "price_list.prices",
        "packages",
        "packages.0.id",
        "packages.0.plan",
        "packages.0.contacts",
        "clients",
        "clients.0.package",
    ],
)
def test_what_must_be_there_is_missed(place: str) -> None:
    document = example()
    here: Any = document
    *way, last = place.split(".")
    for key in way:
        here = here[int(key) if isinstance(here, list) else key]
    del here[last]
    missing = faults(document)
    assert set(missing.values()) == {"missing-key"}
    assert [place.replace("[", ".").replace("]", "") for place in missing] == [place]


def test_all_else_has_a_default() -> None:
    document = {
        "format": "agency-plan",
        "version": 1,
        "currency": "EUR",
        "programme": {"tiers": [{"from": 1, "discount": "0"}]},
        "price_list": {"prices": {}},
        "packages": [],
        "clients": [],
    }
    loaded = parse(json.dumps(document).encode())
    plan = loaded.plan
    assert loaded.warnings == ()
    assert (plan.name, plan.agency.overheads) == ("", 0)
    assert (plan.programme.mode, plan.programme.effective) == ("volume", "next-cycle")
    assert plan.price_list.currency == plan.currency == Currency.of("EUR")


def test_a_row_defaults_to_one_active_resold_account_that_is_not_locked() -> None:
    document = example({"clients": [{"package": "growth"}]})
    (row,) = parse(json.dumps(document).encode()).plan.clients
    assert (row.channel, row.status, row.accounts) == ("resale", "active", 1)
    assert (row.channel_locked, row.billing, row.free_months) == (False, "monthly", 0)
    assert row.growth == 0


def test_a_null_stands_for_nothing_only_where_nothing_is_possible() -> None:
    document = example({"programme.commission": {"rate": None, "months": None}})
    commission = parse(json.dumps(document).encode()).plan.programme.commission
    assert (commission.rate, commission.months) == (None, None)
    nulls = ("currency", "price_list.currency", "agency.overheads", "programme.tiers")
    assert faults(example(dict.fromkeys(nulls))) == dict.fromkeys(nulls, "wrong-type")


def nested(depth: int) -> object:
    value: object = []
    for _ in range(depth - 1):
        value = [value]
    return value


def test_unknown_values_may_lie_in_each_other_as_deep_as_can_be_written_back() -> None:
    assert not too_deep(1)
    assert not too_deep(nested(DEEPEST))
    assert too_deep(nested(DEEPEST + 1))
    assert too_deep({"a": [nested(DEEPEST - 1)]})
    assert faults(example({"agency.extra": nested(DEEPEST + 1)})) == {"agency.extra": "too-deep"}
