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
    """A chart, and the packages beside it.

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

    def show_choice(self, looking: Looking, *, with_tax: bool) -> None:
        """Show the chart for what is chosen."""
        del with_tax  # charts are drawn without it, and say so
        self._show_packages(looking)
        picture = self.picture(looking) if looking.offer.packages else None
        self.chart.show_picture(picture, empty_words=self.why_not(looking))

    def picture(self, looking: Looking) -> Picture | None:
        """The chart; None where there is nothing to draw."""
        raise NotImplementedError

    def why_not(self, looking: Looking) -> str:
        """What is said where there is no chart."""
        return words.on_request() if looking.offer.packages else words.nothing()

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
    """What is paid as the list grows."""

    def picture(self, looking: Looking) -> Picture | None:
        """A step for each band."""
        from planner.charts.client import growth_price

        return growth_price.picture(looking.offer, looking.choice)


class DirectPage(ChartPage):
    """What the same costs from the vendor itself."""

    def picture(self, looking: Looking) -> Picture | None:
        """Both public prices beside ours."""
        from planner.charts.client import direct

        return direct.picture(looking.offer, looking.choice) if looking.shows_direct else None


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
        """Show the chart for what is chosen and typed."""
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
        super().show_choice(looking, with_tax=with_tax)

    def picture(self, looking: Looking) -> Picture | None:
        """What orders bring against what is paid."""
        if looking.offer.orders_that_pay(looking.choice, *self._typed) is None:
            return None
        from planner.charts.client import payback

        return payback.picture(looking.offer, looking.choice, *self._typed)

    def why_not(self, looking: Looking) -> str:
        """Which numbers are wanted."""
        if looking.offer.packages and looking.offer.payments(looking.choice) is not None:
            return text("Type what an order brings you, and the share of it that you keep.")
        return super().why_not(looking)

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
            super().show_choice(self._looking, with_tax=False)
