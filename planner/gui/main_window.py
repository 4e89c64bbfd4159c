"""The window: its parts, and the one block that wires them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QTranslator, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from planner import resource
from planner.charts.live import Chart
from planner.gui.actions import LANGUAGES, Actions
from planner.gui.calculator import Calculator, Results
from planner.gui.document import Document
from planner.gui.explain.explaining import Explaining
from planner.gui.files.autosave import Autosave
from planner.gui.files.disk import Disk
from planner.gui.files.files import Files
from planner.gui.files.recovery import Recovery, RecoveryBar
from planner.gui.headline import Headline
from planner.gui.importing.importing import Importing
from planner.gui.language import choose_language, qt_translator
from planner.gui.notices import ExampleBar
from planner.gui.on_demand import OnDemand
from planner.gui.outgoing import Outgoing
from planner.gui.overview.page import Overview
from planner.gui.pages import Pages
from planner.gui.problems_bar import ProblemsBar
from planner.gui.settings import Settings
from planner.gui.state_line import StateLine
from planner.gui.tall_scroll import into_view
from planner.gui.theme import Theme
from planner.model.plan import Plan
from planner.model.problems import Place
from planner.words.catalogue import context, text
from planner.words.sentences import one_line

if TYPE_CHECKING:
    from planner.gui.exporting.desk import ChartDesk

DEFAULT_SIZE = (1280, 800)
TITLE_BAR = 40
LEAST_SIZE = (1024, 640)
MOST_OF_A_NAME = 250


class MainWindow(QMainWindow):
    """Shows one document; reading ``_wire`` tells how the program works.

    Signals:
        list_dropped: a client list to import, by its path.
    """

    list_dropped = Signal(object)
    charts_for_us: bool | None = True

    def __init__(self, document: Document, settings: Settings, theme: Theme) -> None:
        """Build the window around a document."""
        super().__init__()
        self.document, self.settings, self.theme = document, settings, theme
        self._translator: QTranslator | None = None
        self._newest_prices: Callable[[Plan], datetime.date | None] | None = None  # once read
        self._closing = False
        self.calculator = Calculator(parent=self)
        self.disk = Disk(self)
        autosave = Autosave(document, self.disk, self)
        self.files = Files(self, document, settings, autosave, self.disk)
        self.left_behind = RecoveryBar()
        self.recovery = Recovery(self.files, document, self.disk, self.left_behind)
        self.importing = Importing(self, document, theme)
        self.headline = Headline()
        self._head: QWidget = self.headline  # the page that is seen may have another
        self.example = ExampleBar()
        self.overview = Overview(document)
        head = QWidget()
        rows = QVBoxLayout(head)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._head_rows = rows
        rows.addWidget(self.headline)
        rows.addWidget(self.left_behind)
        rows.addWidget(self.example)
        self.pages = Pages(head)
        asked = self.on_demand = OnDemand(self)
        self.outgoing = Outgoing(self)
        self.pages.add("overview", lambda: text("Overview"), "overview", lambda: self.overview)
        self.pages.add("quote", lambda: text("Quote a client"), "quote", asked.quote)
        self.pages.add("clients", lambda: text("Clients"), "clients", asked.clients)
        self.pages.add("packages", lambda: text("Packages"), "packages", asked.packages)
        self.pages.add(
            "step", lambda: context("name of a page", "Best next step"), "step", asked.next_step
        )
        self.pages.add("time", lambda: text("Over time"), "time", asked.over_time)
        self.pages.add("prices", lambda: text("Prices & tiers"), "prices", asked.prices)
        self.problems = ProblemsBar()
        self.explaining = Explaining(self)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.problems)
        self.setCentralWidget(body)
        self.state = StateLine()
        self.menuBar().setCornerWidget(self.state)
        self.actions_ = Actions(self, document, settings)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_SIZE)
        # With its frame it has to fit the smallest screen it is made for.
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        self.resize(QSize(*DEFAULT_SIZE).boundedTo(room))
        self.restoreGeometry(settings.get("window/geometry"))
        self._wire()
        self.speak(str(settings.get("look/language")))
        self.theme.choose(str(settings.get("look/theme")))
        chart = str(settings.get("window/chart"))
        self.overview.chart.choose(Chart(chart) if chart in set(Chart) else Chart.PER_ACCOUNT)
        self.overview.inputs.resold.setFocus()

    def _wire(self) -> None:
        document, actions, files = self.document, self.actions_, self.files
        asked = self.on_demand
        asked.wire(actions)
        self.outgoing.wire(actions)
        # An edit travels: document → calculator → every part that shows results.
        document.changed.connect(self._calculate)
        self.calculator.ready.connect(self.show_results)
        document.renamed.connect(self._show_state)
        document.settled.connect(self.headline.rest)
        document.begun.connect(self.problems.forget)
        files.autosave.troubled.connect(self._show_state)
        # What is asked for.
        self.headline.shown.connect(self.overview.show_step)
        self.headline.mix_wanted.connect(asked.show_mix)
        self.example.own.connect(asked.ask_numbers)
        self.pages.numbers.clicked.connect(asked.ask_numbers)
        actions.open.triggered.connect(files.ask_open)
        actions.recent_chosen.connect(self.open_recent)
        actions.sample_chosen.connect(self.open_sample)
        actions.save.triggered.connect(files.save)
        actions.save_as.triggered.connect(files.ask_save_as)
        actions.import_clients.triggered.connect(self.importing.ask)
        self.list_dropped.connect(self.import_clients)
        actions.duplicate.triggered.connect(files.duplicate)
        actions.quit.triggered.connect(self.close)
        actions.page_chosen.connect(self.pages.choose)
        actions.page_turned.connect(self.pages.turn)
        actions.today.triggered.connect(self.overview.return_to_today)
        actions.chart_chosen.connect(self._choose_chart)
        actions.theme_chosen.connect(self._choose_theme)
        actions.language_chosen.connect(self._choose_language)
        self.overview.chart.chosen.connect(self._keep_chart)
        # From a problem to its field, and from a figure to what it is made of.
        self.problems.wanted.connect(self._go_to_problem)
        actions.next_problem.triggered.connect(self._next_problem)
        actions.previous_problem.triggered.connect(self._previous_problem)
        actions.explain.triggered.connect(self.explaining.explain_this)
        self.headline.explained.connect(self.explaining.explain)
        self.pages.explained.connect(self.explaining.explain)
        self.pages.chosen.connect(self._look_at)
        # How it looks.
        self.theme.changed.connect(self._recolour)

    # An edit travels.

    @Slot()
    def _calculate(self) -> None:
        if self._newest_prices is not None:
            self.calculator.newest_prices = self._newest_prices(self.document.plan)
        self.calculator.request(self.document.plan, self.document.what_if)
        self.actions_.enable(self.document)

    @Slot(object)
    def show_results(self, results: Results) -> None:
        """Show these results everywhere they are seen."""
        if self._head is self.headline:
            self.headline.show_results(results)
        self.pages.show_results(results)
        warnings = self.files.unknown_keys + results.cautions
        self.problems.show_problems(results.book.problems, warnings, results.book.plan)
        self.explaining.show_results(results)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        document = self.document
        name = one_line(document.title, MOST_OF_A_NAME) or text("My plan")
        plain = name.replace("[*]", "[*][*]")  # Qt's own mark for what is not saved
        self.setWindowTitle(f"{plain}[*] – {text_of_program()}")
        self.setWindowModified(document.unsaved)
        self.example.setVisible(document.example)
        if not document.example:
            self.example.miss(None)
        self.state.say(name, document, self.files)
        self.actions_.enable(document)

    @Slot(str)
    def _look_at(self, key: str) -> None:
        """Give the page that is looked at its head, and compute what it needs besides."""
        head = self._head = self.pages.page(key).head or self.headline
        if self._head_rows.indexOf(head) < 0:
            self._head_rows.insertWidget(0, head)
        for _, page in self.pages.made:
            if page.head is not None:
                page.head.setVisible(page.head is head)
        calculator = self.calculator
        if head is self.headline and calculator.results is not None:
            self.headline.show_results(calculator.results)
        self.headline.setVisible(head is self.headline)
        calculator.clients_wanted = key == "clients"
        if calculator.clients_wanted and getattr(calculator.results, "clients", None) is None:
            self._calculate()

    def chart_desk(self) -> ChartDesk:
        """Where its charts are copied and saved."""
        return self.outgoing.chart_desk()

    def go_to(self, place: Place) -> bool:
        """Take the hand to the input of a place of the plan; False where there is none."""
        return self.pages.reveal(place)

    @Slot(object)
    def go_near(self, place: Place) -> bool:
        """The same, without leaving a page that has the input, too."""
        return self.pages.reveal(place, here_first=True)

    @Slot(object)
    def _go_to_problem(self, place: Place) -> None:
        if not self.go_near(place) and not self.outgoing.reveal(place):
            self.problems.say(text("This window has no field for it."))

    @Slot()
    def _next_problem(self) -> None:
        self.problems.step(1)

    @Slot()
    def _previous_problem(self) -> None:
        self.problems.step(-1)

    # Files.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take any file: what it is good for is said when it is dropped."""
        if event.mimeData().hasUrls():
            event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it is
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a plan that is dropped, after asking about unsaved work."""
        from planner.gui.errors import tell
        from planner.gui.files.drops import What, dropped

        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        found = dropped(event.mimeData().urls())
        match found.what:
            case What.PLAN:
                self.open_recent(found.path)
            case What.LIST:
                self.list_dropped.emit(found.path)
            case What.NOTHING:
                tell(self, text("Nothing was opened."), found.why_not)

    def settle_in(self) -> None:
        """After first paint: learn the vendor's newest data, which nothing seen had to wait for."""
        from planner.storage import shipped

        self.setWindowIcon(app_icon())
        self._newest_prices = shipped.newest_date_for
        names = {
            key: name for prices in shipped.price_lists() for key, name in prices.plans.items()
        }
        self.overview.inputs.plan_names = names
        self.calculator.results = None
        self._calculate()
        self.recovery.settle_in()
        self.files.outside.settle_in()
        self.outgoing.settle_in()

    @Slot(object)
    def import_clients(self, path: Path) -> None:
        """Show what a list of clients (CSV, XLSX) would add to the book."""
        self.importing.open(path)

    def start(self, path: Path | None) -> None:
        """Show the plan that was asked for, or the last one, or an example."""
        last = str(self.settings.get("files/last"))
        candidate = path or (Path(last) if last else None)
        wanted = candidate is not None and (path is not None or candidate.is_file())
        if candidate is not None and wanted and self.files.open(candidate):
            return
        if not wanted:
            self.example.miss(candidate)
        self._calculate()
        self._show_state()

    @Slot(object)
    def open_recent(self, path: Path) -> None:
        """Open a plan that was open before."""
        self._waiting = path
        self.files.after_saving(self._open_waiting)

    def _open_waiting(self) -> None:
        self.files.open(self._waiting)

    @Slot(object)
    def open_sample(self, path: Path) -> None:
        """Open an example."""
        self._waiting = path
        self.files.after_saving(self._open_waiting_sample)

    def _open_waiting_sample(self) -> None:
        self.files.open(self._waiting, example=True)

    # Looks and language.

    @Slot(str)
    def _choose_chart(self, name: str) -> None:
        self.overview.chart.choose(Chart(name))

    @Slot(str)
    def _keep_chart(self, name: str) -> None:
        self.settings.set("window/chart", name)

    @Slot(str)
    def _choose_theme(self, choice: str) -> None:
        self.settings.set("look/theme", choice)
        self.theme.choose(choice)

    @Slot()
    def _recolour(self) -> None:
        palette = self.theme.palette
        for part in (self.headline, self.pages, self.problems, self.explaining):
            part.recolour(palette)

    @Slot(str)
    def _choose_language(self, choice: str) -> None:
        self.settings.set("look/language", choice)
        self.speak(choice)

    def speak(self, choice: str) -> None:
        """Switch every word of the window to a language, or to the system's."""
        code = choose_language(choice, QLocale.system(), LANGUAGES)
        app = QApplication.instance()
        if self._translator is not None and app is not None:
            app.removeTranslator(self._translator)
        self._translator = qt_translator(code, self)
        if self._translator is not None and app is not None:
            app.installTranslator(self._translator)
        parts = (self.document, self.actions_, self.headline, self.example, self.pages)
        for part in (*parts, self.problems, self.explaining):
            part.retranslate()
        self.on_demand.retranslate()
        self.recovery.show()
        if self.calculator.results is not None:
            self.show_results(self.calculator.results)
        self._show_state()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - Qt's name
        """What Tab reaches is seen: an area scrolls by itself only while Tab stays within it."""
        moved = super().focusNextPrevChild(following)
        reached = self.focusWidget()
        if moved and reached is not None:
            into_view(reached)
        return moved

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, then remember the window and go."""
        self.document.finishing.emit()
        if self.document.unsaved and not self._closing:
            event.ignore()
            self.files.after_saving(self._close_now)
            return
        self.settings.set("window/geometry", self.saveGeometry())
        self.on_demand.leave()
        self.files.autosave.leave()
        self.recovery.leave()
        self.calculator.wait()
        event.accept()

    def _close_now(self) -> None:
        self._closing = True
        self.close()


def text_of_program() -> str:
    """The program's name."""
    return text("Agency Profit Planner")


def app_icon() -> QIcon:
    """The program's icon."""
    return QIcon(str(resource("icons/app.svg")))
