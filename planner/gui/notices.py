"""Bars that say something of the whole plan: that it is an example, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.widgets import label, set_words
from planner.model.money import Currency
from planner.model.problems import Problem
from planner.words.catalogue import plural, text
from planner.words.numbers import count
from planner.words.sentences import sentence


class ExampleBar(QFrame):
    """Says that what is seen is an example, and how to leave it.

    Signals:
        own: a plan of one's own is wanted.
    """

    own = Signal()

    def __init__(self) -> None:
        """Build the bar."""
        super().__init__()
        self.setProperty("kind", "notice")
        self.words = label("muted")
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self.own)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT - 2, 2 * UNIT, UNIT - 2)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.button)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.words.setText(text("This is an example: its clients and prices are made up."))
        self.button.setText(text("Start with my numbers"))


class ProblemsBar(QFrame):
    """The first thing wrong with the plan, and the way to the others."""

    def __init__(self) -> None:
        """Build the bar, unseen."""
        super().__init__()
        self.setProperty("kind", "alarm")
        self._problems: tuple[Problem, ...] = ()
        self._dismissed: tuple[Problem, ...] = ()
        self._currency: Currency | None = None
        self.symbol = label("caption")
        self.words = label("muted")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = QPushButton()
        self.button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT - 2, 2 * UNIT, UNIT - 2)
        row.setSpacing(UNIT)
        row.addWidget(self.symbol)
        row.addWidget(self.words, 1)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(self._dismiss)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.hide()

    def show_problems(
        self, problems: tuple[Problem, ...], warnings: tuple[Problem, ...], currency: Currency
    ) -> None:
        """Say what is wrong with the whole plan; warnings can be dismissed, problems mended."""
        self._problems, self._currency = (*problems, *warnings), currency
        self.setVisible(bool(problems) or (bool(warnings) and warnings != self._dismissed))
        self.close_button.setVisible(not problems)
        if self._problems:
            lines = len(self._problems)
            set_words(self.words, sentence(self._problems[0], currency=currency))
            more = plural("Show {count} remark", "Show all {count} remarks", lines)
            set_words(self.button, more.format(count=count(lines)))
            self.button.setVisible(lines > 1)
            set_words(self.close_button, text("Close"))

    @Slot()
    def _dismiss(self) -> None:
        self._dismissed = self._problems
        self.hide()

    @Slot()
    def _open(self) -> None:
        lines = [sentence(problem, currency=self._currency) for problem in self._problems]
        ListDialog.ask(self, text("What is wrong with this plan"), lines)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.symbol.setPixmap(theme.icon("warning", palette.warning).pixmap(16, 16))


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
