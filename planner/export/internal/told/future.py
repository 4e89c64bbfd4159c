"""The months to come: what is expected, month by month and year by year, and the cash."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.charts import cash as cash_charts
from planner.charts import forecast as forecast_charts
from planner.charts import years as year_charts
from planner.export.internal.told.blocks import Block, Drawn, Heading, Part, Row, Said, Table, said
from planner.model.book import Book
from planner.model.over_time.calendar import months_seen
from planner.model.over_time.projection import Projection, project
from planner.model.over_time.turns import has_one_tier
from planner.model.over_time.years import years
from planner.words import cash as cash_words
from planner.words import forecast, month_story, month_table
from planner.words import report as words
from planner.words import years as year_words

COLUMNS = {
    "month",
    "accounts",
    "reached",
    "billed",
    "revenue",
    "costs",
    "profit",
    "cumulative_profit",
    "cash",
}


def future(book: Book, step: Callable[[], None]) -> Part:
    """The months that the plan looks ahead."""
    return Part(words.future(), tuple(_future(book, step)))


def _future(book: Book, step: Callable[[], None]) -> Iterator[Block]:
    projection = project(book, months_seen(book.plan.assumptions), step)
    profit = book.profit
    if projection is None or profit is None:
        yield Said(forecast.too_large() if book.complete else words.no_figures())
        return
    if not projection.months:
        problem = projection.problem
        yield from said(month_story.ended(projection, problem) if problem is not None else "")
        return
    yield Drawn(forecast_charts.picture(projection, profit))
    yield from said(*month_story.sentences(projection))
    step()
    yield from _years(projection)
    yield Heading(words.months())
    yield _months(projection)
    step()
    yield from _cash(projection)


def _months(projection: Projection) -> Table:
    of = [each for each in month_table.columns(projection) if each.key in COLUMNS]
    rows = tuple(map(Row, month_table.cells(projection, of)))
    return Table(tuple(each.title for each in of), rows)


def _years(projection: Projection) -> Iterator[Block]:
    found, currency, start = years(projection), projection.plan.currency, projection.start
    picture = year_charts.picture(found, currency, start)
    if picture is not None:
        yield Drawn(picture)
    yield from said(year_words.sentences(found, currency, one_tier=has_one_tier(projection)))
    rows = (
        Row((row.name, *row.figures), strong=row.is_sum)
        for row in year_words.rows(found, currency, start)
    )
    yield Table(tuple(year_words.heads(found)), tuple(rows))


def _cash(projection: Projection) -> Iterator[Block]:
    picture = cash_charts.picture(projection)
    if picture is not None:
        yield Drawn(picture)
    yield from said(cash_words.sentences(projection, None))
