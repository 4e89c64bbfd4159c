"""Reads a list of clients in a worker: what is asked for last counts, and all of it can stop."""

from __future__ import annotations

import contextlib
import gc
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from planner.gui.garbage import left_alone
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.storage.cells import GridError, Watch
from planner.storage.client_import import Choices, Fate, Fault, Memory, Outcome, Row, outcome
from planner.storage.grid import Grid, load
from planner.storage.import_guess import guess

MANY = 5000  # rows
SHARE_OF_FILE = 0.6  # of the work of a file: the rest is finding out what its rows do


class How(NamedTuple):
    """How a file is read; None and empty: as is found out."""

    encoding: str = ""
    separator: str | None = None
    sheet: str = ""


class Read(NamedTuple):
    """A list as it was read, and what importing it would do.

    ``rows`` are by their index in the grid, ``wrong`` the faults by their cell, ``counts`` the rows
    by what becomes of them, ``twice``: some name stands in the list more than once.
    """

    grid: Grid
    choices: Choices
    outcome: Outcome
    rows: Mapping[int, Row]
    wrong: Mapping[tuple[int, int], Fault]
    counts: Mapping[str, int]
    twice: bool


class _StoppedError(Exception):
    """Nobody waits for the result any more."""


class ImportReader(QObject):
    """Reads one file for one plan.

    Signals:
        read: the Read that was asked for last.
        refused: the problems for which the file is no list.
        progressed: the share that is done.
        made: what the worker made, or the error that kept it from it.
    """

    read = Signal(object)
    refused = Signal(object)
    progressed = Signal(float)
    made = Signal(object, object)

    def __init__(self, path: Path, plan: Plan, parent: QObject) -> None:
        """Prepare to read a file for a plan."""
        super().__init__(parent)
        self._path, self._plan = path, plan
        self._memory: Memory = {}
        self._wanted: Callable[[Watch], Read] | None = None
        self._busy = self._stop = self._unwanted = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.made.connect(self._take)

    def open(self, how: How, *, in_place: bool) -> None:
        """Ask for the file, read anew; ``in_place``: the list is to take the place of the book."""
        self._want(partial(self._open, how, in_place=in_place))

    def look(self, grid: Grid, choices: Choices) -> None:
        """Ask what importing a grid that was read would do."""
        self._want(partial(self._look, grid, choices))

    def let_go(self) -> None:
        """Stop, and disappear once the worker has noticed."""
        self._wanted, self._stop, self._unwanted = None, True, True
        if not self._busy:
            self.deleteLater()

    def _open(self, how: How, watch: Watch, *, in_place: bool) -> Read:
        grid = load(
            self._path,
            encoding=how.encoding,
            separator=how.separator,
            sheet=how.sheet,
            watch=lambda share: watch(share * SHARE_OF_FILE),
        )
        choices = guess(grid, self._plan, in_place=in_place)
        rest = 1 - SHARE_OF_FILE
        return self._look(grid, choices, lambda share: watch(SHARE_OF_FILE + share * rest))

    def _look(self, grid: Grid, choices: Choices, watch: Watch) -> Read:
        found = outcome(grid, self._plan, choices, watch, self._memory)
        counted = Counter(row.fate for row in found.rows)
        return Read(
            grid,
            choices,
            found,
            rows={row.at: row for row in found.rows},
            wrong={
                (fault.row, fault.column): fault
                for fault in found.faults
                if fault.column is not None
            },
            counts={str(fate): counted[fate] for fate in Fate},
            twice=any(row.twice for row in found.rows),
        )

    def _want(self, work: Callable[[Watch], Read]) -> None:
        self._wanted, self._stop = work, True
        if not self._busy:
            self._start()

    def _start(self) -> None:
        work, self._wanted = self._wanted, None
        if work is not None:
            self._busy, self._stop = True, False
            self._pool.start(partial(self._work, work))

    def _work(self, work: Callable[[Watch], Read]) -> None:
        result: Read | None = None
        error: Exception | None = None
        # To look through all that is made here, again and again, would stop the window for longer
        # than anything else.
        try:
            with left_alone():
                result = work(self._watch)
            if len(result.grid.rows) > MANY:
                gc.freeze()
        except Exception as why:
            error = why
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
            self.made.emit(result, error)
        del error  # else it and this frame hold each other, and all that was read so far

    def _watch(self, share: float) -> None:
        if self._stop:
            raise _StoppedError
        self.progressed.emit(share)

    @Slot(object, object)
    def _take(self, result: Read | None, error: Exception | None) -> None:
        self._busy = False
        if self._unwanted:
            self.deleteLater()
            return
        wanted = self._wanted is not None
        self._start()
        if wanted or isinstance(error, _StoppedError):
            return
        if isinstance(error, GridError):
            problems: tuple[Problem, ...] = error.problems
            self.refused.emit(problems)
        elif error is not None:
            raise error
        else:
            self.read.emit(result)
