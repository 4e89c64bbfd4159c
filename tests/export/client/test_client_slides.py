"""Slides for a client, read back: the offer's own figures, the words as typed, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree as Xml
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from PIL import Image, ImageFont

from planner import resource
from planner.charts.client import growth_price, packages, payback
from planner.export.client.slides import slides
from planner.model.brand import Brand, Face, Kind, Logo
from planner.model.money import Currency
from planner.model.offer import Choice, Offer
from planner.words import catalogue
from tests.export.presentations import (
    files,
    formulas,
    graphics,
    languages,
    properties,
)
from tests.export.presentations import slides as read
from tests.model.offers import GROWTH, SCALE, an_offer, beside_public, offers

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10">'
    b'<rect width="9" height="9"/></svg>'
)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CONTACT = ("12 rue du Port, Nantes", "hello@studio.example")
BRAND = Brand(
    colour="#7A1FA2",
    second_colour="#D98200",
    font=Face("Lato & Co", b""),
    contact=CONTACT,
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    catalogue.use("en")


def png(width: int, height: int) -> bytes:
    made = BytesIO()
    Image.new("RGB", (width, height), "#7A1FA2").save(made, "PNG")
    return made.getvalue()


def made(offer: Offer, choice: Choice | None = None, brand: Brand | None = None) -> bytes:
    brand = Brand() if brand is None else brand
    return slides(offer, offer.starts if choice is None else choice, brand)


def test_the_slides_say_one_after_the_other_what_a_client_decides_on() -> None:
    offer = beside_public(an_offer(), 27_900, 23_900)
    found = read(made(offer, brand=BRAND))
    assert [each.title for each in found] == [
        "Proposal for Café Lumière",
        "What this is about",
        "We recommend Growth",
        "3 packages from €309.00 to €999.00 a month",
        growth_price.picture(offer, offer.starts).title,
        "It pays for itself at 17 orders a month",
        "Our price with our services, beside the public prices of ActiveCampaign",
        "Terms and next steps",
    ]
    first, *_, last = found
    for words in ("Studio Nord", "26 November 2026 · Valid until 26 December 2026", *CONTACT):
        assert words in first.words
    assert offer.terms in last.words
    for number, slide in enumerate(found, start=1):
        assert str(number) in slide.words
        assert any("EUR" in words and "June" in words for words in slide.words)


def test_the_same_offer_is_the_same_file() -> None:
    brand = replace(BRAND, logo=Logo(Kind.SVG, SVG))
    assert made(an_offer(), brand=brand) == made(an_offer(), brand=brand)


def test_charts_hold_the_offer_s_figures() -> None:
    offer = beside_public(an_offer(), 27_900, 23_900)
    (side,), (growth,), (orders,), (direct,) = (
        each.charts for each in read(made(offer)) if each.charts
    )
    assert (side.categories, side.series[0][1]) == (
        ["Essential", "Growth", "Scale"],
        [309.0, 509.0, 999.0],
    )
    assert growth.series[0][1] == [319.0, 389.0, 449.0, 509.0, 759.0]
    assert growth.categories[3:] == ["up to 10,000 · today", "up to 25,000 · November 2027"]
    # Each order earns 30.00 of its 60.00.
    assert orders.across == [0.0, 17.0]
    assert orders.series == [
        ("what your orders earn you", [0.0, 510.0]),
        ("what you pay", [509.0, 509.0]),
        ("17 orders", [510.0]),
    ]
    assert direct.series[0][1] == [509.0, 279.0, 239.0]


def test_the_table_has_what_each_package_costs_and_includes() -> None:
    offer = an_offer()
    table = read(made(offer))[2].words
    for words in ("€509.00", "€610.80", "€400.00", "€6,508.00", "· Welcome series", "Recommended"):
        assert words in table
    yearly = read(made(offer, replace(offer.starts, yearly=True)))[2].words
    assert "A year, paid at once" in yearly
    assert "€5,090.00" in yearly  # ten of twelve months of 509.00


@settings(max_examples=6, deadline=None)
@given(offers())
def test_slides_of_any_offer_are_the_offer_and_nothing_typed_is_a_formula(offer: Offer) -> None:
    choice = offer.starts
    data = made(offer)
    assert formulas(data) == []
    prices = packages.monthly_prices(offer, choice)
    bands = [each.amount for each in offer.as_the_list_grows(choice)]
    shown = [amounts for amounts in (prices, bands) if any(each is not None for each in amounts)]
    charts = [chart for slide in read(data) for chart in slide.charts]
    scale = 10**offer.currency.exponent
    for amounts, chart in zip(shown, charts, strict=False):
        ((_, values),) = chart.series
        found = [None if each is None else round(each * scale) for each in values]
        assert found == list(amounts)
    for chart in charts:
        held = {value for _, values in chart.series for value in values}
        numbers = {each for each in chart.cells if isinstance(each, (int, float))}
        assert numbers <= held | set(chart.across)
    for slide in read(data):
        ids = [each.get("id") for each in slide.xml.iter() if each.tag.endswith("cNvPr")]
        assert len(ids) == len(set(ids))


def test_what_was_typed_stays_text_in_slides_charts_and_workbooks() -> None:
    typed = ["=1+1", "+2", "@SUM(A1)", "http://example.org", "<b>&", "😀", "{name} %s"]
    shown = tuple(replace(GROWTH, id=name, name=name, recommended=False) for name in typed)
    offer = an_offer(packages=shown, starts=Choice(contacts=8000), client="a\x07b\ud800c")
    data = made(offer)
    (chart, *_) = [each for slide in read(data) for each in slide.charts]
    assert chart.categories == typed
    assert [each for each in chart.cells if each in typed] == typed
    assert formulas(data) == []
    assert read(data)[0].title == "Proposal for a b\N{REPLACEMENT CHARACTER}c"


def test_a_price_on_request_has_no_column() -> None:
    offer = an_offer(packages=(GROWTH, replace(SCALE, bands=())), starts=Choice(contacts=8000))
    found = read(made(offer))
    assert found[3].charts[0].categories == ["Growth", "Scale (on request)"]
    assert found[3].charts[0].series[0][1] == [509.0, None]
    asked = an_offer(packages=(replace(SCALE, bands=()),), starts=Choice())
    assert [each.charts for each in read(made(asked))] == [[], [], [], []]


def test_payback_and_buying_directly_are_there_only_where_they_can_be_and_may() -> None:
    offer = an_offer(order_value=None)
    titles = [each.title for each in read(made(offer))]
    assert not any("pays for itself" in each or "public" in each for each in titles)
    told = slides(offer, offer.starts, Brand(), 6000, Decimal("0.25"))
    wanted = payback.picture(offer, offer.starts, 6000, Decimal("0.25")).title
    assert wanted in [each.title for each in read(told)]
    dollars = replace(beside_public(offer, 27_900, 23_900), public_currency=Currency.of("USD"))
    beside = read(made(dollars))[5]
    assert beside.charts == []
    assert {"$279.00", "$239.00", "€509.00"} <= set(beside.words)


def test_nothing_of_a_template_is_left_and_the_file_says_only_what_it_should() -> None:
    data = made(an_offer(), brand=replace(BRAND, logo=Logo(Kind.PNG, png(90, 30))))
    held = files(data)
    kinds = {re.sub(r"\d+", "", name) for name in held}
    assert kinds == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "ppt/presentation.xml",
        "ppt/_rels/presentation.xml.rels",
        "ppt/presProps.xml",
        "ppt/tableStyles.xml",
        "ppt/theme/theme.xml",
        "ppt/slideMasters/slideMaster.xml",
        "ppt/slideMasters/_rels/slideMaster.xml.rels",
        "ppt/slideLayouts/slideLayout.xml",
        "ppt/slideLayouts/_rels/slideLayout.xml.rels",
        "ppt/slides/slide.xml",
        "ppt/slides/_rels/slide.xml.rels",
        "ppt/charts/chart.xml",
        "ppt/charts/_rels/chart.xml.rels",
        "ppt/embeddings/Microsoft_Excel_Sheet.xlsx",
        "ppt/media/image.png",
    }
    assert properties(data) == {
        "title": "Proposal for Café Lumière",
        "creator": "Studio Nord",
        "language": "en-US",
    }
    with ZipFile(BytesIO(data)) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    theme = held["ppt/theme/theme1.xml"].decode()
    assert "7A1FA2" in theme
    assert "Lato &amp; Co" in theme
    for name, part in held.items():
        if name.endswith(".xlsx"):
            about = files(part)["docProps/core.xml"].decode()
            assert "2000-01-01" in about
            assert (
                files(part).keys()
                == files(held["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"]).keys()
            )


@pytest.mark.parametrize("logo", [Logo(Kind.PNG, png(1, 400)), Logo(Kind.SVG, SVG)])
def test_every_graphic_is_told_in_words_or_says_nothing(logo: Logo) -> None:
    for slide in read(made(an_offer(), brand=replace(BRAND, logo=logo))):
        for each in graphics(slide):
            assert each.get("descr") or "decorative" in "".join(part.tag for part in each.iter())
    (chart,) = (each for each in read(made(an_offer())) if "3 packages" in each.title)
    (about,) = graphics(chart)
    offer = an_offer()
    assert about.get("descr") == packages.picture(offer, offer.starts).summary


@pytest.mark.parametrize(
    "logo",
    [
        Logo(Kind.PNG, b""),
        Logo(Kind.PNG, png(9, 9)[:40]),
        Logo(Kind.SVG, b"<svg"),
        Logo(Kind.SVG, b""),
    ],
)
def test_a_logo_that_is_none_is_left_out(logo: Logo) -> None:
    data = made(an_offer(), brand=replace(BRAND, logo=logo))
    assert not [name for name in files(data) if "media" in name]


def test_the_language_is_that_of_the_words() -> None:
    catalogue.use("fr", "CA")
    data = made(an_offer(), brand=BRAND)
    assert languages(data) == {"fr-CA"}
    assert properties(data)["language"] == "fr-CA"
    assert read(data)[0].title == "Proposition pour Café Lumière"


def test_long_texts_take_more_slides_and_long_lists_are_counted() -> None:
    offer = an_offer(
        terms="A rather long sentence of the terms, once more.\n" * 40,
        packages=(replace(GROWTH, includes=tuple(f"Part {n}" for n in range(11))),),
        starts=Choice(contacts=8000),
    )
    found = read(made(offer))
    assert [each.title for each in found].count("Terms and next steps") == 2
    assert "and 3 more" in found[2].words
    assert "· Part 7" in found[2].words
    assert "· Part 8" not in found[2].words


INTER = {bold: f"fonts/Inter-{'SemiBold' if bold else 'Regular'}.ttf" for bold in (False, True)}


def lines_of(paragraph: Xml.Element, wide: float) -> Iterator[tuple[int, float]]:
    """How many lines a paragraph takes in so many points, and how high one is."""
    for run in paragraph.iter(f"{A}r"):
        about = run.find(f"{A}rPr")
        assert about is not None
        size = int(about.attrib["sz"]) / 100
        font = ImageFont.truetype(resource(INTER[about.get("b") == "1"]), size * 10)
        length = font.getlength(run.findtext(f"{A}t", "")) / 10
        yield max(1, -(-int(length) // int(wide))), size * 1.2


def points(element: Xml.Element, wide: float) -> float:
    return sum(n * high for each in element.iter(f"{A}p") for n, high in lines_of(each, wide))


@pytest.mark.parametrize("several", [1, 6])
def test_the_table_never_runs_off_its_slide(several: int) -> None:
    includes = ("A series of welcome letters, written with you and looked after each month",) * 9
    name = "Faster growth for shops on line and in the streets, and for their suppliers"
    shown = tuple(replace(GROWTH, id=str(n), name=name, includes=includes) for n in range(several))
    offer = an_offer(packages=shown, starts=Choice(contacts=8000), always_free=1)
    slide = read(made(offer))[2]
    assert slide.title == f"We recommend {name}"
    assert "The first month is free." in slide.words
    (frame,) = slide.xml.iter(f"{A}tbl")
    wide = [int(each.attrib["w"]) / 12700 - 12 for each in frame.iter(f"{A}gridCol")]
    high = sum(
        7.2 + max(points(cell, width) for cell, width in zip(row.iter(f"{A}tc"), wide, strict=True))
        for row in frame.iter(f"{A}tr")
    )
    assert 72 * 1.8 + high < 72 * 6.98  # above the footer


def test_long_terms_stay_above_the_footer_and_lose_no_word() -> None:
    sentence = "Either side may end it with a notice of one month, in writing. "
    offer = an_offer(terms="\n\n".join(f"{n}. {sentence * (n % 40)}" for n in range(40)))
    last = [each for each in read(made(offer, brand=BRAND)) if each.title == "Terms and next steps"]
    assert len(last) > 2
    text = " ".join(" ".join(each.words) for each in last)
    assert text.count("month,") == sum(n % 40 for n in range(40))
    assert CONTACT[1] in last[-1].words
    for slide in last:
        for body in slide.xml.iter(f"{P}txBody"):
            (*_, one) = [each for each in slide.xml.iter(f"{P}sp") if body in list(each)]
            if one.find(f".//{P}ph") is None:
                assert points(body, 5.8 * 72) < 5.18 * 72


INTERNAL = re.compile(r"cost|discount|tier\b|commission|margin|profit|hour|floor|markup", re.I)


def test_no_word_of_ours_is_internal() -> None:
    offer = beside_public(an_offer(), 27_900, 23_900)
    for slide in read(made(offer)):
        said = [*slide.words, *(each.get("descr") or "" for each in graphics(slide))]
        said += [name for chart in slide.charts for name, _ in chart.series]
        assert not [each for each in said if INTERNAL.search(each)]
