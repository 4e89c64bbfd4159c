"""A plan laid out over months: its groups, and in which situation their accounts are when.

Made once, it is what both the expected and the possible months are computed from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.model.account import Amounts
from planner.model.book import Book
from planner.model.over_time.groups import Group, groups_of
from planner.model.over_time.situations import (
    Setup,
    Situation,
    contacts_after,
    listed,
    setup_of,
    terms_in,
)
from planner.model.plan import Plan
from planner.model.problems import Problem
from planner.model.rows import Kind

Whole = NDArray[np.int64]
"""Whole numbers: minor units of the plan's currency, or indices."""


class Stage(NamedTuple):
    """Ages at which newcomers of a group are in the same situation, month for month.

    From ``first`` to ``last`` months old, both included; ``situations`` holds the index of their
    situation by month, -1 where none of them can be there yet.
    """

    group: int
    first: int
    last: int
    situations: tuple[int, ...]


@dataclass(frozen=True)
class Timeline:
    """The months 1 to ``months`` of a plan.

    ``today`` holds, for each group and month, the index of the situation of its accounts of today;
    ``stages`` those of newcomers, by age. ``problem`` says why there are no figures after
    ``months``, where more were asked for; None: there are.
    """

    book: Book
    months: int
    groups: tuple[Group, ...]
    situations: tuple[Situation, ...]
    today: tuple[tuple[int, ...], ...]
    stages: tuple[Stage, ...]
    problem: Problem | None = None

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.book.plan

    @cached_property
    def served(self) -> Whole:
        """The lines of one account that no discount touches, by situation and line."""
        lines = [each.served() for each in self.situations]
        return np.array(lines, dtype=np.int64).reshape(len(lines), len(Amounts._fields))

    def billed(self, discount: Decimal) -> Whole:
        """Vendor cost and tax of one account in each situation at a discount: (situation, 2)."""
        found = self._billed.get(discount)
        if found is None:
            lines = [each.billed(discount) for each in self.situations]
            pairs = [(each.vendor_cost, each.vendor_tax) for each in lines]
            found = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
            self._billed[discount] = found
        return found

    @cached_property
    def _billed(self) -> dict[Decimal, Whole]:
        return {}

    @cached_property
    def setups(self) -> tuple[Setup, ...]:
        """What each joining brings once, by group."""
        return tuple(setup_of(self.plan, group) for group in self.groups)

    @property
    def is_estimate(self) -> bool:
        """Whether the order of the rows decides who pays what, which no expected number knows."""
        return self.plan.programme.depends_on_order

    @cached_property
    def counts(self) -> tuple[bool, ...]:
        """Which groups count toward the tier."""
        return tuple(group.kind in self.book.counting for group in self.groups)


def timeline(book: Book, months: int) -> Timeline | None:
    """Lay a plan out over so many months.

    None where the book has no figures to begin with. It ends before the first month in which an
    account may have outgrown the bands that have a price, and says so.
    """
    wrong = any(is_about_months(problem) for problem in book.problems)
    return None if wrong or not book.complete else _Layout(book, months).made()


def is_about_months(problem: Problem) -> bool:
    """Whether a problem keeps the months to come from being computed, if not today's figures."""
    return problem.place[0] == "assumptions" and problem.place[1:] != ("compare_months",)


class _Outgrown(NamedTuple):
    """From which month on an account may be beyond the priced bands."""

    month: int
    group: Group


class _Layout:
    def __init__(self, book: Book, months: int) -> None:
        self.book, self.plan, self.months = book, book.plan, months
        self.groups = groups_of(book)
        self._indices: dict[Situation, int] = {}
        self._made: dict[tuple[int, int, int, bool], int] = {}
        changes = {each.month for each in self.plan.assumptions.price_changes}
        self._epochs = sorted({1, *(month for month in changes if 1 < month <= months)})
        self._outgrown: _Outgrown | None = None

    def made(self) -> Timeline:
        bands = [self._bands(group) for group in self.groups]
        outgrown = self._outgrown
        months = self.months if outgrown is None else outgrown.month - 1
        problem = None if outgrown is None else _problem(outgrown)
        today: list[tuple[int, ...]] = []
        stages: list[Stage] = []
        for index, (group, band) in enumerate(zip(self.groups, bands, strict=True)):
            today.append(tuple(self._today(index, group, band, months)))
            stages.extend(self._stages(index, group, band, months))
        return Timeline(
            self.book,
            months,
            self.groups,
            tuple(self._indices),
            tuple(today),
            tuple(stages),
            problem,
        )

    def _bands(self, group: Group) -> list[int]:
        """The list price of an account by the months for which its contacts have grown, from 0."""
        prices: list[int] = []
        for months in range(self.months + 1):
            # Today's accounts have grown for as many months as have passed; the first who join do
            # so in month 1, and have grown for as many then as today's.
            price = listed(self.plan, group, months)
            if price is None:
                if self._outgrown is None or months < self._outgrown.month:
                    self._outgrown = _Outgrown(months, group)
                break
            prices.append(price)
            if not group.alike.growth:
                return prices * (self.months + 1)
        return prices

    def _situation(self, index: int, price: int, month: int, *, paid: bool) -> int:
        epoch = max(each for each in self._epochs if each <= month)
        group = self.groups[index]
        key = index, price, epoch, paid
        known = self._made.get(key)
        if known is None:
            of = terms_in(self.plan, group, price, epoch)
            assert of is not None, "a complete book has the terms of all its accounts"
            situation = Situation(of, group.kind, paid)
            known = self._made[key] = self._indices.setdefault(situation, len(self._indices))
        return known

    def _paid(self, group: Group, age: int) -> bool:
        if group.kind is not Kind.ON_COMMISSION:
            return False
        months = self.plan.programme.commission.months
        return months is None or age <= months

    def _today(self, index: int, group: Group, band: list[int], months: int) -> Iterator[int]:
        for month in range(1, months + 1):
            paid = self._paid(group, group.alike.age + month)
            yield self._situation(index, band[month], month, paid=paid)

    def _stages(self, index: int, group: Group, band: list[int], months: int) -> Iterator[Stage]:
        if not (group.arriving or group.joins):
            return
        first = 1
        for age in range(1, months + 1):
            paid = self._paid(group, age)
            alike = age < months and (
                (band[age], paid) == (band[age + 1], self._paid(group, age + 1))
            )
            if alike:
                continue
            yield Stage(
                index,
                first,
                age,
                tuple(
                    -1 if month < first else self._situation(index, band[age], month, paid=paid)
                    for month in range(1, months + 1)
                ),
            )
            first = age + 1


def _problem(outgrown: _Outgrown) -> Problem:
    group, own = outgrown.group, outgrown.group.alike.overrides
    contacts = group.package.contacts if own.contacts is None else own.contacts
    return Problem(
        "outgrows-bands",
        ("assumptions", "contact_growth"),
        {
            "month": outgrown.month,
            "package": group.package.title,
            "plan": group.package.plan if own.plan is None else own.plan,
            "contacts": contacts_after(contacts, group.alike.growth, outgrown.month),
        },
    )
