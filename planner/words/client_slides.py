"""What the slides for a client say beside its charts.

Everything here may be read by a client, as in ``client_charts``.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.words import numbers
from planner.words.catalogue import plural, text
from planner.words.numbers import count, percent


def title(client: str) -> str:
    """What the slides are called."""
    return text("Proposal for {client}").format(client=client) if client else text("Our packages")


def valid_until(day: date) -> str:
    """How long they hold."""
    return text("Valid until {date}").format(date=numbers.date(day))


def introduction() -> str:
    """The title of what the agency says first."""
    return text("What this is about")


def we_recommend(name: str) -> str:
    """The title over the packages where one is recommended."""
    return text("We recommend {name}").format(name=name)


def what_each_includes() -> str:
    """The title over the packages where none is."""
    return text("What each package includes")


def terms() -> str:
    """The title of the last slide."""
    return text("Terms and next steps")


def month_price() -> str:
    """A row of the table."""
    return text("Price a month")


def with_tax(rate: Decimal) -> str:
    """A row of the table: the price with its tax."""
    return text("with {tax} tax").format(tax=percent(rate))


def at_once() -> str:
    """A row of the table: what is paid for a year at once."""
    return text("A year, paid at once")


def setup() -> str:
    """A row of the table."""
    return text("Setup, once")


def first_year() -> str:
    """A row of the table: all that is paid in it."""
    return text("First year in all")


def contacts() -> str:
    """A row of the table."""
    return text("Contacts")


def included() -> str:
    """A row of the table."""
    return text("Included")


def more(several: int) -> str:
    """How many more lines there are than fit."""
    return plural("and {several} more", "and {several} more", several).format(
        several=count(several)
    )


def next_step() -> str:
    """What the client does next."""
    return text("Tell us which package you choose, and we begin.")


def up_to(contacts: int) -> str:
    """The lists that a band is for, where an axis says what is counted."""
    return text("up to {count}").format(count=count(contacts))


def band(lists: str, when: str) -> str:
    """A band under its column: the lists it is for, and when the list gets there."""
    return f"{lists} · {when}" if when else lists


def asked(name: str, on_request: str) -> str:
    """A name whose price is to be asked for."""
    return text("{name} ({price})").format(name=name, price=on_request)


def table_alt() -> str:
    """What the table of the packages is, for those who do not see it."""
    return text("The packages side by side: prices, setup, the first year, and what is included.")
