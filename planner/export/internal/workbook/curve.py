"""The sheet of the curve: what the book earns with 0, 1, 2 … resold accounts."""

from __future__ import annotations

from typing import NamedTuple

from planner.export.internal.workbook.accounts import AS_SOLD, Accounts, Ref
from planner.export.internal.workbook.accounts import FIRST as TOP
from planner.export.internal.workbook.sheets import Book, Sheet, Style, Value, column_name
from planner.export.internal.workbook.source import Source
from planner.model.account import billed
from planner.model.curve import Curve, Point
from planner.model.programme import Mode
from planner.model.rows import Kind, kind_of
from planner.words import findings
from planner.words.catalogue import text

HEAD = 3
FIRST = HEAD + 1

FIGURES = (
    "accounts",
    "discount",
    "resale_profit",
    "resale_revenue",
    "resale_per_account",
    "commission_profit",
    "commission_revenue",
    "commission_per_account",
    "commission_profit_after",
    "commission_per_account_after",
    "vendor_bill",
)
COLUMN = {name: column for column, name in enumerate(FIGURES)}
DEARER = len(FIGURES)
HELPERS = (
    "count",
    "level",
    "position",
    "cost",
    "taxed",
    "off_cost",
    "off_taxed",
    "instead",
    "exact",
)
HELPER = {name: DEARER + 2 + index for index, name in enumerate(HELPERS)}
BLOCK = DEARER + 2 + len(HELPERS) + 1
"""Where the sums stand that the rows are made of."""


class Bills(NamedTuple):
    """What the vendor bills at a number of resold accounts, in minor units, by helper."""

    count: int
    level: int
    position: int
    cost: int
    taxed: int
    off_cost: int
    off_taxed: int
    instead: int
    exact: int


class _Levels(NamedTuple):
    """The vendor's bill of the average's accounts at each level, and of each disabled row's one."""

    cost: list[int]
    taxed: list[int]
    off: list[tuple[int, list[int], list[int]]]


def write(book: Book, source: Source, accounts: Accounts) -> None:
    """Write the sheet."""
    sheet, curve = book.sheets["curve"], Curve(source.book)
    sheet.begin(
        text("Curve"),
        text(
            "One month in {currency} by the number of resold accounts, and with the same number on "
            "commission. Today: {today}."
        ).format(currency=source.plan.currency.code, today=curve.today),
        [10, 10, *[13.0] * 9, 26, 3, *[11.0] * len(HELPERS), 3, 34, *[12.0] * accounts.levels],
        head=HEAD,
        left=1,
    )
    sheet.sheet.set_row(HEAD, 42)
    sheet.heads(HEAD, _headings())
    sheet.sheet.print_area(0, 0, FIRST + source.most, DEARER)
    _Rows(book, sheet, source, accounts, curve).write()


def _headings() -> list[tuple[str, str]]:
    return [
        (text("Resold accounts"), "count"),
        (text("Discount"), "rate"),
        (text("Profit, resold"), "money"),
        (text("Revenue, resold"), "money"),
        (text("An account, resold"), "money"),
        (text("Profit, on commission"), "money"),
        (text("Revenue, on commission"), "money"),
        (text("An account, on commission"), "money"),
        (text("Profit, commission ended"), "money"),
        (text("An account, commission ended"), "money"),
        (text("Vendor bill"), "money"),
        (text("Costs more than a larger number"), "text"),
    ]


class _Rows:
    """Writes the sums and the rows that are made of them."""

    def __init__(
        self, book: Book, sheet: Sheet, source: Source, accounts: Accounts, curve: Curve
    ) -> None:
        self._book, self._sheet, self._source = book, sheet, source
        self._accounts, self._curve = accounts, curve
        self._programme = source.plan.programme
        self._levels = self._by_level()

    def _by_level(self) -> _Levels:
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
        return _Levels(cost, taxed, off)

    # What the rows are made of.

    def write(self) -> None:
        self._sums()
        points = [self._curve.at(number) for number in range(self._source.most + 1)]
        bills = [self._bills(number) for number in range(self._source.most + 1)]
        exact = [each.exact for each in bills]
        least: list[int | None] = [None] * len(exact)
        for number in range(len(exact) - 2, -1, -1):
            after = least[number + 1]
            least[number] = exact[number + 1] if after is None else min(after, exact[number + 1])
        for point, made in zip(points, bills, strict=True):
            lowest = least[point.accounts]
            dearer = lowest is not None and exact[point.accounts] > lowest
            self._row(point, made, dearer=dearer)

    def _sums(self) -> None:
        source, sheet, levels = self._source, self._sheet, self._levels
        sheet.put(HEAD, BLOCK, text("What the rows are made of"), Style("text", "head"))
        for level in range(self._accounts.levels):
            sheet.put(HEAD, BLOCK + 1 + level, level, Style("count", "head"))
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
        row = FIRST
        sheet.put(row, BLOCK, text("From account"), Style("text", "helper"))
        for level in range(1, self._accounts.levels):
            at = self._tier(level)
            value = self._programme.starts[level - 1]
            sheet.formula(row, BLOCK + 1 + level, at, value, Style("count", "helper"))
        self._book.name("lv_start", sheet.area(row, BLOCK + 2, row, BLOCK + 1 + source.tiers))
        for words, name, key, values in by_level:
            row += 1
            sheet.put(row, BLOCK, words, Style("text", "helper"))
            for level, value in enumerate(values):
                column = self._accounts.level(key, level)
                if name.startswith("first"):
                    formula = f"IFERROR(INDEX({column},MATCH(3,acc_kind,0)),0)"
                else:
                    weights = "acc_switched_off" if "off" in name else "acc_weight"
                    formula = source.round(f"SUMPRODUCT({weights},{column})")
                amount = source.money(value)
                sheet.formula(row, BLOCK + 1 + level, formula, amount, Style("money", "helper"))
            last = BLOCK + self._accounts.levels
            self._book.name(name, sheet.area(row, BLOCK + 1, row, last))
        self._scalars(row + 2)

    def _tier(self, level: int) -> str:
        return f"INDEX(tier_from,{level})"

    def _scalars(self, row: int) -> None:
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
            self._sheet.put(row + index, BLOCK, words, Style("text", "helper"))
            self._sheet.formula(row + index, BLOCK + 1, formula, value, Style(holds, "helper"))
            self._book.name(name, self._sheet.at(row + index, BLOCK + 1))

    # One number of accounts.

    def _bills(self, sold: int) -> Bills:
        programme, source, levels = self._programme, self._source, self._levels
        graduated, full = programme.mode is Mode.GRADUATED, programme.first_account_full_price
        count = sold + self._curve.counted_besides
        level = source.level(count)
        position = 0 if sold == 0 or (sold == 1 and full) else source.level(sold)
        cost = taxed = 0
        at = 1
        for many, _ in programme.spread(1, sold, count):
            own = 0 if at == 1 and full else source.level(at if graduated else count)
            cost += levels.cost[own] * many
            taxed += levels.taxed[own] * many
            at += many
        without = count if programme.counts_commission else self._curve.counted_besides
        off = self._off(sold, count)
        instead, exact = self._off(0, without)[1], cost + self._curve.size * off[0]
        return Bills(count, level, position, cost, taxed, *off, instead, exact)

    def _off(self, sold: int, count: int) -> tuple[int, int]:
        """The bill of the disabled accounts after so many others, and the same with its tax."""
        programme, level = self._programme, self._source.level
        graduated, full = programme.mode is Mode.GRADUATED, programme.first_account_full_price
        cost = taxed = 0
        position = sold + 1
        for many, costs, both in self._levels.off:
            at = position
            for run, _ in programme.spread(position, many, count):
                own = 0 if at == 1 and full else level(at if graduated else count)
                cost += costs[own] * run
                taxed += both[own] * run
                at += run
            position += many
        return cost, taxed

    def _row(self, point: Point, made: Bills, *, dearer: bool) -> None:
        source, sheet = self._source, self._sheet
        number = point.accounts
        row = FIRST + number
        n = f"$A{row + 1}"

        def at(name: str) -> str:
            column = HELPER[name] if name in HELPER else COLUMN[name]
            return f"${column_name(column)}{row + 1}"

        def above(name: str) -> str:
            return f"${column_name(HELPER[name])}{row}"

        def mean(total: str) -> str:
            return source.round(f"{total}/sample_size")

        sheet.put(row, 0, number, Style("count"))
        helpers = {
            "count": f"{n}+beside_count",
            "level": f"IFERROR(MATCH({at('count')},tier_from,1),0)",
            "position": (
                f"IF(OR({n}=0,AND({n}=1,first_full=1)),0,IFERROR(MATCH({n},tier_from,1),0))"
            ),
            "cost": self._sample_bill("lv_cost", n, at, None if number == 0 else above("cost")),
            "taxed": self._sample_bill("lv_taxed", n, at, None if number == 0 else above("taxed")),
            "off_cost": self._off_bill("cost", n, at("level")),
            "off_taxed": self._off_bill("taxed", n, at("level")),
            "instead": self._off_bill(
                "taxed",
                "0",
                f"IFERROR(MATCH(IF(counts_commission=1,{at('count')},beside_count),tier_from,1),0)",
            ),
            "exact": source.round(f"{at('cost')}+sample_size*{at('off_cost')}"),
        }
        for name, formula in helpers.items():
            value: int = getattr(made, name)
            counts = name in {"count", "level", "position"}
            look = Style("count" if counts else "money", "helper")
            shown = value if counts else source.money(value)
            sheet.formula(row, HELPER[name], formula, shown, look)
        alone = (
            "INDEX(lv_taxed,1+IF(first_full=1,0,IF(graduated=1,first_level,"
            "IFERROR(MATCH(beside_count,tier_from,1),0))))"
        )
        per_account = (
            mean(f"(sample_kept_r-{alone})")
            if number == 0
            else source.round(f"(sample_kept_r*{n}-{at('taxed')})/(sample_size*{n})")
        )
        fixed = f"beside_kept-{at('instead')}"
        figures: dict[str, str] = {
            "discount": f"IF({at('level')}=0,0,INDEX(tier_discount,{at('level')}))",
            "resale_profit": (
                mean(f"(sample_kept_r*{n}-{at('taxed')})") + f"+beside_kept-{at('off_taxed')}"
            ),
            "resale_revenue": mean(f"sample_price_r*{n}") + "+beside_revenue",
            "resale_per_account": per_account,
            "commission_profit": mean(f"(sample_kept_c+sample_paid)*{n}") + f"+{fixed}",
            "commission_revenue": mean(f"(sample_price_c+sample_paid)*{n}") + "+beside_revenue",
            "commission_per_account": mean("(sample_kept_c+sample_paid)"),
            "commission_profit_after": mean(f"sample_kept_c*{n}") + f"+{fixed}",
            "commission_per_account_after": mean("sample_kept_c"),
            "vendor_bill": mean(at("cost")) + f"+{at('off_cost')}",
        }
        for name, formula in figures.items():
            if name == "discount":
                sheet.formula(row, COLUMN[name], formula, float(point.discount), Style("rate"))
                continue
            value = getattr(point, name)
            once = formula if name.endswith(("account", "after")) and "+" not in formula else None
            sheet.formula(
                row,
                COLUMN[name],
                source.round(formula) if once is None else once,
                source.money(value),
                Style("money"),
            )
        self._dearer(row, dearer=dearer)

    def _sample_bill(self, levels: str, n: str, at: Ref, before: str | None) -> str:
        if before is None:
            return "0"
        return self._source.round(
            f"IF(graduated=1,{before}+INDEX({levels},{at('position')}+1),"
            f"IF(first_full=1,INDEX({levels},1)+({n}-1)*INDEX({levels},{at('level')}+1),"
            f"{n}*INDEX({levels},{at('level')}+1)))"
        )

    def _off_bill(self, key: str, n: str, level: str) -> str:
        accounts, last = self._accounts, self._accounts.levels - 1
        block = "cost" if key == "cost" else "with_tax"
        sheet, first = accounts.sheet, accounts.columns[block]
        upper = sheet.area(TOP, first + 1, accounts.last, first + last)
        lower = sheet.area(TOP, first, accounts.last, first + last - 1)
        reach = f"({n}+acc_off_before+acc_switched_off-lv_start+1)"
        beyond = f"(ABS({reach})-ABS({reach}-acc_switched_off)+acc_switched_off)/2"
        in_order = (
            f"SUMPRODUCT(acc_switched_off,{accounts.level(block, 0)})"
            f"+SUMPRODUCT({beyond}*({upper}-{lower}))"
        )
        name = f"lv_off_{key}"
        own = f"IF(graduated=1,first_level,{level})+1"
        alone = f"INDEX(first_off_{key},1)-INDEX(first_off_{key},{own})"
        bill = f"IF(graduated=1,{in_order},INDEX({name},{level}+1))"
        if n != "0":
            alone = f"IF({n}=0,{alone},0)"
        return self._source.round(f"{bill}+IF(first_full=1,{alone},0)")

    def _dearer(self, row: int, *, dearer: bool) -> None:
        words = findings.paying_more_for_less()
        last = FIRST + self._source.most
        value = words if dearer else ""
        if row == last:
            self._sheet.formula(row, DEARER, '""', value, Style())
            return
        exact = column_name(HELPER["exact"])
        following = f"${exact}{row + 2}:${exact}${last + 1}"
        said = words.replace('"', '""')
        self._sheet.formula(
            row, DEARER, f'IF(${exact}{row + 1}>MIN({following}),"{said}","")', value, Style()
        )
