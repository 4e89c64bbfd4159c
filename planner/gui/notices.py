"""The bar that says that a plan is an example, and a dialog of sentences to read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from planner.charts.style import UNIT
from planner.gui.widgets import label
from planner.words.catalogue import text
from planner.words.sentences import one_line


class ExampleBar(QFrame):
    """Says that what is seen is an example, and how to leave it.

    Signals:
        own: a plan of one's own is wanted.
    """

    own = Signal()

    def __init__(self) -> None:
        """Build the bar."""
        super().__init__()
        self._gone: Path | None = None
        self.setProperty("kind", "notice")
        self.words = label("muted")
        self.words.setWordWrap(True)
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self.own)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT - 2, 2 * UNIT, UNIT - 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)

    def miss(self, gone: Path | None) -> None:
        """Say that the plan that was open last is gone, and this one is seen in its place."""
        if gone != self._gone:
            self._gone = gone
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word anew."""
        words = text("This is an example: its clients and prices are made up.")
        if self._gone is not None:
            words = text(
                "This is an example: your last plan, {file}, is no longer where it was. Open it "
                "from where it is now."
            ).format(file=one_line(self._gone.name))
        self.words.setText(words)
        self.button.setText(text("Start with my numbers"))


class ListDialog(QDialog):
    """Sentences to read and to copy."""

    def __init__(self, parent: QFrame, title: str, lines: list[str]) -> None:
        """Show the lines."""
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(640, 320)
        self.lines = QPlainTextEdit("\n".join(lines))
        self.lines.setReadOnly(True)
        self.lines.setAccessibleName(title)
        close = QPushButton(text("Close"))
        close.clicked.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.addWidget(self.lines)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    @classmethod
    def ask(cls, parent: QFrame, title: str, lines: list[str]) -> ListDialog:
        """Open the dialog."""
        dialog = cls(parent, title, lines)
        dialog.open()
        return dialog
