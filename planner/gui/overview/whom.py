"""Whom a price concerns that was changed on the overview: asked once the hand has left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.gui.document import Document
from planner.model.edits import is_quick

if TYPE_CHECKING:
    from planner.gui.packages.price_choice import PriceChoice


class Whom(QWidget):
    """A place for the question, which takes no room while there is none."""

    def __init__(self, document: Document) -> None:
        """Follow a document."""
        super().__init__()
        self._package_id = ""
        self.choice: PriceChoice | None = None  # few plans ever ask
        self._document = document
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.hide()
        document.settled.connect(self._ask)
        document.changed.connect(self._follow)

    def show_package(self, package_id: str) -> None:
        """Be about the package whose fields are seen."""
        if package_id != self._package_id:
            self._package_id = package_id
            self._follow()

    @Slot()
    def _ask(self) -> None:
        """Ask about the last step, where it changed a price that named clients pay today."""
        document = self._document
        if document.last_step is None or is_quick(document.plan):
            self.hide()
            return
        from planner.gui.packages.price_choice import PriceChoice, last_change

        change, new_only = last_change(document, document.plan)
        asked = change is not None and change.package_id == self._package_id
        if asked and self.choice is None:
            self.choice = PriceChoice(document)
            self.choice.retranslate()
            self._rows.addWidget(self.choice)
        if self.choice is not None:
            self.choice.show_change(change if asked else None, new_only=new_only)
        self.setVisible(asked)

    @Slot()
    def _follow(self) -> None:
        """Once asked, the answer is of that step; another step has nothing to do with it."""
        if self.isVisible():
            self._ask()

    def retranslate(self) -> None:
        """Write every word anew."""
        if self.choice is not None:
            self.choice.retranslate()
            self._follow()
