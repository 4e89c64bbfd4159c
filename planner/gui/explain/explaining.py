"""From any figure of the window to the panel that explains it, and from there to the inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.charts.style import Palette
from planner.gui.calculator import Results
from planner.model.explanation import Asked
from planner.model.problems import Place
from planner.words.catalogue import text

if TYPE_CHECKING:
    from planner.gui.explain.panel import ExplainPanel
    from planner.gui.main_window import MainWindow


class Explaining(QObject):
    """Opens the panel, which is made when a figure is first asked for, and keeps it up to date."""

    def __init__(self, window: MainWindow) -> None:
        """Work for a window."""
        super().__init__(window)
        self._window = window
        self.panel: ExplainPanel | None = None

    @Slot(object)
    def explain(self, asked: Asked) -> None:
        """Show beside the page what a figure is made of, down to the inputs."""
        window = self._window
        results = window.calculator.results
        if results is None:
            return
        if self.panel is None:
            from planner.gui.explain.panel import ExplainPanel

            self.panel = ExplainPanel(window)
            window.pages.put_beside(self.panel)
            self.panel.wanted.connect(self._go_to)
            self.panel.recolour(window.theme.palette)
            self.panel.retranslate()
        self.panel.ask(asked, results)

    @Slot()
    def explain_this(self) -> None:
        """Explain the figure in hand, or else what is earned."""
        window = self._window
        page = window.pages.page(window.pages.current)
        asked = window.headline.asked() or page.asked()
        self.explain(asked or Asked("profit", accounts=window.document.what_if))

    @Slot(object)
    def _go_to(self, place: Place) -> None:
        gone, panel = self._window.go_near(place), self.panel
        if panel is None:
            return
        if not gone:
            panel.say(text("This window has no field for it."))
        elif self._window.pages.covered:
            panel.hide()  # the field may lie under it

    def show_results(self, results: Results) -> None:
        """Follow the plan; closed, it costs nothing."""
        if self.panel is not None and not self.panel.isHidden():
            self.panel.show_results(results)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        if self.panel is not None:
            self.panel.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        if self.panel is not None:
            self.panel.retranslate()
