"""What leaves the program for clients or for us, and what was sent, made when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from planner.gui.chart_widget import ChartWidget, chart_in_hand
from planner.gui.errors import tell
from planner.model.problems import Place
from planner.words.catalogue import text

if TYPE_CHECKING:
    from planner.gui.actions import Actions
    from planner.gui.brand.dialog import BrandDialog
    from planner.gui.exporting.desk import ChartDesk
    from planner.gui.main_window import MainWindow

AT_EASE = 3000  # ms after the start: whoever began with an edit is through with it
LOADED_AHEAD = ("planner.gui.exporting.documents", "planner.gui.exporting.dialog")
"""What makes the first dialog slow to open: 20 ms, half of it in each."""


class Outgoing(QObject):
    """Brand, documents, charts and proposals of a window's document."""

    def __init__(self, window: MainWindow) -> None:
        """Work for a window."""
        super().__init__(window)
        self._window = window
        self._document = window.document
        self._desk: ChartDesk | None = None
        self._ahead: list[str] = []

    def wire(self, asked: Actions) -> None:
        """Answer the menus."""
        asked.brand.triggered.connect(self.edit_brand)
        asked.export.triggered.connect(self.export)
        asked.print_.triggered.connect(self.print_)
        asked.proposals.triggered.connect(self.list_proposals)
        asked.copy_chart.triggered.connect(self.copy_chart)
        asked.save_chart.triggered.connect(self.save_chart)

    def settle_in(self) -> None:
        """Load ahead what opens the dialog, when nobody waits for anything."""
        self._ahead = list(LOADED_AHEAD)
        QTimer.singleShot(AT_EASE, self, self._load_ahead)

    @Slot()
    def _load_ahead(self) -> None:
        """One at a time: in between the window has its turn."""
        import_module(self._ahead.pop(0))
        if self._ahead:
            QTimer.singleShot(0, self, self._load_ahead)

    # Documents.

    @Slot()
    def edit_brand(self) -> None:
        """Edit the agency's looks and what its proposals say."""
        self._brand().open()

    def _brand(self) -> BrandDialog:
        from planner.gui.brand.dialog import BrandDialog

        return BrandDialog(self._document, self._window.theme, self._window)

    @Slot()
    def export(self) -> None:
        """Choose a document to save or print."""
        self._export(to_print=False)

    @Slot()
    def print_(self) -> None:
        """The same, with what can be printed."""
        self._export(to_print=True)

    def _export(self, *, to_print: bool) -> None:
        from planner.gui.exporting.dialog import ExportDialog

        self._document.finishing.emit()
        window = self._window
        ExportDialog(self._document, window.theme, window, to_print=to_print).open()

    # Charts.

    def chart_desk(self) -> ChartDesk:
        """Where the charts of this window are copied and saved."""
        from planner.gui.exporting.desk import ChartDesk
        from planner.gui.exporting.internal import ForUs

        if self._desk is None:
            settings = self._window.settings
            self._desk = ChartDesk(self._window, settings, ForUs(self._document).audience)
        return self._desk

    @Slot()
    def copy_chart(self) -> None:
        """Copy the chart in hand, or the first on the page."""
        chart = self._chart_in_hand()
        if chart is not None:
            chart.copy_chart()

    @Slot()
    def save_chart(self) -> None:
        """Ask how to save it."""
        chart = self._chart_in_hand()
        if chart is not None:
            chart.save_chart()

    def _chart_in_hand(self) -> ChartWidget | None:
        pages = self._window.pages
        found = chart_in_hand(QApplication.focusWidget(), pages.page(pages.current))
        if found is None:
            tell(self._window, text("There is no chart."), text("Choose a page that shows one."))
        return found

    # What was sent to clients.

    @Slot()
    def list_proposals(self) -> None:
        """List all proposals that were sent."""
        self._list_proposals("")

    @Slot(str)
    def list_proposals_of(self, client_id: str) -> None:
        """List them, with the newest of one client in hand, by its row's id."""
        from planner.model.proposals import newest_first

        newest = newest_first(self._document.plan, client_id)
        self._list_proposals(newest[0].id if newest else "")

    def reveal(self, place: Place) -> bool:
        """Open what shows a place of the plan that is on no page; False where nothing does."""
        match place:
            case ("proposals", int(number), *_) if number < len(self._document.plan.proposals):
                self._list_proposals(self._document.plan.proposals[number].id)
                return True
            case ("brand" | "wording", *_):
                dialog = self._brand()
                dialog.open()
                dialog.reveal(place)
                return True
        return False

    def _list_proposals(self, proposal_id: str) -> None:
        from planner.gui.proposals.dialog import ProposalsDialog

        self._document.settle()
        window = self._window
        dialog = ProposalsDialog(
            self._document,
            window.disk,
            window.theme,
            window,
            chosen=proposal_id,
        )
        dialog.shown.connect(window.on_demand.show_kept_offer)
        dialog.open()
