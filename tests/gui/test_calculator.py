"""A small book is computed at once, a large one in a worker: newest first, the last always."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from planner.gui import calculator
from planner.gui.calculator import Calculator, Results, compute
from planner.gui.main_window import MainWindow
from planner.model.edits import with_agency
from planner.model.plan import Plan
from tests.gui.conftest import PATIENCE, Opener
from tests.gui.driving import drag, field, figures, seen, type_in, undo
from tests.gui.plans import EXAMPLE, QUICK, large_document
from tests.model.plans import plan_of

LARGE = plan_of(large_document(3000))


class Held:
    """Stands in for ``compute``: each job waits until it is let go."""

    def __init__(self) -> None:
        self.plans: list[Plan] = []
        self.gate = threading.Event()
        self.begun = threading.Event()

    def __call__(
        self, plan: Plan, what_if: int | None, newest: date | None, before: Results | None = None
    ) -> Results:
        self.plans.append(plan)
        self.begun.set()
        assert self.gate.wait(PATIENCE / 1000)
        return compute(plan, what_if, newest, before)


@pytest.fixture
def large(open_window: Opener, qtbot: QtBot) -> MainWindow:
    window = open_window(LARGE)
    wait_for_last(window, qtbot)
    qtbot.waitUntil(lambda: not window.calculator.busy, timeout=PATIENCE)  # settling in asks again
    return window


def wait_for_last(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until what is shown is the plan and the what-if that are asked for."""

    def shown() -> bool:
        results, document = window.calculator.results, window.document
        return (
            results is not None
            and results.book.plan is document.plan
            and results.what_if == document.what_if
        )

    qtbot.waitUntil(shown, timeout=PATIENCE)


def overheads(amount: int) -> Plan:
    return with_agency(LARGE, overheads=amount)


def test_a_small_book_is_there_when_the_edit_returns(window: MainWindow) -> None:
    type_in(field(window, "overheads"), "500")
    results = window.calculator.results
    assert results is not None
    assert results.book.plan is window.document.plan


def test_a_large_book_is_shown_as_the_model_has_it(large: MainWindow) -> None:
    assert seen(large) == figures(LARGE)


def test_typing_in_a_large_book_keeps_what_is_typed_and_lands(
    large: MainWindow, qtbot: QtBot
) -> None:
    price = field(large, "overheads")
    type_in(price, "1234")
    wait_for_last(large, qtbot)
    assert price.text() == "1234"
    assert large.document.plan.agency.overheads == 123400
    assert seen(large) == figures(large.document.plan)
    undo(large)
    wait_for_last(large, qtbot)
    assert price.text() == "450.00"
    assert seen(large) == figures(LARGE)


def test_results_that_come_late_leave_the_field_in_hand_alone(
    large: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held()
    monkeypatch.setattr(calculator, "compute", held)
    price = field(large, "overheads")
    texts = []
    large.calculator.ready.connect(lambda _: texts.append(price.text()))
    type_in(price, "77")
    assert held.begun.wait(PATIENCE / 1000)
    held.gate.set()
    wait_for_last(large, qtbot)
    assert texts == ["77"] * len(texts)
    assert len(texts) == 2


def test_what_is_on_screen_always_belongs_to_one_plan(large: MainWindow, qtbot: QtBot) -> None:
    wrong = []

    def look(results: Results) -> None:
        if seen(large) != figures(results.book.plan, results.what_if):
            wrong.append(results)

    large.calculator.ready.connect(look)
    view = large.overview.chart.view
    drag(view, 1000, 1500, 2000, 2500)
    type_in(field(large, "overheads"), "900")
    wait_for_last(large, qtbot)
    assert wrong == []
    assert large.document.what_if is not None
    assert seen(large) == figures(large.document.plan, large.document.what_if)


class TestTheWorker:
    @pytest.fixture
    def held(self, monkeypatch: pytest.MonkeyPatch) -> Held:
        held = Held()
        monkeypatch.setattr(calculator, "compute", held)
        return held

    def test_what_waits_is_dropped_for_what_is_newer(self, qtbot: QtBot, held: Held) -> None:
        worker = Calculator()
        told: list[Plan] = []
        worker.ready.connect(lambda results: told.append(results.book.plan))
        wanted = [overheads(amount) for amount in range(1, 7)]
        for plan in wanted:
            worker.request(plan, None)
        held.gate.set()
        qtbot.waitUntil(lambda: told[-1:] == wanted[-1:], timeout=PATIENCE)
        assert told == [wanted[0], wanted[-1]]
        assert held.plans == told

    def test_a_small_book_after_a_large_one_is_not_overtaken(
        self, qtbot: QtBot, held: Held
    ) -> None:
        worker = Calculator()
        told: list[Plan] = []
        worker.ready.connect(lambda results: told.append(results.book.plan))
        worker.request(LARGE, None)
        worker.request(QUICK, None)
        held.gate.set()
        qtbot.waitUntil(lambda: QUICK in told, timeout=PATIENCE)
        assert told == [LARGE, QUICK]

    def test_closing_waits_for_it_and_drops_what_waits(self, qtbot: QtBot, held: Held) -> None:
        worker = Calculator()
        worker.request(LARGE, None)
        worker.request(overheads(1), None)
        assert held.begun.wait(PATIENCE / 1000)
        held.gate.set()
        worker.wait()
        assert held.plans == [LARGE]

    def test_an_error_is_told_and_the_next_edit_is_computed(
        self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun, gate = threading.Event(), threading.Event()

        def break_once(plan: Plan, *rest: object) -> Results:
            if plan is LARGE:
                begun.set()
                assert gate.wait(PATIENCE / 1000)
                raise ArithmeticError("a mistake of the program")
            return compute(plan, None, None)

        monkeypatch.setattr(calculator, "compute", break_once)
        worker = Calculator()
        told: list[Plan] = []
        worker.ready.connect(lambda results: told.append(results.book.plan))
        wanted = overheads(1)
        with qtbot.captureExceptions() as errors:
            worker.request(LARGE, None)
            assert begun.wait(PATIENCE / 1000)
            worker.request(wanted, None)  # while the worker is busy
            gate.set()
            qtbot.waitUntil(lambda: told == [wanted], timeout=PATIENCE)
        assert [kind for kind, _, _ in errors] == [ArithmeticError]


class TestCompute:
    def test_another_what_if_takes_over_what_it_does_not_touch(self) -> None:
        first = compute(EXAMPLE, None, None)
        second = compute(EXAMPLE, 40, None, first)
        assert second.book is first.book
        assert second.turns is first.turns
        assert second == compute(EXAMPLE, 40, None)

    def test_a_far_what_if_looks_as_far_as_its_chart(self) -> None:
        first = compute(EXAMPLE, None, None)
        far = compute(EXAMPLE, 4000, None, first)
        assert far.turns == compute(EXAMPLE, 4000, None).turns
        assert far.reached >= 4000
        back = compute(EXAMPLE, None, None, far)
        assert back.turns is far.turns

    def test_another_plan_takes_nothing_over(self) -> None:
        first = compute(EXAMPLE, None, None)
        second = compute(QUICK, None, None, first)
        assert second == compute(QUICK, None, None)
