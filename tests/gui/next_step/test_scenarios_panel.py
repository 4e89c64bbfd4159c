"""The panel of scenarios: made, named, changed, compared, applied, and all of it undone."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.gui.main_window import MainWindow
from planner.gui.next_step.scenarios.picker import InputPicker
from planner.model.book import Book
from planner.model.differences import Change, Subject, Target
from planner.model.plan import Channel
from planner.model.scenarios import scenario_plan
from planner.words.numbers import money
from tests.gui.conftest import Opener
from tests.gui.driving import Alt, Control, Shift, click, dialog, press, redo, type_in, undo
from tests.gui.next_step.scenarios import (
    GROWTH,
    add,
    choice_of,
    figures,
    listed,
    names,
    number_of,
    panel_of,
    row_of,
    scenarios,
    take,
    tick,
    with_scenarios,
)
from tests.gui.plans import EXAMPLE

BAKERY = EXAMPLE.clients[0]


def step(window: MainWindow) -> str:
    return window.document.undo.undoText()


# Making them


def test_the_empty_panel_invites_and_the_first_scenario_is_named_at_once(
    window: MainWindow,
) -> None:
    panel = panel_of(window)
    assert panel.invitation.isVisible()
    assert panel.invitation.text() == "Try another price without touching your plan"
    click(panel.first)
    assert not panel.invitation.isVisible()
    assert listed(panel) == ["Your plan", "Scenario 1"]
    assert panel.editor.name.hasFocus()
    assert step(window) == "Add a scenario"
    QTest.keyClicks(panel.editor.name, "Raise services")
    assert names(window) == ["Raise services"]
    assert listed(panel) == ["Your plan", "Raise services"]
    assert step(window) == "Rename scenario"
    undo(window)
    undo(window)
    assert panel.invitation.isVisible()
    redo(window)
    redo(window)
    assert names(window) == ["Raise services"]


def test_a_difference_is_found_by_its_words_and_typed_in_one_step(window: MainWindow) -> None:
    panel = panel_of(window)
    click(panel.first)
    add(panel, "growth serv")
    into = number_of(panel, GROWTH)
    assert into.hasFocus()
    assert into.text() == "250.00"
    assert "says the same" in row_of(panel, GROWTH).trouble.text()
    QTest.keyClicks(into, "299")
    row = row_of(panel, GROWTH)
    assert (row.what.text(), row.base.text(), row.change.text()) == (
        "Growth · Services",
        "250.00 →",
        "(+49.00)",
    )
    assert not row.trouble.isVisible()
    assert scenarios(window)[0].changes == (Change(*GROWTH, 29900),)
    assert step(window) == "Change Growth · Services in “Scenario 1”"
    profit = Book(scenario_plan(window.document.plan, scenarios(window)[0])).profit
    before = Book(EXAMPLE).profit
    assert profit is not None and before is not None
    assert figures(panel)[0] == (
        "You earn",
        money(before, EXAMPLE.currency),
        f"{money(profit, EXAMPLE.currency)} {money(profit - before, EXAMPLE.currency, sign=True)}",
    )
    undo(window)
    assert scenarios(window)[0].changes == ()
    assert panel.editor.differences == {}
    redo(window)
    assert number_of(panel, GROWTH).text() == "299.00"


def test_an_undo_of_a_difference_leaves_the_hand_where_another_begins(window: MainWindow) -> None:
    panel = panel_of(window)
    click(panel.first)
    add(panel, "growth services")
    QTest.keyClicks(number_of(panel, GROWTH), "299")
    undo(window)
    assert not panel.editor.differences
    assert panel.editor.add.hasFocus()


def test_what_is_typed_wrong_is_said_under_the_field_and_changes_nothing(
    window: MainWindow,
) -> None:
    panel = panel_of(window)
    click(panel.first)
    add(panel, "growth serv")
    type_in(number_of(panel, GROWTH), "2x")
    assert "“x”" in row_of(panel, GROWTH).complaint.text()
    assert scenarios(window)[0].changes == (Change(*GROWTH, 25000),)
    type_in(number_of(panel, GROWTH), "12*25")
    assert not row_of(panel, GROWTH).complaint.isVisible()
    assert scenarios(window)[0].changes == (Change(*GROWTH, 30000),)


def test_a_channel_is_chosen_for_a_client(window: MainWindow) -> None:
    panel = panel_of(window)
    click(panel.first)
    add(panel, f"{BAKERY.name.lower()} channel")
    target = Target(Subject.CLIENT, BAKERY.id, "channel")
    into = choice_of(panel, target)
    assert (into.currentText(), into.count()) == ("resale", 2)
    into.setFocus()
    press(into, Qt.Key.Key_Down)
    assert scenarios(window)[0].changes == (Change(*target, Channel.COMMISSION),)
    assert row_of(panel, target).base.text() == "resale →"


def test_a_rate_that_could_be_two_is_asked_about(window: MainWindow) -> None:
    panel = panel_of(window)
    click(panel.first)
    add(panel, "sales tax")
    target = Target(Subject.AGENCY, "", "tax_rate")
    type_in(number_of(panel, target), "0.25")
    assert row_of(panel, target).complaint.isVisible()
    type_in(number_of(panel, target), "25 %")
    assert scenarios(window)[0].changes == (Change(*target, Decimal("0.25")),)


def test_the_search_lists_inputs_with_their_values_and_is_left_by_escape(
    window: MainWindow,
) -> None:
    panel = panel_of(window)
    click(panel.first)
    click(panel.editor.add)
    picker = dialog(InputPicker, panel)
    assert picker.model.rowCount() > 20
    assert picker.model.found[0].words == "Essential · Services"
    QTest.keyClicks(picker.search, "hour costs")
    assert [(each.words, each.keys) for each in picker.model.found] == [
        ("What an hour costs", "35.00")
    ]
    press(picker.search, Qt.Key.Key_A, Control)
    QTest.keyClicks(picker.search, "no such thing")
    assert picker.nothing.isVisible()
    press(picker.search, Qt.Key.Key_Return)
    press(picker.search, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert scenarios(window)[0].changes == ()


def test_the_arrows_move_in_what_is_found(window: MainWindow) -> None:
    panel = panel_of(window)
    click(panel.first)
    click(panel.editor.add)
    picker = dialog(InputPicker, panel)
    QTest.keyClicks(picker.search, "services")
    assert [each.words for each in picker.model.found[:3]] == [
        "Essential · Services",
        "Growth · Services",
        "Scale · Services",
    ]
    press(picker.search, Qt.Key.Key_Down)
    press(picker.search, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [each.target for each in scenarios(window)[0].changes] == [GROWTH]


# The list


def test_keys_rename_move_and_remove(open_window: Opener) -> None:
    window = open_window(with_scenarios("A", "B", "C"))
    panel = panel_of(window)
    take(panel, 2)
    view = panel.shelf.names
    press(view, Qt.Key.Key_F2)
    assert panel.editor.name.hasFocus()
    assert panel.editor.name.selectedText() == "B"
    view.setFocus()
    press(view, Qt.Key.Key_Up, Alt | Shift)
    assert names(window) == ["B", "A", "C"]
    assert panel.in_hand == "s2"
    press(view, Qt.Key.Key_Down, Alt | Shift)
    press(view, Qt.Key.Key_Down, Alt | Shift)
    assert names(window) == ["A", "C", "B"]
    assert step(window) == "Move scenario"
    press(view, Qt.Key.Key_Delete, Control)
    assert names(window) == ["A", "C"]
    assert panel.in_hand == "s3"
    assert step(window) == "Remove scenario"
    undo(window)
    assert names(window) == ["A", "C", "B"]


def test_buttons_do_what_can_be_done(open_window: Opener) -> None:
    window = open_window(with_scenarios("A", "B"))
    panel = panel_of(window)
    buttons = panel.shelf.buttons
    assert not any(button.isEnabled() for button in buttons.values())
    take(panel, 1)
    assert [key for key, button in buttons.items() if button.isEnabled()] == [
        "duplicate",
        "down",
        "remove",
    ]
    click(buttons["duplicate"])
    assert names(window) == ["A", "A (copy)", "B"]
    assert panel.in_hand == "s3"
    click(buttons["up"])
    assert names(window) == ["A (copy)", "A", "B"]
    for _ in range(3):
        click(buttons["remove"])
    assert names(window) == []
    assert panel.first.hasFocus()


def test_a_note_is_kept(open_window: Opener) -> None:
    window = open_window(with_scenarios("A"))
    panel = panel_of(window)
    take(panel, 1)
    panel.editor.note.setFocus()
    QTest.keyClicks(panel.editor.note, "ask Anna")
    assert scenarios(window)[0].note == "ask Anna"
    assert step(window) == "Change the note on a scenario"


def test_ticked_ones_stand_beside_the_plan_and_a_sixth_has_no_room(open_window: Opener) -> None:
    window = open_window(with_scenarios(*"ABCDEF"))
    window.resize(1280, 800)
    panel = panel_of(window)
    heads = panel.comparing.tables[0].shown.heads
    assert [head.words for head in heads[1:]] == ["Your plan", *"ABCDE"]
    sixth = panel.shelf.names.item(6)
    assert not sixth.flags() & Qt.ItemFlag.ItemIsUserCheckable
    tick(panel, 2)
    heads = panel.comparing.tables[0].shown.heads
    assert [head.words for head in heads[1:]] == ["Your plan", *"ACDE"]
    assert panel.shelf.names.item(6).flags() & Qt.ItemFlag.ItemIsUserCheckable
    panel.shelf.names.setFocus()
    panel.shelf.names.setCurrentRow(6)
    press(panel.shelf.names, Qt.Key.Key_Space)
    heads = panel.comparing.tables[0].shown.heads
    assert [head.words for head in heads[1:]] == ["Your plan", *"ACDEF"]
    assert window.document.undo.count() == 0


def test_a_new_one_is_ticked_under_the_id_of_one_that_was_not(open_window: Opener) -> None:
    window = open_window(with_scenarios("A", "B"))
    panel = panel_of(window)
    tick(panel, 2)
    take(panel, 2)
    click(panel.shelf.buttons["remove"])
    undo(window)
    assert panel.shelf.ticked(window.document.plan) == ["s1"]
    redo(window)
    click(panel.shelf.new)
    assert [each.id for each in scenarios(window)] == ["s1", "s2"]
    assert panel.shelf.ticked(window.document.plan) == ["s1", "s2"]
    assert len(figures(panel)[0]) == 4
