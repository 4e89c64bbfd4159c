"""Every chart of the agency's own, by its name in files and commands, as the window shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.charts import live
from planner.charts.layout import picture_of
from planner.charts.live import Chart, reach
from planner.charts.picture import Picture
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.landmarks import turns
from planner.model.over_time.calendar import months_seen
from planner.model.problems import Problem
from planner.words import channels as channel_words
from planner.words import forecast as month_words
from planner.words import scenarios as scenario_words
from planner.words import sensitivity as swing_words
from planner.words import worth as worth_words
from planner.words.catalogue import text
from planner.words.places import said
from planner.words.sentences import sentence

if TYPE_CHECKING:  # numpy comes along, which nothing needs that names a chart
    from planner.model.over_time.projection import Projection

REACH = Decimal("0.2")
"""How far prices change in the heat map, as it begins in the window."""


class NothingToDrawError(Exception):
    """A plan has nothing for a chart: the message says why, and the way out."""


def picture(name: str, book: Book) -> Picture:
    """The chart of this name.

    Raises:
        NothingToDrawError: if the book has nothing for it.
    """
    return CHARTS[name](book)


def _nothing_to_sell() -> str:
    return sentence(Problem("nothing-to-sell", ("packages",)))


def _dragged(chart: Chart) -> Callable[[Book], Picture]:
    def made(book: Book) -> Picture:
        curve = Curve(book)
        if not curve.drawable:
            raise NothingToDrawError(_nothing_to_sell())
        found = turns(curve, reach(curve, curve.today))
        return picture_of(live.view(curve, found, chart, curve.today))

    return made


def _projection(book: Book) -> Projection:
    from planner.model.over_time.projection import project
    from planner.model.over_time.timeline import in_the_way

    made = project(book, months_seen(book.plan.assumptions))
    problem = in_the_way(book) if made is None else made.problem
    if made is None or not made.months:
        why = month_words.too_large()
        if problem is not None:
            why = month_words.why_not(said(problem, book.plan))
        raise NothingToDrawError(why)
    return made


def _bridge(book: Book) -> Picture:
    from planner.charts import bridge
    from planner.model.over_time.bridge import moves

    projection = _projection(book)
    found = moves(book, projection)
    if found is None:
        raise NothingToDrawError(month_words.too_large())
    return bridge.picture(found.bridge(len(projection.months)))


def _forecast(book: Book) -> Picture:
    from planner.charts import forecast
    from planner.model.over_time.simulation import simulate

    projection = _projection(book)
    assert book.profit is not None, "a book with months has a profit"
    simulation = simulate(book, len(projection.months))
    return forecast.picture(projection, book.profit, simulation)


def _tiers(book: Book) -> Picture:
    from planner.charts import tiers

    return tiers.picture(_projection(book))


def _cash(book: Book) -> Picture:
    from planner.charts import cash
    from planner.model.over_time.simulation import simulate

    projection = _projection(book)
    made = cash.picture(projection, simulate(book, len(projection.months)))
    if made is None:
        raise NothingToDrawError(month_words.too_large())
    return made


def _sensitivity(book: Book) -> Picture:
    from planner.charts import tornado
    from planner.model.sensitivity import swings

    found = swings(book)
    if found is None:
        raise NothingToDrawError(swing_words.nothing())
    return tornado.picture(found, book.plan.currency)


def _heat_map(book: Book) -> Picture:
    from planner.charts import heat_map
    from planner.model.price_accounts import price_accounts

    grid = price_accounts(book, REACH)
    if grid is None:
        raise NothingToDrawError(_nothing_to_sell())
    return heat_map.picture(grid, book.plan)


def _channels(book: Book) -> Picture:
    from planner.charts import channels
    from planner.model.channels import compare

    curve = Curve(book)
    if not curve.drawable:
        raise NothingToDrawError(_nothing_to_sell())
    found = compare(curve)
    if found.average is None:
        raise NothingToDrawError(channel_words.nothing_to_show())
    return channels.picture(found, found.average, book.plan.currency, over=False)


def _worth(book: Book) -> Picture:
    from planner.charts import worth
    from planner.model.worth import clients_worth

    ranked = clients_worth(book)
    if ranked is None:
        raise NothingToDrawError(worth_words.nothing())
    if not ranked.each:
        raise NothingToDrawError(worth_words.nobody())
    return worth.picture(ranked, book.plan)


def _scenarios(book: Book) -> Picture:
    from planner.charts import scenarios
    from planner.model.scenario_figures import compare

    if not book.plan.scenarios:
        raise NothingToDrawError(text("there are no scenarios yet: add one under Best next step"))
    comparison = compare(book.plan, book.plan.scenarios)
    made = scenarios.picture(comparison)
    if made is None:
        raise NothingToDrawError(scenario_words.conclusion(comparison))
    return made


CHARTS: Mapping[str, Callable[[Book], Picture]] = MappingProxyType(
    {
        "margin": _dragged(Chart.PER_ACCOUNT),
        "profit": _dragged(Chart.PROFIT),
        "bill": _dragged(Chart.BILL),
        "bridge": _bridge,
        "forecast": _forecast,
        "tiers": _tiers,
        "cash": _cash,
        "sensitivity": _sensitivity,
        "heatmap": _heat_map,
        "channels": _channels,
        "worth": _worth,
        "scenarios": _scenarios,
    }
)
"""In the order in which they are shown one after the other."""
