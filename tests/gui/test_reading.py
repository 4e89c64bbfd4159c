"""What can be read in the program: its help, and where its data comes from."""

from __future__ import annotations

from planner.gui import reading
from planner.gui.main_window import MainWindow
from planner.gui.reading import Reader
from planner.storage.shipped import programme_of


def plain(words: str) -> str:
    """A text with one kind of space: Qt hands some of them out as others."""
    return " ".join(words.split())


def test_rules_and_open_points_are_read_in_french_and_quotes_as_they_were_said(
    window: MainWindow,
) -> None:
    window.speak("fr")
    reading.show_sources(window)
    reader = window.findChild(Reader)
    assert reader is not None
    page = plain(reader.page.toPlainText())
    english = programme_of("ActiveCampaign")
    french = english.in_language("fr")
    for rule in french.rules:
        assert plain(f"{rule.rule} « {rule.quote} »") in page
    for point in french.open_points:
        assert plain(f"{point.question} {point.status} → {point.default}") in page
    assert not [rule.rule for rule in english.rules if rule.rule in page]
    reader.close()
