"""A window of its own for every test, and nothing left of it afterwards."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.gui import main_window
from planner.gui.document import Document
from planner.gui.main_window import MainWindow
from planner.gui.settings import Settings
from planner.gui.theme import LIGHT_THEME, Theme
from planner.model.plan import Plan
from planner.words import catalogue
from tests.gui.plans import EXAMPLE, QUICK, SAMPLE

PATIENCE = 5000


class PlainLocale:
    """A system without a language of its own: the same on every machine."""

    @staticmethod
    def system() -> QLocale:
        return QLocale.c()


class Opener:
    """Opens the real window, as ``planner.app`` does."""

    def __init__(self, app: QApplication, qtbot: QtBot, settings: Settings, theme: Theme) -> None:
        self.app, self.qtbot, self.settings, self.theme = app, qtbot, settings, theme
        self.windows: list[MainWindow] = []

    def __call__(
        self, plan: Plan = EXAMPLE, *, example: bool = False, path: Path | None = None
    ) -> MainWindow:
        if not self.windows:
            self.app.setStyleSheet("")  # the window dresses the program once it is made
        window = MainWindow(Document(plan, example=example), self.settings, self.theme)
        self.windows.append(window)
        window.start(path)
        window.show()
        window.activateWindow()
        self.qtbot.waitExposed(window)
        window.settle_in()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=PATIENCE)
        return window

    def close(self) -> None:
        for window in self.windows:
            window.calculator.wait()
            window._closing = True  # whatever is unsaved
            window.close()
            window.deleteLater()
        self.windows.clear()


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    qapp.setCursorFlashTime(0)  # a caret that blinks makes two pictures of one state
    return Theme(qapp)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "settings.ini")
    made._store.setAtomicSyncRequired(False)  # no power fails here: nothing waits for the disk
    return made


@pytest.fixture(autouse=True)
def nothing_left(
    qapp: QApplication, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Begin on a system without language or files, and leave none of the test behind."""
    monkeypatch.setattr(main_window, "QLocale", PlainLocale)
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    hook = sys.excepthook
    gc.disable()  # no worker may look for garbage: see planner.gui.garbage
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    QGuiApplication.clipboard().clear()  # offscreen, what is on it at the end crashes the process
    sys.excepthook = hook
    catalogue.use("en")
    theme.choose(LIGHT_THEME)
    assert QThreadPool.globalInstance().waitForDone(PATIENCE)
    assert leftovers(qapp) == []


def leftovers(app: QApplication) -> list[QWidget]:
    # The label of a tooltip belongs to Qt and goes by its own clock.
    return [each for each in app.topLevelWidgets() if not each.inherits("QTipLabel")]


@pytest.fixture
def open_window(
    nothing_left: None, qapp: QApplication, qtbot: QtBot, settings: Settings, theme: Theme
) -> Iterator[Opener]:
    opener = Opener(qapp, qtbot, settings, theme)
    yield opener
    opener.close()


@pytest.fixture
def window(open_window: Opener) -> MainWindow:
    """The window on the worked example: named clients."""
    return open_window(EXAMPLE)


@pytest.fixture
def quick(open_window: Opener) -> MainWindow:
    """The window on a book of numbers only."""
    return open_window(QUICK)


@pytest.fixture
def first_start(open_window: Opener) -> MainWindow:
    """The window as a first start shows it: a sample, named as one."""
    return open_window(SAMPLE, example=True)
