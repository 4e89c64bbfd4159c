"""Price and accounts: what the book earns with each, as a map."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from planner.charts import heat_map as chart
from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.latest import Latest
from planner.gui.page import Page
from planner.gui.picture_view import PictureView
from planner.gui.segments import Segments
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.book import Book
from planner.model.plan import Plan
from planner.model.price_accounts import Grid, price_accounts
from planner.words import heat_map as words
from planner.words.catalogue import text
from planner.words.numbers import percent
from planner.words.sentences import one_line
from planner.words.work import at_work

NEAR, WIDE = "near", "wide"
REACHES = (Decimal("0.1"), Decimal("0.2"), Decimal("0.4"), Decimal("0.8"))
FIRST_REACH = 1
LONGEST_NAME = 28
LEAST_HEIGHT = 220
ROWS_AT_ONCE = 100
"""Rows that all differ are served at every price within a frame."""


class Found(NamedTuple):
    """A book, and its map."""

    book: Book
    grid: Grid | None


class HeatMapPanel(Page):
    """Price and accounts: what the book earns with each."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._book: Book | None = None
        self._found: Found | None = None
        self._package = ""
        self._latest = Latest(self)
        self._latest.begun.connect(self._write)
        self._latest.done.connect(self._take)
        document.begun.connect(self._forget)
        self.package_name, self.package = label("muted"), ChoiceField()
        self.reach_name, self.reach = label("muted"), ChoiceField()
        for field in (self.package, self.reach):
            field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.package.setObjectName("map_package")
        self.reach.setObjectName("map_reach")
        self.package_name.setBuddy(self.package)
        self.reach_name.setBuddy(self.reach)
        for share in REACHES:
            self.reach.addItem("", str(share))
        self.reach.setCurrentIndex(FIRST_REACH)
        self.package.activated.connect(self._package_chosen)
        self.reach.activated.connect(self._ask)
        self.tiers = Segments((NEAR, WIDE))
        self.tiers.chosen.connect(self._ask)
        self.chart = PictureView()
        self.chart.canvas.setMinimumHeight(LEAST_HEIGHT)
        self.note = Note()
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        for part in (self.package_name, self.package):
            top.addWidget(part)
        top.addSpacing(UNIT)
        for part in (self.reach_name, self.reach):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.tiers)
        card = Card()
        card.rows.addLayout(top)
        card.rows.addWidget(self.chart, 1)
        card.rows.addWidget(self.note)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, UNIT + 4, 0)
        rows.addWidget(card)

    def show_results(self, results: Results) -> None:
        """Show these results, once they are made: every column is a book of its own."""
        self._book = results.book
        self._show_packages(results.book.plan)
        self._ask()

    @Slot()
    def _forget(self) -> None:
        """Another plan is here, with packages of its own."""
        self._package, self._found = "", None
        self._write()

    @Slot()
    def _ask(self) -> None:
        book, package = self._book, self._package
        reach = REACHES[self.reach.currentIndex()]
        wide = self.tiers.current == WIDE
        if book is not None:
            self._latest.request(
                lambda: Found(book, price_accounts(book, reach, package, wide=wide)),
                at_once=len(book.plan.clients) <= ROWS_AT_ONCE and is_quick_to_compute(book.plan),
            )

    @Slot(int)
    def _package_chosen(self, index: int) -> None:
        self._package = str(self.package.itemData(index))
        self._ask()

    def _show_packages(self, plan: Plan) -> None:
        """Offer all packages together, and each."""
        each = dict.fromkeys(["", *(package.id for package in plan.packages)])
        titles = {package.id: one_line(package.title, LONGEST_NAME) for package in plan.packages}
        offered = [(key, titles.get(key, text("All packages"))) for key in each]
        there = [
            (self.package.itemData(index), self.package.itemText(index))
            for index in range(self.package.count())
        ]
        if self._package not in each:
            self._package = ""
        if there != offered:
            with QSignalBlocker(self.package):
                self.package.clear()
                for key, title in offered:
                    self.package.addItem(title, key)
        self.package.setCurrentIndex(list(each).index(self._package))

    @Slot(object)
    def _take(self, found: Found) -> None:
        self._found = found
        self._write()

    @Slot()
    def _write(self) -> None:
        found = self._found
        if found is None:
            self.chart.show_picture(None, empty_words=at_work())
            self.note.say("")
            return
        plan, grid = found.book.plan, found.grid
        if grid is None:
            self.chart.show_picture(None, empty_words=words.nothing())
            self.note.say("")
            return
        self.chart.show_picture(chart.picture(grid, plan))
        self.note.say(at_work() if self._latest.busy else words.meaning(plan))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.chart.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.package_name, text("Prices of"))
        set_words(self.reach_name, text("up to"))
        self.package.setAccessibleName(text("Whose prices change"))
        self.reach.setAccessibleName(text("How far prices change"))
        for index, share in enumerate(REACHES):
            self.reach.setItemText(index, f"± {percent(share)}")
        self.tiers.name({NEAR: text("Up to the next tier"), WIDE: text("All tiers")})
        if self._book is not None:
            self._show_packages(self._book.plan)
        self._write()
