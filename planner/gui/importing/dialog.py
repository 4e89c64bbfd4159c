"""Import of a list of clients: what was read, what it will do, and everything that is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.clients.typed import no_package
from planner.gui.fields.number import ChoiceField
from planner.gui.importing.preview import Preview
from planner.gui.importing.questions import LEAVE_OUT, Questions, answers
from planner.gui.importing.reader import How, ImportReader, Read
from planner.gui.theme import Theme
from planner.gui.widgets import Note, label, set_words
from planner.model.edits import is_quick
from planner.model.plan import Plan, Status
from planner.model.problems import Problem
from planner.storage.client_import import Choices, Fate, Known
from planner.storage.import_guess import HEADINGS_WITHIN, with_headings
from planner.storage.separated import ENCODINGS, SEPARATORS, encoding_name
from planner.words import imports
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.sentences import one_line, sentence

SIZE = (984, 592)
HEADINGS_WIDTH = 120
BELOW = 124  # height of what is open and of what is wrong
MOST_LINES = 200
PATIENCE = 200  # ms until work shows that it takes a while
NO_HEADINGS = -1


class ImportDialog(QDialog):
    """Shows a list before it becomes rows of the book.

    Signals:
        taken: the rows of the book afterwards.
    """

    taken = Signal(object)

    def __init__(self, path: Path, plan: Plan, look: Theme, parent: QWidget) -> None:
        """Read a file for a plan."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Import clients"))
        self.resize(*SIZE)
        self._plan = plan
        self._how = How()
        self._read: Read | None = None
        self._choices: Choices | None = None  # the last that were asked for
        self._choosing: tuple[int, tuple[str, ...]] | None = None  # a column, and all before it
        self._busy = False
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self.reader = ImportReader(path, plan, parent)
        self.file = label("section", one_line(path.name))
        self.encoding = self._choice((code, encoding_name(code)) for code in ENCODINGS)
        marks = (*SEPARATORS, "")
        self.separator = self._choice((mark, imports.separator(mark)) for mark in marks)
        self.sheet = self._choice(())
        self.headings = self._choice(())
        self.headings.setMinimumWidth(HEADINGS_WIDTH)
        self.decimals = self._choice((mark, imports.decimals(mark)) for mark in ("", ",", "."))
        self.known = self._choice((str(each), imports.known(each)) for each in Known)
        self.repeated = self._choice((each, imports.repeated(each)) for each in ("all", "first"))
        self.place = self._choice((each, imports.place(each)) for each in ("beside", "instead"))
        self.preview = Preview(look, self)
        self.complaint = Note("complaint")
        self.questions = Questions(plan, self)
        self.wrong = QListWidget()
        self.wrong.setAccessibleName(text("What is to mend"))
        self.wrong.setWordWrap(True)
        self.wrong.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.says = label("section", text("Reading the list…"))
        self.progress = QProgressBar()
        self._lay_out()
        self._wire()
        quoted = any(client.name for client in plan.clients)
        self._reopen(in_place=bool(plan.clients) and is_quick(plan) and not quoted)
        self.preview.setFocus()

    def _choice(self, items: Iterable[tuple[str, str]]) -> ChoiceField:
        choice = ChoiceField()
        choice.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        for key, words in items:
            choice.addItem(words, key)
        return choice

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT)
        rows.addWidget(self.file)
        self._of_text = _named(text("Encoding"), self.encoding)
        self._between = _named(text("Cells apart by"), self.separator)
        self._of_sheets = _named(text("Sheet"), self.sheet)
        headings = _named(text("Headings"), self.headings)
        decimals = _named(text("Decimals"), self.decimals)
        place = _named(text("The list"), self.place)
        self._of_a_list = (headings, decimals, place)
        above = _row(self._of_text, self._between, self._of_sheets, headings, decimals)
        for each in (self._of_text, self._between, self._of_sheets, *self._of_a_list):
            each.hide()  # until it is known that they mean something
        rows.addLayout(above)
        rows.addWidget(self.complaint)
        rows.addWidget(self.preview, 1)
        open_ = QHBoxLayout()
        open_.setSpacing(2 * UNIT)
        for each in (self.questions, self.wrong):
            each.setFixedHeight(BELOW)
            each.hide()
            open_.addWidget(each, 1)
        rows.addLayout(open_)
        self._twice = _named(text("More than once in the list"), self.repeated)
        self._there = _named(text("Already in your book"), self.known)
        rows.addLayout(_row(place, self._there, self._twice))
        for each in (self._there, self._twice):
            each.hide()
        self.progress.hide()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(120, UNIT)
        self.progress.setAccessibleName(text("How much is read"))
        box = QDialogButtonBox()
        self.take = box.addButton(text("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("kind", "primary")
        self.take.setDefault(True)
        box.addButton(text("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.setSpacing(UNIT)
        self.says.setWordWrap(True)
        below.addWidget(self.says, 1)
        below.addWidget(self.progress)
        below.addWidget(box)
        rows.addLayout(below)

    def _wire(self) -> None:
        self.reader.read.connect(self._show)
        self.reader.refused.connect(self._refuse)
        self.reader.progressed.connect(self._progress)
        self._late.timeout.connect(self.progress.show)
        for each in (self.encoding, self.separator, self.sheet):
            each.activated.connect(self._read_otherwise)
        self.headings.activated.connect(self._choose_headings)
        for each in (self.decimals, self.known, self.repeated, self.place):
            each.activated.connect(self._choose)
        self.preview.header.chosen.connect(self._choose_column)
        self.questions.answered.connect(self._answer)
        self.wrong.itemClicked.connect(self._go_to)
        self.wrong.itemActivated.connect(self._go_to)

    # What is asked for.

    def _reopen(self, *, in_place: bool) -> None:
        self._work()
        self.reader.open(self._how, in_place=in_place)

    @Slot()
    def _read_otherwise(self) -> None:
        """Read the file in the way that was chosen: only what was chosen by hand is told."""
        choice = self.sender()
        if choice is self.encoding:
            self._how = self._how._replace(encoding=str(self.encoding.currentData()))
        elif choice is self.separator:
            self._how = self._how._replace(separator=str(self.separator.currentData()))
        else:
            self._how = self._how._replace(sheet=str(self.sheet.currentData()))
        self._reopen(in_place=self.place.currentData() == "instead")

    def _look(self, **changes: Any) -> None:
        if self._read is not None and self._choices is not None:
            self._choices = replace(self._choices, **changes)
            self._work()
            self.reader.look(self._read.grid, self._choices)

    @Slot()
    def _choose(self) -> None:
        self._look(
            decimal=str(self.decimals.currentData()),
            known=Known(self.known.currentData()),
            repeated=self.repeated.currentData() == "all",
            replace=self.place.currentData() == "instead",
        )

    @Slot()
    def _choose_headings(self) -> None:
        if self._read is not None and self._choices is not None:
            row = int(self.headings.currentData())
            at = None if row == NO_HEADINGS else row
            self._choosing = None
            found = with_headings(self._read.grid, self._choices, at)
            self._look(columns=found.columns, first=found.first)

    @Slot(int, str)
    def _choose_column(self, at: int, key: str) -> None:
        if self._choices is not None:
            # Arrow keys pass through what other columns are: only the last choice takes it away.
            if self._choosing is None or self._choosing[0] != at:
                self._choosing = (at, self._choices.columns)
            others = ("" if each == key else each for each in self._choosing[1])
            columns = [key if index == at else each for index, each in enumerate(others)]
            self._look(columns=tuple(columns))

    @Slot(str, str, str)
    def _answer(self, kind: str, called: str, answer: str) -> None:
        if self._choices is not None and kind == "package":
            left_out = self._choices.left_out - {called}
            if answer == LEAVE_OUT:
                answer, left_out = "", left_out | {called}
            packages = answers(self._choices.packages, called, answer)
            self._look(packages=packages, left_out=left_out)
        elif self._choices is not None:
            given = {word: str(status) for word, status in self._choices.statuses.items()}
            statuses = answers(given, called, answer)
            self._look(statuses={word: Status(status) for word, status in statuses.items()})

    # What is shown.

    def _work(self) -> None:
        self._busy = True
        self.take.setEnabled(False)
        self.progress.setValue(0)
        self._late.start()

    def _rest(self) -> None:
        self._busy = False
        self._late.stop()
        self.progress.hide()

    @Slot(float)
    def _progress(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    @Slot(object)
    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        self._rest()
        self.complaint.say("\n".join(sentence(each, place=False) for each in problems))
        if self._read is None:
            for each in (self._of_text, self._between, self._of_sheets):
                each.setVisible(each is self._of_text and _is_of_text(problems))
            set_words(self.says, text("Nothing was read."))

    @Slot(object)
    def _show(self, read: Read) -> None:
        self._rest()
        fresh = self._read is None or self._read.grid is not read.grid
        self._read, self._choices = read, read.choices
        self.complaint.say("" if self._plan.packages else no_package())
        if fresh:
            self._show_file(read)
        self.headings.setCurrentIndex(self.headings.findData(read.choices.first - 1))
        self.place.setCurrentIndex(
            self.place.findData("instead" if read.choices.replace else "beside")
        )
        self.preview.show_read(read)
        self.questions.ask(read)
        self._show_wrong(read)
        found, counts = read.outcome, read.counts
        in_book = counts[Fate.SKIPPED] or counts[Fate.UPDATED] or read.choices.known is Known.ADD
        self._there.setVisible(not read.choices.replace and bool(in_book))
        self._twice.setVisible(read.twice)
        going = len(self._plan.clients) if read.choices.replace else None
        set_words(self.says, imports.summary(counts, replaced=going))
        changes = found.clients is not None and found.clients != self._plan.clients
        self.take.setEnabled(changes)

    def _show_file(self, read: Read) -> None:
        grid = read.grid
        self._choosing = None
        for each in self._of_a_list:
            each.show()
        self._of_text.setVisible(bool(grid.encoding))
        self._between.setVisible(bool(grid.encoding))
        self._of_sheets.setVisible(len(grid.sheets) > 1)
        self.encoding.setCurrentIndex(self.encoding.findData(grid.encoding))
        self.separator.setCurrentIndex(self.separator.findData(grid.separator))
        _fill(self.sheet, ((name, one_line(name, 31)) for name in grid.sheets))
        self.sheet.setCurrentIndex(self.sheet.findData(grid.sheet))
        self.headings.clear()
        self.headings.addItem(text("none"), NO_HEADINGS)
        for row in range(min(HEADINGS_WITHIN, len(grid.rows))):
            self.headings.addItem(text("in row {row}").format(row=row + 1), row)

    def _show_wrong(self, read: Read) -> None:
        faults = read.outcome.faults
        self.wrong.clear()
        asked: set[str] = set()
        for fault in faults[:MOST_LINES]:
            if fault.error.code == "package":  # asked once, however many rows it stands in
                if fault.error.part in asked:
                    continue
                asked.add(fault.error.part)
            key = "" if fault.column is None else read.choices.columns[fault.column]
            item = QListWidgetItem(imports.fault(fault.row + 1, key, fault.error))
            item.setData(Qt.ItemDataRole.UserRole, (fault.row, fault.column))
            self.wrong.addItem(item)
        rest = len(faults) - MOST_LINES
        if rest > 0:
            more = plural("and {count} more", "and {count} more", rest)
            self.wrong.addItem(more.format(count=count(rest)))
        self.wrong.setVisible(bool(faults))

    @Slot(QListWidgetItem)
    def _go_to(self, item: QListWidgetItem) -> None:
        place = item.data(Qt.ItemDataRole.UserRole)
        if place is not None:
            self.preview.go_to(*place)

    # How it ends.

    @Slot()
    def _take(self) -> None:
        if self._read is not None and not self._busy and self._read.outcome.clients is not None:
            self.taken.emit(self._read.outcome.clients)
            self.accept()

    def done(self, result: int) -> None:
        """Close; whatever still reads stops."""
        self.reader.let_go()
        super().done(result)


def _named(words: str, choice: ChoiceField) -> QWidget:
    """A choice with its name before it, shown and hidden together."""
    name = label("muted", words)
    name.setBuddy(choice)
    choice.setAccessibleName(words)
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT)
    row.addWidget(name)
    row.addWidget(choice)
    return both


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * UNIT)
    for each in parts:
        row.addWidget(each)
    row.addStretch(1)
    return row


def _fill(choice: ChoiceField, items: Iterable[tuple[str, str]]) -> None:
    choice.clear()
    for key, words in items:
        choice.addItem(words, key)


def _is_of_text(problems: tuple[Problem, ...]) -> bool:
    return any(each.code in {"unknown-encoding", "not-in-encoding"} for each in problems)
