"""An agency's colours in charts and pages: its own where they can be read, else a darker shade."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.charts.brand import brand_palette, safe_shade
from planner.charts.style import LIGHT
from planner.model.brand import Brand

WHITE = "#FFFFFF"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance, by its definition."""
    parts = []
    for start in (1, 3, 5):
        part = int(colour[start : start + 2], 16) / 255
        parts.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@given(COLOURS)
def test_words_in_any_colour_can_be_read_on_white_and_on_a_chosen_option(colour: str) -> None:
    palette = brand_palette(Brand(colour=colour, second_colour=colour))
    for ink in (palette.accent, palette.commission):
        assert ratio(ink, WHITE) >= 4.5
    assert ratio(palette.accent, palette.selection) >= 4.5
    assert ratio(palette.on_accent, palette.accent) >= 4.5
    for level in range(6):
        assert ratio(palette.accent, palette.band(level)) >= 4.5


@pytest.mark.parametrize("colour", ["#0A5FC2", "#7A1F5C", "#000000", "#B3261E"])
def test_a_colour_that_can_be_read_is_kept_as_it_is(colour: str) -> None:
    assert safe_shade(colour, WHITE) == colour


@given(COLOURS)
def test_a_shade_is_the_colour_itself_or_a_darker_one_of_its_hue(colour: str) -> None:
    shade = safe_shade(colour, WHITE)
    was, made = (
        [int(each[start : start + 2], 16) for start in (1, 3, 5)] for each in (colour, shade)
    )
    share = sum(made) / sum(was) if sum(was) else 0
    assert all(abs(part * share - new) <= 1.5 for part, new in zip(was, made, strict=True))
    assert share <= 1


def test_a_little_lighter_than_the_shade_could_not_be_read_on_its_own_tint() -> None:
    shade = safe_shade("#F5A623", WHITE)
    lighter = "#" + "".join(f"{int(shade[at : at + 2], 16) + 6:02X}" for at in (1, 3, 5))
    tint = "#" + "".join(
        f"{round(255 + (int(lighter[at : at + 2], 16) - 255) * 0.11):02X}" for at in (1, 3, 5)
    )
    assert ratio(lighter, tint) < 4.5


def test_without_colours_the_palette_is_the_programs() -> None:
    assert brand_palette(Brand()) == LIGHT
