"""The inputs that a package has beyond those of the overview."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from planner.gui.fields.row import Input, Scope
from planner.gui.overview.fields import (
    COMMISSION_MONTHS,
    HOURS,
    RATE_DIGITS,
    SALES_TAX,
    SERVICES,
    SOFTWARE,
)
from planner.model.edits import with_agency, with_package
from planner.model.plan import ListTimes, Option, OverList, Plan
from planner.model.problems import MONTHS_A_YEAR
from planner.words import entry, numbers, what_is
from planner.words.catalogue import text

MOST_TIMES = Decimal(1000)


def _of(scope: Scope, field: str) -> Any:
    return None if scope.package is None else getattr(scope.package, field)


def _with(scope: Scope, **changes: Any) -> Plan:
    package = scope.package
    return scope.plan if package is None else with_package(scope.plan, package.id, **changes)


def _over_list(scope: Scope) -> int | None:
    price = _of(scope, "software_price")
    return price.amount if isinstance(price, OverList) else None


def _list_times(scope: Scope) -> Decimal | None:
    price = _of(scope, "software_price")
    return price.factor if isinstance(price, ListTimes) else None


OVER_LIST = SOFTWARE._replace(
    key="over_list",
    name=lambda: text("Over list"),
    get=_over_list,
    put=lambda scope, value: _with(scope, software_price=OverList(value)),
    # Below list is a matter of price, not of form.
    read=lambda typed, plan: entry.read_money(typed, plan.currency, low=-entry.MOST_MONEY),
    about=what_is.over_list,
)

LIST_TIMES = SOFTWARE._replace(
    key="list_times",
    name=lambda: text("List price times"),
    get=_list_times,
    put=lambda scope, value: _with(scope, software_price=ListTimes(value)),
    read=lambda typed, _plan: entry.read_decimal(
        typed, low=Decimal(0), high=MOST_TIMES, digits=RATE_DIGITS
    ),
    write=lambda value, _plan: "" if value is None else numbers.number(value),
    unit=lambda _plan: "×",
    about=what_is.list_times,
    doubts=entry.times_doubt,
)

SETUP_FEE = SERVICES._replace(
    key="setup_fee",
    name=lambda: text("Setup fee"),
    step=lambda: text("Change setup fee"),
    get=lambda scope: _of(scope, "setup_fee"),
    put=lambda scope, value: _with(scope, setup_fee=value),
    about=what_is.setup_fee,
)

YEARLY_MONTHS = COMMISSION_MONTHS._replace(
    key="yearly_months_paid",
    name=lambda: text("A year costs"),
    step=lambda: text("Change months paid for a year"),
    get=lambda scope: _of(scope, "yearly_months_paid"),
    put=lambda scope, value: _with(scope, yearly_months_paid=value),
    read=lambda typed, _plan: entry.read_count(typed, 1, MONTHS_A_YEAR),
    about=what_is.yearly_months_paid,
)

SETUP_HOURS = HOURS._replace(
    key="setup_hours",
    name=lambda: text("Work on setup"),
    step=lambda: text("Change setup hours"),
    get=lambda scope: _of(scope, "setup_hours"),
    put=lambda scope, value: _with(scope, setup_hours=value),
    unit=lambda _plan: text("h"),
    about=what_is.setup_hours,
)

TARGET_MARGIN = SALES_TAX._replace(
    key="target_margin",
    name=lambda: text("Target margin"),
    step=lambda: text("Change target margin"),
    get=lambda scope: scope.plan.agency.target_margin,
    put=lambda scope, value: with_agency(scope.plan, target_margin=value),
    read=lambda typed, plan: SALES_TAX.read(typed, plan) if typed.strip() else None,
    about=what_is.target_margin,
)


def option_price(index: int) -> Input:
    """The price of one of a package's optional lines."""
    return SERVICES._replace(
        key=f"option_price_{index}",
        name=lambda: text("Price a month"),
        step=lambda: text("Change optional line"),
        get=lambda scope: _option(scope, index, "price"),
        put=lambda scope, value: with_option(scope, index, price=value),
        about=what_is.option_price,
    )


def option_hours(index: int) -> Input:
    """The hours of one of a package's optional lines."""
    return HOURS._replace(
        key=f"option_hours_{index}",
        step=lambda: text("Change optional line"),
        get=lambda scope: _option(scope, index, "hours"),
        put=lambda scope, value: with_option(scope, index, hours=value),
        about=what_is.option_hours,
    )


def _option(scope: Scope, index: int, field: str) -> Any:
    options: tuple[Option, ...] = _of(scope, "options") or ()
    return getattr(options[index], field) if index < len(options) else None


def with_option(scope: Scope, index: int, **changes: Any) -> Plan:
    """The plan with one of a package's optional lines changed; without it, as it is."""
    options = list(_of(scope, "options") or ())
    if index >= len(options):
        return scope.plan
    options[index] = replace(options[index], **changes)
    return _with(scope, options=tuple(options))
