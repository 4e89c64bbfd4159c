"""The same book under other programmes: chosen, read from a plan, and led to where one is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.next_step.programmes.panel import DIFFERENCE, ProgrammesPanel
from planner.gui.prices.page import READY, Prices
from planner.gui.prices.ready_view import ReadyView
from planner.model.plan import Plan
from planner.storage.plan_file import save
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import answer, choose_file, click, dialog, field, press, type_in, undo
from tests.gui.next_step.questions import panel
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, large_document
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_room import SIZES
from tests.model.plans import example, plan_of

VENDORS = ["ActiveCampaign", "Brevo", "GoHighLevel", "HubSpot", "Keap", "MailUp", "Shopify"]


def programmes(window: MainWindow) -> ProgrammesPanel:
    return panel(window, "programmes", ProgrammesPanel)


def chosen(shown: ProgrammesPanel) -> list[str]:
    return [each.button.text() for each in shown.offered if each.button.isChecked()]


def rows(shown: ProgrammesPanel) -> list[tuple[str, str]]:
    """Each programme and its difference."""
    return [(line.cells[0], line.cells[DIFFERENCE]) for line in shown.table.lines]


def notes(shown: ProgrammesPanel) -> list[str]:
    return [note.text() for head, note in shown._notes if head.isVisible()]


def only(shown: ProgrammesPanel, *vendors: str) -> None:
    """Choose these and no other, by clicks."""
    click(shown.all_or_none)
    for each in shown.offered:
        if each.button.text() in vendors:
            click(each.button)


def test_all_that_ship_stand_beside_the_plans_own(window: MainWindow) -> None:
    shown = programmes(window)
    assert chosen(shown) == VENDORS
    assert len(shown.table.lines) == 8
    assert rows(shown)[:3] == [
        ("ActiveCampaign agency programme", ""),
        ("ActiveCampaign agency programme", "\N{MINUS SIGN}179.00"),
        ("Brevo Expert and Agency programme", "\N{MINUS SIGN}591.25"),
    ]
    assert shown.table.lines[0].tinted
    assert shown.table.lines[2].tones[DIFFERENCE] == "loss"
    assert shown.table.lines[2].under[DIFFERENCE] == "less a month"
    title = "No programme shown here earns more with this book than yours"
    assert shown.picture.title.text() == title


def test_some_are_chosen_by_clicks(window: MainWindow) -> None:
    shown = programmes(window)
    only(shown, "Shopify", "Keap")
    assert chosen(shown) == ["Keap", "Shopify"]
    assert [name for name, _ in rows(shown)][1:] == [
        "Keap affiliate programme",
        "Shopify Partner programme",
    ]
    assert len(notes(shown)) == 3
    click(shown.all_or_none)
    assert chosen(shown) == VENDORS
    click(shown.all_or_none)
    assert shown.picture.title.text() == "Choose a programme to hold your book against"
    assert len(shown.table.lines) == 1


def test_one_is_chosen_by_the_keyboard_and_ticked(window: MainWindow) -> None:
    shown = programmes(window)
    button = shown.offered[1].button
    assert not button.icon().isNull()
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    assert "Brevo" not in chosen(shown)
    assert button.icon().isNull()
    assert len(shown.table.lines) == 7


def test_sources_and_what_is_not_comparable_are_said(window: MainWindow) -> None:
    shown = programmes(window)
    own, ready, brevo, *_, mailup, _ = notes(shown)
    assert own.startswith("As of 23 November 2026")
    assert "no commission is counted" in ready
    assert "list prices" not in ready  # the plan's are this vendor's
    assert "As of 23 November 2026. Source: Brevo help centre" in brevo
    assert "24 months" in brevo
    assert "It has no discount on resold accounts" in brevo
    assert "Its list prices are not known; here yours are used." in brevo
    assert "Its commission rate is not known: no commission is counted." in mailup


def test_an_edit_travels(window: MainWindow) -> None:
    shown = programmes(window)
    before = rows(shown)
    window.pages.choose("overview")
    type_in(field(window, "commission_rate"), "40")
    shown = programmes(window)
    # What is lost without a rate is now 358.00.
    assert rows(shown)[1][1] == "\N{MINUS SIGN}358.00"
    undo(window)
    assert rows(programmes(window)) == before


def other_plan(folder: Path, **edits: object) -> Path:
    path = folder / "other & co.agencyplan"
    document = example({key.replace("__", "."): value for key, value in edits.items()})
    save(path, plan_of(document))
    return path


def test_the_programme_of_another_plan_is_read_from_its_file(
    window: MainWindow, tmp_path: Path
) -> None:
    shown = programmes(window)
    path = other_plan(tmp_path, programme__commission__rate="0.3", programme__name="Better terms")
    click(shown.from_file)
    choose_file(window, path)
    settle()
    assert window.document.plan == EXAMPLE  # nothing else of it is taken
    assert chosen(shown)[-1] == "other && co"
    assert rows(shown)[-1] == ("Better terms", "+89.50")
    last = shown.table.lines[-1]
    assert last.under[0] == "from other & co.agencyplan"
    assert (last.under[DIFFERENCE], last.tones[DIFFERENCE]) == ("more a month", "gain")
    said = "With “Better terms”, this book would earn $89.50 a month more"
    assert shown.picture.title.text() == said
    # The same file once more is read anew.
    other_plan(tmp_path, programme__commission__rate="0.1", programme__name="Worse terms")
    shown.add_file(path)
    assert rows(shown)[-1] == ("Worse terms", "\N{MINUS SIGN}89.50")
    assert len(shown.offered) == 8


def test_another_currency_is_never_converted(window: MainWindow, tmp_path: Path) -> None:
    shown = programmes(window)
    path = other_plan(
        tmp_path, currency="EUR", programme__monthly_fee="20.00", programme__name="In euro"
    )
    shown.add_file(path)
    assert rows(shown)[-1] == ("In euro", "0.00")
    assert "Its fee of €20.00 is not counted: your plan is in USD." in notes(shown)[-1]
    assert "Its list prices are in EUR; here yours, in USD, are used." in notes(shown)[-1]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", None])
def test_what_is_no_plan_is_refused_with_a_sentence(
    window: MainWindow, tmp_path: Path, content: bytes | None
) -> None:
    shown = programmes(window)
    path = tmp_path / "no plan.agencyplan"
    if content is not None:
        path.write_bytes(content)
    shown.add_file(path)
    box = dialog(QMessageBox, window)
    assert box.text().startswith("no plan.agencyplan could not be opened.\n")
    answer(box, box.buttons()[0].text().replace("&", ""))
    assert len(shown.offered) == 7


def test_a_programme_with_a_fault_has_dashes_and_says_why(
    window: MainWindow, tmp_path: Path
) -> None:
    shown = programmes(window)
    tiers = [{"from": 1, "discount": "0"}, {"from": 1, "discount": "0.25"}]
    shown.add_file(other_plan(tmp_path, programme__tiers=tiers))
    assert shown.table.lines[-1].cells[2:4] == ("–", "–")
    assert rows(shown)[-1][1] == "–"
    assert "It gives no figures: programme.tiers[1]" in notes(shown)[-1]


def test_another_plan_forgets_what_was_read(window: MainWindow, tmp_path: Path) -> None:
    shown = programmes(window)
    shown.add_file(other_plan(tmp_path))
    window.document.begin(FRENCH_SAMPLE, None)
    settle()
    assert len(shown.offered) == 7
    assert len(shown.table.lines) == 8


def test_a_row_leads_to_where_its_programme_is_taken_over(window: MainWindow) -> None:
    shown = programmes(window)
    shown.table.setFocus()
    shown.table.selectRow(7)
    press(shown.table, Qt.Key.Key_Return)
    page = window.pages.page("prices")
    assert isinstance(page, Prices)
    assert window.pages.current == "prices"
    view = page.view(READY)
    assert isinstance(view, ReadyView)
    assert page.current is view
    assert view.ready.currentText() == "Shopify Partner programme"
    click(view.programme_button)
    assert window.document.plan.programme.name == "Shopify Partner programme"


def test_the_link_leads_there_too(window: MainWindow) -> None:
    click(programmes(window).take)
    page = window.pages.page("prices")
    assert isinstance(page, Prices)
    assert page.current is page.view(READY)


def test_a_book_without_figures_says_so(open_window: Opener) -> None:
    window = open_window(plan_of(example({"packages.1.contacts": 900_000})))
    shown = programmes(window)
    assert shown.picture.canvas.picture is None
    assert "mend what is listed" in shown.picture.canvas.empty_words
    assert {line.cells[5] for line in shown.table.lines} == {"–"}


def test_a_large_book_is_held_against_them_beside_the_window(open_window: Opener) -> None:
    window = open_window(plan_of(large_document(1600)))
    shown = programmes(window)
    window.calculator.wait()
    open_window.qtbot.waitUntil(lambda: bool(shown.table.lines), timeout=PATIENCE)
    assert len(shown.table.lines) == 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", [EXAMPLE, FRENCH_SAMPLE])
def test_everything_has_its_room(
    open_window: Opener, tmp_path: Path, language: str, plan: Plan
) -> None:
    window = open_window(plan)
    window.speak(language)
    shown = programmes(window)
    shown.add_file(other_plan(tmp_path, programme__name="A programme with a very long name " * 3))
    for size in SIZES:
        window.resize(*size)
        settle()
        assert faults(window) + overlaps(window) == []
