"""A picture on screen: what paper has, its words for those who do not see it, and what hovers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from planner.charts.picture import Picture, Spot
from planner.charts.scene import Box, Fill, Item, Measure, Ring, Stroke, Text
from planner.charts.style import DARK, LIGHT
from planner.gui import scene_painter
from planner.gui.picture_view import PictureView

SIZE = (400, 260)


def items(width: float, height: float, measure: Measure) -> tuple[Item, ...]:
    assert measure("0", 12, False) > 0
    return (
        Fill(Box(0, 0, width / 2, height), "gain"),
        Stroke(((0, height / 2), (width, height / 2)), "ink"),
        Ring(width / 2, height / 2, 6, "accent"),
        Text(4, 16, "less & more", "ink", 12),
    )


def spots(width: float, height: float, measure: Measure) -> tuple[Spot, ...]:
    del measure
    return (
        Spot(Box(0, 0, width / 2, height), "the <left> half & more"),
        Spot(Box(width / 2, 0, width / 4, height), "a quarter"),
    )


PICTURE = Picture("You earn more", items, summary="two halves, and a ring", spots=spots)


@pytest.fixture
def view(qtbot: QtBot, theme: object) -> Iterator[PictureView]:
    del theme  # it brings the font
    made = PictureView()
    made.recolour(LIGHT)
    made.resize(*SIZE)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.deleteLater()


def hover(view: PictureView, x: float, y: float) -> str:
    """What is said at a place of the canvas, in shares of its size."""
    canvas = view.canvas
    at = QPoint(int(canvas.width() * x), int(canvas.height() * y))
    event = QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, event)
    return QToolTip.text()


def test_its_title_is_the_conclusion_and_its_words_are_told(view: PictureView) -> None:
    view.show_picture(PICTURE)
    assert view.title.text() == "You earn more"
    assert view.title.isVisible()
    assert view.canvas.accessibleName() == "You earn more"
    assert view.canvas.accessibleDescription() == "two halves, and a ring"


def test_without_a_summary_the_title_tells(view: PictureView) -> None:
    view.show_picture(Picture("You earn more", items))
    assert view.canvas.accessibleDescription() == "You earn more"


def test_where_there_is_nothing_it_says_why(view: PictureView) -> None:
    view.show_picture(PICTURE)
    view.show_picture(None, empty_words="There are no clients yet.")
    assert not view.title.isVisible()
    assert view.canvas.accessibleName() == "There are no clients yet."
    assert view.canvas.accessibleDescription() == "There are no clients yet."
    assert view.canvas.items == ()
    empty = view.canvas.grab().toImage()
    view.show_picture(None)
    assert view.canvas.grab().toImage() != empty  # the words were painted
    hover(view, 0.25, 0.5)
    assert not QToolTip.isVisible()


def test_screen_and_paper_lay_out_the_same_items(view: PictureView) -> None:
    view.show_picture(PICTURE)
    canvas = view.canvas
    size = canvas.width(), canvas.height()
    assert canvas.items == PICTURE.items(*size, scene_painter.measure)
    view.resize(SIZE[0] * 2, SIZE[1])
    QApplication.processEvents()
    size = canvas.width(), canvas.height()
    assert size[0] > SIZE[0]
    assert canvas.items == PICTURE.items(*size, scene_painter.measure)


def test_what_hovers_is_said_as_it_stands(view: PictureView, qtbot: QtBot) -> None:
    view.show_picture(PICTURE)
    assert hover(view, 0.25, 0.5) == "<span>the &lt;left&gt; half &amp; more</span>"
    assert hover(view, 0.6, 0.5) == "<span>a quarter</span>"
    hover(view, 0.9, 0.5)  # of which nothing is said
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_another_palette_is_painted(view: PictureView) -> None:
    view.show_picture(PICTURE)
    for palette in (LIGHT, DARK):
        view.recolour(palette)
        shot = view.canvas.grab().toImage()
        ratio = shot.devicePixelRatio()
        left = shot.pixelColor(int(10 * ratio), int(60 * ratio))
        right = shot.pixelColor(int((view.canvas.width() - 10) * ratio), int(60 * ratio))
        assert left == QColor(palette.gain)
        assert right == QColor(palette.surface)


def test_another_picture_takes_its_place(view: PictureView) -> None:
    view.show_picture(PICTURE)
    before = view.canvas.items

    def other(width: float, height: float, measure: Measure) -> tuple[Item, ...]:
        del width, height, measure
        return (Text(0, 12, "other", "ink", 12),)

    view.show_picture(Picture("Another", other))
    assert view.title.text() == "Another"
    assert view.canvas.items != before


def test_the_keyboard_reaches_it_and_sees_where_it_is(view: PictureView, qtbot: QtBot) -> None:
    view.show_picture(PICTURE)
    assert view.canvas.focusPolicy() & Qt.FocusPolicy.TabFocus
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.canvas.clearFocus()
    without = view.canvas.grab().toImage()
    view.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.canvas.hasFocus)
    assert view.canvas.grab().toImage() != without
