"""The bar that says that a plan is an example."""

from __future__ import annotations

from planner.gui.main_window import MainWindow
from tests.gui.driving import field, type_in


class TestExample:
    def test_a_sample_says_that_it_is_one(self, first_start: MainWindow) -> None:
        assert first_start.example.isVisible()
        assert first_start.example.words.text()
        assert "example" in first_start.state.text()
        assert not first_start.isWindowModified()

    def test_it_can_be_played_with_and_stays_an_example(self, first_start: MainWindow) -> None:
        type_in(field(first_start, "services_price"), "300")
        assert first_start.example.isVisible()
        assert first_start.isWindowModified()

    def test_a_plan_of_ones_own_says_no_such_thing(self, window: MainWindow) -> None:
        assert not window.example.isVisible()
