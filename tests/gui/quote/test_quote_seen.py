"""What the client of a quote may see and choose, decided on the page by hand and by keys."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.gui.actions import LANGUAGES
from planner.gui.fields.number import NumberField
from planner.gui.main_window import MainWindow
from planner.gui.quote.client_sees import ClientSees
from planner.gui.quote.page import QuotePage
from planner.model.allowed import AS_IT_IS, Allowed
from planner.model.gifts import Concession, Gift
from planner.model.plan import Plan
from planner.model.problems import Place
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, press, type_in, undo
from tests.gui.quote.quotes import LUMIERE, cells, client, double_click, page_of, quoted
from tests.gui.quote.test_quote_gives import row_of
from tests.gui.room import faults, overlaps, settle
from tests.gui.test_accessibility import by_tab, nameless, reached

TEN = Concession(Gift.SERVICES_OFF, rate=Decimal("0.10"))
PUBLISHED = {
    "price_list.yearly": {"plus": {"10000": "199.00"}},
    "price_list.as_of": "2026-06-04",
}


def allowed(window: MainWindow) -> Allowed:
    return client(window, "Café Lumière").allowed


def tick(page: QuotePage, name: str) -> None:
    """Tick a line by keys."""
    table = page.give.table
    index, _ = row_of(page, name)
    page.area.right.ensureWidgetVisible(table)
    table.setFocus()
    table.selectRow(index)
    press(table, Qt.Key.Key_Space)


def what_is_seen(window: MainWindow) -> ClientSees:
    """The dialog on what the client sees, opened from its link."""
    page = page_of(window)
    page.area.right.ensureWidgetVisible(page.give.sees)
    settle()
    click(page.give.sees)
    return dialog(ClientSees, window)


class TestTicks:
    def test_a_ticked_line_is_the_client_s_to_choose_and_one_step(
        self, open_window: Opener
    ) -> None:
        window = open_window(quoted())
        page = page_of(window)
        tick(page, "10\N{NO-BREAK SPACE}% off services")
        assert allowed(window).concessions == (TEN,)
        assert row_of(page, "10\N{NO-BREAK SPACE}% off services")[1].tick is True
        assert window.document.undo.undoText() == (
            "Let the client choose: 10\N{NO-BREAK SPACE}% off services"
        )
        tick(page, "10\N{NO-BREAK SPACE}% off services")
        assert allowed(window) == AS_IT_IS
        assert window.document.undo.undoText().startswith("No longer let the client choose: ")
        undo(window)
        undo(window)
        assert allowed(window) is AS_IT_IS and not window.document.undo.canUndo()
        assert page.give.about_ticks.text() == (
            "Ticked lines appear as choices in the client view, without these figures."
        )

    def test_a_share_of_one_s_own_stays_once_it_is_ticked(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        page.area.right.ensureWidgetVisible(page.give.share)
        type_in(page.give.share, "7.5")
        tick(page, "7.5\N{NO-BREAK SPACE}% off services")
        type_in(page.give.share, "")
        names = [each[0] for each in cells(page.give.table)]
        assert "7.5\N{NO-BREAK SPACE}% off services" in names
        assert "7.5\N{NO-BREAK SPACE}% off everything" not in names
        tick(page, "7.5\N{NO-BREAK SPACE}% off services")
        assert "7.5\N{NO-BREAK SPACE}% off services" not in [
            each[0] for each in cells(page.give.table)
        ]

    def test_what_is_granted_is_ticked_no_longer_within_the_same_step(
        self, open_window: Opener
    ) -> None:
        window = open_window(quoted())
        page = page_of(window)
        tick(page, "10\N{NO-BREAK SPACE}% off services")
        index, _ = row_of(page, "10\N{NO-BREAK SPACE}% off services")
        double_click(page.give.table, index)
        assert allowed(window).concessions == ()
        undo(window)
        assert allowed(window).concessions == (TEN,)

    def test_who_pays_by_the_year_already_has_no_other_billing_to_choose(
        self, open_window: Opener
    ) -> None:
        window = open_window(quoted({**LUMIERE, "billing": "yearly"}))
        page = page_of(window)
        tick(page, "12 months for 10")
        assert row_of(page, "12 months for 10")[1].tick is None
        assert allowed(window) is AS_IT_IS

    def test_show_the_client_says_which_row(self, open_window: Opener) -> None:
        plan = quoted(LUMIERE, {**LUMIERE, "id": "q2", "name": "Velo"})
        window = open_window(plan)
        page = page_of(window)
        rows: list[int] = []
        page.shown.disconnect()
        page.shown.connect(rows.append)
        click(page.bar.show_client)
        click(page.bar.after)
        click(page.bar.show_client)
        assert [plan.clients[row].id for row in rows] == ["q1", "q2"]
        assert page.bar.show_client.property("kind") == "primary"


class TestWhatTheClientSees:
    def test_every_answer_is_a_step_of_its_own(self, open_window: Opener) -> None:
        window = open_window(quoted(edits=PUBLISHED))
        asked = what_is_seen(window)
        assert [box.text() for box in asked.packages.values()] == [
            "Essential",
            "Growth (what you offer)",
            "Scale",
        ]
        assert not asked.packages["growth"].isEnabled()
        for box in (asked.packages["scale"], asked.contacts, asked.options, asked.direct):
            box.setFocus()
            press(box, Qt.Key.Key_Space)
        type_in(asked.fields[0].field, "84.50")
        type_in(asked.fields[1].field, "30 %")
        press(asked.fields[1].field, Qt.Key.Key_Tab)
        assert allowed(window) == Allowed(
            packages=("essential", "growth"),
            fixed_contacts=True,
            without_options=True,
            direct=True,
            order_value=8450,
            order_margin=Decimal("0.3"),
        )
        click(asked.close_button)
        names = [name for name, _ in window.document.steps(9)]
        assert names == [
            "Change the margin of an order",
            "Change the value of an order",
            "Change the comparison with buying directly",
            "Change whether options can be added",
            "Change whether contacts can be changed",
            "Change the packages that a client sees",
        ]
        for _ in names:
            undo(window)
        assert allowed(window) is AS_IT_IS

    def test_it_says_beforehand_that_a_comparison_would_not_flatter(
        self, open_window: Opener
    ) -> None:
        window = open_window(quoted(edits=PUBLISHED))
        asked = what_is_seen(window)
        assert asked.about_direct.text() == (
            "It would not flatter you: the software is $259.00 a month with you, and published at "
            "$239.00 billed monthly and $199.00 billed yearly (4 June 2026)."
        )
        assert asked.about_direct.property("kind") == "warning"
        cheap = quoted({**LUMIERE, "software_price": "199.00"}, edits=PUBLISHED)
        window.document.edit(lambda: "", cheap)
        assert asked.about_direct.text().startswith("The software is $199.00 a month with you")
        assert asked.about_direct.property("kind") == "caption"

    def test_it_says_which_packages_would_be_shown_below_the_published_price(
        self, open_window: Opener
    ) -> None:
        window = open_window(quoted())
        asked = what_is_seen(window)
        assert "Essential: software at $25.00, published at $189.00" in asked.about_prices.text()
        assert "Growth" not in asked.about_prices.text()  # its price follows the list
        press(asked.packages["essential"], Qt.Key.Key_Space)
        assert asked.about_prices.text() == ""

    def test_it_says_why_nothing_can_be_compared(self, open_window: Opener) -> None:
        window = open_window(quoted(edits={**PUBLISHED, "price_list.yearly": None}))
        asked = what_is_seen(window)
        assert not asked.direct.isEnabled() and not asked.direct.isChecked()
        assert "billed yearly is not in the price list" in asked.about_direct.text()
        plan = window.document.plan
        undated = replace(plan, price_list=replace(plan.price_list, as_of=None))
        window.document.edit(lambda: "", undated)
        assert "has no date" in asked.about_direct.text()
        window.document.edit(lambda: "", replace(plan, clients=()))
        assert not asked.isVisible()  # nobody is quoted any more

    def test_a_wrong_amount_is_said_at_its_field_and_nothing_is_lost(
        self, open_window: Opener
    ) -> None:
        window = open_window(quoted())
        asked = what_is_seen(window)
        type_in(asked.fields[0].field, "84.50")
        press(asked.fields[0].field, Qt.Key.Key_Tab)
        type_in(asked.fields[0].field, "eighty")
        assert asked.fields[0].complaint.isVisible()
        type_in(asked.fields[1].field, "130")
        assert asked.fields[1].complaint.isVisible()
        assert (allowed(window).order_value, allowed(window).order_margin) == (8450, None)

    def test_everything_has_its_room_a_name_and_is_reached_by_tab(
        self, open_window: Opener
    ) -> None:
        long = quoted(
            edits={**PUBLISHED, "packages.2.name": "W" * 200, "packages.0.name": "&a & b"}
        )
        window = open_window(long)
        for language in LANGUAGES:
            window.speak(language)
            asked = what_is_seen(window)
            settle()
            assert faults(asked) + overlaps(asked) == [], language
            assert asked.height() <= 640
            assert nameless(asked) == []
            asked.close_button.setFocus()
            assert by_tab(asked) - set(reached(asked)) == set()
            asked.accept()


def test_a_problem_leads_to_where_it_is_mended(open_window: Opener) -> None:
    wrong = {
        "concessions": [{"gift": "services-off", "rate": "1.5"}],
        "order_value": "-1",
        "order_margin": "2",
        "packages": ["gold"],
    }
    plan: Plan = quoted({**LUMIERE, "allowed": wrong})
    window = open_window(plan)
    page = page_of(window)
    place: Place = ("clients", len(plan.clients) - 1, "allowed")
    assert window.go_near((*place, "concessions", 0, "rate"))
    assert QApplication.focusWidget() is page.give.table
    index, line = row_of(page, "150\N{NO-BREAK SPACE}% off services")
    assert line.tick is True
    assert "between 0 and 1" in page.give.ticks_wrong.text()
    assert page.client.package_problem.text() == ""
    page.give.table.selectRow(index)
    press(page.give.table, Qt.Key.Key_Space)
    assert allowed(window).concessions == ()
    for key, mended in (("order_value", 5000), ("order_margin", Decimal("0.5"))):
        assert window.go_near((*place, key))
        asked = dialog(ClientSees, window)
        hand = asked.focusWidget()
        assert isinstance(hand, NumberField) and hand.objectName() == key
        type_in(hand, "50")
        assert getattr(allowed(window), key) == mended
        asked.accept()
    assert window.go_near((*place, "packages", 0))
    asked = dialog(ClientSees, window)
    assert asked.focusWidget() is asked.packages["essential"]
