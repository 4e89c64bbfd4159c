"""Hands and eyes: how the tests use the window, and what they read from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from planner.gui.fields.number import NumberField
from planner.gui.main_window import MainWindow
from planner.gui.overview.chart_view import ChartView
from planner.gui.overview.figures_table import FiguresModel
from planner.gui.problems_list import ProblemsList
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.landmarks import Standing, landmarks, next_account, standing
from planner.model.plan import Plan
from planner.model.rows import kind_of
from planner.words.numbers import DASH, count, money, percent, whole_hours

Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier
Left = Qt.MouseButton.LeftButton
Child = TypeVar("Child", bound=QWidget)


# Hands.


def field(window: MainWindow, key: str) -> NumberField:
    """A field of the overview by its key; the column is scrolled to it."""
    found = window.overview.inputs.findChild(NumberField, key)
    assert isinstance(found, NumberField)
    window.overview.inputs.ensureWidgetVisible(found)
    return found


def enter(into: NumberField) -> None:
    """Click into a field and select what it says."""
    QTest.mouseClick(into, Left)
    QTest.keyClick(into, Qt.Key.Key_A, Control)


def type_in(into: NumberField, keys: str) -> None:
    """Replace what a field says, key by key; an empty text empties it."""
    enter(into)
    if keys:
        QTest.keyClicks(into, keys)
    else:
        QTest.keyClick(into, Qt.Key.Key_Backspace)


def press(on: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press and release a key."""
    QTest.keyClick(on, key, modifier or Qt.KeyboardModifier.NoModifier)


def undo(window: MainWindow) -> None:
    """Take a step back by its shortcut, wherever the focus is."""
    _activate(window)
    press(QApplication.focusWidget() or window, Qt.Key.Key_Z, Control)


def redo(window: MainWindow) -> None:
    """Take a step forward again."""
    _activate(window)
    press(QApplication.focusWidget() or window, Qt.Key.Key_Z, Control | Shift)


def _activate(window: MainWindow) -> None:
    """Do what a window manager does once a dialog is gone."""
    window.activateWindow()
    QApplication.processEvents()


def click(button: QPushButton) -> None:
    """Click a button that can be seen."""
    assert button.isVisible() and button.isEnabled(), button.text()
    QTest.mouseClick(button, Left)


def choose_file(window: MainWindow, path: Path) -> None:
    """Name a file in the dialog that is open, and press Enter."""
    name = dialog(QFileDialog, window).findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    press(name, Qt.Key.Key_Return)
    QApplication.processEvents()


def let_it_write(window: MainWindow) -> None:
    """Wait until the disk has nothing left to do, and all has followed from it."""
    for _ in range(4):
        window.disk.wait()
        QApplication.processEvents()


def place_of(view: ChartView, accounts: int) -> QPoint:
    """Where a number of accounts lies on the chart."""
    scene = view.scene
    assert scene is not None
    share = (accounts - scene.first) / (scene.last - scene.first)
    x = scene.plot.left + share * scene.plot.width
    return QPointF(x, scene.plot.top + scene.plot.height / 2).toPoint()


def drag(view: ChartView, *accounts: int, release: bool = True) -> None:
    """Press at the first number of accounts, pull over the others, and let go."""
    first, *others = accounts
    QTest.mousePress(view, Left, pos=place_of(view, first))
    for each in others:
        QTest.mouseMove(view, place_of(view, each))
    if release:
        QTest.mouseRelease(view, Left, pos=place_of(view, accounts[-1]))


# What is open.


def dialog(of: type[Child], parent: QWidget) -> Child:
    """The one dialog of a kind that is open."""
    found = [each for each in parent.findChildren(of) if each.isVisible()]
    assert len(found) == 1, found
    found[0].activateWindow()
    QApplication.processEvents()
    return found[0]


def no_dialog(parent: QWidget) -> bool:
    """Whether no dialog is open."""
    return not [each for each in parent.findChildren(QDialog) if each.isVisible()]


def answer(box: QMessageBox, words: str) -> None:
    """Click a button of a message box by its words."""
    (button,) = [each for each in box.buttons() if each.text().replace("&", "") == words]
    QTest.mouseClick(button, Left)
    QApplication.processEvents()


def unfold(window: MainWindow) -> ProblemsList:
    """The list of what is wrong, unfolded."""
    if not window.problems.unfolded:
        click(window.problems.button)
    assert window.problems.list is not None
    return window.problems.list


# Eyes.


@dataclass(frozen=True)
class Figures:
    """What the window says of a plan: headline, table and the chart's ring."""

    earned: str
    billed: str
    next: str
    table: tuple[tuple[str, ...], ...]
    ring: int | None


def seen(window: MainWindow) -> Figures:
    """The figures that are on screen."""
    headline = window.headline
    view = window.overview.chart.view.view
    return Figures(
        earned=headline.earn.figure.text(),
        billed=headline.bill.figure.text(),
        next=headline.next.figure.text(),
        table=tuple(tuple(row) for row in cells(window.overview.table.figures)),
        ring=view.markers[-1].amount if view is not None and view.markers else None,
    )


def findings(window: MainWindow) -> list[str]:
    """The lines of the unfolded list, heads and all."""
    model = unfold(window).findings
    return [model.index(row).data() for row in range(model.rowCount())]


def cells(model: FiguresModel) -> list[list[str]]:
    """The words of a table."""
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def figures(plan: Plan, what_if: int | None = None) -> Figures:
    """What the model says of a plan in English, with the per-account chart."""
    book = Book(plan)
    curve = Curve(book)
    currency = plan.currency
    if not curve.drawable:
        return Figures(DASH, DASH, DASH, (), None)
    sold = curve.today if what_if is None else what_if
    here = standing(curve, sold)
    billed = money(here.vendor_bill, currency, unit=True)
    if plan.buys_abroad and what_if is None:
        billed = money(book.invoice, plan.price_list.currency, unit=True)
    return Figures(
        earned=money(here.profit, currency, unit=True),
        billed=billed,
        next=money(next_account(curve, sold), currency, unit=True, sign=True),
        table=tuple(_row(plan, curve, row, sold) for row in landmarks(curve, sold)),
        ring=curve.at(sold).resale_per_account if sold else None,
    )


def _row(plan: Plan, curve: Curve, row: Standing, sold: int) -> tuple[str, ...]:
    today = row.accounts == curve.today
    mark = " today" if today else " what if" if row.accounts == sold else ""
    against = "" if today else money(row.against_today, plan.currency, sign=True)
    return (
        count(row.accounts) + mark,
        percent(row.discount),
        money(row.profit, plan.currency),
        against,
        f"{whole_hours(row.hours)} h" if row.hours else DASH,
    )


def counts(plan: Plan) -> dict[str, list[int]]:
    """The accounts of each row, by what the rows do."""
    found: dict[str, list[int]] = {}
    for client in plan.clients:
        found.setdefault(kind_of(client).value, []).append(client.accounts)
    return found
