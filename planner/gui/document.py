"""The open plan: one truth, edited in one way, and undone the same way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from planner.model.plan import Plan
from planner.storage import plan_file
from planner.storage.on_disk import OnDisk, Stamp

EDIT_ID = 1


class _Edit(QUndoCommand):
    """The plan before and after; edits with the same merge key are one step."""

    def __init__(
        self, document: Document, after: Plan, label: Callable[[], str], merge: str
    ) -> None:
        super().__init__(label())
        self.document = document
        self.label = label
        self.before = document.plan
        self.after = after
        self.merge = merge
        self.begun = document.base_of(merge)

    def id(self) -> int:
        return EDIT_ID if self.merge else -1

    def redo(self) -> None:
        # Here, not after the push: whoever hears of the plan may ask for the step at once.
        self.document.last_step = (self.begun, self.after)
        self.document.show(self.after)

    def undo(self) -> None:
        self.document.last_step = None
        self.document.show(self.before)

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, _Edit) or other.merge != self.merge:
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True


class Document(QObject):
    """The open plan, where it is kept, and the what-if that is looked at.

    Signals:
        begun: another plan has taken the place of the one before; ``changed`` follows.
        changed: the plan or the what-if is another.
        renamed: the file, the name or the saved state is another.
        finishing: the plan is about to be kept or left: what is half typed is to be taken.
        settled: a run of edits has ended: the hand rests.
    """

    begun = Signal()
    changed = Signal()
    renamed = Signal()
    finishing = Signal()
    settled = Signal()

    def __init__(self, plan: Plan, *, example: bool = False, parent: QObject | None = None) -> None:
        """Begin with a plan; ``last_step`` holds the plans before and after the last edit.

        It is None where there was none, and after an undo.
        """
        super().__init__(parent)
        self.plan = plan
        self.path: Path | None = None
        self.on_disk = OnDisk(None, None)
        self.example = example
        self.what_if: int | None = None
        self.last_step: tuple[Plan, Plan] | None = None
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(1000)
        self.undo.cleanChanged.connect(self._clean_changed)
        self._beginning = False
        self._run = 0

    def edit(self, label: Callable[[], str], plan: Plan, *, merge: str = "") -> None:
        """Replace the plan, as one step of undo.

        Args:
            label: says what was done, for the undo menu.
            plan: the edited plan.
            merge: edits with the same key are one step, until ``settle``.
        """
        if plan != self.plan:
            key = f"{merge}/{self._run}" if merge else ""
            self.undo.push(_Edit(self, plan, label, key))

    def settle(self) -> None:
        """End a run of edits that belong together: the next one is a step of its own."""
        self._run += 1
        self.settled.emit()

    def base(self, merge: str) -> Plan:
        """The plan from where the present run of edits began."""
        return self.base_of(f"{merge}/{self._run}")

    def base_of(self, key: str) -> Plan:
        """The plan before the last step, where it has this merge key, else the present one."""
        last = self._last()
        return last.before if key and last is not None and last.merge == key else self.plan

    def _last(self) -> _Edit | None:
        index = self.undo.index()
        last = self.undo.command(index - 1) if index else None
        return last if isinstance(last, _Edit) else None

    def steps(self, most: int) -> list[tuple[str, Plan]]:
        """The last steps that were taken, the newest first: what each is called, the plan before.

        Args:
            most: how many at most.
        """
        newest = self.undo.index() - 1
        last = (self.undo.command(index) for index in range(newest, newest - most, -1))
        return [(each.label(), each.before) for each in last if isinstance(each, _Edit)]

    def amend(self, plan: Plan) -> None:
        """Let the last step end in another plan: a decision that belongs to what it did."""
        last = self._last()
        if last is not None and plan != self.plan:
            self.undo.push(_Edit(self, plan, last.label, last.merge))

    def show(self, plan: Plan) -> None:
        """Make a plan the present one: what redo and undo do."""
        self.plan = plan
        self.changed.emit()

    def look_at(self, what_if: int | None) -> None:
        """Look at the book with another number of resold accounts; None: as it is."""
        if what_if != self.what_if:
            self.what_if = what_if
            self.changed.emit()

    def begin(
        self,
        plan: Plan,
        path: Path | None,
        *,
        example: bool = False,
        stamp: Stamp | None = None,
    ) -> None:
        """Put another plan in the place of this one.

        Args:
            plan: the other plan.
            path: the file it was read from; None where it has none.
            example: whether it is one that ships.
            stamp: what its file bore when it was read.
        """
        self._beginning = True
        self.undo.clear()
        self.on_disk = OnDisk(plan, stamp)
        self.path, self.example, self.what_if = path, example, None
        if path is None and not example:
            self.undo.resetClean()  # nobody has it in a file yet
        self.settle()
        self.plan, self.last_step = plan, None
        self._beginning = False
        self.begun.emit()
        self.show(plan)
        self.renamed.emit()

    @Slot()
    def _clean_changed(self) -> None:
        if not self._beginning:  # half of another plan is nothing to tell of
            self.renamed.emit()

    def save(self, path: Path) -> None:
        """Write the plan to a file and go on with that file.

        Raises:
            PlanFileError: if it cannot be written; nothing is lost.
        """
        written = plan_file.save(path, self.plan)
        self.on_disk = OnDisk(self.plan, Stamp.of(written))
        self.path, self.example = path, False
        self._saved()

    def take(self, label: Callable[[], str], found: OnDisk) -> None:
        """Take what another program put in the file, as one step of undo."""
        if found.plan is not None:
            self.settle()
            self.edit(label, found.plan)
            self.on_disk = found
            self._saved()

    def stand(self, found: OnDisk) -> None:
        """Stand by this plan, though another program put something else in the file."""
        self.on_disk = found
        self.undo.resetClean()
        self.renamed.emit()

    def _saved(self) -> None:
        self.settle()
        self.undo.setClean()
        self.renamed.emit()

    def retranslate(self) -> None:
        """Name every step anew: the language is another."""
        for index in range(self.undo.count()):
            step = self.undo.command(index)
            if isinstance(step, _Edit):
                step.setText(step.label())

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost: an untouched example never is."""
        return not self.undo.isClean()

    @property
    def title(self) -> str:
        """The plan's name, or that of its file."""
        return self.plan.name or (self.path.stem if self.path else "")
