"""Saving a chart: the preview shows what is written, titles hold for their figures only."""

from __future__ import annotations

import os
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from planner.gui.exporting.chart_dialog import ChartDialog
from planner.gui.exporting.options import Options
from planner.gui.main_window import MainWindow
from planner.gui.settings import Settings
from planner.model.chart_titles import ChartTitle
from planner.storage.plan_file import load
from tests.gui.driving import dialog, field, no_dialog, press, type_in, undo
from tests.gui.exporting.taking import PATIENCE, ask, choose, copied, save_as
from tests.gui.room import faults, overlaps

OWN = "Our way to 55 %"


def rename(asked: ChartDialog, title: str) -> None:
    asked.title.selectAll()
    asked.title.insert(title)
    asked.title.textEdited.emit(title)


def test_each_format_is_written_where_it_was_asked_for(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    chart = window.overview.chart.view
    for kind in ("svg", "pdf", "png"):
        asked = ask(window, chart)
        choose(asked, "kind", kind)
        choose(asked, "sizes", "a4-column")
        save_as(qtbot, asked, chart, tmp_path / f"chart.{kind}")
        assert chart.said == f"Saved: chart.{kind}"
    assert {each.name for each in tmp_path.glob("*chart*")} == {
        "chart.pdf",
        "chart.png",
        "chart.svg",
    }
    assert Image.open(BytesIO((tmp_path / "chart.png").read_bytes())).size == (1004, 886)
    drawing = (tmp_path / "chart.svg").read_bytes()
    assert b"<svg" in drawing
    assert b"<text" not in drawing
    page = (tmp_path / "chart.pdf").read_bytes()
    assert "INTERNAL" in PdfReader(BytesIO(page)).pages[0].extract_text()
    again = ask(window, chart)
    assert again.kind.currentData() == "png"
    assert again.sizes.currentData() == "a4-column"
    again.reject()


def test_the_name_says_plan_chart_and_day(window: MainWindow, qtbot: QtBot) -> None:
    asked = ask(window, window.overview.chart.view)
    proposed = window.chart_desk().proposed(asked.sheet, "png")
    title = window.overview.chart.title.text()
    assert proposed.name == f"Autumn pricing – {title} – {date.today().isoformat()}.png"
    rename(asked, "a/b: CON*")
    assert " – a-b- CON- – " in window.chart_desk().proposed(asked.sheet, "png").name
    asked.reject()


def test_the_preview_is_the_sheet_in_its_proportions(window: MainWindow, qtbot: QtBot) -> None:
    asked = ask(window, window.overview.chart.view)
    for key, shape in (("full-slide", 16 / 9), ("half-slide", 4 / 3), ("a4-width", 1.7)):
        choose(asked, "sizes", key)
        place = asked.preview.place
        assert place.width() / place.height() == pytest.approx(shape, rel=1e-3)
        assert asked.preview.rect().contains(place.toRect().adjusted(1, 1, -1, -1))
    window.theme.choose("dark")
    shot = asked.preview.grab().toImage()
    corner = asked.preview.place.topLeft().toPoint()
    assert shot.pixelColor(corner.x() + 8, corner.y() + 8) == QColor("#FFFFFF")
    choose(asked, "ground", True)
    assert asked.preview.grab().toImage() != shot
    asked.reject()


@pytest.mark.usefixtures("quickly")
def test_a_size_of_ones_own_is_typed(window: MainWindow, settings: Settings) -> None:
    asked = ask(window, window.overview.chart.view)
    type_in(asked.across, "12.5")
    assert asked.sizes.currentData() == "own"
    type_in(asked.down, "2")
    assert asked.complaint.isVisible()
    assert asked.preview.place.width() > 0
    press(asked.down, Qt.Key.Key_Return)
    assert no_dialog(asked) and not asked.save.isEnabled() and not asked.copy.isEnabled()
    choose(asked, "sizes", "half-slide")
    assert (asked.down.text(), asked.save.isEnabled()) == ("12", True)
    type_in(asked.across, "12.5")
    type_in(asked.down, "7")
    assert not asked.complaint.isVisible()
    asked.copy.click()
    assert settings.get("charts/own_size") == "12.5x7"


@pytest.mark.usefixtures("quickly")
def test_a_title_of_ones_own_is_kept_in_the_plan_and_taken_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    chart = window.overview.chart.view
    proposed = window.overview.chart.title.text()
    asked = ask(window, chart)
    assert not asked.reset.isVisible()
    rename(asked, OWN)
    assert asked.reset.isVisible()
    mime = copied(qtbot, chart, asked.copy.click)
    assert mime.text() == OWN
    assert window.document.plan.chart_titles == (ChartTitle("overview.margin", OWN, proposed),)
    path = tmp_path / "kept.agencyplan"
    window.files.write(path)
    assert load(path).plan.chart_titles == window.document.plan.chart_titles
    assert copied(qtbot, chart, chart.copy_chart).text() == OWN
    undo(window)
    assert copied(qtbot, chart, chart.copy_chart).text() == proposed


@pytest.mark.usefixtures("quickly")
def test_the_programs_title_comes_back_at_a_click(window: MainWindow, qtbot: QtBot) -> None:
    chart = window.overview.chart.view
    asked = ask(window, chart)
    rename(asked, OWN)
    copied(qtbot, chart, asked.copy.click)
    asked = ask(window, chart)
    assert asked.title.text() == OWN
    asked.reset.click()
    assert copied(qtbot, chart, asked.copy.click).text() == window.overview.chart.title.text()
    assert not window.document.plan.chart_titles


@pytest.mark.usefixtures("quickly")
def test_a_title_does_not_outlive_its_figures_in_silence(window: MainWindow, qtbot: QtBot) -> None:
    window.overview.chart.choose(type(window.overview.chart.chart)("profit"))
    chart = window.overview.chart.view
    asked = ask(window, chart)
    rename(asked, OWN)
    copied(qtbot, chart, asked.copy.click)
    type_in(field(window, "software_price"), "220")
    now = window.overview.chart.title.text()
    assert copied(qtbot, chart, chart.copy_chart).text() == now != OWN
    assert chart.said.endswith("Your own title was for other figures and was left out.")
    asked = ask(window, chart)
    assert asked.title.text() == now
    assert OWN in asked.stale.text()
    asked.old.click()
    assert copied(qtbot, chart, asked.copy.click).text() == OWN
    assert window.document.plan.chart_titles == (ChartTitle("overview.profit", OWN, now),)


def test_characters_that_no_font_has_are_named_before(window: MainWindow, qtbot: QtBot) -> None:
    asked = ask(window, window.overview.chart.view)
    rename(asked, "For 日本")
    qtbot.waitUntil(lambda: "日 本" in asked.squares.text(), timeout=PATIENCE)
    rename(asked, "For Japan")
    qtbot.waitUntil(lambda: not asked.squares.isVisible(), timeout=PATIENCE)
    asked.reject()


@pytest.mark.usefixtures("quickly")
def test_what_cannot_be_written_is_said_in_one_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    chart = window.overview.chart.view
    (tmp_path / "folder.png").mkdir()
    sheet = window.chart_desk().sheet_of(chart)
    assert sheet is not None
    window.chart_desk().save(tmp_path / "folder.png", sheet, Options(), chart)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=PATIENCE)
    box = dialog(QMessageBox, window)
    assert 'There is a folder of the name "folder.png": choose another name.' in box.text()
    assert chart.said == ""
    box.close()
    assert os.listdir(tmp_path / "folder.png") == []  # noqa: PTH208 - what the system says


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720)])
def test_everything_has_room(window: MainWindow, language: str, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.speak(language)
    asked = ask(window, window.overview.chart.view)
    for kind in ("png", "svg", "pdf"):
        choose(asked, "kind", kind)
        choose(asked, "letters", False)
        rename(asked, "A title of my own " * 6)
        assert asked.height() <= 640
        assert faults(asked) == []
        assert overlaps(asked) == []
    asked.reject()
