"""The panel of the best mix: what it brings and why, who moves, and one step that applies it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.gui.actions import LANGUAGES
from planner.gui.clients.page import ClientsPage
from planner.gui.main_window import MainWindow
from planner.gui.next_step.mix.panel import MixPanel
from planner.gui.next_step.page import MIX, BestNextStep
from planner.gui.plain_table import PlainTable
from planner.model.book import Book
from planner.model.mix.best import best_mix, with_mix
from planner.model.plan import Channel
from planner.words.mix import sentence
from planner.words.numbers import DASH
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import Control, click, drag, press, redo, undo
from tests.gui.plans import EXAMPLE, QUICK, large_document
from tests.gui.room import faults, overlaps
from tests.model.plans import example, plan_of

SIZES = ((1024, 640), (1280, 720))
MANY = [
    {"id": "a", "name": "Café de la Gare et des Voyageurs réunis de la vallée", "accounts": 3},
    {"id": "b", "name": "Zebra", "accounts": 5},
    {"id": "c", "name": "", "accounts": 1234},
    {"id": "d", "name": "Quai 12", "accounts": 20, "services_price": "12345.67"},
    {"id": "e", "name": "Locked", "channel_locked": True},
]
FOUR_ROWS = example(
    {"clients": [{"package": "growth", "channel": "commission", **each} for each in MANY]}
)


def panel_of(window: MainWindow) -> MixPanel:
    window.pages.choose("step")
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    found = page.panel(MIX)
    assert isinstance(found, MixPanel)
    return found


def cells(table: PlainTable) -> list[tuple[str, ...]]:
    return [line.cells for line in table.lines]


def test_it_says_what_the_mix_brings_and_why(window: MainWindow) -> None:
    panel = panel_of(window)
    mix = best_mix(Book(EXAMPLE))
    assert mix is not None
    assert panel.headline.text() == "+$360.38 a month"
    assert panel.headline.property("tone") == "gain"
    assert panel.sentence.text() == sentence(Book(EXAMPLE), mix)
    assert panel.later.text().endswith("+$88.08")
    assert not panel.estimate.isVisible()


def test_who_moves_adds_up_to_the_gain(window: MainWindow) -> None:
    moved, others, together = cells(panel_of(window).moved)
    pay, keep = "429.00 → 449.00", "662.20 → 821.88"
    assert moved == ("Velo & Co", "commission → resale", "4", pay, keep, "+159.68")
    assert others[-1] == "+200.70"
    assert together[-1] == "+360.38"
    under = panel_of(window).moved.lines[0].under
    assert under[3] == "179.00 of it to the vendor → to you"


def test_the_month_before_and_after_is_that_of_the_two_books(window: MainWindow) -> None:
    month = {name: rest for name, *rest in cells(panel_of(window).month)}
    assert month["You earn"] == ["2,816.92", "3,177.30", "+360.38"]
    assert month["The vendor bills you"] == ["1,505.25", "1,769.95", "+264.70"]
    assert month["Resold accounts"] == ["22", "26", "+4"]
    assert month["Discount"][:2] == ["25\N{NO-BREAK SPACE}%", "35\N{NO-BREAK SPACE}%"]
    before, after, more = month["Hours of work"]
    assert (before == after, more) == (True, "")  # work is the same on either channel


def test_apply_is_one_step_after_which_it_is_the_best_already(window: MainWindow) -> None:
    panel = panel_of(window)
    mix = best_mix(Book(EXAMPLE))
    assert mix is not None
    click(panel.apply)
    assert window.document.plan == with_mix(EXAMPLE, mix)
    assert window.document.undo.undoText() == "Apply the best mix"
    assert panel.headline.text() == "Your mix is the best already"
    assert not panel.apply.isVisible()
    assert not panel.moved.isVisible()
    undo(window)
    assert window.document.plan == EXAMPLE
    assert panel.headline.text() == "+$360.38 a month"
    redo(window)
    assert panel.headline.text() == "Your mix is the best already"


def test_what_each_account_brings_on_both_channels_stays_to_be_seen(window: MainWindow) -> None:
    panel = panel_of(window)
    click(panel.apply)
    rows = {cell[0]: cell[1:] for cell in cells(panel.both)}
    assert rows["Velo & Co"] == ("resale", "4", "205.47", "165.55", "+39.92")
    assert rows["Musée d'Orgeval"][0] == "commission, locked"
    assert "Paused shop" not in rows


def test_the_locked_are_named_and_can_be_gone_to(window: MainWindow) -> None:
    panel = panel_of(window)
    assert panel.locked.text() == "Musée d'Orgeval is locked to its channel and stays there"
    click(panel.unlock)
    assert window.pages.current == "clients"
    page = window.pages.page("clients")
    assert isinstance(page, ClientsPage)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "edits",
    [
        {"clients.3.name": "Pedal & Co (4 stores) and a long name"},
        {"clients.0.software_price": "10.00"},
    ],
)
def test_the_strip_is_whole_in_a_small_window(
    open_window: Opener, edits: dict[str, object], language: str
) -> None:
    window = open_window(plan_of(example(edits)))
    window.speak(language)
    window.resize(1024, 640)
    QApplication.processEvents()
    assert "…" not in window.headline.step.figure.text()


def test_of_the_locked_without_a_name_the_number_is_said(open_window: Opener) -> None:
    rows = [
        {"id": str(index), "name": name, "package": "growth", "channel_locked": True}
        for index, name in enumerate(["A", ""])
    ]
    panel = panel_of(open_window(plan_of(example({"clients": rows}))))
    assert panel.locked.text().startswith("2 accounts are locked")


def test_the_strip_resells_nobody_who_is_locked(open_window: Opener) -> None:
    row = {"package": "growth", "channel": "commission", "channel_locked": True}
    rows = [{**row, "id": "a", "name": "A", "accounts": 3}, {**row, "id": "b", "name": "B"}]
    window = open_window(plan_of(example({"clients": rows})))
    step = window.headline.step
    assert step.figure.text() == "Stay on commission"
    # At 25 % each brings 187.57 resold and 165.55 on commission.
    assert "$88.08 a month" in step.detail.text()
    assert step.detail.text().endswith("but some are locked")
    click(window.headline.show_me)
    assert panel_of(window).headline.text() == "Every client is locked"
    assert window.pages.current == "step"


def test_where_each_place_has_its_discount_no_one_discount_is_shown(open_window: Opener) -> None:
    panel = panel_of(open_window(plan_of(example({"programme.mode": "graduated"}))))
    # The disabled account is then the 27th on the bill, not the 23rd: a tenth of 19.00.
    assert cells(panel.moved)[1] == (
        "All others, by their place on the bill",
        "",
        "",
        "",
        "",
        "+1.90",
    )
    assert "Discount" not in {name for name, *_ in cells(panel.month)}


def test_of_many_that_move_the_rest_is_one_line_and_all_add_up(open_window: Opener) -> None:
    row = {"package": "growth", "channel": "commission"}
    rows = [{**row, "id": f"c{index}", "name": f"Client {index}"} for index in range(230)]
    panel = panel_of(open_window(plan_of(example({"clients": rows}))))
    lines = cells(panel.moved)
    assert len(lines) == 202
    # At 55 % off: 449 − 80.55 − 15.93 − 111.25 instead of 165.55.
    assert lines[199][-1] == "+75.72"
    assert (lines[200][0], lines[200][2], lines[200][-1]) == (
        "30 more client rows",
        "30",
        "+2,271.60",
    )
    assert lines[201][-1] == "+17,415.60"
    panel.moved.selectRow(200)
    press(panel.moved, Qt.Key.Key_Return)
    assert panel.isVisible()


def test_enter_on_a_client_that_moves_goes_to_it(window: MainWindow) -> None:
    panel = panel_of(window)
    panel.moved.selectRow(0)
    press(panel.moved, Qt.Key.Key_Return)
    assert window.pages.current == "clients"
    panel = panel_of(window)
    panel.moved.selectRow(2)  # all together: nowhere to go
    press(panel.moved, Qt.Key.Key_Return)
    assert window.pages.current == "step"
    panel.both.selectRow(1)
    press(panel.both, Qt.Key.Key_Return)
    assert window.pages.current == "clients"


def test_without_a_rate_it_leads_to_its_field(open_window: Opener) -> None:
    window = open_window(plan_of(example({"programme.commission.rate": None})))
    panel = panel_of(window)
    assert panel.headline.text() == "Enter your rate"
    assert not panel.apply.isVisible()
    assert not panel.both.isVisible()
    click(panel.mend)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.pages.current in {"prices", "overview"}
    assert focus.objectName()


@pytest.mark.parametrize(
    ("status", "headline"),
    [("trial", "No active clients yet"), ("active", "Every client is locked")],
)
def test_where_nobody_can_move_it_says_why(open_window: Opener, status: str, headline: str) -> None:
    row = {"id": "a", "package": "growth", "status": status, "channel_locked": True}
    window = open_window(plan_of(example({"clients": [row]})))
    panel = panel_of(window)
    assert panel.headline.text() == headline
    way_out = panel.mend if status == "trial" else panel.unlock
    click(way_out)
    assert window.pages.current == "clients"


def test_without_figures_there_is_nothing_to_apply(open_window: Opener) -> None:
    window = open_window(plan_of(example({"clients.0.package": "gone"})))
    panel = panel_of(window)
    assert "not" in panel.headline.text().lower()
    for part in (panel.apply, panel.moved, panel.month, panel.both, panel.mend, panel.unlock):
        assert not part.isVisible()


def test_a_what_if_changes_nothing_of_it(window: MainWindow) -> None:
    drag(window.overview.chart.view, 60)
    panel = panel_of(window)
    assert panel.headline.text() == "+$360.38 a month"
    click(panel.apply)
    assert window.document.plan.clients[3].channel is Channel.RESALE


def test_a_split_row_says_how_many_of_it_move(open_window: Opener) -> None:
    # Five accounts, of which two at a deep discount are better resold, and no more.
    tiers = [{"from": 1, "discount": "0.9"}, {"from": 3, "discount": "0"}]
    row = {"id": "a", "name": "A", "package": "growth", "channel": "commission", "accounts": 5}
    window = open_window(plan_of(example({"clients": [row], "programme.tiers": tiers})))
    panel = panel_of(window)
    assert cells(panel.moved)[0][:3] == ("A", "commission → resale", "2 of 5")
    assert panel.sentence.text().startswith("Move 2 of the 5 accounts of A to resale")
    click(panel.apply)
    assert [each.accounts for each in window.document.plan.clients] == [3, 2]


def test_an_estimate_is_called_one(open_window: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.model.mix.best.MOST_STEPS", 0)
    panel = panel_of(open_window(plan_of(example({"programme.mode": "graduated"}))))
    assert panel.estimate.text().startswith("An estimate")
    assert panel.estimate.isVisible()


def test_a_large_book_is_found_beside_the_window(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the window would stand still")

    # What finds it is the worker: neither the panel nor an explanation looks for it once more.
    monkeypatch.setattr("planner.model.mix.effect.best_mix", never)
    monkeypatch.setattr("planner.model.explained.mix.best_mix", never)
    document = large_document(2000)
    document["clients"][7]["channel"] = "commission"
    window = open_window(plan_of(document))
    panel = panel_of(window)
    assert panel.headline.text() == "Looking for the best mix"
    for part in (panel.apply, panel.moved, panel.month, panel.both):
        assert not part.isVisible()
    qtbot.waitUntil(lambda: window.calculator.results is not None, timeout=PATIENCE)
    press(panel, Qt.Key.Key_E, Control)
    explained = window.explaining.panel
    assert explained is not None
    assert explained.figure.text() == DASH
    assert "takes a moment" in explained.formula.text()
    qtbot.waitUntil(lambda: "a month" in panel.headline.text(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: explained.figure.text() in panel.headline.text(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Client 7 to resale" in panel.sentence.text(), timeout=PATIENCE)
    qtbot.waitUntil(panel.apply.isEnabled, timeout=PATIENCE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "document", [EXAMPLE, QUICK, plan_of(FOUR_ROWS)], ids=["one", "quick", "4"]
)
def test_everything_has_its_room(open_window: Opener, document: object, language: str) -> None:
    window = open_window(document)  # type: ignore[arg-type]  # one of the plans above
    window.speak(language)
    panel = panel_of(window)
    for applied in (False, True):
        for size in SIZES:
            window.resize(*size)
            assert faults(window) + overlaps(window) == [], (size, applied)
        if not applied:
            click(panel.apply)
