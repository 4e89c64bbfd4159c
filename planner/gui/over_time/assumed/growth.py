"""Whether contact lists grow, and how fast."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.number import FIELD_WIDTH, ChoiceField
from planner.gui.fields.row import FieldRow, Scope
from planner.gui.over_time.assumed.fields import GROWTH
from planner.gui.widgets import Note, label, set_words
from planner.model.assumption_edits import with_assumed
from planner.model.plan import Plan
from planner.words.catalogue import context, text

STAY, GROW = 0, 1


class Growth(QWidget):
    """A switch and a rate.

    Signals:
        changed: lists grow, or do not any longer.
    """

    changed = Signal()

    def __init__(self, document: Document) -> None:
        """Build both."""
        super().__init__()
        self._document = document
        self.switch = ChoiceField()
        self.switch.setObjectName("contact_growth_on")
        self.switch.setFixedWidth(FIELD_WIDTH)
        self.switch.addItems(["", ""])
        self.switch.activated.connect(self._switched)
        self.name = label("muted")
        self.name.setWordWrap(True)
        self.name.setBuddy(self.switch)
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.switch)
        self.rate = FieldRow(document, GROWTH)
        self.note = Note()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addLayout(line)
        rows.addWidget(self.rate)
        rows.addWidget(self.note)

    @Slot(int)
    def _switched(self, chosen: int) -> None:
        on = chosen == GROW
        if on == (self._document.plan.assumptions.contact_growth is not None):
            return
        self._document.settle()
        growth = Decimal(0) if on else None
        edited = with_assumed(self._document.plan, contact_growth=growth)
        self._document.edit(GROWTH.step, edited)
        self.changed.emit()

    def show_plan(self, plan: Plan) -> None:
        """Show what a plan assumes."""
        on = plan.assumptions.contact_growth is not None
        self.switch.setCurrentIndex(GROW if on else STAY)
        self.rate.setVisible(on)
        self.rate.show_scope(Scope(plan, None))

    def mark(self, wrong: str) -> None:
        """Mark what is wrong with the rate."""
        self.rate.mark(wrong, "")

    @property
    def input(self) -> QWidget:
        """The rate, or the switch where lists do not grow."""
        return self.switch if self.rate.isHidden() else self.rate.field

    def forget(self) -> None:
        """Drop what is typed and not taken."""
        self.rate.field.forget()

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.name, text("Contact lists"))
        self.switch.setAccessibleName(text("Contact lists"))
        self.switch.setItemText(STAY, context("contact lists", "stay"))
        self.switch.setItemText(GROW, context("contact lists", "grow"))
        self.note.say(
            text("A client's own growth, typed under Clients or Quote, counts in its place.")
        )
        self.rate.retranslate()
