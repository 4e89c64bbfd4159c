"""Which input a scenario is to change: looked for by its words, with its present value beside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from heapq import nlargest
from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from planner.charts.style import UNIT, Palette
from planner.gui.finder import Found
from planner.gui.finder_box import FoundModel, FoundRow
from planner.gui.widgets import Note, label
from planner.model.differences import KEYS, Subject, Target
from planner.model.plan import Plan
from planner.model.scenarios import Inputs
from planner.words import scenario_inputs as words
from planner.words.catalogue import text
from planner.words.search import asked, fold, rank

SIZE = (520, 440)
MOST_FOUND, CLIENTS_AT_ONCE = 200, 20
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class InputPicker(QDialog):
    """Lists the inputs of a plan.

    Signals:
        picked: the Target of the one that was chosen.
    """

    picked = Signal(object)

    def __init__(self, plan: Plan, palette: Palette, parent: QWidget) -> None:
        """List the inputs of a plan."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Add a difference"))
        self.resize(*SIZE)
        self._plan, self._inputs = plan, Inputs(plan)
        self._known = [(fold(self._words(each)), each) for each in _inputs(plan)]
        self._clients = [(fold(each.name), each.id) for each in self._inputs.clients.values()]
        above = label("muted", text("What is different in the scenario?"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(text("Services, Growth, hours, a client"))
        self.search.setAccessibleName(above.text())
        self.search.installEventFilter(self)
        above.setBuddy(self.search)
        self.model = FoundModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundRow(palette, self))
        self.list.setAccessibleName(text("What can be different"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._choose_row)
        self.list.clicked.connect(self._choose_row)
        self.nothing = Note("muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT)
        rows.addWidget(above)
        rows.addWidget(self.search)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.nothing)
        self.search.textChanged.connect(self._look)
        self._look("")

    def _words(self, target: Target) -> str:
        return words.input_name(self._plan, self._inputs, target)

    @Slot(str)
    def _look(self, typed: str) -> None:
        looked_for = asked(typed)
        found = [self._found(each) for each in islice(self._matching(looked_for), MOST_FOUND)]
        self.model.show_found(found)
        self.nothing.say("" if found else text("Your plan has no such input."))
        if found:
            self.list.setCurrentIndex(self.model.index(0))

    def _matching(self, looked_for: tuple[str, ...]) -> Iterator[Target]:
        """The inputs that the words stand for, the nearest first; all in their order for none."""
        ranked: list[tuple[int, int, Target]] = []
        several = enumerate((*self._known, *self._of_clients(looked_for)))
        for number, (folded, target) in several:
            if not looked_for:
                ranked.append((0, number, target))
            elif (far := rank(looked_for, folded)) is not None:
                ranked.append((far, number, target))
        return (target for *_, target in sorted(ranked, key=lambda each: each[:2]))

    def _of_clients(self, looked_for: tuple[str, ...]) -> Iterator[tuple[str, Target]]:
        """The inputs of the clients that are named: a book of thousands has too many for all."""
        said = [
            (sum(each in folded for each in looked_for), name) for folded, name in self._clients
        ]
        few = len(said) <= CLIENTS_AT_ONCE
        wanted = [each for each in said if each[0] or few or not looked_for]
        for _, name in nlargest(CLIENTS_AT_ONCE, wanted, key=lambda each: each[0]):
            for key in KEYS[Subject.CLIENT]:
                target = Target(Subject.CLIENT, name, key)
                if words.is_typed(target):
                    yield fold(self._words(target)), target

    def _found(self, target: Target) -> Found:
        value = self._inputs.value(target)
        counts = words.effective(self._plan, self._inputs, target, value)
        return Found(
            self._words(target),
            "",
            partial(self._choose, target),
            words.value_words(self._plan, target, counts),
        )

    def _choose(self, target: Target) -> None:
        self.accept()
        self.picked.emit(target)

    @Slot()
    def _choose_row(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0 and not self.result():  # a click may activate, too
            self.model.found[row].go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, the arrows move in the list and Enter chooses."""
        if (
            watched is self.search
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            if event.key() in MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose_row()
                return True
        return super().eventFilter(watched, event)


def _inputs(plan: Plan) -> Iterator[Target]:
    """The inputs that are not of clients: packages first, for their prices are tried most."""
    for package in plan.packages:
        for key in ("services_price", "software_price", "hours"):
            yield Target(Subject.PACKAGE, package.id, key)
    for of in (Subject.AGENCY, Subject.COMMISSION):
        yield from (Target(of, "", key) for key in KEYS[of])
    for package in plan.packages:
        for key in KEYS[Subject.PACKAGE]:
            if key not in {"services_price", "software_price", "hours"}:
                yield Target(Subject.PACKAGE, package.id, key)
    for tier in plan.programme.tiers:
        yield Target(Subject.TIER, str(tier.start), "discount")
    for of in (Subject.PROGRAMME, Subject.ASSUMPTIONS):
        yield from (Target(of, "", key) for key in KEYS[of])
    if plan.buys_abroad:
        yield Target(Subject.PRICE_LIST, "", "exchange_rate")
    for name, bands in plan.price_list.prices.items():
        yield from (Target(Subject.PRICE, name, str(band)) for band in bands)
