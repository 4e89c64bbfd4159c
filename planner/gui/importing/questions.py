"""What a list leaves open: packages and statuses whose names nobody here knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from planner.charts.style import UNIT
from planner.gui.fields.number import ChoiceField
from planner.gui.importing.reader import Read
from planner.gui.widgets import label
from planner.model.plan import Plan, Status
from planner.words import names
from planner.words.catalogue import plural, text
from planner.words.cells import plain
from planner.words.numbers import count
from planner.words.sentences import one_line

MOST_ASKED = 40
LONGEST = 34
CHOICE_WIDTH = 168

LEAVE_OUT = "\n"  # the answer that such rows are no clients: no package has this for its id

Question = tuple[str, str]
"""What is asked for (``package`` or ``status``), and the text that it stands for."""


class Questions(QScrollArea):
    """A choice for each name that means nothing yet.

    Signals:
        answered: what is asked for, the text, and the choice: a package's id or LEAVE_OUT, a
            status, or nothing.
    """

    answered = Signal(str, str, str)

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._packages = [(each.id, each.title) for each in plan.packages]
        self._known = {plain(words) for pair in self._packages for words in pair}
        self._asked: list[Question] = []
        self.choices: dict[Question, ChoiceField] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def ask(self, read: Read) -> None:
        """Ask what a list leaves open, and show what was answered."""
        packages, statuses = read.outcome.packages, read.outcome.statuses
        wanted: list[Question] = [
            ("package", called)
            for called, found in packages.items()
            if found is None or plain(called) not in self._known
        ]
        wanted += [("status", word) for word in statuses]
        # What is open comes first, and stays there once it is answered.
        open_ = {("package", each) for each, found in packages.items() if found is None}
        open_ |= {("status", each) for each, found in statuses.items() if found is None}
        before = [each for each in self._asked if each in wanted]
        fresh = [each for each in wanted if each not in self._asked]
        wanted = [*before, *sorted(fresh, key=lambda each: each not in open_)]
        if wanted != self._asked:
            self._asked = wanted
            self._build(wanted)
        for (kind, called), choice in self.choices.items():
            answer = packages.get(called) if kind == "package" else statuses.get(called)
            if kind == "package" and called in read.choices.left_out:
                answer = LEAVE_OUT
            choice.setCurrentIndex(max(0, choice.findData("" if answer is None else str(answer))))
        self.setVisible(bool(wanted))

    def _build(self, wanted: list[Question]) -> None:
        within = QWidget()
        rows = QGridLayout(within)
        rows.setContentsMargins(0, 0, UNIT, 0)
        rows.setSpacing(UNIT // 2)
        rows.setColumnStretch(0, 1)
        self.choices.clear()
        for index, (kind, called) in enumerate(wanted[:MOST_ASKED]):
            words = _words(kind, called)
            choice = self._choice(kind)
            choice.setAccessibleName(words)
            shown = label("muted", words)
            shown.setBuddy(choice)
            rows.addWidget(shown, index, 0)
            rows.addWidget(choice, index, 1)
            self.choices[kind, called] = choice
        rest = len(wanted) - MOST_ASKED
        if rest > 0:
            more = plural("and {count} more", "and {count} more", rest).format(count=count(rest))
            rows.addWidget(label("caption", more), MOST_ASKED, 0)
        rows.setRowStretch(rows.rowCount(), 1)
        self.setWidget(within)

    def _choice(self, kind: str) -> ChoiceField:
        choice = ChoiceField()
        choice.setFixedWidth(CHOICE_WIDTH)
        choice.addItem(text("choose…"), "")
        for key, title in self._packages if kind == "package" else _statuses():
            choice.addItem(one_line(title, 40), key)
        if kind == "package":
            choice.addItem(text("leave these rows out"), LEAVE_OUT)
        choice.activated.connect(self._chosen)
        return choice

    @Slot()
    def _chosen(self) -> None:
        choice = self.sender()
        for (kind, called), each in self.choices.items():
            if each is choice:
                self.answered.emit(kind, called, str(each.currentData()))
                return


def _statuses() -> Iterable[tuple[str, str]]:
    return ((str(each), names.status(each)) for each in Status)


def _words(kind: str, called: str) -> str:
    if kind == "status":
        return text("The status “{word}” is").format(word=one_line(called, LONGEST))
    if not called:
        return text("The package of rows that name none is")
    return text("The package “{name}” is").format(name=one_line(called, LONGEST))


def answers(of: Mapping[str, str], called: str, answer: str) -> dict[str, str]:
    """The answers with one more, or with one taken back."""
    others = {key: value for key, value in of.items() if key != called}
    return {**others, called: answer} if answer else others
