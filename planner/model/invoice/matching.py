"""Which line is for which accounts: by hand, by name, and by amount where names fail."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from planner.model.invoice.lines import How, InvoiceLine, LineKind, Share
from planner.model.invoice.names import Names
from planner.model.invoice.pricing import Pricing

LEFT_OUT = -1
"""In place of a row: a line that is no part of the comparison."""

FARTHEST = 3
"""An account without a name is no line's whose amount is more than so many times another."""


class Pair(NamedTuple):
    """A line and the row it belongs to; ``shares`` are the accounts that it bills.

    Without shares it is a line beside the accounts that should be billed; without a line, accounts
    that none bills; without a row, nobody's.
    """

    row: int | None
    line: int | None
    how: How
    shares: tuple[Share, ...] = ()


@dataclass(slots=True)
class Owed:
    """Accounts of a row with one discount, and how many of them no line has taken yet."""

    row: int
    list_price: int | None
    discount: Decimal
    each: int | None
    left: int

    def take(self, accounts: int) -> Share:
        """Let a line have so many of them."""
        self.left -= accounts
        return Share(accounts, self.discount, self.list_price, self.each)


class Matching:
    """Gives each line its accounts; every account is given away once at most."""

    def __init__(self, pricing: Pricing, lines: Sequence[InvoiceLine]) -> None:
        """Take the accounts that a book expects to be billed, and the lines of an invoice."""
        self._pricing, self._lines = pricing, lines
        self._clients = pricing.book.plan.clients
        self._names = Names([client.name for client in self._clients])
        self._owed: dict[int, list[Owed]] = {}
        for row, runs in pricing.book.bill_by_row():
            listed = pricing.book.listed(row)
            self._owed[row] = [
                Owed(
                    row,
                    listed,
                    discount,
                    None if listed is None else pricing.amount(listed, discount),
                    accounts,
                )
                for accounts, discount in runs
            ]
        self._idle = {
            row: max(client.accounts, 0)
            for row, client in enumerate(self._clients)
            if row not in self._owed
        }
        self._used: Counter[Decimal] = Counter()  # the discounts at which lines did fit
        self.pairs: list[Pair] = []

    def run(self, by_hand: Mapping[int, int]) -> list[Pair]:
        """Match everything.

        Args:
            by_hand: rows by line, ``LEFT_OUT`` for a line that is no part of the comparison.
        """
        for chosen, row in by_hand.items():
            if row != LEFT_OUT:
                self._group((row,), [chosen], How.HAND)
        groups: dict[tuple[int, ...], list[int]] = {}
        beside: list[tuple[int, tuple[int, ...]]] = []
        nobody: list[int] = []
        for number, line in enumerate(self._lines):
            if number in by_hand:
                continue
            rows = self._names.rows(line.name, line.description)
            if not self._may_be_account(line):
                beside.append((number, rows))
            elif rows:
                groups.setdefault(rows, []).append(number)
            else:
                nobody.append(number)
        for rows, numbers in groups.items():
            self._group(rows, numbers, How.NAME)
        self._by_amount(nobody)
        for number, rows in beside:
            how = How.NAME if rows else How.NONE
            self.pairs.append(Pair(rows[0] if rows else None, number, how))
        for row, runs in self._owed.items():
            shares = tuple(owed.take(owed.left) for owed in runs if owed.left)
            if shares:
                self.pairs.append(Pair(row, None, How.NONE, shares))
        return self.pairs

    def _may_be_account(self, line: InvoiceLine) -> bool:
        """Whether a line can be an account's: its words alone may be a client's name."""
        if line.amount < 0:
            return False
        if line.kind is LineKind.ACCOUNT:
            return True
        return not line.description and self._names.is_whole(line.name)

    # By name or by hand.

    def _group(self, rows: tuple[int, ...], numbers: list[int], how: How) -> None:
        """Share the accounts of rows of one name among the lines that mean them."""
        waiting = numbers
        for discount in (None, *self._pricing.discounts):
            waiting = self._fitting(rows, waiting, discount, how)
        if len(waiting) == 1:
            waiting = self._whole_rows(rows, waiting, how)
        # At a discount that no other line has, a multiple would often be one by chance.
        for discount in (None, *(each for each in self._pricing.discounts if self._used[each])):
            waiting = self._several(rows, waiting, discount, how)
        alone = len(waiting) == 1
        for number in sorted(waiting, key=lambda each: -self._lines[each].amount):
            self._closest(rows, number, how, alone=alone)

    def _fitting(
        self, rows: Sequence[int], numbers: list[int], discount: Decimal | None, how: How
    ) -> list[int]:
        """Match the lines that an account fits to the cent at a discount; the others are left."""
        if not numbers:
            return []
        shelf = self._shelf(rows, discount)
        left = []
        for number in numbers:
            line = self._lines[number]
            accounts = self._stated(line, rows)
            each, rest = divmod(line.amount, accounts)
            found = shelf.get(each, []) if not rest else []
            while found and not found[-1].left:
                found.pop()
            if found and found[-1].left >= accounts:
                self._give(found[-1].row, number, how, (found[-1].take(accounts),))
                if discount is not None:
                    self._used[discount] += 1
            else:
                left.append(number)
        return left

    def _stated(self, line: InvoiceLine, rows: Sequence[int]) -> int:
        """How many accounts a line says it is for; a number that cannot be theirs is another's."""
        accounts = line.accounts or 1
        there = 1 if accounts <= 1 else sum(max(self._clients[row].accounts, 0) for row in rows)
        return accounts if 1 < accounts <= there else 1

    def _shelf(self, rows: Iterable[int], discount: Decimal | None) -> dict[int, list[Owed]]:
        """Accounts that are left, by their amount at a discount; the first is taken first."""
        shelf: dict[int, list[Owed]] = {}
        for row in rows:
            for owed in self._owed.get(row, ()):
                if owed.left and owed.list_price is not None and owed.each is not None:
                    amount = owed.each
                    if discount is not None:
                        amount = self._pricing.amount(owed.list_price, discount)
                    shelf.setdefault(amount, []).append(owed)
        for found in shelf.values():
            found.reverse()
        return shelf

    def _whole_rows(self, rows: Iterable[int], numbers: list[int], how: How) -> list[int]:
        """Match lines that bill all accounts of a row at once, at any tier."""
        totals: dict[int, int] = {}
        for row in rows:
            for discount in (None, *self._pricing.discounts):
                total = self._pricing.of(self._left(row), discount)
                if total and sum(owed.left for owed in self._owed.get(row, ())) > 1:
                    totals.setdefault(total, row)
        left = []
        for number in numbers:
            row_found = totals.pop(self._lines[number].amount, None)
            if row_found is None or not self._left(row_found):
                left.append(number)
            else:
                self._take_all(row_found, number, how)
        return left

    def _several(
        self, rows: Sequence[int], numbers: list[int], discount: Decimal | None, how: How
    ) -> list[int]:
        """Match lines that bill some alike accounts of a row at once, at a discount."""
        if not numbers:
            return []
        shelf = {
            amount: several
            for amount, found in self._shelf(rows, discount).items()
            if amount and (several := [owed for owed in found if owed.left > 1])
        }
        left = []
        for number in numbers:
            line = self._lines[number]
            stated = self._stated(line, rows) > 1
            for each, found in () if stated else shelf.items():
                accounts, rest = divmod(line.amount, each)
                if rest or accounts < 2:
                    continue
                owed = next((one for one in found if one.left >= accounts), None)
                if owed is not None:
                    self._give(owed.row, number, how, (owed.take(accounts),))
                    break
            else:
                left.append(number)
        return left

    def _left(self, row: int) -> tuple[Share, ...]:
        return tuple(
            Share(owed.left, owed.discount, owed.list_price, owed.each)
            for owed in self._owed.get(row, ())
            if owed.left
        )

    def _take_all(self, row: int, number: int, how: How) -> None:
        shares = tuple(owed.take(owed.left) for owed in self._owed[row] if owed.left)
        self._give(row, number, how, shares)

    def _closest(self, rows: tuple[int, ...], number: int, how: How, *, alone: bool) -> None:
        """Match a line that nothing fits with the account whose amount is the closest.

        Args:
            rows: the rows that it may mean.
            number: the line.
            how: by what they are known.
            alone: whether it is the only line left, which may bill all accounts of a row.
        """
        line = self._lines[number]
        free = [owed for row in rows for owed in self._owed.get(row, ()) if owed.left]
        if not free:
            idle = next((row for row in rows if self._idle.get(row)), None)
            if idle is None:
                self.pairs.append(Pair(rows[0], number, how))
            else:
                self._idle[idle] -= 1
                self.pairs.append(Pair(idle, number, how))
            return
        wanted = self._stated(line, rows)
        stated = [owed for owed in free if self._states(line, owed.row)] or free
        best = min(stated, key=lambda owed: abs((owed.each or 0) * wanted - line.amount))
        row = best.row
        total = self._pricing.of(self._left(row)) if alone else None
        if wanted > 1:
            self._give(row, number, how, self._take_some(row, wanted))
        elif total is not None and abs(total - line.amount) < abs((best.each or 0) - line.amount):
            self._take_all(row, number, how)
        else:
            self._give(row, number, how, (best.take(1),))

    def _take_some(self, row: int, accounts: int) -> tuple[Share, ...]:
        shares = []
        for owed in self._owed[row]:
            taken = min(owed.left, accounts)
            if taken:
                shares.append(owed.take(taken))
                accounts -= taken
        return tuple(shares)

    def _states(self, line: InvoiceLine, row: int) -> bool:
        """Whether what a line says of plan or contacts is the row's."""
        client = self._clients[row]
        package = self._pricing.book.plan.package(client.package)
        if package is None:
            return False
        plan = client.overrides.plan or package.plan
        contacts = client.overrides.contacts or package.contacts
        same_plan = bool(line.plan) and line.plan.casefold() == plan.casefold()
        bands = self._pricing.book.plan.price_list
        same_band = line.contacts is not None and (
            bands.band(plan, line.contacts) == bands.band(plan, contacts)
        )
        return same_plan or same_band

    # By amount.

    def _by_amount(self, numbers: list[int]) -> None:
        """Match lines whose names say nothing; rows without a name come first."""
        unnamed = [row for row in self._owed if not self._clients[row].name]
        named = [row for row in self._owed if self._clients[row].name]
        waiting = numbers
        for rows in (unnamed, named):
            waiting = self._fitting(rows, waiting, None, How.AMOUNT)
        waiting = self._whole_rows(unnamed, waiting, How.AMOUNT) if waiting else []
        for discount in self._usual(waiting, [*unnamed, *named]):
            waiting = self._fitting([*unnamed, *named], waiting, discount, How.AMOUNT)
        self._nearest(unnamed, waiting)

    def _usual(self, numbers: list[int], rows: list[int]) -> list[Decimal]:
        """The one discount at which most lines fit their accounts, where more than one does."""
        amounts = Counter(self._lines[number].amount for number in numbers)
        fits: list[tuple[int, Decimal]] = []
        for discount in self._pricing.discounts if numbers else ():
            free = {
                amount: sum(owed.left for owed in found)
                for amount, found in self._shelf(rows, discount).items()
            }
            lines = sum(min(n, free.get(each, 0)) for each, n in amounts.items())
            if lines:
                fits.append((lines + self._used[discount], discount))
        most, discount = max(fits, default=(0, Decimal(0)))
        return [discount] if most > 1 else []

    def _nearest(self, unnamed: list[int], numbers: list[int]) -> None:
        """Give accounts without a name to the lines that are left, the closest amounts first."""
        shelf = self._shelf(unnamed, None)
        amounts = sorted(shelf)
        for number in sorted(numbers, key=lambda each: -self._lines[each].amount):
            billed = self._lines[number].amount
            while amounts:
                at = bisect_left(amounts, billed)
                best = min(amounts[max(at - 1, 0) : at + 1], key=lambda each: abs(each - billed))
                if not best <= FARTHEST * billed <= FARTHEST**2 * best:
                    self.pairs.append(Pair(None, number, How.NONE))
                    break
                found = shelf[best]
                while found and not found[-1].left:
                    found.pop()
                if found:
                    self._give(found[-1].row, number, How.AMOUNT, (found[-1].take(1),))
                    break
                amounts.remove(best)
            else:
                self.pairs.append(Pair(None, number, How.NONE))

    def _give(self, row: int, number: int, how: How, shares: tuple[Share, ...]) -> None:
        self.pairs.append(Pair(row, number, how, shares))
