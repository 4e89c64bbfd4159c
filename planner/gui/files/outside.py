"""What other programs do to the open plan's file is noticed, and asked about once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from planner.gui.document import Document
from planner.gui.files.disk import Disk
from planner.gui.files.question import Accept, Leave, Other, Question
from planner.gui.when_seen import open_when_seen
from planner.storage import on_disk
from planner.storage.on_disk import Change
from planner.words.catalogue import context, text
from planner.words.sentences import one_line, sentence

if TYPE_CHECKING:
    from planner.gui.files.files import Files


class Outside(QObject):
    """Looks at the file when the window becomes active, and before it is saved over."""

    def __init__(self, files: Files, window: QWidget, document: Document, disk: Disk) -> None:
        """Watch over the file of a window's document."""
        super().__init__(files)
        self._files = files
        self._window = window
        self._document = document
        self._disk = disk
        self._looking = False

    def settle_in(self) -> None:
        """Look from now on whenever the window becomes active."""
        # Of the program: the window's own handle goes while a client looks at something else.
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._active_changed)

    @Slot()
    def _active_changed(self) -> None:
        if self._window.isActiveWindow():
            self.look()

    def look(self) -> None:
        """Look at the file, without waiting for the disk."""
        path = self._document.path
        if path is not None and not self._looking:
            self._looking = True
            job = partial(on_disk.change, path, self._document.on_disk)
            self._disk.do(job, self._seen, failed=self._not_seen)

    def _not_seen(self) -> None:
        self._looking = False

    def _seen(self, change: Change | None) -> None:
        self._looking = False
        if change is None or change.known is not self._document.on_disk or change.gone:
            return  # as it was, or saved or left since; what is gone is asked about when saving
        if change.same:
            self._document.on_disk = change.now
        elif QApplication.activeModalWidget() is None:  # else there is another time
            self._ask(change, saving=False)

    def asks_before_saving(self) -> bool:
        """Ask, where the file is not what it was; saving goes on from the answer."""
        path = self._document.path
        change = None if path is None else on_disk.change(path, self._document.on_disk)
        if path is None or change is None or change.same:
            return False
        if not (on_disk.is_folder(path.parent) if change.gone else on_disk.is_file(path)):
            return False  # a folder that is gone or in the way: saving says so
        self._ask(change, saving=True)
        return True

    def _ask(self, change: Change, *, saving: bool) -> None:
        path = self._document.path
        file = "" if path is None else one_line(path.name)
        stand = partial(self._stand, change, saving=saving)
        keep = None
        if change.gone:
            said = text("{file} is no longer where it was: it was moved, renamed or removed.")
            question = Question(self._window, said.format(file=file))
            question.answer(text("Save it there again"), Accept, self._write)
        elif change.loaded is None:
            said = text("{file} was changed by another program and is no plan any more.")
            first = change.problems[0]
            why = sentence(first, place=bool(first.place))
            question = Question(self._window, said.format(file=file), f"{why}\n\n{_kept()}")
            keep = question.answer(text("Keep mine"), Accept, stand)
        else:
            said = text("{file} was changed by another program since you opened or saved it.")
            can_be_undone = text("Taking the changed file can be undone.")
            question = Question(self._window, said.format(file=file), f"{can_be_undone} {_kept()}")
            question.answer(text("Take the changed file"), Accept, partial(self._take, change))
            keep = question.answer(text("Keep mine"), Other, stand)
        question.answer(text("Save mine under another name…"), Other, self._files.ask_save_as)
        if saving:
            question.answer(text("Cancel"), Leave, self._files.forget_then)
        elif keep is not None:
            question.setEscapeButton(keep)  # nothing is written by it
        open_when_seen(question)

    def _take(self, change: Change) -> None:
        if change.loaded is not None:
            self._files.forget_then()
            self._files.unknown_keys = change.loaded.warnings
            self._document.take(_step, change.now)

    def _stand(self, change: Change, *, saving: bool) -> None:
        self._document.stand(change.now)
        if saving:
            self._write()

    def _write(self) -> None:
        path = self._document.path
        if path is not None:
            self._files.write(path)


def _step() -> str:
    return context("a step that can be undone", "Take the changed file")


def _kept() -> str:
    return text(
        "If you keep yours, it replaces the changed file when you save, and that one stays among "
        "the earlier versions."
    )
