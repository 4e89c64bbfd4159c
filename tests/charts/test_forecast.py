"""The forecast shows the months as they are expected, and its words are readable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest

from planner.charts import forecast
from planner.charts.forecast import limits
from planner.charts.paper import measure
from planner.charts.picture import Picture
from planner.charts.scene import Area, Fill, Item, Ring, Stroke
from planner.words import catalogue
from planner.words.numbers import NO_BREAK_SPACE
from tests.charts.months import CASES, outlook
from tests.charts.pictures import SIZES, faults, texts

SIZE = (700, 330)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def picture_of(case: str, *, by_chance: bool = True) -> Picture:
    book, projection, simulation = outlook(case)
    assert book.profit is not None
    return forecast.picture(projection, book.profit, simulation if by_chance else None)


def items_of(case: str, *, by_chance: bool = True) -> tuple[Item, ...]:
    return picture_of(case, by_chance=by_chance).items(*SIZE, measure)


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)))
def test_words_are_readable_at_every_size(number: int, case: str) -> None:
    # Each case at some of the sizes, each size with some of the cases.
    for size, language in zip(SIZES[number % 2 :: 2], cycle(("en", "fr")), strict=False):
        catalogue.use(language)
        assert faults(picture_of(case, by_chance=number % 3 > 0), *size) == [], size


def line_of(items: tuple[Item, ...]) -> Stroke:
    (line,) = (each for each in items if isinstance(each, Stroke) and each.colour == "accent")
    return line


def ticks_of(items: tuple[Item, ...]) -> list[tuple[float, float]]:
    """The figures of the axis of amounts, and where they stand."""
    found = [each for each in texts(items) if each.align == "right"]
    return [(each.y - 4.5, float(each.text.strip("$").replace(",", ""))) for each in found]


def test_each_month_stands_at_its_profit() -> None:
    book, projection, _ = outlook("example")
    items = items_of("example")
    (low, least), *_, (high, most) = ticks_of(items)
    said = [least + (y - low) / (high - low) * (most - least) for _, y in line_of(items).points]
    assert book.profit == 281692
    assert said[0] == pytest.approx(2816.92, abs=25)
    for amount, month in zip(said[1:], projection.months, strict=True):
        assert amount == pytest.approx(month.profit / 100, abs=25)


def test_the_fan_holds_the_line_and_says_where_it_ends() -> None:
    items = items_of("example")
    (fan,) = (each for each in items if isinstance(each, Area))
    months = len(fan.points) // 2
    upper, lower = fan.points[:months], fan.points[: months - 1 : -1]
    for top, (x, y), bottom in zip(upper, line_of(items).points, lower, strict=True):
        assert top[0] == x == bottom[0]
        assert top[1] <= y + 8
        assert y <= bottom[1] + 8
    _, _, simulation = outlook("example")
    last = simulation.months[-1].profit
    said = {each.text for each in texts(items)}
    assert {f"{last.p10 / 100:,.2f}", f"{last.p90 / 100:,.2f}", "5,400.44"} <= said
    assert "8 of 10 possible futures" in said


def test_what_nothing_is_left_to_chance_in_has_no_fan() -> None:
    assert not any(isinstance(each, Area) for each in items_of("standing still"))
    assert not any(isinstance(each, Area) for each in items_of("example", by_chance=False))


@pytest.mark.parametrize("case", ["example", "calendar", "yen", "dinars", "turning", "ten years"])
def test_the_frame_stays_when_the_fan_arrives(case: str) -> None:
    before, after = items_of(case, by_chance=False), items_of(case)
    assert line_of(before) == line_of(after)
    assert [each for each in before if isinstance(each, Fill) and each.colour == "band"] == [
        each for each in after if isinstance(each, Fill) and each.colour == "band"
    ]


def test_bands_are_what_is_billed() -> None:
    items = items_of("example")
    points = line_of(items).points
    first, second = (each for each in items if isinstance(each, Fill) and each.colour == "band")
    # 25 % off the bills up to month 4, 35 % from month 5 on.
    assert points[4][0] < first.box.right <= second.box.left < points[5][0]
    said = [each.text.replace(NO_BREAK_SPACE, " ") for each in texts(items)]
    assert {"25 % off the bill", "35 % off the bill"} <= set(said)


def test_today_is_a_ring_with_its_figure() -> None:
    items = items_of("example")
    (ring,) = (each for each in items if isinstance(each, Ring))
    assert (ring.x, ring.y) == line_of(items).points[0]
    (figure,) = (each for each in texts(items) if each.text.startswith("today 2,816.92"))
    assert abs(figure.x - ring.x) < 40
    assert abs(figure.y - ring.y) < 40


def test_a_goal_is_a_line_unless_it_is_out_of_sight() -> None:
    def dashed(case: str) -> list[Item]:
        found = (each for each in items_of(case) if isinstance(each, Stroke))
        return [each for each in found if each.dash == "dashed"]

    assert len(dashed("calendar")) == 1
    assert "goal 4,000.00" in {each.text for each in texts(items_of("calendar"))}
    assert dashed("a goal far away") == []
    # Thrice what is expected, but well within what may be.
    assert len(dashed("a goal by chance")) == 1


def test_every_month_says_what_it_is_on_hover() -> None:
    spots = picture_of("example").spots(*SIZE, measure)
    assert len(spots) == 25
    assert spots[0].words.replace(NO_BREAK_SPACE, " ") == (
        "Today: 27 accounts, 25 % off, profit $2,816.92"
    )
    assert (
        spots[4]
        .words.replace(NO_BREAK_SPACE, " ")
        .startswith(
            "Month 4: about 30.7 accounts, tier reached 35 %, billed 25 %, profit about $3,469.79; "
            "in 8 of 10 possible futures between $"
        )
    )


def test_a_month_says_no_more_than_is_true_of_it() -> None:
    def said(case: str, month: int) -> str:
        return picture_of(case).spots(*SIZE, measure)[month].words.replace(NO_BREAK_SPACE, " ")

    # Each account has its own discount: the bill has none. All futures are alike.
    assert said("graduated", 2).startswith(
        "Month 2: about 25.0 accounts, tier reached 35 %, profit about $"
    )
    assert said("standing still", 1) == (
        "Month 1: about 7.0 accounts, tier reached 25 %, billed 25 %, profit about $525.00"
    )
    assert said("one account", 10).startswith("Month 10: about 0.9 accounts, ")
    catalogue.use("fr")
    assert "environ 0,9 compte, palier atteint 0 %" in said("one account", 10)


@pytest.mark.parametrize(
    ("case", "title"),
    [
        (
            "a year",  # economics.md
            "The 35 % tier is billed from month 5 on; profit grows to about $4,549.52 a month "
            "by month 12",
        ),
        ("one month", "Profit grows to about $3,133.61 a month by month 1"),
        ("calendar", "Your goal of $4,000.00 a month is reached in August 2027"),
        (
            "up and down at once",  # today's 25 % to 35 % in month 1, back in 2, up again in 3
            "The tier that is billed changes 3 times; profit grows to about $2,125.00 a month by "
            "month 4",
        ),
        ("nobody ever", "Profit stays at about $0.00 a month by month 12"),
        ("standing still", "Profit stays at about $525.00 a month by month 24"),
        ("losing", "You lose money in every month: about −$7,103.99 in month 24"),
        ("turning", "You earn money from month 4 on: about $1,950.44 in month 24"),
        (
            "falling",
            "The 25 % tier is billed from month 19 on; profit falls to about $710.01 a month "
            "by month 36",
        ),
        (
            "up and down",
            "The tier that is billed changes 12 times; profit stays at about $1,800.00 a month "
            "by month 48",
        ),
        ("graduated", "Profit grows to about $3,730.00 a month by month 24"),
    ],
)
def test_the_title_is_the_conclusion(case: str, title: str) -> None:
    assert picture_of(case, by_chance=False).title.replace(NO_BREAK_SPACE, " ") == title


@pytest.mark.parametrize(
    ("low", "high", "from_nothing"),
    [
        (281692, 650000, True),  # nothing is no farther off than the amounts are apart
        (900000, 1000000, False),
        (-50000, 400000, False),
        (-500000, -400000, False),
        (0, 0, True),
        (52500, 52500, True),
    ],
)
def test_the_range_follows_the_amounts(low: int, high: int, from_nothing: bool) -> None:
    least, most, step = limits(low, high, 5, 100)
    assert least <= low
    assert most >= high
    assert (least == 0) == from_nothing
    assert step % 100 == 0
    assert most - least <= 2 * max(high - least, 300)
