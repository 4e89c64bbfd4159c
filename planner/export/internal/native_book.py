"""The charts of a month as native ones: by number of accounts, by tier, by client, by scenario."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planner.charts import channels, live, scenarios, tornado, worth
from planner.charts.live import Chart, reach
from planner.charts.picture import Picture
from planner.export.deck.data import major, money_format
from planner.export.deck.deck import BODY, Deck
from planner.export.deck.native import Axis, Line, Values, columns, lines, pin
from planner.model.book import Book
from planner.model.channels import compare as compare_channels
from planner.model.curve import Curve
from planner.model.landmarks import turns
from planner.model.money import Currency
from planner.model.scenario_figures import compare as compare_scenarios
from planner.model.sensitivity import swings
from planner.model.worth import clients_worth
from planner.words import channels as channel_words
from planner.words import findings
from planner.words import internal_slides as words
from planner.words import sensitivity as swing_words
from planner.words import worth as worth_words
from planner.words.numbers import money

ROOM = 14
"""How many bars a slide has room for."""


def by_accounts(deck: Deck, book: Book, chart: Chart) -> None:
    """A chart over the number of resold accounts, with today's ring."""
    curve = Curve(book)
    if not curve.drawable:
        return
    view = live.view(curve, turns(curve, reach(curve, curve.today)), chart, curve.today)
    currency = view.currency
    shown = [
        Line(each.name, tuple(_points(each, currency)), each.colour, each.dash)
        for each in view.lines
    ]
    top = max(y for each in shown for _, y in each.points)
    shown += [
        pin(float(each.accounts), major(each.amount, currency), top, each.text, each.colour)
        for each in view.markers
        if each.strong
    ]
    slide = deck.slide(view.title)
    across = Axis(findings.resold_accounts(), "#,##0")
    amounts = Axis(words.a_month(), money_format(currency, decimals=False))
    notes = [each.text for each in view.markers] + [said for _, _, said in view.notes]
    lines(slide, BODY, shown, across, amounts, ". ".join([view.title, *notes]), whole=True)


def _points(line: live.Line, currency: Currency) -> Iterator[tuple[float, float]]:
    """The vertices of a line; those of stairs turn at each step."""
    first, *_ = line.points
    yield float(first[0]), major(first[1], currency)
    for (_, before), (at, amount) in pairwise(line.points):
        if line.stairs and amount != before:
            yield float(at), major(before, currency)
        yield float(at), major(amount, currency)


def by_tier(deck: Deck, book: Book) -> None:
    """An average account at each tier, resold and on commission."""
    curve = Curve(book)
    found = compare_channels(curve) if curve.drawable else None
    if found is None or found.average is None:
        return
    of, currency = found.average, book.plan.currency
    picture = channels.picture(found, of, currency, over=False)
    tiers = of.tiers
    series = [
        Values(
            findings.resold(),
            tuple(major(each.resale, currency) for each in tiers),
        )
    ]
    colours = ("commission", "field_border")
    named = channel_words.lines(found, of, over=False)
    for (name, amount), colour in zip(named, colours, strict=False):
        series.append(Values(name, (major(amount, currency),) * len(tiers), colour, labelled=False))
    columns(
        deck.slide(picture.title),
        BODY,
        [channel_words.accounts(each) for each in tiers],
        series,
        Axis(words.a_month(), money_format(currency, decimals=False)),
        picture.summary,
        names=channel_words.axis(),
        labels=money_format(currency),
    )


def by_client(deck: Deck, book: Book) -> None:
    """What each client is worth: its own part, and what it does for the others."""
    ranked = clients_worth(book)
    if ranked is None or not ranked.each:
        return
    plan = book.plan
    picture = worth.picture(ranked, plan)
    top, bottom = worth.shown(ranked, ROOM)
    rows = [*top, *bottom]
    currency = plan.currency
    figures = [money(each.worth, currency, unit=True, sign=True) for each in rows]
    names = [worth_words.name(each, plan) for each in rows]
    own = tuple(major(each.own, currency) for each in rows)
    effect = tuple(major(each.tier_effect, currency) for each in rows)
    columns(
        deck.slide(picture.title),
        BODY,
        [words.with_figure(*each) for each in zip(names, figures, strict=True)],
        [
            Values(worth_words.own(), own, labelled=False),
            Values(worth_words.tier_effect(), effect, "gain", labelled=False),
        ],
        Axis(words.a_month(), money_format(currency, decimals=False)),
        picture.summary,
        lying=True,
        stacked=True,
        gap=40,
    )


def by_driver(deck: Deck, book: Book) -> None:
    """What moves the profit, each driver from its low end to its high one."""
    found = swings(book)
    moving = [] if found is None else [each for each in found.each if each.size][:ROOM]
    if found is None or not moving:
        return
    currency = book.plan.currency
    picture = tornado.picture(found, currency)

    def changes(profits: list[int]) -> tuple[float, ...]:
        return tuple(
            major(profit - each.today, currency)
            for profit, each in zip(profits, moving, strict=True)
        )

    columns(
        deck.slide(picture.title),
        BODY,
        [swing_words.driver(each.key, each.title) for each in moving],
        [
            Values(words.at_low(), changes([each.low.profit for each in moving]), "commission"),
            Values(words.at_high(), changes([each.high.profit for each in moving])),
        ],
        Axis(words.against_today(), money_format(currency, decimals=False)),
        picture.summary,
        lying=True,
        overlaid=True,
        gap=40,
        labels=money_format(currency, decimals=False),
    )


def by_scenario(deck: Deck, book: Book) -> None:
    """The plan and its scenarios."""
    if not book.plan.scenarios:
        return
    comparison = compare_scenarios(book.plan, book.plan.scenarios)
    picture: Picture | None = scenarios.picture(comparison)
    if picture is None:
        return
    bars, currency = scenarios.bars_of(comparison), book.plan.currency
    values = tuple(None if each.amount is None else major(each.amount, currency) for each in bars)
    columns(
        deck.slide(picture.title),
        BODY,
        [each.name for each in bars],
        [Values(words.profit(), values)],
        Axis(words.profit(), money_format(currency, decimals=False)),
        picture.summary,
        lying=True,
        pale=[at for at, each in enumerate(bars) if not each.base],
        labels=money_format(currency),
    )
