"""Whatever stands under the keys of the months to come, a command answers or says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.cli import main
from planner.model.book import Book
from planner.storage.plan_file import PlanFileError, content_of, parse
from planner.words import catalogue
from planner.words.places import place_words
from tests.model.plans import book_of, example
from tests.storage.junk_months import junk

SEEDS = range(165)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


def test_a_command_answers_or_says_all_that_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "plan.json"
    answered = 0
    for seed in SEEDS:
        file.write_text(json.dumps(junk(seed)), "utf-8")
        for command in (["projection", "--months=13", "--csv"], ["summary"]):
            status = main([command[0], str(file), *command[1:]])
            out, err = capsys.readouterr()
            if status == 0:
                answered += 1
                assert err == "", seed
                continue
            assert (status, out) == (2, ""), (seed, err)
            for line in err.splitlines():
                assert line.startswith("planner: assumptions"), (seed, line)
                assert len(line) < 400, (seed, line)
    assert 15 < answered < len(SEEDS)


def test_no_figure_of_today_depends_on_it() -> None:
    today = book_of(example())
    opened = 0
    for seed in SEEDS:
        try:
            plan = parse(json.dumps(junk(seed)).encode()).plan
        except PlanFileError as error:
            assert {problem.place[0] for problem in error.problems} == {"assumptions"}, seed
            continue
        opened += 1
        book = Book(plan)
        assert (book.profit, book.totals) == (today.profit, today.totals), seed
        assert {problem.place[0] for problem in book.problems} <= {"assumptions"}, seed
        assert parse(content_of(plan)).plan == plan
    assert opened > 30


def test_every_place_has_a_name_that_people_use() -> None:
    for seed in range(250, 400):
        try:
            plan = parse(json.dumps(junk(seed)).encode()).plan
        except PlanFileError:
            continue
        problems = Book(plan).problems
        for language in ("en", "fr"):
            catalogue.use(language)
            for problem in problems:
                where = place_words(plan, problem.place)
                assert not set("[]_") & set(where), where
