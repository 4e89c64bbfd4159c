"""New clients only, or everyone: asked beside a price that has just changed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.segments import Segment
from planner.gui.widgets import Note, label, set_words
from planner.model.package_edits import (
    PriceChange,
    for_everyone,
    for_new_clients_only,
    price_change,
)
from planner.model.plan import Plan
from planner.words import packages as words
from planner.words.catalogue import text


def last_change(document: Document, plan: Plan) -> tuple[PriceChange | None, bool]:
    """What the last step changed of a price, and whether for new clients only.

    Args:
        document: its last step is looked at.
        plan: the plan that is shown; another one has nothing to be asked.
    """
    step = document.last_step
    if step is None or step[1] is not plan:
        return None, False
    before, after = step
    return price_change(before, after), before.clients != after.clients


class PriceChoice(QFrame):
    """Whom the last change of a price concerns; seen only while that can be chosen."""

    def __init__(self, document: Document) -> None:
        """Build the choice, unseen."""
        super().__init__()
        self._document = document
        self.name = label("section")
        self.note = Note()
        self.everyone, self.new_only = Segment(), Segment()
        group = QButtonGroup(self)
        frame = QFrame()
        frame.setProperty("kind", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for button in (self.everyone, self.new_only):
            group.addButton(button)
            row.addWidget(button)
        self.everyone.setChecked(True)
        group.buttonClicked.connect(self._clicked)
        beside = QHBoxLayout()
        beside.addWidget(frame)
        beside.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addWidget(self.name)
        rows.addLayout(beside)
        rows.addWidget(self.note)
        self.hide()

    @Slot(object)
    def _clicked(self, button: QPushButton) -> None:
        """Let the last change concern those, as part of the same step."""
        step = self._document.last_step
        if step is not None:
            way = for_new_clients_only if button is self.new_only else for_everyone
            self._document.amend(way(*step))

    def show_change(self, change: PriceChange | None, *, new_only: bool) -> None:
        """Ask about a change, or nothing."""
        self.setVisible(change is not None)
        if change is not None:
            (self.new_only if new_only else self.everyone).setChecked(True)
            self.note.say(words.who_pays(change, new_only=new_only))

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.name, text("For whom is the new price?"))
        set_words(self.everyone, text("Everyone"))
        set_words(self.new_only, text("New clients only"))
