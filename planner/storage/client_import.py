"""A list of clients becomes rows of the book: all of it or nothing, and nothing is guessed twice.

A grid and what was chosen for it give an outcome: every row with what becomes of it, every cell
that is wrong, and what has to be asked. The window shows it before anything is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from planner.model.named import clients_named
from planner.model.plan import Client, Plan, Status
from planner.storage.cells import Watch, unwatched
from planner.storage.day_order import day_first
from planner.storage.day_order import rewritten as with_month
from planner.storage.decimal_marks import mark_of, rewritten
from planner.storage.grid import Grid
from planner.storage.package_match import asked_as, matched
from planner.storage.plan_file import with_ids
from planner.words import numbers
from planner.words.cells import STATUSES, CellError, plain
from planner.words.client_columns import COLUMNS
from planner.words.entry import EntryError

STEP = 1000  # rows between two reports
SINCE = "since"
NOT_FIGURES = {SINCE}  # a month has marks of its own
PACKAGE_TOLD_BY = ("package", "plan", "contacts")


class Known(StrEnum):
    """What becomes of a row whose client is in the book already."""

    SKIP = "skip"
    UPDATE = "update"
    ADD = "add"


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATED = "updated"
    SKIPPED = "skipped"
    REPEATED = "repeated"
    LEFT_OUT = "left-out"
    WRONG = "wrong"


@dataclass(frozen=True)
class Choices:
    """How a grid is read.

    ``columns`` are keys of client columns, empty where one is left out; ``first`` is the index of
    the first row below the headings; ``decimal`` is the mark of every column, empty for each
    column's own. ``statuses`` are by the plain form of a word, ``packages`` (their ids) by what
    ``asked_as`` calls a row's, and ``left_out`` what rows call theirs that are no clients at all,
    such as a line of totals. ``repeated``: further rows of a name are taken too; ``replace``: the
    list takes the place of the book.
    """

    columns: tuple[str, ...]
    first: int = 0
    decimal: str = ""
    statuses: Mapping[str, Status] = field(default_factory=dict)
    packages: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    known: Known = Known.SKIP
    repeated: bool = True
    replace: bool = False


class Fault(NamedTuple):
    """A cell that cannot be taken: the indices of its row and column (None: the row's)."""

    row: int
    column: int | None
    error: EntryError | CellError


class Row(NamedTuple):
    """A row of the list, by its index, and what becomes of it; ``twice``: its name stood above."""

    at: int
    fate: Fate
    twice: bool = False


class Outcome(NamedTuple):
    """What importing would do.

    ``clients`` is the book afterwards, None while a cell is wrong. ``packages`` are the ids by what
    the rows' packages are called, ``statuses`` those by words that are no known status; None where
    they have to be chosen yet. ``marks`` are the decimal marks that columns were read with.
    """

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    clients: tuple[Client, ...] | None
    packages: Mapping[str, str | None]
    statuses: Mapping[str, Status | None]
    marks: Mapping[int, str]


Memory = dict[tuple[str, str], dict[str, Any]]
"""What texts mean, by column and how it is read: in the same plan and language the same again."""


def outcome(
    grid: Grid,
    plan: Plan,
    choices: Choices,
    watch: Watch = unwatched,
    memory: Memory | None = None,
) -> Outcome:
    """Find out what importing a grid would do to a plan's book.

    Args:
        grid: the list.
        plan: the plan that it is imported into.
        choices: how the list is read.
        watch: told now and then which share is done; what it raises stops it.
        memory: that of an earlier look at the same list, which this one fills further.
    """
    return _Import(grid, plan, choices, {} if memory is None else memory).run(watch)


class _Import:
    def __init__(self, grid: Grid, plan: Plan, choices: Choices, memory: Memory) -> None:
        self.grid, self.plan, self.choices = grid, plan, choices
        by_key = {each.key: each for each in COLUMNS}
        at = {key: index for index, key in enumerate(choices.columns) if key}
        self.at = {key: at[key] for key in by_key if key in at}  # in the order of the columns
        self.columns = {key: by_key[key] for key in self.at}
        self.marks = dict(self._marks())
        self.day_first = self._day_first()
        self.read = {key: memory.setdefault((key, self._way(key)), {}) for key in self.at}
        self.faults: list[Fault] = []
        self.packages: dict[str, str | None] = {}
        self.statuses: dict[str, Status | None] = {}
        self.named = clients_named(plan)
        self.book: dict[str, list[int]] = {}
        for index, client in enumerate(plan.clients):
            if name := _name(client.name):
                self.book.setdefault(name, []).append(index)

    def _marks(self) -> Iterator[tuple[int, str]]:
        rows = self.grid.rows[self.choices.first :]
        for key, column in self.columns.items():
            if column.figure and key not in NOT_FIGURES:
                at = self.at[key]
                mark = self.choices.decimal or mark_of(row[at] for row in rows)
                if mark:
                    yield at, mark

    def _day_first(self) -> bool | None:
        if SINCE not in self.at:
            return None
        return day_first(row[self.at[SINCE]] for row in self.grid.rows[self.choices.first :])

    def _way(self, key: str) -> str:
        """How the texts of a column are read, in a word."""
        return str(self.day_first) if key == SINCE else self.marks.get(self.at[key], "")

    def run(self, watch: Watch) -> Outcome:
        rows: list[Row] = []
        clients: list[Client] = [] if self.choices.replace else list(self.plan.clients)
        seen: dict[str, int] = {}
        for at, cells in enumerate(self.grid.rows[self.choices.first :], start=self.choices.first):
            if at % STEP == 0:
                watch(at / len(self.grid.rows))
            told = {key: cells[index].strip() for key, index in self.at.items()}
            if not any(told.values()):
                continue
            name = _name(told.get("name", ""))
            turn = seen.get(name, 0) if name else 0
            seen[name] = turn + 1
            fate, partner = self._fate(name, turn)
            if fate in {Fate.NEW, Fate.UPDATED} and self._leaves_out(told):
                fate = Fate.LEFT_OUT
            if fate in {Fate.NEW, Fate.UPDATED}:
                client = self._client(at, told, partner, updates=fate is Fate.UPDATED)
                if client is None:
                    fate = Fate.WRONG
                elif fate is Fate.UPDATED and partner is not None:
                    clients[partner] = client
                else:
                    clients.append(client)
            rows.append(Row(at, fate, twice=turn > 0))
        return Outcome(
            tuple(rows),
            tuple(self.faults),
            None if self.faults else with_ids(tuple(clients), self.named),
            self.packages,
            self.statuses,
            self.marks,
        )

    def _fate(self, name: str, turn: int) -> tuple[Fate, int | None]:
        """What becomes of the so-manieth row of a name, and the row of the book that it means."""
        there = self.book.get(name, [])
        partner = there[turn] if turn < len(there) else None
        if there and not self.choices.replace:
            if self.choices.known is Known.SKIP:
                return Fate.SKIPPED, None
            if partner is not None:
                update = self.choices.known is Known.UPDATE
                return (Fate.UPDATED, partner) if update else (Fate.NEW, None)
        if turn and not self.choices.repeated:
            return Fate.REPEATED, None
        return Fate.NEW, partner if self.choices.replace else None

    def _leaves_out(self, told: dict[str, str]) -> bool:
        called = asked_as(told)
        if called in self.choices.left_out:
            self.packages[called] = None
        return called in self.choices.left_out

    def _client(
        self, at: int, told: dict[str, str], partner: int | None, *, updates: bool
    ) -> Client | None:
        """The row of the book that a row of the list makes; None where a cell is wrong."""
        faults = len(self.faults)
        there = None if partner is None else self.plan.clients[partner]
        package, settles = None, ""
        if not updates or told.get("package") or self._names_no_plan(told):
            package, settles = self._package(at, told)
        if updates and there is not None:
            client = there if package is None else replace(there, package=package)
        else:
            client = Client(id=there.id if there else "", package=package or "")
        for key, column in self.columns.items():
            words = told[key]
            if not words or key in {"package", settles}:
                continue
            value = self._known(key, words)
            if isinstance(value, EntryError | CellError):
                self.faults.append(Fault(at, self.at[key], value))
            elif value != column.own(client):
                client = column.put(self.plan, client, value)
        return client if len(self.faults) == faults else None

    def _package(self, at: int, told: dict[str, str]) -> tuple[str | None, str]:
        """The id of a row's package, and the key of a cell that says nothing beyond it."""
        called = asked_as(told)
        if called not in self.packages:
            found = self.choices.packages.get(called) or matched(told, self.plan)
            self.packages[called] = found
        found = self.packages[called]
        if found is None:
            columns = [self.at[key] for key in PACKAGE_TOLD_BY if told.get(key)]
            titles = [package.title for package in self.plan.packages]
            error = CellError("package", called, titles)
            self.faults.append(Fault(at, columns[0] if columns else None, error))
        # Where the plan is none, whoever chose the package has said what it means.
        return found, "plan" if not told.get("package") and self._names_no_plan(told) else ""

    def _names_no_plan(self, told: dict[str, str]) -> bool:
        words = told.get("plan")
        return (
            words is not None and words != "" and isinstance(self._known("plan", words), CellError)
        )

    def _known(self, key: str, words: str) -> Any:
        """The value of a text in a column, or what is wrong with it; the same one is read once."""
        if key == "status" and (chosen := self._status(words)) is not None:
            return chosen
        values = self.read[key]
        if words not in values:
            values[words] = self._made(key, words)
        return values[words]

    def _status(self, words: str) -> Status | None:
        """The status that was chosen for a word which is none."""
        word = plain(words) or words
        if word in STATUSES:
            return None
        self.statuses[word] = self.choices.statuses.get(word)
        return self.statuses[word]

    def _made(self, key: str, words: str) -> Any:
        mark = self.marks.get(self.at[key], "")
        if mark:
            words = rewritten(words, mark, numbers.current().decimal)
        if key == SINCE and self.day_first is not None:
            words = with_month(words, self.day_first)
        try:
            return self.columns[key].read(words, self.plan)
        except (EntryError, CellError) as error:
            return error


def _name(name: str) -> str:
    """A client's name as it is compared."""
    return plain(name) or name.strip()
