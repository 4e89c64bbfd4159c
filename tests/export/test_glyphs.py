"""Characters that no font at hand has are named; all others are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import ImageFont

from planner import resource
from planner.charts.lettering import INTER, lettering
from planner.export.glyphs import missing
from planner.model.brand import Brand, Face
from planner.words import catalogue
from tests.export.sheets import face


def test_what_the_programs_font_lacks_is_named_once_in_order() -> None:
    assert missing(["Prix de 日本 €", "日 again"]) == "日本"
    assert missing(["Ça coûte 1 234,56 €", "– … “” « »", "Łódź, Ñandú, Şişli"]) == ""
    assert missing(["a\x01b\n"]) == ""  # what is not seen is not missed


def test_a_character_that_one_of_both_fonts_has_is_not_missing() -> None:
    own = Brand(font=face())
    assert lettering(own.font).family == "DejaVu Serif"
    assert missing(["\N{RUNIC LETTER FEHU FEOH FE F}"], own) != ""
    only_inter = next(
        each
        for each in map(chr, range(0x2000, 0x2C00))
        if each.isprintable() and each in missing_in_serif() and not INTER.missing(each)
    )
    assert missing([only_inter], own) == ""
    # The whole text is then in the program's font: no word in two fonts.
    fonts = lettering(own.font)
    assert fonts.of(f"word {only_inter}") is INTER
    assert fonts.of("word") is fonts


def missing_in_serif() -> str:
    fonts = replace(lettering(face()), spare=None)
    return fonts.missing("".join(map(chr, range(0x2000, 0x2C00))))


def test_a_font_that_cannot_be_read_gives_way_to_the_programs() -> None:
    assert lettering(Face("Broken", b"no font at all")) is INTER
    assert lettering(None) is INTER


def test_without_a_bold_one_the_regular_stands_for_it() -> None:
    fonts = lettering(Face("Own", face().regular))
    assert fonts.measure("word", 15, True) == fonts.measure("word", 15, False)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_programs_font_has_every_character_of_the_programs_own_words(language: str) -> None:
    said = "".join(catalogue_of(language))
    assert missing([said]) == ""


def catalogue_of(language: str) -> list[str]:
    catalogue.use(language)
    try:
        lines = resource("i18n/fr.po").read_text("utf-8").split("\n")
        return [line for line in lines if line.startswith(("msg", '"'))]
    finally:
        catalogue.use("en")


def test_widths_are_those_of_another_reader_of_fonts() -> None:
    font = ImageFont.truetype(INTER.regular, 1200, layout_engine=ImageFont.Layout.BASIC)
    for words in ("resold accounts", "Prix catalogue", "mmm iii"):
        assert INTER.measure(words, 12, False) == pytest.approx(
            font.getlength(words) / 100, rel=0.03
        )
