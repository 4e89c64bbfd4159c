"""A chart on the clipboard: every format at once, by key, menu and button, the newest wins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import product
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.charts.picture import Picture
from planner.charts.scene import Item, Measure, Text
from planner.export import image
from planner.gui.chart_widget import ChartWidget
from planner.gui.exporting.desk import ChartDesk
from planner.gui.exporting.for_client import ForClient
from planner.gui.exporting.options import Options, remembered
from planner.gui.main_window import MainWindow
from planner.gui.overview.chart_view import ChartView
from planner.gui.picture_view import Canvas, PictureView
from planner.gui.settings import Settings
from planner.model import offering
from planner.model.brand import Brand
from tests.gui.conftest import Opener
from tests.gui.driving import Control, dialog, no_dialog, press
from tests.gui.exporting.taking import copied, copy_by_key
from tests.gui.room import settle
from tests.model.plans import example, plan_of

FORMATS = {"text/plain", "text/html", "image/png", "image/svg+xml", "application/pdf"}


def data(mime: QMimeData, kind: str) -> bytes:
    return bytes(mime.data(kind).data())


def words(mime: QMimeData) -> str:
    return PdfReader(BytesIO(data(mime, "application/pdf"))).pages[0].extract_text()


def test_ctrl_c_puts_every_format_on_the_clipboard(window: MainWindow, qtbot: QtBot) -> None:
    chart = window.overview.chart.view
    window.theme.choose("dark")
    mime = copy_by_key(qtbot, chart)
    assert set(mime.formats()) >= FORMATS
    picture = Image.open(BytesIO(data(mime, "image/png")))
    assert picture.size == (1890, 1417)  # 16 × 12 cm at 300 dots an inch
    assert picture.convert("RGB").getpixel((3, 3)) == (255, 255, 255)  # though the window is dark
    assert data(mime, "image/svg+xml").startswith(b"<?xml")
    title = window.overview.chart.title.text()
    assert mime.text() == title
    assert title in words(mime).replace("\n", " ")
    assert "INTERNAL" in words(mime)
    # What the window says by the button that chose it.
    assert "What an account brings a month · " in words(mime).replace("\n", " ")
    assert 'src="data:image/png;base64,' in mime.html()
    assert 'width="605" height="454"' in mime.html()  # 16 × 12 cm at the web's 96 dots an inch
    assert mime.hasImage()  # from which Qt makes Windows' bitmap
    assert chart.said.replace("\N{NO-BREAK SPACE}", " ") == "Copied: 16 × 12 cm, 300 dpi."


@pytest.mark.usefixtures("quickly")
def test_the_menu_and_the_button_copy_too_and_say_for_whom(
    window: MainWindow, qtbot: QtBot
) -> None:
    chart = window.overview.chart.view
    entries = [each.text() for each in chart.actions()]
    assert entries == ["Explain this number", "Copy chart (for us)", "Save chart as (for us)…"]
    assert chart.actions()[1].shortcut() == QKeySequence(QKeySequence.StandardKey.Copy)
    copied(qtbot, chart, chart.actions()[1].trigger)
    assert chart.button.isVisible()
    assert chart.button.accessibleName() == "Copy chart (for us)"
    before = window.overview.chart.view.view
    copied(qtbot, chart, lambda: QTest.mouseClick(chart.button, Qt.MouseButton.LeftButton))
    assert window.overview.chart.view.view is before  # no drag came of the click
    window.speak("fr")
    assert chart.actions()[1].text() == "Copier le graphique (pour nous)"


def test_the_button_covers_nothing_of_any_chart(window: MainWindow) -> None:
    kinds = set()
    for size, language in product([(1024, 640), (1280, 800)], ["en", "fr"]):
        window.speak(language)
        window.resize(*size)
        for page in ("overview", "time"):
            window.pages.choose(page)
            settle()
            words = [each for each in window.findChildren(QLabel) if each.isVisible()]
            for chart in window.pages.page(page).findChildren(ChartWidget):
                if chart.isVisible() and chart.picture is not None:
                    kinds.add(type(chart))
                    assert chart.button.isVisible()
                    lies = place(chart.button)
                    assert not lies.intersects(place(chart))
                    assert [each.text() for each in words if lies.intersects(place(each))] == []
    assert kinds == {ChartView, Canvas}


def place(widget: QWidget) -> QRect:
    """Where it lies in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.mark.usefixtures("quickly")
def test_the_edit_menu_copies_the_chart_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    copied(qtbot, window.overview.chart.view, window.actions_.copy_chart.trigger)
    window.pages.choose("clients")
    window.actions_.copy_chart.trigger()
    box = dialog(QMessageBox, window)
    assert "There is no chart." in box.text()
    box.close()


@pytest.mark.usefixtures("quickly")
def test_the_newest_wins_and_what_is_dragged_meanwhile_stays_out(
    window: MainWindow, qtbot: QtBot
) -> None:
    chart = window.overview.chart.view
    titles = []

    def twice() -> None:
        for key in ("margin", "profit", "bill"):
            window.overview.chart.choose(type(window.overview.chart.chart)(key))
            titles.append(window.overview.chart.title.text())
            chart.copy_chart()

    mime = copied(qtbot, chart, twice)
    assert mime.text() == titles[-1]
    assert len(set(titles)) == 3


@pytest.mark.usefixtures("quickly")
def test_a_chart_that_gave_way_to_another_says_nothing_any_more(
    window: MainWindow, qtbot: QtBot
) -> None:
    first, second = window.overview.chart.view, PictureView(window.overview)
    second.show_picture(Picture("Another", _items))
    first.copy_chart()
    copied(qtbot, second.canvas, second.canvas.copy_chart)
    assert first.said == ""


def test_a_chart_that_cannot_be_drawn_says_so(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise RuntimeError("broken")

    monkeypatch.setattr(image, "svg", broken)
    chart = window.overview.chart.view
    with qtbot.captureExceptions() as caught:
        chart.copy_chart()
        qtbot.waitUntil(lambda: not chart.said.startswith("Copying"), timeout=20_000)
    assert chart.said == "The chart was not copied."
    assert [str(error) for _, error, _ in caught] == ["broken"]


def test_what_was_chosen_last_is_used_again(
    window: MainWindow, settings: Settings, qtbot: QtBot
) -> None:
    settings.set("charts/size", "own")
    settings.set("charts/own_size", "8.5x6")
    settings.set("charts/transparent", "yes")
    settings.set("charts/paths", "no")
    mime = copy_by_key(qtbot, window.overview.chart.view)
    picture = Image.open(BytesIO(data(mime, "image/png"))).convert("RGBA")
    assert picture.size == (1004, 709)
    assert isinstance(dot := picture.getpixel((2, 2)), tuple)
    assert dot[3] == 0
    assert b"<text" in data(mime, "image/svg+xml")


def test_settings_that_make_no_sense_are_not_used(settings: Settings) -> None:
    settings.set("charts/size", "nonsense")
    settings.set("charts/own_size", "axb")
    settings.set("charts/kind", "exe")
    assert remembered(settings) == Options()
    settings.set("charts/own_size", "0.1x9999")
    assert remembered(settings).own == (6, 60)


# For a client.


class ClientWindow(QWidget):
    """Shows a client's chart, as the client view does."""

    charts_for_us: bool | None = False

    def __init__(self, settings: Settings, leaks: Any) -> None:
        super().__init__()
        offer = offering.offer(plan_of(example()), 0, date(2026, 11, 26))
        brand = Brand(colour="#7A1FA2")
        client = ForClient(lambda: offer, lambda: brand, leaks)
        self.desk = ChartDesk(self, settings, client.audience)
        self.view = PictureView(self)
        self.view.show_picture(Picture("Your price", _items, "It costs 449"))
        self.resize(500, 300)

    def chart_desk(self) -> ChartDesk:
        return self.desk


def _items(width: float, height: float, measure: Measure) -> tuple[Item, ...]:
    del width, height, measure
    return (Text(0, 20, "449 a month", "accent", 12),)


@pytest.fixture
def read_back() -> list[str]:
    return []


def test_a_clients_copy_is_in_its_colours_without_a_mark_and_read_back(
    open_window: Opener, settings: Settings, qtbot: QtBot, read_back: list[str]
) -> None:
    del open_window

    def leaks(content: bytes, suffix: str) -> Sequence[str]:
        read_back.append(suffix)
        assert b"INTERNAL" not in content
        return ()

    window = ClientWindow(settings, leaks)
    window.show()
    qtbot.waitExposed(window)
    chart = window.view.canvas
    # No dialog that shows the owner's folders opens where a client looks.
    assert [each.text() for each in chart.actions() if each.isVisible()] == ["Copy chart"]
    mime = copied(qtbot, chart, chart.copy_chart)
    assert sorted(read_back) == [".pdf", ".png", ".svg"]
    assert "prices in USD without tax" in words(mime).replace("\N{NO-BREAK SPACE}", " ")
    assert b"#7a1fa2" in data(mime, "image/svg+xml").lower()
    window.close()
    window.deleteLater()


def test_where_nobody_may_have_a_chart_nothing_says_that_it_could_be_taken(
    open_window: Opener, settings: Settings, qtbot: QtBot
) -> None:
    del open_window
    window = ClientWindow(settings, None)
    window.charts_for_us = None
    window.show()
    qtbot.waitExposed(window)
    chart = window.view.canvas
    QGuiApplication.clipboard().setText("before")
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(chart, Qt.Key.Key_C, Control)
    assert not any(each.isVisible() for each in chart.actions())
    assert chart.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert not chart.button.isVisible()
    assert chart.said == ""
    assert QGuiApplication.clipboard().text() == "before"
    window.close()
    window.deleteLater()


def test_a_clients_copy_that_says_too_much_is_held_back(
    open_window: Opener, settings: Settings, qtbot: QtBot
) -> None:
    del open_window
    window = ClientWindow(settings, lambda data, suffix: ["margin 40.5 %"])
    window.show()
    qtbot.waitExposed(window)
    QGuiApplication.clipboard().setText("before")
    window.view.canvas.copy_chart()
    said = "The chart was not copied."  # and nothing of why: the client may be looking
    qtbot.waitUntil(lambda: window.view.canvas.said == said, timeout=20_000)
    assert no_dialog(window)
    assert QGuiApplication.clipboard().text() == "before"
    window.close()
    window.deleteLater()
