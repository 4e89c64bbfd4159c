"""Invoices on the clipboard and in files, and hands for the dialog that checks them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.invoice.dialog import InvoiceDialog
from planner.gui.main_window import MainWindow
from tests.gui.driving import Control, click, dialog
from tests.model.invoice.made import Made, invoice_of
from tests.model.plans import example

HEADS = ("Account", "Amount (USD)")
LONG_ENOUGH = 20_000


def amount(minor: int) -> str:
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100:,}.{abs(minor) % 100:02}"


def lines(
    *changed: tuple[int, int | None], more: Iterable[tuple[str, int]] = ()
) -> list[list[str]]:
    """The worked example's invoice, with amounts changed (or lost) by line, and lines added."""
    made: list[Made] = invoice_of(example())
    amounts: dict[int, int | None] = dict(changed)
    rows = [
        [each.line.name, amount(value)]
        for number, each in enumerate(made)
        if (value := amounts.get(number, each.line.amount)) is not None
    ]
    return [list(HEADS), *rows, *([name, amount(value)] for name, value in more)]


def text_of(rows: list[list[str]], separator: str = "\t") -> str:
    return "".join(separator.join(row) + "\n" for row in rows)


def file_of(rows: list[list[str]], path: Path) -> Path:
    """The rows as a file of the kind that its name says."""
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append([_number(each) for each in row])
        book.save(path)
    else:
        separated = [[f'"{each}"' for each in row] for row in rows]
        path.write_text(text_of(separated, ","), encoding="utf-16")
    return path


def _number(cell: str) -> str | float:
    bare = cell.replace(",", "")
    return float(bare) if bare.replace(".", "").replace("-", "").isdigit() else cell


def asked(window: MainWindow) -> InvoiceDialog:
    """The dialog, opened from its menu."""
    window.actions_.check_invoice.trigger()
    return dialog(InvoiceDialog, window)


def paste(into: InvoiceDialog, words: str, qtbot: QtBot) -> None:
    """Paste a text by its keys, in place of what was there, and wait until it is read."""
    QGuiApplication.clipboard().setText(words)
    into.source.paste.setFocus()
    QTest.keyClick(into.source.paste, Qt.Key.Key_A, Control)
    before = into.source.found
    QTest.keyClick(into.source.paste, Qt.Key.Key_V, Control)
    qtbot.waitUntil(lambda: into.source.found is not before, timeout=LONG_ENOUGH)
    QApplication.processEvents()


def compare(of: InvoiceDialog, qtbot: QtBot) -> None:
    """Compare by a click, and wait until it is done."""
    click(of.compare)
    qtbot.waitUntil(lambda: of.findings.compared is not None, timeout=LONG_ENOUGH)
    QApplication.processEvents()


def table(of: InvoiceDialog) -> list[tuple[str, ...]]:
    """What the table of findings shows."""
    return [each.cells for each in of.findings.table.lines]


def go_to(of: InvoiceDialog, words: str) -> None:
    """Put the hand on the first line whose account or text begins so."""
    rows = [row for row, cells in enumerate(table(of)) if any(c.startswith(words) for c in cells)]
    of.findings.grid.go(rows[0], 0)
    QApplication.processEvents()
