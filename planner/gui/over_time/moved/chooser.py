"""The month that is looked at: a slider, its name, and marks for the months asked for most."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from planner.charts.style import UNIT
from planner.gui.fields.number import ChoiceField
from planner.gui.widgets import label, plain_tip, set_words
from planner.model.over_time.bridge import Moves
from planner.model.over_time.calendar import MONTHS_A_YEAR
from planner.words import bridge as words
from planner.words.months import month_name

TIER, ONE_YEAR, TWO_YEARS, LAST = "tier", "one-year", "two-years", "last"
NAMED = 11
"""Characters of a month's name for which the choice has room, whatever it says."""


class _Slider(QSlider):
    """A slider that the wheel never moves: the panel scrolls."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll."""
        event.ignore()


class MonthChooser(QWidget):
    """Chooses one of the months.

    It remembers the month that was chosen, where a plan has fewer months for a while; until one
    is, it is the last.

    Signals:
        chosen: another month is looked at.
    """

    chosen = Signal()

    def __init__(self) -> None:
        """Build it; there are no months yet."""
        super().__init__()
        self.month = 0
        self._wanted: int | None = None
        self._moves: Moves | None = None
        self.name = label("muted")
        self.choice = ChoiceField()
        self.choice.setObjectName("month")
        self.choice.setMinimumContentsLength(NAMED)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.setMaxVisibleItems(MONTHS_A_YEAR)
        self.choice.currentIndexChanged.connect(self._picked)
        self.name.setBuddy(self.choice)
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("months")
        self.slider.setPageStep(MONTHS_A_YEAR)
        self.slider.setMinimumSize(120, 20)
        self.slider.valueChanged.connect(self._slid)
        self.marks: dict[str, QPushButton] = {}
        marks = QHBoxLayout()
        marks.setSpacing(UNIT // 2)
        for key in (TIER, ONE_YEAR, TWO_YEARS, LAST):
            mark = QPushButton()
            mark.setObjectName(key)
            mark.setProperty("kind", "mark")
            mark.setCheckable(True)
            mark.clicked.connect(self._marked)
            marks.addWidget(mark)
            self.marks[key] = mark
        marks.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(UNIT)
        upper.addWidget(self.name)
        upper.addWidget(self.choice)
        upper.addWidget(self.slider, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(UNIT)
        rows.addLayout(upper)
        rows.addLayout(marks)

    def forget(self) -> None:
        """Nothing is chosen any more."""
        self._wanted = None

    def show_months(self, moves: Moves) -> None:
        """Offer the months there are; the one that was chosen stays."""
        self._moves = moves
        months = moves.months
        self.month = min(self._wanted or months, months)
        start = moves.projection.start
        names = [month_name(start, month) for month in range(1, months + 1)]
        with QSignalBlocker(self.choice), QSignalBlocker(self.slider):
            if names != [self.choice.itemText(index) for index in range(self.choice.count())]:
                self.choice.clear()
                self.choice.addItems(names)
            self.slider.setRange(1, months)
        self._write()

    def _month_of(self, key: str) -> int | None:
        """The month of a mark; None where it is not one of the months."""
        moves = self._moves
        if moves is None:
            return None
        if key == TIER:
            return moves.tier_month
        if key == LAST:
            return moves.months
        month = MONTHS_A_YEAR * (1 if key == ONE_YEAR else 2)
        return month if month <= moves.months else None

    def _write(self) -> None:
        """Show the month in every place."""
        moves = self._moves
        if moves is None:
            return
        with QSignalBlocker(self.choice), QSignalBlocker(self.slider):
            self.choice.setCurrentIndex(self.month - 1)
            self.slider.setValue(self.month)
        self.slider.setAccessibleDescription(self.choice.currentText())
        tier = moves.tier_month
        of = moves.projection
        higher = tier is not None and of.months[tier - 1].discount > of.discount
        for key, said in {
            TIER: words.next_discount(higher),
            ONE_YEAR: words.years(1),
            TWO_YEARS: words.years(2),
            LAST: words.last_month(),
        }.items():
            mark, month = self.marks[key], self._month_of(key)
            set_words(mark, said)
            mark.setVisible(month is not None)
            mark.setChecked(month == self.month)
            mark.setToolTip("" if month is None else plain_tip(self.choice.itemText(month - 1)))

    def _choose(self, month: int) -> None:
        self._wanted = month
        if month != self.month:
            self.month = month
            self.chosen.emit()
        self._write()

    @Slot(int)
    def _picked(self, index: int) -> None:
        self._choose(index + 1)

    @Slot(int)
    def _slid(self, month: int) -> None:
        self._choose(month)

    @Slot()
    def _marked(self) -> None:
        month = self._month_of(self.sender().objectName())
        if month is not None:
            self._choose(month)

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.name, words.choose_month())
        self.choice.setAccessibleName(words.choose_month())
        self.slider.setAccessibleName(words.choose_month())
        if self._moves is not None:
            self.show_months(self._moves)
