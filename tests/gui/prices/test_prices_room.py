"""The page of prices and tiers has room for all its words, whatever the size and language."""

from __future__ import annotations

import pytest

from planner.gui.actions import LANGUAGES
from planner.gui.main_window import MainWindow
from planner.gui.prices.page import LISTED, PROGRAMME, READY
from planner.model.plan import Plan
from planner.model.vendor_edits import with_cells, with_new_tier, with_tier
from planner.storage.shipped import programmes
from tests.gui.conftest import Opener
from tests.gui.driving import type_in
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE
from tests.gui.prices.vendor_pages import (
    at,
    begin_cell,
    paste,
    pick,
    price_view,
    prices_page,
    programme_view,
    ready_view,
)
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_room import SIZES


def wrong_tiers() -> Plan:
    """Tiers out of order, a price below nothing."""
    plan = with_tier(with_new_tier(EXAMPLE), 3, start=3)
    return with_cells(plan, "prices", {("plus", 1000): -100})


def look(window: MainWindow, state: str) -> None:
    match state:
        case "wrong":
            view = programme_view(window)
            type_in(view.tiers.tiers[1].discount, "12,34,5")
            type_in(view.numbers["programme.as_of"].field, "04/06/2026")
        case "programme":
            programme_view(window)
        case "prices":
            sheet = price_view(window).sheet
            at(sheet, 1, 2)
        case "pasted":
            sheet = price_view(window).sheet
            at(sheet, 1, 2)
            paste(sheet, "\tPlus\tPro\n1000\tfifty\t-\n5000\tx\ty")
        case "typed":
            begin_cell(price_view(window).sheet, 0, 1, "1,23,4")
        case _:
            view_of = ready_view(window)
            vendors = [each.vendor for each in programmes()]
            pick(view_of.ready, vendors.index(state))


PLANS = {"wrong": wrong_tiers(), "prices": FRENCH_SAMPLE, "pasted": FRENCH_SAMPLE}
STATES = ("programme", "wrong", "prices", "pasted", "typed", "ActiveCampaign", "GoHighLevel")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_everything_has_its_room(open_window: Opener, language: str, state: str) -> None:
    window = open_window(PLANS.get(state, EXAMPLE))
    window.speak(language)
    prices_page(window)
    for size in SIZES:
        window.resize(*size)
        settle()
        look(window, state)
        assert faults(window) == []
        assert overlaps(window) == []
        assert (window.width(), window.height()) == size


def test_the_views_keep_their_places_when_the_language_changes(window: MainWindow) -> None:
    page = prices_page(window)
    for key in (PROGRAMME, LISTED, READY):
        page.choose(key)
        window.speak("fr")
        assert page.current is page.view(key)
        window.speak("en")
        assert page.buttons[key].isChecked()
