"""People's own words are shown as they wrote them: never as HTML, mnemonics or marks of Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument, QWindow
from PySide6.QtWidgets import QLabel, QMessageBox

from planner.gui.main_window import MainWindow
from planner.model.plan import Plan
from planner.storage import plan_file
from planner.words.places import said
from planner.words.sentences import one_line
from tests.gui.conftest import Opener
from tests.gui.driving import answer, dialog, field, findings, no_dialog, type_in
from tests.gui.room import faults, settle
from tests.model.plans import example, plan_of

LONG = "Très longue agence & filles " * 7 + "fin!"
WORDS = [
    "<b>x</b>",
    "<img src='http://example.invalid/x.png'>",
    "&File && more",
    "[*]",
    "a [*][*] b",
    "$x$ \\alpha {plan} %1 %n",
    "שלום עולם",
    "مرحبا 123",
    "🚀 👩‍👩‍👧 é",
    LONG,
    "W" * 200,
]


def named(words: str) -> Plan:
    """The worked example with everything that has a name called the same."""
    document = example()
    document["name"] = words
    document["agency"]["name"] = words
    document["programme"]["name"] = words
    document["price_list"]["name"] = words
    for package in document["packages"]:
        package["name"] = words
    for client in document["clients"]:
        client["name"] = words
    return plan_of(document)


def title(window: MainWindow) -> str:
    handle = window.windowHandle()
    assert isinstance(handle, QWindow)
    return handle.title()


@pytest.mark.parametrize("words", WORDS)
def test_names_are_shown_as_written_and_nothing_gives_way(open_window: Opener, words: str) -> None:
    window = open_window(named(words))
    assert title(window) == f"{words} – Agency Profit Planner"
    package = window.overview.inputs.package_name
    assert package.accessibleName() == words
    if package.text() == words:
        assert package.toolTip() == ""
    else:
        assert words.startswith(package.text().removesuffix("…"))
        hover = QTextDocument()
        hover.setHtml(package.toolTip())
        assert hover.toPlainText() == words
    for each in window.findChildren(QLabel):
        if words in each.text():
            assert each.textFormat() is Qt.TextFormat.PlainText, each.text()
            assert each.buddy() is None, each.text()
    window.resize(1024, 640)
    settle()
    assert (window.width(), window.height()) == (1024, 640)
    assert faults(window) == []
    assert window.menuBar().height() < 40
    type_in(field(window, "overheads"), "500")
    assert title(window) == f"{words}* – Agency Profit Planner"
    window.close()
    box = dialog(QMessageBox, window)
    assert one_line(words) in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    answer(box, "Cancel")


@pytest.mark.parametrize("name", [each for each in WORDS if "/" not in each and len(each) < 60])
def test_files_are_listed_as_they_are_called(window: MainWindow, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.agencyplan"
    plan_file.save(path, replace(named("x"), name=""))
    window.files.open(path)
    assert title(window).startswith(f"{name} – ")
    menu = window.actions_.recent
    menu.popup(QPoint(10, 10))
    menu.close()
    action, *_ = menu.actions()
    assert action.text().replace("&&", "&") == path.name
    assert action.text().count("&") == 2 * path.name.count("&")
    path.unlink()
    action.trigger()
    box = dialog(QMessageBox, window)
    assert path.name in box.text()
    answer(box, "Close")
    assert no_dialog(window)


@pytest.mark.parametrize("words", WORDS)
def test_problems_quote_what_is_written(open_window: Opener, words: str) -> None:
    edits = {"clients.0.package": words, "packages.1.plan": words}
    window = open_window(plan_of(example(edits)))
    assert window.calculator.results is not None
    problems = window.calculator.results.book.problems
    lines = [said(each, window.document.plan) for each in problems]
    assert window.problems.words.text() == lines[0]
    assert window.problems.words.textFormat() is Qt.TextFormat.PlainText
    assert findings(window)[1 : 1 + len(lines)] == lines
    plan = window.overview.inputs.plan
    assert plan.currentData() == words


@pytest.mark.parametrize(
    "words", ["<b>1</b>", "&1", "[*]", "１２", "🚀", "1e5", "'; --", LONG, "W" * 60]
)
def test_what_is_typed_is_quoted_as_it_is_typed(window: MainWindow, words: str) -> None:
    services = field(window, "services_price")
    plan = window.document.plan
    services.setFocus()
    services.selectAll()
    services.insert(words)
    services.textEdited.emit(services.text())
    complaint = window.overview.inputs.rows["services_price"].complaint
    assert complaint.textFormat() is Qt.TextFormat.PlainText
    if services.wrong:
        assert window.document.plan == plan
        assert complaint.text()
    assert services.text() == words
    assert faults(window) == []


@pytest.mark.parametrize("words", ["two\nlines", "a\ttab", "\u202egnp.exe", "bell\x07", " "])
def test_what_cannot_be_seen_is_left_out_of_a_line(open_window: Opener, words: str) -> None:
    window = open_window(named(words))
    assert title(window).split("–")[0].strip() == one_line(words).strip()
    for shown in (window.overview.inputs.package_name.text(), window.state.text()):
        assert not set("\n\t\u202e\x07") & set(shown)
    assert window.menuBar().height() < 40
