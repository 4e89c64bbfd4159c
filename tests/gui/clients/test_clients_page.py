"""The clients' table in the real window: typed into, filtered, sorted, undone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from planner.gui.clients.columns import INDEX, SHOWN, USUAL
from planner.gui.clients.page import ClientsPage
from planner.gui.main_window import MainWindow
from planner.model.book import Book
from planner.model.edits import is_quick
from planner.model.explanation import Asked
from planner.model.plan import Channel, Client, ListTimes, OverList, Plan, Status
from planner.storage.plan_file import load
from planner.words.numbers import money, percent
from tests.gui.conftest import Opener
from tests.gui.driving import Control, Left, redo, undo
from tests.gui.plans import EXAMPLE, QUICK
from tests.gui.sheet.sheets import keys
from tests.model.plans import example, plan_of

K = Qt.Key


def page_of(window: MainWindow) -> ClientsPage:
    """The page, looked at, with the hand on its table."""
    window.pages.choose("clients")
    page = window.pages.page("clients")
    assert isinstance(page, ClientsPage)
    page.sheet.setFocus()
    return page


@pytest.fixture
def page(window: MainWindow) -> ClientsPage:
    return page_of(window)


def at(page: ClientsPage, row: int, key: str) -> None:
    page.sheet.go(row, INDEX[key])


def words(page: ClientsPage, row: int, key: str) -> str:
    return page.model.words(row, INDEX[key])


def column(page: ClientsPage, key: str) -> list[str]:
    return [words(page, row, key) for row in range(page.model.rowCount() - 1)]


def clients(window: MainWindow) -> tuple[Client, ...]:
    return window.document.plan.clients


def test_every_row_says_what_the_book_says(page: ClientsPage) -> None:
    book, currency = Book(EXAMPLE), EXAMPLE.currency
    assert column(page, "name") == [client.name for client in EXAMPLE.clients]
    for row, made in enumerate(book.rows):
        assert made.amounts is not None
        idle = not any(made.amounts)
        for key in ("revenue", "vendor_cost", "contribution"):
            expected = "" if idle else money(getattr(made.amounts, key), currency)
            assert words(page, row, key) == expected
        assert words(page, row, "margin") == ("" if idle else percent(made.margin, 1))


def test_the_usual_columns_fit_the_smallest_window(window: MainWindow, page: ClientsPage) -> None:
    window.resize(1024, 640)
    QApplication.processEvents()
    assert [SHOWN[each].key for each in page.sheet.seen] == list(USUAL)
    assert not page.sheet.horizontalScrollBar().isVisible()


def test_the_model_keeps_the_rules_of_qt(window: MainWindow, page: ClientsPage) -> None:
    tester = QAbstractItemModelTester(page.model)
    keys(page.sheet, "New name", K.Key_Return)
    page.filter.search.setText("growth")
    page.sort_by(INDEX["margin"])
    undo(window)
    page.filter.search.clear()
    assert tester.model() is page.model


def test_a_typed_cell_is_one_named_step(window: MainWindow, page: ClientsPage) -> None:
    at(page, 1, "contacts")
    keys(page.sheet, "4700", K.Key_Return)
    assert clients(window)[1].overrides.contacts == 4700
    assert window.document.undo.undoText() == "Change contacts"
    assert (page.sheet.here, words(page, 1, "contacts")) == ((2, INDEX["contacts"]), "4,700")
    undo(window)
    assert window.document.plan == EXAMPLE
    assert page.sheet.here == (2, INDEX["contacts"])
    redo(window)
    assert clients(window)[1].overrides.contacts == 4700


def test_undo_from_the_menu_takes_back_what_is_being_typed(
    window: MainWindow, page: ClientsPage
) -> None:
    at(page, 1, "contacts")
    keys(page.sheet, "4700", K.Key_Return)
    at(page, 1, "accounts")
    keys(page.sheet, "99")
    window.actions_.undo.trigger()
    assert (clients(window)[1].accounts, clients(window)[1].overrides.contacts) == (7, 4700)
    assert not page.sheet.editor.isVisible()
    redo(window)
    assert clients(window)[1].accounts == 99


def test_what_the_package_gives_is_muted_and_delete_gives_it_back(
    window: MainWindow, page: ClientsPage
) -> None:
    contacts = INDEX["contacts"]
    assert (words(page, 1, "contacts"), page.model.tone(1, contacts)) == ("5,000", "muted")
    at(page, 1, "contacts")
    keys(page.sheet, "4700", K.Key_Return)
    assert page.model.tone(1, contacts) == "ink"
    at(page, 1, "contacts")
    keys(page.sheet, K.Key_Delete)
    assert clients(window)[1].overrides.contacts is None
    assert (words(page, 1, "contacts"), page.model.tone(1, contacts)) == ("5,000", "muted")
    assert window.document.undo.undoText() == "Change contacts"


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("259", 25900),
        ("list + 20.00", OverList(2000)),
        ("+20", OverList(2000)),
        ("×1.10", ListTimes(Decimal("1.1"))),
    ],
)
def test_a_software_price_may_be_a_rule(
    window: MainWindow, page: ClientsPage, typed: str, price: object
) -> None:
    page.reveal(("clients", 1, "software_price"))
    keys(page.sheet, typed, K.Key_Return)
    assert clients(window)[1].overrides.software_price == price


def test_a_wrong_text_changes_nothing_and_says_why(window: MainWindow, page: ClientsPage) -> None:
    at(page, 2, "accounts")
    keys(page.sheet, "many", K.Key_Return)
    assert page.sheet.editing and "many" in page.panel.line.text()
    assert window.document.plan == EXAMPLE
    keys(page.sheet, K.Key_Escape)
    assert not page.panel.line.isVisible()


def test_the_empty_row_takes_a_new_client(window: MainWindow, page: ClientsPage) -> None:
    last = page.model.rowCount() - 1
    at(page, last, "name")
    keys(page.sheet, "Bistro", K.Key_Tab, "scale", K.Key_Return, "Garage", K.Key_Return)
    bistro, garage = clients(window)[-2:]
    assert (bistro.name, bistro.package, garage.name) == ("Bistro", "scale", "Garage")
    assert len({client.id for client in clients(window)}) == len(clients(window))
    assert page.model.blank(page.model.rowCount() - 1)
    undo(window)
    assert window.document.undo.redoText() == "New client"
    assert column(page, "name")[-1] == "Bistro"


def test_a_new_client_has_the_recommended_package(open_window: Opener) -> None:
    packages = tuple(replace(each, recommended=each.id == "growth") for each in EXAMPLE.packages)
    window = open_window(replace(EXAMPLE, packages=packages))
    page = page_of(window)
    at(page, page.model.rowCount() - 1, "accounts")
    keys(page.sheet, "3", K.Key_Return)
    assert (clients(window)[-1].package, clients(window)[-1].accounts) == ("growth", 3)


def test_without_a_package_no_client_can_be_typed(open_window: Opener) -> None:
    page = page_of(open_window(plan_of(example({"packages": [], "clients": []}))))
    keys(page.sheet, "Bistro", K.Key_Return)
    assert page.panel.line.text().startswith("There is no package yet")
    assert page.sheet.editing
    keys(page.sheet, K.Key_Escape)
    page.actions_.insert()
    assert page.panel.line.text().startswith("There is no package yet")


def test_numbers_only_work_the_same_and_a_name_ends_that(open_window: Opener) -> None:
    window = open_window(QUICK)
    page = page_of(window)
    assert column(page, "name") == ["(no name)"] * len(QUICK.clients)
    at(page, 0, "accounts")
    keys(page.sheet, "20", K.Key_Return)
    assert clients(window)[0].accounts == 20
    assert is_quick(window.document.plan)
    at(page, 0, "name")
    keys(page.sheet, "Bistro", K.Key_Return)
    assert clients(window)[0].name == "Bistro"
    assert not is_quick(window.document.plan)


def test_sorting_leaves_the_plan_as_it_is(window: MainWindow, page: ClientsPage) -> None:
    at(page, 1, "name")
    for expected in (False, True, None):
        x = page.sheet.columnViewportPosition(INDEX["contribution"]) + 10
        QTest.mouseClick(page.sheet.heads.viewport(), Left, pos=QPoint(x, 10))
        made = [row.amounts for row in Book(EXAMPLE).rows]
        known = [each.contribution for each in made if each is not None and any(each)]
        wanted = {
            False: sorted(known),
            True: sorted(known, reverse=True),
            None: [each.contribution for each in made if each is not None],
        }[expected]
        shown = [each for each in column(page, "contribution") if each]
        assert shown == [money(each, EXAMPLE.currency) for each in wanted if each]
        assert words(page, page.sheet.rows[0], "name") == EXAMPLE.clients[1].name
    assert window.document.plan is EXAMPLE


@pytest.mark.parametrize("key", [each.key for each in SHOWN])
def test_any_column_can_be_sorted_by(page: ClientsPage, key: str) -> None:
    before = sorted(column(page, "name"))
    for _ in range(2):
        page.sort_by(INDEX[key])
        assert sorted(column(page, "name")) == before


def test_ctrl_f_finds_in_all_columns(window: MainWindow, page: ClientsPage) -> None:
    keys(page.sheet, K.Key_F, held=Control)
    assert page.filter.search.hasFocus()
    QTest.keyClicks(page.filter.search, "growth commission")
    names = [
        client.name
        for client in EXAMPLE.clients
        if client.package == "growth" and client.channel is Channel.COMMISSION
    ]
    assert column(page, "name") == names
    assert page.total.text().startswith(f"Shown: {len(names)} rows")
    assert page.whole.text().startswith(f"All: {len(EXAMPLE.clients)} rows")
    QTest.keyClick(page.filter.search, K.Key_Escape)
    assert len(column(page, "name")) == len(EXAMPLE.clients)
    QTest.keyClick(page.filter.search, K.Key_Down)
    assert page.sheet.hasFocus()
    assert window.document.plan is EXAMPLE


def test_totals_are_those_of_what_is_seen(page: ClientsPage) -> None:
    page.filter.search.setText("essential")
    rows = [
        made.amounts
        for client, made in zip(EXAMPLE.clients, Book(EXAMPLE).rows, strict=True)
        if client.package == "essential"
    ]
    revenue = sum(each.revenue for each in rows if each is not None)
    assert f"Revenue {money(revenue, EXAMPLE.currency, unit=True)}" in page.total.text()
    totals = Book(EXAMPLE).totals
    assert totals is not None
    assert (
        f"Contribution {money(totals.contribution, EXAMPLE.currency, unit=True)}"
        in page.whole.text()
    )


def test_a_status_can_be_looked_at_alone(page: ClientsPage) -> None:
    choices = [page.filter.quick.itemText(each) for each in range(page.filter.quick.count())]
    page.filter.quick.setCurrentIndex(choices.index("Status: trial"))
    trials = [client.name for client in EXAMPLE.clients if client.status is Status.TRIAL]
    assert column(page, "name") == trials


def test_an_edit_does_not_hide_its_row(window: MainWindow, page: ClientsPage) -> None:
    page.filter.search.setText("essential")
    at(page, 0, "package")
    keys(page.sheet, "scale", K.Key_Return)
    assert column(page, "package")[0] == "Scale"
    last = page.model.rowCount() - 1
    at(page, last, "name")
    keys(page.sheet, "Bistro", K.Key_Return)
    assert column(page, "name")[-1] == clients(window)[-1].name == "Bistro"


def test_revealing_shows_what_a_filter_or_the_choice_of_columns_hides(
    window: MainWindow, page: ClientsPage
) -> None:
    page.filter.search.setText("growth")
    assert window.go_to(("clients", 0, "hours"))
    assert page.sheet.here == (0, INDEX["hours"])
    assert not page.sheet.isColumnHidden(INDEX["hours"])
    assert page.sheet.hasFocus()
    assert (page.filter.search.text(), window.pages.current) == ("", "clients")
    assert window.go_to(("clients", 2))
    assert page.sheet.here == (2, INDEX["name"])
    assert not window.go_to(("clients", 99, "hours"))


def test_computed_cells_ask_for_their_explanation(page: ClientsPage) -> None:
    asked: list[Asked] = []
    page.explained.connect(asked.append)
    at(page, 1, "revenue")
    keys(page.sheet, K.Key_E, held=Control)
    page.sort_by(INDEX["contribution"])
    at(page, 0, "contribution")
    row = page.model.client_row(0)
    QTest.mouseDClick(
        page.sheet.viewport(),
        Left,
        pos=page.sheet.visualRect(page.model.index(0, INDEX["contribution"])).center(),
    )
    assert asked == [Asked("revenue", row=1), Asked("contribution", row=row)]


def test_columns_are_chosen_and_remembered(open_window: Opener) -> None:
    window = open_window(EXAMPLE)
    page = page_of(window)
    (note,) = [each for each in page.filter.columns.menu().actions() if each.data() == "note"]
    note.trigger()
    assert not page.sheet.isColumnHidden(INDEX["note"])
    again = page_of(open_window(EXAMPLE))
    assert [SHOWN[each].key for each in again.sheet.seen] == [*USUAL, "note"]
    usual: QAction = again.filter.columns.menu().actions()[-1]
    usual.trigger()
    assert [SHOWN[each].key for each in again.sheet.seen] == list(USUAL)


def test_a_note_is_marked_and_said(open_window: Opener) -> None:
    noted = replace(EXAMPLE.clients[1], note="Asks for a call")
    plan = replace(EXAMPLE, clients=(EXAMPLE.clients[0], noted, *EXAMPLE.clients[2:]))
    page = page_of(open_window(plan))
    assert [page.model.marked(row, INDEX["name"]) for row in range(3)] == [False, True, False]
    at(page, 1, "package")
    assert page.panel.hint.text() == "Note: Asks for a call"
    assert "Asks for a call" in page.model.index(1, INDEX["name"]).data(Qt.ItemDataRole.ToolTipRole)
    at(page, 0, "package")
    assert not page.panel.hint.isVisible()


def test_a_row_without_figures_says_why(open_window: Opener) -> None:
    page = page_of(open_window(plan_of(example({"clients.0.package": "gone"}))))
    assert words(page, 0, "flags") == "problem"
    assert (words(page, 0, "revenue"), words(page, 0, "margin")) == ("–", "–")
    at(page, 1, "name")
    at(page, 0, "name")
    assert "gone" in page.panel.hint.text()
    assert "Contribution –" in page.total.text()


def test_another_plan_is_shown_whole(window: MainWindow, page: ClientsPage) -> None:
    page.filter.search.setText("growth")
    page.sort_by(INDEX["margin"])
    window.document.begin(QUICK, None)
    assert column(page, "accounts") == [str(client.accounts) for client in QUICK.clients]
    assert page.model.sorting is None


def test_what_is_half_typed_is_saved(window: MainWindow, page: ClientsPage, tmp_path: Path) -> None:
    window.document.save(tmp_path / "plan.agencyplan")
    at(page, 0, "contacts")
    keys(page.sheet, "900", K.Key_Return, "4700")
    window.actions_.save.trigger()
    saved = load(tmp_path / "plan.agencyplan").plan
    assert saved.clients[1].overrides.contacts == 4700
    assert not window.document.unsaved


def test_what_happens_while_another_page_is_looked_at_is_caught_up_with(
    window: MainWindow, page: ClientsPage
) -> None:
    window.pages.choose("overview")
    other: Plan = replace(EXAMPLE, clients=EXAMPLE.clients[:2])
    window.document.edit(lambda: "Cut", other)
    page_of(window)
    assert column(page, "name") == [client.name for client in other.clients]
    amounts = Book(other).rows[0].amounts
    assert amounts is not None
    assert words(page, 0, "revenue") == money(amounts.revenue, other.currency)
