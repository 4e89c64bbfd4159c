"""Which inputs the overview has, in the order in which a person thinks of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from planner.gui.fields.row import Input, Scope
from planner.model.account import terms
from planner.model.edits import with_agency, with_commission, with_package
from planner.model.plan import Package, Plan
from planner.words import entry, numbers, what_is
from planner.words.catalogue import text
from planner.words.entry import Doubt
from planner.words.numbers import symbol

MOST_CONTACTS = 10_000_000
MOST_HOURS = Decimal(744)  # a month of 31 days has no more
MOST_MONTHS = 120
RATE_DIGITS = 6
HUNDRED_PER_CENT = Decimal(1)
USUAL_SMALL_RATE = Decimal("0.001")


def _money(typed: str, plan: Plan) -> int:
    return entry.read_money(typed, plan.currency)


def _money_text(value: int | None, plan: Plan) -> str:
    return "" if value is None else numbers.money(value, plan.currency)


def _money_unit(plan: Plan) -> str:
    return symbol(plan.currency)


def _rate(typed: str, plan: Plan) -> Decimal:
    del plan
    return entry.read_rate(typed, low=Decimal(0), high=HUNDRED_PER_CENT, digits=RATE_DIGITS)


def _rate_or_none(typed: str, plan: Plan) -> Decimal | None:
    return _rate(typed, plan) if typed.strip() else None


def _small_rate_doubt(typed: str, rate: Decimal | None) -> Doubt:
    """Fees and unpaid shares of half a per cent are usual: only what is far below is asked."""
    return entry.per_cent_doubt(typed, rate, USUAL_SMALL_RATE)


def _rate_text(value: Decimal | None, plan: Plan) -> str:
    del plan
    return "" if value is None else numbers.percent(value).removesuffix("%").rstrip()


def _per_cent(plan: Plan) -> str:
    del plan
    return "%"


def _hours(typed: str, plan: Plan) -> Decimal:
    del plan
    return entry.read_hours(typed, high=MOST_HOURS)


def _hours_text(value: Decimal | None, plan: Plan) -> str:
    del plan
    return numbers.hours(value) if value else ""


def _count_text(value: int | None, plan: Plan) -> str:
    del plan
    return "" if value is None else numbers.count(value)


def _of_package(scope: Scope, field: str) -> Any:
    return None if scope.package is None else getattr(scope.package, field)


def _package(scope: Scope, **changes: Any) -> Plan:
    package: Package | None = scope.package
    return scope.plan if package is None else with_package(scope.plan, package.id, **changes)


def _fee(scope: Scope, **changes: Any) -> Plan:
    return with_agency(scope.plan, payment_fee=replace(scope.plan.agency.payment_fee, **changes))


def _software(scope: Scope) -> int | None:
    """The software price as it is charged, its rule applied; None where there is no list price."""
    if scope.package is None:
        return None
    one = terms(scope.plan, scope.package)
    if one is not None:
        return one.software
    price = scope.package.software_price
    return price if isinstance(price, int) else None


def _exchange(scope: Scope, rate: Decimal) -> Plan:
    prices = replace(scope.plan.price_list, exchange_rate=rate, exchange_as_of=date.today())
    return replace(scope.plan, price_list=prices)


CONTACTS = Input(
    key="contacts",
    name=lambda: text("Contacts"),
    step=lambda: text("Change contacts"),
    get=lambda scope: _of_package(scope, "contacts"),
    # A list price of one's own was for the band before.
    put=lambda scope, value: _package(scope, contacts=value, list_price=None),
    read=lambda typed, _plan: entry.read_count(typed, 1, MOST_CONTACTS),
    write=_count_text,
    unit=lambda _plan: "",
    about=what_is.contacts,
)

LIST_PRICE = Input(
    key="list_price",
    name=lambda: text("List price"),
    step=lambda: text("Change list price"),
    get=lambda scope: _of_package(scope, "list_price"),
    put=lambda scope, value: _package(scope, list_price=value),
    read=lambda typed, plan: (
        entry.read_money(typed, plan.price_list.currency) if typed.strip() else None
    ),
    write=lambda value, plan: (
        "" if value is None else numbers.money(value, plan.price_list.currency)
    ),
    unit=lambda plan: symbol(plan.price_list.currency),
    about=what_is.list_price,
)

SERVICES = Input(
    key="services_price",
    name=lambda: text("Services"),
    step=lambda: text("Change services price"),
    get=lambda scope: _of_package(scope, "services_price"),
    put=lambda scope, value: _package(scope, services_price=value),
    read=_money,
    write=_money_text,
    unit=_money_unit,
    about=what_is.services_price,
)

HOURS = Input(
    key="hours",
    name=lambda: text("Your work"),
    step=lambda: text("Change hours"),
    get=lambda scope: _of_package(scope, "hours"),
    put=lambda scope, value: _package(scope, hours=value),
    read=lambda typed, plan: _hours(typed, plan) if typed.strip() else Decimal(0),
    write=_hours_text,
    unit=lambda _plan: text("h/month"),
    about=what_is.hours,
)

OTHER_COSTS = Input(
    key="other_costs",
    name=lambda: text("Other costs"),
    step=lambda: text("Change other costs"),
    get=lambda scope: _of_package(scope, "other_costs"),
    put=lambda scope, value: _package(scope, other_costs=value),
    read=_money,
    write=_money_text,
    unit=_money_unit,
    about=what_is.other_costs,
)

ONE_HOUR = Input(
    key="hourly_cost",
    name=lambda: text("One hour"),
    step=lambda: text("Change hourly cost"),
    get=lambda scope: scope.plan.agency.hourly_cost,
    put=lambda scope, value: with_agency(scope.plan, hourly_cost=value),
    read=_money,
    write=_money_text,
    unit=_money_unit,
    about=what_is.hourly_cost,
)

FEE_RATE = Input(
    key="fee_rate",
    name=lambda: text("Payment fee"),
    step=lambda: text("Change payment fee"),
    get=lambda scope: scope.plan.agency.payment_fee.rate,
    put=lambda scope, value: _fee(scope, rate=value),
    read=_rate,
    write=_rate_text,
    unit=_per_cent,
    about=what_is.fee_rate,
    doubts=_small_rate_doubt,
)

FEE_FIXED = Input(
    key="fee_fixed",
    name=lambda: text("+ per payment"),
    step=lambda: text("Change payment fee"),
    get=lambda scope: scope.plan.agency.payment_fee.fixed,
    put=lambda scope, value: _fee(scope, fixed=value),
    read=_money,
    write=_money_text,
    unit=_money_unit,
    about=what_is.fee_fixed,
)

FEE_CAP = Input(
    key="fee_cap",
    name=lambda: text("at most"),
    step=lambda: text("Change payment fee"),
    get=lambda scope: scope.plan.agency.payment_fee.cap,
    put=lambda scope, value: _fee(scope, cap=value),
    read=lambda typed, plan: _money(typed, plan) if typed.strip() else None,
    write=_money_text,
    unit=_money_unit,
    about=what_is.fee_cap,
)

SALES_TAX = Input(
    key="tax_rate",
    name=lambda: text("Sales tax"),
    step=lambda: text("Change sales tax"),
    get=lambda scope: scope.plan.agency.tax_rate,
    put=lambda scope, value: with_agency(scope.plan, tax_rate=value),
    read=_rate,
    write=_rate_text,
    unit=_per_cent,
    about=what_is.tax_rate,
    doubts=entry.per_cent_doubt,
)

OVERHEADS = Input(
    key="overheads",
    name=lambda: text("Overheads"),
    step=lambda: text("Change overheads"),
    get=lambda scope: scope.plan.agency.overheads,
    put=lambda scope, value: with_agency(scope.plan, overheads=value),
    read=_money,
    write=_money_text,
    unit=_money_unit,
    about=what_is.overheads,
)

VENDOR_TAX = Input(
    key="vendor_tax_rate",
    name=lambda: text("Tax on the bill"),
    step=lambda: text("Change tax on the vendor's bill"),
    get=lambda scope: scope.plan.agency.vendor_tax_rate,
    put=lambda scope, value: with_agency(scope.plan, vendor_tax_rate=value),
    read=_rate,
    write=_rate_text,
    unit=_per_cent,
    about=what_is.vendor_tax_rate,
    doubts=entry.per_cent_doubt,
)

UNPAID = Input(
    key="unpaid_rate",
    name=lambda: text("Never paid"),
    step=lambda: text("Change unpaid share"),
    get=lambda scope: scope.plan.agency.unpaid_rate,
    put=lambda scope, value: with_agency(scope.plan, unpaid_rate=value),
    read=_rate,
    write=_rate_text,
    unit=_per_cent,
    about=what_is.unpaid_rate,
    doubts=_small_rate_doubt,
)

PROGRAMME_FEE = Input(
    key="monthly_fee",
    name=lambda: text("Programme fee"),
    step=lambda: text("Change programme fee"),
    get=lambda scope: scope.plan.programme.monthly_fee,
    put=lambda scope, value: replace(
        scope.plan, programme=replace(scope.plan.programme, monthly_fee=value)
    ),
    read=_money,
    write=_money_text,
    unit=_money_unit,
    about=what_is.monthly_fee,
)

EXCHANGE_RATE = Input(
    key="exchange_rate",
    name=lambda: text("Exchange rate"),
    step=lambda: text("Change exchange rate"),
    get=lambda scope: scope.plan.price_list.exchange_rate,
    put=_exchange,
    read=lambda typed, _plan: entry.read_decimal(
        typed, low=Decimal("0.000001"), high=Decimal(1_000_000), digits=RATE_DIGITS
    ),
    write=lambda value, _plan: "" if value is None else numbers.number(value),
    unit=lambda plan: f"{symbol(plan.currency)} / {symbol(plan.price_list.currency)}",
    about=what_is.exchange_rate,
)

COMMISSION_RATE = Input(
    key="commission_rate",
    name=lambda: text("Rate"),
    step=lambda: text("Change commission rate"),
    get=lambda scope: scope.plan.programme.commission.rate,
    put=lambda scope, value: with_commission(scope.plan, rate=value),
    read=_rate_or_none,
    write=_rate_text,
    unit=_per_cent,
    about=what_is.commission_rate,
    doubts=entry.per_cent_doubt,
)

COMMISSION_MONTHS = Input(
    key="commission_months",
    name=lambda: text("Paid for"),
    step=lambda: text("Change commission months"),
    get=lambda scope: scope.plan.programme.commission.months,
    put=lambda scope, value: with_commission(scope.plan, months=value),
    read=lambda typed, _plan: entry.read_count(typed, 1, MOST_MONTHS) if typed.strip() else None,
    write=_count_text,
    unit=lambda _plan: text("months"),
    about=what_is.commission_months,
)

SOFTWARE = Input(
    key="software_price",
    name=lambda: text("Software"),
    step=lambda: text("Change software price"),
    get=_software,
    put=lambda scope, value: _package(scope, software_price=value),
    read=_money,
    write=_money_text,
    unit=_money_unit,
    about=what_is.software_price,
)

OF_A_PACKAGE = (CONTACTS, LIST_PRICE, SOFTWARE, SERVICES, HOURS, OTHER_COSTS)
"""The fields of the package that is shown, from the top."""
