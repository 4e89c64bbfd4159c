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
from planner.gui.settings import Settings
from planner.gui.theme import DARK_THEME, LIGHT_THEME, SYSTEM
from planner.words.catalogue import text
from planner.words.sentences import one_line

if TYPE_CHECKING:
    from planner.gui.main_window import MainWindow

LANGUAGES = {"en": "English", "fr": "Français"}
MOST_OF_A_NAME = 80
Key = QKeySequence.StandardKey


class Actions(QObject):
    """The menus and what they do.

    Signals:
        recent_chosen, sample_chosen: a file to open.
        theme_chosen, language_chosen: a look or a language, or ``system``.
        chart_chosen: a chart, by its name.
    """

    recent_chosen = Signal(object)
    sample_chosen = Signal(object)
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    chart_chosen = Signal(str)

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
        menu.addSeparator()
        self.save = self._action(menu, lambda: text("&Save"), Key.Save)
        self.save_as = self._action(menu, lambda: text("Save &as…"), "Ctrl+Shift+S")
        menu.addSeparator()
        self.quit = self._action(menu, lambda: text("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit_menu(self, bar: QMenuBar) -> None:
        menu = self._menu(bar, lambda: text("&Edit"))
        self.undo = self._action(menu, self._undo_words, Key.Undo)
        self.redo = self._action(menu, self._redo_words)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.undo.triggered.connect(self._stack.undo)
        self.redo.triggered.connect(self._stack.redo)
        self._stack.indexChanged.connect(self._name_steps)

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
        self.import_clients = self._action(self.plan, lambda: text("&Import clients…"))

    def _help_menu(self, bar: QMenuBar) -> None:
        menu = self._menu(bar, lambda: text("&Help"))
        self.help = self._action(menu, lambda: text("How this works"), Key.HelpContents)
        self.sources = self._action(menu, lambda: text("Where prices and rules come from"))
        self.about = self._action(menu, lambda: text("About Agency Profit Planner"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    # Lists that are made when they are looked at.

    @Slot()
    def _list_recent(self) -> None:
        self.recent.clear()
        for path in self._settings.recent:
            name = one_line(path.name, MOST_OF_A_NAME).replace("&", "&&")
            self._listed(self.recent, name, path, str(path))
        if self.recent.isEmpty():
            self.recent.addAction(text("No files yet")).setEnabled(False)

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
        self.today.setEnabled(document.what_if is not None)

    def retranslate(self) -> None:
        """Write every word anew."""
        for item, words in self._words:
            if isinstance(item, QMenu):
                item.setTitle(words())
            else:
                item.setText(words())
        self._name_steps()
