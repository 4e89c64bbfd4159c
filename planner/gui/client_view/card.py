"""One package as a client sees it: what it is called, what it costs, what is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import BODY, HEADLINE, LIGHT, TITLE, UNIT, Palette
from planner.gui.client_view.look import PRICE_SIZES
from planner.gui.client_view.parts import Tick, broken, width_of, write_in
from planner.gui.widgets import label, set_words
from planner.model.choosing import Looking
from planner.words import client_view as words
from planner.words.catalogue import text

TOP_TO_BOTTOM = QBoxLayout.Direction.TopToBottom
LEFT_TO_RIGHT = QBoxLayout.Direction.LeftToRight
PADDING, BORDER, BOX = 2 * UNIT, 2, 32
NARROW = 200
WIDEST = 420
MOST_KEPT = 200


class PackageCard(QFrame):
    """A package, its price as chosen, and its options.

    Signals:
        wanted: the package is chosen.
        ticked: an option of it, by its place, and whether it is wanted.
    """

    wanted = Signal()
    ticked = Signal(int, bool)

    def __init__(self) -> None:
        """Build an empty card."""
        super().__init__()
        self.setProperty("kind", "client-card")
        self._narrow, self._chosen, self.room = False, False, WIDEST
        self.mark = label("client-mark")
        self.name = label("client-name")
        self.vendor = label("client-muted")
        self.price = label("client-price")
        self.note = label("client-muted")
        for each in (self.mark, self.name, self.vendor, self.price, self.note):
            each.setWordWrap(True)
            each.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.choose = QPushButton()
        self.choose.setProperty("kind", "client-choice")
        self.choose.setCheckable(True)
        self.choose.clicked.connect(self.wanted)
        self._paid = QWidget()
        self._lines = QVBoxLayout(self._paid)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(UNIT // 2)
        self._included = QWidget()
        self._list = QVBoxLayout(self._included)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(UNIT // 2)
        self._options = QWidget()
        self._ticks = QVBoxLayout(self._options)
        self._ticks.setContentsMargins(0, 0, 0, 0)
        self._ticks.setSpacing(UNIT // 2)
        self.ticks: list[Tick] = []
        self._palette, self.zoom = LIGHT, 1.0
        self._paid_lines: list[_Line] = []
        self._contents: list[QLabel] = []
        self._breaks: dict[tuple[str, int, int], str] = {}
        self.rows = QVBoxLayout(self)
        self.rows.setSpacing(UNIT)
        for each in (self.mark, self.name, self.vendor):
            self.rows.addWidget(each)
        self.rows.addSpacing(UNIT // 2)
        self.rows.addWidget(self.price)
        self.rows.addWidget(self.note)
        self.rows.addWidget(self._paid)
        self.rows.addSpacing(UNIT // 2)
        self.rows.addWidget(self._included)
        self.rows.addWidget(self._options)
        self.rows.addStretch(1)
        self.rows.addWidget(self.choose)

    def show_package(
        self, looking: Looking, place: int, width: int, *, with_tax: bool, marked: bool
    ) -> None:
        """Show a package of the offer in a width; ``marked``: one of them is recommended."""
        self.ensurePolished()  # it measures in its own font
        offer = looking.offer
        package, choice = offer.packages[place], looking.of(place)
        several = len(offer.packages) > 1
        chosen = looking.choice.package == place
        if self._chosen is not (chosen and several):
            self._chosen = chosen and several
            self.setProperty("chosen", self._chosen)
            self.style().unpolish(self)
            self.style().polish(self)
        self._squeeze(width)
        # A place without words keeps its height, so that names and prices stand on one line.
        self.mark.setVisible(marked)
        set_words(self.mark, text("Recommended") if package.recommended else " ")
        name = words.shown(package.name)
        set_words(self.name, self._broken(name, TITLE if self._narrow else HEADLINE))
        set_words(self.vendor, self._broken(words.offered(offer, package, choice), BODY))
        payments = offer.payments(choice)
        set_words(self.price, price_words(looking, place, with_tax=with_tax))
        note = "" if payments is None else words.month_note(offer, with_tax=with_tax)
        set_words(self.note, note)
        lines = [] if payments is None else words.details(offer, payments, with_tax=with_tax)
        self._show_lines(lines)
        self._show_list([words.shown(each) for each in package.includes])
        self._show_options(
            [
                words.option(offer, each.text, offer.added(choice, option), with_tax=with_tax)
                for option, each in enumerate(package.options)
            ],
            looking.ticked[place],
        )
        self.choose.setVisible(several)
        set_words(self.choose, text("Chosen") if chosen else text("Choose"))
        said = text("{package}: chosen") if chosen else text("Choose {package}")
        self.choose.setAccessibleName(said.format(package=name))
        self.choose.setChecked(chosen)

    def _squeeze(self, width: int) -> None:
        """Take less air, and smaller words, where there is little room."""
        self.setFixedWidth(width)
        self._narrow = width < NARROW * self.zoom
        around = round((UNIT if self._narrow else PADDING) * self.zoom)
        self.rows.setContentsMargins(around, around, around, around)
        self.rows.setSpacing(round((UNIT / 2 if self._narrow else UNIT) * self.zoom))
        self.room = width - 2 * around - 2 * BORDER
        write_in(self.name, "narrow" if self._narrow else "")

    def _broken(self, words_: str, size: int, less: int = 0) -> str:
        """Words that fit into the card; to measure them is most of the work, and done once."""
        key = words_, size, self.room - less
        if key not in self._breaks:
            if len(self._breaks) > MOST_KEPT:
                self._breaks.clear()
            font, room = self.font(), self.room - round(less * self.zoom)
            self._breaks[key] = broken(words_, font, round(size * self.zoom), room)
        return self._breaks[key]

    def size_price(self, size: int) -> None:
        """Write the price in a size."""
        write_in(self.price, str(size))

    def _show_lines(self, lines: list[tuple[str, str]]) -> None:
        while len(self._paid_lines) < len(lines):
            line = _Line()
            self._paid_lines.append(line)
            self._lines.addWidget(line)
        for line, (what, amount) in zip(self._paid_lines, lines, strict=False):
            line.say(self._broken(what, BODY), amount, stacked=self._narrow)
        for place, line in enumerate(self._paid_lines):
            line.setVisible(place < len(lines))
        self._paid.setVisible(bool(lines))

    def _show_list(self, lines: list[str]) -> None:
        wanted = [self._broken(f"✓\N{NO-BREAK SPACE}{each}", TITLE) for each in filter(None, lines)]
        while len(self._contents) < len(wanted):
            one = label("client-words")
            one.setWordWrap(True)
            self._contents.append(one)
            self._list.addWidget(one)
        for one, words_ in zip(self._contents, wanted, strict=False):
            set_words(one, words_)
            write_in(one, "narrow" if self._narrow else "")
        for place, one in enumerate(self._contents):
            one.setVisible(place < len(wanted))
        self._included.setVisible(bool(wanted))

    def _show_options(self, options: list[str], on: frozenset[int]) -> None:
        while len(self.ticks) < len(options):
            tick = Tick()
            tick.recolour(self._palette)
            tick.ticked.connect(self._option)
            self._ticks.addWidget(tick)
            self.ticks.append(tick)
        for place, tick in enumerate(self.ticks):
            tick.setVisible(place < len(options))
            if place < len(options):
                write_in(tick.words, "narrow" if self._narrow else "")
                tick.say(self._broken(options[place], TITLE, BOX), on=place in on)
        self._options.setVisible(bool(options))

    @Slot(bool)
    def _option(self, on: bool) -> None:
        tick = self.sender()
        if isinstance(tick, Tick):
            self.ticked.emit(self.ticks.index(tick), on)

    def recolour(self, palette: Palette, zoom: float) -> None:
        """Take another palette, and another size."""
        self._palette, self.zoom = palette, zoom
        for lines in (self._lines, self._list, self._ticks):
            lines.setSpacing(round(UNIT / 2 * zoom))
        self._breaks.clear()  # with the colours, the font may be another
        for each in self.ticks:
            each.recolour(palette)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it chooses it."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.wanted.emit()
        super().mouseReleaseEvent(event)


class _Line(QWidget):
    """What is paid for, and how much: beside each other, or stacked where there is little room."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__()
        self._parts = QBoxLayout(LEFT_TO_RIGHT, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._named, self._paid = label("client-muted"), label("client-figure")
        self._named.setWordWrap(True)
        self._paid.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._parts.addWidget(self._named, 1)
        self._parts.addWidget(self._paid)

    def say(self, what: str, amount: str, *, stacked: bool) -> None:
        """Write it."""
        self._parts.setDirection(TOP_TO_BOTTOM if stacked else LEFT_TO_RIGHT)
        self._parts.setSpacing(0 if stacked else UNIT)
        set_words(self._named, what)
        set_words(self._paid, amount)
        self._paid.setVisible(bool(amount))


def price_words(looking: Looking, place: int, *, with_tax: bool) -> str:
    """The price of a package as chosen."""
    offer = looking.offer
    payments = offer.payments(looking.of(place))
    if payments is None:
        return words.on_request()
    return words.amount(offer, payments.monthly, with_tax=with_tax)


def price_size(prices: list[str], card: PackageCard) -> int:
    """The largest size in which every price fits into a card."""
    font, room, zoom = card.font(), card.room, card.zoom
    fits = (
        size
        for size in PRICE_SIZES
        if all(width_of(each, font, round(size * zoom)) <= room for each in prices)
    )
    return next(fits, PRICE_SIZES[-1])
