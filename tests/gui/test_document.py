"""One plan, edited in one way: runs, steps, the way back, and what counts as saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from planner.gui.document import Document
from planner.model.edits import with_agency
from planner.model.plan import Plan
from planner.storage.on_disk import OnDisk
from planner.storage.plan_file import PlanFileError, load
from planner.words import catalogue
from planner.words.catalogue import text
from tests.gui.plans import EXAMPLE, QUICK


@pytest.fixture
def document() -> Iterator[Document]:
    document = Document(EXAMPLE)
    yield document
    document.undo.clear()


def overheads(amount: int) -> Plan:
    return with_agency(EXAMPLE, overheads=amount)


def costs() -> str:
    return text("Change overheads")


def test_edits_of_a_run_are_one_step(document: Document) -> None:
    for amount in (1, 12, 123):
        document.edit(costs, overheads(amount), merge="overheads")
    assert document.undo.count() == 1
    document.undo.undo()
    assert document.plan == EXAMPLE
    document.undo.redo()
    assert document.plan == overheads(123)


def test_settling_ends_a_run(document: Document) -> None:
    document.edit(costs, overheads(1), merge="overheads")
    document.settle()
    document.edit(costs, overheads(2), merge="overheads")
    assert document.undo.count() == 2


def test_edits_of_other_keys_or_none_are_steps_of_their_own(document: Document) -> None:
    document.edit(costs, overheads(1), merge="overheads")
    document.edit(costs, overheads(2), merge="fee")
    document.edit(costs, overheads(3))
    document.edit(costs, overheads(4))
    assert document.undo.count() == 4


def test_an_edit_that_changes_nothing_is_none(document: Document) -> None:
    spy = QSignalSpy(document.changed)
    document.edit(costs, EXAMPLE)
    assert (document.undo.count(), spy.count()) == (0, 0)


def test_the_base_of_a_run_is_the_plan_from_before_it(document: Document) -> None:
    assert document.base("overheads") is EXAMPLE
    document.edit(costs, overheads(1), merge="overheads")
    assert document.base("overheads") is EXAMPLE
    assert document.base("fee") == overheads(1)
    document.settle()
    assert document.base("overheads") == overheads(1)


def test_a_run_that_comes_back_leaves_no_trace(document: Document) -> None:
    document.edit(costs, overheads(1), merge="overheads")
    document.edit(costs, EXAMPLE, merge="overheads")
    assert (document.undo.count(), document.unsaved) == (0, False)
    assert document.base("overheads") == EXAMPLE


def test_a_saved_state_is_reached_again_by_undo_and_redo(
    document: Document, tmp_path: Path
) -> None:
    unsaved = []
    document.edit(costs, overheads(1))
    unsaved.append(document.unsaved)
    document.save(tmp_path / "a.agencyplan")
    for go in (document.undo.undo, document.undo.redo):
        unsaved.append(document.unsaved)
        go()
    assert [*unsaved, document.unsaved] == [True, False, True, False]
    assert load(tmp_path / "a.agencyplan").plan == overheads(1)


def test_saving_ends_a_run(document: Document, tmp_path: Path) -> None:
    document.edit(costs, overheads(1), merge="overheads")
    document.save(tmp_path / "a.agencyplan")
    document.edit(costs, overheads(2), merge="overheads")
    assert (document.undo.count(), document.unsaved) == (2, True)


def test_a_plan_that_cannot_be_saved_stays_unsaved(document: Document, tmp_path: Path) -> None:
    document.edit(costs, overheads(1))
    with pytest.raises(PlanFileError):
        document.save(tmp_path / "nowhere" / "a.agencyplan")
    assert document.unsaved
    assert document.path is None


def test_another_plan_forgets_the_steps_and_the_what_if(document: Document, tmp_path: Path) -> None:
    document.edit(costs, overheads(1))
    document.look_at(40)
    document.begin(QUICK, tmp_path / "quick.agencyplan")
    assert (document.plan, document.what_if, document.undo.count()) == (QUICK, None, 0)
    assert not document.unsaved


def test_a_plan_of_ones_own_is_unsaved_until_it_has_a_file(
    document: Document, tmp_path: Path
) -> None:
    document.begin(QUICK, None)
    before = document.unsaved
    document.save(tmp_path / "mine.agencyplan")
    assert (before, document.unsaved) == (True, False)


def test_an_example_has_nothing_to_lose_until_it_is_edited(document: Document) -> None:
    document.begin(QUICK, None, example=True)
    before = document.unsaved
    document.edit(costs, overheads(1))
    assert (before, document.unsaved) == (False, True)


def test_looking_is_no_edit(document: Document) -> None:
    spy = QSignalSpy(document.changed)
    document.look_at(40)
    document.look_at(40)
    assert (spy.count(), document.undo.count(), document.unsaved) == (1, 0, False)


def test_the_title_is_the_name_of_the_plan_or_of_its_file(
    document: Document, tmp_path: Path
) -> None:
    assert document.title == "Autumn pricing"
    document.begin(Plan(**{**vars(EXAMPLE), "name": ""}), tmp_path / "spring.agencyplan")
    assert document.title == "spring"


def test_steps_are_named_in_the_language_in_use(document: Document) -> None:
    document.edit(costs, overheads(1))
    assert document.undo.undoText() == "Change overheads"
    catalogue.use("fr")
    document.retranslate()
    assert document.undo.undoText() == text("Change overheads") != "Change overheads"


def test_the_last_steps_are_told_newest_first_with_the_plans_before_them(
    document: Document,
) -> None:
    assert document.steps(3) == []
    for amount in (1, 2, 3):
        document.edit(costs, overheads(amount))
    assert document.steps(2) == [(costs(), overheads(2)), (costs(), overheads(1))]
    assert [before for _, before in document.steps(9)] == [overheads(2), overheads(1), EXAMPLE]
    document.undo.undo()
    assert [before for _, before in document.steps(9)] == [overheads(1), EXAMPLE]


def test_what_another_program_wrote_is_taken_as_one_step_and_is_what_the_file_says(
    document: Document, tmp_path: Path
) -> None:
    document.save(tmp_path / "a.agencyplan")
    document.edit(costs, overheads(1), merge="overheads")
    document.take(lambda: text("Take the changed file"), OnDisk(overheads(7), None))
    assert (document.plan, document.unsaved) == (overheads(7), False)
    document.edit(costs, overheads(8), merge="overheads")
    assert document.undo.count() == 3
    document.undo.undo()
    assert not document.unsaved
    document.undo.undo()
    assert (document.plan, document.unsaved) == (overheads(1), True)


def test_a_plan_that_is_stood_by_is_unsaved_though_nothing_was_edited(
    document: Document, tmp_path: Path
) -> None:
    document.save(tmp_path / "a.agencyplan")
    document.stand(OnDisk(overheads(7), None))
    assert (document.plan, document.unsaved, document.undo.count()) == (EXAMPLE, True, 0)
    document.save(tmp_path / "a.agencyplan")
    assert not document.unsaved


def test_another_plan_is_told_of_when_all_of_it_is_there(
    document: Document, tmp_path: Path
) -> None:
    document.edit(costs, overheads(1))
    told: list[tuple[Plan, Path | None]] = []
    for signal in (document.begun, document.changed, document.renamed):
        signal.connect(lambda: told.append((document.plan, document.path)))
    path = tmp_path / "quick.agencyplan"
    document.begin(QUICK, path)
    assert told == [(QUICK, path)] * 3
