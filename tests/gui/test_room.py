"""Nothing is cut and nothing lies over anything: in every language, at every size, in any state."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from planner.charts.live import Chart
from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.my_numbers import MyNumbersDialog
from planner.model.plan import Plan
from planner.storage.shipped import samples
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, drag, field, type_in
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, QUICK, quick_document
from tests.gui.room import faults, overlaps, settle
from tests.model.plans import example, plan_of

SIZES = ((1024, 640), (1280, 720))
ROOT = Path(__file__).parents[2]


def thousands() -> Plan:
    """A book of thousands: long figures everywhere."""
    document = quick_document(9000, 4000, 800)
    document["packages"][1] |= {"services_price": "12345.67", "hours": "12.75"}
    return plan_of(document)


def before_work() -> Plan:
    """A book without hours: its longest names."""
    document = quick_document()
    for package in document["packages"]:
        package["hours"] = "0"
    return plan_of(document)


def what_if(window: MainWindow) -> None:
    drag(window.overview.chart.view, 99)


def next_step(window: MainWindow) -> None:
    click(window.headline.show_me)


def wrong(window: MainWindow) -> None:
    for key, words in (("resold", "some"), ("services_price", "12,34,5"), ("hours", "1e9")):
        type_in(field(window, key), words)


def problem(window: MainWindow) -> None:
    type_in(field(window, "contacts"), "900000")


def cheap(window: MainWindow) -> None:
    type_in(field(window, "software_price"), "5")


def loss(window: MainWindow) -> None:
    type_in(field(window, "overheads"), "999999.99")


def nothing(window: MainWindow) -> None:
    del window


STATES: dict[str, tuple[Plan, Callable[[MainWindow], None]]] = {
    **{each.path.stem: (each.plan, nothing) for each in samples()},
    "numbers only": (QUICK, next_step),
    "thousands": (thousands(), nothing),
    "before work": (before_work(), next_step),
    "what if": (EXAMPLE, what_if),
    "wrong": (EXAMPLE, wrong),
    "problem": (EXAMPLE, problem),
    "warning": (EXAMPLE, cheap),
    "loss": (EXAMPLE, loss),
    "old prices": (plan_of(example({"price_list.as_of": "2020-01-31"})), nothing),
    "nothing": (plan_of(example({"packages": [], "clients": []})), nothing),
}


def look(window: MainWindow) -> list[str]:
    """Everything that is amiss, at each size and with each chart."""
    found = []
    for size in SIZES:
        window.resize(*size)
        for chart in Chart:
            window.overview.chart.choose(chart)
            settle()
            found += [f"{size} {chart}: {fault}" for fault in faults(window) + overlaps(window)]
    return found


@pytest.mark.parametrize("state", STATES)
def test_everything_in_the_window_has_its_room(open_window: Opener, state: str) -> None:
    plan, use = STATES[state]
    window = open_window(plan, example=True)
    use(window)
    for language in LANGUAGES:
        window.speak(language)
        assert look(window) == [], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_in_the_dialogs_has_its_room(open_window: Opener, language: str) -> None:
    window = open_window(FRENCH_SAMPLE)
    window.speak(language)
    for ask in (window.actions_.new, window.actions_.about, window.actions_.help):
        ask.trigger()
        asked = dialog(QDialog, window)
        if isinstance(asked, MyNumbersDialog):
            type_in(asked.accounts.field, "1,000,000,000")
            type_in(asked.contacts.field, "2500")
            type_in(asked.all_in.field, "123456.78")
            type_in(asked.rate.field, "0")
        assert faults(asked) + overlaps(asked) == []
        asked.reject()
        settle()


def test_everything_has_its_room_on_a_screen_of_twice_the_dots(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from tests.gui.test_room import at_any_scale; at_any_scale()"],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_SCALE_FACTOR": "2",
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "2.0\n", "")


def at_any_scale() -> None:
    """Look at the window in a process of its own, and print its scale and what is amiss."""
    from PySide6.QtWidgets import QApplication

    from planner.gui.document import Document
    from planner.gui.settings import Settings
    from planner.gui.theme import Theme

    app = QApplication([])
    theme = Theme(app)
    for language in LANGUAGES:
        settings = Settings(Path(os.environ["HOME"]) / "settings.ini")
        settings.set("look/language", language)
        window = MainWindow(Document(EXAMPLE, example=True), settings, theme)
        window.start(None)
        window.show()
        window.settle_in()
        if language == "en":
            print(window.devicePixelRatioF())
        print("\n".join(look(window)), end="")
        assert window.grab().size() == window.size() * 2
        window.close()
