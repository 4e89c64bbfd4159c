"""One question at a time, in plain words; nothing waits for its answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget

from planner.words.catalogue import text

Accept = QMessageBox.ButtonRole.AcceptRole
Destroy = QMessageBox.ButtonRole.DestructiveRole
Other = QMessageBox.ButtonRole.ActionRole
Leave = QMessageBox.ButtonRole.RejectRole


class Question(QMessageBox):
    """A question, its answers, and what each of them does."""

    def __init__(self, parent: QWidget, question: str, consequence: str = "") -> None:
        """Ask; the answers are added before it is opened."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(text("Agency Profit Planner"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"{question}\n\n{consequence}" if consequence else question)
        self._acts: list[tuple[QPushButton, Callable[[], None] | None]] = []
        self.buttonClicked.connect(self._answered)

    def answer(
        self, words: str, role: QMessageBox.ButtonRole, act: Callable[[], None] | None = None
    ) -> QPushButton:
        """Add an answer and what it does; the first one is the usual one, and Leave is Escape's."""
        button = QPushButton(words)
        if not self._acts:
            button.setProperty("kind", "primary")  # its width is that of its words in semi-bold
        self.addButton(button, role)
        if not self._acts:
            self.setDefaultButton(button)
        if role is Leave:
            self.setEscapeButton(button)
        self._acts.append((button, act))
        return button

    @Slot(QAbstractButton)
    def _answered(self, button: QAbstractButton) -> None:
        for each, act in self._acts:
            if each is button and act is not None:
                act()
