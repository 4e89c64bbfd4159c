"""The columns of the clients' table: those of a row, and what is computed of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from planner.gui.sheet.model import Column, Kind
from planner.model.client_figures import ClientFigures
from planner.model.plan import Client, ListTimes, OverList, Package, PaymentFee, Plan
from planner.words import client_columns, names, numbers
from planner.words.catalogue import text
from planner.words.client_rows import flag
from planner.words.search import fold
from planner.words.sentences import one_line

LONGEST_SHOWN = 200
TYPED = {"name", "package", "plan", "note"}
"""Columns whose words are people's own."""


class Shown(NamedTuple):
    """A column of the table: its input, or the figure that it computes, and its width."""

    key: str
    width: int
    input: client_columns.Column | None = None

    @property
    def title(self) -> str:
        """What stands over it."""
        if self.input is not None:
            return self.input.title()
        return COMPUTED[self.key]()

    def column(self) -> Column:
        """The column as the sheet has it, in the language in use."""
        return Column(
            self.key, self.title, self._kind(), self.input is None, self.width, tip_of(self.key)
        )

    def _kind(self) -> Kind:
        if self.key == "channel_locked":
            return Kind.TOGGLE
        if self.key == "flags":
            return Kind.WORDS
        if self.input is None or self.input.figure:
            return Kind.NUMBER
        return Kind.WORDS if self.input.choices is None else Kind.CHOICE


COMPUTED: dict[str, Callable[[], str]] = {
    "vendor_cost": lambda: names.amount("vendor_cost"),
    "revenue": lambda: names.amount("revenue"),
    "contribution": lambda: names.amount("contribution"),
    "margin": lambda: text("Margin"),
    "flags": lambda: text("Watch"),
}

WIDTHS = {
    "name": 136,
    "package": 82,
    "plan": 80,
    "contacts": 68,
    "accounts": 70,
    "channel": 86,
    "status": 74,
    "channel_locked": 72,
    "list_price": 88,
    "software_price": 152,
    "services_price": 88,
    "setup_fee": 88,
    "hours": 64,
    "other_costs": 96,
    "tax_rate": 80,
    "payment_fee": 152,
    "billing": 80,
    "since": 80,
    "free_months": 96,
    "vendor_cost": 88,
    "revenue": 78,
    "contribution": 88,
    "margin": 60,
    "flags": 90,
    "note": 200,
}
"""Every column by its key, in the order of the table, and its width in pixels."""

USUAL = (
    "name",
    "package",
    "contacts",
    "accounts",
    "channel",
    "status",
    "revenue",
    "contribution",
    "margin",
    "flags",
)
"""The columns that are seen until others are chosen."""

SHOWN = tuple(
    Shown(key, width, None if key in COMPUTED else client_columns.column(key))
    for key, width in WIDTHS.items()
)
INDEX = {each.key: number for number, each in enumerate(SHOWN)}


def tip_of(key: str) -> str:
    """What the title of a column does not say."""
    return {
        "contacts": text("Empty: those of the package."),
        "list_price": text("One account a month, in the currency of the price list."),
        "software_price": text("An amount, or a rule: list + 20.00, or list × 1.10."),
        "payment_fee": text("A share, an amount and the most: 2.9 % + 0.30, at most 5.00."),
        "since": text("The month in which the accounts began: 2026-03."),
        "free_months": text("How many first months cost the client nothing."),
        "channel_locked": text("The best mix leaves the channel of a locked row as it is."),
        "vendor_cost": text("What the vendor bills for all accounts of the row, a month."),
        "contribution": text("What the row leaves each month, before overheads."),
        "margin": text("Contribution / revenue"),
        "flags": text(
            "Loses money, below your target margin, below the vendor's published price, or soon "
            "dearer: its own contacts fill at least nine tenths of their band."
        ),
    }.get(key, "")


class Line(NamedTuple):
    """The inputs of a row as they are shown: words, and which of them the package gives.

    ``said`` is what is searched: prices and hours of the package are not the row's own words.
    """

    client: Client
    words: list[str]
    given: list[bool]
    said: str


def line_of(plan: Plan, client: Client, package: Package | None, given: list[str]) -> Line:
    """Write the inputs of a row.

    Args:
        plan: the plan.
        client: the row.
        package: its package, where there is one.
        given: what ``given_words`` says of the package.
    """
    words, muted = [], []
    for number, shown in enumerate(SHOWN):
        column = shown.input
        own = None if column is None else column.own(client)
        from_package = column is not None and column.inherits and own is None
        if column is None:
            words.append("")
        elif from_package:
            words.append(_listed(plan, client, package, given[number], shown.key))
        elif shown.key in TYPED:
            words.append(one_line(column.write(own, plan), LONGEST_SHOWN))
        else:
            words.append(column.write(own, plan))
        muted.append(from_package)
    said = (
        each
        for shown, each, given_there in zip(SHOWN, words, muted, strict=True)
        if not given_there or shown.key in {"plan", "contacts"}
    )
    return Line(client, words, muted, fold("\n".join(said)))


def _listed(plan: Plan, client: Client, package: Package | None, given: str, key: str) -> str:
    """What a row takes over; its list price follows its own plan and contacts."""
    own = client.overrides
    if key != "list_price" or package is None or (own.plan is None and own.contacts is None):
        return given
    found = plan.price_list.list_price(
        own.plan or package.plan, package.contacts if own.contacts is None else own.contacts
    )
    return numbers.money(found, plan.price_list.currency)


def given_words(plan: Plan, package: Package | None) -> list[str]:
    """What rows of a package show where they state nothing of their own."""
    words = []
    nobody = Client(package="" if package is None else package.id)
    for shown in SHOWN:
        column = shown.input
        if column is None or not column.inherits:
            words.append("")
            continue
        value = column.given(plan, nobody, package)
        if shown.key == "list_price" and value is None and package is not None:
            value = plan.price_list.list_price(package.plan, package.contacts)
        words.append(numbers.DASH if value is None else column.write(value, plan))
    return words


def figure_words(figures: ClientFigures, row: int) -> dict[str, str]:
    """What is computed of a row, by column."""
    made, currency = figures.rows[row], figures.plan.currency
    amounts = made.amounts
    idle = amounts is not None and not any(amounts)
    return {
        "vendor_cost": "" if idle else numbers.money(amounts and amounts.vendor_cost, currency),
        "revenue": "" if idle else numbers.money(amounts and amounts.revenue, currency),
        "contribution": "" if idle else numbers.money(amounts and amounts.contribution, currency),
        "margin": "" if idle else numbers.percent(made.margin, 1),
        "flags": ", ".join(map(flag, figures.flags[row])),
    }


def longest(figures: ClientFigures, key: str) -> list[str]:
    """The words of a computed column that need the most room; of flags those that stand alone."""
    if key == "flags":
        return [flag(each) for each in {each for flags in set(figures.flags) for each in flags}]
    return [figure_words(figures, row)[key] for row in figures.extremes.get(key, ())]


def sort_value(key: str, plan: Plan, client: Client, package: Package | None) -> Any:
    """What an input is sorted by; None comes last."""
    column = SHOWN[INDEX[key]].input
    assert column is not None
    value = column.own(client)
    if value is None and column.inherits:
        value = column.given(plan, client, package)
        if key == "list_price" and value is None and package is not None:
            own = client.overrides
            contacts = package.contacts if own.contacts is None else own.contacts
            value = plan.price_list.list_price(own.plan or package.plan, contacts)
    match value:
        case None:
            return None
        case OverList(amount):
            return 1, amount
        case ListTimes(factor):
            return 2, factor
        case PaymentFee(rate=rate, fixed=fixed):
            return rate, fixed
        case _ if key == "package":
            return fold(value if package is None else package.title)
        case str():
            return fold(value) or None
        case _ if key == "software_price":
            return 0, value
        case _:
            return value


def sort_figure(key: str, figures: ClientFigures, row: int) -> Any:
    """What a figure is sorted by; None comes last."""
    if key == "flags":
        flags = figures.flags[row]
        return [list(type(each)).index(each) for each in flags] or None
    amounts = figures.amounts
    revenue, contribution = amounts["revenue"][row], amounts["contribution"][row]
    if revenue is None or contribution is None or not (revenue or contribution):
        return None  # it does nothing, or nobody knows what
    if key == "margin":  # to compare, a float is near enough
        return contribution / revenue if revenue else None
    return amounts[key][row]
