"""A name that is a word of a file's format passes where the format says it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from planner.charts.client import packages
from planner.export import image
from planner.export.audience import Kind, Leak, leaks
from planner.model.shown import typed
from tests.export import planting
from tests.export.test_audience import clean, known

NAMES = frozenset(
    "Normal Core Content Master Microsoft Calibri Circle Solid Adobe Angle Tree Author Strong "
    "Creation Patch Project Normal General November Juin".split()
) | {"December 2026", "10 % off"}
"""Clients, scenarios and files may be called so."""


def found(data: bytes, suffix: str, *names: str) -> tuple[Leak, ...]:
    _, made, hidden = known()
    return leaks(data, suffix, typed(made), replace(hidden, names=frozenset(names)))


@cache
def drawing() -> bytes:
    """A chart, which has fonts in it, and a footer with a date."""
    _, made, _ = known()
    sheet = image.Sheet(packages.picture(made, made.starts), "As of 26 November 2026, 10 % off")
    return image.svg(sheet, image.A4_COLUMN)


@pytest.mark.parametrize("suffix", [".xlsx", ".svg", ".pdf"])
def test_a_client_may_be_called_as_a_part_of_a_file(suffix: str) -> None:
    data = drawing() if suffix == ".svg" else clean(suffix)
    assert found(data, suffix, *NAMES) == ()


def test_layouts_of_slides_say_words_of_their_own() -> None:
    part = "<a:p><a:t>Click to edit Master title style</a:t></a:p>"
    for folder, passes in (("ppt/slideMasters", True), ("ppt/slides", False)):
        data = planting.with_part(clean(".xlsx"), f"{folder}/a.xml", part)
        assert (found(data, ".xlsx", "Master") == ()) == passes


@pytest.mark.parametrize("name", ["Normal", "Core", "Microsoft", "Adobe", "Project"])
def test_where_people_read_the_same_word_is_a_name(name: str) -> None:
    for inside in (f"<text>{name}</text>", f'<g aria-label="{name}"/>', f"<desc>{name}</desc>"):
        assert [leak.kind for leak in found(planting.svg(inside), ".svg", name)] == [Kind.NAME]
    cell = f'<worksheet><c t="inlineStr"><is><t>{name}</t></is></c></worksheet>'
    sheet = planting.with_part(clean(".xlsx"), "xl/worksheets/sheet9.xml", cell)
    assert Leak(Kind.NAME, "xl/worksheets/sheet9.xml", name) in found(sheet, ".xlsx", name)


def test_a_name_of_more_words_is_found_where_the_format_speaks() -> None:
    said = planting.svg('<g class="Core Belvedere"/>')
    assert [leak.kind for leak in found(said, ".svg", "Core Belvedere")] == [Kind.NAME]


@pytest.mark.parametrize("name", ["Hôtel de la Jetée", "Étoile", "Café Müller"])
def test_accents_in_a_picture_are_read_as_pictures_write_them(name: str) -> None:
    assert [leak.found for leak in found(planting.png_text(name), ".png", name)] == [name]
