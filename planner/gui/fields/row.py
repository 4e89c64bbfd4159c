"""One input: its label, its field, and what is said under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolTip, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import NumberField
from planner.gui.widgets import Note, plain_tip, set_mark
from planner.model.plan import Client, Package, Plan
from planner.words.entry import Doubt

if TYPE_CHECKING:
    from planner.model.goal.levers import Lever

KINDS = ("complaint", "problem", "warning", "caption")
"""What may be said under a field, from the top."""


class Scope(NamedTuple):
    """What a field is about: the plan, and the package or the client row that is shown."""

    plan: Plan
    package: Package | None
    client: Client | None = None

    @property
    def package_id(self) -> str:
        """The package's id; empty where there is none."""
        return "" if self.package is None else self.package.id

    @property
    def key(self) -> str:
        """The id of what is shown; empty where nothing is."""
        return self.package_id if self.client is None else self.client.id

    def on(self, plan: Plan) -> Scope:
        """The same package or row as another plan has it."""
        if self.client is None:
            return Scope(plan, plan.package(self.package_id))
        client = next((each for each in plan.clients if each.id == self.client.id), None)
        return Scope(plan, None if client is None else plan.package(client.package), client)


class Input(NamedTuple):
    """How one field reads the plan and edits it.

    ``name`` and ``step`` are its label and what the undo menu calls the edit; ``read`` makes a
    value of a text, ``write`` the text of a value; ``get`` takes the value from the plan, ``put``
    makes the edited plan. ``about`` says in a sentence what it is, and ``doubts`` what to ask of a
    text and its value.
    """

    key: str
    name: Callable[[], str]
    step: Callable[[], str]
    get: Callable[[Scope], Any]
    put: Callable[[Scope, Any], Plan]
    read: Callable[[str, Plan], Any]
    write: Callable[[Any, Plan], str]
    unit: Callable[[Plan], str]
    about: Callable[[], str] | None = None
    doubts: Callable[[str, Any], Doubt] | None = None


class FieldRow(QWidget):
    """An input bound to the document.

    Signals:
        settled: the hand has left the field.
    """

    settled = Signal()

    def __init__(self, document: Document, spec: Input, parent: QWidget | None = None) -> None:
        """Bind a field to its part of the plan."""
        super().__init__(parent)
        self._document = document
        self._spec = spec
        self._scope = Scope(document.plan, None)
        self.label = QLabel()
        self.label.setProperty("kind", "muted")
        self.label.setWordWrap(True)
        self.field = NumberField(self._read, self._write)
        self.field.setObjectName(spec.key)
        self.field.about, self.field.doubts = spec.about, spec.doubts
        self.asking = Asking(self.field)
        self.label.setBuddy(self.field)
        self._notes: dict[str, Note] = {}
        self._line = QHBoxLayout()
        self._line.setSpacing(UNIT)
        self._line.addWidget(self.label, 1)
        self._line.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._rows.addLayout(self._line)
        self._rows.addWidget(self.asking)
        self.field.entered.connect(self._entered)
        self.field.settled.connect(document.settle)
        self.field.settled.connect(self.settled)
        self.field.complained.connect(self._complain)
        self.field.can_be_sought = self._can_be_sought
        self.field.sought.connect(self.seek)

    def _lever(self) -> Lever | None:
        from planner.gui.goal.inputs import lever_of

        return lever_of(self._spec, self._scope)

    def _can_be_sought(self) -> bool:
        return self._lever() is not None

    @Slot()
    def seek(self) -> None:
        """Ask what the value has to be for a goal."""
        from planner.gui.goal.dialog import GoalDialog

        self._document.settle()
        GoalDialog(self._document, self._lever(), self.window()).open()

    @property
    def complaint(self) -> Note:
        """What is wrong with what is typed."""
        return self._said("complaint")

    @property
    def problem(self) -> Note:
        """What is wrong with the value that the plan has."""
        return self._said("problem")

    @property
    def warning(self) -> Note:
        """What the value should be warned of."""
        return self._said("warning")

    @property
    def note(self) -> Note:
        """What is to be known of the value."""
        return self._said("caption")

    def mark(self, problem: str, warning: str, *, warned: bool = False) -> None:
        """Mark the field for as long as the plan has something wrong there, and say what it is.

        Args:
            problem: what is wrong; empty where nothing is.
            warning: what it should be warned of.
            warned: whether a warning about it is said elsewhere.
        """
        grade = "problem" if problem else "warning" if warning or warned else ""
        set_mark(self.field, grade)
        for kind, words in (("problem", problem), ("warning", warning)):
            if words or kind in self._notes:
                self._said(kind).say(words)

    def _said(self, kind: str) -> Note:
        """A line under the field, made when it is first needed: few ever are."""
        if kind not in self._notes:
            above = [each for each in KINDS[: KINDS.index(kind)] if each in self._notes]
            self._notes[kind] = Note(kind)
            asking = int(kind != KINDS[0])  # below what is wrong stands what could be meant
            self._rows.insertWidget(1 + asking + len(above), self._notes[kind])
        return self._notes[kind]

    @Slot(str)
    def _complain(self, words: str) -> None:
        self.complaint.say(words)

    def _read(self, typed: str) -> Any:
        return self._spec.read(typed, self._document.plan)

    def _write(self, value: Any) -> str:
        return self._spec.write(value, self._document.plan)

    @Slot(object)
    def _entered(self, value: Any) -> None:
        merge = f"{self._spec.key}/{self._scope.key}"
        base = self._document.base(merge)
        scope = self._scope.on(base)
        # Typed back to where it began, all is as it was: also what an edit changes besides.
        back = self._spec.get(scope) == value
        plan = base if back else self._spec.put(scope, value)
        self._document.edit(self._spec.step, plan, merge=merge)

    def show_scope(self, scope: Scope) -> None:
        """Show the value of this plan and package."""
        if scope.key != self._scope.key:
            self.field.forget()
        self._scope = scope
        self.field.set_unit(self._spec.unit(scope.plan))
        self.field.set_value(self._spec.get(scope))

    def event(self, event: QEvent) -> bool:
        """On the label, too, say what the number is."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.field.tip()), self)
            return True
        return super().event(event)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.label.setText(self._spec.name())
        self.field.setAccessibleName(self._spec.name())
        self.field.rewrite()
