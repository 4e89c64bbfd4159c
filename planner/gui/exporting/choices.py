"""Which document, for whom, on which paper and for how long: the left of the export dialog."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.brand.wording import PaperRow, ValidDays
from planner.gui.document import Document as OpenPlan
from planner.gui.exporting.documents import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.widgets import label
from planner.model.plan import Plan, Status
from planner.words import documents as words
from planner.words.catalogue import text
from planner.words.sentences import one_line

NOBODY = -1
LONGEST_NAME = 28


class Choices(QWidget):
    """The documents by whom they are for, and what each of them is asked.

    Signals:
        changed: another document, or another client.
    """

    changed = Signal()

    def __init__(self, open_plan: OpenPlan, documents: Iterable[Document]) -> None:
        """Choose among documents of the open plan, the first at the beginning."""
        super().__init__()
        self.documents = tuple(documents)
        self.buttons: dict[str, QRadioButton] = {}
        self._clients: tuple[tuple[str, str, str], ...] | None = None
        self._group = QButtonGroup(self)
        self.client = ChoiceField()
        self.client.setObjectName("client")
        self.client.setAccessibleName(text("Client"))
        self.client.setMinimumContentsLength(14)
        adjust = ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.client.setSizeAdjustPolicy(adjust)
        self._of_client = label("muted", text("Client"))
        self._of_client.setBuddy(self.client)
        self.paper, self.valid = PaperRow(open_plan), ValidDays(open_plan)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        for client in (True, False):
            theirs = [each for each in self.documents if each.for_client is client]
            if theirs:
                rows.addWidget(label("section", words.for_whom(client=client)))
            for each in theirs:
                rows.addWidget(self._button(each), 0, Qt.AlignmentFlag.AlignLeft)
            rows.addSpacing(UNIT)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._of_client)
        row.addWidget(self.client, 1)
        rows.addLayout(row)
        rows.addSpacing(UNIT // 2)
        rows.addWidget(self.paper)
        rows.addSpacing(UNIT // 2)
        rows.addWidget(self.valid)
        rows.addStretch(1)
        first = self.buttons[self.documents[0].key]
        first.setChecked(True)
        self._group.buttonClicked.connect(self._chosen)
        self.client.activated.connect(self._chosen)
        self._fit()

    def _button(self, document: Document) -> QRadioButton:
        button = QRadioButton(words.name(document.key))
        button.setObjectName(document.key)
        self._group.addButton(button)
        self.buttons[document.key] = button
        return button

    @property
    def document(self) -> Document:
        """The chosen document."""
        return next(each for each in self.documents if self.buttons[each.key].isChecked())

    @property
    def row(self) -> int | None:
        """The chosen client's row; None for nobody in particular."""
        row = self.client.currentData()
        return None if row is None or row == NOBODY else int(row)

    @Slot()
    def _chosen(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """What a document is not made of cannot be chosen for it."""
        document = self.document
        for each in (self.client, self._of_client):
            each.setEnabled(document.for_client)
        self.paper.setEnabled(document.pages is not None)
        self.valid.setEnabled(document.for_client)

    def show_plan(self, plan: Plan) -> None:
        """Offer the clients of a plan, those that are quoted first; keep the chosen one."""
        self.paper.show_plan(plan)
        self.valid.show_plan(plan)
        clients = tuple((each.id, each.name, str(each.status)) for each in plan.clients)
        if clients == self._clients:
            return
        before, self._clients = self._clients, clients
        row = self.row
        kept = None if before is None or row is None else before[row][0]
        named = [index for index, each in enumerate(plan.clients) if each.name.strip()]
        named.sort(key=lambda index: plan.clients[index].status is not Status.PROPOSED)
        with QSignalBlocker(self.client):
            self.client.clear()
            self.client.addItem(text("Nobody in particular"), NOBODY)
            for index in named:
                self.client.addItem(one_line(plan.clients[index].name, LONGEST_NAME), index)
            places = [index for index in named if plan.clients[index].id == kept]
            quoted = named and plan.clients[named[0]].status is Status.PROPOSED
            if places:
                self.client.setCurrentIndex(1 + named.index(places[0]))
            elif before is None and quoted:
                self.client.setCurrentIndex(1)
