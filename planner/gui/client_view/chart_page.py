"""A page with one chart of the offer, and the packages it can be looked at for."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.picture import Picture
from planner.charts.style import UNIT, Palette
from planner.gui.client_view.parts import Typed
from planner.gui.picture_view import PictureView
from planner.gui.widgets import label, set_words
from planner.model.choosing import Looking
from planner.words import client_view as words
from planner.words.catalogue import text
from planner.words.entry import read_money, read_rate
from planner.words.numbers import money, percent

SIDE, EDGES, FIELD = 200, 28, 150
MOST_TYPED = 10**9


class ChartPage(QWidget):
    """A chart, and the packages beside it; each kind of page knows what it draws.

    Signals:
        changed: fields of the choice, as a dictionary.
    """

    changed = Signal(object)

    def __init__(self, palette: Palette, zoom: float) -> None:
        """Build the page without a chart."""
        super().__init__()
        self.chart = PictureView()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self.buttons: list[QPushButton] = []
        self.packages = QWidget()
        self.side = QVBoxLayout(self.packages)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(UNIT)
        self.side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * UNIT)
        row.addWidget(self.packages)
        self.beside = QVBoxLayout()
        self.beside.setSpacing(2 * UNIT)
        self.beside.addWidget(self.chart, 1)
        row.addLayout(self.beside, 1)
        self._names: list[str] = []
        self.recolour(palette, zoom)

    def recolour(self, palette: Palette, zoom: float) -> None:
        """Take another palette, and another size."""
        self.packages.setFixedWidth(round(SIDE * zoom))
        self.chart.recolour(palette, zoom)

    def show_chart(self, looking: Looking, picture: Picture | None, why_not: str) -> None:
        """Show a chart for what is chosen; None where there is nothing to draw, and why."""
        self._show_packages(looking)
        said = why_not if looking.offer.packages else words.nothing()
        self.chart.show_picture(picture, empty_words=said)

    def _show_packages(self, looking: Looking) -> None:
        packages = looking.offer.packages
        while len(self.buttons) < len(packages):
            button = QPushButton()
            button.setProperty("kind", "client-choice")
            button.setCheckable(True)
            self._group.addButton(button, len(self.buttons))
            self.side.insertWidget(self.side.count() - 1, button)
            self.buttons.append(button)
        self._names = [words.shown(each.name) for each in packages]
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(packages) and len(packages) > 1)
            button.setChecked(place == looking.choice.package)
            if place < len(packages):
                button.setAccessibleName(self._names[place])
        self._elide()
        self.packages.setVisible(len(packages) > 1)

    def _elide(self) -> None:
        for name, button in zip(self._names, self.buttons, strict=False):
            metrics, end = QFontMetrics(button.font()), Qt.TextElideMode.ElideRight
            short = metrics.elidedText(name, end, self.packages.width() - EDGES - 2 * UNIT)
            set_words(button, short.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its font is known by now."""
        super().resizeEvent(event)
        self._elide()

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.changed.emit({"package": place})


class GrowthPage(ChartPage):
    """What is paid as the list grows: a step for each band."""

    def show_choice(self, looking: Looking, *, with_tax: bool) -> None:
        """Show it for what is chosen."""
        from planner.charts.client import growth_price

        del with_tax  # charts are drawn without it, and say so
        offer = looking.offer
        picture = growth_price.picture(offer, looking.choice) if offer.packages else None
        self.show_chart(looking, picture, words.on_request())


class DirectPage(ChartPage):
    """What the same costs from the vendor itself: both public prices beside ours."""

    def show_choice(self, looking: Looking, *, with_tax: bool) -> None:
        """Show it for what is chosen."""
        from planner.charts.client import direct

        del with_tax
        shown = looking.offer.packages and looking.shows_direct
        picture = direct.picture(looking.offer, looking.choice) if shown else None
        self.show_chart(looking, picture, words.on_request())


class PaybackPage(ChartPage):
    """At how many orders the package pays for itself, for a shop of which two numbers are typed."""

    def __init__(self, palette: Palette, zoom: float) -> None:
        """Build the page with its two fields."""
        self.order, self.margin = Typed(FIELD), Typed(FIELD)
        super().__init__(palette, zoom)
        self.names = label("client-words"), label("client-words")
        self._typed: tuple[int | None, Decimal | None] = (None, None)
        self._own = False  # whether the numbers are typed here
        self._looking: Looking | None = None
        fields = QHBoxLayout()
        fields.setSpacing(UNIT)
        for name, field in zip(self.names, (self.order, self.margin), strict=True):
            name.setBuddy(field)
            fields.addWidget(name)
            fields.addWidget(field)
            fields.addSpacing(2 * UNIT)
        fields.addStretch(1)
        self.why = label("complaint")
        self.why.setWordWrap(True)
        self.why.hide()
        self.beside.insertLayout(0, fields)
        self.beside.insertWidget(1, self.why)
        self.order.entered.connect(self._type)
        self.margin.entered.connect(self._type)
        self.order.wrong.connect(self._complain)
        self.margin.wrong.connect(self._complain)

    def recolour(self, palette: Palette, zoom: float) -> None:
        """Take another palette, and another size."""
        super().recolour(palette, zoom)
        self.order.size_by(zoom)
        self.margin.size_by(zoom)

    def show_choice(self, looking: Looking, *, with_tax: bool) -> None:
        """Show it for what is chosen and typed."""
        del with_tax
        offer, self._looking = looking.offer, looking
        if not self._own:
            self._typed = offer.order_value, offer.order_margin
        set_words(self.names[0], text("An order brings"))
        set_words(self.names[1], text("You keep of it"))
        self.order.setAccessibleName(text("An order brings"))
        self.margin.setAccessibleName(text("You keep of it"))
        self.order.read = partial(read_money, currency=offer.currency, low=1, high=MOST_TYPED)
        self.order.write = partial(money, currency=offer.currency, unit=True)
        self.margin.read = partial(read_rate, low=Decimal("0.0001"), high=Decimal(1))
        self.margin.write = percent
        self.order.show_value(self._typed[0])
        self.margin.show_value(self._typed[1])
        self._draw(looking)

    def _draw(self, looking: Looking) -> None:
        """What orders bring against what is paid, or which numbers are wanted."""
        from planner.charts.client import payback

        offer, choice, picture, why_not = looking.offer, looking.choice, None, words.on_request()
        if offer.packages and offer.payments(choice) is not None:
            why_not = text("Type what an order brings you, and the share of it that you keep.")
            if offer.orders_that_pay(choice, *self._typed) is not None:
                picture = payback.picture(offer, choice, *self._typed)
        self.show_chart(looking, picture, why_not)

    @Slot()
    def _complain(self) -> None:
        why = self.order.why or self.margin.why
        set_words(self.why, why)
        self.why.setVisible(bool(why))

    @Slot(object)
    def _type(self, value: object) -> None:
        order, margin = self._typed
        self._own = True
        if self.sender() is self.order and isinstance(value, int):
            self._typed = value, margin
        elif isinstance(value, Decimal):
            self._typed = order, value
        if self._looking is not None:
            self._draw(self._looking)
