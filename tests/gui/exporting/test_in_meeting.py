"""Charts that a client looks at: copied in the agency's looks, read back, no word of us."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.gui.chart_widget import ChartWidget
from planner.gui.client_view.chart_page import ChartPage
from planner.gui.client_view.view import ClientView
from planner.gui.exporting import in_meeting
from tests.gui.conftest import Opener
from tests.gui.driving import no_dialog
from tests.gui.exporting.taking import PATIENCE, copied
from tests.gui.meeting.meetings import EVERYTHING, SECRETS, leave, meeting_plan, show
from tests.gui.room import settle


def chart_of(view: ClientView) -> ChartWidget:
    """The chart of its second page, which is looked at."""
    view.look_at(1)
    settle()
    page = view.pages[1]
    assert isinstance(page, ChartPage)
    return page.chart.canvas


def test_the_clients_chart_is_copied_after_it_was_read_back(
    open_window: Opener, qtbot: QtBot
) -> None:
    view = show(open_window(meeting_plan(EVERYTHING)))
    chart = chart_of(view)
    mime = copied(qtbot, chart, chart.copy_chart)
    page = PdfReader(BytesIO(bytes(mime.data("application/pdf").data()))).pages[0]
    said = page.extract_text() + mime.text()
    assert "prices in USD without tax" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "INTERNAL" not in said
    assert [each for each in SECRETS if each.casefold() in said.casefold()] == []
    leave(view)


@pytest.mark.usefixtures("quickly")
def test_what_says_too_much_stays_and_the_client_is_told_nothing(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_meeting, "read_back", lambda *given: ("margin 39.39 %",))
    view = show(open_window(meeting_plan(EVERYTHING)))
    chart = chart_of(view)
    QGuiApplication.clipboard().setText("before")
    chart.copy_chart()
    qtbot.waitUntil(lambda: chart.said == "The chart was not copied.", timeout=PATIENCE)
    assert no_dialog(view)
    assert QGuiApplication.clipboard().text() == "before"
    leave(view)
