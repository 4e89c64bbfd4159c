"""Contact lines, footer, and what proposals say: the fields of words in the brand's dialog."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.brand.paragraphs import Paragraphs
from planner.gui.document import Document
from planner.gui.fields.lines import LinesField
from planner.gui.fields.number import ChoiceField
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.fields.text import TextRow
from planner.gui.widgets import label
from planner.model.brand import Paper
from planner.model.brand_edits import with_brand, with_wording
from planner.model.offer_checks import MOST_DAYS
from planner.model.plan import Plan
from planner.words import entry, numbers
from planner.words.catalogue import text


class ShowsPlan(Protocol):
    """A field that follows the plan."""

    def show_plan(self, plan: Plan) -> None:
        """Show what this plan has."""


VALID_DAYS = Input(
    key="valid_days",
    name=lambda: text("Valid for"),
    step=lambda: text("Change how long proposals are valid"),
    get=lambda scope: scope.plan.wording.valid_days,
    put=lambda scope, value: with_wording(scope.plan, valid_days=value),
    read=lambda typed, _plan: entry.read_count(typed, 1, MOST_DAYS),
    write=lambda value, _plan: numbers.count(value),
    unit=lambda _plan: text("days"),
)


class ContactLines(QWidget):
    """The agency's address, telephone and site, a line each."""

    def __init__(self, document: Document) -> None:
        """Bind them to the plan's brand."""
        super().__init__()
        self._document = document
        self.field = LinesField()
        self.field.setObjectName("contact")
        words = text("Contact, a line each")
        self.field.setAccessibleName(words)
        name = label("muted", words)
        name.setBuddy(self.field)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addWidget(name)
        rows.addWidget(self.field)
        self.field.entered.connect(self._entered)
        self.field.settled.connect(document.settle)

    @Slot(object)
    def _entered(self, lines: tuple[str, ...]) -> None:
        plan = with_brand(self._document.base("contact"), contact=lines)
        self._document.edit(lambda: text("Change the contact lines"), plan, merge="contact")

    def show_plan(self, plan: Plan) -> None:
        """Show the lines of this plan."""
        self.field.set_value(plan.brand.contact)


class FooterRow(TextRow):
    """What stands under each page."""

    def __init__(self, document: Document) -> None:
        """Bind it to the plan's brand."""
        super().__init__(
            document,
            "footer",
            lambda: text("Footer"),
            lambda: text("Change the footer"),
            lambda plan: plan.brand.footer,
            lambda plan, words: with_brand(plan, footer=words),
        )
        self.retranslate()


class ValidDays(FieldRow):
    """For how many days a proposal holds."""

    def __init__(self, document: Document) -> None:
        """Bind it to the plan's wording."""
        super().__init__(document, VALID_DAYS)
        self.retranslate()

    def show_plan(self, plan: Plan) -> None:
        """Show the days of this plan."""
        self.show_scope(Scope(plan, None))


class PaperRow(QWidget):
    """The size of pages."""

    def __init__(self, document: Document) -> None:
        """Bind it to the plan's wording."""
        super().__init__()
        self._document = document
        self.choice = ChoiceField()
        self.choice.setObjectName("paper")
        self.choice.addItem("A4", str(Paper.A4))
        self.choice.addItem("Letter", str(Paper.LETTER))
        name = label("muted", text("Paper"))
        name.setBuddy(self.choice)
        self.choice.setAccessibleName(text("Paper"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name, 1)
        row.addWidget(self.choice)
        self.choice.activated.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        paper = Paper(self.choice.currentData())
        plan = with_wording(self._document.plan, paper=paper)
        self._document.edit(lambda: text("Change the paper"), plan)

    def show_plan(self, plan: Plan) -> None:
        """Show the paper of this plan."""
        self.choice.setCurrentIndex(self.choice.findData(str(plan.wording.paper)))


class Introduction(Paragraphs):
    """What a proposal begins with."""

    def __init__(self, document: Document) -> None:
        """Bind it to the plan's wording."""
        super().__init__(
            document,
            "introduction",
            text("Introduction"),
            lambda: text("Change the introduction"),
            lambda plan: plan.wording.introduction,
            lambda plan, words: with_wording(plan, introduction=words),
        )


class TermsField(Paragraphs):
    """What a proposal ends with."""

    def __init__(self, document: Document) -> None:
        """Bind it to the plan's wording."""
        super().__init__(
            document,
            "terms",
            text("Terms"),
            lambda: text("Change the terms"),
            lambda plan: plan.wording.terms,
            lambda plan, words: with_wording(plan, terms=words),
            lines=6,
        )


def wording_fields(
    document: Document,
) -> tuple[Introduction, TermsField, ValidDays, PaperRow]:
    """The fields of what proposals say, from the top."""
    return Introduction(document), TermsField(document), ValidDays(document), PaperRow(document)
