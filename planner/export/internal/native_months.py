"""The charts of the months to come as native ones: profit, tiers, cash, and what moves a month."""

from __future__ import annotations

from collections.abc import Sequence

from planner.charts import bridge, cash, forecast, tiers
from planner.export.deck.data import major, money_format
from planner.export.deck.deck import BODY, Deck
from planner.export.deck.native import Axis, Line, Values, columns, lines
from planner.model.book import Book
from planner.model.money import Currency
from planner.model.over_time.bridge import moves
from planner.model.over_time.cash import delays
from planner.model.over_time.projection import Projection
from planner.model.over_time.simulation import Simulation
from planner.words import cash as cash_words
from planner.words import forecast as month_words
from planner.words import internal_slides as words
from planner.words import tier_months as tier_words
from planner.words.numbers import percent

BARS = 14
AHEAD = 1.4
"""A tier within so many times the highest count is shown."""


def bridge_to_the_last(deck: Deck, book: Book, projection: Projection) -> None:
    """From today's profit to that of the last month, each cause a bar that hangs in the air."""
    found = moves(book, projection)
    if found is None:
        return
    way = found.bridge(len(projection.months))
    picture, currency = bridge.picture(way), book.plan.currency
    bars = bridge.bars(way, BARS)
    spans = [_span(bar.start, bar.end) for bar in bars]

    def values(part: int, wanted: Sequence[bool]) -> tuple[float | None, ...]:
        return tuple(
            major(span[part], currency) if want and span[part] else None
            for span, want in zip(spans, wanted, strict=True)
        )

    every = [True] * len(bars)
    ends = [bar.is_end for bar in bars]
    rises = [not bar.is_end and bar.end > bar.start for bar in bars]
    falls = [not bar.is_end and bar.end < bar.start for bar in bars]
    kinds = (
        (words.profit(), ends, "field_border"),
        (words.rises(), rises, "gain"),
        (words.falls(), falls, "loss"),
    )
    series = [Values("", values(0, every), "", labelled=False)]
    for name, wanted, colour in kinds:
        for part in (1, 2):
            held = values(part, wanted)
            if part == 1 or any(each is not None for each in held):
                series.append(Values(name if part == 1 else "", held, colour, labelled=False))
    columns(
        deck.slide(picture.title),
        BODY,
        [words.with_figure(bar.name, bar.figure) for bar in bars],
        series,
        Axis(words.profit(), money_format(currency, decimals=False)),
        picture.summary,
        lying=True,
        stacked=True,
        gap=30,
    )


def _span(start: int, end: int) -> tuple[int, int, int]:
    """What lies under a bar, and the bar itself above nothing and below it."""
    low, high = sorted((start, end))
    if low >= 0:
        return low, high - low, 0
    if high <= 0:
        return high, 0, low - high
    return 0, high, low


def profit(deck: Deck, book: Book, projection: Projection, simulation: Simulation | None) -> None:
    """The expected profit, and between what 8 of 10 futures lie."""
    today, currency = book.profit, book.plan.currency
    if today is None:
        return
    picture = forecast.picture(projection, today, simulation)
    amounts = [today, *(month.profit for month in projection.months)]
    shown = [Line(words.expected(), _months(amounts, currency))]
    if simulation is not None:
        spreads = [month.profit for month in simulation.months]
        shown += _fan(
            [today, *(each.p90 for each in spreads)],
            [today, *(each.p50 for each in spreads)],
            [today, *(each.p10 for each in spreads)],
            currency,
        )
    lines(
        deck.slide(picture.title),
        BODY,
        shown,
        Axis(month_words.months_from_now(), "0"),
        Axis(words.profit(), money_format(currency, decimals=False)),
        picture.summary,
        whole=True,
    )


def counted(deck: Deck, projection: Projection) -> None:
    """The accounts that count, against the tiers near them."""
    picture = tiers.picture(projection)
    counts = [projection.counted, *(month.counted for month in projection.months)]
    last = float(len(projection.months))
    points = tuple((float(month), float(each)) for month, each in enumerate(counts))
    shown = [Line(tier_words.counted(), points)]
    for tier in projection.plan.programme.tiers:
        if tier.discount > 0 and min(counts) / AHEAD <= tier.start <= AHEAD * max(counts):
            name = tier_words.threshold(tier.start, percent(tier.discount))
            level = float(tier.start)
            ends = ((0.0, level), (last / 2, level), (last, level))
            shown.append(Line(name, ends, "field_border", "dotted", said=name))
    across = Axis(month_words.months_from_now(), "0")
    alt = picture.summary
    lines(
        deck.slide(picture.title),
        BODY,
        shown,
        across,
        Axis(tier_words.axis(), "0"),
        alt,
        whole=True,
    )


def cash_so_far(deck: Deck, projection: Projection, simulation: Simulation | None) -> None:
    """Cash so far, and profit so far where the two are apart."""
    picture = cash.picture(projection, simulation)
    if picture is None:
        return
    currency = projection.plan.currency
    shown = [Line(cash_words.cash_line(), _months([0, *projection.cumulative_cash], currency))]
    if any(delays(projection)):
        so_far = _months([0, *projection.cumulative_profit], currency)
        shown.append(Line(cash_words.profit_line(), so_far, "muted", "dashed"))
    if simulation is not None:
        spreads = [month.cash for month in simulation.months]
        shown += _fan(
            [0, *(each.p90 for each in spreads)],
            [0, *(each.p50 for each in spreads)],
            [0, *(each.p10 for each in spreads)],
            currency,
        )
    lines(
        deck.slide(picture.title),
        BODY,
        shown,
        Axis(month_words.months_from_now(), "0"),
        Axis("", money_format(currency, decimals=False)),
        picture.summary,
        whole=True,
    )


def _fan(
    high: Sequence[int], middle: Sequence[int], low: Sequence[int], currency: Currency
) -> list[Line]:
    """The edges of what 8 of 10 futures do and their middle; none where nothing is left open."""
    if list(high) == list(low):
        return []
    return [
        Line(words.high(), _months(high, currency), "pale", "dashed"),
        Line(words.middle(), _months(middle, currency), "field_border", "dotted"),
        Line(words.low(), _months(low, currency), "pale", "dashed"),
    ]


def _months(amounts: Sequence[int], currency: Currency) -> tuple[tuple[float, float], ...]:
    """Amounts from today on, a month each."""
    return tuple((float(month), major(each, currency)) for month, each in enumerate(amounts))
