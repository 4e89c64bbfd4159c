"""The agency's looks and its proposals' wording, edited beside what they make of chart and page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.charts.style import LIGHT, UNIT
from planner.gui.brand import taking
from planner.gui.brand.colour import ColourRow
from planner.gui.brand.font import FontRow
from planner.gui.brand.logo import LogoRow
from planner.gui.brand.preview import BrandPreview
from planner.gui.brand.wording import ContactLines, FooterRow, wording_fields
from planner.gui.document import Document
from planner.gui.errors import tell_problems
from planner.gui.latest import Latest
from planner.gui.tall_scroll import TallScroll, into_view
from planner.gui.theme import Theme
from planner.gui.widgets import label
from planner.model.brand import Brand, Face
from planner.model.brand_edits import with_brand, with_whole_brand
from planner.model.problems import Place, Problem
from planner.storage.file_names import safe_name, with_ending
from planner.words import brand as words
from planner.words.catalogue import text
from planner.words.sentences import one_line, sentence

SIZE = (984, 592)
LEAST = (940, 560)
LEFT = 432
SUFFIX = ".agencybrand"


class BrandDialog(QDialog):
    """Edits the open plan as it is typed; closing it takes nothing back, undo does."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        parent: QWidget,
        preview: BrandPreview | None = None,
    ) -> None:
        """Edit the brand of the open plan.

        Args:
            document: the open plan.
            theme: the look in use.
            parent: the window.
            preview: what shows a chart and a page.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("Brand"))
        self.setSizeGripEnabled(True)
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self._document, self._theme = document, theme
        self._known: Face | None = None
        self._reader, self._knower = Latest(self), Latest(self)
        self.logo, self.face = LogoRow(), FontRow()
        self.colour = ColourRow(
            document,
            "colour",
            text("Main colour"),
            lambda: text("Change the main colour"),
            LIGHT.accent,
            lambda brand: brand.colour,
        )
        self.second = ColourRow(
            document,
            "second_colour",
            text("Second colour"),
            lambda: text("Change the second colour"),
            LIGHT.commission,
            lambda brand: brand.second_colour,
        )
        self.contact, self.footer = ContactLines(document), FooterRow(document)
        self.wording = wording_fields(document)
        self.preview = preview or BrandPreview()
        self.save = QPushButton(text("Save as a brand file…"))
        self.load = QPushButton(text("Load a brand file…"))
        self.undo = QPushButton(text("Undo"))
        self.close_ = QPushButton(text("Close"))
        self._lay_out()
        self._wire()
        self.recolour()
        self._show()
        self.logo.choose.setFocus()

    def _lay_out(self) -> None:
        body = QWidget()
        fields = QVBoxLayout(body)
        fields.setContentsMargins(0, 0, UNIT, 0)
        fields.setSpacing(UNIT + 4)
        fields.addWidget(label("section", text("Looks")))
        for each in (self.logo, self.colour, self.second, self.face, self.contact, self.footer):
            fields.addWidget(each)
        fields.addSpacing(UNIT)
        fields.addWidget(label("section", text("Proposals")))
        for field in self.wording:
            fields.addWidget(field)
        fields.addStretch(1)
        left = TallScroll(body)
        left.setFixedWidth(LEFT)
        middle = QHBoxLayout()
        middle.setSpacing(2 * UNIT)
        middle.addWidget(left)
        middle.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        for button in (self.save, self.load, self.undo, self.close_):
            button.setAutoDefault(False)  # Enter ends what is typed, and closes nothing
        for button in (self.save, self.load, self.undo):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_)
        self.close_.setProperty("kind", "primary")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        rows.setSpacing(UNIT + 4)
        rows.addLayout(middle, 1)
        rows.addLayout(foot)

    def _wire(self) -> None:
        self.logo.wanted.connect(self._ask_logo)
        self.logo.dropped.connect(self.take_logo)
        self.logo.removed.connect(self._remove_logo)
        self.face.wanted.connect(self._ask_font)
        self.face.removed.connect(self._remove_font)
        self._reader.done.connect(self._take)
        self._knower.done.connect(self._know)
        self.save.clicked.connect(self._ask_save)
        self.load.clicked.connect(self._ask_load)
        self.undo.clicked.connect(self._undo)
        self.close_.clicked.connect(self.accept)
        self._document.changed.connect(self._show)
        self._document.undo.canUndoChanged.connect(self.undo.setEnabled)
        self.undo.setEnabled(self._document.undo.canUndo())
        self._theme.changed.connect(self.recolour)
        for key, act in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # What is shown.

    @Slot()
    def _show(self) -> None:
        plan = self._document.plan
        self.logo.show_logo(plan.brand.logo)
        self.face.show_font(plan.brand.font)
        for each in (self.colour, self.second, self.contact, self.footer, *self.wording):
            each.show_plan(plan)
        self.preview.show_plan(plan)
        face = plan.brand.font
        if face is not None and face is not self._known:
            self._knower.request(partial(taking.known, face))
        self._known = face

    @Slot(object)
    def _know(self, found: taking.Taken) -> None:
        if found.value is self._known and self._known is not None:
            self.face.note.say(words.font_note(found.lacks, bold=bool(self._known.bold)))

    @Slot()
    def recolour(self) -> None:
        """Take the palette in use."""
        self.logo.recolour(self._theme.palette)
        self.preview.recolour(self._theme.palette)

    def reveal(self, place: Place) -> None:
        """Put the focus on the field of a place of the plan, if there is one."""
        introduction, terms, days, paper = self.wording
        field = {
            "logo": self.logo.choose,
            "colour": self.colour.field,
            "second_colour": self.second.field,
            "font": self.face.choose,
            "contact": self.contact.field,
            "footer": self.footer.field,
            "introduction": introduction.field,
            "terms": terms.field,
            "valid_days": days.field,
            "paper": paper.choice,
        }.get(str(place[1]) if len(place) > 1 else "")
        if field is not None:
            field.setFocus()
            into_view(field)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - Qt's name
        """What Tab reaches is seen."""
        moved = super().focusNextPrevChild(following)
        reached = self.focusWidget()
        if moved and reached is not None:
            into_view(reached)
        return moved

    # Files that are taken in.

    @Slot()
    def _ask_logo(self) -> None:
        dialog = self._dialog(text("Choose a logo"), text("Logos"), "*.png *.svg")
        dialog.fileSelected.connect(self._logo_named)
        dialog.open()

    @Slot(str)
    def _logo_named(self, name: str) -> None:
        self.take_logo(Path(name))

    @Slot(object)
    def take_logo(self, path: Path) -> None:
        """Make a file the logo, or say why not."""
        self._read(taking.LOGO, path)

    @Slot(bool)
    def _ask_font(self, bold: bool) -> None:
        title = text("Choose the bold font") if bold else text("Choose a font")
        dialog = self._dialog(title, text("Fonts"), "*.ttf *.otf")
        dialog.fileSelected.connect(self._bold_named if bold else self._font_named)
        dialog.open()

    @Slot(str)
    def _font_named(self, name: str) -> None:
        self.take_font(Path(name))

    @Slot(str)
    def _bold_named(self, name: str) -> None:
        self.take_font(Path(name), bold=True)

    def take_font(self, path: Path, *, bold: bool = False) -> None:
        """Make a file the font or its bold one, or say why not."""
        self._read(taking.BOLD if bold else taking.FONT, path)

    def take_brand(self, path: Path) -> None:
        """Make the brand of a file that of the plan, or say why not."""
        self._read(taking.BRAND, path)

    def _read(self, what: str, path: Path) -> None:
        self._document.settle()
        self._reader.request(partial(taking.taken, what, path, self._document.plan.brand.font))

    @Slot(object)
    def _take(self, found: taking.Taken) -> None:
        document, what = self._document, found.what
        if what == taking.BRAND:
            if found.problems:
                tell_problems(self, text("This brand could not be loaded."), found.problems)
            elif isinstance(found.value, Brand):
                plan = with_whole_brand(document.plan, found.value)
                document.edit(lambda: text("Load a brand"), plan)
            return
        row = self.logo if what == taking.LOGO else self.face
        row.complaint.say(_said(found.problems))
        if found.problems:
            return
        if what == taking.LOGO:
            plan = with_brand(document.plan, logo=found.value)
            document.edit(lambda: text("Change the logo"), plan)
        else:
            document.edit(
                lambda: text("Change the font"), with_brand(document.plan, font=found.value)
            )

    @Slot()
    def _remove_logo(self) -> None:
        self.logo.complaint.say("")
        document = self._document
        document.edit(lambda: text("Remove the logo"), with_brand(document.plan, logo=None))

    @Slot()
    def _remove_font(self) -> None:
        self.face.complaint.say("")
        document = self._document
        document.edit(lambda: text("Remove the font"), with_brand(document.plan, font=None))

    # A brand as a file of its own.

    @Slot()
    def _ask_load(self) -> None:
        dialog = self._dialog(text("Load a brand"), text("Brands"), f"*{SUFFIX}")
        dialog.fileSelected.connect(self._load_named)
        dialog.open()

    @Slot(str)
    def _load_named(self, name: str) -> None:
        self.take_brand(Path(name))

    @Slot()
    def _ask_save(self) -> None:
        self._document.finishing.emit()
        dialog = self._dialog(text("Save the brand"), text("Brands"), f"*{SUFFIX}")
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        agency = self._document.plan.agency.name
        dialog.selectFile(safe_name([agency or text("My brand")], SUFFIX))
        dialog.fileSelected.connect(self._save_named)
        dialog.open()

    @Slot(str)
    def _save_named(self, name: str) -> None:
        from planner.storage import brand_file
        from planner.storage.plan_file import PlanFileError

        path = with_ending(Path(name), SUFFIX)
        try:
            brand_file.save(path, self._document.plan.brand)
        except PlanFileError as error:
            file = one_line(path.name)
            title = text("{file} could not be saved.").format(file=file)
            tell_problems(self, title, error.problems)

    def _dialog(self, title: str, kind: str, patterns: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        everything = text("All files")
        dialog.setNameFilters([f"{kind} ({patterns})", f"{everything} (*)"])
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._document.path
        dialog.setDirectory(str(path.parent) if path is not None else folder)
        return dialog

    # Steps, and how it ends.

    @Slot()
    def _undo(self) -> None:
        self._document.settle()
        self._document.undo.undo()

    @Slot()
    def _redo(self) -> None:
        self._document.undo.redo()

    def done(self, result: int) -> None:
        """Close without waiting for what nobody looks at any more."""
        self._leave()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same where the window's own button closes it."""
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self._document.settle()
        self.preview.leave()
        self._reader.leave()
        self._knower.leave()


def _said(problems: tuple[Problem, ...]) -> str:
    return " ".join(sentence(each, place=False) + "." for each in problems)
