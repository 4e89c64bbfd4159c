"""The card of the three charts: its conclusion, the switch between them, the what-if's chip."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts import live
from planner.charts.live import Chart
from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.overview.chart_view import ChartView
from planner.gui.segments import Segment
from planner.gui.widgets import Steady, label
from planner.model.explanation import Asked
from planner.words import findings
from planner.words.catalogue import plural, text
from planner.words.numbers import count


class ChartCard(QFrame):
    """Three pictures of one curve.

    Signals:
        chosen: another chart, by its name.
        returned: back to today is asked for.
        explained: a figure of the chart is to be explained, as an ``Asked``.
    """

    chosen = Signal(str)
    returned = Signal()
    explained = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the card."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.chart = Chart.PER_ACCOUNT
        self._wide = {Chart.PER_ACCOUNT: True, Chart.PROFIT: True, Chart.BILL: True}
        self._results: Results | None = None
        self.title = label("title")
        self.title.setWordWrap(True)
        self.view = ChartView()
        self.chip = QPushButton()
        self.chip.setProperty("kind", "chip")
        self.chip.clicked.connect(self.returned)
        self.view.returned.connect(self.returned)
        self.view.explained.connect(self._explain)
        self._ask = QAction(self)
        self._ask.triggered.connect(self._explain_ring)
        self.view.insertAction(self.view.actions()[0], self._ask)
        self.reach = QPushButton()
        self.reach.setProperty("kind", "link")
        self.reach.clicked.connect(self._change_reach)
        self._buttons: dict[Chart, QPushButton] = {}
        segments = self._segments()

        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(Steady(self.title), 1)
        head.addWidget(segments, 0, Qt.AlignmentFlag.AlignTop)
        # It keeps its place: nothing may move under the hand that begins to drag.
        self._under = Steady(self.chip)
        policy = self._under.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._under.setSizePolicy(policy)
        under = QHBoxLayout()
        under.setSpacing(UNIT)
        under.addWidget(self._under)
        under.addStretch(1)
        under.addWidget(self.reach)
        under.addWidget(self.view.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(head)
        layout.addLayout(under)
        layout.addWidget(self.view, 1)
        self.retranslate()

    def _segments(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for chart in Chart:
            button = Segment()
            button.setChecked(chart is self.chart)
            button.setObjectName(chart.value)
            group.addButton(button)
            row.addWidget(button)
            self._buttons[chart] = button
        group.buttonClicked.connect(self._clicked)
        return frame

    @Slot(object)
    def _clicked(self, button: QPushButton) -> None:
        self.choose(Chart(button.objectName()))

    def choose(self, chart: Chart) -> None:
        """Show another of the three."""
        self.chart = chart
        self._buttons[chart].setChecked(True)
        self.chosen.emit(chart.value)
        self._draw()

    @Slot()
    def _change_reach(self) -> None:
        self._wide[self.chart] = not self._wide[self.chart]
        self._draw()

    def show_results(self, results: Results) -> None:
        """Draw the chart of these results."""
        self._results = results
        self._draw()

    def _draw(self) -> None:
        results = self._results
        if results is None:
            return
        what_if = results.what_if is not None and results.what_if != results.curve.today
        self._under.setVisible(what_if)
        if what_if:
            self.chip.setText(
                plural(
                    "What if {accounts} resold   ×   back to {today}",
                    "What if {accounts} resold   ×   back to {today}",
                    results.sold,
                ).format(accounts=count(results.sold), today=count(results.curve.today))
            )
        wide = self._wide[self.chart]
        self.reach.setText(text("Up to the next tier") if wide else text("All tiers"))
        if results.shown is None:
            self.reach.hide()
            self.title.setText(text("No chart yet"))
            self.view.show_view(None, results.sold, "")
            return
        self.reach.show()
        view = live.view(results.curve, results.turns, self.chart, results.sold, wide=wide)
        if self.title.text() != view.title:
            self.title.setText(view.title)
        described = ". ".join([view.title, *(marker.text for marker in view.markers)])
        self.view.show_view(view, results.sold, described)

    def asked(self, accounts: int | None = None) -> Asked | None:
        """The figure of the ring, or of the line at another number of accounts."""
        results = self._results
        if results is None or results.shown is None:
            return None
        sold = results.sold if accounts is None else accounts
        if self.chart is Chart.PER_ACCOUNT:
            on_commission = results.curve.all_on_commission and sold == results.curve.today
            figure = "commission_per_account" if on_commission else "per_account"
        else:
            figure = "profit" if self.chart is Chart.PROFIT else "vendor_cost"
        return Asked(figure, accounts=sold)

    @Slot(int, str)
    def _explain(self, accounts: int, words: str) -> None:
        asked = self.asked(accounts)
        view = self.view.view
        for count_, _, note in view.notes if view is not None and words else ():
            if note == words and asked is not None:
                even = findings.break_even_at(count_)
                asked = Asked("break_even" if note == even else "crossing", accounts=count_)
        if asked is not None:
            self.explained.emit(asked)

    @Slot()
    def _explain_ring(self) -> None:
        asked = self.asked()
        if asked is not None:
            self.explained.emit(asked)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.view.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self._buttons[Chart.PER_ACCOUNT].setText(text("Per account"))
        self._buttons[Chart.PROFIT].setText(text("Profit"))
        self._buttons[Chart.BILL].setText(text("Bill"))
        self.view.setAccessibleName(text("Chart over the number of resold accounts"))
        self.view.setToolTip(
            text(
                "Drag to see the book with another number of resold accounts. Arrow keys move it. "
                "A double click explains the figure."
            )
        )
        self._ask.setText(text("Explain this number"))
        self.view.name_entries()
        self.view.empty_words = text(
            "There is nothing to draw yet: mend what is listed below, and the chart appears."
        )
        self._draw()
