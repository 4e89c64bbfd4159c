"""The fan at every size: inside, words apart and off the lines, values where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.charts.fan import Fan, Level, picture
from planner.charts.paper import measure
from planner.charts.scene import Area, Stroke
from planner.model.money import Currency
from planner.model.over_time.simulation import Spread
from planner.words import catalogue
from tests.charts.pictures import SIZES, faults, texts

USD, JPY = Currency.of("USD"), Currency.of("JPY")
GOAL = (Level(5_000_00, ("your goal", "goal")),)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def fan(
    spreads: list[tuple[int, int, int]],
    *,
    start: date | None = None,
    levels: tuple[Level, ...] = (),
    currency: Currency | None = USD,
) -> Fan:
    made = tuple(Spread(Fraction(half), low, half, high) for low, half, high in spreads)
    expected = tuple(float(each.p50) for each in made)
    return Fan("A conclusion", start, made, expected, levels, currency)


def rising(months: int) -> list[tuple[int, int, int]]:
    return [
        (3_000_00 + m * 20_00, 3_000_00 + m * 60_00, 3_000_00 + m * 110_00) for m in range(months)
    ]


CASES = {
    "a month": fan(rising(1), levels=GOAL),
    "a year": fan(rising(12), levels=GOAL, start=date(2026, 10, 1)),
    "ten years": fan(rising(120), levels=GOAL, start=date(2026, 10, 1)),
    "all alike": fan([(5, 5, 5)] * 24, currency=None),
    "nothing": fan([(0, 0, 0)] * 3),
    "a loss": fan(
        [(-m * 900_00, -m * 100_00, m * 500_00) for m in range(1, 37)],
        levels=(Level(0, ("",)),),
    ),
    "yen": fan([(m * 10**9, 2 * m * 10**9, 3 * m * 10**9) for m in range(1, 25)], currency=JPY),
    "many tiers": fan(
        [(20 + m, 30 + 2 * m, 40 + 3 * m) for m in range(24)],
        levels=tuple(Level(start, (f"35 % from {start}", "35 %")) for start in range(20, 110, 2)),
        currency=None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", CASES)
def test_nothing_leaves_the_picture_and_all_can_be_read(case: str, language: str) -> None:
    catalogue.use(language)
    shown = picture(CASES[case])
    assert [fault for size in SIZES for fault in faults(shown, *size)] == []


AMOUNT = st.integers(-(10**11), 10**11)
THREE = st.lists(AMOUNT, min_size=3, max_size=3).map(sorted)


@settings(max_examples=40)
@given(
    st.lists(THREE, min_size=1, max_size=120),
    st.lists(AMOUNT, max_size=4),
    st.sampled_from([USD, JPY, None]),
)
def test_whatever_the_figures(
    spreads: list[list[int]], levels: list[int], currency: Currency | None
) -> None:
    named = tuple(Level(each, (f"level {each}", "level")) for each in levels)
    shown = fan([(a, b, c) for a, b, c in spreads], levels=named, currency=currency)
    assert faults(picture(shown), 480, 260) == []


def test_the_area_runs_from_the_low_to_the_high_and_holds_the_middle() -> None:
    items = picture(fan([(0, 50_00, 100_00), (0, 100_00, 200_00)])).items(480, 260, measure)
    (area,) = [item for item in items if isinstance(item, Area) and len(item.points) == 4][1:]
    (line,) = [
        item
        for item in items
        if isinstance(item, Stroke) and item.colour == "accent" and len(item.points) == 2
    ][1:]
    upper, lower = area.points[:2], area.points[:1:-1]
    for above, middle, below in zip(upper, line.points, lower, strict=True):
        assert above[0] == middle[0] == below[0]
        assert middle[1] == pytest.approx((above[1] + below[1]) / 2)
    # Twice as much is twice as high.
    assert lower[1][1] - upper[1][1] == pytest.approx(2 * (lower[0][1] - upper[0][1]))


def test_levels_far_from_all_futures_are_left_out() -> None:
    near, far = Level(3_500_00, ("near",)), Level(90_000_00, ("far",))
    shown = picture(fan(rising(12), levels=(near, far)))
    said = [text.text for text in texts(shown.items(700, 330, measure))]
    assert "near" in said
    assert "far" not in said


def test_each_month_is_said_on_hover() -> None:
    shown = picture(CASES["a year"])
    spots = shown.spots(700, 330, measure)
    assert len(spots) == 12
    assert spots[1].words == (
        "December 2026: 8 of 10 between $3,020.00 and $3,110.00, the one in the middle $3,060.00"
    )
    assert "table below" in shown.summary
