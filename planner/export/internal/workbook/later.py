"""The sheet of accounts to come: each account in every band that its list passes, at each price.

A month to come is a sum over these rows: so many accounts, times what one of them brings then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from planner.export.internal.workbook.account_columns import Ref
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.later_entries import Entry, entries_of
from planner.export.internal.workbook.later_lines import LaterLines
from planner.export.internal.workbook.sheets import DASH, NONE, Book, Style, Value, column_name
from planner.export.internal.workbook.source import Source
from planner.export.internal.workbook.steps import NEVER, Step, crossing_formula, steps_of
from planner.export.internal.workbook.vendor import place_of
from planner.model.over_time.situations import Changes, Situation
from planner.model.plan import Channel
from planner.model.rows import Kind
from planner.words.catalogue import text
from planner.words.coming import row_title

HEAD, FIRST = 3, 4

Numbers = NDArray[np.float64]

ALWAYS = (
    "id name band sold staying churn arriving last_paid off work start until listed missing"
).split()
GROWING = "list_row place contacts growth crossed".split()
HOLDS = {
    "name": "text",
    "listed": "listed",
    "work": "money",
    "churn": "rate",
    "growth": "rate",
    "arriving": "accounts",
}


class Later:
    """Where the accounts to come stand, and what their cells hold."""

    def __init__(self, book: Book, source: Source, accounts: Accounts) -> None:
        """Lay out the sheet."""
        self._book, self._source, self._accounts = book, source, accounts
        self._sheet = book.sheets["later"]
        keys = [*ALWAYS, *(GROWING if source.grows else [])]
        self.columns = {key: column for column, key in enumerate(keys)}
        self._lines = LaterLines(book, source, len(keys))
        self.entries = list(entries_of(source, accounts))
        self.last = FIRST + len(self.entries) * source.steps - 1
        self.rows = [(entry, step) for entry in self.entries for step in self._steps(entry)]
        every = [entry.ahead for entry, _ in self.rows]
        self.staying = np.array([each.staying for each in every], dtype=np.float64)
        self.arriving = np.array([each.arriving for each in every])
        self.stay = np.array([1 - each.churn for each in every])
        self.sold = np.array([each.sold for each in every])
        self.work = np.array([self._work(entry) for entry, _ in self.rows])
        self.last_paid = np.array([each.last_paid for each in every])
        self.start = np.array([step.start for _, step in self.rows])
        self.until = np.array([step.until for _, step in self.rows])
        self.off = np.array(
            [entry.off * (step.start == 0 < step.until) for entry, step in self.rows]
        )
        self.lines = self._all_lines()

    def of_client(self, client: str) -> int:
        """Which entry is a client's."""
        clients = self._source.plan.clients
        return next(
            index
            for index, entry in enumerate(self.entries)
            if entry.client is not None and clients[entry.client].id == client
        )

    def of_package(self, package: str, channel: Channel) -> int:
        """Which entry is a package's that is sold by a channel."""
        sold = 1 if channel is Channel.RESALE else 2
        return next(
            index
            for index, entry in enumerate(self.entries)
            if entry.client is None and (entry.package.id, entry.ahead.sold) == (package, sold)
        )

    def title(self, index: int) -> str:
        """What an entry is called."""
        entry = self.entries[index]
        if entry.client is None:
            return self._source.packages[entry.package.id]
        return row_title(entry.client, self._source.plan.clients[entry.client])

    def at(self, index: int, key: str, step: int = 0) -> str:
        """A cell of an entry, fixed."""
        return self._sheet.at(FIRST + index * self._source.steps + step, self.columns[key])

    def span(self, index: int, key: str) -> str:
        """All of an entry's cells of a column, fixed."""
        first, column = FIRST + index * self._source.steps, self.columns[key]
        return self._sheet.area(first, column, first + self._source.steps - 1, column)

    def _steps(self, entry: Entry) -> Iterator[Step]:
        price = entry.one.terms.list_price if entry.priced else None
        return steps_of(self._source, entry.package, entry.own, entry.ahead.growth, price)

    def _work(self, entry: Entry) -> float:
        lines = entry.one.resold
        return self._source.money(lines.work + lines.other_costs)

    def line(self, key: str, epoch: int) -> str:
        """A line of one account at the prices after so many changes, all rows, fixed."""
        column = self._lines.columns[key] + epoch
        return self._sheet.area(FIRST, column, self.last, column)

    def _all_lines(self) -> dict[str, Numbers]:
        """Each line of one account, by row and price: (row, epoch)."""
        source, rows = self._source, self.rows
        shape = len(rows), len(source.epochs)
        found = {key: np.zeros(shape) for key in self._lines.keys}
        changes = Changes(source.plan, NEVER)
        known: dict[Situation, dict[str, float]] = {}
        for index, (entry, step) in enumerate(rows):
            if step.price is None:
                continue
            today = entry.one.terms._replace(list_price=step.price)
            kind = Kind.RESOLD if entry.ahead.sold == 1 else Kind.ON_COMMISSION
            for epoch, month in enumerate(source.epochs):
                terms = changes.applied(today, entry.package.id, month)
                situation = Situation(terms, kind, paid=True)
                if situation not in known:
                    known[situation] = self._lines.values(situation)
                for key, value in known[situation].items():
                    found[key][index, epoch] = value
        return found

    def write(self, step: Callable[[], None]) -> None:
        """Write the sheet, and name its columns.

        Args:
            step: called between rows; what it raises ends the work.
        """
        sheet, source = self._sheet, self._source
        wide = len(self._lines.keys) * len(source.epochs)
        sheet.begin(
            text("Accounts to come"),
            text(
                "One account a month as lists grow and prices change: of each package as it is "
                "sold, then of each client row once it is active. Nothing is typed here."
            ),
            [6.0, 28, 12, *[11.0] * (len(self.columns) - 3), *[self._width()] * wide],
            head=HEAD,
            left=2,
        )
        sheet.sheet.set_row(HEAD, 84)
        sheet.sheet.set_paper(8)
        sheet.sheet.fit_to_pages(3, 0)
        for key, words in _headings().items():
            if key in self.columns:
                sheet.put(HEAD, self.columns[key], words, Style(HOLDS.get(key, "count"), "head"))
        self._lines.heads(self._sheet, HEAD)
        for index, (entry, band) in enumerate(self.rows):
            step()
            self._row(index, entry, band)
        for key, column in self.columns.items():
            self._book.name(f"later_{key}", sheet.area(FIRST, column, self.last, column))
        for key, column in self._lines.columns.items():
            right = column + len(source.epochs) - 1
            self._book.name(f"later_{key}", sheet.area(FIRST, column, self.last, right))

    def _width(self) -> float:
        return self._source.width_of(11, *(values.max() for values in self.lines.values()))

    def _row(self, index: int, entry: Entry, step: Step) -> None:
        source, row = self._source, FIRST + index
        number = index % source.steps

        def at(key: str) -> str:
            return f"${column_name(self.columns[key])}{row + 1}"

        def account(key: str) -> str:
            return self._accounts.sheet.beside(entry.row, self._accounts.columns[key])

        only_planned, ahead = entry.is_only_planned, entry.ahead
        start, until, listed = "0", f"{NEVER}", account("list_price")
        cells: dict[str, tuple[str, Value]] = {}
        if source.grows:
            cells = self._growing(entry, number, step, at, account)
            start, until = self._within(row, number)
            listed = self._listed(at, number, listed)
            band = source.bands[number] if number < len(source.bands) else DASH
            self._sheet.put(row, self.columns["band"], band, Style("count"))
        cells |= {
            "name": (account("name"), self._name(entry)),
            "sold": ("2" if only_planned else account("sold"), ahead.sold),
            "staying": (account("staying"), ahead.staying),
            "churn": (account("churn"), ahead.churn),
            "arriving": ("0" if only_planned else account("arriving"), ahead.arriving),
            "last_paid": (account("last_paid"), ahead.last_paid),
            "off": (
                f"{account('switched_off')}*({at('start')}=0)*({at('until')}>0)",
                int(self.off[index]),
            ),
            "work": (f"{account('work')}+{account('other_costs')}", float(self.work[index])),
            "start": (start, step.start),
            "until": (until, step.until),
            "listed": (listed, DASH if step.price is None else source.listed(step.price)),
            "missing": (f"IF(ISNUMBER({at('listed')}),0,1)", int(step.price is None)),
        }
        self._sheet.put(row, self.columns["id"], index + 1, Style("count"))
        for key, (formula, value) in cells.items():
            look = Style(HOLDS.get(key, "count"))
            self._sheet.formula(row, self.columns[key], formula, value, look)
        values = {key: found[index] for key, found in self.lines.items()}
        self._lines.write(self._sheet, row, at, account, values)

    def _name(self, entry: Entry) -> str:
        plan = self._source.plan
        if entry.client is None:
            return self._source.packages[entry.package.id]
        return plan.clients[entry.client].name

    def _growing(
        self, entry: Entry, number: int, step: Step, at: Ref, account: Ref
    ) -> dict[str, tuple[str, Value]]:
        """The cells of a list that grows: from which band on, and when it leaves this one."""
        source, own = self._source, entry.own
        name = entry.package.plan if own.plan is None else own.plan
        contacts = entry.package.contacts if own.contacts is None else own.contacts
        names = list(source.plan.price_list.prices)
        first = f"IFERROR(MATCH({at('contacts')}-1,list_bands,1),0)+1"
        crossed = f"{NEVER}"
        if number < len(source.bands):
            end = f"INDEX(list_bands,{number + 1})"
            crossed = crossing_formula(at("contacts"), at("growth"), end)
        return {
            "contacts": (account("contacts"), contacts),
            "growth": (account("growth"), entry.ahead.growth),
            "list_row": (
                f"IFERROR(MATCH({account('plan')},list_plans,0),0)",
                names.index(name) + 1 if name in names else 0,
            ),
            "place": (
                f"IF({at('list_row')}=0,{NONE},INDEX(list_places,{at('list_row')},{first}))",
                place_of(source, name, contacts),
            ),
            "crossed": (crossed, step.crossed),
        }

    def _within(self, row: int, number: int) -> tuple[str, str]:
        """From which month of growth on a list is in a band, and before which."""
        column = column_name(self.columns["crossed"])
        shrinks = f"${column_name(self.columns['growth'])}{row + 1}<0"
        above = f"${column}{row}" if number else ""
        last = number == self._source.steps - 1
        own = "" if last else f"${column}{row + 1}"
        start = f"IF({shrinks},{own or 0},{above or 0})"
        until = f"IF({shrinks},{above or NEVER},{own or NEVER})"
        return start, until

    def _listed(self, at: Ref, number: int, own: str) -> str:
        """The list price in a band: the account's own within the band that it was entered for."""
        place, held = (f"INDEX({of},{at('list_row')},{number + 1})" for of in OF_BANDS)
        found = f"IF({at('list_row')}=0,{own},IF({place}={at('place')},{own},{held}))"
        return f"IFERROR({found}+0,{NONE})"


OF_BANDS = ("list_places", "list_held")


def _headings() -> dict[str, str]:
    return {
        "id": text("Row"),
        "name": text("Account"),
        "band": text("Up to contacts"),
        "sold": text("Kind once active"),
        "staying": text("Accounts with nothing planned"),
        "churn": text("Churn"),
        "arriving": text("New accounts a month"),
        "last_paid": text("Commission until month"),
        "off": text("Disabled accounts"),
        "work": text("Work and other costs"),
        "start": text("From month of growth"),
        "until": text("Before month of growth"),
        "listed": text("List price today"),
        "missing": text("Without a price"),
        "list_row": text("Row of the price list"),
        "place": text("Band today"),
        "contacts": text("Contacts"),
        "growth": text("Growth of the list"),
        "crossed": text("Leaves the band"),
    }
