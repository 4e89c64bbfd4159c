"""The picture of the real bill: its words are readable, and all of it is the bill of some book."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings

from planner.charts.paper import measure
from planner.charts.picture import Picture
from planner.charts.scene import Box, Hatch, Ring, Stroke, Text
from planner.charts.tier_bill import hatching, tier_bill
from planner.model.tier_advice import TierAdvice, tier_advice
from planner.words import catalogue
from planner.words.numbers import money
from tests.charts.test_layout import box_of, inner
from tests.charts.views import SIZES, curves
from tests.model.plans import book_of, documents, edited, example, small
from tests.model.reference import Document

CASES = sorted(curves())
UNPUBLISHED = {"price_list.prices.plus.1000": None, "packages.0.list_price": "5.00"}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def advice_of(document: Document) -> TierAdvice:
    found = tier_advice(book_of(document))
    assert found is not None
    return found


def picture_of(document: Document, what_if: int | None = None) -> Picture:
    found = tier_bill(advice_of(document), what_if)
    assert found is not None
    return found


def faults(picture: Picture, size: tuple[float, float]) -> list[str]:
    """Words that leave the frame or lie on other words, and rings outside."""
    items = picture.items(*size, measure)
    frame = Box(-0.01, -0.01, size[0] + 0.02, size[1] + 0.02)
    words = [item for item in items if isinstance(item, Text)]
    found = [f"“{text.text}” leaves" for text in words if not frame.holds(box_of(text))]
    boxes = [(text.text, inner(box_of(text))) for text in words]
    found += [
        f"“{one}” on “{other}”"
        for (one, box), (other, beside) in combinations(boxes, 2)
        if box.meets(beside)
    ]
    for item in items:
        if isinstance(item, Ring) and not frame.holds(Box(item.x, item.y, 0, 0)):
            found.append("a ring leaves")
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("case", CASES)
def test_nothing_leaves_the_frame_and_no_words_meet(case: str, language: str) -> None:
    catalogue.use(language)
    advice = tier_advice(curves()[case].book)
    assert advice is not None
    for what_if in (None, 0, 7, 26):
        picture = tier_bill(advice, what_if)
        assert picture is not None
        assert [faults(picture, size) for size in SIZES] == [[]] * len(SIZES)


@settings(max_examples=60)
@given(documents())
def test_every_book_has_a_picture_or_no_price_at_all(document: Document) -> None:
    advice = advice_of(document)
    picture = tier_bill(advice)
    if picture is None:
        assert advice.filler is None
        assert advice.bill.today == 0
        return
    assert picture.title
    assert faults(picture, (700, 260)) == []


@pytest.mark.parametrize("accounts", [1, 2, 3, 9, 10, 26])
def test_where_no_more_has_a_price_the_stairs_end_at_today(accounts: int) -> None:
    document = small(UNPUBLISHED | {"clients.0.accounts": accounts})
    picture = picture_of(document, what_if=accounts + 1)
    assert faults(picture, (560, 300)) == []
    spots = picture.spots(560, 300, measure)
    assert len(spots) == accounts + 1
    assert "What if" not in picture.summary
    advice = advice_of(document)
    assert money(advice.bill.at(accounts), advice.book.plan.currency) in picture.title


def test_nothing_to_draw_is_no_picture() -> None:
    document = small(UNPUBLISHED)
    document["clients"] = []
    assert tier_bill(advice_of(document)) is None


def test_the_worked_example_says_what_it_shows() -> None:
    picture = picture_of(example())
    assert picture.title == "25 accounts, 3 of them fillers, cost $163.65 a month less than your 22"
    assert picture.summary == (
        f"{picture.title}. Today: 22 resold · $1,505.25. 25 cost $1,341.60. "
        "Hatched, paying more for less: 11 to 24 accounts are billed more than 25. "
        "Even your 11 dearest accounts alone are."
    )
    items = picture.items(760, 300, measure)
    said = [item.text for item in items if isinstance(item, Text)]
    for words in (
        "Today: 22 resold · $1,505.25",
        "25 cost $1,341.60",
        "35\N{NO-BREAK SPACE}% off from 25",
        "Your accounts",
        "with fillers at $19.00",
        "paying more for less",
    ):
        assert words in said
    spots = picture.spots(760, 300, measure)
    at = [spot.words for spot in spots]
    assert (
        at[22] == "22 resold accounts at 25\N{NO-BREAK SPACE}%: $1,505.25 a month, more than for 25"
    )
    assert at[10] == "10 resold accounts at 25\N{NO-BREAK SPACE}%: $1,334.25 a month"
    assert at[1] == "1 resold account at 0\N{NO-BREAK SPACE}%: $488.00 a month"


def test_the_stairs_are_the_bill_at_every_number() -> None:
    """Read off the picture: the heights of the stairs, against the bill."""
    size = (1400, 700)
    picture = picture_of(example())
    bill = advice_of(example()).bill
    items = picture.items(*size, measure)
    spots = picture.spots(*size, measure)
    (real,) = [item for item in items if isinstance(item, Stroke) and item.colour == "accent"]
    (added,) = [item for item in items if isinstance(item, Stroke) and item.dash == "dashed"]
    points = [*real.points, *added.points]
    places = {}
    for number, spot in enumerate(spots[:-1]):
        middle = spot.box.left + spot.box.width / 2
        levels = {
            y for (x, y), (end, below) in pairwise(points) if x <= middle <= end and y == below
        }
        (places[number],) = levels
    # Two of them give the scale, and all others lie on it.
    low, high = places[0], places[24]
    scale = (bill.at(24) - bill.at(0)) / (low - high)
    for number, y in places.items():
        assert bill.at(number) == pytest.approx(bill.at(0) + (low - y) * scale, abs=1), number


def test_hatching_lies_where_a_larger_number_costs_less() -> None:
    picture = picture_of(example())
    size = (760, 300)
    items = picture.items(*size, measure)
    spots = picture.spots(*size, measure)
    plot = [item.box for item in items if isinstance(item, Hatch) and item.box.height > 20]
    for share in (1 / 8, 1 / 2, 7 / 8):
        dear = {
            number
            for number, spot in enumerate(spots[:-1])
            if any(box.left <= spot.box.left + spot.box.width * share <= box.right for box in plot)
        }
        # Whole stairs: the one of 10 accounts is none of it.
        assert dear == set(range(11, 25))


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (
            {},
            "Hatched, paying more for less: 11 to 24 accounts are billed more than 25. "
            "Even your 11 dearest accounts alone are.",
        ),
        # By the order of the rows Scale leaves first: 1,158.25 of 21, 1,348.25 of 25.
        (
            {"programme.first_account_full_price": True},
            "Hatched, paying more for less: 22 to 24 accounts are billed more than 25.",
        ),
        ({"programme.mode": "graduated"}, ""),
        (
            {"clients": [], "packages.0.list_price": "1.00"},
            "Hatched, paying more for less: 22 to 24, 43 to 49 and 82 to 99 accounts are billed "
            "more than some larger number.",
        ),
    ],
)
def test_what_hatching_means_is_said(edits: dict[str, object], said: str) -> None:
    advice = advice_of(example(edits))
    assert hatching(advice) == said
    picture = tier_bill(advice)
    assert picture is not None
    assert said in picture.summary


def test_one_account_that_is_dear() -> None:
    # One at 500.00 costs more than two at 300.00 and 7.50 together.
    tiers = [{"from": 1, "discount": "0"}, {"from": 2, "discount": "0.25"}]
    edits = {
        "programme.tiers": tiers,
        "price_list.prices.plus.500": "10.00",
        "clients.0.list_price": "500.00",
    }
    assert hatching(advice_of(small(edits))) == (
        "Hatched, paying more for less: 1 account is billed more than 2."
    )
    document = small(edits)
    document["clients"].append({"id": "b", "name": "B", "package": "p", "list_price": "20.00"})
    assert hatching(advice_of(document)) == (
        "Hatched, paying more for less: 1 account is billed more than 2. "
        "Even your dearest account alone is."
    )


def test_a_what_if_stands_beside_today() -> None:
    picture = picture_of(example(), what_if=27)
    assert "What if: 27 resold · $1,366.30" in picture.summary
    rings = [item for item in picture.items(760, 300, measure) if isinstance(item, Ring)]
    assert len(rings) == 3  # the least, today, the what-if
    assert picture_of(example(), what_if=22).summary == picture_of(example()).summary


@pytest.mark.parametrize(
    ("edits", "title"),
    [
        (
            {"clients.0.accounts": 24},
            "25 accounts, one of them a filler, cost $175.00 a month less than your 24",
        ),
        ({"clients.0.accounts": 30}, "No larger number costs less than your 30 resold accounts"),
        ({}, "No larger number costs less than your one resold account"),
        (UNPUBLISHED, "Your one resold account is billed $5.00 a month"),
        (
            {"clients.0.status": "trial"},
            "The bill falls when you reach 25, 50 and 100 resold accounts",
        ),
    ],
)
def test_the_title_is_the_conclusion(edits: dict[str, object], title: str) -> None:
    assert picture_of(edited(small(), edits)).title == title
