"""The page of prices and tiers: the programme, the list prices, and both against what ships."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.page import Page
from planner.gui.prices.vendor_view import VendorView
from planner.gui.segments import Segment
from planner.gui.widgets import set_words
from planner.model.plan import Plan
from planner.model.problems import Place, check_vendor
from planner.words.catalogue import context, text

PROGRAMME, LISTED, READY = "programme", "price_list", "ready"


class Prices(Page):
    """Three views of what the vendor says, one at a time."""

    def __init__(self, document: Document) -> None:
        """Build the page; its views are made when they are first looked at."""
        super().__init__()
        self._document = document
        self._palette: Palette | None = None
        self._results: Results | None = None
        self._shown: Plan | None = None
        self._views: dict[str, VendorView] = {}
        self._makers: dict[str, Callable[[], VendorView]] = {
            PROGRAMME: self._programme,
            LISTED: self._listed,
            READY: self._ready,
        }
        self.buttons: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.addWidget(self._segments())
        head.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT - 4, UNIT)
        page.setSpacing(UNIT)
        page.addLayout(head)
        page.addWidget(self._stack, 1)
        document.changed.connect(self._plan_changed)
        document.begun.connect(self._begin)
        self.choose(PROGRAMME)

    # Each view brings its own modules: they wait until it is looked at.

    def _programme(self) -> VendorView:
        from planner.gui.prices.programme_view import ProgrammeView

        return ProgrammeView(self._document)

    def _listed(self) -> VendorView:
        from planner.gui.prices.price_view import PriceView

        return PriceView(self._document)

    def _ready(self) -> VendorView:
        from planner.gui.prices.ready_view import ReadyView

        return ReadyView(self._document)

    def _segments(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for key in self._makers:
            button = Segment()
            button.setObjectName(key)
            group.addButton(button)
            row.addWidget(button)
            self.buttons[key] = button
        group.buttonClicked.connect(self._clicked)
        return frame

    @Slot(object)
    def _clicked(self, button: QPushButton) -> None:
        self.choose(button.objectName())

    @Slot()
    def _compare(self) -> None:
        self.choose(READY)
        self.view(READY).setFocus()

    def show_ready(self, vendor: str) -> None:
        """Hold what ships of a vendor against the plan; empty: of the plan's own."""
        from planner.gui.prices.ready_view import ReadyView

        self._compare()
        view = self.view(READY)
        if isinstance(view, ReadyView):
            view.choose_vendor(vendor)

    def view(self, key: str) -> VendorView:
        """A view by its key, made if it was not yet."""
        if key not in self._views:
            view = self._makers[key]()
            view.compare.connect(self._compare)
            self._views[key] = view
            self._stack.addWidget(view)
            if self._palette is not None:
                view.retranslate()
                view.recolour(self._palette)
        return self._views[key]

    def choose(self, key: str) -> None:
        """Look at a view."""
        self.buttons[key].setChecked(True)
        self._stack.setCurrentWidget(self.view(key))
        self._show()

    # What the eye sees.

    @property
    def current(self) -> VendorView:
        """The view that is looked at."""
        view = self._stack.currentWidget()
        assert isinstance(view, VendorView)  # nothing else is put there
        return view

    @Slot()
    def _plan_changed(self) -> None:
        """An edit is seen at once, however long the figures of a large book take."""
        if self.isVisible() and self._document.plan is not self._shown:
            self._show()

    def _show(self) -> None:
        plan = self._document.plan
        self._shown = plan
        self.current.show_plan(plan, check_vendor(plan))
        if self._results is not None:
            results = self._results
            self.current.show_cautions(results.book.plan, results.cautions)

    def show_results(self, results: Results) -> None:
        """Show the plan, and what its figures warn of."""
        self._results = results
        if self._document.plan is not self._shown:
            self._show()
        else:
            self.current.show_cautions(results.book.plan, results.cautions)

    @Slot()
    def _begin(self) -> None:
        for view in self._views.values():
            view.forget()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        for view in self._views.values():
            view.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        names = {
            PROGRAMME: text("Programme"),
            LISTED: text("List prices"),
            READY: context("a view of the programmes and prices that ship", "Ready-made"),
        }
        for key, button in self.buttons.items():
            set_words(button, names[key])
        for view in self._views.values():
            view.retranslate()
        self._show()

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place of the programme or the price list."""
        key = PROGRAMME if place[:1] == ("programme",) else LISTED
        self.choose(key)
        return self.view(key).reveal(place)
