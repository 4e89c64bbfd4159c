"""Our own slides: every chart of a plan, native where there is such a chart, each marked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

from matplotlib.figure import Figure
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from planner.charts import heat_map
from planner.charts.brand import brand_palette
from planner.charts.lettering import lettering
from planner.charts.live import Chart
from planner.charts.paper import POINTS, paint
from planner.charts.picture import Picture
from planner.export.deck.deck import BODY, Deck, Place, Said, title_of
from planner.export.footer import internal_footer
from planner.export.internal import native_book, native_months
from planner.model.book import Book
from planner.model.over_time.calendar import months_seen
from planner.model.over_time.projection import project
from planner.model.over_time.simulation import PATHS, simulate
from planner.model.price_accounts import price_accounts
from planner.words import exporting, numbers
from planner.words import internal_slides as words
from planner.words.inline import one_line

DPI = 300
SCALE = 1.4
"""How much larger a picture's words are on a slide than on screen."""
REACH = Decimal("0.2")
"""How far prices change in the heat map, as it begins in the window."""


def slides(book: Book, today: date, paths: int = PATHS) -> bytes:
    """The presentation; charts for which the plan has nothing are left out.

    Args:
        book: the plan's.
        today: the day it is made on.
        paths: how many possible futures lie behind the fans.
    """
    plan = book.plan
    deck = Deck(plan.brand, internal_footer(plan, today), exporting.internal())
    _first(deck, book, today)
    for chart in Chart:
        native_book.by_accounts(deck, book, chart)
    projection = project(book, months_seen(plan.assumptions))
    if projection is not None and projection.months:
        simulation = simulate(book, len(projection.months), paths)
        native_months.bridge_to_the_last(deck, book, projection)
        native_months.profit(deck, book, projection, simulation)
        native_months.counted(deck, projection)
        native_months.cash_so_far(deck, projection, simulation)
    native_book.by_driver(deck, book)
    grid = price_accounts(book, REACH)
    if grid is not None:
        _picture(deck, heat_map.picture(grid, plan))
    native_book.by_tier(deck, book)
    native_book.by_client(deck, book)
    native_book.by_scenario(deck, book)
    return deck.save(words.title(), plan.agency.name)


def _first(deck: Deck, book: Book, today: date) -> None:
    slide = deck.slide(words.title(), logo=False)
    title = title_of(slide)
    title.left, title.top = Inches(0.6), Inches(2.5)
    title.width, title.height = Inches(12.1), Inches(1.5)
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    title.text_frame.paragraphs[0].runs[0].font.size = Pt(40)
    deck.add_logo(slide, Inches(0.6), Inches(0.7), Inches(4), Inches(1.1))
    deck.add_line(slide, Place(0.6, 4.15, 1.2, 0.06))
    about = [
        Said(one_line(book.plan.agency.name), 20, bold=True, after=6),
        Said(numbers.date(today), 16),
    ]
    deck.say(slide, Place(0.6, 4.4, 12.1, 2.4), about)


def _picture(deck: Deck, picture: Picture) -> None:
    """A chart that no program has as a native one, drawn finely."""
    place = BODY
    brand = deck.brand
    fonts = lettering(brand.font)
    width, height = (each * POINTS / SCALE for each in (place.width, place.height))
    figure = Figure(figsize=(place.width, place.height), dpi=DPI)
    items = picture.items(width, height, fonts.measure)
    paint(figure, items, brand_palette(brand), scale=SCALE, lettering=fonts)
    made = BytesIO()
    figure.savefig(made, format="png", dpi=DPI, metadata={"Software": None})
    slide = deck.slide(picture.title)
    deck.add_picture(slide, place, made.getvalue(), picture.summary)
