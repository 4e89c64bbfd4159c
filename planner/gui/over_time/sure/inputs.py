"""The seed of the possible months."""

from __future__ import annotations

from dataclasses import replace

from planner.gui.fields.row import Input
from planner.model.plan import Plan
from planner.storage.kinds import LONGEST_COUNT
from planner.words import entry, numbers
from planner.words import sure as words
from planner.words.catalogue import context, text


def with_seed(plan: Plan, seed: int) -> Plan:
    """The plan with another seed."""
    return replace(plan, assumptions=replace(plan.assumptions, seed=seed))


def next_seed(plan: Plan) -> int:
    """The seed after that of a plan; the first after the last."""
    return (plan.assumptions.seed + 1) % LONGEST_COUNT


SEED = Input(
    key="seed",
    name=lambda: context("of the possible futures", "Seed"),
    step=lambda: text("Change seed"),
    get=lambda scope: scope.plan.assumptions.seed,
    put=lambda scope, value: with_seed(scope.plan, value),
    read=lambda typed, _plan: entry.read_count(typed, 0, LONGEST_COUNT - 1),
    write=lambda value, _plan: numbers.count(value),
    unit=lambda _plan: "",
    about=words.about_seed,
)
