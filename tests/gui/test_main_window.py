"""The window as a whole: what its title says, what it remembers, how it begins and ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from planner.charts.live import Chart
from planner.charts.style import DARK
from planner.gui.document import Document
from planner.gui.first_paint import FirstPaint
from planner.gui.main_window import LEAST_SIZE, MainWindow
from planner.gui.settings import Settings
from planner.gui.theme import Theme
from planner.storage import plan_file
from planner.words import catalogue
from tests.gui.conftest import Opener
from tests.gui.driving import answer, dialog, field, figures, seen, type_in, undo
from tests.gui.plans import EXAMPLE, QUICK, SAMPLE
from tests.gui.room import faults


def title(window: MainWindow) -> str:
    """The title as the system has it."""
    handle = window.windowHandle()
    assert isinstance(handle, QWindow)
    return handle.title()


def said(window: MainWindow) -> str:
    return window.example.words.text() if window.example.isVisible() else ""


class TestState:
    """The star, the title and the words at the right of the menu say one thing."""

    def test_a_file_is_saved_until_it_is_edited_and_again_when_undone(
        self, open_window: Opener, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.agencyplan"
        plan_file.save(path, QUICK)
        window = open_window(path=path)
        said = []
        for act in (state, edit, undo):
            act(window)
            said.append((window.isWindowModified(), title(window), "not saved" in state(window)))
        assert said == [
            (False, "Autumn pricing – Agency Profit Planner", False),
            (True, "Autumn pricing* – Agency Profit Planner", True),
            (False, "Autumn pricing – Agency Profit Planner", False),
        ]

    def test_saving_takes_the_star_away(self, open_window: Opener, tmp_path: Path) -> None:
        path = tmp_path / "a.agencyplan"
        plan_file.save(path, QUICK)
        window = open_window(path=path)
        edit(window)
        window.actions_.save.trigger()
        assert title(window) == "Autumn pricing – Agency Profit Planner"
        undo(window)
        assert title(window) == "Autumn pricing* – Agency Profit Planner"

    def test_a_plan_without_a_name_has_that_of_its_file_or_a_usual_one(
        self, open_window: Opener, tmp_path: Path
    ) -> None:
        nameless = replace(QUICK, name="")
        path = tmp_path / "Spring.agencyplan"
        plan_file.save(path, nameless)
        window = open_window(path=path)
        assert title(window).startswith("Spring –")
        window.document.begin(nameless, None)
        assert title(window).startswith("My plan* –")

    def test_the_date_of_the_prices_and_an_unsure_rate_are_said(self, window: MainWindow) -> None:
        assert "4 June 2026" in state(window)
        unsure = state(window).split("·")[-1]
        type_in(field(window, "commission_rate"), "")
        assert unsure not in state(window)


def edit(window: MainWindow) -> None:
    type_in(field(window, "overheads"), "500")


def state(window: MainWindow) -> str:
    return window.state.text()


class TestRemembered:
    def test_place_chart_language_theme_and_file(
        self, open_window: Opener, settings: Settings, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.agencyplan"
        plan_file.save(path, QUICK)
        window = open_window(SAMPLE, example=True)
        window.resize(1024, 710)  # offscreen, a screen is no wider than that
        window.overview.chart.choose(Chart.BILL)
        window.actions_.language_chosen.emit("fr")
        window.actions_.theme_chosen.emit("dark")
        window.files.open(path)
        assert window.close()

        kept = Settings(tmp_path / "settings.ini")
        again = MainWindow(Document(SAMPLE, example=True), kept, window.theme)
        open_window.windows.append(again)
        again.start(None)
        assert again.document.path == path
        assert (again.width(), again.height()) == (1024, 710)
        assert again.overview.chart.chart is Chart.BILL
        assert catalogue.language() == "fr"
        assert again.theme.palette == DARK
        assert kept.recent == settings.recent == [path]

    def test_a_last_file_that_is_gone_gives_way_to_the_example(
        self, open_window: Opener, settings: Settings, tmp_path: Path
    ) -> None:
        settings.set("files/last", str(tmp_path / "gone.agencyplan"))
        window = open_window(SAMPLE, example=True)
        assert window.document.example
        assert seen(window) == figures(SAMPLE)
        assert window.findChildren(QMessageBox) == []
        assert "your last plan, gone.agencyplan, is no longer where it was" in said(window)
        window.speak("fr")
        assert "gone.agencyplan" in said(window)
        window.resize(1024, 640)
        QApplication.processEvents()
        assert faults(window.example) == []
        # Another plan, and it is a usual example again.
        window.document.begin(EXAMPLE, None)
        window.document.begin(SAMPLE, None, example=True)
        window.speak("en")
        assert "made up" in said(window)

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("window/geometry", "no geometry"),
            ("window/chart", "cake"),
            ("look/theme", "pink"),
            ("look/language", "../../fr"),
            ("files/recent", "one.agencyplan"),
            ("files/last", ["a", "b"]),
        ],
    )
    def test_settings_that_make_no_sense_do_no_harm(
        self, open_window: Opener, settings: Settings, key: str, value: object
    ) -> None:
        settings._store.setValue(key, value)
        window = open_window(SAMPLE, example=True)
        assert seen(window) == figures(SAMPLE)
        assert window.overview.chart.chart is Chart.PER_ACCOUNT
        assert window.close()


class TestBeginning:
    def test_a_plan_that_was_asked_for_is_shown(self, open_window: Opener, tmp_path: Path) -> None:
        path = tmp_path / "a.agencyplan"
        plan_file.save(path, QUICK)
        window = open_window(SAMPLE, example=True, path=path)
        assert seen(window) == figures(QUICK)
        assert not window.document.example

    @pytest.mark.parametrize("content", [None, b"no plan"])
    def test_one_that_cannot_be_opened_is_told_of_over_the_example(
        self, open_window: Opener, tmp_path: Path, content: bytes | None
    ) -> None:
        path = tmp_path / "a.agencyplan"
        if content is not None:
            path.write_bytes(content)
        window = open_window(SAMPLE, example=True, path=path)
        assert seen(window) == figures(SAMPLE)
        box = dialog(QMessageBox, window)
        assert "a.agencyplan" in box.text()
        answer(box, "Close")

    def test_figures_are_there_before_the_first_paint(
        self, qtbot: QtBot, open_window: Opener, settings: Settings, theme: Theme
    ) -> None:
        window = MainWindow(Document(EXAMPLE), settings, theme)
        open_window.windows.append(window)
        window.start(None)
        assert seen(window) == figures(EXAMPLE)
        first_paint = FirstPaint(window)
        with qtbot.waitSignal(first_paint.happened):
            window.show()

    def test_it_can_be_made_as_small_as_a_laptop_at_two_hundred_per_cent(
        self, window: MainWindow
    ) -> None:
        window.resize(10, 10)
        assert (window.width(), window.height()) == LEAST_SIZE
        hint = window.minimumSizeHint()
        assert hint.width() <= LEAST_SIZE[0]
        assert hint.height() <= 640
