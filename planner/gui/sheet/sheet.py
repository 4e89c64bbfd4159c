"""A table for the keyboard: everything that a spreadsheet's hands expect, over a ``SheetModel``."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from planner.gui.fields.number import keypad_mark
from planner.gui.sheet.clipboard import grid_of
from planner.gui.sheet.editor import CellEditor
from planner.gui.sheet.grid import CellGrid, Control, Keys, Shift, Step
from planner.gui.sheet.model import LEFT, NO, YES, Act, Cell, Faults, Grid, Kind, SheetModel
from planner.storage.cells import GridError
from planner.words.catalogue import text
from planner.words.sentences import one_line, sentence

Alt, Meta = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier
TABS = {Keys.Key_Tab, Keys.Key_Backtab}
OWN = {Keys.Key_A, Keys.Key_C, Keys.Key_X, Keys.Key_V, Keys.Key_D, Keys.Key_E}
"""Keys that with Ctrl mean the cells, whatever the menus do with them elsewhere."""

ARROW_WIDTH = 18


class Sheet(CellGrid):
    """Cells to type into.

    Signals:
        complained: what is wrong with the text in hand, or nothing.
        refused: texts that could not be taken and why; empty when that is over.
        asked: a computed cell is to be explained, by row and column.
        edited: something was typed, pasted, filled or cleared.
    """

    complained = Signal(str)
    refused = Signal(object)
    asked = Signal(int, int)
    edited = Signal()

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(model, parent)
        self._edited: QPersistentModelIndex | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.editor = CellEditor(self.viewport())
        self.editor.done.connect(self._done)
        self.editor.textChanged.connect(self._place)
        self.editor.left.connect(self._left)
        self.editor.given_up.connect(self.give_up)
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._chosen)
        self.verticalScrollBar().valueChanged.connect(self._place)
        self.horizontalScrollBar().valueChanged.connect(self._place)
        self.heads.sectionResized.connect(self._place)
        model.modelAboutToBeReset.connect(self.give_up)

    # Keys.

    def event(self, event: QEvent) -> bool:
        """Tab is the sheet's, and its keys come before those of the menus; Ctrl+Tab leaves."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            held = event.modifiers() & (Control | Shift | Alt | Meta)
            if held == Control and event.key() in OWN:
                event.accept()
                return True
        tab = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if tab and isinstance(event, QKeyEvent) and event.key() in TABS:
            back = event.key() == Keys.Key_Backtab or bool(event.modifiers() & Shift)
            if event.modifiers() & Control:
                self.focusNextPrevChild(not back)
            else:
                self.move_on((0, -1 if back else 1))
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key that a spreadsheet knows."""
        standard, key = QKeySequence.StandardKey, event.key()
        shift = bool(event.modifiers() & Shift)
        control = bool(event.modifiers() & Control)
        if event.matches(standard.Copy):
            self.copy()
        elif event.matches(standard.Cut):
            self.copy()
            self.clear()
        elif event.matches(standard.Paste):
            self.paste()
        elif control and key == Keys.Key_D:
            self.fill_down()
        elif control and key == Keys.Key_E:
            self.ask()
        elif key in {Keys.Key_Delete, Keys.Key_Backspace}:
            self.clear()
        elif key in {Keys.Key_Return, Keys.Key_Enter} and not control:
            self.move_on((-1 if shift else 1, 0))
        elif key == Keys.Key_F2:
            self.begin_edit()
        elif key == Keys.Key_Down and event.modifiers() & Alt:
            self.open_choices()
        elif key == Keys.Key_Escape:
            self._settle_faults()
        elif key == Keys.Key_Space and not control and self._kind_here() is Kind.TOGGLE:
            self.toggle()
        elif _types(event):
            number = self._kind_here() is Kind.NUMBER
            self.begin_edit((number and keypad_mark(event)) or event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What is composed of several keys goes into the cell too."""
        if self.begin_edit(""):
            QApplication.sendEvent(self.editor, event)

    def _kind_here(self) -> Kind | None:
        return None if self.here is None else self.cells.column(self.here[1]).kind

    # One cell.

    @property
    def editing(self) -> bool:
        """Whether a cell is being typed into."""
        return self._edited is not None

    def begin_edit(self, typed: str | None = None) -> bool:
        """Open the current cell, on its text or on what was typed; False where it cannot be."""
        here = self.here
        if here is None:
            return False
        column = self.cells.column(here[1])
        if not self.cells.editable(*here):
            self.complained.emit(text("This cell is computed: it cannot be typed into."))
            return False
        if column.kind is Kind.TOGGLE:
            self.toggle()
            return False
        self._settle_faults()
        index = self.currentIndex()
        self.scrollTo(index)
        self._edited = QPersistentModelIndex(index)
        name = text("{column}, row {row}").format(
            column=column.title, row=self.cells.called(here[0])
        )
        self._place()
        words, choices = self.cells.entry(*here), self.cells.choices(*here)
        self.editor.begin(words, column.kind, choices, name=name)
        if typed is not None:
            self.editor.replace(typed)
        return True

    @Slot()
    def _place(self) -> None:
        """Lay the editor over its cell; a long text takes what room there is beside it."""
        if self._edited is not None:
            box = self.visualRect(self._edited)
            if self.cells.alignment(self._edited.column()) == LEFT:
                room = self.viewport().width() - box.left()
                box.setWidth(max(box.width(), min(self.editor.needed, room)))
            self.editor.setGeometry(box)

    @Slot(object)
    def _done(self, step: Step) -> None:
        if self.finish():
            self.move_on(step)

    @Slot()
    def _left(self) -> None:
        if self._edited is not None and self._take():
            self._close(keep_focus=False)

    def finish(self) -> bool:
        """End an edit as Enter does; False where the text cannot be taken and stays."""
        if self._edited is None:
            return True
        if not self._take():
            return False
        self._close()
        return True

    @Slot()
    def settle(self) -> None:
        """Take what is being typed, where it can be taken."""
        self.finish()

    def _take(self) -> bool:
        edited = self._edited
        if edited is None or not self.editor.changed:
            self.complained.emit("")
            return True
        cell = (edited.row(), edited.column())
        faults = self.cells.edit({cell: self.editor.text()}, Act.TYPE)
        said = next(iter(faults.values()), "")
        self.editor.complain(said)
        self.complained.emit(said)
        if not said:
            self.edited.emit()
        return not said

    @Slot()
    def give_up(self) -> None:
        """End an edit without taking its text."""
        if self._edited is not None:
            self.complained.emit("")
            self._close()

    def _close(self, *, keep_focus: bool = True) -> None:
        self._edited = None
        if keep_focus:
            self.setFocus()  # before it is hidden: else the focus goes to whatever comes next
        self.editor.hide()

    # Many cells.

    def toggle(self) -> None:
        """Turn the selected cells of yes or no to what the current one is not."""
        if self.here is None or self._kind_here() is not Kind.TOGGLE:
            return
        value = NO if self.cells.words(*self.here) else YES
        cells = {
            each: value
            for each in self._open_cells()
            if self.cells.column(each[1]).kind is Kind.TOGGLE
        }
        self._enter(cells, Act.TYPE)

    def clear(self) -> None:
        """Empty the selected cells."""
        cells = {each: "" for each in self._open_cells() if not self.cells.blank(each[0])}
        self._enter(cells, Act.CLEAR)

    def fill_down(self) -> None:
        """Fill the selection with its first row; a single row with the one above it."""
        rows, columns = self._there(self.rows), self.columns
        if len(rows) == 1:
            rows = [rows[0] - 1, *rows]
        if len(rows) < 2 or rows[0] < 0:
            return
        first, *others = rows
        cells = {
            (row, column): self.cells.own(first, column)
            for column in columns
            for row in others
            if self.cells.editable(row, column)
        }
        self._enter(cells, Act.FILL)

    def _there(self, rows: list[int]) -> list[int]:
        """Rows without the empty one: where it is selected with others, nobody means a new row."""
        there = [row for row in rows if not self.cells.blank(row)]
        return there if there else rows

    def _open_cells(self) -> Iterator[Cell]:
        """The selected cells that can be typed into."""
        rows = set(self._there(self.rows))
        return (each for each in self.selected() if each[0] in rows and self.cells.editable(*each))

    def _enter(self, cells: dict[Cell, str], act: Act) -> None:
        if cells:
            self._said(self.cells.edit(cells, act))

    def _said(self, faults: Faults) -> None:
        self.painter_.faults = faults
        self.viewport().update()
        self.complained.emit("")
        self.refused.emit(faults)
        if not faults:
            self.edited.emit()

    def _settle_faults(self) -> None:
        self.complained.emit("")
        if self.painter_.faults:
            self.painter_.faults = {}
            self.viewport().update()
        self.refused.emit({})

    # Choices.

    def open_choices(self) -> None:
        """Show what the current cell can be chosen from."""
        here = self.here
        if here is None or not self.finish() or not self.cells.editable(*here):
            return
        now = self.cells.entry(*here)
        self._menu.clear()
        for each in self.cells.choices(*here):
            action = self._menu.addAction(one_line(each, 60).replace("&", "&&"))
            action.setData(each)
            action.setCheckable(True)
            action.setChecked(each == now)
            if each == now:
                self._menu.setActiveAction(action)
        if not self._menu.isEmpty():
            box = self.visualRect(self.currentIndex())
            self._menu.setMinimumWidth(box.width())
            self._menu.popup(self.viewport().mapToGlobal(box.bottomLeft()))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        """Take a choice for the selected cells of the current column."""
        if self.here is not None:
            column = self.here[1]
            rows = [row for row in self._there(self.rows) if self.cells.editable(row, column)]
            self._enter({(row, column): str(action.data()) for row in rows}, Act.TYPE)

    def ask(self) -> None:
        """Ask how the current cell came about."""
        if self.here is not None and self.cells.explains(self.here[1]):
            self.asked.emit(*self.here)

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes what is typed, or stays where it cannot be taken."""
        if not self.finish():
            self.editor.setFocus()
            return
        before = self.here
        super().mousePressEvent(event)
        self._tab_home = None
        if self.here == before and self.here is not None and not event.modifiers():
            box = self.visualRect(self.currentIndex())
            if (
                self._kind_here() is Kind.CHOICE
                and event.position().x() > box.right() - ARROW_WIDTH
            ):
                self.open_choices()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits, or asks how a figure came about."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or not self.finish():
            return
        if self.cells.column(index.column()).computed:
            self.ask()
        else:
            self.begin_edit()

    # The clipboard.

    def paste(self) -> None:
        """Paste one cell into all selected ones, or a block from the first selected one on."""
        rows, columns = self.rows, self.columns
        try:
            grid = grid_of(QGuiApplication.clipboard().mimeData())
        except GridError as error:
            reason = sentence(error.problems[0])
            self.complained.emit(text("This cannot be pasted: {reason}.").format(reason=reason))
            return
        if not grid or not rows or not columns:
            return
        if len(grid) == len(grid[0]) == 1:
            self._enter(dict.fromkeys(self._open_cells(), grid[0][0]), Act.PASTE)
            return
        grid = _tiled(grid, len(rows), len(columns))
        faults = self.cells.paste(grid, (rows[0], columns[0]), self.seen)
        self._said(faults)
        if not faults:
            right = [each for each in self.seen if each >= columns[0]]
            width = min(max(map(len, grid)), len(right))
            bottom = min(rows[0] + len(grid), self.cells.rowCount()) - 1
            if bottom > rows[0] and self.cells.blank(bottom):
                bottom -= 1  # titles took a line of the block
            self.select(rows[0], right[0], bottom, right[width - 1])


def _types(event: QKeyEvent) -> bool:
    """Whether a key writes something; Ctrl and Alt together are another shift of some keyboards."""
    held = event.modifiers() & (Control | Alt | Meta)
    return (
        bool(event.text())
        and event.text().isprintable()
        and held
        in {
            Qt.KeyboardModifier.NoModifier,
            Control | Alt,
        }
    )


def _tiled(grid: Grid, rows: int, columns: int) -> Grid:
    """A block repeated where the selection holds it a whole number of times."""
    width = max(map(len, grid))
    down, right = divmod(rows, len(grid)), divmod(columns, width)
    if down[1] or right[1]:
        return grid
    lines = [[*line, *[""] * (width - len(line))] * right[0] for line in grid]
    return lines * down[0]
