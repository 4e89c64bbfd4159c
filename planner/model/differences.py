"""What a scenario stores: names of its own, and what it says otherwise than the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
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


OWN = (
    "plan",
    "contacts",
    "list_price",
    "software_price",
    "services_price",
    "setup_fee",
    "hours",
    "other_costs",
)
"""What packages have, and rows may have of their own."""

OVERRIDES = (*OWN, "tax_rate", "payment_fee")
"""What rows state otherwise than their package or the agency."""

ROW = (
    "package",
    "channel",
    "accounts",
    "status",
    "billing",
    "since",
    "free_months",
    "channel_locked",
)
"""What rows state of themselves."""

KEYS: Mapping[Subject, tuple[str, ...]] = {
    Subject.AGENCY: (
        "hourly_cost",
        "overheads",
        "payment_fee",
        "tax_rate",
        "vendor_tax_rate",
        "unpaid_rate",
        "target_margin",
    ),
    Subject.PACKAGE: (*OWN, "setup_hours", "yearly_months_paid"),
    Subject.CLIENT: (*ROW, *OVERRIDES),
    Subject.PROGRAMME: (
        "monthly_fee",
        "mode",
        "effective",
        "first_account_full_price",
        "counts_disabled",
        "counts_commission",
        "minimum_advertised_price",
    ),
    Subject.COMMISSION: ("rate", "months"),
    Subject.TIER: ("discount",),
    Subject.PRICE_LIST: ("exchange_rate",),
    Subject.ASSUMPTIONS: (
        "new_accounts_per_month",
        "monthly_churn",
        "horizon_months",
        "compare_months",
        "profit_goal",
        "contact_growth",
        "paid_after_days",
        "commission_payout_months",
    ),
}
"""The inputs that a scenario can change; those of a list price are its bands."""


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


def with_scenario_ids(scenarios: Iterable[Scenario]) -> tuple[Scenario, ...]:
    """Give each scenario without an id, or with that of an earlier one, an id of its own."""
    kept = tuple(scenarios)
    named = {each.id for each in kept}
    free = (name for number in count(1) if (name := f"s{number}") not in named)
    taken: set[str] = {""}
    found = []
    for each in kept:
        one = each if each.id not in taken else replace(each, id=next(free))
        taken.add(one.id)
        found.append(one)
    return tuple(found)


def said_twice(scenarios: Iterable[Scenario]) -> Iterator[tuple[int, int]]:
    """Where a scenario says again what it has said of an input: its number, the difference's."""
    for index, each in enumerate(scenarios):
        known: set[Target] = set()
        for number, change in enumerate(each.changes):
            if change.target in known:
                yield index, number
            known.add(change.target)


def unused_id(taken: set[str]) -> str:
    """An id that is not taken."""
    return next(name for number in count(1) if (name := f"s{number}") not in taken)
