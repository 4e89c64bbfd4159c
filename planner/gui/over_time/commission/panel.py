"""Commissions that run out: what each month brings, by when its accounts joined."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton

from planner.charts import cohorts as chart
from planner.gui.calculator import is_quick_to_compute
from planner.gui.document import Document
from planner.gui.latest import Latest
from planner.gui.over_time.foreseen import Outlook, is_quick_to_foresee
from planner.gui.over_time.picture_section import PictureSection
from planner.gui.over_time.without import reason
from planner.gui.plain_table import Head, Line
from planner.gui.widgets import Note, set_words
from planner.model.over_time.calendar import months_seen
from planner.model.over_time.cohorts import Cohorts, cohorts
from planner.words import cohorts as words
from planner.words import expected
from planner.words.catalogue import text
from planner.words.work import at_work

RATE = ("programme", "commission", "rate")


class _Found(NamedTuple):
    """The commissions of an outlook."""

    outlook: Outlook
    cohorts: Cohorts | None


class CommissionPanel(PictureSection):
    """Commissions that run out: what each month brings, by when its accounts joined."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__(document)
        self._found: _Found | None = None
        self._latest = Latest(self)
        self._latest.begun.connect(self._write)
        self._latest.done.connect(self._take)
        document.begun.connect(self._forget)
        self.at_work = Note()
        self.shown.rows.insertWidget(0, self.at_work)
        self.enter = QPushButton()
        self.enter.setProperty("kind", "primary")
        self.enter.clicked.connect(self._enter_rate)
        self.shown.rows.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignHCenter)
        self.enter.hide()

    def show_outlook(self, outlook: Outlook) -> None:
        """Show these months, once it is known where their commissions come from."""
        self.outlook = outlook
        known = self._found
        if known is not None and known.outlook.results is outlook.results:
            return
        plan = outlook.results.book.plan
        self._latest.request(
            partial(_find, outlook, self._latest.step), at_once=is_quick_to_foresee(plan)
        )

    @Slot()
    def _forget(self) -> None:
        """Another plan is here, of which nothing is known yet."""
        self._found = None
        if self._latest.busy:
            self._latest.leave()
        self._write()

    @Slot(object)
    def _take(self, found: _Found) -> None:
        self._found = found
        self._write()

    @Slot()
    def _write(self) -> None:
        found = self._found
        slow = self._latest.busy and not is_quick_to_compute(self._document.plan)
        self.at_work.say(at_work() if found is not None and slow else "")
        if found is None:
            self.enter.hide()
            self._say_nothing(at_work())
            return
        of, projection = found.cohorts, found.outlook.projection
        none = projection is None or not projection.months
        why = reason(found.outlook) if none else "" if of is None else words.nothing(of)
        self.enter.setVisible(not none and of is not None and _lacks_rate(of))
        if why or of is None:
            self._say_nothing(why)
            return
        said = [expected.ended_early(of.problem, of.plan), words.sentences(of)]
        self._say(chart.picture(of), " ".join(filter(None, said)), words.meaning())
        month, *titles = words.heads()
        start = of.plan.assumptions.start
        lines = [
            Line(words.cells(each, of.plan.currency, start), tinted=each.month == of.first_end)
            for each in of.months
        ]
        self._fill((Head(month, figures=False), *map(Head, titles)), lines)

    @Slot()
    def _enter_rate(self) -> None:
        self.wanted.emit(RATE)

    def help_section(self) -> str:
        """The help on it."""
        return "commission"

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.enter, words.enter_rate())
        self.table.setAccessibleName(text("Accounts on commission by month"))
        super().retranslate()


def _lacks_rate(of: Cohorts) -> bool:
    """Whether it is for want of a rate alone that commission brings nothing."""
    return of.anybody and not of.plan.programme.commission.rate


def _find(outlook: Outlook, step: Callable[[], None]) -> _Found:
    book = outlook.results.book
    return _Found(outlook, cohorts(book, months_seen(book.plan.assumptions), step))
