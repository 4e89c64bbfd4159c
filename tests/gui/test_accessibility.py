"""The window without eyes or mouse: names, labels, values, and a way to everything by Tab."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from planner.gui.main_window import MainWindow
from planner.gui.my_numbers import MyNumbersDialog
from tests.gui.conftest import Opener
from tests.gui.driving import click, dialog, drag, field, press, type_in
from tests.gui.plans import FRENCH_SAMPLE, QUICK
from tests.model.plans import example, plan_of

Name = QAccessible.Text.Name


@pytest.fixture(autouse=True)
def _listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def reader(widget: QWidget) -> QAccessibleInterface:
    """A widget as a screen reader has it."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(found, QAccessibleInterface)
    return found


def tree(widget: QWidget) -> list[QAccessibleInterface]:
    """What a screen reader finds in a window; no closure may keep it beyond the widgets."""
    found = [reader(widget)]
    for here in found:
        children = [here.child(index) for index in range(here.childCount())]
        found += [child for child in filter(None, children) if child.isValid()]
    return found


def seen_by_reader(widget: QWidget) -> list[QAccessibleInterface]:
    return [each for each in tree(widget) if not each.state().invisible]


def nameless(widget: QWidget) -> list[str]:
    """What can have the focus and is called nothing."""
    cells = {QAccessible.Role.Cell, QAccessible.Role.StaticText}
    return [
        str(each.object())
        for each in seen_by_reader(widget)
        if each.state().focusable and each.role() not in cells and not each.text(Name).strip()
    ]


def inputs(parent: QWidget) -> list[QWidget]:
    """The fields and choices that are seen."""
    found = [*parent.findChildren(QLineEdit), *parent.findChildren(QComboBox)]
    return [each for each in found if each.isVisibleTo(parent)]


def by_tab(parent: QWidget) -> set[QWidget]:
    """Everything that Tab should reach."""
    return {
        each
        for each in parent.findChildren(QWidget)
        if each.isVisibleTo(parent)
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    }


def reached(parent: QWidget) -> list[QWidget]:
    """Everything that Tab does reach, until it comes round."""
    found: list[QWidget] = []
    here = QApplication.focusWidget()
    assert here is not None
    while here not in found:
        found.append(here)
        press(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        assert len(found) < 200
    return found


def busy(window: MainWindow) -> None:
    """Everything that is there only now and then."""
    drag(window.overview.chart.view, 40)
    type_in(field(window, "software_price"), "50")


PLANS = {
    "named": plan_of(example()),
    "numbers only": QUICK,
    "two currencies": FRENCH_SAMPLE,
    "with problems": plan_of(example({"packages.1.contacts": 900000, "clients.0.package": "gone"})),
    "old prices": plan_of(example({"price_list.as_of": "2020-01-31"})),
}


@pytest.mark.parametrize("name", PLANS)
def test_whatever_can_have_the_focus_has_a_name(open_window: Opener, name: str) -> None:
    window = open_window(PLANS[name], example=name == "named")
    assert nameless(window) == []
    if name != "with problems":
        busy(window)
        assert nameless(window) == []


@pytest.mark.parametrize("name", PLANS)
def test_every_field_has_a_label_of_its_own(open_window: Opener, name: str) -> None:
    window = open_window(PLANS[name])
    labels = [each for each in window.findChildren(QLabel) if each.buddy() is not None]
    owners = [each.buddy() for each in labels]
    assert len(set(owners)) == len(owners)
    for each in inputs(window):
        (label,) = [label for label in labels if label.buddy() is each]
        assert label.text().strip(), each.objectName()
        said = reader(each)
        assert [other.text(Name) for other, _ in said.relations()] == [label.text()]


@pytest.mark.parametrize("name", PLANS)
def test_tab_reaches_everything(open_window: Opener, name: str) -> None:
    window = open_window(PLANS[name], example=name == "named")
    field(window, "resold").setFocus()
    found = reached(window)
    assert by_tab(window) - set(found) == set()
    assert {each for each in found if not each.isVisible()} == set()


def test_tab_goes_down_the_column_as_it_is_read(window: MainWindow) -> None:
    field(window, "resold").setFocus()
    found = reached(window)
    card = window.overview.inputs.widget()
    assert card is not None
    fields = [each for each in found if card.isAncestorOf(each) and each in inputs(window)]
    heights = [each.mapTo(card, each.rect().topLeft()).y() for each in fields]
    assert heights == sorted(heights)
    assert len(fields) == len([each for each in inputs(window) if by_tab(window) >= {each}])


def test_shift_and_tab_go_back(window: MainWindow) -> None:
    field(window, "resold").setFocus()
    there = reached(window)
    back = QApplication.focusWidget()
    assert back is there[0]
    press(back, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is there[-1]


def test_my_numbers_are_named_labelled_and_reached(first_start: MainWindow) -> None:
    click(first_start.example.button)
    asked = dialog(MyNumbersDialog, first_start)
    type_in(asked.accounts.field, "14")
    type_in(asked.contacts.field, "1")
    type_in(asked.all_in.field, "100")
    asked.currency.setCurrentText("EUR")
    asked.currency.activated.emit(asked.currency.currentIndex())
    assert nameless(asked) == []
    labels = [each for each in asked.findChildren(QLabel) if each.buddy() is not None]
    for each in inputs(asked):
        assert [label.text() for label in labels if label.buddy() is each] != []
    asked.accounts.field.setFocus()
    assert by_tab(asked) - set(reached(asked)) == set()


def test_fields_say_their_value_their_unit_and_what_is_wrong(window: MainWindow) -> None:
    services = field(window, "services_price")
    said = reader(services)
    assert said.role() == QAccessible.Role.EditableText
    assert said.text(Name) == "Services"
    assert said.text(QAccessible.Text.Value) == "250.00"
    assert said.text(QAccessible.Text.Description) == "$ 0.00 or more."
    type_in(services, "abc")
    complaint = window.overview.inputs.rows["services_price"].complaint.text()
    assert complaint in said.text(QAccessible.Text.Description)
    press(services, Qt.Key.Key_Escape)
    assert said.text(QAccessible.Text.Description) == "$ 0.00 or more."


def test_the_headline_is_read_as_name_and_figure(window: MainWindow) -> None:
    names = [each.text(Name) for each in seen_by_reader(window)]
    assert "You earn a month: $2,816.92" in names
    assert "ActiveCampaign bills you: $1,505.25" in names


def test_the_table_is_read_by_its_cells(window: MainWindow) -> None:
    names = [each.text(Name) for each in seen_by_reader(window)]
    for words in ("Resold accounts", "22 today", "2,816.92", "+562.37"):
        assert words in names


def test_the_switches_say_which_is_on(window: MainWindow) -> None:
    checked = {
        each.text(Name): bool(each.state().checked)
        for each in seen_by_reader(window)
        if each.state().checkable
    }
    pages = {window.pages.name(key): key == "overview" for key in window.pages.keys}
    assert checked == {**pages, "Per account": True, "Profit": False, "Bill": False}


def test_the_menu_is_opened_and_used_by_keys(window: MainWindow) -> None:
    overheads, before = field(window, "overheads"), window.document.plan
    type_in(overheads, "500")
    bar = window.menuBar()
    press(overheads, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.parent() is bar or bar.isAncestorOf(menu)
    press(menu, Qt.Key.Key_Return)  # its first entry: undo
    assert window.document.plan == before
    assert QApplication.activePopupWidget() is None


def test_the_focus_is_seen_wherever_it_is(window: MainWindow) -> None:
    field(window, "resold").setFocus()
    for each in reached(window):
        if each is window.overview.table:
            continue  # its rows are read, not used
        each.setFocus()
        window.overview.inputs.ensureWidgetVisible(each)
        with_focus = each.grab().toImage()
        each.clearFocus()
        if isinstance(each, QLineEdit):
            each.deselect()
        assert each.grab().toImage() != with_focus, each
