"""Tables for a terminal line up, whatever is written in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.words.columns import aligned, width, widths


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("Hôtel", 5),
        ("", 0),
        ("株式会社", 8),
        ("Ｆ", 2),
        ("e\N{COMBINING ACUTE ACCENT}", 1),
        ("a\N{ZERO WIDTH JOINER}b", 2),
        ("1\N{NARROW NO-BREAK SPACE}234,56", 8),
    ],
)
def test_a_text_takes_the_cells_that_a_terminal_gives_it(words: str, cells: int) -> None:
    assert width(words) == cells


def test_words_begin_at_the_left_and_figures_end_at_the_right() -> None:
    rows = [["Name", "Kind", "Amount"], ["株式", "a", "1.00"], ["Hotel", "bc", "1,234.00"]]
    assert list(aligned(rows, widths(rows), left=2)) == [
        "Name   Kind    Amount",
        "株式   a         1.00",
        "Hotel  bc    1,234.00",
    ]


def test_a_line_ends_with_its_last_mark() -> None:
    assert list(aligned([["a", "b"], ["long", ""]], [4, 6], left=2)) == ["a     b", "long"]


def test_lines_are_made_one_by_one() -> None:
    def endless() -> Iterator[list[str]]:
        while True:
            yield ["1"]

    lines = aligned(endless(), [3], left=0)
    assert next(lines) == "  1"
