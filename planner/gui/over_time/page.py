"""The page of the months to come: what is assumed at the left, one question at a time beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.over_time.foreseen import Foreseen, Outlook
from planner.gui.over_time.how_far import HowFar
from planner.gui.over_time.inputs import Assumed
from planner.gui.over_time.section import Section
from planner.gui.page import Page
from planner.gui.pages import OneAtATime
from planner.gui.segments import Segments
from planner.model.explanation import Asked
from planner.model.problems import Place
from planner.words.catalogue import context, text

MONTHS, SURE, ACCOUNTS, CASH = "months", "sure", "accounts", "cash"
YEARS, COMMISSION, MOVED = "years", "commission", "moved"

SEED: Place = ("assumptions", "seed")
"""It stands where it is asked for, beside the chances."""


@dataclass
class _Shown:
    """A section by its key, made when it is first looked at, and what it shows."""

    make: Callable[[Document, Foreseen], Section]
    section: Section | None = None
    outlook: Outlook | None = None


class OverTime(Page):
    """The months to come."""

    def __init__(self, document: Document) -> None:
        """Build the page; its sections are made when they are first looked at."""
        super().__init__()
        self._document = document
        self._palette: Palette | None = None
        self._results: Results | None = None
        self._sections = {
            MONTHS: _Shown(_months),
            SURE: _Shown(_sure),
            ACCOUNTS: _Shown(_accounts),
            CASH: _Shown(_cash),
            YEARS: _Shown(_years),
            COMMISSION: _Shown(_commission),
            MOVED: _Shown(_moved),
        }
        self.foreseen = Foreseen(self)
        self.foreseen.changed.connect(self._show)
        document.changed.connect(self._drop)
        self.inputs = Assumed(document)
        self.inputs.wanted.connect(self.wanted)
        self.segments = Segments(self._sections)
        self.segments.chosen.connect(self.choose)
        self.how_far = HowFar(self.foreseen, self)
        self._stack = OneAtATime()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, UNIT + 4, 0)
        head.addWidget(self.segments)
        head.addStretch(1)
        head.addWidget(self.how_far)
        columns = QHBoxLayout()
        columns.setSpacing(UNIT // 2)
        columns.addWidget(self.inputs)
        columns.addWidget(self._stack, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT // 2, UNIT)
        rows.setSpacing(UNIT + 4)
        rows.addLayout(head)
        rows.addLayout(columns, 1)
        self.choose(MONTHS)

    @property
    def current(self) -> str:
        """The key of the section that is looked at."""
        return self.segments.current

    def section(self, key: str) -> Section:
        """A section by its key, made if it was not yet."""
        shown = self._sections[key]
        if shown.section is None:
            section = shown.section = shown.make(self._document, self.foreseen)
            section.explained.connect(self.explained)
            section.wanted.connect(self.wanted)
            self._stack.addWidget(section)
            if self._palette is not None:
                section.retranslate()
                section.recolour(self._palette)
        return shown.section

    @Slot(str)
    def choose(self, key: str) -> None:
        """Look at a section."""
        self._document.settle()
        self.segments.choose(key)
        section = self.section(key)
        self._stack.setCurrentWidget(section)
        self._stack.updateGeometry()
        self.how_far.show_where(wanted=section.by_chance and not section.says_how_far)
        self._ask()
        self._show()

    def show_results(self, results: Results) -> None:
        """Show what comes after these results."""
        self._results = results
        self.inputs.show_results(results)
        self._ask()

    @Slot()
    def _drop(self) -> None:
        """What is being computed for a plan of before is stopped, also where nobody looks."""
        self.foreseen.drop(self._document.plan)

    def _ask(self) -> None:
        if self._results is not None:
            self.foreseen.ask(self._results, by_chance=self.section(self.current).by_chance)

    @Slot()
    def _show(self) -> None:
        outlook, shown = self.foreseen.outlook, self._sections[self.current]
        stale = outlook is None or outlook.results is not self._results
        if stale or outlook is None or shown.section is None or shown.outlook is outlook:
            return
        shown.outlook = outlook
        shown.section.show_outlook(outlook)

    def asked(self) -> Asked | None:
        """The figure in hand on the section that is seen."""
        return self.section(self.current).asked()

    def help_section(self) -> str:
        """The help on what is typed, where the hand is there, else on the section that is seen."""
        hand = QApplication.focusWidget()
        if hand is not None and self.inputs.isAncestorOf(hand):
            return "assumed"
        return self.section(self.current).help_section()

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place of the plan."""
        if place == SEED:
            self.choose(SURE)
            return self.section(SURE).reveal(place)
        return self.inputs.reveal(place)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        self.inputs.recolour(palette)
        for shown in self._sections.values():
            if shown.section is not None:
                shown.section.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.segments.name({key: name(key) for key in self._sections})
        self.segments.setAccessibleName(text("What is shown of the months to come"))
        self.inputs.retranslate()
        self.how_far.tell()
        for shown in self._sections.values():
            shown.outlook = None
            if shown.section is not None:
                shown.section.retranslate()
        self._show()


def name(key: str) -> str:
    """What a section is called."""
    return {
        MONTHS: context("a section", "Months"),
        SURE: text("How sure"),
        ACCOUNTS: context("a section", "Accounts"),
        CASH: context("a section", "Cash"),
        YEARS: context("a section", "Years"),
        COMMISSION: context("a section", "Commission"),
        MOVED: text("What moved"),
    }[key]


# Each section brings its own modules: they wait until it is looked at.


def _months(document: Document, foreseen: Foreseen) -> Section:
    del document, foreseen
    from planner.gui.over_time.months.panel import MonthsPanel

    return MonthsPanel()


def _sure(document: Document, foreseen: Foreseen) -> Section:
    from planner.gui.over_time.sure.panel import SurePanel

    return SurePanel(document, foreseen)


def _accounts(document: Document, foreseen: Foreseen) -> Section:
    del foreseen
    from planner.gui.over_time.accounts.panel import AccountsPanel

    return AccountsPanel(document)


def _cash(document: Document, foreseen: Foreseen) -> Section:
    del foreseen
    from planner.gui.over_time.cash.panel import CashPanel

    return CashPanel(document)


def _years(document: Document, foreseen: Foreseen) -> Section:
    del foreseen
    from planner.gui.over_time.years.panel import YearsPanel

    return YearsPanel(document)


def _commission(document: Document, foreseen: Foreseen) -> Section:
    del foreseen
    from planner.gui.over_time.commission.panel import CommissionPanel

    return CommissionPanel(document)


def _moved(document: Document, foreseen: Foreseen) -> Section:
    del foreseen
    from planner.gui.over_time.moved.panel import MovedPanel

    return MovedPanel(document)
