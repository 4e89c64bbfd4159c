"""A book of thousands: what is typed is seen at once, its figures follow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.gui import calculator
from planner.gui.clients.columns import INDEX
from planner.gui.clients.page import ClientsPage
from planner.gui.clients.sheet import AT_ONCE, CELLS_AT_ONCE
from planner.gui.main_window import MainWindow
from planner.model.book import Book
from planner.words.numbers import money
from tests.gui.clients.test_clients_page import at, column, page_of, words
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import undo
from tests.gui.plans import large_document
from tests.gui.sheet.sheets import keys
from tests.gui.test_calculator import Held
from tests.model.plans import plan_of

K = Qt.Key
ROWS = 1600
LARGE = plan_of(large_document(ROWS))


@pytest.fixture
def large(open_window: Opener, qtbot: QtBot) -> ClientsPage:
    window = open_window(LARGE)
    page = page_of(window)
    wait(page, qtbot)
    return page


def wait(page: ClientsPage, qtbot: QtBot) -> None:
    """Wait until the figures are those of the plan, and the worker rests."""
    window = page.window()
    assert isinstance(window, MainWindow)

    def there() -> bool:
        figures = page.model.figures
        known = figures is not None and figures.plan is window.document.plan
        return known and not window.calculator.busy and not page.model.looking

    qtbot.waitUntil(there, timeout=PATIENCE)


def revenue(page: ClientsPage, row: int) -> str:
    made = Book(page.model.plan).rows[row].amounts
    assert made is not None
    return money(made.revenue, page.model.plan.currency)


def test_the_figures_are_those_of_the_book(large: ClientsPage) -> None:
    totals = Book(LARGE).totals
    assert totals is not None
    for row in (0, 7, ROWS - 1):
        assert words(large, row, "revenue") == revenue(large, row)
    assert money(totals.contribution, LARGE.currency, unit=True) in large.total.text()


def test_what_is_typed_is_seen_before_its_figures(
    large: ClientsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held()
    monkeypatch.setattr(calculator, "compute", held)
    before = words(large, 5, "revenue")
    at(large, 5, "accounts")
    keys(large.sheet, "3", K.Key_Return)
    qtbot.waitUntil(held.begun.is_set, timeout=PATIENCE)
    assert (words(large, 5, "accounts"), words(large, 5, "revenue")) == ("3", before)
    at(large, ROWS, "name")
    keys(large.sheet, "Bistro", K.Key_Return)  # while the worker is at work
    assert (words(large, ROWS, "name"), words(large, ROWS, "revenue")) == ("Bistro", "")
    held.gate.set()
    wait(large, qtbot)
    assert words(large, 5, "revenue") == revenue(large, 5) != before
    assert words(large, ROWS, "revenue") == revenue(large, ROWS)


def test_figures_of_rows_that_move_stay_with_them(large: ClientsPage, qtbot: QtBot) -> None:
    shown = words(large, 9, "revenue")
    at(large, 3, "name")
    large.actions_.delete()
    assert words(large, 8, "revenue") == shown  # before the worker has said anything
    wait(large, qtbot)
    assert words(large, 8, "revenue") == shown
    window = large.window()
    assert isinstance(window, MainWindow)
    undo(window)
    wait(large, qtbot)
    assert words(large, 9, "revenue") == shown
    assert large.sheet.here == (3, INDEX["name"])


def test_thousands_of_rows_are_looked_through_a_few_at_a_time(
    large: ClientsPage, qtbot: QtBot
) -> None:
    assert ROWS > AT_ONCE
    large.filter.search.setText("client 15")
    assert large.model.looking
    assert large.model.rowCount() == ROWS + 1  # until it is known, all are seen
    wait(large, qtbot)
    names = [
        client.name
        for client in LARGE.clients
        # Its price is the row's own word, too.
        if "15" in f"{client.name} {money(client.overrides.services_price, LARGE.currency)}"
    ]
    assert column(large, "name") == names
    large.filter.search.setText("client 159")
    large.filter.search.setText("client 1599")  # the last word counts
    wait(large, qtbot)
    assert column(large, "name") == ["Client 1599"]


def test_sorting_thousands(large: ClientsPage) -> None:
    large.sort_by(INDEX["contribution"])
    large.sort_by(INDEX["contribution"])
    kept = [row.amounts.contribution for row in Book(LARGE).rows if row.amounts is not None]
    order = sorted(range(ROWS), key=lambda row: -kept[row])  # equal ones as in the plan
    assert column(large, "name") == [LARGE.clients[row].name for row in order]


def test_the_window_lives_while_thousands_of_cells_are_pasted(
    large: ClientsPage, qtbot: QtBot
) -> None:
    window = large.window()
    assert isinstance(window, MainWindow)
    lines = [f"Guest {number}\tGrowth\t{number + 1}" for number in range(CELLS_AT_ONCE)]
    QGuiApplication.clipboard().setText("\n".join(["Client\tPackage\tAccounts", *lines]))
    alive: list[int] = []
    QTimer.singleShot(0, lambda: alive.append(len(window.document.plan.clients)))
    at(large, ROWS, "name")
    QTest.keyClick(large.sheet, K.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert alive == [ROWS]  # nothing was half pasted then
    pasted = window.document.plan.clients[ROWS:]
    assert [(each.name, each.accounts) for each in pasted] == [
        (f"Guest {number}", number + 1) for number in range(CELLS_AT_ONCE)
    ]
    undo(window)
    assert window.document.plan.clients == LARGE.clients
    wait(large, qtbot)
