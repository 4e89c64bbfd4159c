"""The inputs that a scenario can change: how each is called, typed, chosen and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from planner.model.assumption_checks import MOST_DAYS
from planner.model.differences import OWN, Subject, Target
from planner.model.plan import Billing, Channel, Plan, Status
from planner.model.programme import AdvertisedAgainst, Effective, Mode
from planner.model.scenarios import GONE, Inputs
from planner.words import client_columns as columns
from planner.words import comparison, entry, names, numbers, what_is
from planner.words.catalogue import context, plural, text
from planner.words.cells import CellError
from planner.words.client_columns import Read, Write
from planner.words.entry import EntryError
from planner.words.figure_names import figure_name
from planner.words.places import client_name
from planner.words.price_table import place_words, plan_title
from planner.words.sentences import one_line

MOST_MONTHS = 120
MOST_NEW = Decimal(10_000)
LEAST_GROWTH, MOST_GROWTH = Decimal(-1), Decimal(1)
USUAL_GROWTH = Decimal("0.001")
LOWEST_EXCHANGE, HIGHEST_EXCHANGE = Decimal("0.000001"), Decimal(1_000_000)


class Kind(NamedTuple):
    """How one kind of input is typed and written.

    ``read`` makes a value of a text or raises EntryError or CellError, ``write`` the text of a
    value, without its unit; where there are ``choices`` they are chosen from instead, by their
    words. ``nullable``: it may be empty, which is a value of its own, None.
    """

    read: Read
    write: Write
    unit: Callable[[Plan], str] = lambda _plan: ""
    choices: Callable[[Plan], list[tuple[str, Any]]] | None = None
    nullable: bool = False


def _stated(kind: Kind) -> Kind:
    """The same where it may not be empty: a field waits for what is typed next."""
    return kind._replace(read=partial(_read_stated, kind.read), nullable=False)


def _read_stated(read: Read, typed: str, plan: Plan) -> Any:
    found = read(typed, plan)
    if found is None:
        raise EntryError("empty", entry.money_field(plan.currency))
    return found


def _or_none(typed: str, plan: Plan, *, read: Read) -> Any:
    return read(typed, plan) if typed.strip() else None


def _symbol(plan: Plan) -> str:
    return numbers.symbol(plan.currency)


def _listed_symbol(plan: Plan) -> str:
    return numbers.symbol(plan.price_list.currency)


def _months(plan: Plan) -> str:
    del plan
    return text("months")


def _days(plan: Plan) -> str:
    del plan
    return text("days")


def _count_of(low: int, high: int) -> Kind:
    return Kind(
        lambda typed, _plan: entry.read_count(typed, low, high),
        lambda value, _plan: numbers.count(value),
    )


def _per_cent_text(value: Decimal | None, plan: Plan) -> str:
    del plan
    return "" if value is None else numbers.percent(value).removesuffix("%").rstrip()


def _one_of(choices: Callable[[Plan], list[tuple[str, Any]]]) -> Kind:
    def read(typed: str, plan: Plan) -> Any:
        return next(value for words, value in choices(plan) if words == typed)

    def write(value: Any, plan: Plan) -> str:
        return next((words for words, each in choices(plan) if each == value), one_line(str(value)))

    return Kind(read, write, choices=choices)


def _each(of: type[StrEnum], said: Callable[[Any], str]) -> Kind:
    return _one_of(lambda _plan: [(said(each), each) for each in of])


def _billing(of: Billing) -> str:
    return columns.column("billing").write(of, None)  # type: ignore[arg-type]  # asks for no plan


def _plans(plan: Plan) -> list[tuple[str, Any]]:
    return [(one_line(plan_title(key, {})), key) for key in plan.price_list.prices]


def _packages(plan: Plan) -> list[tuple[str, Any]]:
    return [(one_line(each.title), each.id) for each in plan.packages]


MONEY = Kind(*columns.MONEY, _symbol, nullable=True)
LISTED = Kind(*columns.LISTED, _listed_symbol, nullable=True)
HOURS = Kind(*columns.HOURS, lambda _plan: text("h/month"), nullable=True)
SOFTWARE = Kind(*columns.SOFTWARE, _symbol, nullable=True)
FEE = Kind(*columns.FEE, nullable=True)
CONTACTS = Kind(*columns.CONTACTS, nullable=True)
RATE = Kind(columns.RATE[0], _per_cent_text, lambda _plan: "%", nullable=True)
MONTH = Kind(*columns.MONTH, nullable=True)
MONTHS = _count_of(1, MOST_MONTHS)._replace(unit=_months)
LIFE = MONTHS._replace(read=partial(_or_none, read=MONTHS.read), nullable=True)
FLAG = _one_of(lambda _plan: [(comparison.yes_no(each), each) for each in (True, False)])
PLAN = _one_of(_plans)
OWN_PLAN = _one_of(lambda plan: [(as_package(), None), *_plans(plan)])
EXCHANGE = Kind(
    lambda typed, _plan: entry.read_decimal(
        typed, low=LOWEST_EXCHANGE, high=HIGHEST_EXCHANGE, digits=6
    ),
    lambda value, _plan: "" if value is None else numbers.number(value),
)
NEW = Kind(
    lambda typed, _plan: entry.read_decimal(typed, low=Decimal(0), high=MOST_NEW, digits=2),
    lambda value, _plan: numbers.number(value),
)

CONTACT_GROWTH = Kind(
    partial(
        _or_none,
        read=lambda typed, _plan: entry.read_rate(
            typed,
            low=LEAST_GROWTH,
            high=MOST_GROWTH,
            digits=columns.RATE_DIGITS,
            usual=USUAL_GROWTH,
        ),
    ),
    _per_cent_text,
    lambda _plan: "%",
    nullable=True,
)

_OVERRIDDEN: Mapping[str, Kind] = {
    "plan": OWN_PLAN,
    "contacts": CONTACTS,
    "list_price": LISTED,
    "software_price": SOFTWARE,
    "services_price": MONEY,
    "setup_fee": MONEY,
    "hours": HOURS,
    "other_costs": MONEY,
    "tax_rate": RATE,
    "payment_fee": FEE,
}
_STATED = {key: _stated(kind) for key, kind in _OVERRIDDEN.items() if key in OWN}

KINDS: Mapping[Subject, Mapping[str, Kind]] = {
    Subject.AGENCY: {
        "hourly_cost": _stated(MONEY),
        "overheads": _stated(MONEY),
        "payment_fee": _stated(FEE),
        "tax_rate": _stated(RATE),
        "vendor_tax_rate": _stated(RATE),
        "unpaid_rate": _stated(RATE),
        "target_margin": RATE,
    },
    Subject.PACKAGE: {
        **_STATED,
        "plan": PLAN,
        "list_price": LISTED,
        "setup_hours": _stated(HOURS)._replace(unit=lambda _plan: text("h")),
        "yearly_months_paid": _count_of(1, 12)._replace(unit=_months),
    },
    Subject.CLIENT: {
        **_OVERRIDDEN,
        "package": _one_of(_packages),
        "channel": _each(Channel, names.channel),
        "accounts": _count_of(1, columns.MOST_ACCOUNTS),
        "status": _each(Status, names.status),
        "billing": _each(Billing, _billing),
        "since": MONTH,
        "free_months": _count_of(0, MOST_MONTHS)._replace(unit=_months),
        "channel_locked": FLAG,
    },
    Subject.PROGRAMME: {
        "monthly_fee": _stated(MONEY),
        "mode": _each(Mode, comparison.mode),
        "effective": _each(Effective, comparison.effective),
        "first_account_full_price": FLAG,
        "counts_disabled": FLAG,
        "counts_commission": FLAG,
        "minimum_advertised_price": _each(AdvertisedAgainst, comparison.advertised),
    },
    Subject.COMMISSION: {"rate": RATE, "months": LIFE},
    Subject.TIER: {"discount": _stated(RATE)},
    Subject.PRICE_LIST: {"exchange_rate": EXCHANGE},
    Subject.ASSUMPTIONS: {
        "new_accounts_per_month": NEW,
        "monthly_churn": _stated(RATE),
        "horizon_months": MONTHS,
        "compare_months": MONTHS,
        "profit_goal": MONEY,
        "contact_growth": CONTACT_GROWTH,
        "paid_after_days": _count_of(0, MOST_DAYS)._replace(unit=_days),
        "commission_payout_months": _count_of(0, MOST_MONTHS)._replace(unit=_months),
    },
}
"""The kind of each input; a list price is one of the price list, or not published."""


def kind(target: Target) -> Kind:
    """How an input is typed and written."""
    return LISTED if target.of is Subject.PRICE else KINDS[target.of][target.key]


def read(target: Target, typed: str, plan: Plan) -> Any:
    """The value of an input that a text means.

    Raises:
        EntryError: if it means none.
    """
    try:
        return kind(target).read(typed, plan)
    except CellError as error:
        raise EntryError("number", entry.money_field(plan.currency), error.part) from None


def is_typed(target: Target) -> bool:
    """Whether an input is typed or chosen in the window; a month is only kept as it is."""
    return kind(target) is not MONTH


def as_package() -> str:
    """What a row says of an input that its package decides."""
    return text("as its package")


def nothing(target: Target) -> str:
    """What it means that an input is empty."""
    match target:
        case (Subject.CLIENT, _, "tax_rate" | "payment_fee"):
            return text("as for everyone")
        case (Subject.CLIENT, _, "since"):
            return text("not entered")
        case (Subject.CLIENT, _, _):
            return as_package()
        case (Subject.PACKAGE, _, "list_price"):
            return text("as published")
        case (Subject.PRICE, _, _):
            return text("not published")
        case (Subject.COMMISSION, _, "months"):
            return text("for life")
        case (Subject.ASSUMPTIONS, _, "contact_growth"):
            return text("lists stay as they are")
        case (Subject.COMMISSION, _, _) | (Subject.PRICE_LIST, _, _):
            return text("not entered")
    return context("a target or a goal", "none")


def value_words(plan: Plan, target: Target, value: Any) -> str:
    """A value of an input, with its unit where that is not in its words already."""
    if value is None or value is GONE:
        return nothing(target)
    of = kind(target)
    if of.unit is _months:
        return comparison.months(value)
    if of.unit is _days:
        return plural("{days} day", "{days} days", value).format(days=numbers.count(value))
    unit, words = of.unit(plan), of.write(value, plan)
    if unit in {"", _symbol(plan), _listed_symbol(plan)}:
        return words
    return f"{words}{numbers.NO_BREAK_SPACE}{unit}"


def effective(plan: Plan, inputs: Inputs, target: Target, value: Any) -> Any:
    """A value as it counts: what a row leaves to its package is what the package says."""
    client = inputs.clients.get(target.id) if target.of is Subject.CLIENT else None
    if value is not None or client is None:
        return value
    column = columns.column(target.key)
    return column.given(plan, client, inputs.packages.get(client.package))


def key_name(target: Target) -> str:
    """What an input is called beside what it belongs to."""
    match target:
        case (Subject.PACKAGE, _, "setup_hours"):
            return text("Work on setup")
        case (Subject.PACKAGE, _, "yearly_months_paid"):
            return figure_name("yearly_months_paid")
        case (Subject.PACKAGE | Subject.CLIENT, _, key):
            return columns.column(key).title()
        case (Subject.PROGRAMME, _, key):
            return comparison.setting(key)
        case (Subject.COMMISSION, _, key):
            return comparison.setting(key)
        case (Subject.TIER, start, _) if start.isdecimal():
            return plural(
                "Discount from {accounts} account", "Discount from {accounts} accounts", int(start)
            ).format(accounts=numbers.count(int(start)))
        case (Subject.TIER, _, _):
            return figure_name("discount")
        case (Subject.PRICE, _, _):
            return figure_name("list_price")
        case (Subject.AGENCY, _, "payment_fee"):
            return text("Payment fee")
        case (Subject.AGENCY, _, "target_margin"):
            return text("Target margin")
        case (Subject.ASSUMPTIONS, _, key):
            return _assumption(key)
    return figure_name(target.key)


def _assumption(key: str) -> str:
    return {
        "new_accounts_per_month": text("New accounts a month"),
        "monthly_churn": text("Accounts leaving a month"),
        "horizon_months": text("Months looked ahead"),
        "compare_months": text("Months compared"),
        "profit_goal": text("Profit goal"),
        "contact_growth": text("Growth of contact lists a month"),
        "paid_after_days": text("Clients pay after"),
        "commission_payout_months": text("Commission is paid after"),
    }[key]


def owner(plan: Plan, inputs: Inputs, target: Target) -> str:
    """What an input belongs to, where there are several of the kind; empty where there is one."""
    match target.of:
        case Subject.PACKAGE:
            package = inputs.packages.get(target.id)
            return one_line(target.id if package is None else package.title)
        case Subject.CLIENT:
            client = inputs.clients.get(target.id)
            if client is None:
                return one_line(target.id)
            return one_line(client.name) or client_name(plan, plan.clients.index(client))
        case Subject.PRICE:
            if target.key.isdecimal():
                return one_line(place_words(target.id, int(target.key), {}))
            return one_line(target.id)
    return ""


def input_name(plan: Plan, inputs: Inputs, target: Target) -> str:
    """An input by name: *Growth · Services*."""
    whose, what = owner(plan, inputs, target), key_name(target)
    return f"{whose} · {what}" if whose else what


def about(target: Target) -> str:
    """What an input is, in a sentence; empty where its name says all."""
    said: Mapping[tuple[Subject, str], Callable[[], str]] = {
        (Subject.PACKAGE, "contacts"): what_is.contacts,
        (Subject.PACKAGE, "list_price"): what_is.list_price,
        (Subject.PACKAGE, "services_price"): what_is.services_price,
        (Subject.PACKAGE, "software_price"): what_is.software_price,
        (Subject.PACKAGE, "hours"): what_is.hours,
        (Subject.COMMISSION, "rate"): what_is.commission_rate,
        (Subject.COMMISSION, "months"): what_is.commission_months,
        (Subject.TIER, "discount"): what_is.tier_discount,
    }
    found = said.get((target.of, target.key))
    return "" if found is None else found()
