"""How far one driver is moved: its two ends, and whether they are shares or amounts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import ChoiceField, NumberField
from planner.gui.next_step.sensitivity import reading
from planner.gui.widgets import Note, label, set_words
from planner.model.book import Book
from planner.model.drivers import Key, range_of, usual_in, ways, with_range, without_range
from planner.model.ranges import By, DriverRange
from planner.words import sensitivity as words
from planner.words.catalogue import context, text

FIELD = 96


class RangeEditor(QWidget):
    """The range of the driver in hand."""

    def __init__(self, document: Document) -> None:
        """Build it, for no driver yet."""
        super().__init__()
        self._document = document
        self._key: Key | None = None
        self._of: DriverRange | None = None
        self._title = ""
        self.name = label("section")
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.from_name, self.low = self._field("range_low")
        self.to_name, self.high = self._field("range_high")
        self.way = ChoiceField()
        self.way.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.way.setObjectName("range_way")
        self.way.activated.connect(self._way_chosen)
        self.usual = QPushButton()
        self.usual.setProperty("kind", "link")
        self.usual.clicked.connect(self._back_to_usual)
        self.complaint = Note("complaint")
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.name, 1)
        row.addWidget(self.usual)
        for part in (self.from_name, self.low, self.to_name, self.high, self.way):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(row)
        rows.addWidget(self.complaint)
        for field in (self.low, self.high):
            rows.addWidget(Asking(field))
        self.low.entered.connect(self._low_entered)
        self.high.entered.connect(self._high_entered)

    def _field(self, key: str) -> tuple[QLabel, NumberField]:
        name = label("muted")
        field = NumberField(self._read, self._write)
        field.setObjectName(key)
        field.setFixedWidth(FIELD)
        field.settled.connect(self._document.settle)
        field.complained.connect(self._complain)
        name.setBuddy(field)
        return name, field

    def _read(self, typed: str) -> Decimal:
        key, of = self._key, self._of
        if key is None or of is None:
            return Decimal(0)
        return reading.read(typed, key, of.by, self._document.plan)

    def _write(self, value: Decimal) -> str:
        key, of = self._key, self._of
        if key is None or of is None:
            return ""
        return reading.write(value, key, of.by, self._document.plan)

    def show_driver(self, key: Key, title: str) -> None:
        """Show the range of a driver, as the plan has it now: swings of a large book come late."""
        if key != self._key:
            self.forget()
        self._key, self._title = key, title
        self._follow()

    def _follow(self) -> None:
        """Show what the plan says of the driver in hand."""
        key, plan = self._key, self._document.plan
        if key is None:
            return
        self._of, own = range_of(key, Book(plan))
        self._name()
        unit = words.unit(key, self._of.by, plan)
        for field, value in ((self.low, self._of.low), (self.high, self._of.high)):
            field.set_unit(unit)
            field.set_value(value)
        self.usual.setVisible(own)
        self._show_ways(key, self._of.by)

    def forget(self) -> None:
        """Drop what is typed and not taken: it was about another driver, or another plan."""
        self._key = None
        for field in (self.low, self.high):
            field.forget()

    def _show_ways(self, key: Key, by: By) -> None:
        offered = ways(key)
        names = [words.way(key, each, self._document.plan) for each in offered]
        there = [self.way.itemText(index) for index in range(self.way.count())]
        if there != names:
            with QSignalBlocker(self.way):
                self.way.clear()
                for each, name in zip(offered, names, strict=True):
                    self.way.addItem(name, each.value)
        self.way.setCurrentIndex(offered.index(by))
        self.way.setEnabled(len(offered) > 1)

    @Slot(object)
    def _low_entered(self, value: Decimal) -> None:
        if self._of is not None:
            self._edit(replace(self._of, low=value))

    @Slot(object)
    def _high_entered(self, value: Decimal) -> None:
        if self._of is not None:
            self._edit(replace(self._of, high=value))

    def _edit(self, made: DriverRange) -> None:
        key = self._key
        if key is None:
            return
        merge = f"range/{key.driver}/{key.package}"
        base = self._document.base(merge)
        self._of = made
        same = range_of(key, Book(base))[0] == made  # typed back to where it began
        plan = base if same else with_range(base, made)
        self._document.edit(words.change_range, plan, merge=merge)

    @Slot(int)
    def _way_chosen(self, index: int) -> None:
        key, by = self._key, By(str(self.way.itemData(index)))
        if key is None or self._of is None or by is self._of.by:
            return
        self._document.settle()
        plan = with_range(self._document.plan, usual_in(key, by, Book(self._document.plan)))
        self._document.edit(words.change_range, plan)
        self._follow()

    @Slot()
    def _back_to_usual(self) -> None:
        if self._key is not None:
            self._document.settle()
            self.low.setFocus()
            plan = without_range(self._document.plan, self._key)
            self._document.edit(words.change_range, plan)
            self._follow()

    @Slot(str)
    def _complain(self, said: str) -> None:
        self.complaint.say(said)

    def take_hand(self) -> None:
        """Put the hand into the first field."""
        self.low.setFocus(Qt.FocusReason.TabFocusReason)

    def _name(self) -> None:
        if self._key is None:
            return
        name = words.driver(self._key, self._title)
        set_words(self.name, text("Range of {driver}").format(driver=name))
        self.low.setAccessibleName(text("Lowest change of {driver}").format(driver=name))
        self.high.setAccessibleName(text("Highest change of {driver}").format(driver=name))

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.from_name, context("the lower end of a range", "from"))
        set_words(self.to_name, context("the upper end of a range", "to"))
        set_words(self.usual, text("Usual range"))
        self.way.setAccessibleName(text("How the range is stated"))
        self._name()
        if self._key is not None and self._of is not None:
            self._show_ways(self._key, self._of.by)
            for field in (self.low, self.high):
                field.set_unit(words.unit(self._key, self._of.by, self._document.plan))
                field.rewrite()
