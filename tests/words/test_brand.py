"""Colours as people type them, and what is said of their contrast."""

from __future__ import annotations

import pytest

from planner.words.brand import colour_of, contrast_note, font_note


@pytest.mark.parametrize(
    ("typed", "colour"),
    [
        ("#0a5fc2", "#0A5FC2"),
        (" 0A5FC2 ", "#0A5FC2"),
        ("#05c", "#0055CC"),
        ("", ""),
        ("blue", None),
        ("#0A5FC", None),
        ("#0A5FC2FF", None),
        ("#٠٠٠٠٠٠", None),
    ],
)
def test_a_colour_is_read_as_it_is_typed(typed: str, colour: str | None) -> None:
    assert colour_of(typed) == colour


def test_a_ratio_is_never_rounded_up_to_what_is_enough() -> None:
    assert "4.4 to 1, too light" in contrast_note(4.499, "#777777", "#707070")
    assert "4.5 to 1, readable" in contrast_note(4.51, "#767676", "#707070")
    assert "21 to 1, easy" in contrast_note(21.0, "#000000", "#000000")


def test_a_font_that_has_all_is_not_talked_about() -> None:
    assert font_note("", bold=True) == ""
    assert "œ" in font_note("œ", bold=True)
    assert "6 more" in font_note("a" * 30, bold=True)
