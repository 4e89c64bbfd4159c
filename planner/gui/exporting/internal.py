"""Charts for the agency itself: the plan's own, marked as such, in the agency's looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.charts.brand import brand_palette
from planner.charts.picture import Picture
from planner.export.footer import internal_footer
from planner.export.sheet import Sheet
from planner.gui.document import Document
from planner.gui.exporting.audience import Audience, OwnTitle
from planner.model.chart_titles import ChartTitle
from planner.words.catalogue import text


class ForUs:
    """What the window's charts are to those who own the plan."""

    def __init__(self, document: Document) -> None:
        """Follow a document."""
        self._document = document

    @property
    def audience(self) -> Audience:
        """Who gets them."""
        return Audience(
            internal=True,
            sheet=self.sheet,
            name=self.name,
            own_title=self.own_title,
            keep_title=self.keep_title,
        )

    def sheet(self, picture: Picture) -> Sheet:
        """A picture in the agency's looks, with its footer and its mark."""
        plan = self._document.plan
        return Sheet(
            picture,
            internal_footer(plan, date.today()),
            internal=True,
            palette=brand_palette(plan.brand),
            face=plan.brand.font,
        )

    def name(self) -> tuple[str, ...]:
        """A file's name begins with the plan's."""
        return (self._document.title or text("My plan"),)

    def own_title(self, key: str) -> OwnTitle | None:
        """The title that was typed for a chart."""
        kept = (each for each in self._document.plan.chart_titles if each.chart == key)
        found = next(kept, None)
        return None if found is None else OwnTitle(found.title, found.instead_of)

    def keep_title(self, key: str, own: OwnTitle | None) -> None:
        """Keep a title for a chart in the plan; None: the program's own conclusion again."""
        plan = self._document.plan
        kept = tuple(each for each in plan.chart_titles if each.chart != key)
        if own is not None:
            kept += (ChartTitle(key, own.title, own.instead_of),)
        if kept != plan.chart_titles:
            named = replace(plan, chart_titles=kept)
            self._document.edit(lambda: text("Name the chart"), named)
