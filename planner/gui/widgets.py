"""Small widgets that every panel is made of."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.charts.style import UNIT

FIGURE = r"(?<!\S)[^\w\s]{0,3}\d[\d.,’]{0,30}[^\w\s]{0,3}(?!\S)"
LONG_RUN = re.compile(rf"(?P<figure>{FIGURE})|\S{{18}}")
BREAK = "\N{ZERO WIDTH SPACE}"


def breakable(words: str) -> str:
    """Words of which a very long one breaks, where it must; half of a figure is another one."""
    return LONG_RUN.sub(lambda run: run[0] if run["figure"] else run[0] + BREAK, words)


def label(kind: str, words: str = "") -> QLabel:
    """A text of one kind: caption, muted, title, section, headline, complaint or warning."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)  # people's words do nothing
    made.setProperty("kind", kind)
    return made


def set_tone(of: QLabel, tone: str) -> None:
    """Give a headline a meaning: gain, loss or none."""
    if (of.property("tone") or "") != tone:
        of.setProperty("tone", tone)
        if of.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            of.style().unpolish(of)
            of.style().polish(of)


def set_kind(of: QLabel, kind: str) -> None:
    """Make a text one of another kind."""
    if of.property("kind") != kind:
        of.setProperty("kind", kind)
        of.style().unpolish(of)
        of.style().polish(of)


def set_mark(of: QWidget, grade: str) -> None:
    """Mark what the plan has in a field as a ``problem``, a ``warning``, or nothing of the kind."""
    if (of.property("mark") or "") != grade:
        of.setProperty("mark", grade)
        of.style().unpolish(of)
        of.style().polish(of)


def set_words(of: QLabel | QPushButton, words: str) -> None:
    """Write only what differs: what is unchanged is not laid out anew."""
    if of.text() != words:
        of.setText(words)


def plain_tip(words: str) -> str:
    """A tooltip that shows words as they are: in one, words are plain only when they say so."""
    from html import escape  # brings a table of 2,000 names along: no start waits for it

    return f"<span>{escape(words)}</span>"


class Steady(QWidget):
    """A place for words that change with every frame of a drag.

    A label asks for a new layout of all around it with every text it is given. Its place asks only
    where the words need another size: that is a millisecond of a frame.
    """

    def __init__(self, words: QLabel | QPushButton) -> None:
        """Make a place for the words."""
        super().__init__()
        self._words = words
        self._wanted = QSize()
        words.setParent(self)
        self._wraps = isinstance(words, QLabel) and words.wordWrap()
        policy = words.sizePolicy()
        policy.setHeightForWidth(self._wraps)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The size of the words."""
        return self._words.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """No less than they need."""
        return self._words.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the words where they are so wide."""
        return self._words.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the words all of the place."""
        super().resizeEvent(event)
        self._words.setGeometry(self.rect())
        self._settle()

    def event(self, event: QEvent) -> bool:
        """The words are others: see whether they need another place."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._settle()
        return super().event(event)

    def _settle(self) -> None:
        width = self.width()
        wanted = QSize(width, self.heightForWidth(width)) if self._wraps else self.sizeHint()
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()


class Card(QFrame):
    """A white surface with a title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        self.rows.setSpacing(UNIT)


class Note(QLabel):
    """A line under a field that takes no room while it has nothing to say."""

    def __init__(self, kind: str = "caption", parent: QWidget | None = None) -> None:
        """Make a silent note."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.hide()

    def say(self, words: str) -> None:
        """Say something, or nothing; where it must, a very long word breaks."""
        set_words(self, breakable(words))
        if self.isHidden() == bool(words):
            self.setVisible(bool(words))
