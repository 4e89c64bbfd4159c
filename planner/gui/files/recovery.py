"""Unsaved work that a killed program left behind is offered, and lost by neither answer."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.errors import tell_problems
from planner.gui.files.disk import Disk
from planner.gui.files.files import Files
from planner.gui.files.folders import unsaved_folder, versions_folder
from planner.gui.widgets import label
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.storage import plan_file
from planner.storage.on_disk import is_file
from planner.storage.plan_file import PlanFileError
from planner.words.catalogue import text
from planner.words.moments import moment
from planner.words.sentences import one_line

if TYPE_CHECKING:
    from planner.storage.recovery import Left


LATELY_OPEN = 3
"""Of so many files it is looked at a start whether they are gone, and left something behind."""


class Offer(NamedTuple):
    """What was left behind, and the plan in it; None where ``problems`` say why it is none."""

    left: Left
    plan: Plan | None
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """What people know the plan by."""
        known = self.plan.name if self.plan is not None else ""
        return one_line(known if self.left.of is None else self.left.of.name) or text("My plan")


class RecoveryBar(QFrame):
    """Says what was left behind, and offers it.

    Signals:
        restored, left: the answers.
    """

    restored = Signal()
    left = Signal()

    def __init__(self) -> None:
        """Build the bar, unseen."""
        super().__init__()
        self.setProperty("kind", "notice")
        self.words = label("muted")
        self.words.setWordWrap(True)
        self.restore, self.leave = QPushButton(), QPushButton()
        self.restore.setProperty("kind", "primary")
        self.restore.clicked.connect(self.restored)
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT - 2, 2 * UNIT, UNIT - 2)
        row.setSpacing(UNIT)
        row.addWidget(self.words, 1)
        row.addWidget(self.restore)
        row.addWidget(self.leave)
        self.hide()

    def offer(self, offer: Offer, *, open_now: bool) -> None:
        """Offer what was left behind; ``open_now``: it is of the plan that is open."""
        when = moment(offer.left.when)
        if offer.left.of is None:
            said = text("{name} ({moment}) was never saved: the program ended before.")
        elif offer.left.older_than_its_file:
            said = text(
                "Changes to {name} ({moment}) were not saved: the program ended before. The file "
                "was changed after them."
            )
        else:
            said = text("Changes to {name} ({moment}) were not saved: the program ended before.")
        self.words.setText(said.format(name=offer.name, moment=when))
        self.restore.setText(text("Restore"))
        self.leave.setText(text("Keep the saved file") if open_now else text("Not now"))
        self.show()


class Recovery(QObject):
    """Looks for what was left behind, once the window is there and with every file opened."""

    def __init__(self, files: Files, document: Document, disk: Disk, bar: RecoveryBar) -> None:
        """Work for a window's document; nothing is looked for before ``settle_in``."""
        super().__init__(files)
        self._files = files
        self._document = document
        self._disk = disk
        self._bar = bar
        self._settled = False
        self._gone: set[Path] = set()
        self._offers: list[Offer] = []
        document.begun.connect(self._begun)
        files.missed.connect(self._missed)
        bar.restored.connect(self._restore)
        bar.left.connect(self._leave_it)

    @property
    def offered(self) -> Offer | None:
        """What the bar offers: what belongs to the open plan goes before all else."""
        ours = [each for each in self._offers if self._is_ours(each)]
        return next(iter([*ours, *self._offers]), None)

    def _is_ours(self, offer: Offer) -> bool:
        return _same(offer.left.of, self._document.path)

    def settle_in(self) -> None:
        """The window is there: look for everything that was left behind."""
        self._settled = True
        self._gone |= set(self._files.recent[:LATELY_OPEN])
        self._look(everything=True)

    @Slot(object)
    def _missed(self, path: Path) -> None:
        """A file is gone: what was not saved of it may lie where it was."""
        self._gone.add(path)
        if self._settled:
            self._look(everything=False)

    @Slot()
    def _begun(self) -> None:
        """Another plan is open: what belongs to yet another waits until that one is opened."""
        for each in self._offers:
            if each.left.of is not None and not self._is_ours(each):
                each.left.release()
        self._offers = [
            each for each in self._offers if each.left.of is None or self._is_ours(each)
        ]
        if self._settled:
            self._look(everything=False)
        self.show()

    def _look(self, *, everything: bool) -> None:
        path, gone = self._document.path, frozenset(self._gone)
        self._gone.clear()
        if path is not None or gone or everything:
            self._disk.do(partial(_found, path, gone, everything), partial(self._take_up, path))

    def _take_up(self, path: Path | None, found: list[Offer]) -> None:
        for each in found:
            if path == self._document.path or each.left.of is None:
                self._offers.append(each)
            else:
                each.left.release()
        self.show()

    def show(self) -> None:
        """Offer what there is to offer, in the language in use."""
        offer = self.offered
        if offer is None:
            self._bar.hide()
        else:
            self._bar.offer(offer, open_now=self._is_ours(offer))

    @Slot()
    def _restore(self) -> None:
        offer = self.offered
        if offer is None:
            return
        if offer.plan is None:
            title = text("{file} could not be opened.").format(file=offer.left.file)
            tell_problems(self._bar, title, offer.problems)
        elif self._is_ours(offer):
            self._bring_back(offer, offer.plan)
        else:
            self._files.after_saving(partial(self._open, offer, offer.plan))

    def _open(self, offer: Offer, plan: Plan) -> None:
        self._offers = [each for each in self._offers if each is not offer]  # it is in hand
        of = offer.left.of
        if of is not None and is_file(of) and self._files.open(of):
            self._bring_back(offer, plan)
            return
        self._files.begin(plan)
        self._settle(offer)

    def _bring_back(self, offer: Offer, plan: Plan) -> None:
        self._document.settle()
        self._document.edit(lambda: text("Restore unsaved work"), plan)
        self._settle(offer)

    def _settle(self, offer: Offer) -> None:
        """The plan is open: what was left goes once a copy of the program's own is safe.

        It goes with that, before any save: else a kill would leave older work beside newer.
        """
        self._end(offer)
        if self._document.unsaved:
            self._files.autosave.keep_now(partial(_put_aside, offer.left))
        else:
            self._put_aside(offer)

    @Slot()
    def _leave_it(self) -> None:
        offer = self.offered
        if offer is None:
            return
        if self._is_ours(offer):
            self._put_aside(offer)
        else:
            offer.left.release()
        self._end(offer)

    def _end(self, offer: Offer) -> None:
        """The question is answered; it is not asked again about older work of the same file."""
        self._offers = [each for each in self._offers if each is not offer]
        older = [each for each in self._offers if self._is_ours(each) and self._is_ours(offer)]
        for each in older:
            self._put_aside(each)
            self._offers.remove(each)
        self.show()

    def _put_aside(self, offer: Offer) -> None:
        self._disk.do(partial(_put_aside, offer.left))

    def leave(self) -> None:
        """The window goes: what was not answered stays for another time."""
        for each in self._offers:
            each.left.release()
        self._offers.clear()


def _same(one: Path | None, other: Path | None) -> bool:
    if one is None or other is None:
        return False
    return one == other or os.path.realpath(one) == os.path.realpath(other)


def _found(of: Path | None, gone: Iterable[Path], everything: bool) -> list[Offer]:
    """Find what was left of a file, of those that may be gone, and in the program's folder."""
    from planner.storage.recovery import left_elsewhere, left_of  # no start waits for it

    folder = unsaved_folder()
    found = [] if of is None else left_of(of, folder)
    for each in gone:
        if not is_file(each):
            found += left_of(each, folder)
    if everything:
        found += left_elsewhere(folder)
    return [_offer(each) for each in found]


def _offer(left: Left) -> Offer:
    try:
        return Offer(left, plan_file.load(left.file).plan)
    except PlanFileError as error:
        return Offer(left, None, error.problems)


def _put_aside(left: Left) -> None:
    """Keep it among the earlier versions of its file, then let it go."""
    from planner.storage import versions

    if left.of is not None:
        try:
            versions.set_aside(left.file, left.when, left.of, versions_folder())
        except OSError:
            left.release()  # it is better asked about twice than lost
            return
    left.remove()
