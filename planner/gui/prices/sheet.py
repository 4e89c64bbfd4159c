"""The grid of list prices: the vendor's plans across, bands of contacts down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex

from planner.gui.document import Document
from planner.gui.sheet.model import Act, Cell, Column, Faults, Grid, Index, Kind, SheetModel
from planner.gui.sheet.panel import SheetPanel
from planner.model.plan import Plan
from planner.model.price_list import Bands, PriceList
from planner.model.problems import Place
from planner.model.vendor_edits import (
    NOT_SOLD,
    Cells,
    Table,
    bands_of,
    cell_of,
    plans_of,
    unpublished_with,
    with_band,
    with_band_size,
    with_cells,
)
from planner.model.vendor_edits import Cell as Price
from planner.words import entry, numbers
from planner.words.catalogue import text
from planner.words.entry import EntryError
from planner.words.price_table import (
    below_title,
    cell_text,
    fault_words,
    has_headers,
    plan_title,
    read_band,
    read_cell,
    read_table,
)

CONTACTS_WIDTH, PRICE_WIDTH = 84, 94
ROOT = QModelIndex()
Names = Mapping[str, str]


class PriceModel(SheetModel):
    """Prices of one table by band and plan, and a last empty row for another band."""

    def __init__(self, document: Document) -> None:
        """Begin with the prices billed monthly."""
        super().__init__()
        self._document = document
        self._prices: PriceList = document.plan.price_list
        self._names: Names = {}
        self.table: Table = "prices"
        self.plans: list[str] = plans_of(self._prices)
        self.bands: list[int] = bands_of(self._prices)
        self.estimates: dict[tuple[str, int], int] = {}
        self.wrong_at: frozenset[Place] = frozenset()
        self.placed: int | None = None  # the band that was last added or given another size

    def show_plan(
        self, plan: Plan, table: Table, names: Names, estimates: Mapping[str, Bands]
    ) -> None:
        """Show a table of this plan; its columns stay those that the model began with.

        Args:
            plan: the plan.
            table: the prices billed monthly or yearly.
            names: the vendor's own names of its plans.
            estimates: what ships for bands without a published price, billed monthly.
        """
        bands = bands_of(plan.price_list)
        anew = bands != self.bands or table != self.table
        if anew:
            self.beginResetModel()
        self._prices, self._names = plan.price_list, names
        self.table, self.bands = table, bands
        self.estimates = unpublished_with(plan, estimates) if table == "prices" else {}
        if anew:
            self.endResetModel()
        else:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # What is seen.

    def rowCount(self, parent: Index = ROOT) -> int:
        """The bands, and one row for another."""
        return 0 if parent.isValid() else len(self.bands) + 1

    def columnCount(self, parent: Index = ROOT) -> int:
        """The contacts, and the plans."""
        return 0 if parent.isValid() else len(self.plans) + 1

    def column(self, column: int) -> Column:
        """A plan's column, or that of the contacts."""
        if column == 0:
            return Column("contacts", text("Contacts"), Kind.NUMBER, width=CONTACTS_WIDTH)
        key = self.plans[column - 1]
        return Column(key, plan_title(key, self._names), Kind.NUMBER, width=PRICE_WIDTH)

    def blank(self, row: int) -> bool:
        """Whether a row is the one for another band."""
        return row >= len(self.bands)

    def grows(self) -> bool:
        """A block brings its bands with it."""
        return True

    def place(self, row: int, column: int) -> tuple[str, int] | None:
        """The plan and band of a cell; None of the contacts and in the empty row."""
        if column == 0 or self.blank(row):
            return None
        return self.plans[column - 1], self.bands[row]

    def cell_at(self, plan: str, band: int) -> Cell | None:
        """Where a price is seen; None where the table has no such plan or band."""
        if plan not in self.plans or band not in self.bands:
            return None
        return self.bands.index(band), self.plans.index(plan) + 1

    def price(self, row: int, column: int) -> Price:
        """The price of a cell that has a place."""
        place = self.place(row, column)
        return None if place is None else cell_of(self._prices, self.table, *place)

    def estimate(self, row: int, column: int) -> int | None:
        """What ships as an estimate for a cell without a price."""
        place = self.place(row, column)
        return None if place is None else self.estimates.get(place)

    def words(self, row: int, column: int) -> str:
        """A price; an estimate with its sign where nothing is published."""
        if column == 0:
            return "" if self.blank(row) else numbers.count(self.bands[row])
        guess = self.estimate(row, column)
        if guess is not None:
            return f"≈ {numbers.money(guess, self._prices.currency)}"
        return cell_text(self.price(row, column), self._prices.currency)

    def entry(self, row: int, column: int) -> str:
        """The text from which an edit begins: an estimate is none."""
        return self.copied(row, column)

    def copied(self, row: int, column: int) -> str:
        """What another program gets: an estimate never leaves as a price."""
        if column == 0:
            return self.words(row, column)
        return cell_text(self.price(row, column), self._prices.currency)

    def tone(self, row: int, column: int) -> str:
        """Estimates and sizes that are not sold are muted."""
        if self.estimate(row, column) is not None or self.price(row, column) is NOT_SOLD:
            return "muted"
        return "ink"

    def marked(self, row: int, column: int) -> bool:
        """Whether there is an estimate to take over."""
        return self.estimate(row, column) is not None

    def wrong(self, row: int, column: int) -> bool:
        """Whether a price, or the size of a band, is one that cannot be."""
        if self.blank(row):
            return False
        if column == 0:
            return self.bands[row] < 1
        place: Place = ("price_list", self.table, self.plans[column - 1], str(self.bands[row]))
        return place in self.wrong_at

    def tip(self, row: int, column: int) -> str:
        """What an estimate is."""
        if self.estimate(row, column) is None:
            return ""
        return text("An estimate, not a published price: it is used only where you take it over.")

    # What the hand does.

    def edit(self, cells: Mapping[Cell, str], act: Act) -> Faults:
        """Put prices and sizes of bands: all of them as one step of undo, or none."""
        faults: Faults = {}
        sizes = self._sizes(cells, act, faults)
        prices: dict[tuple[str, int], Price] = {}
        for (row, column), typed in cells.items():
            if column == 0:
                continue
            size = sizes.get(row, None if self.blank(row) else self.bands[row])
            if size is None:
                if typed.strip():
                    faults[row, column] = text("Write the contacts of this row first.")
                continue
            try:
                place = (self.plans[column - 1], size)
                prices[place] = read_cell(typed, self._prices.currency)
            except EntryError as error:
                said = entry.sentence(error)
                alone = len(cells) == 1
                faults[row, column] = said if alone else fault_words(place, said, self._names)
        if not faults:
            self._put(sizes, prices, act)
        return faults

    def _sizes(self, cells: Mapping[Cell, str], act: Act, faults: Faults) -> dict[int, int]:
        """The bands that get another size, by row; a cleared band keeps its own."""
        typed = {row: words for (row, column), words in cells.items() if column == 0}
        if act is Act.CLEAR:
            return {}
        sizes: dict[int, int] = {}
        for row, words in typed.items():
            if self.blank(row) and not words.strip():
                continue
            try:
                sizes[row] = read_band(words)
            except EntryError as error:
                faults[row, 0] = entry.sentence(error)
            if not self.plans:
                faults[row, 0] = text("Add a plan of the vendor first: a size is one of a plan.")
        others = [band for row, band in enumerate(self.bands) if row not in sizes]
        taken = [*others, *sizes.values()]
        for row, size in sizes.items():
            if taken.count(size) > 1:
                words = text("There is a row for {band} contacts already.")
                faults[row, 0] = words.format(band=numbers.count(size))
        return sizes

    def _put(self, sizes: dict[int, int], prices: Cells, act: Act) -> None:
        plan = self._document.plan
        self.placed = None
        for row, size in sizes.items():
            if self.blank(row):
                plan = with_band(plan, size)
            elif size != self.bands[row]:
                plan = with_band_size(plan, self.bands[row], size)
            self.placed = size
        plan = with_cells(plan, self.table, prices)
        self._document.settle()
        self._document.edit(_pasted if act is Act.PASTE else _changed, plan)

    def paste(self, grid: Grid, at: Cell, seen: Sequence[int]) -> Faults:
        """Paste a table with its headers wherever it belongs, or a block from a cell on."""
        currency = self._prices.currency
        table = grid if has_headers(grid, currency) else below_title(grid)
        if not has_headers(table, currency):
            return super().paste(grid, at, seen)
        names = {key: plan_title(key, self._names) for key in self.plans}
        read = read_table(table, currency, names)
        if not read.faults:
            self._put({}, read.cells, Act.PASTE)
        faults: Faults = {}
        for number, fault in enumerate(read.faults):
            cell = None if fault.place is None else self.cell_at(*fault.place)
            # What stands at no cell of the table is told before the others, in its order.
            faults[cell or (number - len(read.faults), 0)] = fault.words
        return faults

    def take_estimates(self, places: Sequence[tuple[str, int]]) -> None:
        """Make estimates the user's own figures."""
        prices: Cells = {place: self.estimates[place] for place in places}
        plan = with_cells(self._document.plan, "prices", prices)
        self._document.settle()
        self._document.edit(_estimated, plan)


def _changed() -> str:
    return text("Change list prices")


def _pasted() -> str:
    return text("Paste list prices")


def _estimated() -> str:
    return text("Take over estimates")


class PricePanel(SheetPanel):
    """The sheet of prices and its line: what is wrong says its place by itself."""

    def _sentence(self, cell: Cell) -> str:
        return self._faults[cell]
