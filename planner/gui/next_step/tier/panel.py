"""The next tier: what it takes, what it saves, and what losing this one would cost."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.picture import Picture
from planner.charts.style import BODY, UNIT, Palette
from planner.charts.tier_bill import hatching, tier_bill
from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.document import Document
from planner.gui.latest import Latest
from planner.gui.page import Page
from planner.gui.picture_view import PictureView
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.scene_painter import measure
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.book import Book
from planner.model.explanation import Asked
from planner.model.tier_advice import Above, TierAdvice, tier_advice
from planner.storage import shipped
from planner.words import tier_advice as words
from planner.words import tier_bill as bill_words
from planner.words.catalogue import text

CHART_HEIGHT = 280
ROWS_AT_ONCE = 500
"""Rows that all differ are billed at every tier's discount within a frame."""

SIDE_BY_SIDE = 760
TABLE, NOTES = 5, 2
"""How the table and what its columns mean share a width."""
LEAST_TABLE = 680

VENDOR = "ActiveCampaign"
BILL = Asked("vendor_cost")


class Made(NamedTuple):
    """What is shown of a book; without advice a row of it has no figures."""

    book: Book
    what_if: int | None
    advice: TierAdvice | None
    picture: Picture | None
    hatching: str


def make(book: Book, what_if: int | None) -> Made:
    """Everything that is shown of a book, also its sentences."""
    advice = tier_advice(book)
    if advice is None:
        return Made(book, what_if, None, None, "")
    _ = advice.above, advice.below, advice.loss  # here, and not while it is painted
    picture = tier_bill(advice, what_if)
    return Made(book, what_if, advice, picture, hatching(advice, what_if) if picture else "")


class Upwards(Card):
    """The tiers above, a row each, and what fillers would be."""

    def __init__(self) -> None:
        """Build the card."""
        super().__init__()
        self.finding, self.reason = label("title"), Note("muted")
        self.finding.setWordWrap(True)
        self.table = PlainTable()
        self.columns, self.fillers, self.fact = Note(), Note(), Note("warning")
        notes = QVBoxLayout()
        notes.setSpacing(UNIT)
        for note in (self.columns, self.fillers, self.fact):
            notes.addWidget(note)
        notes.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self.table, TABLE, Qt.AlignmentFlag.AlignTop)
        self._beside.addLayout(notes, NOTES)
        for part in (self.finding, self.reason):
            self.rows.addWidget(part)
        self.rows.addLayout(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """What the columns mean stands beside them where there is room, else below."""
        shown = self.table.shown
        needed = sum(
            max([measure(head.words, BODY, False), *(line.width(at) for line in shown.lines)])
            + UNIT
            for at, head in enumerate(shown.heads)
        )
        room = self.contentsRect().width() - 7 * UNIT
        beside = room * TABLE // (TABLE + NOTES) >= max(needed, LEAST_TABLE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(direction)
        self._beside.setSpacing(3 * UNIT if beside else UNIT)

    def show_advice(self, advice: TierAdvice | None, what_if: int | None) -> None:
        """Show the tiers above today's number, also where another one is looked at."""
        if advice is None:
            set_words(self.finding, words.no_figures())
            self.reason.say("")
        else:
            set_words(self.finding, words.finding(advice))
            self.reason.say(words.reason(advice, what_if))
        above = () if advice is None else advice.above
        self.table.setVisible(bool(above))
        if advice is None or not above:
            for note in (self.columns, self.fillers, self.fact):
                note.say("")
            return
        titles = words.heads(advice)
        heads = tuple(Head(title, figures=index > 0) for index, title in enumerate(titles))
        self.table.show_lines(heads, [_line(advice, tier) for tier in above])
        self.table.setMinimumHeight(self.table.maximumHeight())
        self._arrange()
        self.columns.say(words.columns(advice))
        self.fillers.say(words.filler_meaning(advice))
        self.fact.say(words.as_a_fact() if advice.filler else "")


def _line(advice: TierAdvice, tier: Above) -> Line:
    cells, under = words.row(advice, tier)
    clients = "" if tier.clients is None else _tone(tier.clients.net)
    fillers = "" if tier.fillers is None else _tone(tier.fillers.net)
    return Line(cells, bold=1, under=under, tones=("", "", "", clients, fillers, ""))


def _tone(net: int) -> str:
    return "gain" if net > 0 else "loss" if net < 0 else ""


class Stairs(Card):
    """The bill of every number of accounts.

    Signals:
        asked: today's bill is to be explained.
    """

    asked = Signal()

    def __init__(self) -> None:
        """Build the card."""
        super().__init__()
        self.view = PictureView()
        self.view.canvas.setFixedHeight(CHART_HEIGHT)
        self.hatching, self.definition = Note(), Note()
        self.explain = QPushButton()
        self.explain.setProperty("kind", "link")
        self.explain.clicked.connect(self.asked)
        self.rows.addWidget(self.view)
        self.rows.addWidget(self.hatching)
        self.rows.addWidget(self.definition)
        self.rows.addWidget(self.explain, 0, Qt.AlignmentFlag.AlignLeft)

    def show_made(self, made: Made) -> None:
        """Show the picture of a book, or say why there is none."""
        advice = made.advice
        self.view.show_picture(made.picture, empty_words=bill_words.nothing_to_draw())
        self.hatching.say(made.hatching)
        drawn = made.picture is not None
        self.definition.say(bill_words.definition(advice) if drawn and advice is not None else "")
        self.explain.setVisible(drawn)


class Told(Card):
    """A title, and sentences under it."""

    def __init__(self, kind: str = "") -> None:
        """Build the card.

        Args:
            kind: of the first sentence; the others are captions where it is one of its own.
        """
        super().__init__()
        self._kind = kind
        self.title = label("title")
        self.title.setWordWrap(True)
        self.notes: list[Note] = []
        self.rows.addWidget(self.title)
        self.rows.addStretch(1)

    def say(self, title: str, sentences: list[str]) -> None:
        """Say these sentences, each a line of its own."""
        set_words(self.title, title)
        while len(self.notes) < len(sentences):
            kind = "caption" if self._kind and self.notes else self._kind or "body"
            self.notes.append(Note(kind, self))
            self.rows.insertWidget(len(self.notes), self.notes[-1])
        for index, note in enumerate(self.notes):
            note.say(sentences[index] if index < len(sentences) else "")


class TierPanel(Page):
    """The next tier: what it takes, what it saves, and what losing this one would cost."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._made: Made | None = None
        self._latest = Latest(self)
        self._latest.done.connect(self._show)
        self.upwards, self.stairs = Upwards(), Stairs()
        self.downwards, self.caution = Told(), Told("warning")
        self.stairs.asked.connect(self._explain)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(UNIT)
        self._pair.addWidget(self.downwards, 1)
        self._pair.addWidget(self.caution, 1)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, UNIT + UNIT // 2, UNIT)
        rows.setSpacing(UNIT)
        rows.addWidget(self.upwards)
        rows.addWidget(self.stairs)
        rows.addLayout(self._pair)
        rows.addStretch(1)
        for card in (self.upwards, self.stairs, self.downwards, self.caution):
            card.hide()  # until there is something to say
        self.tall = TallScroll(body)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, one card below the other."""
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(direction)

    @Slot()
    def _explain(self) -> None:
        self.explained.emit(BILL)

    def asked(self) -> Asked | None:
        """What the vendor bills: every figure here comes of it."""
        return BILL

    def show_results(self, results: Results) -> None:
        """Show the tiers around this book; a large one is looked at beside the window."""
        plan = results.book.plan
        quick = is_quick_to_compute(plan) and len(plan.clients) <= ROWS_AT_ONCE
        self._latest.request(partial(make, results.book, results.what_if), at_once=quick)

    @Slot(object)
    def _show(self, made: Made) -> None:
        self._made = made
        advice = made.advice
        self.upwards.show_advice(advice, made.what_if)
        self.stairs.show_made(made)
        self.upwards.show()
        for card in (self.stairs, self.downwards, self.caution):
            card.setVisible(advice is not None)
        if advice is None:
            return
        self.downwards.say(text("What you could lose"), words.downwards(advice))
        self.caution.say(text("Genuine accounts only"), self._caution(made.book))

    def _caution(self, book: Book) -> list[str]:
        """The vendor's terms; the words of one where it is that one's programme."""
        ours = shipped.programme_of(VENDOR)
        like = shipped.programme_like(book.plan.programme)
        of_another = like is not None and like.vendor != ours.vendor
        read = ours.sources[0].read
        return [words.caution(), *(() if of_another else words.vendors_words(read))]

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.upwards.table.recolour(palette)
        self.stairs.view.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew; the page shows its results again."""
        set_words(self.stairs.explain, text("Explain today's bill"))
        self.upwards.table.setAccessibleName(text("The tiers above"))
