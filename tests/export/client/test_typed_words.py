"""What people type is data: it stands on the page as typed, and nothing of it is obeyed."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
import pytest
from PIL import Image

from planner.export.client.proposal import pages, proposal
from planner.export.typeset import LogoError
from planner.model.brand import Brand, Face, Kind, Logo
from planner.model.offer import Choice, Offer
from tests.export.client.offers import for_nobody
from tests.export.pdfs import about, described, fonts, read, texts

HOSTILE = (
    '#text(red)[no] #import "style.typ" #read("data.json")',
    "*bold* _slanted_ `raw` ```code``` $x^2$ @here <there> ~ -- --- ...",
    "= no heading",
    "- no list",
    "+ 1. / term: no list",
    "// no comment /* neither */ \\ \\u{41} \\n",
    "{braces} [brackets] (round) %d {name} {0} </script> <b>&amp;</b>",
    "\"double\" 'single' “typed” «guillemets» https://example.org/a?b=c#d",
)
DEJAVU = Path(mpl.get_data_path(), "fonts/ttf")


def typed(words: str, **details: object) -> Offer:
    return replace(for_nobody(), introduction=words, **details)  # type: ignore[arg-type]  # fields of an offer


def said(offer: Offer, brand: Brand | None = None) -> str:
    return " ".join(texts(proposal(offer, offer.starts, brand or Brand())))


def test_markup_stands_on_the_page_as_it_was_typed() -> None:
    text = said(typed("\n".join(HOSTILE)))
    for line in HOSTILE:
        assert line in text


def test_every_typed_place_is_data() -> None:
    offer = for_nobody()
    package = replace(
        offer.packages[1],
        name="#name *n*",
        vendor_plan="$plan$",
        includes=("#include <i>",),
        options=(replace(offer.packages[1].options[0], text="_option_ @o"),),
    )
    offer = replace(
        offer,
        packages=(package,),
        starts=Choice(0),
        client="#client",
        agency="*agency*",
        vendor="`vendor`",
        terms="= terms\n\n// more",
    )
    text = said(offer, Brand(contact=("- line", "#two"), footer="{foot} $f$"))
    for words in (
        "#name *n*",
        "`vendor` $plan$",
        "#include <i>",
        "_option_ @o",
        "Proposal for #client",
        "*agency*",
        "= terms // more",
        "- line #two",
        "{foot} $f$",
    ):
        assert words in text


def test_lines_and_paragraphs_stay_apart() -> None:
    page = read(proposal(offer := typed("one\ntwo\r\n\r\nthree\u2028four"), offer.starts, Brand()))
    lines = [line for each in page.pages for line in each.extract_text().split("\n")]
    assert [line for line in lines if line in {"one", "two", "three", "four"}] == [
        "one",
        "two",
        "three",
        "four",
    ]


def test_what_no_page_can_hold_is_left_out() -> None:
    assert "left right" in said(typed("left\x00\x1b\ud800 right\x07"))


@pytest.mark.parametrize("word", ["漢字かな", "שלום", "مرحبا", "😀🎉"])
def test_a_mark_stands_for_letters_that_no_font_has(word: str) -> None:
    offer = typed(f"before {word} after", client=f"Client {word}", agency=word)
    data = proposal(offer, Choice(0), Brand())
    marks = "□" * len(word)
    assert f"before {marks} after" in " ".join(texts(data))
    assert about(data).title == f"Proposal for Client {word}"


def test_the_font_of_the_agency_is_used_and_has_its_letters() -> None:
    regular, bold = (
        DEJAVU.joinpath(f"DejaVuSans{each}.ttf").read_bytes() for each in ("", "-Bold")
    )
    for face in (Face("Our own", regular, bold), Face("Our own", regular)):
        offer = typed("before שלום after")
        data = proposal(offer, offer.starts, Brand(font=face))
        names = {"DejaVuSans", "DejaVuSans-Bold"} if face.bold else {"DejaVuSans"}
        assert names <= set(fonts(data))
        assert "שלום" in " ".join(texts(data)) or "םולש" in " ".join(texts(data))


def test_a_font_that_is_none_leaves_the_program_s_own() -> None:
    offer = typed("words")
    data = proposal(offer, offer.starts, Brand(font=Face("Broken", b"not a font")))
    assert fonts(data) == {"Inter-Regular": True, "Inter-SemiBold": True}


def test_a_word_without_end_stays_on_the_page() -> None:
    offer = for_nobody()
    endless = "Endless" * 20
    package = replace(offer.packages[0], name=endless, includes=(endless.lower(),))
    offer = replace(offer, packages=(package, *offer.packages[1:]), introduction="w" * 400)
    file = read(proposal(offer, offer.starts, Brand()))
    text = re.sub(r"\s", "", "".join(each.extract_text() for each in file.pages))
    assert endless in text
    assert endless.lower() in text
    assert "w" * 400 in text


def test_blanks_are_as_good_as_nothing() -> None:
    offer = for_nobody()
    blank = replace(offer.packages[0], name=" \t", vendor_plan=" ", includes=(" ", ""))
    offer = replace(
        typed(" \n ", client=" ", agency=" ", terms="\n\n", vendor=" "),
        packages=(blank, *offer.packages[1:]),
        starts=Choice(0),
    )
    brand = Brand(contact=("", " "), footer=" ", logo=Logo(Kind.PNG, png()))
    assert "Growth" in said(offer, brand)


def png(colour: str = "teal") -> bytes:
    out = BytesIO()
    Image.new("RGB", (90, 30), colour).save(out, "png")
    return out.getvalue()


def test_a_logo_stands_on_the_cover_with_the_agency_s_name_in_words() -> None:
    offer = typed("words")
    square = (
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 30'><path d='M0 0h9v9z'/></svg>"
    )
    plain = proposal(offer, offer.starts, Brand())
    assert not read(plain).pages[0].images
    data = proposal(offer, offer.starts, Brand(logo=Logo(Kind.PNG, png())))
    assert len(read(data).pages[0].images) == 1
    assert described(data)[0] == "Atelier Nord"
    nameless = replace(offer, agency="")
    assert proposal(nameless, offer.starts, Brand(logo=Logo(Kind.PNG, png()))).startswith(b"%PDF")
    drawn = proposal(offer, offer.starts, Brand(logo=Logo(Kind.SVG, square)))
    assert len(drawn) != len(plain)


def test_a_logo_reaches_no_file_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png("red"))
    for place in (str(secret), secret.as_uri(), "../secret.png", "data.json"):
        drawn = (
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 30'>"
            f"<image href='{place}' width='90' height='30'/><path d='M0 0h9v9z'/></svg>"
        )
        offer = typed("words")
        with pytest.raises(LogoError, match="choose a PNG, or an SVG that is not made of other"):
            proposal(offer, offer.starts, Brand(logo=Logo(Kind.SVG, drawn.encode())))


@pytest.mark.parametrize("kind", Kind)
def test_a_logo_that_is_no_picture_is_refused_in_a_sentence(kind: Kind) -> None:
    offer = typed("words")
    for make in (proposal, pages):
        with pytest.raises(LogoError, match=r"^The logo cannot be drawn: "):
            make(offer, offer.starts, Brand(logo=Logo(kind, b"no picture")))
