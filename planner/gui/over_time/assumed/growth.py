"""Whether contact lists grow, and how fast."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.row import FieldRow, Scope
from planner.gui.over_time.assumed.fields import GROWTH
from planner.gui.widgets import Note
from planner.model.assumption_edits import with_assumed
from planner.model.plan import Plan
from planner.words.catalogue import text


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
        self.switch = QCheckBox()
        self.switch.setObjectName("contact_growth_on")
        self.switch.clicked.connect(self._switched)
        self.rate = FieldRow(document, GROWTH)
        self.note = Note()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addWidget(self.switch)
        rows.addWidget(self.rate)
        rows.addWidget(self.note)

    @Slot(bool)
    def _switched(self, on: bool) -> None:
        self._document.settle()
        growth = Decimal(0) if on else None
        edited = with_assumed(self._document.plan, contact_growth=growth)
        self._document.edit(GROWTH.step, edited)
        self.changed.emit()
        if on:
            self.rate.field.setFocus(Qt.FocusReason.TabFocusReason)

    def show_plan(self, plan: Plan) -> None:
        """Show what a plan assumes."""
        on = plan.assumptions.contact_growth is not None
        self.switch.setChecked(on)
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
        self.switch.setText(text("Contact lists grow"))
        self.note.say(
            text("A client's own growth, typed under Clients or Quote, counts in its place.")
        )
        self.rate.retranslate()
