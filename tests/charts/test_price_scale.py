"""The small scale of a package: everything in its order, within its width, and apart."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.charts.price_scale import items, marks, spread
from planner.charts.scene import Ring, Stroke, Text
from planner.model.pricing import AtTier, Priced

WIDTH, NEAR = 240.0, 1e-6


def priced(price: int, floor: int | None, target: int | None, listed: int | None) -> Priced:
    at = AtTier(Decimal(0), 0, 0, None, floor, target, None)
    return Priced(software=price, services=0, listed=listed, today=at, next=None)


def measure(words: str, size: int, bold: bool) -> float:
    return len(words) * size * (0.6 if bold else 0.5)


AMOUNTS = st.integers(0, 10**9)
KNOWN = st.one_of(st.none(), AMOUNTS)


@given(AMOUNTS, KNOWN, KNOWN, KNOWN)
def test_whatever_the_prices_are_the_scale_is_whole(
    price: int, floor: int | None, target: int | None, listed: int | None
) -> None:
    shown = priced(price, floor, target, listed)
    made = items(shown, WIDTH, measure)
    (ring,) = [each for each in made if isinstance(each, Ring)]
    assert 0 <= ring.x <= WIDTH
    ways = {"field_border": "solid", "warning": "dashed", "loss": "dotted"}
    line = [
        each for each in made if isinstance(each, Stroke) and each.dash == ways.get(each.colour)
    ]
    ends = [(each.points[0][0], each.points[-1][0]) for each in line]
    assert (ends[0][0], ends[-1][1]) == (0, WIDTH)
    assert all(left[1] == right[0] for left, right in pairwise(ends))
    below = [each for each in made if isinstance(each, Text) and not each.bold]
    boxes = []
    for text in below:
        half = measure(text.text, text.size, False) / 2
        boxes.append((text.x - half, text.x + half))
    assert all(left > -NEAR and right < WIDTH + NEAR for left, right in boxes)
    assert all(left[1] < right[0] + NEAR for left, right in pairwise(boxes))
    assert [text.text for text in below] == [mark.name for mark in marks(shown)]


@pytest.mark.parametrize(
    ("price", "dashes"),
    [(500, {"dotted", "dashed", "solid"}), (50, {"dotted", "dashed", "solid"})],
)
def test_where_money_is_lost_and_where_the_target_is_missed_have_lines_of_their_own(
    price: int, dashes: set[str]
) -> None:
    made = items(priced(price, 100, 300, 200), WIDTH, measure)
    floor, target = (mark.amount for mark in marks(priced(price, 100, 300, None)))
    assert (floor, target) == (100, 300)
    assert {each.dash for each in made if isinstance(each, Stroke)} == dashes
    (ring,) = [each for each in made if isinstance(each, Ring)]
    lost = next(e.points[-1][0] for e in made if isinstance(e, Stroke) and e.dash == "dotted")
    assert (ring.x < lost) == (price < floor)


def test_words_stay_apart_and_within() -> None:
    widths = [40.0, 50.0, 30.0]
    for wanted in (
        [10.0, 12.0, 14.0],
        [0.0, 0.0, 0.0],
        [238.0, 239.0, 240.0],
        [20.0, 120.0, 200.0],
    ):
        places = spread(wanted, widths, WIDTH)
        edges = [(at - wide / 2, at + wide / 2) for at, wide in zip(places, widths, strict=True)]
        assert edges[0][0] >= 0
        assert edges[-1][1] <= WIDTH
        assert all(right <= left for (_, right), (left, _) in pairwise(edges))
    assert spread([], [], WIDTH) == []
