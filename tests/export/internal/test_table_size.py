from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.charts.paper import measure
from planner.export.internal.told.blocks import Row, Table
from planner.export.internal.told.table_size import LARGEST, LYING, READABLE, ROOM, SMALLEST, fit

FIGURES = st.integers(-(10**10), 10**10).map(lambda n: f"{n:,}")


@settings(max_examples=30)
@given(st.lists(st.tuples(FIGURES, FIGURES, FIGURES), min_size=1, max_size=8))
def test_every_figure_has_room_in_its_column(rows: list[tuple[str, str, str]]) -> None:
    table = Table(("Name", "A", "B", "C"), tuple(Row(("word", *row)) for row in rows))
    made = fit(table, measure)
    assert SMALLEST <= made.size <= LARGEST
    for column in (1, 2, 3):
        for row in table.rows:
            wide = measure(row.cells[column], 10, False) / 10
            assert wide < made.widths[column]
    room = LYING if made.lying else ROOM
    if made.size > SMALLEST:
        assert sum(made.widths) * made.size <= room + 0.1 * len(made.widths)
    assert made.lying == (sum(made.widths) * READABLE > ROOM)


def test_long_words_do_not_make_all_letters_small() -> None:
    table = Table(("Name", "A"), (Row(("w" * 500, "1")),))
    assert fit(table, measure).size == LARGEST


def test_long_words_further_on_in_a_row_leave_the_figures_legible() -> None:
    name = "A package with a rather long name, for shops and restaurants"
    row = Row((name, name, "commission", *["12,345.00"] * 6))
    table = Table(("Client", "Package", "Channel", *["Amount"] * 6), (row,), 3)
    made = fit(table, measure)
    assert made.lying
    assert made.size > 8


def test_what_stands_small_below_a_cell_needs_less_room() -> None:
    words = "from 1,234.00 to 5,678.00"
    beside = fit(Table(("A", "B"), (Row(("1", words)),)), measure).widths[1]
    below = fit(Table(("A", "B"), (Row(("1", "2"), ("", words)),)), measure).widths[1]
    assert below < beside
