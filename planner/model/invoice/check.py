"""The whole invoice against the book: what each line should have been, and what explains the rest.

The causes of all entries together are the whole difference, to the minor unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from planner.model.book import Book
from planner.model.invoice.beside import beside_accounts
from planner.model.invoice.causes import Setting, Sold, explain
from planner.model.invoice.common import Billed, common
from planner.model.invoice.lines import Cause, Entry, Invoice, LineKind, Why
from planner.model.invoice.matching import LEFT_OUT, Matching, Pair
from planner.model.invoice.pricing import Pricing
from planner.model.plan import ZERO

NO_HAND: Mapping[int, int] = {}


class Explained(NamedTuple):
    """What one kind of cause makes of the difference, and on how many entries."""

    why: Why
    amount: int
    entries: int
    first: Cause


class Checked:
    """An invoice held against a book; amounts in minor units of the invoice's currency."""

    def __init__(self, book: Book, invoice: Invoice, by_hand: Mapping[int, int] = NO_HAND) -> None:
        """Compare.

        Args:
            book: the month that the invoice bills.
            invoice: its lines.
            by_hand: for lines (by index) whose row is known, that row; ``LEFT_OUT`` for a line
                that is no part of the comparison, as totals are by themselves.
        """
        self.book, self.invoice = book, invoice
        self._pricing = Pricing(book, invoice.currency)
        totals = {
            number: LEFT_OUT
            for number, line in enumerate(invoice.lines)
            if line.kind is LineKind.TOTAL
        }
        decided = {**totals, **by_hand}
        self.left_out = tuple(sorted(n for n, row in decided.items() if row == LEFT_OUT))
        pairs = Matching(self._pricing, invoice.lines).run(decided)
        self.entries = self._entries(pairs)

    @property
    def complete(self) -> bool:
        """Whether every account that should be billed has a price."""
        return self.book.complete

    @cached_property
    def expected(self) -> int:
        """What the vendor should bill; accounts without a price are left out."""
        return sum(entry.expected or 0 for entry in self.entries)

    @cached_property
    def billed(self) -> int:
        """The sum of the lines that are compared."""
        return sum(entry.billed or 0 for entry in self.entries)

    @property
    def difference(self) -> int:
        """Billed − expected."""
        return self.billed - self.expected

    @cached_property
    def other_total(self) -> int | None:
        """A total that the invoice states, where none of them is the sum of what is compared."""
        totals = [
            line.amount
            for number, line in enumerate(self.invoice.lines)
            if line.kind is LineKind.TOTAL and number in self.left_out
        ]
        return None if not totals or self.billed in totals else totals[-1]

    @cached_property
    def explained(self) -> tuple[Explained, ...]:
        """The difference by its likely causes, the largest first; their sum is the difference."""
        found: dict[Why, list[Cause]] = {}
        for entry in self.entries:
            for cause in entry.likely:
                found.setdefault(cause.why, []).append(cause)
        sums = [
            Explained(why, sum(cause.amount for cause in causes), len(causes), causes[0])
            for why, causes in found.items()
        ]
        return tuple(sorted(sums, key=lambda each: (each.why is Why.UNKNOWN, -abs(each.amount))))

    def _entries(self, pairs: list[Pair]) -> tuple[Entry, ...]:
        entries = [self._entry(pair) for pair in pairs]
        compared = [entry for entry in entries if entry.line is not None and entry.shares]
        differing = [entry for entry in compared if entry.expected not in {None, entry.billed}]
        self.common = common(
            self._pricing,
            [
                Billed(each.shares, each.billed or 0)
                for each in compared
                if each.expected is not None
            ],
        )
        at_list = sum(self._pricing.of(each.shares, ZERO) == each.billed for each in differing)
        nobodys = {
            entry.billed or 0: entry.line
            for entry in entries
            if entry.line is not None and not entry.shares
        }
        setting = Setting(self._pricing, self.common, at_list, nobodys)
        besides = beside_accounts(self._pricing, self.common, self.invoice, entries)
        made = (
            entry._replace(explanations=besides[number])
            if number in besides
            else self._explained(setting, entry)
            for number, entry in enumerate(entries)
        )
        last = len(self.book.plan.clients)
        return tuple(
            sorted(made, key=lambda each: (last if each.row is None else each.row, each.line or 0))
        )

    def _entry(self, pair: Pair) -> Entry:
        billed = None if pair.line is None else self.invoice.lines[pair.line].amount
        expected = self._pricing.of(pair.shares)
        return Entry(pair.row, pair.line, pair.how, pair.shares, expected, billed)

    def _explained(self, setting: Setting, entry: Entry) -> Entry:
        if entry.expected is None:
            cause = Cause(why=Why.NO_PRICE, amount=entry.billed or 0)
            return entry._replace(explanations=((cause,),))
        if entry.billed is None:
            cause = Cause(why=Why.MISSING, amount=-entry.expected)
            return entry._replace(explanations=((cause,),))
        if entry.billed == entry.expected or entry.row is None:
            return entry
        causes = explain(setting, entry.shares, entry.billed, self._sold(entry.row))
        return entry._replace(explanations=causes)

    def _sold(self, row: int) -> Sold:
        client = self.book.plan.clients[row]
        package = self.book.plan.package(client.package)
        assert package is not None  # a row with a price has one
        own = client.overrides
        return Sold(own.plan or package.plan, own.contacts or package.contacts)
