"""Hands and eyes for the client view, and a plan full of what a client must not learn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from planner.gui.client_view.chart_page import PaybackPage
from planner.gui.client_view.view import ClientView
from planner.gui.main_window import MainWindow
from planner.model.allowed import Allowed
from planner.model.brand import Brand
from planner.model.gifts import Concession, Gift
from planner.model.plan import Option, Plan
from tests.gui.driving import press
from tests.gui.room import settle
from tests.gui.words_shown import words_of
from tests.model.test_offering import quoted

EVERYTHING = Allowed(
    concessions=(
        Concession(Gift.SERVICES_OFF, rate=Decimal("0.1")),
        Concession(Gift.PAID_AT_ONCE, months=10),
        Concession(Gift.SETUP_WAIVED),
        Concession(Gift.MONTHS_FREE, months=1),
    ),
    direct=True,
    order_value=6000,
    order_margin=Decimal("0.30"),
)
SECRETS = (
    "Zweitkunde GmbH",
    "Geheimplan 2027",
    "nur-intern",
    "the other note",
    "200.49",  # what is kept of the quoted client
    "39.39",  # and its share
    "71.84",  # the room
    "437.16",  # the price at the target
    "2,581.66",  # the first year
    "commission",
    "discount",
    "tier",
    "margin of",
    "22 resold",
)
"""Other clients, the plan's and the file's name, figures and words of ours."""


def meeting_plan(allowed: Allowed | None = None, *, options: bool = True) -> Plan:
    """A quoted client at the end of a plan with secrets."""
    plan = quoted(allowed)
    first, *others = plan.clients
    added = (Option("SMS sending", 4900),) if options else ()
    packages = tuple(
        replace(each, options=added, includes=("A report each month",)) for each in plan.packages
    )
    return replace(
        plan,
        name="Geheimplan 2027",
        notes="the other note",
        clients=(replace(first, name="Zweitkunde GmbH", note="the other note"), *others),
        packages=packages,
        agency=replace(plan.agency, target_margin=Decimal("0.30")),
        brand=Brand(colour="#7A1FA2", contact=("+33 1 23 45 67 89",), footer="Atelier Nord SARL"),
    )


def show(window: MainWindow) -> ClientView:
    """Quote the client, and press F5."""
    window.pages.choose("quote")
    settle()
    press(QApplication.focusWidget() or window, Qt.Key.Key_F5)
    settle()
    view = window.on_demand.meeting.view
    assert view is not None
    return view


def leave(view: ClientView) -> None:
    """Press Escape twice."""
    for _ in range(2):
        press(QApplication.focusWidget() or view, Qt.Key.Key_Escape)
    settle()


def prices(view: ClientView) -> list[str]:
    """The price of each package."""
    return [card.price.text() for card in view.packages.cards]


def payback(view: ClientView) -> PaybackPage:
    """The page of the payback, which is looked at."""
    page = view.pages[view.page]
    assert isinstance(page, PaybackPage)
    return page


def everything_said() -> str:
    """What all windows of the program show, their titles, and all that a screen reader is told."""
    said = [QGuiApplication.applicationName()]
    for window in QGuiApplication.topLevelWindows():
        said.append(window.title())
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            said += words_of(widget)
            said += [part for each in _all(widget) for part in _of(each)]
    app = QApplication.instance()
    root = None if app is None else QAccessible.queryAccessibleInterface(app)
    assert root is not None
    said += accessible(root)
    clipboard: QMimeData | None = QGuiApplication.clipboard().mimeData()
    for kind in () if clipboard is None else clipboard.formats():
        said.append(bytes(clipboard.data(kind).data()).decode("utf-8", "replace"))  # type: ignore[union-attr]  # it has formats
    return "\n".join(filter(None, said))


def _all(widget: QWidget) -> Iterator[QObject]:
    yield widget
    yield from widget.findChildren(QObject)


def _of(each: QObject) -> Iterator[str]:
    yield each.objectName()
    if isinstance(each, QWidget):
        yield from (each.toolTip(), each.whatsThis(), each.statusTip(), each.windowTitle())
        yield from (each.accessibleName(), each.accessibleDescription())


def accessible(root: QAccessibleInterface, depth: int = 0) -> list[str]:
    """All words of an accessible tree."""
    kinds = QAccessible.Text
    said = [root.text(kind) for kind in (kinds.Name, kinds.Description, kinds.Value, kinds.Help)]
    if depth < 30:
        for index in range(root.childCount()):
            child = root.child(index)
            if child is not None:
                said += accessible(child, depth + 1)
    return said
