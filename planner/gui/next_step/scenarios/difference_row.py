"""One difference of a scenario: the input, what the plan says, and the field of the other value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.scenarios import fitted
from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.document import Document
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import ChoiceField, NumberField
from planner.gui.scene_painter import measure
from planner.gui.widgets import Note, label, plain_tip, set_words
from planner.model.differences import Subject, Target
from planner.model.plan import Plan
from planner.model.scenario_edits import scenario, with_change
from planner.model.scenarios import Finding, Inputs
from planner.words import scenario_inputs as inputs
from planner.words import scenarios as words
from planner.words.catalogue import text
from planner.words.scenarios import ARROW, Difference

BUTTON = 24
FIELD, WIDE_FIELD, LINE_FIELD = 104, 152, 208
WIDEST_WORDS = 208
WIDE = {"software_price", "payment_fee"}
"""Inputs whose text may be a rule of several parts."""


class DifferenceRow(QWidget):
    """A difference.

    Signals:
        removed: it is to go.
    """

    removed = Signal(object)

    def __init__(self, document: Document, scenario_id: str, target: Target) -> None:
        """Bind a row to an input of a scenario."""
        super().__init__()
        self._document, self._scenario, self.target = document, scenario_id, target
        self._said = Difference("", "", "", "", "")
        self.what = Note("")
        self.base, self.change = label("muted"), label("muted")
        self.field: NumberField | ChoiceField | None = None
        self.remove = QPushButton()
        self.remove.setProperty("kind", "step")
        self.remove.setFixedSize(BUTTON, BUTTON)
        self.remove.clicked.connect(self._remove)
        self.complaint, self.trouble = Note("complaint"), Note("warning")
        self.aside = Note("muted")
        choices = inputs.kind(target).choices is not None
        wide = choices or says_nothing_in_words(target)
        top, under = QHBoxLayout(), QVBoxLayout() if wide else QHBoxLayout()
        top.setSpacing(UNIT // 2)
        top.addWidget(self.what, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        under.setSpacing(2 if wide else UNIT)
        under.addWidget(self.base)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(top)
        rows.addLayout(under)
        if choices:
            self.field = self._choice()
        elif inputs.is_typed(target):
            self.field = self._number()
            rows.addWidget(Asking(self.field))
        if self.field is not None:
            under.addWidget(self.field)
        under.addWidget(self.change)
        under.addStretch(int(not wide))
        rows.addWidget(self.complaint)
        rows.addWidget(self.trouble)
        rows.addWidget(self.aside)

    def _number(self) -> NumberField:
        made = NumberField(self._read, self._write, self)
        width = WIDE_FIELD if self.target.key in WIDE else FIELD
        made.setFixedWidth(LINE_FIELD if says_nothing_in_words(self.target) else width)
        made.about = self._about
        made.entered.connect(self._entered)
        made.settled.connect(self._document.settle)
        made.complained.connect(self._complain)
        return made

    def _choice(self) -> ChoiceField:
        made = ChoiceField(self)
        made.activated.connect(self._picked)
        return made

    def _read(self, typed: str) -> Any:
        return inputs.read(self.target, typed, self._document.plan)

    def _write(self, value: Any) -> str:
        return inputs.kind(self.target).write(value, self._document.plan)

    def _about(self) -> str:
        return inputs.about(self.target)

    @property
    def merge(self) -> str:
        """Names a run of edits of it: adding it is one step with what is typed at once."""
        return merge_key(self._scenario, self.target)

    @Slot(object)
    def _entered(self, value: Any) -> None:
        base = self._document.base(self.merge)
        plan = with_change(base, self._scenario, self.target, value)
        self._document.edit(step(base, self._scenario, self.target), plan, merge=self.merge)

    @Slot(int)
    def _picked(self, index: int) -> None:
        choices = self._choices(self._document.plan)
        if 0 <= index < len(choices):
            self._entered(choices[index][1])
            self._document.settle()

    def _choices(self, plan: Plan) -> list[tuple[str, Any]]:
        choices = inputs.kind(self.target).choices
        return [] if choices is None else choices(plan)

    @Slot(str)
    def _complain(self, wrong: str) -> None:
        self.complaint.say(wrong)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.target)

    def show_finding(self, plan: Plan, found: Inputs, finding: Finding, there: Inputs) -> None:
        """Show the difference against this plan; ``there`` are the inputs of the scenario's."""
        said = self._said = words.difference(plan, found, finding, there)
        self.what.say(said.what)
        self.trouble.say(said.trouble)
        self.aside.say(said.aside)
        value = finding.change.value
        if self.field is None:
            set_words(self.base, f"{said.base} {ARROW} {said.own}")
        else:
            set_words(self.base, f"{fitted(said.base, WIDEST_WORDS, measure)} {ARROW}")
            self.base.setToolTip(plain_tip(said.base))
        set_words(self.change, f"({said.change})" if said.change else "")
        self.change.setVisible(bool(said.change))
        match self.field:
            case NumberField():
                self.field.setPlaceholderText(inputs.nothing(self.target))
                self.field.set_unit(inputs.kind(self.target).unit(plan))
                self.field.set_value(value)
            case ChoiceField():
                self._show_choice(plan, value)
        self._name()

    def _show_choice(self, plan: Plan, value: Any) -> None:
        if not isinstance(self.field, ChoiceField):
            return
        choices = self._choices(plan)
        shown = [fitted(said, WIDEST_WORDS, measure) for said, _ in choices]
        if [self.field.itemText(row) for row in range(self.field.count())] != shown:
            self.field.clear()
            self.field.addItems(shown)
        row = next((row for row, (_, each) in enumerate(choices) if each == value), -1)
        if self.field.currentIndex() != row:
            self.field.setCurrentIndex(row)

    def _name(self) -> None:
        if self.field is not None:
            self.field.setAccessibleName(self._said.what)
        remove = text("Remove this difference: {input}").format(input=self._said.what)
        self.remove.setToolTip(text("Remove this difference"))
        self.remove.setAccessibleName(remove)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.remove.setIcon(theme.icon("close", palette.muted))

    def retranslate(self) -> None:
        """Write every word anew."""
        if isinstance(self.field, NumberField):
            self.field.rewrite()


def says_nothing_in_words(target: Target) -> bool:
    """Whether an empty field says in several words what that means: it needs a line of its own."""
    of_several = target.of in {Subject.CLIENT, Subject.PACKAGE, Subject.PRICE}
    return of_several and inputs.kind(target).nullable


def merge_key(scenario_id: str, target: Target) -> str:
    """Names the run of edits of one input of a scenario."""
    return f"scenario/{scenario_id}/{'/'.join(target)}"


def step(plan: Plan, scenario_id: str, target: Target) -> Callable[[], str]:
    """What the undo menu calls an edit of an input of a scenario."""
    one = scenario(plan, scenario_id)

    def said() -> str:
        return text("Change {input} in “{scenario}”").format(
            input=inputs.input_name(plan, Inputs(plan), target),
            scenario="" if one is None else words.name(one),
        )

    return said
