"""Edits of a quote in the program's own window, each until it is painted; prints how long.

Beside each the same edit on the overview, in the same window: what a person knows as quick.
"""

import json
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from planner.charts.live import Chart
from planner.gui.quote.page import QuotePage
from planner.model.quote_edits import new_quote
from tests.benchmarks.books import Variety, book
from tests.benchmarks.hand import Hand

WARM = 10
CASES = (
    (30, Variety.FEW, 60),
    (1000, Variety.FEW, 60),
    (1000, Variety.DISTINCT, 60),
    (10_000, Variety.FEW, 20),
)
EDITS = {"services price": "services_price", "hours": "hours", "contacts": "contacts"}


class Quoting:
    """The hand on the page of a quote."""

    def __init__(self, app: QApplication, hand: Hand) -> None:
        self._app, self._window = app, hand.window
        self._window.pages.choose("quote")
        page = self._window.pages.page("quote")
        assert isinstance(page, QuotePage)
        self._page = page
        self._wait()

    def typed(self, key: str) -> float:
        """Type another last digit, and wait until all that follows from it is painted."""
        field = self._page.client.field_of(key)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.setSelection(len(field.text()) - 1, 1)
        self._app.processEvents()
        digit = (int(field.text()[-1]) + 1) % 10
        begun = time.perf_counter()
        QTest.keyClick(field, Qt.Key(Qt.Key.Key_0 + digit))
        self._wait()
        return time.perf_counter() - begun

    def _wait(self) -> None:
        while self._page.made is None or self._page.made.plan is not self._window.document.plan:
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.processEvents()  # what is written is painted


def on_the_overview(hand: Hand, often: int) -> list[float]:
    """How long a price typed there takes."""
    seconds = []
    for _ in range(WARM + often):
        hand.rest("price")
        begun = time.perf_counter()
        hand.type_price()
        seconds.append(time.perf_counter() - begun)
    return seconds[WARM:]


def main() -> None:
    app = QApplication([])
    found: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        for rows, variety, often in CASES:
            plan = new_quote(book(rows, variety), "Café")
            hand = Hand(app, plan, Chart.PER_ACCOUNT, Path(folder) / "settings.ini")
            beside = on_the_overview(hand, often)
            quoting = Quoting(app, hand)
            for edit, key in EDITS.items():
                times = [quoting.typed(key) for _ in range(WARM + often)][WARM:]
                found.append(
                    {
                        "rows": rows,
                        "variety": variety,
                        "edit": edit,
                        "times": times,
                        "beside": beside,
                    }
                )
            hand.close()
    print(json.dumps(found))


main()
