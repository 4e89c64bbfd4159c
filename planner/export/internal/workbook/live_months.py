"""Months as formulas: numbers of accounts by package, times what one of them brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.expected import Numbers
from planner.export.internal.workbook.mixes import Mixes
from planner.export.internal.workbook.month_columns import (
    BLOCK,
    COLUMN,
    FIRST,
    HEAD,
    HELPER,
    figures,
    look,
)
from planner.export.internal.workbook.sheets import Book, Sheet, Style, column_name
from planner.export.internal.workbook.source import Source
from planner.model.over_time.projection import DAYS_A_MONTH, Projection
from planner.model.over_time.rounding import HAIR
from planner.words.catalogue import text

At = Callable[..., str]


class Live:
    """Writes months that are formulas.

    Today's accounts of each package shrink, newcomers join in the mix of its rows: each month is
    the numbers of accounts by package times what one of them brings.
    """

    def __init__(
        self, book: Book, sheet: Sheet, source: Source, accounts: Accounts, made: Projection
    ) -> None:
        """Take the sheet, and the months as the model has them."""
        self._book, self._sheet, self._source = book, sheet, source
        self._accounts, self._made = accounts, made
        self._months = len(made.months)
        packages, levels = accounts.packages, accounts.levels
        self._blocks = {}
        column = BLOCK
        sizes = {"at_level": levels, "bill_at": levels}
        for key in ("at_level", "bill_at", "stays", "joined", "expected", "ends", "paid"):
            self._blocks[key] = column
            column += sizes.get(key, packages) + 1
        self._mixes = Mixes(book, sheet, source, accounts, HEAD, column)

    def write(self) -> None:
        """Write what the months are made of, and the months."""
        self._mixes.write()
        self._heads()
        numbers = Numbers(self._source, self._accounts, self._mixes, self._months)
        for index in range(self._months):
            self._row(index, numbers.month(index + 1))

    def _heads(self) -> None:
        words = {
            "at_level": text("Billed accounts at tier {number}"),
            "bill_at": text("Vendor bill and tax at tier {number}"),
            "stays": text("Share left of today's, package {number}"),
            "joined": text("Joined since, package {number}"),
            "expected": text("Accounts, package {number}"),
            "ends": text("Commission of today's, package {number}"),
            "paid": text("Joined and within commission, package {number}"),
        }
        for key, said in words.items():
            of_levels = key in {"at_level", "bill_at"}
            many = self._accounts.levels if of_levels else self._accounts.packages
            holds = "money" if key in {"bill_at", "ends"} else "accounts"
            for number in range(many):
                shown = said.format(number=number + (not of_levels))
                place = self._blocks[key] + number
                self._sheet.put(HEAD, place, shown, Style(holds, "head"))
        helpers = {
            "season": text("Season"),
            "resold": text("Resold accounts"),
            "direct": text("On commission"),
            "billed": text("Billed accounts"),
            "level": text("Tier billed"),
            "price": text("Prices"),
            "received": text("Received"),
            "commission": text("Commission"),
            "bill": text("Vendor bill and tax"),
            "work": text("Work and other costs"),
        }
        for name, said in helpers.items():
            self._sheet.put(HEAD, HELPER[name], said, Style("number", "head"))

    def _span(self, key: str, row: int, many: int) -> str:
        first = self._blocks[key]
        return f"${column_name(first)}{row + 1}:${column_name(first + many - 1)}{row + 1}"

    def _row(self, index: int, values: Mapping[str, list[float]]) -> None:
        sheet, source, row, mix = self._sheet, self._source, FIRST + index, self._mixes.name
        packages, levels = self._accounts.packages, self._accounts.levels
        first = index == 0

        def at(name: str, up: int = 0) -> str:
            column = HELPER.get(name, COLUMN.get(name, 0))
            return f"${column_name(column)}{row + 1 - up}"

        def package(key: str, number: int, up: int = 0) -> str:
            return f"${column_name(self._blocks[key] + number)}{row + 1 - up}"

        month = at("month")
        for number in range(packages):
            churn, new = self._mixes.at("churn", number), self._mixes.at("new", number)
            joined = f"{new}*{at('season')}"
            column = column_name(self._blocks["joined"] + number)
            since = f"${column}${FIRST + 1}:${column}${FIRST + self._months}"
            months = "N(commission_months)"
            cells = {
                "stays": f"1-{churn}" if first else f"{package('stays', number, 1)}*(1-{churn})",
                "joined": joined
                if first
                else f"{package('joined', number, 1)}*(1-{churn})+{joined}",
                "expected": (
                    f"{self._mixes.at('today', number)}*{package('stays', number)}"
                    f"+{package('joined', number)}"
                ),
                "ends": source.round(
                    f"SUMPRODUCT((acc_package={number + 1})*(acc_kind=2)*(acc_last_paid>={month})"
                    "*acc_accounts*acc_commission)"
                ),
                "paid": (
                    f'{package("joined", number)}-IF(commission_months="",0,IF({month}>{months},'
                    f"INDEX({since},MAX(1,{month}-{months}))*(1-{churn})^{months},0))"
                ),
            }
            for key, formula in cells.items():
                holds = "money" if key == "ends" else "accounts"
                sheet.formula(
                    row,
                    self._blocks[key] + number,
                    formula,
                    values[key][number],
                    Style(holds, "helper"),
                )
        expected = self._span("expected", row, packages)
        many = f"MAX(1,INT({at('billed')}+{HAIR:.0E}))"
        for level in range(levels):
            taxed = self._mixes.row(f"taxed_{level}")
            bill = f"SUMPRODUCT({expected},{taxed})+INDEX(lv_off_taxed,{level + 1})"
            place = self._blocks["bill_at"] + level
            look = Style("money", "helper")
            sheet.formula(row, place, bill, values["bill_at"][level], look)
            formula = self._accounts.at_level(level, "0", many, at("level"))
            sheet.formula(
                row,
                self._blocks["at_level"] + level,
                formula,
                values["at_level"][level],
                Style("count", "helper"),
            )
        count = (
            f"INT({at('resold')}+counts_disabled*disabled+counts_commission*{at('direct')}"
            f"+{HAIR:.0E})"
        )
        before = "counted" if first else at("counted", 1)
        billed_count = f"IF(next_cycle=1,{before},{at('counted')})"
        helpers = {
            "season": (
                'IF(start_month="",1,INDEX(season,MOD(MONTH(start_month)-1+' + month + ",12)+1))"
            ),
            "resold": f"SUMPRODUCT({expected},{mix('resold')})",
            "direct": f"SUMPRODUCT({expected},{mix('direct')})",
            "billed": f"{at('resold')}+disabled",
            "level": f"IFERROR(MATCH({billed_count},tier_from,1),0)",
            "price": (
                f"SUMPRODUCT({expected},{mix('price')})"
                f"+{at('season')}*SUMPRODUCT({mix('new')},{mix('setup_fee')})"
            ),
            "received": (
                f"SUMPRODUCT({expected},{mix('received')})"
                f"+{at('season')}*SUMPRODUCT({mix('new')},{mix('setup_received')})"
            ),
            "commission": (
                f"SUMPRODUCT({self._span('stays', row, packages)},"
                f"{self._span('ends', row, packages)})"
                f"+SUMPRODUCT({self._span('paid', row, packages)},{mix('commission')})"
            ),
            "bill": (
                f"SUMPRODUCT({self._span('bill_at', row, levels)},"
                f"{self._span('at_level', row, levels)})/{many}"
            ),
            "work": (
                f"SUMPRODUCT({expected},{mix('work')})"
                f"+{at('season')}*SUMPRODUCT({mix('new')},{mix('setup_work')})"
            ),
        }
        for name, formula in helpers.items():
            holds = {"season": "number", "level": "count"}.get(
                name, "accounts" if name in {"resold", "direct", "billed"} else "money"
            )
            look = Style(holds, "helper")
            sheet.formula(row, HELPER[name], formula, values[name][0], look)
        self._figures(index, row, at, count)

    def _figures(self, index: int, row: int, at: At, count: str) -> None:
        first, month = index == 0, at("month")

        def rounded(amount: str) -> str:
            return self._source.round(f"ROUND({amount},{self._source.digits.own + 6})")

        def late(name: str, months: str) -> str:
            column = column_name(HELPER[name])
            every = f"${column}${FIRST + 1}:${column}${FIRST + self._months}"
            return f"IF({month}>{months},INDEX({every},MAX(1,{month}-{months})),0)"

        def tier(level: str) -> str:
            return f"IF({level}=0,0,INDEX(tier_discount,{level}))"

        def so_far(name: str, total: str) -> str:
            return at(name) if first else self._source.round(f"{at(total, 1)}+{at(name)}")

        days = f"ROUNDUP(N(paid_after)/{DAYS_A_MONTH},0)"
        out = f"{at('bill')}-{at('work')}-all_overheads"
        formulas = {
            "date": f'IF(start_month="","",EDATE(start_month,{month}))',
            "accounts": "SUM(" + self._span("expected", row, self._accounts.packages) + ")",
            "counted": count,
            "reached": tier(f"IFERROR(MATCH({at('counted')},tier_from,1),0)"),
            "discount": tier(at("level")),
            "revenue": rounded(f"{at('price')}+{at('commission')}"),
            "vendor": rounded(at("bill")),
            "profit": rounded(f"{at('received')}+{at('commission')}-{out}"),
            "cumulative_profit": so_far("profit", "cumulative_profit"),
            "cash": rounded(
                f"{late('received', days)}+{late('commission', 'N(payout_after)')}-{out}"
            ),
            "cumulative_cash": so_far("cash", "cumulative_cash"),
        }
        values = figures(self._source, self._made, index)
        self._sheet.put(row, COLUMN["month"], index + 1, look("month"))
        for name, formula in formulas.items():
            value = values[name]
            self._sheet.formula(
                row, COLUMN[name], formula, "" if value is None else value, look(name)
            )
