"""Export and print: what is chosen, what it will look like, and what is amiss before it goes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.document import Document as OpenPlan
from planner.gui.exporting import making
from planner.gui.exporting.choices import Choices
from planner.gui.exporting.document_view import DocumentView
from planner.gui.exporting.documents import DOCUMENTS, Document, Order
from planner.gui.exporting.making import Gate, Look, Outcome
from planner.gui.exporting.sent import SentBar
from planner.gui.latest import Latest, safely
from planner.gui.theme import Theme
from planner.gui.widgets import Note, set_kind
from planner.model.offering import Vendor
from planner.storage.file_names import safe_name, with_ending
from planner.words import documents as words
from planner.words.catalogue import text
from planner.words.sentences import sentence

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SIZE = (984, 592)
LEAST = (900, 592)
LEFT = 288
MOST_PROBLEMS = 2
PATIENCE = 500  # ms until work shows that it takes a while


class ExportDialog(QDialog):
    """Saves and prints documents of the open plan; it stays open for the next one."""

    def __init__(
        self,
        open_plan: OpenPlan,
        theme: Theme,
        parent: QWidget,
        *,
        to_print: bool = False,
        documents: tuple[Document, ...] = DOCUMENTS,
    ) -> None:
        """Choose among documents.

        Args:
            open_plan: the open plan.
            theme: the look in use.
            parent: the window.
            to_print: whether a printer is what is wanted.
            documents: what can be made.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Export"))
        self.setSizeGripEnabled(True)
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self._open_plan, self._theme = open_plan, theme
        self._look: Look | None = None
        self._asked_below = ""
        self._printer: QPrinter | None = None
        self._gate = Gate()
        self._looking, self._working = Latest(self), Latest(self)
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self._unseen = QTimer(self, singleShot=True, interval=PATIENCE)
        self.choices = Choices(open_plan, documents)
        self.view = DocumentView()
        self.missing, self.said = Note("warning"), Note("caption")
        self.below, self.accept_below = Note("warning"), QCheckBox(words.below_asked())
        self.progress, self.cancel = QProgressBar(), QPushButton(text("Cancel"))
        self.sent = SentBar(open_plan)
        self.print_, self.save = QPushButton(text("Print…")), QPushButton(text("Save…"))
        self.close_ = QPushButton(text("Close"))
        self._lay_out(to_print=to_print)
        self._wire()
        self.recolour()
        self._show()
        self.choices.buttons[self.choices.document.key].setFocus()

    def _lay_out(self, *, to_print: bool) -> None:
        self.choices.setFixedWidth(LEFT)
        middle = QHBoxLayout()
        middle.setSpacing(2 * UNIT)
        middle.addWidget(self.choices)
        middle.addWidget(self.view, 1)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(120, UNIT)
        self.progress.setAccessibleName(text("The document is being made"))
        for each in (self.progress, self.cancel, self.accept_below):
            each.hide()
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addWidget(self.said, 1)
        foot.addStretch(0)
        for each in (self.progress, self.cancel, self.print_, self.save, self.close_):
            foot.addWidget(each)
        for button in (self.cancel, self.print_, self.save, self.close_):
            button.setAutoDefault(False)
        first = self.print_ if to_print else self.save
        first.setDefault(True)
        first.setProperty("kind", "primary")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT)
        rows.addLayout(middle, 1)
        for part in (self.missing, self.below, self.accept_below, self.sent):
            rows.addWidget(part)
        rows.addLayout(foot)

    def _wire(self) -> None:
        self.choices.changed.connect(self._show)
        self._open_plan.changed.connect(self._show)
        self._looking.done.connect(self._take_look)
        self._working.done.connect(self._take)
        self._late.timeout.connect(self._show_progress)
        self._unseen.timeout.connect(self.progress.show)
        self.accept_below.toggled.connect(self._enable)
        self.cancel.clicked.connect(self._call_off)
        self.save.clicked.connect(self._ask_save)
        self.print_.clicked.connect(self._ask_print)
        self.close_.clicked.connect(self.reject)
        self._theme.changed.connect(self.recolour)

    # What is shown before.

    def _order(self) -> Order:
        from planner.storage import shipped

        plan, path = self._open_plan.plan, self._open_plan.path
        names = {
            key: name for prices in shipped.price_lists() for key, name in prices.plans.items()
        }
        like = shipped.programme_like(plan.programme)
        return Order(
            plan,
            datetime.date.today(),
            self.choices.row if self.choices.document.for_client else None,
            Vendor("" if like is None else like.vendor, names),
            () if path is None else (path.name, str(path)),
        )

    @Slot()
    def _show(self) -> None:
        plan = self._open_plan.plan
        self.choices.show_plan(plan)
        document = self.choices.document
        if self._look is None or self._look.document is not document:
            self.view.begin(document)
            self.said.say("")
        self._look = None
        if not plan.packages:
            self._looking.leave()
            self._unseen.stop()
            self.progress.hide()
            self.view.begin(document)
            self._tell(text("Add a package first: there is nothing to show."), "complaint")
        else:
            job = partial(making.look, document, self._order(), self._looking.step)
            self._looking.request(partial(safely, job))
            self._unseen.start()
        self._enable()

    @Slot(object)
    def _take_look(self, found: Look | Exception) -> None:
        self._unseen.stop()
        self.progress.setVisible(self._working.busy and self.progress.isVisible())
        if isinstance(found, Exception):
            self._fail(found)
            return
        self._look = found
        self.view.show_look(found)
        if found.problems:
            currency = self._open_plan.plan.currency
            said = (sentence(each, currency=currency) for each in found.problems[:MOST_PROBLEMS])
            self._tell(text("First mend: {problems}").format(problems=" · ".join(said)), "warning")
        self.missing.say(found.missing)
        self.below.say(found.below)
        self.accept_below.setVisible(bool(found.below))
        if found.document.for_client and found.below != self._asked_below:
            self.accept_below.setChecked(False)
            self._asked_below = found.below
        self._enable()

    @Slot()
    def _enable(self) -> None:
        """Save and print once it was seen, and what has to be accepted is."""
        found = self._look
        ready = found is not None and not found.problems and not self._working.busy
        ready &= found is None or not found.below or self.accept_below.isChecked()
        pages = self.choices.document.pages is not None
        self.save.setEnabled(ready)
        self.print_.setEnabled(ready and pages)

    @Slot()
    def recolour(self) -> None:
        """Take the palette in use."""
        self.view.recolour(self._theme.palette)

    # Saving and printing.

    @Slot()
    def _ask_save(self) -> None:
        document, order = self.choices.document, self._order()
        client = order.offer.client if document.for_client else None
        title = self._open_plan.title or text("My plan")
        parts = words.file_parts(document.key, client, title, order.today)
        dialog = QFileDialog(self, words.name(document.key))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(document.suffix.removeprefix("."))
        everything = text("All files")
        kind = words.short_name(document.key)
        dialog.setNameFilters([f"{kind} (*{document.suffix})", f"{everything} (*)"])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._open_plan.path
        dialog.setDirectory(str(path.parent) if path is not None else folder)
        dialog.selectFile(safe_name(parts, document.suffix))
        dialog.fileSelected.connect(self._save_named)
        dialog.open()

    @Slot(str)
    def _save_named(self, name: str) -> None:
        document, order, gate = self.choices.document, self._order(), self._gate_of_its_own()
        path = with_ending(Path(name), document.suffix)
        self._work(partial(making.save, document, order, path, self._working.step, gate))

    @Slot()
    def _ask_print(self) -> None:
        from planner.gui.exporting import printing  # nothing else waits for a printer

        paper = self._open_plan.plan.wording.paper
        title = words.short_name(self.choices.document.key)
        self._printer = printing.printer_for(paper, title)
        dialog = printing.dialog_for(self._printer, self)
        dialog.accepted.connect(self._print)
        QDialog.open(dialog)  # its own asks for a receiver

    @Slot()
    def _print(self) -> None:
        from planner.gui.exporting import printing

        document, order = self.choices.document, self._order()
        if self._printer is not None:
            step, gate = self._working.step, self._gate_of_its_own()
            self._work(partial(printing.print_pages, document, order, self._printer, step, gate))

    def _gate_of_its_own(self) -> Gate:
        self._gate = Gate()
        return self._gate

    def _work(self, job: Callable[[], Outcome]) -> None:
        self.sent.hide()
        self.said.say("")
        self._late.start()
        self._working.request(partial(safely, job))
        self._enable()

    @Slot()
    def _show_progress(self) -> None:
        self.progress.show()
        self.cancel.show()

    @Slot()
    def _call_off(self) -> None:
        if not self._gate.shut():
            self._tell(text("Too late to cancel: it is being written or printed already."))
            return
        self._working.leave()
        self._rest()
        self._tell(text("Cancelled: nothing was written."))

    def _rest(self) -> None:
        self._late.stop()
        self.progress.hide()
        self.cancel.hide()
        self._enable()

    @Slot(object)
    def _take(self, made: Outcome | Exception) -> None:
        self._rest()
        if isinstance(made, Exception):
            self._fail(made)
        elif made.refused:
            self._tell(words.refused(made.refused), "complaint")
        elif made.problems:
            said = (sentence(each, place=False) for each in made.problems)
            self._tell(" ".join(said) + ".", "complaint")
        elif made.path is not None:
            self._tell(words.saved(made.path.name))
            self._offer_sent(made)
        elif made.lacks:
            self._tell(words.no_such_page(made.lacks), "complaint")
        elif made.pages:
            self._tell(words.printed(words.name(made.document.key)))
            self._offer_sent(made)
        else:
            self._tell(text("The printer took nothing: choose another."), "complaint")

    def _offer_sent(self, made: Outcome) -> None:
        """On paper or as a file: what leaves for a client can be remembered."""
        if made.document.for_client:
            self.sent.offer(made)

    def _tell(self, said: str, kind: str = "caption") -> None:
        set_kind(self.said, kind)
        self.said.say(said)

    def _fail(self, error: Exception) -> None:
        """Say that nothing came of it, and keep what happened where errors are kept."""
        self._tell(text("This document could not be made: nothing was written."), "complaint")
        self._enable()
        raise error

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field ends what is typed there, and saves nothing."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not (enter and isinstance(self.focusWidget(), QLineEdit)):
            super().keyPressEvent(event)

    # How it ends.

    def done(self, result: int) -> None:
        """Close without waiting for what nobody looks at any more; what is to be kept is kept."""
        if self._stays():
            return
        self._leave()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same where the window's own button closes it."""
        if self._stays():
            event.ignore()
            return
        self._leave()
        super().closeEvent(event)

    def _stays(self) -> bool:
        """Whether a document is on its way: it would be lost without a word."""
        if self._working.busy:
            self._show_progress()
            self._tell(text("The document is being made: wait for it, or cancel it first."))
        return self._working.busy

    def _leave(self) -> None:
        self._open_plan.settle()
        self._late.stop()
        self._unseen.stop()
        self._looking.leave()
        self._working.leave()
        self.view.leave()
