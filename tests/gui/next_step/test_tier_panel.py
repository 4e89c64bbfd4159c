"""Next tier, as a hand and an eye meet it: every figure is that of the book, at once."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from planner.charts.scene import Ring, Text
from planner.gui.main_window import MainWindow
from planner.gui.next_step.page import TIER, BestNextStep
from planner.gui.next_step.tier.panel import BILL, TierPanel
from planner.model.plan import Plan
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import Control, Left, click, field, press, type_in, undo
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, QUICK, SAMPLE, large_document
from tests.gui.room import faults, overlaps, settle
from tests.model.plans import example, plan_of, small

PRICELESS = {"price_list.prices.plus.1000": None, "packages.0.list_price": "5.00"}


def at_tier(window: MainWindow) -> TierPanel:
    """Go there as a hand does."""
    window.pages.choose("step")
    page = window.pages.page("step")
    assert isinstance(page, BestNextStep)
    click(page.buttons[TIER])
    settle()
    panel = page.panel(TIER)
    assert isinstance(panel, TierPanel)
    assert panel.isVisible()
    return panel


def plain(said: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", said)


def rows(panel: TierPanel) -> list[list[str]]:
    return [[plain(cell) for cell in line.cells] for line in panel.upwards.table.lines]


def notes(panel: TierPanel) -> list[str]:
    """What is said under the titles of the two cards at the foot."""
    cards = (panel.downwards, panel.caution)
    return [plain(n.text()) for card in cards for n in card.notes if not n.isHidden()]


def drawn(panel: TierPanel) -> list[str]:
    return [plain(i.text) for i in panel.stairs.view.canvas.items if isinstance(i, Text)]


def test_the_worked_example_is_told_whole(window: MainWindow) -> None:
    panel = at_tier(window)
    assert plain(panel.upwards.finding.text()) == (
        "3 more accounts reach 35 % off and save $200.70 a month on those you have"
    )
    assert rows(panel) == [
        ["35 %", "3", "200.70", "+562.37", "+163.65", "2 months"],
        ["45 %", "28", "401.40", "+4,029.97", "+108.80", "5 months"],
        ["55 %", "78", "602.10", "+11,415.10", "−64.80", "never"],
    ]
    assert panel.stairs.view.title.text() == (
        "25 accounts, 3 of them fillers, cost $163.65 a month less than your 22"
    )
    assert "Today: 22 resold · $1,505.25" in drawn(panel)
    assert panel.stairs.hatching.text().startswith("Hatched, paying more for less: 11 to 24")
    # The ring says what the headline says.
    assert window.headline.bill.figure.text() == "$1,505.25"
    said = notes(panel)
    assert said[0] == "20 accounts may leave before your 25 % becomes 0 %."
    assert "$122.00 more a month" in said[2]
    assert any("arithmetic, not advice" in each and "genuine" in each for each in said)
    assert any("Reseller Partner Agreement, undated, read 23 November 2026" in s for s in said)
    assert "as a fact, not as advice" in panel.upwards.fact.text()


def test_a_price_changes_it_with_the_key(window: MainWindow) -> None:
    panel = at_tier(window)
    before = rows(panel)
    window.pages.choose("overview")
    services = field(window, "services_price")
    type_in(services, "999")
    press(services, Qt.Key.Key_Return)
    window.pages.choose("step")
    assert rows(panel)[0][3] != before[0][3]  # what clients bring
    assert [row[2] for row in rows(panel)] == [row[2] for row in before]  # not what is saved
    undo(window)
    settle()
    assert rows(panel) == before


def test_a_what_if_stands_on_the_stairs_and_the_tiers_stay_todays(window: MainWindow) -> None:
    panel = at_tier(window)
    before = rows(panel)
    window.document.look_at(27)
    settle()
    assert rows(panel) == before
    assert panel.upwards.reason.text().startswith("The tiers are told from today's 22 resold")
    assert "What if: 27 resold · $1,366.30" in drawn(panel)
    rings = [item for item in panel.stairs.view.canvas.items if isinstance(item, Ring)]
    assert len(rings) == 3
    window.document.look_at(None)
    settle()
    assert "What if" not in " ".join(drawn(panel))


def test_in_numbers_only_the_number_itself_moves_the_tiers(quick: MainWindow) -> None:
    panel = at_tier(quick)
    assert rows(panel)[0][1] == "3"
    quick.overview.sell(26)
    settle()
    assert rows(panel)[0][:2] == ["45 %", "24"]
    assert "1 account may leave before your 35 % becomes 25 %." in notes(panel)


def test_todays_bill_is_explained(window: MainWindow) -> None:
    panel = at_tier(window)
    panel.tall.ensureWidgetVisible(panel.stairs.explain)
    settle()
    click(panel.stairs.explain)
    assert window.explaining.panel is not None
    assert window.explaining.panel.isVisible()
    said = [each.text() for each in window.explaining.panel.findChildren(QLabel)]
    assert any("1,505.25" in each for each in said)
    assert panel.asked() == BILL


def test_a_stair_says_its_bill_on_hover(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "planner.gui.picture_view.QToolTip.showText",
        lambda place, words, widget: said.append(words),
    )
    canvas = at_tier(window).stairs.view.canvas
    assert canvas.picture is not None
    from planner.gui.scene_painter import measure

    spots = canvas.picture.spots(canvas.width(), canvas.height(), measure)
    box = spots[22].box
    at = QPoint(round(box.left + box.width / 2), round(box.top + box.height / 2))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, event)
    assert len(said) == 1
    assert "22 resold accounts" in said[0]
    assert "$1,505.25 a month, more than for 25" in said[0]


def test_the_table_is_copied_and_reached_by_the_keyboard(window: MainWindow) -> None:
    panel = at_tier(window)
    table = panel.upwards.table
    QTest.mouseClick(table.viewport(), Left, pos=QPoint(20, 20))
    assert table.hasFocus()
    press(table, Qt.Key.Key_C, Control)
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[1:3] == ["More accounts", "Saved ($)"]
    assert copied[1].split("\t")[2:5] == ["200.70", "+562.37", "+163.65"]
    assert table.accessibleName() == "The tiers above"
    assert panel.stairs.hatching.text() in panel.stairs.view.canvas.accessibleDescription()


@pytest.mark.parametrize(
    ("plan", "finding"),
    [
        (
            plan_of(small({"clients.0.accounts": 120})),
            "No tier has a higher discount than yours of 55 %",
        ),
        (plan_of(example({"clients": []})), "Nothing is resold yet: 2 accounts reach 25 % off"),
        (
            plan_of(example({"programme.mode": "graduated"})),
            "3 more accounts reach 35 % off, and those you have cost no less",
        ),
    ],
)
def test_there_are_no_dead_ends(open_window: Opener, plan: Plan, finding: str) -> None:
    panel = at_tier(open_window(plan))
    assert plain(panel.upwards.finding.text()) == finding
    assert panel.upwards.reason.text()
    assert panel.stairs.view.title.text()
    assert notes(panel)


def test_nothing_to_draw_says_how(open_window: Opener) -> None:
    document = small(PRICELESS)
    document["clients"] = []
    panel = at_tier(open_window(plan_of(document)))
    assert "Add clients, or enter list prices" in panel.stairs.view.canvas.accessibleName()
    assert "enter one under Prices & tiers" in panel.upwards.fillers.text()
    assert not panel.upwards.fact.isVisible()  # they have no price that could be taken for advice
    assert not panel.stairs.hatching.isVisible()
    assert not panel.stairs.explain.isVisible()


def test_a_row_without_figures_is_said_and_mending_it_brings_all_back(open_window: Opener) -> None:
    window = open_window(plan_of(small({"price_list.prices.plus.1000": None})))
    panel = at_tier(window)
    assert "Not all figures can be made yet" in panel.upwards.finding.text()
    assert not panel.stairs.isVisible()
    assert not panel.downwards.isVisible()
    window.document.edit(lambda: "Mend", plan_of(small()))
    settle()
    assert panel.stairs.isVisible()
    assert plain(panel.upwards.finding.text()).startswith("1 more account reaches 25 % off")


def test_another_vendors_programme_does_not_bring_activecampaigns_words(
    open_window: Opener,
) -> None:
    panel = at_tier(open_window(plan_of(example({"programme.name": "Brevo Expert"}))))
    said = notes(panel)
    assert any("genuine accounts" in each for each in said)
    assert not any("ActiveCampaign" in each for each in said)


def test_a_large_book_is_looked_at_beside_the_window(open_window: Opener) -> None:
    window = open_window(plan_of(large_document(700)))
    panel = at_tier(window)
    window.calculator.wait()
    open_window.qtbot.waitUntil(panel.stairs.isVisible, timeout=PATIENCE)
    assert "700" in " ".join(drawn(panel))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "plan",
    [EXAMPLE, SAMPLE, FRENCH_SAMPLE, QUICK, plan_of(small(PRICELESS))],
    ids=["example", "sample", "french", "quick", "priceless"],
)
def test_nothing_is_cut(open_window: Opener, plan: Plan, language: str) -> None:
    window = open_window(plan)
    window.speak(language)
    window.resize(1024, 640)
    panel = at_tier(window)
    for size in ((1024, 640), (1280, 720)):
        window.resize(*size)
        assert faults(window) == []
        assert (window.width(), window.height()) == size
        for share in (0, 1):
            bar = panel.tall.verticalScrollBar()
            bar.setValue(bar.maximum() * share)
            settle()
            assert overlaps(window) == []
        # No column is cut: all of the table is seen where it stands.
        table = panel.upwards.table
        assert table.horizontalScrollBar().maximum() == 0 or not table.isVisible()


@pytest.mark.parametrize("language", ["fr"])
def test_no_english_is_left(window: MainWindow, language: str) -> None:
    panel = at_tier(window)
    window.speak(language)
    settle()
    assert plain(panel.upwards.finding.text()).startswith("3 comptes de plus donnent droit")
    assert panel.upwards.table.accessibleName() == "Les paliers supérieurs"
    labels = [plain(each.text()) for each in panel.findChildren(QLabel) if each.isVisible()]
    assert not [each for each in labels if re.search(r"\b(the|accounts|account|and)\b", each)]
    window.speak("en")
    settle()
    assert plain(panel.upwards.finding.text()).startswith("3 more accounts")


@pytest.mark.parametrize("words", ["<b>x</b>", "&File", "W" * 200, "a\nb"])
def test_names_are_shown_as_written(open_window: Opener, words: str) -> None:
    edits = {
        "programme.counts_commission": True,
        "clients.0.name": words,
        "clients.0.accounts": 40,
    }
    window = open_window(plan_of(example(edits)))
    panel = at_tier(window)
    (said,) = [each for each in notes(panel) if "If " in each]
    shown = words.replace("\n", " ")
    shown = shown if len(shown) <= 28 else shown[:27] + "…"
    assert shown in said.replace("\u200b", "")
    assert faults(window) == []
