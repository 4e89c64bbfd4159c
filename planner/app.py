"""The door: a headless command runs without any of Qt; all else opens the window."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner import COMMANDS, INTERRUPTED, resource

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from planner.model.plan import Plan

QUIT_AFTER_PAINT = "PLANNER_QUIT_AFTER_PAINT"
CLIENT = "--client"
"""Opens a plan straight in what a client may see."""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
FIRST_SAMPLE = {"en": "en-studio", "fr": "fr-agence"}


def main(arguments: list[str] | None = None) -> int:
    """Run the program; returns its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) == 2 and given[0] == CLIENT:
        return open_window(Path(given[1]), client=True)
    if given and (is_headless(given[0]) or len(given) > 1):
        try:
            from planner.cli import main as run
        except KeyboardInterrupt:  # once it is there, it says so itself
            return INTERRUPTED
        return run(given)
    return open_window(Path(given[0]) if given else None)


def is_headless(word: str) -> bool:
    """Whether the first word is a command or an option, not a plan's path."""
    return word in COMMANDS or word.startswith("-")


def open_window(path: Path | None, *, client: bool = False) -> int:
    """Open the window on a plan, the last one, or an example; returns when it is closed.

    Args:
        path: the plan.
        client: what is seen first is what a client may see.
    """
    gc.disable()  # what a start makes stays, and looking costs 4 % of it; see planner.gui.garbage
    usual_import = builtins.__import__
    # Qt first, and only where there is a window: a headless command pays for none of it.
    try:
        from PySide6.QtCore import QLocale, QTimer
        from PySide6.QtWidgets import QApplication
    except ImportError as error:  # a library of the system that Qt needs is missing
        print(f"planner: the window cannot open: {error}", file=sys.stderr)
        return 1

    # PySide6 puts an import of its own in place, which reads the source of every module that comes
    # after it, for a ``__feature__`` that nothing here asks for: 15 ms of the start, and more of
    # matplotlib's.
    builtins.__import__ = usual_import
    if sys.platform == "linux" and not any(map(os.environ.get, SCREENS)):
        print("planner: there is no screen here to open a window on", file=sys.stderr)
        return 1

    from planner.gui.actions import LANGUAGES
    from planner.gui.document import Document
    from planner.gui.errors import Unexpected
    from planner.gui.first_paint import FirstPaint
    from planner.gui.language import choose_language
    from planner.gui.latest import ENDED
    from planner.gui.main_window import MainWindow
    from planner.gui.settings import YES, Settings
    from planner.gui.theme import Theme
    from planner.gui.when_seen import put_away

    # The style by its option: setStyle would hand it back, and wrapping it costs 5 ms.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("planner")
    app.setOrganizationName("agency-profit-planner")
    app.setDesktopFileName("agency-profit-planner")
    settings = Settings()
    code = choose_language(str(settings.get("look/language")), QLocale.system(), LANGUAGES)
    window = MainWindow(Document(example(code), example=True), settings, Theme(app))
    Unexpected(window)
    first = client or settings.get("meeting/first") == YES
    if first:
        put_away(window)
    window.start(path)
    if client and window.document.example:
        window.calculator.wait()
        return refuse(path)
    shown = window.on_demand.begin_in_client_view() if first else window
    first_paint = FirstPaint(shown)
    first_paint.happened.connect(lambda: look_for_garbage(window))
    share_processor()
    first_paint.happened.connect(window.settle_in)
    if QUIT_AFTER_PAINT in os.environ:
        leave = partial(app.exit, 0) if first else app.quit  # a view for clients stays
        first_paint.happened.connect(partial(QTimer.singleShot, 0, leave))
    shown.show()
    status = app.exec()
    ENDED.set()
    window.calculator.wait()
    window.disk.wait()
    window.actions_.let_go()
    return status


def refuse(path: Path | None) -> int:
    """Say why a plan cannot be shown to a client, and open nothing."""
    from planner.cli import BAD_INPUT
    from planner.storage.plan_file import PlanFileError, load
    from planner.words.sentences import sentence

    try:
        load(path or Path())
    except PlanFileError as error:
        for problem in error.problems:
            print(f"planner: {sentence(problem)}", file=sys.stderr)
    return BAD_INPUT


def share_processor() -> None:
    """Let workers give the window its turn soon.

    It asks for one at every call into Qt and back, a hundred times a frame. At the usual 5 ms each,
    a worker that writes a book of 10,000 rows kept the window from painting for 400 ms.
    """
    sys.setswitchinterval(0.0005)


def look_for_garbage(window: QObject) -> None:
    """Look for garbage from here on, though not in what the start made: that stays."""
    from planner.gui.garbage import Garbage

    Garbage(window)


def example(language: str) -> Plan:
    """The living sample that a first start shows."""
    from planner.storage.plan_file import load

    return load(resource(f"samples/{FIRST_SAMPLE[language]}.agencyplan")).plan
