"""What each view of the page of prices and tiers is asked to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.charts.style import Palette
from planner.model.plan import Plan
from planner.model.problems import Place, Problem


class VendorView(QWidget):
    """One view: it shows a plan, what is wrong with its vendor's part, and what it is warned of.

    Signals:
        compare: what ships is to be held against the plan.
    """

    compare = Signal()

    def show_plan(self, plan: Plan, problems: tuple[Problem, ...]) -> None:
        """Show this plan; the problems are those of its programme and price list."""
        raise NotImplementedError

    def show_cautions(self, plan: Plan, cautions: tuple[Problem, ...]) -> None:
        """Say what the plan that was computed is warned of."""

    def forget(self) -> None:
        """Drop what is typed and not taken: another plan is here."""

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""

    def retranslate(self) -> None:
        """Write every word anew."""

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place; False where it has none here."""
        del place
        return False
