"""The clients' page has its room, its names and its words in every language and size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from planner import resource
from planner.charts.style import BODY
from planner.gui.actions import LANGUAGES
from planner.gui.clients.columns import INDEX
from planner.gui.clients.page import ClientsPage
from planner.gui.scene_painter import measure
from planner.gui.sheet.model import Act
from planner.gui.sheet.painter import PADDING
from planner.gui.theme import DARK_THEME
from planner.model.plan import Overrides
from planner.words import catalogue
from tests.gui.clients.test_clients_page import page_of
from tests.gui.conftest import Opener
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps, settle
from tests.gui.sheet.sheets import keys
from tests.gui.words_shown import pieces, still_english, words_of

SIZES = ((1024, 640), (1280, 720))
HARD = replace(
    EXAMPLE,
    clients=(
        replace(EXAMPLE.clients[0], overrides=Overrides(software_price=1), note="Call in March"),
        replace(EXAMPLE.clients[1], overrides=Overrides(contacts=4700), note="Soon larger " * 9),
        *EXAMPLE.clients[2:],
    ),
)


def cut_heads(page: ClientsPage) -> list[str]:
    """Titles of the columns that do not fit."""
    sheet = page.sheet
    found = []
    for column in sheet.seen:
        title = page.model.column(column).title
        if measure(title, BODY, False) > sheet.columnWidth(column) - 2 * PADDING:
            found.append(f"{title}: {measure(title, BODY, False)} in {sheet.columnWidth(column)}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_on_the_page_has_its_room(open_window: Opener, language: str) -> None:
    window = open_window(HARD)
    window.speak(language)
    page = page_of(window)
    for size in SIZES:
        window.resize(*size)
        for row, search in ((0, ""), (1, ""), (1, "growth")):
            page.filter.search.setText(search)
            page.sheet.go(min(row, page.model.rowCount() - 1), 0)
            settle()
            assert faults(window) + overlaps(window) == [], (size, row, search)
        page.filter.search.clear()
        keys(page.sheet, "x", Qt.Key.Key_Escape)
        page.sheet.go(0, INDEX["accounts"])
        keys(page.sheet, "x", Qt.Key.Key_Return)
        settle()
        assert faults(window) + overlaps(window) == [], size
        keys(page.sheet, Qt.Key.Key_Escape)
        assert cut_heads(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_of_every_column_fits(open_window: Opener, language: str) -> None:
    window = open_window(EXAMPLE)
    window.speak(language)
    page = page_of(window)
    page.choose_columns(list(INDEX))
    assert cut_heads(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_is_cut_however_large(open_window: Opener, language: str) -> None:
    poor = Overrides(software_price=1, services_price=0)
    clients = (
        replace(EXAMPLE.clients[0], accounts=1_000_000),
        replace(EXAMPLE.clients[1], overrides=poor),  # a margin far below −1,000 %
        replace(EXAMPLE.clients[1], id="near", overrides=Overrides(contacts=4700)),
    )
    window = open_window(replace(EXAMPLE, clients=clients))
    window.speak(language)
    page = page_of(window)
    for key in ("revenue", "contribution", "margin"):
        for row in range(len(clients)):
            room = page.sheet.columnWidth(INDEX[key]) - 2 * PADDING
            assert measure(page.model.words(row, INDEX[key]), BODY, False) <= room, key
    (soon,) = [flag for flag in [page.model.words(2, INDEX["flags"])] if flag]
    assert measure(soon, BODY, False) <= page.sheet.columnWidth(INDEX["flags"]) - 2 * PADDING


@pytest.mark.parametrize("size", SIZES)
def test_whose_row_it_is_stays_in_sight(open_window: Opener, size: tuple[int, int]) -> None:
    window = open_window(EXAMPLE)
    page = page_of(window)
    window.resize(*size)
    page.choose_columns(list(INDEX))
    QApplication.processEvents()
    sheet = page.sheet
    bare = sheet.numbers.width()
    sheet.go(1, INDEX["note"])
    QApplication.processEvents()
    assert sheet.visualRect(sheet.currentIndex()).right() <= sheet.viewport().width()
    assert sheet.numbers.named and sheet.numbers.width() > bare
    assert sheet.numbers.geometry().right() < sheet.viewport().geometry().left()
    assert sheet.heads.geometry().left() == sheet.viewport().geometry().left()
    named = sheet.numbers.grab().toImage()
    sheet.cells.edit({(1, 0): "Another name"}, Act.TYPE)
    QApplication.processEvents()
    assert sheet.numbers.grab().toImage() != named
    sheet.cells.edit({(1, 0): EXAMPLE.clients[1].name}, Act.TYPE)
    sheet.go(1, 0)
    QApplication.processEvents()
    assert sheet.numbers.width() == bare


@pytest.fixture
def _listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("_listening")
def test_whatever_can_have_the_focus_has_a_name(open_window: Opener) -> None:
    page = page_of(open_window(EXAMPLE))
    keys(page.sheet, Qt.Key.Key_F2)
    for each in (
        page.sheet,
        page.sheet.editor,
        page.filter.search,
        page.filter.quick,
        page.filter.rows,
        page.filter.columns,
    ):
        reader = QAccessible.queryAccessibleInterface(each)
        assert isinstance(reader, QAccessibleInterface)
        assert reader.text(QAccessible.Text.Name).strip(), each
    keys(page.sheet, Qt.Key.Key_Escape)


def test_french_leaves_no_english(open_window: Opener) -> None:
    window = open_window(HARD)
    page = page_of(window)
    window.speak("fr")
    page.sheet.go(1, 0)
    page.actions_.retranslate()
    left = [
        said
        for said in words_of(page)
        for piece in pieces(said)
        if still_english(resource("i18n/fr.po"), piece)
    ]
    assert left == []
    assert catalogue.language() == "fr"


def test_the_page_takes_another_palette(open_window: Opener) -> None:
    window = open_window(EXAMPLE)
    page = page_of(window)
    page.sheet.go(1, 1)
    before = page.sheet.grab().toImage()
    window.theme.choose(DARK_THEME)
    QApplication.processEvents()
    after = page.sheet.grab().toImage()
    corner = QPoint(after.width() - 4, after.height() - 4)
    assert after.pixelColor(corner) != before.pixelColor(corner)
    assert page.sheet.painter_.palette == window.theme.palette
