"""The price changes and the planned events of a plan: lists whose lines are edited in a dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot

from planner.charts.style import Palette
from planner.gui.document import Document
from planner.gui.over_time.assumed.coming import Coming, ComingList
from planner.gui.over_time.assumed.dialog import ComingDialog
from planner.model.assumption_edits import (
    with_planned,
    with_price_change,
    without_planned,
    without_price_change,
)
from planner.model.plan import Plan, Planned, PriceChange
from planner.words import coming as words
from planner.words.catalogue import text


class Entries(ComingList):
    """A list of what comes, bound to the plan.

    Signals:
        changed: the plan has others.
    """

    changed = Signal()

    KEY = ""
    """The key of the assumptions that has them."""

    def __init__(self, document: Document) -> None:
        """Build an empty list."""
        super().__init__(self.KEY)
        self._document = document
        self._palette: Palette | None = None
        self._spoken_of: object = None
        self._at: int | None = None  # of the one that is asked about; None: one more
        self.added.connect(self._add)
        self.edited.connect(self._edit_at)
        self.removed.connect(self._remove_at)

    def of(self, plan: Plan) -> tuple[Any, ...]:
        """The entries of a plan."""
        raise NotImplementedError

    def words(self, plan: Plan) -> list[tuple[str, str]]:
        """What each entry is called, and when it comes."""
        raise NotImplementedError

    def notes(self, plan: Plan) -> Mapping[int, str]:
        """What is to be known of entries that do not do what they say."""
        raise NotImplementedError

    def ask(self, plan: Plan, before: Any) -> ComingDialog:
        """The dialog that asks for an entry."""
        raise NotImplementedError

    def put(self, plan: Plan, at: int | None, entry: Any) -> tuple[Callable[[], str], Plan]:
        """The plan with an entry, and what the undo menu calls it."""
        raise NotImplementedError

    def take_out(self, plan: Plan, at: int) -> tuple[Callable[[], str], Plan]:
        """The plan without an entry, and what the undo menu calls it."""
        raise NotImplementedError

    @Slot()
    def _add(self) -> None:
        self._open(None)

    @Slot(int)
    def _edit_at(self, at: int) -> None:
        self._open(at)

    def _open(self, at: int | None) -> None:
        plan = self._document.plan
        entries = self.of(plan)
        if at is not None and at >= len(entries):
            return  # gone by now
        self._document.settle()
        self._at = at
        dialog = self.ask(plan, None if at is None else entries[at])
        self._document.begun.connect(dialog.reject)
        dialog.answered.connect(self._answered)
        dialog.open()

    @Slot(object)
    def _answered(self, entry: Any) -> None:
        step, edited = self.put(self._document.plan, self._at, entry)
        at = len(self.of(edited)) - 1 if self._at is None else self._at
        self._take(step, edited)
        self.choose(at).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _remove_at(self, at: int) -> None:
        if at < len(self.of(self._document.plan)):
            self._take(*self.take_out(self._document.plan, at))

    def _take(self, step: Callable[[], str], edited: Plan) -> None:
        self._document.settle()
        self._document.edit(step, edited)
        self._document.settle()
        self.changed.emit()

    def show_plan(self, plan: Plan, wrong: Mapping[int, str]) -> None:
        """Show the entries of a plan by their months, and what is wrong with each."""
        entries = self.of(plan)
        of, assumed = (plan.clients, plan.packages), plan.assumptions
        spoken_of = (entries, *of, assumed.start, assumed.horizon_months, dict(wrong))
        if spoken_of == self._spoken_of:
            return
        self._spoken_of = spoken_of
        lines, notes = self.words(plan), self.notes(plan)
        order = sorted(range(len(entries)), key=lambda at: entries[at].month)
        self.show_lines(
            [Coming(*lines[at], at, wrong.get(at, ""), notes.get(at, "")) for at in order]
        )

    def recolour(self, palette: Palette) -> None:
        """Take another palette."""
        super().recolour(palette)
        self._palette = palette

    def retranslate(self) -> None:
        """Write every word anew."""
        self._spoken_of = None


class PriceChanges(Entries):
    """The price changes."""

    KEY = "price_changes"

    def of(self, plan: Plan) -> tuple[PriceChange, ...]:
        """The price changes of a plan."""
        return plan.assumptions.price_changes

    def words(self, plan: Plan) -> list[tuple[str, str]]:
        """What changes, and from when on."""
        return words.changes(plan)

    def notes(self, plan: Plan) -> Mapping[int, str]:
        """Which of them come too late."""
        return words.too_late(plan)

    def ask(self, plan: Plan, before: Any) -> ComingDialog:
        """The dialog for one."""
        from planner.gui.over_time.assumed.price_change import PriceChangeDialog

        return PriceChangeDialog(plan, before, self.window())

    def put(self, plan: Plan, at: int | None, entry: Any) -> tuple[Callable[[], str], Plan]:
        """One more, or another in its place."""
        step = words.add_change if at is None else words.edit_change
        return step, with_price_change(plan, at, entry)

    def take_out(self, plan: Plan, at: int) -> tuple[Callable[[], str], Plan]:
        """One less."""
        return words.remove_change, without_price_change(plan, at)

    def retranslate(self) -> None:
        """Write every word anew."""
        super().retranslate()
        self.name(
            text("Price changes"),
            text("From a month on, the vendor's list prices or what your clients pay."),
        )


class PlannedEvents(Entries):
    """The planned events."""

    KEY = "planned"

    def of(self, plan: Plan) -> tuple[Planned, ...]:
        """The planned events of a plan."""
        return plan.assumptions.planned

    def words(self, plan: Plan) -> list[tuple[str, str]]:
        """Who joins or leaves, and when."""
        return words.events(plan)

    def notes(self, plan: Plan) -> Mapping[int, str]:
        """Which of them do less, or more, than one would think."""
        return words.unheard_of(plan)

    def ask(self, plan: Plan, before: Any) -> ComingDialog:
        """The dialog for one."""
        from planner.gui.over_time.assumed.planned import PlannedDialog

        return PlannedDialog(plan, before, self._palette, self.window())

    def put(self, plan: Plan, at: int | None, entry: Any) -> tuple[Callable[[], str], Plan]:
        """One more, or another in its place."""
        step = words.add_event if at is None else words.edit_event
        return step, with_planned(plan, at, entry)

    def take_out(self, plan: Plan, at: int) -> tuple[Callable[[], str], Plan]:
        """One less."""
        return words.remove_event, without_planned(plan, at)

    def retranslate(self) -> None:
        """Write every word anew."""
        super().retranslate()
        self.name(
            text("Planned events"),
            text("Accounts that you know will join or leave, beside all others."),
        )
