"""Earlier versions: each save keeps the one before it, and old ones are thinned out."""

from __future__ import annotations

import os
from calendar import monthrange
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from planner.storage import versions
from planner.storage.versions import earlier, keep_replaced, set_aside, spared

NOW = datetime(2026, 11, 26, 12, 0)


def written(path: Path, content: str, seconds: float) -> None:
    path.write_text(content)
    os.utime(path, (seconds, seconds))


def contents(plan: Path, folder: Path) -> list[str]:
    return [version.file.read_text() for version in earlier(plan, folder)]


def test_what_a_save_replaces_is_kept_byte_for_byte_with_its_time(tmp_path: Path) -> None:
    plan, folder = tmp_path / "plan.agencyplan", tmp_path / "own"
    for number in range(3):
        written(plan, f"version {number}", 1_700_000_000 + number / 8)
        keep_replaced(plan, folder)
    assert contents(plan, folder) == ["version 2", "version 1", "version 0"]
    times = [datetime.fromtimestamp(1_700_000_000 + number / 8) for number in (2, 1, 0)]
    assert [version.when for version in earlier(plan, folder)] == times
    assert all(version.saved for version in earlier(plan, folder))
    assert {version.file.suffix for version in earlier(plan, folder)} == {".agencyplan"}


def test_saving_the_same_again_keeps_no_second_one(tmp_path: Path) -> None:
    plan, folder = tmp_path / "plan.agencyplan", tmp_path / "own"
    for seconds in (1000, 2000):
        written(plan, "the same", seconds)
        keep_replaced(plan, folder)
    assert contents(plan, folder) == ["the same"]


def test_two_saves_within_one_tick_of_the_clock_are_two_versions(tmp_path: Path) -> None:
    plan, folder = tmp_path / "plan.agencyplan", tmp_path / "own"
    for content in ("first", "second"):
        written(plan, content, 1000)
        keep_replaced(plan, folder)
    assert contents(plan, folder) == ["second", "first"]


def test_there_is_nothing_to_keep_before_the_first_save(tmp_path: Path) -> None:
    keep_replaced(tmp_path / "new.agencyplan", tmp_path / "own")
    assert list(tmp_path.iterdir()) == []


def test_files_of_one_name_in_two_folders_are_not_mixed_up(tmp_path: Path) -> None:
    for number in range(2):
        plan = tmp_path / str(number) / "plan.agencyplan"
        plan.parent.mkdir()
        written(plan, f"of {number}", 1000)
        keep_replaced(plan, tmp_path / "own")
    for number in range(2):
        plan = tmp_path / str(number) / "plan.agencyplan"
        assert contents(plan, tmp_path / "own") == [f"of {number}"]


def test_work_that_was_not_saved_is_told_from_what_was(tmp_path: Path) -> None:
    plan, folder = tmp_path / "plan.agencyplan", tmp_path / "own"
    written(plan, "saved", 1000)
    keep_replaced(plan, folder)
    written(tmp_path / "work.agencyplan", "not saved", 3000)
    set_aside(tmp_path / "work.agencyplan", datetime.fromtimestamp(2000), plan, folder)
    found = [(each.file.read_text(), each.when, each.saved) for each in earlier(plan, folder)]
    assert found == [
        ("not saved", datetime.fromtimestamp(2000), False),
        ("saved", datetime.fromtimestamp(1000), True),
    ]


def test_what_somebody_else_put_there_is_let_alone(tmp_path: Path) -> None:
    plan, folder = tmp_path / "plan.agencyplan", tmp_path / "own"
    written(plan, "saved", 1000)
    keep_replaced(plan, folder)
    (version,) = earlier(plan, folder)
    (version.file.parent / "notes.txt").touch()
    for seconds in range(2000, 2020):
        written(plan, str(seconds), seconds)
        keep_replaced(plan, folder)
    assert (version.file.parent / "notes.txt").exists()
    assert len(earlier(plan, folder)) == versions.LAST


def test_of_many_saves_a_day_the_last_ten_stay(tmp_path: Path) -> None:
    plan, folder = tmp_path / "plan.agencyplan", tmp_path / "own"
    begun = datetime.now().timestamp()
    for number in range(25):
        written(plan, str(number), begun + number)
        keep_replaced(plan, folder)
    # Past midnight, the last one of the day before stays too.
    assert contents(plan, folder)[:10] == [str(number) for number in range(24, 14, -1)]
    assert len(contents(plan, folder)) <= 11


def test_a_year_of_daily_saves_leaves_ten_thirty_days_and_the_months() -> None:
    times: set[datetime] = set()
    for day in range(365, -1, -1):
        now = NOW - timedelta(days=day)
        times = spared([*times, now], now)
    days = {each.date() for each in times}
    assert len(times) == len(days)  # one a day
    assert {NOW.date() - timedelta(days=age) for age in range(31)} <= days
    older = sorted(day for day in days if (NOW.date() - day).days > 30)
    # The last day of each month; of October only what is more than thirty days ago.
    months = [(2025, 11), (2025, 12), *((2026, month) for month in range(1, 10))]
    ends = [date(year, month, monthrange(year, month)[1]) for year, month in months]
    assert older == [*ends, date(2026, 10, 26)]


MOMENTS = st.datetimes(datetime(2024, 1, 1), NOW)


@given(st.lists(MOMENTS, max_size=60))
def test_each_day_of_thirty_and_each_month_keeps_its_last(times: list[datetime]) -> None:
    stay = spared(times, NOW)
    assert stay <= set(times)
    assert set(sorted(times)[-10:]) <= stay
    for each in times:
        days = (NOW.date() - each.date()).days
        same = [
            other
            for other in times
            if (
                other.date() == each.date()
                if days <= 30
                else (other.year, other.month) == (each.year, each.month)
                and (NOW.date() - other.date()).days > 30
            )
        ]
        assert max(same) in stay
    assert spared(stay, NOW) == stay
