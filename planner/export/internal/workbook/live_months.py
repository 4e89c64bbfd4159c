"""Months as formulas: so many accounts, times what one of them brings then."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.later import Later
from planner.export.internal.workbook.month_columns import (
    BLOCK,
    COLUMN,
    FIRST,
    HEAD,
    HELPER,
    figures,
    look,
)
from planner.export.internal.workbook.month_sums import MonthSums
from planner.export.internal.workbook.movers import Movers
from planner.export.internal.workbook.newcomers import Newcomers
from planner.export.internal.workbook.sheets import NONE, Book, Style, column_name
from planner.export.internal.workbook.source import Source
from planner.model.over_time.projection import DAYS_A_MONTH, Projection
from planner.model.over_time.rounding import HAIR
from planner.words.catalogue import text

At = Callable[..., str]


class Live:
    """Writes months that are formulas.

    Each is the sum of today's accounts, of newcomers of all ages, and of those who are planned.
    """

    def __init__(
        self,
        book: Book,
        source: Source,
        accounts: Accounts,
        parts: tuple[Later, Movers, Newcomers],
        made: Projection,
    ) -> None:
        """Take the months as the model has them, and what they are made of."""
        self._book, self._sheet, self._source = book, book.sheets["months"], source
        self._accounts, self._made = accounts, made
        self._later, self._movers, self._newcomers = parts
        self._months = len(made.months)
        self._levels = accounts.levels

    def write(self) -> None:
        """Write the months, and name their seasons."""
        self._heads()
        column, last = HELPER["season"], FIRST + self._months - 1
        self._book.name("month_season", self._sheet.area(FIRST, column, last, column))
        sums = MonthSums(self._source, self._accounts, self._later, self._movers, self._newcomers)
        for index in range(self._months):
            self._row(index, sums.month(index + 1))

    def _heads(self) -> None:
        for level in range(self._levels):
            bill = text("Vendor bill and tax at tier {number}").format(number=level)
            many = text("Billed accounts at tier {number}").format(number=level)
            self._sheet.put(HEAD, self._block("bill_at", level), bill, Style("money", "head"))
            self._sheet.put(HEAD, self._block("at_level", level), many, Style("count", "head"))
        helpers = {
            "season": text("Season"),
            "begun": text("Months since the first arrival"),
            "prices": text("Prices (1: today's)"),
            "unpriced": text("Somebody without a price"),
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

    def _block(self, key: str, level: int) -> int:
        return BLOCK + level + (self._levels + 1 if key == "bill_at" else 0)

    def _span(self, key: str, row: int) -> str:
        first, last = (column_name(self._block(key, level)) for level in (0, self._levels - 1))
        return f"${first}{row + 1}:${last}{row + 1}"

    def _row(self, index: int, values: Mapping[str, list[float]]) -> None:
        sheet, row, first = self._sheet, FIRST + index, index == 0

        def at(name: str, up: int = 0) -> str:
            column = HELPER.get(name, COLUMN.get(name, 0))
            return f"${column_name(column)}{row + 1 - up}"

        many = f"MAX(1,INT({at('billed')}+{HAIR:.0E}))"
        for level in range(self._levels):
            key = f"bill_{level}"
            off = f"SUMPRODUCT(later_off*INDEX(later_{key},0,{at('prices')}))"
            for block, formula, holds in (
                ("bill_at", f"{self._line(key, index, at)}+{off}", "money"),
                ("at_level", self._accounts.at_level(level, "0", many, at("level")), "count"),
            ):
                look_of = Style(holds, "helper")
                value = values[block][level]
                sheet.formula(row, self._block(block, level), formula, value, look_of)
        before = "counted" if first else at("counted", 1)
        billed_count = f"IF(next_cycle=1,{before},{at('counted')})"
        begun, prices = "0" if first else at("begun", 1), "1"
        if len(self._source.epochs) > 1:
            prices = f'COUNTIF(change_month,"<="&{at("month")})+1'
        helpers = {
            "season": (
                f'IF(start_month="",1,INDEX(season,MOD(MONTH(start_month)-1+{at("month")},12)+1))'
            ),
            "begun": f"IF(OR({at('season')}>0,{begun}>0),{begun}+1,0)",
            "prices": prices,
            "unpriced": self._unpriced(index, at, "0" if first else at("unpriced", 1)),
            "resold": self._plain("resold", index, at),
            "direct": self._plain("direct", index, at),
            "billed": f"{at('resold')}+disabled",
            "level": f"IFERROR(MATCH({billed_count},tier_from,1),0)",
            "price": self._line("price", index, at) + self._setup("setup_fee", index, at),
            "received": (
                self._line("received", index, at) + self._setup("setup_received", index, at)
            ),
            "commission": self._line("commission", index, at),
            "bill": (
                f"SUMPRODUCT({self._span('bill_at', row)},{self._span('at_level', row)})/{many}"
            ),
            "work": self._plain("work", index, at) + self._setup("setup_work", index, at),
        }
        holds_of = {
            "season": "number",
            **dict.fromkeys(("begun", "prices", "unpriced", "level"), "count"),
            **dict.fromkeys(("resold", "direct", "billed"), "accounts"),
        }
        for name, formula in helpers.items():
            look_of = Style(holds_of.get(name, "money"), "helper")
            sheet.formula(row, HELPER[name], formula, values[name][0], look_of)
        self._figures(index, row, at)

    def _there(self, at: At) -> str:
        """Today's accounts that are left in a month, in the bands where their lists are by then."""
        month = at("month")
        return f"later_staying*(1-later_churn)^{month}*(later_start<={month})*(later_until>{month})"

    def _line(self, key: str, index: int, at: At) -> str:
        """A line of all accounts of a month."""
        month, prices = at("month"), at("prices")
        of_one = f"INDEX(later_{key},0,{prices})"
        paid = f"*(later_last_paid>={month})" if key == "commission" else ""
        total = f"SUMPRODUCT({self._there(at)}{paid}*{of_one})"
        total += f"+{self._newcomers.total(key, month, prices)}"
        if self._movers.all:
            places = f"SUMIF(later_id,{self._movers.places(index + 1)},{of_one})"
            paid = f"*(mover_last_paid>={month})" if key == "commission" else ""
            total += f"+SUMPRODUCT({self._movers.numbers(index + 1)}{paid}*{places})"
        return total

    def _plain(self, key: str, index: int, at: At) -> str:
        """What no price touches, of all accounts of a month."""
        of = {"resold": "({}_sold=1)", "direct": "({}_sold=2)", "work": "{}_work"}[key]
        total = f"SUMPRODUCT({self._there(at)}*{of.format('later')})"
        total += f"+{self._newcomers.total(key, at('month'), at('prices'))}"
        if self._movers.all:
            numbers = self._movers.numbers(index + 1)
            total += f"+SUMPRODUCT({numbers}*{of.format('mover')})"
        return total

    def _setup(self, key: str, index: int, at: At) -> str:
        """What this month's joinings bring once."""
        of_one = {
            "setup_fee": "acc_setup_fee",
            "setup_received": "(acc_setup_fee-acc_setup_cost)",
            "setup_work": "acc_setup_work",
        }[key]
        total = f"+{at('season')}*SUMPRODUCT(acc_arriving*{of_one})"
        if self._movers.all:
            total += f"+SUMPRODUCT((mover_joins={at('month')})*mover_accounts*mover_{key})"
        return total

    def _unpriced(self, index: int, at: At, before: str) -> str:
        """Whether somebody may have outgrown the bands that have a price, by this month."""
        month, begun = at("month"), at("begun")
        today = f"(later_staying>0)*(later_start<={month})*(later_churn<1)"
        new = (
            f"(later_arriving>0)*(later_start<={begun})*({begun}>0)"
            "*((later_churn<1)+(later_start<=1)>0)"
        )
        found = f"SUMPRODUCT(later_missing*(later_start<later_until)*({today}+{new}))"
        if self._movers.all:
            numbers, places = (of(index + 1) for of in (self._movers.numbers, self._movers.places))
            found += f"+SUMPRODUCT(({numbers}>0)*SUMIF(later_id,{places},later_missing))"
        return f"IF({before}+{found}>0,1,0)"

    def _figures(self, index: int, row: int, at: At) -> None:
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
        count = (
            f"INT({at('resold')}+counts_disabled*disabled+counts_commission*{at('direct')}"
            f"+{HAIR:.0E})"
        )
        formulas = {
            "accounts": f"{at('resold')}+{at('direct')}",
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
        date = f'IF(start_month="","",EDATE(start_month,{month}))'
        self._sheet.formula(row, COLUMN["date"], date, values["date"] or "", look("date"))
        for name, formula in formulas.items():
            value = values[name]
            assert value is not None, "only a month without a start has no date"
            there = f"IF({at('unpriced')}=1,{NONE},{formula})"
            self._sheet.formula(row, COLUMN[name], there, value, look(name))
