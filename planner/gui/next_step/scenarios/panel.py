"""A base and named differences, side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.charts.style import LIGHT, UNIT, Palette
from planner.gui.calculator import Results, is_quick_to_compute
from planner.gui.document import Document
from planner.gui.latest import Latest
from planner.gui.next_step.scenarios.comparing import Comparing
from planner.gui.next_step.scenarios.editor import ScenarioEditor
from planner.gui.next_step.scenarios.keeping import Keeping
from planner.gui.next_step.scenarios.picker import InputPicker
from planner.gui.next_step.scenarios.shelf import DUPLICATE, REMOVE, RENAME, UP, Shelf
from planner.gui.packages.menu import below
from planner.gui.page import Page
from planner.gui.tall_scroll import TallScroll
from planner.gui.widgets import Card, Note, label
from planner.model.differences import Target
from planner.model.plan import Plan
from planner.model.problems import Place
from planner.model.scenario_edits import (
    added,
    duplicated,
    kept,
    moved,
    removed,
    scenario,
)
from planner.model.scenario_figures import Comparison, compare
from planner.model.scenarios import differences
from planner.words import scenarios as words
from planner.words.catalogue import text
from planner.words.names import copy_of

LEFT = 324
ROWS_AT_ONCE = 150
"""Client rows of all the plans that are compared, below which it is done in less than a frame."""


class ScenariosPanel(Page):
    """A base and named differences, side by side."""

    def __init__(self, document: Document) -> None:
        """Build the panel."""
        super().__init__()
        self._document = document
        self._palette: Palette = LIGHT
        self.shelf, self.editor = Shelf(), ScenarioEditor(document)
        self.comparing = Comparing()
        self.keeping = Keeping(document, self)
        self.left_out = Note()
        self._latest = Latest(self)
        self._latest.done.connect(self._show)
        self._build()
        self.shelf.chosen.connect(self._take_in_hand)
        self.shelf.compared.connect(self._compare_again)
        self.shelf.asked.connect(self._asked)
        self.shelf.new.clicked.connect(self._add)
        self.first.clicked.connect(self._add)
        for button in (self.shelf.keep, self.first_kept):
            button.clicked.connect(self._offer_steps)
        self.editor.wanted.connect(self._ask_input)
        self.keeping.kept.connect(self._keep)
        document.begun.connect(self.shelf.forget)

    def _build(self) -> None:
        left, right = QWidget(), QWidget()
        for body, gap, parts in (
            (left, UNIT, (self.shelf, self.editor, self.left_out)),
            (right, UNIT + 4, (self.comparing,)),
        ):
            rows = QVBoxLayout(body)
            rows.setContentsMargins(0, 0, gap, UNIT)
            rows.setSpacing(UNIT + 4)
            for part in parts:
                rows.addWidget(part)
            rows.addStretch(1)
        self._full = QWidget()
        beside = QHBoxLayout(self._full)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(UNIT // 2)
        scroll = TallScroll(left)
        scroll.setFixedWidth(LEFT)
        beside.addWidget(scroll)
        beside.addWidget(TallScroll(right), 1)
        self._empty = QWidget()
        inner = QHBoxLayout(self._empty)
        inner.setContentsMargins(0, 0, UNIT + 4, 0)
        inner.addWidget(self._invitation())
        over = QVBoxLayout(self)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._empty)
        over.addWidget(self._full, 1)
        over.addStretch(0)
        self._full.hide()

    def _invitation(self) -> Card:
        card = Card()
        self.invitation, self.why = label("title"), label("muted")
        self.invitation.setWordWrap(True)
        self.why.setWordWrap(True)
        self.first, self.first_kept = QPushButton(), QPushButton()
        self.first.setProperty("kind", "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.first)
        buttons.addWidget(self.first_kept)
        buttons.addStretch(1)
        card.rows.addWidget(self.invitation)
        card.rows.addWidget(self.why)
        card.rows.addLayout(buttons)
        return card

    # What the hand does.

    @property
    def in_hand(self) -> str:
        """The id of the scenario in hand; empty where it is the plan."""
        return self.shelf.in_hand

    def _edit(self, said: Callable[[], str], plan: Plan) -> None:
        self._document.settle()
        self._document.edit(said, plan)

    def _taken_up(self, said: Callable[[], str], plan: Plan) -> None:
        """Make an edit that brings a scenario, and take that in hand."""
        before = {each.id for each in self._document.plan.scenarios}
        self.shelf.forget_removed(self._document.plan)
        self._edit(said, plan)
        new = [each.id for each in self._document.plan.scenarios if each.id not in before]
        if new:
            self._show_plan(self._document.plan)  # of a large book the results come later
            self.shelf.choose(new[0])
            self.editor.rename()

    @Slot()
    def _add(self) -> None:
        plan = self._document.plan
        self._taken_up(lambda: text("Add a scenario"), added(plan, words.new_name(plan)))

    @Slot()
    def _offer_steps(self) -> None:
        self._document.settle()
        button = self.first_kept if self.first_kept.isVisible() else self.shelf.keep
        self.keeping.menu().popup(below(button))

    @Slot(object)
    def _keep(self, before: Plan) -> None:
        now = self._document.plan
        name = words.new_name(now)
        self._taken_up(lambda: text("Keep edits as a scenario"), kept(before, now, name))
        self.left_out.say(words.left_out(differences(before, now).left_out))

    @Slot(str)
    def _asked(self, what: str) -> None:
        plan, one = self._document.plan, scenario(self._document.plan, self.in_hand)
        if one is None:
            return
        if what == RENAME:
            self.editor.rename()
        elif what == DUPLICATE:
            copy = duplicated(plan, one.id, copy_of(one.name) if one.name else "")
            self._taken_up(lambda: text("Duplicate scenario"), copy)
        elif what == REMOVE:
            self._remove(one.id)
        else:
            step = -1 if what == UP else 1
            self._edit(lambda: text("Move scenario"), moved(plan, one.id, step))

    def _remove(self, scenario_id: str) -> None:
        plan = self._document.plan
        at = [each.id for each in plan.scenarios].index(scenario_id)
        self._edit(lambda: text("Remove scenario"), removed(plan, scenario_id))
        left = self._document.plan.scenarios
        if left:
            self.shelf.choose(left[min(at, len(left) - 1)].id)
            self.shelf.names.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_input(self) -> None:
        picker = InputPicker(self._document.plan, self._palette, self)
        picker.picked.connect(self._picked)
        picker.open()

    @Slot(object)
    def _picked(self, target: Target) -> None:
        self.editor.take(target)

    @Slot(str)
    def _take_in_hand(self, scenario_id: str) -> None:
        self._document.settle()
        self.left_out.say("")
        self.editor.show_scenario(scenario_id)

    # What it shows.

    def show_results(self, results: Results) -> None:
        """Show these results: the scenarios of their plan."""
        del results  # what is compared is made of the plan, at today's count
        plan = self._document.plan
        self._show_plan(plan)
        if plan.scenarios:
            self._compare(plan)

    def _show_plan(self, plan: Plan) -> None:
        there = bool(plan.scenarios)
        self._empty.setVisible(not there)
        self._full.setVisible(there)
        for button in (self.shelf.keep, self.first_kept):
            button.setEnabled(self.keeping.possible)
        self.shelf.show_plan(plan)
        self.editor.show_scenario(self.in_hand)

    @Slot()
    def _compare_again(self) -> None:
        plan = self._document.plan
        self.shelf.show_plan(plan)
        self._compare(plan)

    def _compare(self, plan: Plan) -> None:
        ticked = set(self.shelf.ticked(plan))
        chosen = tuple(each for each in plan.scenarios if each.id in ticked)
        few = len(plan.clients) * (1 + len(chosen)) <= ROWS_AT_ONCE
        at_once = few and is_quick_to_compute(plan)
        self._latest.request(lambda: compare(plan, chosen), at_once=at_once)

    @Slot(object)
    def _show(self, comparison: Comparison) -> None:
        self.comparing.show_comparison(comparison)

    def reveal(self, place: Place) -> bool:
        """Put the hand on a scenario by its place in the plan."""
        match place:
            case ("scenarios", int(index), *_) if index < len(self._document.plan.scenarios):
                self.shelf.choose(self._document.plan.scenarios[index].id)
                self.editor.rename()
                return True
        return False

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        self._palette = palette
        for part in (self.shelf, self.editor, self.comparing):
            part.recolour(palette)

    def retranslate(self) -> None:
        """Write every word anew."""
        self.invitation.setText(text("Try another price without touching your plan"))
        self.why.setText(
            text(
                "A scenario is your plan with a few things different: a price, hours, a channel, "
                "the commission. Put up to five beside your plan, see what each earns more or "
                "less, and apply the one you like."
            )
        )
        self.first.setText(text("New scenario"))
        self.first_kept.setText(text("Keep last edits…"))
        self.first_kept.setToolTip(
            text("Your last edits become a scenario, and your plan is as before")
        )
        self.shelf.retranslate()
        self.editor.retranslate()
