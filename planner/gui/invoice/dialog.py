"""Holds the vendor's invoice against the plan: paste or open it, compare, take over what fits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.invoice.result import Compared, InvoiceResult, compare
from planner.gui.invoice.source import InvoiceSource
from planner.gui.latest import Latest
from planner.gui.theme import Theme
from planner.gui.widgets import label
from planner.model.invoice.edits import alike, followed
from planner.model.invoice.lines import Cause, Entry, Invoice
from planner.model.invoice.matching import LEFT_OUT
from planner.words import numbers
from planner.words.catalogue import text
from planner.words.invoice_findings import step

SIZE = (1000, 620)
LEAST = (960, 580)
QUICK = 600
"""So many lines and client rows are compared in less than a frame."""


class InvoiceDialog(QDialog):
    """Two steps: the lines of the invoice, then what they are against the plan.

    The invoice is not kept in the plan.
    """

    def __init__(
        self, document: Document, theme: Theme, plan_names: Mapping[str, str], parent: QWidget
    ) -> None:
        """Check an invoice of the open plan."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Check an invoice"))
        self.setSizeGripEnabled(True)
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self._document, self._theme, self._plan_names = document, theme, plan_names
        self._first = document.undo.index()  # what was done before stays done
        self._invoice: Invoice | None = None
        self._by_hand: dict[int, str | None] = {}  # client ids by line; None: left out
        self._work = Latest(self)
        self._work.done.connect(self._take)
        self.source = InvoiceSource(document.plan)
        self.findings = InvoiceResult(numbers.symbol(document.plan.price_list.currency))
        self.steps = QStackedWidget()
        self.steps.addWidget(self.source)
        self.steps.addWidget(self.findings)
        self.back = QPushButton(text("Back to the lines"))
        self.undo = QPushButton(text("Undo"))
        self.compare = QPushButton(text("Compare with my plan"))
        self.close_ = QPushButton(text("Close"))
        for button in (self.back, self.undo, self.close_):
            button.setAutoDefault(False)
        self.compare.setDefault(True)
        self.compare.setEnabled(False)
        self.compare.setProperty("kind", "primary")
        self._lay_out()
        self._wire()
        self._show_step()
        self.recolour()
        self.source.paste.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.undo)
        foot.addWidget(label("caption", text("The invoice is not kept in your plan.")))
        foot.addStretch(1)
        foot.addWidget(self.compare)
        foot.addWidget(self.close_)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT + 4)
        rows.addWidget(self.steps, 1)
        rows.addLayout(foot)

    def _wire(self) -> None:
        self.source.ready.connect(self.compare.setEnabled)
        self.compare.clicked.connect(self._begin)
        self.back.clicked.connect(self._go_back)
        self.undo.clicked.connect(self._undo)
        self.close_.clicked.connect(self.reject)
        self.findings.decided.connect(self._decide)
        self.findings.taken.connect(self._take_over)
        self._document.changed.connect(self._compare)
        self._document.undo.indexChanged.connect(self._show_step)
        self._theme.changed.connect(self.recolour)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.findings)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._undo)

    @Slot()
    def _show_step(self) -> None:
        second = self.steps.currentWidget() is self.findings
        self.back.setVisible(second)
        self.undo.setVisible(second)
        self.undo.setEnabled(self._document.undo.index() > self._first)
        self.compare.setVisible(not second)

    @Slot()
    def recolour(self) -> None:
        """Take the colours in use."""
        for grid in (self.source.grid, self.findings.grid):
            grid.recolour(self._theme.palette)

    # From the lines to the comparison.

    @Slot()
    def _begin(self) -> None:
        found = self.source.found
        if found is None or found.currency is None or not found.read.lines:
            return
        invoice = Invoice(found.read.lines, found.currency)
        if invoice != self._invoice:
            self._by_hand = {}
        self._invoice = invoice
        self.findings.name_amounts(numbers.symbol(found.currency))
        self.steps.setCurrentWidget(self.findings)
        self._show_step()
        self._compare()
        self.findings.grid.setFocus()

    @Slot()
    def _go_back(self) -> None:
        self.steps.setCurrentWidget(self.source)
        self._show_step()
        self.source.paste.setFocus()

    @Slot()
    def _compare(self) -> None:
        if self._invoice is None:
            return
        plan, invoice, names = self._document.plan, self._invoice, self._plan_names
        by_hand = self._rows_by_hand()
        quick = len(invoice.lines) + len(plan.clients) <= QUICK
        self._work.request(lambda: compare(plan, invoice, by_hand, names), at_once=quick)

    def _rows_by_hand(self) -> dict[int, int]:
        """What was decided by hand, with the rows as they are numbered now."""
        rows = {client.id: row for row, client in enumerate(self._document.plan.clients)}
        found = {
            line: LEFT_OUT if client is None else rows.get(client)
            for line, client in self._by_hand.items()
        }
        return {line: row for line, row in found.items() if row is not None}

    @Slot(object)
    def _take(self, compared: Compared) -> None:
        self.findings.show_compared(compared, self._rows_by_hand())
        self._show_step()

    # What is decided.

    @Slot(int, object)
    def _decide(self, line: int, row: int | None) -> None:
        if row is None:
            self._by_hand.pop(line, None)
        else:
            clients = self._document.plan.clients
            self._by_hand[line] = None if row == LEFT_OUT else clients[row].id
        self._compare()

    @Slot(object, object)
    def _take_over(self, cause: Cause, entry: Entry) -> None:
        compared = self.findings.compared
        if compared is None or compared.checked.book.plan is not self._document.plan:
            return  # the plan has moved on: what it suggests is being found anew
        entries = alike(cause, entry, compared.checked.entries)
        plan = followed(self._document.plan, cause, entries, date.today())
        self._document.settle()
        self._document.edit(lambda: step(cause), plan)

    @Slot()
    def _undo(self) -> None:
        """Take back the last thing that was taken over here."""
        if self._document.undo.index() > self._first:
            self._document.undo.undo()

    def done(self, result: int) -> None:
        """Close without waiting for what nobody will look at."""
        self._document.undo.indexChanged.disconnect(self._show_step)
        self.source.leave()
        self._work.leave()
        super().done(result)
