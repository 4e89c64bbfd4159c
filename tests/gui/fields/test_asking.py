"""A field that could mean two numbers asks under itself; the keypad's mark is the reader's own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QHelpEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from planner.gui.fields.asking import Asking
from planner.gui.fields.number import NumberField
from planner.gui.main_window import MainWindow
from planner.gui.my_numbers import MyNumbersDialog
from planner.gui.sheet.sheet import Sheet
from planner.model.edits import with_commission
from planner.model.money import Currency
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, enter, field, press, type_in, undo
from tests.gui.plans import EXAMPLE, FRENCH_SAMPLE, QUICK
from tests.gui.prices.vendor_pages import programme_view
from tests.gui.room import faults, overlaps

Keypad = Qt.KeyboardModifier.KeypadModifier


def keypad(into: QWidget, mark: str) -> None:
    """Press the keypad's decimal key, as a keyboard labels it."""
    key = Qt.Key.Key_Comma if mark == "," else Qt.Key.Key_Period
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(into, QKeyEvent(kind, key, Keypad, mark))


@pytest.mark.parametrize("mark", [".", ","])
@pytest.mark.parametrize(("language", "typed"), [("en", "12.5"), ("fr", "12,5")])
def test_the_keypads_decimal_key_types_the_readers_mark(
    window: MainWindow, mark: str, language: str, typed: str
) -> None:
    window.speak(language)
    services = field(window, "services_price")
    enter(services)
    QTest.keyClicks(services, "12")
    keypad(services, mark)
    QTest.keyClicks(services, "5")
    assert services.text() == typed
    assert window.document.plan.packages[1].services_price == 1250


def test_the_keypad_writes_over_what_is_selected_and_not_where_nothing_can_be_typed(
    window: MainWindow,
) -> None:
    hours = field(window, "hours")
    enter(hours)
    keypad(hours, ",")
    assert hours.text() == "."
    idle = field(window, "on_commission")  # named clients say how many there are
    shown = idle.text()
    keypad(idle, ".")
    assert idle.text() == shown


def test_in_a_cell_it_is_the_readers_mark_too(window: MainWindow) -> None:
    assert window.go_to(("price_list", "prices", "pro", 5000))
    sheet = QApplication.focusWidget()
    assert isinstance(sheet, Sheet)
    keypad(sheet, ",")  # begins to type
    assert sheet.editor.text() == "."
    QTest.keyClicks(sheet.editor, "5")
    keypad(sheet.editor, ",")
    assert sheet.editor.text() == ".5."
    press(sheet.editor, Qt.Key.Key_Escape)
    window.speak("fr")
    keypad(sheet, ".")
    assert sheet.editor.text() == ","
    press(sheet.editor, Qt.Key.Key_Escape)


@pytest.fixture
def abroad(open_window: Opener) -> MainWindow:
    """A window on a plan whose exchange rate may have many decimals."""
    return open_window(FRENCH_SAMPLE)


def test_two_readings_are_offered_and_the_chosen_one_is_taken(abroad: MainWindow) -> None:
    rate = field(abroad, "exchange_rate")
    row = abroad.overview.inputs.rows["exchange_rate"]
    before = abroad.document.plan
    type_in(rate, "1,234")
    assert rate.wrong
    assert abroad.document.plan == before  # nothing is taken while it is asked
    assert [link.text() for link in row.asking.links] == ["1.234", "1234"]
    click(row.asking.links[0])
    assert abroad.document.plan.price_list.exchange_rate == Decimal("1.234")
    assert rate.hasFocus()
    assert rate.property("wrong") is False
    assert not row.asking.isVisible()
    assert not row.complaint.isVisible()
    undo(abroad)
    assert abroad.document.plan == before


def test_the_readings_are_reached_and_chosen_by_keys(abroad: MainWindow) -> None:
    rate = field(abroad, "exchange_rate")
    links = abroad.overview.inputs.rows["exchange_rate"].asking.links
    type_in(rate, "1,234")
    press(rate, Qt.Key.Key_Tab)
    assert links[0].hasFocus()
    press(links[0], Qt.Key.Key_Tab)
    assert links[1].hasFocus()
    assert links[1].accessibleName() == "Take 1234"
    press(links[1], Qt.Key.Key_Space)
    assert abroad.document.plan.price_list.exchange_rate == 1234


def test_typing_on_or_escape_takes_the_question_back(abroad: MainWindow) -> None:
    rate = field(abroad, "exchange_rate")
    asking = abroad.overview.inputs.rows["exchange_rate"].asking
    type_in(rate, "1,234")
    QTest.keyClicks(rate, "5")
    assert not asking.isVisible()
    press(rate, Qt.Key.Key_Backspace)
    assert asking.isVisible()
    press(rate, Qt.Key.Key_Escape)
    assert not asking.isVisible()
    type_in(rate, "1,234")
    abroad.document.begin(EXAMPLE, None)
    assert not asking.isVisible()


def test_a_rate_of_a_quarter_of_a_per_cent_is_taken_and_asked_about(window: MainWindow) -> None:
    rate = field(window, "commission_rate")
    row = window.overview.inputs.rows["commission_rate"]
    type_in(rate, "0.25")
    assert window.document.plan.programme.commission.rate == Decimal("0.0025")
    assert not rate.wrong
    press(rate, Qt.Key.Key_Tab)
    assert row.asking.isVisible()  # leaving is no answer
    assert row.asking.words is not None
    assert "0.25\u00a0%" in row.asking.words.text()
    assert [link.text() for link in row.asking.links] == ["25\u00a0%", "0.25\u00a0%"]
    click(row.asking.links[0])
    assert window.document.plan.programme.commission.rate == Decimal("0.25")
    assert not row.asking.isVisible()


def test_whoever_means_it_is_asked_no_more(window: MainWindow) -> None:
    rate = field(window, "commission_rate")
    row = window.overview.inputs.rows["commission_rate"]
    type_in(rate, "0.25")
    click(row.asking.links[1])
    assert window.document.plan.programme.commission.rate == Decimal("0.0025")
    assert not row.asking.isVisible()
    window.document.edit(str, with_commission(window.document.plan, rate=Decimal("0.3")))
    type_in(rate, "0.25 %")
    assert not row.asking.isVisible()
    fee = field(window, "fee_rate")  # of a payment, a quarter of a per cent is nothing unusual
    type_in(fee, "0.25")
    assert not window.overview.inputs.rows["fee_rate"].asking.isVisible()


def test_a_tiers_discount_is_asked_about_too(window: MainWindow) -> None:
    tier = programme_view(window).tiers.tiers[1]
    type_in(tier.discount, "0.25")
    assert window.document.plan.programme.tiers[1].discount == Decimal("0.0025")
    (asking,) = [each for each in tier.findChildren(Asking) if each.isVisible()]
    click(asking.links[0])
    assert window.document.plan.programme.tiers[1].discount == Decimal("0.25")
    assert "25" in tier.discount.text()


def test_undo_answers_the_question_too(window: MainWindow) -> None:
    type_in(field(window, "tax_rate"), "0.2")
    asking = window.overview.inputs.rows["tax_rate"].asking
    assert asking.isVisible()
    undo(window)
    assert not asking.isVisible()


def test_my_numbers_ask_too(open_window: Opener) -> None:
    dinar = replace(QUICK, currency=Currency.of("TND"))
    window = open_window(dinar)
    window.actions_.new.trigger()
    asked = dialog(MyNumbersDialog, window)
    type_in(asked.all_in.field, "1,234")
    links = [each for each in asked.all_in.findChildren(type(asked.use)) if each.isVisible()]
    assert [link.text() for link in links] == ["1.234", "1,234.000"]
    click(links[1])
    assert asked.all_in.field.value == 1_234_000


def tip(window: MainWindow, over: NumberField | QLabel) -> str:
    """What is said on hover."""
    middle = over.rect().center()
    QApplication.sendEvent(over, QHelpEvent(QEvent.Type.ToolTip, middle, over.mapToGlobal(middle)))
    said = QToolTip.text()
    QToolTip.hideText()
    return said


def test_every_field_says_on_hover_what_it_is_and_what_fits(abroad: MainWindow) -> None:
    for language in ("en", "fr"):
        abroad.speak(language)
        said = {each.objectName(): each.tip() for each in abroad.findChildren(NumberField)}
        assert len(said) == 20
        assert len(set(said.values())) == len(said)
        for key, words in said.items():
            assert len(words) > 40, key
            assert words.endswith("."), key
    abroad.speak("en")
    rate = abroad.overview.inputs.rows["tax_rate"]
    assert "From 0\u00a0% to 100\u00a0%." in tip(abroad, rate.field)
    assert tip(abroad, rate.label) == tip(abroad, rate.field)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_questions_have_room(abroad: MainWindow, language: str) -> None:
    abroad.speak(language)
    abroad.resize(1024, 640)
    type_in(field(abroad, "exchange_rate"), "1.234" if language == "fr" else "1,234")
    type_in(field(abroad, "commission_rate"), "0.25")
    for size in ((1024, 640), (1280, 720)):
        abroad.resize(*size)
        assert faults(abroad) == []
        assert overlaps(abroad) == []


def test_a_file_is_not_dropped_into_a_field(window: MainWindow) -> None:
    services = field(window, "services_price")
    for urls in (True, False):
        carried = QMimeData()
        carried.setText("file:///tmp/plan.agencyplan")
        if urls:
            carried.setUrls([QUrl("file:///tmp/plan.agencyplan")])
        event = QDragEnterEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        services.dragEnterEvent(event)
        assert event.isAccepted() is not urls


@pytest.mark.parametrize(("key", "typed"), [("payment_fee", "0.029"), ("unpaid_rate", "0.02")])
def test_a_fee_typed_as_a_share_is_asked_about(window: MainWindow, key: str, typed: str) -> None:
    assert window.go_to(("agency", key))
    rate = QApplication.focusWidget()
    assert isinstance(rate, NumberField)
    row = window.overview.inputs.rows[rate.objectName()]
    type_in(rate, typed)
    assert row.asking.isVisible()
    type_in(rate, "0.5")  # a usual one
    assert not row.asking.isVisible()
