"""Every language has room in the window: nothing cut, and no key twice in a menu."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from planner.charts.style import UNIT
from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.widgets import BREAK, breakable
from planner.storage.shipped import Sample, samples
from tests.gui.conftest import Opener

MNEMONIC = re.compile(r"(?<!&)&([^&])")
LEAST = (1024, 640)


def mnemonics(actions: Sequence[QAction]) -> list[str]:
    found = [MNEMONIC.search(action.text()) for action in actions]
    return [each[1].lower() for each in found if each]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_entries_of_a_menu_share_a_key(window: MainWindow, language: str) -> None:
    window.speak(language)
    bar = window.menuBar()
    assert len(mnemonics(bar.actions())) == len(bar.actions())
    for actions in (bar.actions(), *(menu.actions() for menu in bar.findChildren(QMenu))):
        keys = mnemonics(actions)
        assert len(keys) == len(set(keys)), [action.text() for action in actions]


def cut(words: QLabel | QPushButton) -> bool:
    """Whether something is written in less room than it needs."""
    if isinstance(words, QLabel) and words.wordWrap():
        return words.height() < words.heightForWidth(words.width())
    return words.width() < words.sizeHint().width()


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.path.stem)
def test_nothing_is_cut_in_the_smallest_window(
    open_window: Opener, qtbot: QtBot, sample: Sample
) -> None:
    window = open_window(sample.plan, example=True)
    window.speak(sample.language)
    window.resize(*LEAST)

    def all_is_there() -> None:
        said: list[QLabel | QPushButton] = [*window.findChildren(QLabel)]
        said += window.findChildren(QPushButton)
        assert [each.text() for each in said if each.isVisible() and cut(each)] == []

    qtbot.waitUntil(all_is_there)
    header = window.overview.table.horizontalHeader()
    for column in range(header.count()):
        title = header.model().headerData(column, Qt.Orientation.Horizontal)
        needed = header.fontMetrics().horizontalAdvance(title) + 2 * UNIT
        assert needed <= header.sectionSize(column), title


@pytest.mark.parametrize(
    "amount", ["$179,967,068,914.73", "(−$1,250,083,281,159.49),", "1250083281159.490."]
)
def test_an_amount_never_breaks_and_a_long_word_does(amount: str) -> None:
    assert breakable(f"profit {amount}") == f"profit {amount}"  # half of it is another amount
    for word in ("A" * 40, "1" * 40, "\N{GRINNING FACE}" * 40):
        assert max(map(len, breakable(f"of {word}").split(BREAK))) <= 21
