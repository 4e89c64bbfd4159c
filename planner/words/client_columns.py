"""The columns of a client row: how each is called, read, written, and put into a plan's row.

The table in the window, paste and import all go through these, so that a text means the same
wherever it comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, NamedTuple

from planner.model.plan import Billing, Channel, Client, Package, Plan, Status
from planner.words import catalogue, cells, entry, names, numbers
from planner.words.catalogue import context, text
from planner.words.cells import CellError, plain
from planner.words.headings import HEADINGS

MOST_ACCOUNTS = 1_000_000
MOST_CONTACTS = 10_000_000
MOST_HOURS = Decimal(744)  # a month of 31 days has no more
MOST_MONTHS = 120
RATE_DIGITS = 6
WHOLE = Decimal(1)

Read = Callable[[str, Plan], Any]
Write = Callable[[Any, Plan], str]


class Column(NamedTuple):
    """One column of client rows.

    ``key`` is the key of the plan file; ``read`` makes a value of a text or raises EntryError or
    CellError, ``write`` the text of a value (both know None, which is no value of its own);
    ``inherits``: where the row has none, its package's or the agency's counts; ``figure``: it is a
    number; ``choices`` are the texts to choose from, where they are few.
    """

    key: str
    title: Callable[[], str]
    read: Read
    write: Write
    inherits: bool = False
    figure: bool = False
    choices: Callable[[Plan], list[str]] | None = None

    def own(self, client: Client) -> Any:
        """What the row itself says; None where its package or the agency says it."""
        return getattr(client.overrides if self.inherits else client, self.key)

    def given(self, plan: Plan, client: Client, package: Package | None = None) -> Any:
        """What the row's package or the agency says; None where neither does.

        Args:
            plan: the row's plan.
            client: the row.
            package: its package, where that is known already.
        """
        if not self.inherits:
            return None
        if self.key in {"tax_rate", "payment_fee"}:
            return getattr(plan.agency, self.key)
        found = package or plan.package(client.package)
        return None if found is None else getattr(found, self.key)

    def put(self, plan: Plan, client: Client, value: Any) -> Client:
        """The row with a value; one that its package gives anyway is not kept as its own.

        A row with other contacts or another plan leaves its own list price behind: that was for
        the band before.
        """
        if not self.inherits:
            return client if value == self.own(client) else replace(client, **{self.key: value})
        own = None if value == self.given(plan, client) else value
        if own == self.own(client):
            return client
        changes = {self.key: own}
        if self.key in {"plan", "contacts"}:
            changes["list_price"] = None
        return replace(client, overrides=replace(client.overrides, **changes))


def recognised(header: str) -> Column | None:
    """The column that a heading of somebody's list stands for, in English or French."""
    return _by_heading(catalogue.language()).get(plain(header))


def column(key: str) -> Column:
    """A column by its key.

    Raises:
        KeyError: if there is none.
    """
    return _BY_KEY[key]


def package_named(written: str, plan: Plan) -> str:
    """The id of the package that a text names, by its id or its name.

    Raises:
        CellError: if there is none, or there are several.
    """
    typed = written.strip()
    shown = [package.title for package in plan.packages]
    exact = [package.id for package in plan.packages if typed in {package.id, package.name}]
    alike = [
        package.id
        for package in plan.packages
        if plain(typed) in {plain(package.id), plain(package.title)}
    ]
    found = list(dict.fromkeys(exact or alike))
    if not found:
        raise CellError("choice", typed, shown)
    if len(found) > 1:
        raise CellError("several", typed, found)
    return found[0]


# How the values of each kind are read and written.


def _text(written: str, plan: Plan) -> str:
    del plan
    return cells.text_of(written)


def _same(value: str, plan: Plan) -> str:
    del plan
    return value


def _or_none(read: Read, written: str, plan: Plan) -> Any:
    return read(written, plan) if written.strip() else None


def _written(write: Write, value: Any, plan: Plan) -> str:
    return "" if value is None else write(value, plan)


def _optional(read: Read, write: Write) -> tuple[Read, Write]:
    return partial(_or_none, read), partial(_written, write)


def _money(written: str, plan: Plan) -> int:
    return entry.read_money(written, plan.currency)


def _listed(written: str, plan: Plan) -> int:
    return entry.read_money(written, plan.price_list.currency)


def _counted(low: int, high: int) -> Read:
    def read(written: str, plan: Plan) -> int:
        del plan
        return entry.read_count(written, low, high)

    return read


def _count_text(value: int, plan: Plan) -> str:
    del plan
    return numbers.count(value)


def _plan_named(written: str, plan: Plan) -> str:
    known = {plain(name): name for name in plan.price_list.prices}
    if "pro" in known:
        known.setdefault("professional", known["pro"])  # what the portal calls it
    return cells.one_of(written, known, plan.price_list.prices)


def _package_title(value: str, plan: Plan) -> str:
    package = plan.package(value)
    return value if package is None else package.title


def _channel(written: str, plan: Plan) -> Channel:
    return cells.one_of(written, cells.CHANNELS, _channels(plan))


def _channels(plan: Plan) -> list[str]:
    del plan
    return [names.channel(each) for each in Channel]


def _status(written: str, plan: Plan) -> Status:
    return cells.one_of(written, cells.STATUSES, _statuses(plan))


def _statuses(plan: Plan) -> list[str]:
    del plan
    return [names.status(each) for each in Status]


def _billing(written: str, plan: Plan) -> Billing:
    return cells.one_of(written, cells.BILLINGS, _billings(plan))


def _billing_name(value: Billing) -> str:
    if value is Billing.MONTHLY:
        return context("how a client pays", "monthly")
    return context("how a client pays", "yearly")


def _billings(plan: Plan) -> list[str]:
    del plan
    return [_billing_name(each) for each in Billing]


def _yes_no(written: str, plan: Plan) -> bool:
    return cells.one_of(written, cells.YES_NO, _answers(plan))


def _answers(plan: Plan) -> list[str]:
    del plan
    return [text("yes"), text("no")]


MONEY = _optional(_money, lambda value, plan: numbers.money(value, plan.currency))
LISTED = _optional(_listed, lambda value, plan: numbers.money(value, plan.price_list.currency))
HOURS = _optional(
    lambda written, _plan: entry.read_hours(written, high=MOST_HOURS),
    lambda value, _plan: numbers.hours(value),
)
RATE = _optional(
    # A spreadsheet has 20 % as 0.2, and a cell has no room to ask below it.
    lambda written, _plan: entry.read_rate(
        written, low=Decimal(0), high=WHOLE, digits=RATE_DIGITS, usual=entry.USUAL_RATE
    ),
    lambda value, _plan: numbers.percent(value),
)
SOFTWARE = _optional(
    lambda written, plan: cells.read_software(written, plan.currency),
    lambda value, plan: cells.software_text(value, plan.currency),
)
FEE = _optional(
    lambda written, plan: cells.read_fee(written, plan.currency),
    lambda value, plan: cells.fee_text(value, plan.currency),
)
MONTH = _optional(
    lambda written, _plan: cells.read_month(written),
    lambda value, _plan: f"{value:%Y-%m}",
)
CONTACTS = _optional(_counted(1, MOST_CONTACTS), _count_text)
PLAN = _optional(_plan_named, _same)

COLUMNS = (
    Column(
        "name",
        lambda: text("Client"),
        _text,
        _same,
    ),
    Column(
        "package",
        lambda: text("Package"),
        package_named,
        _package_title,
        choices=lambda plan: [package.title for package in plan.packages],
    ),
    Column(
        "plan",
        lambda: text("Plan"),
        *PLAN,
        inherits=True,
        choices=lambda plan: list(plan.price_list.prices),
    ),
    Column(
        "contacts",
        lambda: text("Contacts"),
        *CONTACTS,
        inherits=True,
        figure=True,
    ),
    Column(
        "channel",
        lambda: text("Channel"),
        _channel,
        lambda value, _plan: names.channel(value),
        choices=_channels,
    ),
    Column(
        "accounts",
        lambda: text("Accounts"),
        _counted(1, MOST_ACCOUNTS),
        _count_text,
        figure=True,
    ),
    Column(
        "status",
        lambda: text("Status"),
        _status,
        lambda value, _plan: names.status(value),
        choices=_statuses,
    ),
    Column(
        "list_price",
        lambda: text("List price"),
        *LISTED,
        inherits=True,
        figure=True,
    ),
    Column(
        "software_price",
        lambda: text("Software"),
        *SOFTWARE,
        inherits=True,
        figure=True,
    ),
    Column(
        "services_price",
        lambda: text("Services"),
        *MONEY,
        inherits=True,
        figure=True,
    ),
    Column(
        "setup_fee",
        lambda: text("Setup fee"),
        *MONEY,
        inherits=True,
        figure=True,
    ),
    Column(
        "hours",
        lambda: text("Hours"),
        *HOURS,
        inherits=True,
        figure=True,
    ),
    Column(
        "other_costs",
        lambda: text("Other costs"),
        *MONEY,
        inherits=True,
        figure=True,
    ),
    Column(
        "tax_rate",
        lambda: text("Sales tax"),
        *RATE,
        inherits=True,
        figure=True,
    ),
    Column(
        "payment_fee",
        lambda: text("Payment fee"),
        *FEE,
        inherits=True,
        figure=True,
    ),
    Column(
        "billing",
        lambda: text("Billing"),
        _billing,
        lambda value, _plan: _billing_name(value),
        choices=_billings,
    ),
    Column(
        "since",
        lambda: text("Since"),
        *MONTH,
        figure=True,
    ),
    Column(
        "free_months",
        lambda: text("Free months"),
        lambda written, plan: _counted(0, MOST_MONTHS)(written, plan) if written.strip() else 0,
        lambda value, plan: _count_text(value, plan) if value else "",
        figure=True,
    ),
    Column(
        "channel_locked",
        lambda: text("Locked"),
        _yes_no,
        lambda value, plan: _answers(plan)[0] if value else "",
        choices=_answers,
    ),
    Column(
        "note",
        lambda: text("Note"),
        _text,
        _same,
    ),
)
_BY_KEY = {each.key: each for each in COLUMNS}


@lru_cache(maxsize=4)
def _by_heading(language: str) -> dict[str, Column]:
    """The columns by every heading that stands for one; those of the language in use count too."""
    del language  # the titles are in it
    found = {plain(each.title()): each for each in COLUMNS}
    for each in COLUMNS:
        for heading in (each.key, *HEADINGS[each.key].split(", ")):
            found.setdefault(plain(heading), each)
    return found
