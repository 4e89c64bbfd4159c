"""The three charts: moved by hand and by keys, switched, told to those who cannot see them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from planner.charts.live import Chart
from planner.gui.main_window import MainWindow
from tests.gui.driving import click, counts, drag, field, figures, place_of, press, seen, undo
from tests.gui.plans import EXAMPLE, QUICK


class TestKeys:
    @pytest.mark.parametrize(
        ("key", "accounts"),
        [
            (Qt.Key.Key_Right, 23),
            (Qt.Key.Key_Left, 21),
            (Qt.Key.Key_PageUp, 27),
            (Qt.Key.Key_PageDown, 17),
        ],
    )
    def test_they_move_the_ring(self, window: MainWindow, key: Qt.Key, accounts: int) -> None:
        view = window.overview.chart.view
        view.setFocus()
        press(view, key)
        assert window.document.what_if == accounts
        assert seen(window) == figures(EXAMPLE, accounts)

    @pytest.mark.parametrize("key", [Qt.Key.Key_Home, Qt.Key.Key_Escape])
    def test_home_and_escape_return_to_today(self, window: MainWindow, key: Qt.Key) -> None:
        view = window.overview.chart.view
        drag(view, 40)
        press(view, key)
        assert window.document.what_if is None
        assert seen(window) == figures(EXAMPLE)

    def test_they_stop_at_the_ends_of_the_axis(self, window: MainWindow) -> None:
        view = window.overview.chart.view
        assert view.scene is not None
        drag(view, view.scene.last)
        press(view, Qt.Key.Key_Right)
        assert window.document.what_if == view.scene.last
        drag(view, 1)
        press(view, Qt.Key.Key_Left)
        assert window.document.what_if == 1

    def test_a_key_held_is_one_step_and_keys_pressed_apart_are_several(
        self, quick: MainWindow
    ) -> None:
        view = quick.overview.chart.view
        view.setFocus()
        for _ in range(3):
            QTest.keyPress(view, Qt.Key.Key_Right)
        QTest.keyRelease(view, Qt.Key.Key_Right)
        assert sum(counts(quick.document.plan)["resold"]) == 25
        assert quick.document.undo.count() == 1
        press(view, Qt.Key.Key_Right)
        assert quick.document.undo.count() == 2
        undo(quick)
        undo(quick)
        assert quick.document.plan == QUICK

    def test_other_keys_are_left_to_the_window(self, window: MainWindow) -> None:
        view = window.overview.chart.view
        view.setFocus()
        press(view, Qt.Key.Key_Tab)
        assert not view.hasFocus()


class TestMouse:
    def test_only_the_left_button_takes_the_ring(self, window: MainWindow) -> None:
        view = window.overview.chart.view
        QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=place_of(view, 60))
        QTest.mouseMove(view, place_of(view, 80))
        assert window.document.what_if is None

    def test_a_drag_beyond_the_plot_stays_on_the_axis(self, window: MainWindow) -> None:
        view = window.overview.chart.view
        assert view.scene is not None
        drag(view, 22, release=False)
        QTest.mouseMove(view, view.rect().topRight())
        assert window.document.what_if == view.scene.last
        QTest.mouseMove(view, view.rect().bottomLeft())
        assert window.document.what_if == view.scene.first
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=view.rect().bottomLeft())


class TestSwitch:
    @pytest.mark.parametrize("chart", list(Chart))
    def test_each_chart_shows_its_own_amount_at_the_ring(
        self, window: MainWindow, chart: Chart
    ) -> None:
        button = window.overview.chart.findChild(QPushButton, chart.value)
        assert isinstance(button, QPushButton)
        click(button)
        view = window.overview.chart.view
        assert view.view is not None
        assert view.view.chart is chart
        results = window.calculator.results
        assert results is not None
        point = results.curve.at(22)
        amounts = {
            Chart.PER_ACCOUNT: point.resale_per_account,
            Chart.PROFIT: point.resale_profit,
            Chart.BILL: point.vendor_bill,
        }
        assert [each.amount for each in view.view.markers] == [amounts[chart]]
        assert window.settings.get("window/chart") == chart.value

    def test_the_menu_switches_too(self, window: MainWindow) -> None:
        window.actions_.charts[Chart.BILL].trigger()
        card = window.overview.chart
        assert card.chart is Chart.BILL
        checked = [each.objectName() for each in card.findChildren(QPushButton) if each.isChecked()]
        assert checked == ["bill"]

    def test_the_axis_reaches_all_tiers_or_the_next_one(self, window: MainWindow) -> None:
        card = window.overview.chart
        assert card.view.scene is not None
        assert card.view.scene.last == 120
        click(card.reach)
        assert card.view.scene.last == 30
        click(card.reach)
        assert card.view.scene.last == 120


def test_the_chart_says_itself_in_words(window: MainWindow) -> None:
    view = window.overview.chart.view
    assert view.accessibleName()
    assert view.view is not None
    said = view.accessibleDescription()
    assert view.view.title in said
    assert view.view.markers[0].text in said
    drag(view, 40)
    assert view.view.markers[-1].text in view.accessibleDescription()


def test_the_focus_is_seen_on_the_chart(window: MainWindow) -> None:
    view = window.overview.chart.view
    view.setFocus()
    with_focus = view.grab().toImage()
    view.clearFocus()
    assert view.grab().toImage() != with_focus


def test_another_size_is_laid_out_anew(window: MainWindow) -> None:
    view = window.overview.chart.view
    window.resize(1500, 900)
    assert view.scene is not None
    assert list(view.scene.size) == [view.width(), view.height()]
    drag(view, 60)
    assert window.document.what_if == 60


def test_a_book_that_cannot_be_drawn_says_what_to_do(window: MainWindow) -> None:
    type_in_contacts(window)
    card = window.overview.chart
    assert card.view.scene is None
    assert card.view.empty_words
    assert not card.reach.isVisible()
    drag_nothing = card.view.rect().center()
    QTest.mouseClick(card.view, Qt.MouseButton.LeftButton, pos=drag_nothing)
    press(card.view, Qt.Key.Key_Right)
    assert window.document.what_if is None
    blank = card.view.grab().toImage()
    middle = blank.rect().center()
    inked = {
        blank.pixelColor(x, y).name()
        for x in range(middle.x() - 150, middle.x() + 150)
        for y in range(middle.y() - 20, middle.y() + 20)
    }
    assert len(inked) > 1


def type_in_contacts(window: MainWindow) -> None:
    contacts = field(window, "contacts")
    contacts.setFocus()
    contacts.selectAll()
    QTest.keyClicks(contacts, "900000")
