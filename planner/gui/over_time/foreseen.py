"""The months to come of the latest results: expected at once, possible beside the window."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.latest import Latest
from planner.model.over_time.calendar import months_seen
from planner.model.over_time.projection import Projection, project
from planner.model.over_time.simulation import PATHS, Simulation, simulate
from planner.model.plan import Plan

ROWS_AT_ONCE = 100
"""Rows of a book whose expected months are computed within a frame."""

REST = 150
"""Milliseconds for which the hand rests before the possible months are computed."""

SLOW = 500
"""Milliseconds of work after which it is said how far that has come."""

EVERY = 100
"""Milliseconds from one word of that to the next."""


def is_quick_to_foresee(plan: Plan) -> bool:
    """Whether the expected months can be computed in less than a frame.

    They take some ten times as long as today's figures: every row is laid out in groups.
    """
    return len(plan.clients) <= ROWS_AT_ONCE and is_quick_to_compute(plan)


class Outlook(NamedTuple):
    """The months to come of one plan.

    ``projection`` is None where the plan has no figures to begin with, ``simulation`` also while
    it is being computed or where nobody looks at it.
    """

    results: Results
    projection: Projection | None
    simulation: Simulation | None = None


class Progress(NamedTuple):
    """How far the possible months have come.

    ``is_slow``: they take so long that it is worth a word; ``is_cancelled``: somebody stopped them,
    and nobody has asked for them since.
    """

    month: int
    months: int
    is_slow: bool = False
    is_cancelled: bool = False


class Foreseen(QObject):
    """Computes the months to come of the latest results.

    Signals:
        changed: the Outlook, anew once the simulation is there.
        progressed: the work has begun, come further, or ended; see ``progress``.
    """

    changed = Signal(object)
    progressed = Signal()

    def __init__(self, parent: QObject) -> None:
        """Prepare; ``month`` is how far the simulation that is being computed has come."""
        super().__init__(parent)
        self.month = 0
        self.outlook: Outlook | None = None
        self._results: Results | None = None
        self._made: Simulation | None = None
        self._by_chance = self._slow = self._cancelled = False
        self._expected, self._possible = Latest(self), Latest(self)
        self._expected.done.connect(self._take_expected)
        self._possible.done.connect(self._take_possible)
        self._resting, self._telling = QTimer(self), QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST)
        self._resting.timeout.connect(self._begin)
        self._telling.timeout.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Whether possible months are being computed, or are about to be."""
        return self._possible.busy or self._resting.isActive()

    @property
    def progress(self) -> Progress:
        """How far the possible months of the latest results have come."""
        return Progress(self.month, self.months, self._slow, self._cancelled)

    @property
    def months(self) -> int:
        """How many months are looked at."""
        if self._results is None:
            return 0
        return months_seen(self._results.book.plan.assumptions)

    def ask(self, results: Results, *, by_chance: bool) -> None:
        """Ask for the months to come of these results.

        Args:
            results: today's figures.
            by_chance: whether somebody looks at what is possible, too.
        """
        self._by_chance = by_chance
        before, self._results = self._results, results
        if before is not None and before.book is results.book:
            self._go_on(results)
            return
        self._leave()
        self._cancelled = False
        book, months = results.book, self.months
        self._expected.request(
            lambda: Outlook(results, project(book, months, self._expected.step)),
            at_once=is_quick_to_foresee(book.plan),
        )
        self.progressed.emit()

    def _go_on(self, results: Results) -> None:
        """The book is the same: so are the months to come, and the work on them."""
        known = self.outlook
        if known is not None and known.results.book is results.book:
            if known.results is not results:
                self.outlook = known._replace(results=results)
                self.changed.emit(self.outlook)
            self._look_at_chances()

    def drop(self, plan: Plan) -> None:
        """The plan may be another: what is being computed for one of before is for nobody."""
        if self._results is not None and self._results.book.plan is not plan:
            self._leave()
            self.progressed.emit()

    def cancel(self) -> None:
        """Stop, until somebody asks again or the plan is another."""
        self._leave()
        self._cancelled = True
        self.progressed.emit()

    def resume(self) -> None:
        """Compute what was stopped."""
        self._cancelled = False
        self._look_at_chances()
        self.progressed.emit()

    def _leave(self) -> None:
        self._resting.stop()
        self._quiet()
        if self._possible.busy:
            self._possible.leave()

    def _quiet(self) -> None:
        """Nothing is to be said of how far it is."""
        self._telling.stop()
        self._slow, self.month = False, 0

    @Slot(object)
    def _take_expected(self, outlook: Outlook) -> None:
        now = self._results
        if now is not None and outlook.results.book is now.book:
            made = self._made
            # An edit that was taken back leads to months that are known.
            known = made is not None and made.plan is now.book.plan
            self.outlook = outlook._replace(results=now, simulation=made if known else None)
            self.changed.emit(self.outlook)
            self._look_at_chances()

    def _look_at_chances(self) -> None:
        known = self.outlook
        if known is None or known.results is not self._results or known.projection is None:
            return
        wanted = self._by_chance and known.simulation is None and not self._cancelled
        if wanted and not self.is_busy:
            self._resting.start()

    @Slot()
    def _begin(self) -> None:
        known, months = self.outlook, self.months
        if known is None or not self._by_chance:  # nobody looks at them any more
            return
        self._quiet()
        self._telling.start(SLOW)

        def step(month: int) -> None:
            self._possible.step()
            self.month = month

        self._possible.request(
            lambda: known._replace(
                simulation=simulate(known.results.book, months, PATHS, step=step)
            )
        )

    @Slot()
    def _tell(self) -> None:
        if self._possible.busy:
            self._slow = True
            self._telling.setInterval(EVERY)
        else:  # an error ended it
            self._quiet()
        self.progressed.emit()

    @Slot(object)
    def _take_possible(self, outlook: Outlook) -> None:
        now = self._results
        self._quiet()
        if now is not None and outlook.results.book is now.book:
            self._cancelled, self._made = False, outlook.simulation
            self.outlook = outlook._replace(results=now)
            self.changed.emit(self.outlook)
        self.progressed.emit()
