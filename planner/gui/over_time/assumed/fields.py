"""The single numbers that are assumed of the months to come: how each is read and put."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from planner.gui.fields.row import Input, Scope
from planner.gui.next_step.channels.inputs import CHURN
from planner.gui.overview.fields import RATE_DIGITS
from planner.model.assumption_checks import MOST_DAYS
from planner.model.assumption_edits import of_package, with_assumed, with_of_package
from planner.model.over_time.calendar import FARTHEST
from planner.model.plan import Plan
from planner.words import assumed as words
from planner.words import cells, entry, numbers
from planner.words.catalogue import text

MOST_NEW = Decimal(10_000)
NEW_DIGITS = 2
USUAL_GROWTH = Decimal("0.001")
"""Lists grow by a per cent or so a month: 0.05 is asked about, typed for five of them."""


def _put(key: str) -> Callable[[Scope, Any], Plan]:
    return lambda scope, value: with_assumed(scope.plan, **{key: value})


def _put_own(key: str) -> Callable[[Scope, Any], Plan]:
    return lambda scope, value: with_of_package(scope.plan, scope.package_id, **{key: value})


def _get(key: str) -> Callable[[Scope], Any]:
    return lambda scope: getattr(scope.plan.assumptions, key)


def _get_own(key: str) -> Callable[[Scope], Any]:
    return lambda scope: getattr(of_package(scope.plan, scope.package_id), key)


def _or_none(read: Callable[[str, Plan], Any]) -> Callable[[str, Plan], Any]:
    return lambda typed, plan: read(typed, plan) if typed.strip() else None


def _new(typed: str, plan: Plan) -> Decimal:
    del plan
    return entry.read_decimal(typed, low=Decimal(0), high=MOST_NEW, digits=NEW_DIGITS)


def _growth(typed: str, plan: Plan) -> Decimal:
    del plan
    return entry.read_rate(typed, low=Decimal(-1), high=Decimal(1), digits=RATE_DIGITS)


def _number(value: Decimal | None, plan: Plan) -> str:
    del plan
    return "" if value is None else numbers.number(value)


def _rate(value: Decimal | None, plan: Plan) -> str:
    del plan
    return words.rate_text(value)


def _month(value: date | None, plan: Plan) -> str:
    del plan
    return "" if value is None else f"{value:%Y-%m}"


def _count(value: int | None, plan: Plan) -> str:
    del plan
    return "" if value is None else numbers.count(value)


def _no_unit(plan: Plan) -> str:
    del plan
    return ""


def _per_cent(plan: Plan) -> str:
    del plan
    return "%"


HORIZON = Input(
    key="horizon_months",
    name=lambda: text("Months looked ahead"),
    step=lambda: text("Change months looked ahead"),
    get=_get("horizon_months"),
    put=_put("horizon_months"),
    read=lambda typed, _plan: entry.read_count(typed, 1, FARTHEST),
    write=_count,
    unit=_no_unit,
    about=words.about_horizon,
)

START = Input(
    key="start",
    name=lambda: text("Starts after"),
    step=lambda: text("Change the month before the first"),
    get=_get("start"),
    put=_put("start"),
    read=_or_none(lambda typed, _plan: cells.read_month(typed)),
    write=_month,
    unit=_no_unit,
    about=words.about_start,
)

NEW = Input(
    key="new_accounts_per_month",
    name=lambda: text("New accounts a month"),
    step=lambda: text("Change new accounts"),
    get=_get("new_accounts_per_month"),
    put=_put("new_accounts_per_month"),
    read=_new,
    write=_number,
    unit=_no_unit,
    about=words.about_new,
)

GOAL = Input(
    key="profit_goal",
    name=lambda: text("Profit goal a month"),
    step=lambda: text("Change profit goal"),
    get=_get("profit_goal"),
    put=_put("profit_goal"),
    read=_or_none(lambda typed, plan: entry.read_money(typed, plan.currency)),
    write=lambda value, plan: "" if value is None else numbers.money(value, plan.currency),
    unit=lambda plan: numbers.symbol(plan.currency),
    about=words.about_goal,
)

GROWTH = Input(
    key="contact_growth",
    name=lambda: text("Growth a month"),
    step=lambda: text("Change list growth"),
    get=_get("contact_growth"),
    put=_put("contact_growth"),
    read=_growth,
    write=_rate,
    unit=_per_cent,
    about=words.about_growth,
    doubts=lambda typed, value: entry.per_cent_doubt(typed, value, USUAL_GROWTH),
)

PAID = Input(
    key="paid_after_days",
    name=lambda: text("Clients pay after"),
    step=lambda: text("Change when clients pay"),
    get=_get("paid_after_days"),
    put=_put("paid_after_days"),
    read=lambda typed, _plan: entry.read_count(typed, 0, MOST_DAYS),
    write=_count,
    unit=lambda _plan: text("days"),
    about=words.about_paid,
)

PAYOUT = Input(
    key="commission_payout_months",
    name=lambda: text("Commission arrives after"),
    step=lambda: text("Change when commission arrives"),
    get=_get("commission_payout_months"),
    put=_put("commission_payout_months"),
    read=lambda typed, _plan: entry.read_count(typed, 0, FARTHEST),
    write=_count,
    unit=lambda _plan: text("months"),
    about=words.about_payout,
)


def _change_package() -> str:
    return text("Change what is assumed of a package")


OWN_NEW = NEW._replace(
    key="own_new_accounts_per_month",
    name=lambda: text("Its new accounts"),
    step=_change_package,
    get=_get_own("new_accounts_per_month"),
    put=_put_own("new_accounts_per_month"),
    read=_or_none(_new),
    about=words.about_own_new,
)

OWN_CHURN = CHURN._replace(
    key="own_monthly_churn",
    name=lambda: text("Its accounts leaving"),
    step=_change_package,
    get=_get_own("monthly_churn"),
    put=_put_own("monthly_churn"),
    read=_or_none(CHURN.read),
    write=_rate,
)

OWN_GROWTH = GROWTH._replace(
    key="own_contact_growth",
    name=lambda: text("Growth of its lists"),
    step=_change_package,
    get=_get_own("contact_growth"),
    put=_put_own("contact_growth"),
    read=_or_none(_growth),
)

SEEN = (HORIZON, START, NEW, CHURN, GOAL)
OF_A_PACKAGE = {
    "new_accounts_per_month": OWN_NEW,
    "monthly_churn": OWN_CHURN,
    "contact_growth": OWN_GROWTH,
}
