"""Lists of clients become rows of the book: the same figures from every format, or a reason."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.book import Book
from planner.model.differences import Change, Scenario, Subject
from planner.model.plan import Billing, Channel, Client, Overrides, Plan, Status
from planner.storage.client_import import Choices, Fate, Fault, Known, Outcome, outcome
from planner.storage.grid import Grid, load, of_bytes, of_clipboard
from planner.storage.import_guess import guess
from planner.storage.plan_file import parse, with_ids
from planner.words import catalogue, cells
from planner.words.client_columns import COLUMNS
from tests.model.plans import EXAMPLE

PLAN = parse(EXAMPLE.encode()).plan
EMPTY = replace(PLAN, clients=())
LISTS = sorted((Path(__file__).parent.parent / "data" / "clients").glob("clients-*"))
MARKS = {"comma": ",", "semicolon": ";", "tab": "\t"}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    catalogue.use("en")


def grid_of(*lines: str) -> Grid:
    """A grid from lines whose cells are apart by bars."""
    rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return Grid(tuple(map(tuple, rows)))


def imported(grid: Grid, plan: Plan = EMPTY, **choices: object) -> Outcome:
    """What importing does with what is guessed, and these choices."""
    return outcome(grid, plan, replace(guess(grid, plan), **choices))  # type: ignore[arg-type]  # a test's own


def rows_of(found: Outcome) -> tuple[Client, ...]:
    """The rows of an import that works."""
    assert found.clients is not None, [cells.sentence(fault.error) for fault in found.faults]
    return found.clients


def said(fault: Fault) -> tuple[int, int | None, str]:
    return fault.row, fault.column, cells.sentence(fault.error)


# The same book, whatever it comes from.


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.name)
def test_a_list_of_any_format_gives_the_figures_of_the_worked_example(
    file: Path, language: str
) -> None:
    catalogue.use(language)
    grid = of_clipboard(file.read_bytes().decode()) if file.suffix == ".txt" else load(file)
    if file.suffix == ".csv":
        _, _, *encoding, mark = file.stem.split("-")
        known = {"utf-8": "utf-8", "utf-16": "utf-16-le", "windows-1252": "cp1252"}
        assert (grid.encoding, grid.separator) == (known["-".join(encoding)], MARKS[mark])
    rows = rows_of(imported(grid))
    book, typed = Book(replace(EMPTY, clients=rows)), Book(PLAN)
    assert book.profit == 281692
    assert book.totals == typed.totals
    assert [row.amounts for row in book.rows] == [row.amounts for row in typed.rows]
    assert [row.name for row in rows] == [client.name for client in PLAN.clients]
    assert [replace(row, note="") for row in rows] == list(with_ids(PLAN.clients))


def test_the_whole_matrix_of_formats_is_there() -> None:
    names = {file.name for file in LISTS}
    for language in ("en", "fr"):
        assert {f"clients-{language}.xlsx", f"clients-{language}-clipboard.txt"} <= names
        for encoding in ("utf-8", "utf-16", "windows-1252"):
            assert {f"clients-{language}-{encoding}-{mark}.csv" for mark in MARKS} <= names


names = st.text(
    st.characters(codec="cp1252", exclude_categories=["C", "Z"], include_characters=' ";,\t'),
    min_size=1,
    max_size=12,
).map(lambda name: " ".join(f"N{name}".split()))
amounts = st.none() | st.integers(0, 10**7)
own = st.builds(
    Overrides,
    contacts=st.none() | st.sampled_from([900, 4000, 9999]),
    services_price=amounts,
    setup_fee=amounts,
    software_price=amounts,
    hours=st.none() | st.decimals(0, 100, places=2),
)
clients = st.builds(
    Client,
    name=names,
    package=st.sampled_from([package.id for package in PLAN.packages]),
    channel=st.sampled_from(Channel),
    status=st.sampled_from(Status),
    accounts=st.integers(1, 3000),
    channel_locked=st.booleans(),
    billing=st.sampled_from(Billing),
    since=st.none() | st.just(date(2025, 3, 1)),
    free_months=st.integers(0, 3),
    note=names,
    overrides=own,
)


@given(
    book=st.lists(clients, min_size=1, max_size=6),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
    mark=st.sampled_from([",", ";", "\t"]),
    language=st.sampled_from(["en", "fr"]),
)
def test_any_book_comes_back_from_any_file(
    book: list[Client], encoding: str, mark: str, language: str
) -> None:
    catalogue.use(language)
    plain = list(map(_as_put, book))
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=mark)
    writer.writerow([column.title() for column in COLUMNS])
    writer.writerows([column.write(column.own(row), PLAN) for column in COLUMNS] for row in plain)
    text = file.getvalue()
    if encoding == "cp1252":
        text = text.replace("\u202f", "\u00a0").replace("\u2212", "-")  # it has no others
    found = imported(of_bytes(text.encode(encoding)))
    assert rows_of(found) == with_ids(tuple(plain))


def _as_put(client: Client) -> Client:
    """The row without what equals its package's own: that is not kept as the row's."""
    made = Client(package=client.package)
    for column in COLUMNS:
        made = column.put(PLAN, made, column.own(client))
    return made


# What a cell means.


def test_the_portal_names_plans_and_contacts_instead_of_packages() -> None:
    grid = grid_of(
        "Account Name | Plan | Contact Limit | Status",
        "Acme | Starter | 1,000 | Active",
        "Beta | Plus | 2,500 | Disabled",
        "Gamma | Professional | 10000 | Canceled",
    )
    rows = rows_of(imported(grid))
    assert [row.package for row in rows] == ["essential", "growth", "scale"]
    assert [row.overrides.contacts for row in rows] == [None, 2500, 10000]
    assert [row.status for row in rows] == [Status.ACTIVE, Status.DISABLED, Status.CANCELLED]


def test_a_package_that_is_not_known_is_asked_about_once() -> None:
    grid = grid_of(
        "Client | Plan | Contacts",
        "Acme | Enterprise | 5000",
        "Beta | Enterprise | 5000",
        "Gamma | Lite | 500",
    )
    found = imported(grid)
    assert found.clients is None
    assert found.packages == {"Enterprise · 5000": None, "Lite · 500": None}
    assert said(found.faults[0]) == (
        1,
        1,
        "“Enterprise · 5000” is none of these: Essential, Growth, Scale.",
    )
    chosen = {"Enterprise · 5000": "scale", "Lite · 500": "essential"}
    rows = rows_of(imported(grid, packages=chosen))
    assert [row.package for row in rows] == ["scale", "scale", "essential"]
    # A plan of the vendor's is kept; a word that is none was explained by the choice.
    assert rows[0].overrides == Overrides(plan="enterprise", contacts=5000)
    assert rows[2].overrides == Overrides(contacts=500)


def test_one_plan_in_two_packages_is_told_by_its_contacts() -> None:
    growth = PLAN.packages[1]
    both = replace(EMPTY, packages=(growth, replace(growth, id="big", contacts=25_000)))
    grid = grid_of("Client|Plan|Contacts", "A|Plus|25000", "B|plus|5,000", "C|plus|12 000")
    found = imported(grid, both)
    assert found.packages == {
        "Plus · 25000": "big",
        "plus · 5,000": "growth",
        "plus · 12 000": "big",
    }
    only_plan = imported(grid_of("Client|Plan", "A|Plus"), both)
    assert only_plan.packages == {"Plus": None}


def test_a_plan_is_the_vendors_before_it_is_a_packages_name() -> None:
    growth = PLAN.packages[1]
    both = (replace(growth, name="Plus"), replace(growth, id="large", name="L", contacts=25_000))
    plan = replace(EMPTY, packages=both)
    grid = grid_of("Client|Plan|Contacts", "A|Plus|20000", "B|Plus|", "C|L|")
    assert imported(grid, plan).packages == {
        "Plus · 20000": "large",
        "Plus": "growth",
        "L": "large",
    }
    # A word for a package that is no package's is not explained by the plan beside it.
    named = grid_of("Client|Package|Plan", "A|Gold|Plus", "B|Starter|Plus")
    assert imported(named).packages == {"Gold": None, "Starter": "essential"}


def test_without_any_word_of_packages_all_rows_ask_one_question() -> None:
    grid = grid_of("Client", "Acme", "Beta")
    found = imported(grid)
    assert found.packages == {"": None}
    assert found.faults[0].column is None
    assert [row.package for row in rows_of(imported(grid, packages={"": "scale"}))] == ["scale"] * 2
    single = replace(EMPTY, packages=PLAN.packages[:1])
    assert [row.package for row in rows_of(imported(grid, single))] == ["essential"] * 2


def test_an_unknown_status_is_asked_about() -> None:
    grid = grid_of("Client|Package|Status", "A|Scale|Asleep", "B|Scale|asleep", "C|Scale|Actif")
    found = imported(grid)
    assert found.statuses == {"asleep": None}
    assert [fault.row for fault in found.faults] == [1, 2]
    rows = rows_of(imported(grid, statuses={"asleep": Status.DISABLED}))
    assert [row.status for row in rows] == [Status.DISABLED, Status.DISABLED, Status.ACTIVE]


def test_rows_that_are_no_clients_are_left_out_when_that_is_said() -> None:
    grid = grid_of("Client|Package|Accounts", "A|Growth|2", "B|Growth|1", "Total||3")
    assert imported(grid).clients is None
    found = imported(grid, left_out=frozenset({""}))
    assert [client.name for client in rows_of(found)] == ["A", "B"]
    assert [row.fate for row in found.rows] == [Fate.NEW, Fate.NEW, Fate.LEFT_OUT]
    assert found.packages[""] is None  # it can still be answered otherwise


def test_a_column_tells_which_of_its_days_are_months() -> None:
    lines = ("A|Growth|05/03/2024", "B|Growth|15/03/2024")
    found = imported(grid_of("Client|Package|Since", *lines))
    assert {client.since for client in rows_of(found)} == {date(2024, 3, 1)}
    assert imported(grid_of("Client|Package|Since", lines[0])).clients is None


def test_a_tax_that_could_be_two_is_refused() -> None:
    found = imported(grid_of("Client|Package|TVA", "A|Growth|0,2", "B|Growth|20 %"))
    assert [said(fault)[:2] for fault in found.faults] == [(1, 2)]


def test_every_wrong_cell_is_named_and_nothing_is_taken() -> None:
    grid = grid_of(
        "Client | Package | Contacts | Hours",
        "A | Growth | many | 2",
        "B | Growth | 5000 | 2.555",
        "C | Growth | 5000 | 1:30",
    )
    found = imported(grid)
    assert found.clients is None
    assert [said(fault)[:2] for fault in found.faults] == [(1, 2), (2, 3)]
    assert [row.fate for row in found.rows] == [Fate.WRONG, Fate.WRONG, Fate.NEW]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_column_tells_what_its_comma_means(language: str) -> None:
    catalogue.use(language)
    dinar = replace(EMPTY, currency=replace(EMPTY.currency, code="TND", exponent=3))
    by_comma = grid_of(
        "Client|Package|Services", "A|Scale|1,250", "B|Scale|12,5", "C|Scale|1.250,5"
    )
    found = imported(by_comma, dinar)
    assert found.marks == {2: ","}
    assert [row.overrides.services_price for row in rows_of(found)] == [1250, 12500, 1250500]
    by_point = grid_of(
        "Client|Package|Services", "A|Scale|1.250", "B|Scale|12.5", "C|Scale|1,250.5"
    )
    found = imported(by_point, dinar)
    assert [row.overrides.services_price for row in rows_of(found)] == [1250, 12500, 1250500]


def test_what_its_column_does_not_tell_is_asked_about_and_can_be_said() -> None:
    catalogue.use("fr")
    dinar = replace(EMPTY, currency=replace(EMPTY.currency, code="TND", exponent=3))
    grid = grid_of("Client|Package|Services", "A|Scale|1.250", "B|Scale|2")
    found = imported(grid, dinar)
    assert [(fault.row, fault.error.code) for fault in found.faults] == [(1, "ambiguous")]
    assert rows_of(imported(grid, dinar, decimal="."))[0].overrides.services_price == 1250
    assert rows_of(imported(grid, dinar, decimal=","))[0].overrides.services_price == 1_250_000


def test_two_ways_of_writing_in_one_column_are_read_cell_by_cell() -> None:
    grid = grid_of("Client|Package|Services", "A|Scale|12,50", "B|Scale|12.75")
    found = imported(grid)
    assert found.marks == {}
    assert [row.overrides.services_price for row in rows_of(found)] == [1250, 1275]


# Who is there already.

LIST = grid_of(
    "Client | Package | Contacts | Note",
    "BOULANGERIE MARTIN | Essential | 900 | seen",
    "New one | Growth | 5000 | ",
    "New one | Scale | 8000 | ",
)


def test_rows_that_are_there_are_skipped_and_new_ones_follow() -> None:
    found = imported(LIST, PLAN)
    assert [row.fate for row in found.rows] == [Fate.SKIPPED, Fate.NEW, Fate.NEW]
    assert [row.twice for row in found.rows] == [False, False, True]
    rows = rows_of(found)
    assert rows[:7] == PLAN.clients
    assert [row.package for row in rows[7:]] == ["growth", "scale"]
    assert len({row.id for row in rows}) == 9


def test_rows_that_are_there_can_be_updated_and_keep_what_the_list_does_not_say() -> None:
    there = replace(PLAN, clients=(replace(PLAN.clients[0], free_months=2), *PLAN.clients[1:]))
    rows = rows_of(imported(LIST, there, known=Known.UPDATE))
    first = there.clients[0]
    assert rows[0] == replace(
        first, name="BOULANGERIE MARTIN", overrides=Overrides(contacts=900), note="seen"
    )
    assert (rows[0].id, rows[0].accounts, rows[0].free_months) == (first.id, 14, 2)
    assert len(rows) == 9


def test_rows_that_are_there_can_be_added_once_more() -> None:
    found = imported(LIST, PLAN, known=Known.ADD)
    assert [row.fate for row in found.rows] == [Fate.NEW] * 3
    assert len(rows_of(found)) == 10


def test_further_rows_of_a_name_can_be_left_out() -> None:
    found = imported(LIST, PLAN, repeated=False)
    assert [row.fate for row in found.rows] == [Fate.SKIPPED, Fate.NEW, Fate.REPEATED]


def test_a_list_can_take_the_place_of_the_book_and_ids_are_kept() -> None:
    rows = rows_of(imported(LIST, PLAN, replace=True))
    assert [row.name for row in rows] == ["BOULANGERIE MARTIN", "New one", "New one"]
    assert rows[0].id == PLAN.clients[0].id
    assert rows[0].accounts == 1
    assert not {row.id for row in rows[1:]} & {rows[0].id}


def test_what_comes_in_the_place_of_the_book_inherits_nothing_of_a_scenario() -> None:
    named = tuple(Change(Subject.CLIENT, each.id, "accounts", 50) for each in PLAN.clients)
    plan = replace(PLAN, scenarios=(Scenario("s1", changes=named),))
    rows = rows_of(imported(LIST, plan, replace=True))
    assert not {row.id for row in rows[1:]} & {each.id for each in PLAN.clients}


def test_a_client_of_two_rows_is_updated_row_by_row() -> None:
    twice = replace(PLAN, clients=(PLAN.clients[1], replace(PLAN.clients[1], id="x")))
    grid = grid_of("Client|Accounts", "Hotel Belvedere|3", "Hotel Belvedere|4", "Hotel Belvedere|5")
    found = imported(grid, twice, known=Known.UPDATE, packages={"": "growth"})
    assert [row.fate for row in found.rows] == [Fate.UPDATED, Fate.UPDATED, Fate.NEW]
    assert [row.accounts for row in rows_of(found)] == [3, 4, 5]


def test_a_skipped_row_need_not_be_mended() -> None:
    grid = grid_of("Client|Package", "Hotel Belvedere|nobody's", "Acme|Scale")
    assert len(rows_of(imported(grid, PLAN))) == 8


def test_empty_rows_are_no_clients() -> None:
    grid = grid_of("Client|Package|Other", "A|Scale|", "||", " | |x", "B|Scale|")
    assert [row.name for row in rows_of(imported(grid))] == ["A", "B"]


def test_an_import_can_be_watched_and_stopped() -> None:
    grid = Grid((("Client", "Package"), *[("A", "Scale")] * 5000))
    told: list[float] = []
    outcome(grid, EMPTY, guess(grid, EMPTY), told.append)
    assert told == sorted(told)
    assert len(told) == 5


def test_hours_are_exact() -> None:
    grid = grid_of("Client|Package|Hours", "A|Scale|0,5")
    assert rows_of(imported(grid))[0].overrides.hours == Decimal("0.5")


def test_columns_can_be_left_out() -> None:
    grid = grid_of("Client|Package|Contacts", "A|Scale|many")
    choices = Choices(("name", "package", ""), first=1)
    assert outcome(grid, EMPTY, choices).clients is not None
