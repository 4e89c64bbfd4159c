"""The column has room for its words, is reached by keys, and is read to those who do not see it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from planner.gui.main_window import MainWindow
from planner.gui.over_time.assumed.fold import CHEVRON, Fold
from planner.gui.over_time.inputs import Assumed
from planner.words import assumed as words
from planner.words.help_pages import how_it_works
from tests.gui.conftest import Opener
from tests.gui.driving import press
from tests.gui.over_time.assumed import FULL, column, number, unfold
from tests.gui.room import clipped, cut, faults, overlaps, settle
from tests.gui.test_accessibility import by_tab, nameless, reached
from tests.gui.test_room import SIZES


def lies_over(fold: Fold) -> bool:
    """Whether the state lies over the title."""
    title = fold.head.fontMetrics().horizontalAdvance(fold.head.text())
    return CHEVRON + 8 + title > fold.state.x()


def troubles(inputs: Assumed) -> list[str]:
    """What in the column has not its room; the sections beside it are looked at by themselves."""
    settle()
    seen = [each for each in inputs.findChildren(QWidget) if each.isVisible()]
    found = [cut(each) or clipped(each, inputs.window()) for each in seen]
    return [each for each in found if each is not None]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_has_its_room(open_window: Opener, language: str) -> None:
    window = open_window(FULL)
    window.speak(language)
    inputs = column(window)
    for size in SIZES:
        window.resize(*size)
        assert troubles(inputs) == []
        for key, fold in inputs.folds.items():
            assert not lies_over(fold), (key, language)
            fold.unfold()
        assert troubles(inputs) == []
        assert not inputs.horizontalScrollBar().isVisible()
        for fold in inputs.folds.values():
            fold.head.setChecked(False)
    for opened in (inputs.prices, inputs.planned):
        opened.added.emit()
        (asked,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
        assert faults(asked) + overlaps(asked) == []
        asked.reject()
        QApplication.processEvents()


def test_what_is_not_set_agrees_with_its_name_in_french(window: MainWindow) -> None:
    window.speak("fr")
    folds = column(window).folds
    said = {key: fold.state.text() for key, fold in folds.items()}
    assert said["seasonality"] == "aucune"
    assert said["price_changes"] == said["planned"] == "aucun"


def test_all_of_it_is_reached_and_named(open_window: Opener) -> None:
    window = open_window(FULL)
    inputs = column(window)
    for key in inputs.folds:
        unfold(inputs, key)
    number(inputs, "horizon_months").setFocus()
    found = reached(window)
    assert by_tab(inputs) - set(found) == set()
    assert nameless(inputs) == []
    order = [each.objectName() for each in found if inputs.isAncestorOf(each)]
    ours = [each for each in order if each]
    assert ours[:6] == [
        "horizon_months",
        "start",
        "new_accounts_per_month",
        "monthly_churn",
        "profit_goal",
        "assumed_packages",
    ]
    seasons = [each for each in ours if each.startswith("seasonality")]
    assert seasons == [f"seasonality_{month}" for month in range(12)]
    assert ours.index("price_changes") < ours.index("planned") < ours.index("paid_after_days")


def test_a_part_is_unfolded_and_folded_by_keys(open_window: Opener) -> None:
    inputs = column(open_window(FULL))
    fold = inputs.folds["payment"]
    fold.head.setFocus()
    seen = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        seen.append(fold.is_folded)
        press(fold.head, key)
    assert seen == [True, False, True]


def test_the_help_on_it_is_opened_from_within_it(open_window: Opener) -> None:
    window = open_window(FULL)
    inputs = column(window)
    page = window.pages.page("time")
    number(inputs, "start").setFocus()
    assert page.help_section() == "assumed"
    assert "assumed" in [section.key for section in how_it_works()]
    window.pages.choose("overview")
    window.overview.inputs.resold.setFocus()
    assert page.help_section() != "assumed"


def test_it_speaks_french_as_soon_as_the_window_does(open_window: Opener) -> None:
    window = open_window(FULL)
    inputs = column(window)
    window.speak("fr")
    settle()
    assert inputs.title.text() == "Vos hypothèses"
    assert inputs.seasons.names[7].text() == "Août"
    assert inputs.rows["monthly_churn"].note.text() == "Soit 21,5\xa0% par an."
    assert inputs.prices.model.lines[0].words == "Prix catalogue +5\xa0%"
    assert inputs.folds["seasonality"].state.text() == words.seasons_state(FULL.assumptions)
    assert "50\xa0% à 140\xa0%" in inputs.folds["seasonality"].state.text()
