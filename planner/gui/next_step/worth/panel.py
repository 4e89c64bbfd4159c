"""What each client and each package is worth: a sentence, a picture, and all of them in a table."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from planner.charts import worth as chart
from planner.charts.style import Palette
from planner.gui.calculator import CLIENTS_AT_ONCE, Results
from planner.gui.document import Document
from planner.gui.latest import Latest
from planner.gui.next_step.worth.table import heads, lines
from planner.gui.page import Page
from planner.gui.picture_view import PictureView
from planner.gui.plain_table import PlainTable
from planner.gui.segments import Segments
from planner.gui.tall_scroll import CardColumn
from planner.gui.widgets import Card, Note
from planner.model.book import Book
from planner.model.rows import Kind
from planner.model.worth import Ranked, Worth, clients_worth, packages_worth
from planner.words import worth as words
from planner.words.catalogue import text

CLIENTS, PACKAGES = "clients", "packages"
MOST_BARS, MOST_LINES, FEWEST_LINES = 8, 200, 5


class Found(NamedTuple):
    """A book, and what everybody in it is worth."""

    book: Book
    clients: Ranked | None
    packages: Ranked | None
    what_if: int | None


def find(book: Book, what_if: int | None) -> Found:
    """What everybody in a book is worth, whatever other number is looked at."""
    clients, packages = clients_worth(book), packages_worth(book)
    for ranked in (clients, packages):
        if ranked is not None:
            _ = ranked.carried, ranked.somebody_earns  # here, and not while it is written
    return Found(book, clients, packages, what_if)


class WorthPanel(Page):
    """What each client and each package is worth."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._found: Found | None = None
        self._shown: list[Worth | None] = []
        self._latest = Latest(self)
        self._latest.done.connect(self._take)
        self.choice = Segments((CLIENTS, PACKAGES))
        self.choice.chosen.connect(self._write)
        self.chart = PictureView()
        self.sentence = Note("muted")
        self.meaning = Note()
        self.table = PlainTable()
        self.table.opened.connect(self._opened)
        top = QHBoxLayout()
        top.addWidget(self.choice)
        top.addStretch(1)
        upper = Card()
        upper.rows.addLayout(top)
        upper.rows.addWidget(self.chart)
        upper.rows.addWidget(self.sentence)
        self.details = Card()
        self.details.rows.addWidget(self.table)
        self.details.rows.addWidget(self.meaning)
        self.area = CardColumn(upper, self.details)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)

    def show_results(self, results: Results) -> None:
        """Show these results, once they are made."""
        book = results.book
        quick = len(book.plan.clients) <= CLIENTS_AT_ONCE
        self._latest.request(partial(find, book, results.what_if), at_once=quick)

    @Slot(object)
    def _take(self, found: Found) -> None:
        self._found = found
        self._write()

    @property
    def _packages(self) -> bool:
        return self.choice.current == PACKAGES

    @Slot()
    def _write(self) -> None:
        """Write what is known of those that are looked at."""
        found = self._found
        if found is None:
            return
        plan = found.book.plan
        ranked = found.packages if self._packages else found.clients
        some = ranked is not None and bool(ranked.each)
        self.details.setVisible(some)
        if ranked is None or not ranked.each:
            self.chart.show_picture(
                None, empty_words=words.nothing() if ranked is None else words.nobody()
            )
            self.sentence.say("")
            self._shown = []
            return
        bars = min(len(ranked.each), MOST_BARS)
        self.chart.canvas.setFixedHeight(int(chart.KEY + chart.FOOT + chart.ROW * bars))
        self.chart.show_picture(chart.picture(ranked, plan))
        said = words.sentence(ranked, plan, packages=self._packages)
        today = found.book.accounts(Kind.RESOLD)
        if found.what_if is not None and found.what_if != today:
            said = f"{words.from_today(today)} {said}"
        self.sentence.say(said)
        self.meaning.say(words.meaning())
        top, bottom = chart.shown(ranked, MOST_LINES)
        left = len(ranked.each) - len(top) - len(bottom)
        between: list[Worth | None] = [None] if left else []
        self._shown = [*top, *between, *bottom]
        found_lines = lines(self._shown, left, plan, by_others=ranked.somebody_earns)
        self.table.show_lines(heads(packages=self._packages), found_lines)
        rows = min(max(len(self._shown), 1), 2 * FEWEST_LINES)
        self.table.setFixedHeight(min(self.table.full_height(), self._height_of(rows)))
        self.table.setAccessibleName(words.worth())
        self.table.setAccessibleDescription(words.meaning())

    def _height_of(self, rows: int) -> int:
        header = self.table.horizontalHeader().sizeHint().height()
        return header + sum(self.table.rowHeight(row) for row in range(rows)) + 2

    @Slot(int)
    def _opened(self, index: int) -> None:
        """Go to the row of a client, or to the package."""
        one = self._shown[index] if index < len(self._shown) else None
        if one is None:
            return
        if self._packages:
            packages = self._document.plan.packages
            at = next((i for i, each in enumerate(packages) if each.id == one.package), None)
            if at is not None:
                self.wanted.emit(("packages", at, "name"))
        elif one.rows[0] < len(self._document.plan.clients):
            self.wanted.emit(("clients", one.rows[0], "name"))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.chart.recolour(palette)
        self.table.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.choice.name({CLIENTS: text("Clients"), PACKAGES: text("Packages")})
        self._write()
