"""What a client can do in its view, by hand: it knows an offer and the agency's looks only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.charts.style import LIGHT
from planner.gui.client_view.view import ClientView
from planner.gui.theme import DARK_THEME, Theme
from planner.model.allowed import Allowed
from planner.model.brand import Brand
from planner.model.offer import Offer, Public
from planner.model.offering import offer
from planner.model.plan import Plan
from planner.words import catalogue
from tests.gui.driving import Alt, Control, Left, click, press
from tests.gui.meeting.meetings import EVERYTHING, meeting_plan, payback, prices
from tests.gui.room import faults, overlaps, settle
from tests.model.test_offering import TODAY, VENDOR

Opened = Callable[..., ClientView]


def made(plan: Plan) -> Offer:
    return offer(plan, len(plan.clients) - 1, TODAY, VENDOR)


@pytest.fixture
def opened(nothing_left: None, qtbot: QtBot) -> Iterator[Opened]:
    views: list[ClientView] = []

    def open_(allowed: Allowed | None = None, **details: object) -> ClientView:
        plan = meeting_plan(allowed)
        shown = made(plan)
        view = ClientView(replace(shown, **details), plan.brand)  # type: ignore[arg-type]  # fields of an offer
        views.append(view)
        view.resize(1024, 640)
        view.show()
        view.activateWindow()
        qtbot.waitExposed(view)
        settle()
        return view

    yield open_
    for view in views:
        view.leave()


def test_packages_stand_side_by_side_with_what_the_economics_say(opened: Opened) -> None:
    view = opened()
    assert prices(view) == ["$85.00", "$509.00", "$1,189.00"]
    growth = view.packages.cards[1]
    shown = [each.text() for each in growth.findChildren(QLabel) if each.isVisible()]
    for words in ("Growth", "ActiveCampaign Plus · up to 10,000 contacts", "$400.00",
                  "$6,508.00", "✓\N{NO-BREAK SPACE}A report each month"):  # fmt: skip
        assert words in shown, shown
    assert view.windowTitle() == "Atelier Nord"
    assert growth.price.font().pixelSize() == 32


def test_an_option_says_by_how_much_the_price_changes(opened: Opened) -> None:
    view = opened(EVERYTHING, accounts=3)
    growth = view.packages.cards[1]
    assert prices(view)[1] == "$1,527.00"
    assert growth.ticks[0].words.text().endswith("+\N{WORD JOINER}$147.00")
    click(view.controls.tax.buttons[1])
    before = prices(view)[1]
    assert growth.ticks[0].words.text().endswith("+\N{WORD JOINER}$176.40")
    press(growth.ticks[0].box, Qt.Key.Key_Space)
    assert (before, prices(view)[1]) == ("$1,832.40", "$2,008.80")


def test_what_the_vendor_bills_itself_is_no_part_of_ours(opened: Opened) -> None:
    public = Public(monthly=23900, yearly=19100)
    shown = opened(EVERYTHING).looking.offer
    packages = tuple(
        replace(each, bands=tuple(replace(one, public=public) for one in each.bands))
        for each in shown.packages
    )
    for resold in (True, False):
        view = opened(EVERYTHING, packages=packages, includes_software=resold)
        assert len(view.segments.buttons) == (4 if resold else 3)  # with buying direct, or without
        for page in (1, 2):
            view.look_at(page)
            chart = view.pages[page].chart  # type: ignore[union-attr]  # of a page with a chart
            said = chart.canvas.accessibleDescription()
            assert ("our services only" in said) is not resold


def test_words_are_as_large_as_the_screen_has_room_for(opened: Opened) -> None:
    view = opened(EVERYTHING)
    view.look_at(2)
    few = view.looking.offer
    growth = few.packages[1]
    many = replace(few, packages=tuple(replace(growth, id=f"p{each}") for each in range(6)))
    long = replace(few, packages=(replace(growth, includes=("A report",) * 9),))
    assert view.heading.font().pixelSize() == 22
    view.show_offer(
        replace(few, client="A name that is longer than one line of a heading can hold")
    )
    assert view.heading.font().pixelSize() == 15
    for size, shown, wanted in (
        ((1024, 640), few, 32),
        ((1920, 1080), few, 54),  # 1080 / 640 of 32, in sixteenths
        ((1280, 800), many, 32),
        ((1920, 1080), long, 42),
    ):
        view.show_offer(replace(shown, starts=replace(shown.starts, package=0)))
        view.resize(*size)
        settle()
        assert view.packages.cards[0].price.font().pixelSize() == wanted
        zoom = payback(view).chart.canvas.zoom
        assert round(15 * zoom) == view.controls.contacts_name.font().pixelSize()
        assert abs(wanted / 32 - zoom) < 1 / 32


def test_what_is_not_allowed_is_not_there(opened: Opened) -> None:
    view = opened(Allowed(fixed_contacts=True, without_options=True))
    controls = view.controls
    for each in (controls.contacts, controls.billing, controls.reductions, controls.setup,
                 controls.free, *(tick for card in view.packages.cards for tick in card.ticks),
                 *view.segments.buttons[3:]):  # fmt: skip
        assert not each.isVisible()
    assert controls.tax.isVisible()


def test_tax_is_not_spoken_of_where_there_is_none(opened: Opened) -> None:
    view = opened(tax_rate=Decimal(0))
    assert not view.controls.tax.isVisible()
    assert view.packages.cards[1].note.text() == "a month"


def test_every_choice_is_live(opened: Opened) -> None:
    view = opened(EVERYTHING)
    controls = view.controls
    click(controls.tax.buttons[1])
    assert prices(view)[1] == "$610.80"
    click(controls.tax.buttons[0])
    click(controls.reductions.buttons[1])
    assert prices(view)[1] == "$484.00"
    click(controls.billing.buttons[1])
    assert prices(view)[1] == "$403.33"  # ten of 484.00 for twelve
    QTest.mouseClick(controls.setup, Left, pos=QPoint(60, 12))
    QTest.mouseClick(controls.free.box, Left)
    assert (view.choice.setup_waived, view.choice.free_month) == (True, True)
    shown = [each.text() for each in view.packages.cards[1].findChildren(QLabel)]
    assert shown.count("$4,436.67") == 2  # at once, and all of the first year
    QTest.mouseClick(view.packages.cards[0].ticks[0].words, Left)
    QTest.mouseClick(view.packages.cards[2], Left, pos=QPoint(40, 40))
    assert view.choice.package == 2
    assert view.choice.options == frozenset()
    click(view.packages.cards[0].choose)
    assert view.choice.options == frozenset({0})


def test_contacts_are_typed_and_stepped_within_the_bands(opened: Opened) -> None:
    view = opened(EVERYTHING)
    field = view.controls.contacts
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12000")
    assert prices(view)[1] == "$759.00"
    press(field, Qt.Key.Key_Down)
    assert field.text() == "10,000"
    assert prices(view)[1] == "$509.00"
    field.selectAll()
    QTest.keyClicks(field, "9999999")
    assert view.controls.limits.isVisible()
    assert view.choice.contacts is not None  # the last number that is sold
    assert view.choice.contacts < 9_999_999
    press(field, Qt.Key.Key_Tab)
    assert not view.controls.limits.isVisible()


def test_a_package_without_a_price_is_given_on_request(opened: Opened) -> None:
    view = opened()
    packages = list(view.looking.offer.packages)
    bands = tuple(replace(each, prices=()) for each in packages[2].bands)
    packages[2] = replace(packages[2], bands=bands)
    view.show_offer(replace(view.looking.offer, packages=tuple(packages)))
    assert prices(view) == ["$85.00", "$509.00", "Price on request"]


def test_pages_turn_by_arrows_digits_and_their_names(opened: Opened) -> None:
    view = opened(EVERYTHING)
    press(view, Qt.Key.Key_Right)
    assert view.page == 1
    assert "509.00" in view.pages[1].chart.title.text()  # type: ignore[union-attr]  # it has a chart
    press(view, Qt.Key.Key_3)
    assert view.page == 2
    press(view, Qt.Key.Key_Left)
    press(view, Qt.Key.Key_Left)
    press(view, Qt.Key.Key_Left)
    assert view.page == 0
    click(view.segments.buttons[2])
    assert view.page == 2
    press(view, Qt.Key.Key_4)
    assert view.page == 2  # the yearly public price is not known: buying direct is not there


def test_buying_direct_is_there_with_both_public_prices_only(opened: Opened) -> None:
    view = opened(EVERYTHING)
    packages = tuple(
        replace(
            each,
            bands=tuple(
                replace(band, public=replace(band.public, yearly=band.public.monthly))
                for band in each.bands
            ),
        )
        for each in view.looking.offer.packages
    )
    view.show_offer(replace(view.looking.offer, packages=packages))
    press(view, Qt.Key.Key_4)
    assert view.page == 3
    view.show_offer(replace(view.looking.offer, shows_direct=False))
    assert view.page == 0
    assert not view.segments.buttons[3].isVisible()


def test_the_payback_takes_the_client_s_own_shop(opened: Opened) -> None:
    view = opened(EVERYTHING)
    view.look_at(2)
    page = payback(view)
    assert "29 orders" in page.chart.title.text()  # 509.00 / (60.00 · 0.30) = 28.3
    page.order.setFocus()
    page.order.selectAll()
    QTest.keyClicks(page.order, "120")
    assert "15 orders" in page.chart.title.text()
    page.margin.setFocus()
    page.margin.selectAll()
    QTest.keyClicks(page.margin, "50")
    assert "9 orders" in page.chart.title.text()
    QTest.keyClicks(page.margin, "0")
    assert page.why.isVisible()
    assert "100\N{NO-BREAK SPACE}%" in page.why.text()  # the most of it that one can keep
    edge = page.margin.grab().toImage().pixelColor(page.margin.width() // 2, 0)
    assert edge.name() == LIGHT.loss.lower()  # with the caret in it, too
    assert "9 orders" in page.chart.title.text()
    press(page.margin, Qt.Key.Key_Backspace)
    assert not page.why.isVisible()
    click(page.buttons[0])
    assert view.choice.package == 0
    assert "2 orders" in page.chart.title.text()  # 85.00 / 60.00


def test_escape_twice_leaves_and_nothing_else_does(opened: Opened, qtbot: QtBot) -> None:
    view = opened(EVERYTHING)
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    for key, modifier in ((Qt.Key.Key_F5, None), (Qt.Key.Key_Q, Control), (Qt.Key.Key_F4, Alt),
                          (Qt.Key.Key_W, Control), (Qt.Key.Key_F1, None)):  # fmt: skip
        press(view, key, modifier)
    assert not view.close()
    assert view.isVisible()
    assert view.hint.text() == "Press Escape twice to leave this view"
    press(view, Qt.Key.Key_Escape)
    assert view.hint.text() == "Press Escape again to leave this view"
    assert view.hint.isVisible() and not view.contact.isVisible()
    view._quiet.setInterval(0)
    view._quiet.start()
    qtbot.waitUntil(lambda: view.hint.text() == "")
    assert view.contact.isVisible() and not view.hint.isVisible()
    press(view, Qt.Key.Key_Escape)
    assert not left
    press(view.controls.contacts, Qt.Key.Key_Escape)
    assert left == [True]


def test_it_has_no_menu_and_takes_no_drop(opened: Opened) -> None:
    view = opened(EVERYTHING)
    for each in view.findChildren(QWidget):
        assert not each.actions(), each
        assert not each.acceptDrops(), each
        assert not each.toolTip(), each


def test_every_control_is_reached_by_tab_and_has_a_name(opened: Opened) -> None:
    view = opened(EVERYTHING)
    reached: list[QWidget] = []
    for _ in range(40):
        press(QApplication.focusWidget() or view, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
    for each in (view.controls.contacts, view.controls.setup.box, view.packages.cards[0].choose,
                 view.packages.cards[2].ticks[0].box):  # fmt: skip
        assert each in reached
    assert view.packages.cards[0].choose.accessibleName() == "Choose Essential"


def test_within_a_choice_arrows_choose_and_turn_no_page(opened: Opened) -> None:
    view = opened(EVERYTHING)
    billing = view.controls.billing.buttons
    billing[0].setFocus()
    press(billing[0], Qt.Key.Key_Right)
    press(QApplication.focusWidget() or view, Qt.Key.Key_Space)
    assert view.choice.yearly
    assert view.page == 0
    press(billing[1], Qt.Key.Key_2)
    assert view.page == 1


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("number", [1, 6])
def test_nothing_is_cut_with_one_package_or_six(
    opened: Opened, theme: Theme, language: str, number: int
) -> None:
    theme.choose(DARK_THEME)  # whatever the window does, the view is light
    catalogue.use(language)
    view = opened(EVERYTHING)
    growth = view.looking.offer.packages[1]
    names = ("Essential", "Growth", "Profit Booster with all that a fast-growing shop needs",
             "Donaudampfschifffahrtsgesellschaftskapitän", "Scale", "X")[-number:]  # fmt: skip
    packages = tuple(replace(growth, id=name, name=name) for name in names)
    shown = view.looking.offer
    view.show_offer(replace(shown, packages=packages, starts=replace(shown.starts, package=0)))
    for page in range(3):
        view.look_at(page)
        for size in ((960, 540), (1024, 640), (1920, 1080)):
            view.resize(*size)
            settle()
            assert (view.width(), view.height()) == size
            assert faults(view) == []
            assert overlaps(view) == []
    assert view.grab().toImage().pixelColor(4, 300).name() == "#ffffff"


def test_six_packages_with_three_things_in_each_are_seen_whole_on_a_small_screen(
    opened: Opened,
) -> None:
    view = opened(EVERYTHING)
    shown = view.looking.offer
    growth = replace(
        shown.packages[1],
        includes=("A report each month", "Set-up of your list", "Two campaigns"),
    )
    packages = tuple(replace(growth, id=str(number)) for number in range(6))
    view.show_offer(replace(shown, packages=packages))
    view.resize(1024, 640)
    settle()
    assert view.packages.area.verticalScrollBar().maximum() == 0
    assert view.packages.cards[0].price.font().pixelSize() == 32
    assert view.packages.cards[0].note.font().pixelSize() == 13


def test_an_offer_of_nothing_says_so(opened: Opened) -> None:
    view = opened(packages=(), agency="")
    assert view.windowTitle() == "Offer"
    assert view.packages.empty.text() == "There is nothing to show yet."
    press(view, Qt.Key.Key_Right)
    assert view.page == 0


def test_another_offer_keeps_what_was_chosen_and_follows_the_rest(opened: Opened) -> None:
    view = opened(EVERYTHING)
    click(view.controls.reductions.buttons[1])
    plan = meeting_plan(EVERYTHING)
    row = replace(plan.clients[-1], package="scale")
    view.show_offer(made(replace(plan, clients=(*plan.clients[:-1], row))), Brand())
    assert (view.choice.package, view.choice.reduction) == (2, 1)
    view.show_offer(made(meeting_plan()))
    assert view.choice.reduction == 0
