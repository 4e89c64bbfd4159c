"""Whether a column writes the day or the month first: told by its days, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage.day_order import day_first, rewritten
from planner.words.cells import read_month

DAYS = st.lists(st.dates(date(2000, 1, 1), date(2099, 12, 31)), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["05/03/2024", "15/03/2024"], True),
        (["05-03-2024", "03-15-2024"], False),
        (["05.03.2024", "06.07.2024"], None),
        (["15/03/2024", "03/15/2024"], None),
        (["13/14/2024"], None),
        (["2024-03", "March 2024", "", "15"], None),
        (["05/03/2024 10:22", "15/03/2024 09:00:00"], True),
    ],
)
def test_days_above_twelve_tell(texts: list[str], first: bool | None) -> None:
    assert day_first(texts) is first


@given(DAYS, st.booleans(), st.sampled_from("/-."))
def test_a_column_that_tells_is_read_as_it_was_written(
    days: list[date], first: bool, mark: str
) -> None:
    order = ("%d", "%m", "%Y") if first else ("%m", "%d", "%Y")
    texts = [day.strftime(mark.join(order)) for day in days]
    told = day_first(texts)
    assert told in {None, first}
    if told is None:
        assert all(day.day <= 12 for day in days)
    else:
        assert [read_month(rewritten(each, told)) for each in texts] == [
            day.replace(day=1) for day in days
        ]


def test_what_is_no_such_day_stays_as_it_is() -> None:
    for words in ("2024-03", "March 2024", "13/14/2024", ""):
        assert rewritten(words, True) == words
