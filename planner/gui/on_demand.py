"""Pages and dialogs that are made when they are asked for: no start waits for their modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from planner.gui.page import Page
from planner.model.offer import Choice, Offer
from planner.model.plan import Plan

if TYPE_CHECKING:
    from planner.gui.actions import Actions
    from planner.gui.client_view.view import ClientView
    from planner.gui.main_window import MainWindow
    from planner.gui.meeting import Meeting
    from planner.model.choosing import Looking


class OnDemand(QObject):
    """Makes what a window shows on demand, for its document."""

    def __init__(self, window: MainWindow) -> None:
        """Work for a window."""
        super().__init__(window)
        self._window = window
        self._document = window.document
        self._meeting: Meeting | None = None

    def wire(self, asked: Actions) -> None:
        """Answer the menus."""
        asked.new.triggered.connect(self.ask_numbers)
        asked.new_quote.triggered.connect(self.begin_quote)
        asked.details.triggered.connect(self.ask_details)
        asked.versions.triggered.connect(self.list_versions)
        asked.find.triggered.connect(self.find)
        asked.search.triggered.connect(self.search)
        asked.check_invoice.triggered.connect(self.check_invoice)
        asked.seek.triggered.connect(self.seek)
        asked.client_view.triggered.connect(self.show_client)
        self._window.pages.client_view.clicked.connect(self.show_client)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.screenAdded.connect(self.screen_came)
        asked.help.triggered.connect(self.help)
        asked.keys.triggered.connect(self.keys)
        asked.sources.triggered.connect(self.sources)
        asked.about.triggered.connect(self.about)

    # Pages.

    def clients(self) -> Page:
        """The page of clients."""
        from planner.gui.clients.page import ClientsPage

        return ClientsPage(self._document, self._window.settings)

    def quote(self) -> Page:
        """The page on which a client is quoted."""
        from planner.gui.quote.page import QuotePage

        window = self._window
        page = QuotePage(self._document, window.overview.inputs.plan_names)
        page.wanted.connect(window.go_near)
        page.shown.connect(self.show_client_view)
        page.sent_wanted.connect(window.outgoing.list_proposals_of)
        return page

    @Slot()
    def begin_quote(self) -> None:
        """Go to the page of quotes, and begin one."""
        from planner.gui.quote.page import QuotePage

        pages = self._window.pages
        pages.choose("quote")
        page = pages.page("quote")
        if isinstance(page, QuotePage):
            page.begin()

    def next_step(self) -> Page:
        """The page of the best next step."""
        from planner.gui.next_step.page import BestNextStep

        page = BestNextStep(self._document)
        page.wanted.connect(self._window.go_near)
        return page

    @Slot()
    def show_mix(self) -> None:
        """Go to the best mix of channels."""
        from planner.gui.next_step.page import MIX, BestNextStep

        pages = self._window.pages
        pages.choose("step")
        page = pages.page("step")
        if isinstance(page, BestNextStep):
            page.choose(MIX)

    def over_time(self) -> Page:
        """The page of the months to come."""
        from planner.gui.over_time.page import OverTime

        page = OverTime(self._document)
        page.wanted.connect(self._window.go_near)
        return page

    def packages(self) -> Page:
        """The page of packages."""
        from planner.gui.packages.page import PackagesPage

        return PackagesPage(self._document, self._window.overview.inputs.plan_names)

    def prices(self) -> Page:
        """The page of prices and tiers."""
        from planner.gui.prices.page import Prices

        return Prices(self._document)

    # In the meeting.

    @property
    def meeting(self) -> Meeting:
        """The owner's side of the client view."""
        if self._meeting is None:
            from planner.gui.meeting import Meeting

            self._meeting = Meeting(self._window)
            self._meeting.chosen.connect(self._propose)
        return self._meeting

    @property
    def in_meeting(self) -> bool:
        """Whether a client looks at it."""
        return self._meeting is not None and self._meeting.view is not None

    @Slot()
    def show_client(self) -> None:
        """Show the quoted client its offer, or the packages to nobody in particular."""
        pages, row = self._window.pages, None
        if pages.current == "quote":
            row = getattr(pages.page("quote"), "row", None)
        self.show_client_view(row)

    @Slot(int)
    def show_client_view(self, row: int | None) -> None:
        """Show the client of a row its offer; None: the packages to nobody in particular."""
        self.meeting.open(row)

    @Slot(object, object)
    def show_kept_offer(self, offer: Offer, choice: Choice) -> None:
        """Show a client again what was sent to it, as it was."""
        self.meeting.open_kept(offer, choice)

    def begin_in_client_view(self) -> ClientView:
        """Begin with the view: the window is not shown before it is left."""
        return self.meeting.open(None, nothing=self._document.example)

    @Slot(str, object)
    def _propose(self, client_id: str, looking: Looking) -> None:
        from planner.gui.quote.page import QuotePage

        page = self._window.pages.page("quote")
        if isinstance(page, QuotePage):
            page.propose(client_id, looking)

    @Slot()
    def screen_came(self) -> None:
        """Another screen, or a mirror: ask once whether the client view belongs there."""
        from planner.gui.screen_question import ask_about_screen

        if not self.in_meeting and self._window.isVisible():
            ask_about_screen(self._window, self.show_client)

    def leave(self) -> None:
        """The window closes, and the client view with it."""
        if self._meeting is not None:
            self._meeting.close()

    def retranslate(self) -> None:
        """Say it in another language where it is seen."""
        if self._meeting is not None:
            self._meeting.retranslate()

    # What is done to the plan.

    @Slot()
    def ask_numbers(self) -> None:
        """Begin a plan of one's own, from five numbers."""
        self._window.files.after_saving(self._ask_numbers)

    def _ask_numbers(self) -> None:
        from planner.gui.my_numbers import MyNumbersDialog

        dialog = MyNumbersDialog.of_shipped(self._document.plan, self._window)
        dialog.answered.connect(self._begin)
        dialog.open()

    @Slot(object)
    def _begin(self, plan: Plan) -> None:
        self._window.files.begin(plan)

    @Slot()
    def ask_details(self) -> None:
        """Ask for the plan's name and notes."""
        from planner.gui.files.plan_details import PlanDetails

        PlanDetails(self._document, self._window).open()

    @Slot()
    def list_versions(self) -> None:
        """List the earlier versions of the plan."""
        from planner.gui.files.versions import VersionsDialog

        VersionsDialog(self._document, self._window.disk, self._window).open()

    @Slot()
    def check_invoice(self) -> None:
        """Hold the vendor's invoice against the plan."""
        from planner.gui.invoice.dialog import InvoiceDialog

        window = self._window
        names = window.overview.inputs.plan_names
        InvoiceDialog(self._document, window.theme, names, window).open()

    @Slot()
    def seek(self) -> None:
        """Ask what the input in hand has to be for a goal, or one that is chosen."""
        from planner.gui.goal.dialog import GoalDialog
        from planner.gui.goal.inputs import field_in_hand

        field = field_in_hand(QApplication.focusWidget())
        if field is not None:
            field.sought.emit()
            return
        pages = self._window.pages
        GoalDialog(self._document, pages.page(pages.current).lever(), self._window).open()

    # Finding and reading.

    @Slot()
    def find(self) -> None:
        """Find on the page, where it has a search of its own; else among all things."""
        pages = self._window.pages
        if not pages.page(pages.current).search_here():
            self._open_finder(actions=False)

    @Slot()
    def search(self) -> None:
        """Search everything that can be done and everything in the plan."""
        self._open_finder(actions=True)

    def _open_finder(self, *, actions: bool) -> None:
        from planner.gui.finder_box import FinderBox

        for box in self._window.findChildren(FinderBox):
            if box.isVisible():
                box.leave()
        FinderBox(self._window, actions=actions)

    @Slot()
    def help(self) -> None:
        """Open the help where the hand is."""
        from planner.gui import reading

        pages = self._window.pages
        key = pages.current
        reading.show_help(self._window, pages.page(key).help_section() or key)

    @Slot()
    def keys(self) -> None:
        """List the shortcuts."""
        from planner.gui import reading

        reading.show_keys(self._window, self._window.menuBar())

    @Slot()
    def sources(self) -> None:
        """Say where prices and rules come from."""
        from planner.gui import reading

        reading.show_sources(self._window)

    @Slot()
    def about(self) -> None:
        """Say what the program is."""
        from planner.gui import reading

        reading.show_about(self._window)
