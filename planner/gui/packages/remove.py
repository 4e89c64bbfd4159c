"""What becomes of the clients of a package that goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.fields.number import ChoiceField
from planner.gui.widgets import Note, label
from planner.model.package_edits import rows_of
from planner.model.plan import Plan
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.sentences import one_line

THEY_GO = -1
WIDTH, CHOICE_WIDTH, CHOICE_EDGE = 480, 264, 48
LONGEST = 120


class RemovePackageDialog(QDialog):
    """Asks before a package goes that client rows use.

    Signals:
        answered: the index of the package that takes over the rows, or THEY_GO.
    """

    answered = Signal(int)

    def __init__(self, plan: Plan, index: int, parent: QWidget) -> None:
        """Ask about one package of a plan."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        package = plan.packages[index]
        name = one_line(package.title, LONGEST)
        title = text("Remove {package}").format(package=name)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        rows = len(rows_of(plan, package.id))
        used = plural(
            "{count} client row uses this package. What becomes of it?",
            "{count} client rows use this package. What becomes of them?",
            rows,
        )
        head, note = Note("title"), Note("muted")
        head.say(title)
        note.say(used.format(count=count(rows)))
        self.choice = ChoiceField()
        self.choice.setFixedWidth(CHOICE_WIDTH)
        for other, each in enumerate(plan.packages):
            if each.id != package.id:
                moves = text("Move to {package}").format(package=one_line(each.title, LONGEST))
                self.choice.addItem(self._short(moves), other)
        self.choice.addItem(text("Remove the clients too"), THEY_GO)
        self.choice.setAccessibleName(text("Its clients"))
        clients = label("muted", text("Its clients"))
        clients.setBuddy(self.choice)
        row = QHBoxLayout()
        row.addWidget(clients, 1)
        row.addWidget(self.choice)
        box = QDialogButtonBox()
        remove = box.addButton(text("Remove"), QDialogButtonBox.ButtonRole.AcceptRole)
        remove.setDefault(True)
        box.addButton(text("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._answer)
        box.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        lines.setSpacing(2 * UNIT)
        lines.addWidget(head)
        lines.addWidget(note)
        lines.addLayout(row)
        lines.addWidget(box)

    def _short(self, words: str) -> str:
        room, right = CHOICE_WIDTH - CHOICE_EDGE, Qt.TextElideMode.ElideRight
        return self.choice.fontMetrics().elidedText(words, right, room)

    @Slot()
    def _answer(self) -> None:
        self.answered.emit(self.choice.currentData())
        self.accept()
