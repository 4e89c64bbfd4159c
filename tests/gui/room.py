"""Whether everything that is shown has the room it needs: nothing cut, nothing over anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from planner.charts.scene import Item, Text
from planner.charts.style import BODY
from planner.gui.fields.number import EDGE, NumberField
from planner.gui.overview.chart_view import ChartView
from planner.gui.overview.figures_table import FiguresTable
from planner.gui.picture_view import Canvas
from planner.gui.plain_cells import PAD
from planner.gui.plain_table import PlainTable
from planner.gui.scene_painter import measure


def settle() -> None:
    """Let everything find its place: a line that wraps moves what is below, and that what is."""
    for _ in range(4):
        QApplication.processEvents()


def faults(window: QWidget) -> list[str]:
    """What has not the room it needs, in words."""
    settle()
    found = []
    for widget in window.findChildren(QWidget):
        ours = widget.window() is window and not widget.objectName().startswith("qt_")
        if not (ours and widget.isVisible()):
            continue
        fault = cut(widget) or clipped(widget, window)
        if fault is not None:
            found.append(fault)
    return found


def cut(widget: QWidget) -> str | None:
    """What of a widget's own words does not fit into it."""
    match widget:
        case QLabel():
            return _label(widget)
        case NumberField():
            return _field(widget)
        case QAbstractButton():
            return _wide(widget, widget.text(), widget.sizeHint().width())
        case QComboBox():
            return _choice(widget)
        case FiguresTable():
            return next(_table(widget), None)
        case PlainTable():
            return next(_plain_table(widget), None)
        case ChartView():
            return next(_chart(widget), None)
        case Canvas():
            return next(_texts(widget, widget.items), None)
        case QMenuBar():
            return next(_menu_bar(widget), None)
    return None


def _wide(widget: QWidget, words: str, needed: float) -> str | None:
    if widget.width() >= needed:
        return None
    return f"{type(widget).__name__} “{words}” has {widget.width()} of {needed}"


def _label(label: QLabel) -> str | None:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() < needed:
            return f"label “{label.text()}” has {label.height()} of {needed} in height"
        parts = re.split("[\\s\u200b]+", label.text())
        longest = max(parts, key=label.fontMetrics().horizontalAdvance)
        return _wide(label, longest, label.fontMetrics().horizontalAdvance(longest))
    return _wide(label, label.text(), label.sizeHint().width())


def _field(field: NumberField) -> str | None:
    margins = field.textMargins()
    room = field.width() - margins.left() - margins.right() - 2 * EDGE
    needed = field.fontMetrics().horizontalAdvance(field.text())
    scrolls = field.hasFocus() or field.wrong  # while it is typed in
    if scrolls or field.isReadOnly() or needed <= room:
        return None
    return f"field “{field.text()}” of {field.objectName()} has {room} of {needed}"


def _choice(choice: QComboBox) -> str | None:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    box = choice.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        choice,
    )
    needed = choice.fontMetrics().horizontalAdvance(choice.currentText())
    if needed <= box.width():
        return None
    return f"choice “{choice.currentText()}” has {box.width()} of {needed}"


def _table(table: FiguresTable) -> Iterator[str]:
    model, header = table.model(), table.horizontalHeader()
    for column in range(model.columnCount()):
        room = table.columnWidth(column) - 2 * 8
        head = str(model.headerData(column, Qt.Orientation.Horizontal))
        cells = [str(model.index(row, column).data()) for row in range(model.rowCount())]
        for words, metrics in [(head, header.fontMetrics())] + [
            (each, table.fontMetrics()) for each in cells
        ]:
            if metrics.horizontalAdvance(words) > room:
                needed = metrics.horizontalAdvance(words)
                yield f"table “{words}” has {room} of {needed}"
    below = header.height() + table.verticalHeader().length()
    if below > table.height():
        yield f"table has {table.height()} of {below} in height"


def _plain_table(table: PlainTable) -> Iterator[str]:
    """Figures and titles that have no room; a long name may end in dots, it is said on hover."""
    for column, head in enumerate(table.shown.heads):
        room = table.columnWidth(column) - 2 * PAD
        if measure(head.words, BODY, False) > room + 1:
            yield f"title “{head.words}” has {room}"
        for line in table.lines:
            if head.figures and line.width(column) > room + 1:
                yield f"table “{line.cells[column]}” has {room} of {line.width(column)}"
    if table.horizontalScrollBar().maximum():
        yield f"table is {table.horizontalScrollBar().maximum()} wider than its place"


def _chart(view: ChartView) -> Iterator[str]:
    scene = view.scene
    yield from _texts(view, () if scene is None else (*scene.still, *scene.moving))


def _texts(view: QWidget, items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Text):
            width = measure(item.text, item.size, item.bold)
            left = item.x - {"left": 0.0, "centre": width / 2, "right": width}[item.align]
            inside = left >= -0.5 and left + width <= view.width() + 0.5
            if not (inside and item.size - 3 <= item.y <= view.height()):
                yield f"chart “{item.text}” lies beyond its edge"


def _menu_bar(bar: QMenuBar) -> Iterator[str]:
    corner: QWidget | None = bar.cornerWidget()
    places = [bar.actionGeometry(action) for action in bar.actions()]
    for action, place in zip(bar.actions(), places, strict=True):
        if place.isEmpty() or not bar.rect().contains(place):
            yield f"menu “{action.text()}” is not in its bar"
        if corner is not None and place.intersects(corner.geometry()):
            yield f"menu “{action.text()}” lies under what stands at the right"


def clipped(widget: QWidget, window: QWidget) -> str | None:
    """Where a widget reaches beyond what it lies in; what scrolls may, up and down."""
    if not isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox):
        return None
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        box = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        scrolls = isinstance(parent.parentWidget(), QScrollArea)
        if scrolls:
            box = QRect(box.left(), 0, box.width(), 1)
        if not parent.rect().contains(box):
            words = "" if isinstance(widget, QComboBox) else widget.text()
            return f"{type(widget).__name__} “{words}” at {box} reaches beyond {parent.rect()}"
        if scrolls:
            return None
        parent = parent.parentWidget()
    return None


def overlaps(window: QWidget) -> list[str]:
    """Words that lie over other words."""
    shown = [
        (each, each.visibleRegion().boundingRect().translated(each.mapTo(window, QPoint(0, 0))))
        for each in window.findChildren(QLabel) + window.findChildren(QAbstractButton)
        if each.isVisible() and each.window() is window and each.text()
    ]
    return [
        f"“{one.text()}” over “{other.text()}”"
        for index, (one, box) in enumerate(shown)
        for other, place in shown[index + 1 :]
        if box.intersects(place) and not one.isAncestorOf(other) and not other.isAncestorOf(one)
    ]
