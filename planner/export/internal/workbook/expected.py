"""The expected numbers that stand beside the formulas of the months."""

from __future__ import annotations

from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.mixes import Mixes
from planner.export.internal.workbook.source import Source
from planner.model.over_time.calendar import season
from planner.model.over_time.rounding import whole
from planner.model.rows import Kind


class Numbers:
    """What stands beside the formulas that the model has no figure of: expected numbers."""

    def __init__(self, source: Source, accounts: Accounts, mixes: Mixes, months: int) -> None:
        """Live through the months."""
        self._source, self._accounts, self._mixes = source, accounts, mixes
        self._joined: list[list[float]] = []
        assumed = source.plan.assumptions
        before = [0.0] * accounts.packages
        self._counts = [source.book.counted]
        for month in range(1, months + 1):
            factor = season(assumed, month)
            before = [
                joined * (1 - mix.churn) + mix.arriving * factor
                for joined, mix in zip(before, mixes.all, strict=True)
            ]
            self._joined.append(before)

    def month(self, month: int) -> dict[str, list[float]]:
        """The helpers of a month; ask for them one after the other."""
        source, mixes, programme = self._source, self._mixes.all, self._source.plan.programme
        joined = self._joined[month - 1]
        stays = [(1 - mix.churn) ** month for mix in mixes]
        expected = [m.today * s + j for m, s, j in zip(mixes, stays, joined, strict=True)]
        until = programme.commission.months
        paid = list(joined)
        if until is not None and month > until:
            old = self._joined[month - until - 1]
            paid = [
                j - o * (1 - m.churn) ** until for j, o, m in zip(joined, old, mixes, strict=True)
            ]
        ends = [
            source.money(sum(amount for last, amount in mix.ends if last >= month)) for mix in mixes
        ]
        factor = season(source.plan.assumptions, month)

        def over(key: str, numbers: list[float]) -> float:
            return sum(mix.each(key) * many for mix, many in zip(mixes, numbers, strict=True))

        arriving = [mix.arriving * factor for mix in mixes]
        resold, direct = over("resold", expected), over("direct", expected)
        book = source.book
        off = book.accounts(Kind.DISABLED)
        counting = resold + (off if programme.counts_disabled else 0)
        counting += direct if programme.counts_commission else 0
        count, before = whole(counting), self._counts[-1]
        self._counts.append(count)
        of_bill = programme.billed_count(before, count)
        many = max(whole(resold + off), 1)
        runs = self._accounts.runs(1, many, of_bill)
        levels = range(self._accounts.levels)
        bill_at = [
            over(f"taxed_{level}", expected) + self._mixes.off_taxed(level) for level in levels
        ]
        at_level = [float(runs.get(level, 0)) for level in levels]
        bill = sum(a * b for a, b in zip(bill_at, at_level, strict=True)) / many
        commission = sum(s * e for s, e in zip(stays, ends, strict=True)) + over("commission", paid)
        return {
            "stays": stays,
            "joined": joined,
            "expected": expected,
            "ends": ends,
            "paid": paid,
            "bill_at": bill_at,
            "at_level": at_level,
            "season": [factor],
            "resold": [resold],
            "direct": [direct],
            "billed": [resold + off],
            "level": [source.level(of_bill)],
            "price": [over("price", expected) + over("setup_fee", arriving)],
            "received": [over("received", expected) + over("setup_received", arriving)],
            "commission": [commission],
            "bill": [bill],
            "work": [over("work", expected) + over("setup_work", arriving)],
        }
