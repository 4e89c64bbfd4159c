"""The sheet of the projection: the expected months, and the sheets that they are made of."""

from __future__ import annotations

from collections.abc import Callable

from planner.export.internal.workbook import planned
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.later import Later
from planner.export.internal.workbook.live_months import Live
from planner.export.internal.workbook.month_columns import FIGURES, FIRST, HEAD, HELPERS, NOTE
from planner.export.internal.workbook.newcomers import Newcomers
from planner.export.internal.workbook.sheets import Book, Style
from planner.export.internal.workbook.source import Source
from planner.model.over_time.projection import Projection, project
from planner.words.catalogue import text
from planner.words.sentences import sentence


def write(book: Book, source: Source, accounts: Accounts, step: Callable[[], None]) -> int:
    """Write the sheets; returns how many months there are.

    Args:
        book: the workbook.
        source: the plan.
        accounts: where single accounts stand.
        step: called between rows; what it raises ends the work.
    """
    made = project(source.book, source.months, step)
    sheet = book.sheets["months"]
    sums = () if made is None else (*made.cumulative_profit, *made.cumulative_cash)
    monthly = () if made is None else (each.revenue for each in made.months)
    wide = source.width(13, *sums, *monthly)
    sheet.begin(
        text("Projection"),
        text("What is expected of each month, in {currency}.").format(
            currency=source.plan.currency.code
        ),
        [
            *(8, 10, 14, 10, 10, 10),
            *[wide] * 6,
            3,
            *[wide] * len(HELPERS),
            3,
            *[wide] * (2 * accounts.levels + 1),
        ],
        head=HEAD,
        left=1,
    )
    if made is None or not made.months:
        words = text("The months to come cannot be computed: see what the plan assumes of them.")
        if made is not None and made.problem is not None:
            words = sentence(made.problem)
        for each in ("months", "planned", "later", "newcomers"):
            book.sheets[each].put(NOTE, 0, words, Style("text", "internal"))
        return 0
    sheet.sheet.set_row(HEAD, 42)
    sheet.heads(HEAD, _headings())
    sheet.sheet.print_area(0, 0, FIRST + len(made.months), len(FIGURES) - 1)
    sheet.put(NOTE, 0, _note(made), Style("text", "subtitle"))
    later = Later(book, source, accounts)
    movers = planned.write(book, source, accounts, later, len(made.months))
    later.write(step)
    newcomers = Newcomers(book, source, later, len(made.months))
    newcomers.write()
    Live(book, source, accounts, (later, movers, newcomers), made).write()
    return len(made.months)


def _note(made: Projection) -> str:
    note = text("In formulas: the months follow everything that is typed into the other sheets.")
    if made.is_estimate:
        note += " " + text("The order of the accounts decides who pays what: this is an estimate.")
    if made.problem is not None:
        reason = sentence(made.problem)
        note += " " + text("As exported: {reason}").format(reason=reason)
    return note


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
