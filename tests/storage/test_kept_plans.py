"""Plans of every version of the format open, and are written in none newer than need be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from planner.model.book import Book
from planner.model.differences import Subject
from planner.model.plan import Assumptions
from planner.storage.kinds import Kind, Many, Record
from planner.storage.layout import DIFFERING, FORMAT, PLAN, VERSION
from planner.storage.plan_file import PlanFileError, content_of, load, parse
from planner.storage.schema import schema
from planner.words.sentences import sentence
from tests.model.plans import example, plan_of
from tests.storage.documents import Document, documents

KEPT = Path(__file__).parent.parent / "data" / "plans"
VERSIONS = range(1, VERSION + 1)

NEW: dict[str, Any] = {
    "seasonality": ["1.5", *["1"] * 10, "0.5"],
    "packages": [{"package": "growth", "monthly_churn": "0.01"}],
    "contact_growth": "0.02",
    "price_changes": [{"month": 3, "whose": "vendor", "rate": "0.1"}],
    "planned": [{"month": 3, "move": "leave", "client": "c2"}],
    "paid_after_days": 30,
    "commission_payout_months": 1,
}
NOTHING: dict[str, Any] = {
    "seasonality": [],
    "packages": [],
    "contact_growth": None,
    "price_changes": [],
    "planned": [],
    "paid_after_days": 0,
    "commission_payout_months": 0,
}


# 85.00 + 20 % = 102.00: 2.96 + 0.30 = 3.26; 99.00 + 20 % = 118.80: 3.45 + 0.30 = 3.75.
BAKERY_FEE = 375 - 326
# 449.00 + 20 % = 538.80: 15.63 + 0.30 = 15.93 a month; 6,465.60 a year: (187.50 + 0.30) / 12.
HOTEL_FEE = 1593 - 1565


def kept(version: int) -> Path:
    return KEPT / f"version-{version}.agencyplan"


def written(document: Document) -> Any:
    return json.loads(content_of(plan_of(document)))


def since(kind: Kind) -> Iterator[tuple[str, int, bool]]:
    """Each key that came after the first version: its name, its version, whether it is sparse."""
    match kind:
        case Record(make, fields, inlined):
            for field in (*fields, *(() if inlined is None else inlined[1].fields)):
                if field.since > 1:
                    yield f"{make.__name__}.{field.key}", field.since, field.sparse
                yield from since(field.kind)
        case Many(of):
            yield from since(of)
        case _:
            return


@pytest.mark.parametrize("version", VERSIONS)
def test_a_kept_file_opens_and_is_written_as_it_stands(version: int) -> None:
    content = kept(version).read_bytes()
    assert json.loads(content)["version"] == version
    loaded = load(kept(version))
    assert {warning.code for warning in loaded.warnings} == {"unknown-key"}
    assert content_of(loaded.plan) == content
    Draft202012Validator(schema()).validate(json.loads(content))


def test_a_kept_file_says_what_it_said_of_today() -> None:
    # The second is the worked example: what is assumed of later months touches no figure of today.
    book = Book(load(kept(2)).plan)
    assert book.problems == ()
    assert (book.profit, book.counted) == (281692, 22)
    # In the first, 14 bakeries pay list + 20.00 in place of 25.00, and the hotel pays its 7
    # accounts a year at once.
    first = Book(load(kept(1)).plan)
    assert first.problems == ()
    assert first.profit == 281692 + 14 * (1400 - BAKERY_FEE) + 7 * HOTEL_FEE


def test_the_second_version_says_all_that_is_new() -> None:
    assumed = load(kept(2)).plan.assumptions
    for key in NEW:
        assert getattr(assumed, key) != getattr(Assumptions(), key), key


def test_a_key_that_is_new_is_sparse_and_its_version_known() -> None:
    found = list(since(PLAN))
    assert {name for name, _, _ in found} == {f"Assumptions.{key}" for key in NEW}
    assert all(sparse and 1 < version <= VERSION for _, version, sparse in found)
    assert max(version for _, version, _ in found) == VERSION


@pytest.mark.parametrize("key", NEW)
def test_a_plan_is_written_in_the_first_version_that_has_its_keys(key: str) -> None:
    # A first version that states such a key was never anything else than what it says.
    stated = written(example({f"assumptions.{key}": NEW[key]}))
    assert stated["version"] == 2
    assert stated["assumptions"][key] == NEW[key]
    silent = written(example({"version": 2, f"assumptions.{key}": NOTHING[key]}))
    assert silent == written(example())
    assert silent["version"] == 1


@pytest.mark.parametrize("key", ["contact_growth", "paid_after_days", "commission_payout_months"])
def test_a_scenario_that_changes_what_is_new_is_of_the_second_version(key: str) -> None:
    for value in (NEW[key], NOTHING[key]):
        change = {"of": "assumptions", "key": key, "value": value}
        document = example({"scenarios": [{"id": "s1", "changes": [change]}]})
        assert written(document)["version"] == 2
    old = {"of": "assumptions", "key": "monthly_churn", "value": "0.03"}
    assert written(example({"scenarios": [{"id": "s1", "changes": [old]}]}))["version"] == 1


@given(documents())
@settings(max_examples=25)
def test_no_plan_is_written_as_newer_or_older_than_it_is(document: Document) -> None:
    made = written(document)
    changed = (change for each in made.get("scenarios", []) for change in each["changes"])
    differing = DIFFERING[Subject.ASSUMPTIONS]
    new = NEW.keys() & made.get("assumptions", {}).keys() or any(
        change["of"] == "assumptions" and differing[change["key"]].since > 1 for change in changed
    )
    assert made["version"] == (2 if new else 1)
    # Whatever version a file says it is of, it is read by what it says.
    as_other = {**document, "version": 3 - made["version"]}
    assert plan_of(as_other) == plan_of(document)


@pytest.mark.parametrize("version", [VERSION + 1, VERSION + 7, 10**14])
def test_a_newer_version_is_refused_and_left_untouched(tmp_path: Path, version: int) -> None:
    file = tmp_path / "plan.agencyplan"
    newer = json.dumps({"format": FORMAT, "version": version, "all": "different"}).encode()
    file.write_bytes(newer)
    with pytest.raises(PlanFileError) as refused:
        load(file)
    (problem,) = refused.value.problems
    assert sentence(problem) == (
        "version: this plan needs a newer version of the program (its format is "
        f"{version}, this program knows {VERSION}): update the program; the file is left as it is"
    )
    assert file.read_bytes() == newer


@pytest.mark.parametrize("version", [0, -1, True, "2", 2.0, None])
def test_what_is_no_version_is_refused(version: object) -> None:
    with pytest.raises(PlanFileError) as refused:
        parse(json.dumps(example({"version": version})).encode())
    assert [each.code for each in refused.value.problems] == ["no-version"]
