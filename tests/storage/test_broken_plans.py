"""Broken plans through the real command: each says what is wrong, where, and what to do."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from planner.cli import main
from planner.model.book import Book
from planner.model.problems import Grade
from planner.storage.plan_file import PlanFileError, load
from planner.words import catalogue
from tests.model.plans import EXAMPLE, example
from tests.storage.broken_months import BROKEN_MONTHS, NO_SHARE, WRONG_MONTHS
from tests.storage.broken_offers import BROKEN_OFFERS, WRONG_OFFERS

FAULT, PROBLEM = Grade.FAULT, Grade.PROBLEM
NUMBER = 'write digits and one point, as in "199.00"'
LENGTHS = "there may be 15 digits before the point and 12 after it"


@dataclass(frozen=True)
class Broken:
    """A broken file, how bad it is, and the lines that say so."""

    name: str
    content: bytes
    grade: Grade
    lines: tuple[str, ...]


def edited(name: str, grade: Grade, edits: dict[str, object], *lines: str) -> Broken:
    """The worked example with some values changed."""
    return Broken(name, json.dumps(example(edits)).encode(), grade, lines)


def raw(name: str, content: bytes, *lines: str) -> Broken:
    """Bytes that are no plan."""
    return Broken(name, content, FAULT, lines)


def replaced(name: str, old: str, new: str, *lines: str) -> Broken:
    """The worked example's text with one piece changed."""
    assert EXAMPLE.count(old) == 1
    return raw(name, EXAMPLE.replace(old, new).encode("utf-8", "surrogatepass"), *lines)


EARLIER = "open an earlier version of it"
NEWLINE = "\n"
CUT = EXAMPLE[: EXAMPLE.index('"mode"') + len('"mode"')]
ACCENT_AT = EXAMPLE.encode("latin-1").index(b"\xe9")
SHOP_AT = EXAMPLE.encode().index(b"shop")

BROKEN = [
    *(edited(name, PROBLEM, edits, *lines) for name, edits, lines in BROKEN_MONTHS),
    *(edited(name, FAULT, edits, *lines) for name, edits, lines in WRONG_MONTHS),
    *(edited(name, PROBLEM, edits, *lines) for name, edits, lines in BROKEN_OFFERS),
    *(edited(name, FAULT, edits, *lines) for name, edits, lines in WRONG_OFFERS),
    # No plan at all
    raw("an empty file", b"", f"the file is empty: {EARLIER}"),
    raw("nothing but spaces", b" \r\n\t\n", f"the file is empty: {EARLIER}"),
    raw(
        "a picture",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        f"the file holds something other than text (at byte 1): {EARLIER}",
    ),
    raw(
        "Latin-1",
        EXAMPLE.encode("latin-1"),
        f"the file holds something other than text (at byte {ACCENT_AT + 1}): {EARLIER}",
    ),
    raw(
        "UTF-16",
        EXAMPLE.encode("utf-16"),
        f"the file holds something other than text (at byte 1): {EARLIER}",
    ),
    raw(
        "null bytes",
        b"\0" * 64,
        f"the file is damaged at line 1, character 1: mend it there or {EARLIER}",
    ),
    raw(
        "plain words",
        b"Dear client,\nhere is our offer.",
        f"the file is damaged at line 1, character 1: mend it there or {EARLIER}",
    ),
    raw(
        "a list",
        b'["agency-plan", 1]',
        "this file is not a plan of this program: choose another",
    ),
    raw("null", b"null", "this file is not a plan of this program: choose another"),
    raw(
        "cut off in the middle",
        CUT.encode(),
        f"the file is damaged at line {CUT.count(NEWLINE) + 1}, "
        f"character {len(CUT.splitlines()[-1]) + 1}: mend it there or {EARLIER}",
    ),
    raw(
        "deep nesting",
        b'{"format": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "too many lists or groups lie inside each other: remove some",
    ),
    edited(
        "deep nesting that Python could read",
        FAULT,
        {"agency.colours": json.loads("[" * 60 + "]" * 60)},
        "agency.colours: too many lists or groups lie inside each other: remove some",
    ),
    edited(
        "another format",
        FAULT,
        {"format": "agency-price-list"},
        "format: this file is not a plan of this program: choose another",
    ),
    raw(
        "no format",
        b'{"version": 1}',
        "format: this file is not a plan of this program: choose another",
    ),
    edited(
        "a newer version",
        FAULT,
        {"version": 7, "clients": "kept in another way"},
        "version: this plan needs a newer version of the program (its format is 7, this program "
        "knows 2): update the program; the file is left as it is",
    ),
    edited(
        "a version that is none",
        FAULT,
        {"version": "1"},
        "version: the version must be a whole number from 1: open the file as it was saved",
    ),
    edited(
        "version 0",
        FAULT,
        {"version": 0},
        "version: the version must be a whole number from 1: open the file as it was saved",
    ),
    replaced(
        "a repeated key",
        '"name": "Autumn pricing",',
        '"name": "Autumn pricing", "name": "Winter",',
        '"name" stands twice in the same group: remove one of them',
    ),
    replaced(
        "NaN",
        '"overheads": "450.00"',
        '"overheads": NaN',
        'NaN is not a number that can be used: write digits, as in "199.00"',
    ),
    replaced(
        "minus infinity",
        '"overheads": "450.00"',
        '"overheads": -Infinity',
        '-Infinity is not a number that can be used: write digits, as in "199.00"',
    ),
    replaced(
        "a number that overflows",
        '"seed": 1',
        '"seed": 1e999',
        '1e999 is not a number that can be used: write digits, as in "199.00"',
    ),
    replaced(
        "a number of absurd length",
        '"seed": 1',
        '"seed": ' + "9" * 10_000,
        "a whole number has thousands of digits: there may be 15",
    ),
    replaced(
        "half a character",
        "Paused shop",
        "Paused \\ud83d shop",
        "a text holds half a character, cut in two somewhere: type it again",
    ),
    replaced(
        "half a character in bytes",
        "Paused shop",
        "Paused \ud83d shop",
        f"the file holds something other than text (at byte {SHOP_AT + 1}): {EARLIER}",
    ),
    # Values of the wrong kind
    edited(
        "a count of many digits",
        FAULT,
        {"assumptions.seed": 10**40},
        f"assumptions.seed: 1{'0' * 40} is too long: there may be 15 digits",
    ),
    edited(
        "an amount of many digits",
        FAULT,
        {"agency.overheads": "1" * 5000 + ".00"},
        f"agency.overheads: {'1' * 59}… is too long: {LENGTHS}",
    ),
    edited(
        "an exponent",
        FAULT,
        {"agency.overheads": "4.5e2"},
        f'agency.overheads: "4.5e2" is not a number: {NUMBER}',
    ),
    edited(
        "NaN between quotation marks",
        FAULT,
        {"programme.commission.rate": "NaN"},
        f'programme.commission.rate: "NaN" is not a number: {NUMBER}',
    ),
    edited(
        "infinity between quotation marks",
        FAULT,
        {"packages.0.hours": "Infinity"},
        f'packages[0].hours: "Infinity" is not a number: {NUMBER}',
    ),
    edited(
        "an underscore and a comma",
        FAULT,
        {"agency.overheads": "1_000", "agency.hourly_cost": "35,00"},
        f'agency.overheads: "1_000" is not a number: {NUMBER}',
        f'agency.hourly_cost: "35,00" is not a number: {NUMBER}',
    ),
    edited(
        "money without quotation marks",
        FAULT,
        {"agency.overheads": 450.5, "agency.hourly_cost": 35},
        'agency.overheads: 450.5 must stand between quotation marks, as in "199.00"',
        'agency.hourly_cost: 35 must stand between quotation marks, as in "199.00"',
    ),
    edited(
        "more decimals than dollars have",
        FAULT,
        {"packages.1.services_price": "249.999"},
        'packages[1].services_price: "249.999" has more decimals than USD has (2): round it',
    ),
    edited(
        "more decimals than yen have",
        FAULT,
        {
            "currency": "JPY",
            "agency": {"overheads": "45000.5"},
            "price_list.currency": "USD",
            "programme.monthly_fee": "0",
            "packages": [],
            "clients": [],
        },
        'agency.overheads: "45000.5" has more decimals than JPY has (0): round it',
        "price_list.exchange_rate: the prices are in USD and the plan is in JPY: "
        "enter the exchange rate",
    ),
    edited(
        "wrong types",
        FAULT,
        {
            "clients.0": "Boulangerie Martin",
            "programme.tiers": {"2": "0.25"},
            "packages.0.name": None,
            "packages.1.contacts": 5000.0,
        },
        "programme.tiers: this must be a list in [ ], not a group in { }",
        "packages[0].name: this must be text between quotation marks, not null",
        "packages[1].contacts: this must be a whole number, not a number with decimals",
        "clients[0]: this must be a group in { }, not text between quotation marks",
    ),
    edited(
        "true as a count",
        FAULT,
        {"clients.0.accounts": True, "programme.counts_disabled": 1},
        "programme.counts_disabled: this must be true or false, not a whole number",
        "clients[0].accounts: this must be a whole number, not true or false",
    ),
    edited(
        "words that are not known",
        FAULT,
        {"clients.5.status": "paused", "programme.mode": "both"},
        'programme.mode: "both" is not known here: write one of volume, graduated',
        'clients[5].status: "paused" is not known here: write one of active, disabled, trial, '
        "sandbox, expired, cancelled, archived, proposed",
    ),
    edited(
        "days and months that are none",
        FAULT,
        {"price_list.as_of": "2026-02-30", "clients.0.since": "2026-3"},
        'price_list.as_of: "2026-02-30" is not a date: '
        'write year, month and day, as in "2026-03-31"',
        'clients[0].since: "2026-3" is not a month: write year and month, as in "2026-03"',
    ),
    edited(
        "a currency that is none",
        FAULT,
        {"currency": "€"},
        'currency: "€" is not a currency: write its code, such as "USD" or "EUR"',
    ),
    edited(
        "a band that is none",
        FAULT,
        {"price_list.prices.pro.5k": "259.00", "price_list.prices.pro.01000": "1.00"},
        'price_list.prices.pro.5k: "5k" is not a number of contacts: '
        'write digits alone, as in "5000"',
        'price_list.prices.pro.01000: "01000" is not a number of contacts: '
        'write digits alone, as in "5000"',
    ),
    edited(
        "a price that is none",
        FAULT,
        {"packages.1.software_price": {"cost_times": "2"}},
        'packages[1].software_price: this is not a price: write an amount such as "199.00", '
        '{"over_list": "20.00"} or {"list_times": "1.10"}',
    ),
    replaced(
        "a missing key",
        '"package": "scale", ',
        "",
        'clients[2].package: "package" is missing: add it',
    ),
    edited(
        "faults and problems at once",
        FAULT,
        {
            "packages.2.plan": "professional",
            "clients.1.package": "growht",
            "programme.tiers.3.from": 2,
            "packages.0.services_price": "1.234",
            "clients.0.accounts": -1,
        },
        'packages[0].services_price: "1.234" has more decimals than USD has (2): round it',
        "programme.tiers[3].from: a tier from 2 accounts cannot follow one from 25: "
        "put the tiers in order",
        'packages[2].plan: the price list has no plan "professional": '
        "choose one of its plans or enter a list price",
        "clients[0].accounts: -1 accounts: a row stands for at least 1",
        'clients[1].package: there is no package "growht": choose another or add it',
    ),
    # Plans that open, with figures missing
    edited(
        "ids twice",
        PROBLEM,
        {
            "packages.2.id": "growth",
            "clients.0.id": "x",
            "clients.4.id": "x",
            "clients.2.package": "growth",
        },
        'packages[2].id: the id "growth" is already taken: choose another, or enter it anew',
        'clients[4].id: the id "x" is already taken: choose another, or enter it anew',
    ),
    edited(
        "a missing package",
        PROBLEM,
        {"clients.1.package": "growht"},
        'clients[1].package: there is no package "growht": choose another or add it',
    ),
    edited(
        "a plan that the price list does not have",
        PROBLEM,
        {"packages.2.plan": "professional"},
        'packages[2].plan: the price list has no plan "professional": '
        "choose one of its plans or enter a list price",
    ),
    edited(
        "more contacts than the largest band holds",
        PROBLEM,
        {"packages.2.contacts": 120000},
        'packages[2].contacts: the price list of plan "pro" ends at 25000 contacts, and these are '
        "120000: enter a list price",
    ),
    edited(
        "an account without a price",
        PROBLEM,
        {"price_list.prices.plus.2500": None, "clients.1.contacts": 2000},
        'clients[1].contacts: plan "plus" has no published price for 2500 contacts: '
        "enter a list price",
    ),
    edited(
        "a price list without prices",
        PROBLEM,
        {"price_list.prices": {}},
        *(
            f'packages[{index}].plan: the price list has no plan "{plan}": '
            "choose one of its plans or enter a list price"
            for index, plan in enumerate(["starter", "plus", "pro"])
        ),
    ),
    edited(
        "negative money",
        PROBLEM,
        {
            "agency.overheads": "-450.00",
            "agency.payment_fee.cap": "-1.00",
            "price_list.prices.enterprise.1000": "-179.00",
            "packages.0.setup_fee": "-150.00",
            "clients.1.services_price": "-250.00",
        },
        "agency.overheads: this must not be below 0",
        "agency.payment_fee.cap: this must not be below 0",
        "price_list.prices.enterprise.1000: this must not be below 0",
        "packages[0].setup_fee: this must not be below 0",
        "clients[1].services_price: this must not be below 0",
    ),
    edited(
        "discounts and rates that are no shares",
        PROBLEM,
        {
            "agency.tax_rate": "20",
            "programme.tiers.1.discount": "25",
            "programme.tiers.2.discount": "-0.35",
            "programme.commission.rate": "1.01",
        },
        f"agency.tax_rate: 20 (2000{NO_SHARE}",
        f"programme.tiers[1].discount: 25 (2500{NO_SHARE}",
        f"programme.tiers[2].discount: -0.35 (−35{NO_SHARE}",
        f"programme.commission.rate: 1.01 (101{NO_SHARE}",
    ),
    edited(
        "tiers out of order",
        PROBLEM,
        {"programme.tiers.2.from": 50, "programme.tiers.3.from": 25},
        "programme.tiers[3].from: a tier from 25 accounts cannot follow one from 50: "
        "put the tiers in order",
    ),
    edited(
        "the same tier twice",
        PROBLEM,
        {"programme.tiers.1.from": 1},
        "programme.tiers[1].from: a tier from 1 accounts cannot follow one from 1: "
        "put the tiers in order",
    ),
    edited(
        "a first tier above 1",
        PROBLEM,
        {"programme.tiers": [{"from": 2, "discount": "0.25"}]},
        "programme.tiers[0].from: the first tier begins at 2 accounts: it must begin at 0 or 1",
    ),
    edited(
        "no tiers",
        PROBLEM,
        {"programme.tiers": []},
        "programme.tiers: the programme has no tiers: add at least one",
    ),
    edited(
        "no exchange rate",
        PROBLEM,
        {"price_list.currency": "EUR"},
        "price_list.exchange_rate: the prices are in EUR and the plan is in USD: "
        "enter the exchange rate",
    ),
    edited(
        "an exchange rate of nothing",
        PROBLEM,
        {"price_list.currency": "EUR", "price_list.exchange_rate": "0.0"},
        "price_list.exchange_rate: the exchange rate must be above 0",
    ),
    edited(
        "rows and packages of nothing",
        PROBLEM,
        {
            "packages.0.contacts": 0,
            "packages.1.yearly_months_paid": 13,
            "clients.0.accounts": 0,
            "clients.3.accounts": -4,
        },
        "packages[0].contacts: there must be at least 1 contact",
        "packages[1].yearly_months_paid: a year at once costs 1 to 12 monthly prices, not 13",
        "clients[0].accounts: 0 accounts: a row stands for at least 1",
        "clients[3].accounts: -4 accounts: a row stands for at least 1",
    ),
    edited(
        "a band of no contacts, and a commission of no months",
        PROBLEM,
        {"price_list.prices.pro.0": "1.00", "programme.commission.months": 0},
        "programme.commission.months: a commission is paid for at least 1 month, not 0: "
        "enter its months, or none where it is paid for life",
        "price_list.prices.pro.0: there must be at least 1 contact",
    ),
    edited(
        "assumptions that cannot be",
        PROBLEM,
        {"assumptions.monthly_churn": "2", "assumptions.new_accounts_per_month": "-1"},
        f"assumptions.monthly_churn: 2 (200{NO_SHARE}",
        "assumptions.new_accounts_per_month: this must not be below 0",
    ),
    edited(
        "problems of every part at once",
        PROBLEM,
        {
            "agency.hourly_cost": "-35.00",
            "programme.tiers.4.from": 50,
            "price_list.exchange_rate": "-1",
            "packages.2.contacts": 25001,
            "clients.6.package": "gone",
            "assumptions.compare_months": -1,
        },
        "agency.hourly_cost: this must not be below 0",
        "programme.tiers[4].from: a tier from 50 accounts cannot follow one from 50: "
        "put the tiers in order",
        "price_list.exchange_rate: the exchange rate must be above 0",
        'packages[2].contacts: the price list of plan "pro" ends at 25000 contacts, and these are '
        "25001: enter a list price",
        'clients[6].package: there is no package "gone": choose another or add it',
        "assumptions.compare_months: this must not be below 0",
    ),
    edited(
        "words that would break the line",
        PROBLEM,
        {"clients.1.package": "a\nplanner: all is well\u2028b\u202ec" + "d" * 500},
        'clients[1].package: there is no package "a planner: all is well b'
        + "c"
        + "d" * 33
        + '…": choose another or add it',
    ),
]


@pytest.fixture(autouse=True)
def _english() -> None:
    catalogue.use("en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "plan.agencyplan"


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the command says of a bad input: nothing but lines of its own, and status 2."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("\n")
    lines = err[:-1].split("\n")
    assert all(line.startswith("planner: ") for line in lines)
    return [line.removeprefix("planner: ") for line in lines]


def test_there_are_many_ways_to_break_a_plan() -> None:
    names = [broken.name for broken in BROKEN]
    assert len(set(names)) == len(names) >= 24


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
@pytest.mark.parametrize("command", [["summary", "--json"], ["curve", "--max", "3", "--csv"]])
def test_each_is_refused_with_all_that_is_wrong(
    file: Path, broken: Broken, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(broken.content)
    name, *options = command
    assert said([name, str(file), *options], capsys) == list(broken.lines)
    assert file.read_bytes() == broken.content


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_fault_is_not_opened_and_a_problem_is(file: Path, broken: Broken) -> None:
    file.write_bytes(broken.content)
    if broken.grade is FAULT:
        with pytest.raises(PlanFileError) as refused:
            load(file)
        problems = refused.value.problems
    else:
        book = Book(load(file).plan)
        problems = book.problems
        assert len(book.rows) == len(book.plan.clients)  # the window shows it, with dashes
    assert problems[0].grade is broken.grade


def test_a_file_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = str(Path("plans", "gone.json"))
    assert said(["summary", path], capsys) == [
        f'there is no file "{path}": check its name and folder'
    ]


def test_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(["summary", str(tmp_path)], capsys) == [
        f'"{tmp_path.name}" is a folder: choose a file'
    ]


def test_a_path_with_a_null_character(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(["summary", "a\0b"], capsys) == [
        'there is no file "a b": check its name and folder'
    ]


def test_a_path_of_bytes_that_are_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(["summary", "caf\udce9"], capsys) == [
        'there is no file "caf\N{REPLACEMENT CHARACTER}": check its name and folder'
    ]


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (
            errno.EACCES,
            '"plan.agencyplan" may not be read by you: ask its owner for permission',
        ),
        (
            errno.EIO,
            f'"plan.agencyplan" cannot be read ({os.strerror(errno.EIO)}): '
            "copy it elsewhere and try again",
        ),
    ],
)
def test_a_file_that_may_not_or_cannot_be_read(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    line: str,
) -> None:
    # An administrator may read anything: the system's answer is stood in for.
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    file.write_text(EXAMPLE, encoding="utf-8")
    monkeypatch.setattr(Path, "open", fail)
    assert said(["summary", str(file)], capsys) == [line]
