"""Client charts: readable at every size, of any offer, and true to its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings

from planner.charts.client import direct, growth_price, packages, payback
from planner.charts.paper import measure
from planner.charts.picture import Picture
from planner.charts.scene import Fill, Ring, Stroke, Text
from planner.gui.actions import LANGUAGES
from planner.model.money import Currency
from planner.model.offer import Choice, Offer
from planner.words import catalogue
from tests.charts.pictures import SIZES, faults
from tests.model.offers import ESSENTIAL, GROWTH, SCALE, an_offer, beside_public, offers, prices

NBSP = "\N{NO-BREAK SPACE}"
LONG = "Growth with the extraordinarily long name that somebody typed for it, season 2027"
LONG_ONE = replace(GROWTH, name=LONG, includes=(LONG, *GROWTH.includes), recommended=False)
HUGE = replace(SCALE, name="Scale", bands=prices(10**12, 2 * 10**12, None, 10**13, 10**13))
CASES = {
    "one": an_offer(packages=(GROWTH,), starts=Choice(contacts=8000)),
    "three": an_offer(),
    "six": an_offer(
        packages=(ESSENTIAL, GROWTH, SCALE, LONG_ONE, replace(SCALE, bands=()), ESSENTIAL)
    ),
    "huge": an_offer(packages=(GROWTH, HUGE)),
    "on request": an_offer(packages=(replace(GROWTH, bands=()),), starts=Choice()),
    "above all": an_offer(starts=Choice(package=1, contacts=90_000)),
    "shrinking": an_offer(growth=Decimal("-0.02")),
    "yearly": an_offer(starts=Choice(package=1, contacts=800, yearly=True), accounts=3),
}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def all_of(offer: Offer) -> dict[str, Picture]:
    choice = offer.starts
    made = {
        "packages": packages.picture(offer, choice),
        "growth": growth_price.picture(offer, choice),
        "payback": payback.picture(offer, choice, offer.order_value, offer.order_margin),
        "no payback": payback.picture(offer, choice, None, None),
    }
    beside = direct.picture(beside_public(offer, 27_900, 23_900), choice)
    return made if beside is None else {**made, "direct": beside}


def said(picture: Picture) -> list[str]:
    return [item.text for item in picture.items(700, 330, measure) if isinstance(item, Text)]


@pytest.mark.parametrize("case", CASES)
def test_they_are_readable_at_every_size(case: str) -> None:
    for language in LANGUAGES:
        catalogue.use(language)
        for name, picture in all_of(CASES[case]).items():
            for size in SIZES:
                assert faults(picture, *size) == [], (language, name, size)


@pytest.mark.filterwarnings("ignore:Glyph")  # people may type what our font has not
@settings(max_examples=25, deadline=None)
@given(offers())
def test_every_offer_has_its_pictures(offer: Offer) -> None:
    for name, picture in all_of(offer).items():
        assert picture.title, name
        assert picture.summary, name
        for size in ((240, 140), (480, 260)):
            assert faults(picture, *size) == [], name


def lengths(picture: Picture) -> list[float]:
    items = picture.items(700, 330, measure)
    return [i.box.width for i in items if isinstance(i, Fill) and i.colour == "accent"]


def test_bars_are_as_long_as_their_prices() -> None:
    picture = packages.picture(an_offer(), an_offer().starts)
    # 189 + 120, 259 + 250, 399 + 600: what lists of 8,000 contacts cost.
    first, second, third = lengths(picture)
    assert first / third == pytest.approx(309 / 999)
    assert second / third == pytest.approx(509 / 999)
    assert picture.title == "3 packages from €309.00 to €999.00 a month"
    for words in ("€309.00", "€509.00", "€999.00", "Recommended", "a month, without tax"):
        assert words in said(picture)
    assert "Growth: €509.00, Recommended, for 8,000 contacts, setup €400.00, once" in (
        picture.summary
    )


def test_options_are_of_the_package_that_has_them() -> None:
    offer = an_offer()
    choice = replace(offer.starts, options=frozenset({0, 1}))
    assert packages.monthly_prices(offer, choice) == (30_900, 50_900 + 12_500, 99_900)
    assert "with 2 options" in packages.picture(offer, choice).summary


def test_a_long_name_is_cut_to_fit_and_whole_in_words() -> None:
    picture = packages.picture(CASES["six"], CASES["six"].starts)
    shown = [item.text for item in picture.items(320, 200, measure) if isinstance(item, Text)]
    assert any(each.startswith("Growth with the") and each.endswith("…") for each in shown)
    assert f"{LONG}: €509.00" in picture.summary


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ((GROWTH,), "Growth for €509.00 a month"),
        ((replace(GROWTH, bands=()),), "The price of Growth is given on request"),
        ((GROWTH, GROWTH), "2 packages for €509.00 a month each"),
        (
            (GROWTH, replace(SCALE, bands=())),
            "2 packages, one of them on request, the other for €509.00 a month",
        ),
        (
            (replace(GROWTH, bands=()), replace(SCALE, bands=())),
            "2 packages, their prices on request",
        ),
    ],
)
def test_the_title_says_what_packages_cost(shown: tuple[object, ...], title: str) -> None:
    offer = an_offer(packages=shown)
    assert packages.picture(offer, Choice(contacts=8000)).title == title


def test_the_stairs_stand_at_the_prices_and_the_ring_at_today_s_list() -> None:
    offer = an_offer()
    picture = growth_price.picture(offer, offer.starts)
    items = picture.items(1080, 420, measure)
    (line,) = [i for i in items if isinstance(i, Stroke) and i.colour == "accent"]
    levels = [y for (_, y), (_, below) in pairwise(line.points) if y == below]
    wanted = [31_900, 38_900, 44_900, 50_900, 75_900]
    scale = (levels[0] - levels[-1]) / (wanted[-1] - wanted[0])
    for level, amount in zip(levels, wanted, strict=True):
        assert level == pytest.approx(levels[0] - (amount - wanted[0]) * scale)
    (ring,) = [i for i in items if isinstance(i, Ring)]
    assert ring.y == pytest.approx(levels[3])
    left, right = line.points[6][0], line.points[7][0]
    assert ring.x == pytest.approx(left + (right - left) * 3000 / 5000)
    words = said(picture)
    assert {"€319.00", "€389.00", "€449.00", "€509.00", "€759.00", "today"} <= set(words)
    assert f"Nov{NBSP}27" in words


def test_nobody_in_particular_has_no_list_today() -> None:
    offer = an_offer(client="")
    words = said(growth_price.picture(offer, offer.starts))
    assert not any("today" in each for each in words)
    assert "contacts in your list" in words


@pytest.mark.parametrize(
    ("details", "contacts", "title"),
    [
        (
            {},
            8000,
            "You pay €509.00 a month today, and €759.00 from November 2027 if your list grows by "
            f"2{NBSP}% a month",
        ),
        # 8,000 · 0.98ⁿ is within 5,000 from the 24th month on: 0.98²³ · 8 = 5.03, ²⁴: 4.93.
        (
            {"growth": Decimal("-0.02")},
            8000,
            "You pay €509.00 a month today, and €449.00 from November 2028 if your list shrinks "
            f"by 2{NBSP}% a month",
        ),
        (
            {"growth": Decimal(0)},
            8000,
            "With 8,000 contacts you pay €509.00 a month, above 10,000 €759.00",
        ),
        (
            {"growth": Decimal(0)},
            20_000,
            "With 20,000 contacts you pay €759.00 a month; above 25,000 the price is given on "
            "request",
        ),
        ({}, 90_000, "For 90,000 contacts the price is given on request"),
        (
            {"packages": (ESSENTIAL, ESSENTIAL)},
            8000,
            f"You pay €309.00 a month today; with a list that grows by 2{NBSP}% a month, the price "
            "from November 2027 is given on request",
        ),
    ],
)
def test_the_title_says_what_comes_next(
    details: dict[str, object], contacts: int, title: str
) -> None:
    offer = an_offer(**details)
    assert growth_price.picture(offer, Choice(1, contacts)).title == title


def test_the_same_price_for_longer_lists_is_one_price() -> None:
    flat = replace(GROWTH, bands=prices(1000, 1000, 1000, 2000))
    offer = an_offer(packages=(flat,))
    title = growth_price.picture(offer, Choice(contacts=500)).title
    # 500 · 1.02ⁿ is above 5,000 from the 117th month on.
    assert title.startswith("You pay €260.00 a month today, and €270.00 from August 2036")


def test_it_pays_for_itself_where_the_lines_cross() -> None:
    offer = an_offer()
    picture = payback.picture(offer, offer.starts, 6000, Decimal("0.5"))
    # 509 / 30 = 16.97
    assert picture.title == "It pays for itself at 17 orders a month"
    items = picture.items(1080, 420, measure)
    (ring,) = [i for i in items if isinstance(i, Ring)]
    (price,) = [i for i in items if isinstance(i, Stroke) and i.colour == "commission"]
    (rises,) = [i for i in items if isinstance(i, Stroke) and i.colour == "accent"]
    assert price.dash != rises.dash
    (x0, y0), (x1, y1) = rises.points
    assert (ring.x - x0) / (x1 - x0) == pytest.approx(17 / 34)
    assert (y0 - price.points[0][1]) / (y0 - y1) == pytest.approx(509 / (34 * 30))
    assert f"of which 50{NBSP}% stays with you" in picture.summary


@pytest.mark.parametrize(
    ("value", "share", "shown"),
    [
        (None, Decimal("0.5"), "depends on your average order"),
        (6000, None, "depends on your average order"),
        (0, Decimal("0.5"), "orders do not pay for it"),
        (6000, Decimal(0), "orders do not pay for it"),
    ],
)
def test_where_it_cannot_be_said_that_is_said(
    value: int | None, share: Decimal | None, shown: str
) -> None:
    offer = an_offer()
    assert shown in payback.picture(offer, offer.starts, value, share).title
    asked = CASES["on request"]
    title = payback.picture(asked, asked.starts, 6000, Decimal("0.5")).title
    assert title == "When it pays for itself can be said once the price is known"
    free = an_offer(packages=(replace(GROWTH, bands=prices(0, services=0)),))
    title = payback.picture(free, Choice(contacts=1), 6000, Decimal("0.5")).title
    assert title == "There is nothing to pay each month"


def beside(ours: int, monthly: int | None, yearly: int | None, **details: object) -> str | None:
    """The title where the software is sold for so much."""
    package = replace(GROWTH, bands=prices(ours))
    offer = beside_public(an_offer(packages=(package,), **details), monthly, yearly)
    picture = direct.picture(offer, Choice(contacts=1))
    return None if picture is None else picture.title


def test_less_than_directly_is_only_said_against_the_lower_public_price() -> None:
    neutral = "Our price with our services, beside the public prices of ActiveCampaign"
    assert beside(20_000, 27_900, 23_900) == (
        "With us you pay €39.00 a month less than the lower public price and our services"
    )
    assert beside(20_000, 23_900, 27_900) == beside(20_000, 27_900, 23_900)
    # Between both: less than the monthly one only, which is not said.
    assert beside(25_000, 27_900, 23_900) == neutral
    assert beside(23_900, 27_900, 23_900) == neutral
    assert beside(20_000, 27_900, 23_900, public_currency=Currency.of("USD")) == neutral


def test_a_year_at_once_is_no_saving_on_the_services() -> None:
    package = replace(GROWTH, bands=prices(23_900, services=60_000), months_paid=10)
    offer = beside_public(an_offer(packages=(package,)), 27_900, 23_900)
    picture = direct.picture(offer, Choice(contacts=1, yearly=True))
    # Ten of twelve: 839.00 → 699.17 and 600.00 → 500.00 of services, beside 239.00.
    assert picture is not None
    assert picture.title.startswith("With us you pay €39.83 a month less")


def test_without_both_public_prices_or_unasked_there_is_no_picture() -> None:
    assert beside(20_000, None, 23_900) is None
    assert beside(20_000, 27_900, None) is None
    assert beside(20_000, 27_900, 23_900, prices_of=None) is None
    assert beside(20_000, 27_900, 23_900, includes_software=False) is None
    offer = replace(beside_public(an_offer(), 27_900, 23_900), shows_direct=False)
    assert direct.picture(offer, offer.starts) is None


def test_public_prices_stand_in_their_own_currency_with_their_date() -> None:
    offer = beside_public(an_offer(public_currency=Currency.of("USD")), 27_900, 23_900)
    picture = direct.picture(offer, offer.starts)
    assert picture is not None
    assert lengths(picture) == []
    words = said(picture)
    assert {"€509.00", "$279.00", "$239.00"} <= set(words)
    assert any("4 June 2026" in each for each in words)


INTERNAL = re.compile(r"cost|discount|tier\b|commission|margin|profit|hour|floor|markup", re.I)


def test_no_word_of_ours_is_internal() -> None:
    for offer in CASES.values():
        for name, picture in all_of(offer).items():
            for words in (picture.title, picture.summary, *said(picture)):
                assert not INTERNAL.search(words), (name, words)
