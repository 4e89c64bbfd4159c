"""Which accounts to resell and which to put on commission: the best mix, and why."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.document import Document
from planner.gui.latest import Latest
from planner.gui.next_step.mix.tables import MOST_TOLD, both_lines, change_lines, effect_lines
from planner.gui.page import Page
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.tall_scroll import CardColumn
from planner.gui.widgets import Card, Note, label, set_tone, set_words
from planner.model.book import Book
from planner.model.explanation import Asked
from planner.model.mix.best import Mix, Reason, is_quick, with_mix
from planner.model.mix.effect import Answer, answer
from planner.model.plan import Status
from planner.model.problems import Place
from planner.words import mix as words
from planner.words import mix_table
from planner.words.catalogue import text

STEPS_AT_ONCE = 3000
"""Steps of a microsecond in which a mix is found without a worker."""
MONTH_WIDTH, MOST_HEIGHT = 600, 420


class MixPanel(Page):
    """Which accounts to resell and which to put on commission: the best mix, and why."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._book: Book | None = None
        self._answer: Answer | None = None
        self._latest = Latest(self)
        self._latest.done.connect(self._take)
        self.headline = label("headline")
        self.sentence = label("title")
        self.sentence.setWordWrap(True)
        self.later, self.estimate = Note(), Note("warning")
        self.apply = QPushButton()
        self.apply.setProperty("kind", "primary")
        self.apply.clicked.connect(self._apply)
        self.mend = QPushButton()
        self.mend.clicked.connect(self._mend)
        self.locked = Note()
        self.unlock = QPushButton()
        self.unlock.setProperty("kind", "link")
        self.unlock.clicked.connect(self._unlock)
        self.moved, self.month, self.both = PlainTable(), PlainTable(), PlainTable()
        self.about_both = label("section")
        self.moved.opened.connect(self._opened)
        self.both.opened.connect(self._opened_of_both)
        self.month.setMaximumWidth(MONTH_WIDTH)
        self._who, self._month, self._both = Card(), Card(), Card()
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for each in (self.apply, self.mend):
            buttons.addWidget(each)
        buttons.addStretch(1)
        held = QHBoxLayout()
        held.addWidget(self.unlock)
        held.addStretch(1)
        top = Card()
        for part in (self.headline, self.sentence, self.later, self.estimate):
            top.rows.addWidget(part)
        top.rows.addLayout(buttons)
        top.rows.addWidget(self.locked)
        top.rows.addLayout(held)
        self._who.rows.addWidget(self.moved)
        self._month.rows.addWidget(self.month)
        self._both.rows.addWidget(self.about_both)
        self._both.rows.addWidget(self.both)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(CardColumn(top, self._who, self._month, self._both))

    def show_results(self, results: Results) -> None:
        """Show the best mix of these results' book, once a book.

        One that takes longer to find comes with later results.
        """
        book, mix = results.book, results.mix
        if self._answer is not None and self._answer.book is book:
            return
        self._book = book
        quick = is_quick_to_compute(book.plan) and is_quick(book, STEPS_AT_ONCE)
        if not quick:
            self._write()  # what was shown is of the plan before
        if quick or mix is not None or not book.complete:
            self._latest.request(lambda: answer(book, mix), at_once=quick)

    @Slot(object)
    def _take(self, found: Answer) -> None:
        if found.book is self._book:
            self._answer = found
            self._write()

    def _wait(self) -> None:
        """Say that the mix is being looked for, instead of one of another plan."""
        parts = self._who, self._month, self._both, self.apply, self.mend, self.unlock
        for part in parts:
            part.setVisible(False)
        set_tone(self.headline, "")
        set_words(self.headline, text("Looking for the best mix"))
        set_words(self.sentence, text("With this many accounts it takes a moment"))
        for note in (self.later, self.estimate, self.locked):
            note.say("")

    def _write(self) -> None:
        found = self._answer
        if found is None or found.book is not self._book:
            self._wait()
            return
        mix, plan = found.mix, found.book.plan
        moves = mix is not None and bool(mix.moves)
        self._who.setVisible(moves)
        self._month.setVisible(moves)
        self._both.setVisible(bool(found.both))
        self.apply.setVisible(moves)
        self._say(found, mix)
        mending = self._mending(mix)
        self.mend.setVisible(bool(mending))
        set_words(self.mend, mending)
        self.locked.say(mix_table.kept_locked(plan) if mix is not None else "")
        self.unlock.setVisible(bool(self.locked.text()))
        if moves:
            _fill(self.moved, *change_lines(found))
            _fill(self.month, *effect_lines(found))
        set_words(self.about_both, mix_table.both_title(found))
        _fill(self.both, *both_lines(found))

    def _say(self, found: Answer, mix: Mix | None) -> None:
        """The answer in large words, the whole of it, and what is to be known besides."""
        if mix is None:
            set_tone(self.headline, "")
            set_words(self.headline, text("Not every figure is known yet"))
            set_words(self.sentence, text("What is missing is listed at the foot of the window"))
            self.later.say("")
            self.estimate.say("")
            return
        book = found.book
        set_tone(self.headline, "gain" if mix.moves else "")
        gain = words.gain(mix, book.plan.currency)
        set_words(self.headline, gain if mix.moves else mix_table.state(mix.reason))
        set_words(self.sentence, words.sentence(book, mix))
        self.later.say(words.later(mix, book.plan.currency))
        self.estimate.say(words.estimate(mix))

    @staticmethod
    def _mending(mix: Mix | None) -> str:
        """What can be done where nothing can be compared."""
        if mix is None:
            return ""
        match mix.reason:
            case Reason.NO_RATE:
                return text("Enter the commission rate")
            case Reason.NO_CLIENTS:
                return text("Go to the clients")
        return ""

    @Slot()
    def _apply(self) -> None:
        """Put every account where the mix has it, as one step."""
        self._document.settle()
        found = self._answer
        if found is not None and found.mix is not None and found.book.plan is self._document.plan:
            self._document.edit(
                lambda: text("Apply the best mix"), with_mix(self._document.plan, found.mix)
            )

    @Slot()
    def _mend(self) -> None:
        mix = None if self._answer is None else self._answer.mix
        if mix is not None and mix.reason is Reason.NO_RATE:
            self.wanted.emit(("programme", "commission", "rate"))
        else:
            self.wanted.emit(("clients", 0, "status"))

    @Slot()
    def _unlock(self) -> None:
        """Go to the first client that is locked."""
        for row, client in enumerate(self._document.plan.clients):
            if client.channel_locked and client.status is Status.ACTIVE:
                self.wanted.emit(("clients", row, "channel_locked"))
                return

    @Slot(int)
    def _opened_of_both(self, line: int) -> None:
        """Go to a client whose channels are compared."""
        both = () if self._answer is None else self._answer.both
        if line < len(both):
            self.wanted.emit(("clients", both[line].row, "channel"))

    @Slot(int)
    def _opened(self, line: int) -> None:
        """Go to a client that moves."""
        moves = () if self._answer is None else self._answer.changes.moved
        if line < len(moves[:MOST_TOLD]):
            self.wanted.emit(("clients", moves[line].move.row, "channel"))

    def asked(self) -> Asked | None:
        """What the best mix brings."""
        return Asked("mix_gain")

    def reveal(self, place: Place) -> bool:
        """No input is here."""
        del place
        return False

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.moved.recolour(palette)
        self.month.recolour(palette)
        self.both.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.apply, text("Apply"))
        self.apply.setToolTip(
            text("Put every account where the best mix has it; undo takes it back")
        )
        set_words(self.unlock, text("Unlock on the clients page"))
        self.moved.setAccessibleName(text("The clients that move"))
        self.month.setAccessibleName(text("The month today and with the best mix"))
        self.both.setAccessibleName(text("What one account brings on each channel"))
        self._write()


def _fill(table: PlainTable, heads: tuple[Head, ...], lines: list[Line]) -> None:
    """Write a table, as tall as its rows where they are not too many."""
    table.show_lines(heads, lines)
    table.setMinimumHeight(min(table.full_height(), MOST_HEIGHT))
