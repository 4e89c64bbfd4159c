"""Scenarios and the plan under them: it changes, takes one over, and gives its last edits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from planner import resource
from planner.gui.finder import Finder
from planner.gui.main_window import MainWindow
from planner.gui.next_step.scenarios.picker import InputPicker
from planner.gui.scene_painter import measure
from planner.model.client_edits import with_duplicates
from planner.model.differences import Subject, Target
from planner.model.edits import with_agency
from planner.model.package_edits import removed as without_package
from planner.model.scenario_edits import with_change
from planner.words.numbers import money
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, field, press, type_in, undo
from tests.gui.next_step.scenarios import (
    GROWTH,
    HOURS,
    come_back,
    figures,
    listed,
    panel_of,
    row_of,
    scenarios,
    take,
    tick,
    with_scenarios,
)
from tests.gui.plans import EXAMPLE, large_document
from tests.gui.words_shown import pieces, still_english, words_of
from tests.model.plans import plan_of


def step(window: MainWindow) -> str:
    return window.document.undo.undoText()


def test_a_change_of_the_plan_shows_in_every_scenario(open_window: Opener) -> None:
    window = open_window(with_scenarios("A", "B"))
    panel = panel_of(window)
    before = figures(panel)[0]
    window.pages.choose("overview")
    type_in(field(window, "overheads"), "500")  # 50.00 more than in the worked example
    panel_of(window)
    own = [cell.split()[0] for cell in before[1:]]
    now = [cell.split()[0] for cell in figures(panel)[0][1:]]
    assert [_cents(each) - _cents(other) for each, other in zip(own, now, strict=True)] == [
        5000
    ] * 3
    assert [cell.split()[1:] for cell in figures(panel)[0]] == [cell.split()[1:] for cell in before]


def _cents(figure: str) -> int:
    return int(figure.replace(",", "").replace(".", ""))


def test_apply_makes_it_the_plan_in_one_step(open_window: Opener) -> None:
    window = open_window(with_scenarios("A", "B"))
    panel = panel_of(window)
    take(panel, 1)
    assert not panel.editor.apply.isEnabled()
    take(panel, 2)
    assert "stays" in panel.editor.after.text()
    click(panel.editor.apply)
    package = window.document.plan.package("growth")
    assert package is not None
    assert package.services_price == 26000
    assert [each.changes for each in scenarios(window)] == [(), ()]
    assert step(window) == "Apply “B”"
    assert not panel.editor.apply.isEnabled()
    undo(window)
    assert window.document.plan == with_scenarios("A", "B")


def test_what_a_removed_package_leaves_behind_is_said_and_taken_out(open_window: Opener) -> None:
    plan = with_change(with_scenarios("A", "B"), "s2", HOURS, Decimal(3))
    window = open_window(plan)
    panel = panel_of(window)
    take(panel, 2)
    index = [each.id for each in plan.packages].index("growth")
    window.document.edit(lambda: "Remove package", without_package(plan, index, "essential"))
    QApplication.processEvents()
    assert "no such package" in row_of(panel, GROWTH).trouble.text()
    assert panel.editor.clean.text() == "Remove the 2 differences that change nothing"
    click(row_of(panel, GROWTH).remove)
    assert list(panel.editor.differences) == [HOURS]
    assert row_of(panel, HOURS).remove.hasFocus()
    click(panel.editor.clean)
    assert scenarios(window)[1].changes == ()
    assert step(window) == "Remove differences that change nothing"
    assert panel.editor.add.hasFocus()


def test_the_last_edits_become_a_scenario(window: MainWindow) -> None:
    panel = panel_of(window)
    assert not panel.first_kept.isEnabled()
    window.pages.choose("overview")
    type_in(field(window, "overheads"), "500")
    type_in(field(window, "hourly_cost"), "40")
    panel_of(window)
    click(panel.first_kept)
    (menu,) = [each for each in panel.findChildren(QMenu) if each.isVisible()]
    said = [action.text() for action in menu.actions()][1:]
    assert [each.split(" (")[1] for each in said] == ["1 difference)", "2 differences)"]
    menu.setActiveAction(menu.actions()[2])
    press(menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.document.plan.agency == EXAMPLE.agency
    assert {(each.key, each.value) for each in scenarios(window)[0].changes} == {
        ("overheads", 50000),
        ("hourly_cost", 4000),
    }
    assert step(window) == "Keep edits as a scenario"
    come_back(panel)
    assert panel.editor.name.hasFocus()
    undo(window)
    assert window.document.plan.agency.overheads == 50000
    assert scenarios(window) == ()


def test_an_edit_of_a_large_book_is_kept_without_a_wait(open_window: Opener) -> None:
    plan = plan_of(large_document(2000))
    window = open_window(plan)
    panel = panel_of(window)
    more = tuple(replace(each, accounts=2) for each in plan.clients)
    window.document.edit(lambda: "Fill down", replace(plan, clients=more))
    (step,) = panel.keeping.menu().actions()[1:]
    assert step.text() == "Fill down (more than 1,000 differences)"
    panel.keeping.kept.emit(plan)
    assert len(scenarios(window)[0].changes) == 2000
    assert window.document.plan.clients == plan.clients
    editor = panel.editor
    assert len(editor.differences) == 30
    assert editor.earlier.text() == "Show 30 of the 1,970 earlier differences"
    click(editor.earlier)
    assert [each.id for each in editor.differences] == [f"c{n}" for n in range(1940, 2000)]
    assert row_of(panel, next(iter(editor.differences))).remove.hasFocus()
    window.calculator.wait()
    panel._latest.wait()


def test_differences_out_of_view_come_into_it(open_window: Opener) -> None:
    plan = with_scenarios("A", plan=plan_of(large_document(40)))
    for number in range(31):
        target = Target(Subject.CLIENT, f"c{number}", "accounts")
        plan = with_change(plan, "s1", target, 2)
    window = open_window(plan)
    panel = panel_of(window)
    take(panel, 1)
    assert panel.editor.earlier.text() == "Show the 1 earlier difference"
    click(row_of(panel, Target(Subject.CLIENT, "c30", "accounts")).remove)
    assert next(iter(panel.editor.differences)).id == "c0"
    assert not panel.editor.earlier.isVisible()


def test_another_plan_begins_anew(open_window: Opener) -> None:
    window = open_window(with_scenarios("A", "B"))
    panel = panel_of(window)
    take(panel, 2)
    tick(panel, 2)
    window.document.begin(with_scenarios("C", "D"), None)
    QApplication.processEvents()
    assert listed(panel) == ["Your plan", "C", "D"]
    heads = panel.comparing.tables[0].shown.heads
    assert [head.words for head in heads[1:]] == ["Your plan", "C", "D"]


def test_a_large_book_is_compared_beside_the_window(open_window: Opener) -> None:
    plan = with_scenarios("A", "B", plan=plan_of(large_document(1600)))
    plan = with_change(plan, "s2", Target(Subject.AGENCY, "", "hourly_cost"), 3600)
    window = open_window(plan)
    panel = panel_of(window)

    def shown() -> None:
        QApplication.processEvents()
        assert len(panel.comparing.tables[0].lines) == 10

    open_window.qtbot.waitUntil(shown, timeout=10_000)
    hours = plan.packages[1].hours
    dearer = 1600 * (round(hours * 3600) - round(hours * 3500))
    assert figures(panel)[0][3].endswith(money(-dearer, plan.currency))
    take(panel, 2)
    click(panel.editor.add)
    picker = dialog(InputPicker, panel)
    QTest.keyClicks(picker.search, "client 1234 hours")
    assert picker.model.found[0].words == "Client 1234 · Hours"
    press(picker.search, Qt.Key.Key_Escape)
    window.calculator.wait()
    panel._latest.wait()


def test_a_place_of_the_plan_is_revealed(open_window: Opener) -> None:
    panel = panel_of(open_window(with_scenarios("A", "B")))
    assert panel.reveal(("scenarios", 1, "name"))
    assert panel.in_hand == "s2"
    assert panel.editor.name.hasFocus()
    assert not panel.reveal(("scenarios", 9))
    assert not panel.reveal(("agency", "overheads"))


def test_hover_says_a_bar_in_words(open_window: Opener) -> None:
    panel = panel_of(open_window(with_scenarios("A", "B")))
    canvas = panel.comparing.picture.canvas
    assert canvas.picture is not None
    assert "A: $" in canvas.accessibleDescription()
    spots = canvas.picture.spots(canvas.width(), canvas.height(), measure)
    assert [spot.words.split(":")[0] for spot in spots] == ["Your plan", "A", "B"]


def test_what_stays_in_the_plan_is_said(window: MainWindow) -> None:
    panel = panel_of(window)
    window.document.edit(lambda: "Duplicate", with_duplicates(EXAMPLE, [0]))
    cheaper = with_agency(window.document.plan, overheads=0)
    window.document.edit(lambda: "Change overheads", cheaper)
    panel.keeping.menu()
    panel.keeping.kept.emit(EXAMPLE)
    QApplication.processEvents()
    assert len(window.document.plan.clients) == len(EXAMPLE.clients) + 1
    assert window.document.plan.agency == EXAMPLE.agency
    assert panel.left_out.text().endswith("no scenario can hold them: added clients.")
    take(panel, 0)
    assert not panel.left_out.isVisible()


def test_what_the_comparison_cannot_show_is_said_where_it_is_entered(open_window: Opener) -> None:
    fee = GROWTH._replace(key="setup_fee")
    panel = panel_of(open_window(with_change(with_scenarios("A", "B"), "s2", fee, 0)))
    take(panel, 2)
    assert "No figure of a month shows this" in row_of(panel, fee).aside.text()
    assert not row_of(panel, GROWTH).aside.isVisible()


def test_the_search_finds_a_scenario_by_its_name_and_note(open_window: Opener) -> None:
    window = open_window(with_scenarios("Autumn offer", "B"))
    found = Finder(window, actions=False).find("autumn")[0]
    assert (found.words, found.where) == ("Autumn offer", "scenario")
    found.go()
    panel = panel_of(window)
    assert panel.in_hand == "s1"
    assert panel.editor.name.hasFocus()


def test_all_of_it_speaks_french(open_window: Opener) -> None:
    plan = with_change(with_scenarios("A", "B"), "s2", HOURS, Decimal(3))
    plan = with_change(plan, "s2", Target(Subject.PACKAGE, "gone", "hours"), Decimal(3))
    window = open_window(plan)
    window.speak("fr")
    panel = panel_of(window)
    take(panel, 2)
    click(panel.editor.add)
    picker = dialog(InputPicker, panel)
    for of in (panel, picker):
        for said in words_of(of):
            for piece in pieces(said):
                assert still_english(resource("i18n/fr.po"), piece) == (), said
    press(picker.search, Qt.Key.Key_Escape)
