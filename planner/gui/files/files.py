"""Opening, saving and beginning plans: what is asked, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.gui.document import Document
from planner.gui.errors import tell_problems
from planner.gui.files.autosave import Autosave
from planner.gui.files.disk import Disk
from planner.gui.files.folders import unsaved_folder, versions_folder
from planner.gui.files.outside import Outside
from planner.gui.files.question import Accept, Destroy, Leave, Other, Question
from planner.gui.settings import Settings
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.storage import on_disk, plan_file
from planner.storage.plan_file import SUFFIX, PlanFileError
from planner.words.catalogue import text
from planner.words.names import copy_of
from planner.words.sentences import one_line

FORBIDDEN = '<>:"/\\|?*'


class Files(QObject):
    """Does what the file menu says. Whatever would lose work asks first.

    Signals:
        missed: a file that was to be opened is gone.
    """

    missed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        document: Document,
        settings: Settings,
        autosave: Autosave,
        disk: Disk,
    ) -> None:
        """Work for a window's document; ``disk`` does what the window need not wait for."""
        super().__init__(window)
        self._window = window
        self._document = document
        self._settings = settings
        self._then: Callable[[], None] | None = None
        self.unknown_keys: tuple[Problem, ...] = ()
        self.autosave = autosave
        self.outside = Outside(self, window, document, disk)
        self.lost_version = False  # the last save replaced one that could not be kept

    # Opening.

    @Slot()
    def ask_open(self) -> None:
        """Ask for a plan to open."""
        self.after_saving(self._ask_open)

    def _ask_open(self) -> None:
        dialog = self._dialog(text("Open a plan"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._open_named)
        dialog.open()

    @Slot(str)
    def _open_named(self, name: str) -> None:
        self.open(Path(name))

    def open(self, path: Path, *, example: bool = False) -> bool:
        """Open a plan file, or say why not; the plan that is open stays until it works."""
        stamp = on_disk.stamp(path)  # before it is read: what comes after is noticed
        try:
            loaded = plan_file.load(path)
        except PlanFileError as error:
            if any(problem.code == "no-such-file" for problem in error.problems):
                self._miss(path)
            title = text("{file} could not be opened.").format(file=one_line(path.name))
            tell_problems(self._window, title, error.problems)
            return False
        self.unknown_keys = loaded.warnings
        at = None if example else path.resolve()
        self._document.begin(loaded.plan, at, example=example, stamp=stamp)
        self.lost_version = False
        if at is not None:
            self._settings.opened(at)
        return True

    def _miss(self, path: Path) -> None:
        """A file is gone: it is forgotten, unless unsaved work lies where it was."""
        from planner.storage.recovery import anything_left  # no start waits for it

        if not anything_left(path, unsaved_folder()):
            self._settings.forget(path)
        self.missed.emit(path)

    @property
    def recent(self) -> list[Path]:
        """Files that were open, newest first."""
        return self._settings.recent

    def begin(self, plan: Plan) -> None:
        """Begin a plan of one's own."""
        self.unknown_keys = ()
        self._document.begin(plan, None)

    @Slot()
    def duplicate(self) -> None:
        """Go on with a copy of the plan; the file of the original stays as it is, or is saved."""
        self.after_saving(
            self._duplicate,
            consequence=text("The copy has them either way."),
            without=text("Only in the copy"),
        )

    def _duplicate(self) -> None:
        document = self._document
        name = copy_of(document.title or text("My plan"))
        document.begin(replace(document.plan, name=name), None)

    # Saving.

    @Slot()
    def save(self) -> None:
        """Save, asking for a name where the plan has none."""
        self._document.finishing.emit()
        if self._document.path is None:
            self.ask_save_as()
        elif not self.outside.asks_before_saving():
            self.write(self._document.path)

    @Slot()
    def ask_save_as(self) -> None:
        """Ask under which name to save."""
        self._document.finishing.emit()
        dialog = self._dialog(text("Save the plan"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(self._proposed_name())
        dialog.fileSelected.connect(self._save_named)
        dialog.rejected.connect(self.forget_then)
        dialog.open()

    def _proposed_name(self) -> str:
        name = "" if self._document.example else self._document.title
        safe = "".join("-" if char in FORBIDDEN or char < " " else char for char in name)
        return f"{safe.strip(' .')[:80] or text('My plan')}{SUFFIX}"

    @Slot(str)
    def _save_named(self, name: str) -> None:
        path = Path(name)
        if self._document.example or not self._document.plan.name:
            named = replace(self._document.plan, name=path.stem)
            self._document.edit(lambda: text("Name the plan"), named)
        self.write(path)

    def write(self, path: Path) -> None:
        """Save under a name, whatever is there; what a save replaces is kept."""
        from planner.storage import versions  # no start waits for it

        self.autosave.before_saving()
        try:
            versions.keep_replaced(path, versions_folder())
            self.lost_version = False
        except (OSError, ValueError):
            self.lost_version = True  # and the save goes on, or says what is wrong
        try:
            self._document.save(path)
        except PlanFileError as error:
            self._then = None
            self.autosave.follow()
            self._tell_unsaved(error)
            return
        self._settings.opened(path.resolve())
        self._go_on()

    def _tell_unsaved(self, error: PlanFileError) -> None:
        title = text("The plan could not be saved. It is still open, and nothing is lost.")
        box = tell_problems(self._window, title, error.problems)
        elsewhere = box.addButton(text("Save under another name…"), Other)
        elsewhere.clicked.connect(self.ask_save_as)

    # Before work would be lost.

    def after_saving(
        self, then: Callable[[], None], *, consequence: str = "", without: str = ""
    ) -> None:
        """Do something that closes the plan, after asking what becomes of unsaved work.

        Args:
            then: what is to be done.
            consequence: what becomes of it without saving; it is lost, where nothing is said.
            without: what the button that does not save says.
        """
        self._document.finishing.emit()
        if not self._document.unsaved:
            then()
            return
        self._then = then
        name = one_line(self._document.title) or text("My plan")
        question = Question(
            self._window,
            text("Save the changes to {name}?").format(name=name),
            consequence or text("Without saving, they are lost."),
        )
        question.answer(text("Save"), Accept, self.save)
        question.answer(without or text("Discard changes"), Destroy, self._go_on)
        question.answer(text("Cancel"), Leave, self.forget_then)
        question.open()

    def _go_on(self) -> None:
        # After a discard it is still unsaved: what follows may be cancelled yet.
        then, self._then = self._then, None
        if then is not None:
            then()

    @Slot()
    def forget_then(self) -> None:
        """Do nothing after saving: it was called off."""
        self._then = None

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plans, everything = text("Plans"), text("All files")
        dialog.setNameFilters([f"{plans} (*{SUFFIX} *.json)", f"{everything} (*)"])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._document.path
        dialog.setDirectory(str(path.parent) if path is not None else folder)
        return dialog
