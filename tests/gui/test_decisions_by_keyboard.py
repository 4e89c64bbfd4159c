"""The pages of decisions without eyes or mouse: names, values, and a way to everything by Tab."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QScrollArea, QWidget

from planner.gui.latest import Latest
from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import PANELS, BestNextStep
from tests.gui.conftest import Opener
from tests.gui.driving import Shift, press
from tests.gui.next_step.scenarios import with_scenarios
from tests.gui.plans import QUICK
from tests.gui.quote.quotes import quoted
from tests.gui.room import settle
from tests.gui.test_accessibility import by_tab, inputs, nameless, reader

PAGES = ("quote", *PANELS)
Name = QAccessible.Text.Name


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def full(open_window: Opener) -> MainWindow:
    """The window on a book with a quote and scenarios."""
    return open_window(with_scenarios("Today", "Dearer", plan=quoted()))


def look_at(window: MainWindow, page: str) -> QWidget:
    """A page of decisions, or a section of it, in view."""
    window.pages.choose("quote" if page == "quote" else "step")
    shown = window.pages.page(window.pages.current)
    if isinstance(shown, BestNextStep):
        shown.choose(page)
    settle()
    for work in shown.findChildren(Latest):
        while work.busy:  # it is done when it has been said
            settle()
    return shown


def test_whatever_is_used_has_a_name_and_inputs_have_one_of_their_own(full: MainWindow) -> None:
    for page in PAGES:
        shown = look_at(full, page)
        assert nameless(full) == [], page
        said = [reader(each).text(Name) for each in inputs(shown)]
        assert all(each.strip() for each in said), page
        assert len(set(said)) == len(said), (page, said)


def test_in_a_book_of_numbers_alone_as_well(open_window: Opener) -> None:
    window = open_window(QUICK)
    for page in PANELS:
        look_at(window, page)
        assert nameless(window) == [], page


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_everything_and_shows_what_it_reaches(full: MainWindow, page: str) -> None:
    shown = look_at(full, page)
    found = []
    for here in by_tabs(full, Qt.Key.Key_Tab):
        found.append(here)
        if shown.isAncestorOf(here) and not isinstance(here, QAbstractScrollArea):
            assert looks_focused(here), here  # in a table the row in hand shows it
    assert by_tab(full) - set(found) == set()


@pytest.mark.parametrize("page", PAGES)
def test_shift_and_tab_show_what_they_reach_from_below(full: MainWindow, page: str) -> None:
    full.resize(1024, 640)
    shown = look_at(full, page)
    reached_there = [each for each in by_tabs(full, Qt.Key.Key_Backtab) if shown.isAncestorOf(each)]
    assert reached_there != []


def by_tabs(window: MainWindow, key: Qt.Key) -> Iterator[QWidget]:
    """What is reached one by one from the foot of the window, and is in view then."""
    window.pages.numbers.setFocus()
    for _ in range(len(by_tab(window))):
        here = QApplication.focusWidget()
        assert here is not None
        press(here, key, Shift if key is Qt.Key.Key_Backtab else None)
        found = QApplication.focusWidget()
        assert found is not None
        assert in_view(found), found
        yield found


def looks_focused(widget: QWidget) -> bool:
    """Whether a widget looks otherwise without the focus, which it has again afterwards."""
    with_focus = widget.grab().toImage()
    widget.clearFocus()
    if isinstance(widget, QLineEdit):
        widget.deselect()
    without = widget.grab().toImage()
    widget.setFocus()
    return bool(without != with_focus)


def in_view(widget: QWidget) -> bool:
    """Whether at least the upper end of a widget is within every area that it is scrolled in."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            top = widget.mapTo(above.viewport(), QPoint(0, 0)).y()
            if not -widget.height() < top < above.viewport().height():
                return False
        above = above.parentWidget()
    return True
