"""What is wrong with a plan's month, as values with places. Words are made elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from planner.model.account import list_price
from planner.model.memory import kept
from planner.model.plan import ListTimes, OverList, Overrides, Package, PaymentFee, Plan
from planner.model.rows import Group, Kind, Rows, gathered, kind_of

Place = tuple[str | int, ...]
Value = str | int | Decimal | None

MONTHS_A_YEAR = 12
FIRST_TIER_AT_MOST = 1
FARTHEST_TIER = 100_000


class Grade(StrEnum):
    """How bad it is: a fault is not opened, a problem leaves dashes, a warning is only said."""

    FAULT = "fault"
    PROBLEM = "problem"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a code that words know, where, and what the sentence needs to say."""

    code: str
    place: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    grade: Grade = Grade.PROBLEM


def path(place: Place) -> str:
    """The place as people write it: ``packages[2].contacts``."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in place]
    return "".join(parts).removeprefix(".")


@dataclass(frozen=True, slots=True)
class Blocked:
    """What cannot be computed: everything, or what belongs to some packages or rows."""

    everything: bool
    packages: frozenset[str]
    rows: frozenset[int]

    def blocks(self, package: str) -> bool:
        """Whether accounts of the package with this id cannot be computed."""
        return self.everything or package in self.packages


WITHOUT_LIST_PRICE = {"unknown-plan", "above-largest-band", "band-unpublished"}


def blocked(plan: Plan, problems: tuple[Problem, ...]) -> Blocked:
    """What the problems leave without figures.

    An account without a list price is known by that alone: a row may have one where its package
    has none.
    """
    everything, packages, rows = False, set(), set()
    for problem in problems:
        if problem.code in WITHOUT_LIST_PRICE:
            continue
        match problem.place:
            case ("packages", _, "options", *_):
                pass  # no figure is made of what a client may add later
            case ("packages", int(index), *_):
                packages.add(plan.packages[index].id)
            case ("clients", _, "growth" | "allowed", *_):
                pass  # no figure of the month is made of how a list grows, or what clients see
            case ("clients", int(index), *_):
                rows.add(index)
            case ("assumptions", *_) | ("agency", "target_margin") | ("price_list", "yearly", *_):
                pass  # no figure of the month is made of these
            case ("brand" | "wording" | "proposals", *_):
                pass  # no figure of the month is made of these
            case _:
                everything = True
    return Blocked(everything, frozenset(packages), frozenset(rows))


def check_month(plan: Plan) -> tuple[Problem, ...]:
    """Find every problem of a plan's month, in the order of the file."""
    return (
        *_agency(plan),
        *check_vendor(plan),
        *_packages(plan),
        *_clients(plan),
    )


def check_vendor(plan: Plan) -> tuple[Problem, ...]:
    """Find every problem of the vendor's part of a plan: programme and price list."""
    return (*_programme(plan), *_price_list(plan))


def negative(place: Place, **amounts: int | Decimal | None) -> Iterator[Problem]:
    """Find which of some amounts or counts, by their keys, are below 0."""
    for key, amount in amounts.items():
        if amount is not None and amount < 0:
            yield Problem("negative", (*place, key))


def not_a_share(place: Place, **rates: Decimal | None) -> Iterator[Problem]:
    """Find which of some rates, by their keys, are no shares."""
    for key, rate in rates.items():
        if rate is not None and not 0 <= rate <= 1:
            yield Problem("not-a-share", (*place, key), {"rate": rate})


def _fee(place: Place, fee: PaymentFee | None) -> Iterator[Problem]:
    if fee is not None:
        yield from not_a_share((*place, "payment_fee"), rate=fee.rate)
        yield from negative((*place, "payment_fee"), fixed=fee.fixed, cap=fee.cap)


def _agency(plan: Plan) -> Iterator[Problem]:
    agency = plan.agency
    place: Place = ("agency",)
    yield from negative(place, overheads=agency.overheads, hourly_cost=agency.hourly_cost)
    yield from _fee(place, agency.payment_fee)
    yield from not_a_share(
        place,
        tax_rate=agency.tax_rate,
        vendor_tax_rate=agency.vendor_tax_rate,
        unpaid_rate=agency.unpaid_rate,
        target_margin=agency.target_margin,
    )


def _programme(plan: Plan) -> Iterator[Problem]:
    programme = plan.programme
    place: Place = ("programme",)
    if not programme.tiers:
        yield Problem("no-tiers", (*place, "tiers"))
    for index, tier in enumerate(programme.tiers):
        here: Place = (*place, "tiers", index)
        yield from not_a_share(here, discount=tier.discount)
        if tier.start > FARTHEST_TIER:
            yield Problem(
                "tier-too-far", (*here, "from"), {"from": tier.start, "most": FARTHEST_TIER}
            )
        if index == 0 and tier.start > FIRST_TIER_AT_MOST:
            yield Problem("first-tier-late", (*here, "from"), {"from": tier.start})
        if index == 0 and tier.start < 0:
            yield Problem("negative", (*here, "from"))
        if index > 0 and tier.start <= programme.tiers[index - 1].start:
            before = programme.tiers[index - 1].start
            yield Problem(
                "tiers-unordered", (*here, "from"), {"from": tier.start, "before": before}
            )
    yield from negative(place, monthly_fee=programme.monthly_fee)
    yield from not_a_share((*place, "commission"), rate=programme.commission.rate)
    months = programme.commission.months
    if months is not None and months < 1:
        yield Problem("no-months", (*place, "commission", "months"), {"months": months})


def _price_list(plan: Plan) -> Iterator[Problem]:
    prices = plan.price_list
    place: Place = ("price_list",)
    for key, plans in (("prices", prices.prices), ("yearly", prices.yearly or {})):
        for name, bands in plans.items():
            for band, price in bands.items():
                here: Place = (*place, key, name, str(band))
                if band < 1:
                    yield Problem("no-contacts", here)
                if price is not None and price < 0:
                    yield Problem("negative", here)
    rate = prices.exchange_rate
    if plan.buys_abroad and rate is None:
        yield Problem(
            "no-exchange-rate",
            (*place, "exchange_rate"),
            {"list_currency": prices.currency.code, "currency": plan.currency.code},
        )
    if rate is not None and rate <= 0:
        yield Problem("rate-not-positive", (*place, "exchange_rate"))


def _software(place: Place, price: object) -> Iterator[Problem]:
    match price:
        case ListTimes(factor):
            yield from negative((*place, "software_price"), list_times=factor)
        case OverList():
            pass  # below list is a matter of price, not of form: a warning says so
        case int(amount):
            yield from negative(place, software_price=amount)


def _account(
    plan: Plan, place: Place, name: str, contacts: int, own: int | None, *, listed: int | None
) -> Iterator[Problem]:
    bands = plan.price_list.prices.get(name)
    if contacts < 1:
        yield Problem("no-contacts", (*place, "contacts"))
    elif own is not None:
        yield from negative(place, list_price=own)
    elif listed is not None:
        pass
    elif bands is None:
        yield Problem("unknown-plan", (*place, "plan"), {"plan": name})
    elif contacts > max(bands, default=0):
        values: dict[str, Value] = {
            "contacts": contacts,
            "plan": name,
            "largest": max(bands, default=0),
        }
        yield Problem("above-largest-band", (*place, "contacts"), values)
    else:
        band = plan.price_list.band(name, contacts)
        yield Problem("band-unpublished", (*place, "contacts"), {"plan": name, "band": band})


def _packages(plan: Plan) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, package in enumerate(plan.packages):
        place: Place = ("packages", index)
        if package.id in seen:
            yield Problem("repeated-id", (*place, "id"), {"id": package.id})
        seen.add(package.id)
        listed = list_price(plan, package, Overrides())
        yield from _account(
            plan, place, package.plan, package.contacts, package.list_price, listed=listed
        )
        yield from _software(place, package.software_price)
        yield from negative(
            place,
            services_price=package.services_price,
            setup_fee=package.setup_fee,
            hours=package.hours,
            other_costs=package.other_costs,
            setup_hours=package.setup_hours,
        )
        if not 1 <= package.yearly_months_paid <= MONTHS_A_YEAR:
            values = {"months": package.yearly_months_paid}
            yield Problem("yearly-months", (*place, "yearly_months_paid"), values)
        for number, option in enumerate(package.options):
            yield from negative((*place, "options", number), price=option.price, hours=option.hours)


def _clients(plan: Plan) -> Iterator[Problem]:
    rows = gathered(plan.clients)
    found: list[Problem] = []
    for row in rows.repeated_ids:
        found.append(Problem("repeated-id", ("clients", row, "id"), {"id": plan.clients[row].id}))
    for row in rows.without_accounts:
        values = {"accounts": plan.clients[row].accounts}
        found.append(Problem("no-accounts", ("clients", row, "accounts"), values))
    for row in rows.owing_months:
        found.append(Problem("negative", ("clients", row, "free_months")))
    for row in rows.shrinking_away:
        rate = plan.clients[row].growth
        found.append(Problem("shrinks-away", ("clients", row, "growth"), {"rate": rate}))
    # Alike rows have alike problems: found once, told of each row.
    for group, problem in _groups(plan, rows):
        found.extend(
            Problem(problem.code, ("clients", row, *problem.place), problem.values)
            for row in group.rows
        )
    yield from sorted(found, key=lambda problem: problem.place[1])


def _groups(plan: Plan, rows: Rows) -> Iterator[tuple[Group, Problem]]:
    packages = {package.id: package for package in reversed(plan.packages)}
    known = _known(rows)
    for name in known.packages.keys() - packages.keys():
        for group in known.packages[name]:
            yield group, Problem("unknown-package", ("package",), {"package": name})
    yield from known.problems
    for group in known.stating:
        package, own = packages.get(group.alike.package), group.alike.overrides
        if package is not None:
            for problem in check_terms(plan, package, own):
                yield group, problem


def check_terms(
    plan: Plan, package: Package, own: Overrides, place: Place = ()
) -> Iterator[Problem]:
    """Find what is wrong with the vendor's plan, the contacts and the list price of a row."""
    return _account(
        plan,
        place,
        package.plan if own.plan is None else own.plan,
        package.contacts if own.contacts is None else own.contacts,
        own.list_price,
        listed=list_price(plan, package, own),
    )


def check_signed(plan: Plan, row: int) -> tuple[Problem, ...]:
    """Find what would be wrong with a row if it were active, besides what is wrong already."""
    client = plan.clients[row]
    package = plan.package(client.package)
    if package is None or kind_of(client) is not Kind.IDLE:
        return ()
    return tuple(check_terms(plan, package, client.overrides, ("clients", row)))


class _Known(NamedTuple):
    """What is known of rows by themselves, whatever their packages are.

    Their groups by package, the problems of what they state, and the groups that state what their
    list price depends on.
    """

    packages: dict[str, list[Group]]
    problems: tuple[tuple[Group, Problem], ...]
    stating: tuple[Group, ...]


@kept
def _known(rows: Rows) -> _Known:
    packages: dict[str, list[Group]] = {}
    for group in rows.groups:
        packages.setdefault(group.alike.package, []).append(group)
    unusual = [group for group in rows.groups if not group.usual]
    return _Known(
        packages,
        tuple((group, each) for group in unusual for each in _overrides(group.alike.overrides)),
        tuple(
            group
            for group in unusual
            if group.alike.kind is not Kind.IDLE and _states_list_price(group.alike.overrides)
        ),
    )


def _states_list_price(own: Overrides) -> bool:
    return (own.plan, own.contacts, own.list_price) != (None, None, None)


def _overrides(own: Overrides) -> Iterator[Problem]:
    yield from negative(
        (),
        services_price=own.services_price,
        setup_fee=own.setup_fee,
        hours=own.hours,
        other_costs=own.other_costs,
    )
    yield from _software((), own.software_price)
    yield from not_a_share((), tax_rate=own.tax_rate)
    yield from _fee((), own.payment_fee)
