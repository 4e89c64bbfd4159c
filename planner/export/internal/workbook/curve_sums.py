"""What the rows of the curve are made of: the sums of its average, and of all that stays."""

from __future__ import annotations

from typing import NamedTuple

from planner.export.internal.workbook.account_columns import AS_SOLD
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.sheets import Book, Sheet, Style, Value
from planner.export.internal.workbook.source import Source
from planner.model.account import billed
from planner.model.curve import Curve
from planner.model.programme import Mode
from planner.model.rows import Kind, kind_of
from planner.words.catalogue import text


class Levels(NamedTuple):
    """The vendor's bill of the average's accounts at each level, and of each disabled row's one."""

    cost: list[int]
    taxed: list[int]
    off: list[tuple[int, list[int], list[int]]]


class Sums:
    """Writes the sums beside the curve."""

    def __init__(
        self, book: Book, sheet: Sheet, source: Source, accounts: Accounts, curve: Curve
    ) -> None:
        """Take the book and its curve."""
        self._book, self._sheet, self._source = book, sheet, source
        self._accounts, self._curve = accounts, curve
        self._programme = source.plan.programme
        self.levels = self._by_level()

    def _by_level(self) -> Levels:
        discounts = self._source.discounts
        cost, taxed = [0] * len(discounts), [0] * len(discounts)
        for sample in self._curve.sample:
            for level, discount in enumerate(discounts):
                lines = billed(sample.one.terms, discount)
                cost[level] += lines.vendor_cost * sample.accounts
                taxed[level] += (lines.vendor_cost + lines.vendor_tax) * sample.accounts
        off = []
        for index, client in enumerate(self._source.plan.clients):
            if kind_of(client) is Kind.DISABLED:
                one, _ = self._accounts.of_clients[index]
                lines_of = [billed(one.terms, discount) for discount in discounts]
                costs = [lines.vendor_cost for lines in lines_of]
                both = [lines.vendor_cost + lines.vendor_tax for lines in lines_of]
                off.append((client.accounts, costs, both))
        return Levels(cost, taxed, off)

    def write(self, head: int, left: int) -> None:
        """Write them from a row on, the words in a column."""
        source, sheet, levels = self._source, self._sheet, self.levels
        sheet.put(head, left, text("What the rows are made of"), Style("text", "head"))
        for level in range(self._accounts.levels):
            sheet.put(head, left + 1 + level, level, Style("count", "head"))
        first = levels.off[0] if levels.off else (0, [0] * len(levels.cost), [0] * len(levels.cost))
        off_cost = [
            sum(n * costs[k] for n, costs, _ in levels.off) for k in range(len(levels.cost))
        ]
        off_taxed = [sum(n * both[k] for n, _, both in levels.off) for k in range(len(levels.cost))]
        by_level: list[tuple[str, str, str, list[int]]] = [
            (
                text("Vendor bill of the average's accounts, by tier"),
                "lv_cost",
                "cost",
                levels.cost,
            ),
            (text("The same with its tax"), "lv_taxed", "with_tax", levels.taxed),
            (
                text("Vendor bill of the disabled accounts, by tier"),
                "lv_off_cost",
                "cost",
                off_cost,
            ),
            (text("The same with its tax"), "lv_off_taxed", "with_tax", off_taxed),
            (text("The first disabled account, by tier"), "first_off_cost", "cost", first[1]),
            (text("The same with its tax"), "first_off_taxed", "with_tax", first[2]),
        ]
        row = head + 1
        sheet.put(row, left, text("From account"), Style("text", "helper"))
        for level in range(1, self._accounts.levels):
            at = self._tier(level)
            value = self._programme.starts[level - 1]
            sheet.formula(row, left + 1 + level, at, value, Style("count", "helper"))
        self._book.name("lv_start", sheet.area(row, left + 2, row, left + 1 + source.tiers))
        for words, name, key, values in by_level:
            row += 1
            sheet.put(row, left, words, Style("text", "helper"))
            for level, value in enumerate(values):
                column = self._accounts.level(key, level)
                if name.startswith("first"):
                    formula = f"IFERROR(INDEX({column},MATCH(3,acc_kind,0)),0)"
                else:
                    weights = "acc_switched_off" if "off" in name else "acc_weight"
                    formula = source.round(f"SUMPRODUCT({weights},{column})")
                amount = source.money(value)
                sheet.formula(row, left + 1 + level, formula, amount, Style("money", "helper"))
            last = left + self._accounts.levels
            self._book.name(name, sheet.area(row, left + 1, row, last))
        self._beyond(row + 1, left, levels.cost, off_cost)
        self._scalars(row + 3, left)

    def _beyond(self, row: int, left: int, cost: list[int], off_cost: list[int]) -> None:
        """What the vendor bills where a tier begins that no row reaches; where order is none."""
        programme, most, size = self._programme, self._source.most, self._curve.size
        words = text("Exact vendor bill where a tier begins beyond the rows")
        self._sheet.put(row, left, words, Style("text", "helper"))
        for level in range(1, self._accounts.levels):
            reach = f"({self._tier(level)}-beside_count)"
            bill = (
                f"IF(first_full=1,INDEX(lv_cost,1)+({reach}-1)*INDEX(lv_cost,{level + 1}),"
                f"{reach}*INDEX(lv_cost,{level + 1}))+sample_size*INDEX(lv_off_cost,{level + 1})"
            )
            sold = self._curve.start_of(programme.starts[level - 1])
            value: Value = ""
            if programme.mode is not Mode.GRADUATED and sold > most:
                first = cost[0] if programme.first_account_full_price else cost[level]
                exact = first + (sold - 1) * cost[level] + size * off_cost[level]
                value = self._source.money(exact)
            formula = f'IF(OR(graduated=1,{reach}<={most}),"",{self._source.round(bill)})'
            look = Style("money", "helper")
            self._sheet.formula(row, left + 1 + level, formula, value, look)
        last = left + self._accounts.levels
        self._book.name("lv_beyond", self._sheet.area(row, left + 2, row, last))

    def _tier(self, level: int) -> str:
        return f"INDEX(tier_from,{level})"

    def _scalars(self, row: int, left: int) -> None:
        source, curve = self._source, self._curve
        sample, beside = curve.sums
        accounts = [(each.one, each.accounts) for each in curve.sample]

        def summed(field: str) -> float:
            return source.money(sum(getattr(one, field) * many for one, many in accounts))

        kept_c = sum(one.afterwards.contribution * many for one, many in accounts)
        revenue_c = sum(one.afterwards.revenue * many for one, many in accounts)
        others = "IF(sample_kind=1,{},0)"
        direct = "(acc_kind=2)*acc_accounts"
        cells: list[tuple[str, str, str, Value, str]] = [
            (
                text("Which accounts are the average: 1 resold, 2 on commission, 9 the packages"),
                "sample_kind",
                f"IF(resold>0,1,IF(on_commission>0,2,{AS_SOLD}))",
                self._accounts.sample,
                "count",
            ),
            (text("How many"), "sample_size", "SUM(acc_weight)", curve.size, "count"),
            (
                text("Left before the vendor's bill, resold"),
                "sample_kept_r",
                source.round("SUMPRODUCT(acc_weight,acc_kept_r)"),
                source.money(sample.contribution),
                "money",
            ),
            (
                text("Revenue, resold"),
                "sample_price_r",
                source.round("SUMPRODUCT(acc_weight,acc_price_r)"),
                source.money(sample.revenue),
                "money",
            ),
            (
                text("Left without commission, on commission"),
                "sample_kept_c",
                source.round("SUMPRODUCT(acc_weight,acc_kept_c)"),
                source.money(kept_c),
                "money",
            ),
            (
                text("Price, on commission"),
                "sample_price_c",
                source.round("SUMPRODUCT(acc_weight,acc_price_c)"),
                source.money(revenue_c),
                "money",
            ),
            (
                text("Commission"),
                "sample_paid",
                source.round("SUMPRODUCT(acc_weight,acc_commission)"),
                summed("paid"),
                "money",
            ),
            (
                text("Left of the other rows, less overheads"),
                "beside_kept",
                source.round(
                    others.format(
                        f"SUMPRODUCT({direct},acc_kept_c)+SUMPRODUCT({direct},acc_commission)"
                    )
                    + "-all_overheads"
                ),
                source.money(beside.contribution),
                "money",
            ),
            (
                text("Revenue of the other rows"),
                "beside_revenue",
                source.round(
                    others.format(
                        f"SUMPRODUCT({direct},acc_price_c)+SUMPRODUCT({direct},acc_commission)"
                    )
                ),
                source.money(beside.revenue),
                "money",
            ),
            (
                text("Counted accounts of the other rows"),
                "beside_count",
                "counts_disabled*disabled+IF(sample_kind=1,counts_commission*on_commission,0)",
                curve.counted_besides,
                "count",
            ),
            (
                text("Tier of the first account alone"),
                "first_level",
                "IFERROR(MATCH(1,tier_from,1),0)",
                source.level(1),
                "count",
            ),
        ]
        for index, (words, name, formula, value, holds) in enumerate(cells):
            self._sheet.put(row + index, left, words, Style("text", "helper"))
            self._sheet.formula(row + index, left + 1, formula, value, Style(holds, "helper"))
            self._book.name(name, self._sheet.at(row + index, left + 1))
