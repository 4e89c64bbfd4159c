"""The panel that explains a figure, beside the page: its lines, their lines, and their inputs."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.calculator import ROWS_AT_ONCE, Results
from planner.gui.explain.lines import EntriesList
from planner.gui.widgets import Note, label, set_words
from planner.model.explained import explain
from planner.model.explanation import Asked, Explanation
from planner.words import explanations as words
from planner.words.catalogue import text
from planner.words.figure_names import figure_name
from planner.words.formulas import formula_words, remark_words
from planner.words.places import said

BUTTON = 24
MOST_RELATED = 4
REST = 120  # ms
MOST_MISSING = 5
LINES_FIRST = 1000  # the lines take what room they need before what is left below them


class ExplainPanel(QFrame):
    """Explains one figure at a time, and follows the plan.

    Signals:
        wanted: the input at a place of the plan is wanted.
        closed: the panel has been closed.
    """

    wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Build the panel, unseen."""
        super().__init__(parent)
        self.setProperty("kind", "aside")
        self.trail: list[Asked] = []
        self.explanation: Explanation | None = None
        self._results: Results | None = None
        self._came_from: QWidget | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._show)
        self.back, self.close_button = QPushButton(), QPushButton()
        for button, act in ((self.back, self.go_back), (self.close_button, self.leave)):
            button.setProperty("kind", "step")
            button.setFixedSize(BUTTON, BUTTON)
            button.clicked.connect(act)
        self.way = label("caption")
        self.title = label("section")
        self.figure = label("headline")
        self.formula = Note("muted")
        self.lines = EntriesList()
        self.remark = Note()
        for each in (self.title, self.way):
            each.setWordWrap(True)
        self.figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.related = [QPushButton() for _ in range(MOST_RELATED)]
        head = QHBoxLayout()
        head.setSpacing(UNIT // 2)
        head.addWidget(self.back)
        head.addWidget(self.way, 1)
        head.addWidget(self.close_button)
        also = QVBoxLayout()
        also.setSpacing(2)
        for button in self.related:
            button.setProperty("kind", "link")
            button.clicked.connect(self._open_related)
            also.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.also = label("caption")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, UNIT + 4, UNIT + 4, UNIT + 4)
        rows.setSpacing(UNIT // 2)
        rows.addLayout(head)
        rows.addWidget(self.title)
        rows.addWidget(self.figure)
        rows.addWidget(self.formula)
        rows.addSpacing(UNIT // 2)
        rows.addWidget(self.lines, LINES_FIRST)
        rows.addWidget(self.remark)
        rows.addWidget(self.also)
        rows.addLayout(also)
        rows.addStretch(1)
        for note in (self.formula, self.remark):
            note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.lines.opened.connect(self.open)
        self.lines.wanted.connect(self.wanted)
        self.hide()

    # What is asked.

    def ask(self, asked: Asked, results: Results) -> None:
        """Explain another figure from the start."""
        here = QApplication.focusWidget()
        if here is not None and not self.isAncestorOf(here):
            self._came_from = here
        self._results = results
        self.trail = [asked]
        self.show()
        self._show()
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def open(self, asked: Asked) -> None:
        """Explain what a line is itself made of."""
        self.trail.append(asked)
        self._show()
        self.lines.scrollToTop()
        self.lines.setCurrentIndex(self.lines.entries.index(0))

    @Slot()
    def go_back(self) -> None:
        """Go back to the figure before."""
        if len(self.trail) > 1:
            self.trail.pop()
            self._show()
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _open_related(self) -> None:
        if self.explanation is not None:
            self.open(self.explanation.related[self.related.index(self.sender())])  # type: ignore[arg-type]  # one of them sends

    @Slot()
    def leave(self) -> None:
        """Close, and give the focus back."""
        self.hide()
        self._results = None
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.closed.emit()

    def show_results(self, results: Results) -> None:
        """Follow the plan; where another number of accounts is looked at, follow that."""
        before = self._results
        self._results = results
        if before is not None and before.sold != results.sold:
            if (before.what_if is None) != (results.what_if is None):
                del self.trail[1:]
            self.trail = [
                asked._replace(accounts=results.sold) if asked.accounts == before.sold else asked
                for asked in self.trail
            ]
        if len(results.book.plan.clients) > ROWS_AT_ONCE:
            self._rest.start()  # with thousands of rows it waits until the hand rests
        else:
            self._show()

    # What is said.

    @Slot()
    def _show(self) -> None:
        self._rest.stop()
        results = self._results
        if results is None:
            return
        found = None
        while self.trail and found is None:  # what a row was asked may be gone with it
            found = explain(results.curve, self.trail[-1], results.mix)
            if found is None:
                self.trail.pop()
        self.explanation = found
        if found is None:
            self.leave()
            return
        plan = results.book.plan
        back = len(self.trail) > 1
        self.back.setVisible(back)
        before = " › ".join(figure_name(asked.figure) for asked in self.trail[:-1])
        set_words(self.way, before or text("How this number is made"))
        set_words(self.title, words.title(found.asked, plan))
        set_words(self.figure, words.headline(found, plan))
        self.formula.say(formula_words(found, plan))
        self.lines.show_explanation(found, plan)
        self.lines.setVisible(bool(found.entries))
        self.lines.setMaximumHeight(self.lines.wanted_height)
        missing = [said(each, plan) for each in found.missing[:MOST_MISSING]]
        self.remark.say("\n".join(missing) or remark_words(found, plan))
        self._relate(found)

    def _relate(self, found: Explanation) -> None:
        self.also.setVisible(bool(found.related))
        for button, asked in zip(
            self.related, (*found.related, *[None] * MOST_RELATED), strict=False
        ):
            button.setVisible(asked is not None)
            if asked is not None:
                set_words(button, figure_name(asked.figure))

    def say(self, words: str) -> None:
        """Say something under the lines."""
        self.remark.say(words)

    def copied(self) -> str:
        """The explanation as text: a line each."""
        lines = [f"{self.title.text()}\t{self.figure.text()}", self.formula.text()]
        for row in range(self.lines.entries.rowCount()):
            lines.append("\t".join(filter(None, self.lines.entries.words_of(row))))
        return "\n".join(filter(None, (*lines, self.remark.text())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, Backspace goes back, and all of it can be copied."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Back):
            self.go_back()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        else:
            super().keyPressEvent(event)

    # Looks and language.

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.back.setIcon(theme.icon("chevron-left", palette.muted))
        self.close_button.setIcon(theme.icon("close", palette.muted))
        self.lines.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.also, text("See also"))
        for button, said_ in (
            (self.back, text("Back to the figure before")),
            (self.close_button, text("Close the explanation")),
        ):
            button.setToolTip(said_)
            button.setAccessibleName(said_)
        self._show()
