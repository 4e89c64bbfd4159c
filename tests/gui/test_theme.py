"""Light, dark, and as the system has it: every part takes the colours, and gives them back."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from planner import resource
from planner.charts.style import DARK, LIGHT, Palette
from planner.gui.main_window import MainWindow
from planner.gui.theme import font, icon
from tests.gui.driving import field, type_in


def choose(window: MainWindow, value: str) -> None:
    (action,) = [each for each in window.actions_.themes.actions() if each.data() == value]
    action.trigger()
    QApplication.processEvents()


def picture(window: QWidget) -> QImage:
    return window.grab().toImage()


def colours(image: QImage) -> dict[str, int]:
    """How often each colour is there, on a coarse grid."""
    found: dict[str, int] = {}
    for x in range(0, image.width(), 3):
        for y in range(0, image.height(), 3):
            name = image.pixelColor(x, y).name().upper()
            found[name] = found.get(name, 0) + 1
    return found


def test_dark_and_back_again(window: MainWindow) -> None:
    QApplication.processEvents()
    before = picture(window)
    choose(window, "dark")
    assert window.settings.get("look/theme") == "dark"
    assert window.theme.palette == DARK
    assert picture(window) != before
    choose(window, "light")
    assert picture(window) == before


@pytest.mark.parametrize(("value", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_ground_and_surface_are_those_of_the_palette(
    window: MainWindow, value: str, palette: Palette
) -> None:
    choose(window, value)
    found = colours(picture(window))
    often = sorted(found, key=lambda name: -found[name])[:12]
    other = DARK if palette is LIGHT else LIGHT
    assert {palette.ground, palette.surface} <= set(often)
    assert {other.ground, other.surface} & set(often) == set()


def test_the_chart_the_table_and_the_icons_take_it(window: MainWindow) -> None:
    symbol = window.overview.inputs.before.icon().pixmap(16, 16).toImage()
    choose(window, "dark")
    assert window.overview.chart.view.palette_in_use == DARK
    assert window.overview.table.figures.palette == DARK
    assert window.overview.inputs.before.icon().pixmap(16, 16).toImage() != symbol


def test_what_is_typed_stays(window: MainWindow) -> None:
    services = field(window, "services_price")
    type_in(services, "3x")
    choose(window, "dark")
    assert (services.text(), services.wrong) == ("3x", True)


def test_the_choice_is_ticked(window: MainWindow) -> None:
    choose(window, "dark")
    checked = window.actions_.themes.checkedAction()
    assert checked is not None
    assert checked.data() == "dark"


@pytest.mark.parametrize("name", sorted(each.stem for each in resource("icons").glob("*.svg")))
def test_every_icon_is_drawn_in_the_colour_that_is_asked_for(name: str) -> None:
    made = icon(name, "#B3261E").pixmap(16, 16).toImage()
    inked = [
        made.pixelColor(x, y)
        for x in range(made.width())
        for y in range(made.height())
        if made.pixelColor(x, y).alpha() > 200
    ]
    assert inked
    if name != "app":  # the program's own has its own colours
        assert all(abs(each.red() - 0xB3) < 4 and abs(each.blue() - 0x1E) < 4 for each in inked)


def test_the_font_that_ships_is_the_one_in_use(qapp: QApplication) -> None:
    assert qapp.font().family() == "Inter"
    assert font(13, bold=True).weight() > font(13).weight()
