"""The clients as a sheet: rows of the plan in the order that is wanted, and an empty one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot

from planner.gui.aside import aside
from planner.gui.clients.columns import (
    INDEX,
    SHOWN,
    Line,
    figure_words,
    given_words,
    line_of,
    longest,
)
from planner.gui.clients.order import Sort, Wanted, carried_over, change, in_order, rows_in, slices
from planner.gui.clients.pasted import pasted
from planner.gui.clients.typed import Entered, entered
from planner.gui.clients.wrong import problems_of, wrong_cells
from planner.gui.document import Document
from planner.gui.sheet.model import Act, Cell, Column, Faults, Grid, Index, SheetModel
from planner.model.client_figures import ClientFigures, Flag
from planner.model.plan import Package, Plan
from planner.words import client_rows, numbers
from planner.words.catalogue import text
from planner.words.client_rows import dearer, flag_sentence
from planner.words.numbers import count

GRAVE = {Flag.PROBLEM, Flag.LOSES_MONEY}
AT_ONCE = 400  # rows that are looked through in less than a frame
CELLS_AT_ONCE = 1000  # cells that are read in less than a frame
NAME, NOTE, FLAGS = INDEX["name"], INDEX["note"], INDEX["flags"]


class ClientSheet(SheetModel):
    """Client rows: what the plan says of them at once, what is computed as soon as it is known.

    Signals:
        arranged: the rows that are seen are others, or in another order.
        noticed: something is to be said of what was pasted.
    """

    arranged = Signal()
    noticed = Signal(str)

    def __init__(self, document: Document) -> None:
        """Show the clients of a document; ``take_plan`` follows it."""
        super().__init__()
        self._document = document
        self.plan: Plan = document.plan
        self.figures: ClientFigures | None = None
        self._at: list[int] = []  # row of the plan → row in the figures; −1: none yet
        self.order: list[int] = list(range(len(self.plan.clients)))
        self.sorting: Sort | None = None
        self.wanted = Wanted()
        self._columns: list[Column] = [each.column() for each in SHOWN]
        self._packages: dict[str, Package] = {}
        self._given: dict[str, list[str]] = {}
        self._lines: dict[int, Line] = {}
        self._computed: dict[int, dict[str, str]] = {}
        self._wrong: dict[int, set[int]] = {}
        self._found: list[int] = []
        self._looking: Iterator[range] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look_on)
        self._index_packages()

    def _index_packages(self) -> None:
        self._packages = {each.id: each for each in reversed(self.plan.packages)}
        self._given = {}

    # What is shown.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """The rows that are seen, and an empty one."""
        return 0 if parent.isValid() else len(self.order) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """All columns, also those that are hidden."""
        return 0 if parent.isValid() else len(SHOWN)

    def column(self, column: int) -> Column:
        """A column in the language in use."""
        return self._columns[column]

    def client_row(self, row: int) -> int | None:
        """The row of the plan that is seen in a row; None for the empty one."""
        return self.order[row] if row < len(self.order) else None

    def figure_row(self, client_row: int) -> int:
        """The row of the figures that belongs to a row of the plan; −1 where there is none yet."""
        return self._at[client_row] if client_row < len(self._at) else -1

    def seen_row(self, client: int) -> int | None:
        """Where a row of the plan is seen; None where it is not."""
        return self.order.index(client) if client in self.order else None

    def blank(self, row: int) -> bool:
        """Whether a row is the empty one."""
        return row >= len(self.order)

    def number(self, row: int) -> str:
        """The number of the row in the plan."""
        return "+" if self.blank(row) else str(self.order[row] + 1)

    def called(self, row: int) -> str:
        """The number of the row in the plan; new ones follow its last."""
        beyond = row - len(self.order)
        return self.number(row) if beyond < 0 else count(len(self.plan.clients) + beyond + 1)

    def _line(self, client_row: int) -> Line:
        client = self.plan.clients[client_row]
        line = self._lines.get(client_row)
        if line is None or line.client is not client:
            package = self._packages.get(client.package)
            given = self._given.get(client.package)
            if given is None:
                given = self._given[client.package] = given_words(self.plan, package)
            line = self._lines[client_row] = line_of(self.plan, client, package, given)
        return line

    def _figure(self, client_row: int, key: str) -> str:
        at = self.figure_row(client_row)
        if self.figures is None or at < 0:
            return ""
        made = self._computed.get(at)
        if made is None:
            made = self._computed[at] = figure_words(self.figures, at)
        return made[key]

    def words(self, row: int, column: int) -> str:
        """What a cell shows."""
        if self.blank(row):
            return text("New client") if column == NAME else ""
        client_row, shown = self.order[row], SHOWN[column]
        if shown.input is None:
            return self._figure(client_row, shown.key)
        words = self._line(client_row).words[column]
        if not words and column == NAME:
            return text("(no name)")
        return words

    def longest(self, column: int) -> Sequence[str]:
        """The figures and flags that need the most room."""
        return [] if self.figures is None else longest(self.figures, SHOWN[column].key)

    def tone(self, row: int, column: int) -> str:
        """What the package gives is muted, what is to be watched stands out."""
        if self.blank(row):
            return "muted"
        client_row, shown = self.order[row], SHOWN[column]
        if column == FLAGS:
            return "loss" if GRAVE & set(self.watched(client_row)) else "warning"
        if shown.input is None:
            if shown.key in {"contribution", "margin"}:
                return "loss" if self._figure(client_row, shown.key)[:1] == numbers.MINUS else "ink"
            return "ink"
        line = self._line(client_row)
        muted = line.given[column] or (column == NAME and not line.words[column])
        return "muted" if muted else "ink"

    def watched(self, client_row: int) -> tuple[Flag, ...]:
        """What a row of the plan is to be watched for, as far as it is known."""
        at = self.figure_row(client_row)
        return () if self.figures is None or at < 0 else self.figures.flags[at]

    def marked(self, row: int, column: int) -> bool:
        """Whether a row has a note: its name carries the mark."""
        return column in {NAME, NOTE} and not self.blank(row) and bool(self.note(row))

    def wrong(self, row: int, column: int) -> bool:
        """Whether what a row states in a cell cannot be, as far as the figures know."""
        if self.figures is None or self.blank(row):
            return False
        return column in self._wrong.get(self.figure_row(self.order[row]), ())

    def note(self, row: int) -> str:
        """The note on a row."""
        return "" if self.blank(row) else self.plan.clients[self.order[row]].note

    def remarks(self, row: int) -> list[str]:
        """What is to be said of a row's flags, in sentences."""
        if self.blank(row):
            return []
        said = []
        for flag in self.watched(self.order[row]):
            soon = None
            if flag is Flag.SOON_DEARER and self.figures is not None:
                soon = self.figures.soon_dearer(self.plan.clients[self.order[row]])
            said.append(flag_sentence(flag) if soon is None else dearer(soon, self.plan.currency))
            if flag is Flag.PROBLEM and self.figures is not None:
                said += problems_of(self.figures, self.figure_row(self.order[row]))
        return said

    def tip(self, row: int, column: int) -> str:
        """A row's note, its remarks, or whatever has no room in its cell."""
        if column == FLAGS:
            return " ".join(self.remarks(row))
        if column == NAME and not self.blank(row):
            return "\n".join(filter(None, (self.words(row, column), self.note(row))))
        return self.note(row) if column == NOTE else ""

    def entry(self, row: int, column: int) -> str:
        """The text from which an edit begins."""
        if self.blank(row):
            return ""
        client, shown = self.plan.clients[self.order[row]], SHOWN[column]
        if shown.input is None:
            return self.words(row, column)
        own = shown.input.own(client)
        if own is None and shown.input.inherits:
            words = self._line(self.order[row]).words[column]
            return "" if words == numbers.DASH else words
        return shown.input.write(own, self.plan)

    def own(self, row: int, column: int) -> str:
        """What is filled down: nothing where the package gives it."""
        if self.blank(row) or self._line(self.order[row]).given[column]:
            return ""
        return self.entry(row, column)

    def copied(self, row: int, column: int) -> str:
        """A cell as another program reads it: figures without groups of digits."""
        if column == NAME:
            return self.entry(row, column)
        words = self.words(row, column)
        return numbers.bare(words) if self._columns[column].kind == "number" else words

    def choices(self, row: int, column: int) -> Sequence[str]:
        """What a cell can be chosen from."""
        del row
        made = SHOWN[column].input
        return () if made is None or made.choices is None else made.choices(self.plan)

    def explains(self, column: int) -> bool:
        """Whether a cell can be asked how it came about: a list price can, too."""
        return self.column(column).computed or SHOWN[column].key == "list_price"

    # What is typed.

    def edit(self, cells: Mapping[Cell, str], act: Act) -> Faults:
        """Put texts into cells of the plan, as one step."""
        beyond = len(self.plan.clients)
        typed = {
            (beyond if self.blank(row) else self.order[row], column): words
            for (row, column), words in cells.items()
        }
        return self._do(entered(self.plan, typed, act))

    def paste(self, grid: Grid, at: Cell, seen: Sequence[int]) -> Faults:
        """Paste a block or a whole sheet: by its titles, else by the columns that are seen."""
        read = partial(pasted, self.plan, grid, self.order[at[0] :], at, seen)
        done = aside(read) if sum(map(len, grid)) > CELLS_AT_ONCE else read()
        faults = self._do(done)
        if not faults:
            for notice in client_rows.notices_of_paste(done.left_out, done.computed):
                self.noticed.emit(notice)
        return faults

    def _do(self, done: Entered) -> Faults:
        if done.faults:
            # Rows that are not there yet would stand below the last one that is seen.
            back = {client_row: row for row, client_row in enumerate(self.order)}
            beyond = len(self.order) - len(self.plan.clients)
            return {
                (back.get(row, row + beyond), column): said
                for (row, column), said in done.faults.items()
            }
        self._document.settle()
        self._document.edit(done.label, done.plan)
        return {}

    # What changes.

    def take_plan(self) -> None:
        """Show the document's plan."""
        before, plan = self.plan, self._document.plan
        if plan is before:
            return
        same_terms = (
            before.packages is plan.packages
            and before.price_list is plan.price_list
            and before.agency is plan.agency
            and before.currency == plan.currency
        )
        changed = change(before.clients, plan.clients)
        if changed.before == changed.after and all(
            before.clients[row].id == plan.clients[row].id
            for row in range(changed.start, changed.after)
        ):
            self.plan = plan
            self._renew(same_terms)
            self.repaint()
            return
        self.beginResetModel()
        self.plan = plan
        self._renew(same_terms)
        self.order = carried_over(self.order, before.clients, plan.clients)
        if self.sorting is None:
            self.order = sorted(self.order)
        self._align()
        self.endResetModel()
        self.arranged.emit()

    def _renew(self, same_terms: bool) -> None:
        if not same_terms:
            self._lines.clear()
            self._index_packages()

    def take_figures(self, figures: ClientFigures) -> None:
        """Show what has been computed of the rows."""
        if figures is not self.figures:
            self.figures = figures
            self._wrong = wrong_cells(figures)
            self._computed.clear()
            self._align()
            self.repaint()

    def forget_figures(self) -> None:
        """Show none until there are some: those that are known belong to another plan."""
        self.figures = None
        self._computed.clear()
        self._align()

    def _align(self) -> None:
        """Find for each row its row in the figures, which may be of an older plan."""
        figures = self.figures
        self._at = [] if figures is None else rows_in(figures.plan.clients, self.plan.clients)

    def repaint(self) -> None:
        """Say that every cell may be another."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def retranslate(self) -> None:
        """Write every word anew."""
        self._columns = [each.column() for each in SHOWN]
        self._lines.clear()
        self._computed.clear()
        self._given = {}
        self.repaint()

    # Which rows are seen.

    def arrange(self, sort: Sort | None, wanted: Wanted) -> None:
        """See other rows, or in another order; thousands are looked through a few at a time."""
        self.sorting, self.wanted = sort, wanted
        rows = len(self.plan.clients)
        self._found = []
        self._looking = slices(rows, AT_ONCE)
        if wanted.everything:
            self._looking = None
            self._show(list(range(rows)))
        elif rows <= AT_ONCE:
            self._look_on()
        else:
            self._timer.start()

    @Slot()
    def _look_on(self) -> None:
        part = None if self._looking is None else next(self._looking, None)
        rows = len(self.plan.clients)
        if part is not None:
            self._found += [row for row in part if row < rows and self._wants(row)]
        if part is None or part.stop >= rows:
            self._timer.stop()
            if self._looking is not None:
                self._looking = None
                self._show(self._found)

    @property
    def looking(self) -> bool:
        """Whether rows are still being looked through."""
        return self._looking is not None

    def _wants(self, row: int) -> bool:
        wanted = self.wanted
        if not wanted.takes(self.plan.clients[row], self.watched(row)):
            return False
        if not wanted.words:
            return True
        said = self._line(row).said
        return all(each in said for each in wanted.words)

    def _show(self, rows: list[int]) -> None:
        self.beginResetModel()
        self.order = in_order(rows, self.sorting, self.plan, self.figures, self._at)
        self.endResetModel()
        self.arranged.emit()
