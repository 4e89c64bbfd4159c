"""What a client may add to a package later: lines with a price, and the work behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui import theme
from planner.gui.document import Document
from planner.gui.fields.row import FieldRow, Scope
from planner.gui.fields.text import TextField
from planner.gui.packages.inputs import option_hours, option_price, with_option
from planner.gui.widgets import Note, label, set_words
from planner.model.edits import with_package
from planner.model.money import Currency
from planner.model.plan import Option, Package
from planner.model.problems import Problem
from planner.words.catalogue import text
from planner.words.numbers import count
from planner.words.places import sentence_of

STEP_SIZE = 24


def change_option() -> str:
    """What the undo menu calls an edit of an optional line."""
    return text("Change optional line")


class OptionRow(QWidget):
    """One optional line.

    Signals:
        removed: the line is to go, by its index.
    """

    removed = Signal(int)

    def __init__(self, document: Document, index: int) -> None:
        """Bind the line at an index."""
        super().__init__()
        self._document, self._index = document, index
        self._scope = Scope(document.plan, None)
        self.words = TextField()
        self.words.setObjectName(f"option_text_{index}")
        self.price = FieldRow(document, option_price(index))
        self.hours = FieldRow(document, option_hours(index))
        self.remove = QPushButton()
        self.remove.setProperty("kind", "step")
        self.remove.setFixedSize(STEP_SIZE, STEP_SIZE)
        self.remove.setIconSize(QSize(12, 12))
        head = QHBoxLayout()
        head.setSpacing(UNIT // 2)
        head.addWidget(self.words, 1)
        head.addWidget(self.remove)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT // 2)
        rows.addLayout(head)
        rows.addWidget(self.price)
        rows.addWidget(self.hours)
        self.words.entered.connect(self._typed)
        self.words.settled.connect(document.settle)
        self.remove.clicked.connect(self._remove)

    @Slot(str)
    def _typed(self, words: str) -> None:
        merge = f"{self.words.objectName()}/{self._scope.package_id}"
        base = self._document.base(merge)
        scope = Scope(base, base.package(self._scope.package_id))
        self._document.edit(change_option, with_option(scope, self._index, text=words), merge=merge)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self._index)

    def show_scope(self, scope: Scope, option: Option) -> None:
        """Show the line of this plan and package."""
        self._scope = scope
        self.words.set_words(option.text)
        self.price.show_scope(scope)
        self.hours.show_scope(scope)

    def mark(self, wrong: Iterable[Problem], currency: Currency) -> None:
        """Mark what is wrong with the line."""
        said = {each.place[-1]: sentence_of(each, currency) for each in wrong}
        self.price.mark(said.get("price", ""), "")
        self.hours.mark(said.get("hours", ""), "")

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self.remove.setIcon(theme.icon("close", palette.muted))

    def retranslate(self) -> None:
        """Write every word anew."""
        number = count(self._index + 1)
        self.words.setPlaceholderText(text("What is added"))
        self.words.setAccessibleName(text("Optional line {number}").format(number=number))
        remove = text("Remove optional line {number}").format(number=number)
        self.remove.setAccessibleName(remove)
        self.remove.setToolTip(remove)
        self.price.retranslate()
        self.hours.retranslate()


class PackageOptions(QWidget):
    """All optional lines of a package."""

    def __init__(self, document: Document) -> None:
        """Build an empty list."""
        super().__init__()
        self._document = document
        self._scope = Scope(document.plan, None)
        self._palette: Palette | None = None
        self.lines: list[OptionRow] = []
        self.title = label("section")
        self.note = Note()
        self.add = QPushButton()
        self.add.setProperty("kind", "link")
        self.add.clicked.connect(self._add)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(UNIT)
        self._rows.addWidget(self.title)
        self._rows.addWidget(self.note)
        beside = QHBoxLayout()
        beside.addWidget(self.add)
        beside.addStretch(1)
        self._rows.addLayout(beside)

    def _now(self) -> Package | None:
        """The package as it is in the plan now; a large book's figures come late."""
        return self._document.plan.package(self._scope.package_id)

    @Slot()
    def _add(self) -> None:
        package = self._now()
        if package is not None:
            self._put(lambda: text("Add optional line"), package, (*package.options, Option()))
            self.lines[-1].words.setFocus()

    @Slot(int)
    def _removed(self, index: int) -> None:
        package = self._now()
        if package is not None and index < len(package.options):
            options = (*package.options[:index], *package.options[index + 1 :])
            self.add.setFocus()  # the line that had it goes
            self._put(lambda: text("Remove optional line"), package, options)

    def _put(self, step: Callable[[], str], package: Package, options: tuple[Option, ...]) -> None:
        """Give the package these lines, and show them at once: they wait for no figures."""
        edited = with_package(self._document.plan, package.id, options=options)
        self._document.settle()
        self._document.edit(step, edited)
        self.show_scope(Scope(edited, edited.package(package.id)))

    def show_scope(self, scope: Scope) -> None:
        """Show the optional lines of this package."""
        self._scope = scope
        options = () if scope.package is None else scope.package.options
        while len(self.lines) > len(options):
            row = self.lines.pop()
            row.hide()
            row.deleteLater()
        while len(self.lines) < len(options):
            self._make()
        for row, option in zip(self.lines, options, strict=True):
            row.show_scope(scope, option)

    def mark(self, wrong: Iterable[Problem], currency: Currency) -> None:
        """Mark what is wrong with the lines, among all that is wrong with the package."""
        by_line: dict[str | int, list[Problem]] = {}
        for each in wrong:
            if each.place[2:3] == ("options",):
                by_line.setdefault(each.place[3], []).append(each)
        for index, row in enumerate(self.lines):
            row.mark(by_line.get(index, ()), currency)

    def _make(self) -> None:
        row = OptionRow(self._document, len(self.lines))
        row.removed.connect(self._removed)
        row.retranslate()
        if self._palette is not None:
            row.recolour(self._palette)
        self._rows.insertWidget(2 + len(self.lines), row)
        row.show()  # at once: it may be about to have the focus
        self.lines.append(row)

    def field_of(self, index: int | None, part: str) -> QWidget:
        """The input of a part of a line; where there is no such line, what adds one."""
        if index is None or index >= len(self.lines):
            return self.add
        line = self.lines[index]
        inputs: dict[str, QWidget] = {"price": line.price.field, "hours": line.hours.field}
        return inputs.get(part, line.words)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        for row in self.lines:
            row.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("What may be added later"))
        self.note.say(text("An offer to clients: it changes no figure of your book."))
        set_words(self.add, text("Add a line"))
        for row in self.lines:
            row.retranslate()
