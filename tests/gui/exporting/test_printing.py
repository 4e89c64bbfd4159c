"""Paper: pages whole or none, nothing that a client must not learn, and remembered as sent."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from planner.gui.exporting import printing
from planner.gui.exporting.documents import Order
from planner.gui.exporting.making import Gate
from planner.model.brand import Paper
from tests.gui.driving import click, dialog
from tests.gui.exporting.desk import PATIENCE, Desk
from tests.gui.exporting.made import PAGES
from tests.gui.plans import EXAMPLE


def no_step() -> None:
    """The job is wanted."""


def order() -> Order:
    return Order(EXAMPLE, datetime.date.today())


def test_pages_go_to_the_printer_whole(desk: Desk, tmp_path: Path) -> None:
    printer = printing.printer_for(Paper.LETTER, "Proposal")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    path = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(path))
    document = desk.dialog.choices.document
    made = printing.print_pages(document, order(), printer, no_step, Gate())
    assert made.pages == len(PAGES)
    from pypdf import PdfReader

    boxes = [each.mediabox for each in PdfReader(path).pages]
    assert [(round(box.width), round(box.height)) for box in boxes] == [(612, 792)] * 3


def test_what_was_printed_for_a_client_can_be_remembered_as_sent(
    desk: Desk, tmp_path: Path
) -> None:
    for key, offered in (("report", False), ("proposal", True)):
        desk.choose(key)
        printer = desk.dialog._printer = printing.printer_for(Paper.A4, key)
        printer.setOutputFileName(str(tmp_path / f"{key}.pdf"))
        desk.dialog._print()
        desk.qtbot.waitUntil(lambda: bool(desk.said), timeout=PATIENCE)
        assert desk.said.startswith("Sent to the printer")
        assert desk.dialog.sent.isVisible() is offered
    click(desk.dialog.sent.remember)
    (kept,) = desk.window.document.plan.proposals
    assert kept.file == desk.client.data


def test_a_document_that_gives_something_away_is_not_printed(desk: Desk, tmp_path: Path) -> None:
    other = next(each.name for each in EXAMPLE.clients if each.name)
    desk.client.data = other.encode()
    printer = printing.printer_for(Paper.A4, "Proposal")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    made = printing.print_pages(desk.dialog.choices.document, order(), printer, no_step, Gate())
    assert made.refused and not made.pages
    assert list(tmp_path.glob("*.pdf")) == []


def test_pages_that_a_document_does_not_have_are_not_printed_white(
    desk: Desk, tmp_path: Path
) -> None:
    printer = printing.printer_for(Paper.A4, "Proposal")
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(7, 9)
    gate = Gate()
    made = printing.print_pages(desk.dialog.choices.document, order(), printer, no_step, gate)
    assert list(tmp_path.glob("*.pdf")) == []
    desk.dialog._take(made)
    assert desk.said == f"This document has {len(PAGES)} pages: print some of those."


def test_the_printers_dialog_is_opened_and_nothing_waits_for_it(desk: Desk) -> None:
    click(desk.dialog.print_)
    dialog(QPrintDialog, desk.dialog).reject()
    assert desk.client.asked == []
