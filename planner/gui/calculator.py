"""From the latest plan to everything the overview shows, newest first.

A small book is computed at once, in less than a frame. A large one goes to a worker, one job at a
time: what is stale is dropped, and the last edit always lands.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from planner.charts.live import reach
from planner.gui.latest import Latest
from planner.model.book import Book
from planner.model.cautions import cautions
from planner.model.client_figures import ClientFigures
from planner.model.curve import Curve
from planner.model.landmarks import (
    Standing,
    Turns,
    landmarks,
    next_account,
    next_tier_count,
    standing,
    turns,
)
from planner.model.mix.best import Mix, best_mix, is_quick
from planner.model.next_step import Step, next_step
from planner.model.plan import Plan
from planner.model.problems import Problem

ROWS_AT_ONCE = 1500
CLIENTS_AT_ONCE = 300
REST = 20
"""Milliseconds in which a typed cell is painted before the worker takes its share of the time."""

STILL = 200
"""Milliseconds without an edit after which a mix is looked for that takes long to find."""

TIER_AT_ONCE = 500
MIX_STEPS = 1500
"""Steps of a microsecond in which the best mix is found beside everything else."""


class Shown(NamedTuple):
    """The figures of one number of resold accounts: today's or a what-if's."""

    standing: Standing
    rows: tuple[Standing, ...]
    next_account: int
    tier_at: int | None
    tier_gain: int
    step: Step


class Results(NamedTuple):
    """Everything that is shown of one plan; ``turns`` are those up to ``reached`` accounts.

    ``clients`` is made only while somebody looks at the rows. ``mix`` is the best mix of the book;
    None where it has no figures, or is still to be found: see ``Calculator``.
    """

    book: Book
    curve: Curve
    turns: Turns
    reached: int
    what_if: int | None
    shown: Shown | None
    cautions: tuple[Problem, ...]
    clients: ClientFigures | None = None
    mix: Mix | None = None

    @property
    def sold(self) -> int:
        """The number of resold accounts that is shown."""
        return self.curve.today if self.what_if is None else self.what_if


def compute(
    plan: Plan, what_if: int | None, newest_prices: date | None, before: Results | None = None
) -> Results:
    """Everything the overview shows; what another what-if does not touch is taken over."""
    if before is not None and before.book.plan is plan:
        book, curve = before.book, before.curve
        found, reached = before.turns, before.reached
        warned, mix = before.cautions, before.mix
    else:
        book = Book(plan)
        curve = Curve(book)
        found, reached = Turns((), (), ()), 0
        warned = cautions(book, newest_prices)
        mix = best_mix(book) if is_quick(book, MIX_STEPS) else None
    sold = curve.today if what_if is None else what_if
    shown = None
    if curve.drawable:
        shown = _shown(curve, sold)
        far = reach(curve, sold)
        if far > reached:
            found, reached = turns(curve, far), far
    return Results(book, curve, found, reached, what_if, shown, warned, mix=mix)


def with_clients(results: Results, before: Results | None) -> Results:
    """The results with the figures of every row; those of the same book are taken over."""
    if before is not None and before.book is results.book and before.clients is not None:
        return results._replace(clients=before.clients)
    return results._replace(clients=ClientFigures(results.book).make())


def _shown(curve: Curve, sold: int) -> Shown:
    tier = next_tier_count(curve, sold)
    return Shown(
        standing=standing(curve, sold),
        rows=landmarks(curve, sold),
        next_account=next_account(curve, sold),
        tier_at=tier,
        tier_gain=0 if tier is None else next_account(curve, tier - 1),
        step=next_step(curve, sold),
    )


def is_quick_to_compute(plan: Plan) -> bool:
    """Whether everything can be computed in less than a frame."""
    programme = plan.programme
    # Each count up to the top tier is looked at, to find where the curve turns.
    far = max(programme.starts, default=0) > TIER_AT_ONCE
    return len(plan.clients) <= ROWS_AT_ONCE and not far


class Calculator(QObject):
    """Computes the latest request.

    Signals:
        ready: the Results of the latest plan; once more where the best mix of a large book, looked
            for once the hand rests, is found.
        made: what the worker made, or the error that kept it from it.
    """

    ready = Signal(object)
    made = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Prepare.

        ``newest_prices`` is the date of the price list that ships, once it is read;
        ``clients_wanted``: somebody looks at the rows of clients.
        """
        super().__init__(parent)
        self.results: Results | None = None
        self.newest_prices: date | None = None
        self.clients_wanted = False
        self._wanted: tuple[Plan, int | None] | None = None
        self._busy = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._start)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.made.connect(self._take)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL)
        self._still.timeout.connect(self._look_for_mix)
        self._mixes = Latest(self)
        self._mixes.done.connect(self._take_mix)

    @property
    def busy(self) -> bool:
        """Whether the worker is at work, or about to be."""
        return self._busy or self._wanted is not None

    def request(self, plan: Plan, what_if: int | None) -> None:
        """Ask for the results of a plan; an older request that waits is dropped."""
        many = self.clients_wanted and len(plan.clients) > CLIENTS_AT_ONCE
        if is_quick_to_compute(plan) and not many and not self._busy:
            results = compute(plan, what_if, self.newest_prices, self.results)
            if self.clients_wanted:
                results = with_clients(results, self.results)
            self._wanted = None
            self._publish(results)
            return
        self._wanted = (plan, what_if)
        if not self._busy and self.clients_wanted:
            self._rest.start()
        elif not self._busy:
            self._start()

    @Slot()
    def _start(self) -> None:
        if self._busy or self._wanted is None:
            return
        wanted, self._wanted = self._wanted, None
        self._busy = True
        self._pool.start(_Job(self, wanted, self.newest_prices))

    @Slot(object, object)
    def _take(self, results: Results | None, error: Exception | None) -> None:
        self._busy = False
        if results is not None:
            self._publish(results)
        self._start()
        if error is not None:
            raise error

    def _publish(self, results: Results) -> None:
        self.results = results
        self._still.stop()
        if results.mix is None and results.book.complete:
            self._still.start()
        self.ready.emit(results)

    @Slot()
    def _look_for_mix(self) -> None:
        """Look for a best mix that takes longer than a drag allows."""
        if self.results is not None and not self.busy:
            book = self.results.book
            self._mixes.request(lambda: (book, best_mix(book)))

    @Slot(object)
    def _take_mix(self, found: tuple[Book, Mix | None]) -> None:
        book, mix = found
        results = self.results
        if mix is None or results is None or results.book is not book:
            return  # the plan is another by now
        self.results = results._replace(mix=mix)
        self.ready.emit(self.results)

    def wait(self) -> None:
        """Wait for the worker: before the program ends, it may not run on."""
        self._wanted = None
        self._pool.waitForDone()
        self._still.stop()
        self._mixes.leave()


class _Job:
    """One computation for the pool: plain data in, plain data out through the owner's signal."""

    def __init__(
        self, owner: Calculator, wanted: tuple[Plan, int | None], newest_prices: date | None
    ) -> None:
        self._done = owner.made
        self._before = owner.results
        self._wanted = wanted
        self._newest_prices = newest_prices
        self._clients_wanted = owner.clients_wanted

    def __call__(self) -> None:
        try:
            results = compute(*self._wanted, self._newest_prices, self._before)
            if self._clients_wanted:
                results = with_clients(results, self._before)
        except Exception as error:
            self._done.emit(None, error)
        else:
            self._done.emit(results, None)
