"""What may be given, how else the client can buy, and what comes with growth: tables and edits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.gui.fields.number import NumberField
from planner.gui.plain_table import Line
from planner.gui.quote.page import QuotePage
from planner.model.book import Book
from planner.model.plan import Billing, Channel, Plan, Status
from planner.words.numbers import money
from tests.gui.conftest import Opener
from tests.gui.driving import click, press, type_in, undo
from tests.gui.quote.quotes import (
    LUMIERE,
    cells,
    client,
    double_click,
    field_of,
    figures,
    page_of,
    quoted,
)
from tests.gui.room import settle
from tests.model.plans import example, plan_of

YEARLY = {"clients.0.billing": "yearly"}


def row_of(page: QuotePage, name: str) -> tuple[int, Line]:
    """A line of the concessions by its name."""
    (found,) = [
        (index, line) for index, line in enumerate(page.give.table.lines) if line.cells[0] == name
    ]
    return found


def kept_when_signed(plan: Plan) -> str:
    """What the quoted client brings, from the whole book with it and without it."""
    signed = replace(plan.clients[-1], status=Status.ACTIVE)
    with_it = Book(replace(plan, clients=(*plan.clients[:-1], signed))).totals
    without = Book(plan).totals
    assert with_it is not None and without is not None
    return money(with_it.contribution - without.contribution, plan.currency)


class TestConcessions:
    def test_each_has_what_it_leaves(self, open_window: Opener) -> None:
        page = page_of(open_window(quoted()))
        lines = page.give.table.lines
        said = [(*line.cells[:2], line.under[1] if line.under else "") for line in lines]
        assert said == [
            ("nothing off", "200.49", ""),
            ("10\N{NO-BREAK SPACE}% off services", "176.36", "\N{MINUS SIGN}24.13 a month"),
            ("15\N{NO-BREAK SPACE}% off services", "164.29", "\N{MINUS SIGN}36.20 a month"),
            ("12 months for 10", "118.88", "\N{MINUS SIGN}81.61 a month"),
            ("setup waived", "200.49", "\N{MINUS SIGN}385.78 once"),
            ("first month free", "200.49", "\N{MINUS SIGN}490.99 once"),
        ]
        _, line = row_of(page, "12 months for 10")
        assert line.under == ("paid at once", "\N{MINUS SIGN}81.61 a month", "▲ below target")
        assert line.tones[2] == line.under_tones[2] == "warning"
        assert page.give.table.lines[0].tinted and not line.tinted

    @pytest.mark.parametrize("how", ["double click", "enter", "button"])
    def test_one_is_granted_as_one_step(self, open_window: Opener, how: str) -> None:
        window = open_window(quoted())
        page = page_of(window)
        table = page.give.table
        index, line = row_of(page, "10\N{NO-BREAK SPACE}% off services")
        assert not page.give.grant.isEnabled()
        if how == "double click":
            double_click(table, index)
        else:
            table.setFocus()
            press(table, Qt.Key.Key_Down)
            while table.currentIndex().row() < index:
                press(table, Qt.Key.Key_Down)
            if how == "enter":
                press(table, Qt.Key.Key_Return)
            else:
                click(page.give.grant)
        assert client(window, "Café Lumière").overrides.services_price == 22500
        assert figures(page)[1] == f"${line.cells[1]}" == "$176.36"
        assert kept_when_signed(window.document.plan) == "176.36"
        assert page.notice.text() == (
            "Granted: 10\N{NO-BREAK SPACE}% off services. Undo takes it back."
        )
        undo(window)
        assert client(window, "Café Lumière").overrides.services_price is None
        assert not window.document.undo.canUndo()

    def test_a_share_of_one_s_own(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        page.area.right.ensureWidgetVisible(page.give.share)
        type_in(page.give.share, "20")
        index, line = row_of(page, "20\N{NO-BREAK SPACE}% off services")
        row_of(page, "20\N{NO-BREAK SPACE}% off everything")
        double_click(page.give.table, index)
        assert client(window, "Café Lumière").overrides.services_price == 20000
        assert kept_when_signed(window.document.plan) == line.cells[1]
        type_in(page.give.share, "120")
        assert page.give.share_wrong.isVisible()

    def test_a_year_at_once_says_what_it_changes_besides(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        index, line = row_of(page, "12 months for 10")
        page.give.table.selectRow(index)
        assert page.give.grant_note.text() == (
            "Granting it lets the package cost 10 monthly prices a year at once."
        )
        click(page.give.grant)
        assert client(window, "Café Lumière").billing is Billing.YEARLY
        assert kept_when_signed(window.document.plan) == line.cells[1] == "118.88"
        assert page.client.pays.currentText() == "12 months for 10"
        assert "12 months for 10" not in [each[0] for each in cells(page.give.table)]

    def test_a_year_at_once_is_refused_where_another_pays_otherwise(
        self, open_window: Opener
    ) -> None:
        other = {**LUMIERE, "id": "q0", "name": "Other", "status": "active", "billing": "yearly"}
        window = open_window(quoted(other, LUMIERE))
        page = page_of(window)
        index, _ = row_of(page, "12 months for 10")
        double_click(page.give.table, index)
        assert not window.document.undo.canUndo()
        assert not page.give.grant.isEnabled()
        assert "already pays for a year at once" in page.give.grant_note.text()

    def test_what_is_in_hand_stays_while_figures_change(self, open_window: Opener) -> None:
        page = page_of(open_window(quoted()))
        index, _ = row_of(page, "first month free")
        page.give.table.selectRow(index)
        type_in(field_of(page, "setup_fee"), "0")
        index, _ = row_of(page, "first month free")
        assert page.give.table.currentIndex().row() == index
        assert page.give.grant.accessibleName() == "Grant: first month free"


class TestOtherWays:
    def test_resold_or_direct(self, open_window: Opener) -> None:
        edits = {"price_list.yearly": {"plus": {"10000": "189.00"}}}
        page = page_of(open_window(quoted(edits=edits)))
        assert [(*line.cells, *line.under[2:]) for line in page.give.ways.lines] == [
            ("Resold by you", "509.00", "200.49", ""),
            ("Direct, monthly", "489.00", "177.55", "129.75 after month 12"),
            ("Direct, yearly", "439.00", "–", "commission base not published"),
        ]
        assert page.give.commission.text() == (
            "At 20\N{NO-BREAK SPACE}% commission: your input, not published."
        )
        assert page.give.even.isHidden() and page.give.enter_rate.isHidden()

    def test_without_a_rate_the_break_even_and_the_way_to_it(self, open_window: Opener) -> None:
        window = open_window(quoted(edits={"programme.commission.rate": None}))
        page = page_of(window)
        # (200.49 − 129.75 − half a cent) / 239.00
        assert "29.6\N{NO-BREAK SPACE}%" in page.give.even.text()
        click_in_view(page, page.give.enter_rate)
        assert window.pages.current == "prices"
        found = QApplication.focusWidget()
        assert isinstance(found, NumberField)
        QTest.keyClicks(found, "20")
        window.pages.choose("quote")
        settle()
        assert page.give.ways.lines[1].cells[2] == "177.55"

    def test_it_is_offered_on_commission(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        click_in_view(page, page.give.channel)
        assert client(window, "Café Lumière").channel is Channel.COMMISSION
        assert figures(page)[:2] == ("$250.00", "$177.55")
        assert page.strip.year.detail.text() == "On commission"
        assert page.give.ways.lines[1].tinted
        click_in_view(page, page.give.channel)
        assert figures(page)[1] == "$200.49"


def click_in_view(page: QuotePage, button: object) -> None:
    """Scroll to a button at the right, and click it."""
    assert hasattr(button, "isVisible")
    page.area.right.ensureWidgetVisible(button)  # type: ignore[arg-type]  # a button
    settle()
    click(button)  # type: ignore[arg-type]  # a button


class TestGrowth:
    def test_each_band_and_when_the_list_gets_there(self, open_window: Opener) -> None:
        page = page_of(open_window(quoted()))
        assert cells(page.grows.bands) == [
            ("up to 5,000", "449.00", "187.57"),
            ("up to 10,000", "509.00", "200.49"),
            ("up to 25,000", "759.00", "254.29"),
        ]
        assert [line.tinted for line in page.grows.bands.lines] == [False, True, False]
        assert page.grows.growth.text() == (
            "Past 10,000 in about 12 months at +2\N{NO-BREAK SPACE}%. "
            "If the price stayed at $509.00 you would keep $12.99 a month."
        )
        assert [line.under[:1] for line in page.grows.bands.lines] == [
            (),
            (),
            ("in about 12 months",),
        ]
        type_in(field_of(page, "growth"), "-5")
        assert page.grows.bands.lines[0].under[0] == "in about 10 months"
        type_in(field_of(page, "growth"), "")
        assert page.grows.growth.text().startswith("Say how much")
        assert not any(line.under for line in page.grows.bands.lines)

    def test_the_first_year_line_by_line(self, open_window: Opener) -> None:
        page = page_of(open_window(quoted({**LUMIERE, "free_months": 1})))
        lines = cells(page.grows.year)
        assert lines == [
            ("1 free month", "\N{MINUS SIGN}290.50"),
            ("11 months", "2,205.39"),
            ("setup fee", "400.00"),
            ("payment fee of the setup", "\N{MINUS SIGN}14.22"),
            ("work of the setup", "\N{MINUS SIGN}210.00"),
            ("All", "2,090.67"),
        ]
        assert page.strip.year.figure.text() == f"${lines[-1][1]}"

    def test_a_band_without_a_price_leads_to_it(self, open_window: Opener) -> None:
        window = open_window(quoted(edits={"price_list.prices.plus.25000": None}))
        page = page_of(window)
        assert page.grows.bands.lines[-1].cells[1:] == ("–", "–")
        assert page.grows.bands.lines[-1].under[1] == "not published"
        click_in_view(page, page.grows.enter_price)
        assert window.pages.current == "prices"

    def test_what_signing_does_to_the_others(self, open_window: Opener) -> None:
        page = page_of(open_window(quoted()))
        assert cells(page.grows.others) == [
            ("Resold accounts", "22 → 23"),
            ("Discount", "25\N{NO-BREAK SPACE}% → 25\N{NO-BREAK SPACE}%"),
            ("Others, when 25 is reached", "+200.70 a month"),
        ]
        type_in(field_of(page, "accounts"), "3")
        assert cells(page.grows.others)[:3] == [
            ("Resold accounts", "22 → 25"),
            ("Discount", "25\N{NO-BREAK SPACE}% → 35\N{NO-BREAK SPACE}%"),
            ("Your other clients", "+200.70 a month"),
        ]
        assert "from the next cycle on" in page.grows.effect.text()


def test_without_a_target_there_is_a_way_to_set_one(open_window: Opener) -> None:
    document = example()
    document["clients"].append(dict(LUMIERE))
    window = open_window(plan_of(document))
    page = page_of(window)
    assert page.strip.room.figure.text() == "–"
    click(page.strip.set_target)
    assert window.pages.current == "packages"
    found = QApplication.focusWidget()
    assert isinstance(found, NumberField) and found.objectName() == "target_margin"
    QTest.keyClicks(found, "30")
    window.pages.choose("quote")
    settle()
    assert page.strip.room.figure.text() == "$71.84"
    assert page.strip.set_target.isHidden()


@pytest.mark.parametrize(
    ("services", "tone", "said"),
    [("250", "gain", "target"), ("150", "loss", "▲ below target"), ("1", "loss", "▼ below cost")],
)
def test_the_strip_warns_in_words_and_colour(
    open_window: Opener, services: str, tone: str, said: str
) -> None:
    page = page_of(open_window(quoted()))
    type_in(field_of(page, "services_price"), services)
    assert page.strip.room.figure.property("tone") == tone
    assert said in page.strip.keep.detail.text()


def test_a_price_below_the_published_one_is_warned_of_at_its_field(open_window: Opener) -> None:
    page = page_of(open_window(quoted({**LUMIERE, "software_price": "200.00"})))
    shown = page.client.price.shown
    assert shown.field.property("mark") == "warning"
    assert shown.warning.text() == (
        "The software price of $200.00 is below the vendor's published $239.00: do not advertise it"
    )
    type_in(shown.field, "239")
    assert shown.field.property("mark") == "" and shown.warning.isHidden()
