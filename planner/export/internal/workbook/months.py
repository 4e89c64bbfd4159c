"""The sheet of the projection: the expected months, in formulas as far as those reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.inputs import serial
from planner.export.internal.workbook.mixes import Mixes
from planner.export.internal.workbook.sheets import Book, Sheet, Style, Value, column_name
from planner.export.internal.workbook.source import Source
from planner.model.over_time.calendar import month_of, season
from planner.model.over_time.groups import groups_of
from planner.model.over_time.projection import DAYS_A_MONTH, Projection, project
from planner.model.over_time.rounding import HAIR, whole
from planner.model.rows import Kind
from planner.words.catalogue import text
from planner.words.sentences import sentence

NOTE, HEAD = 2, 4
FIRST = HEAD + 1

FIGURES = (
    "month",
    "date",
    "accounts",
    "counted",
    "reached",
    "discount",
    "revenue",
    "vendor",
    "profit",
    "cumulative_profit",
    "cash",
    "cumulative_cash",
)
COLUMN = {name: column for column, name in enumerate(FIGURES)}
HOLDS = {
    "month": "count",
    "date": "month",
    "accounts": "accounts",
    "counted": "count",
    "reached": "rate",
    "discount": "rate",
}
HELPERS = (
    "season",
    "resold",
    "direct",
    "billed",
    "level",
    "price",
    "received",
    "commission",
    "bill",
    "work",
)
HELPER = {name: len(FIGURES) + 1 + index for index, name in enumerate(HELPERS)}
BLOCK = len(FIGURES) + 1 + len(HELPERS) + 1
"""Where the columns of the tiers and of the packages begin."""


At = Callable[..., str]


class NotLive(NamedTuple):
    """Which parts of a plan the formulas do not follow."""

    planned: bool
    prices: bool
    growth: bool

    @property
    def any(self) -> bool:
        """Whether there are such parts."""
        return any(self)


def _look(name: str, role: str = "figure") -> Style:
    return Style(HOLDS.get(name, "money"), role)


def not_live(source: Source) -> NotLive:
    """What of a plan keeps the months from being formulas."""
    assumed = source.plan.assumptions
    return NotLive(
        bool(assumed.planned),
        bool(assumed.price_changes),
        any(group.alike.growth for group in groups_of(source.book)),
    )


def write(book: Book, source: Source, accounts: Accounts) -> int:
    """Write the sheet; returns how many months it has."""
    sheet = book.sheets["months"]
    sheet.begin(
        text("Projection"),
        text("What is expected of each month, in {currency}.").format(
            currency=source.plan.currency.code
        ),
        [8, 10, 14, 10, 10, 10, *[13.0] * 6, 3, *[12.0] * len(HELPERS), 3, *[13.0] * 40],
        head=HEAD,
        left=1,
    )
    made = project(source.book, source.months)
    if made is None:
        words = text("The months to come cannot be computed: see what the plan assumes of them.")
        sheet.put(NOTE, 0, words, Style("text", "muted"))
        return 0
    sheet.sheet.set_row(HEAD, 42)
    sheet.heads(HEAD, _headings())
    sheet.sheet.print_area(0, 0, FIRST + len(made.months), len(FIGURES) - 1)
    _Months(book, sheet, source, accounts, made).write()
    return len(made.months)


def _headings() -> list[tuple[str, str]]:
    return [
        (text("Month"), "count"),
        (text("Begins"), "month"),
        (text("Accounts"), "accounts"),
        (text("Counted"), "count"),
        (text("Discount reached"), "rate"),
        (text("Discount billed"), "rate"),
        (text("Revenue"), "money"),
        (text("Vendor bill and tax"), "money"),
        (text("Profit"), "money"),
        (text("Profit so far"), "money"),
        (text("Cash"), "money"),
        (text("Cash so far"), "money"),
    ]


class _Months:
    """Writes the months."""

    def __init__(
        self, book: Book, sheet: Sheet, source: Source, accounts: Accounts, made: Projection
    ) -> None:
        self._book, self._sheet, self._source = book, sheet, source
        self._accounts, self._made = accounts, made

    def write(self) -> None:
        found = not_live(self._source)
        if found.any or self._made.problem is not None:
            self._say(found)
            for index in range(len(self._made.months)):
                for name, value in self.values(index).items():
                    if value is not None:
                        self._sheet.put(FIRST + index, COLUMN[name], value, _look(name))
            return
        note = text(
            "In formulas: change new accounts, churn, seasons, packages or the book, and the months "
            "follow."
        )
        if self._made.is_estimate:
            note += " " + text(
                "The order of the accounts decides who pays what: this is an estimate."
            )
        self._sheet.put(NOTE, 0, note, Style("text", "muted"))
        Live(self._book, self._sheet, self._source, self._accounts, self._made).write()

    def _say(self, found: NotLive) -> None:
        """Say what is not in formulas here, and why."""
        reasons = [
            words
            for does, words in zip(
                found,
                (
                    text("planned events"),
                    text("price changes"),
                    text("growing contact lists"),
                ),
                strict=True,
            )
            if does
        ]
        words = text(
            "Not in formulas: this plan has {reasons}, which the program computes account by account. "
            "These are its figures of today; they do not follow the inputs."
        ).format(reasons=", ".join(reasons))
        if self._made.problem is not None:
            words += " " + sentence(self._made.problem)
        self._sheet.put(NOTE, 0, words, Style("text", "internal"))

    def values(self, index: int) -> dict[str, Value | None]:
        made, source = self._made, self._source
        month, start = made.months[index], made.start
        return {
            "month": month.month,
            "date": None if start is None else serial(month_of(start, month.month)),
            "accounts": month.accounts,
            "counted": month.counted,
            "reached": float(month.reached),
            "discount": float(month.discount),
            "revenue": source.money(month.revenue),
            "vendor": source.money(month.flows.vendor),
            "profit": source.money(month.profit),
            "cumulative_profit": source.money(made.cumulative_profit[index]),
            "cash": source.money(month.cash),
            "cumulative_cash": source.money(made.cumulative_cash[index]),
        }


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
        values = _Months(self._book, self._sheet, self._source, self._accounts, self._made).values(
            index
        )
        self._sheet.put(row, COLUMN["month"], index + 1, _look("month"))
        for name, formula in formulas.items():
            value = values[name]
            self._sheet.formula(
                row, COLUMN[name], formula, "" if value is None else value, _look(name)
            )


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
