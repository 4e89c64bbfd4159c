"""One package: what it brings, and every field of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.document import Document
from planner.gui.fields.lines import LinesField
from planner.gui.fields.number import FIELD_WIDTH, ChoiceField
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.fields.text import TextField
from planner.gui.overview import fields as shared
from planner.gui.overview.marks import Marks
from planner.gui.packages import inputs as own
from planner.gui.packages.figures import PackageFigures
from planner.gui.packages.menu import OWN_ID, RECOMMEND, PackageMenu, below
from planner.gui.packages.options import PackageOptions
from planner.gui.packages.price import FIELDS, PackagePrice, one_step, way_of
from planner.gui.widgets import Card, Note, label, set_mark, set_words
from planner.model.book import Book
from planner.model.edits import with_package
from planner.model.package_edits import PriceChange
from planner.model.plan import Package, Plan
from planner.model.pricing import priced
from planner.model.problems import Problem
from planner.words import packages as words
from planner.words.catalogue import text
from planner.words.numbers import count
from planner.words.sentences import one_line, sentence

STEP_SIZE = 24
LACKING = {"loses-money", "below-target"}
"""Cautions that say what a price lacks."""
MOST_OF_A_NAME = 60


class Shown(NamedTuple):
    """What a card shows: a package of a book, its place, and what was just changed of its price.

    ``resold`` are its resold accounts, of ``everyone``; ``late`` where the plan has changed since.
    """

    book: Book
    place: int
    package: Package
    resold: int
    everyone: int
    cautions: tuple[Problem, ...]
    change: PriceChange | None
    new_only: bool
    late: bool


class PackageCard(Card):
    """One package of the plan.

    Signals:
        asked: something is to be done with the package, by name and index.
        explained: a figure is to be explained, as an ``Asked``.
    """

    asked = Signal(str, int)
    explained = Signal(object)

    def __init__(self, document: Document, plan_names: dict[str, str]) -> None:
        """Build a card; ``plan_names`` are the vendor's own names of its plans."""
        super().__init__()
        self._document, self._plan_names = document, plan_names
        self._shown: Shown | None = None
        self.fields: dict[str, FieldRow] = {}
        self.parts: list[QWidget] = []
        self._heads: list[tuple[QLabel, Callable[[], str]]] = []
        self.rows.setSpacing(UNIT + 4)
        self._head()
        self.figures = PackageFigures()
        self.figures.explained.connect(self.explained)
        self.warning = self.figures.warning
        self._into.addWidget(self.figures)
        self.price = PackagePrice(document)
        self._end_part()
        self._part(self.price)
        self._section(lambda: text("Your work and costs"))
        self._add(shared.HOURS, shared.OTHER_COSTS, own.SETUP_HOURS)
        self._section(lambda: text("What you buy from the vendor"))
        self._plan_choice()
        self._add(shared.CONTACTS, shared.LIST_PRICE)
        self._section(lambda: text("What is included"))
        self.includes = LinesField()
        self.includes.setObjectName("includes")
        self.includes.entered.connect(self._includes_typed)
        self.includes.settled.connect(document.settle)
        self._into.addWidget(self.includes)
        self.options = PackageOptions(document)
        self._end_part()
        self._part(self.options)
        self._section(lambda: text("Your note"))
        self.note = TextField()
        self.note.setObjectName("note")
        self.note.entered.connect(self._noted)
        self.note.settled.connect(document.settle)
        self._into.addWidget(self.note)
        self._end_part()
        self.rows.addStretch(1)

    def _head(self) -> None:
        self.name = TextField()
        self.name.setProperty("scale", "title")
        self.name.setObjectName("name")
        self.name.entered.connect(self._renamed)
        self.name.settled.connect(self._document.settle)
        self.more = QPushButton()
        self.more.setProperty("kind", "step")
        self.more.setFixedSize(STEP_SIZE, STEP_SIZE)
        self.more.clicked.connect(self._open_menu)
        self.recommended = QPushButton()
        self.recommended.setProperty("kind", "mark")
        self.recommended.setCheckable(True)
        self.recommended.clicked.connect(self._recommend)
        self.share = label("caption")
        top, under = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(UNIT // 2)
        top.addWidget(self.name, 1)
        top.addWidget(self.more)
        under.addWidget(self.recommended)
        under.addStretch(1)
        under.addWidget(self.share)
        self._begin_part()
        self.name_problem = Note("problem")
        self.own_id = QPushButton()
        self.own_id.setProperty("kind", "link")
        self.own_id.clicked.connect(self._ask_own_id)
        self._into.addLayout(top)
        self._into.addWidget(self.name_problem)
        self._into.addWidget(self.own_id, 0, Qt.AlignmentFlag.AlignLeft)
        self._into.addLayout(under)

    def _end_part(self) -> None:
        """What a part has of room to spare is under it."""
        layout = self.parts[-1].layout() if self.parts else None
        if isinstance(layout, QVBoxLayout):
            layout.addStretch(1)

    def _part(self, part: QWidget) -> None:
        """A part of the card; the page lets the parts of cards side by side begin level."""
        self.parts.append(part)
        self.rows.addWidget(part)

    def _begin_part(self) -> None:
        self._end_part()
        part = QWidget()
        self._into = QVBoxLayout(part)
        self._into.setContentsMargins(0, 0, 0, 0)
        self._into.setSpacing(UNIT)
        self._part(part)

    def _section(self, said: Callable[[], str]) -> None:
        head = label("section")
        self._heads.append((head, said))
        self._begin_part()
        self._into.addWidget(head)

    def _add(self, *specs: Input) -> None:
        for spec in specs:
            self.fields[spec.key] = row = FieldRow(self._document, spec)
            self._into.addWidget(row)

    def _plan_choice(self) -> None:
        self.plan_name, self.plan = label("muted"), ChoiceField()
        self.plan.setFixedWidth(FIELD_WIDTH)
        self.plan.activated.connect(self._plan_chosen)
        self.plan_name.setBuddy(self.plan)
        row = QHBoxLayout()
        row.addWidget(self.plan_name, 1)
        row.addWidget(self.plan)
        self._into.addLayout(row)
        self.plan_problem = Note("problem")
        self._into.addWidget(self.plan_problem)

    # What the hand does.

    @property
    def package_id(self) -> str:
        """The id of the package that is shown."""
        return "" if self._shown is None else self._shown.package.id

    def _type(self, step: Callable[[], str], field: str, value: object) -> None:
        merge = f"{field}/{self.package_id}"
        base = self._document.base(merge)
        edited = with_package(base, self.package_id, **{field: value})
        self._document.edit(step, edited, merge=merge)

    @Slot(str)
    def _renamed(self, name: str) -> None:
        self._type(lambda: text("Rename package"), "name", name)

    @Slot(object)
    def _includes_typed(self, lines: tuple[str, ...]) -> None:
        self._type(lambda: text("Change what is included"), "includes", lines)

    @Slot(str)
    def _noted(self, words: str) -> None:
        self._type(lambda: text("Change note"), "note", words)

    @Slot(int)
    def _plan_chosen(self, index: int) -> None:
        chosen, plan = str(self.plan.itemData(index)), self._document.plan
        package = plan.package(self.package_id)
        if package is not None and chosen != package.plan:
            # A list price of one's own was for the plan before.
            edited = with_package(plan, package.id, plan=chosen, list_price=None)
            one_step(self._document, lambda: text("Change plan"), edited, package.id)

    @Slot()
    def _recommend(self) -> None:
        if self._shown is not None:
            self.asked.emit(RECOMMEND, self._shown.place)

    @Slot()
    def _ask_own_id(self) -> None:
        if self._shown is not None:
            self.name.setFocus()  # the button goes
            self.asked.emit(OWN_ID, self._shown.place)

    @Slot()
    def _open_menu(self) -> None:
        if self._shown is not None:
            packages = len(self._document.plan.packages)
            menu = PackageMenu(self, self._shown.place, packages)
            menu.asked.connect(self.asked)
            menu.popup(below(self.more))

    # What the eye sees.

    def show_package(self, shown: Shown) -> None:
        """Show a package, and what the book says of it."""
        self._shown = shown
        plan, package, late = shown.book.plan, shown.package, shown.late
        scope = Scope(plan, package)
        for row in self.fields.values():
            if not (late and row.field.hasFocus()):
                row.show_scope(scope)
        if not (late and self.name.hasFocus()):
            self.name.set_words(package.name)
        if not (late and self.note.hasFocus()):
            self.note.set_words(package.note)
        if not (late and self.includes.hasFocus()):
            self.includes.set_value(package.includes)
        found, above = priced(shown.book, package), shown.book.next_tier
        self.figures.show_priced(package.id, found, plan, None if above is None else above.start)
        self._warn(shown)
        self._mark(shown)
        self.price.show_price(shown.book, package, found, late=late)
        self.price.show_change(shown.change, new_only=shown.new_only)
        now = self._document.plan  # no figures are waited for, and no line in hand is an older one
        self.options.show_scope(Scope(now, now.package(package.id)))
        self._show_head(shown)
        self._show_plans(plan, package)
        self._show_notes(plan, package)

    def _warn(self, shown: Shown) -> None:
        """What the book warns of; it says more than how much a price lacks."""
        currency = shown.book.plan.currency
        said = [sentence(each, place=False, currency=currency) for each in shown.cautions]
        self.warning.say("\n".join(said))
        if any(each.code in LACKING for each in shown.cautions):
            self.figures.room.say("")

    def _mark(self, shown: Shown) -> None:
        """Mark the fields whose values are wrong, for as long as they are."""
        here = ("packages", shown.place)
        wrong = [each for each in shown.book.problems if each.place[:2] == here]
        said = Marks.of(wrong, shown.place, shown.book.plan.currency).problems
        priced_by = FIELDS[way_of(shown.package)].key
        said[priced_by] = said.pop("software_price", "")
        for key, row in {**self.fields, **self.price.fields}.items():
            row.mark(said.get(key, ""), "", warned=key == priced_by and bool(shown.cautions))
        for key, field, note in (
            ("plan", self.plan, self.plan_problem),
            ("id", self.name, self.name_problem),
        ):
            set_mark(field, "problem" if key in said else "")
            note.say(said.get(key, ""))
        self.own_id.setVisible("id" in said)
        self.options.mark(wrong, shown.book.plan.currency)

    def _show_head(self, shown: Shown) -> None:
        package = shown.package
        name = one_line(package.title, MOST_OF_A_NAME)
        self.name.setPlaceholderText(one_line(package.id, MOST_OF_A_NAME))
        self.more.setAccessibleName(text("What to do with {package}").format(package=name))
        chosen = package.recommended
        self.recommended.setChecked(chosen)
        set_words(self.recommended, text("★ Recommended") if chosen else text("☆ Recommend"))
        set_words(self.share, words.share(shown.resold, shown.everyone))

    def _show_notes(self, plan: Plan, package: Package) -> None:
        published = plan.price_list.list_price(package.plan, package.contacts)
        own_price = package.list_price is not None
        listed, contacts = self.fields["list_price"], self.fields["contacts"]
        listed.setVisible(own_price or published is None)
        listed.note.say(text("Your own figure, not a published price.") if own_price else "")
        band = plan.price_list.band(package.plan, package.contacts)
        other = band is not None and band != package.contacts
        contacts.note.say(text("priced as {band}").format(band=count(band)) if other else "")

    def _show_plans(self, plan: Plan, package: Package) -> None:
        names = list(plan.price_list.prices)
        if package.plan not in names:
            names.append(package.plan)
        titles = [self._plan_names.get(name, name.capitalize()) for name in names]
        choice = self.plan
        there = [(choice.itemData(each), choice.itemText(each)) for each in range(choice.count())]
        if there != list(zip(names, titles, strict=True)):
            choice.clear()
            for name, title in zip(names, titles, strict=True):
                choice.addItem(title, name)
        choice.setCurrentIndex(names.index(package.plan))

    def field_of(self, key: str, index: int | None = None, part: str = "") -> QWidget | None:
        """The input of a key of the package; of an optional line also by its index and part."""
        if key == "options":
            return self.options.field_of(index, part)
        whole: dict[str, QWidget] = {
            "id": self.name,
            "name": self.name,
            "plan": self.plan,
            "includes": self.includes,
            "note": self.note,
            "recommended": self.recommended,
        }
        if key in whole:
            return whole[key]
        if key in {"", "software_price"} and self._shown is not None:
            key = FIELDS[way_of(self._shown.package)].key
        found = (self.fields | self.price.fields).get(key)
        if found is None:
            return None
        found.show()  # a rare field is seen where it is typed
        return found.field

    def forget(self) -> None:
        """Drop what is typed and not taken: another plan is here."""
        for row in (self.fields | self.price.fields).values():
            row.field.forget()

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.more.setIcon(theme.icon("more", palette.muted))
        self.figures.recolour(palette)
        self.options.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        for head, said in self._heads:
            set_words(head, said())
        self.name.setAccessibleName(text("Name of the package"))
        self.more.setToolTip(text("Duplicate, move or remove"))
        set_words(self.own_id, text("Give it an id of its own"))
        self.recommended.setToolTip(text("One package at most is recommended to clients."))
        set_words(self.plan_name, text("Plan"))
        self.plan.setAccessibleName(text("Plan of the vendor"))
        self.includes.setAccessibleName(text("What is included, line by line"))
        self.includes.setPlaceholderText(text("One line each, in your own words"))
        self.note.setAccessibleName(text("Your note on the package"))
        self.note.setPlaceholderText(text("For you alone"))
        for row in self.fields.values():
            row.retranslate()
        for part in (self.figures, self.price, self.options):
            part.retranslate()
