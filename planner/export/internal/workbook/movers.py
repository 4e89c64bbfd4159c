"""Who is planned to join and to leave: how many of them are there, month by month.

Accounts of a client who is planned for stand in columns of their own: today's, then those of each
planned joining. They leave the oldest first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from planner.export.internal.workbook.account_columns import FOR_LIFE, Ref
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.events import Events
from planner.export.internal.workbook.later import Later, Numbers
from planner.export.internal.workbook.later_entries import Entry
from planner.export.internal.workbook.sheets import Book, Style, Value, column_name
from planner.export.internal.workbook.source import Source
from planner.model.plan import Move
from planner.model.rows import Kind, kind_of
from planner.words.catalogue import text

LEFT = 1
INFO = (
    "group joins order accounts churn sold last_paid work setup_fee setup_received setup_work"
).split()
HOLDS = {
    "churn": "rate",
    **dict.fromkeys(("work", "setup_fee", "setup_received", "setup_work"), "money"),
}


class Mover(NamedTuple):
    """One column: today's accounts of a client (``event`` is None), or those that an event brings.

    ``group`` is the client's number, or one of its own; ``entry`` its place among the accounts to
    come.
    """

    event: int | None
    group: int
    entry: int
    joins: int
    accounts: int


class Movers:
    """Writes them, and knows how many there are."""

    def __init__(
        self, book: Book, source: Source, accounts: Accounts, later: Later, months: int
    ) -> None:
        """Live through so many months."""
        self._book, self._source, self._accounts = book, source, accounts
        self._later, self._months = later, months
        self._sheet = book.sheets["planned"]
        self._events = Events(book, source, accounts, later)
        self.all = list(self._movers())
        self._row = 0
        self._numbers = list(self._living())

    def _movers(self) -> Iterator[Mover]:
        events, planned = self._events, self._source.plan.assumptions.planned
        for client, group in events.groups.items():
            entry = self._later.of_client(client)
            yield Mover(None, group, entry, 0, self._today(self._later.entries[entry]))
        alone = len(events.groups)
        for number, event in enumerate(planned):
            if event.move is Move.LEAVE:
                continue
            alone += not event.client
            group = events.groups.get(event.client, alone)
            many = events.accounts[number]
            yield Mover(number, group, events.entries[number], event.month, many)

    def _today(self, entry: Entry) -> int:
        assert entry.client is not None, "only clients have accounts today"
        client = self._source.plan.clients[entry.client]
        return client.accounts if kind_of(client) in {Kind.RESOLD, Kind.ON_COMMISSION} else 0

    def _living(self) -> Iterator[list[float]]:
        """How many of each are there, today and in each month."""
        there = [float(each.accounts) if each.event is None else 0.0 for each in self.all]
        yield there
        stay = [1 - self._later.entries[each.entry].ahead.churn for each in self.all]
        for month in range(1, self._months + 1):
            before = [many * left for many, left in zip(there, stay, strict=True)]
            there = list(before)
            for index, each in enumerate(self.all):
                if each.joins == month:
                    there[index] = float(each.accounts)
                    continue
                older = sum(
                    before[other]
                    for other, one in enumerate(self.all)
                    if one.group == each.group and (one.joins, other) < (each.joins, index)
                )
                leaving = max(0.0, self._events.leaving(each.group, month) - older)
                there[index] = max(0.0, before[index] - leaving)
            yield there

    def there(self, month: int) -> Numbers:
        """How many of each are there in a month."""
        return np.array(self._numbers[month])

    def joining(self, month: int) -> Numbers:
        """How many of each join in a month."""
        return np.array([each.accounts * (each.joins == month) for each in self.all], np.float64)

    def rows(self, month: int) -> list[int | None]:
        """Which of the accounts to come each is in a month; None: nobody is there."""
        found: list[int | None] = []
        for each, many in zip(self.all, self._numbers[month], strict=True):
            first, steps = each.entry * self._source.steps, self._source.steps
            age = month - each.joins + bool(each.joins)
            found.append(
                next(
                    row
                    for row in range(first, first + steps)
                    if self._later.start[row] <= age < self._later.until[row]
                )
                if many
                else None
            )
        return found

    def last_paid(self, each: Mover) -> int:
        """The last month in which they are paid a commission."""
        if each.event is None:
            return self._later.entries[each.entry].ahead.last_paid
        months = self._source.plan.programme.commission.months
        return FOR_LIFE if months is None else each.joins + months - 1

    def write(self, row: int) -> None:
        """Write the events from a row on, then who is there by month."""
        row = self._events.write(row) + 2
        sheet, many = self._sheet, len(self.all)
        words = text("Their accounts, month by month")
        sheet.put(row, 0, words, Style("text", "head"))
        sheet.sheet.set_row(row, 42)
        for index, each in enumerate(self.all):
            for left in (LEFT, self._right):
                sheet.put(row, left + index, self._later.title(each.entry), Style("number", "head"))
        words = text("Their row in the accounts to come")
        sheet.put(row, self._right - 1, words, Style("text", "head"))
        info = row + 1
        for offset, (key, said) in enumerate(_words().items()):
            sheet.put(info + offset, 0, said, Style("text", "helper"))
            area = sheet.area(info + offset, LEFT, info + offset, LEFT + many - 1)
            self._book.name(f"mover_{key}", area)
            for index, each in enumerate(self.all):
                formula, value = self._info(key, index, each, info)
                look = Style(HOLDS.get(key, "count"), "helper")
                sheet.formula(info + offset, LEFT + index, formula, value, look)
        self._row = info + len(INFO)
        for month in range(self._months + 1):
            self._month(month, info)

    @property
    def _right(self) -> int:
        """Where the second block begins."""
        return LEFT + len(self.all) + 2

    def _month(self, month: int, info: int) -> None:
        sheet, row = self._sheet, self._row + month
        said = text("Month {month}").format(month=month) if month else text("Today")
        sheet.put(row, 0, said, Style("text", "helper"))
        rows = self.rows(month) if month else []
        for index, each in enumerate(self.all):
            column = column_name(LEFT + index)

            def of(key: str, column: str = column) -> str:
                return f"{column}${info + INFO.index(key) + 1}"

            value = self._numbers[month][index]
            formula = self._number(month, row, column, each, of)
            sheet.formula(row, LEFT + index, formula, value, Style("accounts", "helper"))
            if not month:
                continue
            age = f"({month}-{of('joins')}+({of('joins')}>0))"
            start, until, ids = (
                self._later.span(each.entry, key) for key in ("start", "until", "id")
            )
            formula = (
                f"IF({column}{row + 1}=0,0,SUMPRODUCT(({start}<={age})*({until}>{age})*{ids}))"
            )
            found = rows[index]
            place = 0 if found is None else found + 1
            sheet.formula(row, self._right + index, formula, place, Style("count", "helper"))

    def _number(self, month: int, row: int, column: str, each: Mover, of: Ref) -> str:
        if not month:
            return of("accounts") if each.event is None else "0"
        last = column_name(LEFT + len(self.all) - 1)
        before = f"${column_name(LEFT)}{row}:${last}{row}"
        stay = f"(1-{of('churn')})"
        leaving = f"SUMPRODUCT((event_leaves={of('group')})*(event_month={month})*event_accounts)"
        if each.event is None:
            return f"MAX(0,{column}{row}*{stay}-{leaving})"
        older = (
            f"SUMPRODUCT((mover_group={of('group')})*(mover_order<{of('order')})*{before})*{stay}"
        )
        left = f"MAX(0,{column}{row}*{stay}-MAX(0,{leaving}-{older}))"
        return f"IF({month}<{of('joins')},0,IF({month}={of('joins')},{of('accounts')},{left}))"

    def _info(self, key: str, index: int, each: Mover, info: int) -> tuple[str, Value]:
        entry = self._later.entries[each.entry]
        of = self._accounts
        setup = of.setup(entry.package, entry.own)
        money = self._source.money
        column = column_name(LEFT + index)

        def account(key: str) -> str:
            return of.sheet.at(entry.row, of.columns[key])

        joins = f"{column}${info + INFO.index('joins') + 1}"
        until = (
            account("last_paid")
            if each.event is None
            else f'IF(commission_months="",{FOR_LIFE},{joins}+commission_months-1)'
        )
        today = account("ongoing")
        cells: dict[str, tuple[str, Value]] = {
            "group": (f"{each.group}", each.group),
            "joins": ("0" if each.event is None else self._events.month(each.event), each.joins),
            "order": (f"{joins}+{index}/10000", each.joins + index / 10000),
            "accounts": (
                today if each.event is None else self._events.number(each.event),
                each.accounts,
            ),
            "churn": (account("churn"), entry.ahead.churn),
            "sold": (self._later.at(each.entry, "sold"), entry.ahead.sold),
            "last_paid": (until, self.last_paid(each)),
            "work": (
                f"{account('work')}+{account('other_costs')}",
                money(entry.one.resold.work + entry.one.resold.other_costs),
            ),
            "setup_fee": (account("setup_fee"), money(setup[0])),
            "setup_received": (
                f"{account('setup_fee')}-{account('setup_cost')}",
                money(setup[0] - setup[1]),
            ),
            "setup_work": (account("setup_work"), money(setup[2])),
        }
        return cells[key]

    def numbers(self, month: int) -> str:
        """The cells of who is there in a month."""
        return self._area(month, LEFT)

    def places(self, month: int) -> str:
        """The cells of their rows in the accounts to come in a month."""
        return self._area(month, self._right)

    def _area(self, month: int, left: int) -> str:
        row = self._row + month
        return self._sheet.area(row, left, row, left + len(self.all) - 1)


def _words() -> dict[str, str]:
    return {
        "group": text("Of client (number)"),
        "joins": text("Joins in month (0: there today)"),
        "order": text("Order of leaving"),
        "accounts": text("Accounts"),
        "churn": text("Churn"),
        "sold": text("Kind once active"),
        "last_paid": text("Commission until month"),
        "work": text("Work and other costs"),
        "setup_fee": text("Setup fee"),
        "setup_received": text("Setup fee, less its payment fee"),
        "setup_work": text("Setup work"),
    }
