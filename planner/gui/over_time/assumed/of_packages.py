"""What is assumed of one package's accounts otherwise than of all; one package at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.document import Document
from planner.gui.fields.number import ChoiceField
from planner.gui.fields.row import FieldRow, Scope
from planner.gui.over_time.assumed.fields import OF_A_PACKAGE
from planner.gui.widgets import Note, label, plain_tip, set_mark, set_words
from planner.model.assumption_edits import without_package_at
from planner.model.plan import Plan
from planner.words import assumed as words
from planner.words import numbers
from planner.words.catalogue import text
from planner.words.coming import package_title

LEAST_ROOM, EDGE = 112, 48


class OfPackages(QWidget):
    """The inputs of a chosen package.

    Signals:
        changed: another package is shown.
        wanted: the input of a place of the plan is wanted, wherever it is.
    """

    changed = Signal()
    wanted = Signal(object)

    def __init__(self, document: Document) -> None:
        """Build the inputs, for no package yet."""
        super().__init__()
        self._document = document
        self._ids: list[str] = []
        self._id = ""
        self.choice = ChoiceField()
        self.choice.setObjectName("assumed_packages")
        self.choice.setMinimumContentsLength(8)
        self.choice.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.activated.connect(self._chosen)
        self.name = label("muted")
        self.name.setBuddy(self.choice)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self.name)
        line.addWidget(self.choice, 1)
        self.fields = {key: FieldRow(document, spec) for key, spec in OF_A_PACKAGE.items()}
        self.problem = Note("problem")
        self.remove, self.setup = QPushButton(), QPushButton()
        self.hint = Note()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addWidget(self.hint)
        rows.addLayout(line)
        rows.addWidget(self.problem)
        for field in self.fields.values():
            rows.addWidget(field)
        for link in (self.remove, self.setup):
            link.setProperty("kind", "link")
            rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove.clicked.connect(self._remove)
        self.setup.clicked.connect(self._want_setup)

    @property
    def package_id(self) -> str:
        """The package that is shown; it need not be one of the plan's any longer."""
        return self._id

    @Slot(int)
    def _chosen(self, index: int) -> None:
        self.show_package(self._ids[index])

    def show_package(self, package_id: str) -> None:
        """Show the inputs of another package."""
        self._document.settle()
        self._id = package_id
        self.changed.emit()

    @Slot()
    def _want_setup(self) -> None:
        ids = [package.id for package in self._document.plan.packages]
        at = ids.index(self._id) if self._id in ids else 0
        self.wanted.emit(("packages", at, "setup_fee"))

    @Slot()
    def _remove(self) -> None:
        """Drop what is said of a package that is none, or said of one a second time."""
        plan = self._document.plan
        stated = [
            at for at, each in enumerate(plan.assumptions.packages) if each.package == self._id
        ]
        if stated:
            self._document.settle()
            edited = without_package_at(plan, stated[-1])
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)  # the link goes
            self._document.edit(OF_A_PACKAGE["monthly_churn"].step, edited)
            self.changed.emit()

    def show_plan(self, plan: Plan, share_of_new: Callable[[str], Decimal | None]) -> None:
        """Show what a plan says of the package in hand.

        Args:
            plan: the plan.
            share_of_new: a package's part of the new accounts of all; None while not known.
        """
        own = [package.id for package in plan.packages]
        stated = [each.package for each in plan.assumptions.packages]
        ids = list(dict.fromkeys((*own, *stated)))
        self.hint.say(_hint(there_are=bool(ids)))
        self._show_choice(plan, ids, set(stated))
        package = plan.package(self._id)
        for field in self.fields.values():
            field.setVisible(package is not None)
            field.show_scope(Scope(plan, package))
        often = stated.count(self._id)
        self.remove.setVisible(often > 1 or (package is None and often > 0))
        set_words(self.remove, _remove_words(again=often > 1))
        self.setup.setVisible(package is not None)
        assumed, share = plan.assumptions, share_of_new(self._id)
        placeholders = {
            "new_accounts_per_month": "" if share is None else numbers.number(share),
            "monthly_churn": words.rate_text(assumed.monthly_churn),
            "contact_growth": words.rate_text(assumed.contact_growth),
        }
        for key, placeholder in placeholders.items():
            self.fields[key].field.setPlaceholderText(placeholder)

    def _show_choice(self, plan: Plan, ids: list[str], stated: set[str]) -> None:
        if self._id not in ids:
            self._id = ids[0] if ids else ""
        room = max(self.choice.width() - EDGE, LEAST_ROOM)
        metrics = self.choice.fontMetrics()
        titles = [package_title(plan, each) for each in ids]
        names = [
            text("{package} (differs)").format(package=title) if each in stated else title
            for each, title in zip(ids, titles, strict=True)
        ]
        shown = [metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room) for name in names]
        there = [self.choice.itemText(index) for index in range(self.choice.count())]
        if (ids, shown) != (self._ids, there):
            self._ids = ids
            self.choice.clear()
            for index, (name, short) in enumerate(zip(names, shown, strict=True)):
                self.choice.addItem(short)
                self.choice.setItemData(index, plain_tip(name), Qt.ItemDataRole.ToolTipRole)
        self.choice.setCurrentIndex(ids.index(self._id) if ids else -1)

    def mark(self, wrong: Mapping[str, str]) -> None:
        """Mark what is wrong with what is said of the package in hand, by key."""
        rest = [said for key, said in wrong.items() if key not in self.fields]
        for key, field in self.fields.items():
            field.mark(wrong.get(key, ""), "")
        self.problem.say("\n".join(rest))
        set_mark(self.choice, "problem" if rest else "")

    def field_of(self, key: str) -> QWidget:
        """The input of a key of the package in hand."""
        row = self.fields.get(key)
        return self.choice if row is None or row.isHidden() else row.field

    def forget(self) -> None:
        """Drop what is typed and not taken: another plan is here."""
        for row in self.fields.values():
            row.field.forget()

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.name, text("Package"))
        self.choice.setAccessibleName(text("Package whose assumptions are shown"))
        set_words(self.setup, text("Setup fee and hours of the package"))
        for row in self.fields.values():
            row.retranslate()


def _hint(*, there_are: bool) -> str:
    if there_are:
        return text("What is left empty is as for all.")
    return text("There are no packages yet: add them under “Packages”.")


def _remove_words(*, again: bool) -> str:
    return text("Remove what is said again") if again else text("Remove what is said of it")
