"""A place for words that change often: it asks for another size only where they need one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.gui.widgets import Steady, label

WIDTH = 200


class Asked(QObject):
    """Counts how often a widget is asked for a new layout."""

    def __init__(self, of: QWidget) -> None:
        super().__init__(of)
        self.times = 0
        of.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.LayoutRequest
        return False


class Around(QWidget):
    """What is around the words."""

    def __init__(self, words: QLabel | QPushButton) -> None:
        super().__init__()
        self.words = words
        rows = QVBoxLayout(self)
        rows.addWidget(Steady(words))
        rows.addStretch(1)
        self.setFixedWidth(WIDTH)
        self.resize(WIDTH, 2 * WIDTH)
        self.show()
        settle()
        self.asked = Asked(self)

    def say(self, words: str) -> int:
        """Say something else; returns how often that asked for a new layout."""
        before = self.asked.times
        self.words.setText(words)
        settle()
        return self.asked.times - before


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def wrapping() -> QLabel:
    made = label("title", "one line")
    made.setWordWrap(True)
    return made


@pytest.fixture(params=[wrapping, QPushButton], ids=["words that wrap", "a button"])
def around(request: pytest.FixtureRequest, qtbot: QtBot) -> Around:
    made = Around(request.param())
    qtbot.addWidget(made)
    made.say("12 resold")
    return made


def test_words_of_the_same_size_ask_for_nothing(around: Around) -> None:
    assert around.say("21 resold") == 0
    assert around.words.text() == "21 resold"


def test_words_that_need_more_room_get_it(around: Around) -> None:
    asked = around.say("very many words " * 5)
    assert asked > 0
    room = around.words.size()
    if isinstance(around.words, QLabel):
        assert room.height() >= around.words.heightForWidth(room.width())
    else:
        assert around.words.sizeHint().height() <= room.height()


def test_a_narrower_place_is_taller(qtbot: QtBot) -> None:
    around = Around(wrapping())
    qtbot.addWidget(around)
    around.say("words that take two lines here, and more where it is narrow")
    around.setFixedWidth(WIDTH // 2)
    settle()
    words = around.words
    assert words.height() >= words.heightForWidth(words.width())
