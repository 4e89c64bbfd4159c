"""Planned events: who joins or leaves in which month."""

from __future__ import annotations

from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.later import Later
from planner.export.internal.workbook.sheets import Book, Style
from planner.export.internal.workbook.source import Source
from planner.export.internal.workbook.steps import NEVER
from planner.model.over_time.calendar import FARTHEST
from planner.model.plan import Move, Planned
from planner.words.catalogue import text
from planner.words.sentences import one_line

WHAT, MONTH, ACCOUNTS, READ, LEAVES, NOTE = range(6)
EVERYONE = 999_999_999
"""More than there are of anybody."""


class Events:
    """Writes them.

    ``groups`` numbers the clients that are planned for, by id. ``entries`` are the accounts to come
    of each event, ``accounts`` how many join.
    """

    def __init__(self, book: Book, source: Source, accounts: Accounts, later: Later) -> None:
        """Look at a plan's."""
        self._source, self._of, self._sheet, self._book = (
            source,
            accounts,
            book.sheets["planned"],
            book,
        )
        self._planned = source.plan.assumptions.planned
        clients = dict.fromkeys(event.client for event in self._planned if event.client)
        self.groups = {client: number for number, client in enumerate(clients, 1)}
        self.entries = [
            later.of_client(event.client)
            if event.client
            else later.of_package(event.package, event.channel)
            for event in self._planned
        ]
        self._rows = {client.id: client for client in source.plan.clients}
        self.accounts = [self._many(event) for event in self._planned]
        self._later, self._first = later, 0

    def _many(self, event: Planned) -> int:
        if event.accounts is not None:
            return event.accounts
        return self._rows[event.client].accounts if event.client else 1

    def leaving(self, group: int, month: int) -> float:
        """How many of a group leave in a month."""
        return sum(
            EVERYONE if event.accounts is None else event.accounts
            for event in self._planned
            if event.move is Move.LEAVE
            and event.month == month
            and self.groups[event.client] == group
        )

    def write(self, row: int) -> int:
        """Write them from a row on; returns the row after the last."""
        sheet, many = self._sheet, len(self._planned)
        sheet.heads(
            row,
            [
                (text("Planned"), "text"),
                (text("In month"), "count"),
                (text("Accounts (empty: all)"), "count"),
                (text("As formulas read it"), "count"),
                (text("Leave client (number; 0: join)"), "count"),
                (text("Note"), "text"),
            ],
        )
        sheet.sheet.set_row(row, 30)
        self._first = first = row + 1
        for index, event in enumerate(self._planned):
            self._event(first + index, index, event)
        last = first + many - 1
        sheet.between(first, MONTH, "integer", 1, FARTHEST, many)
        sheet.between(first, ACCOUNTS, "integer", 1, 1_000_000, many)
        for name, column in (("month", MONTH), ("accounts", READ), ("leaves", LEAVES)):
            self._book.name(f"event_{name}", sheet.area(first, column, last, column))
        return last + 1

    def _event(self, row: int, index: int, event: Planned) -> None:
        sheet, joins = self._sheet, event.move is Move.JOIN
        words = text("{client} joins") if joins else text("{client} leaves")
        sheet.put(row, WHAT, words.format(client=self._later.title(self.entries[index])), Style())
        sheet.input(row, MONTH, event.month, "count")
        sheet.input(row, ACCOUNTS, event.accounts, "count")
        typed, everyone = sheet.at(row, ACCOUNTS), f"{EVERYONE}"
        value = EVERYONE if event.accounts is None else event.accounts
        if joins:
            entry = self._later.entries[self.entries[index]]
            everyone = (
                "1"
                if entry.client is None
                else self._of.sheet.at(entry.row, self._of.columns["accounts"])
            )
            value = self.accounts[index]
        formula = f'IF({typed}="",{everyone},{typed})'
        sheet.formula(row, READ, formula, value, Style("count", "helper"))
        group = 0 if joins else self.groups[event.client]
        sheet.put(row, LEAVES, group, Style("count", "helper"))
        sheet.put(row, NOTE, one_line(event.note, 200), Style("text", "muted"))

    def month(self, index: int) -> str:
        """The month of an event, as formulas read it."""
        at = self._sheet.at(self._first + index, MONTH)
        return f"IF(N({at})<1,{NEVER},{at})"

    def number(self, index: int) -> str:
        """How many accounts an event moves."""
        return self._sheet.at(self._first + index, READ)
