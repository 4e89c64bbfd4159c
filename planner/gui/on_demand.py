"""Pages and dialogs that are made when they are asked for: no start waits for their modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from planner.gui.page import Page
from planner.model.offer import Choice, Offer
from planner.model.plan import Plan
from planner.model.problems import Place

if TYPE_CHECKING:
    from planner.gui.actions import Actions
    from planner.gui.main_window import MainWindow


class OnDemand(QObject):
    """Makes what a window shows on demand, for its document."""

    def __init__(self, window: MainWindow) -> None:
        """Work for a window."""
        super().__init__(window)
        self._window = window
        self._document = window.document

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
        asked.proposals.triggered.connect(self.list_proposals)
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
        page.shown.connect(self._show_client)
        page.sent_wanted.connect(self.list_proposals_of)
        return page

    @Slot(int)
    def _show_client(self, row: int) -> None:
        show = getattr(self, "show_client_view", None)
        if show is not None:
            show(row)

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

    # What was sent to clients.

    @Slot()
    def list_proposals(self) -> None:
        """List all proposals that were sent."""
        self._list_proposals("")

    @Slot(str)
    def list_proposals_of(self, client_id: str) -> None:
        """List them, with the newest of one client in hand, by its row's id."""
        from planner.model.proposals import newest_first

        newest = newest_first(self._document.plan, client_id)
        self._list_proposals(newest[0].id if newest else "")

    def reveal(self, place: Place) -> bool:
        """Open what shows a place of the plan that is on no page; False where nothing does."""
        match place:
            case ("proposals", int(number), *_) if number < len(self._document.plan.proposals):
                self._list_proposals(self._document.plan.proposals[number].id)
                return True
        return False

    def _list_proposals(self, proposal_id: str) -> None:
        from planner.gui.proposals.dialog import ProposalsDialog

        self._document.settle()
        window = self._window
        dialog = ProposalsDialog(
            self._document,
            window.disk,
            window.theme,
            window,
            chosen=proposal_id,
            can_show=hasattr(self, "show_kept_offer"),
        )
        dialog.shown.connect(self._show_kept)
        dialog.open()

    @Slot(object, object)
    def _show_kept(self, offer: Offer, choice: Choice) -> None:
        show = getattr(self, "show_kept_offer", None)
        if show is not None:
            show(offer, choice)

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
