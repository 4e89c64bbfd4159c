"""What is dropped on the window: a plan to open, a list to import, or a sentence why not."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QUrl

from planner.storage.plan_file import SUFFIX
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.sentences import one_line

PLANS = {SUFFIX, ".json"}
LISTS = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm"}


class What(Enum):
    """What a dropped file is, from its name."""

    PLAN = "plan"
    LIST = "list"
    NOTHING = "nothing"


class Dropped(NamedTuple):
    """A file and what it is, or the sentence that says why nothing is done."""

    what: What
    path: Path = Path()
    why_not: str = ""


def dropped(urls: Sequence[QUrl]) -> Dropped:
    """Look at what was dropped: one file of this computer is taken, by the end of its name."""
    if len(urls) != 1:
        words = plural(
            "{count} file was dropped: drop one plan or one client list at a time.",
            "{count} files were dropped: drop one plan or one client list at a time.",
            len(urls),
        )
        return _refused(words.format(count=count(len(urls))))
    if not urls[0].isLocalFile():
        return _refused(text("This is not a file on this computer: save it here first."))
    path = Path(urls[0].toLocalFile())
    name = one_line(path.name)
    if path.is_dir():
        return _refused(
            text("“{file}” is a folder: drop a plan or a client list.").format(file=name)
        )
    suffix = path.suffix.lower()
    if suffix in PLANS:
        return Dropped(What.PLAN, path)
    if suffix in LISTS:
        return Dropped(What.LIST, path)
    return _refused(
        text(
            "“{file}” is neither a plan nor a client list: drop a file that ends in {plan}, .csv "
            "or .xlsx."
        ).format(file=name, plan=SUFFIX)
    )


def _refused(words: str) -> Dropped:
    return Dropped(What.NOTHING, why_not=words)
