"""The page of packages to the eye: table, places, words, room, and without eyes or mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from planner.charts.style import BODY, UNIT
from planner.gui import theme
from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.packages.cards import MOST_CARD
from planner.gui.packages.menu import REMOVE
from planner.gui.packages.remove import RemovePackageDialog
from planner.gui.theme import DARK_THEME
from planner.model.plan import Plan
from planner.model.problems import Place
from tests.gui.conftest import Opener
from tests.gui.driving import Left, dialog, press, type_in
from tests.gui.packages.packages import card_of, field_of, page_of, shown_menu, take
from tests.gui.plans import FRENCH_SAMPLE, quick_document
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_accessibility import by_tab, nameless, reached
from tests.gui.words_shown import pieces, still_english, words_of
from tests.model.plans import example, plan_of

WORDS = ("<b>x</b>", "&File && more", "שלום עולם", "🚀 👩‍👩‍👧 é")
SIZES = ((1024, 640), (1280, 720))
FRENCH = Path(__file__).parents[3] / "resources/i18n/fr.po"


def full(packages: int = 3, margin: str = "0.5") -> Plan:
    """So many packages with everything that a card can show."""
    document = example({"agency.target_margin": margin, "packages.1.recommended": True})
    document["packages"] = [
        {**document["packages"][index % 3], "id": f"p{index}"} for index in range(packages)
    ]
    for client in document["clients"]:
        client["package"] = "p1"
    document["packages"][0] |= {
        "software_price": {"over_list": "6.00"},
        "list_price": "18.00",
        "yearly_months_paid": 10,
    }
    document["packages"][1] |= {
        "includes": ["One newsletter a month", "Two automations"],
        "options": [{"text": "A second newsletter", "price": "80.00", "hours": "1.5"}],
    }
    document["packages"][2] |= {"software_price": {"list_times": "0.9"}}
    return plan_of(document)


def thousands() -> Plan:
    document = quick_document(9000, 4000, 800)
    document["agency"]["target_margin"] = "0.6"
    document["packages"][1] |= {"services_price": "12345.67", "hours": "12.75"}
    return plan_of(document)


STATES = {
    "everything": full(),
    "six": full(6),
    "out of reach": full(3, "0.98"),
    "thousands": thousands(),
    "two currencies": FRENCH_SAMPLE,
    "none": plan_of(example({"packages": [], "clients": []})),
    "no list price": plan_of(example({"packages.1.contacts": 900_000})),
}


@pytest.mark.parametrize("state", STATES)
def test_everything_has_its_room(open_window: Opener, state: str) -> None:
    window = open_window(STATES[state])
    page = page_of(window)
    if page.area.cards:
        type_in(field_of(window, len(page.area.cards) // 2, "setup_fee"), "123456.78")
    for language in LANGUAGES:
        window.speak(language)
        for size in SIZES:
            window.resize(*size)
            for side in (1, 0):
                page.look(side)
                settle()
                assert faults(window) + overlaps(window) == [], (language, size, side)


@pytest.mark.parametrize("width", [1024, 1280])
def test_three_cards_stand_side_by_side_and_begin_their_parts_level(
    open_window: Opener, width: int
) -> None:
    window = open_window(full())
    window.resize(width, 640)
    area = page_of(window).area
    settle()
    tops = [[part.mapTo(area, QPoint(0, 0)).y() for part in card.parts] for card in area.cards]
    assert tops[0] == tops[1] == tops[2]
    lefts = [card.mapTo(area, QPoint(0, 0)).x() for card in area.cards]
    assert lefts == sorted(set(lefts))
    last = area.cards[-1]
    assert last.mapTo(area, QPoint(last.width(), 0)).x() <= area.viewport().width()


def test_all_of_it_is_french(open_window: Opener) -> None:
    window = open_window(full())
    window.speak("fr")
    page = page_of(window)
    type_in(field_of(window, 1, "setup_fee"), "1")
    for side in (0, 1):
        page.look(side)
        window.speak("fr")
        for said in words_of(page):
            for piece in pieces(said):
                assert still_english(FRENCH, piece) == (), said


def yen() -> Plan:
    """Six figures and a comma are just wider than whole pixels; names leave no room to spare."""
    document = example(
        {
            "currency": "JPY",
            "agency": {},
            "price_list.exchange_rate": "150",
            "programme.monthly_fee": "0",
        }
    )
    document["price_list"]["currency"] = "USD"
    for package in document["packages"]:
        package |= {"software_price": "30000", "services_price": "117676", "setup_fee": "0"}
        package |= {"other_costs": "0", "name": "W" * 60}
    return plan_of(document)


class TestTable:
    def lines(self, window: MainWindow) -> list[tuple[str, ...]]:
        page = page_of(window)
        page.look(1)
        return [line.cells for line in page.table.lines]

    def test_it_says_what_the_cards_say(self, open_window: Opener) -> None:
        plan = plan_of(example({"agency.target_margin": "0.5", "packages.1.recommended": True}))
        window = open_window(plan)
        assert self.lines(window)[1] == (
            "★ Growth",
            "Plus 5,000",
            "199.00",
            "250.00",
            "449.00",
            "400.00",
            "2.75",
            "187.57",
            card_of(window, 1).figures.today["margin"].text(),
            card_of(window, 1).figures.today["floor"].text(),
            "528.38",
        )

    @pytest.mark.parametrize(("plan", "language"), [(FRENCH_SAMPLE, "fr"), (yen(), "en")])
    def test_no_figure_is_cut_at_the_least_size(
        self, open_window: Opener, plan: Plan, language: str
    ) -> None:
        window = open_window(plan)
        window.resize(1024, 640)
        window.speak(language)
        lines = self.lines(window)
        settle()
        table = page_of(window).table
        assert not table.horizontalScrollBar().isVisible()  # long names give way
        figures = QFontMetricsF(theme.font(BODY))
        for column in range(2, len(lines[0])):
            inside = table.columnWidth(column) - UNIT
            assert all(figures.horizontalAdvance(line[column]) <= inside for line in lines)

    def test_it_lists_any_number(self, open_window: Opener) -> None:
        lines = self.lines(open_window(full(12)))
        assert len(lines) == 12

    def test_enter_and_a_double_click_open_the_card(self, window: MainWindow) -> None:
        page = page_of(window)
        page.look(1)
        page.table.setFocus()
        page.table.selectRow(2)
        press(page.table, Qt.Key.Key_Return)
        assert page.as_cards.isChecked()
        assert QApplication.focusWidget() is page.area.cards[2].name
        page.look(1)
        settle()
        at = page.table.visualRect(page.table.model().index(0, 0)).center()
        QTest.mouseClick(page.table.viewport(), Left, pos=at)
        QTest.mouseDClick(page.table.viewport(), Left, pos=at)
        assert QApplication.focusWidget() is page.area.cards[0].name

    def test_a_row_is_moved_by_its_menu(self, window: MainWindow) -> None:
        page = page_of(window)
        page.look(1)
        page.table.selectRow(2)
        press(page.table, Qt.Key.Key_Menu)
        take(shown_menu(page.table), "Move one place forward")
        assert [line.cells[0] for line in page.table.lines] == [
            "Essential",
            "Scale",
            "Growth",
        ]
        assert page.table.currentIndex().row() == 1
        at = page.table.visualRect(page.table.model().index(0, 0)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.RightButton, pos=at)
        take(shown_menu(page.table), "Duplicate")
        assert len(page.table.lines) == 4


PLACES: dict[Place, str] = {
    ("agency", "target_margin"): "target_margin",
    ("packages", 0): "over_list",
    ("packages", 0, "software_price"): "over_list",
    ("packages", 0, "software_price", "over_list"): "over_list",
    ("packages", 2, "software_price"): "list_times",
    ("packages", 1, "software_price"): "software_price",
    ("packages", 1, "services_price"): "services_price",
    ("packages", 1, "setup_fee"): "setup_fee",
    ("packages", 1, "yearly_months_paid"): "yearly_months_paid",
    ("packages", 1, "hours"): "hours",
    ("packages", 1, "other_costs"): "other_costs",
    ("packages", 1, "setup_hours"): "setup_hours",
    ("packages", 1, "contacts"): "contacts",
    ("packages", 1, "list_price"): "list_price",
    ("packages", 1, "id"): "name",
    ("packages", 1, "name"): "name",
    ("packages", 1, "note"): "note",
    ("packages", 1, "includes"): "includes",
    ("packages", 1, "includes", 1): "includes",
    ("packages", 1, "options", 0, "text"): "option_text_0",
    ("packages", 1, "options", 0, "price"): "option_price_0",
    ("packages", 1, "options", 0, "hours"): "option_hours_0",
}


def test_every_place_has_its_input(open_window: Opener) -> None:
    window = open_window(full())
    for place, name in PLACES.items():
        window.pages.choose("prices")  # the page in view comes first, and this has none of them
        assert window.go_to(place), place
        assert window.pages.current == "packages"
        focused = QApplication.focusWidget()
        assert focused is not None and focused.objectName() == name, place
        assert not focused.visibleRegion().isEmpty(), place
        if place[0] == "packages":
            assert page_of(window).area.cards[int(place[1])].isAncestorOf(focused)
    card = page_of(window).area.cards[1]
    for key, widget in (("plan", card.plan), ("recommended", card.recommended)):
        assert window.go_to(("packages", 1, key))
        assert QApplication.focusWidget() is widget
    assert window.go_to(("packages", 1, "options", 7))
    assert QApplication.focusWidget() is card.options.add
    assert window.go_to(("packages",))
    assert not window.go_to(("packages", 9, "hours"))
    assert not window.go_to(("packages", 1, "colour"))


class TestWithoutEyesOrMouse:
    @pytest.fixture(autouse=True)
    def _listening(self) -> Iterator[None]:
        QAccessible.setActive(True)
        yield
        QAccessible.setActive(False)

    @pytest.mark.parametrize("side", [0, 1])
    def test_everything_has_a_name_and_is_reached_by_tab(
        self, open_window: Opener, side: int
    ) -> None:
        window = open_window(full())
        page = page_of(window)
        type_in(field_of(window, 1, "setup_fee"), "1")  # the choice is there too
        page.look(side)
        settle()
        assert nameless(window) == []
        page.target.field.setFocus()
        found = set(reached(window))
        assert {each for each in by_tab(page) if not in_group(each)} - found == set()

    def test_fields_have_labels_of_their_own(self, open_window: Opener) -> None:
        page = page_of(open_window(full()))
        labels = [each for each in page.findChildren(QLabel) if each.buddy() is not None]
        owners = [each.buddy() for each in labels]
        assert len(set(owners)) == len(owners)
        for card in page.area.cards:
            for row in (card.fields | card.price.fields).values():
                assert row.field in owners


def in_group(widget: QWidget) -> bool:
    """Whether a button is one of several of which Tab reaches the chosen one, arrows the others."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None


@pytest.mark.parametrize("words", [*WORDS, "W" * 200])
def test_people_s_words_are_shown_as_they_are_and_nothing_gives_way(
    open_window: Opener, words: str
) -> None:
    document = example({"packages.1.includes": [words], "packages.1.recommended": True})
    document["packages"][1]["options"] = [{"text": words, "price": "1.00"}]
    for package in document["packages"]:
        package["name"] = words
    window = open_window(plan_of(document))
    window.resize(1024, 640)
    page = page_of(window)
    assert page.area.cards[0].name.text() == words
    for side in (1, 0):
        page.look(side)
        settle()
        assert faults(window) == []
        assert window.width() == 1024
    page.area.asked.emit(REMOVE, 1)
    asked = dialog(RemovePackageDialog, window)
    assert faults(asked) + overlaps(asked) == []
    for each in [*window.findChildren(QLabel), *asked.findChildren(QLabel)]:
        if words in each.text():
            assert each.textFormat() is Qt.TextFormat.PlainText
    asked.reject()


def test_the_scale_is_painted_in_both_colours(open_window: Opener) -> None:
    window = open_window(full())
    scale = card_of(window, 1).figures.scale
    light = scale.grab().toImage()
    window.theme.choose(DARK_THEME)
    settle()
    assert scale.grab().toImage() != light


@pytest.mark.parametrize("packages", [1, 2, 3, 7])
def test_cards_begin_at_the_left_and_share_the_width_evenly(
    open_window: Opener, packages: int
) -> None:
    whole = full(max(packages, 3))
    window = open_window(replace(whole, packages=whole.packages[:packages], clients=()))
    page = page_of(window)
    for size in SIZES:
        window.resize(*size)
        settle()
        first = [card for card in page.area.cards if card.y() == page.area.cards[0].y()]
        widths = [card.width() for card in first]
        assert first[0].x() == 0
        assert max(widths) - min(widths) <= 1
        ends = first[-1].x() + first[-1].width()
        assert ends <= page.area.viewport().width()
        assert max(widths) == MOST_CARD or page.area.viewport().width() - ends <= UNIT
