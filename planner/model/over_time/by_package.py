"""Of which packages the accounts are that leave and join, and what each of them moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from planner.model.book import Book
from planner.model.over_time.rounding import rounded
from planner.model.over_time.states import Expected, states
from planner.model.over_time.timeline import Timeline, timeline
from planner.model.plan import Plan
from planner.model.rows import Kind


class PackageMoved(NamedTuple):
    """A package's accounts from today to a month.

    ``lost`` is what those that ``left`` move the profit by, and ``gained`` those that ``joined``
    and are still there; None where each account has a discount of its own.
    """

    package: str
    title: str
    today: int
    left: float
    joined: float
    lost: int | None
    gained: int | None

    @property
    def then(self) -> float:
        """Its accounts in the month."""
        return self.today - self.left + self.joined


class _Sums(NamedTuple):
    """By package and month, from today on: accounts, and what they bring."""

    accounts: Expected
    worth: Expected


@dataclass(frozen=True)
class ByPackage:
    """What moves by package, in each month.

    ``staying`` are today's accounts, ``joined`` those that came since; ``exact``: they all have
    one discount, so that it is known what they bring.
    """

    plan: Plan
    staying: _Sums
    joined: _Sums
    exact: bool

    def in_month(self, month: int, lost: int, gained: int) -> tuple[PackageMoved, ...]:
        """The packages of which accounts leave or join, those that change most first.

        Args:
            month: from 1.
            lost: what all that have left move; the packages' parts add up to it.
            gained: what all that have joined move.
        """
        losses = _parts(self.staying.worth[:, month] - self.staying.worth[:, 0], lost)
        gains = _parts(self.joined.worth[:, month], gained)
        today = self.staying.accounts[:, 0]
        left = today - self.staying.accounts[:, month]
        joined = self.joined.accounts[:, month]
        made = [
            PackageMoved(
                package.id,
                package.title,
                round(today[index]),
                float(left[index]),
                float(joined[index]),
                losses[index] if self.exact else None,
                gains[index] if self.exact else None,
            )
            for index, package in enumerate(self.plan.packages)
        ]
        moving = (each for each in made if each.left or each.joined)
        return tuple(sorted(moving, key=lambda each: -abs(each.joined - each.left)))


def by_package(
    plan: Plan, discount: Decimal, months: int, step: Callable[[], None] = lambda: None
) -> ByPackage:
    """Find what moves by package.

    Args:
        plan: one in which accounts leave and join, and nothing else changes.
        discount: what they are billed at.
        months: how many.
        step: called between accounts and between months; what it raises ends the work.
    """
    laid = timeline(Book(plan), months, step)
    assert laid is not None, "a plan that is projected is laid out"
    numbers = {package.id: index for index, package in enumerate(plan.packages)}
    of = np.array([numbers[group.alike.package] for group in laid.groups], dtype=np.int64)
    active = np.array([group.kind is not Kind.DISABLED for group in laid.groups], dtype=np.float64)
    each = _each(laid, discount)
    shape = 2, len(numbers), months + 1
    staying, joined = _Sums(*np.zeros(shape)), _Sums(*np.zeros(shape))

    def add(to: _Sums, month: int, there: Expected) -> None:
        np.add.at(to.accounts[:, month], of, there * active)
        np.add.at(to.worth[:, month], of, there * active * each)

    add(staying, 0, np.array([group.today for group in laid.groups], dtype=np.float64))
    for state in states(laid):
        step()
        # Who leaves is one of today's first: those who came since are there without them.
        add(staying, state.month, state.today)
        add(joined, state.month, state.young.sum(axis=1))
    return ByPackage(plan, staying, joined, not plan.programme.depends_on_order)


def _each(laid: Timeline, discount: Decimal) -> Expected:
    """What one account of each group brings; nothing changes that."""
    found = []
    for ways in laid.today:
        situation = laid.situations[ways[0]]
        billed = situation.billed(discount)
        found.append(situation.served().contribution + billed.contribution)
    return np.array(found, dtype=np.float64)


def _parts(amounts: Expected, whole: int) -> list[int]:
    """Rounded parts that add up to the whole; the largest takes what rounding leaves."""
    parts = [rounded(float(amount)) for amount in amounts]
    if parts:
        largest = max(range(len(parts)), key=lambda index: abs(parts[index]))
        parts[largest] += whole - sum(parts)
    return parts
