"""A list of lines that are painted: with thousands of them only the seen ones cost anything."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner.charts.style import Palette
from planner.gui import theme
from planner.gui.scene_painter import fill


class Lines(QTableView):
    """One column, no heads, one height for all: a QListView would ask each row for its size."""

    def __init__(self, model: QAbstractItemModel, height: int, parent: QWidget | None) -> None:
        """Show a model of one column."""
        super().__init__(parent)
        self.setProperty("kind", "lines")
        self.setModel(model)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)  # Tab goes on to what follows
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.set_line_height(height)

    def set_line_height(self, height: int) -> None:
        """Give every line another height."""
        heads = self.verticalHeader()
        if heads.defaultSectionSize() != height:
            heads.setMinimumSectionSize(height)
            heads.setDefaultSectionSize(height)

    @property
    def wanted_height(self) -> int:
        """The height at which every line is seen."""
        return self.verticalHeader().length() + 2


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, palette: Palette, *, leads: bool = True
) -> None:
    """Paint what is under a line: the tint of the chosen one, the frame of the one in focus."""
    box, state = option.rect, option.state
    hovered = leads and state & QStyle.StateFlag.State_MouseOver
    if hovered or state & QStyle.StateFlag.State_Selected:
        fill(painter, QRectF(box), palette.selection)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.colour(palette.accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
