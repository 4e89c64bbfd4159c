"""What the client sees: packages, contacts, options, buying direct, and its own shop's orders."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import BODY, UNIT
from planner.gui import theme
from planner.gui.document import Document
from planner.gui.fields.row import FieldRow, Input, Scope
from planner.gui.overview.fields import RATE_DIGITS
from planner.gui.quote.inputs import row_of, scope_of
from planner.gui.tall_scroll import TallScroll
from planner.gui.ticks import TickBox
from planner.gui.widgets import Note, label, plain_tip, set_kind, set_words
from planner.model.advertised import below_published
from planner.model.allowed_edits import is_shown, with_allowed, with_package_shown
from planner.model.directly import directly
from planner.model.plan import Plan
from planner.words import entry, numbers, shown_to_client
from planner.words.catalogue import text
from planner.words.quote_page import client_name
from planner.words.sentences import one_line

WIDTH, ROOM = 440, 360
MOST_HEIGHT = 560


def _allowed(scope: Scope, key: str) -> object:
    return None if scope.client is None else getattr(scope.client.allowed, key)


def _put(scope: Scope, **changes: object) -> Plan:
    row = row_of(scope.plan, scope.key)
    return scope.plan if row is None else with_allowed(scope.plan, row, **changes)


ORDER_VALUE = Input(
    key="order_value",
    name=lambda: text("An order brings the client"),
    step=lambda: text("Change the value of an order"),
    get=lambda scope: _allowed(scope, "order_value"),
    put=lambda scope, typed: _put(scope, order_value=typed),
    read=lambda typed, plan: entry.read_money(typed, plan.currency) if typed.strip() else None,
    write=lambda value, plan: "" if value is None else numbers.money(value, plan.currency),
    unit=lambda plan: numbers.symbol(plan.currency),
    about=lambda: text("What an average order of the client's own shop brings it."),
)

ORDER_MARGIN = Input(
    key="order_margin",
    name=lambda: text("of which it keeps"),
    step=lambda: text("Change the margin of an order"),
    get=lambda scope: _allowed(scope, "order_margin"),
    put=lambda scope, typed: _put(scope, order_margin=typed),
    read=lambda typed, _plan: (
        entry.read_rate(typed, low=Decimal(0), high=Decimal(1), digits=RATE_DIGITS)
        if typed.strip()
        else None
    ),
    write=lambda rate, _plan: (
        "" if rate is None else numbers.percent(rate).removesuffix("%").rstrip()
    ),
    unit=lambda _plan: "%",
    about=lambda: text("The share of an order that stays with the client."),
    doubts=entry.per_cent_doubt,
)


class ClientSees(QDialog):
    """Decides what one client may see; each answer is taken at once, as a step of its own."""

    def __init__(self, document: Document, client_id: str, parent: QWidget) -> None:
        """Ask about the quote of a row, by its id."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("What the client sees"))
        self._document, self._client_id = document, client_id
        self.head = label("title")
        self.head.setWordWrap(True)
        self.packages: dict[str, TickBox] = {}
        self.about_prices = Note("warning")
        self.contacts = self._box(text("The number of contacts can be changed"))
        self.options = self._box(text("The packages' options can be added"))
        self.direct = self._box(text("Compare with buying directly"))
        self.contacts.clicked.connect(self._contacts_ticked)
        self.options.clicked.connect(self._options_ticked)
        self.direct.clicked.connect(self._direct_ticked)
        self.about_direct = Note()
        self.fields = [FieldRow(document, spec) for spec in (ORDER_VALUE, ORDER_MARGIN)]
        self.close_button = QPushButton(text("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        document.changed.connect(self._follow)
        self._follow()

    def _box(self, words: str) -> TickBox:
        box = TickBox(words)
        box.setAccessibleName(words)
        return box

    def _lay_out(self) -> None:
        body = QWidget()
        rows = self._rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, UNIT, 0)
        rows.setSpacing(UNIT)
        rows.addWidget(self.head)
        rows.addWidget(label("section", text("Packages beside each other")))
        self._package_rows = QVBoxLayout()
        self._package_rows.setSpacing(UNIT)
        rows.addLayout(self._package_rows)
        rows.addWidget(self.about_prices)
        rows.addSpacing(UNIT)
        rows.addWidget(label("section", text("What can be changed and compared")))
        for part in (self.contacts, self.options, self.direct, self.about_direct):
            rows.addWidget(part)
        rows.addSpacing(UNIT)
        rows.addWidget(label("section", text("For “it pays for itself at so many orders”")))
        for field in self.fields:
            field.retranslate()
            rows.addWidget(field)
        rows.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        self.area = TallScroll(body)
        column.addWidget(self.area, 1)
        column.addLayout(buttons)
        self.setFixedWidth(WIDTH)

    # What the hand does.

    def _edit(self, step: Callable[[], str], change: Callable[[Plan, int], Plan]) -> None:
        document = self._document
        document.settle()
        row = row_of(document.plan, self._client_id)
        if row is not None:
            document.edit(step, change(document.plan, row))
            document.settle()

    @Slot(bool)
    def _package_ticked(self, on: bool) -> None:
        box = self.sender()
        found = (each for each, there in self.packages.items() if there is box)
        package = next(found, None)
        if package is not None:
            self._edit(
                lambda: text("Change the packages that a client sees"),
                lambda plan, row: with_package_shown(plan, row, package, on=on),
            )

    @Slot(bool)
    def _contacts_ticked(self, on: bool) -> None:
        self._edit(
            lambda: text("Change whether contacts can be changed"),
            lambda plan, row: with_allowed(plan, row, fixed_contacts=not on),
        )

    @Slot(bool)
    def _options_ticked(self, on: bool) -> None:
        self._edit(
            lambda: text("Change whether options can be added"),
            lambda plan, row: with_allowed(plan, row, without_options=not on),
        )

    @Slot(bool)
    def _direct_ticked(self, on: bool) -> None:
        self._edit(
            lambda: text("Change the comparison with buying directly"),
            lambda plan, row: with_allowed(plan, row, direct=on),
        )

    def reveal(self, key: str) -> None:
        """Put the focus on what decides a key."""
        known: dict[str, QWidget] = {each.field.objectName(): each.field for each in self.fields}
        known["direct"] = self.direct
        free = (each for each in self.packages.values() if each.isEnabled())
        known["packages"] = next(free, self.contacts)
        known.get(key, self.contacts).setFocus(Qt.FocusReason.TabFocusReason)

    # What the eye sees.

    @Slot()
    def _follow(self) -> None:
        plan = self._document.plan
        row = row_of(plan, self._client_id)
        if row is None:
            self.reject()  # it is quoted no longer
            return
        client = plan.clients[row]
        set_words(self.head, client_name(client))
        self._show_packages(plan, row)
        shown = [each.id for each in plan.packages if is_shown(plan, row, each.id)]
        below = below_published(plan, row, shown)
        self.about_prices.say(shown_to_client.about_prices(below, plan.currency))
        self.contacts.setChecked(not client.allowed.fixed_contacts)
        self.options.setChecked(not client.allowed.without_options)
        found = directly(plan, row)
        possible = found.missing is None
        self.direct.setChecked(client.allowed.direct and possible)
        self.direct.setEnabled(possible)
        set_kind(self.about_direct, "warning" if found.is_dearer else "caption")
        self.about_direct.say(shown_to_client.about_direct(found, plan.currency))
        scope = scope_of(plan, row)
        for field in self.fields:
            field.show_scope(scope)
        self._rows.activate()
        wanted = self._rows.heightForWidth(WIDTH - 5 * UNIT)
        self.resize(WIDTH, min(wanted + 10 * UNIT, MOST_HEIGHT))

    def _show_packages(self, plan: Plan, row: int) -> None:
        """One box for each package; they come and go with the plan."""
        wanted = list(dict.fromkeys(package.id for package in plan.packages))
        if wanted != list(self.packages):
            for box in self.packages.values():
                self._package_rows.removeWidget(box)
                box.deleteLater()
            self.packages = {each: self._box("") for each in wanted}
            for box in self.packages.values():
                box.clicked.connect(self._package_ticked)
                self._package_rows.addWidget(box)
        own = plan.clients[row].package
        for package in reversed(plan.packages):
            box, title = self.packages[package.id], one_line(package.title)
            if package.id == own:
                title = text("{package} (what you offer)").format(package=title)
            metrics = QFontMetrics(theme.font(BODY))
            shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, ROOM)
            box.setText(shown.replace("&", "&&"))
            box.setAccessibleName(title)
            box.setToolTip(plain_tip(title))
            box.setChecked(is_shown(plan, row, package.id))
            box.setEnabled(package.id != own)
