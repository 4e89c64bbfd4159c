"""A hand in the clients' table of a large book; prints how long each thing took.

Edits are timed twice: until the typed cell is on screen, and until its figures are. Beside that a
pulse notes the longest that the window was deaf meanwhile.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.app import look_for_garbage, share_processor
from planner.gui.clients.columns import INDEX
from planner.gui.clients.page import ClientsPage
from planner.gui.document import Document
from planner.gui.main_window import DEFAULT_SIZE, MainWindow
from planner.gui.settings import Settings
from planner.gui.theme import Theme
from tests.benchmarks.books import Variety, book

EDITS = 12
SCROLLS = 200
ROWS_A_SCROLL = 7
All = QEventLoop.ProcessEventsFlag.AllEvents


class Pulse(QObject):
    """Beats once a millisecond, as far as anything lets it; remembers the longest pause."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self._last = time.perf_counter()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start(1)

    def begin(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class Table:
    """The window on its clients."""

    def __init__(self, app: QApplication, rows: int, variety: Variety, settings: Path) -> None:
        self._app = app
        self.window = MainWindow(Document(book(rows, variety)), Settings(settings), Theme(app))
        self.window.document.setParent(self.window)
        self.window.start(None)
        self.window.resize(*DEFAULT_SIZE)
        self.window.show()
        look_for_garbage(self.window)
        share_processor()
        self.window.settle_in()
        self.window.pages.choose("clients")
        page = self.window.pages.page("clients")
        assert isinstance(page, ClientsPage)
        self.page = page
        self.pulse = Pulse(self.window)
        self.figures()
        page.sheet.setFocus()

    def figures(self) -> None:
        """Wait until the figures on screen are those of the plan."""
        while True:
            results = self.window.calculator.results
            if results is not None and results.book.plan is self.window.document.plan:
                shown = self.page.model.figures
                if shown is not None and shown is results.clients:
                    break
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.processEvents()

    def edit(self, number: int) -> tuple[float, float, float]:
        """Type a number of accounts: seconds to the cell, to the figures, and the longest pause."""
        sheet = self.page.sheet
        sheet.go(5 + number, INDEX["accounts"])
        self._app.processEvents()
        self.pulse.begin()
        begun = time.perf_counter()
        QTest.keyClick(sheet, Qt.Key(Qt.Key.Key_2 + number % 7))
        QTest.keyClick(sheet.editor, Qt.Key.Key_Return)
        sheet.viewport().repaint()
        typed = time.perf_counter() - begun
        self.figures()
        return typed, time.perf_counter() - begun, self.pulse.longest

    def scroll(self, number: int) -> float:
        bar = self.page.sheet.verticalScrollBar()
        begun = time.perf_counter()
        bar.setValue((number * ROWS_A_SCROLL) % bar.maximum())
        self.page.sheet.viewport().repaint()
        return time.perf_counter() - begun

    def pause(self, act: Callable[[], None]) -> float:
        """The longest that the window is deaf while it does what is asked."""
        self._app.processEvents()
        self.pulse.begin()
        act()
        while self.page.model.looking:
            self._app.processEvents(All, 5)
        for _ in range(3):
            self._app.processEvents(All, 5)
        return self.pulse.longest

    def close(self) -> None:
        self.window.document.undo.setClean()
        self.window.close()
        self.window.deleteLater()
        self._app.processEvents()


def main() -> None:
    app = QApplication([])
    rows, variety = int(sys.argv[1]), Variety(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        table = Table(app, rows, variety, Path(folder) / "settings.ini")
        page = table.page
        edits = [table.edit(number) for number in range(EDITS + 2)][2:]
        scrolls = [table.scroll(number) for number in range(SCROLLS + 20)][20:]
        sorts = [
            table.pause(lambda key=key: page.sort_by(INDEX[key]))  # type: ignore[misc] # mypy cannot infer a lambda with a default
            for key in ("name", "contacts", "contribution", "margin", "flags")
        ]
        filters = [
            table.pause(lambda words=words: page.filter.search.setText(words))  # type: ignore[misc] # as above
            for words in ("client 7", "client 77", "growth", "")
        ]
        table.close()
    typed, figured, deaf = (list(each) for each in zip(*edits, strict=True))
    print(
        json.dumps(
            {
                "typed": typed,
                "figures": figured,
                "edit": deaf,
                "scrolls": scrolls,
                "sort": sorts,
                "filter": filters,
            }
        )
    )


main()
