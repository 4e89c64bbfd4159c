"""Documents that were sent, written out of the plan: to be opened, or to be kept where asked."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from planner.gui.files.disk import Disk
from planner.model.problems import Problem
from planner.model.proposal import Proposal
from planner.storage.plan_file import PlanFileError, unwritten, write_atomically
from planner.words.catalogue import text
from planner.words.proposals import file_name
from planner.words.sentences import sentence


class Keeping(QObject):
    """Writes documents by the disk's worker; what is opened goes with the window it belongs to.

    Signals:
        said: what has happened, or why nothing has; whether it is bad news.
    """

    said = Signal(str, bool)

    def __init__(self, disk: Disk, window: QObject) -> None:
        """Work for a window, for as long as that is there."""
        super().__init__(window)
        self._disk = disk
        self._folder: QTemporaryDir | None = None  # for this user alone, and gone at the end

    def open(self, proposal: Proposal) -> None:
        """Write the very bytes to a file of their own, and open it with the system's program."""
        if self._folder is None or not self._folder.isValid():
            self._folder = QTemporaryDir(QDir.temp().filePath("proposals-XXXXXX"))
        if not self._folder.isValid():
            self.said.emit(_not_opened(), True)
            return
        # A folder for each: what is opened twice in a day keeps its own name.
        path = Path(self._folder.path()) / proposal.id.encode().hex()[:40] / file_name(proposal)
        self._disk.do(partial(_write_to_read, path, proposal.file), self._open_written)

    def _open_written(self, written: Path | Problem) -> None:
        if isinstance(written, Problem):
            self.said.emit(sentence(written, place=False), True)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(written))):
            self.said.emit(_not_opened(), True)

    def save(self, proposal: Proposal, path: Path) -> None:
        """Write the very bytes to a file that was chosen."""
        self._disk.do(partial(_write, path, proposal.file), self._saved)

    def _saved(self, written: Path | Problem) -> None:
        if isinstance(written, Problem):
            self.said.emit(sentence(written, place=False), True)
        else:
            self.said.emit(text("Saved: {file}").format(file=written.name), False)


def _not_opened() -> str:
    return text("No program opened it: save a copy and open that by hand.")


def _write_to_read(path: Path, content: bytes) -> Path | Problem:
    """Write a file that other programs only read: what is typed into it would go with its folder.

    They ask for another place instead, and what was sent stays as it was.
    """
    with contextlib.suppress(OSError):
        path.chmod(0o600)  # it was opened before
    written = _write(path, content)
    with contextlib.suppress(OSError):
        path.chmod(0o400)
    return written


def _write(path: Path, content: bytes) -> Path | Problem:
    """Write a file, whole or not at all; what keeps it from that is returned."""
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, content)
    except OSError as error:
        return unwritten(path, error).problems[0]
    except ValueError:  # a null character in the path
        return PlanFileError([Problem("name-unusable", (), {"file": path.name})]).problems[0]
    return path
