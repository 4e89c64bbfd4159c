"""A colour of the agency: typed or picked, and whether words in it can be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.brand import safe_shade
from planner.charts.style import LIGHT, UNIT, contrast
from planner.gui.document import Document
from planner.gui.fields.text import TextField
from planner.gui.widgets import Note, label, set_kind
from planner.model.brand import Brand
from planner.model.brand_edits import with_brand
from planner.model.plan import Plan
from planner.words import brand as words
from planner.words.catalogue import text

NAME_WIDTH, FIELD_WIDTH, SWATCH = 96, 104, 16


class ColourRow(QWidget):
    """A name, the colour as it is typed, a button that opens a picker, and what is said of it."""

    def __init__(
        self,
        document: Document,
        key: str,
        name: str,
        step: Callable[[], str],
        usual: str,
        get: Callable[[Brand], str],
    ) -> None:
        """Bind a field to a colour of the brand.

        Args:
            document: the open plan.
            key: the colour's name in the brand.
            name: its label.
            step: what the undo menu calls the edit.
            usual: the program's own, where none is chosen.
            get: the colour of a brand.
        """
        super().__init__()
        self._document, self._key, self._step, self._get = document, key, step, get
        self._usual = usual
        self._wrong = False
        self.field = TextField()
        self.field.setObjectName(key)
        self.field.setAccessibleName(name)
        self.field.setFixedWidth(FIELD_WIDTH)
        self.field.setPlaceholderText(usual)
        self.pick = QPushButton(text("Choose…"))
        self.pick.setAutoDefault(False)
        self.pick.setAccessibleName(text("{colour}: choose…").format(colour=name))
        self.note = Note()
        self._name = name
        of = label("muted", name)
        of.setMinimumWidth(NAME_WIDTH)
        of.setBuddy(self.field)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(of, 1)
        row.addWidget(self.field)
        row.addWidget(self.pick)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(row)
        rows.addWidget(self.note)
        self.field.entered.connect(self._entered)
        self.field.settled.connect(self._settled)
        self.pick.clicked.connect(self._open)

    @Slot(str)
    def _entered(self, typed: str) -> None:
        colour = words.colour_of(typed, short=False)
        if colour is not None:
            self._take(colour, merge=self._key)

    @Slot()
    def _settled(self) -> None:
        colour = words.colour_of(self.field.text())
        self._wrong = colour is None
        if colour is not None:
            self._take(colour, merge=self._key)
            self.field.set_words(self._get(self._document.plan.brand))
        self._document.settle()
        self._say(self._document.plan)

    def _take(self, colour: str, *, merge: str = "") -> None:
        self._wrong = False
        plan = self._document.base(merge) if merge else self._document.plan
        self._document.edit(self._step, with_brand(plan, **{self._key: colour}), merge=merge)
        self._say(self._document.plan)

    @Slot()
    def _open(self) -> None:
        now = self._get(self._document.plan.brand) or self._usual
        dialog = QColorDialog(QColor(now), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(self._name)
        dialog.colorSelected.connect(self._picked)
        dialog.open()

    @Slot(QColor)
    def _picked(self, colour: QColor) -> None:
        self._document.settle()
        self._take(colour.name().upper())
        self.show_plan(self._document.plan)

    def show_plan(self, plan: Plan) -> None:
        """Show the colour of this plan; what is half typed or wrong stays to be mended."""
        value = self._get(plan.brand)
        typing = self.field.hasFocus() and words.colour_of(self.field.text(), short=False)
        if not (self._wrong or typing == value):
            self.field.set_words(value)
        self._say(plan)

    def _say(self, plan: Plan) -> None:
        value = self._get(plan.brand)
        shade = safe_shade(value, LIGHT.surface) if value else self._usual
        if self._wrong:
            set_kind(self.note, "complaint")
            self.note.say(words.no_colour())
        elif value:
            set_kind(self.note, "warning" if shade != value else "caption")
            self.note.say(words.contrast_note(contrast(value, LIGHT.surface), value, shade))
        else:
            set_kind(self.note, "caption")
            self.note.say(words.usual_colour())
        self.pick.setIcon(_swatch(value or self._usual, shade))


def _swatch(colour: str, shade: str) -> QIcon:
    """The colour as it was chosen, and beside it the shade in which words are drawn."""
    drawn = QPixmap(SWATCH, SWATCH)
    drawn.fill(QColor(colour))
    if shade != colour:
        painter = QPainter(drawn)
        painter.fillRect(SWATCH // 2, 0, SWATCH // 2, SWATCH, QColor(shade))
        painter.end()
    return QIcon(drawn)
