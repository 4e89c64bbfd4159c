"""Every word of a window: what it shows, says on hover, and tells a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QTextEdit,
    QWidget,
)

from planner.charts.scene import Text
from planner.gui.overview.chart_view import ChartView
from planner.gui.picture_view import Canvas


def words_of(window: QWidget) -> list[str]:
    """Everything that a window and what is seen in it say, in the order of its parts."""
    for _ in range(4):  # a line that wraps moves what is below, and that what is
        QApplication.processEvents()
    return [said for widget in _all(window) for said in _said(widget)]


def _all(window: QWidget) -> Iterator[QWidget]:
    yield window
    for each in window.findChildren(QWidget):
        if each.isVisibleTo(window) or isinstance(each, QMenu):
            yield each


def _said(widget: QWidget) -> Iterator[str]:
    name = widget.objectName() or type(widget).__name__
    if name.startswith("qt_") and not isinstance(widget, QMenu):
        return  # Qt's own parts
    for what in (
        widget.windowTitle(),
        widget.toolTip(),
        widget.accessibleName(),
        widget.accessibleDescription(),
        *_shown(widget),
    ):
        if what:
            yield f"{name}: {what}"


def _shown(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(index) for index in range(widget.count()))
        case QMenu():
            yield widget.title()
            yield from (_action(action) for action in widget.actions())
        case QTextEdit():
            yield widget.toPlainText()
        case ChartView():
            scene = widget.scene
            items = () if scene is None else (*scene.still, *scene.moving)
            yield from (item.text for item in items if isinstance(item, Text))
            yield widget.empty_words
        case Canvas():
            yield from (item.text for item in widget.items if isinstance(item, Text))
            yield widget.empty_words
        case QTableView():
            model = widget.model()
            for column in range(model.columnCount()):
                yield model.headerData(column, Qt.Orientation.Horizontal)
                yield from (model.index(row, column).data() for row in range(model.rowCount()))


def _action(action: QAction) -> str:
    return action.text()


@cache  # a window says the same words many times
def still_english(source: Path, piece: str) -> tuple[str, ...]:
    """The English messages, as patterns, that a piece is which a translation has otherwise."""
    return tuple(each.pattern for each in _english_of(source) if each.fullmatch(piece))


@cache
def _english_of(source: Path) -> list[re.Pattern[str]]:
    """The English messages that a translation writes otherwise, as patterns to look for."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    found = []
    for message in catalogue:
        said = _forms(message.string)
        found += [_pattern(each) for each in _forms(message.id) if each not in said]
    return [pattern for pattern in found if re.search("[A-Za-z]{4}", pattern.pattern)]


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _pattern(message: str) -> re.Pattern[str]:
    parts = [
        re.escape(text) + (".+" if name is not None else "")
        for text, name, _, _ in Formatter().parse(message)
    ]
    return re.compile("".join(parts), re.DOTALL)


def pieces(said: str) -> Iterator[str]:
    """A text and the sentences that it is joined from."""
    text = said.split(": ", 1)[1]
    yield text
    yield from re.split(r"\s+[·•]\s+|(?<=\.)\s", text)
