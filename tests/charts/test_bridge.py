"""The picture of what moved: readable at every size, bars that meet, and an axis that says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from planner.charts import bridge as chart
from planner.charts import paper
from planner.charts.paper import measure
from planner.charts.scene import Fill, Stroke
from planner.model.over_time.bridge import Bridge, Cause, moves
from planner.model.over_time.projection import project
from planner.words import catalogue
from tests.charts.pictures import SIZES, faults, texts
from tests.model.plans import Edits, book_of, example, small

ROOM = (570, 300)
"""What the section has where the window is small."""

YEN: Edits = {
    "currency": "JPY",
    **{f"packages.{n}.software_price": "30000" for n in range(3)},
    **{f"packages.{n}.services_price": "40000" for n in range(3)},
    **{f"packages.{n}.setup_fee": "0" for n in range(3)},
    **{f"packages.{n}.other_costs": "0" for n in range(3)},
    "price_list.currency": "USD",
    "price_list.exchange_rate": "150.5",
    "agency": {"hourly_cost": "5000", "overheads": "60000"},
    "programme.monthly_fee": "0",
}
EVERYTHING: Edits = {
    "assumptions.start": "2026-11",
    "assumptions.contact_growth": "0.03",
    "assumptions.price_changes": [
        {"month": 6, "whose": "vendor", "rate": "0.05"},
        {"month": 7, "whose": "agency", "rate": "0.04", "package": "growth"},
    ],
    "assumptions.planned": [
        {"month": 3, "move": "join", "accounts": 6, "package": "essential"},
        {"month": 5, "move": "leave", "client": "c2"},
    ],
    "clients.1.id": "c2",
}
SLOW: Edits = {
    "assumptions.new_accounts_per_month": "0.1",
    "assumptions.monthly_churn": "0.002",
}
CASES: dict[str, tuple[Edits, int]] = {
    "the first month": ({}, 1),
    "the example": ({}, 13),
    "ten years": ({}, 120),
    "everything": (EVERYTHING, 24),
    "slow": (SLOW, 6),
    "slow at a loss": ({**SLOW, "agency.overheads": "9000.00"}, 6),
    "out of a loss": ({"agency.overheads": "4500.00"}, 24),
    "into a loss": (
        {"assumptions.new_accounts_per_month": "0", "assumptions.monthly_churn": "0.1"},
        24,
    ),
    "yen": (YEN, 13),
    "dinars": (
        {"currency": "TND", "price_list.currency": "USD", "price_list.exchange_rate": "3.1"},
        13,
    ),
    "huge": (
        {
            "clients.0.accounts": 900_000,
            "packages.1.services_price": "99999999.99",
            "assumptions.new_accounts_per_month": "9999",
        },
        24,
    ),
    "graduated": ({"programme.mode": "graduated"}, 24),
    "first at list": ({"programme.first_account_full_price": True}, 24),
}


@cache
def bridges() -> dict[str, Bridge]:
    made = {name: _bridge(example(edits), month) for name, (edits, month) in CASES.items()}
    made["nothing moves"] = _bridge(small({"packages.0.software_price": "150.00"}), 12)
    made["all of nothing"] = _bridge(small({"packages.0.software_price": "100.00"}), 12)
    return made


def _bridge(document: dict[str, object], month: int) -> Bridge:
    book = book_of(document)
    projection = project(book, month)
    assert projection is not None
    found = moves(book, projection)
    assert found is not None
    return found.bridge(month)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", [*CASES, "nothing moves", "all of nothing"])
def test_it_is_readable_at_every_size(case: str, language: str) -> None:
    catalogue.use(language)
    picture = chart.picture(bridges()[case])
    assert picture.title and picture.summary
    for size in (*SIZES, ROOM, (570, chart.full_height(bridges()[case]))):
        assert faults(picture, *size) == [], size
        assert picture.spots(*size, measure)


def bars(bridge: Bridge, width: float = 570, height: float = 300) -> list[Fill]:
    """Those of the rows, from above to below."""
    items = chart.picture(bridge).items(width, height, measure)
    colours = {"muted", "gain", "loss"}
    return [
        item
        for item in items
        if isinstance(item, Fill) and item.colour in colours and item.box.top >= chart.HEAD
    ]


@pytest.mark.parametrize("case", sorted(CASES))
def test_each_bar_begins_where_the_one_before_ended(case: str) -> None:
    bridge = bridges()[case]
    picture = chart.picture(bridge)
    shown = bars(bridge)
    moving = [piece for piece in bridge.pieces if piece.amount]
    assert [bar.colour for bar in shown] == [
        "muted",
        *("gain" if piece.amount > 0 else "loss" for piece in moving),
        "muted",
    ]
    joints = [
        item
        for item in picture.items(*ROOM, measure)
        if isinstance(item, Stroke) and item.colour == "field_border" and _is_short(item)
    ]
    for (before, after), joint in zip(pairwise(shown), joints[-len(shown) + 1 :], strict=True):
        (x, top), (also, bottom) = joint.points
        assert x == also
        assert top == pytest.approx(before.box.bottom) and bottom == pytest.approx(after.box.top)
        for bar in (before, after):
            near = min(abs(x - bar.box.left), abs(x - bar.box.right))
            assert near <= 1, (case, bar)


def _is_short(joint: Stroke) -> bool:
    return joint.points[1][1] - joint.points[0][1] < chart.ROW


def test_bars_are_as_long_as_what_they_stand_for() -> None:
    bridge = bridges()["the example"]
    first, leaving, *_, last = bars(bridge)
    by_pixel = bridge.today / first.box.width
    assert last.box.width * by_pixel == pytest.approx(bridge.profit)
    lost = next(piece for piece in bridge.pieces if piece.cause is Cause.LEAVING)
    assert leaving.box.width * by_pixel == pytest.approx(-lost.amount)
    said = [text.text for text in texts(chart.picture(bridge).items(*ROOM, measure))]
    assert "$0" in said
    assert not [each for each in said if each.startswith("the axis")]


@pytest.mark.parametrize(
    ("case", "said"), [("slow", "the axis begins at $2,750"), ("slow at a loss", "the axis ends")]
)
def test_an_axis_without_nothing_says_so_and_cuts_its_bars(case: str, said: str) -> None:
    bridge = bridges()[case]
    items = chart.picture(bridge).items(*ROOM, measure)
    assert [text.text for text in texts(items) if text.text.startswith(said)]
    cuts = [item for item in items if isinstance(item, Stroke) and item.colour == "surface"]
    assert len(cuts) == 4  # two strokes through each of the two ends
    widest = max(bar.box.width for bar in bars(bridge)[1:-1])
    assert widest > 60
    # Where the note has no room, no bar is cut.
    narrow = chart.picture(bridge).items(120, 140, measure)
    assert not [item for item in narrow if isinstance(item, Stroke) and item.colour == "surface"]


def test_where_there_is_no_room_the_least_share_a_bar() -> None:
    bridge = bridges()["everything"]
    said = [text.text for text in texts(chart.picture(bridge).items(480, 140, measure))]
    assert "6 others together" in said
    assert bars(bridge, 480, 140)[-1].box.width == pytest.approx(
        bars(bridge, 480, 300)[-1].box.width, rel=0.2
    )


def test_what_is_said_on_hover_names_cause_and_amount() -> None:
    bridge = bridges()["the example"]
    spots = chart.picture(bridge).spots(*ROOM, measure)
    assert spots[0].words == "Today: $2,816.92 a month"
    assert spots[1].words == (
        "Accounts that leave: −$757.88 a month, left by then: about 6.2 of today's 27"
    )
    assert spots[-1].words == "Month 13: $4,501.16 a month"


def test_paper_takes_it() -> None:
    figure = Figure(figsize=(10, 5))
    paper.draw(figure, chart.picture(bridges()["slow"]))
    assert len(figure.get_children()) > 10
