"""Laws of every picture: its words are readable, and all of it means the same number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations, cycle, pairwise, product
from math import dist, inf
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.charts.axes import limits
from planner.charts.live import Chart, View
from planner.charts.paper import measure
from planner.charts.scene import Box, Fill, Hatch, Item, Pixel, Ring, Scene, Stroke, Text
from planner.model.curve import Curve
from planner.words import catalogue, findings
from planner.words.numbers import axis_money, count
from tests.charts.views import SIZES, amount_at, curves, scene_of, view_of, views_of
from tests.model.plans import curve_of, documents, example
from tests.model.reference import Document

ASCENT, DESCENT = 10, 3
"""What Inter's letters take above and below their baseline at the size of captions."""

CASES = sorted(curves())

TOO_NARROW = 5000
"""An axis on which the tiers are too narrow to be seen."""


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


# Reading a picture.


def box_of(text: Text) -> Box:
    width = measure(text.text, text.size, text.bold)
    left = text.x - {"left": 0.0, "centre": 0.5, "right": 1.0}[text.align] * width
    return Box(left, text.y - ASCENT, width, ASCENT + DESCENT)


def inner(box: Box) -> Box:
    """Without the air around letters."""
    return Box(box.left + 1, box.top + 1, box.width - 2, box.height - 2)


def texts(items: tuple[Item, ...]) -> list[Text]:
    return [item for item in items if isinstance(item, Text)]


def x_of(view: View, scene: Scene, accounts: float) -> float:
    share = (accounts - view.first) / (view.last - view.first)
    return scene.plot.left + share * scene.plot.width


class Law(NamedTuple):
    """A broken law."""

    name: str
    item: Item
    other: Item | None = None


def broken(scene: Scene) -> list[Law]:
    """Laws about words that a picture breaks."""
    items = scene.still + scene.moving
    picture = Box(-0.01, -0.01, scene.size[0] + 0.02, scene.size[1] + 0.02)
    words = [(place, item) for place, item in enumerate(items) if isinstance(item, Text)]
    found = [Law("outside", text) for _, text in words if not picture.holds(box_of(text))]
    boxes = [(text, inner(box_of(text))) for _, text in words]
    found += [
        Law("overlap", one, other)
        for (one, box), (other, beside) in combinations(boxes, 2)
        if box.meets(beside)
    ]
    marks = [(place, item) for place, item in enumerate(items) if not isinstance(item, Text | Fill)]
    for (place, text), (_, box) in zip(words, boxes, strict=True):
        for under, item in marks:
            hits = list(crossings(box, item))
            if hits:
                fills = [each.box for each in items[under + 1 : place] if isinstance(each, Fill)]
                if not all(any(covers(fill, hit) for fill in fills) for hit in hits):
                    found.append(Law("crossed", text, item))
    found += [
        Law("hidden", item, below)
        for place, item in enumerate(items)
        if isinstance(item, Fill)
        for below in items[:place]
        if hides(item.box, below)
    ]
    return found


def hides(box: Box, item: Item) -> bool:
    """Whether a ground lies on something that means something."""
    if isinstance(item, Text):
        return box.meets(inner(box_of(item)))
    if isinstance(item, Stroke) and item.colour != "grid":
        return any(box.crossed_by(a, b) for a, b in pairwise(near(item.points, box)))
    return False


def near(points: tuple[Pixel, ...], box: Box) -> tuple[Pixel, ...]:
    """The part of a line, which goes from left to right, that can be in a box."""
    first = bisect_left(points, (box.left, -inf)) - 1
    last = bisect_right(points, (box.right, inf)) + 1
    return points[max(first, 0) : last]


def crossings(box: Box, item: Item) -> Iterator[Pixel]:
    """Places in a box that a mark passes."""
    match item:
        case Stroke(points):
            for a, b in pairwise(near(points, box)):
                if box.crossed_by(a, b):
                    yield from within(box, a, b)
        case Hatch(hatched):
            if hatched.meets(box):
                yield from corners(box, hatched)
        case Ring(x, y, radius):
            if Box(x - radius, y - radius, 2 * radius, 2 * radius).meets(box):
                yield x, y


def within(box: Box, a: Pixel, b: Pixel) -> Iterator[Pixel]:
    """Places on a stroke inside a box that it crosses."""
    for step in range(33):
        x, y = a[0] + (b[0] - a[0]) * step / 32, a[1] + (b[1] - a[1]) * step / 32
        x, y = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
        yield x, y


def corners(box: Box, other: Box) -> Iterator[Pixel]:
    """The corners of what two boxes share."""
    left, right = max(box.left, other.left), min(box.right, other.right)
    top, bottom = max(box.top, other.top), min(box.bottom, other.bottom)
    yield from ((x, y) for x in (left, right) for y in (top, bottom))


def covers(fill: Box, place: Pixel) -> bool:
    x, y = place
    return fill.left - 0.5 <= x <= fill.right + 0.5 and fill.top <= y <= fill.bottom


def is_last_resort(scene: Scene, law: Law) -> bool:
    """Where nothing else is left, the ring's figure and its ground may lie on a line."""
    return law.name in {"crossed", "hidden"} and (
        law.item in scene.moving and isinstance(law.other, Stroke)
    )


def counts_worth_a_look(curve: Curve, view: View) -> list[int]:
    """Today, the ends, and around each tier."""
    starts = [band.first for band in view.bands]
    counts = {view.first, curve.today, (view.first + view.last) // 2, view.last}
    counts |= {each for start in starts for each in (start - 1, start)}
    return sorted(each for each in counts if view.first <= each <= view.last)


# The laws.


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_are_readable_wherever_the_ring_is(case: str, language: str) -> None:
    catalogue.use(language)
    curve = curves()[case]
    on_lines = looked = 0
    for chart, wide in product(Chart, (True, False)):
        today = view_of(curve, chart, wide=wide)
        counts = counts_worth_a_look(curve, today)
        views = views_of(curve, chart, counts if language == "en" else counts[::3], wide=wide)
        # Each view in one of the sizes, each size with some of the views.
        for view, size in zip(views, cycle(SIZES), strict=False):
            scene = scene_of(view, size)
            found = broken(scene)
            rest = [law for law in found if not is_last_resort(scene, law)]
            assert rest == [], (chart, size, wide, view.markers[-1:])
            on_lines += bool(found)
            looked += 1
    assert on_lines <= 2 + looked // 100


@given(document=documents(), data=st.data())
@settings(max_examples=60)
def test_words_are_readable_for_any_plan(document: Document, data: st.DataObject) -> None:
    curve = curve_of(document)
    assume(curve.drawable)
    chart, wide = data.draw(st.sampled_from(list(Chart))), data.draw(st.booleans())
    view = view_of(curve, chart, data.draw(st.integers(0, 40)), wide=wide)
    size = data.draw(st.tuples(st.integers(560, 1400), st.integers(180, 700)))
    scene = scene_of(view, size)
    assert [law for law in broken(scene) if not is_last_resort(scene, law)] == []


@pytest.mark.parametrize("chart", Chart)
@pytest.mark.parametrize("case", ["example", "all on commission", "graduated", "dinars"])
def test_only_the_ring_and_its_figure_move_and_cover_nothing(case: str, chart: Chart) -> None:
    counts = range(1, 121)
    views = views_of(curves()[case], chart, counts)
    stills = set()
    for shown, view in zip(counts, views, strict=True):
        scene = scene_of(view, (620, 230))
        stills.add(scene.still)
        (figure,) = texts(scene.moving)
        assert figure.text == view.markers[-1].text
        box, x = box_of(figure), x_of(view, scene, shown)
        assert box.left - 10 <= x <= box.right + 10
        *_, ring = scene.moving
        assert isinstance(ring, Ring)
        for text in texts(scene.still):
            box = inner(box_of(text))
            side = min(max(ring.x, box.left), box.right), min(max(ring.y, box.top), box.bottom)
            if scene.plot.holds(box):
                assert dist(side, (ring.x, ring.y)) >= ring.radius
    assert len(stills) == 1


# One number, everywhere.


def amounts_on(view: View, scene: Scene) -> tuple[float, float]:
    """From heights to amounts, as two figures of the axis say: the amount is a + b times y."""
    ticks = [
        (text.y - 4.5, amount_in(text.text, view))
        for text in texts(scene.still)
        if text.align == "right" and text.colour == "muted"
    ]
    (low, least), (high, most) = ticks[0], ticks[-1]
    slope = (most - least) / (high - low)
    for y, amount in ticks:
        # Grid lines lie on whole pixels.
        assert (amount - least) / slope == pytest.approx(y - low, abs=1)
    return least - slope * low, slope


def amount_in(text: str, view: View) -> int:
    """The minor units that a figure says, in English."""
    sign = -1 if text.startswith("−") else 1
    digits = "".join(re.findall(r"[\d.]", text))
    return sign * int(Decimal(digits).scaleb(view.currency.exponent))


@cache
def pictures_of(case: str) -> list[tuple[View, Scene]]:
    curve = curves()[case]
    views = [view_of(curve, chart, wide=wide) for chart in Chart for wide in (True, False)]
    return [(view, scene_of(view, (900, 400))) for view in views]


@pytest.mark.parametrize("case", CASES)
class TestOneNumber:
    @pytest.fixture
    def curve(self, case: str) -> Curve:
        return curves()[case]

    @pytest.fixture
    def pictures(self, case: str) -> list[tuple[View, Scene]]:
        return pictures_of(case)

    def test_lines_stand_at_the_amounts_of_the_axis(
        self, pictures: list[tuple[View, Scene]]
    ) -> None:
        for view, scene in pictures:
            start, slope = amounts_on(view, scene)
            drawn = [
                item
                for item in scene.still
                if isinstance(item, Stroke) and item.points[-1][0] == scene.plot.right
            ][-len(view.lines) :]
            for line, stroke in zip(reversed(view.lines), drawn, strict=True):
                assert (stroke.colour, stroke.dash) == (line.colour, line.dash)
                for accounts, amount in line.points:
                    x, y = x_of(view, scene, accounts), (amount - start) / slope
                    assert any(dist((x, y), point) <= 1.5 for point in stroke.points)

    def test_figures_of_the_counts_stand_under_them(
        self, pictures: list[tuple[View, Scene]]
    ) -> None:
        for view, scene in pictures:
            said = [text for text in texts(scene.still) if text.y == scene.plot.bottom + 18]
            assert said[0].text == count(view.first)
            for text in said:
                x = x_of(view, scene, int(text.text.replace(",", "")))
                kept_inside = max(measure(text.text, text.size, False) / 2 - 8, 0)
                assert abs(text.x - x) <= kept_inside * (x > scene.plot.right - 40) + 0.01

    def test_bands_lie_over_the_counts_of_their_tiers(
        self, curve: Curve, pictures: list[tuple[View, Scene]]
    ) -> None:
        programme, besides = curve.book.plan.programme, curve.counted_besides
        for view, scene in pictures:
            tall = [
                item
                for item in scene.still
                if isinstance(item, Fill) and item.box.height == scene.plot.height
            ]
            names = {name for band in view.bands for name in band.names}
            for accounts in range(view.first, min(view.last, TOO_NARROW)):
                level = bisect_right(programme.starts, accounts + besides) - 1
                discount = programme.tiers[level].discount if level >= 0 else Decimal(0)
                if discount:
                    start = max(programme.starts[level] - besides, 0)
                    assert set(findings.tier_names(discount, start)) <= names
                if view.last < TOO_NARROW:
                    x = x_of(view, scene, accounts) + 1.5  # past the seam
                    on = [fill.level for fill in tall if fill.box.left <= x < fill.box.right]
                    assert on[-1:] == ([level] if discount else [])

    def test_hatching_lies_over_the_counts_that_cost_more(
        self, curve: Curve, pictures: list[tuple[View, Scene]]
    ) -> None:
        for view, scene in pictures:
            hatched = [
                item.box
                for item in scene.still
                if isinstance(item, Hatch) and item.box.height == scene.plot.height
            ]
            if view.last >= TOO_NARROW:
                assert hatched == []
                continue
            dearer = curve.paying_more_for_less(view.last)
            for accounts in range(view.first, view.last + 1):
                x = x_of(view, scene, accounts) + 0.5
                assert dearer[accounts] == any(box.left <= x < box.right for box in hatched)

    def test_the_ring_is_on_its_line(
        self, curve: Curve, pictures: list[tuple[View, Scene]]
    ) -> None:
        for view, scene in pictures:
            start, slope = amounts_on(view, scene)
            rings = [item for item in scene.moving if isinstance(item, Ring)]
            for marker, ring in zip(view.markers, rings, strict=True):
                assert ring.x == pytest.approx(x_of(view, scene, marker.accounts))
                assert ring.y == pytest.approx((marker.amount - start) / slope, abs=1)
                line = view.lines[1 if curve.all_on_commission else 0]
                assert amount_at(line, marker.accounts) == pytest.approx(marker.amount, abs=1)

    def test_figures_at_the_stairs_are_those_of_the_model(
        self, curve: Curve, pictures: list[tuple[View, Scene]]
    ) -> None:
        for view, scene in pictures:
            for text in texts(scene.still):
                if re.fullmatch(r"−?[\d,.]+", text.text) and text.bold:
                    assert view.chart is Chart.PER_ACCOUNT
                    share = (text.x - scene.plot.left) / scene.plot.width
                    earned = curve.at(int(view.first + share * (view.last - view.first)))
                    said = axis_money(earned.resale_per_account, view.currency, 1, unit=False)
                    assert text.text == said

    def test_ticks_stand_in_the_plot(self, pictures: list[tuple[View, Scene]]) -> None:
        for view, scene in pictures:
            for text in texts(scene.still):
                if text.align == "right":
                    assert scene.plot.top - 1 <= text.y - 4.5 <= scene.plot.bottom + 1
            low, high, step = limits(view, 5)
            assert low <= 0 <= high
            assert all(low <= amount <= high for line in view.lines for _, amount in line.points)
            assert (high - low) / step <= 8


# A calm axis.


@pytest.mark.parametrize("chart", Chart)
def test_the_axis_keeps_its_limits_while_a_price_changes(chart: Chart) -> None:
    found = []
    for cents in range(20000, 30000, 50):
        price = f"{cents // 100}.{cents % 100:02d}"
        curve = curve_of(example({"packages.1.services_price": price}))
        found.append(limits(view_of(curve, chart), 5))
    changes = sum(before != after for before, after in pairwise(found))
    assert changes <= 3
    assert len(set(found)) == changes + 1  # it never goes back and forth


def test_the_limits_are_round_and_hold_nothing() -> None:
    for curve in curves().values():
        for chart in Chart:
            low, high, step = limits(view_of(curve, chart), 5)
            assert low <= 0 < high or low < 0 <= high
            assert str(step).rstrip("0") in {"1", "2", "25", "5"}
            assert low % max(step // 2, 1) == high % max(step // 2, 1) == 0
