"""Possible months made by hand, and a simulation that waits until a test lets it go on."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from threading import Event

from PySide6.QtWidgets import QApplication

from planner.gui.latest import StaleError
from planner.gui.main_window import MainWindow
from planner.gui.over_time.page import SURE, OverTime
from planner.gui.over_time.sure.panel import SurePanel
from planner.model.book import Book
from planner.model.over_time.simulation import PATHS, PossibleMonth, Simulation, Spread
from planner.model.plan import Plan

TIERS_BY = {1: 100, 2: 100, 25: 7, 50: 1, 100: 0}
"""Of 100 paths, how many reach the tiers of the worked example a month, at most 100."""


def possible(plan: Plan, months: int = 24, paths: int = 100, seed: int | None = None) -> Simulation:
    """Months that any eye can follow: each figure is a plain multiple of the month."""
    goal = plan.assumptions.profit_goal
    made = tuple(
        PossibleMonth(
            month=month,
            accounts=Spread(Fraction(2 * month * 10 + 1, 10), month, 2 * month, 3 * month),
            profit=Spread(Fraction(month * 250_00), month * 100_00, month * 200_00, month * 300_00),
            cash=Spread(Fraction(0), -month * 50_00, 0, month * 50_00),
            reached=tuple(min(100, TIERS_BY[tier.start] * month) for tier in plan.programme.tiers),
            goal_by=None if goal is None else min(100, 3 * month),
            goal_in=None if goal is None else min(100, 2 * month),
        )
        for month in range(1, months + 1)
    )
    seed = plan.assumptions.seed if seed is None else seed
    return Simulation(plan, seed, paths, made, None, is_estimate=False)


class Held:
    """Stands for ``simulate``: it waits in its second month until the gate is open.

    ``plans`` are those it was asked for, ``ended`` those whose work was given up at a step.
    """

    def __init__(self) -> None:
        self.gate = Event()
        self.waiting = Event()
        self.plans: list[Plan] = []
        self.ended: list[Plan] = []

    def __call__(
        self,
        book: Book,
        months: int,
        paths: int = PATHS,
        seed: int | None = None,
        step: Callable[[int], None] = lambda month: None,
    ) -> Simulation:
        self.plans.append(book.plan)
        try:
            step(1)
            step(2)
            self.waiting.set()
            assert self.gate.wait(10)
            step(3)
        except StaleError:
            self.ended.append(book.plan)
            raise
        return possible(book.plan, months)


def time_page(window: MainWindow) -> OverTime:
    """The page of the months to come, looked at."""
    window.calculator.wait()
    QApplication.processEvents()
    window.pages.choose("time")
    page = window.pages.page("time")
    assert isinstance(page, OverTime)
    return page


def sure_panel(window: MainWindow) -> SurePanel:
    """How sure it is, looked at."""
    page = time_page(window)
    page.choose(SURE)
    panel = page.section(SURE)
    assert isinstance(panel, SurePanel)
    return panel
