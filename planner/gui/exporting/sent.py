"""After a client's document is written or printed: remember it as sent, to whom and when."""

from __future__ import annotations

import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document as OpenPlan
from planner.gui.exporting.making import Outcome
from planner.gui.fields.text import TextField
from planner.gui.widgets import Note, label
from planner.model.proposal import Proposal
from planner.model.proposals import with_proposal
from planner.words import documents as words
from planner.words.catalogue import context, text
from planner.words.cells import text_of
from planner.words.dates import read_date
from planner.words.entry import EntryError, sentence
from planner.words.proposals import not_rememberable

DATE_WIDTH = 104


class SentBar(QFrame):
    """Asks to whom what was just written or printed is sent; hidden until there is something."""

    def __init__(self, open_plan: OpenPlan, parent: QWidget | None = None) -> None:
        """Ask for the open plan."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._open_plan = open_plan
        self._outcome: Outcome | None = None
        self.to, self.day = TextField(), TextField()
        self.to.setAccessibleName(text("Sent to"))
        self.day.setAccessibleName(text("Sent on"))
        self.day.setFixedWidth(DATE_WIDTH)
        self.remember = QPushButton(text("Remember"))
        self.remember.setAutoDefault(False)
        self.complaint = Note("complaint")
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for words_, field, share in (
            (text("Remember as sent to"), self.to, 1),
            (context("before a date", "on"), self.day, 0),
        ):
            name = label("muted", words_)
            name.setBuddy(field)
            row.addWidget(name)
            row.addWidget(field, share)
        row.addWidget(self.remember)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        rows.setSpacing(UNIT // 2)
        rows.addLayout(row)
        rows.addWidget(self.complaint)
        self.remember.clicked.connect(self._remember)
        for each in (self.to, self.day):
            each.returnPressed.connect(self._remember)
        self.hide()

    def offer(self, outcome: Outcome) -> None:
        """Ask about a document that was written or printed."""
        self._outcome = outcome
        self.to.set_words(outcome.order.offer.client)
        self.day.set_words(outcome.order.today.isoformat())
        self.complaint.say("")
        self.remember.setText(text("Remember"))
        for each in (self.remember, self.to, self.day):
            each.setEnabled(True)
        self.show()

    @Slot()
    def _remember(self) -> None:
        outcome = self._outcome
        if outcome is None or outcome.document.form is None:
            return
        try:
            day = read_date(self.day.text())
        except EntryError as error:
            self.complaint.say(sentence(error))
            return
        self.complaint.say("")
        to = text_of(self.to.text())
        plan = self._open_plan.plan
        kept = with_proposal(plan, _proposal(outcome, to, day))
        if kept is plan:
            self.complaint.say(not_rememberable())
            return
        self._open_plan.settle()
        self._open_plan.edit(lambda: text("Remember a proposal"), kept)
        self._outcome = None
        self.remember.setText(text("Remembered"))
        self.complaint.say("")
        for each in (self.remember, self.to, self.day):
            each.setEnabled(False)
        self.setAccessibleDescription(words.remembered(to))


def _proposal(outcome: Outcome, to: str, day: datetime.date) -> Proposal:
    order, form = outcome.order, outcome.document.form
    assert form is not None
    return Proposal(
        client="" if order.row is None else order.plan.clients[order.row].id,
        name=order.offer.client,
        to=to,
        sent_on=day,
        kind=form,
        offer=order.offer,
        choice=order.offer.starts,
        file=outcome.data,
    )
