"""The owner's side of the client view: it makes the offer, and opens and closes the view on it.

With one screen the view takes the window's place, and nothing of the window is left anywhere; on a
second screen it stands beside it and follows every edit.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QToolTip, QWidget

from planner.gui.client_view.view import ClientView
from planner.gui.exporting.in_meeting import let_charts_out
from planner.gui.settings import YES
from planner.gui.when_seen import put_away, show_again
from planner.model.choosing import Looking
from planner.model.offer import Choice, Offer
from planner.model.offering import Vendor, offer
from planner.storage import shipped

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow


class Meeting(QObject):
    """Shows a client what it may see.

    Signals:
        chosen: a client has chosen otherwise than its quote says: its id, and what was looked at.
    """

    chosen = Signal(str, object)

    def __init__(self, window: MainWindow) -> None:
        """Work for a window; nothing is shown yet."""
        super().__init__(window)
        self._window, self._document = window, window.document
        self._client_id = ""
        self._kept = False  # what is shown was sent as it is, and follows no edit
        self._asleep: list[QWidget] = []
        self._place, self._states = _place_of(window), window.windowState()
        self._set_aside: QMimeData | None = None
        self.view: ClientView | None = None
        self.beside = False
        self._document.changed.connect(self._follow)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._lost_screen)
            app.commitDataRequest.connect(self.end)

    # The offer.

    @property
    def row(self) -> int | None:
        """The row of the client that is shown; None: packages to nobody in particular."""
        if not self._client_id:
            return None
        ids = [each.id for each in self._document.plan.clients]
        return ids.index(self._client_id) if self._client_id in ids else None

    def offer(self) -> Offer:
        """What may be seen now."""
        window, plan = self._window, self._document.plan
        names = {
            key: name for prices in shipped.price_lists() for key, name in prices.plans.items()
        }
        names |= window.overview.inputs.plan_names
        like = shipped.programme_like(plan.programme)
        vendor = Vendor("" if like is None else like.vendor, names)
        today = datetime.datetime.now().astimezone().date()
        return offer(plan, self.row, today, vendor)

    # How it begins.

    def open(self, row: int | None, *, nothing: bool = False) -> ClientView:
        """Show a client its offer, where it is seen best.

        Args:
            row: the client's row; None: the packages, to nobody in particular.
            nothing: there is no plan to show: an empty view keeps the place.
        """
        document = self._document
        document.finishing.emit()
        document.settle()
        self._client_id = "" if row is None else document.plan.clients[row].id
        made = self.offer()
        if nothing:
            today = made.made_on
            made = Offer(
                agency="", currency=made.currency, packages=(), made_on=today, valid_until=today
            )
        return self._show(made, kept=False)

    def open_kept(self, made: Offer, choice: Choice) -> ClientView:
        """Show what was sent once, as it was, beginning with what was chosen then."""
        self._document.finishing.emit()
        self._document.settle()
        self._client_id = ""
        return self._show(replace(made, starts=choice), kept=True)

    def _show(self, made: Offer, *, kept: bool) -> ClientView:
        self._kept, brand = kept, self._document.plan.brand
        if self.view is not None:
            self.view.looking = Looking.at(made)
            self.view.show_offer(made, brand)
            self._bring_up(self.view)
            return self.view
        wanted = not kept and self._window.settings.get("meeting/reveal") == YES
        view = self.view = ClientView(made, brand, reveal=self._reveal if wanted else None)
        view.left.connect(self.end)
        let_charts_out(view, self._window)
        screen = second_screen(self._window)
        self.beside = screen is not None and self._window.isVisible()
        if screen is not None and self.beside:
            view.setGeometry(screen.geometry())
            view.showFullScreen()
        else:
            self._take_place(view)
        self._bring_up(view)
        return view

    def _bring_up(self, view: ClientView) -> None:
        view.raise_()
        view.activateWindow()
        view.setFocus()

    def _take_place(self, view: ClientView) -> None:
        """Stand where the window was, and put everything else of the program away."""
        window = self._window
        if _is_placed(window):
            view.setGeometry(_place_of(window))
        else:
            view.resize(window.size())  # the system finds a place for its first window
        if window.isFullScreen():
            view.showFullScreen()
        elif window.isMaximized():
            view.showMaximized()
        elif window.isVisible():
            view.show()  # from the command line the program shows it itself
        self._put_away(view)

    def _put_away(self, view: ClientView) -> None:
        QToolTip.hideText()
        put_away(self._window)
        # The system forgets both with the window.
        self._place, self._states = _place_of(self._window), self._window.windowState()
        shown = [each for each in QApplication.topLevelWidgets() if each is not view]
        self._asleep = [each for each in shown if each.isVisible() and each.isWindow()]
        for each in self._asleep:
            each.hide()
        for each in shown:
            # What is hidden is still in the accessible tree; what has no window of the system's
            # is in no list at all.
            if isinstance(each, QMainWindow | QDialog) and each.windowHandle() is not None:
                each.destroy()
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():  # what others put there is theirs
            self._set_aside = _copy_of(clipboard)
            clipboard.clear()
        if clipboard.ownsSelection():  # what was marked, where the middle button pastes it
            clipboard.clear(QClipboard.Mode.Selection)

    # While it lasts.

    @Slot()
    def _follow(self) -> None:
        """The plan was edited beside it."""
        if self.view is not None and self.beside and not self._kept:
            if self._client_id and self.row is None:
                self.end()  # the client is no more
                return
            self.view.show_offer(self.offer(), self._document.plan.brand)

    @Slot(QScreen)
    def _lost_screen(self, screen: QScreen) -> None:
        """The view is about to be moved to the screen of the window: that makes room."""
        del screen
        if self.view is not None and self.beside and second_screen(self._window) is None:
            self.beside = False
            self._put_away(self.view)
            self.view.setGeometry(_place_of(self._window))

    def retranslate(self) -> None:
        """Speak another language."""
        if self.view is not None:
            self.view.show_offer(self.view.looking.offer if self._kept else self.offer())
            self.view.retranslate()

    def _reveal(self, looking: Looking) -> str:
        if self._kept:
            return ""  # the figures of today are none of that day's
        from planner.gui.meeting_kept import kept_words  # no view waits for it

        return kept_words(self._document.plan, self.row, looking)

    # How it ends.

    @Slot()
    def end(self) -> None:
        """Give the window its place back."""
        view, self.view = self.view, None
        if view is None:
            return
        window = self._window
        if not self.beside:
            self._wake_up(view)
        view.leave()
        if window.isVisible():
            window.raise_()
            window.activateWindow()
        looking, client = view.looking, self._client_id
        if client and self.row is not None and looking.changed:
            self.chosen.emit(client, looking)

    def _wake_up(self, view: ClientView) -> None:
        window, others = self._window, [each for each in self._asleep if each is not self._window]
        self._asleep = []
        window.setWindowState(Qt.WindowState.WindowNoState)  # that was of a window that is no more
        window.setGeometry(self._place if _is_placed(window) else _place_of(view))
        window.setWindowState(self._states)
        show_again(window)
        for each in others:
            QTimer.singleShot(0, each, each.show)
        kept, self._set_aside = self._set_aside, None
        clipboard = QGuiApplication.clipboard()
        if kept is not None and not _formats(clipboard):
            clipboard.setMimeData(kept)

    def close(self) -> None:
        """The window closes: so does the view."""
        if self.view is not None:
            view, self.view = self.view, None
            view.leave()


def second_screen(window: QWidget) -> QScreen | None:
    """A screen that shows something else than the window's; None: there is one, or a mirror."""
    own = window.screen()
    others = (each for each in QGuiApplication.screens() if each is not own)
    return next((each for each in others if not _mirrors(each, own)), None)


def _mirrors(one: QScreen, other: QScreen) -> bool:
    return one.geometry().intersects(other.geometry())


def _is_placed(window: QWidget) -> bool:
    return window.testAttribute(Qt.WidgetAttribute.WA_Moved) or window.windowHandle() is not None


def _place_of(window: QWidget) -> QRect:
    fills = window.isMaximized() or window.isFullScreen()
    return window.normalGeometry() if fills else window.geometry()


def _formats(clipboard: QClipboard) -> list[str]:
    data: QMimeData | None = clipboard.mimeData()  # none where nobody has copied anything
    return [] if data is None else data.formats()


def _copy_of(clipboard: QClipboard) -> QMimeData:
    made = QMimeData()
    for kind in _formats(clipboard):
        made.setData(kind, clipboard.mimeData().data(kind))
    return made
