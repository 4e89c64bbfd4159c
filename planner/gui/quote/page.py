"""The page on which a client is quoted, at the speed of the hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.document import Document
from planner.gui.latest import Latest
from planner.gui.page import Page
from planner.gui.quote.area import QuoteArea
from planner.gui.quote.bar import QuoteBar
from planner.gui.quote.chosen_bar import ChosenBar
from planner.gui.quote.client_card import ClientCard
from planner.gui.quote.empty import NoQuote
from planner.gui.quote.give_card import GiveCard
from planner.gui.quote.grows_card import GrowsCard
from planner.gui.quote.inputs import row_of
from planner.gui.quote.lost import LostDialog
from planner.gui.quote.made import Made, make
from planner.gui.quote.seen import Seen
from planner.gui.quote.sent import SentLine
from planner.gui.quote.strip import QuoteStrip
from planner.gui.widgets import Note
from planner.model import quote_edits as edits
from planner.model.allowed_edits import granted
from planner.model.book import Book
from planner.model.choosing import Looking
from planner.model.explanation import Asked
from planner.model.gifts import Concession
from planner.model.plan import Channel, Plan
from planner.model.problems import Place
from planner.model.quote import Quote
from planner.words import quote as words
from planner.words import quote_page
from planner.words.catalogue import text
from planner.words.client_rows import step_of_change
from planner.words.places import sentence_of

EMPTY, QUOTED = 0, 1


class QuotePage(Page):
    """One proposed client against the book.

    Signals:
        wanted: the input at a place of the plan is wanted.
        shown: the client of a row is to be shown what it may see.
        sent_wanted: the proposals are wanted, first those of the row with an id.
    """

    wanted = Signal(object)
    shown = Signal(int)
    sent_wanted = Signal(str)

    def __init__(self, document: Document, plan_names: dict[str, str]) -> None:
        """Build the page; ``plan_names`` are the vendor's own names of its plans."""
        super().__init__()
        self._document = document
        self._client_id = ""
        self._results: Results | None = None
        self._place = 0  # among the quotes, for when the chosen one goes
        self._followed: Plan | None = None
        self._told: Plan | None = None  # the plan of which the notice tells
        self.made: Made | None = None
        self._work = Latest(self)
        self._work.done.connect(self._show_made)
        self.head = self.strip = QuoteStrip()
        self.bar = QuoteBar()
        self.notice = Note("muted")
        self.sent = SentLine()
        self.chosen = ChosenBar(document)
        self.client = ClientCard(document, plan_names)
        self.give, self.grows = GiveCard(), GrowsCard()
        self.seen = Seen(document, self, self.give.table)
        self.area = QuoteArea(self.client, self.give, self.grows)
        self.empty = NoQuote()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.area)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, UNIT + 4, UNIT // 2, UNIT)
        rows.setSpacing(UNIT + 4)
        rows.addWidget(self.bar)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, UNIT + 4, 0)
        above.addWidget(self.chosen)
        rows.addLayout(above)
        rows.addWidget(self.notice)
        rows.addWidget(self.sent)
        rows.addWidget(self._stack, 1)
        self._wire()

    def _wire(self) -> None:
        document, bar = self._document, self.bar
        bar.chosen.connect(self.choose)
        bar.begun.connect(self.begin)
        bar.won.connect(self._win)
        bar.lost.connect(self._ask_why)
        bar.shown.connect(self.seen.show)
        self.seen.shown.connect(self.shown)
        self.sent.wanted.connect(self.sent_wanted)
        self.chosen.said.connect(self._say)
        self.empty.begun.connect(self.begin)
        self.give.granted.connect(self._grant)
        self.give.ticked.connect(self.seen.tick)
        self.give.sees.clicked.connect(self.seen.ask)
        self.give.channel_chosen.connect(self._sell_through)
        for part in (self.strip, self.empty, self.give, self.grows):
            part.wanted.connect(self.wanted)
        self.strip.explained.connect(self.explained)
        document.changed.connect(self._follow)
        document.begun.connect(self._forget)
        document.settled.connect(self.strip.rest)

    # Which quote.

    def _row(self, plan: Plan) -> int | None:
        """The row that is shown; where that is quoted no longer, the one in its place."""
        rows = edits.proposed_rows(plan)
        row = row_of(plan, self._client_id)
        if row not in rows:
            if not rows:
                return None
            row = rows[min(self._place, len(rows) - 1)]
            self._client_id = plan.clients[row].id
        self._place = rows.index(row)
        return row

    @property
    def row(self) -> int | None:
        """The row whose quote is shown; None where there is none."""
        return self._row(self._document.plan)

    def propose(self, client_id: str, looking: Looking) -> None:
        """Say what a client chose in the meeting, and offer to take it over."""
        self.chosen.propose(client_id, looking)
        self.chosen.show_for(self._client_id)

    @Slot(str)
    def choose(self, client_id: str) -> None:
        """Show the quote of another row, by its id."""
        self._document.settle()
        self._client_id = client_id
        self._refresh()

    @Slot()
    def begin(self) -> None:
        """Begin a quote, with its name in hand."""
        document = self._document
        plan = document.plan
        begun = edits.new_quote(plan, words.new_name(plan))
        if begun is plan:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)  # it says what is missing
            return
        document.settle()
        self._client_id = begun.clients[-1].id
        document.edit(lambda: text("New quote"), begun)
        document.settle()
        self._refresh()
        field = self.client.name.field
        self.area.seek(field)
        field.selectAll()

    # What the hand does.

    def _edit(
        self, step: Callable[[], str], change: Callable[[Plan, int], Plan | None], said: str
    ) -> None:
        """Change the row as a step of its own, and say what has happened."""
        document = self._document
        document.settle()
        row = self._row(document.plan)
        edited = None if row is None else change(document.plan, row)
        if edited is None:
            return
        self._told = edited
        document.edit(step, edited)
        document.settle()
        self._say(said)

    @Slot()
    def _win(self) -> None:
        row = self._row(self._document.plan)
        if row is not None:
            said = quote_page.won_said(self._document.plan.clients[row])
            self._edit(lambda: text("Win a quote"), edits.won, said)
            self._move_on()

    @Slot()
    def _ask_why(self) -> None:
        row = self._row(self._document.plan)
        if row is not None:
            dialog = LostDialog(self._document.plan.clients[row], self)
            dialog.answered.connect(self._lose)
            dialog.open()

    @Slot(str)
    def _lose(self, reason: str) -> None:
        row = self._row(self._document.plan)
        if row is not None:
            said = quote_page.lost_said(self._document.plan.clients[row])
            self._edit(
                lambda: text("Lose a quote"), lambda plan, at: edits.lost(plan, at, reason), said
            )
            self._move_on()

    def _move_on(self) -> None:
        """Put the hand where the next client is, or where one can be quoted."""
        there = self._row(self._document.plan) is not None
        next_ = self.bar.choice if there else self.empty.button
        next_.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _grant(self, concession: Concession) -> None:
        self._edit(
            lambda: words.step(concession),
            lambda plan, row: granted(plan, row, concession),
            quote_page.granted_said(words.concession(concession)),
        )

    @Slot(object)
    def _sell_through(self, channel: Channel) -> None:
        self._edit(
            lambda: step_of_change("channel"),
            lambda plan, row: edits.with_client(plan, row, channel=channel),
            "",
        )

    @Slot()
    def _forget(self) -> None:
        self.client.forget()
        self.chosen.forget()
        self._client_id, self._place, self._told = "", 0, None

    # What the eye sees.

    @Slot()
    def _follow(self) -> None:
        """Show at once what was typed; the figures of a large book follow."""
        if self.isVisible() and self._followed is not self._document.plan:
            self._show_inputs()

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever has changed while the page was not seen."""
        super().showEvent(event)
        self._follow()

    def _show_inputs(self) -> int | None:
        """Write the inputs of the row that is shown; None where there is none."""
        plan = self._followed = self._document.plan
        if self._told is not plan:
            self._say("")
        row = self._row(plan)
        self.bar.show_quotes(plan, edits.proposed_rows(plan), row)
        self.chosen.show_for("" if row is None else self._client_id)
        self.empty.show_sells(sells=bool(plan.packages))
        self._stack.setCurrentIndex(EMPTY if row is None else QUOTED)
        client = None if row is None else plan.clients[row]
        self.seen.client_id = "" if client is None else client.id
        if self.made is not None and (client is None or client.id != self.made.client_id):
            self.made = None  # nobody sees the figures of one client beside the name of another
            self._show_figures(None)
        if row is not None:
            self.client.show_row(plan, row)
        self.sent.show_sent(plan, client)
        if self.made is None:
            self.strip.show_nothing(client, "")
        return row

    def _refresh(self) -> None:
        self._followed = None
        if self.isVisible():
            self._show_inputs()
        results = self._results
        if results is not None:
            self._quote(results.book)

    def show_results(self, results: Results) -> None:
        """Show the quote of these results."""
        self._results = results
        if self._followed is not self._document.plan:
            self._show_inputs()
        self._quote(results.book)

    def _quote(self, book: Book) -> None:
        """Quote the row that is shown; where the book is an older one, its figures follow."""
        row = row_of(book.plan, self._client_id)
        if row is None:
            return
        self._work.request(lambda: make(book, row), at_once=is_quick_to_compute(book.plan))

    @Slot(object)
    def _show_made(self, made: Made) -> None:
        plan, row = made.plan, made.row
        if made.client_id != self._client_id:
            return  # another one is looked at by now
        self.made = made
        currency = plan.currency
        self.client.mark(made.of_the_offer)
        self.give.mark(made.of_what_is_seen)
        self._show_figures(made.quote)
        if made.quote is None:
            why = sentence_of(made.wrong[0], currency) if made.wrong else ""
            self.strip.show_nothing(plan.clients[row], why)
        else:
            self.strip.show_quote(made.quote)

    def _show_figures(self, of: Quote | None) -> None:
        for part in (self.client, self.give, self.grows):
            part.show_quote(of)

    @Slot(str)
    def _say(self, words_: str) -> None:
        self.notice.say(words_)

    def asked(self) -> Asked | None:
        """The figure of the strip in hand, else what is kept of the quoted client."""
        found = self.strip.asked()
        if found is not None or self.made is None or self.made.quote is None:
            return found
        return Asked("contribution", row=self.made.row, quoted=self.made.row)

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place of a quoted row."""
        match place:
            case ("clients", int(row), *rest) if row in edits.proposed_rows(self._document.plan):
                self.choose(self._document.plan.clients[row].id)
                if rest[:1] == ["allowed"]:
                    return self.seen.reveal(rest[1:])
                found = self.client.field_of(str(rest[0]) if rest else "")
                if found is not None:
                    self.area.seek(found)
                return found is not None
        return False

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for part in (self.strip, self.bar, self.client, self.give, self.grows):
            part.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        for part in (
            self.strip,
            self.bar,
            self.client,
            self.give,
            self.grows,
            self.empty,
            self.sent,
            self.chosen,
        ):
            part.retranslate()
        self._say("")
        self._followed = None
