"""The vendor's invoice against the plan, by the hands of whoever got it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.actions import LANGUAGES
from planner.gui.fields.number import ChoiceField
from planner.gui.invoice.dialog import LEAST, InvoiceDialog
from planner.gui.main_window import MainWindow
from planner.model.plan import Status
from planner.words.catalogue import text
from tests.gui.conftest import Opener
from tests.gui.driving import Control, click, no_dialog, press
from tests.gui.invoice.invoices import (
    asked,
    compare,
    file_of,
    go_to,
    lines,
    paste,
    table,
    text_of,
)
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, large_document
from tests.gui.room import faults, overlaps, settle
from tests.model.plans import plan_of

BAND, FIRST, CLINIC = 14, 15, 21
DISTURBED = lines(
    (BAND, 17925),
    (FIRST, 17900),
    (CLINIC, None),
    more=[("Prospect", 13425), ("Garage Nord", 4425), ("Hotel Belvedere - SMS", 1000)],
)


@pytest.fixture
def checking(window: MainWindow) -> InvoiceDialog:
    return asked(window)


def chosen(of: InvoiceDialog, words: str) -> None:
    """Choose whose the current line is, by the keys."""
    whose: ChoiceField = of.findings.whose
    whose.setFocus()
    press(whose, Qt.Key.Key_Down)
    listed = whose.view()
    press(listed, Qt.Key.Key_Home)
    for _ in range(whose.findText(words, Qt.MatchFlag.MatchStartsWith)):
        press(listed, Qt.Key.Key_Down)
    press(listed, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_an_invoice_as_expected_says_so(checking: InvoiceDialog, qtbot: QtBot) -> None:
    assert not checking.compare.isEnabled()
    paste(checking, text_of(lines()), qtbot)
    assert checking.source.said.text() == "23 lines read."
    compare(checking, qtbot)
    assert checking.findings.summary.text() == (
        "The invoice is $1,505.25, to the cent what was expected."
    )
    assert len(table(checking)) == 23
    assert {cells[4] for cells in table(checking)} == {""}
    checking.reject()


def test_what_differs_is_shown_largest_first_with_its_cause(
    checking: InvoiceDialog, qtbot: QtBot
) -> None:
    paste(checking, text_of(DISTURBED), qtbot)
    compare(checking, qtbot)
    assert [(cells[0], *cells[2:]) for cells in table(checking)] == [
        ("Clinique Saint-Roch", "351.75", "–", "−351.75", "not billed"),
        ("Prospect", "–", "134.25", "+134.25", "billed, though its status is trial"),
        ("Hotel Belvedere", "134.25", "179.25", "+45.00", "another contact band: 10,000"),
        ("Hotel Belvedere", "134.25", "179.00", "+44.75", "first account at full price"),
        ("–", "–", "44.25", "+44.25", "not in your plan: like Plus, 1,000 contacts"),
        ("Hotel Belvedere", "–", "10.00", "+10.00", "add-on"),
    ]
    # 45.00 + 44.75 − 351.75 + 134.25 + 44.25 + 10.00
    assert "$73.50 lower than expected" in checking.findings.summary.text()
    assert "−$351.75 not billed" in checking.findings.parts.text()
    checking.reject()


def test_the_current_line_shows_the_arithmetic(checking: InvoiceDialog, qtbot: QtBot) -> None:
    paste(checking, text_of(DISTURBED), qtbot)
    compare(checking, qtbot)
    checking.findings.grid.setFocus()
    press(checking.findings.grid, Qt.Key.Key_Down)
    press(checking.findings.grid, Qt.Key.Key_Down)
    said = checking.findings.detail.text()
    assert "Expected: $179.00 − 25 % = $134.25." in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Likely: another contact band: 10,000 ($239.00" in said
    checking.reject()


@pytest.mark.parametrize("name", ["invoice.xlsx", "invoice.csv"])
def test_a_file_gives_the_same_as_a_paste(
    checking: InvoiceDialog, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    paste(checking, text_of(DISTURBED), qtbot)
    compare(checking, qtbot)
    pasted = table(checking)
    click(checking.back)
    before = checking.source.found
    checking.source.open_file(file_of(DISTURBED, tmp_path / name))
    qtbot.waitUntil(lambda: checking.source.found is not before)
    assert checking.source.file.text() == name
    assert checking.source.paste.toPlainText() == ""
    compare(checking, qtbot)
    assert table(checking) == pasted
    checking.reject()


@pytest.mark.parametrize("separator", [";", ",", "|"])
def test_pasted_cells_need_no_headings(
    checking: InvoiceDialog, qtbot: QtBot, separator: str
) -> None:
    quoted = [[f'"{each}"' for each in row] for row in lines()[1:]]
    paste(checking, text_of(quoted, separator), qtbot)
    compare(checking, qtbot)
    assert "to the cent what was expected" in checking.findings.summary.text()
    checking.reject()


def test_a_workbook_may_begin_with_a_cover(
    checking: InvoiceDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = file_of(lines(), tmp_path / "invoice.xlsx")
    book = openpyxl.load_workbook(path)
    book.worksheets[0].title = "Lines"
    cover = book.create_sheet("Cover", 0)
    cover.append(["Invoice of November"])
    book.save(path)
    checking.source.open_file(path)
    qtbot.waitUntil(lambda: checking.source.found is not None)
    assert checking.source.file.text() == "invoice.xlsx · Lines"
    compare(checking, qtbot)
    assert "to the cent what was expected" in checking.findings.summary.text()
    checking.reject()


def test_a_file_that_is_no_list_says_so_and_keeps_the_dialog(
    checking: InvoiceDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "invoice.pdf"
    path.write_bytes(b"%PDF-1.7\0\0\1\2" * 20)
    checking.source.open_file(path)
    qtbot.waitUntil(lambda: bool(checking.source.complaint.text()))
    assert not checking.compare.isEnabled()
    checking.reject()


def test_columns_can_be_chosen_otherwise(checking: InvoiceDialog, qtbot: QtBot) -> None:
    rows = [["Reference", "Client", "Was", "Now"], ["AC-1", "Paused shop", "1.00", "14.25"]]
    paste(checking, text_of(rows), qtbot)
    columns = checking.source.columns
    amount = columns["amount"]
    amount.setFocus()
    press(amount, Qt.Key.Key_Up)
    found = checking.source.found
    assert found is not None
    assert [line.amount for line in found.read.lines] == [100]
    checking.reject()


def test_an_amount_that_cannot_be_read_is_told_and_left(
    checking: InvoiceDialog, qtbot: QtBot
) -> None:
    paste(checking, "Client\tAmount\nVelo\tn/a\nPaused shop\t14.25\n", qtbot)
    assert checking.source.said.text().startswith("1 line read. 1 amount could not be read")
    first = checking.source.table.lines[0]
    assert first.cells[0] == "Velo"
    assert "“n”" in first.cells[-1]
    assert checking.source.complaint.text().startswith("Row 2: “n”")
    checking.reject()


def test_a_band_is_taken_over_as_one_step_and_undone(
    window: MainWindow, checking: InvoiceDialog, qtbot: QtBot
) -> None:
    paste(checking, text_of(lines((BAND, 17925))), qtbot)
    compare(checking, qtbot)
    before = window.document.plan
    assert not checking.undo.isEnabled()
    assert checking.findings.take.text() == "Change it to Plus, 10,000 contacts"
    click(checking.findings.take)
    assert checking.findings.summary.text().endswith("to the cent what was expected.")
    assert window.document.undo.undoText() == "Change contacts as billed"
    assert len(window.document.plan.clients) == len(before.clients) + 1
    press(checking.findings.grid, Qt.Key.Key_Z, Control)
    assert window.document.plan == before
    assert not checking.undo.isEnabled()
    assert table(checking)[0][4] == "+45.00"
    checking.reject()


def test_what_was_done_before_is_not_undone_here(
    window: MainWindow, checking: InvoiceDialog, qtbot: QtBot
) -> None:
    checking.reject()
    edited = plan_of(large_document(3))
    window.document.edit(lambda: "Edit", edited)
    again = asked(window)
    paste(again, text_of(lines()), qtbot)
    compare(again, qtbot)
    press(again.findings.grid, Qt.Key.Key_Z, Control)
    assert window.document.plan == edited
    again.reject()


def test_a_trial_that_is_billed_is_made_active(
    window: MainWindow, checking: InvoiceDialog, qtbot: QtBot
) -> None:
    paste(checking, text_of(lines(more=[("Prospect", 13425)])), qtbot)
    compare(checking, qtbot)
    click(checking.findings.take)
    rows = [row.status for row in window.document.plan.clients if row.name == "Prospect"]
    assert rows == [Status.TRIAL, Status.ACTIVE]
    checking.reject()


def test_a_line_is_matched_by_hand_or_left_out(checking: InvoiceDialog, qtbot: QtBot) -> None:
    rows = lines((CLINIC, None), more=[("AC-2231", 35000), ("Domain name", 1200)])
    paste(checking, text_of(rows), qtbot)
    compare(checking, qtbot)
    go_to(checking, "AC-2231")
    chosen(checking, "Clinique Saint-Roch")
    go_to(checking, "Domain name")
    chosen(checking, "left out")
    (row,) = table(checking)
    assert (row[0], row[2:5]) == ("Clinique Saint-Roch", ("351.75", "350.00", "−1.75"))
    click(checking.findings.every)
    assert table(checking)[-1][-1] == "left out"
    go_to(checking, "Domain name")
    assert checking.findings.whose.currentText() == "left out"
    chosen(checking, "matched automatically")
    assert "$10.25 higher" in checking.findings.summary.text()
    checking.reject()


def test_the_table_is_copied_with_its_titles(checking: InvoiceDialog, qtbot: QtBot) -> None:
    paste(checking, text_of(lines((BAND, 17925))), qtbot)
    compare(checking, qtbot)
    click(checking.findings.copy)
    titles, row = QGuiApplication.clipboard().text().splitlines()
    assert titles.split("\t")[:3] == ["Account", "Invoice line", "Expected, $"]
    assert row.split("\t")[2:5] == ["134.25", "179.25", "+45.00"]
    checking.reject()


def test_a_title_sorts_and_sorts_back(checking: InvoiceDialog, qtbot: QtBot) -> None:
    paste(checking, text_of(DISTURBED), qtbot)
    compare(checking, qtbot)
    heads = checking.findings.grid.heads
    place = heads.sectionPosition(3) + 40
    for largest_first in (True, False):
        point = heads.viewport().rect().topLeft()
        point.setX(place)
        point.setY(12)
        QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=point)
        billed = [each.sizes[1] for each in checking.findings.table.lines]
        assert billed == sorted(billed, reverse=largest_first)
    checking.reject()


def test_an_invoice_in_the_plans_own_currency_finds_its_rate(
    open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(FRENCH_SAMPLE)
    checking = asked(window)
    prices = FRENCH_SAMPLE.price_list
    assert prices.exchange_rate is not None
    assert checking.source.currency.isVisibleTo(checking.source.mapping)
    resold = [row for row in FRENCH_SAMPLE.clients if row.status is Status.ACTIVE][:1]
    paste(checking, f"Client\tMontant\n{resold[0].name}\t100,00 €\n", qtbot)
    found = checking.source.found
    assert found is not None
    assert found.currency == FRENCH_SAMPLE.currency
    compare(checking, qtbot)
    assert checking.findings.table.column(3).title == "Billed, €"
    checking.reject()


def test_hundreds_of_lines_are_compared_beside_the_window(
    open_window: Opener, qtbot: QtBot
) -> None:
    window = open_window(plan_of(large_document(800)))
    checking = asked(window)
    rows = [["Account", "Amount"], *([f"CLIENT-{number}", "80.55"] for number in range(800))]
    paste(checking, text_of(rows), qtbot)
    compare(checking, qtbot)
    assert checking.findings.summary.text().endswith("to the cent what was expected.")
    assert len(table(checking)) == 800
    checking.reject()


def test_closing_while_it_compares_leaves_nothing_behind(open_window: Opener, qtbot: QtBot) -> None:
    window = open_window(plan_of(large_document(800)))
    checking = asked(window)
    rows = [["Account", "Amount"], *([f"Client {number}", "1.00"] for number in range(800))]
    paste(checking, text_of(rows), qtbot)
    click(checking.compare)
    checking.reject()
    assert no_dialog(window)


def test_what_others_wrote_is_shown_as_it_is(checking: InvoiceDialog, qtbot: QtBot) -> None:
    paste(checking, "Client\tAmount\n<b>Nobody</b> & sons\t12.00\n", qtbot)
    compare(checking, qtbot)
    go_to(checking, "<b>Nobody</b> & sons")
    assert "<b>Nobody</b> & sons" in checking.findings.detail.text()
    formats = {each.textFormat() for each in checking.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}
    checking.reject()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [LEAST, (1280, 720)])
def test_everything_has_room(
    window: MainWindow, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    window.speak(language)
    checking = asked(window)
    checking.resize(*size)
    paste(checking, text_of(DISTURBED), qtbot)
    settle()
    assert faults(checking) + overlaps(checking) == []
    paste(checking, text_of([*DISTURBED, ["Velo", "12.345"]]), qtbot)
    assert faults(checking) + overlaps(checking) == []
    compare(checking, qtbot)
    settle()
    for words in ("Hotel", "Prospect", "Garage"):
        go_to(checking, words)
        assert faults(checking) + overlaps(checking) == []
    assert text("Undo") == checking.undo.text()
    checking.reject()


@pytest.mark.parametrize("second", [False, True])
def test_everything_is_named_and_reached_by_tab(
    checking: InvoiceDialog, qtbot: QtBot, second: bool
) -> None:
    paste(checking, text_of(DISTURBED), qtbot)
    if second:
        compare(checking, qtbot)
        go_to(checking, "Prospect")
        checking.findings.grid.setFocus()
    reached: list[QWidget] = []
    here = QApplication.focusWidget()
    while here is not None and here not in reached:
        reached.append(here)
        assert here.accessibleName() or (isinstance(here, QPushButton) and here.text())
        press(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    findings, source = checking.findings, checking.source
    wanted: set[QWidget] = {checking.close_}
    if second:
        wanted |= {findings.grid, findings.copy, findings.whose, findings.take, checking.back}
        assert {findings.differing, findings.every} & set(reached)
    else:
        wanted |= {source.paste, source.open, source.grid, checking.compare}
        wanted |= set(source.columns.values())
    assert wanted - set(reached) == set()
    checking.reject()


def test_the_plan_keeps_nothing_of_the_invoice(
    window: MainWindow, checking: InvoiceDialog, qtbot: QtBot
) -> None:
    paste(checking, text_of(DISTURBED), qtbot)
    compare(checking, qtbot)
    checking.reject()
    assert window.document.plan == EXAMPLE
    assert not window.document.undo.canUndo()
