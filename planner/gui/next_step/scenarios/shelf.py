"""The list of a plan's scenarios, the plan first: which is in hand, and which are compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.charts.style import BODY, LIGHT, Palette
from planner.gui import theme
from planner.gui.widgets import Card, label, plain_tip
from planner.model.plan import Plan
from planner.model.scenario_figures import MOST_COMPARED
from planner.words import scenarios as words
from planner.words.catalogue import context, text

BUTTON = 28
MOST_ROWS = 8
ID = Qt.ItemDataRole.UserRole
DUPLICATE, UP, DOWN, REMOVE, RENAME = "duplicate", "up", "down", "remove", "rename"
Alt, Shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
Control = Qt.KeyboardModifier.ControlModifier
Index = QModelIndex | QPersistentModelIndex
KEYS = {
    (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier): RENAME,
    (Qt.Key.Key_Delete, Control): REMOVE,
    (Qt.Key.Key_Up, Alt | Shift): UP,
    (Qt.Key.Key_Down, Alt | Shift): DOWN,
}
"""What the keys of the list ask for; those that move are those of the table of clients."""


class _Act(NamedTuple):
    """What a button does: its symbol, what it says, with its keys."""

    what: str
    symbol: str
    said: Callable[[], str]
    keys: str


class _Ticks(QStyledItemDelegate):
    """Draws the box of a tick in the border of a field: Qt's own is lost on dark ground."""

    palette_in_use: Palette = LIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a name, and the box over it."""
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return
        self.initStyleOption(option, index)
        of: QWidget = option.widget
        box = of.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, of)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme.colour(self.palette_in_use.field_border))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


class Names(QListWidget):
    """The names.

    Signals:
        asked: something is to be done with the scenario in hand.
    """

    asked = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the keys ask for; all others as in every list."""
        modifiers = event.modifiers() & (Alt | Shift | Control)
        what = next(
            (each for (key, held), each in KEYS.items() if (key, held) == (event.key(), modifiers)),
            None,
        )
        if what is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(what)


class Shelf(Card):
    """The list and what can be done with it.

    Signals:
        chosen: another is in hand: the id of a scenario, or nothing for the plan.
        compared: which are compared is another.
        asked: something is to be done with the scenario in hand, by name.
    """

    chosen = Signal(str)
    compared = Signal()
    asked = Signal(str)

    def __init__(self) -> None:
        """Build an empty list."""
        super().__init__()
        self._known: set[str] = set()
        self._ticks: set[str] = set()
        self._shown: tuple[object, ...] = ()
        self.title = label("title")
        self.names = Names()
        self._painter = _Ticks(self.names)
        self.names.setItemDelegate(self._painter)
        self.names.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.title.setBuddy(self.names)
        self.hint = label("caption")
        self.hint.setWordWrap(True)
        self.new, self.keep = QPushButton(), QPushButton()
        self.buttons: dict[str, QPushButton] = {}
        self._acts = (
            _Act(DUPLICATE, "duplicate", lambda: text("Duplicate"), ""),
            _Act(UP, "chevron-up", lambda: text("Move up"), "Alt+Shift+↑"),
            _Act(DOWN, "chevron-down", lambda: text("Move down"), "Alt+Shift+↓"),
            _Act(REMOVE, "close", lambda: text("Remove"), text("Ctrl+Delete")),
        )
        head, first = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.setSpacing(2)
        for act in self._acts:
            self.buttons[act.what] = button = QPushButton()
            button.setObjectName(act.what)
            button.setProperty("kind", "step")
            button.setFixedSize(BUTTON, BUTTON)
            button.clicked.connect(self._pressed)
            head.addWidget(button)
        first.addWidget(self.new)
        first.addWidget(self.keep)
        first.addStretch(1)
        self.rows.addLayout(head)
        self.rows.addWidget(self.names)
        self.rows.addWidget(self.hint)
        self.rows.addLayout(first)
        self.names.currentRowChanged.connect(self._chosen)
        self.names.itemChanged.connect(self._ticked)
        self.names.itemDoubleClicked.connect(self._rename)
        self.names.asked.connect(self.asked)

    @property
    def in_hand(self) -> str:
        """The id of the scenario in hand; empty where it is the plan."""
        row = self.names.currentRow()
        return "" if row < 0 else str(self.names.item(row).data(ID) or "")

    @Slot()
    def _pressed(self) -> None:
        self.asked.emit(self.sender().objectName())

    @Slot()
    def _rename(self) -> None:
        self.asked.emit(RENAME)

    @Slot(int)
    def _chosen(self, row: int) -> None:
        self._enable()
        if row >= 0:
            self.chosen.emit(self.in_hand)

    @Slot(QListWidgetItem)
    def _ticked(self, item: QListWidgetItem) -> None:
        name = str(item.data(ID))
        if item.checkState() is Qt.CheckState.Checked:
            self._ticks.add(name)
        else:
            self._ticks.discard(name)
        self.compared.emit()

    def forget(self) -> None:
        """Another plan is opened: its scenarios are others, whatever their ids."""
        self._known.clear()
        self._ticks.clear()

    def forget_removed(self, plan: Plan) -> None:
        """One is about to come, perhaps under the id of one that is gone: that is no longer known.

        Until then an undo finds it ticked, or not, as it was.
        """
        self._known.intersection_update(each.id for each in plan.scenarios)

    def ticked(self, plan: Plan) -> list[str]:
        """The scenarios that are compared; a new one is, where there is room."""
        there = [each.id for each in plan.scenarios]
        for name in there:
            full = sum(each in self._ticks for each in there) >= MOST_COMPARED
            if name not in self._known and not full:
                self._ticks.add(name)
            self._known.add(name)
        return [name for name in there if name in self._ticks][:MOST_COMPARED]

    def choose(self, scenario_id: str) -> None:
        """Take a scenario in hand; the plan, where there is none of that id."""
        for row in range(self.names.count()):
            if str(self.names.item(row).data(ID) or "") == scenario_id:
                self.names.setCurrentRow(row)
                return
        self.names.setCurrentRow(0)

    def show_plan(self, plan: Plan) -> None:
        """List the scenarios of this plan; the one in hand stays in hand."""
        ticked = self.ticked(plan)
        full = len(ticked) >= MOST_COMPARED
        told = [(each.id, words.name(each), words.how_many(each)) for each in plan.scenarios]
        shown = (*told, *ticked, words.base_name(), len(told))
        if shown == self._shown:
            return
        self._shown = shown
        kept = self.in_hand
        with QSignalBlocker(self.names):
            self._fill([("", words.base_name(), ""), *told], ticked, full=full)
            self.choose(kept)
        self._fit()
        self._enable()
        if self.in_hand != kept:
            self.chosen.emit(self.in_hand)

    def _fill(self, told: list[tuple[str, str, str]], ticked: list[str], *, full: bool) -> None:
        while self.names.count() > len(told):
            self.names.takeItem(self.names.count() - 1)
        while self.names.count() < len(told):
            self.names.addItem(QListWidgetItem())
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        for row, (name, said, more) in enumerate(told):
            item = self.names.item(row)
            item.setData(ID, name)
            item.setText(said)
            item.setToolTip(plain_tip(f"{said}: {more}" if more else said))
            item.setFont(theme.font(BODY, bold=not name))
            if not name:
                continue
            on = name in ticked
            item.setFlags(usual | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            if full and not on:
                item.setFlags(usual)
                item.setToolTip(plain_tip(text("At most five scenarios stand side by side.")))

    def _fit(self) -> None:
        """As tall as its names, up to a few of them."""
        rows = min(self.names.count(), MOST_ROWS)
        frame = 2 * self.names.frameWidth() + 2
        self.names.setFixedHeight(self.names.sizeHintForRow(0) * rows + frame)

    def _enable(self) -> None:
        row, last = self.names.currentRow(), self.names.count() - 1
        for what, possible in (
            (DUPLICATE, row > 0),
            (UP, row > 1),
            (DOWN, 0 < row < last),
            (REMOVE, row > 0),
        ):
            self.buttons[what].setEnabled(possible)

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._painter.palette_in_use = palette
        self.names.viewport().update()
        for act in self._acts:
            self.buttons[act.what].setIcon(theme.icon(act.symbol, palette.muted))

    def retranslate(self) -> None:
        """Write every word anew."""
        self.title.setText(text("Scenarios"))
        self.names.setAccessibleName(text("Your plan and its scenarios"))
        self.hint.setText(text("Tick up to five to see them side by side."))
        self.new.setText(context("a scenario", "New"))
        self.new.setAccessibleName(text("New scenario"))
        self.keep.setText(text("Keep last edits…"))
        self.keep.setToolTip(text("Your last edits become a scenario, and your plan is as before"))
        for act in self._acts:
            said = act.said()
            self.buttons[act.what].setToolTip(f"{said} ({act.keys})" if act.keys else said)
            self.buttons[act.what].setAccessibleName(said)
        self._shown = ()
