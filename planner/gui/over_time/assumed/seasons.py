"""The twelve months of the year: how many accounts join in each, against an average one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import NumberField
from planner.gui.widgets import Note, label, set_mark, set_words
from planner.model.assumption_edits import seasons_of, with_seasons, without_seasons
from planner.model.over_time.assumed import average_season
from planner.model.over_time.calendar import MONTHS_A_YEAR
from planner.model.plan import Plan
from planner.words import assumed as words
from planner.words import entry, seasons
from planner.words.catalogue import text
from planner.words.entry import EntryError

ACROSS = 3
FIELD, GAP = 71, 8


def this_month() -> date:
    """The first day of today's month."""
    return date.today().replace(day=1)


class Seasons(QWidget):
    """A field for each month of the year.

    Signals:
        changed: the plan has other seasons.
    """

    changed = Signal()

    def __init__(self, document: Document) -> None:
        """Build the fields."""
        super().__init__()
        self._document = document
        self.hint, self.average, self.complaint, self.problem = (
            Note(),
            Note(),
            Note("complaint"),
            Note("problem"),
        )
        self.names: list[QLabel] = []
        self.fields: list[NumberField] = []
        self.reset = QPushButton()
        self.reset.setProperty("kind", "link")
        self.reset.clicked.connect(self._reset)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(2)
        askings = []
        for index in range(MONTHS_A_YEAR):
            row, column = divmod(index, ACROSS)
            name, field = self._month(index)
            grid.addWidget(name, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
            askings.append(Asking(field))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addWidget(self.hint)
        rows.addLayout(grid)
        rows.addWidget(self.complaint)
        for asking in askings:
            rows.addWidget(asking)
        rows.addWidget(self.problem)
        rows.addWidget(self.average)
        rows.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _month(self, index: int) -> tuple[QLabel, NumberField]:
        name = label("caption")
        name.setContentsMargins(0, UNIT // 2, 0, 0)
        field = NumberField(seasons.read, words.rate_text)
        field.setObjectName(f"seasonality_{index}")
        field.setFixedWidth(FIELD)
        field.set_unit("%")
        field.about, field.doubts = words.about_season, seasons.doubt
        field.entered.connect(self._entered)
        field.settled.connect(self._document.settle)
        field.complained.connect(self.complaint.say)
        field.textEdited.connect(self._put_in)
        name.setBuddy(field)
        self.names.append(name)
        self.fields.append(field)
        return name, field

    # What the hand does.

    @Slot(object)
    def _entered(self, factor: Decimal) -> None:
        index = next(at for at, each in enumerate(self.fields) if each is self.sender())
        merge = f"seasonality/{index}"
        base = self._document.base(merge)
        back = seasons_of(base)[index] == factor
        plan = base if back else with_seasons(base, index, (factor,), this_month())
        self._document.edit(seasons.change, plan, merge=merge)
        self.changed.emit()

    @Slot(str)
    def _put_in(self, words: str) -> None:
        """Several numbers that are pasted go into as many months, by keys, menu or mouse alike."""
        if len(seasons.cells_of(words)) < 2:
            return  # one number: no other program is asked what it has copied
        pasted = [each for each in _on_clipboards() if each in words]
        if seasons.is_table(words):
            pasted.append(words)
        cells = next((found for each in pasted if len(found := seasons.cells_of(each)) > 1), [])
        if cells:
            index = next(at for at, each in enumerate(self.fields) if each is self.sender())
            self.fields[index].forget()  # whatever stood around it
            self._paste(index, cells)

    def _paste(self, first: int, cells: list[str]) -> None:
        room = MONTHS_A_YEAR - first
        if len(cells) > room:
            self.complaint.say(words.too_many(len(cells), room))
            return
        try:
            factors = seasons.read_several(cells)
        except EntryError as error:
            self.complaint.say(entry.sentence(error))
            return
        self.complaint.say("")
        self._document.settle()
        for field in self.fields[first : first + len(factors)]:
            field.forget()
        edited = with_seasons(self._document.plan, first, factors, this_month())
        self._document.edit(seasons.change, edited)
        self._document.settle()
        self.changed.emit()
        self.fields[first].selectAll()

    @Slot()
    def _reset(self) -> None:
        self._document.settle()
        self.forget()
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)  # the link goes
        self._document.edit(seasons.remove, without_seasons(self._document.plan))
        self.changed.emit()

    # What the eye sees.

    def show_plan(self, plan: Plan) -> None:
        """Show the seasons of a plan."""
        for field, factor in zip(self.fields, seasons_of(plan), strict=True):
            field.set_value(factor)
        stated = bool(plan.assumptions.seasonality)
        self.hint.say(words.seasons_hint(plan, this_month()))
        self.average.say(words.year_of_seasons(average_season(seasons_of(plan))))
        self.reset.setVisible(stated)

    def mark(self, wrong: Mapping[int | None, str]) -> None:
        """Mark the months whose factors are wrong; what is wrong with all of them is at January."""
        for index, field in enumerate(self.fields):
            bad = index in wrong or (index == 0 and None in wrong)
            set_mark(field, "problem" if bad else "")
        self.problem.say("\n".join(dict.fromkeys(wrong.values())))

    def field_of(self, index: int) -> NumberField:
        """The field of a month of the year."""
        return self.fields[index if 0 <= index < MONTHS_A_YEAR else 0]

    def forget(self) -> None:
        """Drop what is typed and not taken."""
        self.complaint.say("")
        for field in self.fields:
            field.forget()

    def retranslate(self) -> None:
        """Write every word anew."""
        for index, (name, field) in enumerate(zip(self.names, self.fields, strict=True)):
            month = words.month_of_year(index)
            set_words(name, month)
            field.setAccessibleName(text("New accounts in {month}").format(month=month))
            field.rewrite()
        set_words(self.reset, text("All months alike"))


def _on_clipboards() -> list[str]:
    """What can be pasted: that which was copied, and what the middle button puts in."""
    clipboard = QGuiApplication.clipboard()
    return [clipboard.text(mode) for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)]
