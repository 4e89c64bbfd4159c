"""The left column: packages, plans and bands, what may stay empty, and what is said under it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.gui.main_window import MainWindow
from planner.gui.overview.fields import FEE_CAP
from planner.model.account import terms
from planner.words.numbers import DASH, money
from planner.words.places import said
from planner.words.sentences import sentence
from tests.gui.conftest import Opener
from tests.gui.driving import click, field, figures, press, seen, type_in, undo
from tests.gui.fields.test_fields import turn_wheel
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, SAMPLE
from tests.model.plans import example, plan_of

PACKAGE_FIELDS = {
    "contacts": "2000",
    "software_price": "210.50",
    "services_price": "260.75",
    "hours": "3.5",
    "other_costs": "9.99",
}
AGENCY_FIELDS = {
    "hourly_cost": ("41.50", "hourly_cost", 4150),
    "tax_rate": ("19.6", "tax_rate", Decimal("0.196")),
    "overheads": ("1234.56", "overheads", 123456),
}


def lines(window: MainWindow) -> int:
    """How many lines the chart has."""
    view = window.overview.chart.view.view
    return 0 if view is None else len(view.lines)


class TestPackage:
    def test_the_fields_are_those_of_the_package_in_view(self, window: MainWindow) -> None:
        inputs = window.overview.inputs
        names = []
        for _ in range(4):
            package = next(
                each for each in EXAMPLE.packages if each.title == inputs.package_name.text()
            )
            names.append(package.title)
            assert field(window, "services_price").text() == money(
                package.services_price, EXAMPLE.currency
            )
            assert inputs.plan.currentData() == package.plan
            click(inputs.after)
        assert names == ["Growth", "Scale", "Essential", "Growth"]
        assert inputs.package_name.text() == "Scale"
        click(inputs.before)
        assert inputs.package_name.text() == "Growth"

    def test_the_recommended_one_is_in_view_first(self, open_window: Opener) -> None:
        assert open_window(SAMPLE).overview.inputs.package_name.text() == "Growth"
        document = example({"packages.0.recommended": True})
        assert open_window(plan_of(document)).overview.inputs.package_name.text() == "Essential"

    @pytest.mark.parametrize("key", PACKAGE_FIELDS)
    def test_an_edit_concerns_that_package_alone(self, window: MainWindow, key: str) -> None:
        click(window.overview.inputs.after)
        before = window.document.plan.packages
        typed = field(window, key)
        type_in(typed, PACKAGE_FIELDS[key])
        after = window.document.plan.packages
        assert [old == new for old, new in zip(before, after, strict=True)] == [True, True, False]
        press(typed, Qt.Key.Key_Return)
        assert typed.text().replace(",", "") == PACKAGE_FIELDS[key]

    def test_another_package_ends_a_run_of_typing_and_drops_a_wrong_text(
        self, window: MainWindow
    ) -> None:
        hours = field(window, "hours")
        type_in(hours, "3")
        click(window.overview.inputs.after)
        type_in(hours, "3")
        assert window.document.undo.count() == 2
        type_in(hours, "3x")
        click(window.overview.inputs.after)
        assert (hours.text(), hours.wrong) == ("0.5", False)

    def test_how_many_of_the_accounts_are_its(self, window: MainWindow) -> None:
        share = window.overview.inputs.package_share.text()
        assert "7" in share
        assert "22" in share

    def test_one_package_alone_needs_no_steps(self, open_window: Opener) -> None:
        document = example()
        document["packages"] = document["packages"][1:2]
        document["clients"] = document["clients"][1:2]
        inputs = open_window(plan_of(document)).overview.inputs
        assert not inputs.before.isVisible()
        assert not inputs.after.isVisible()
        assert inputs.package_share.text() == ""

    def test_a_repeated_id_does_not_bar_the_way(self, open_window: Opener) -> None:
        document = example({"packages.1.id": "essential", "clients": []})
        inputs = open_window(plan_of(document)).overview.inputs
        names = set()
        for _ in range(3):
            names.add(inputs.package_name.text())
            click(inputs.after)
        assert names == {"Essential", "Scale"}

    def test_a_plan_without_packages_has_no_fields_to_mislead(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"packages": [], "clients": []})))
        assert seen(window).earned == DASH
        assert not window.overview.inputs.plan.isVisible()
        for key in (*PACKAGE_FIELDS, "list_price"):
            assert not field(window, key).isVisible(), key
        type_in(field(window, "overheads"), "500")
        assert window.document.plan.agency.overheads == 50000
        window.document.begin(EXAMPLE, None)
        assert all(field(window, key).isVisible() for key in PACKAGE_FIELDS)
        assert window.overview.inputs.plan.isVisible()


class TestPlanAndContacts:
    def test_another_plan_of_the_vendor_is_one_step(self, window: MainWindow) -> None:
        plan = window.overview.inputs.plan
        plan.setFocus()
        press(plan, Qt.Key.Key_Down)
        assert window.document.plan.packages[1].plan == "pro"
        assert window.document.undo.count() == 1
        assert seen(window) == figures(window.document.plan)
        undo(window)
        assert plan.currentData() == "plus"

    def test_the_plans_bear_the_names_of_the_vendor(self, window: MainWindow) -> None:
        plan = window.overview.inputs.plan
        shown = [plan.itemText(index) for index in range(plan.count())]
        assert shown == ["Starter", "Plus", "Pro", "Enterprise"]

    def test_plans_of_the_same_name_in_another_file_are_not_mixed_up(
        self, window: MainWindow
    ) -> None:
        document = example()
        prices = document["price_list"]["prices"]
        document["price_list"]["prices"] = {name.upper(): each for name, each in prices.items()}
        for package in document["packages"]:
            package["plan"] = package["plan"].upper()
        window.document.begin(plan_of(document), None)
        plan = window.overview.inputs.plan
        press(plan, Qt.Key.Key_Down)
        assert window.document.plan.packages[1].plan == "PRO"

    def test_contacts_between_bands_are_priced_as_the_next(self, window: MainWindow) -> None:
        note = window.overview.inputs.rows["contacts"].note
        assert not note.isVisible()
        type_in(field(window, "contacts"), "5200")
        assert note.isVisible()
        assert "10,000" in note.text()
        assert seen(window) == figures(window.document.plan)
        type_in(field(window, "contacts"), "5000")
        assert not note.isVisible()

    def test_an_unpublished_band_leaves_dashes_until_a_list_price_is_typed(
        self, open_window: Opener
    ) -> None:
        document = example(
            {"price_list.prices.plus.25000": None, "price_list.prices.plus.2500": None}
        )
        window = open_window(plan_of(document))
        rows = window.overview.inputs.rows
        assert not rows["list_price"].isVisible()
        assert not window.problems.isVisible()
        type_in(field(window, "contacts"), "2000")
        assert (seen(window).earned, seen(window).ring) == (DASH, None)
        assert seen(window) == figures(window.document.plan)
        assert window.problems.isVisible()
        results = window.calculator.results
        assert results is not None
        (problem,) = results.book.problems
        assert window.problems.words.text() == said(problem, window.document.plan)
        assert rows["contacts"].problem.text() == sentence(problem, place=False)
        assert rows["contacts"].field.property("mark") == "problem"
        assert rows["list_price"].isVisible()
        before = window.document.plan.packages[1]
        type_in(field(window, "list_price"), "119")
        assert window.document.plan.packages[1] == replace(before, list_price=11900)
        assert not rows["contacts"].problem.isVisible()
        assert not rows["contacts"].field.property("mark")
        assert not window.problems.isVisible()
        assert seen(window) == figures(window.document.plan)
        assert seen(window).earned != DASH
        # It can be seen and changed for as long as it is there, and another size ends it.
        assert rows["list_price"].isVisible()
        type_in(field(window, "contacts"), "5000")
        assert window.document.plan.packages[1].list_price is None
        assert not rows["list_price"].isVisible()

    def test_a_list_price_of_ones_own_can_be_taken_away(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"packages.1.list_price": "150.00"})))
        listed = field(window, "list_price")
        assert listed.isVisible()
        type_in(listed, "")
        assert window.document.plan.packages[1].list_price is None
        assert seen(window) == figures(EXAMPLE)


class TestTypedBack:
    """Back where the typing began, all is as it was, also what the edit changed besides."""

    @pytest.mark.parametrize("typed", ["0.95x", "0.92", ""])
    def test_an_exchange_rate_keeps_its_date(self, open_window: Opener, typed: str) -> None:
        window = open_window(FRENCH_SAMPLE)
        rate = field(window, "exchange_rate")
        type_in(rate, "0.9")
        assert window.document.plan != FRENCH_SAMPLE
        type_in(rate, typed)
        assert window.document.plan == FRENCH_SAMPLE
        assert window.document.undo.count() == 0

    @pytest.mark.parametrize("typed", ["2500x", "2500", ""])
    def test_a_size_keeps_its_list_price(self, open_window: Opener, typed: str) -> None:
        plan = plan_of(example({"packages.1.contacts": 2500, "packages.1.list_price": "95.00"}))
        window = open_window(plan)
        contacts = field(window, "contacts")
        type_in(contacts, "5")
        assert window.document.plan.packages[1].list_price is None
        type_in(contacts, typed)
        assert window.document.plan == plan

    def test_a_price_keeps_its_rule(self, open_window: Opener) -> None:
        window = open_window(FRENCH_SAMPLE)
        software = field(window, "software_price")
        price = software.text()
        type_in(software, "200")
        assert window.document.plan != FRENCH_SAMPLE
        type_in(software, price)
        assert window.document.plan == FRENCH_SAMPLE

    def test_escape_takes_back_what_is_being_typed(self, window: MainWindow) -> None:
        services = field(window, "services_price")
        type_in(services, "300")
        press(services, Qt.Key.Key_Escape)
        assert (services.text(), window.document.plan) == ("250.00", EXAMPLE)
        assert window.document.undo.count() == 0


class TestWhatMayStayEmpty:
    def test_without_a_commission_rate_the_commission_lines_go_and_break_even_stays(
        self, window: MainWindow
    ) -> None:
        note = window.overview.inputs.commission_note
        assert lines(window) == 3
        even = note.text().split(".", 1)[1]
        assert "%" in even
        type_in(field(window, "commission_rate"), "")
        assert window.document.plan.programme.commission.rate is None
        assert lines(window) == 1
        assert note.text().endswith(even)
        assert seen(window) == figures(window.document.plan)
        type_in(field(window, "commission_rate"), "20")
        assert window.document.plan == EXAMPLE

    def test_commission_for_ever_has_no_line_for_afterwards(self, window: MainWindow) -> None:
        type_in(field(window, "commission_months"), "")
        assert window.document.plan.programme.commission.months is None
        assert lines(window) == 2

    def test_a_fee_without_a_cap(self, open_window: Opener) -> None:
        window = open_window(plan_of(example({"agency.payment_fee.cap": "1.00"})))
        cap = field(window, FEE_CAP.key)
        assert cap.text() == "1.00"
        type_in(cap, "")
        assert window.document.plan == EXAMPLE

    def test_hours_can_be_given_later(self, window: MainWindow) -> None:
        for _ in range(3):
            type_in(field(window, "hours"), "")
            assert field(window, "hours").text() == ""
            click(window.overview.inputs.after)
        assert not any(package.hours for package in window.document.plan.packages)
        assert window.headline.earn.name.text() == "You earn a month, before your work"
        type_in(field(window, "hours"), "1:30")
        assert window.document.plan.packages[1].hours == Decimal("1.5")
        assert window.headline.earn.name.text() == "You earn a month"

    @pytest.mark.parametrize("key", ["contacts", "services_price", "tax_rate", "resold"])
    def test_the_others_wait_empty_and_show_their_number_again(
        self, window: MainWindow, key: str
    ) -> None:
        number = field(window, key)
        before = number.text()
        type_in(number, "")
        assert (number.text(), number.wrong) == ("", False)
        press(number, Qt.Key.Key_Tab)
        assert number.text() == before
        assert window.document.plan == EXAMPLE


class TestAgency:
    @pytest.mark.parametrize("key", AGENCY_FIELDS)
    def test_costs_and_rates_reach_the_plan(self, window: MainWindow, key: str) -> None:
        typed, name, value = AGENCY_FIELDS[key]
        type_in(field(window, key), typed)
        assert getattr(window.document.plan.agency, name) == value
        assert seen(window) == figures(window.document.plan)

    def test_the_payment_fee_has_three_parts(self, window: MainWindow) -> None:
        type_in(field(window, "fee_rate"), "1.4")
        type_in(field(window, "fee_fixed"), "0.25")
        type_in(field(window, "fee_cap"), "3")
        fee = window.document.plan.agency.payment_fee
        assert (fee.rate, fee.fixed, fee.cap) == (Decimal("0.014"), 25, 300)
        assert window.document.undo.count() == 3

    def test_an_exchange_rate_is_asked_for_where_the_vendor_bills_in_another_currency(
        self, open_window: Opener
    ) -> None:
        window = open_window(FRENCH_SAMPLE)
        rate = field(window, "exchange_rate")
        assert (rate.isVisible(), rate.text()) == (True, "0.92")
        type_in(rate, "0.95")
        prices = window.document.plan.price_list
        assert (prices.exchange_rate, prices.exchange_as_of) == (Decimal("0.95"), date.today())
        assert seen(window) == figures(window.document.plan)
        assert not field(open_window(EXAMPLE), "exchange_rate").isVisible()


def test_accounts_on_commission_cannot_be_typed_where_clients_have_names(
    window: MainWindow,
) -> None:
    commission = field(window, "on_commission")
    assert commission.isReadOnly()
    assert commission.text() == "5"
    type_in(commission, "9")
    assert window.document.plan == EXAMPLE


def test_a_price_that_follows_the_list_says_its_rule(open_window: Opener) -> None:
    window = open_window(FRENCH_SAMPLE)
    note = window.overview.inputs.rows["software_price"].note
    one = terms(FRENCH_SAMPLE, FRENCH_SAMPLE.packages[1])
    assert one is not None
    assert "25.00" in note.text()
    assert field(window, "software_price").text() == money(one.software, FRENCH_SAMPLE.currency)
    type_in(field(window, "software_price"), "200")
    assert window.document.plan.packages[1].software_price == 20000
    assert "25.00" not in note.text()


def test_a_warning_stands_where_it_belongs(window: MainWindow) -> None:
    warning = window.overview.inputs.rows["software_price"].warning
    assert not warning.isVisible()
    type_in(field(window, "software_price"), "100")
    assert warning.isVisible()
    assert "$179.00" in warning.text()


def test_the_wheel_changes_nothing(window: MainWindow) -> None:
    inputs = window.overview.inputs
    for widget in (*(row.field for row in inputs.rows.values()), inputs.resold, inputs.plan):
        for focused in (False, True):
            if focused:
                widget.setFocus()
            turn_wheel(widget, 120)
            turn_wheel(widget, -240)
    assert window.document.plan == EXAMPLE
    assert window.document.what_if is None


def test_the_column_scrolls_to_the_field_that_gets_the_focus(window: MainWindow) -> None:
    inputs = window.overview.inputs
    last = inputs.rows["commission_months"].field
    inputs.verticalScrollBar().setValue(0)
    here = inputs.rows["commission_rate"].field
    inputs.ensureWidgetVisible(here)
    here.setFocus()
    press(here, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is last
    top = last.mapTo(inputs.viewport(), last.rect().topLeft()).y()
    assert 0 <= top <= inputs.viewport().height() - last.height()
