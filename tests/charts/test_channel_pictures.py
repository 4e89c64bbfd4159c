"""The pictures of channels and programmes at every size: words inside, apart, and off the lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from matplotlib.figure import Figure

from planner.charts import channels, paper, programmes
from planner.charts.channels import apart
from planner.charts.paper import measure
from planner.charts.picture import Picture
from planner.charts.scene import Box, Fill, Item, Stroke, Text
from planner.charts.style import DARK
from planner.gui.actions import LANGUAGES
from planner.model.channels import Channels, Compared, compare
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.programmes_compared import Other, Outcomes, compare_programmes
from planner.storage.shipped import FEE_CURRENCY
from planner.storage.shipped import programmes as ready
from planner.words import catalogue
from tests.charts.views import curves
from tests.model.plans import Edits, curve_of, example, plan_of

SIZES = ((400, 220), (460, 264), (560, 264), (820, 264), (1400, 700))
CASES = sorted(curves())
USD = Currency.of("USD")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def box_of(text: Text) -> Box:
    width = measure(text.text, text.size, text.bold)
    left = text.x - {"left": 0.0, "centre": 0.5, "right": 1.0}[text.align] * width
    return Box(left, text.y - 10, width, 13)


def texts(items: tuple[Item, ...]) -> list[Text]:
    return [item for item in items if isinstance(item, Text)]


def amiss(picture: Picture, size: tuple[int, int]) -> list[str]:
    """What is wrong with a picture of this size."""
    width, height = size
    items = picture.items(width, height, measure)
    whole = Box(-0.5, -0.5, width + 1, height + 1)
    words = [(text, box_of(text)) for text in texts(items)]
    found = [f"{text.text} is outside" for text, box in words if not whole.holds(box)]
    found += [
        f"a bar {item.box} is outside"
        for item in items
        if isinstance(item, Fill) and item.colour == "accent" and not whole.holds(item.box)
    ]
    for (one, box), (other, beside) in combinations(words, 2):
        if box.meets(beside):
            found.append(f"{one.text} meets {other.text}")
    for line in items:
        if isinstance(line, Stroke) and line.colour in {"commission", "accent"}:
            for text, box in words:
                if any(box.crossed_by(a, b) for a, b in pairwise(line.points)):
                    found.append(f"{text.text} lies on a line")
    return found


def every(found: Channels) -> list[Compared]:
    each = [found.average, *(made for _, made in found.packages)]
    return [of for of in each if of is not None]


@pytest.mark.parametrize("case", CASES)
def test_the_channels_are_readable_at_every_size(case: str) -> None:
    found = compare(curves()[case])
    currency = curves()[case].book.plan.currency
    for language in LANGUAGES:
        catalogue.use(language)
        for of in every(found):
            for over in (False, True):
                picture = channels.picture(found, of, currency, over=over)
                for size in SIZES:
                    assert amiss(picture, size) == [], (language, over, size)


def the_picture(edits: Edits | None = None, *, over: bool = False) -> Picture:
    found = compare(curve_of(example(edits)))
    assert found.average is not None
    return channels.picture(found, found.average, USD, over=over)


def said(picture: Picture) -> list[str]:
    return [text.text for text in texts(picture.items(820, 264, measure))]


def test_each_tier_has_its_amount_and_each_line_its_own() -> None:
    words = said(the_picture())
    for amount in ("88.93", "111.52", "120.56", "129.59", "138.63", "99.44", "81.37"):
        assert amount in words
    for column in ("1", "2–24", "25–49", "50–99", "100+", "25\xa0%", "resold accounts"):
        assert column in words


def columns(picture: Picture) -> list[Fill]:
    items = picture.items(820, 264, measure)
    return [item for item in items if isinstance(item, Fill) and item.colour == "accent"]


def test_columns_are_as_tall_as_their_amounts() -> None:
    tall = [fill.box.height for fill in columns(the_picture())]
    amounts = [88.93, 111.52, 120.56, 129.59, 138.63]
    for height, amount in zip(tall, amounts, strict=True):
        assert height / tall[-1] == pytest.approx(amount / amounts[-1])


def test_the_column_of_today_is_deeper() -> None:
    levels = [fill.level for fill in columns(the_picture())]
    assert levels.index(max(levels)) == 1
    assert len(set(levels)) == 2


def dashes(picture: Picture) -> list[str]:
    items = picture.items(820, 264, measure)
    plot = max(fill.box.right for fill in columns(picture))
    return [
        item.dash
        for item in items
        if isinstance(item, Stroke) and item.colour == "commission" and item.points[-1][0] > plot
    ]


def test_commission_is_dashed_within_its_months_and_dotted_after() -> None:
    assert dashes(the_picture()) == ["dashed", "dotted"]
    assert dashes(the_picture({"programme.commission.months": None})) == ["dashed"]
    assert dashes(the_picture(over=True)) == ["dashed"]
    assert dashes(the_picture({"programme.commission.rate": None}, over=True)) == []


def test_what_is_below_nothing_hangs_under_the_line() -> None:
    picture = the_picture({"agency.hourly_cost": "300.00"})
    tops = {fill.box.top for fill in columns(picture)}
    assert len(tops) == 1  # all begin at nothing
    assert amiss(picture, (820, 264)) == []


def test_on_hover_each_column_says_its_row() -> None:
    spots = the_picture().spots(820, 264, measure)
    assert len(spots) == 5
    assert spots[1].words == (
        "Accounts: 2–24 · Discount: 25\xa0% · Resold: 111.52 · Commission: 99.44 · "
        "Difference: +12.08"
    )


def test_heights_are_put_apart_in_their_order() -> None:
    assert apart([10.0, 12.0, 11.0], 15) == [10.0, 40.0, 25.0]
    assert apart([10.0, 40.0], 15) == [10.0, 40.0]
    assert apart([], 15) == []


# Programmes.


def outcomes(plan: Plan) -> tuple[Outcomes, list[str]]:
    others = [Other(each.programme, FEE_CURRENCY) for each in ready()]
    return compare_programmes(plan, others), ["ready-made"] * len(others)


@pytest.mark.parametrize(
    "edits",
    [
        {},
        {"agency.overheads": "2500.00"},
        {"agency.overheads": "90000.00"},
        {"programme.name": "A programme with a very long name that nobody would ever read at all"},
        {"programme.name": "Programme d’agence \u2764 " * 9},
    ],
)
def test_the_programmes_are_readable_at_every_size(edits: Edits) -> None:
    found, origins = outcomes(plan_of(example(edits)))
    picture = programmes.picture(found, origins, USD)
    for width in (420, 560, 820, 1400):
        assert amiss(picture, (width, programmes.height_of(found))) == []


def bars(edits: Edits) -> list[Fill]:
    found, origins = outcomes(plan_of(example(edits)))
    size = 820, programmes.height_of(found)
    items = programmes.picture(found, origins, USD).items(*size, measure)
    return [item for item in items if isinstance(item, Fill)]


def test_bars_are_as_long_as_their_profits() -> None:
    found, _ = outcomes(plan_of(example()))
    long = [fill.box.width for fill in bars({})]
    profits = [each.profit or 0 for each in (found.own, *found.others)]
    for length, profit in zip(long, profits, strict=True):
        assert length / long[0] == pytest.approx(profit / profits[0])


def test_losses_go_to_the_left_of_nothing() -> None:
    edges = bars({"agency.overheads": "2800.00"})  # some earn, some lose
    right = {round(fill.box.right, 3) for fill in edges}
    left = {round(fill.box.left, 3) for fill in edges}
    assert len(left & right) == 1  # where nothing is


def test_programmes_of_one_name_are_told_apart() -> None:
    plan = plan_of(example())
    found = compare_programmes(plan, [Other(plan.programme, plan.currency)])
    picture = programmes.picture(found, ["from other.agencyplan"], USD)
    words = [text.text for text in texts(picture.items(1400, 60, measure))]
    assert "ActiveCampaign agency programme · in your plan" in words
    assert "ActiveCampaign agency programme · from other.agencyplan" in words


def test_paper_takes_both() -> None:
    found, origins = outcomes(plan_of(example()))
    for picture in (the_picture(over=True), programmes.picture(found, origins, USD)):
        figure = Figure(figsize=(10, 4))
        paper.draw(figure, picture, DARK)
        assert len(figure.get_children()) > 20
