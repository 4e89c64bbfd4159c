"""An edit travels: every key that makes sense reaches the plan and every figure on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt

from planner.gui.main_window import MainWindow
from tests.gui.driving import drag, enter, field, figures, press, seen, type_in
from PySide6.QtTest import QTest


def test_a_price_typed_changes_every_figure_with_each_key(window: MainWindow) -> None:
    services = field(window, "services_price")
    enter(services)
    said = []
    for key, cents in (("3", 300), ("0", 3000), ("0", 30000), (".", 30000), ("5", 30050)):
        QTest.keyClicks(services, key)
        assert window.document.plan.packages[1].services_price == cents
        assert seen(window) == figures(window.document.plan)
        said.append(seen(window))
    assert len({each.earned for each in said}) == 4
    assert len({each.ring for each in said}) == 4


def test_drag(window: MainWindow) -> None:
    view = window.overview.chart.view
    drag(view, 22, 30, 40)
    assert window.document.what_if == 40
    assert seen(window) == figures(window.document.plan, 40)


def test_undo(window: MainWindow) -> None:
    services = field(window, "services_price")
    type_in(services, "300")
    assert window.document.undo.count() == 1
    QTest.keySequence(services, Qt.Key.Key_Z | Qt.KeyboardModifier.ControlModifier)
    assert window.document.plan.packages[1].services_price == 25000
