"""Whole rows of clients: they come, go, move and come back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from planner.gui.clients.columns import INDEX
from planner.gui.clients.page import ClientsPage
from planner.gui.main_window import MainWindow
from tests.gui.clients.test_clients_page import at, clients, column, page, page_of
from tests.gui.conftest import Opener
from tests.gui.driving import Alt, Control, Shift, undo
from tests.gui.plans import EXAMPLE
from tests.gui.sheet.sheets import keys

__all__ = ["page"]
K = Qt.Key


def test_rows_are_inserted_duplicated_moved_and_deleted(
    window: MainWindow, page: ClientsPage
) -> None:
    names = [client.name for client in EXAMPLE.clients]
    acts = page.actions_.actions
    at(page, 1, "name")
    acts["insert"].trigger()
    assert column(page, "name") == [names[0], "(no name)", *names[1:]]
    assert page.sheet.here == (1, INDEX["name"])
    undo(window)
    page.sheet.select(0, 0, 1, 0)
    keys(page.sheet, K.Key_D, held=Control | Shift)
    assert column(page, "name") == [*names[:2], *names[:2], *names[2:]]
    assert len({client.id for client in clients(window)}) == len(names) + 2
    assert page.sheet.rows == [2, 3]
    assert window.document.undo.undoText() == "Duplicate 2 rows"
    keys(page.sheet, K.Key_Delete, held=Control)
    assert column(page, "name") == names
    assert window.document.undo.undoText() == "Delete 2 rows"
    at(page, 1, "name")
    keys(page.sheet, K.Key_Up, held=Alt | Shift)
    assert column(page, "name") == [names[1], names[0], *names[2:]]
    assert page.sheet.here == (0, INDEX["name"])
    keys(page.sheet, K.Key_Up, held=Alt | Shift)  # there is no room above
    keys(page.sheet, K.Key_Down, held=Alt | Shift)
    assert window.document.plan == EXAMPLE


def test_rows_do_not_move_while_they_are_sorted(window: MainWindow, page: ClientsPage) -> None:
    page.sort_by(INDEX["margin"])
    at(page, 1, "name")
    page.actions_.enable()
    assert not page.actions_.actions["up"].isEnabled()
    page.actions_.move_up()
    assert window.document.plan is EXAMPLE


@pytest.mark.parametrize("search", ["", "growth"])
def test_rows_that_come_back_stand_where_they_were(
    window: MainWindow, page: ClientsPage, search: str
) -> None:
    page.filter.search.setText(search)
    before = column(page, "name")
    page.sheet.select(0, 0, 1, 0)
    page.actions_.delete()
    assert column(page, "name") == before[2:]
    undo(window)
    assert column(page, "name") == before


def test_an_empty_table_says_how_it_is_filled(open_window: Opener) -> None:
    window = open_window(replace(EXAMPLE, clients=()))
    page = page_of(window)
    assert page.panel.hint.text() == (
        "Type a client's name, paste a list from a spreadsheet, or import a file."
    )
    keys(page.sheet, "Bistro", K.Key_Return)
    assert page.panel.hint.text() == ""
    undo(window)
    assert page.panel.hint.text().startswith("Type a client's name")
