"""Characters that no font at hand has are named; all others are not."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from PIL import ImageFont

from planner import resource
from planner.charts.lettering import INTER, lettering
from planner.export.glyphs import missing
from planner.export.internal.report import document
from planner.model.book import Book
from planner.model.brand import Brand, Face
from planner.model.own_words import own_words
from planner.words import catalogue
from tests.export.sheets import face
from tests.model.plans import example, plan_of


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


def test_whatever_was_typed_and_stands_in_the_report_is_looked_at_before() -> None:
    signs = map(chr, range(0x12000, 0x12300))  # none of them is in a font of ours

    def signed(of: Any) -> Any:
        """With a sign of its own in each text, at any depth."""
        if isinstance(of, tuple) and not hasattr(of, "_fields"):
            return tuple(map(signed, of))
        if not is_dataclass(of) or isinstance(of, type):
            return of
        texts = {
            each.name: f"{value}{next(signs)}" if type(value) is str else signed(value)
            for each in fields(of)
            if each.name not in {*KEYS, "unknown"} and each.init
            for value in [getattr(of, each.name)]
        }
        return replace(of, **texts)

    scenarios = [{"id": "s", "name": "Dearer", "changes": [DEARER]}]
    plan = signed(plan_of(example({"scenarios": scenarios, "notes": "Mine"})))
    made = document(Book(plan), Brand(), date(2026, 11, 26), lambda: None)
    lacked = missing([json.dumps(made.data, ensure_ascii=False)])
    assert len(lacked) > 10
    assert set(lacked) <= set(missing(own_words(plan)))


KEYS = "id", "package", "plan", "client", "key", "of", "value", "changes", "prices", "currency"
DEARER = {"of": "agency", "key": "hourly_cost", "value": "40.00"}


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
