"""Another screen has appeared: what becomes of the client view is asked once, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from planner.gui.files.question import Accept, Leave, Question
from planner.gui.settings import NO, YES
from planner.words.catalogue import text

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

KEY = "meeting/screen"


def ask_about_screen(window: MainWindow, show: Callable[[], None]) -> None:
    """Ask, or do what was answered before.

    Args:
        window: whose it is.
        show: opens the client view.
    """
    answered = window.settings.get(KEY)
    if answered:
        if answered == YES:
            show()
        return
    if any(each.isVisible() for each in window.findChildren(Question)):
        return  # two screens at once are asked about once
    question = Question(
        window,
        text("Another screen has appeared. Show the client view there?"),
        text("Your answer is remembered: it can be changed in the View menu."),
    )
    question.answer(text("Show the client view"), Accept, partial(_answered, window, YES, show))
    question.answer(text("Not on its own"), Leave, partial(_answered, window, NO, show))
    question.open()


def _answered(window: MainWindow, answer: str, show: Callable[[], None]) -> None:
    window.settings.set(KEY, answer)
    window.actions_.meetings[KEY].setChecked(answer == YES)
    if answer == YES:
        show()
