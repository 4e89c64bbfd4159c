"""A plan laid out over months: its groups, and in which situation their accounts are when.

Made once, it is what both the expected and the possible months are computed from.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.model.account import Amounts, Terms
from planner.model.book import Book
from planner.model.over_time.calendar import season
from planner.model.over_time.groups import Group, groups_of, lifetimes
from planner.model.over_time.situations import (
    Band,
    Bands,
    Changes,
    Setup,
    Situation,
    contacts_after,
    setup_of,
)
from planner.model.plan import Plan
from planner.model.problems import WITHOUT_LIST_PRICE, Place, Problem, blocked
from planner.model.rows import Kind

Whole = NDArray[np.int64]
"""Whole numbers: minor units of the plan's currency, or indices."""

LARGEST = 2**63 - 1
"""The most minor units that a line of an account may have: whole numbers of 64 bits hold it."""


class Stage(NamedTuple):
    """Ages at which newcomers of a group are in the same situation, month for month.

    From ``first`` to ``last`` months old, both included; ``situations`` holds the index of their
    situation by month, -1 where none of them can be there yet. The stages of a group hold every age
    up to the last month, in order.
    """

    group: int
    first: int
    last: int
    situations: tuple[int, ...]


@dataclass(frozen=True)
class Timeline:
    """The months 1 to ``months`` of a plan.

    ``today`` holds, for each group and month, the index of the situation of its accounts of today;
    ``stages`` those of newcomers, by group and age. ``problem`` says why there are no figures after
    ``months``, where more were asked for; None: there are. ``served`` are the lines of one account
    that no discount touches, by situation and line; ``setups`` what each joining brings once, by
    group.
    """

    book: Book
    months: int
    groups: tuple[Group, ...]
    situations: tuple[Situation, ...]
    today: tuple[tuple[int, ...], ...]
    stages: tuple[Stage, ...]
    problem: Problem | None = None
    served: Whole = field(kw_only=True, compare=False)
    setups: tuple[Setup, ...] = field(kw_only=True)

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.book.plan

    def billed(self, discount: Decimal, step: Callable[[], None] = lambda: None) -> Whole:
        """Vendor cost and tax of one account in each situation at a discount: (situation, 2).

        Args:
            discount: the one that is billed.
            step: called between situations; what it raises ends the work.
        """
        found = self._billed.get(discount)
        if found is None:
            pairs = []
            for each in self.situations:
                step()
                lines = each.billed(discount)
                pairs.append((lines.vendor_cost, lines.vendor_tax))
            found = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
            self._billed[discount] = found
        return found

    @cached_property
    def _billed(self) -> dict[Decimal, Whole]:
        return {}

    @cached_property
    def stages_by_group(self) -> dict[int, list[Stage]]:
        """The stages of each group that somebody joins."""
        found: dict[int, list[Stage]] = {}
        for stage in self.stages:
            found.setdefault(stage.group, []).append(stage)
        return found

    @property
    def is_estimate(self) -> bool:
        """Whether the order of the rows decides who pays what, which no expected number knows."""
        return self.plan.programme.depends_on_order

    @cached_property
    def counts(self) -> tuple[bool, ...]:
        """Which groups count toward the tier."""
        return tuple(group.kind in self.book.counting for group in self.groups)


def timeline(book: Book, months: int, step: Callable[[], None] = lambda: None) -> Timeline | None:
    """Lay a plan out over so many months.

    It ends before the first month in which an account may have outgrown the bands that have a
    price, and says so.

    Args:
        book: today's.
        months: how many, from 1.
        step: called between accounts; what it raises ends the work.

    Returns:
        None where the book, or an account that will join it, has no figures to begin with, or has
        larger ones than anybody pays.
    """
    wrong = any(is_about_months(problem) for problem in book.problems)
    return None if wrong or not book.complete else _Layout(book, months, step).made()


def is_about_months(problem: Problem) -> bool:
    """Whether a problem keeps the months to come from being computed, if not today's figures."""
    return problem.place[0] == "assumptions" and problem.place[1:] != ("compare_months",)


def in_the_way(book: Book) -> Problem | None:
    """The first problem that keeps the months to come of a book from being computed.

    None where none does: its amounts are larger than anybody pays.
    """
    plan = book.plan
    others = []
    for problem in book.problems:
        if is_about_months(problem) or problem.code in WITHOUT_LIST_PRICE:
            return problem
        found = blocked(plan, (problem,))
        if found.everything or found.rows or found.packages:
            return problem
        if problem.code == "shrinks-away":  # a row's own growth, where lists grow
            others.append(problem)
    return next(iter(others), None)


class _Outgrown(NamedTuple):
    """The month in which an account is beyond the priced bands, having grown for so many months."""

    month: int
    grown: int
    group: Group


class _Account(NamedTuple):
    """One account of a group today, the bands that it grows through, and which others are alike."""

    terms: Terms
    bands: tuple[Band, ...]
    alike: int


class _Layout:
    """Lays a plan out, an account at a time."""

    def __init__(self, book: Book, months: int, step: Callable[[], None]) -> None:
        self._book, self._plan, self._months, self._step = book, book.plan, months, step
        self._groups = groups_of(book, step)
        self._changes = Changes(book.plan, months)
        self._indices: dict[Situation, int] = {}
        self._known: dict[tuple[int, int, int, bool], int] = {}
        self._served = array("q")
        self._setups: list[Setup] = []
        self._fits = True
        self._accounts: list[_Account] = []

    def made(self) -> Timeline | None:
        """All of it; None where an account has no figures."""
        if not self._all_have_figures():
            return None
        outgrown = self._outgrown()
        if outgrown is not None:
            self._months = outgrown.month - 1
        today: list[tuple[int, ...]] = []
        stages: list[Stage] = []
        for index, group in enumerate(self._groups):
            self._step()
            today.append(self._of_today(index))
            self._setups.append(setup_of(self._plan, group))
            self._measure(self._setups[-1])
            if group.is_joined and self._months:
                stages.extend(self._stages(index))
        return (
            None
            if not self._fits
            else Timeline(
                self._book,
                self._months,
                self._groups,
                tuple(self._indices),
                tuple(today),
                tuple(stages),
                None if outgrown is None else _problem(self._plan, outgrown),
                served=np.array(self._served).reshape(len(self._indices), len(Amounts._fields)),
                setups=tuple(self._setups),
            )
        )

    def _all_have_figures(self) -> bool:
        bands = Bands(self._plan, self._months)
        alike: dict[tuple[Terms, Kind, str], int] = {}
        for group in self._groups:
            self._step()
            own, growth = group.alike.overrides, group.alike.growth
            account = self._book.account_of(group.package, own, group.alike.billing)
            if account is None or growth < -1:
                return False
            key = account.terms, group.kind, group.package.id
            number = alike.setdefault(key, len(alike))
            way = bands.of(group, account.terms.list_price)
            self._accounts.append(_Account(account.terms, way, number))
        return True

    def _outgrown(self) -> _Outgrown | None:
        """The first month for which somebody may have no list price any more."""
        found: _Outgrown | None = None
        first = self._first_arrivals
        for group, account in zip(self._groups, self._accounts, strict=True):
            grown, price = account.bands[-1]
            if price is not None:
                continue
            for life in lifetimes(group, first):
                month = life.joined + grown - bool(life.joined)
                before = self._months + 1 if found is None else found.month
                if month < min(life.gone, before):
                    found = _Outgrown(month, grown, group)
        return found

    @property
    def _first_arrivals(self) -> int:
        """The first month in which the season lets anybody arrive."""
        assumed, months = self._plan.assumptions, range(1, self._months + 1)
        return next((month for month in months if season(assumed, month)), self._months + 1)

    def _paid_until(self, group: Group) -> int | None:
        """The last age at which the vendor pays a commission; None: at every age."""
        if group.kind is not Kind.ON_COMMISSION:
            return 0
        return self._plan.programme.commission.months

    def _of_today(self, index: int) -> tuple[int, ...]:
        """The situations of a group's accounts of today, month by month."""
        group = self._groups[index]
        until = self._paid_until(group)
        ends = None if until is None else max(until - group.alike.age, 0)
        starts = {*self._changes.epochs, *(band.months for band in self._accounts[index].bands)}
        if ends is not None:
            starts.add(ends + 1)
        return self._month_by_month(
            (month, self._situation(index, month, month, paid=ends is None or month <= ends))
            for month in sorted(starts)
            if 1 <= month <= self._months
        )

    def _stages(self, index: int) -> Iterator[Stage]:
        """The ages of those that join a group, until a band or the commission ends."""
        until = self._paid_until(self._groups[index])
        starts = {1, *(band.months for band in self._accounts[index].bands)}
        if until is not None:
            starts.add(until + 1)
        ages = sorted(age for age in starts if 1 <= age <= self._months)
        for first, following in zip(ages, [*ages[1:], self._months + 1], strict=True):
            paid = until is None or first <= until
            epochs = {first, *(month for month in self._changes.epochs if month > first)}
            situations = self._month_by_month(
                (month, self._situation(index, first, month, paid=paid))
                for month in sorted(epochs)
                if month <= self._months
            )
            before = (-1,) * (first - 1)
            yield Stage(index, first, following - 1, before + situations)

    def _month_by_month(self, changes: Iterable[tuple[int, int]]) -> tuple[int, ...]:
        """Fill the months to the last: from each of these months on it is that situation."""
        starts = list(changes)
        ends = [*(month for month, _ in starts[1:]), self._months + 1]
        found: tuple[int, ...] = ()
        for (month, situation), end in zip(starts, ends, strict=False):
            found += (situation,) * (end - month)
        return found

    def _situation(self, index: int, grown: int, month: int, *, paid: bool) -> int:
        """The index of the situation of an account in a month.

        Args:
            index: its group's.
            grown: for how many months its contacts have grown.
            month: the month.
            paid: whether the vendor pays a commission on it.
        """
        account = self._accounts[index]
        price = _price(account.bands, grown)
        epoch = self._changes.epoch(month)
        key = account.alike, price, epoch, paid
        known = self._known.get(key)
        if known is None:
            group = self._groups[index]
            today = account.terms._replace(list_price=price)
            terms = self._changes.applied(today, group.package.id, epoch)
            situation = Situation(terms, group.kind, paid)
            known = self._indices.setdefault(situation, len(self._indices))
            if known * len(Amounts._fields) == len(self._served):
                self._serve(situation)
            self._known[key] = known
        return known

    def _serve(self, situation: Situation) -> None:
        lines = situation.served()
        self._measure((*lines, situation.terms.converted(situation.terms.list_price)))
        self._served.extend(lines if self._fits else Amounts())

    def _measure(self, amounts: Iterable[int]) -> None:
        self._fits = self._fits and max(map(abs, amounts)) <= LARGEST


def _price(bands: tuple[Band, ...], grown: int) -> int:
    """The list price after so many months of growth; the last one where the band has none.

    Nobody is there then: the months end before it.
    """
    found = bands[0].price
    for months, price in bands[1:]:
        if months <= grown and price is not None:
            found = price
    assert found is not None, "what an account is at first has a price"
    return found


def _problem(plan: Plan, outgrown: _Outgrown) -> Problem:
    group, own, start = outgrown.group, outgrown.group.alike.overrides, plan.assumptions.start
    contacts = group.package.contacts if own.contacts is None else own.contacts
    return Problem(
        "outgrows-bands",
        _growth_of(plan, group),
        {
            "month": outgrown.month,
            "start": None if start is None else start.isoformat(),
            "package": group.package.title,
            "plan": group.package.plan if own.plan is None else own.plan,
            "contacts": contacts_after(contacts, group.alike.growth, outgrown.grown),
        },
    )


def _growth_of(plan: Plan, group: Group) -> Place:
    """Where it is stated by how much the contacts of a group grow: by its row, else its package."""
    package, alike = group.package.id, group.alike
    own_terms = package, alike.overrides, alike.growth
    for row, client in enumerate(plan.clients):
        if (client.package, client.overrides, client.growth) == own_terms:
            return "clients", row, "growth"
    for index, own in enumerate(plan.assumptions.packages):
        if own.package == package and own.contact_growth is not None:
            return "assumptions", "packages", index, "contact_growth"
    return "assumptions", "contact_growth"
