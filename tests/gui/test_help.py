"""Help where the hand is, and a list of shortcuts that the menus themselves make."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from planner.gui.fields.number import NumberField
from planner.gui.finder import unmarked
from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import HELP_OF, PANELS, BestNextStep
from planner.gui.reading import Reader
from planner.words import what_is
from planner.words.help_pages import SECTIONS, how_it_works
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, field, press
from tests.gui.plans import FRENCH_SAMPLE


def ask(window: MainWindow) -> Reader:
    press(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    read = dialog(Reader, window)
    for _ in range(3):
        QApplication.processEvents()
    return read


def plain(words: str) -> str:
    """Words with one kind of space: a page of text has no other."""
    return " ".join(words.split())


def first_line(read: Reader) -> str:
    """The words at the top of what is seen."""
    cursor = read.page.cursorForPosition(read.page.viewport().rect().topLeft())
    return cursor.block().text()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_f1_opens_at_the_field_that_has_the_focus(window: MainWindow, language: str) -> None:
    window.speak(language)
    for key in ("hours", "tax_rate", "commission_months", "resold"):
        here = field(window, key)
        here.setFocus()
        read = ask(window)
        assert here.accessibleName() == first_line(read)
        assert plain(here.tip()) in plain(read.page.toPlainText())
        put_away(read, window)


def put_away(read: Reader, window: MainWindow) -> None:
    press(read, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.activateWindow()
    QApplication.processEvents()


def test_a_choice_is_explained_too(window: MainWindow) -> None:
    window.overview.inputs.plan.setFocus()
    assert what_is.plan() in ask(window).page.toPlainText()


def test_where_nothing_is_said_it_opens_at_the_page(window: MainWindow) -> None:
    (side,) = [each for each in window.findChildren(QPushButton) if each.text() == "Overview"]
    side.setFocus()
    read = ask(window)
    (title,) = [each.title for each in how_it_works() if each.key == "overview"]
    assert first_line(read) == title


def test_on_a_page_of_decisions_it_opens_at_what_is_seen(window: MainWindow) -> None:
    (side,) = [each for each in window.findChildren(QPushButton) if each.text() == "Overview"]
    for key in ("quote", *PANELS):
        window.pages.choose("quote" if key == "quote" else "step")
        page = window.pages.page(window.pages.current)
        if isinstance(page, BestNextStep):
            page.choose(key)
        side.setFocus()
        wanted = HELP_OF.get(key, "quote" if key == "quote" else "step")
        (title,) = [each.title for each in how_it_works() if each.key == wanted]
        read = ask(window)
        assert first_line(read) == title
        put_away(read, window)


def test_every_section_has_a_key_of_its_own(window: MainWindow) -> None:
    keys = [key for key, _ in SECTIONS]
    assert len(set(keys)) == len(keys)
    assert "overview" in keys
    text = ask(window).page.toPlainText()
    for section in how_it_works():
        assert section.title in text
        for paragraph in section.paragraphs:
            assert paragraph in text


def test_every_input_of_the_overview_is_explained(open_window: Opener) -> None:
    window = open_window(FRENCH_SAMPLE)
    unsaid = [each for each in window.findChildren(NumberField) if each.about is None]
    assert [each.objectName() for each in unsaid] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_list_of_shortcuts_is_that_of_the_menus(window: MainWindow, language: str) -> None:
    window.speak(language)
    window.actions_.keys.trigger()
    read = dialog(Reader, window)
    lines = [plain(each) for each in read.page.toPlainText().splitlines()]
    actions = [each for menu in window.menuBar().findChildren(QMenu) for each in menu.actions()]
    with_keys = [each for each in actions if each.shortcuts()]
    assert len(with_keys) > 15
    for each in with_keys:
        at = lines.index(plain(unmarked(each.text())))
        shown = QKeySequence.SequenceFormat.NativeText
        assert lines[at - 1] == ", ".join(keys.toString(shown) for keys in each.shortcuts())
    click(read.copy)
    assert QGuiApplication.clipboard().text() == read.page.toPlainText()
    QGuiApplication.clipboard().clear()


def test_pages_are_turned_and_chosen_by_keys(window: MainWindow) -> None:
    pages = window.pages
    for number, key in enumerate(pages.keys, start=1):
        QTest.keySequence(window, QKeySequence(f"Alt+{number}"))
        assert pages.current == key
    QTest.keySequence(window, QKeySequence("Ctrl+PgDown"))
    assert pages.current == pages.keys[0]
    QTest.keySequence(window, QKeySequence("Ctrl+PgUp"))
    assert pages.current == pages.keys[-1]
    assert [each.text() for each in window.actions_.pages.actions()[: len(pages.keys)]] == [
        pages.name(key) for key in pages.keys
    ]
