"""Lists of clients from other programs, pasted into the table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from planner.gui.clients.columns import INDEX
from planner.gui.clients.page import ClientsPage
from planner.gui.main_window import MainWindow
from planner.model.book import Book
from planner.model.plan import Channel, Client, Overrides, Status
from tests.gui.clients.test_clients_page import at, clients, column, page_of
from tests.gui.conftest import Opener
from tests.gui.driving import Control, undo
from tests.gui.plans import EXAMPLE
from tests.gui.sheet.sheets import keys
from tests.model.plans import example, plan_of

K = Qt.Key

ENGLISH = (
    "Client name\tPackage\tContacts\tStatus\tAccounts\tServices\tHours\tAccount type\r\n"
    "Bakery, East\tEssential\t1,000\tActive\t14\t$66.00\t1.5\tresale\r\n"
    '"Hotel ""Sea"""\tgrowth\t4,700\tActive\t7\t$250.00\t\tResold\r\n'
    "Museum\tGrowth\t\tCanceled\t1\t\t\tcommission\r\n"
)
FRENCH = (
    "Nom du client\tFormule\tNombre de contacts\tStatut\tComptes\tPrestations\tHeures\tCanal\n"
    "Bakery, East\tEssential\t1 000\tActif\t14\t66,00 $\t1,5\trevente\n"
    '"Hotel ""Sea"""\tGrowth\t4\u202f700\tActif\t7\t250,00 $\t\trevente\n'
    "Museum\tGrowth\t\tRésilié\t1\t\t\tcommission\n"
)


def paste(page: ClientsPage, words: str) -> None:
    mime = QMimeData()
    mime.setText(words)
    QGuiApplication.clipboard().setMimeData(mime)
    keys(page.sheet, K.Key_V, held=Control)


def empty(open_window: Opener) -> ClientsPage:
    return page_of(open_window(replace(EXAMPLE, clients=())))


def of(page: ClientsPage) -> tuple[Client, ...]:
    return page.model.plan.clients


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("words", [ENGLISH, FRENCH], ids=["English", "French"])
def test_a_whole_sheet_is_read_by_its_titles(
    open_window: Opener, words: str, language: str
) -> None:
    page = empty(open_window)
    window = page.window()
    assert isinstance(window, MainWindow)
    window.speak(language)
    paste(page, words)
    assert [client.name for client in of(page)] == ["Bakery, East", 'Hotel "Sea"', "Museum"]
    assert [client.package for client in of(page)] == ["essential", "growth", "growth"]
    assert [client.accounts for client in of(page)] == [14, 7, 1]
    assert [client.status for client in of(page)] == [
        Status.ACTIVE,
        Status.ACTIVE,
        Status.CANCELLED,
    ]
    assert [client.channel for client in of(page)] == [
        Channel.RESALE,
        Channel.RESALE,
        Channel.COMMISSION,
    ]
    # What the package says is not kept as the row's own.
    assert [client.overrides.contacts for client in of(page)] == [None, 4700, None]
    essential = EXAMPLE.package("essential")
    assert essential is not None
    own = of(page)[0].overrides
    assert own.services_price == (None if essential.services_price == 6600 else 6600)
    assert own.hours == (None if essential.hours == Decimal("1.5") else Decimal("1.5"))
    undo(window)
    assert of(page) == ()
    assert window.document.undo.redoText().startswith(
        "Paste 3 rows" if language == "en" else "coll"
    )


def test_both_languages_give_the_same_book(open_window: Opener) -> None:
    page = empty(open_window)
    paste(page, ENGLISH)
    english = of(page)
    undo(page.window())  # type: ignore[arg-type] # it is the main window
    paste(page, FRENCH)
    assert of(page) == english
    assert Book(page.model.plan).totals is not None


def test_titles_nobody_knows_are_left_out_and_named(open_window: Opener) -> None:
    page = empty(open_window)
    paste(page, "Client\tBirthday\tAccounts\nBakery\t1 May\t3\n")
    assert [(client.name, client.accounts) for client in of(page)] == [("Bakery", 3)]
    assert page.panel.hint.text() == "Left out, since no column is called so: Birthday"


def test_two_titles_of_one_column_never_overwrite_each_other(open_window: Opener) -> None:
    page = empty(open_window)
    paste(page, "Account name\tClient\tPackage\nA0001\tBakery\tgrowth\n")
    assert [client.name for client in of(page)] == ["A0001"]
    assert page.panel.hint.text() == "Left out, since no column is called so: Client"


@pytest.mark.parametrize("above", ["My clients\n", "My clients\n\n", "\tMy clients\nAutumn\n\n"])
def test_a_whole_sheet_may_have_a_heading_above_its_titles(open_window: Opener, above: str) -> None:
    page = empty(open_window)
    paste(page, f"{above}Client\tPackage\tAccounts\nBakery\tgrowth\t3\nHotel\tscale\t2\n")
    assert [(each.name, each.package, each.accounts) for each in of(page)] == [
        ("Bakery", "growth", 3),
        ("Hotel", "scale", 2),
    ]


@pytest.mark.parametrize("mark", [";", ","])
def test_a_text_copied_from_a_csv_file_is_a_sheet_too(open_window: Opener, mark: str) -> None:
    page = empty(open_window)
    lines = ("Client|Package|Accounts|Note", "Bakery|growth|3|likes bread", "Hotel|scale|2|")
    paste(page, "\n".join(lines).replace("|", mark))
    assert [(each.name, each.package, each.accounts) for each in of(page)] == [
        ("Bakery", "growth", 3),
        ("Hotel", "scale", 2),
    ]


def test_names_with_commas_stay_names(open_window: Opener) -> None:
    page = empty(open_window)
    paste(page, "Bakery, East\nHotel, Sea\n")
    assert [client.name for client in of(page)] == ["Bakery, East", "Hotel, Sea"]
    paste(page, f"{',' * 300}a\n{',' * 300}b\n")
    assert len(of(page)) == 2 and of(page)[0].name.endswith("a")


def test_titles_alone_are_no_client(open_window: Opener) -> None:
    page = empty(open_window)
    paste(page, "Client\tPackage\tAccounts\n")
    assert of(page) == ()
    assert "These are titles only: copy the rows below them too." in page.panel.line.text()


def test_a_new_client_of_a_vendors_plan_gets_the_package_that_sells_it(
    open_window: Opener,
) -> None:
    page = empty(open_window)
    paste(page, "Account name\tPlan\tContact limit\nBakery\tPlus\t5,000\nHotel\tPro\t8,000\n")
    assert [(each.name, each.package, each.overrides) for each in of(page)] == [
        ("Bakery", "growth", Overrides()),
        ("Hotel", "scale", Overrides()),
    ]
    undo(page.window())  # type: ignore[arg-type] # it is the main window
    paste(page, "Client\tPackage\nBakery\tPlus\n")  # where people call their packages so
    assert [(each.name, each.package) for each in of(page)] == [("Bakery", "growth")]


def test_a_plan_that_no_package_sells_is_not_put_on_another_one(open_window: Opener) -> None:
    page = empty(open_window)
    paste(page, "Client\tPlan\nBakery\tPlus\nHotel\tEnterprise\n")
    assert of(page) == ()
    assert set(page.sheet.painter_.faults) == {(1, INDEX["plan"])}
    assert "No package of yours is meant by “Enterprise” alone" in page.panel.line.text()


def test_what_lies_over_computed_columns_is_not_dropped_in_silence(window: MainWindow) -> None:
    page = page_of(window)
    at(page, 0, "status")
    paste(page, "active\t99.00\t5.00\n")
    assert page.panel.hint.text() == (
        "Not taken, since these columns are computed: Revenue, Contribution"
    )


def test_a_column_tells_how_its_figures_and_days_are_meant(open_window: Opener) -> None:
    page = page_of(open_window(plan_of(example({"currency": "TND", "clients": []}))))
    paste(
        page,
        "Client\tPackage\tServices\tSince\nBakery\tgrowth\t12,500\t05/03/2024\n"
        "Hotel\tgrowth\t0,25\t15/03/2024\n",
    )
    assert [each.overrides.services_price for each in of(page)] == [12_500, 250]
    assert {f"{each.since:%Y-%m}" for each in of(page)} == {"2024-03"}
    paste(page, "Client\tServices\nBakery\t12,500\n")  # alone it could be two
    assert "“12,500” could mean" in page.panel.line.text()


def test_a_tax_that_could_be_two_is_refused_with_both(window: MainWindow) -> None:
    page = page_of(window)
    at(page, 0, "name")
    paste(page, "Client\tSales tax\nBakery\t0.2\n")
    assert window.document.plan is EXAMPLE
    assert "“0.2” could mean 0.2\xa0% or 20\xa0%: write it like one of these." in (
        page.panel.line.text()
    )
    paste(page, "Client\tSales tax\nBakery\t0.2 %\nHotel\t5.5\n")
    assert [client.overrides.tax_rate for client in clients(window)[:2]] == [
        Decimal("0.002"),
        Decimal("0.055"),
    ]


def test_a_block_without_titles_goes_into_the_columns_that_are_seen(
    window: MainWindow,
) -> None:
    page = page_of(window)
    at(page, 0, "contacts")
    paste(page, "900\t3\n4800\t2\n")
    assert [client.accounts for client in clients(window)[:2]] == [3, 2]
    assert [client.overrides.contacts for client in clients(window)[:2]] == [900, 4800]
    assert window.document.undo.undoText() == "Paste 2 rows"
    assert window.document.undo.count() == 1


def test_rows_are_added_as_needed_and_empty_ones_are_not(window: MainWindow) -> None:
    page = page_of(window)
    before = clients(window)
    at(page, len(before) - 1, "name")
    paste(page, "One\n\nTwo\nThree\n")
    assert [client.name for client in clients(window)[len(before) - 1 :]] == ["One", "Two", "Three"]
    assert len(clients(window)) == len(before) + 2


def test_a_filter_is_pasted_into_as_it_is_seen(window: MainWindow) -> None:
    page = page_of(window)
    page.filter.search.setText("growth")
    seen = [page.model.client_row(row) for row in range(page.model.rowCount() - 1)]
    at(page, 0, "accounts")
    paste(page, "".join(f"{number}\n" for number in range(2, 2 + len(seen))))
    changed = {
        row: client.accounts
        for row, client in enumerate(clients(window))
        if client != EXAMPLE.clients[row]
    }
    expected = {row: number for number, row in enumerate(seen, start=2)}
    assert changed == {
        row: number
        for row, number in expected.items()
        if row is not None and EXAMPLE.clients[row].accounts != number
    }


def test_problems_are_listed_by_cell_and_nothing_is_half_pasted(window: MainWindow) -> None:
    page = page_of(window)
    at(page, 0, "name")
    paste(page, "Client\tPackage\tAccounts\nA\tgold\t3\nB\tgrowth\tsome\nC\tgrowth\t1,5\n")
    assert window.document.plan is EXAMPLE
    assert set(page.sheet.painter_.faults) == {
        (0, INDEX["package"]),
        (1, INDEX["accounts"]),
        (2, INDEX["accounts"]),
    }
    assert page.panel.line.text().startswith("Nothing was changed. Row 1, Package: “gold”")
    assert page.panel.all.text() == "Show all 3 remarks"


def test_problems_of_rows_that_are_not_there_yet_are_listed_too(window: MainWindow) -> None:
    page = page_of(window)
    last = len(EXAMPLE.clients)
    at(page, last, "name")
    paste(page, "A\tgrowth\nB\tgold\n")
    assert window.document.plan is EXAMPLE
    assert f"Row {last + 2}, Package: “gold”" in page.panel.line.text()
    page.filter.search.setText("hotel")  # a row is called by its number in the plan, all the same
    at(page, 1, "name")
    paste(page, "A\tgold\n")
    assert f"Row {last + 1}, Package: “gold”" in page.panel.line.text()


def test_what_is_copied_with_titles_comes_back_the_same(window: MainWindow) -> None:
    page = page_of(window)
    keys(page.sheet, K.Key_A, held=Control)
    keys(page.sheet, K.Key_C, held=Control)
    words = QGuiApplication.clipboard().text()
    assert len(words.splitlines()) == len(EXAMPLE.clients) + 1
    at(page, 0, "name")
    paste(page, words)
    assert window.document.plan == EXAMPLE
    assert page.panel.line.text() == ""
    at(page, page.model.rowCount() - 1, "name")
    paste(page, words)
    again = clients(window)[len(EXAMPLE.clients) :]
    seen = [(each.name, each.package, each.accounts, each.status, each.channel) for each in again]
    assert seen == [
        (each.name, each.package, each.accounts, each.status, each.channel)
        for each in EXAMPLE.clients
    ]


def test_a_row_copied_here_is_a_row_again(window: MainWindow) -> None:
    page = page_of(window)
    seen = page.sheet.seen
    page.sheet.select(1, seen[0], 1, seen[-1])
    keys(page.sheet, K.Key_C, held=Control)
    at(page, page.model.rowCount() - 1, "name")
    keys(page.sheet, K.Key_V, held=Control)
    assert column(page, "name")[-1] == EXAMPLE.clients[1].name
    assert clients(window)[-1] == replace(EXAMPLE.clients[1], id=clients(window)[-1].id)


def test_fill_down_takes_what_the_row_says_itself(window: MainWindow) -> None:
    page = page_of(window)
    at(page, 0, "contacts")
    keys(page.sheet, "900", K.Key_Return)
    page.sheet.select(0, INDEX["contacts"], 2, INDEX["contacts"])
    keys(page.sheet, K.Key_D, held=Control)
    assert [client.overrides.contacts for client in clients(window)[:3]] == [900] * 3
    assert window.document.undo.undoText() == "Fill down 2 rows"
    page.sheet.select(3, INDEX["contacts"], 4, INDEX["contacts"])
    keys(page.sheet, K.Key_D, held=Control)
    assert clients(window)[4].overrides.contacts is None


@pytest.mark.parametrize("act", ["paste", "fill", "toggle"])
def test_the_empty_row_under_a_selection_makes_no_client(window: MainWindow, act: str) -> None:
    page = page_of(window)
    page.choose_columns(["name", "channel", "channel_locked"])
    column = INDEX["channel_locked" if act == "toggle" else "channel"]
    page.sheet.select(3, column, page.model.rowCount() - 1, column)
    if act == "paste":
        paste(page, "commission")
    elif act == "fill":
        keys(page.sheet, K.Key_D, held=Control)
    else:
        keys(page.sheet, K.Key_Space)
    assert len(clients(window)) == len(EXAMPLE.clients)
    changed = clients(window)[3:]
    if act == "toggle":
        assert all(client.channel_locked for client in changed)
    else:
        assert {client.channel for client in changed} == {Channel.COMMISSION}


def test_emptying_whole_rows_keeps_what_a_client_must_have(window: MainWindow) -> None:
    page = page_of(window)
    page.sheet.select(0, 0, 1, page.model.columnCount() - 1)
    keys(page.sheet, K.Key_Delete)
    emptied = clients(window)[0]
    assert emptied == Client(id=EXAMPLE.clients[0].id, package=EXAMPLE.clients[0].package)
    assert window.document.undo.undoText() == "Clear cells"
