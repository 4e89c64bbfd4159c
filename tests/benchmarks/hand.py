"""A hand at the program's own window: it types and drags, and waits until all is painted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.app import look_for_garbage, share_processor
from planner.charts.live import Chart
from planner.gui.document import Document
from planner.gui.main_window import DEFAULT_SIZE, MainWindow
from planner.gui.settings import Settings
from planner.gui.theme import Theme
from planner.model.plan import Plan


class Painted(QObject):
    """Notes which parts of the window have been painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.seen: set[QObject] = set()
        overview = window.overview
        self.watched = {overview.chart.view, overview.table.viewport(), window.headline.earn.figure}
        for each in self.watched:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.seen.add(watched)
        return False


class Hand:
    """Edits a plan in the window, as a person does."""

    def __init__(self, app: QApplication, plan: Plan, chart: Chart, settings: Path) -> None:
        self._app = app
        self.window = MainWindow(Document(plan), Settings(settings), Theme(app))
        self.window.document.setParent(self.window)  # it goes with the window, not before it
        self._painted = Painted(self.window)
        self.window.start(None)
        self.window.resize(*DEFAULT_SIZE)  # also on a screen that is smaller
        self.window.show()
        look_for_garbage(self.window)
        share_processor()
        self.window.settle_in()
        self.window.overview.chart.choose(chart)
        rows = self.window.overview.inputs.rows
        self._fields = {
            "price": rows["services_price"].field,
            "hourly cost": rows["hourly_cost"].field,
        }
        self._view = self.window.overview.chart.view
        self._x = 0
        self._wait()

    def rest(self, edit: str) -> None:
        """Let the window finish what it has begun, and aim at what is edited next."""
        self._app.processEvents()
        if edit != "drag":
            field = self._fields[edit]
            field.setFocus()
            field.setSelection(len(field.text()) - 1, 1)
            self._app.processEvents()

    def type_price(self) -> None:
        """Type another digit of a package's price, and wait until its figures are on screen."""
        self._type("price")

    def type_hourly_cost(self) -> None:
        """Type another digit of what an hour costs, which touches every row."""
        self._type("hourly cost")

    def _type(self, edit: str) -> None:
        field = self._fields[edit]
        digit = (int(field.text()[-1]) + 1) % 10
        self._painted.seen.clear()
        QTest.keyClick(field, Qt.Key(Qt.Key.Key_0 + digit))
        self._wait()

    def drag(self) -> None:
        """Move the ring one account on, and wait until its figures are on screen."""
        scene = self._view.scene
        assert scene is not None
        counts = scene.last - scene.first
        self._x = self._x % (counts - 2) + 1
        x = scene.plot.left + self._x * scene.plot.width / counts
        at = QPointF(x, scene.plot.top + 40)
        button = Qt.MouseButton.LeftButton
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            self._view.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        self._painted.seen.clear()
        self._app.sendEvent(self._view, move)
        self._wait()

    def _wait(self) -> None:
        while not self._landed():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.processEvents()

    def _landed(self) -> bool:
        """Whether what is on screen is of the present plan and what-if."""
        results, document = self.window.calculator.results, self.window.document
        return (
            results is not None
            and results.book.plan is document.plan
            and results.what_if == document.what_if
            and self._view in self._painted.seen
        )

    def close(self) -> None:
        """Close the window without a question."""
        self.window.document.undo.setClean()
        self.window.close()
        self.window.deleteLater()
        self._app.processEvents()
