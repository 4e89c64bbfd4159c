"""One door for everything that goes wrong: expected trouble in words, the rest kept for repair."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.gui.files.folders import data_folder
from planner.gui.when_seen import open_when_seen
from planner.model.problems import Problem
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.sentences import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

MOST_LINES = 12


def tell(parent: QWidget, title: str, words: str) -> QMessageBox:
    """Open a message that can be read, copied and closed; nothing waits for it."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(text("Agency Profit Planner"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{title}\n\n{words}")
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.addButton(text("Close"), QMessageBox.ButtonRole.AcceptRole)
    open_when_seen(box)
    return box


def tell_problems(parent: QWidget, title: str, problems: Iterable[Problem]) -> QMessageBox:
    """Open a message with a sentence for each problem."""
    lines = [sentence(problem, place=bool(problem.place)) for problem in problems]
    if len(lines) > MOST_LINES:
        rest = len(lines) - MOST_LINES
        more = plural("and {count} more", "and {count} more", rest).format(count=count(rest))
        lines = [*lines[:MOST_LINES], more]
    return tell(parent, title, "\n".join(lines))


class Unexpected:
    """What to do with an error nobody expected: keep it in a file, say so once, go on."""

    def __init__(self, parent: QWidget) -> None:
        """Take over the process's last resort."""
        self._parent = parent
        self._seen: set[str] = set()
        sys.excepthook = self.report

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep the error's trace, and say once that it happened."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        if report in self._seen:
            return
        self._seen.add(report)
        path = report_path()
        happened = text("Something went wrong that should not have.")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(report + "\n")
        except OSError as why:
            sys.__excepthook__(kind, error, trace)
            reason = {"file": path.name, "reason": why.strerror or ""}
            tell_problems(self._parent, happened, [Problem("write-failed", (), reason)])
            return
        tell(
            self._parent,
            happened,
            text(
                "Your plan is still open. Save it under another name to be safe. What happened is "
                "written to {file}."
            ).format(file=path),
        )


def report_path() -> Path:
    """Where errors are kept."""
    return data_folder() / "errors.log"
