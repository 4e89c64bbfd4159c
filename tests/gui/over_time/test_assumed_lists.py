"""Price changes and planned events: added, edited and removed by hand and by keys."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.fields.asking import Asking
from planner.gui.main_window import MainWindow
from planner.gui.over_time.assumed.clients import ClientChooser
from planner.gui.over_time.assumed.planned import PlannedDialog
from planner.gui.over_time.assumed.price_change import PriceChangeDialog
from planner.model.assumption_edits import with_assumed
from planner.model.plan import Channel, Move, Plan, Planned, PriceChange, Status, Whose
from planner.words.coming import LONGEST
from planner.words.sentences import one_line
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, no_dialog, press, type_in, undo
from tests.gui.next_step.questions import pick
from tests.gui.over_time.assumed import FULL, column, number, stated, step, unfold
from tests.gui.plans import EXAMPLE
from tests.gui.test_hostile_words import WORDS, named

Enter, Escape, Delete = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete


def back(window: MainWindow) -> None:
    """Do what a window manager does once a dialog is gone."""
    assert no_dialog(window)
    window.activateWindow()
    QApplication.processEvents()


def events(window: MainWindow) -> PlannedDialog:
    return dialog(PlannedDialog, window)


def test_a_price_change_is_added_edited_and_removed(window: MainWindow) -> None:
    inputs = column(window)
    unfold(inputs, "price_changes")
    assert inputs.prices.view.isHidden()
    click(inputs.prices.add)
    asked = dialog(PriceChangeDialog, window)
    assert not asked.accept_button.isEnabled()
    pick(asked.month, 2)
    type_in(asked.rate, "5")
    press(asked.rate, Enter)
    back(window)
    made = PriceChange(month=3, whose=Whose.VENDOR, rate=Decimal("0.05"))
    assert stated(window).price_changes == (made,)
    assert "add price change" in step(window).lower()
    assert inputs.prices.view.hasFocus()
    press(inputs.prices.view, Enter)
    asked = dialog(PriceChangeDialog, window)
    pick(asked.whose, 1)
    pick(asked.package, 2)
    type_in(asked.rate, "-2.5")
    click(asked.accept_button)
    back(window)
    other = PriceChange(month=3, whose=Whose.AGENCY, rate=Decimal("-0.025"), package="growth")
    assert stated(window).price_changes == (other,)
    assert inputs.folds["price_changes"].state.text() == "1"
    press(inputs.prices.view, Delete)
    assert stated(window).price_changes == ()
    assert inputs.prices.add.hasFocus()
    for _ in range(3):
        undo(window)
    assert window.document.plan == EXAMPLE


def test_a_rate_that_makes_no_sense_is_said_and_not_taken(window: MainWindow) -> None:
    inputs = column(window)
    unfold(inputs, "price_changes")
    click(inputs.prices.add)
    asked = dialog(PriceChangeDialog, window)
    type_in(asked.rate, "5.5.5")
    assert not asked.accept_button.isEnabled()
    assert asked.rate.wrong
    asked.cancel.setFocus()
    asked.rate.setFocus()
    press(asked.rate, Enter)  # with the hand on its way over “Cancel”, it does not cancel
    assert asked.isVisible()
    press(asked.rate, Escape)
    type_in(asked.rate, "0.05")
    link = asked.findChildren(Asking)[0].links[0]
    link.setFocus()
    press(link, Enter)
    assert asked.rate.value == Decimal("0.05") and asked.isVisible()
    asked.cancel.setFocus()
    press(asked.cancel, Enter)
    assert no_dialog(window)
    assert window.document.plan == EXAMPLE


def test_accounts_of_a_package_join(window: MainWindow) -> None:
    inputs = column(window)
    unfold(inputs, "planned")
    click(inputs.planned.add)
    asked = events(window)
    pick(asked.month, 3)
    pick(asked.who, 1)
    pick(asked.channel, 1)
    type_in(asked.accounts, "2*3")
    QTest.keyClicks(asked.note, "the fair")
    press(asked.note, Enter)
    back(window)
    made = Planned(
        month=4,
        move=Move.JOIN,
        accounts=6,
        package="growth",
        channel=Channel.COMMISSION,
        note="the fair",
    )
    assert stated(window).planned == (made,)
    assert inputs.planned.view.hasFocus()
    said = inputs.planned.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "+6 accounts: Growth, Month 4 · On commission · the fair"


def test_a_client_leaves_with_all_accounts_or_some(window: MainWindow) -> None:
    inputs = column(window)
    unfold(inputs, "planned")
    click(inputs.planned.add)
    asked = events(window)
    pick(asked.move_, 1)
    assert not asked.accept_button.isEnabled()  # nobody is chosen yet
    assert asked.who_row.isHidden() and asked.channel_row.isHidden()
    asked.client.search.setFocus()
    QTest.keyClicks(asked.client.search, "belv")
    assert asked.client.list.currentIndex().data() == "Hotel Belvedere"
    assert [each.where for each in asked.client.model.found] == ["7 accounts · Growth"]
    press(asked.client.search, Enter)
    assert no_dialog(window)
    hotel = next(each.id for each in EXAMPLE.clients if each.name == "Hotel Belvedere")
    assert stated(window).planned == (Planned(month=1, move=Move.LEAVE, client=hotel),)
    press(inputs.planned.view, Enter)
    asked = events(window)
    assert asked.client.client_id == hotel
    assert asked.accounts.placeholderText() == "all"
    type_in(asked.accounts, "1")
    click(asked.accept_button)
    assert stated(window).planned[0].accounts == 1
    # How many, and which way they go, comes first: a long name may be shortened.
    line = inputs.planned.model.lines[0].words
    assert line == "\N{MINUS SIGN}1 account: Hotel Belvedere"
    assert "edit planned event" in step(window).lower()


def test_who_is_quoted_stands_first_among_those_who_may_join(open_window: Opener) -> None:
    last = replace(EXAMPLE.clients[-1], id="new", name="Zoe", status=Status.PROPOSED)
    window = open_window(replace(EXAMPLE, clients=(*EXAMPLE.clients, last)))
    inputs = column(window)
    unfold(inputs, "planned")
    click(inputs.planned.add)
    asked = events(window)
    pick(asked.who, len(EXAMPLE.packages))
    names = [each.words for each in asked.client.model.found]
    idle = {each.name for each in EXAMPLE.clients if each.status is not Status.ACTIVE}
    assert names.index("Zoe") <= len(idle)
    asked.client.search.setFocus()
    press(asked.client.search, Qt.Key.Key_Down)
    asked.client.choose("new")
    assert asked.client.list.currentIndex().data() == "Zoe"
    click(asked.accept_button)
    assert stated(window).planned == (Planned(month=1, move=Move.JOIN, client="new"),)
    nobody = "nobody at all"
    press(inputs.planned.view, Enter)
    asked = events(window)
    asked.client.search.setFocus()
    QTest.keyClicks(asked.client.search, nobody)
    assert asked.client.nothing.text() == f"No client is called “{nobody}”."
    assert not asked.accept_button.isEnabled()
    press(asked, Escape)


def test_lines_stand_by_their_months_and_delete_takes_the_one_in_hand(
    open_window: Opener,
) -> None:
    window = open_window(FULL)
    inputs = column(window)
    unfold(inputs, "price_changes")
    inputs.ensureWidgetVisible(inputs.prices)
    model = inputs.prices.model
    assert [line.when for line in model.lines] == [
        "From February 2027 on",
        "From May 2027 on · Growth",
    ]
    inputs.prices.view.setFocus()
    press(inputs.prices.view, Qt.Key.Key_Down)
    press(inputs.prices.view, Delete)
    assert stated(window).price_changes == FULL.assumptions.price_changes[1:]
    assert inputs.prices.view.currentIndex().row() == 0
    undo(window)
    assert stated(window) == FULL.assumptions


def test_what_the_plan_has_wrongly_is_kept_until_it_is_mended(open_window: Opener) -> None:
    wrong = Planned(month=500, move=Move.JOIN, accounts=2, package="gone")
    window = open_window(with_assumed(EXAMPLE, planned=(wrong,)))
    inputs = column(window)
    assert window.go_to(("assumptions", "planned", 0, "package"))
    assert inputs.planned.view.property("mark") == "problem"
    assert "there is no package" in inputs.planned.problem.text().lower()
    press(inputs.planned.view, Qt.Key.Key_F2)
    asked = events(window)
    assert (asked.month.currentText(), asked.who.currentText()) == ("Month 500", "gone")
    click(asked.accept_button)
    assert stated(window).planned == (wrong,)
    assert not window.document.undo.canUndo()
    press(inputs.planned.view, Enter)
    asked = events(window)
    pick(asked.month, 4)
    pick(asked.who, 0)
    click(asked.accept_button)
    assert stated(window).planned == (replace(wrong, month=5, package="essential"),)
    assert not inputs.planned.view.property("mark")


def with_names(words: str) -> Plan:
    plan = named(words)
    return with_assumed(plan, price_changes=FULL.assumptions.price_changes, planned=EVENTS)


EVENTS = (
    Planned(month=4, move=Move.JOIN, accounts=6, package="growth"),
    Planned(month=6, move=Move.LEAVE, client=EXAMPLE.clients[1].id),
)


@pytest.mark.parametrize("words", [WORDS[0], "=1+1 שלום", "🚀 a\nb & c" + "W" * 200])
def test_names_stand_in_lines_and_choices_as_they_are(open_window: Opener, words: str) -> None:
    window = open_window(with_names(words))
    inputs = column(window)
    unfold(inputs, "planned")
    unfold(inputs, "price_changes")
    shown = one_line(words, LONGEST)
    assert [line.words for line in inputs.planned.model.lines] == [
        f"+6 accounts: {shown}",
        f"{shown} leaves",
    ]
    assert inputs.prices.model.lines[1].when.endswith(f" · {shown}")
    inputs.planned.choose(1)
    inputs.ensureWidgetVisible(inputs.planned.edit)
    click(inputs.planned.edit)
    asked = events(window)
    assert asked.client.list.currentIndex().data() == shown
    assert asked.who.itemText(0).startswith(shown[:8])
    press(asked, Escape)
    assert no_dialog(window)


def test_ten_thousand_clients_are_looked_through_not_listed(qtbot: QtBot) -> None:
    row = EXAMPLE.clients[0]
    clients = tuple(replace(row, id=f"c{n}", name=f"Client {n}") for n in range(10_000))
    chooser = ClientChooser(replace(EXAMPLE, clients=clients), None)
    qtbot.addWidget(chooser)
    assert len(chooser.model.found) == 100
    assert chooser.client_id == ""
    QTest.keyClicks(chooser.search, "9876")
    assert chooser.list.currentIndex().data() == "Client 9876"
    assert chooser.client_id == "c9876"


def test_nobody_to_leave_is_said_with_the_way_out(open_window: Opener) -> None:
    window = open_window(replace(EXAMPLE, clients=(), packages=()))
    inputs = column(window)
    unfold(inputs, "packages")
    assert "“Packages”" in inputs.packages.hint.text()
    unfold(inputs, "planned")
    inputs.ensureWidgetVisible(inputs.planned.add)
    click(inputs.planned.add)
    asked = events(window)
    assert not asked.accept_button.isEnabled()
    assert "“Clients”" in asked.client.nothing.text() and asked.client.nothing.isVisible()
    press(asked, Escape)


def test_what_does_less_than_it_says_is_told_so(open_window: Opener) -> None:
    many = Planned(month=6, move=Move.LEAVE, client=EXAMPLE.clients[1].id, accounts=500)
    late = PriceChange(month=60, whose=Whose.VENDOR, rate=Decimal("0.05"))
    window = open_window(with_assumed(EXAMPLE, planned=(many,), price_changes=(late,)))
    inputs = column(window)
    assert inputs.planned.note.text() == "At most 7 accounts are there by then: no more can leave."
    assert inputs.planned.note.text() in inputs.planned.model.index(0, 0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    assert "months looked ahead end before" in inputs.prices.note.text()
    type_in(number(inputs, "horizon_months"), "60")
    assert inputs.prices.note.isHidden()
