"""What could be done: tiers, mix, channels, worth, what moves the profit, scenarios."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner.charts import channels as channel_charts
from planner.charts import scenarios as scenario_charts
from planner.charts import tornado
from planner.charts import worth as worth_charts
from planner.charts.tier_bill import hatching, tier_bill
from planner.export.internal.told.blocks import Block, Drawn, Heading, Part, Row, Said, Table, said
from planner.model.book import Book
from planner.model.channels import compare as compare_channels
from planner.model.curve import Curve
from planner.model.mix.effect import Answer, answer
from planner.model.plan import Plan
from planner.model.scenario_figures import MOST_COMPARED, compare
from planner.model.sensitivity import Swing, swings
from planner.model.tier_advice import tier_advice
from planner.model.worth import Ranked, clients_worth
from planner.words import channels as channel_words
from planner.words import mix as mix_words
from planner.words import mix_table
from planner.words import report as words
from planner.words import scenarios as scenario_words
from planner.words import sensitivity as sensitivity_words
from planner.words import tier_advice as tier_words
from planner.words import worth as worth_words
from planner.words.catalogue import context, text
from planner.words.numbers import DASH, count, money, percent

MOST_MOVED, MOST_RANKED = 60, 40
"""So many clients are told of: more than anybody reads."""

BAR = 34.0
"""What a bar takes in a chart of bars."""


def next_tier(book: Book) -> Part:
    """What each tier above takes and saves, and what losing this one would cost."""
    return Part(words.next_tier(), tuple(_next_tier(book)))


def _next_tier(book: Book) -> Iterator[Block]:
    advice = tier_advice(book)
    if advice is None:
        yield Said(words.no_figures())
        return
    yield Said(tier_words.finding(advice), "lead")
    yield from said(tier_words.reason(advice))
    if advice.above:
        rows = []
        for tier in advice.above:
            cells, under = tier_words.row(advice, tier)
            rows.append(Row(cells, under))
        yield Table(tier_words.heads(advice), tuple(rows))
        yield from said(tier_words.columns(advice), kind="quiet")
    yield from said(*tier_words.downwards(advice))
    picture = tier_bill(advice)
    if picture is not None:
        yield Drawn(picture)
        yield from said(hatching(advice), kind="quiet")


def best_mix(book: Book) -> Part:
    """Which clients to resell and which to put on commission."""
    return Part(words.best_mix(), tuple(_best_mix(answer(book))))


def _best_mix(found: Answer) -> Iterator[Block]:
    mix, plan = found.mix, found.book.plan
    if mix is None:
        yield Said(words.no_figures())
        return
    yield Said(mix_words.headline(plan, mix), "lead")
    yield from said(mix_words.sentence(found.book, mix), mix_words.later(mix, plan.currency))
    yield from said(mix_words.estimate(mix), kind="quiet")
    if not mix.moves:
        return
    moved = found.changes.moved
    rows = [
        Row(mix_table.change_cells(each, plan), mix_table.change_under(each, plan.currency))
        for each in moved[:MOST_MOVED]
    ]
    if moved[MOST_MOVED:]:
        rows.append(Row(mix_table.more_cells(moved[MOST_MOVED:], plan.currency)))
    if found.changes.others:
        rows.append(Row(mix_table.others_cells(found)))
    rows.append(Row(mix_table.gain_cells(found), strong=True))
    yield Table(mix_table.change_heads(), tuple(rows), 2)
    effects = (mix_table.effect_cells(each, plan.currency) for each in found.effects)
    yield Table(mix_table.effect_heads(), tuple(map(Row, effects)))


def channels(curve: Curve) -> Part:
    """An account resold and on commission, at each tier."""
    return Part(words.channels(), tuple(_channels(curve)))


def _channels(curve: Curve) -> Iterator[Block]:
    if not curve.drawable:
        yield Said(words.nothing_to_sell())
        return
    plan = curve.book.plan
    found = compare_channels(curve)
    of = found.average
    if of is None:
        yield Said(channel_words.nothing_to_show())
    else:
        first = plan.programme.first_account_full_price
        yield Drawn(channel_charts.picture(found, of, plan.currency, over=False))
        yield from said(channel_words.sentences(found, of, plan.currency, first_at_list=first))
        cells = (
            channel_words.tier_cells(found, of, tier, plan.currency, over=False)
            for tier in of.tiers
        )
        rows = tuple(Row(each, tinted=at == found.today) for at, each in enumerate(cells))
        yield Table(channel_words.tier_heads(over=False), rows)
    made = [each for _, each in found.packages if each is not None]
    if made:
        yield Heading(channel_words.rates_title(found, over=False))
        heads = [
            channel_words.rate_head(tier, today=at == found.today)
            for at, tier in enumerate(made[0].tiers)
        ]
        lines = []
        for package, each in found.packages:
            name = channel_words.package_name(package)
            if each is None:
                lines.append(Row((name, *[DASH] * len(heads))))
                continue
            pairs = [channel_words.rate_cells(each, tier, over=False) for tier in each.tiers]
            under = ("", *(better for _, better in pairs))
            lines.append(Row((name, *(rate for rate, _ in pairs)), under))
        yield Table((channel_words.package_head(), *heads), tuple(lines))
        yield from said(channel_words.rates_note(found), kind="quiet")


def worth(book: Book) -> Part:
    """What the book would earn less without each client."""
    ranked = clients_worth(book)
    if ranked is None:
        return Part(words.worth(), (Said(words.no_figures()),))
    if not ranked.each:
        return Part(words.worth(), (Said(worth_words.nobody()),))
    return Part(words.worth(), tuple(_worth(ranked, book.plan)))


def _worth(ranked: Ranked, plan: Plan) -> Iterator[Block]:
    bars = min(len(ranked.each), 10)
    yield Drawn(worth_charts.picture(ranked, plan), 48 + 26.0 * bars)
    yield from said(worth_words.sentence(ranked, plan))
    top, bottom = worth_charts.shown(ranked, MOST_RANKED)
    rows = []
    for one in (*top, *bottom):
        amounts = (one.own, one.tier_effect, one.worth)
        cells = (
            worth_words.name(one, plan),
            count(one.accounts),
            *(money(amount, plan.currency, sign=True) for amount in amounts),
            percent(one.margin, 1),
        )
        verdict = worth_words.verdict(one.verdict, by_others=ranked.somebody_earns)
        rows.append(Row(cells, (verdict, *[""] * 5) if verdict else ()))
    left = len(ranked.each) - len(rows)
    if left:
        rows.insert(len(top), Row((worth_words.others(left), *[""] * 5)))
    heads = (
        text("Client"),
        text("Accounts"),
        worth_words.own(),
        worth_words.tier_effect(),
        worth_words.worth(),
        text("Margin"),
    )
    yield Table(heads, tuple(rows))
    yield from said(worth_words.meaning(), kind="quiet")


def moves(book: Book, step: Callable[[], None]) -> Part:
    """What moves the profit, one driver at a time."""
    currency, found = book.plan.currency, swings(book, step=step)
    if found is None:
        return Part(words.moves(), (Said(sensitivity_words.nothing()),))
    heads = (
        text("What may move"),
        text("Low end"),
        text("Profit then"),
        text("High end"),
        text("Profit then"),
        text("Swing"),
        text("Loss at") if found.profit >= 0 else text("No loss at"),
    )

    def row(of: Swing) -> Row:
        return Row(
            (
                sensitivity_words.driver(of.key, of.title),
                sensitivity_words.low(of, currency),
                money(of.low.profit, currency),
                sensitivity_words.high(of, currency),
                money(of.high.profit, currency),
                money(of.size, currency),
                sensitivity_words.turn(of, currency) or DASH,
            ),
            (text("your range"), *[""] * 6) if of.own else (),
        )

    tall = min(float(tornado.full_height(found)), 420.0)
    return Part(
        words.moves(),
        (
            Drawn(tornado.picture(found, currency), tall),
            *said(sensitivity_words.sentence(found, currency)),
            Table(heads, tuple(map(row, found.each))),
        ),
    )


def scenarios(plan: Plan) -> Part | None:
    """The plan and its scenarios, side by side; None where there are none."""
    if not plan.scenarios:
        return None
    return Part(words.scenarios(), tuple(_scenarios(plan)))


def _scenarios(plan: Plan) -> Iterator[Block]:
    shown = plan.scenarios[:MOST_COMPARED]
    comparison = compare(plan, shown)
    picture = scenario_charts.picture(comparison)
    if picture is None:
        yield Said(scenario_words.conclusion(comparison), "lead")
    else:
        yield Drawn(picture, 60 + BAR * (1 + len(shown)))
    names = [scenario_words.base_name(), *map(scenario_words.name, shown)]
    unit = context("head of a column of figures", "{currency} a month")
    heads = (unit.format(currency=plan.currency.code), *names)
    rows = (
        Row(
            (row.name, *(cell.words for cell in row.cells)),
            ("", *(cell.change for cell in row.cells)),
            strong=number == 0,
        )
        for number, row in enumerate(scenario_words.rows(comparison))
    )
    yield Table(heads, tuple(rows))
    for each in comparison.scenarios:
        if problem := scenario_words.problems(each):
            name = scenario_words.name(each.scenario)
            said_of_it = text("{scenario}: {problem}").format(scenario=name, problem=problem)
            yield Said(said_of_it, "quiet")
