"""Words in rows of a width."""

from __future__ import annotations

from planner.charts.paper import measure
from planner.charts.rows import rows
from planner.charts.style import TITLE


def in_rows(text: str, width: float) -> list[str]:
    return rows(text, width, TITLE, True, measure)


def test_a_long_title_takes_more_rows_and_loses_no_word() -> None:
    title = "You break even at 64 resold accounts; 22 lose you 5,733.08 a month"
    found = in_rows(title, 200)
    assert " ".join(found) == title
    assert len(found) > 1
    assert all(measure(row, TITLE, True) <= 200 for row in found)
    assert in_rows(title, 2000) == [title]


def test_a_word_that_is_too_wide_alone_is_cut() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    found = in_rows(f"a {word} b", 120)
    assert "".join(found) in {f"a{word}b", f"a{word} b"}
    assert all(measure(row, TITLE, True) <= 120 for row in found)
    assert in_rows("abc", 0) == ["a", "b", "c"]


def test_only_plain_spaces_break() -> None:
    figure = "12\N{NO-BREAK SPACE}345\N{NO-BREAK SPACE}€"
    assert figure in in_rows(f"You earn {figure} a month", measure(figure, TITLE, True) + 1)
