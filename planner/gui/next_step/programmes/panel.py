"""The same book under other programmes: those that ship, and those of other plans."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.programmes import height_of, picture
from planner.charts.style import CAPTION, UNIT, Palette
from planner.gui import theme
from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.document import Document
from planner.gui.errors import tell_problems
from planner.gui.latest import Latest
from planner.gui.page import Page
from planner.gui.picture_view import PictureView
from planner.gui.plain_table import Head, Line, PlainTable
from planner.gui.tall_scroll import CardColumn
from planner.gui.widgets import Card, Note, label, plain_tip, set_words
from planner.model.plan import Plan
from planner.model.programmes_compared import Other, Outcome, Outcomes, compare_programmes
from planner.storage import plan_file, shipped
from planner.storage.plan_file import SUFFIX, PlanFileError
from planner.storage.shipped import ShippedProgramme
from planner.words import programmes as words
from planner.words.catalogue import language, text
from planner.words.sentences import one_line
from planner.words.work import at_work

ACROSS = 7
"""How many programmes stand side by side to be chosen from."""
MOST_OF_A_NAME = 24
DIFFERENCE = 6
ROWS_AT_ONCE = 100


@dataclass
class _Offered:
    """A programme that can be chosen: one that ships, or that of another plan."""

    button: QPushButton
    ready: ShippedProgramme | None = None
    other: Other | None = None
    file: str = ""

    def held_against(self, plan: Plan) -> Other:
        """What it is to the comparison."""
        if self.ready is None:
            assert self.other is not None  # it is one or the other
            return self.other
        of = self.ready.in_language(language())
        like = shipped.programme_like(plan.programme)
        own = like is not None and like.vendor == of.vendor
        prices = None
        if not own and any(each.vendor == of.vendor for each in shipped.price_lists()):
            prices = shipped.newest_price_list(plan.price_list.currency, language())
        return Other(of.programme, shipped.FEE_CURRENCY, prices, own)

    @property
    def origin(self) -> str:
        """Where it comes from."""
        return words.from_file(Path(self.file).name) if self.ready is None else words.ships()

    @property
    def note(self) -> str:
        """What is to be known of it besides its rules."""
        return "" if self.ready is None else self.ready.in_language(language()).note


class ProgrammesPanel(Page):
    """The same book under another programme."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._results: Results | None = None
        self._palette: Palette | None = None
        self._shown: list[_Offered] = []
        self._others: list[Other] = []
        self.found: Outcomes | None = None
        self._latest = Latest(self)
        self._latest.begun.connect(self._say_at_work)
        self._latest.done.connect(self._take)
        self.title = label("title")
        self.stays = Note("muted")
        self.choices = QWidget()
        self._grid = QGridLayout(self.choices)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(UNIT)
        self.offered: list[_Offered] = []
        for ready in shipped.programmes():
            self._offer(_Offered(QPushButton(), ready))
        self.from_file, self.all_or_none, self.take = QPushButton(), QPushButton(), QPushButton()
        self.from_file.clicked.connect(self._ask_file)
        for link in (self.all_or_none, self.take):
            link.setProperty("kind", "link")
        self.all_or_none.clicked.connect(self._choose_all)
        self.take.clicked.connect(self._go_to_ready)
        self.picture = PictureView()
        self.table = PlainTable()
        self.table.opened.connect(self._opened)
        self.notes, self.notes_title = Card(), label("title")
        self._notes: list[tuple[Note, Note]] = []
        self._notes_rows = QVBoxLayout()
        self._notes_rows.setSpacing(UNIT // 2)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._body())
        document.begun.connect(self._begin)

    def _body(self) -> CardColumn:
        chosen = Card()
        chosen.rows.addWidget(self.title)
        chosen.rows.addWidget(self.choices)
        row = QHBoxLayout()
        row.addWidget(self.from_file)
        row.addWidget(self.all_or_none)
        row.addStretch(1)
        row.addWidget(self.take)
        chosen.rows.addLayout(row)
        shown = Card()
        shown.rows.addWidget(self.picture)
        shown.rows.addWidget(self.table)
        shown.rows.addWidget(self.stays)
        self.notes.rows.addWidget(self.notes_title)
        self.notes.rows.addLayout(self._notes_rows)
        return CardColumn(chosen, shown, self.notes)

    def _offer(self, offered: _Offered) -> None:
        """Add a programme to choose from; it is chosen."""
        button = offered.button
        button.setProperty("kind", "mark")
        button.setCheckable(True)
        button.setChecked(True)
        button.setIconSize(QSize(CAPTION, CAPTION))
        button.clicked.connect(self._chosen)
        row, column = divmod(len(self.offered), ACROSS)
        self._grid.addWidget(button, row, column)
        self._grid.setColumnStretch(ACROSS, 1)
        self.offered.append(offered)

    # What the hand does.

    @Slot()
    def _chosen(self) -> None:
        self._mark()
        self._request()

    @Slot()
    def _choose_all(self) -> None:
        """All of them; where they are all chosen, none."""
        every = not self._all_chosen
        for each in self.offered:
            each.button.setChecked(every)
        self._chosen()

    @property
    def _all_chosen(self) -> bool:
        return all(each.button.isChecked() for each in self.offered)

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(self.window(), text("Take the programme of a plan"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        plans, everything = text("Plans"), text("All files")
        dialog.setNameFilters([f"{plans} (*{SUFFIX} *.json)", f"{everything} (*)"])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._document.path
        dialog.setDirectory(str(path.parent) if path is not None else folder)
        dialog.fileSelected.connect(self._file_named)
        dialog.open()

    @Slot(str)
    def _file_named(self, name: str) -> None:
        self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Offer the programme of another plan, or say why not."""
        try:
            plan = plan_file.load(path).plan
        except PlanFileError as error:
            title = text("{file} could not be opened.").format(file=one_line(path.name))
            tell_problems(self.window(), title, error.problems)
            return
        other = Other(plan.programme, plan.currency, plan.price_list)
        for each in self.offered:
            if each.file == str(path):  # read anew
                each.other = other
                each.button.setChecked(True)
                break
        else:
            self._offer(_Offered(QPushButton(), other=other, file=str(path)))
        self._name_choices()
        self._chosen()

    @Slot()
    def _go_to_ready(self) -> None:
        self._opened(self.table.currentIndex().row())

    @Slot(int)
    def _opened(self, row: int) -> None:
        """Go to where a programme that ships is taken over."""
        from planner.gui.main_window import MainWindow
        from planner.gui.prices.page import Prices

        window = self.window()
        ready = self._shown[row - 1].ready if 0 < row <= len(self._shown) else None
        if not isinstance(window, MainWindow):
            return
        window.pages.choose("prices")
        prices = window.pages.page("prices")
        if isinstance(prices, Prices):
            prices.show_ready("" if ready is None else ready.vendor)

    @Slot()
    def _begin(self) -> None:
        """Another plan: what was read of other files goes."""
        for each in [each for each in self.offered if each.ready is None]:
            self.offered.remove(each)
            self._grid.removeWidget(each.button)
            each.button.deleteLater()
        self.found, self._shown = None, []

    # What the eye sees.

    def show_results(self, results: Results) -> None:
        """Hold the book of these results against the chosen programmes."""
        self._results = results
        self._request()

    def _request(self) -> None:
        if self._results is None:
            return
        plan = self._results.book.plan
        shown = [each for each in self.offered if each.button.isChecked()]
        others = [each.held_against(plan) for each in shown]

        def job() -> tuple[Plan, list[_Offered], list[Other], Outcomes]:
            return plan, shown, others, compare_programmes(plan, others)

        quick = is_quick_to_compute(plan) and len(plan.clients) <= ROWS_AT_ONCE
        self._latest.request(job, at_once=quick)

    @Slot()
    def _say_at_work(self) -> None:
        """A large book takes seconds under many programmes."""
        if self.found is not None:
            self.stays.say(at_work())
            return
        self.picture.show_picture(None, empty_words=at_work())
        for part in (self.table, self.notes, self.stays):
            part.hide()

    @Slot(object)
    def _take(self, made: tuple[Plan, list[_Offered], list[Other], Outcomes]) -> None:
        plan, self._shown, self._others, self.found = made
        self._show(plan, self.found)

    def _show(self, plan: Plan, found: Outcomes) -> None:
        origins = [each.origin for each in self._shown]
        drawn = None if found.own.profit is None else picture(found, origins, plan.currency)
        self.picture.canvas.setFixedHeight(height_of(found))
        self.picture.show_picture(drawn, empty_words=words.nothing_to_show())
        lines = [self._line(found.own, plan, words.yours(), own=True)]
        lines += [
            self._line(of, plan, each.origin)
            for of, each in zip(found.others, self._shown, strict=True)
        ]
        first, *figures = words.heads()
        self.table.show_lines((Head(first, figures=False), *map(Head, figures)), lines)
        self.table.setMinimumHeight(self.table.full_height())
        self.table.show()
        self.notes.show()
        self.stays.say(words.what_stays())
        self._show_notes(plan, found)

    def _line(self, of: Outcome, plan: Plan, origin: str, *, own: bool = False) -> Line:
        cells = words.cells(of, plan.currency, own=own)
        tones = [""] * len(cells)
        if of.change:
            tones[DIFFERENCE] = "gain" if of.change > 0 else "loss"
        under = words.under(of, origin, own=own)
        return Line(cells, 1 if own else 0, under, tuple(tones), own)

    def _show_notes(self, plan: Plan, found: Outcomes) -> None:
        """Date, source and what is not comparable, of each."""
        own = [words.dated(found.own), *words.limits(found.own, plan, None)]
        lines = [own]
        for of, each, other in zip(found.others, self._shown, self._others, strict=True):
            about = [words.dated(of), each.note, *words.limits(of, plan, other)]
            lines.append([line for line in about if line])
        names = words.names(found, [each.origin for each in self._shown])
        said = list(zip(names, lines, strict=True))
        while len(self._notes) < len(said):
            name, note = Note("section"), Note("muted")
            self._notes.append((name, note))
            self._notes_rows.addWidget(name)
            self._notes_rows.addWidget(note)
        for index, (head, note) in enumerate(self._notes):
            seen = index < len(said)
            head.say(said[index][0] if seen else "")
            note.say("\n".join(said[index][1]) if seen else "")

    def _name_choices(self) -> None:
        for each in self.offered:
            if each.ready is None:
                name = Path(each.file).stem
                set_words(each.button, one_line(name, MOST_OF_A_NAME).replace("&", "&&"))
                each.button.setToolTip(plain_tip(each.file))
            else:
                set_words(each.button, each.ready.vendor)
                each.button.setToolTip(plain_tip(each.ready.in_language(language()).name))

    def _mark(self) -> None:
        """A tick beside what is chosen: colour alone says nothing."""
        every = self._all_chosen
        set_words(self.all_or_none, text("Choose none") if every else text("Choose all"))
        for each in self.offered:
            on = each.button.isChecked() and self._palette is not None
            tint = "" if self._palette is None else self._palette.accent
            each.button.setIcon(theme.icon("check", tint) if on else QIcon())

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        self.picture.recolour(palette)
        self.table.recolour(palette)
        self._mark()

    def retranslate(self) -> None:
        """Write every word anew."""
        set_words(self.title, text("The same book under another programme"))
        set_words(self.from_file, text("From another plan…"))
        set_words(self.take, text("Take one over on Prices & tiers…").replace("&", "&&"))
        set_words(self.notes_title, text("Dates, sources, and what is not comparable"))
        self.stays.say(words.what_stays())
        self.from_file.setToolTip(
            plain_tip(text("The programme of another plan file; nothing else of it."))
        )
        self.table.setAccessibleName(text("The book under each programme"))
        self._name_choices()
        self._mark()
