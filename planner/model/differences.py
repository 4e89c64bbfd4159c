"""What a scenario stores: names of its own, and what it says otherwise than the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from planner.model.unknown import Unknown, none_unknown


class Subject(StrEnum):
    """What a difference is about; the words are those of the file."""

    AGENCY = "agency"
    PACKAGE = "package"
    CLIENT = "client"
    PROGRAMME = "programme"
    COMMISSION = "commission"
    TIER = "tier"
    PRICE_LIST = "price_list"
    PRICE = "price"
    ASSUMPTIONS = "assumptions"


OF_MANY = {Subject.PACKAGE, Subject.CLIENT, Subject.TIER, Subject.PRICE}
"""The plan has several of these: a difference says which one by its id."""


class Target(NamedTuple):
    """One input of a plan.

    ``id`` is that of the package or client, the first count of the tier, or the vendor's plan of a
    price, whose ``key`` is its band; empty where there is only one of the kind.
    """

    of: Subject
    id: str
    key: str

    @property
    def is_listed(self) -> bool:
        """Whether it is an amount in the currency of the price list."""
        return self.of is Subject.PRICE or self.key == "list_price"


EXCHANGE_RATE = Target(Subject.PRICE_LIST, "", "exchange_rate")


@dataclass(frozen=True, slots=True)
class Change:
    """A named difference: an input and its other value, of the kind that the plan has there."""

    of: Subject
    id: str
    key: str
    value: Any
    unknown: Unknown = none_unknown()

    @property
    def target(self) -> Target:
        """The input that it changes."""
        return Target(self.of, self.id, self.key)


@dataclass(frozen=True)
class Scenario:
    """Named differences to the plan that they are kept in.

    Only what differs is stored, so that a change of the plan travels into every scenario. An input
    stands among ``changes`` once. Names need not differ, ids do.
    """

    id: str = ""
    name: str = ""
    note: str = ""
    changes: tuple[Change, ...] = ()
    unknown: Unknown = none_unknown()

    def change(self, target: Target) -> Change | None:
        """What it says of an input; None where that is as in the plan."""
        return next((each for each in self.changes if each.target == target), None)


def spoken_of(scenarios: Iterable[Scenario], of: Subject) -> set[str]:
    """The ids that scenarios name of a kind.

    What gets an id takes none of these: it would inherit the differences of what is gone.
    """
    named: set[str] = set()
    for change in (each for scenario in scenarios for each in scenario.changes):
        if change.of is of:
            named.add(change.id)
        elif of is Subject.PACKAGE and change.of is Subject.CLIENT and change.key == "package":
            named.add(str(change.value))
    return named
