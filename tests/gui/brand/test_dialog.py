"""The brand's dialog: every edit is a step that can be undone, and what is wrong is said there."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from planner.charts.brand import brand_palette
from planner.charts.picture import Picture
from planner.gui.brand.dialog import BrandDialog
from planner.gui.brand.preview import BrandPreview, Shown
from planner.gui.main_window import MainWindow
from planner.model.brand import Brand, Kind, Logo, Paper, Wording
from planner.model.plan import Plan
from planner.storage import brand_file
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, press
from tests.gui.plans import EXAMPLE
from tests.gui.room import faults, overlaps
from tests.storage.fonts_made import font
from tests.storage.test_brand_file import BRAND, DRAWING

PATIENCE = 5000
Made = Callable[[], BrandDialog]


def quick(plan: Plan, today: datetime.date, step: Callable[[], None]) -> Shown:
    """Stands for the chart and the page, which have tests of their own."""
    del today, step
    page = QImage(21, 30, QImage.Format.Format_RGB32)
    page.fill(QColor(brand_palette(plan.brand).accent))
    picture = Picture("A conclusion", lambda *_: ())
    return Shown(picture, brand_palette(plan.brand), (page,))


@pytest.fixture
def opened(window: MainWindow) -> BrandDialog:
    return open_on(window)


def open_on(window: MainWindow) -> BrandDialog:
    made = BrandDialog(window.document, window.theme, window, BrandPreview(quick))
    made.open()
    QApplication.processEvents()
    return made


def type_in(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words) if words else press(field, Qt.Key.Key_Backspace)
    press(field, Qt.Key.Key_Return)


def brand(window: MainWindow) -> Brand:
    return window.document.plan.brand


def steps(window: MainWindow) -> list[str]:
    return [words for words, _ in window.document.steps(20)]


def test_the_menu_opens_it(window: MainWindow) -> None:
    window.actions_.brand.trigger()
    dialog(BrandDialog, window).reject()


def test_a_colour_is_typed_in_one_step_and_said_to_be_readable_or_not(
    window: MainWindow, opened: BrandDialog
) -> None:
    type_in(opened.colour.field, "#7a1f5c")
    assert brand(window).colour == "#7A1F5C"
    assert opened.colour.field.text() == "#7A1F5C"
    assert "easy to read" in opened.colour.note.text()
    type_in(opened.second.field, "f5a623")
    assert brand(window).second_colour == "#F5A623"
    shade = brand_palette(brand(window)).commission
    # 2.0 by the formula of WCAG: (1 + 0.05) / (0.4694 + 0.05), never rounded up.
    assert "2 to 1, too light" in opened.second.note.text().replace("\u200b", "")
    assert shade in opened.second.note.text()
    assert steps(window) == ["Change the second colour", "Change the main colour"]


def test_three_digits_are_a_colour_once_the_hand_has_left(
    window: MainWindow, opened: BrandDialog
) -> None:
    opened.colour.field.setFocus()
    QTest.keyClicks(opened.colour.field, "#05c")
    assert brand(window).colour == ""
    press(opened.colour.field, Qt.Key.Key_Return)
    assert brand(window).colour == "#0055CC"


def test_a_word_that_is_no_colour_stays_to_be_mended(
    window: MainWindow, opened: BrandDialog
) -> None:
    type_in(opened.colour.field, "#12345G")
    assert brand(window).colour == ""
    assert "not a colour" in opened.colour.note.text()
    type_in(opened.footer.field, "SARL")
    assert opened.colour.field.text() == "#12345G"
    type_in(opened.colour.field, "")
    assert "None chosen" in opened.colour.note.text()


def test_a_colour_is_picked_in_a_dialog_that_nothing_waits_for(
    window: MainWindow, opened: BrandDialog
) -> None:
    click(opened.colour.pick)
    picker = dialog(QColorDialog, opened)
    picker.setCurrentColor(QColor("#2E7D6B"))
    picker.accept()
    assert brand(window).colour == "#2E7D6B"
    opened.activateWindow()
    opened.colour.pick.setFocus()
    QApplication.processEvents()
    press(opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert brand(window).colour == ""


def test_a_dropped_logo_is_shown_and_removed(
    window: MainWindow, opened: BrandDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(DRAWING)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    opened.logo.view.dropEvent(event)
    qtbot.waitUntil(lambda: brand(window).logo is not None, timeout=PATIENCE)
    assert opened.logo.view.accessibleName() == "Logo"
    centre = opened.logo.view.grab().toImage().pixelColor(88, 36)
    assert centre == QColor("#000000")
    click(opened.logo.remove)
    assert brand(window).logo is None
    assert not opened.logo.remove.isEnabled()
    assert steps(window) == ["Remove the logo", "Change the logo"]


def test_a_file_that_is_no_logo_is_refused_in_its_place(
    window: MainWindow, opened: BrandDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"GIF89a")
    click(opened.logo.choose)
    files = dialog(QFileDialog, opened)
    name = files.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    press(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened.logo.complaint.text()), timeout=PATIENCE)
    assert "neither a PNG nor an SVG" in opened.logo.complaint.text()
    assert brand(window).logo is None and steps(window) == []


def test_a_font_is_named_and_what_it_lacks_is_said(
    window: MainWindow, opened: BrandDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    regular, bold = tmp_path / "m.ttf", tmp_path / "mb.ttf"
    regular.write_bytes(font())
    bold.write_bytes(font(style="Bold"))
    opened.take_font(regular)
    qtbot.waitUntil(lambda: "œ" in opened.face.note.text(), timeout=PATIENCE)
    assert opened.face.family.text() == "Maison"
    assert "Without a bold file" in opened.face.note.text()
    opened.take_font(bold, bold=True)
    qtbot.waitUntil(lambda: "Without" not in opened.face.note.text(), timeout=PATIENCE)
    face = brand(window).font
    assert face is not None and face.bold == font(style="Bold")
    click(opened.face.remove)
    assert brand(window).font is None and "Inter" in opened.face.family.text()


def test_words_are_typed_and_each_field_is_one_step(
    window: MainWindow, opened: BrandDialog
) -> None:
    opened.contact.field.setFocus()
    opened.contact.field.insertPlainText("1 rue Haute\n\x07 Paris ")
    introduction, terms, days, paper = opened.wording
    introduction.field.setFocus()
    introduction.field.insertPlainText("Dear client,\n\nhere it is.")
    terms.field.setFocus()
    QTest.keyClicks(terms.field, "Net 30")
    type_in(days.field, "45")
    paper.choice.setFocus()
    press(paper.choice, Qt.Key.Key_Down)
    press(paper.choice, Qt.Key.Key_Return)
    if paper.choice.currentData() != "letter":
        paper.choice.setCurrentIndex(1)
    paper.choice.activated.emit(1)
    assert brand(window).contact == ("1 rue Haute", "Paris")
    assert window.document.plan.wording == Wording(
        introduction="Dear client,\n\nhere it is.",
        terms="Net 30",
        valid_days=45,
        paper=Paper.LETTER,
    )
    assert steps(window) == [
        "Change the paper",
        "Change how long proposals are valid",
        "Change the terms",
        "Change the introduction",
        "Change the contact lines",
    ]
    for _ in range(5):
        click(opened.undo)
    assert window.document.plan == EXAMPLE
    assert introduction.field.toPlainText() == ""


def test_the_preview_follows_every_edit(
    window: MainWindow, opened: BrandDialog, qtbot: QtBot
) -> None:
    type_in(opened.colour.field, "#2E7D6B")
    safe = brand_palette(Brand(colour="#2E7D6B")).accent
    qtbot.waitUntil(
        lambda: opened.preview.chart.canvas.palette_in_use.accent == safe, timeout=PATIENCE
    )
    click(opened.preview.which.buttons["page"])
    qtbot.waitUntil(
        lambda: (
            opened.preview.pages.sheet.image is not None
            and opened.preview.pages.sheet.image.pixelColor(3, 3) == QColor(safe)
        ),
        timeout=PATIENCE,
    )


def test_the_preview_shows_nothing_of_packages_that_are_gone(
    window: MainWindow, opened: BrandDialog, qtbot: QtBot
) -> None:
    preview = opened.preview
    qtbot.waitUntil(lambda: bool(preview.pages.images), timeout=PATIENCE)
    preview.show_plan(replace(EXAMPLE, packages=()))
    assert preview.chart.canvas.picture is None and not preview.pages.images
    assert preview.nothing.text()
    preview.show_plan(EXAMPLE)
    qtbot.waitUntil(lambda: bool(preview.pages.images), timeout=PATIENCE)


def test_a_brand_goes_into_a_file_and_comes_from_one(
    open_window: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(replace(EXAMPLE, brand=BRAND))
    opened = open_on(window)
    path = tmp_path / "ours.agencybrand"
    click(opened.save)
    files = dialog(QFileDialog, opened)
    assert files.selectedFiles()[0].endswith("Atelier Nord.agencybrand")
    name = files.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    press(name, Qt.Key.Key_Return)
    assert brand_file.load(path) == BRAND
    assert EXAMPLE.name.encode() not in path.read_bytes()
    click(opened.logo.remove)
    type_in(opened.footer.field, "Other")
    opened.take_brand(path)
    qtbot.waitUntil(lambda: brand(window) == BRAND, timeout=PATIENCE)
    assert steps(window)[0] == "Load a brand"


def test_a_file_that_is_no_brand_changes_nothing(
    window: MainWindow, opened: BrandDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtWidgets import QMessageBox

    path = tmp_path / "x.agencybrand"
    path.write_text("{}")
    opened.take_brand(path)
    qtbot.waitUntil(lambda: bool(opened.findChildren(QMessageBox)), timeout=PATIENCE)
    box = dialog(QMessageBox, opened)
    assert "not a brand" in box.text()
    box.reject()
    assert window.document.plan == EXAMPLE


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 720)])
def test_nothing_is_cut_in_any_language_at_any_size(
    open_window: Opener, language: str, size: tuple[int, int]
) -> None:
    loud = replace(BRAND, colour="#F5A623", second_colour="#2E7D6B")
    window = open_window(replace(EXAMPLE, brand=loud))
    window.resize(*size)
    window.speak(language)
    opened = open_on(window)
    assert loud.logo is not None and loud.logo.kind is Kind.SVG
    opened.resize(opened.minimumSize() if size[0] == 1024 else opened.size())
    for which in ("chart", "page"):
        opened.preview.which.choose(which)
        assert faults(opened) == []
        assert overlaps(opened) == []


def test_every_field_is_named_and_reached_by_the_keyboard(opened: BrandDialog) -> None:
    named = [
        opened.logo.choose,
        opened.logo.remove,
        opened.colour.field,
        opened.colour.pick,
        opened.second.field,
        opened.face.choose,
        opened.face.bold,
        opened.contact.field,
        opened.footer.field,
        *(each.field for each in opened.wording[:3]),
        opened.wording[3].choice,
    ]
    names = [each.accessibleName() for each in named]
    assert all(names) and len(set(names)) == len(names)
    reached = set()
    for _ in range(60):
        press(QApplication.focusWidget() or opened, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {each for each in named if each.isEnabled()} <= reached


def test_a_logo_in_a_plan_of_somebody_elses_is_drawn_safely_or_not_at_all(
    open_window: Opener,
) -> None:
    bomb = DRAWING.replace(b"<rect", b"<image href='file:///etc/passwd'/><rect")
    window = open_window(replace(EXAMPLE, brand=Brand(logo=Logo(Kind.SVG, bomb))))
    opened = open_on(window)
    assert opened.logo.view.grab().toImage().pixelColor(88, 20) == QColor("#FFFFFF")


@pytest.mark.parametrize(
    ("place", "name"),
    [(("brand", "footer"), "footer"), (("wording", "valid_days"), "valid_days")],
)
def test_a_problem_leads_to_its_field(
    window: MainWindow, place: tuple[str, ...], name: str
) -> None:
    assert window.outgoing.reveal(place)
    made = dialog(BrandDialog, window)
    assert made.focusWidget().objectName() == name
    made.reject()
