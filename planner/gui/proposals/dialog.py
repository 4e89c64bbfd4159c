"""Every proposal that was sent, newest first: what it is worth today, and the way back to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.text import TextRow
from planner.gui.files.disk import Disk
from planner.gui.latest import Latest
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.proposals.keeping import Keeping
from planner.gui.theme import Theme
from planner.gui.widgets import Note, label, set_kind
from planner.model.plan import Plan
from planner.model.proposal import Proposal
from planner.model.proposals import Since, newest_first, since, with_note, without_proposal
from planner.model.sent_checks import sent_problems
from planner.words import proposals as words
from planner.words.catalogue import text
from planner.words.numbers import date as day

SIZE = (840, 440)
QUICK = 8
"""So many are held against today at once; more of them beside the window."""

Known = list[tuple[Proposal, Since]]


def hold(plan: Plan, today: date) -> Known:
    """Hold all proposals of a plan against today."""
    return [(each, since(plan, each, today)) for each in newest_first(plan)]


class ProposalsDialog(QDialog):
    """Lists what was sent.

    Signals:
        shown: the client view is wanted on an offer as it was, and the choice in it.
    """

    shown = Signal(object, object)

    def __init__(
        self,
        document: Document,
        disk: Disk,
        theme: Theme,
        parent: QWidget,
        *,
        chosen: str = "",
    ) -> None:
        """List those of the open plan.

        Args:
            document: the open plan.
            disk: what writes documents.
            theme: the colours.
            parent: the window.
            chosen: the id of the proposal that is in hand first; empty: the newest.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Proposals that were sent"))
        self.resize(*SIZE)
        self._document, self._theme = document, theme
        self.known: Known = []
        self._chosen = chosen
        self._work = Latest(self)
        self._work.done.connect(self._show_known)
        self.keeping = parent.findChild(Keeping) or Keeping(disk, parent)
        self.keeping.said.connect(self._say)
        self.introduction = Note("muted")
        self.table = PlainTable()
        self.table.setAccessibleName(text("Proposals that were sent"))
        self.table.opened.connect(self._opened)
        self.table.selectionModel().currentRowChanged.connect(self._pick)
        self.when, self.changes = label("section"), Note("muted")
        self.when.setWordWrap(True)
        self.note = TextRow(
            document,
            "proposal-note",
            lambda: text("Note"),
            lambda: text("Change the note of a proposal"),
            self._note_of,
            self._noted,
        )
        self.open_it = QPushButton(text("Open it"))
        self.save_it = QPushButton(text("Save a copy…"))
        self.show_it = QPushButton(text("Show in the client view"))
        self.remove = QPushButton(text("Remove"))
        self.leave = QPushButton(text("Close"))
        self.open_it.setProperty("kind", "primary")
        self.open_it.clicked.connect(self._open)
        self.save_it.clicked.connect(self._ask_where)
        self.show_it.clicked.connect(self._show)
        self.remove.clicked.connect(self._remove)
        self.leave.clicked.connect(self.accept)
        self.news = Note("caption")
        self._lay_out()
        document.changed.connect(self._follow)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._follow()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self.open_it, self.save_it, self.show_it, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.leave.setAutoDefault(False)
        buttons.addWidget(self.leave)
        self.note.retranslate()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT)
        rows.addWidget(self.introduction)
        rows.addWidget(self.table)
        rows.addSpacing(UNIT)
        rows.addWidget(self.when)
        rows.addWidget(self.changes)
        rows.addWidget(self.note)
        rows.addWidget(self.news)
        rows.addStretch(1)
        rows.addLayout(buttons)

    @property
    def chosen(self) -> Proposal | None:
        """The proposal in hand, as the plan has it."""
        proposals = self._document.plan.proposals
        return next((each for each in proposals if each.id == self._chosen), None)

    # What the hand does.

    @Slot()
    def _pick(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.known) and self.known[row][0].id != self._chosen:
            self._document.settle()
            self._chosen = self.known[row][0].id
            self.news.say("")
            self._show_chosen()

    @Slot(int)
    def _opened(self, row: int) -> None:
        del row  # it is in hand
        if self.open_it.isEnabled():
            self._open()

    @Slot()
    def _open(self) -> None:
        proposal = self.chosen
        if proposal is not None:
            self.keeping.open(proposal)

    @Slot()
    def _ask_where(self) -> None:
        proposal = self.chosen
        if proposal is None:
            return
        asking = QFileDialog(self, text("Save a copy"))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setDefaultSuffix(str(proposal.kind))
        if self._document.path is not None:
            asking.setDirectory(str(self._document.path.parent))
        asking.selectFile(words.file_name(proposal))
        asking.fileSelected.connect(self._save)
        asking.open()

    @Slot(str)
    def _save(self, path: str) -> None:
        proposal = self.chosen
        if proposal is not None:
            self.keeping.save(proposal, Path(path))

    @Slot()
    def _show(self) -> None:
        proposal = self.chosen
        if proposal is not None:
            self.accept()
            self.shown.emit(proposal.offer, proposal.choice)

    @Slot()
    def _remove(self) -> None:
        document, proposal = self._document, self.chosen
        if proposal is None:
            return
        ids = [each.id for each, _ in self.known]
        at = ids.index(proposal.id) if proposal.id in ids else 0
        left = [each for each in ids if each != proposal.id]
        self._chosen = left[min(at, len(left) - 1)] if left else ""
        document.settle()
        document.edit(
            lambda: text("Remove a proposal"), without_proposal(document.plan, proposal.id)
        )
        document.settle()
        self._say(text("It is removed. Undo brings it back."), False)

    def _note_of(self, plan: Plan) -> str:
        found = (each.note for each in plan.proposals if each.id == self._chosen)
        return next(found, "")

    def _noted(self, plan: Plan, note: str) -> Plan:
        return with_note(plan, self._chosen, note)

    # What the eye sees.

    @Slot()
    def _recolour(self) -> None:
        self.table.recolour(self._theme.palette)

    @Slot()
    def _follow(self) -> None:
        plan = self._document.plan
        today, quick = date.today(), len(plan.proposals) <= QUICK
        self._work.request(lambda: hold(plan, today), at_once=quick)

    @Slot(object)
    def _show_known(self, known: Known) -> None:
        self.known = known
        ids = [each.id for each, _ in known]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else ""
        chosen = self._chosen
        self.introduction.say(
            text("Each is kept as it was sent, with the prices of that day.")
            if known
            else text(
                "None yet: when you save a proposal for a client, you can have it remembered as "
                "sent."
            )
        )
        heads = (
            Head(text("Client"), figures=False),
            Head(text("To"), figures=False),
            Head(text("Document"), figures=False),
            Head(text("Today"), figures=False),
            Head(text("Sent")),
        )
        self.table.show_lines(heads, [_line(*each) for each in known])
        self.table.setVisible(bool(known))
        self._chosen = chosen
        if chosen and self.table.currentIndex().row() != ids.index(chosen):
            self.table.selectRow(ids.index(chosen))
        self._show_chosen()

    def _show_chosen(self) -> None:
        of = next((of for each, of in self.known if each.id == self._chosen), None)
        proposal = self.chosen
        there = proposal is not None and of is not None
        for part in (self.when, self.note, self.open_it, self.save_it, self.show_it, self.remove):
            part.setVisible(there)
        self.show_it.setVisible(there)
        if proposal is None or of is None:
            self.changes.say("")
            return
        self.when.setText(
            text("{sent}, {held}").format(sent=words.sent(proposal), held=words.held(of))
        )
        set_kind(self.changes, "warning" if of.has_changed else "muted")
        said = words.changes(of) if proposal.file else [*words.changes(of), words.not_kept()]
        self.changes.say("\n".join(said))
        self.note.show_plan(self._document.plan)
        for button in (self.open_it, self.save_it):
            button.setEnabled(bool(proposal.file))
        self.show_it.setEnabled(not any(sent_problems(proposal)))

    @Slot(str, bool)
    def _say(self, words_: str, bad: bool) -> None:
        set_kind(self.news, "complaint" if bad else "caption")
        self.news.say(words_)


def _line(of: Proposal, now: Since) -> Line:
    tone = "warning" if now.has_changed else ""
    late = "warning" if now.is_over else ""
    return Line(
        (
            words.client_name(of),
            words.receiver(of),
            words.form(of.kind),
            words.verdict(now),
            day(of.sent_on),
        ),
        under=("", "", "", words.held(now), ""),
        tones=("", "muted", "muted", tone, ""),
        under_tones=("", "", "", late, ""),
    )
