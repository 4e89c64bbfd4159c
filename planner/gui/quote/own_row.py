"""An input of a quoted client that its package, or the agency, says where the row does not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.document import Document
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.quote.inputs import changed, own
from planner.gui.widgets import plain_tip
from planner.words import client_columns
from planner.words.client_rows import step_of_change
from planner.words.quote_page import as_given

BUTTON, MOST_WIDTH = 24, 2000


class OwnRow(FieldRow):
    """The field, and beside it the way back to what the package says, where the row says other."""

    def __init__(self, document: Document, spec: Input, key: str, *, wide: bool = False) -> None:
        """Bind a field to a row.

        Args:
            document: the open plan.
            spec: how it reads and edits.
            key: the column of the row, which the field may have a form of its own for.
            wide: the field has a line of its own, under its name.
        """
        super().__init__(document, spec)
        self._column = client_columns.column(key)
        self.back = QPushButton()
        self.back.setProperty("kind", "step")
        self.back.setFixedSize(BUTTON, BUTTON)
        self.back.clicked.connect(self._give_back)
        self.back.hide()
        self._line.setSpacing(UNIT // 2)
        self._line.insertWidget(1, self.back)
        if wide:
            self._line.removeWidget(self.field)
            self._rows.insertWidget(1, self.field)
            self.field.setMinimumWidth(0)
            self.field.setMaximumWidth(MOST_WIDTH)
        self.setTabOrder(self.field, self.back)

    @Slot()
    def _give_back(self) -> None:
        """Let the package say it again."""
        document = self._document
        document.settle()
        scope = self._scope.on(document.plan)
        given = self._given(scope)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes
        self.field.forget()
        document.edit(
            lambda: step_of_change(self._column.key), changed(scope, self._column.key, given)
        )
        document.settle()

    def _given(self, scope: Scope) -> object:
        if scope.client is None:
            return None
        return self._column.given(scope.plan, scope.client, scope.package)

    def show_scope(self, scope: Scope) -> None:
        """Show the value of this row, and whether it is its own."""
        super().show_scope(scope)
        stated = own(scope, self._column.key) is not None
        if self.back.isHidden() == stated:
            self.back.setVisible(stated)
        if stated:
            words = as_given(self._column.key, self._column.write(self._given(scope), scope.plan))
            self.back.setToolTip(plain_tip(words))
            self.back.setAccessibleName(f"{self.field.accessibleName()}: {words}")

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.back.setIcon(theme.icon("return", palette.muted))
