"""Every problem that the program can find has one clear line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import planner
from planner.model.money import Currency
from planner.model.problems import Grade, Place, Problem, Value
from planner.words import catalogue, file_faults, sentences
from planner.words.brand_faults import brand_fault
from planner.words.sentences import one_line, sentence
from tests.words.said_of_months import SAID_OF_MONTHS
from tests.words.said_of_offers import SAID_OF_OFFERS
from tests.words.said_of_tables import SAID_OF_TABLES

EURO = Currency.of("EUR")
CODE = Path(planner.__file__).parent
MAKERS = {"Problem", "_error", "fault", "refused", "_warning", "_BadJsonError"}

PRICE = ("price_list", "exchange_rate")
HERE = ("packages", 2, "contacts")
FILE: dict[str, Value] = {
    "file": "Autumn.agencyplan",
    "path": "plans/Autumn.agencyplan",
    "folder": "/home/me/plans",
    "reason": "Input/output error",
}
SAID: list[tuple[str, Place, dict[str, Value], str]] = [
    # Problems
    ("negative", ("agency", "overheads"), {}, "agency.overheads: this must not be below 0"),
    (
        "not-a-share",
        ("programme", "tiers", 1, "discount"),
        {"rate": Decimal("1.5")},
        "programme.tiers[1].discount: 1.5 (150 %) is not between 0 and 1, "
        "where 0.25 stands for 25 %",
    ),
    (
        "no-tiers",
        ("programme", "tiers"),
        {},
        "programme.tiers: the programme has no tiers: add at least one",
    ),
    (
        "first-tier-late",
        ("programme", "tiers", 0, "from"),
        {"from": 2},
        "programme.tiers[0].from: the first tier begins at 2 accounts: it must begin at 0 or 1",
    ),
    (
        "tier-too-far",
        ("programme", "tiers", 4, "from"),
        {"from": 5_000_000, "most": 100_000},
        "programme.tiers[4].from: a tier from 5000000 accounts is out of reach: 100000 is the most",
    ),
    (
        "tiers-unordered",
        ("programme", "tiers", 2, "from"),
        {"from": 25, "before": 50},
        "programme.tiers[2].from: a tier from 25 accounts cannot follow one from 50: "
        "put the tiers in order",
    ),
    (
        "no-exchange-rate",
        PRICE,
        {"list_currency": "USD", "currency": "EUR"},
        "price_list.exchange_rate: the prices are in USD and the plan is in EUR: "
        "enter the exchange rate",
    ),
    (
        "rate-not-positive",
        PRICE,
        {},
        "price_list.exchange_rate: the exchange rate must be above 0",
    ),
    (
        "no-months",
        ("programme", "commission", "months"),
        {"months": 0},
        "programme.commission.months: a commission is paid for at least 1 month, not 0: "
        "enter its months, or none where it is paid for life",
    ),
    ("no-contacts", HERE, {}, "packages[2].contacts: there must be at least 1 contact"),
    (
        "unknown-plan",
        ("packages", 0, "plan"),
        {"plan": "max"},
        'packages[0].plan: the price list has no plan "max": '
        "choose one of its plans or enter a list price",
    ),
    (
        "above-largest-band",
        HERE,
        {"contacts": 120000, "plan": "pro", "largest": 25000},
        'packages[2].contacts: the price list of plan "pro" ends at 25000 contacts, and these are '
        "120000: enter a list price",
    ),
    (
        "band-unpublished",
        HERE,
        {"plan": "plus", "band": 2500},
        'packages[2].contacts: plan "plus" has no published price for 2500 contacts: '
        "enter a list price",
    ),
    (
        "shrinks-away",
        ("clients", 4, "growth"),
        {"rate": Decimal("-1.5")},
        "clients[4].growth: -1.5 (−150 %) a month is more than a list can lose: "
        "-1 (−100 %) is the most",
    ),
    (
        "repeated-id",
        ("clients", 4, "id"),
        {"id": "c1"},
        'clients[4].id: the id "c1" is already taken: choose another, or enter it anew',
    ),
    (
        "yearly-months",
        ("packages", 0, "yearly_months_paid"),
        {"months": 13},
        "packages[0].yearly_months_paid: a year at once costs 1 to 12 monthly prices, not 13",
    ),
    (
        "no-accounts",
        ("clients", 0, "accounts"),
        {"accounts": 0},
        "clients[0].accounts: 0 accounts: a row stands for at least 1",
    ),
    (
        "unknown-package",
        ("clients", 0, "package"),
        {"package": "growht"},
        'clients[0].package: there is no package "growht": choose another or add it',
    ),
    (
        "nothing-to-sell",
        ("packages",),
        {},
        "packages: there is nothing to sell yet: add a package",
    ),
    (
        "rows-beyond-a-workbook",
        ("clients",),
        {"rows": 2100, "most": 2000},
        "clients: 2100 rows, and a workbook holds 2000: choose CSV for all of them",
    ),
    (
        "entries-beyond-a-workbook",
        ("assumptions", "planned"),
        {"entries": 201, "most": 200},
        "assumptions.planned: 201 entries, and a workbook holds 200: shorten the list first",
    ),
    # Warnings
    (
        "no-commission-rate",
        ("programme", "commission", "rate"),
        {},
        "programme.commission.rate: no commission is counted until you enter your commission rate",
    ),
    (
        "old-prices",
        ("price_list", "as_of"),
        {"as_of": "2026-01-01", "newest": "2026-06-04"},
        "price_list.as_of: the prices are those of 1 January 2026; "
        "the program brings newer ones, of 4 June 2026",
    ),
    (
        "loses-money",
        ("packages", 1),
        {"loss": 123450},
        "packages[1]: each account loses €1,234.50 a month: raise the price",
    ),
    (
        "loses-money",
        ("clients", 1),
        {"loss": 5, "name": 'The "Blue" House'},
        'clients[1]: each account of "The "Blue" House" loses €0.05 a month: raise its price',
    ),
    (
        "below-target",
        ("packages", 1),
        {"margin": Decimal("0.228333"), "target": Decimal("0.30")},
        "packages[1]: each account keeps 22.83 % of its price, below your target of 30 %",
    ),
    (
        "below-target",
        ("clients", 1),
        {"margin": Decimal("0.2"), "target": Decimal("0.375"), "name": "Hotel Belvedere"},
        'clients[1]: each account of "Hotel Belvedere" keeps 20.00 % of its price, '
        "below your target of 37.5 %",
    ),
    (
        "below-published",
        ("packages", 0, "software_price"),
        {"price": 1800, "published": 1900},
        "packages[0].software_price: the software price of €18.00 is below the vendor's "
        "published €19.00: do not advertise it",
    ),
    (
        "unknown-key",
        ("agency", "colour"),
        {},
        'agency.colour: this program does not know "colour": it is kept as it is',
    ),
    # A file that does not open
    (
        "no-such-file",
        (),
        FILE,
        'there is no file "plans/Autumn.agencyplan": check its name and folder',
    ),
    ("is-a-folder", (), FILE, '"Autumn.agencyplan" is a folder: choose a file'),
    (
        "not-a-file",
        (),
        FILE,
        '"Autumn.agencyplan" is a device or a pipe, not a file: choose another',
    ),
    (
        "no-permission",
        (),
        FILE,
        '"Autumn.agencyplan" may not be read by you: ask its owner for permission',
    ),
    (
        "unreadable",
        (),
        FILE,
        '"Autumn.agencyplan" cannot be read (Input/output error): copy it elsewhere and try again',
    ),
    (
        "too-large",
        (),
        {**FILE, "most": 256},
        '"Autumn.agencyplan" is too large: choose a file below 256 MB',
    ),
    ("empty-file", (), {}, "the file is empty: open an earlier version of it"),
    (
        "other-format",
        ("format",),
        {},
        "format: this file is not a plan of this program: choose another",
    ),
    (
        "no-version",
        ("version",),
        {},
        "version: the version must be a whole number from 1: open the file as it was saved",
    ),
    (
        "newer-version",
        ("version",),
        {"version": 2, "known": 1},
        "version: this plan needs a newer version of the program (its format is 2, this program "
        "knows 1): update the program; the file is left as it is",
    ),
    # A file that cannot be written
    (
        "no-folder",
        (),
        FILE,
        'there is no folder "/home/me/plans": save it elsewhere',
    ),
    (
        "folder-takes-none",
        (),
        FILE,
        'no files can be written to "/home/me/plans": save it elsewhere',
    ),
    (
        "folder-in-the-way",
        (),
        FILE,
        'there is a folder of the name "Autumn.agencyplan": choose another name',
    ),
    (
        "name-unusable",
        (),
        FILE,
        'no file can have the name "Autumn.agencyplan": choose another',
    ),
    (
        "cannot-write",
        (),
        FILE,
        '"Autumn.agencyplan" may not be written here: save it elsewhere',
    ),
    (
        "disk-full",
        (),
        FILE,
        'the disk is full: make room for "Autumn.agencyplan" or save it elsewhere',
    ),
    ("name-too-long", (), FILE, 'the name "Autumn.agencyplan" is too long: choose a shorter one'),
    (
        "write-failed",
        (),
        FILE,
        '"Autumn.agencyplan" could not be written (Input/output error): save it elsewhere',
    ),
    # A text that says nothing
    (
        "not-utf-8",
        (),
        {"byte": 17},
        "the file holds something other than text (at byte 17): open an earlier version of it",
    ),
    (
        "not-json",
        (),
        {"line": 3, "column": 5},
        "the file is damaged at line 3, character 5: "
        "mend it there or open an earlier version of it",
    ),
    (
        "too-deep",
        ("extra",),
        {},
        "extra: too many lists or groups lie inside each other: remove some",
    ),
    (
        "half-a-character",
        (),
        {},
        "a text holds half a character, cut in two somewhere: type it again",
    ),
    (
        "repeated-key",
        (),
        {"text": "name"},
        '"name" stands twice in the same group: remove one of them',
    ),
    (
        "json-constant",
        (),
        {"text": "NaN"},
        'NaN is not a number that can be used: write digits, as in "199.00"',
    ),
    (
        "number-too-long-somewhere",
        (),
        {},
        "a whole number has thousands of digits: there may be 15",
    ),
    # A value that is none
    (
        "wrong-type",
        ("clients",),
        {"wanted": "list", "got": "object"},
        "clients: this must be a list in [ ], not a group in { }",
    ),
    (
        "missing-key",
        ("clients", 0, "package"),
        {},
        'clients[0].package: "package" is missing: add it',
    ),
    (
        "unknown-word",
        ("programme", "mode"),
        {"word": "both", "words": "volume, graduated"},
        'programme.mode: "both" is not known here: write one of volume, graduated',
    ),
    (
        "not-a-band",
        ("price_list", "prices", "pro", "5k"),
        {"band": "5k"},
        'price_list.prices.pro.5k: "5k" is not a number of contacts: '
        'write digits alone, as in "5000"',
    ),
    (
        "number-unquoted",
        ("agency", "overheads"),
        {"text": "450.0"},
        'agency.overheads: 450.0 must stand between quotation marks, as in "199.00"',
    ),
    (
        "not-a-number",
        ("agency", "overheads"),
        {"text": "4.5e2"},
        'agency.overheads: "4.5e2" is not a number: write digits and one point, as in "199.00"',
    ),
    (
        "number-too-long",
        ("agency", "overheads"),
        {"text": "9" * 200},
        f"agency.overheads: {'9' * 59}… is too long: "
        "there may be 15 digits before the point and 12 after it",
    ),
    (
        "count-too-long",
        ("clients", 0, "accounts"),
        {"text": "9" * 20},
        f"clients[0].accounts: {'9' * 20} is too long: there may be 15 digits",
    ),
    (
        "too-many-decimals",
        ("agency", "overheads"),
        {"text": "1.999", "currency": "USD", "digits": 2},
        'agency.overheads: "1.999" has more decimals than USD has (2): round it',
    ),
    (
        "not-a-date",
        ("price_list", "as_of"),
        {"text": "2026-02-30"},
        'price_list.as_of: "2026-02-30" is not a date: '
        'write year, month and day, as in "2026-03-31"',
    ),
    (
        "not-a-month",
        ("clients", 0, "since"),
        {"text": "March"},
        'clients[0].since: "March" is not a month: write year and month, as in "2026-03"',
    ),
    (
        "unknown-currency",
        ("currency",),
        {"text": "EURO"},
        'currency: "EURO" is not a currency: write its code, such as "USD" or "EUR"',
    ),
    (
        "not-a-price",
        ("packages", 0, "software_price"),
        {},
        'packages[0].software_price: this is not a price: write an amount such as "199.00", '
        '{"over_list": "20.00"} or {"list_times": "1.10"}',
    ),
    (
        "unknown-input",
        ("scenarios", 0, "changes", 1, "key"),
        {"input": "colour", "of": "package"},
        'scenarios[0].changes[1].key: no scenario can change "colour" of "package"',
    ),
    (
        "repeated-input",
        ("scenarios", 0, "changes", 2),
        {},
        "scenarios[0].changes[2]: this scenario says twice what it changes here: "
        "keep one of the two",
    ),
    *SAID_OF_MONTHS,
    *SAID_OF_OFFERS,
    *SAID_OF_TABLES,
]


@pytest.fixture(autouse=True)
def _english() -> None:
    catalogue.use("en")


@pytest.mark.parametrize(
    ("code", "place", "values", "line"), SAID, ids=[f"{case[0]}-{case[1]}" for case in SAID]
)
def test_each_problem_says_place_reason_and_way_out(
    code: str, place: Place, values: dict[str, Value], line: str
) -> None:
    said = sentence(Problem(code, place, values, Grade.FAULT), currency=EURO)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == line


def made_in(file: Path) -> Iterator[str]:
    """The codes of the problems that a module makes, itself or through a table of its own."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(ast.Name(maker) | ast.Attribute(attr=maker), [first, *_]):
                if maker in MAKERS:
                    yield from strings(first)
            case ast.Assign([ast.Name("UNREAD" | "UNWRITTEN")], ast.Dict(values=codes)):
                for code in codes:
                    yield from strings(code)
            case ast.Yield(ast.Tuple([ast.Constant() as code, ast.Dict()])):  # alike rows' warnings
                yield from strings(code)
            case ast.Assign([ast.Name("code")], ast.Call(ast.Attribute(attr="get"), [_, other])):
                yield from strings(other)


def strings(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def test_every_code_that_the_program_uses_has_a_sentence_and_no_other() -> None:
    made = {code for file in CODE.rglob("*.py") for code in made_in(file) if not brand_fault(code)}
    assert made == {case[0] for case in SAID}


def test_a_code_without_a_sentence_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="no-such-code"):
        sentence(Problem("no-such-code", ()))


def test_an_amount_needs_its_currency() -> None:
    with pytest.raises(ValueError, match="currency"):
        sentence(Problem("loses-money", ("packages", 0), {"loss": 5}))


def test_amounts_have_the_digits_of_their_currency() -> None:
    problem = Problem("loses-money", (), {"loss": 1500})
    assert "¥1,500 a month" in sentence(problem, currency=Currency.of("JPY"))


def test_without_a_place_a_sentence_begins_with_a_capital() -> None:
    problem = Problem("no-contacts", HERE)
    assert sentence(problem, place=False) == "There must be at least 1 contact"
    folder = Problem("is-a-folder", (), {"file": "plans"})
    assert sentence(folder, place=False) == '"plans" is a folder: choose a file'


@pytest.mark.parametrize("case", SAID, ids=lambda case: f"{case[0]}-{case[1]}")
def test_sentences_keep_their_manners(case: tuple[str, Place, dict[str, Value], str]) -> None:
    line = case[3]
    assert "\n" not in line
    assert not set("!?\\") & set(line)
    assert not {"sorry", "please", "error", "invalid", "illegal", "fatal", "json"} & set(
        line.lower().replace(":", " ").split()
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Musée d'Orgeval", "Musée d'Orgeval"),
        ('a "quoted" name', 'a "quoted" name'),
        ("{braces} and %s", "{braces} and %s"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[2Jcleared", " [2Jcleared"),
        ("turned \u202eback", "turned back"),
        ("line\u2028separator", "line separator"),
        ("half \ud83d", "half \N{REPLACEMENT CHARACTER}"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_what_users_wrote_is_quoted_as_it_is_but_for_what_would_break_the_line(
    words: str, shown: str
) -> None:
    problem = Problem("unknown-package", (), {"package": words})
    assert one_line(words) == shown
    assert sentence(problem) == f'there is no package "{shown}": choose another or add it'


def test_a_place_of_the_users_own_words_stays_one_short_line() -> None:
    problem = Problem("unknown-key", ("agency", "a\nb" + "c" * 500), {}, Grade.WARNING)
    where, _, said = sentence(problem).partition(": ")
    assert where.startswith("agency.a bccc")
    assert len(where) == sentences.LONGEST_PLACE
    assert said.startswith("this program does not know")


def test_a_path_is_named_longer_than_a_word() -> None:
    path = "plans/" * 30 + "gone.agencyplan"
    assert f'"{path}"' in sentence(Problem("no-such-file", (), {"path": path}))
    assert "…" in sentence(Problem("no-such-file", (), {"path": path * 2}))


def test_placeholders_are_filled_after_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    french = {
        'the price list of plan "{plan}" ends at {largest} contacts, and these are {contacts}: '
        "enter a list price": ("la formule « {plan} » s'arrête à {largest}, pas à {contacts}"),
        "{place}: {problem}": "{place} : {problem}",
        "this must be {wanted}, not {got}": "il faut {wanted}, pas {got}",
        "a list in [ ]": "une liste",
        "null": "rien",
    }
    monkeypatch.setattr(sentences, "text", french.__getitem__)
    monkeypatch.setattr(file_faults, "text", french.__getitem__)
    values: dict[str, Value] = {"contacts": 30000, "plan": "pro", "largest": 25000}
    above = Problem("above-largest-band", HERE, values)
    assert (
        sentence(above) == "packages[2].contacts : la formule « pro » s'arrête à 25000, pas à 30000"
    )
    wrong = Problem("wrong-type", ("clients",), {"wanted": "list", "got": "nothing"})
    assert sentence(wrong) == "clients : il faut une liste, pas rien"
