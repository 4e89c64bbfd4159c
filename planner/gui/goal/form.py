"""What an input has to be: the question, the goal that is typed, and the answer at once."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import CAPTION, UNIT
from planner.gui import theme
from planner.gui.calculator import is_quick_to_compute
from planner.gui.document import Document
from planner.gui.fields.asking import Asking
from planner.gui.fields.number import ChoiceField, NumberField
from planner.gui.goal.inputs import use
from planner.gui.latest import Latest
from planner.gui.widgets import Note, label, set_words
from planner.model.book import Book
from planner.model.edits import is_quick
from planner.model.goal import levers
from planner.model.goal.goals import Answer, Goal, Met, Wanted, figure, goals_of
from planner.model.goal.levers import Key, Lever
from planner.model.goal.seek import seek
from planner.model.plan import Plan
from planner.model.rows import Kind
from planner.words import entry, numbers
from planner.words import goal as words
from planner.words.catalogue import text
from planner.words.entry import NO_DOUBT, Doubt
from planner.words.numbers import DASH, symbol

PARTS_AT_ONCE = 40
"""Groups of alike rows; with more, an answer takes longer than a frame."""

WANTED_WIDTH = 140
WIDEST_CHOICE = 304
SENTENCE_LINES = 4
RATE_DIGITS = 6
NO_LEVER = Lever(Key.RESOLD)


class GoalForm(QWidget):
    """Asks for a goal and says what the input has to be for it.

    Signals:
        used: the answer has been taken.
    """

    used = Signal()

    def __init__(self, document: Document, *, chooses: bool, parent: QWidget | None = None) -> None:
        """Build the form; ``chooses`` lets the input be chosen, else it is the one asked about."""
        super().__init__(parent)
        self._document, self._chooses = document, chooses
        self._book: Book | None = None
        self.lever = NO_LEVER
        self.answer: Answer | None = None
        self._offered: tuple[Goal, ...] = ()
        self._latest = Latest(self)
        self._latest.done.connect(self._take)
        self.input_name, self.input = label("muted"), ChoiceField()
        self.input_name.setBuddy(self.input)
        self.input.activated.connect(self._input_chosen)
        self.question = label("muted")
        self.question.setWordWrap(True)
        self.wanted = ChoiceField()
        self.wanted.setMinimumWidth(WANTED_WIDTH)
        for choice in (self.input, self.wanted):
            choice.setMaximumWidth(WIDEST_CHOICE)
        self.wanted.activated.connect(self._wanted_chosen)
        self.target = NumberField(self._read, self._write)
        self.target.setObjectName("goal")
        self.target.doubts = self._doubts
        self.target.entered.connect(self._entered)
        self.complaint = Note("complaint")
        self.target.complained.connect(self.complaint.say)
        self.asking = Asking(self.target)
        self.now = label("caption")
        self.now.setWordWrap(True)
        self.found = label("headline")
        self.found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence = label("caption")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Room for the longest: nothing below jumps as a goal is typed.
        self.sentence.setMinimumHeight(SENTENCE_LINES * QFontMetrics(theme.font(CAPTION)).height())
        self.use = QPushButton()
        self.use.setProperty("kind", "primary")
        self.use.clicked.connect(self._use)
        self._lay_out()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        if self._chooses:
            chosen = QHBoxLayout()
            chosen.setSpacing(UNIT)
            chosen.addWidget(self.input_name)
            chosen.addWidget(self.input, 1)
            chosen.addStretch()
            rows.addLayout(chosen)
        else:
            self.input_name.setParent(self)
            self.input.setParent(self)
            self.input_name.hide()
            self.input.hide()
        goal = QHBoxLayout()
        goal.setSpacing(UNIT)
        goal.addWidget(self.wanted, 1)
        goal.addWidget(self.target)
        goal.addStretch()
        rows.addWidget(self.question)
        rows.addLayout(goal)
        rows.addWidget(self.complaint)
        rows.addWidget(self.asking)
        rows.addWidget(self.now)
        rows.addWidget(self.found)
        rows.addWidget(self.sentence)
        if self._chooses:
            rows.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)

    # What is asked.

    def ask(self, lever: Lever) -> None:
        """Ask about another input."""
        self.lever = lever
        self._offer_goals()
        self._show()

    @Slot(int)
    def _input_chosen(self, index: int) -> None:
        self.ask(self.input.itemData(index))

    @Slot(int)
    def _wanted_chosen(self, _index: int) -> None:
        self._begin()
        self._show()

    @property
    def kind(self) -> Wanted:
        """What kind of goal is chosen."""
        return Wanted(self.wanted.currentData() or Wanted.PROFIT)

    def _goal(self) -> Goal | None:
        typed = self.target.value
        if typed is None or self.target.wrong:
            return None
        if self.kind is Wanted.PROFIT:
            return self._template._replace(amount=typed)
        return self._template._replace(margin=typed)

    @property
    def _template(self) -> Goal:
        """The goal that is chosen, without its target."""
        fitting = (each for each in self._offered if each.wanted is self.kind)
        return next(fitting, Goal(self.kind))

    def _offer_goals(self) -> None:
        """Offer the goals that fit the input; the one that is chosen stays where it can."""
        before, of_row = self.wanted.currentData(), self._template.row
        book = self._book
        self._offered = () if book is None else goals_of(book, self.lever)
        kinds = [each.wanted for each in self._offered]
        plan = self._document.plan if book is None else book.plan
        offered = [(words.wanted(each, plan), each.wanted.value) for each in self._offered]
        choice = self.wanted
        there = [(choice.itemText(each), choice.itemData(each)) for each in range(choice.count())]
        if there != offered:
            choice.clear()
            for said, kind_value in offered:
                choice.addItem(said, kind_value)
            if before in kinds:
                choice.setCurrentIndex(kinds.index(Wanted(before)))
        if choice.currentData() != before or self._template.row != of_row:
            self._begin()
        self._write_unit()

    def _write_unit(self) -> None:
        profit = self.kind is Wanted.PROFIT
        self.target.set_unit(symbol(self._document.plan.currency) if profit else "%")

    @Slot()
    def forget(self) -> None:
        """Begin again with the goal of the plan: another one is here."""
        self._begin()

    def _begin(self) -> None:
        """Begin with the goal that the plan has, if it has one."""
        plan = self._document.plan
        profit = self.kind is Wanted.PROFIT
        has = plan.assumptions.profit_goal if profit else plan.agency.target_margin
        if profit and self._template.row >= 0:
            has = None  # the plan's goal is of the whole book
        self.target.set_value(has)
        self.target.forget()
        self._write_unit()

    def _read(self, typed: str) -> Any:
        if self.kind is Wanted.PROFIT:
            low = -entry.MOST_MONEY
            return entry.read_money(typed, self._document.plan.currency, low=low)
        return entry.read_rate(typed, low=Decimal(0), high=Decimal(1), digits=RATE_DIGITS)

    def _write(self, value: Any) -> str:
        if self.kind is Wanted.PROFIT:
            return numbers.money(value, self._document.plan.currency)
        return numbers.percent(value).removesuffix("%").rstrip()

    def _doubts(self, typed: str, value: Any) -> Doubt:
        margin = self.kind is not Wanted.PROFIT
        return entry.per_cent_doubt(typed, value) if margin else NO_DOUBT

    @Slot(object)
    def _entered(self, _value: Any) -> None:
        self._show()

    # What is answered.

    def show_book(self, book: Book) -> None:
        """Ask the same of another book."""
        same = self._book is not None and self._book.plan.packages == book.plan.packages
        self._book = book
        if self._chooses and not (same and self.input.count()):
            self._list_inputs(book.plan)
        self._offer_goals()
        self._show()

    def _list_inputs(self, plan: Plan) -> None:
        offered = levers.levers(plan)
        self.input.clear()
        for each in offered:
            self.input.addItem(words.lever_name(each, plan), each)
        same = self.lever in offered
        self.input.setCurrentIndex(offered.index(self.lever) if same else 0)
        if not same:
            self.lever = offered[0]

    def _show(self) -> None:
        book = self._book
        if book is None:
            return
        plan, goal = book.plan, self._goal()
        set_words(self.question, words.question(self.lever, plan))
        kind = goal or self._template
        today = book.accounts(Kind.RESOLD)
        value = today if self.lever.key is Key.RESOLD else levers.present(plan, self.lever)
        has = figure(book, kind)
        set_words(self.now, words.now(self.lever, value, kind, has, plan))
        self.answer = None
        self.use.setEnabled(False)
        if goal is None:
            set_words(self.found, DASH)
            set_words(self.sentence, text("Type a goal."))
            return
        quick = self.lever.key is Key.RESOLD and is_quick(plan)
        counts = quick or self.lever.key is Key.ROW  # each number is a whole book
        few = len(book.parts) <= PARTS_AT_ONCE and is_quick_to_compute(plan)
        at_once = few and not counts
        self._latest.request(partial(_answered, book, self.lever, goal), at_once=at_once)

    @Slot(object)
    def _take(self, answered: tuple[Book, Lever, Goal, Answer]) -> None:
        book, lever, goal, answer = answered
        if book is not self._book or lever != self.lever or goal != self._goal():
            return
        self.answer = answer
        set_words(self.found, words.headline(answer, lever, book.plan))
        set_words(self.sentence, words.sentence(answer, lever, goal, book.plan))
        self.use.setEnabled(isinstance(answer, Met))

    @Slot()
    def _use(self) -> None:
        if isinstance(self.answer, Met) and self._book is not None:
            today = self._book.accounts(Kind.RESOLD)
            use(self._document, self.lever, self.answer.steps, today)
            self.used.emit()

    def leave(self) -> None:
        """Let go of what the worker is at: nobody will look at it."""
        self._latest.leave()

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.input_name, text("Input"))
        self.input.setAccessibleName(text("Input"))
        self.wanted.setAccessibleName(text("What is wanted"))
        self.target.setAccessibleName(text("Goal"))
        set_words(self.use, text("Apply"))
        self.target.rewrite()
        if self._book is not None:
            if self._chooses:
                self._list_inputs(self._book.plan)
            self._offer_goals()
            self._show()


def _answered(book: Book, lever: Lever, goal: Goal) -> tuple[Book, Lever, Goal, Answer]:
    return book, lever, goal, seek(book, lever, goal)
