"""One search over everything: what the menus do, pages, fields, and things of the plan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from planner.charts.live import Chart
from planner.charts.style import Palette
from planner.gui.calculator import Results
from planner.gui.fields.number import NumberField
from planner.gui.files.plan_details import PlanDetails
from planner.gui.finder import Finder, unmarked
from planner.gui.finder_box import FinderBox
from planner.gui.finder_places import of_packages, of_vendor
from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import PANELS, BestNextStep
from planner.gui.next_step.page import name as question
from planner.gui.page import Page
from planner.gui.quote.page import QuotePage
from planner.gui.sheet.sheet import Sheet
from planner.model.problems import Place
from planner.storage import plan_file
from planner.storage.shipped import samples
from planner.words.numbers import money
from planner.words.search import fold
from tests.gui.conftest import Opener
from tests.gui.driving import dialog, field, press, type_in
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE
from tests.gui.quote.quotes import quoted
from tests.gui.room import faults, settle


class Listed(Page):
    """A page that keeps what it was asked to go to."""

    def __init__(self, *, searches: bool = False) -> None:
        super().__init__()
        self.gone_to: list[Place] = []
        self.searches = searches
        self.searched = 0

    def show_results(self, results: Results) -> None:
        del results

    def recolour(self, palette: Palette) -> None:
        del palette

    def reveal(self, place: Place) -> bool:
        self.gone_to.append(place)
        return True

    def search_here(self) -> bool:
        self.searched += 1
        return self.searches


def add(window: MainWindow, key: str, page: Page) -> None:
    """Give the window a page, unless it has it by now."""
    if key in window.pages.keys:
        window.pages._entries[window.pages.keys.index(key)].make = lambda: page
    else:
        window.pages.add(key, key.capitalize, "overview", lambda: page)
        window.pages.recolour(window.theme.palette)


def search(window: MainWindow, typed: str = "", keys: str = "Ctrl+K") -> FinderBox:
    """Open the search by its keys, and type."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))
    (box,) = [each for each in window.findChildren(FinderBox) if each.isVisible()]
    assert box.field.hasFocus()
    QTest.keyClicks(box.field, typed)
    return box


def found(box: FinderBox) -> list[str]:
    return [each.words for each in box.model.found]


def enter(box: FinderBox) -> None:
    press(box.field, Qt.Key.Key_Return)
    assert not box.isVisible()


def offered(window: MainWindow) -> list[QAction]:
    """Every action of the menus but for lists of files."""
    lists = (window.actions_.recent, window.actions_.samples)
    return [
        each
        for menu in window.menuBar().findChildren(QMenu)
        for each in (() if menu in lists else menu.actions())
        if not each.isSeparator() and each.menu() is None
    ]


def test_nothing_of_it_is_loaded_before_it_is_asked_for(window: MainWindow) -> None:
    assert window.findChildren(FinderBox) == []


@pytest.mark.parametrize("keys", ["Ctrl+K", "Ctrl+Shift+P"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_action_of_the_menus_is_listed_with_its_keys(
    window: MainWindow, language: str, keys: str
) -> None:
    window.speak(language)
    box = search(window, keys=keys)
    assert sorted(found(box)) == sorted(unmarked(each.text()) for each in offered(window))
    by_words = {each.words: each for each in box.model.found}
    save = window.actions_.save
    assert by_words[unmarked(save.text())].keys == "Ctrl+S"
    assert by_words[unmarked(window.actions_.redo.text())].enabled is False
    press(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_files_that_were_open_and_examples_are_found_too(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Harbour & Lane.agencyplan"
    plan_file.save(path, EXAMPLE)
    window.files.open(path)
    box = search(window, "harbour recent")
    assert found(box) == ["Harbour & Lane.agencyplan"]
    press(box.field, Qt.Key.Key_Escape)
    box = search(window, "examples")
    assert len(found(box)) == len(samples())
    enter(box)
    assert window.document.example


def test_enter_does_it_and_gives_the_focus_back(window: MainWindow) -> None:
    hours = field(window, "hours")
    hours.setFocus()
    enter(search(window, "profit"))
    assert window.overview.chart.chart is Chart.PROFIT
    assert hours.hasFocus()


def test_words_in_any_order_without_accents(window: MainWindow) -> None:
    window.speak("fr")
    box = search(window, "clav racc")
    assert found(box)[0] == "Raccourcis clavier"
    press(box.field, Qt.Key.Key_Escape)
    assert found(search(window, "theme sombre"))[0] == "Sombre"


def test_what_cannot_be_done_is_shown_and_not_done(window: MainWindow) -> None:
    before = window.document.plan
    box = search(window, "redo")
    (redo,) = [each for each in box.model.found if each.words.startswith("Redo")]
    assert not redo.enabled
    box._choose(box.model.found.index(redo))
    assert "cannot be done now" in box.field.accessibleDescription()
    press(box.field, Qt.Key.Key_Return)
    assert box.isVisible()
    assert window.document.plan == before


def test_the_arrows_go_round_and_pages_stop_at_the_ends(window: MainWindow) -> None:
    box = search(window)
    last = len(box.model.found) - 1
    start = box.list.currentIndex().row()
    press(box.field, Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == start + 1
    press(box.field, Qt.Key.Key_Tab)
    assert box.list.currentIndex().row() == start + 2
    for _ in range(9):
        press(box.field, Qt.Key.Key_PageDown)
    assert box.list.currentIndex().row() == last
    press(box.field, Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == 0
    press(box.field, Qt.Key.Key_Up)
    assert box.list.currentIndex().row() == last
    assert box.field.hasFocus()


def test_a_click_does_it_too(window: MainWindow) -> None:
    box = search(window, "bill")
    row = found(box).index("Bill")
    place = box.list.visualRect(box.model.index(row, 0)).center()
    QTest.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.overview.chart.chart is Chart.BILL


def test_going_elsewhere_closes_it_for_good(window: MainWindow) -> None:
    box = search(window, "hours")
    type_in(field(window, "overheads"), "5")
    assert not box.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(FinderBox) == []


def test_a_field_is_found_by_its_label_and_takes_the_hand(window: MainWindow) -> None:
    enter(search(window, "one hour", keys="Ctrl+F"))
    assert field(window, "hourly_cost").hasFocus()
    assert field(window, "hourly_cost").selectedText() != ""


def test_a_rare_field_is_seen_where_it_is_found(window: MainWindow) -> None:
    row = window.overview.inputs.rows["unpaid_rate"]
    assert not row.isVisible()
    enter(search(window, "never paid"))
    assert row.isVisible()
    assert row.field.hasFocus()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_fields_of_pages_that_were_never_seen_are_found_and_take_the_hand(
    open_window: Opener, language: str
) -> None:
    plan = FRENCH_SAMPLE
    window = open_window(plan)
    window.speak(language)
    pages = window.pages
    fields = [
        *of_packages(plan, pages.name("packages")),
        *of_vendor(plan, pages.name("prices")),
    ]
    assert len(fields) > 30
    finder = Finder(window, actions=False)
    for words, where, place in fields:
        hits = [each for each in finder.find(f"{words} {where}") if each.words == words]
        assert len([each for each in hits if each.where == where]) == 1, (words, where)
        assert window.go_to(place), place
        hand = QApplication.focusWidget()
        assert isinstance(hand, QWidget)
        by_a_rule = place[-1] == "software_price"  # whose field has the name of the rule
        assert by_a_rule or str(place[-1]) in hand.objectName(), place


def test_it_is_the_field_of_that_package(window: MainWindow) -> None:
    box = search(window, "setup fee growth")
    enter(box)
    hand = QApplication.focusWidget()
    assert isinstance(hand, NumberField)
    type_in(hand, "77")
    assert [each.setup_fee for each in window.document.plan.packages] == [15000, 7700, 90000]


def test_a_package_is_found_by_its_name(open_window: Opener) -> None:
    window = open_window(EXAMPLE)
    packages = window.document.plan.packages
    box = search(window, packages[2].name, keys="Ctrl+F")
    assert found(box)[0] == packages[2].name
    if "packages" in window.pages.keys:
        enter(box)
        assert window.pages.current == "packages"
    else:
        enter(box)
        assert window.overview.inputs.package_name.text() == packages[2].name


@pytest.mark.parametrize(
    ("key", "typed", "place"),
    [
        ("clients", "second row", ("clients", 1, "name")),
        ("clients", "renewal", ("clients", 2, "note")),
        ("prices", "pro 1,000 contacts", ("price_list", "prices", "pro", 1000)),
        ("prices", "from 2 accounts", ("programme", "tiers", 1, "discount")),
        ("packages", "growth", ("packages", 1, "name")),
        ("packages", "newsletter", ("packages", 0, "includes", 0)),
    ],
)
def test_things_of_the_plan_are_gone_to(
    open_window: Opener, key: str, typed: str, place: Place
) -> None:
    clients = list(EXAMPLE.clients)
    clients[1] = replace(clients[1], name="Second & Row")
    clients[2] = replace(clients[2], name="Zebra", note="Renewal in May")
    packages = list(EXAMPLE.packages)
    packages[0] = replace(packages[0], includes=("One newsletter a month",))
    window = open_window(replace(EXAMPLE, clients=tuple(clients), packages=tuple(packages)))
    page = Listed()
    add(window, key, page)
    enter(search(window, typed, keys="Ctrl+F"))
    assert page.gone_to == [place]
    assert window.pages.current == key


def test_a_price_is_found_and_its_cell_is_the_one_in_hand(window: MainWindow) -> None:
    enter(search(window, "pro 5,000", keys="Ctrl+F"))
    assert window.pages.current == "prices"
    sheet = QApplication.focusWidget()
    assert isinstance(sheet, Sheet)
    price = EXAMPLE.price_list.prices["pro"][5000]
    assert sheet.currentIndex().data() == money(price, EXAMPLE.price_list.currency)


def test_a_client_is_found_and_its_row_is_the_one_in_hand(window: MainWindow) -> None:
    name = EXAMPLE.clients[3].name
    enter(search(window, name.lower()))
    assert window.pages.current == "clients"
    sheet = QApplication.focusWidget()
    assert isinstance(sheet, Sheet)
    assert sheet.currentIndex().data() == name


def test_ctrl_f_among_clients_is_the_tables_own(window: MainWindow) -> None:
    window.pages.choose("clients")
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence("Ctrl+F"))
    assert window.findChildren(FinderBox) == []
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert found(search(window, "overheads"))  # and everything else is a key away


def test_a_tier_is_found_and_its_discount_is_in_hand(window: MainWindow) -> None:
    enter(search(window, "from 25 accounts", keys="Ctrl+F"))
    field = QApplication.focusWidget()
    assert isinstance(field, NumberField)
    assert field.value == Decimal("0.35")


def test_things_are_found_by_what_they_are(window: MainWindow) -> None:
    box = search(window, "tier 35")
    assert found(box)[0] == "From 25 accounts: 35\u00a0% off"
    press(box.field, Qt.Key.Key_Escape)
    box = search(window, "list price pro 25,000")
    assert len(found(box)) == 1
    assert box.model.found[0].words.startswith("Pro, 25,000 contacts: ")


def test_the_notes_of_the_plan_are_found(open_window: Opener) -> None:
    window = open_window(replace(EXAMPLE, notes="Ask Ana\nabout the audit"))
    enter(search(window, "audit"))
    assert "audit" in dialog(PlanDetails, window).notes.toPlainText()


def test_a_page_with_a_search_of_its_own_has_it(window: MainWindow) -> None:
    page = Listed(searches=True)
    add(window, "clients", page)
    window.pages.choose("clients")
    window.actions_.find.trigger()
    assert page.searched == 1
    assert window.findChildren(FinderBox) == []
    page.searches = False
    window.actions_.find.trigger()
    assert [each.isVisible() for each in window.findChildren(FinderBox)] == [True]


def test_finding_things_leaves_out_what_is_done(window: MainWindow) -> None:
    box = search(window, keys="Ctrl+F")
    assert found(box) == [window.pages.name(key) for key in window.pages.keys]
    QTest.keyClicks(box.field, "quit")
    assert "Quit" not in found(box)


def test_asked_for_again_it_begins_anew_and_still_knows_the_way_back(window: MainWindow) -> None:
    hours = field(window, "hours")
    hours.setFocus()
    search(window, "quit")
    box = search(window, keys="Ctrl+F")
    assert box.field.text() == ""
    assert len([each for each in window.findChildren(FinderBox) if each.isVisible()]) == 1
    press(box.field, Qt.Key.Key_Escape)
    assert hours.hasFocus()


def test_nothing_found_is_said(window: MainWindow) -> None:
    box = search(window, "xyzzy")
    assert box.nothing.text() == "Nothing here is called “xyzzy”."
    assert not box.list.isVisible()
    press(box.field, Qt.Key.Key_Return)
    assert box.isVisible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_has_room(open_window: Opener, language: str) -> None:
    window = open_window(FRENCH_SAMPLE)
    window.speak(language)
    window.resize(1024, 640)
    box = search(window)
    for size, typed in product(((1024, 640), (1280, 720)), ("", "pr", "xyzzy")):
        window.resize(*size)
        settle()
        box.field.setText(typed)
        assert window.rect().contains(box.geometry())
        assert faults(window) == []
        assert box.visibleRegion().boundingRect() == box.rect()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_question_of_the_best_next_step_is_found_and_looked_at(
    window: MainWindow, language: str
) -> None:
    window.speak(language)
    for key in PANELS:
        box = search(window, fold(question(key)))
        assert found(box)[0] == question(key)
        enter(box)
        page = window.pages.page("step")
        assert window.pages.current == "step"
        assert isinstance(page, BestNextStep)
        assert page.current == key
        assert page.segment(key).hasFocus()


def test_a_field_of_a_quote_is_found_before_its_page_was_seen(open_window: Opener) -> None:
    window = open_window(quoted())
    before = [key for key, _ in window.pages.made]
    assert "quote" not in before
    enter(search(window, "growing a month"))
    page = window.pages.page("quote")
    assert isinstance(page, QuotePage) and window.pages.current == "quote"
    assert page.client.fields["growth"].field.hasFocus()


def test_where_nobody_is_quoted_no_field_of_a_quote_is_found(window: MainWindow) -> None:
    assert "Growing a month" not in found(search(window, "growing a month"))
