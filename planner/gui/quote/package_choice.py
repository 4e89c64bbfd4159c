"""Which package is offered: segments side by side, or a list where they are many or long."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import BODY, CAPTION
from planner.gui import theme
from planner.gui.fields.number import ChoiceField
from planner.gui.scene_painter import measure
from planner.gui.segments import Segment
from planner.gui.widgets import plain_tip
from planner.model.plan import Plan
from planner.words.catalogue import text
from planner.words.sentences import one_line

SIDES = 22  # the padding of a segment, and what a style adds
EDGES = 4
MOST_SEGMENTS = 5
MOST_WIDTH = 208  # of a name in the list
MOST_OF_A_NAME = 60


class PackageChoice(QWidget):
    """The packages of the plan, one of them chosen.

    Signals:
        chosen: a package, by its id.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Begin without packages."""
        super().__init__()
        self._packages: list[tuple[str, str]] = []
        self._id = ""
        self.segments = QFrame()
        self.segments.setProperty("kind", "segments")
        self._row = QHBoxLayout(self.segments)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self.buttons: list[QPushButton] = []
        self.list = ChoiceField()
        self.list.setMinimumContentsLength(8)
        self.list.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.activated.connect(self._clicked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        beside = QHBoxLayout()
        beside.addWidget(self.segments)
        beside.addStretch(1)
        rows.addLayout(beside)
        rows.addWidget(self.list)

    @Slot(int)
    def _clicked(self, index: int) -> None:
        package_id = self._packages[index][0]
        if package_id != self._id:
            self.chosen.emit(package_id)

    @property
    def input(self) -> QWidget:
        """What takes the focus: the chosen segment, or the list."""
        button = self._group.checkedButton()
        return self.list if self.segments.isHidden() or button is None else button

    def show_packages(self, plan: Plan, chosen: str) -> None:
        """Show the packages of a plan; one that it does not have (any longer) is only listed."""
        shown = [(each.id, one_line(each.title, MOST_OF_A_NAME)) for each in plan.packages]
        if shown != self._packages:
            self._packages = shown
            self._build()
        self._id = chosen
        ids = [each for each, _ in shown]
        index = ids.index(chosen) if chosen in ids else -1
        if self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)
        if index >= 0 and index < len(self.buttons):
            self.buttons[index].setChecked(True)
        self._fit(known=index >= 0)

    def _build(self) -> None:
        for button in self.buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        few = self._packages if len(self._packages) <= MOST_SEGMENTS else []
        for index, (_, title) in enumerate(few):
            button = Segment()
            button.setText(title.replace("&", "&&"))
            self._group.addButton(button, index)
            self._row.addWidget(button)
            QWidget.setTabOrder(self.buttons[-1] if self.buttons else self.list, button)
            self.buttons.append(button)
        self.list.clear()
        metrics = QFontMetrics(theme.font(BODY))
        for index, (package_id, title) in enumerate(self._packages):
            shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, MOST_WIDTH)
            self.list.addItem(shown, package_id)
            self.list.setItemData(index, plain_tip(title), Qt.ItemDataRole.ToolTipRole)

    def _fit(self, *, known: bool) -> None:
        wanted = sum(ceil(measure(title, CAPTION, True)) + SIDES for _, title in self._packages)
        fits = known and len(self.buttons) > 0 and wanted + EDGES <= self.width()
        if self.segments.isHidden() == fits:
            self.segments.setVisible(fits)
        if self.list.isHidden() != fits:
            self.list.setVisible(not fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form that has room."""
        super().resizeEvent(event)
        self._fit(known=self._id in [each for each, _ in self._packages])

    def retranslate(self) -> None:
        """Write every word anew."""
        self.list.setAccessibleName(text("Package"))
        self.segments.setAccessibleName(text("Package"))
