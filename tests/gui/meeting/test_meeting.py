"""The owner's side: how the view is opened and left, and what becomes of what was chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from planner.gui import meeting as meetings_of
from planner.gui.client_view.view import ClientView
from planner.gui.document import Document
from planner.gui.errors import tell
from planner.gui.files.question import Question
from planner.gui.main_window import MainWindow
from planner.gui.meeting import second_screen
from planner.gui.settings import NO, YES
from planner.model.offering import offer
from planner.model.plan import Billing
from planner.model.quote_edits import with_client
from tests.gui.conftest import Opener
from tests.gui.driving import Control, Shift, answer, click, dialog, press, undo
from tests.gui.meeting.meetings import EVERYTHING, leave, meeting_plan, prices, show
from tests.gui.quote.quotes import page_of
from tests.gui.room import settle
from tests.model.test_offering import TODAY


@pytest.fixture
def owner(open_window: Opener) -> MainWindow:
    return open_window(meeting_plan(EVERYTHING))


@pytest.fixture
def projector(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second screen, in the place of the only one there is here."""
    monkeypatch.setattr(meetings_of, "second_screen", lambda window: window.screen())


def view_of(window: MainWindow) -> ClientView:
    view = window.on_demand.meeting.view
    assert view is not None
    return view


def test_the_view_takes_the_window_s_place_and_gives_it_back(owner: MainWindow) -> None:
    owner.move(60, 40)
    settle()
    place = owner.geometry()
    view = show(owner)
    assert not owner.isVisible()
    assert owner.windowHandle() is None  # in no list of windows
    assert view.geometry() == place
    assert QApplication.activeWindow() is view
    leave(view)
    assert owner.isVisible()
    assert owner.geometry() == place
    assert owner.headline.earn.figure.isVisible() or owner.pages.current == "quote"
    assert owner.on_demand.meeting.view is None
    assert not owner.document.unsaved


def test_a_window_that_fills_the_screen_does_so_afterwards(owner: MainWindow) -> None:
    owner.showMaximized()
    settle()
    view = show(owner)
    assert view.isMaximized()
    leave(view)
    assert owner.windowHandle().windowStates() == Qt.WindowState.WindowMaximized


def test_a_program_that_begins_with_the_view_stays_where_the_system_put_it(
    open_window: Opener,
) -> None:
    window = MainWindow(Document(meeting_plan()), open_window.settings, open_window.theme)
    open_window.windows.append(window)
    view = window.on_demand.begin_in_client_view()
    assert not view.testAttribute(Qt.WidgetAttribute.WA_Moved)  # it is no place of ours
    view.show()
    view.move(60, 40)
    settle()
    place = view.geometry()
    leave(view)
    assert window.geometry() == place


@pytest.mark.parametrize("way", ["F5", "second shortcut", "button", "menu"])
def test_every_way_in_shows_the_packages_to_nobody_in_particular(
    owner: MainWindow, way: str
) -> None:
    match way:
        case "F5":
            press(owner, Qt.Key.Key_F5)
        case "second shortcut":
            press(owner, Qt.Key.Key_V, Control | Shift)
        case "button":
            click(owner.pages.client_view)
        case _:
            owner.actions_.client_view.trigger()
    view = view_of(owner)
    assert view.heading.text() == "Atelier Nord · Our packages"
    assert prices(view) == ["$85.00", "$449.00", "$1,189.00"]


def test_on_the_quote_page_the_quoted_client_is_shown(owner: MainWindow) -> None:
    view = show(owner)
    assert view.heading.text() == "Atelier Nord · For Café Lumière"
    assert prices(view)[1] == "$509.00"


def test_f5_in_the_view_and_the_window_s_keys_do_nothing(owner: MainWindow) -> None:
    view = show(owner)
    before = owner.document.plan
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F8, Qt.Key.Key_F1):
        press(view, key)
    for key in (Qt.Key.Key_Q, Qt.Key.Key_N, Qt.Key.Key_S, Qt.Key.Key_O, Qt.Key.Key_K):
        press(view, key, Control)
    view.close()
    settle()
    assert view_of(owner) is view
    assert not owner.isVisible()
    assert owner.document.plan is before


def test_messages_wait_until_the_client_has_gone(owner: MainWindow) -> None:
    view = show(owner)
    box = tell(owner, "Geheimplan 2027", "could not be written")
    settle()
    assert not box.isVisible()
    leave(view)
    assert box.isVisible()
    box.reject()


def test_help_that_is_open_goes_away_and_comes_back(owner: MainWindow) -> None:
    press(owner, Qt.Key.Key_F1)
    settle()
    (reader,) = (each for each in QApplication.topLevelWidgets()
                 if each.isVisible() and each is not owner)  # fmt: skip
    owner.on_demand.show_client()
    settle()
    assert not reader.isVisible()
    leave(view_of(owner))
    assert reader.isVisible()
    reader.close()


def test_what_was_copied_here_is_set_aside(
    owner: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    data = QMimeData()
    data.setText("39.39 %")
    clipboard.setMimeData(data)
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda self: True)
    view = show(owner)
    assert clipboard.text() == ""
    leave(view)
    assert clipboard.text() == "39.39 %"


def test_what_others_copied_stays_theirs(
    owner: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("a telephone number")
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda self: False)
    show(owner)
    assert clipboard.text() == "a telephone number"


@pytest.mark.parametrize("ours", [True, False])
def test_what_was_marked_here_is_pasted_nowhere(
    owner: MainWindow, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    cleared: list[QClipboard.Mode] = []
    kind = type(QGuiApplication.clipboard())
    monkeypatch.setattr(kind, "ownsClipboard", lambda self: False)
    monkeypatch.setattr(kind, "ownsSelection", lambda self: ours)
    monkeypatch.setattr(kind, "clear", lambda self, mode: cleared.append(mode))
    show(owner)
    monkeypatch.undo()
    assert cleared == ([QClipboard.Mode.Selection] if ours else [])


# What was chosen.


def test_nothing_is_proposed_where_nothing_was_chosen(owner: MainWindow) -> None:
    leave(show(owner))
    assert not page_of(owner).chosen.isVisible()


def test_what_was_chosen_is_taken_into_the_quote_as_one_step_when_asked(
    owner: MainWindow,
) -> None:
    before = owner.document.plan
    view = show(owner)
    click(view.controls.reductions.buttons[1])
    click(view.controls.billing.buttons[1])
    click(view.packages.cards[2].choose)
    QTest.mouseClick(view.packages.cards[2].ticks[0].box, Qt.MouseButton.LeftButton)
    looking = view.looking
    leave(view)
    assert owner.document.plan is before
    bar = page_of(owner).chosen
    assert bar.isVisible()
    assert bar.words.text() == (
        "In the meeting Café Lumière looked at: "
        "Scale · paid yearly · 10\N{NO-BREAK SPACE}% off services · SMS sending"
    )
    click(bar.take)
    assert not bar.isVisible()
    row = owner.document.plan.clients[-1]
    assert (row.package, row.billing) == ("scale", Billing.YEARLY)
    made = offer(owner.document.plan, len(before.clients) - 1, TODAY)
    shown = looking.offer.payments(looking.choice)
    quoted = made.payments(made.starts)
    assert shown is not None and quoted is not None
    assert quoted.first_year == shown.first_year
    assert owner.actions_.undo.text() == "Undo: Take over what was chosen"
    undo(owner)
    assert owner.document.plan == before


def test_leaving_the_quote_as_it_is_changes_nothing(owner: MainWindow) -> None:
    view = show(owner)
    click(view.packages.cards[0].choose)
    leave(view)
    bar = page_of(owner).chosen
    click(bar.drop)
    assert not bar.isVisible()
    assert not owner.document.unsaved


# A second screen.


@pytest.mark.usefixtures("projector")
def test_on_a_second_screen_the_window_stays_and_the_view_follows(owner: MainWindow) -> None:
    view = show(owner)
    assert owner.isVisible()
    assert view.isFullScreen()
    plan = owner.document.plan
    owner.document.edit(lambda: "", with_client(plan, len(plan.clients) - 1, package="essential"))
    settle()
    assert view.choice.package == 0
    leave(view)
    assert owner.isVisible()


@pytest.mark.usefixtures("projector")
def test_a_client_that_is_removed_takes_the_view_along(owner: MainWindow) -> None:
    show(owner)
    plan = owner.document.plan
    owner.document.edit(lambda: "", replace(plan, clients=plan.clients[:-1]))
    settle()
    assert owner.on_demand.meeting.view is None


@pytest.mark.usefixtures("projector")
def test_where_the_second_screen_goes_the_view_takes_the_window_s_place(
    owner: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = show(owner)
    monkeypatch.setattr(meetings_of, "second_screen", lambda window: None)
    owner.on_demand.meeting._lost_screen(view.screen())
    assert not owner.isVisible()
    leave(view)
    assert owner.isVisible()


@pytest.mark.usefixtures("projector")
def test_closing_the_window_closes_the_view(owner: MainWindow) -> None:
    show(owner)
    owner.close()
    assert owner.on_demand.meeting.view is None


class Screen:
    def __init__(self, left: int) -> None:
        self.place = QRect(left, 0, 1280, 720)

    def geometry(self) -> QRect:
        return self.place


@pytest.mark.parametrize(("left", "found"), [(0, False), (1280, True)])
def test_a_mirrored_screen_is_the_same_screen(
    owner: MainWindow, monkeypatch: pytest.MonkeyPatch, left: int, found: bool
) -> None:
    own, other = Screen(0), Screen(left)
    monkeypatch.setattr(MainWindow, "screen", lambda self: own)
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [own, other])
    seen: object = second_screen(owner)
    assert (seen is other) is found


@pytest.mark.parametrize("agreed", [True, False])
def test_a_screen_that_appears_is_asked_about_once(owner: MainWindow, agreed: bool) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    screen: QScreen = owner.screen()
    app.screenAdded.emit(screen)
    question = dialog(Question, owner)
    app.screenAdded.emit(screen)
    answer(question, "Show the client view" if agreed else "Not on its own")
    assert owner.settings.get("meeting/screen") == (YES if agreed else NO)
    assert owner.actions_.meetings["meeting/screen"].isChecked() is agreed
    assert owner.on_demand.in_meeting is agreed
    if agreed:
        leave(view_of(owner))
    app.screenAdded.emit(screen)
    settle()
    assert owner.on_demand.in_meeting is agreed
    assert not [each for each in owner.findChildren(QMessageBox) if each.isVisible()]


# What only the owner is told.


def test_what_is_kept_is_seen_only_while_a_key_is_held_and_only_if_set(
    owner: MainWindow,
) -> None:
    view = show(owner)
    QTest.keyPress(view, Qt.Key.Key_F9)
    assert not view.whisper.isVisible()
    QTest.keyRelease(view, Qt.Key.Key_F9)
    leave(view)
    owner.actions_.meetings["meeting/reveal"].trigger()
    view = show(owner)
    QTest.keyPress(view, Qt.Key.Key_F9)
    assert view.whisper.isVisible()
    assert view.whisper._said == "$200.49 a month · 39.39\N{NO-BREAK SPACE}%"
    QTest.keyRelease(view, Qt.Key.Key_F9)
    assert not view.whisper.isVisible()
    assert view.whisper._said == ""
    QTest.keyPress(view, Qt.Key.Key_F9)
    owner_again = owner
    owner_again.show()
    owner_again.activateWindow()
    settle()
    assert not view.whisper.isVisible()


def test_another_language_is_spoken_at_once(owner: MainWindow) -> None:
    view = show(owner)
    owner.speak("fr")
    assert view.segments.buttons[0].text() == "Formules"
    assert view.heading.text() == "Atelier Nord · Pour Café Lumière"


@pytest.mark.usefixtures("projector")
def test_what_was_sent_is_shown_as_it_was_whatever_the_plan_says_now(owner: MainWindow) -> None:
    document = owner.document
    sent = offer(document.plan, len(document.plan.clients) - 1, TODAY)
    choice = replace(sent.starts, package=0)
    before = [sent.payments(replace(choice, package=each)) for each in range(len(sent.packages))]
    dearer = tuple(replace(each, services_price=99900) for each in document.plan.packages)
    document.edit(lambda: "", replace(document.plan, packages=dearer))
    owner.on_demand.show_kept_offer(sent, choice)
    settle()
    view = view_of(owner)
    assert view.looking.choice == choice
    shown = [price.split("$")[-1] for price in prices(view)]
    assert shown == [f"{each.monthly.amount / 100:,.2f}" for each in before if each is not None]
    document.undo.undo()
    settle()
    assert view.looking.offer.packages == sent.packages
    leave(view)
    assert document.plan.packages != dearer
