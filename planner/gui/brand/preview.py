"""What the brand makes of a chart and of a page, as it is edited."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from planner.charts.brand import brand_palette
from planner.charts.picture import Picture
from planner.charts.style import UNIT, Palette
from planner.gui.brand_font import BrandFont
from planner.gui.latest import Latest
from planner.gui.page_pictures import Ground, PagePictures, image_of
from planner.gui.picture_view import PictureView
from planner.gui.segments import Segments
from planner.gui.widgets import Card, Note, label
from planner.model.brand import Face
from planner.model.plan import Plan
from planner.words.catalogue import text

CHART, PAGE = "chart", "page"


class Shown(NamedTuple):
    """A client's chart, the brand's colours and font for it, and the pages of a proposal."""

    picture: Picture
    palette: Palette
    pages: tuple[QImage, ...]
    face: Face | None = None


def shown(plan: Plan, today: datetime.date, step: Callable[[], None]) -> Shown:
    """Make both of a plan; a worker does."""
    from planner.charts.client import packages
    from planner.export.client import proposal
    from planner.model.offering import offer

    made = offer(plan, None, today)
    picture = packages.picture(made, made.starts)
    step()
    pages = proposal.pages(made, made.starts, plan.brand)
    return Shown(picture, brand_palette(plan.brand), tuple(map(image_of, pages)), plan.brand.font)


class BrandPreview(Card):
    """A chart or a page, made anew after every edit: of several the last."""

    def __init__(self, make: Callable[..., Shown] = shown) -> None:
        """Prepare; nothing is shown yet."""
        super().__init__()
        self._make = make
        self._plan: Plan | None = None
        self._today = datetime.date.today()
        self._work = Latest(self)
        self._work.done.connect(self._show)
        self.which = Segments((CHART, PAGE))
        self.which.name({CHART: text("A chart"), PAGE: text("A page")})
        self.chart = PictureView()
        self._font = BrandFont()
        self.pages = PagePictures()
        self.nothing = Note("caption")
        self._stack = QStackedWidget()
        self._stack.addWidget(Ground(self.chart))
        self._stack.addWidget(self.pages)
        head = QHBoxLayout()
        head.addWidget(label("section", text("How it looks")), 1)
        head.addWidget(self.which)
        self.rows.addLayout(head)
        self.rows.addWidget(self.nothing)
        self.rows.addWidget(self._stack, 1)
        self.rows.setSpacing(UNIT)
        self.which.chosen.connect(self._choose)

    @Slot(str)
    def _choose(self, which: str) -> None:
        self._stack.setCurrentIndex(int(which == PAGE))

    def show_plan(self, plan: Plan) -> None:
        """Make both of a plan."""
        self.nothing.say("")
        if not plan.packages:
            self._work.leave()
            self.chart.show_picture(None)
            self.pages.show_images(())
            self.nothing.say(text("Add a package first: there is nothing to show a client."))
            return
        self._work.request(partial(self._make, plan, self._today, self._work.step))

    @Slot(object)
    def _show(self, made: Shown) -> None:
        self._font.show(made.face)
        self.chart.setStyleSheet(self._font.rule)
        self.chart.recolour(made.palette)
        self.chart.show_picture(made.picture)
        self.pages.show_images(made.pages)

    def recolour(self, palette: Palette) -> None:
        """Take another palette; what is shown stays the brand's."""
        self.pages.recolour(palette)

    def leave(self) -> None:
        """Let the worker be, and the font: nobody looks any more."""
        self._work.leave()
        self._font.leave()
