"""Contrast, computed: text 4.5:1 on its ground, lines and borders that carry meaning 3:1."""

from __future__ import annotations

import pytest

from planner.charts.style import DARK, LIGHT, Palette, blend, contrast

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])

TEXT = [
    *[
        (ink, "surface")
        for ink in ("ink", "muted", "accent", "commission", "gain", "loss", "warning")
    ],
    *[(ink, "ground") for ink in ("ink", "muted", "accent", "loss", "warning")],
    ("warning", "warning_ground"),
    ("ink", "warning_ground"),
    ("ink", "selection"),
    ("accent", "selection"),
    ("on_accent", "accent"),
]
LINES = [
    *[(line, "surface") for line in ("accent", "commission", "warning", "muted", "field_border")],
    ("field_border", "ground"),
    ("accent", "ground"),
]
IN_CHARTS = ("ink", "muted", "accent", "commission")
LEVELS = range(12)


@PALETTES
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_readable(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_that_mean_something_are_seen(palette: Palette, line: str, ground: str) -> None:
    assert contrast(getattr(palette, line), getattr(palette, ground)) >= 3


@PALETTES
@pytest.mark.parametrize("ink", IN_CHARTS)
def test_words_and_lines_of_charts_are_readable_on_every_band(palette: Palette, ink: str) -> None:
    for level in LEVELS:
        assert contrast(getattr(palette, ink), palette.band(level)) >= 4.5, level


@PALETTES
def test_each_band_is_deeper_than_the_one_before(palette: Palette) -> None:
    tints = [contrast(palette.surface, palette.band(level)) for level in LEVELS]
    assert tints == sorted(tints)
    assert tints[0] > 1.01
    assert len(set(tints[:4])) == 4


@PALETTES
def test_resale_and_commission_are_close_so_that_dash_and_word_tell_them_apart(
    palette: Palette,
) -> None:
    assert contrast(palette.accent, palette.commission) < 1.5


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    # The grey that is known to miss 4.5:1 on white, and its neighbour that meets it.
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48
    assert round(contrast("#FFFFFF", "#767676"), 2) == 4.54


def test_blending_goes_from_one_colour_to_the_other() -> None:
    assert blend("#000000", "#FFFFFF", 0) == "#000000"
    assert blend("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert blend("#102030", "#304050", 0.5) == "#203040"
