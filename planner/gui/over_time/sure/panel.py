"""How sure it is: the chances of tiers and of the goal, and how far the months spread."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from planner.charts import fan
from planner.charts.style import UNIT, Palette
from planner.gui.document import Document
from planner.gui.fields.row import FieldRow, Scope
from planner.gui.over_time.foreseen import Foreseen, Outlook
from planner.gui.over_time.section import Section
from planner.gui.over_time.sure.fans import fan_of
from planner.gui.over_time.sure.inputs import SEED, next_seed, with_seed
from planner.gui.over_time.sure.tables import (
    ACCOUNTS,
    CASH,
    PROFIT,
    chance_heads,
    chance_lines,
    month_heads,
    month_lines,
)
from planner.gui.over_time.without import reason
from planner.gui.picture_view import PictureView
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.segments import Segments
from planner.gui.tall_scroll import CardColumn
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.book import Book
from planner.model.over_time.simulation import Simulation
from planner.model.problems import Place
from planner.words import sure as words
from planner.words.catalogue import context, text
from planner.words.places import sentence_of

GOAL: Place = ("assumptions", "profit_goal")
ARRIVALS: Place = ("assumptions", "new_accounts_per_month")
OWN: Place = ("assumptions", "seed")
SEED_WIDTH = 190
FAN_HEIGHT = 280
BUTTON_HEIGHT = 4 * UNIT


class SurePanel(Section):
    """How sure it is: the chances of tiers and of the goal, and how far the months spread.

    It shows one plan at a time: while the possible months of another are being made, those of
    before stay, and say so.
    """

    by_chance = says_how_far = True

    def __init__(self, document: Document, foreseen: Foreseen) -> None:
        """Build the panel; ``foreseen`` says how far its figures have come."""
        super().__init__()
        self._document, self._foreseen = document, foreseen
        self._outlook: Outlook | None = None
        self.title = label("title")
        self.title.setWordWrap(True)
        self.others, self.early, self.estimate = Note("muted"), Note("warning"), Note("caption")
        self.goal, self.arrivals = _link(), _link()
        self.goal.clicked.connect(self._goal_wanted)
        self.arrivals.clicked.connect(self._arrivals_wanted)
        self.seed = FieldRow(document, SEED)
        self.seed.setFixedWidth(SEED_WIDTH)
        self.next_seed = QPushButton()
        self.next_seed.clicked.connect(self._take_next_seed)
        self.state = label("muted")
        self.state.setWordWrap(True)
        self.cancel, self.resume = QPushButton(), QPushButton()
        self.cancel.clicked.connect(foreseen.cancel)
        self.resume.clicked.connect(foreseen.resume)
        self.segments = Segments((PROFIT, ACCOUNTS, CASH))
        self.segments.chosen.connect(self._show_view)
        self.picture = PictureView()
        self.picture.canvas.setFixedHeight(FAN_HEIGHT)
        self.chances, self.months = PlainTable(), PlainTable()
        self._chances_card, months = Card(), Card()
        self._chances_card.rows.addWidget(self.chances)
        months.rows.addWidget(self.months)
        self._shown = (self._fan_card(), self._chances_card, months)
        self.area = CardColumn(self._head(), *self._shown)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)
        foreseen.progressed.connect(self._tell)
        document.begun.connect(self._forget)

    def _head(self) -> Card:
        card = Card()
        seed, state = QHBoxLayout(), QHBoxLayout()
        for row in (seed, state):
            row.setSpacing(2 * UNIT)
        seed.addWidget(self.seed)
        seed.addWidget(self.next_seed)
        seed.addStretch(1)
        state.addStrut(BUTTON_HEIGHT)  # a button that comes and goes moves nothing
        state.addWidget(self.state, 1)
        state.addWidget(self.cancel)
        state.addWidget(self.resume)
        for said in (self.title, self.others, self.early):
            card.rows.addWidget(said)
        for link in (self.goal, self.arrivals):
            card.rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        card.rows.addLayout(state)
        card.rows.addLayout(seed)
        card.rows.addWidget(self.estimate)
        return card

    def _fan_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.addWidget(self.segments)
        row.addStretch(1)
        card.rows.addLayout(row)
        card.rows.addWidget(self.picture)
        return card

    # What the hand does.

    @Slot()
    def _goal_wanted(self) -> None:
        self.wanted.emit(GOAL)

    @Slot()
    def _arrivals_wanted(self) -> None:
        self.wanted.emit(ARRIVALS)

    @Slot()
    def _take_next_seed(self) -> None:
        document = self._document
        document.settle()
        plan = document.plan
        document.edit(lambda: text("Other futures"), with_seed(plan, next_seed(plan)))

    @Slot()
    def _forget(self) -> None:
        """Another plan is here."""
        self._outlook = None
        self.seed.field.forget()
        self._write()

    def reveal(self, place: Place) -> bool:
        """Put the focus on the seed."""
        if place == OWN:
            self.seed.field.setFocus(Qt.FocusReason.TabFocusReason)
        return place == OWN

    # What the eye sees.

    def show_outlook(self, outlook: Outlook) -> None:
        """Show these months, once there is all of them."""
        known = self._outlook
        same = known is not None and known.simulation is outlook.simulation
        plan = outlook.results.book.plan
        if not (plan is not self._document.plan and self.seed.field.hasFocus()):
            self.seed.show_scope(Scope(plan, None))
        if outlook.simulation is None and outlook.projection is not None:
            self._tell()
            return
        self._outlook = outlook
        if same and outlook.simulation is not None:
            self._tell()
        else:
            self._write()

    @Slot()
    def _tell(self) -> None:
        """Say how far the work has come, and of which plan the figures are."""
        known, progress = self._outlook, self._foreseen.progress
        is_late = known is None or known.results.book.plan is not self._document.plan
        simulation = None if known is None else known.simulation
        if not is_late:
            said = ""
            if simulation is not None and simulation.months:
                said = f"{words.basis(simulation)}. {words.same_again()}"
        elif progress.is_cancelled:
            said = words.stopped(of_before=simulation is not None)
        elif progress.is_slow:
            before = simulation is not None
            said = words.working(progress.month, progress.months, of_before=before)
        else:
            said = words.being_computed() if simulation is None else words.of_before()
        set_words(self.state, said)
        was_in_hand = self.cancel.hasFocus()
        self.resume.setVisible(is_late and progress.is_cancelled)
        self.cancel.setVisible(is_late and progress.is_slow)
        if was_in_hand and self.resume.isVisible():
            self.resume.setFocus()  # who stopped it takes it up from the same place

    @Slot()
    def _write(self) -> None:
        known = self._outlook
        simulation = None if known is None else known.simulation
        if known is None or simulation is None or not simulation.months:
            self._write_nothing("" if known is None else reason(known))
        else:
            self._write_chances(simulation, known.results.book)
            self._show_view()
        self._tell()

    def _write_nothing(self, why: str) -> None:
        set_words(self.title, text("How sure"))
        self.others.say(why)
        for said in (self.early, self.estimate):
            said.say("")
        for part in (*self._shown, self.arrivals, self.goal):
            part.hide()

    def _write_chances(self, simulation: Simulation, book: Book) -> None:
        counted = book.counted
        for card in self._shown:
            card.show()
        first, *others = words.sentences(simulation, counted)
        set_words(self.title, first)
        self.others.say("\n".join(others))
        early = simulation.problem
        self.early.say("" if early is None else sentence_of(early, book.plan.currency))
        self.estimate.say(words.estimate() if simulation.is_estimate else "")
        self.arrivals.setVisible(bool(words.certain(simulation)))
        self.goal.setVisible(simulation.plan.assumptions.profit_goal is None)
        lines = list(chance_lines(simulation, counted))
        self._chances_card.setVisible(bool(lines))
        _fill(self.chances, chance_heads(simulation), lines)

    @Slot()
    def _show_view(self) -> None:
        known, view = self._outlook, self.segments.current
        if known is None or known.projection is None or known.simulation is None:
            return
        shown = fan_of(known.results.book, known.projection, known.simulation, view)
        self.picture.show_picture(fan.picture(shown))
        _fill(self.months, month_heads(), list(month_lines(known.simulation, view)))

    def help_section(self) -> str:
        """The help on this section."""
        return "sure"

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for part in (self.picture, self.chances, self.months):
            part.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.goal, text("Type a profit goal to see its chance"))
        set_words(self.arrivals, text("Type how many accounts come in a month"))
        set_words(self.next_seed, text("Other futures"))
        set_words(self.cancel, text("Cancel"))
        set_words(self.resume, context("the possible futures", "Compute"))
        self.segments.name(
            {
                PROFIT: text("Profit"),
                ACCOUNTS: text("Accounts"),
                CASH: text("Cumulative cash"),
            }
        )
        self.segments.setAccessibleName(text("What the possible months are shown of"))
        self.chances.setAccessibleName(text("The chance of each tier by month"))
        self.months.setAccessibleName(text("The possible months"))
        self.seed.retranslate()
        self._write()


def _fill(table: PlainTable, heads: tuple[Head, ...], lines: list[Line]) -> None:
    """Show rows at their full height: what scrolls up and down is the column."""
    table.show_lines(heads, lines)
    table.setFixedHeight(table.full_height())


def _link() -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "link")
    return button
