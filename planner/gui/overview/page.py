"""The first page: inputs left, the curve right, a short table under it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from planner.charts.live import Chart
from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.overview.chart_card import ChartCard
from planner.gui.overview.figures_table import FiguresTable
from planner.gui.overview.inputs import WIDTH, Inputs, change_clients
from planner.gui.page import Page
from planner.gui.widgets import Card
from planner.model.edits import is_quick, with_accounts, with_mix_of
from planner.model.explanation import Asked
from planner.model.problems import Place
from planner.model.rows import Kind
from planner.words.numbers import symbol

RESOLD = "accounts/resold"
LOW_PAGE, FLAT_PAGE = 480, 380


class Overview(Page):
    """The page of the overview."""

    WHOLE_WIDTH = 680
    PART_WIDTH = WIDTH + 5 * UNIT + 4

    def __init__(self, document: Document) -> None:
        """Build the page and wire its parts."""
        super().__init__()
        self._document = document
        self._today = 0
        self._mix = document.plan
        self.inputs = Inputs(document)
        self.chart = ChartCard()
        self.table = FiguresTable()
        self._below = below = Card()
        below.rows.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        below.rows.addWidget(self.table)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(UNIT)
        right.addWidget(self.chart, 1)
        right.addWidget(below)
        page = QHBoxLayout(self)
        page.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        page.setSpacing(UNIT // 2)
        page.addWidget(self.inputs)
        page.addWidget(self._right, 1)

        self.inputs.sold.connect(self.sell)
        self.chart.view.dragged.connect(self.sell)
        self.chart.view.released.connect(document.settle)
        self.chart.explained.connect(self.explained)
        self.table.explained.connect(self.explained)
        self.chart.returned.connect(self.return_to_today)
        document.begun.connect(self._begin)
        self.inputs.resold.can_be_sought = self._drawable
        self.inputs.resold.sought.connect(self.seek_accounts)

    def _drawable(self) -> bool:
        return self._document.plan.packages != ()

    @Slot()
    def seek_accounts(self) -> None:
        """Ask how many resold accounts a goal takes."""
        from planner.gui.goal.dialog import GoalDialog
        from planner.model.goal.levers import Key, Lever

        GoalDialog(self._document, Lever(Key.RESOLD), self.window()).open()

    @Slot()
    def _begin(self) -> None:
        """Forget how another plan's packages were mixed."""
        self._mix = self._document.plan

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the chart its room on a low screen, and the inputs theirs beside a panel."""
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        self.table.set_compact(height < LOW_PAGE)
        self._below.setVisible(height >= FLAT_PAGE)
        self._right.setVisible(width >= self.WHOLE_WIDTH)

    def minimumSizeHint(self) -> QSize:
        """What gives way on a small page asks for no room."""
        return QSize(self.PART_WIDTH, 0)

    @Slot(object)
    @Slot(int)
    def sell(self, accounts: int) -> None:
        """Another number of resold accounts.

        With named clients it is looked at, and no row is touched; with numbers only it is the
        number, and the packages follow in proportion from where the hand began.
        """
        plan = self._document.plan
        if not is_quick(plan):
            self._document.look_at(None if accounts == self._today else accounts)
            return
        self._document.look_at(None)
        self._mix = with_mix_of(self._document.base(RESOLD), self._mix)
        edited = with_accounts(self._mix, Kind.RESOLD, accounts)
        self._document.edit(change_clients, edited, merge=RESOLD)

    @Slot()
    def return_to_today(self) -> None:
        """Look at the book as it is."""
        self._document.look_at(None)

    @Slot(int)
    def show_step(self, accounts: int) -> None:
        """Show what the best next step would bring, as a what-if."""
        if self.chart.chart is Chart.PER_ACCOUNT:
            self.chart.choose(Chart.PROFIT)
        self._document.look_at(accounts)

    def show_results(self, results: Results) -> None:
        """Show these results in every part."""
        self._today = results.curve.today
        self.inputs.show_results(results)
        self.chart.show_results(results)
        self.table.show_results(results, symbol(results.book.plan.currency))

    def asked(self) -> Asked | None:
        """The figure of the table or the chart that has the focus."""
        here = QApplication.focusWidget()
        if here is self.table:
            return self.table.asked()
        return self.chart.asked() if here is self.chart.view else None

    def reveal(self, place: Place) -> bool:
        """Put the focus on the field of a place of the plan."""
        return self.inputs.reveal(place)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.inputs.recolour(palette)
        self.chart.recolour(palette)
        self.table.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.inputs.retranslate()
        self.chart.retranslate()
        self.table.retranslate()
