"""Every action of the program, in menus; one function decides which are enabled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from planner.charts.live import Chart
from planner.gui.document import Document
from planner.gui.files.recent import told_apart
from planner.gui.settings import NO, YES, Settings
from planner.gui.theme import DARK_THEME, LIGHT_THEME, SYSTEM
from planner.gui.widgets import plain_tip
from planner.words.catalogue import text
from planner.words.sentences import one_line

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

ONLY_SAYS = "only_says"  # the property of an entry that does nothing
MOST_PAGES = 9  # by Alt and a digit
LANGUAGES = {"en": "English", "fr": "Français"}
MOST_OF_A_NAME = 80
Key = QKeySequence.StandardKey


class Actions(QObject):
    """The menus and what they do.

    Signals:
        recent_chosen, sample_chosen: a file to open.
        theme_chosen, language_chosen: a look or a language, or ``system``.
        chart_chosen: a chart, by its name.
        page_chosen: a page, by its key.
        page_turned: the page so many further on.
    """

    recent_chosen = Signal(object)
    sample_chosen = Signal(object)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    chart_chosen = Signal(str)
    page_chosen = Signal(str)
    page_turned = Signal(int)

    def __init__(self, window: MainWindow, document: Document, settings: Settings) -> None:
        """Fill the window's menu bar."""
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._words: list[tuple[QAction | QMenu, Callable[[], str]]] = []
        bar = window.menuBar()
        self._stack = document.undo
        self._file_menu(bar)
        self._edit_menu(bar)
        self._view_menu(bar)
        self._plan_menu(bar)
        self._help_menu(bar)
        self.retranslate()

    def _menu(self, bar: QMenuBar | QMenu, words: Callable[[], str]) -> QMenu:
        menu = QMenu(bar)
        bar.addMenu(menu)
        self._words.append((menu, words))
        return menu

    def _action(
        self,
        menu: QMenu,
        words: Callable[[], str],
        shortcut: Key | str | None = None,
    ) -> QAction:
        action = QAction(self._window)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        menu.addAction(action)
        self._words.append((action, words))
        return action

    def _file_menu(self, bar: QMenuBar) -> None:
        menu = self._menu(bar, lambda: text("&File"))
        self.new = self._action(menu, lambda: text("&New from my numbers…"), Key.New)
        self.open = self._action(menu, lambda: text("&Open…"), Key.Open)
        self.recent = self._menu(menu, lambda: text("Open &recent"))
        self.recent.aboutToShow.connect(self._list_recent)
        self.samples = self._menu(menu, lambda: text("E&xamples"))
        self.samples.aboutToShow.connect(self._list_samples)
        self.recent.setToolTipsVisible(True)  # the whole path
        self.clear_recent = QAction(self._window)
        self.clear_recent.triggered.connect(self._settings.forget_all)
        self._words.append((self.clear_recent, lambda: text("Clear this list")))
        menu.addSeparator()
        self.save = self._action(menu, lambda: text("&Save"), Key.Save)
        self.save_as = self._action(menu, lambda: text("Save &as…"), "Ctrl+Shift+S")
        self.duplicate = self._action(menu, lambda: text("&Duplicate"))
        menu.addSeparator()
        self.export = self._action(menu, lambda: text("&Export…"), "Ctrl+Shift+E")
        self.print_ = self._action(menu, lambda: text("&Print…"), Key.Print)
        menu.addSeparator()
        self.quit = self._action(menu, lambda: text("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit_menu(self, bar: QMenuBar) -> None:
        menu = self._menu(bar, lambda: text("&Edit"))
        self.undo = self._action(menu, self._undo_words, Key.Undo)
        self.redo = self._action(menu, self._redo_words)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        # From the menu with a cell open, what is typed there is the last step, and taken back.
        self.undo.triggered.connect(self._window.document.finishing)
        self.undo.triggered.connect(self._stack.undo)
        self.redo.triggered.connect(self._stack.redo)
        self._stack.indexChanged.connect(self._name_steps)
        menu.addSeparator()
        self.copy_chart = self._action(menu, lambda: text("&Copy chart"))
        self.save_chart = self._action(menu, lambda: text("Save c&hart as…"))
        menu.addSeparator()
        self.find = self._action(menu, lambda: text("&Find…"), Key.Find)
        self.search = self._action(menu, lambda: text("&Search everything…"))
        self.search.setShortcuts([QKeySequence("Ctrl+K"), QKeySequence("Ctrl+Shift+P")])

    def _undo_words(self) -> str:
        return text("Undo: {step}").format(step=self._stack.undoText() or "–")

    def _redo_words(self) -> str:
        return text("Redo: {step}").format(step=self._stack.redoText() or "–")

    def let_go(self) -> None:
        """Stop following the history: it goes before the menus do."""
        self._stack.indexChanged.disconnect(self._name_steps)

    @Slot()
    def _name_steps(self) -> None:
        self.undo.setText(self._undo_words())
        self.redo.setText(self._redo_words())
        self.undo.setEnabled(self._stack.canUndo())
        self.redo.setEnabled(self._stack.canRedo())

    def _view_menu(self, bar: QMenuBar) -> None:
        menu = self._menu(bar, lambda: text("&View"))
        self.charts: dict[Chart, QAction] = {}
        for number, (chart, words) in enumerate(
            (
                (Chart.PER_ACCOUNT, lambda: text("Per &account")),
                (Chart.PROFIT, lambda: text("&Profit")),
                (Chart.BILL, lambda: text("&Bill")),
            ),
            start=1,
        ):
            action = self._action(menu, words, f"Ctrl+{number}")
            action.setData(chart.value)
            action.triggered.connect(self._choose_chart)
            self.charts[chart] = action
        self.today = self._action(menu, lambda: text("Back to &today"), "Ctrl+T")
        menu.addSeparator()
        self._meeting_menu(menu)
        menu.addSeparator()
        self.explain = self._action(menu, lambda: text("&Explain this number"), "Ctrl+E")
        self.next_problem = self._action(menu, lambda: text("&Next problem"), "F8")
        self.previous_problem = self._action(menu, lambda: text("P&revious problem"), "Shift+F8")
        self._page_menu(menu)
        menu.addSeparator()
        looks = self._menu(menu, lambda: text("&Colours"))
        self.themes = self._choices(
            looks,
            {
                SYSTEM: lambda: text("As the system"),
                LIGHT_THEME: lambda: text("Light"),
                DARK_THEME: lambda: text("Dark"),
            },
            str(self._settings.get("look/theme")),
        )
        self.themes.triggered.connect(self._choose_theme)
        tongues = self._menu(menu, lambda: text("&Language"))
        # A language is named in itself: whoever needs it can read that.
        names: dict[str, Callable[[], str]] = {SYSTEM: lambda: text("As the system")}
        names |= {code: partial(str, name) for code, name in LANGUAGES.items()}
        self.languages = self._choices(tongues, names, str(self._settings.get("look/language")))
        self.languages.triggered.connect(self._choose_language)

    def _meeting_menu(self, menu: QMenu) -> None:
        self.client_view = self._action(menu, lambda: text("Client &view"))
        self.client_view.setShortcuts([QKeySequence("F5"), QKeySequence("Ctrl+Shift+V")])
        choices = self._menu(menu, lambda: text("In the &meeting"))
        self.meetings: dict[str, QAction] = {}
        for key, words in (
            ("meeting/first", lambda: text("&Open in the client view")),
            ("meeting/screen", lambda: text("Open it when another &screen appears")),
            ("meeting/reveal", lambda: text("Show me what I &keep while F9 is held")),
        ):
            action = self._action(choices, words)
            action.setCheckable(True)
            action.setChecked(self._settings.get(key) == YES)
            action.setData(key)
            action.triggered.connect(self._choose_meeting)
            self.meetings[key] = action

    @Slot(bool)
    def _choose_meeting(self, on: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._settings.set(action.data(), YES if on else NO)

    def _page_menu(self, menu: QMenu) -> None:
        pages = self._window.pages
        self.pages = self._menu(menu, lambda: text("Pa&ges"))
        for number, key in enumerate(pages.keys[:MOST_PAGES], start=1):
            action = self._action(self.pages, partial(pages.name, key), f"Alt+{number}")
            action.setData(key)
            action.triggered.connect(self._choose_page)
        self.pages.addSeparator()
        self.next_page = self._action(self.pages, lambda: text("Next page"), "Ctrl+PgDown")
        self.previous_page = self._action(self.pages, lambda: text("Previous page"), "Ctrl+PgUp")
        self.next_page.triggered.connect(self._next_page)
        self.previous_page.triggered.connect(self._previous_page)

    def _choices(
        self, menu: QMenu, choices: dict[str, Callable[[], str]], chosen: str
    ) -> QActionGroup:
        group = QActionGroup(self._window)
        for value, words in choices.items():
            action = self._action(menu, words)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.setData(value)
            group.addAction(action)
        return group

    def _plan_menu(self, bar: QMenuBar) -> None:
        self.plan = self._menu(bar, lambda: text("&Plan"))
        self.new_quote = self._action(self.plan, lambda: text("New &quote"), "Ctrl+Shift+N")
        self.import_clients = self._action(self.plan, lambda: text("I&mport clients…"))
        self.proposals = self._action(self.plan, lambda: text("Proposals that were &sent…"))
        self.details = self._action(self.plan, lambda: text("&Name and notes…"))
        self.brand = self._action(self.plan, lambda: text("&Brand…"))
        self.check_invoice = self._action(self.plan, lambda: text("Check an &invoice…"))
        self.seek = self._action(self.plan, lambda: text("Find the value for a &goal…"), "Ctrl+G")
        self.versions = self._action(self.plan, lambda: text("Earlier &versions…"))

    def _help_menu(self, bar: QMenuBar) -> None:
        menu = self._menu(bar, lambda: text("&Help"))
        self.help = self._action(menu, lambda: text("How this works"), Key.HelpContents)
        self.keys = self._action(menu, lambda: text("Keyboard shortcuts"))
        self.sources = self._action(menu, lambda: text("Where prices and rules come from"))
        self.about = self._action(menu, lambda: text("About Agency Profit Planner"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    # Lists that are made when they are looked at.

    @Slot()
    def _list_recent(self) -> None:
        self.recent.clear()
        recent = self._settings.recent
        for path, words in zip(recent, told_apart(recent), strict=True):
            name = one_line(words, MOST_OF_A_NAME).replace("&", "&&")
            self._listed(self.recent, name, path, plain_tip(str(path)))
        if not recent:
            nothing = self.recent.addAction(text("No files yet"))
            nothing.setEnabled(False)
            nothing.setProperty(ONLY_SAYS, True)
            return
        self.recent.addSeparator()
        self.recent.addAction(self.clear_recent)

    @Slot()
    def _list_samples(self) -> None:
        from planner.storage.shipped import samples

        self.samples.clear()
        for sample in samples():
            title = text("{agency}: {plan}").format(
                agency=sample.plan.agency.name, plan=sample.plan.name
            )
            title = title.replace("&", "&&")
            self._listed(self.samples, title, sample.path, title)

    def _listed(self, menu: QMenu, words: str, path: Path, tip: str) -> None:
        action = menu.addAction(words)
        action.setData(path)
        action.setToolTip(tip)
        action.triggered.connect(self._choose_file)

    @Slot()
    def _choose_file(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            recent = action in self.recent.actions()
            (self.recent_chosen if recent else self.sample_chosen).emit(action.data())

    @Slot()
    def _choose_page(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.page_chosen.emit(action.data())

    @Slot()
    def _next_page(self) -> None:
        self.page_turned.emit(1)

    @Slot()
    def _previous_page(self) -> None:
        self.page_turned.emit(-1)

    @Slot()
    def _choose_chart(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chart_chosen.emit(action.data())

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())

    def enable(self, document: Document) -> None:
        """Decide which actions can be taken."""
        self.save.setEnabled(document.unsaved or document.path is None)
        self._name_steps()
        self.versions.setEnabled(document.path is not None)
        self.today.setEnabled(document.what_if is not None)

    def retranslate(self) -> None:
        """Write every word anew."""
        for item, words in self._words:
            if isinstance(item, QMenu):
                item.setTitle(words())
            else:
                item.setText(words())
        self._name_steps()
