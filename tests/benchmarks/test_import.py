"""A list of 50,000 clients: read from text and from a spreadsheet, and made into rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import openpyxl
import pytest

from planner.storage.client_import import Memory, outcome
from planner.storage.grid import Grid, of_bytes
from planner.storage.import_guess import guess
from tests.benchmarks.books import book
from tests.benchmarks.scores import Benchmark, Score

ROWS = 50_000
HEADINGS = ("Client", "Package", "Contacts", "Accounts", "Status", "Services", "Hours", "Note")


def cells() -> list[tuple[str | float, ...]]:
    return [
        (f"Client {n}", "Growth", n % 5000 + 1, n % 9 + 1, "Active", n / 100, 2.75, f'note "{n}"')
        for n in range(ROWS)
    ]


def timed(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun


@pytest.fixture(scope="module")
def text() -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows([HEADINGS, *cells()])
    return file.getvalue()


@pytest.fixture(scope="module")
def grid(text: str) -> Grid:
    return of_bytes(text.encode())


def test_reading_text(benchmark: Benchmark, score: Callable[[Score], None], text: str) -> None:
    ours = benchmark.pedantic(timed, args=(lambda: of_bytes(text.encode()),), rounds=1)
    theirs = timed(lambda: list(csv.reader(io.StringIO(text, newline=""), delimiter=";")))
    score(Score(f"CSV, {ROWS:,} rows", ours, "≤ 10×", theirs, "csv.reader, told how"))


def test_reading_a_spreadsheet(benchmark: Benchmark, score: Callable[[Score], None]) -> None:
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("Clients")
    for row in (HEADINGS, *cells()):
        sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    content = file.getvalue()
    ours = benchmark.pedantic(timed, args=(lambda: of_bytes(content),), rounds=1)

    def values() -> object:
        opened = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return list(opened.worksheets[0].iter_rows(values_only=True))

    score(Score(f"XLSX, {ROWS:,} rows", ours, "≤ 2×", timed(values), "openpyxl's values"))


def test_making_rows(benchmark: Benchmark, score: Callable[[Score], None], grid: Grid) -> None:
    plan = book(1)
    choices = replace(guess(grid, plan), packages={"Growth": plan.packages[0].id})
    memory: Memory = {}
    first = timed(lambda: outcome(grid, plan, choices, memory=memory))
    again = benchmark.pedantic(
        timed, args=(lambda: outcome(grid, plan, choices, memory=memory),), rounds=1
    )
    score(Score(f"{ROWS:,} rows after a choice", again, "faster", first, "the first look"))
