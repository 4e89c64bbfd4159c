"""Paper: the printer's dialog, and the pages painted on it beside the window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from planner.gui.exporting.documents import Document, Order, Step
from planner.gui.exporting.making import PRINTER, Gate, Outcome, make
from planner.gui.page_pictures import image_of
from planner.model.brand import Paper

SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def printer_for(paper: Paper, title: str) -> QPrinter:
    """A printer set for whole pages of a paper."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(int(PRINTER))
    page = QPageSize(SIZES[paper])
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def dialog_for(printer: QPrinter, parent: QWidget) -> QPrintDialog:
    """The system's questions about a printer; it is opened, and nothing waits for it."""
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for each in (
        QPrintDialog.PrintDialogOption.PrintSelection,
        QPrintDialog.PrintDialogOption.PrintCurrentPage,
    ):
        dialog.setOption(each, False)
    return dialog


def print_pages(
    document: Document, order: Order, printer: QPrinter, step: Step, gate: Gate
) -> Outcome:
    """Print a document, all of it or nothing; a client's only where nothing is found in it."""
    made = make(document, order, step)
    if made.refused or document.pages is None:
        return made
    pages = document.pages(order, PRINTER, step)
    step()
    wanted = _wanted(printer, len(pages))
    if not wanted:
        return replace(made, lacks=len(pages))
    gate.go()  # what a printer has been given it prints
    painter = QPainter()
    if not painter.begin(printer):
        return made
    try:
        for number, index in enumerate(wanted):
            if number:
                printer.newPage()
            place, image = on_paper(printer, image_of(pages[index]))
            painter.drawImage(place, image)
    finally:
        painter.end()
    return replace(made, pages=len(wanted))


def _wanted(printer: QPrinter, pages: int) -> range:
    """The pages that were asked for; all, where none were."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    return range(max(first, 1) - 1, min(last, pages))


def on_paper(printer: QPrinter, page: QImage) -> tuple[QRectF, QImage]:
    """Where a page goes on the paper: all of it, in its own proportions.

    One that lies on its side is turned rather than made small.
    """
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    if page.width() > page.height() and paper.width() < paper.height():
        page = page.transformed(QTransform().rotate(90))
    proportion = page.width() / page.height()
    width = min(paper.width(), paper.height() * proportion)
    place = QRectF(0, 0, width, width / proportion)
    place.moveCenter(QRectF(0, 0, paper.width(), paper.height()).center())
    return place, page
