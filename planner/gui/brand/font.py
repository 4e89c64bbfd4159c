"""The agency's font: its name, its files, and what is to be known of it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.widgets import Note, label, set_words
from planner.model.brand import Face
from planner.words.catalogue import text
from planner.words.sentences import one_line

LONGEST = 40


class FontRow(QWidget):
    """The family's name with its buttons.

    Signals:
        wanted: a file is to be chosen; whether that of the bold.
        removed: it is to be the program's own again.
    """

    wanted = Signal(bool)
    removed = Signal()

    def __init__(self) -> None:
        """Show the program's own."""
        super().__init__()
        self.family = label("section")
        self.choose = QPushButton(text("Choose…"))
        self.choose.setAccessibleName(text("Font: choose…"))
        self.bold = QPushButton(text("Bold…"))
        self.bold.setAccessibleName(text("Bold font: choose…"))
        self.remove = QPushButton(text("Remove"))
        self.remove.setAccessibleName(text("Remove the font"))
        self.complaint, self.note = Note("complaint"), Note()
        above = QHBoxLayout()
        above.setSpacing(UNIT)
        above.addWidget(label("muted", text("Font")))
        above.addStretch(1)
        above.addWidget(self.family)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addStretch(1)
        for button in (self.choose, self.bold, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addLayout(above)
        rows.addLayout(row)
        rows.addWidget(self.complaint)
        rows.addWidget(self.note)
        self.choose.clicked.connect(self._choose)
        self.bold.clicked.connect(self._choose_bold)
        self.remove.clicked.connect(self._remove)

    @Slot()
    def _choose(self) -> None:
        self.wanted.emit(False)

    @Slot()
    def _choose_bold(self) -> None:
        self.wanted.emit(True)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit()

    def show_font(self, face: Face | None) -> None:
        """Show another font's name."""
        inter = text("Inter (the program’s)")
        set_words(self.family, inter if face is None else one_line(face.family, LONGEST))
        self.bold.setEnabled(face is not None)
        self.remove.setEnabled(face is not None)
        if face is None:
            self.note.say("")
