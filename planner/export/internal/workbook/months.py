"""The sheet of the projection: the expected months, in formulas as far as those reach."""

from __future__ import annotations

from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.live_months import Live
from planner.export.internal.workbook.month_columns import (
    COLUMN,
    FIGURES,
    FIRST,
    HEAD,
    HELPERS,
    NOTE,
    figures,
    look,
)
from planner.export.internal.workbook.not_live import NotLive, not_live
from planner.export.internal.workbook.sheets import Book, Sheet, Style
from planner.export.internal.workbook.source import Source
from planner.model.over_time.projection import Projection, project
from planner.words.catalogue import text
from planner.words.sentences import sentence


def write(book: Book, source: Source, accounts: Accounts) -> int:
    """Write the sheet; returns how many months it has."""
    sheet = book.sheets["months"]
    made = project(source.book, source.months)
    sums = () if made is None else (*made.cumulative_profit, *made.cumulative_cash)
    monthly = () if made is None else (each.revenue for each in made.months)
    wide = source.width(13, *sums, *monthly)
    blocks = 2 * accounts.levels + 6 * accounts.packages + 8
    sheet.begin(
        text("Projection"),
        text("What is expected of each month, in {currency}.").format(
            currency=source.plan.currency.code
        ),
        [8, 10, 14, 10, 10, 10, *[wide] * 6, 3, *[wide] * len(HELPERS), 3, *[wide] * blocks],
        head=HEAD,
        left=1,
    )
    if made is None:
        words = text("The months to come cannot be computed: see what the plan assumes of them.")
        sheet.put(NOTE, 0, words, Style("text", "subtitle"))
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
                for name, value in figures(self._source, self._made, index).items():
                    if value is not None:
                        self._sheet.put(FIRST + index, COLUMN[name], value, look(name))
            return
        note = text(
            "In formulas: the months follow new accounts, churn, seasons, packages and the book."
        )
        if self._made.is_estimate:
            note += " " + text(
                "The order of the accounts decides who pays what: this is an estimate."
            )
        self._sheet.put(NOTE, 0, note, Style("text", "subtitle"))
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
            "Not in formulas, because of {reasons}: these are the program's figures of today, and "
            "do not follow the inputs."
        ).format(reasons=", ".join(reasons))
        if self._made.problem is not None:
            words += " " + sentence(self._made.problem)
        self._sheet.put(NOTE, 0, words, Style("text", "internal"))
