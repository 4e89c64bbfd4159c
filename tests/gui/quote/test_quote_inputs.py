"""The inputs of a quote: what the package says, what the row says, and the way back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.gui.quote.own_row import OwnRow
from planner.gui.quote.page import QuotePage
from planner.model.plan import (
    AS_THE_PACKAGE,
    Billing,
    ListTimes,
    OverList,
    Overrides,
    PaymentFee,
)
from planner.model.problems import Place
from planner.storage.writing import document
from tests.gui.conftest import Opener
from tests.gui.driving import click, press, type_in, undo
from tests.gui.quote.quotes import (
    LUMIERE,
    choose,
    client,
    field_of,
    figures,
    offer_package,
    page_of,
    quoted,
)
from tests.gui.room import settle
from tests.model.plans import plan_of

PLAIN = {"id": "q1", "name": "Café Lumière", "package": "growth", "status": "proposed"}
TYPED: dict[str, tuple[str, object]] = {
    "contacts": ("8,000", 8000),
    "services_price": ("300.5", 30050),
    "setup_fee": ("99", 9900),
    "hours": ("1:30", Decimal("1.50")),
    "other_costs": ("3*4", 1200),
    "software_price": ("€0", None),
    "payment_fee": ("1.4 % + 0.25, at most 5", PaymentFee(Decimal("0.014"), 25, 500)),
}


def own_row(page: QuotePage, key: str) -> OwnRow:
    """The field that knows a way back to the package."""
    found = page.client.fields[key]
    assert isinstance(found, OwnRow)
    return found


@pytest.mark.parametrize("key", TYPED)
def test_what_is_typed_is_the_row_s_own_and_undone_as_one_step(
    open_window: Opener, key: str
) -> None:
    window = open_window(quoted(PLAIN))
    page = page_of(window)
    keys, value = TYPED[key]
    if value is None:
        keys, value = "210", 21000
    type_in(field_of(page, key), keys)
    assert getattr(client(window, "Café Lumière").overrides, key) == value
    others = Overrides(**{key: value})  # type: ignore[arg-type]  # by its name
    assert client(window, "Café Lumière").overrides == others
    press(field_of(page, key), Qt.Key.Key_Tab)
    undo(window)
    assert client(window, "Café Lumière").overrides == AS_THE_PACKAGE
    assert not window.document.undo.canUndo()


def test_what_the_package_gives_anyway_is_not_the_row_s_own(open_window: Opener) -> None:
    window = open_window(quoted({**PLAIN, "services_price": "300.00"}))
    page = page_of(window)
    row = own_row(page, "services_price")
    type_in(field_of(page, "services_price"), "250")
    assert client(window, "Café Lumière").overrides == AS_THE_PACKAGE
    assert row.back.isHidden()


@pytest.mark.parametrize("key", ["services_price", "hours", "setup_fee", "payment_fee"])
def test_a_click_gives_it_back_to_the_package(open_window: Opener, key: str) -> None:
    window = open_window(quoted(PLAIN))
    page = page_of(window)
    before = field_of(page, key).text()
    type_in(field_of(page, key), "1" if key != "payment_fee" else "1 %")
    back = own_row(page, key).back
    assert back.isVisible()
    assert (before in back.accessibleName()) == (key != "list_price")
    click(back)
    assert field_of(page, key).text() == before
    assert client(window, "Café Lumière").overrides == AS_THE_PACKAGE
    assert back.isHidden()
    assert QApplication.focusWidget() is field_of(page, key)
    undo(window)
    assert client(window, "Café Lumière").overrides != AS_THE_PACKAGE


class TestPrice:
    def test_it_follows_the_package_until_it_is_typed(self, open_window: Opener) -> None:
        edits = {"packages.1.software_price": {"over_list": "20.00"}}
        window = open_window(quoted({**PLAIN, "contacts": 8000}, edits=edits))
        page = page_of(window)
        software = field_of(page, "software_price")
        assert software.text() == "259.00"
        note = page.client.price.shown.note
        assert note.text() == "Package rule: list 239.00 + 20.00"
        type_in(field_of(page, "contacts"), "2000")
        assert note.text().endswith("+ 20.00")
        assert software.text() != "259.00"
        type_in(software, "210")
        assert page.client.price.way.currentText() == "Fixed price"
        assert client(window, "Café Lumière").overrides.software_price == 21000
        click(page.client.price.shown.back)
        assert page.client.price.way.currentText() == "As the package"

    def test_each_way_keeps_what_the_client_pays(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        way = page.client.price.way
        kinds = {"Fixed price": int, "List × factor": ListTimes, "List + amount": OverList}
        for words, kind in kinds.items():
            choose(way, words)
            own = client(window, "Café Lumière").overrides.software_price
            assert isinstance(own, kind)
            assert figures(page)[0] == "$509.00"
        choose(way, "List × factor")
        assert page.client.price.shown.note.text().endswith("= 259.00")
        choose(way, "As the package")
        assert client(window, "Café Lumière").overrides.software_price is None
        assert figures(page)[0] == "$449.00"


class TestPackage:
    def test_another_one_brings_its_prices_and_leaves_the_client(self, open_window: Opener) -> None:
        row = {
            **LUMIERE,
            "contacts": 7000,
            "services_price": "1.00",
            "hours": "9",
            "tax_rate": "0.1",
        }
        window = open_window(quoted(row))
        page = page_of(window)
        offer_package(page, "Scale")
        scale = window.document.plan.packages[2]
        changed = client(window, "Café Lumière")
        assert changed.package == "scale"
        assert changed.overrides == Overrides(contacts=7000, tax_rate=Decimal("0.1"))
        assert changed.growth == Decimal("0.02")
        assert field_of(page, "services_price").text() == "700.00"
        type_in(field_of(page, "contacts"), str(scale.contacts))
        assert client(window, "Café Lumière").overrides.contacts is None
        offer_package(page, "Growth")
        assert client(window, "Café Lumière").overrides.contacts == scale.contacts

    def test_many_or_long_ones_are_a_list(self, open_window: Opener) -> None:
        edits = {f"packages.{index}.name": f"A long name of number {index}" for index in range(3)}
        window = open_window(quoted(edits=edits))
        page = page_of(window)
        assert not page.client.package.segments.isVisible()
        choose(page.client.package.list, "A long name of number 2")
        assert client(window, "Café Lumière").package == "scale"

    def test_another_plan_of_the_vendor(self, open_window: Opener) -> None:
        window = open_window(quoted())
        page = page_of(window)
        choose(page.client.plan, "Pro")
        assert client(window, "Café Lumière").overrides.plan == "pro"
        choose(page.client.plan, "Plus")
        assert client(window, "Café Lumière").overrides.plan is None


def test_how_the_client_pays(open_window: Opener) -> None:
    window = open_window(quoted())
    page = page_of(window)
    choose(page.client.pays, "yearly")
    assert client(window, "Café Lumière").billing is Billing.YEARLY
    assert page.strip.pays.detail.text().startswith("$6,108.00 for the first year at once")
    type_in(field_of(page, "free_months"), "2")
    assert client(window, "Café Lumière").free_months == 2
    undo(window)
    undo(window)
    assert client(window, "Café Lumière") == quoted().clients[-1]


@pytest.mark.parametrize(
    ("typed", "rate"), [("2", "0.02"), ("+2 %", "0.02"), ("-1.5", "-0.015"), ("", "0")]
)
def test_growth_is_typed_with_or_without_its_sign_and_kept(
    open_window: Opener, typed: str, rate: str
) -> None:
    window = open_window(quoted({**LUMIERE, "growth": "0.05"}))
    page = page_of(window)
    type_in(field_of(page, "growth"), typed)
    assert client(window, "Café Lumière").growth == Decimal(rate)
    again = plan_of(document(window.document.plan))
    assert again.clients[-1].growth == Decimal(rate)


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("contacts", "0", "0 does not fit here"),
        ("services_price", "a", "“a” is no part of a number"),
        ("payment_fee", "2.9 + 0.30", "“2.9 + 0.30” has two shares or two amounts"),
        ("payment_fee", "abc", "“abc” could not be read as a number"),
        ("growth", "900", "900"),
        ("accounts", "1.5", "“1.5” has decimals"),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(
    open_window: Opener, key: str, typed: str, said: str
) -> None:
    window = open_window(quoted())
    page = page_of(window)
    type_in(field_of(page, key), typed)
    row = page.client.fields[key]
    assert row.complaint.isVisible() and row.complaint.text().startswith(said)
    assert figures(page)[1] == "$200.49"
    press(field_of(page, key), Qt.Key.Key_Escape)
    assert row.complaint.isHidden()
    assert window.document.plan == quoted()


def test_a_name_is_typed_as_one_step(open_window: Opener) -> None:
    window = open_window(quoted())
    page = page_of(window)
    field = page.client.name.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Le Phare")
    assert page.bar.choice.currentText() == "Le Phare"
    press(field, Qt.Key.Key_Return)
    assert window.actions_.undo.text() == "Undo: Change name"
    undo(window)
    assert page.strip.pays.name.text() == "Café Lumière pays a month"
    field.selectAll()
    press(field, Qt.Key.Key_Backspace)
    assert page.bar.choice.currentText() == "No name yet"


def test_a_note_of_the_row_is_typed_and_undone_as_one_step(open_window: Opener) -> None:
    window = open_window(quoted({**LUMIERE, "note": "Met in May"}))
    page = page_of(window)
    field = page.client.note.field
    assert field.text() == "Met in May"
    page.area.seek(field)
    press(field, Qt.Key.Key_End)
    QTest.keyClicks(field, ", decides in June")
    assert client(window, "Café Lumière").note == "Met in May, decides in June"
    assert window.actions_.undo.text() == "Undo: Change note"
    undo(window)
    assert client(window, "Café Lumière").note == field.text() == "Met in May"
    assert not window.document.undo.canUndo()


PLACES: dict[Place, str] = {
    ("clients", -1): "name",
    ("clients", -1, "name"): "name",
    ("clients", -1, "contacts"): "contacts",
    ("clients", -1, "software_price"): "over_list",
    ("clients", -1, "payment_fee"): "payment_fee",
    ("clients", -1, "billing"): "billing",
    ("clients", -1, "list_price"): "list_price",
}


def test_in_view_it_takes_the_hand_to_its_own_fields(open_window: Opener) -> None:
    window = open_window(quoted())
    page_of(window)
    row = len(window.document.plan.clients) - 1
    for place, name in PLACES.items():
        there: Place = (place[0], row, *place[2:])
        assert window.go_near(there), place
        assert window.pages.current == "quote"
        settle()
        found = QApplication.focusWidget()
        assert found is not None and found.objectName() == name, place
        assert not found.visibleRegion().isEmpty(), place
    assert window.go_near(("clients", 0, "hours"))
    assert window.pages.current == "clients"
