"""The scenario in hand: its name, its note, its differences, and the way into the plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField, NumberField
from planner.gui.fields.text import TextField
from planner.gui.next_step.scenarios.difference_row import DifferenceRow, merge_key, step
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.differences import Scenario, Subject, Target
from planner.model.plan import Plan
from planner.model.scenario_edits import (
    applied,
    noted,
    renamed,
    scenario,
    with_change,
    without_change,
)
from planner.model.scenarios import GONE, Inputs, State, findings, scenario_plan
from planner.words import scenarios as words
from planner.words.catalogue import text

AT_ONCE = 30
"""Differences that are shown at first, and with each further click: each is a row of fields."""


class ScenarioEditor(Card):
    """The scenario in hand.

    Signals:
        wanted: another input is to be chosen.
    """

    wanted = Signal()

    def __init__(self, document: Document) -> None:
        """Build an empty card."""
        super().__init__()
        self._document = document
        self._palette: Palette | None = None
        self.scenario_id = ""
        self.differences: dict[Target, DifferenceRow] = {}
        self._most = AT_ONCE
        self.title = label("title")
        self.about = label("muted")
        self.about.setWordWrap(True)
        self.name, self.note = TextField(), TextField()
        self.name.setProperty("scale", "title")
        self.name.setObjectName("scenario_name")
        self.note.setObjectName("scenario_note")
        self.note_name = label("muted")
        self.note_name.setBuddy(self.note)
        self.name.entered.connect(self._renamed)
        self.note.entered.connect(self._noted)
        for field in (self.name, self.note):
            field.settled.connect(document.settle)
        self.add, self.apply, self.clean = QPushButton(), QPushButton(), QPushButton()
        self.apply.setProperty("kind", "primary")
        self.clean.setProperty("kind", "link")
        self.add.clicked.connect(self.wanted)
        self.apply.clicked.connect(self._apply)
        self.clean.clicked.connect(self._clean)
        self.earlier = QPushButton()
        self.earlier.setProperty("kind", "link")
        self.earlier.clicked.connect(self._show_earlier)
        self.empty = Note("muted")
        self.after = Note()
        self._of_one = QWidget()
        into = QVBoxLayout(self._of_one)
        into.setContentsMargins(0, 0, 0, 0)
        into.setSpacing(UNIT)
        self._list = QVBoxLayout()
        self._list.setSpacing(UNIT + 2)
        buttons, note = QHBoxLayout(), QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        buttons.addWidget(self.apply)
        note.setSpacing(UNIT)
        note.addWidget(self.note_name)
        note.addWidget(self.note, 1)
        into.addWidget(self.name)
        into.addLayout(note)
        into.addLayout(buttons)
        into.addWidget(self.empty)
        into.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        into.addLayout(self._list)
        into.addWidget(self.clean, 0, Qt.AlignmentFlag.AlignLeft)
        into.addWidget(self.after)
        self.rows.addWidget(self.title)
        self.rows.addWidget(self.about)
        self.rows.addWidget(self._of_one)

    # What the hand does.

    def _one(self) -> Scenario | None:
        return scenario(self._document.plan, self.scenario_id)

    @Slot(str)
    def _renamed(self, name: str) -> None:
        merge = f"scenario/{self.scenario_id}/name"
        plan = renamed(self._document.base(merge), self.scenario_id, name)
        self._document.edit(lambda: text("Rename scenario"), plan, merge=merge)

    @Slot(str)
    def _noted(self, note: str) -> None:
        merge = f"scenario/{self.scenario_id}/note"
        plan = noted(self._document.base(merge), self.scenario_id, note)
        self._document.edit(lambda: text("Change the note on a scenario"), plan, merge=merge)

    @Slot()
    def _apply(self) -> None:
        one = self._one()
        if one is None:
            return
        name = words.name(one)
        self._document.settle()
        self._document.edit(
            lambda: text("Apply “{scenario}”").format(scenario=name),
            applied(self._document.plan, self.scenario_id),
        )
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _clean(self) -> None:
        """Take out what does nothing."""
        one, plan = self._one(), self._document.plan
        if one is None:
            return
        for each in findings(plan, one):
            if each.state is not State.DIFFERS:
                plan = without_change(plan, self.scenario_id, each.change.target)
        self._document.settle()
        self._document.edit(lambda: text("Remove differences that change nothing"), plan)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_earlier(self) -> None:
        self._most += AT_ONCE
        self.show_scenario(self.scenario_id)
        first = next(iter(self.differences.values()))
        first.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _remove(self, target: Target) -> None:
        order = list(self.differences)
        at = order.index(target)
        self._document.settle()
        self._document.edit(
            lambda: text("Remove a difference"),
            without_change(self._document.plan, self.scenario_id, target),
        )
        self.show_scenario(self.scenario_id)  # of a large book the results come later
        left = list(self.differences.values())
        following = left[min(at, len(left) - 1)].remove if left else self.add
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, target: Target) -> None:
        """Let the scenario have a difference of an input, and put the hand on it."""
        plan, one = self._document.plan, self._one()
        if one is None:
            return
        if one.change(target) is None:
            value = Inputs(plan).value(target)
            if value is GONE:
                return
            self._document.settle()
            self._document.edit(
                step(plan, self.scenario_id, target),
                with_change(plan, self.scenario_id, target, value),
                merge=merge_key(self.scenario_id, target),
            )
            self.show_scenario(self.scenario_id)
        row = self.differences.get(target)
        if row is not None and row.field is not None:
            row.field.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(row.field, NumberField):
                row.field.selectAll()  # also where the window comes back later than the focus

    def rename(self) -> None:
        """Put the hand on the name."""
        if self._of_one.isVisible():
            self.name.setFocus(Qt.FocusReason.TabFocusReason)
            self.name.selectAll()

    # What it shows.

    def show_scenario(self, scenario_id: str) -> None:
        """Show the scenario of this id; the plan itself, where there is none."""
        plan = self._document.plan
        one = scenario(plan, scenario_id)
        if scenario_id != self.scenario_id:
            self.scenario_id, self._most = scenario_id, AT_ONCE
            self._forget()
        self._of_one.setVisible(one is not None)
        self.title.setVisible(one is None)
        self.about.setVisible(one is None)
        if one is None:
            self._forget()
            return
        self.name.set_words(one.name)
        self.note.set_words(one.note)
        self._show_differences(plan, one)

    def _forget(self) -> None:
        for row in self.differences.values():
            self._drop(row)
        self.differences.clear()

    def _drop(self, row: DifferenceRow) -> None:
        hand = QApplication.focusWidget()
        if hand is not None and row.isAncestorOf(hand):
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # an undo took it from the hand
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_differences(self, plan: Plan, one: Scenario) -> None:
        inputs, found = Inputs(plan), findings(plan, one)
        leaves = any(each.of is Subject.CLIENT and each.value is None for each in one.changes)
        there = Inputs(scenario_plan(plan, one)) if leaves else inputs
        wanted = {each.change.target: each for each in found[-self._most :]}  # the newest
        for target in [each for each in self.differences if each not in wanted]:
            self._drop(self.differences.pop(target))
        QWidget.setTabOrder(self.note, self.add)
        QWidget.setTabOrder(self.add, self.apply)
        QWidget.setTabOrder(self.apply, self.earlier)
        before: QWidget = self.earlier
        ordered: dict[Target, DifferenceRow] = {}
        for at, (target, finding) in enumerate(wanted.items()):
            row = self.differences.get(target)
            if row is None:
                row = DifferenceRow(self._document, self.scenario_id, target)
                row.removed.connect(self._remove)
                if self._palette is not None:
                    row.recolour(self._palette)
            if self._list.indexOf(row) != at:
                self._list.insertWidget(at, row)
                row.show()  # now: the hand may go there before Qt would do it
            ordered[target] = row
            row.show_finding(plan, inputs, finding, there)
            for each in (row.field, row.remove):
                if each is not None:
                    QWidget.setTabOrder(before, each)
                    before = each
        self.differences = ordered
        QWidget.setTabOrder(before, self.clean)
        earlier = words.earlier(len(found) - len(wanted), AT_ONCE)
        set_words(self.earlier, earlier)
        self.earlier.setVisible(bool(earlier))
        idle = words.to_take_out(found)
        set_words(self.clean, idle)
        self.clean.setVisible(bool(idle))
        self.empty.say(
            ""
            if found
            else text("No difference yet: this is your plan as it is. Add a price, hours, a cost.")
        )
        works = any(each.state is State.DIFFERS for each in found)
        self.apply.setEnabled(works)
        self.after.say(
            text("Apply makes it your plan, in one step; the scenario stays, without differences.")
            if works
            else ""
        )

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        for row in self.differences.values():
            row.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.title.setText(words.base_name())
        self.about.setText(
            text(
                "Every scenario begins here. What you change in your plan changes in each of them, "
                "but for what it says otherwise. Choose a scenario in the list to edit it."
            )
        )
        self.name.setAccessibleName(text("Name of the scenario"))
        self.name.setPlaceholderText(text("Name of the scenario"))
        self.note_name.setText(text("Note"))
        self.note.setAccessibleName(text("Note on the scenario"))
        self.add.setText(text("Add a difference"))
        self.apply.setText(text("Apply"))
        self.apply.setToolTip(text("Make your plan what this scenario says"))
        for row in self.differences.values():
            row.retranslate()

    @property
    def fields(self) -> list[NumberField | ChoiceField]:
        """The fields of the differences, in their order."""
        return [row.field for row in self.differences.values() if row.field is not None]
