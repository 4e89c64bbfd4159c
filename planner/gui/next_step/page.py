"""The page of the best next step: one question at a time, the rarer ones under *More*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
)

from planner.charts.style import CAPTION, UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.page import Page
from planner.gui.pages import OneAtATime
from planner.gui.scene_painter import measure
from planner.gui.segments import Segment
from planner.gui.widgets import set_words
from planner.model.explanation import Asked
from planner.model.problems import Place
from planner.words.catalogue import context, text

MIX, TIER, PRICE, WORTH = "mix", "tier", "price", "worth"
CHANNELS, SCENARIOS = "channels", "scenarios"
SENSITIVITY, HEAT_MAP, PROGRAMMES = "sensitivity", "heat_map", "programmes"
MORE = (SENSITIVITY, HEAT_MAP, PROGRAMMES)
PANELS = (MIX, TIER, PRICE, WORTH, CHANNELS, SCENARIOS, *MORE)
ARROW_ROOM = 44

PANEL_OF: dict[Place, str] = {
    ("assumptions", "compare_months"): CHANNELS,
    ("assumptions", "monthly_churn"): CHANNELS,
}
"""The panels on which keys of a plan are edited."""

HELP_OF = {
    TIER: "tier",
    PRICE: "goal",
    WORTH: "worth",
    CHANNELS: "channels",
    SCENARIOS: "scenarios",
    SENSITIVITY: "moves",
    HEAT_MAP: "moves",
    PROGRAMMES: "channels",
}
"""The sections of the help by panels; the best mix has the page's own."""


@dataclass
class _Section:
    """A panel by its key, made when it is first looked at."""

    make: Callable[[Document], Page]
    panel: Page | None = None
    shown: Results | None = None


class BestNextStep(Page):
    """Panels that each answer one question of the owner at the desk."""

    def __init__(self, document: Document) -> None:
        """Build the page; its panels are made when they are first looked at."""
        super().__init__()
        self._document = document
        self._palette: Palette | None = None
        self._results: Results | None = None
        self._sections = {
            MIX: _Section(_mix),
            TIER: _Section(_tier),
            PRICE: _Section(_price),
            WORTH: _Section(_worth),
            CHANNELS: _Section(_channels),
            SCENARIOS: _Section(_scenarios),
            SENSITIVITY: _Section(_sensitivity),
            HEAT_MAP: _Section(_heat_map),
            PROGRAMMES: _Section(_programmes),
        }
        self._stack = OneAtATime()
        self.buttons: dict[str, Segment] = {}
        self.more = Segment()
        self.rare: dict[str, QAction] = {}
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, UNIT + 4, 0)
        head.addWidget(self._segments())
        head.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT // 2, UNIT)
        rows.setSpacing(UNIT + 4)
        rows.addLayout(head)
        rows.addWidget(self._stack, 1)
        self.current = MIX
        self.choose(MIX)

    def _segments(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        menu = QMenu(self.more)
        for key in self._sections:
            if key in MORE:
                action = menu.addAction("")
                action.setObjectName(key)
                action.setCheckable(True)
                action.triggered.connect(self._chosen_rare)
                self.rare[key] = action
                continue
            button = Segment()
            button.setObjectName(key)
            button.clicked.connect(self._chosen)
            self.buttons[key] = button
            row.addWidget(button)
        row.addWidget(self.more)
        for button in [*self.buttons.values(), self.more]:
            group.addButton(button)
        self.more.setMenu(menu)
        menu.aboutToHide.connect(self._check)
        return frame

    @Slot()
    def _chosen(self) -> None:
        self.choose(self.sender().objectName())

    @Slot()
    def _chosen_rare(self) -> None:
        self.choose(self.sender().objectName())

    @Slot()
    def _check(self) -> None:
        """Show which question is looked at: an opened menu chooses nothing."""
        self.segment(self.current).setChecked(True)
        for key, action in self.rare.items():
            action.setChecked(key == self.current)

    def segment(self, key: str) -> Segment:
        """The switch of a panel; the rarer ones share one."""
        return self.buttons.get(key, self.more)

    def panel(self, key: str) -> Page:
        """A panel by its key, made if it was not yet."""
        section = self._sections[key]
        if section.panel is None:
            panel = section.panel = section.make(self._document)
            panel.explained.connect(self.explained)
            panel.wanted.connect(self.wanted)
            self._stack.addWidget(panel)
            if self._palette is not None:
                panel.retranslate()
                panel.recolour(self._palette)
        return section.panel

    def choose(self, key: str) -> None:
        """Look at a panel."""
        self._document.settle()
        self.current = key
        self._stack.setCurrentWidget(self.panel(key))
        self._stack.updateGeometry()
        self._check()
        self._name_more()
        self._show()

    def show_results(self, results: Results) -> None:
        """Show these results on the panel that is seen; the others get them when they are."""
        self._results = results
        self._show()

    def _show(self) -> None:
        section, results = self._sections[self.current], self._results
        if results is not None and section.panel is not None and section.shown is not results:
            section.shown = results
            section.panel.show_results(results)

    def asked(self) -> Asked | None:
        """The figure in hand on the panel that is seen."""
        return self.panel(self.current).asked()

    def help_section(self) -> str:
        """The help on the panel that is seen."""
        return HELP_OF.get(self.current, "")

    def search_here(self) -> bool:
        """A search of the panel's own, where it has one."""
        return self.panel(self.current).search_here()

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place of the plan."""
        if place in PANEL_OF:
            self.choose(PANEL_OF[place])
        elif place[:1] == (SCENARIOS,):
            self.choose(SCENARIOS)
        return self.panel(self.current).reveal(place)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        for section in self._sections.values():
            if section.panel is not None:
                section.panel.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        for key, button in self.buttons.items():
            set_words(button, name(key))
        for key, action in self.rare.items():
            action.setText(name(key))
        self._name_more()
        for section in self._sections.values():
            section.shown = None
            if section.panel is not None:
                section.panel.retranslate()
        self._show()

    def _name_more(self) -> None:
        rare = self.current in MORE
        set_words(self.more, name(self.current) if rare else context("more questions", "More"))
        # A chosen one is bold, and has an arrow beside it: its style asks for neither's room.
        self.more.setMinimumWidth(ceil(measure(self.more.text(), CAPTION, True)) + ARROW_ROOM)


def name(key: str) -> str:
    """What a panel is called."""
    return {
        MIX: text("Best mix"),
        TIER: text("Next tier"),
        PRICE: text("Price finder"),
        WORTH: text("Worth"),
        CHANNELS: text("Resell or commission"),
        SCENARIOS: text("Scenarios"),
        SENSITIVITY: text("What moves the profit"),
        HEAT_MAP: text("Price and accounts"),
        PROGRAMMES: text("Other programmes"),
    }[key]


# Each panel brings its own modules: they wait until it is looked at.


def _mix(document: Document) -> Page:
    from planner.gui.next_step.mix.panel import MixPanel

    return MixPanel(document)


def _tier(document: Document) -> Page:
    from planner.gui.next_step.tier.panel import TierPanel

    return TierPanel(document)


def _price(document: Document) -> Page:
    from planner.gui.next_step.price.panel import PricePanel

    return PricePanel(document)


def _worth(document: Document) -> Page:
    from planner.gui.next_step.worth.panel import WorthPanel

    return WorthPanel(document)


def _channels(document: Document) -> Page:
    from planner.gui.next_step.channels.panel import ChannelsPanel

    return ChannelsPanel(document)


def _scenarios(document: Document) -> Page:
    from planner.gui.next_step.scenarios.panel import ScenariosPanel

    return ScenariosPanel(document)


def _sensitivity(document: Document) -> Page:
    from planner.gui.next_step.sensitivity.panel import SensitivityPanel

    return SensitivityPanel(document)


def _heat_map(document: Document) -> Page:
    from planner.gui.next_step.heat_map.panel import HeatMapPanel

    return HeatMapPanel(document)


def _programmes(document: Document) -> Page:
    from planner.gui.next_step.programmes.panel import ProgrammesPanel

    return ProgrammesPanel(document)
