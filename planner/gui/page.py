"""What every page of the window is asked to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.charts.style import Palette
from planner.gui.calculator import Results
from planner.model.explanation import Asked
from planner.model.problems import Place

if TYPE_CHECKING:
    from planner.model.goal.levers import Lever


class Page(QWidget):
    """One page: it shows results, and takes the hand to the input at a place of the plan.

    Signals:
        explained: a figure is to be explained, as an ``Asked``.
        wanted: the input of a place of the plan is wanted, wherever it is.
    """

    WHOLE_WIDTH = 800
    """The width below which it does not show all of itself."""
    PART_WIDTH = 0
    """The width of the part that it then shows; 0: it shows no less, and a panel lies over it."""

    explained = Signal(object)
    wanted = Signal(object)

    head: QWidget | None = None
    """What stands in the headline's place while it is seen; None: the headline stays."""

    def show_results(self, results: Results) -> None:
        """Show these results; asked only of the page that is seen."""
        raise NotImplementedError

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""

    def retranslate(self) -> None:
        """Write every word anew."""

    def asked(self) -> Asked | None:
        """The figure in hand, which Ctrl+E explains; None: that of the whole book."""
        return None

    def lever(self) -> Lever | None:
        """The input in hand that is no field of its own, for goal seek; None: it is chosen."""
        return None

    def help_section(self) -> str:
        """The key of the section of the help on what is seen; empty: the page has one."""
        return ""

    def search_here(self) -> bool:
        """Take Ctrl+F for a search of its own; False where the window's is as good."""
        return False

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place; False where the page has none for it."""
        del place
        return False
