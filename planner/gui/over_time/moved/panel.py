"""What moves the profit from today to a month to come: a picture, and every cause in a table."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from planner.charts import bridge as chart
from planner.charts.style import Palette
from planner.gui.calculator import is_quick_to_compute
from planner.gui.document import Document
from planner.gui.latest import Latest
from planner.gui.over_time.foreseen import Outlook
from planner.gui.over_time.moved.chooser import MonthChooser
from planner.gui.over_time.moved.table import heads, lines, package_heads, package_lines
from planner.gui.over_time.section import Section
from planner.gui.over_time.without import reason
from planner.gui.picture_view import PictureView
from planner.gui.plain_table import PlainTable
from planner.gui.tall_scroll import CardColumn
from planner.gui.widgets import Card, Note, label, set_words
from planner.model.over_time.bridge import Bridge, Moves, moves, projections_of
from planner.model.over_time.projection import Projection
from planner.words import bridge as words
from planner.words.catalogue import text
from planner.words.expected import ended_early
from planner.words.work import at_work

ROWS_AT_ONCE, MONTHS_AT_ONCE = 40, 100
"""Rows, and months of all projections together, that are projected within a frame."""


MOST_PACKAGES = 8
"""Packages that are seen without scrolling."""


class Found(NamedTuple):
    """The months of a plan, and what moves its profit in them."""

    outlook: Outlook
    moves: Moves | None


class MovedPanel(Section):
    """What moves the profit from today to a month to come."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._found: Found | None = None
        self._asked: Projection | None = None
        self._latest = Latest(self)
        self._latest.begun.connect(self._write)
        self._latest.done.connect(self._take)
        document.begun.connect(self._forget)
        self.chooser = MonthChooser()
        self.chooser.chosen.connect(self._write)
        self.at_work = Note()
        self.chart = PictureView()
        self.ends = Note("warning")
        self.table = PlainTable()
        self.notes = Note()
        upper = Card()
        upper.rows.addWidget(self.chooser)
        upper.rows.addWidget(self.at_work)
        upper.rows.addWidget(self.chart)
        upper.rows.addWidget(self.ends)
        self.details = Card()
        self.details.rows.addWidget(self.table)
        self.details.rows.addWidget(self.notes)
        self.by_package = Card()
        self.package_title, self.packages, self.package_note = (
            label("section"),
            PlainTable(),
            Note(),
        )
        self.package_title.setWordWrap(True)
        for each in (self.package_title, self.packages, self.package_note):
            self.by_package.rows.addWidget(each)
        self.area = CardColumn(upper, self.details, self.by_package)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.area)
        self._write()

    def show_outlook(self, outlook: Outlook) -> None:
        """Show these months, once it is known what moves the profit in them."""
        projection, book = outlook.projection, outlook.results.book
        if projection is None:
            self._asked = None
            self._latest.request(lambda: Found(outlook, None), at_once=True)
            return
        if projection is self._asked:
            return  # only the possible months are new
        self._asked = projection
        months = projections_of(book.plan, projection.discount) * len(projection.months)
        quick = len(book.plan.clients) <= ROWS_AT_ONCE and months <= MONTHS_AT_ONCE
        self._latest.request(
            lambda: Found(outlook, moves(book, projection, self._latest.step)),
            at_once=quick and is_quick_to_compute(book.plan),
        )

    @Slot()
    def _forget(self) -> None:
        """Another plan is here, of which no month is chosen."""
        self._found, self._asked = None, None
        if self._latest.busy:
            self._latest.leave()
        self.chooser.forget()
        self._write()

    @Slot(object)
    def _take(self, found: Found) -> None:
        self._found = found
        if found.moves is not None:
            self.chooser.show_months(found.moves)
        self._write()

    @Slot()
    def _write(self) -> None:
        """Write the month that is looked at."""
        found = self._found
        of = None if found is None else found.moves
        self.chooser.setVisible(of is not None)
        self.details.setVisible(of is not None)
        self.at_work.say(at_work() if found is not None and self._takes_long else "")
        self.ends.say("" if of is None else ended_early(of.projection.problem, of.projection.plan))
        if of is None:
            self.by_package.hide()
            self.chart.show_picture(None, empty_words=self._why_nothing())
            return
        bridge = of.bridge(self.chooser.month)
        self.chart.canvas.setFixedHeight(chart.full_height(bridge))
        self.chart.show_picture(chart.picture(bridge))
        self.table.show_lines(heads(bridge), lines(bridge))
        self.table.setFixedHeight(self.table.full_height())
        self.notes.say("\n".join(words.notes(bridge)))
        self._write_packages(bridge)

    def _write_packages(self, bridge: Bridge) -> None:
        self.by_package.setVisible(bool(bridge.packages))
        set_words(self.package_title, words.package_title())
        shown = package_lines(bridge)
        self.packages.show_lines(package_heads(bridge), shown)
        header = self.packages.horizontalHeader().sizeHint().height()
        seen = header + sum(line.height for line in shown[:MOST_PACKAGES]) + 2
        self.packages.setFixedHeight(min(self.packages.full_height(), seen))
        self.package_note.say(words.package_note(bridge))

    @property
    def _takes_long(self) -> bool:
        """Whether it is worth a word that figures are being made."""
        return self._latest.busy and not is_quick_to_compute(self._document.plan)

    def _why_nothing(self) -> str:
        if self._found is None:
            return at_work()
        return reason(self._found.outlook)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        for each in (self.chart, self.table, self.packages):
            each.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.chooser.retranslate()
        self.table.setAccessibleName(text("What moved"))
        self.packages.setAccessibleName(words.package_title())
        self._write()

    def help_section(self) -> str:
        """The help on what is seen."""
        return "bridge"
