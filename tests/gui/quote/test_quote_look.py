"""The page of quotes to the eye: room, words, colours, and without eyes or mouse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.plain_table import PlainTable
from planner.gui.quote.lost import LostDialog
from planner.gui.quote.page import QuotePage
from planner.gui.theme import DARK_THEME
from planner.model.plan import Plan, Status
from planner.storage.writing import document
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, press, type_in, undo
from tests.gui.plans import FRENCH_SAMPLE, large_document
from tests.gui.quote.quotes import (
    LUMIERE,
    begin,
    client,
    field_of,
    figures,
    page_of,
    quoted,
)
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_accessibility import by_tab, nameless, reached
from tests.gui.words_shown import pieces, still_english, words_of
from tests.model.plans import example, plan_of

SIZES = ((1024, 640), (1280, 720))
FRENCH = Path(__file__).parents[3] / "resources/i18n/fr.po"
WORDS = ("<b>x</b>", "&File && more", "שלום עולם", "🚀 👩‍👩‍👧 é", "W" * 200)
LOSING = {
    **LUMIERE,
    "services_price": "1.00",
    "software_price": "12345.67",
    "hours": "123.45",
    "accounts": 1234,
    "billing": "yearly",
    "payment_fee": {"rate": "0.029", "fixed": "0.30", "cap": "5.00"},
    "growth": "-0.015",
}


UNPUBLISHED = {"price_list.prices.plus.25000": None}


def abroad() -> Plan:
    """A plan of two currencies, with a client that is quoted."""
    made = document(FRENCH_SAMPLE)
    made["clients"].append(
        {"id": "q1", "name": "Le Phare", "package": made["packages"][0]["id"], "status": "proposed"}
    )
    return plan_of(made)


def bare() -> Plan:
    """No target margin, no commission rate, a band without a price."""
    made = example({"programme.commission.rate": None, **UNPUBLISHED})
    made["clients"] += [dict(LUMIERE), {**LUMIERE, "id": "q2", "contacts": 25_000}]
    return plan_of(made)


STATES = {
    "worked": quoted(),
    "losing, of thousands": quoted(LOSING, {**LUMIERE, "id": "q2"}),
    "two currencies": abroad(),
    "no target, no rate": bare(),
    "a year at ten months": quoted(
        {**LUMIERE, "billing": "yearly"}, edits={"packages.1.yearly_months_paid": 10}
    ),
    "no price": quoted(
        {**LUMIERE, "contacts": 25_000}, edits={"price_list.prices.plus.25000": None}
    ),
    "unknown package": quoted({**LUMIERE, "package": "gone"}),
    "none": plan_of(example({"clients": []})),
    "no packages": plan_of(example({"clients": [], "packages": []})),
}


def cut(table: PlainTable) -> list[str]:
    """The cells of a table whose words have no room."""
    if not table.lines:
        return []
    columns = range(len(table.lines[0].cells))
    needed = [max(line.width(column) for line in table.lines) for column in columns]
    wide = [table.columnWidth(column) for column in columns]
    low = table.height() < sum(line.height for line in table.lines)
    narrow = sum(wide) > table.viewport().width()
    return [f"{table.accessibleName()}: {needed} in {wide}"] if narrow or low else []


@pytest.mark.parametrize("state", STATES)
def test_everything_has_its_room(open_window: Opener, state: str) -> None:
    window = open_window(STATES[state])
    page = page_of(window)
    if page.give.table.lines:
        page.give.table.selectRow(min(3, len(page.give.table.lines) - 1))
    for language in LANGUAGES:
        window.speak(language)
        for size in SIZES:
            window.resize(*size)
            settle()
            assert faults(window) + overlaps(window) == [], (language, size)
            tables = (page.give.table, page.give.ways, page.grows.bands, page.grows.others)
            assert [each for table in tables for each in cut(table)] == [], (language, size)
            assert window.width() == size[0]


def test_three_cards_side_by_side_where_they_fit_and_the_third_below_where_not(
    open_window: Opener,
) -> None:
    window = open_window(quoted())
    page = page_of(window)
    for language in LANGUAGES:
        window.speak(language)
        window.resize(1280, 720)
        settle()
        assert page.give.y() == page.grows.y() and page.grows.x() > page.give.x(), language
        window.resize(1024, 640)
        settle()
        assert page.grows.y() > page.give.y() and page.grows.x() == page.give.x(), language


def test_all_of_it_is_french(open_window: Opener) -> None:
    for plan in STATES.values():
        window = open_window(plan)
        window.speak("fr")
        page = page_of(window)
        if page.give.table.lines:
            page.give.table.selectRow(2)
        settle()
        said = [*words_of(page), *words_of(page.strip)]
        for table in page.findChildren(PlainTable):
            said += [
                f"table: {each}" for line in table.lines for each in (*line.cells, *line.under)
            ]
        for words in said:
            for piece in pieces(words):
                assert still_english(FRENCH, piece) == (), words


@pytest.mark.parametrize("words", WORDS)
def test_people_s_words_are_shown_as_they_are_and_nothing_gives_way(
    open_window: Opener, words: str
) -> None:
    made = example({"agency.target_margin": "0.30"})
    made["clients"] += [{**LUMIERE, "name": words}, {**LUMIERE, "id": "q2", "name": words}]
    for package in made["packages"]:
        package["name"] = words
    window = open_window(plan_of(made))
    window.resize(1024, 640)
    page = page_of(window)
    assert faults(window) == []
    assert page.client.name.field.text() == words
    click(page.bar.lose)
    asked = dialog(LostDialog, window)
    assert faults(asked) + overlaps(asked) == []
    asked.reject()
    settle()
    click(page.bar.win)
    assert faults(window) == [] and window.width() == 1024
    assert words[:20] in page.notice.text().replace("\N{ZERO WIDTH SPACE}", "")
    for each in window.findChildren(QLabel):
        if words[:20] in each.text():
            assert each.textFormat() is Qt.TextFormat.PlainText


def test_it_takes_the_colours(open_window: Opener) -> None:
    window = open_window(quoted())
    page = page_of(window)
    light = page.grab().toImage()
    window.theme.choose(DARK_THEME)
    settle()
    assert page.grab().toImage().pixelColor(2, 2) != light.pixelColor(2, 2)


class TestWithoutEyesOrMouse:
    @pytest.fixture(autouse=True)
    def _listening(self) -> Iterator[None]:
        QAccessible.setActive(True)
        yield
        QAccessible.setActive(False)

    @pytest.mark.parametrize("state", ["worked", "no target, no rate", "none"])
    def test_everything_has_a_name_and_is_reached_by_tab(
        self, open_window: Opener, state: str
    ) -> None:
        window = open_window(STATES[state])
        page = page_of(window)
        assert nameless(window) == []
        start = page.client.name.field if page.bar.isVisible() else page.empty.button
        start.setFocus()
        found = set(reached(window))
        every = by_tab(page) | by_tab(page.strip)
        assert {each for each in every if not in_group(each)} - found == set()

    def test_tab_goes_from_top_to_bottom(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        page.client.name.field.setFocus()
        tops, here = [], QApplication.focusWidget()
        while here is not None and page.client.isAncestorOf(here):
            tops.append(here.mapTo(page.client, here.rect().center()).y())
            press(here, Qt.Key.Key_Tab)
            here = QApplication.focusWidget()
        assert len(tops) > 14
        assert all(lower >= upper - 2 for upper, lower in pairwise(tops))


def in_group(widget: QWidget) -> bool:
    """Whether a button is one of several of which Tab reaches the chosen one, arrows the others."""
    return isinstance(widget, QAbstractButton) and widget.group() is not None


class TestLargeBook:
    def open(self, open_window: Opener) -> tuple[MainWindow, QuotePage]:
        made = large_document(10_000)
        made["agency"]["target_margin"] = "0.30"
        made["clients"].append(dict(LUMIERE))
        window = open_window(plan_of(made))
        page = page_of(window)
        window.calculator.wait()
        return window, page

    def test_what_is_typed_shows_at_once_and_its_figures_follow(self, open_window: Opener) -> None:
        window, page = self.open(open_window)
        services = field_of(page, "services_price")
        type_in(services, "300")
        assert client(window, "Café Lumière").overrides.services_price == 30000
        assert services.text() == "300"
        open_window.qtbot.waitUntil(lambda: figures(page)[0] == "$559.00", timeout=20_000)
        assert services.hasFocus() and services.text() == "300"
        press(services, Qt.Key.Key_Tab)
        undo(window)
        assert services.text() == "250.00"
        open_window.qtbot.waitUntil(lambda: figures(page)[0] == "$509.00", timeout=20_000)

    def test_one_is_begun_and_won(self, open_window: Opener) -> None:
        window, page = self.open(open_window)
        begin(window)
        QTest.keyClicks(page.client.name.field, "Velo")
        open_window.qtbot.waitUntil(
            lambda: page.strip.pays.name.text() == "Velo pays a month", timeout=20_000
        )
        click(page.bar.win)
        assert client(window, "Velo").status is Status.ACTIVE
        assert page.client.name.field.text() == "Café Lumière"
        window.calculator.wait()
