"""The months to come of the latest results: expected at once, possible beside the window."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.latest import Latest
from planner.model.over_time.calendar import FARTHEST
from planner.model.over_time.projection import Projection, project
from planner.model.over_time.simulation import PATHS, Simulation, simulate

REST = 150
"""Milliseconds for which the hand rests before the possible months are computed."""


class Outlook(NamedTuple):
    """The months to come of one plan.

    ``projection`` is None where the plan has no figures to begin with, ``simulation`` also while
    it is being computed or where nobody looks at it.
    """

    results: Results
    projection: Projection | None
    simulation: Simulation | None = None


class Foreseen(QObject):
    """Computes the months to come of the latest results.

    Signals:
        changed: the Outlook, anew once the simulation is there.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        """Prepare; ``month`` is how far the simulation that is being computed has come."""
        super().__init__(parent)
        self.month = 0
        self.outlook: Outlook | None = None
        self._results: Results | None = None
        self._by_chance = False
        self._expected, self._possible = Latest(self), Latest(self)
        self._expected.done.connect(self._take_expected)
        self._possible.done.connect(self._take_possible)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST)
        self._resting.timeout.connect(self._begin)

    @property
    def is_busy(self) -> bool:
        """Whether possible months are being computed, or are about to be."""
        return self._possible.busy or self._resting.isActive()

    @property
    def months(self) -> int:
        """How many months are looked at."""
        if self._results is None:
            return 0
        return min(max(self._results.book.plan.assumptions.horizon_months, 1), FARTHEST)

    def ask(self, results: Results, *, by_chance: bool) -> None:
        """Ask for the months to come of these results.

        Args:
            results: today's figures.
            by_chance: whether somebody looks at what is possible, too.
        """
        self._by_chance = by_chance
        if results is self._results:
            self._look_at_chances()
            return
        self._results = results
        self._resting.stop()
        if self._possible.busy:
            self._possible.leave()
        book, months = results.book, self.months
        self._expected.request(
            lambda: Outlook(results, project(book, months, self._expected.step)),
            at_once=is_quick_to_compute(book.plan),
        )

    @Slot(object)
    def _take_expected(self, outlook: Outlook) -> None:
        if outlook.results is self._results:
            self.outlook = outlook
            self.changed.emit(outlook)
            self._look_at_chances()

    def _look_at_chances(self) -> None:
        known = self.outlook
        if known is None or known.results is not self._results or known.projection is None:
            return
        if self._by_chance and known.simulation is None and not self.is_busy:
            self._resting.start()

    @Slot()
    def _begin(self) -> None:
        known, months = self.outlook, self.months
        if known is None:
            return
        self.month = 0

        def step(month: int) -> None:
            self._possible.step()
            self.month = month

        self._possible.request(
            lambda: known._replace(
                simulation=simulate(known.results.book, months, PATHS, step=step)
            )
        )

    @Slot(object)
    def _take_possible(self, outlook: Outlook) -> None:
        if outlook.results is self._results:
            self.outlook = outlook
            self.changed.emit(outlook)

    def cancel(self) -> None:
        """Compute no possible months; they are asked for again with the next results."""
        self._resting.stop()
        if self._possible.busy:
            self._possible.leave()
