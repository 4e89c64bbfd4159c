"""Below each slide stands the agency's own footer, and neither it nor an address runs off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PIL import ImageFont

from planner import resource
from planner.export.client.slides import slides
from planner.export.deck.foot import foot
from planner.export.internal.slides import slides as own_slides
from planner.model.book import Book
from planner.model.brand import Brand
from tests.export.presentations import NAMES, Slide
from tests.export.presentations import slides as read
from tests.model.offers import an_offer
from tests.model.plans import plan_of, small

FACTS = "26 November 2026 · prices in EUR without tax · list prices of 4 June 2026"
OWN = "Studio Nord SARL, 12 rue du Port, 44000 Nantes · RCS 812 345 678 <&>"
A = f"{{{NAMES['a']}}}"
FOOT_WIDTH, FOOT_HIGH = 72 * 11.33, 72 * 0.48


def client_slides(brand: Brand) -> list[Slide]:
    offer = an_offer()
    return read(slides(offer, offer.starts, brand))


def feet(brand: Brand) -> list[list[str]]:
    return [foot_of(each) for each in client_slides(brand)]


def foot_of(slide: Slide) -> list[str]:
    (shape,) = (
        each
        for each in slide.xml.iterfind(".//p:sp", NAMES)
        if each.find(".//p:ph[@type='ftr']", NAMES) is not None
    )
    return ["".join(one.itertext()) for one in shape.iter(f"{A}p")]


def test_the_agency_s_footer_stands_on_each_slide_above_what_the_amounts_are() -> None:
    found = feet(Brand(footer=f"  {OWN}\n"))
    assert len(found) == 7
    for own, facts in found:
        assert own == OWN
        assert "EUR" in facts


def test_our_own_slides_have_it_too() -> None:
    plan = replace(plan_of(small()), brand=Brand(footer=OWN))
    for slide in read(own_slides(Book(plan), date(2026, 11, 26), 2)):
        assert foot_of(slide)[0] == OWN


@pytest.mark.parametrize("footer", ["", " \n "])
def test_without_one_only_the_facts_stand_there(footer: str) -> None:
    assert all(len(each) == 1 for each in feet(Brand(footer=footer)))


@pytest.mark.parametrize("times", [1, 2, 4, 7, 30])
def test_a_long_footer_grows_small_and_never_runs_off(times: int) -> None:
    own = " ".join([OWN] * times)
    made = foot(own, FACTS)
    font = ImageFont.truetype(resource("fonts/Inter-Regular.ttf"), made.size * 10)
    lines = sum(-(-font.getlength(each) // (FOOT_WIDTH * 10)) for each in made.said)
    assert lines * made.size * 1.2 <= FOOT_HIGH
    said, facts = made.said
    assert facts == FACTS
    assert said == own or (times == 30 and said.endswith("…") and own.startswith(said[:-1]))


def test_a_footer_of_one_endless_word_leaves_the_facts() -> None:
    assert foot("x" * 5000, FACTS).said == ("…", FACTS)


@pytest.mark.parametrize("several", [0, 2, 12])
def test_many_lines_of_an_address_end_above_the_footer(several: int) -> None:
    lines = tuple(f"Line {at}" for at in range(several))
    first, *_ = client_slides(Brand(contact=lines, footer=OWN))
    (box,) = (
        each
        for each in first.xml.iterfind(".//p:sp", NAMES)
        if "Studio Nord" in [one.text for one in each.iter(f"{A}t")]
    )
    said = [one.text for one in box.iter(f"{A}t")][2:]
    assert said == list(lines)
    points = 0.0
    for paragraph in box.iter(f"{A}p"):
        (run,) = paragraph.iter(f"{A}rPr")
        after = paragraph.find(f"{A}pPr/{A}spcAft/{A}spcPts")
        points += int(run.attrib["sz"]) / 100 * 1.2
        points += 0 if after is None else int(after.attrib["val"]) / 100
    assert 72 * 4.4 + points <= 72 * 6.83
