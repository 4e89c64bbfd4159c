"""The window that is turned to the client.

It knows an offer, how the agency looks, and nothing else. Nothing leads out of it by accident: only
Escape, twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.brand_font import BrandFont
from planner.gui.client_view.controls import Controls
from planner.gui.client_view.look import (
    LOGO_HEIGHT,
    LOGO_WIDTH,
    draw_logo,
    dress,
    window_icon,
    zoom_for,
)
from planner.gui.client_view.packages_page import PackagesPage
from planner.gui.client_view.parts import Few, Whisper, write_in
from planner.gui.tall_scroll import into_view
from planner.gui.widgets import breakable, label, set_words
from planner.model.brand import Brand
from planner.model.choosing import Looking
from planner.model.offer import Choice, Offer
from planner.words import client_view as words
from planner.words.catalogue import text

if TYPE_CHECKING:
    from planner.gui.client_view.chart_page import DirectPage, GrowthPage, PaybackPage
    from planner.gui.exporting.desk import ChartDesk

    Page = PackagesPage | GrowthPage | PaybackPage | DirectPage

LEAST_SIZE = (960, 540)
"""A full-HD screen at twice the size."""
AIR = 3 * UNIT
LONG = 56
"""How many letters a heading has that is written smaller."""
AGAIN_WITHIN = 2000
REVEALING = Qt.Key.Key_F9
PAGES = ("packages", "growth", "payback", "direct")


class ClientView(QWidget):
    """Packages, prices and charts for one client, live.

    Signals:
        left: Escape was pressed twice.
        changed: something else is chosen.
    """

    left = Signal()
    changed = Signal()
    charts_for_us: bool | None = None

    def __init__(
        self,
        offer: Offer,
        brand: Brand,
        *,
        reveal: Callable[[Looking], str] | None = None,
    ) -> None:
        """Show an offer.

        Args:
            offer: what may be seen.
            brand: the agency's looks.
            reveal: gives a line for the owner while a key is held; None: there is none.
        """
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "client-view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(*LEAST_SIZE)
        self.looking = Looking.at(offer)
        self._brand, self._reveal = brand, reveal
        self._with_tax = False
        self._may_close = False
        self._since_escape = QElapsedTimer()
        self._zoom = zoom_for(self.size(), offer)
        self._font = BrandFont()
        self._palette = dress(self, brand, self._font, self._zoom)
        self.logo = QLabel()
        self.heading = label("client-heading")
        self.heading.setWordWrap(True)
        self.segments = Few("client-page", gap=0)
        self.controls = Controls()
        self.packages = PackagesPage()
        self.pages: list[Page] = [self.packages]
        self._stack = QStackedWidget()
        self._stack.addWidget(self.packages)
        self._bottom = QStackedWidget()
        self.hint = label("client-hint")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.contact, self.foot = label("client-muted"), label("client-muted")
        self.contact.setWordWrap(True)
        self.foot.setWordWrap(True)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.whisper = Whisper(self)
        self._lay_out()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(AGAIN_WITHIN)
        self._quiet.timeout.connect(self._hush)
        self._wire()
        self._recolour()
        self._show_brand()
        self.show_offer(offer)
        self.setFocus()

    def let_charts_out(self, desk: ChartDesk) -> None:
        """Let its charts be copied, by a desk that reads back what leaves."""
        self._desk, self.charts_for_us = desk, False

    def chart_desk(self) -> ChartDesk:
        """What copies its charts."""
        return self._desk

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(AIR)
        head.addWidget(self.logo)
        head.addWidget(self.heading, 1)
        head.addWidget(self.segments)
        lines = QWidget()
        foot = QHBoxLayout(lines)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(AIR)
        foot.addWidget(self.contact, 2)
        foot.addWidget(self.foot, 1)
        # The hint stands in the foot's place for its two seconds: it keeps no room from packages.
        self._bottom.addWidget(lines)
        self._bottom.addWidget(self.hint)
        self._bottom.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        rows = self._rows = QVBoxLayout(self)
        rows.addLayout(head)
        rows.addWidget(self.controls)
        rows.addWidget(self._stack, 1)
        rows.addWidget(self._bottom)

    def _wire(self) -> None:
        self.segments.chosen.connect(self.look_at)
        self.controls.changed.connect(self._choose)
        self.controls.taxed.connect(self._tax)
        self.packages.changed.connect(self._choose)
        self.packages.ticked.connect(self._tick)

    def _recolour(self) -> None:
        air, half = round(AIR * self._zoom), round(2 * UNIT * self._zoom)
        self._rows.setContentsMargins(air, half, air, air // 2)
        self._rows.setSpacing(half)
        self.segments.size_by(self._zoom)
        for part in (self.controls, *self.pages):
            part.recolour(self._palette, self._zoom)

    def _show_brand(self) -> None:
        logo = self._brand.logo
        drawn = None
        if logo is not None:
            room = QSize(LOGO_WIDTH, LOGO_HEIGHT) * self._zoom
            drawn = draw_logo(logo, room, self.devicePixelRatioF())
        if drawn is not None:
            self.logo.setPixmap(drawn)
        self.logo.setVisible(drawn is not None)
        self.setWindowIcon(window_icon(self._brand, self.devicePixelRatioF()))

    # What is shown.

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return self.looking.choice

    def show_offer(self, offer: Offer, brand: Brand | None = None) -> None:
        """Show another offer; what the client has chosen stays where it can."""
        self._dress(offer, self._brand if brand is None else brand)
        self.looking = self.looking.onto(offer)
        self._refresh()

    def _dress(self, offer: Offer, brand: Brand) -> bool:
        """Look as the agency does, as large as there is room for; returns whether that is new."""
        zoom = zoom_for(self.size(), offer)
        if (brand, zoom) == (self._brand, self._zoom):
            return False
        self._brand, self._zoom = brand, zoom
        self._palette = dress(self, brand, self._font, zoom)
        self._recolour()
        self._show_brand()
        return True

    def _refresh(self) -> None:
        offer = self.looking.offer
        title = words.window_title(offer)
        if self.windowTitle() != title:
            self.setWindowTitle(title)
        self.logo.setAccessibleName(title)
        named = self.logo.isVisibleTo(self) or not offer.agency
        head = words.heading(offer)
        if not named:
            head = f"{words.shown(offer.agency)} · {head}"
        write_in(self.heading, "long" if len(head) > LONG else "")
        set_words(self.heading, breakable(head))
        page = self.page
        if page == PAGES.index("direct") and not self.looking.shows_direct:
            page = 0
        names = words.page_names()
        shown = PAGES if self.looking.shows_direct else PAGES[:-1]
        self.segments.show_words([names[each] for each in shown], page)
        self.segments.setVisible(bool(offer.packages))
        self.controls.show_choice(self.looking, with_tax=self._with_tax)
        self.controls.tax.setVisible(bool(offer.tax_rate) and page == 0)
        lines = map(words.shown, (*self._brand.contact, self._brand.footer))
        set_words(self.contact, breakable(words.BETWEEN.join(filter(None, lines))))
        set_words(self.foot, breakable(words.foot(offer) if offer.packages else ""))
        self._stack.setCurrentWidget(self.pages[page])
        self.pages[page].show_choice(self.looking, with_tax=self._with_tax)

    @property
    def page(self) -> int:
        """The page that is looked at."""
        return self.pages.index(self._stack.currentWidget())  # type: ignore[arg-type]  # only pages are in it

    @Slot(int)
    def look_at(self, page: int) -> None:
        """Look at a page; the others are made when they are looked at."""
        while len(self.pages) <= page:
            from planner.gui.client_view import chart_page  # the first page does not wait for it

            makers = chart_page.GrowthPage, chart_page.PaybackPage, chart_page.DirectPage
            made = makers[len(self.pages) - 1](self._palette, self._zoom)
            made.changed.connect(self._choose)
            self._stack.addWidget(made)
            self.pages.append(made)
        self._stack.setCurrentWidget(self.pages[page])
        self._refresh()

    def _turn(self, to: int) -> None:
        pages = sum(button.isVisibleTo(self) for button in self.segments.buttons)
        if 0 <= to < pages:
            self.look_at(to)

    def retranslate(self) -> None:
        """Write every word anew."""
        self._hush()
        self._refresh()

    # What is chosen.

    @Slot(object)
    def _choose(self, changes: dict[str, object]) -> None:
        self._take(self.looking.choosing(**changes))

    @Slot(int, int, bool)
    def _tick(self, package: int, option: int, on: bool) -> None:
        self._take(self.looking.ticking(package, option, on=on))

    def _take(self, looking: Looking) -> None:
        self.looking = looking
        self._refresh()
        self.changed.emit()

    @Slot(bool)
    def _tax(self, on: bool) -> None:
        self._with_tax = on
        self._refresh()

    # How it is left.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape twice leaves; arrows and digits turn the pages."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            if not event.isAutoRepeat():
                self._escape()
        elif key == REVEALING and self._reveal is not None:
            if not event.isAutoRepeat():
                self.whisper.say(self._reveal(self.looking))
        elif key == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            pass  # no other shortcut does anything here
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._turn(self.page + (1 if key == Qt.Key.Key_Right else -1))
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_4:
            self._turn(key - Qt.Key.Key_1)
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """What is for the owner is gone with the key."""
        if event.key() == REVEALING and not event.isAutoRepeat():
            self.whisper.say("")
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """It is gone, too, where another window takes the keys."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            self.whisper.say("")

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - Qt's name
        """What Tab reaches is seen."""
        moved = super().focusNextPrevChild(following)
        reached = self.focusWidget()
        if moved and reached is not None:
            into_view(reached)
        return moved

    def _escape(self) -> None:
        again = self._since_escape.isValid() and self._since_escape.elapsed() <= AGAIN_WITHIN
        if again:
            self.left.emit()
            return
        self._since_escape.start()
        self._say(text("Press Escape again to leave this view"))

    def _say(self, hint: str) -> None:
        set_words(self.hint, hint)
        self._bottom.setCurrentWidget(self.hint)
        self._quiet.start()

    @Slot()
    def _hush(self) -> None:
        self._since_escape.invalidate()
        set_words(self.hint, "")
        self._bottom.setCurrentIndex(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, and say how to leave."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self._say(text("Press Escape twice to leave this view"))

    @Slot()
    def leave(self) -> None:
        """Go: it is known who asks."""
        self._may_close = True
        self.close()
        self._font.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The owner's line has the right upper edge; words are as large as there is room for."""
        super().resizeEvent(event)
        if self._dress(self.looking.offer, self._brand):
            self._refresh()
        self.whisper.setGeometry(AIR, 2, self.width() - 2 * AIR, 16)
