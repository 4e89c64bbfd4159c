"""What a package brings and what it must cost, at today's tier and at the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.packages.scale import PriceScale
from planner.gui.widgets import Note, label, set_words
from planner.model.explanation import Asked
from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.pricing import AtTier, Priced
from planner.words import packages as words
from planner.words.catalogue import text
from planner.words.numbers import DASH, money, percent

ROWS = ("contribution", "margin", "floor", "target", "room")
EXPLAINED = ("contribution", "margin")
TARGET_ROW = 1 + ROWS.index("target")
ROW_HEIGHT = 20
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PackageFigures(QWidget):
    """The computed figures of one package.

    Signals:
        explained: a figure is to be explained, as an ``Asked``.
    """

    explained = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build the figures."""
        super().__init__(parent)
        self._package_id = ""
        self.price = QPushButton()
        self.price.setProperty("kind", "price")
        self.price.setObjectName("revenue")
        self.price.clicked.connect(self._explain)
        self.price_name = label("caption")
        self.scale = PriceScale()
        self.room = Note()
        self.beyond, self.warning = Note("warning"), Note("warning")
        self.names: dict[str, QLabel] = {}
        self.today: dict[str, QLabel | QPushButton] = {}
        self.next: dict[str, QLabel] = {}
        self.heads = (label("caption"), label("caption"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addWidget(self.price_name)
        rows.addWidget(self.price)
        rows.addWidget(self.scale)
        self._grid = self._rows_of_figures()
        rows.addLayout(self._grid)
        for said in (self.room, self.beyond, self.warning):
            rows.addWidget(said)

    def _rows_of_figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(UNIT + 4)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for column, head in enumerate(self.heads, start=1):
            head.setAlignment(RIGHT)
            grid.addWidget(head, 0, column)
        for row, key in enumerate(ROWS, start=1):
            name, later = label("muted"), label("figure")
            later.setAlignment(RIGHT)
            now = self._now(key)
            self.names[key], self.today[key], self.next[key] = name, now, later
            grid.setRowMinimumHeight(row, ROW_HEIGHT)
            grid.addWidget(name, row, 0)
            grid.addWidget(now, row, 1, RIGHT)
            grid.addWidget(later, row, 2)
        return grid

    def _now(self, key: str) -> QLabel | QPushButton:
        """The place of a figure of today: a button where it can be explained."""
        if key not in EXPLAINED:
            shown = label("figure")
            shown.setAlignment(RIGHT)
            return shown
        button = QPushButton()
        button.setProperty("kind", "figure")
        button.setObjectName(key)
        button.clicked.connect(self._explain)
        return button

    @Slot()
    def _explain(self) -> None:
        self.explained.emit(Asked(self.sender().objectName(), package=self._package_id))

    def show_priced(
        self, package_id: str, priced: Priced | None, plan: Plan, next_start: int | None
    ) -> None:
        """Write the figures; without any, dashes."""
        self._package_id = package_id
        currency, target = plan.currency, plan.agency.target_margin
        self.scale.setVisible(priced is not None)
        set_words(self.price, money(priced.price if priced else None, currency, unit=True))
        self.price.setEnabled(priced is not None)
        above = None if priced is None else priced.next
        # A row that is not shown takes no room.
        self._grid.setRowMinimumHeight(TARGET_ROW, 0 if target is None else ROW_HEIGHT)
        for key in ROWS:
            shown = key != "target" or target is not None
            now, later = self.today[key], self.next[key]
            set_words(now, _figure(key, None if priced is None else priced.today, currency))
            set_words(later, _figure(key, above, currency))
            now.setEnabled(priced is not None)
            self.names[key].setVisible(shown)
            now.setVisible(shown)
            later.setVisible(shown and above is not None)
        self._say(priced, plan, next_start)

    def _say(self, priced: Priced | None, plan: Plan, next_start: int | None) -> None:
        today, later = self.heads
        later.setVisible(priced is not None and priced.next is not None)
        if priced is None:
            set_words(today, "")
            self.room.say("")
            self.beyond.say("")
            return
        set_words(today, words.tier_head(priced.today, None))
        if priced.next is not None:
            set_words(later, words.tier_head(priced.next, next_start))
        self.scale.show_priced(priced, plan.currency)
        target = plan.agency.target_margin
        self.room.say(words.room(priced.today, target, plan.currency))
        self.beyond.say(words.beyond_reach(priced.today, target))

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.scale.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.price_name, text("A client pays you a month"))
        names = {
            "contribution": text("You keep"),
            "margin": text("Margin"),
            "floor": text("Floor"),
            "target": text("Target"),
            "room": text("Room"),
        }
        tips = {
            "floor": text("From this price on, an account loses no money."),
            "target": text("From this price on, every price meets your target margin."),
            "room": text("How far the price may fall before it meets the target, or the floor."),
        }
        for key, name in names.items():
            set_words(self.names[key], name)
            self.names[key].setToolTip(tips.get(key, ""))
        for button in self.findChildren(QPushButton):
            name = names.get(button.objectName(), text("A client pays you a month"))
            button.setAccessibleName(text("Explain: {figure}").format(figure=name))
            button.setToolTip(text("Explain this figure"))


def _figure(key: str, at: AtTier | None, currency: Currency) -> str:
    if at is None:
        return DASH
    if key == "margin":
        return percent(at.margin, 1)
    return money(getattr(at, key), currency)
