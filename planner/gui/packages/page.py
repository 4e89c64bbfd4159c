"""The page of packages: good, better, best side by side, or as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.fields.row import FieldRow, Scope
from planner.gui.packages.cards import PackageCards
from planner.gui.packages.inputs import TARGET_MARGIN
from planner.gui.packages.menu import DUPLICATE, EARLIER, LATER, OWN_ID, RECOMMEND, PackageMenu
from planner.gui.packages.remove import RemovePackageDialog
from planner.gui.packages.table import heads, line_of
from planner.gui.page import Page
from planner.gui.plain_table import PlainTable
from planner.gui.segments import Segment
from planner.gui.widgets import Card, Note, set_words
from planner.model import package_edits as edits
from planner.model.plan import Plan
from planner.model.problems import Place
from planner.words import packages as words
from planner.words.catalogue import text
from planner.words.numbers import percent
from planner.words.places import sentence_of

TARGET_WIDTH = 224
CARDS, TABLE = 0, 1
TARGET_PLACE: Place = ("agency", "target_margin")


class PackagesPage(Page):
    """What the agency sells, and what it must cost."""

    def __init__(self, document: Document, plan_names: dict[str, str]) -> None:
        """Build the page; ``plan_names`` are the vendor's own names of its plans."""
        super().__init__()
        self._document, self._plan_names = document, plan_names
        self._results: Results | None = None
        self._leaving = 0
        self.target = FieldRow(document, TARGET_MARGIN)
        self.target.setFixedWidth(TARGET_WIDTH)
        self.target.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.as_cards, self.as_table = Segment(), Segment()
        self.add = QPushButton()
        self.add.clicked.connect(self._add)
        self.area = PackageCards(document, plan_names)
        self.area.asked.connect(self._act)
        self.area.explained.connect(self.explained)
        self.table = PlainTable()
        self.table.opened.connect(self.open_card)
        self.table.menu_wanted.connect(self._open_menu)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(self._table_area())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, UNIT + 4, UNIT // 2, UNIT)
        rows.setSpacing(UNIT + 4)
        rows.addLayout(self._head())
        rows.addWidget(self._stack, 1)
        document.begun.connect(self._begin)

    def _head(self) -> QHBoxLayout:
        segments = QFrame()
        segments.setProperty("kind", "segments")
        row = QHBoxLayout(segments)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for index, button in ((CARDS, self.as_cards), (TABLE, self.as_table)):
            button.setChecked(index == CARDS)
            group.addButton(button, index)
            row.addWidget(button)
        group.idClicked.connect(self.look)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, UNIT + 4, 0)
        head.setSpacing(2 * UNIT)
        head.addWidget(segments, 0, Qt.AlignmentFlag.AlignVCenter)  # beside what may be said
        head.addStretch(1)
        head.addWidget(self.target)
        head.addWidget(self.add)
        return head

    def _table_area(self) -> QWidget:
        card = Card()
        card.rows.setContentsMargins(UNIT + 4, UNIT // 2, UNIT + 4, UNIT)
        card.rows.addWidget(self.table)
        self.table_note = Note()
        card.rows.addWidget(self.table_note)
        area = QWidget()
        rows = QVBoxLayout(area)
        rows.setContentsMargins(0, 0, UNIT + 4, UNIT)
        rows.addWidget(card)
        rows.addStretch(1)
        return area

    # What the hand does.

    @Slot(int)
    def look(self, index: int) -> None:
        """Look at the cards or at the table."""
        self._document.settle()
        (self.as_table if index == TABLE else self.as_cards).setChecked(True)
        self._stack.setCurrentIndex(index)
        if self._results is not None:
            self.show_results(self._results)

    @Slot()
    def _begin(self) -> None:
        self.area.forget()
        self.target.field.forget()

    @Slot(int)
    def open_card(self, index: int) -> None:
        """Show the card of a package, with its name in hand."""
        self.look(CARDS)
        if index < len(self.area.cards):
            self.area.focus(self.area.cards[index].name)

    @Slot(int)
    def _open_menu(self, index: int) -> None:
        at = self.table.visualRect(self.table.model().index(index, 0)).bottomLeft()
        menu = PackageMenu(self.table, index, len(self._document.plan.packages))
        menu.asked.connect(self._act)
        menu.popup(self.table.viewport().mapToGlobal(at))

    @Slot()
    def _add(self) -> None:
        plan = self._document.plan
        package = edits.new_package(plan, words.new_name(plan))
        self._document.settle()
        edited = edits.with_new_package(plan, package)
        self._document.edit(lambda: text("Add package"), edited)
        self.open_card(len(plan.packages))

    @Slot(str, int)
    def _act(self, what: str, index: int) -> None:
        plan = self._document.plan
        if index >= len(plan.packages):
            return  # the figures of a large book come late
        self._document.settle()
        if what == DUPLICATE:
            name = words.copy_name(plan.packages[index].title, plan)
            copied = edits.duplicated(plan, index, name)
            self._document.edit(lambda: text("Duplicate package"), copied)
            self._follow(index + 1)
        elif what in {EARLIER, LATER}:
            to = index - 1 if what == EARLIER else index + 1
            self._document.edit(lambda: text("Move package"), edits.moved(plan, index, to))
            self._follow(to)
        elif what == OWN_ID:
            mended = edits.with_own_id(plan, index)
            self._document.edit(lambda: text("Give a package an id of its own"), mended)
        elif what == RECOMMEND:
            chosen = None if plan.packages[index].recommended else index
            recommended = edits.with_recommended(plan, chosen)
            self._document.edit(lambda: text("Recommend package"), recommended)
        else:
            self._remove(plan, index)

    def _follow(self, index: int) -> None:
        """Stay with a package at its new place."""
        if self._stack.currentIndex() == TABLE:
            self.table.selectRow(index)
        elif index < len(self.area.cards):
            self.area.focus(self.area.cards[index].name)

    def _remove(self, plan: Plan, index: int) -> None:
        package = plan.packages[index]
        alone = sum(each.id == package.id for each in plan.packages) == 1
        if not (alone and edits.rows_of(plan, package.id)):
            self._take_away(index, None)
            return
        self._leaving = index
        dialog = RemovePackageDialog(plan, index, self)
        dialog.answered.connect(self._removal_answered)
        dialog.open()

    @Slot(int)
    def _removal_answered(self, heir: int) -> None:
        packages = self._document.plan.packages
        self._take_away(self._leaving, packages[heir].id if heir >= 0 else None)

    def _take_away(self, index: int, heir: str | None) -> None:
        self.add.setFocus()  # the card that had it goes
        edited = edits.removed(self._document.plan, index, heir)
        self._document.edit(lambda: text("Remove package"), edited)

    # What the eye sees.

    def show_results(self, results: Results) -> None:
        """Show the packages of these results."""
        self._results = results
        plan = results.book.plan
        late = plan is not self._document.plan
        if not (late and self.target.field.hasFocus()):
            self.target.show_scope(Scope(plan, None))
        wrong = (each for each in results.book.problems if each.place == TARGET_PLACE)
        self.target.mark("\n".join(sentence_of(each, plan.currency) for each in wrong), "")
        if self._stack.currentIndex() == CARDS:
            self.area.show_results(results)
            return
        lines = [line_of(results.book, package, self._plan_names) for package in plan.packages]
        self.table.show_lines(heads(), lines)
        said = text(
            "★ recommended. Amounts a month in {currency}, figures at today's discount of "
            "{discount}. Enter or a double click opens the card."
        )
        discount = percent(results.book.discount)
        self.table_note.say(said.format(currency=plan.currency.code, discount=discount))

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place of the plan."""
        found: QWidget | None = None
        match place:
            case _ if place == TARGET_PLACE:
                self.target.field.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            case ("packages", int(index), *rest) if index < len(self._document.plan.packages):
                self.look(CARDS)
                found = self._input(index, rest)
            case ("packages",):
                self.add.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        if found is not None:
            self.area.focus(found)
        return found is not None

    def _input(self, index: int, rest: list[str | int]) -> QWidget | None:
        """The input of a key of a package; only of what the cards show by now."""
        if index >= len(self.area.cards):
            return None
        key = str(rest[0]) if rest else ""
        line = rest[1] if len(rest) > 1 and isinstance(rest[1], int) else None
        return self.area.cards[index].field_of(key, line, str(rest[-1]) if rest else "")

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.table.recolour(palette)
        self.area.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.as_cards, text("Cards"))
        set_words(self.as_table, text("Table"))
        set_words(self.add, text("Add package"))
        self.table.setAccessibleName(text("Packages"))
        self.target.retranslate()
        self.area.retranslate()
