"""A list of clients is looked at before it is imported: mapped, mended, or left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from planner.gui.fields.number import ChoiceField
from planner.gui.importing.dialog import ImportDialog
from planner.gui.main_window import MainWindow
from planner.model.plan import Overrides, Plan, Status
from planner.storage.plan_file import with_ids
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import Left, click, dialog, figures, no_dialog, press, seen, undo
from tests.gui.plans import EXAMPLE, QUICK
from tests.gui.room import faults, overlaps

DATA = Path(__file__).parents[2] / "data" / "clients"
EMPTY: Plan = replace(EXAMPLE, clients=())
PORTAL = """Account Name;Plan;Contact Limit;Status
Garage Petit;Plus;2 500;Active
Librairie des Arts;Enterprise;5 000;Active
Fleurs & Co;Plus;5 000;Asleep
Hotel Belvedere;Plus;5 000;Disabled
"""

Show = Callable[[MainWindow, Path | str], ImportDialog]


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Show:
    """Opens the dialog on a file, or on a text in one, and waits until it is read."""

    def opened(window: MainWindow, source: Path | str) -> ImportDialog:
        path = source if isinstance(source, Path) else tmp_path / "list.csv"
        if isinstance(source, str):
            path.write_text(source, encoding="utf-8")
        window.import_clients(path)
        shown = dialog(ImportDialog, window)
        read(qtbot, shown)
        return shown

    return opened


def read(qtbot: QtBot, shown: ImportDialog) -> None:
    """Wait until everything that was asked for is shown."""
    qtbot.waitUntil(lambda: not shown._busy, timeout=PATIENCE)


def pick(choice: ChoiceField, words: str) -> None:
    """Choose from a list by its keys."""
    at = choice.findText(words)
    assert at >= 0, (words, [choice.itemText(each) for each in range(choice.count())])
    choice.setFocus()
    press(choice, Qt.Key.Key_Home)
    for _ in range(at):
        press(choice, Qt.Key.Key_Down)
    assert choice.currentText() == words


def lines(shown: ImportDialog) -> list[str]:
    return [shown.wrong.item(row).text() for row in range(shown.wrong.count())]


def taken(window: MainWindow, shown: ImportDialog) -> Plan:
    click(shown.take)
    QApplication.processEvents()
    assert no_dialog(window)
    return window.document.plan


@pytest.mark.parametrize(
    "name",
    ["clients-fr-windows-1252-semicolon.csv", "clients-en-utf-16-tab.csv", "clients-fr.xlsx"],
)
def test_an_imported_book_shows_the_figures_of_the_worked_example(
    open_window: Opener, show: Show, name: str
) -> None:
    window = open_window(EMPTY)
    shown = show(window, DATA / name)
    assert shown.says.text() == "7 rows: 7 new."
    plan = taken(window, shown)
    assert seen(window) == figures(EXAMPLE)
    assert "2,816.92" in seen(window).earned
    assert [replace(each, note="") for each in plan.clients] == list(with_ids(EXAMPLE.clients))
    assert window.document.undo.count() == 1
    assert window.document.undo.undoText() == "Import clients"
    undo(window)
    assert window.document.plan == EMPTY


def test_what_was_found_out_is_shown_and_can_be_chosen_otherwise(
    window: MainWindow, show: Show, qtbot: QtBot
) -> None:
    shown = show(window, "Client;Formule;Prestations\nMusée;Growth;1,5\n")
    assert shown.encoding.currentText() == "UTF-8"
    assert shown.separator.currentText() == "semicolon"
    assert shown.headings.currentText() == "in row 1"
    assert not shown._of_sheets.isVisible()
    heads = [shown.preview.list.headerData(at, Qt.Orientation.Horizontal) for at in (1, 2, 3)]
    assert heads == ["Client", "Formule", "Prestations · 0,0"]
    pick(shown.encoding, "Windows-1252")
    read(qtbot, shown)
    assert shown.preview.list.words(0, 1) == "MusÃ©e"
    pick(shown.encoding, "UTF-8")
    read(qtbot, shown)
    pick(shown.separator, "comma")
    read(qtbot, shown)
    assert shown.preview.list.columnCount() == 3
    pick(shown.separator, "semicolon")
    read(qtbot, shown)
    pick(shown.headings, "none")
    read(qtbot, shown)
    assert shown.preview.list.rowCount() == 2
    assert shown.preview.list.headerData(1, Qt.Orientation.Horizontal) == "Column A"


def test_an_encoding_that_the_file_is_not_in_changes_nothing(
    window: MainWindow, show: Show, qtbot: QtBot
) -> None:
    shown = show(window, "Client;Package\nMusée;Growth\nX;Scale\n")
    pick(shown.encoding, "UTF-16-LE")
    read(qtbot, shown)
    assert (
        shown.complaint.text() == "This file is not written in UTF-16-LE: choose another encoding"
    )
    assert not shown.take.isEnabled()
    pick(shown.encoding, "UTF-8")
    read(qtbot, shown)
    assert not shown.complaint.isVisible()
    assert shown.take.isEnabled()


def test_another_sheet_can_be_chosen(
    window: MainWindow, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["nothing of use"])
    for row in (["Client", "Package"], ["Acme", "Growth"]):
        book.create_sheet("Clients").append(row) if "Clients" not in book.sheetnames else book[
            "Clients"
        ].append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    shown = show(window, path)
    assert not shown._of_text.isVisible()
    pick(shown.sheet, "Clients")
    read(qtbot, shown)
    assert shown.says.text() == "1 row: 1 new."
    assert taken(window, shown).clients[-1].name == "Acme"


def test_columns_are_chosen_above_the_table(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    shown = show(window, "Who;What;How many\nAcme;Growth;3\nBeta;Scale;4\n")
    assert [each.currentText() for each in shown.preview.header.choices] == [
        "Client",
        "leave out",
        "leave out",
    ]
    pick(shown.preview.header.choices[1], "Package")
    pick(shown.preview.header.choices[2], "Accounts")
    pick(shown.headings, "in row 1")
    read(qtbot, shown)
    plan = taken(window, shown)
    assert [(row.name, row.package, row.accounts) for row in plan.clients[-2:]] == [
        ("Acme", "growth", 3),
        ("Beta", "scale", 4),
    ]


def test_a_column_of_the_book_is_filled_by_one_of_the_list(
    window: MainWindow, show: Show, qtbot: QtBot
) -> None:
    shown = show(window, "Client;Other name;Package\nA;B;Growth\n")
    pick(shown.preview.header.choices[1], "Client")
    read(qtbot, shown)
    assert [each.currentText() for each in shown.preview.header.choices] == [
        "leave out",
        "Client",
        "Package",
    ]


def test_open_questions_are_asked_and_the_rest_is_named_by_cell(
    window: MainWindow, show: Show, qtbot: QtBot
) -> None:
    shown = show(window, PORTAL)
    assert shown.says.text() == "4 rows: 1 new, 1 already there and skipped, 2 to mend."
    assert lines(shown)[0] == "Row 3: choose the package of “Enterprise · 5 000”"
    assert lines(shown)[1].startswith("Row 4, Status: “Asleep” is none of these: active, ")
    assert not shown.take.isEnabled()
    assert list(shown.questions.choices)[:2] == [
        ("package", "Enterprise · 5 000"),
        ("status", "asleep"),
    ]
    pick(shown.questions.choices["package", "Enterprise · 5 000"], "Scale")
    read(qtbot, shown)
    pick(shown.questions.choices["status", "asleep"], "disabled")
    read(qtbot, shown)
    assert not shown.wrong.isVisible()
    assert shown.says.text() == "4 rows: 3 new, 1 already there and skipped."
    rows = taken(window, shown).clients[len(EXAMPLE.clients) :]
    assert [row.package for row in rows] == ["growth", "scale", "growth"]
    assert rows[1].overrides == Overrides(plan="enterprise", contacts=5000)
    assert rows[2].status is Status.DISABLED


def test_what_is_wrong_is_marked_and_a_click_goes_there(window: MainWindow, show: Show) -> None:
    rows = "".join(f"Client {n};Growth;5000\n" for n in range(60))
    shown = show(window, f"Client;Package;Contacts\n{rows}Last;Growth;many\n")
    model, preview = shown.preview.list, shown.preview
    assert lines(shown)[0].startswith("Row 62, Contacts: “many” is no part of a number")
    assert model.is_wrong(60, 3) and model.tone(60, 3) == "loss"
    assert model.words(60, 0) == "to mend"
    assert "many" in str(model.data(model.index(60, 3), Qt.ItemDataRole.ToolTipRole))
    item = shown.wrong.visualItemRect(shown.wrong.item(0))
    QTest.mouseClick(shown.wrong.viewport(), Left, pos=item.center())
    assert (preview.currentIndex().row(), preview.currentIndex().column()) == (60, 3)
    assert preview.viewport().rect().contains(preview.visualRect(preview.currentIndex()))


def test_clients_that_are_there_are_skipped_updated_or_added(
    window: MainWindow, show: Show, qtbot: QtBot
) -> None:
    shown = show(window, "Client;Package;Accounts\nHotel Belvedere;Growth;9\nAcme;Scale;1\n")
    assert shown.says.text() == "2 rows: 1 new, 1 already there and skipped."
    assert shown.preview.list.words(0, 0) == "already there"
    pick(shown.known, "add them once more")
    read(qtbot, shown)
    assert shown.says.text() == "2 rows: 2 new."
    pick(shown.known, "update them")
    read(qtbot, shown)
    assert shown.says.text() == "2 rows: 1 new, 1 updated."
    plan = taken(window, shown)
    assert len(plan.clients) == 8
    assert plan.clients[1] == replace(EXAMPLE.clients[1], accounts=9)


def test_further_rows_of_a_name_are_said_and_can_be_left_out(
    window: MainWindow, show: Show, qtbot: QtBot
) -> None:
    shown = show(window, "Client;Package\nAcme;Growth\nAcme;Scale\n")
    assert shown.preview.list.words(1, 0) == "new, once more"
    pick(shown.repeated, "take the first row")
    read(qtbot, shown)
    assert shown.says.text() == "2 rows: 1 new, 1 once more and left out."


def test_a_list_replaces_a_book_of_numbers_only_unless_told_otherwise(
    open_window: Opener, show: Show, qtbot: QtBot
) -> None:
    window = open_window(QUICK)
    shown = show(window, "Client;Package\nAcme;Growth\n")
    assert shown.says.text() == "1 row: 1 new. The 4 rows of your book go."
    pick(shown.place, "joins your book")
    read(qtbot, shown)
    assert shown.says.text() == "1 row: 1 new."
    pick(shown.place, "replaces your book")
    read(qtbot, shown)
    assert [row.name for row in taken(window, shown).clients] == ["Acme"]


def test_a_line_of_totals_can_be_left_out(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    shown = show(window, "Client;Package;Accounts\nAcme;Growth;2\nTotal;;2\n")
    assert shown.says.text() == "2 rows: 1 new, 1 to mend."
    (asked,) = shown.questions.choices.values()
    pick(asked, "leave these rows out")
    read(qtbot, shown)
    assert asked.currentText() == "leave these rows out"
    assert shown.says.text() == "2 rows: 1 new, 1 no client."
    pick(asked, "Growth")
    read(qtbot, shown)
    assert shown.says.text() == "2 rows: 2 new."
    pick(asked, "leave these rows out")
    read(qtbot, shown)
    assert taken(window, shown).clients[-1].name == "Acme"


def test_without_a_package_the_way_out_is_said(open_window: Opener, show: Show) -> None:
    shown = show(open_window(replace(EMPTY, packages=())), "Client;Package\nAcme;Growth\n")
    assert shown.complaint.text().startswith("There is no package yet")
    assert not shown.take.isEnabled()
    shown.reject()


def test_a_file_that_is_no_list_is_refused_in_one_sentence(
    window: MainWindow, show: Show, tmp_path: Path
) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    shown = show(window, path)
    assert (
        shown.complaint.text() == "This file holds no rows and columns: choose a CSV or XLSX file"
    )
    assert shown.says.text() == "Nothing was read."
    assert not shown.take.isEnabled()
    press(shown, Qt.Key.Key_Escape)
    assert no_dialog(window)
    assert window.document.plan == EXAMPLE


def test_nothing_changes_without_the_button(window: MainWindow, show: Show) -> None:
    shown = show(window, "Client;Package\nAcme;Growth\n")
    (cancel,) = [each for each in shown.findChildren(QPushButton) if each.text() == "Cancel"]
    click(cancel)
    assert no_dialog(window)
    assert window.document.plan == EXAMPLE
    assert window.document.undo.count() == 0


def test_a_large_list_is_read_behind_the_window_and_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "large.csv"
    rows = (f"Client {number};Growth;{number % 5000 + 1}" for number in range(50_000))
    path.write_text("Client;Package;Contacts\n" + "\n".join(rows), encoding="utf-8")
    window.import_clients(path)
    shown = dialog(ImportDialog, window)
    gone = QSignalSpy(shown.reader.destroyed)
    qtbot.waitUntil(lambda: shown.progress.value() > 0, timeout=PATIENCE)
    qtbot.waitUntil(shown.progress.isVisible, timeout=PATIENCE)
    assert shown.says.text() == "Reading the list…"
    press(shown, Qt.Key.Key_Escape)
    assert no_dialog(window)
    qtbot.waitUntil(lambda: gone.count() == 1, timeout=PATIENCE)
    assert window.document.plan == EXAMPLE


def test_the_last_choice_counts(window: MainWindow, show: Show, qtbot: QtBot) -> None:
    shown = show(window, "Client;Package\nHotel Belvedere;Growth\n" * 3)
    for words in ("update them", "skip them", "add them once more"):
        pick(shown.known, words)
    read(qtbot, shown)
    assert shown.preview.list.read.choices.known == "add"
    assert shown.known.currentText() == "add them once more"


def test_the_menu_asks_for_a_file(window: MainWindow) -> None:
    window.actions_.import_clients.trigger()
    asked = dialog(QFileDialog, window)
    assert asked.windowTitle() == "Import clients"
    asked.reject()


def test_every_control_has_a_name_and_is_reached_by_tab(window: MainWindow, show: Show) -> None:
    shown = show(window, PORTAL + "Fleurs & Co;Plus;5 000;Active\n")
    wanted = {
        each
        for each in shown.findChildren(QComboBox)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    for each in wanted:
        reached = QAccessible.queryAccessibleInterface(each)
        assert reached.text(QAccessible.Text.Name), each.currentText()
    met = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        met.add(focused)
        press(focused, Qt.Key.Key_Tab)
    assert wanted <= met
    assert {shown.preview, shown.wrong} <= met


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(984, 592), (1240, 680)])
def test_nothing_is_cut(
    window: MainWindow, show: Show, language: str, size: tuple[int, int]
) -> None:
    window.speak(language)
    shown = show(window, PORTAL + "Fleurs & Co;Plus;5 000;Active\n")
    shown.resize(*size)
    assert (shown.width(), shown.height()) == size
    assert faults(shown) == []
    assert overlaps(shown) == []
