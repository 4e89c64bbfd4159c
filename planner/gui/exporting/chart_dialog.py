"""How a chart is to be saved: its title, its size, its format, and how that will look."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import FAMILY, UNIT
from planner.export.sheet import LEAST, MOST, SIZES, Sheet
from planner.gui.chart_widget import ChartWidget
from planner.gui.exporting.audience import OwnTitle
from planner.gui.exporting.drawing import squares_of
from planner.gui.exporting.options import KINDS, OWN, remember, remembered
from planner.gui.exporting.preview import Preview
from planner.gui.fields.number import ChoiceField, NumberField
from planner.gui.fields.text import TextField
from planner.gui.latest import Latest
from planner.gui.widgets import Note, label
from planner.storage.file_names import with_ending
from planner.words import entry, numbers
from planner.words import exporting as words
from planner.words.catalogue import text
from planner.words.cells import text_of
from planner.words.sentences import one_line

if TYPE_CHECKING:
    from planner.gui.exporting.desk import ChartDesk

SIDE = 304
SIZE = (900, 560)
LONGEST_TITLE = 200


class ChartDialog(QDialog):
    """Asks how one chart is to leave, and shows it so."""

    def __init__(self, desk: ChartDesk, chart: ChartWidget, sheet: Sheet, parent: QWidget) -> None:
        """Ask about a chart as it is now."""
        super().__init__(parent)
        self._desk, self._chart, self._sheet = desk, chart, sheet
        self._options = remembered(desk.settings)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Save chart (for us)"))
        self.title = TextField()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.set_words(sheet.said)
        self.title.entered.connect(self._show)
        self.reset = self._link(text("The program's own title"), self._reset)
        self.stale = Note("warning")
        self.old = self._link(text("Use it"), self._use_old)
        self._old = desk.stale_title(chart)
        self.preview = Preview()
        self.preview.setAccessibleName(text("Preview of the chart"))
        self.sizes = ChoiceField()
        for key, size in SIZES.items():
            said = f"{words.size_name(key)} · {words.centimetres(size.width, size.height)}"
            self.sizes.addItem(said, key)
        self.sizes.addItem(text("A size of my own"), OWN)
        self.across = self._length(LEAST[0], MOST[0])
        self.down = self._length(LEAST[1], MOST[1])
        self.kind = ChoiceField()
        for kind in KINDS:
            self.kind.addItem(kind.upper(), kind)
        self.ground = ChoiceField()
        self.ground.addItem(text("White"), False)
        self.ground.addItem(text("Transparent"), True)
        self.letters = ChoiceField()
        self.letters.addItem(text("As shapes"), True)
        self.letters.addItem(text("As text"), False)
        self.about = Note("caption")
        self.squares = Note("warning")
        self.complaint = Note("complaint")
        self._latest = Latest(self)
        self._latest.done.connect(self._say_squares)
        self._lay_out()
        self._begin()

    def _link(self, said: str, act: object) -> QPushButton:
        made = QPushButton(said)
        made.setProperty("kind", "link")
        made.setAutoDefault(False)
        made.clicked.connect(act)
        return made

    def _length(self, least: float, most: float) -> NumberField:
        low, high = Decimal(str(least)), Decimal(str(most))
        made = NumberField(
            partial(entry.read_decimal, low=low, high=high, digits=1), numbers.number
        )
        made.set_unit("cm")
        return made

    def _lay_out(self) -> None:
        self._side = QGridLayout()
        self._side.setHorizontalSpacing(UNIT)
        self._side.setVerticalSpacing(UNIT)
        self._side.setColumnStretch(1, 1)
        self._labels: dict[QWidget, QLabel] = {}
        for said, field in (
            (text("Size"), self.sizes),
            (text("Width"), self.across),
            (text("Height"), self.down),
            (text("Format"), self.kind),
            (text("Ground"), self.ground),
            (text("Letters"), self.letters),
        ):
            self._row(said, field)
        under = QVBoxLayout()
        under.setSpacing(UNIT)
        under.addLayout(self._side)
        for note in (self.complaint, self.about, self.squares):
            under.addWidget(note)
        under.addStretch(1)
        aside = QWidget()
        aside.setFixedWidth(SIDE)
        aside.setLayout(under)
        under.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(2 * UNIT)
        middle.addWidget(self.preview, 1)
        middle.addWidget(aside)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        named = label("muted", text("Title"))
        named.setBuddy(self.title)
        head.addWidget(named)
        head.addWidget(self.title, 1)
        head.addWidget(self.reset)
        before = QHBoxLayout()
        before.addWidget(self.stale, 1)
        before.addWidget(self.old)
        self.save = QPushButton(text("Save…"))
        self.save.setDefault(True)
        self.save.clicked.connect(self._ask_where)
        self.copy = QPushButton(text("Copy"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.cancel = QPushButton(text("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addStretch(1)
        for button in (self.save, self.copy, self.cancel):
            buttons.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT + 4)
        rows.addLayout(head)
        rows.addLayout(before)
        rows.addLayout(middle, 1)
        rows.addLayout(buttons)
        self.resize(*SIZE)

    def _row(self, said: str, field: QWidget) -> None:
        row = len(self._labels)
        self._labels[field] = label("muted", said)
        self._labels[field].setBuddy(field)
        field.setAccessibleName(said)
        self._side.addWidget(self._labels[field], row, 0)
        side = Qt.AlignmentFlag.AlignRight if isinstance(field, NumberField) else None
        if side is None:
            self._side.addWidget(field, row, 1)
        else:
            self._side.addWidget(field, row, 1, side)

    def _begin(self) -> None:
        options = self._options
        self.sizes.setCurrentIndex(self.sizes.findData(options.key))
        self.kind.setCurrentIndex(self.kind.findData(options.kind))
        self.ground.setCurrentIndex(self.ground.findData(options.transparent))
        self.letters.setCurrentIndex(self.letters.findData(options.paths))
        self._write_lengths()
        if self._old:
            said = text("You had called it “{title}”, for other figures.")
            self.stale.say(said.format(title=one_line(self._old, LONGEST_TITLE)))
        self.old.setVisible(bool(self._old))
        for field in (self.sizes, self.kind, self.ground, self.letters):
            field.activated.connect(self._chosen)
        for length in (self.across, self.down):
            length.entered.connect(self._measured)
            length.complained.connect(self._complain)
        self._show()

    def _write_lengths(self) -> None:
        size = self._options.size
        for field, length in ((self.across, size.width), (self.down, size.height)):
            field.set_value(Decimal(f"{length:.1f}"))
            field.forget()

    @Slot()
    def _chosen(self) -> None:
        self._options = replace(
            self._options,
            key=self.sizes.currentData(),
            kind=self.kind.currentData(),
            transparent=self.ground.currentData(),
            paths=self.letters.currentData(),
        )
        if self.sender() is self.sizes:
            self._write_lengths()
        self._show()

    @Slot()
    def _measured(self) -> None:
        own = float(self.across.value), float(self.down.value)
        self._options = replace(self._options, key=OWN, own=own)
        self.sizes.setCurrentIndex(self.sizes.findData(OWN))
        self._show()

    @Slot(str)
    def _complain(self, words: str) -> None:
        """Nothing leaves in another size than is written here."""
        wrong = self.across.wrong or self.down.wrong
        if words or not wrong:
            self.complaint.say(words)
        for button in (self.save, self.copy):
            button.setEnabled(not wrong)

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is asked for."""
        title = text_of(self.title.text())
        own = title if title and title != self._sheet.picture.title else None
        return replace(self._sheet, title=own)

    @Slot()
    def _show(self) -> None:
        options, sheet = self._options, self.sheet
        see_through = options.kind == "png"
        self.preview.show_sheet(
            sheet, options.size, transparent=see_through and options.transparent
        )
        self.reset.setVisible(sheet.title is not None)
        for field, wanted in ((self.ground, see_through), (self.letters, options.kind == "svg")):
            field.setVisible(wanted)
            self._labels[field].setVisible(wanted)
        self.about.say(words.about_format(options.kind, options.paths, _family(sheet)))
        self._latest.request(partial(squares_of, sheet, options))

    @Slot(object)
    def _say_squares(self, found: str) -> None:
        self.squares.say(words.squares(found))

    @Slot()
    def _reset(self) -> None:
        self.title.setText(self._sheet.picture.title)
        self.title.setFocus()
        self._show()

    @Slot()
    def _use_old(self) -> None:
        self.title.setText(self._old)
        self.title.setFocus()
        self._show()

    # What is done with it.

    def _settle(self) -> Sheet:
        """Remember the options, and in the plan the title."""
        remember(self._desk.settings, self._options)
        sheet, keep = self.sheet, self._desk.audience.keep_title
        if keep is not None:
            proposed = self._sheet.picture.title
            own = None if sheet.title is None else OwnTitle(sheet.title, proposed)
            keep(self._chart.chart_key, own)
        return sheet

    @Slot()
    def _copy(self) -> None:
        sheet = self._settle()
        self.accept()
        self._desk.copy_sheet(sheet, self._options, self._chart)

    @Slot()
    def _ask_where(self) -> None:
        kind = self._options.kind
        dialog = QFileDialog(self, self.windowTitle())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{kind.upper()} (*.{kind})"])
        dialog.setDefaultSuffix(kind)
        proposed = self._desk.proposed(self.sheet, kind)
        dialog.setDirectory(str(proposed.parent))
        dialog.selectFile(proposed.name)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    @Slot(str)
    def _save(self, name: str) -> None:
        sheet = self._settle()
        self.accept()
        self._desk.save(
            with_ending(Path(name), f".{self._options.kind}"), sheet, self._options, self._chart
        )

    def done(self, result: int) -> None:
        """Close without waiting for what nobody wants to know any more."""
        self._latest.leave()
        self.preview.leave()
        super().done(result)


def _family(sheet: Sheet) -> str:
    return FAMILY if sheet.face is None else one_line(sheet.face.family)
