"""The pictures of worth, of what moves the profit, and of price by accounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from planner.charts import heat_map, paper, tornado, worth
from planner.charts.fitted import CUT, fitted
from planner.charts.paper import measure
from planner.charts.picture import Picture
from planner.charts.scene import Fill, Hatch, Stroke, Text
from planner.charts.style import DARK, LIGHT, Palette, contrast
from planner.model.book import Book
from planner.model.drivers import Driver, Key, with_range
from planner.model.plan import Plan
from planner.model.price_accounts import price_accounts
from planner.model.ranges import By, DriverRange
from planner.model.sensitivity import swings
from planner.model.worth import clients_worth, packages_worth
from planner.words import catalogue
from planner.words.numbers import money
from tests.charts.pictures import SIZES, faults, texts
from tests.model.plans import Edits, example, plan_of, small

LONG = "Association des commerçants et artisans du vieux port et de ses environs"

EDITED: dict[str, Edits] = {
    "example": {},
    "a tier is held": {"clients.0.accounts": 17},
    "little is left": {"agency.overheads": "3100.00", "assumptions.profit_goal": "3000.00"},
    "at a loss": {"agency.overheads": "9000.00", "agency.target_margin": "0.2"},
    "nothing earns": {"agency.hourly_cost": "400.00"},
    "long names": {
        "clients.0.name": LONG,
        "clients.1.name": LONG * 4,
        "packages.0.name": LONG,
        "packages.1.name": "",
    },
    "huge": {
        "clients.0.accounts": 900_000,
        "packages.1.services_price": "99999999.99",
        "agency.overheads": "1234567.89",
    },
    "yen": {
        "currency": "JPY",
        **{f"packages.{n}.software_price": "30000" for n in range(3)},
        **{f"packages.{n}.services_price": "40000" for n in range(3)},
        **{f"packages.{n}.setup_fee": "0" for n in range(3)},
        **{f"packages.{n}.other_costs": "0" for n in range(3)},
        "price_list.currency": "USD",
        "price_list.exchange_rate": "150.5",
        "agency": {"hourly_cost": "5000", "overheads": "60000"},
        "programme.monthly_fee": "0",
    },
    "many tiers": {
        "programme.tiers": [
            {"from": start, "discount": f"0.{start // 2:02d}"} for start in range(1, 100, 7)
        ]
    },
    "graduated": {"programme.mode": "graduated"},
}


@cache
def plans() -> dict[str, Plan]:
    made = {name: plan_of(example(edits)) for name, edits in EDITED.items()}
    made["tiny"] = plan_of(small({"packages.0.software_price": "150.00"}))
    crowd = example()
    crowd["clients"] = [
        {
            "name": f"Client {number}",
            "package": ("essential", "growth", "scale")[number % 3],
            "services_price": f"{30 * (number % 7)}.00",
        }
        for number in range(60)
    ]
    made["a crowd"] = plan_of(crowd)
    return made


CASES = sorted((*EDITED, "tiny", "a crowd"))


@cache
def pictures(case: str) -> dict[str, Picture]:
    """Each kind of picture of a plan; their words are looked up when they are laid out."""
    plan = plans()[case]
    book = Book(plan)
    of_clients, of_packages = clients_worth(book), packages_worth(book)
    moving = swings(book, turns=False)
    near = price_accounts(book, Decimal("0.2"))
    wide = price_accounts(book, Decimal("0.8"), plan.packages[-1].id, wide=True)
    assert of_clients and of_packages and moving and near and wide
    return {
        "clients": worth.picture(of_clients, plan),
        "packages": worth.picture(of_packages, plan),
        "tornado": tornado.picture(moving, plan.currency),
        "near": heat_map.picture(near, plan),
        "wide": heat_map.picture(wide, plan),
    }


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", CASES)
def test_every_picture_is_readable_at_every_size(case: str, language: str) -> None:
    catalogue.use(language)
    for name, picture in pictures(case).items():
        for size in SIZES:
            assert faults(picture, *size) == [], (name, size)


@pytest.mark.parametrize("case", CASES)
def test_every_picture_says_what_it_shows(case: str) -> None:
    for picture in pictures(case).values():
        assert picture.title
        assert picture.summary
        assert picture.spots(700, 330, measure)


@pytest.mark.parametrize("kind", ["clients", "tornado", "near"])
def test_paper_takes_it(kind: str) -> None:
    figure = Figure(figsize=(10, 5))
    paper.draw(figure, pictures("example")[kind])
    assert len(figure.get_children()) > 10


# Worth.


def test_bars_are_as_long_as_what_they_say() -> None:
    plan = plans()["a tier is held"]
    ranked = clients_worth(Book(plan))
    assert ranked is not None
    items = pictures("a tier is held")["clients"].items(700, 330, measure)
    rows = {item.text: item.y for item in items if isinstance(item, Text)}
    bars = [item for item in items if isinstance(item, Fill | Hatch) and item.box.top > worth.KEY]
    scale = set()
    for one in ranked.each:
        middle = rows[one.name] - worth.BASE
        mine = [bar for bar in bars if abs(bar.box.top + worth.BAR / 2 - middle) < 1]
        own = next((bar.box.width for bar in mine if isinstance(bar, Fill)), 0.0)
        tier = next((bar.box.width for bar in mine if isinstance(bar, Hatch)), 0.0)
        if abs(one.own) > 2000:
            scale.add(round(abs(one.own) / own))
        if one.tier_effect > 2000:
            scale.add(round(one.tier_effect / tier))
        assert bool(tier) == bool(one.tier_effect)
    assert max(scale) - min(scale) <= 1 + max(scale) // 100


def test_of_many_the_top_ones_the_carried_ones_and_a_word_for_the_rest_are_shown() -> None:
    plan = plans()["a crowd"]
    ranked = clients_worth(Book(plan))
    assert ranked is not None
    top, bottom = worth.shown(ranked, 10)
    assert len(top) + len(bottom) == 9
    assert top == list(ranked.each[: len(top)])
    assert bottom and all(one.verdict.is_carried for one in bottom)
    picture = pictures("a crowd")["clients"]
    words = [
        text.text for text in texts(picture.items(700, worth.KEY + 10 * worth.ROW + 9, measure))
    ]
    assert "the other 51" in words
    assert worth.shown(ranked, 60) == (list(ranked.each), [])


# What moves the profit.


def test_bars_begin_at_today_and_lie_on_their_side() -> None:
    plan = plans()["example"]
    found = swings(Book(plan), turns=False)
    assert found is not None
    items = pictures("example")["tornado"].items(900, 800, measure)
    (today,) = {
        item.points[0][0] for item in items if isinstance(item, Stroke) and item.width == 1.5
    }
    for item in items:
        if isinstance(item, Fill):
            edge = item.box.left if item.colour == "gain" else item.box.right
            assert abs(edge - today) < 1.1
    named = {text.text for text in texts(items)}
    for each in found.each:
        for end in (each.low, each.high):
            if end.profit != found.profit:
                assert any(money(end.profit, plan.currency) in words for words in named)


def test_break_even_is_marked_where_it_is_in_view() -> None:
    assert "break-even" in {
        t.text for t in texts(pictures("little is left")["tornado"].items(900, 600, measure))
    }
    assert "break-even" not in {
        t.text for t in texts(pictures("example")["tornado"].items(900, 600, measure))
    }


def test_two_ends_on_one_side_are_both_named() -> None:
    plan = plans()["example"]
    key = Key(Driver.OVERHEADS)
    moved = DriverRange(key.driver, Decimal("100"), Decimal("300"), By.AMOUNT)
    found = swings(Book(with_range(plan, moved)), turns=False)
    assert found is not None
    picture = tornado.picture(found, plan.currency)
    assert faults(picture, 900, 700) == []
    (words,) = [t.text for t in texts(picture.items(900, 700, measure)) if "$750.00" in t.text]
    assert words == "$750.00 · 2,516.92  $550.00 · 2,716.92"


# Price and accounts.


def test_every_cell_has_its_sign_and_today_its_frame() -> None:
    plan = plans()["at a loss"]
    grid = price_accounts(Book(plan), Decimal("0.2"))
    assert grid is not None
    items = pictures("at a loss")["near"].items(836, 420, measure)
    cells = len(grid.accounts) * len(grid.changes)
    signed = [text for text in texts(items) if text.text[0] in "+−" and "%" not in text.text]
    assert len(signed) == cells
    fills = [item for item in items if isinstance(item, Fill)]
    assert {fill.colour for fill in fills} <= {"gain", "loss"}
    (frame,) = [item for item in items if isinstance(item, Stroke) and len(item.points) == 5]
    xs, ys = zip(*frame.points, strict=True)
    (bold,) = [text for text in signed if text.bold]
    assert min(xs) < bold.x < max(xs) and min(ys) < bold.y < max(ys)


def test_lines_run_between_cells_that_meet_the_goal_and_cells_that_do_not() -> None:
    plan = plans()["little is left"]
    grid = price_accounts(Book(plan), Decimal("0.2"))
    assert grid is not None and grid.goal is not None
    items = pictures("little is left")["near"].items(836, 420, measure)
    for colour, limit in (("ink", 0), ("accent", grid.goal)):
        marks = [[cell.profit >= limit for cell in row] for row in grid.cells]
        flat = sum(a != b for row in marks for a, b in pairwise(row))
        upright = sum(
            a != b for low, high in pairwise(marks) for a, b in zip(low, high, strict=True)
        )
        strokes = [
            item
            for item in items
            if isinstance(item, Stroke)
            and item.colour == colour
            and len(item.points) == 2
            and item.points[0][1] > heat_map.KEY
        ]
        fills = [item.box for item in items if isinstance(item, Fill)]
        tall, wide = fills[0].height, fills[0].width
        runs = [(abs(b[0] - a[0]), abs(b[1] - a[1])) for a, b in (s.points for s in strokes)]
        assert round(sum(y for _, y in runs) / tall) == flat
        assert round(sum(x for x, _ in runs) / wide) == upright


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_figures_are_read_on_every_tint(palette: Palette) -> None:
    for colour in ("gain", "loss"):
        for level in range(heat_map.FAINT, heat_map.STRONG + 1):
            assert contrast(palette.ink, palette.ground_of(colour, level)) >= 4.5


def test_words_that_do_not_fit_end_in_dots() -> None:
    whole = "Boulangerie Martin"
    assert fitted(whole, 500, 12, False, measure) == whole
    for width in range(0, 120, 7):
        cut = fitted(whole, width, 12, False, measure)
        assert measure(cut, 12, False) <= max(width, 0) or cut == ""
        assert cut in ("", whole) or (cut.endswith(CUT) and whole.startswith(cut[:-1]))
