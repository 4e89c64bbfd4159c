"""What moves the profit: a picture, all drivers in a table, and the range of the one in hand."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QVBoxLayout

from planner.charts import tornado
from planner.charts.style import Palette
from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.document import Document
from planner.gui.latest import Latest
from planner.gui.next_step.sensitivity.editor import RangeEditor
from planner.gui.next_step.sensitivity.table import heads, line_of
from planner.gui.page import Page
from planner.gui.picture_view import PictureView
from planner.gui.plain_table import PlainTable
from planner.gui.tall_scroll import CardColumn
from planner.gui.widgets import Card, Note
from planner.model.book import Book
from planner.model.drivers import Key
from planner.model.sensitivity import Swing, Swings, swings
from planner.words import sensitivity as words
from planner.words.catalogue import text
from planner.words.work import at_work

TALLEST, MOST_LINES = 330, 8
ROWS_AT_ONCE = 50
"""Rows that all differ are moved along every range within a frame or so."""


class Found(NamedTuple):
    """A book, and what moves its profit."""

    book: Book
    swings: Swings | None


class SensitivityPanel(Page):
    """What moves the profit, and how far."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._found: Found | None = None
        self._shown: tuple[Swing, ...] = ()
        self._key: Key | None = None
        self._writing = False
        self._latest = Latest(self)
        self._latest.begun.connect(self._write)
        self._latest.done.connect(self._take)
        document.begun.connect(self._forget)
        self.chart = PictureView()
        self.at_work = Note()
        self.sentence = Note("muted")
        self.table = PlainTable()
        self.table.selectionModel().currentRowChanged.connect(self._in_hand)
        self.table.opened.connect(self._opened)
        self.editor = RangeEditor(document)
        upper = Card()
        upper.rows.addWidget(self.at_work)
        upper.rows.addWidget(self.chart)
        upper.rows.addWidget(self.sentence)
        self._ranges = Card()
        self._ranges.rows.addWidget(self.editor)
        self._ranges.rows.addWidget(self.table)
        self._ranges.hide()  # until there are drivers
        self.area = CardColumn(upper, self._ranges)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)

    def show_results(self, results: Results) -> None:
        """Show these results, once they are made: every end is a book of its own."""
        book = results.book
        self._latest.request(
            lambda: Found(book, swings(book, step=self._latest.step)),
            at_once=len(book.plan.clients) <= ROWS_AT_ONCE and is_quick_to_compute(book.plan),
        )

    @Slot()
    def _forget(self) -> None:
        """Another plan is here, of which nothing is in hand."""
        self._key, self._found, self._shown = None, None, ()
        self.editor.forget()
        self._write()

    @Slot(object)
    def _take(self, found: Found) -> None:
        self._found = found
        self._write()

    @Slot()
    def _write(self) -> None:
        found = self._found
        self.at_work.say(at_work() if self._latest.busy and found is not None else "")
        if found is None:
            self._ranges.hide()
            self.sentence.say("")
            self.chart.show_picture(None, empty_words=at_work())
            return
        currency, of = found.book.plan.currency, found.swings
        self._ranges.setVisible(of is not None)
        if of is None:
            self.chart.show_picture(None, empty_words=words.nothing())
            self.sentence.say("")
            self._shown = ()
            return
        self.chart.canvas.setFixedHeight(min(tornado.full_height(of), TALLEST))
        self.chart.show_picture(tornado.picture(of, currency))
        self.sentence.say(words.sentence(of, currency))
        self._write_table(found.book, of)

    def _write_table(self, book: Book, of: Swings) -> None:
        self._shown = of.each
        keys = [each.key for each in of.each]
        if self._key not in keys:
            self._key = keys[0] if keys else None
        self._writing = True
        currency = book.plan.currency
        lines = [line_of(each, currency) for each in of.each]
        self.table.show_lines(heads(gains=of.profit >= 0), lines)
        if self._key is not None:
            self.table.selectRow(keys.index(self._key))
        self._writing = False
        seen = sum(line.height for line in lines[:MOST_LINES])
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(min(self.table.full_height(), header + seen + 2))
        self._show_range()

    def _show_range(self) -> None:
        mine = next((each for each in self._shown if each.key == self._key), None)
        if mine is not None:
            self.editor.show_driver(mine.key, mine.title)

    @Slot(QModelIndex, QModelIndex)
    def _in_hand(self, now: QModelIndex, before: QModelIndex) -> None:
        """Another driver is in hand: its range is shown."""
        del before
        if self._writing or not 0 <= now.row() < len(self._shown):
            return
        self._document.settle()
        self._key = self._shown[now.row()].key
        self._show_range()

    @Slot(int)
    def _opened(self, row: int) -> None:
        """Enter on a driver goes to its range."""
        if row < len(self._shown):
            self.editor.take_hand()
            self.area.ensureWidgetVisible(self.editor)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.chart.recolour(palette)
        self.table.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.editor.retranslate()
        self.table.setAccessibleName(text("What moves the profit"))
        self._write()
