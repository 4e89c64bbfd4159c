"""The programme is edited in place, with what the vendor says beside each switch."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from planner.gui.main_window import MainWindow
from planner.gui.prices.rules import SWITCHES
from planner.gui.widgets import Note
from planner.model.checking import check
from planner.model.programme import Tier
from planner.storage.shipped import programme_of
from planner.words import catalogue
from tests.gui.conftest import Opener
from tests.gui.driving import click, press, type_in, undo
from tests.gui.plans import EXAMPLE
from tests.gui.prices.vendor_pages import pick, prices_page, programme_view
from tests.model.plans import example, plan_of


def type_in_words(field: QLineEdit, words: str) -> None:
    """Replace what a field says; what no key types is pasted."""
    field.setFocus()
    field.selectAll()
    if "\t" in words:
        QApplication.clipboard().setText(words)
        field.paste()
    else:
        QTest.keyClicks(field, words)


def said(note: Note) -> str:
    return "" if note.isHidden() else note.text().replace("\N{ZERO WIDTH SPACE}", "")


def starts(window: MainWindow) -> list[int]:
    return [tier.start for tier in window.document.plan.programme.tiers]


def test_a_tier_is_typed_in_place_and_says_what_it_means(window: MainWindow) -> None:
    tiers = programme_view(window).tiers
    assert [row.meaning.text() for row in tiers.tiers] == [
        "1 account",
        "2 to 24 accounts",
        "25 to 49 accounts",
        "50 to 99 accounts",
        "from 100 accounts on",
    ]
    type_in(tiers.tiers[2].start, "30")
    type_in(tiers.tiers[2].discount, "37.5 %")
    assert window.document.plan.programme.tiers[2] == Tier(30, Decimal("0.375"))
    assert tiers.tiers[1].meaning.text() == "2 to 29 accounts"
    undo(window)
    undo(window)
    assert window.document.plan == EXAMPLE
    assert window.document.undo.redoText() == "Change tiers"
    assert tiers.tiers[2].start.text() == "25"


def test_each_problem_is_said_at_its_own_row(window: MainWindow) -> None:
    tiers = programme_view(window).tiers
    type_in(tiers.tiers[3].start, "20")
    assert check(window.document.plan)
    complaints = [row.complaints for row in tiers.tiers]
    assert [len(each) for each in complaints] == [0, 0, 0, 1, 0]
    assert complaints[3] == [
        "A tier from 20 accounts cannot follow one from 25: put the tiers in order"
    ]
    assert tiers.tiers[2].meaning.text() == ""  # it is for no number of accounts
    undo(window)
    assert [row.complaints for row in tiers.tiers] == [[]] * 5


@pytest.mark.parametrize(("typed", "field"), [("some", "start"), ("140", "discount")])
def test_what_makes_no_sense_is_said_at_its_row_and_changes_nothing(
    window: MainWindow, typed: str, field: str
) -> None:
    row = programme_view(window).tiers.tiers[1]
    type_in(getattr(row, field), typed)
    assert window.document.plan == EXAMPLE
    (complaint,) = row.complaints
    assert complaint


def test_a_tier_is_added_and_removed(window: MainWindow) -> None:
    tiers = programme_view(window).tiers
    click(tiers.add)
    assert len(starts(window)) == 6
    assert check(window.document.plan) == ()
    assert QApplication.focusWidget() is tiers.tiers[5].start
    click(tiers.tiers[0].remove)
    assert starts(window)[:2] == [2, 25]
    assert "must begin at 0 or 1" in tiers.tiers[0].complaints[0]
    assert tiers.tiers[5].isHidden()
    undo(window)
    undo(window)
    assert window.document.plan == EXAMPLE


def test_without_any_tier_one_is_asked_for(window: MainWindow) -> None:
    tiers = programme_view(window).tiers
    for _ in range(5):
        click(tiers.tiers[0].remove)
    assert starts(window) == []
    assert said(tiers._problem) == "The programme has no tiers: add at least one"
    press(tiers.add, Qt.Key.Key_Space)
    assert starts(window) == [1]


def test_every_switch_is_chosen_by_key_and_undone(window: MainWindow) -> None:
    view = programme_view(window)
    for switch in SWITCHES:
        row, other = view.switches[switch.key], len(switch.values) - 1
        pick(row.choice, other)
        assert getattr(window.document.plan.programme, switch.key) == switch.values[other]
        while window.document.undo.canUndo():
            undo(window)
        assert window.document.plan == EXAMPLE
        own = getattr(EXAMPLE.programme, switch.key)
        assert row.choice.currentIndex() == switch.values.index(own)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_switch_has_the_vendors_wording_and_what_is_not_confirmed(
    window: MainWindow, language: str
) -> None:
    window.speak(language)
    view = programme_view(window)
    shipped = programme_of("ActiveCampaign").in_language(catalogue.language())
    told = {key: row.wording for key, row in view.switches.items()}
    told["tiers"] = view.wordings["tiers"]
    for rule in shipped.rules:
        if rule.key in told:
            words = said(told[rule.key].said)
            assert rule.rule in words and rule.quote in words
    points = {point.key: point for point in shipped.open_points}
    for key in ("first_account_full_price", "counts_disabled", "counts_commission", "effective"):
        assert points[key].status in said(told[key].open)
        assert points[key].default in said(told[key].open)
    assert points["monthly_fee"].status in said(view.wordings["fee"].open)
    assert points["commission.rate"].status in said(view.wordings["rate"].open)


def test_a_programme_of_ones_own_has_no_wording(open_window: Opener) -> None:
    window = open_window(plan_of(example({"programme.name": "Our own"})))
    view = programme_view(window)
    assert said(view.rules_note).startswith("None of the programmes that ship")
    assert not view.switches["mode"].wording.isVisible()


def test_an_advertised_price_below_the_published_one_is_warned_of(open_window: Opener) -> None:
    window = open_window(plan_of(example({"packages.1.software_price": "5.00"})))
    view = programme_view(window)
    name = window.document.plan.packages[1].title
    warning = said(view.switches["minimum_advertised_price"].warning)
    assert warning.startswith(f"{name}: ")
    assert "$5.00" in warning


def test_commission_terms_are_the_users_input(window: MainWindow) -> None:
    view = programme_view(window)
    rate, months = view.numbers["commission_rate"], view.numbers["commission_months"]
    assert said(rate.note) == "Your input; not published."
    type_in(months.field, "")
    assert window.document.plan.programme.commission.months is None
    assert said(months.note) == "Empty: for life."
    type_in(rate.field, "")
    assert window.document.plan.programme.commission.rate is None
    assert "until then no commission is counted" in said(rate.note)


def test_name_source_and_date_are_kept_in_the_plan(window: MainWindow) -> None:
    view = programme_view(window)
    type_in_words(view.source.field, "Invoice of June\t2026")
    type_in_words(view.name.field, "Ours")
    type_in(view.numbers["programme.as_of"].field, "4 June 2026")
    programme = window.document.plan.programme
    assert programme.source == "Invoice of June 2026"
    assert programme.name == "Ours"
    assert str(programme.as_of) == "2026-06-04"
    assert window.document.undo.count() == 3  # a step for each field, not for each key
    type_in(view.numbers["programme.as_of"].field, "04/06/2026")
    assert "could be two days" in view.numbers["programme.as_of"].complaint.text()
    type_in(view.numbers["programme.as_of"].field, "")
    assert window.document.plan.programme.as_of is None


PLACES: dict[tuple[str | int, ...], str] = {
    ("programme", "tiers", 2, "discount"): "tier_2_discount",
    ("programme", "tiers", 4, "from"): "tier_4_from",
    ("programme", "commission", "rate"): "commission_rate",
    ("programme", "commission", "months"): "commission_months",
    ("programme", "mode"): "mode",
    ("programme", "minimum_advertised_price"): "minimum_advertised_price",
    ("programme", "monthly_fee"): "monthly_fee",
    ("programme", "as_of"): "programme.as_of",
    ("programme", "source"): "programme.source",
    ("programme",): "programme.name",
}


def test_a_place_of_the_programme_can_be_gone_to(window: MainWindow) -> None:
    for place, key in PLACES.items():
        window.pages.choose("overview")
        assert window.go_to(place)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == key
        assert focus.visibleRegion().boundingRect().height() > 0
    assert not window.go_to(("programme", "colour"))


def test_another_plan_shows_its_own_programme(window: MainWindow) -> None:
    tiers = programme_view(window).tiers
    type_in(tiers.tiers[1].start, "some")
    other = plan_of(example({"programme.tiers": [{"from": 1, "discount": "0.1"}]}))
    window.document.begin(other, None)
    assert [row.isHidden() for row in tiers.tiers] == [False, True, True, True, True]
    assert tiers.tiers[0].discount.text() == "10"
    assert tiers.tiers[1].complaints == []


def test_an_edit_elsewhere_is_seen_when_the_page_is_looked_at_again(window: MainWindow) -> None:
    page = prices_page(window)
    view = programme_view(window)
    window.pages.choose("overview")
    undo_count = window.document.undo.count()
    type_in(window.overview.inputs.rows["commission_rate"].field, "31")
    assert window.document.undo.count() == undo_count + 1
    window.pages.choose("prices")
    assert page.isVisible()
    assert view.numbers["commission_rate"].field.text() == "31"
