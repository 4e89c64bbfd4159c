"""The plan's name, the agency's, and notes of the agency's own: one dialog, one step of undo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.widgets import label
from planner.model.edits import with_agency
from planner.words.catalogue import text
from planner.words.cells import text_of

LONGEST_NAME = 200
LONGEST_NOTES = 20_000
SIZE = (480, 400)


class PlanDetails(QDialog):
    """Asks for the names and notes of a plan."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        """Ask with what the plan has."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Name and notes"))
        self.resize(*SIZE)
        self._document = document
        plan = document.plan
        self.name, self.agency = QLineEdit(plan.name), QLineEdit(plan.agency.name)
        self.name.setPlaceholderText(document.title)
        self.notes = QPlainTextEdit(plan.notes)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(text("Notes"))
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(UNIT)
        for words, field in (
            (text("Name of the plan"), self.name),
            (text("Your agency"), self.agency),
        ):
            field.setMaxLength(max(LONGEST_NAME, len(field.text())))
            field.setAccessibleName(words)
            name = label("muted", words)
            name.setBuddy(field)
            form.addRow(name, field)
        above = label("muted", text("Notes for yourself: no client sees them"))
        above.setBuddy(self.notes)
        buttons = QDialogButtonBox()  # after the fields, for Tab too
        use = buttons.addButton(text("Use these"), QDialogButtonBox.ButtonRole.AcceptRole)
        use.setDefault(True)
        buttons.addButton(text("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT)
        rows.addLayout(form)
        rows.addWidget(above)
        rows.addWidget(self.notes, 1)
        rows.addWidget(buttons)
        self.name.setFocus()
        self.name.end(False)
        self.name.home(True)  # all of it is selected, and its beginning is seen

    def accept(self) -> None:
        """Take everything as one step; what was left alone stays as it was, sign by sign."""
        plan = self._document.plan
        changed = plan
        if self.name.isModified():
            changed = replace(changed, name=text_of(self.name.text()))
        if self.agency.isModified():
            changed = with_agency(changed, name=text_of(self.agency.text()))
        if self.notes.document().isModified():
            lines = self.notes.toPlainText()[:LONGEST_NOTES].split("\n")
            kept = "\n".join(line_of(each) for each in lines).strip("\n")
            changed = replace(changed, notes=kept)
        self._document.edit(lambda: text("Change name and notes"), changed)
        super().accept()


def line_of(written: str) -> str:
    """A line of notes as it is kept: as it was indented, without control characters."""
    indent = len(written) - len(written.lstrip(" "))
    return " " * indent + text_of(written)
