"""The page of packages: good, better, best side by side, or as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import UNIT, Palette
from planner.gui.calculator import Results
from planner.gui.document import Document
from planner.gui.field_row import FieldRow, Scope
from planner.gui.package_card import DUPLICATE, EARLIER, LATER, RECOMMEND, PackageCard, Shown
from planner.gui.package_inputs import TARGET_MARGIN
from planner.gui.packages_table import Line, PackagesTable
from planner.gui.page import Page
from planner.gui.remove_package import RemovePackageDialog
from planner.gui.widgets import Card, Note, set_words
from planner.model import package_edits as edits
from planner.model.package_edits import PriceChange, price_change
from planner.model.plan import Package, Plan
from planner.model.pricing import priced
from planner.model.problems import Place
from planner.model.rows import Kind
from planner.words import packages as words
from planner.words.catalogue import text
from planner.words.numbers import count, hours, money, percent
from planner.words.sentences import one_line

LEAST_CARD, MOST_CARD = 264, 400
TARGET_WIDTH = 224
MOST_OF_A_NAME = 250


class PackagesPage(Page):
    """What the agency sells, and what it must cost."""

    def __init__(self, document: Document, plan_names: dict[str, str]) -> None:
        """Build the page; ``plan_names`` are the vendor's own names of its plans."""
        super().__init__()
        self._document, self._plan_names = document, plan_names
        self._results: Results | None = None
        self._palette: Palette | None = None
        self._leaving = 0
        self._beside = 1
        self.cards: list[PackageCard] = []
        self.target = FieldRow(document, TARGET_MARGIN)
        self.target.setFixedWidth(TARGET_WIDTH)
        self.target.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.as_cards, self.as_table = QPushButton(), QPushButton()
        self.add = QPushButton()
        self.add.clicked.connect(self._add)
        self.empty = Note("muted")
        self.table = PackagesTable()
        self.table.opened.connect(self.open_card)
        self.table.menu_wanted.connect(self._open_menu)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._card_area())
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
        for index, button in enumerate((self.as_cards, self.as_table)):
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setChecked(index == 0)
            group.addButton(button, index)
            row.addWidget(button)
        group.idClicked.connect(self._look)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, UNIT + 4, 0)
        head.setSpacing(2 * UNIT)
        head.addWidget(segments)
        head.addStretch(1)
        head.addWidget(self.target)
        head.addWidget(self.add)
        return head

    def _card_area(self) -> QScrollArea:
        inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setSpacing(UNIT)
        self._rows = rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, UNIT // 2, UNIT)
        rows.addWidget(self.empty)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self.area

    def _table_area(self) -> QWidget:
        card = Card()
        card.rows.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)
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
    def _look(self, index: int) -> None:
        self._document.settle()
        self._stack.setCurrentIndex(index)
        if self._results is not None:
            self.show_results(self._results)

    @Slot()
    def _begin(self) -> None:
        for card in self.cards:
            card.forget()
        self.target.field.forget()

    @Slot(int)
    def open_card(self, index: int) -> None:
        """Show the card of a package, with its name in hand."""
        self.as_cards.setChecked(True)
        self._look(0)
        if index < len(self.cards):
            self._focus(self.cards[index].name)

    def _focus(self, on: QWidget) -> None:
        # A card that has just been made has no place yet.
        self._rows.activate()
        self.area.ensureWidgetVisible(on, 0, 6 * UNIT)
        on.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(int)
    def _open_menu(self, index: int) -> None:
        if index < len(self.cards):
            at = self.table.visualRect(self.table.model().index(index, 0)).bottomLeft()
            menu = self.cards[index].actions_menu(self.table)
            menu.popup(self.table.viewport().mapToGlobal(at))

    @Slot()
    def _add(self) -> None:
        plan = self._document.plan
        package = edits.new_package(plan, text("New package"))
        self._document.settle()
        edited = edits.with_new_package(plan, package)
        self._document.edit(lambda: text("Add package"), edited)
        self.open_card(len(plan.packages))

    @Slot(str, int)
    def _act(self, what: str, index: int) -> None:
        plan = self._document.plan
        if index >= len(plan.packages):
            return
        self._document.settle()
        match what:
            case _ if what == DUPLICATE:
                name = words.copy_name(plan.packages[index].title)
                copied = edits.duplicated(plan, index, name)
                self._document.edit(lambda: text("Duplicate package"), copied)
                self._follow(index + 1)
            case _ if what in {EARLIER, LATER}:
                to = index - 1 if what == EARLIER else index + 1
                self._document.edit(lambda: text("Move package"), edits.moved(plan, index, to))
                self._follow(to)
            case _ if what == RECOMMEND:
                chosen = None if plan.packages[index].recommended else index
                recommended = edits.with_recommended(plan, chosen)
                self._document.edit(lambda: text("Recommend package"), recommended)
            case _:
                self._remove(plan, index)

    def _follow(self, index: int) -> None:
        """Stay with a package at its new place."""
        if self._stack.currentIndex() == 1:
            self.table.selectRow(index)
        elif index < len(self.cards):
            self._focus(self.cards[index].name)

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

    @Slot(bool)
    def _decide(self, new_only: bool) -> None:
        step = self._document.last_step
        if step is not None:
            way = edits.for_new_clients_only if new_only else edits.for_everyone
            self._document.amend(way(*step))

    # What the eye sees.

    def show_results(self, results: Results) -> None:
        """Show the packages of these results."""
        self._results = results
        plan = results.book.plan
        late = plan is not self._document.plan
        if not (late and self.target.field.hasFocus()):
            self.target.show_scope(Scope(plan, None))
        self.empty.say("" if plan.packages else _nothing())
        self._keep_cards(len(plan.packages))
        if self._stack.currentIndex() == 0:
            self._show_cards(results, late=late)
        else:
            self.table.show_lines([self._line(results, each) for each in plan.packages])
            said = text(
                "★ recommended. Amounts a month in {currency}, figures at today's discount of "
                "{discount}. Enter or a double click opens the card."
            )
            discount = percent(results.book.discount)
            self.table_note.say(said.format(currency=plan.currency.code, discount=discount))

    def _show_cards(self, results: Results, *, late: bool) -> None:
        book, plan = results.book, results.book.plan
        change, new_only = self._change(plan)
        resold = dict.fromkeys((package.id for package in plan.packages), 0)
        for part in book.parts:
            if part.kind is Kind.RESOLD and part.group.alike.package in resold:
                resold[part.group.alike.package] += part.group.accounts
        for index, (card, package) in enumerate(zip(self.cards, plan.packages, strict=True)):
            cautions = tuple(
                each for each in results.cautions if each.place[:2] == ("packages", index)
            )
            mine, everyone = resold[package.id], results.curve.today
            card.show_package(
                Shown(book, index, package, mine, everyone, cautions, change, new_only, late)
            )
        self._level()

    def _change(self, plan: Plan) -> tuple[PriceChange | None, bool]:
        """What the last step changed of a price, and whether for new clients only."""
        step = self._document.last_step
        if step is None or step[1] is not plan:
            return None, False
        before, after = step
        return price_change(before, after), before.clients != after.clients

    def _line(self, results: Results, package: Package) -> Line:
        plan = results.book.plan
        found = priced(results.book, package)
        at = None if found is None else found.today
        name = one_line(package.title, MOST_OF_A_NAME)
        if package.recommended:
            name = f"★ {name}"
        vendor = self._plan_names.get(package.plan, package.plan.capitalize())
        cells = (
            name,
            f"{one_line(vendor)} {count(package.contacts)}",
            money(None if found is None else found.software, plan.currency),
            money(package.services_price, plan.currency),
            money(None if found is None else found.price, plan.currency),
            money(package.setup_fee, plan.currency),
            hours(package.hours),
            money(None if at is None else at.contribution, plan.currency),
            percent(None if at is None else at.margin, 1),
            money(None if at is None else at.floor, plan.currency),
            money(None if at is None else at.target, plan.currency),
        )
        return Line(cells, package.recommended)

    def _keep_cards(self, number: int) -> None:
        """Have so many cards."""
        if number == len(self.cards):
            return
        while len(self.cards) > number:
            card = self.cards.pop()
            card.hide()
            self._grid.removeWidget(card)
            card.deleteLater()
        while len(self.cards) < number:
            card = PackageCard(self._document, self._plan_names)
            card.setMaximumWidth(MOST_CARD)
            card.asked.connect(self._act)
            card.decided.connect(self._decide)
            card.explained.connect(self.explained)
            card.retranslate()
            if self._palette is not None:
                card.recolour(self._palette)
            self.cards.append(card)
        self._lay_out()

    def _room(self) -> int:
        """The width that the cards share."""
        return self.area.viewport().width() - UNIT // 2

    def _lay_out(self) -> None:
        """Put as many cards side by side as find their room."""
        room = self._room()
        beside = max(1, min(len(self.cards), (room + UNIT) // (LEAST_CARD + UNIT)))
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, index // beside, index % beside)
            card.show()  # its words have their sizes from here on
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < beside else 0)
        self._beside = beside

    def _level(self) -> None:
        """Let the parts of cards side by side begin at the same height."""
        gaps = UNIT * (self._beside - 1)
        card = min((self._room() - gaps) // self._beside, MOST_CARD)
        width = card - 4 * UNIT - 2
        for first in range(0, len(self.cards), self._beside):
            row = self.cards[first : first + self._beside]
            for parts in zip(*[card.parts for card in row], strict=True):
                tallest = max(_height(part, width) for part in parts)
                for part in parts:
                    if part.minimumHeight() != tallest:
                        part.setMinimumHeight(tallest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew."""
        super().resizeEvent(event)
        self._lay_out()
        self._level()

    def reveal(self, place: Place) -> bool:
        """Put the focus on the input of a place of the plan."""
        match place:
            case ("agency", "target_margin"):
                found: QWidget | None = self.target.field
            case ("packages", int(index), *rest) if index < len(self.cards):
                self.as_cards.setChecked(True)
                self._look(0)
                key = str(rest[0]) if rest else ""
                line = rest[1] if len(rest) > 1 and isinstance(rest[1], int) else None
                found = self.cards[index].field_of(key, line, str(rest[-1]) if rest else "")
            case ("packages",):
                found = self.add
            case _:
                found = None
        if found is not None:
            self._focus(found)
        return found is not None

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        self.table.recolour(palette)
        for card in self.cards:
            card.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.as_cards, text("Cards"))
        set_words(self.as_table, text("Table"))
        set_words(self.add, text("Add package"))
        self.table.setAccessibleName(text("Packages"))
        self.target.retranslate()
        for card in self.cards:
            card.retranslate()


def _height(part: QWidget, width: int) -> int:
    """How tall a part of a card has to be where it is so wide."""
    layout = part.layout()
    if layout is None or not layout.hasHeightForWidth():
        return part.sizeHint().height()
    return layout.totalHeightForWidth(width)


def _nothing() -> str:
    return text("There is no package yet. A package is what you sell: a plan, prices, your work.")
