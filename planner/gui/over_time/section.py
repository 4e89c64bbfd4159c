"""What every section of the months to come is asked to do."""

from __future__ import annotations

from planner.gui.calculator import Results
from planner.gui.over_time.foreseen import Outlook
from planner.gui.page import Page


class Section(Page):
    """One question about the months to come."""

    by_chance = False
    """Whether it shows what the simulation gives, too."""

    says_how_far = False
    """Whether it says itself how far that has come; else the page does."""

    def show_outlook(self, outlook: Outlook) -> None:
        """Show these months; asked only of the section that is seen."""
        raise NotImplementedError

    def show_results(self, results: Results) -> None:
        """Nothing is shown of today alone: the months come with ``show_outlook``."""
