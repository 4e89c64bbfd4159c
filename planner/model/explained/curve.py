"""The curve's figures, explained: the average account × n, the others, and the overheads."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property, partial

from planner.model.account import Account
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.explained.account import amount
from planner.model.explained.book import bill_groups, overheads, tier
from planner.model.explained.sample import OF_THE_SAMPLE, Member, amount_of, explain_sample, members
from planner.model.explained.turns import explain_turn
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit, Value
from planner.model.landmarks import standing
from planner.model.money import half_up
from planner.model.parts import Part
from planner.model.rows import Kind

OF_STANDING = {"profit", "revenue", "vendor_cost", "hours", "margin", "discount"}
"""Figures of which today's are the summary's own."""
AVERAGED = {
    "average_contribution": "contribution",
    "average_revenue": "revenue",
    "average_vendor_cost": "vendor_cost",
    "average_commission": "on_commission",
}


class At:
    """A curve at one number of resold accounts, asked about."""

    def __init__(self, curve: Curve, asked: Asked, accounts: int) -> None:
        """Take the question."""
        self.curve, self.asked, self.accounts = curve, asked, accounts
        self.book: Book = curve.book
        self.programme = self.book.plan.programme
        self.count = accounts + curve.counted_besides

    def explain(self) -> Explanation:
        """Explain the figure that is asked about."""
        figure, asked = self.asked.figure, self.asked
        point = self.curve.at(self.accounts)
        match figure:
            case "profit" | "resale_profit":
                related = tuple(map(self.at, ("margin", "hours", "discount")))
                made = self._sum(point.resale_profit, self._profit())
                return made._replace(related=related)
            case "revenue":
                return self._sum(point.resale_revenue, self._revenue())
            case "vendor_cost":
                return self._sum(point.vendor_bill, self._vendor_bill())
            case "hours":
                return self._hours()
            case "margin":
                now = standing(self.curve, self.accounts)
                shares = (
                    Entry("profit", point.resale_profit, asked=self.at("profit")),
                    Entry("revenue", point.resale_revenue, asked=self.at("revenue")),
                )
                return Explanation(asked, now.margin, Unit.RATE, Formula.RATIO, shares)
            case "discount":
                return tier(self.programme, asked, self.count, self.at("counted"))
            case "counted":
                return self._counted()
            case "per_account":
                return self._per_account(point.resale_per_account)
            case "commission_profit":
                return self._sum(point.commission_profit, self._commission_profit())
            case "commission_per_account":
                average = (*self._before("on_commission"), self._size())
                return self._rounded(point.commission_per_account, Formula.AVERAGE, average)
        if figure in AVERAGED:
            return self._mean(AVERAGED[figure])
        if figure in OF_THE_SAMPLE:
            return explain_sample(self.curve, asked)
        return explain_turn(self.curve, asked, self.accounts)

    def at(self, figure: str, accounts: int | None = None) -> Asked:
        """Ask for a figure at this number of accounts, or another."""
        return Asked(figure, accounts=self.accounts if accounts is None else accounts)

    def _sum(self, value: Value, entries: tuple[Entry, ...]) -> Explanation:
        kept = tuple(entry for entry in entries if entry.value)
        return Explanation(self.asked, value, Unit.AMOUNT, Formula.SUM, kept)

    def _rounded(
        self, value: Value | None, formula: Formula, entries: tuple[Entry, ...]
    ) -> Explanation:
        return Explanation(self.asked, value, Unit.AMOUNT, formula, entries, rounded=True)

    # The average account × n.

    @cached_property
    def _members(self) -> list[Member]:
        return members(self.curve)

    @property
    def _runs(self) -> list[tuple[int, Decimal]]:
        return self.programme.spread(1, self.accounts, self.count)

    def _size(self) -> Entry:
        return Entry("sample_size", self.curve.size, Unit.COUNT, sign=0)

    def _average(self, code: str) -> Entry:
        """So many average accounts together, rounded once."""
        asked = self.at(code)
        entry = Entry(code, None, asked=asked, accounts=self.accounts)
        made = self._numerator(AVERAGED[code])
        return entry._replace(value=half_up(made, self.curve.size))

    def _numerator(self, figure: str) -> int:
        entries = [*self._before(figure, self.accounts), *self._bills(figure)]
        return sum(each.sign * int(each.value or 0) * (each.accounts or 0) for each in entries)

    def _before(self, figure: str, accounts: int = 1) -> tuple[Entry, ...]:
        """What the sample has that no discount touches."""
        if figure == "vendor_cost":
            return ()
        name = "before_bill" if figure == "contribution" else figure
        value = sum(amount_of(each.account, name) * each.accounts for each in self._members)
        asked = self.at(f"sample_{name}")
        return (Entry(f"sample_{name}", value, asked=asked, accounts=accounts),)

    def _bills(self, figure: str, runs: list[tuple[int, Decimal]] | None = None) -> list[Entry]:
        """What the vendor bills for the sample, at each discount that some of the n have."""
        if figure not in {"contribution", "vendor_cost"}:
            return []
        code, sign = ("sample_both", -1) if figure == "contribution" else ("sample_vendor_cost", 1)
        found = []
        for accounts, discount in self._runs if runs is None else runs:
            value = 0
            for each in self._members:
                bill = self.book.billed(each.account.terms, discount)
                tax = bill.vendor_tax if code == "sample_both" else 0
                value += (bill.vendor_cost + tax) * each.accounts
            asked = self.at(code)._replace(discount=discount)
            found.append(
                Entry(code, value, sign=sign, asked=asked, accounts=accounts, discount=discount)
            )
        return found

    def _mean(self, figure: str) -> Explanation:
        entries = (
            *self._before(figure, self.accounts),
            *self._bills(figure),
            self._size(),
        )
        value = half_up(self._numerator(figure), self.curve.size)
        return self._rounded(value, Formula.AVERAGE, entries)

    def _per_account(self, value: int) -> Explanation:
        """One of the n on average; of none, the one that would be the first."""
        number = max(self.accounts, 1)
        runs = self._runs
        if not self.accounts:
            runs = [(1, self.programme.position_discount(1, self.curve.counted_besides))]
        entries = (
            *self._before("contribution", number),
            *self._bills("contribution", runs),
            self._size(),
            Entry("accounts", number, Unit.COUNT, sign=0),
        )
        made = self._rounded(value, Formula.EACH, entries)
        return made._replace(related=(self.at("commission_per_account"), self.at("discount")))

    # What stays as it is.

    def _profit(self) -> tuple[Entry, ...]:
        return (
            self._average("average_contribution"),
            *self._commission_rows("contribution"),
            *self._disabled("vendor_cost", -1),
            *self._disabled("vendor_tax", -1),
            *overheads(self.book, -1),
        )

    def _revenue(self) -> tuple[Entry, ...]:
        return self._average("average_revenue"), *self._commission_rows("revenue")

    def _vendor_bill(self) -> tuple[Entry, ...]:
        return self._average("average_vendor_cost"), *self._disabled("vendor_cost")

    def _commission_profit(self) -> tuple[Entry, ...]:
        """The same accounts on commission: the others' tier is that of the count without them."""
        counts = self.programme.counts_commission
        without = self.count if counts else self.curve.counted_besides
        bill = partial(self._disabled, sign=-1, sold=0, count=without)
        return (
            self._average("average_commission"),
            *self._commission_rows("contribution"),
            *bill("vendor_cost"),
            *bill("vendor_tax"),
            *overheads(self.book, -1),
        )

    def _commission_rows(self, figure: str) -> tuple[Entry, ...]:
        """The rows on commission beside the sample."""
        found = []
        for part in self.curve.others:
            each = amount(part.served, figure)
            if part.kind is Kind.ON_COMMISSION and each:
                rows = part.group.rows
                alone = rows[0] if len(rows) == 1 else None
                asked = Asked(figure, row=rows[0], one=alone is None)
                found.append(
                    Entry(
                        "commission_rows",
                        each * part.group.accounts,
                        asked=asked,
                        accounts=part.group.accounts,
                        each=each,
                        row=alone,
                        package=part.group.alike.package,
                    )
                )
        return tuple(found)

    def _disabled(
        self, figure: str, sign: int = 1, sold: int | None = None, count: int | None = None
    ) -> tuple[Entry, ...]:
        """The disabled accounts' part of the bill, billed after the resold ones."""
        before = self.accounts if sold is None else sold
        billed = list(self._disabled_bill(before, self.count if count is None else count))
        wanted = [(*each[:3], each[3]._replace(figure=figure)) for each in billed]
        groups = bill_groups(self.book, figure, wanted, sign)
        return tuple(each._replace(code=f"disabled_{figure}") for each in groups)

    def _disabled_bill(
        self, sold: int, count: int
    ) -> Iterator[tuple[Account, int, Decimal, Asked]]:
        disabled = {
            row: part
            for part in self.curve.others
            if part.kind is Kind.DISABLED
            for row in part.group.rows
        }
        position = sold + 1
        for row, part in sorted(disabled.items(), key=lambda item: item[0]):
            accounts = self.book.plan.clients[row].accounts
            for number, discount in self.programme.spread(position, accounts, count):
                if part.account is not None:
                    yield part.account, number, discount, Asked("", row=row)
            position += accounts

    # Counts, hours, differences and turns.

    def _counted(self) -> Explanation:
        besides = self.curve.counted_besides
        entries = (
            Entry("counted_resold", self.accounts, Unit.COUNT),
            *((Entry("counted_besides", besides, Unit.COUNT),) if besides else ()),
        )
        return Explanation(self.asked, self.count, Unit.COUNT, Formula.SUM, entries)

    def _hours(self) -> Explanation:
        sample = sum((m.account.terms.hours * m.accounts for m in self._members), Decimal(0))
        entries = [
            Entry(
                "sample_hours",
                sample,
                Unit.HOURS,
                accounts=self.accounts,
                asked=self.at("sample_hours"),
            ),
            self._size(),
        ]
        for part in self.curve.others:
            if part.kind is Kind.ON_COMMISSION and part.account is not None:
                entries.append(_hours_beside(part))
        value = self.curve.hours(self.accounts)
        made = Explanation(self.asked, value, Unit.HOURS, Formula.AVERAGE, tuple(entries))
        return made._replace(rounded=True)


def _hours_beside(part: Part) -> Entry:
    assert part.account is not None
    rows, each = part.group.rows, part.account.terms.hours
    alone = rows[0] if len(rows) == 1 else None
    return Entry(
        "commission_hours",
        each * part.group.accounts,
        Unit.HOURS,
        asked=Asked("hours", row=rows[0], one=alone is None),
        accounts=part.group.accounts,
        each=each,
        row=alone,
        package=part.group.alike.package,
    )
