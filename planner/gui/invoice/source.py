"""The first step of the invoice's check: where its lines come from, and how they are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.fields.number import ChoiceField
from planner.gui.invoice.reading import Reading, Source, reading
from planner.gui.invoice.tables import Shown, WordGrid, WordTable, read_columns, read_lines
from planner.gui.latest import Latest
from planner.gui.widgets import Note, label
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.storage.grid import column_name
from planner.storage.invoice_lines import KEYS, Choices
from planner.words import entry
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.sentences import one_line, sentence

QUICK_TEXT = 10_000  # characters that are read in less than a frame
REST = 150  # ms after the last key before a text is read
PASTE_HEIGHT = 132
LONGEST_HEADING = 10


class InvoiceSource(QWidget):
    """A place to paste into or to open a file, and how its columns are read.

    Signals:
        ready: whether there are lines to compare.
    """

    ready = Signal(bool)

    def __init__(self, plan: Plan) -> None:
        """Ask for the lines of an invoice of a plan."""
        super().__init__()
        self._plan = plan
        self._source = Source()
        self.found: Reading | None = None
        self._work = Latest(self)
        self._work.done.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REST)
        self._pause.timeout.connect(self._read_text)
        self.paste = QPlainTextEdit()
        self.paste.setFixedHeight(PASTE_HEIGHT)
        self.paste.setTabChangesFocus(True)
        self.paste.setAccessibleName(text("Lines of the invoice"))
        self.paste.setPlaceholderText(
            text("Paste here, from a spreadsheet or from the invoice itself: a line for each.")
        )
        self.paste.textChanged.connect(self._typed)
        self.open = QPushButton(text("Open a file…"))
        self.open.setAutoDefault(False)
        self.open.clicked.connect(self._ask_file)
        self.file = label("muted")
        self.table = WordTable(read_columns())
        self.grid = WordGrid(self.table)
        self.grid.setAccessibleName(text("Lines as they are read"))
        self.said = Note("muted")
        self.complaint = Note("complaint")
        self.currency = self._currencies()
        self.columns: dict[str, ChoiceField] = {}
        self.mapping = self._mapping()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        words = label(
            "muted", text("Paste the lines of the vendor's invoice, or open them from a file.")
        )
        head.addWidget(words)
        head.addStretch(1)
        head.addWidget(self.file)
        head.addWidget(self.open)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addLayout(head)
        rows.addWidget(self.paste)
        rows.addWidget(self.complaint)
        rows.addWidget(self.mapping)
        rows.addWidget(self.grid, 1)
        rows.addWidget(self.said)

    def _currencies(self) -> ChoiceField:
        choice = ChoiceField()
        own = dict.fromkeys((self._plan.price_list.currency, self._plan.currency))
        for each in own:
            choice.addItem(each.code, each.code)
        choice.setAccessibleName(text("Its currency"))
        choice.activated.connect(self._choose)
        return choice

    def _mapping(self) -> QFrame:
        """What each column is: changed here where it was guessed wrongly."""
        frame = QFrame()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(2)
        for column, key in enumerate(KEYS):
            choice = ChoiceField()
            choice.setObjectName(key)
            choice.setAccessibleName(column_title(key))
            choice.setSizeAdjustPolicy(
                ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.activated.connect(self._choose)
            name = label("caption", column_title(key))
            name.setBuddy(choice)
            grid.addWidget(name, 0, column)
            grid.addWidget(choice, 1, column)
            grid.setColumnStretch(column, 1)
            self.columns[key] = choice
        name = label("caption", text("Its currency"))
        name.setBuddy(self.currency)
        grid.addWidget(name, 0, len(KEYS))
        grid.addWidget(self.currency, 1, len(KEYS))
        abroad = self._plan.buys_abroad
        name.setVisible(abroad)
        self.currency.setVisible(abroad)
        frame.hide()
        return frame

    # What is read.

    @Slot()
    def _typed(self) -> None:
        self.ready.emit(False)
        self._pause.start()

    @Slot()
    def _read_text(self) -> None:
        self.file.setText("")
        self._read(Source(self.paste.toPlainText()))

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(self, text("Open an invoice"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        lists, everything = text("Lists"), text("All files")
        dialog.setNameFilters([f"{lists} (*.csv *.tsv *.txt *.xlsx)", f"{everything} (*)"])
        folder = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(folder))
        dialog.fileSelected.connect(self._open_named)
        dialog.open()

    @Slot(str)
    def _open_named(self, name: str) -> None:
        self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file in place of a pasted text."""
        self.paste.blockSignals(True)
        self.paste.clear()
        self.paste.blockSignals(False)
        self._pause.stop()
        self.file.setText(one_line(path.name, 48))
        self._read(Source(path=path))

    def _read(
        self, source: Source, currency: Currency | None = None, choices: Choices | None = None
    ) -> None:
        self._source = source
        plan = self._plan
        quick = source.path is None and len(source.text) <= QUICK_TEXT

        def job() -> tuple[Reading, list[Shown]]:
            found = reading(source, plan, currency, choices)
            return found, read_lines(found)

        self._work.request(job, at_once=quick)

    @Slot()
    def _choose(self) -> None:
        """Read again, with the columns and the currency that are chosen."""
        if self.found is None or self.found.currency is None:
            return
        before = self.found.choices
        columns = [""] * len(before.columns)
        for key, choice in self.columns.items():
            at = choice.currentData()
            if at is not None and not columns[at]:
                columns[at] = key
        chosen = before._replace(columns=tuple(columns))
        self._read(self._source, Currency.of(self.currency.currentData()), chosen)

    @Slot(object)
    def _take(self, made: tuple[Reading, list[Shown]]) -> None:
        found, lines = made
        self.found = found
        path = found.source.path
        if path is not None and found.sheet:
            self.file.setText(f"{one_line(path.name, 48)} · {one_line(found.sheet, 32)}")
        self.table.show_lines(lines)
        self.complaint.say(_complaint(found))
        self.said.say(self._summary(found))
        self._show_mapping(found)
        self.ready.emit(bool(found.read.lines))

    def _show_mapping(self, found: Reading) -> None:
        # A text has no columns to choose from, but it has a currency.
        choosable = not found.choices.text or self._plan.buys_abroad
        self.mapping.setVisible(bool(found.rows) and choosable)
        if found.currency is not None:
            self.currency.setCurrentIndex(self.currency.findData(found.currency.code))
        heads = headings(found)
        for key, choice in self.columns.items():
            choice.clear()
            choice.addItem(text("none"), None)
            for at, head in enumerate(heads):
                choice.addItem(head, at)
            columns = found.choices.columns
            choice.setCurrentIndex(columns.index(key) + 1 if key in columns else 0)

    def _summary(self, found: Reading) -> str:
        read = found.read
        if not found.rows:
            return ""
        lines = plural("{count} line read.", "{count} lines read.", len(read.lines))
        said = [lines.format(count=count(len(read.lines)))]
        if read.faults:
            more = plural(
                "{count} amount could not be read: correct it above, or compare without it.",
                "{count} amounts could not be read: correct them above, or compare without them.",
                len(read.faults),
            )
            said.append(more.format(count=count(len(read.faults))))
        if read.without:
            more = plural(
                "{count} line without an amount is passed over.",
                "{count} lines without an amount are passed over.",
                len(read.without),
            )
            said.append(more.format(count=count(len(read.without))))
        return " ".join(said)

    def leave(self) -> None:
        """Let go of what is being read: nobody will look at it."""
        self._pause.stop()
        self._work.leave()


def _complaint(found: Reading) -> str:
    """Why a source cannot be read, or the first of its amounts that cannot."""
    if found.read.faults:
        first = found.read.faults[0]
        return text("Row {row}: {sentence}").format(
            row=count(first.row + 1), sentence=entry.sentence(first.error)
        )
    return " ".join(sentence(each, place=False) for each in found.problems)


def headings(found: Reading) -> list[str]:
    """What the columns of a source are called: by their headings, or by their letters."""
    width = max((len(row) for row in found.rows), default=0)
    first = found.choices.first
    above = found.rows[first - 1] if 0 < first <= len(found.rows) else ()
    names = []
    for column in range(width):
        head = above[column].strip() if column < len(above) else ""
        name = text("Column {letter}").format(letter=column_name(column))
        names.append(one_line(head, LONGEST_HEADING) or name)
    return names


def column_title(key: str) -> str:
    """What a column of an invoice is called."""
    titles: dict[str, Callable[[], str]] = {
        "name": lambda: text("Account"),
        "description": lambda: text("Description"),
        "plan": lambda: text("Plan"),
        "contacts": lambda: text("Contacts"),
        "accounts": lambda: text("Accounts"),
        "period": lambda: text("Period"),
        "amount": lambda: text("Amount"),
    }
    return titles[key]()
