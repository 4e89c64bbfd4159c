"""The sheet of the curve: what the book earns with 0, 1, 2 … resold accounts."""

from __future__ import annotations

from typing import NamedTuple

from planner.export.internal.workbook.account_columns import FIRST as TOP
from planner.export.internal.workbook.account_columns import Ref
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.curve_sums import Sums
from planner.export.internal.workbook.sheets import Book, Sheet, Style, column_name
from planner.export.internal.workbook.source import Source
from planner.model.curve import Curve, Point
from planner.model.programme import Mode
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
    "counted",
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

    counted: int
    level: int
    position: int
    cost: int
    taxed: int
    off_cost: int
    off_taxed: int
    instead: int
    exact: int


def write(book: Book, source: Source, accounts: Accounts) -> None:
    """Write the sheet."""
    sheet, curve = book.sheets["curve"], Curve(source.book)
    last = curve.at(source.most)
    wide = source.width(13, last.resale_revenue, last.resale_profit, last.commission_profit)
    all_of = source.width(11, curve.exact_bill(source.most), curve.exact_bill(curve.size))
    sheet.begin(
        text("Curve"),
        text(
            "One month in {currency} by the number of resold accounts, and with the same number on "
            "commission."
        ).format(currency=source.plan.currency.code),
        [10, 10, *[wide] * 9, 26, 3, *[all_of] * len(HELPERS), 3, 34, *[all_of] * accounts.levels],
        head=HEAD,
        left=1,
    )
    sheet.put(HEAD - 1, 0, text("Today"), Style("text", "subtitle"))
    sheet.formula(HEAD - 1, 1, "resold", curve.today, Style("count", "subtitle"))
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
        self._made_of = Sums(book, sheet, source, accounts, curve)
        self._levels = self._made_of.levels

    # What the rows are made of.

    def write(self) -> None:
        self._made_of.write(HEAD, BLOCK)
        points = [self._curve.at(number) for number in range(self._source.most + 1)]
        bills = [self._bills(number) for number in range(self._source.most + 1)]
        flags = self._curve.paying_more_for_less(self._source.most)
        for point, made, dearer in zip(points, bills, flags, strict=True):
            self._row(point, made, dearer=dearer)

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

        def mean(total: str, many: str = "sample_size") -> str:
            # What cancels out is rounded first: a half must still be a half when it is divided.
            return source.round(f"{source.round(total)}/{many}")

        sheet.put(row, 0, number, Style("count"))
        helpers = {
            "counted": f"{n}+beside_count",
            "level": f"IFERROR(MATCH({at('counted')},tier_from,1),0)",
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
                f"IFERROR(MATCH(IF(counts_commission=1,{at('counted')},beside_count),tier_from,1),0)",
            ),
            "exact": source.round(f"{at('cost')}+sample_size*{at('off_cost')}"),
        }
        for name, formula in helpers.items():
            value: int = getattr(made, name)
            counts = name in {"counted", "level", "position"}
            look = Style("count" if counts else "money", "helper")
            shown = value if counts else source.money(value)
            sheet.formula(row, HELPER[name], formula, shown, look)
        alone = (
            "INDEX(lv_taxed,1+IF(first_full=1,0,IF(graduated=1,first_level,"
            "IFERROR(MATCH(beside_count,tier_from,1),0))))"
        )
        per_account = (
            mean(f"sample_kept_r-{alone}")
            if number == 0
            else mean(f"sample_kept_r*{n}-{at('taxed')}", f"(sample_size*{n})")
        )
        fixed = f"beside_kept-{at('instead')}"
        figures: dict[str, str] = {
            "discount": f"IF({at('level')}=0,0,INDEX(tier_discount,{at('level')}))",
            "resale_profit": (
                mean(f"sample_kept_r*{n}-{at('taxed')}") + f"+beside_kept-{at('off_taxed')}"
            ),
            "resale_revenue": mean(f"sample_price_r*{n}") + "+beside_revenue",
            "resale_per_account": per_account,
            "commission_profit": mean(f"(sample_kept_c+sample_paid)*{n}") + f"+{fixed}",
            "commission_revenue": mean(f"(sample_price_c+sample_paid)*{n}") + "+beside_revenue",
            "commission_per_account": mean("sample_kept_c+sample_paid"),
            "commission_profit_after": mean(f"sample_kept_c*{n}") + f"+{fixed}",
            "commission_per_account_after": mean("sample_kept_c"),
            "vendor_bill": mean(at("cost")) + f"+{at('off_cost')}",
        }
        for name, formula in figures.items():
            if name == "discount":
                sheet.formula(row, COLUMN[name], formula, float(point.discount), Style("rate"))
                continue
            value = getattr(point, name)
            sheet.formula(
                row,
                COLUMN[name],
                source.round(formula),
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
        """Say whether a larger number costs less: of the rows below, or where a tier begins."""
        words = findings.paying_more_for_less()
        last = FIRST + self._source.most
        exact = column_name(HELPER["exact"])
        larger = "lv_beyond"
        if row < last:
            larger += f",${exact}{row + 2}:${exact}${last + 1}"
        said = words.replace('"', '""')
        self._sheet.formula(
            row,
            DEARER,
            f'IF(AND(COUNT({larger})>0,${exact}{row + 1}>MIN({larger})),"{said}","")',
            words if dearer else "",
            Style(),
        )
