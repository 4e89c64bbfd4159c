"""The door: a headless command runs without any of Qt; all else opens the window."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner import resource

if TYPE_CHECKING:
    from planner.model.plan import Plan

QUIT_AFTER_PAINT = "PLANNER_QUIT_AFTER_PAINT"
FIRST_SAMPLE = {"en": "en-studio", "fr": "fr-agence"}


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and is_headless(given[0]):
        from planner.cli import main as run

        return run(given)
    return open_window(Path(given[0]) if given else None)


def is_headless(word: str) -> bool:
    """Whether the first word is a command or an option, not a plan's path."""
    from planner.cli import COMMANDS

    return word in COMMANDS or word.startswith("-")


def open_window(path: Path | None) -> int:
    """Open the window on a plan, the last one, or an example; returns when it is closed."""
    # Qt first, and only where there is a window: a headless command pays for none of it.
    try:
        from PySide6.QtCore import QLocale, QTimer
        from PySide6.QtWidgets import QApplication
    except ImportError as error:  # a library of the system that Qt needs is missing
        print(f"planner: the window cannot open: {error}", file=sys.stderr)
        return 1

    from planner.gui.actions import LANGUAGES
    from planner.gui.document import Document
    from planner.gui.errors import Unexpected
    from planner.gui.first_paint import FirstPaint
    from planner.gui.language import choose_language
    from planner.gui.main_window import MainWindow
    from planner.gui.settings import Settings
    from planner.gui.theme import Theme

    app = QApplication(sys.argv[:1])
    app.setApplicationName("planner")
    app.setOrganizationName("agency-profit-planner")
    app.setDesktopFileName("agency-profit-planner")
    settings = Settings()
    code = choose_language(str(settings.get("look/language")), QLocale.system(), LANGUAGES)
    window = MainWindow(Document(example(code), example=True), settings, Theme(app))
    Unexpected(window)
    window.start(path)
    first_paint = FirstPaint(window)
    first_paint.happened.connect(window.settle_in)
    if QUIT_AFTER_PAINT in os.environ:
        first_paint.happened.connect(partial(QTimer.singleShot, 0, app.quit))
    window.show()
    status = app.exec()
    window.calculator.wait()
    window.actions_.let_go()
    return status


def example(language: str) -> Plan:
    """The living sample that a first start shows."""
    from planner.storage.plan_file import load

    return load(resource(f"samples/{FIRST_SAMPLE[language]}.agencyplan")).plan
