"""Accounts against tiers: what is reached and what is billed, a cycle apart where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

import pytest

from planner.charts import tiers
from planner.charts.paper import measure
from planner.charts.picture import Picture
from planner.charts.scene import Box, Fill, Stroke
from planner.words import catalogue, tier_months
from planner.words.numbers import NO_BREAK_SPACE
from tests.charts.months import CASES, outlook
from tests.charts.pictures import SIZES, faults, texts

SIZE = (700, 330)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def picture_of(case: str) -> Picture:
    return tiers.picture(outlook(case)[1])


def strips(case: str) -> list[list[tuple[int, int, str]]]:
    """The runs of each strip: their first and last month, and what is written there."""
    picture = picture_of(case)
    items = picture.items(*SIZE, measure)
    columns = [spot.box for spot in picture.spots(*SIZE, measure)]
    found: dict[float, list[tuple[int, int, str]]] = {}
    for item in items:
        if isinstance(item, Fill) and item.colour != "band":
            months = [month for month, box in enumerate(columns) if middle_in(box, item.box)]
            said = [
                text.text.replace(NO_BREAK_SPACE, " ")
                for text in texts(items)
                if text.bold and item.box.holds(Box(text.x, text.y - 5, 1, 1))
            ]
            run = months[0], months[-1], "".join(said)
            found.setdefault(item.box.top, []).append(run)
    return [found[top] for top in sorted(found)]


def middle_in(column: Box, box: Box) -> bool:
    return box.left < column.left + column.width / 2 < box.right


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)))
def test_words_are_readable_at_every_size(number: int, case: str) -> None:
    # Each case at some of the sizes, each size with some of the cases.
    for size, language in zip(SIZES[number % 2 :: 2], cycle(("fr", "en")), strict=False):
        catalogue.use(language)
        assert faults(picture_of(case), *size) == [], size


def test_a_tier_is_billed_a_month_after_it_is_reached() -> None:
    assert strips("example") == [
        [(0, 3, "25 %"), (4, 24, "35 %")],
        [(0, 4, "25 %"), (5, 24, "35 %")],
    ]


def test_and_goes_a_month_late() -> None:
    # 60 that lose 5 a hundred: 48.9 at the end of month 4, 23.8 at the end of month 18.
    assert strips("falling") == [
        [(0, 3, "45 %"), (4, 17, "35 %"), (18, 36, "25 %")],
        [(0, 4, "45 %"), (5, 18, "35 %"), (19, 36, "25 %")],
    ]


def test_in_the_same_cycle_both_strips_are_alike() -> None:
    reached, billed = strips("same cycle")
    assert reached == billed


def test_where_each_account_has_its_own_discount_nothing_is_billed_late() -> None:
    assert len(strips("graduated")) == 1


def test_the_count_of_each_month_is_under_it() -> None:
    items = picture_of("example").items(900, 330, measure)
    top = min(each.box.top for each in items if isinstance(each, Fill) and each.colour != "band")
    said = [
        int(each.text)
        for each in texts(items)
        if top - 24 < each.y < top and each.text != "counted"
    ]
    _, projection, _ = outlook("example")
    assert said == [22, *(month.counted for month in projection.months)]


def test_thresholds_stand_where_the_line_crosses_them() -> None:
    items = picture_of("example").items(*SIZE, measure)
    (line,) = (each for each in items if isinstance(each, Stroke) and each.colour == "accent")
    dotted = [each for each in items if isinstance(each, Stroke) and each.dash == "dotted"]
    levels = sorted({each.points[0][1] for each in dotted}, reverse=True)
    assert len(levels) == 3  # 25 % from 2, 35 % from 25, 45 % from 50
    assert line.points[3][1] > levels[1]
    assert line.points[4][1] == pytest.approx(levels[1], abs=1)


@pytest.mark.parametrize(
    ("case", "title"),
    [
        (
            "example",
            "25 accounts are reached at the end of month 4: 35 % off the bill from month 5 on",
        ),
        (
            "calendar",
            "25 accounts are reached at the end of May 2027: 35 % off the bill from June 2027 on",
        ),
        ("one month", "The discount stays at 25 % all these months"),
        (
            "the first ones",
            "2 accounts are reached at the end of month 7: 25 % off the bill from month 8 on",
        ),
        ("one account", "The discount stays at 0 %: 1 of 2 accounts counted by month 12"),
        ("all leave", "No account counted at the end of month 1: 0 % off the bill from month 2 on"),
        (
            "cheaper below",
            "Fewer than 8 accounts counted at the end of month 1: 50 % off the bill from month 2 "
            "on",
        ),
        ("nobody ever", "No tier with a discount is reached in these months"),
        ("falling", "The tier changes 2 times; in month 36 the bill has 25 % off"),
        ("same cycle", "25 accounts are reached: 35 % off the bill from month 2 on"),
        ("graduated", "25 accounts are reached in month 2: from there on each has 35 % off"),
        ("huge", "The highest tier, 55 % off, stays all these months"),
    ],
)
def test_the_title_is_the_conclusion(case: str, title: str) -> None:
    assert picture_of(case).title.replace(NO_BREAK_SPACE, " ") == title


def test_the_rule_is_the_programmes() -> None:
    late, now = (tier_months.rule(outlook(case)[1]) for case in ("example", "same cycle"))
    assert "one month late, and goes one month late" in late
    assert now == "The bill of a month has the discount of its own count."


def test_chances_of_the_tiers_above_todays_are_told() -> None:
    _, projection, simulation = outlook("example")
    said = tier_months.sentences(projection, simulation)
    paths = simulation.months[-1].reached
    assert paths[2] == simulation.paths
    assert "100 % of the possible futures have reached 25 accounts by month 24." in [
        each.replace(NO_BREAK_SPACE, " ") for each in said
    ]
    assert not any("possible" in each for each in tier_months.sentences(projection))
    still = outlook("standing still")
    assert not any("possible" in each for each in tier_months.sentences(still[1], still[2]))


def test_a_month_says_what_it_is_of_one_account_and_of_many() -> None:
    spots = tiers.picture(outlook("the first ones")[1]).spots(*SIZE, measure)
    said = [spot.words.replace(NO_BREAK_SPACE, " ") for spot in spots]
    assert said[0] == "Today: 0 accounts counted, 0 % off once it has taken effect"
    assert said[4] == "Month 4: 1 account counted at its end, tier reached 0 %, billed 0 %"
    assert said[7] == "Month 7: 2 accounts counted at its end, tier reached 25 %, billed 0 %"
    catalogue.use("fr")
    spots = tiers.picture(outlook("the first ones")[1]).spots(*SIZE, measure)
    assert "0 compte compté," in spots[0].words
    assert "1 compte compté à la fin" in spots[4].words


def test_what_is_said_where_each_account_has_its_own_discount_is_said_once() -> None:
    said = picture_of("graduated").summary
    assert said.count("25 accounts are reached in month 2") == 1


def test_what_a_tier_saves_is_an_estimate_where_the_order_decides_who_pays_what() -> None:
    sure, mean = (
        tier_months.saving(replace(outlook("example")[1], is_estimate=each))
        for each in (False, True)
    )
    assert "estimate" not in sure
    assert mean.startswith(sure)
    assert mean.endswith("is an estimate with the mean of all of them.")
