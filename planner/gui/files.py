"""Opening, saving and beginning plans: what is asked, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from planner.gui.document import Document
from planner.gui.errors import tell_problems
from planner.gui.settings import Settings
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.storage import plan_file
from planner.storage.plan_file import SUFFIX, PlanFileError
from planner.words.catalogue import text
from planner.words.names import copy_of
from planner.words.sentences import one_line

FORBIDDEN = '<>:"/\\|?*'


class Files(QObject):
    """Does what the file menu says. Whatever would lose work asks first."""

    def __init__(self, window: QWidget, document: Document, settings: Settings) -> None:
        """Work for a window's document."""
        super().__init__(window)
        self._window = window
        self._document = document
        self._settings = settings
        self._then: Callable[[], None] | None = None
        self.unknown_keys: tuple[Problem, ...] = ()

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
        try:
            loaded = plan_file.load(path)
        except PlanFileError as error:
            self._settings.forget(path)
            title = text("{file} could not be opened.").format(file=one_line(path.name))
            tell_problems(self._window, title, error.problems)
            return False
        self.unknown_keys = loaded.warnings
        self._document.begin(loaded.plan, None if example else path.resolve(), example=example)
        if not example:
            self._settings.opened(path.resolve())
        return True

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
        if self._document.path is None:
            self.ask_save_as()
        else:
            self._save(self._document.path)

    @Slot()
    def ask_save_as(self) -> None:
        """Ask under which name to save."""
        dialog = self._dialog(text("Save the plan"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(self._proposed_name())
        dialog.fileSelected.connect(self._save_named)
        dialog.rejected.connect(self._forget_then)
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
        self._save(path)

    def _save(self, path: Path) -> None:
        try:
            self._document.save(path)
        except PlanFileError as error:
            self._then = None
            title = text("The plan could not be saved. It is still open, and nothing is lost.")
            tell_problems(self._window, title, error.problems)
            return
        self._settings.opened(path.resolve())
        then, self._then = self._then, None
        if then is not None:
            then()

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
        if not self._document.unsaved:
            then()
            return
        self._then = then
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(text("Agency Profit Planner"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        name = one_line(self._document.title) or text("My plan")
        question = text("Save the changes to {name}?").format(name=name)
        consequence = consequence or text("Without saving, they are lost.")
        box.setText(f"{question}\n\n{consequence}")
        save = box.addButton(text("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = without or text("Discard changes")
        box.addButton(discard, QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(text("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.buttonClicked.connect(self._decided)
        box.open()

    @Slot(object)
    def _decided(self, button: object) -> None:
        box = self.sender()
        assert isinstance(box, QMessageBox)
        role = box.buttonRole(button)  # type: ignore[arg-type]  # Qt hands its own button back
        if role is QMessageBox.ButtonRole.AcceptRole:
            self.save()
        elif role is QMessageBox.ButtonRole.DestructiveRole:
            # Still unsaved: what follows may be cancelled yet.
            then, self._then = self._then, None
            if then is not None:
                then()
        else:
            self._then = None

    @Slot()
    def _forget_then(self) -> None:
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
