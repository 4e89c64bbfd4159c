"""The strip at the foot: what is wrong with the plan, unfolded into a list that stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import LIGHT, UNIT, Palette
from planner.gui import theme
from planner.gui.widgets import label, set_words
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.places import said

if TYPE_CHECKING:
    from planner.gui.problems_list import ProblemsList

Findings = tuple[Problem, ...]
LOW_WINDOW = 760
ROWS, ROWS_WHERE_LOW = 7, 4
LOUD, QUIET = "alarm", "quiet"


class ProblemsBar(QFrame):
    """Problems are said, warnings are counted in one quiet line; unfolded, all are listed.

    Signals:
        wanted: the input at a place of the plan is wanted.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        """Build the bar, unseen; its list is made when it is first unfolded."""
        super().__init__()
        self.setProperty("kind", LOUD)
        self._problems: Findings = ()
        self._warnings: Findings = ()
        self._dismissed: frozenset[tuple[object, ...]] = frozenset()
        self._plan: Plan | None = None
        self._palette = LIGHT
        self._at = -1
        self._came_from: QWidget | None = None
        self.list: ProblemsList | None = None
        self.symbol = label("caption")
        self.words = label("muted")
        self.words.setWordWrap(True)
        self.button, self.copy_button, self.close_button = (QPushButton() for _ in range(3))
        self.button.clicked.connect(self._turn)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self._dismiss)
        row = QHBoxLayout()
        row.setContentsMargins(2 * UNIT, UNIT - 4, 2 * UNIT, UNIT - 4)
        row.setSpacing(UNIT)
        row.addWidget(self.symbol)
        row.addWidget(self.words, 1)
        for button in (self.copy_button, self.button, self.close_button):
            button.setProperty("kind", "link")
            row.addWidget(button)
        self.copy_button.hide()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 1, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addLayout(row)
        self.hide()

    @property
    def unfolded(self) -> bool:
        """Whether the list is open."""
        return self.list is not None and not self.list.isHidden()

    @property
    def number(self) -> int:
        """How many findings there are."""
        return len(self._problems) + len(self._warnings)

    def finding(self, number: int) -> Problem:
        """A finding, problems first."""
        first = len(self._problems)
        return self._problems[number] if number < first else self._warnings[number - first]

    # What is said.

    def show_problems(self, problems: Findings, warnings: Findings, plan: Plan) -> None:
        """Say what is wrong; with the same findings of the same plan there is nothing to do."""
        same = problems is self._problems and warnings is self._warnings and plan is self._plan
        if not same:
            self._problems, self._warnings, self._plan = problems, warnings, plan
            self._write()

    def _write(self) -> None:
        plan = self._plan
        if plan is None:
            return
        problems, warnings = self._problems, self._warnings
        shown = bool(problems) or (self.unfolded and bool(warnings)) or self._news()
        self.setVisible(shown)
        if not shown:
            if self.unfolded:
                self.fold()
            return
        kind = LOUD if problems else QUIET
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._colour()
        set_words(self.words, self._said(plan))
        self.close_button.setVisible(not problems and not self.unfolded)
        self.copy_button.setVisible(self.unfolded)
        self.button.setVisible(self.number > 1 or self.unfolded)
        if self.unfolded:
            set_words(self.button, text("Fold the list"))
        elif not problems:
            set_words(self.button, text("Show them"))
        else:
            more = plural("Show {count} remark", "Show all {count} remarks", self.number)
            set_words(self.button, more.format(count=count(self.number)))
        set_words(self.copy_button, text("Copy all"))
        set_words(self.close_button, text("Dismiss"))
        if self.list is not None and self.unfolded:
            self.list.show_findings(problems, warnings, plan)
            self._fit()

    def _said(self, plan: Plan) -> str:
        """The first problem; a single warning; or how many there are."""
        if self.unfolded and self._problems:
            return text("What is wrong with this plan: a click, or F8, goes to the field.")
        if self.unfolded:
            return text("Worth a look: a click, or F8, goes to the field.")
        if self._problems:
            return said(self._problems[0], plan)
        if len(self._warnings) == 1:
            return said(self._warnings[0], plan)
        number = len(self._warnings)
        return plural("{count} warning", "{count} warnings", number).format(count=count(number))

    def say(self, words: str) -> None:
        """Say something in place of what is wrong, until there is other news."""
        set_words(self.words, words)

    # Warnings that are waved away.

    def _news(self) -> bool:
        """Whether there is a warning that has not been waved away.

        One that goes and comes back, as it does with half of a number typed, is no news.
        """
        return any((each.code, *each.place) not in self._dismissed for each in self._warnings)

    @Slot()
    def _dismiss(self) -> None:
        self._dismissed = frozenset((each.code, *each.place) for each in self._warnings)
        self._write()

    @Slot()
    def forget(self) -> None:
        """Forget what was waved away: another plan is here."""
        self._dismissed, self._at = frozenset(), -1

    # The list.

    @Slot()
    def _turn(self) -> None:
        if self.unfolded:
            self.fold()
        else:
            self.unfold()
            assert self.list is not None
            if self._at < 0:
                self.list.choose(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfold(self) -> None:
        """Open the list of all findings."""
        here = QApplication.focusWidget()
        self._came_from = here if here is not None and not self.isAncestorOf(here) else None
        if self.list is None:
            from planner.gui.problems_list import ProblemsList

            self.list = ProblemsList(self)
            self.list.wanted.connect(self._go_to)
            self.list.folded.connect(self.fold)
            self.list.recolour(self._palette)
            self._rows.addWidget(self.list)
        self.list.show()
        self._write()

    @Slot()
    def fold(self) -> None:
        """Close the list, and give the focus back."""
        if self.list is None:
            return
        had_focus = self.list.hasFocus()
        self.list.hide()
        self._write()
        if had_focus and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        assert self.list is not None
        from planner.gui.problems_list import ROW_HEIGHT

        most = ROWS if self.window().height() >= LOW_WINDOW else ROWS_WHERE_LOW
        rows = min(self.list.findings.rowCount(), most)
        self.list.setFixedHeight(rows * ROW_HEIGHT + 2)

    @Slot()
    def _copy(self) -> None:
        if self.list is not None:
            self.list.copy_all()

    # From one finding to the next.

    def step(self, by: int) -> None:
        """Go to the field of the next finding, or the one before; after the last comes the first.

        Args:
            by: 1 or -1.
        """
        if not self.number:
            return
        if self.number > 1 and not self.unfolded:
            self.unfold()
        start = self._at if 0 <= self._at < self.number else (-1 if by > 0 else 0)
        self._go_to((start + by) % self.number)

    @Slot(int)
    def _go_to(self, number: int) -> None:
        self._at = number
        if self._plan is not None:
            set_words(self.words, self._said(self._plan))  # in place of what ``say`` said
        if self.list is not None and self.unfolded:
            self.list.choose(number)
        self.wanted.emit(self.finding(number).place)

    # Looks and language.

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        self._colour()
        if self.list is not None:
            self.list.recolour(palette)

    def _colour(self) -> None:
        loud = self.property("kind") == LOUD
        name, ink = ("problem", "loss") if loud else ("warning", "warning")
        symbol = theme.icon(name, str(getattr(self._palette, ink)))
        self.symbol.setPixmap(symbol.pixmap(16, 16))

    def retranslate(self) -> None:
        """Write every word anew."""
        self._write()
