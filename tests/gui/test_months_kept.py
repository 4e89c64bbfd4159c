"""What is assumed of the months to come, in the window: kept in files, followed, never a crash."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from planner.gui.clients.columns import INDEX
from planner.gui.clients.typed import entered
from planner.gui.importing.importing import Importing
from planner.gui.main_window import MainWindow
from planner.gui.over_time.page import OverTime
from planner.gui.packages.remove import RemovePackageDialog
from planner.gui.sheet.model import Act
from planner.model.assumption_edits import with_assumed
from planner.model.book import Book
from planner.model.plan import Move, Planned, Status
from planner.model.quote_edits import with_client
from planner.storage.plan_file import PlanFileError, content_of, parse, save
from planner.words.places import said
from tests.gui.clients.test_clients_page import at
from tests.gui.clients.test_clients_page import page_of as clients_of
from tests.gui.conftest import Opener
from tests.gui.driving import (
    Control,
    dialog,
    field,
    figures,
    let_it_write,
    no_dialog,
    press,
    seen,
    type_in,
    undo,
)
from tests.gui.packages.packages import card_of, pick
from tests.gui.plans import EXAMPLE
from tests.gui.sheet.sheets import keys
from tests.model.plans import example, plan_of
from tests.model.test_named import BAKERY_JOINS, BY_SCALE, PLAN
from tests.storage.junk_months import junk

HOTEL, GROWTH = 1, 1


def version(file: Path) -> object:
    return json.loads(file.read_bytes())["version"]


def test_a_plan_is_saved_in_the_first_version_that_has_what_it_says(
    open_window: Opener, tmp_path: Path
) -> None:
    new, old = tmp_path / "new.agencyplan", tmp_path / "old.agencyplan"
    save(new, PLAN)
    save(old, EXAMPLE)
    window = open_window()
    for file, expected in ((new, 2), (old, 1)):
        before = file.read_bytes()
        assert window.files.open(file)
        overheads = field(window, "overheads")
        type_in(overheads, "450.01")
        window.files.save()
        let_it_write(window)
        assert version(file) == expected
        assert file.read_bytes() == content_of(window.document.plan) != before
        undo(window)
        window.files.save()
        let_it_write(window)
        assert file.read_bytes() == before


def test_deleting_a_client_takes_what_is_planned_of_it_in_the_same_step(
    open_window: Opener,
) -> None:
    window = open_window(PLAN)
    page = clients_of(window)
    at(page, HOTEL, "name")
    keys(page.sheet, Qt.Key.Key_Delete, held=Control)
    planned = window.document.plan.assumptions.planned
    assert [event.client for event in planned] == ["", "", "c1"]
    assert Book(window.document.plan).problems == ()
    undo(window)
    assert window.document.plan == PLAN


def test_removing_a_package_takes_what_is_assumed_of_it_in_the_same_step(
    open_window: Opener,
) -> None:
    window = open_window(PLAN)
    pick(card_of(window, GROWTH).more, card_of(window, GROWTH), "Remove")
    asked = dialog(RemovePackageDialog, window)
    for _ in range(2):
        press(asked.choice, Qt.Key.Key_Down)
    assert asked.choice.currentText() == "Remove the clients too"
    press(asked.choice, Qt.Key.Key_Return)
    assert window.document.plan.assumptions.planned == (BY_SCALE, BAKERY_JOINS)
    assert not window.problems.isVisible()
    undo(window)
    assert window.document.plan == PLAN


def test_clients_that_are_imported_anew_keep_what_is_planned_of_them(open_window: Opener) -> None:
    window = open_window(PLAN)
    importing = window.findChild(Importing)
    assert importing is not None
    anew = plan_of(example()).clients
    importing._take(tuple(anew[number] for number in (1, 0, 2)))
    leaves = next(event for event in window.document.plan.assumptions.planned if event.month == 5)
    assert leaves.client == anew[HOTEL].id
    assert Book(window.document.plan).problems == ()


def test_a_quote_that_is_won_in_the_table_is_not_to_join_again() -> None:
    joins = Planned(month=4, move=Move.JOIN, client=PLAN.clients[HOTEL].id)
    quoted = with_assumed(with_client(PLAN, HOTEL, status=Status.PROPOSED), planned=(joins,))
    status = {(HOTEL, INDEX["status"]): "active"}
    assert entered(quoted, status, Act.TYPE).plan.assumptions.planned == ()
    accounts = {(HOTEL, INDEX["accounts"]): "3"}
    assert entered(quoted, accounts, Act.TYPE).plan.assumptions.planned == (joins,)


def test_a_quote_that_an_import_has_as_a_client_is_not_to_join_again(open_window: Opener) -> None:
    joins = Planned(month=4, move=Move.JOIN, client=PLAN.clients[HOTEL].id)
    quoted = with_client(PLAN, HOTEL, status=Status.PROPOSED)
    window = open_window(with_assumed(quoted, planned=(joins,)))
    importing = window.findChild(Importing)
    assert importing is not None
    importing._take(PLAN.clients)
    assert window.document.plan == with_assumed(PLAN, planned=())


def test_junk_is_refused_or_listed_in_sentences(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "junk.agencyplan"
    page = window.pages.page("time")
    assert isinstance(page, OverTime)
    window.pages.choose("time")
    refused = listed = 0
    for seed in range(40):
        content = json.dumps(junk(seed)).encode()
        file.write_bytes(content)
        opened = window.files.open(file)
        try:
            plan = parse(content).plan
        except PlanFileError:
            refused += 1
            assert not opened, seed
            box = dialog(QMessageBox, window)
            assert "junk.agencyplan could not be opened." in box.text()
            box.reject()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            continue
        assert opened, seed
        assert no_dialog(window), seed
        assert window.document.plan == plan
        assert seen(window) == figures(EXAMPLE), seed
        problems = Book(plan).problems
        if problems:
            listed += 1
            assert window.problems.isVisible(), seed
            assert window.problems.words.text() == said(problems[0], plan)
            window.go_to(problems[0].place)
        page.choose(list(page._sections)[seed % len(page._sections)])
    assert refused > 5
    assert listed > 10
