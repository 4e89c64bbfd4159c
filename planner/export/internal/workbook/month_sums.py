"""What stands beside the formulas of the months: expected numbers, and what they bring."""

from __future__ import annotations

import numpy as np

from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.later import Later, Numbers
from planner.export.internal.workbook.movers import Movers
from planner.export.internal.workbook.newcomers import Newcomers
from planner.export.internal.workbook.source import Source
from planner.model.over_time.rounding import whole
from planner.model.rows import Kind


class MonthSums:
    """Adds up today's accounts, newcomers, and those who are planned."""

    def __init__(
        self,
        source: Source,
        accounts: Accounts,
        later: Later,
        movers: Movers,
        newcomers: Newcomers,
    ) -> None:
        """Begin before month 1."""
        self._source, self._accounts = source, accounts
        self._later, self._movers, self._newcomers = later, movers, newcomers
        self._counted = source.book.counted
        self._begun = 0
        joined = [entry for entry in later.entries if not entry.is_only_planned]
        arriving = np.array([entry.ahead.arriving for entry in joined])
        setups = [accounts.setup(entry.package, entry.own) for entry in joined]
        self._setups = arriving @ self._split(setups)
        of_movers = [later.entries[each.entry] for each in movers.all]
        self._of_movers = self._split([accounts.setup(e.package, e.own) for e in of_movers])

    def _split(self, setups: list[tuple[int, int, int]]) -> Numbers:
        """The fee of each setup, what is left of it when it is paid, and the work."""
        money = self._source.money
        rows = [(money(fee), money(fee - cost), money(work)) for fee, cost, work in setups]
        return np.array(rows, dtype=np.float64).reshape(len(rows), 3)

    def _there(self, month: int) -> Numbers:
        later = self._later
        within = (later.start <= month) & (later.until > month)
        found: Numbers = later.staying * later.stay**month * within
        return found

    def _line(self, key: str, month: int, epoch: int) -> float:
        """A line of all accounts of a month."""
        later, movers = self._later, self._movers
        there, moving = self._there(month), movers.there(month)
        rows = [0 if row is None else row for row in movers.rows(month)]
        if key == "commission":
            there = there * (later.last_paid >= month)
            moving = moving * [movers.last_paid(each) >= month for each in movers.all]
        of_one = later.lines[key][:, epoch]
        found = there @ of_one + self._newcomers.of_month(key, month, epoch)
        return float(found + moving @ of_one[rows]) if rows else float(found)

    def _plain(self, key: str, of_one: Numbers, month: int) -> float:
        """What no price touches, of all accounts of a month."""
        rows = [0 if row is None else row for row in self._movers.rows(month)]
        found = self._there(month) @ of_one + self._newcomers.of_month(key, month)
        return float(found + self._movers.there(month) @ of_one[rows]) if rows else float(found)

    def month(self, month: int) -> dict[str, list[float]]:
        """The helpers of a month; ask for them one after the other."""
        source, later, programme = self._source, self._later, self._source.plan.programme
        factor = float(self._newcomers.seasons[month - 1])
        self._begun = self._begun + 1 if factor > 0 or self._begun else 0
        epoch = sum(start <= month for start in source.epochs) - 1
        resold = self._plain("resold", (later.sold == 1).astype(np.float64), month)
        direct = self._plain("direct", (later.sold == 2).astype(np.float64), month)
        off = source.book.accounts(Kind.DISABLED)
        counting = resold + (off if programme.counts_disabled else 0)
        counting += direct if programme.counts_commission else 0
        count, before = whole(counting), self._counted
        self._counted = count
        of_bill = programme.billed_count(before, count)
        many = max(whole(resold + off), 1)
        runs = self._accounts.runs(1, many, of_bill)
        levels = range(self._accounts.levels)
        bill_at = [
            self._line(f"bill_{level}", month, epoch)
            + float(later.off @ later.lines[f"bill_{level}"][:, epoch])
            for level in levels
        ]
        at_level = [float(runs.get(level, 0)) for level in levels]
        setups = factor * self._setups + self._movers.joining(month) @ self._of_movers
        return {
            "season": [factor],
            "begun": [self._begun],
            "prices": [epoch + 1],
            "unpriced": [0],
            "resold": [resold],
            "direct": [direct],
            "billed": [resold + off],
            "level": [source.level(of_bill)],
            "price": [self._line("price", month, epoch) + setups[0]],
            "received": [self._line("received", month, epoch) + setups[1]],
            "commission": [self._line("commission", month, epoch)],
            "bill": [sum(a * b for a, b in zip(bill_at, at_level, strict=True)) / many],
            "work": [self._plain("work", later.work, month) + setups[2]],
            "bill_at": bill_at,
            "at_level": at_level,
        }
