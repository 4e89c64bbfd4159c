"""A client is quoted: typed, won and lost, with real keys and clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner.gui.main_window import MainWindow
from planner.gui.quote.lost import LostDialog
from planner.gui.quote.page import EMPTY
from planner.model.book import Book
from planner.model.edits import is_quick
from planner.model.plan import Plan, Status
from planner.model.quote_edits import proposed_rows
from planner.words.numbers import DASH, money
from tests.gui.conftest import Opener
from tests.gui.driving import Control, click, dialog, field, press, redo, type_in, undo
from tests.gui.plans import QUICK
from tests.gui.quote.quotes import (
    LUMIERE,
    begin,
    choose,
    client,
    field_of,
    figures,
    offer_package,
    page_of,
    quoted,
)
from tests.gui.room import settle
from tests.model.plans import example, plan_of

WORKED = ("$509.00", "$200.49", "$71.84", "$2,581.66")
SECOND = {**LUMIERE, "id": "q2", "name": "Hotel Aurora", "contacts": 5000}


def hand() -> QWidget:
    """Where the hand is."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def turn_to(widget: QWidget, key: Qt.Key) -> None:
    """Go to a widget by a key that goes from one to the next."""
    for _ in range(40):
        if hand() is widget:
            return
        press(hand(), key)
    raise AssertionError(hand())


def contribution(plan: Plan) -> int:
    """What all rows bring together."""
    totals = Book(plan).totals
    assert totals is not None
    return totals.contribution


class TestTypedFromNothing:
    def test_the_worked_quote(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"agency.target_margin": "0.30"})))
        page = begin(window)
        assert hand() is page.client.name.field
        QTest.keyClicks(hand(), "Cafe Lumiere")
        type_in(field_of(page, "contacts"), "8000")
        type_in(field_of(page, "growth"), "+2")
        offer_package(page, "Growth")
        choose(page.client.price.way, "List + amount")
        type_in(field_of(page, "over_list"), "20")
        assert figures(page) == WORKED
        assert [
            cell.detail.text().replace("\N{NO-BREAK SPACE}", " ") for cell in page.strip.cells
        ] == [
            "setup $400.00 once · first year $6,508.00",
            "39.39 % · target 30 %",
            "down to 437.16 · no profit: 301.28",
            "Resold account no. 23 · 2 more reach 35 % off",
        ]
        assert page.strip.pays.name.text() == "Cafe Lumiere pays a month"
        assert page.strip.pays.unit.text() == "+ tax"
        assert page.client.fields["contacts"].note.text() == "Priced as 10,000 · 2,000 to spare"
        assert page.client.loss.text() == "At a loss from 8.48 hours a month."
        typed, meant = client(window, "Cafe Lumiere"), quoted().clients[-1]
        assert typed == replace(meant, id=typed.id, name=typed.name)

    def test_by_the_keyboard_alone(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"agency.target_margin": "0.30"})))
        begin(window)
        QTest.keyClicks(hand(), "Cafe Lumiere")
        for keys in ("8000", "2", "1"):
            press(hand(), Qt.Key.Key_Tab)
            QTest.keyClicks(hand(), keys)
        press(hand(), Qt.Key.Key_Tab)
        press(hand(), Qt.Key.Key_Right)  # from the first package to the second
        page = page_of(window)
        turn_to(page.client.price.way, Qt.Key.Key_Tab)
        press(hand(), Qt.Key.Key_Down)
        press(hand(), Qt.Key.Key_Down)
        press(hand(), Qt.Key.Key_Tab)
        QTest.keyClicks(hand(), "20")
        assert figures(page) == WORKED
        turn_to(page.bar.win, Qt.Key.Key_Backtab)
        press(hand(), Qt.Key.Key_Space)
        assert client(window, "Cafe Lumiere").status is Status.ACTIVE

    def test_every_keystroke_shows(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        services = field_of(page, "services_price")
        type_in(services, "")
        shown = []
        for key in "300":
            QTest.keyClicks(services, key)
            shown.append(figures(page)[0])
        assert shown == ["$262.00", "$289.00", "$559.00"]
        press(services, Qt.Key.Key_Tab)
        undo(window)
        assert figures(page) == WORKED
        assert not window.document.undo.canUndo()


class TestWhichQuote:
    def test_one_is_chosen_from_several_and_stays(self, open_window: Opener) -> None:
        window = open_window(quoted(LUMIERE, SECOND))
        page = page_of(window)
        assert page.bar.place.text() == "1 of 2"
        click(page.bar.after)
        assert page.client.name.field.text() == "Hotel Aurora"
        assert figures(page)[0] == "$449.00"
        type_in(field_of(page, "services_price"), "300")
        assert page.bar.choice.currentText() == "Hotel Aurora"
        undo(window)
        assert page.client.name.field.text() == "Hotel Aurora"
        redo(window)
        assert figures(page)[0] == "$499.00"
        assert page.bar.choice.currentText() == "Hotel Aurora"
        click(page.bar.after)
        assert page.bar.choice.currentText() == "Café Lumière"
        assert figures(page) == WORKED
        choose(page.bar.choice, "Hotel Aurora")
        assert page.client.name.field.text() == "Hotel Aurora"

    def test_a_new_one_is_begun_from_any_page_and_undone(self, window: MainWindow) -> None:
        window.pages.choose("prices")
        page = begin(window)
        assert window.pages.current == "quote"
        assert hand() is page.client.name.field
        assert page.client.name.field.selectedText() == "New client"
        assert window.actions_.undo.text() == "Undo: New quote"
        undo(window)
        assert proposed_rows(window.document.plan) == []
        assert page.empty.isVisible()
        click(page.empty.button)
        click(page.bar.new)
        assert page.bar.place.text() == "2 of 2"
        assert page.client.name.field.text() == "New client 2"

    def test_a_book_of_numbers_stays_one(self, open_window: Opener) -> None:
        window = open_window(QUICK)
        page = begin(window)
        QTest.keyClicks(hand(), "Velo")
        assert page.strip.pays.name.text() == "Velo pays a month"
        assert is_quick(window.document.plan)
        window.pages.choose("overview")
        settle()
        type_in(field(window, "resold"), "30")
        assert window.document.what_if is None
        assert Book(window.document.plan).counted == 30

    def test_an_edit_elsewhere_is_followed(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        window.pages.choose("overview")
        type_in(field(window, "services_price"), "300")
        window.pages.choose("quote")
        settle()
        assert field_of(page, "services_price").text() == "300.00"
        assert figures(page)[0] == "$559.00"

    def test_another_plan_begins_with_its_own(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        type_in(field_of(page, "services_price"), "1x")
        window.files.begin(quoted(SECOND))
        settle()
        assert page.client.name.field.text() == "Hotel Aurora"
        assert field_of(page, "services_price").text() == "250.00"
        assert not field_of(page, "services_price").wrong


class TestHowItEnds:
    def test_won_it_earns_what_the_quote_said(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        before = contribution(window.document.plan)
        click(page.bar.win)
        assert client(window, "Café Lumière").status is Status.ACTIVE
        assert contribution(window.document.plan) - before == 20049
        assert page.empty.isVisible()
        assert page.notice.text() == (
            "Café Lumière is one of your clients now. Undo takes it back."
        )
        assert [cell.figure.text() for cell in page.strip.cells] == [DASH] * 4
        assert window.actions_.undo.text() == "Undo: Win a quote"
        undo(window)
        assert figures(page) == WORKED
        assert page.notice.isHidden()
        redo(window)
        assert client(window, "Café Lumière").status is Status.ACTIVE
        assert page.empty.isVisible()

    def test_lost_it_keeps_the_reason(self, open_window: Opener) -> None:
        window = open_window(quoted({**LUMIERE, "note": "Met in May"}, SECOND))
        page = page_of(window)
        click(page.bar.lose)
        asked = dialog(LostDialog, window)
        QTest.keyClicks(asked.reason, "too dear")
        press(asked.reason, Qt.Key.Key_Return)
        settle()
        lost = client(window, "Café Lumière")
        assert lost.status is Status.ARCHIVED
        assert "Met in May" in lost.note and lost.note.endswith("too dear")
        assert page.client.name.field.text() == "Hotel Aurora"
        assert "archived" in page.notice.text()
        undo(window)
        assert client(window, "Café Lumière").note == "Met in May"
        assert len(proposed_rows(window.document.plan)) == 2

    def test_a_quote_is_not_lost_by_escape(self, open_window: Opener) -> None:
        window = open_window(quoted())
        click(page_of(window).bar.lose)
        press(dialog(LostDialog, window).reason, Qt.Key.Key_Escape)
        settle()
        assert client(window, "Café Lumière").status is Status.PROPOSED
        assert not window.document.undo.canUndo()

    def test_what_is_half_typed_is_part_of_it(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        type_in(field_of(page, "services_price"), "240")
        click(page.bar.win)
        assert client(window, "Café Lumière").overrides.services_price == 24000
        undo(window)
        assert client(window, "Café Lumière").status is Status.PROPOSED
        assert client(window, "Café Lumière").overrides.services_price == 24000

    def test_it_moves_on_to_the_next(self, open_window: Opener) -> None:
        window = open_window(quoted(LUMIERE, SECOND))
        page = page_of(window)
        click(page.bar.win)
        assert page.client.name.field.text() == "Hotel Aurora"
        assert page.bar.place.isHidden()
        click(page.bar.win)
        assert page.empty.isVisible()
        assert page.bar.isHidden()
        assert hand() is page.empty.button


class TestNothingYet:
    def test_it_invites_with_one_button(self, window: MainWindow) -> None:
        page = page_of(window)
        assert page._stack.currentIndex() == EMPTY
        click(page.empty.button)
        assert hand() is page.client.name.field
        assert len(proposed_rows(window.document.plan)) == 1

    def test_a_plan_without_clients_can_quote_the_first(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"clients": []})))
        page = begin(window)
        offer_package(page, "Growth")
        assert page.strip.year.detail.text().startswith("Resold account no. 1")
        assert DASH not in figures(page)[:2]

    def test_without_packages_it_leads_to_them(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"clients": [], "packages": []})))
        page = begin(window)
        assert proposed_rows(window.document.plan) == []
        assert hand() is page.empty.button
        assert page.empty.title.text() == "There is nothing to offer yet"
        press(hand(), Qt.Key.Key_Space)
        assert window.pages.current == "packages"


@pytest.mark.parametrize(
    ("row", "key", "said"),
    [
        ({"package": "gone"}, "package", 'There is no package "gone": choose another or add it'),
        ({"contacts": 900_000}, "list_price", 'The price list of plan "plus" ends at 25000'),
        ({"hours": "-1"}, "hours", "This must not be below 0"),
    ],
)
def test_what_keeps_a_quote_from_its_figures_is_said_at_its_field(
    open_window: Opener, row: dict[str, object], key: str, said: str
) -> None:
    window = open_window(quoted({**LUMIERE, **row}))
    page = page_of(window)
    assert figures(page) == (DASH,) * 4
    assert page.strip.pays.detail.text().startswith(said)
    note = page.client.package_problem if key == "package" else page.client.fields[key].problem
    assert note.isVisible() and note.text().startswith(said)
    if key == "package":
        choose(page.client.package.list, "Growth")
    else:
        type_in(field_of(page, key), "239" if key == "list_price" else "2.75")
    assert figures(page)[1] != DASH


def test_a_figure_is_explained_with_the_client_signed(open_window: Opener) -> None:
    window = open_window(quoted())
    page = page_of(window)
    QTest.mouseDClick(page.strip.keep.figure, Qt.MouseButton.LeftButton)
    panel = window.explaining.panel
    assert panel is not None and panel.isVisible()
    assert panel.figure.text() == "$200.49"
    assert panel.explanation is not None
    lines = panel.explanation.entries
    assert sum(each.sign * int(each.value or 0) for each in lines) == 20049
    for code in ("vendor_cost", "discount"):
        (asked,) = [each.asked for each in panel.explanation.entries if each.code == code]
        assert asked is not None
        panel.open(asked)
    (counted,) = [each.value for each in panel.explanation.entries if each.code == "counted"]
    assert counted == 23
    panel.leave()
    press(page.client.name.field, Qt.Key.Key_E, Control)
    assert panel.isVisible() and panel.figure.text() == "$200.49"
    click(page.bar.win)
    assert panel.isHidden()  # nobody is quoted any longer


def test_the_headline_is_of_the_plan_again_once_another_page_is_seen(window: MainWindow) -> None:
    document = window.document
    window.pages.choose("quote")
    before = window.headline.earn.figure.text()
    agency = replace(document.plan.agency, overheads=document.plan.agency.overheads + 100_000)
    document.edit(lambda: "Overheads", replace(document.plan, agency=agency))
    window.pages.choose("overview")
    profit = Book(document.plan).profit
    assert profit is not None
    assert window.headline.earn.figure.text() == money(profit, document.plan.currency, unit=True)
    assert window.headline.earn.figure.text() != before


def test_each_figure_of_the_strip_is_explained_as_what_it_is(open_window: Opener) -> None:
    window = open_window(quoted({**LUMIERE, "channel": "commission"}))
    page = page_of(window)
    for cell in page.strip.cells:
        QTest.mouseDClick(cell.figure, Qt.MouseButton.LeftButton)
        panel = window.explaining.panel
        assert panel is not None and panel.isVisible()
        assert panel.figure.text() == cell.figure.text()


def test_without_a_target_the_price_at_no_profit_is_explained(open_window: Opener) -> None:
    window = open_window(quoted(edits={"agency.target_margin": None}))
    page = page_of(window)
    QTest.mouseDClick(page.strip.room.figure, Qt.MouseButton.LeftButton)
    panel = window.explaining.panel
    assert panel is not None and panel.figure.text() == "$301.28"
