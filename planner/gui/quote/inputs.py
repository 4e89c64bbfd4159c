"""The inputs of a quoted client: each reads its row, else the row's package, and edits the row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from planner.gui.fields.row import Input, Scope
from planner.gui.overview import fields as shared
from planner.gui.packages import inputs as of_package
from planner.model.account import Terms, terms
from planner.model.plan import (
    Client,
    ListTimes,
    OverList,
    PaymentFee,
    Plan,
    SoftwarePrice,
    Status,
)
from planner.words import cells, client_columns, entry, numbers, quote_page
from planner.words.catalogue import text
from planner.words.client_rows import step_of_change
from planner.words.entry import EntryError

LEAST_GROWTH, MOST_GROWTH = Decimal(-1), Decimal(1)


def row_of(plan: Plan, client_id: str) -> int | None:
    """The row of a client that is quoted, by its id; None where it is quoted no longer."""
    for row, client in enumerate(plan.clients):
        if client.id == client_id and client.status is Status.PROPOSED:
            return row
    return None


def scope_of(plan: Plan, row: int) -> Scope:
    """What the fields of a row are about."""
    client = plan.clients[row]
    return Scope(plan, plan.package(client.package), client)


def with_row(scope: Scope, client: Client) -> Plan:
    """The plan with another row in the place of the quoted one."""
    row = row_of(scope.plan, scope.key)
    if row is None:
        return scope.plan
    return replace(
        scope.plan, clients=(*scope.plan.clients[:row], client, *scope.plan.clients[row + 1 :])
    )


def changed(scope: Scope, key: str, value: Any) -> Plan:
    """The plan with a value of the row; one that its package gives anyway is not its own."""
    if scope.client is None:
        return scope.plan
    column = client_columns.column(key)
    return with_row(scope, column.put(scope.plan, scope.client, value))


def own(scope: Scope, key: str) -> Any:
    """What the row itself states; None where its package or the agency does."""
    return None if scope.client is None else client_columns.column(key).own(scope.client)


def value(scope: Scope, key: str) -> Any:
    """What holds for the row: its own, else that of its package or the agency."""
    if scope.client is None:
        return None
    mine = own(scope, key)
    if mine is not None:
        return mine
    return client_columns.column(key).given(scope.plan, scope.client, scope.package)


def terms_of(scope: Scope) -> Terms | None:
    """The terms of one account of the row; None where it has no list price."""
    if scope.client is None or scope.package is None:
        return None
    return terms(scope.plan, scope.package, scope.client.overrides, scope.client.billing)


def price_of(scope: Scope) -> SoftwarePrice:
    """The software price that holds for the row, or its rule."""
    found: SoftwarePrice = value(scope, "software_price") or 0
    return found


def _software(scope: Scope) -> int | None:
    """What the software costs, a rule applied to the list price."""
    one = terms_of(scope)
    if one is not None:
        return one.software
    price = price_of(scope)
    return price if isinstance(price, int) else None


def _over_list(scope: Scope) -> int | None:
    price = price_of(scope)
    return price.amount if isinstance(price, OverList) else None


def _list_times(scope: Scope) -> Decimal | None:
    price = price_of(scope)
    return price.factor if isinstance(price, ListTimes) else None


def _of_row(spec: Input, key: str, **changes: Any) -> Input:
    """A field of packages as the row has it."""
    return spec._replace(
        key=key,
        step=lambda: step_of_change(key),
        get=lambda scope: value(scope, key),
        put=lambda scope, typed: changed(scope, key, typed),
        **changes,
    )


CONTACTS = _of_row(
    shared.CONTACTS,
    "contacts",
    name=lambda: text("Contacts today"),
    about=quote_page.about_contacts,
)

GROWTH = Input(
    key="growth",
    name=lambda: text("Growing a month"),
    step=lambda: text("Change growth"),
    get=lambda scope: None if scope.client is None else scope.client.growth,
    put=lambda scope, typed: (
        scope.plan if scope.client is None else with_row(scope, replace(scope.client, growth=typed))
    ),
    read=lambda typed, _plan: (
        entry.read_rate(
            typed.strip().removeprefix("+"),
            low=LEAST_GROWTH,
            high=MOST_GROWTH,
            digits=shared.RATE_DIGITS,
        )
        if typed.strip()
        else Decimal(0)
    ),
    write=lambda rate, _plan: (
        numbers.percent(rate, sign=True).removesuffix("%").rstrip() if rate else ""
    ),
    unit=lambda _plan: "%",
    about=quote_page.about_growth,
)

ACCOUNTS = Input(
    key="accounts",
    name=lambda: text("Accounts"),
    step=lambda: step_of_change("accounts"),
    get=lambda scope: None if scope.client is None else scope.client.accounts,
    put=lambda scope, typed: changed(scope, "accounts", typed),
    read=lambda typed, _plan: entry.read_count(typed, 1, client_columns.MOST_ACCOUNTS),
    write=lambda count, _plan: "" if count is None else numbers.count(count),
    unit=lambda _plan: "",
    about=quote_page.about_accounts,
)

LIST_PRICE = _of_row(shared.LIST_PRICE, "list_price")

SOFTWARE = _of_row(shared.SOFTWARE, "software_price")._replace(
    get=_software, about=quote_page.about_software
)

OVER_LIST = of_package.OVER_LIST._replace(
    get=_over_list,
    put=lambda scope, typed: changed(scope, "software_price", OverList(typed)),
)

LIST_TIMES = of_package.LIST_TIMES._replace(
    get=_list_times,
    put=lambda scope, typed: changed(scope, "software_price", ListTimes(typed)),
)

SERVICES = _of_row(shared.SERVICES, "services_price", about=quote_page.about_services)

SETUP = _of_row(
    of_package.SETUP_FEE, "setup_fee", name=lambda: text("Setup"), about=quote_page.about_setup
)

HOURS = _of_row(shared.HOURS, "hours", about=quote_page.about_hours)

OTHER_COSTS = _of_row(shared.OTHER_COSTS, "other_costs", about=quote_page.about_other_costs)


def _read_fee(typed: str, plan: Plan) -> PaymentFee:
    """A payment fee as a cell has it; it has no range to speak of."""
    try:
        return cells.read_fee(typed, plan.currency)
    except EntryError as error:
        code = "number" if error.code == "character" else error.code
        raise EntryError(code, error.field, error.part, error.values) from None


FEE = Input(
    key="payment_fee",
    name=lambda: text("Payment fee"),
    step=lambda: step_of_change("payment_fee"),
    get=lambda scope: value(scope, "payment_fee"),
    put=lambda scope, typed: changed(scope, "payment_fee", typed),
    read=_read_fee,
    write=lambda fee, plan: "" if fee is None else cells.fee_text(fee, plan.currency),
    unit=lambda _plan: "",
    about=quote_page.about_fee,
)

FREE_MONTHS = Input(
    key="free_months",
    name=lambda: text("Free months"),
    step=lambda: step_of_change("free_months"),
    get=lambda scope: None if scope.client is None else scope.client.free_months,
    put=lambda scope, typed: changed(scope, "free_months", typed),
    read=lambda typed, _plan: (
        entry.read_count(typed, 0, client_columns.MOST_MONTHS) if typed.strip() else 0
    ),
    write=lambda months, _plan: numbers.count(months) if months else "",
    unit=lambda _plan: "",
    about=quote_page.about_free_months,
)

RETURNABLE = ("list_price", "software_price", "services_price", "setup_fee", "hours",
              "other_costs", "payment_fee")  # fmt: skip
"""Fields that can be given back to the package, or to the agency."""
