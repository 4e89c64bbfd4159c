"""The line at the right of the menu: which plan it is, how safe it is, how old its prices are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.gui.document import Document
from planner.gui.files.files import Files
from planner.gui.widgets import plain_tip
from planner.words.catalogue import text
from planner.words.numbers import date
from planner.words.sentences import sentence

WIDTH, NAME_WIDTH, MARGIN = 640, 320, 8


class StateLine(QLabel):
    """Says it in one line: the name is cut where there is no room for all."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__()
        self.setProperty("kind", "caption")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(0, 6, MARGIN, 6)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedWidth(WIDTH)

    def say(self, name: str, document: Document, files: Files) -> None:
        """Say it of a document; trouble takes the place of all but the name."""
        trouble = files.autosave.trouble
        if trouble is not None:
            parts = [text("not saved, and no safe copy can be kept")]
        else:
            parts = [_how_safe(document, files), *_how_sure(document)]
        self.setToolTip("" if trouble is None else plain_tip(sentence(trouble, place=False)))
        rest = "  ·  ".join((f" • {parts[0]}", *parts[1:]))
        metrics = self.fontMetrics()
        left = WIDTH - MARGIN - metrics.horizontalAdvance(rest)
        short = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, min(left, NAME_WIDTH))
        self.setText(short + rest)


def _how_safe(document: Document, files: Files) -> str:
    if document.example:
        return text("example")
    if document.unsaved or document.path is None:
        return text("not saved")
    if files.lost_version:
        return text("saved; the version before could not be kept")
    return text("saved")


def _how_sure(document: Document) -> list[str]:
    parts = []
    as_of = document.plan.price_list.as_of
    if as_of is not None:
        parts.append(text("list prices {date}").format(date=date(as_of)))
    if document.plan.programme.commission.rate is not None:
        parts.append(text("your commission rate: not confirmed"))
    return parts
