"""What the plan report says that no page of the window says."""

from __future__ import annotations

import datetime

from planner.model.plan import Plan
from planner.words.catalogue import context, plural, text
from planner.words.exporting import internal
from planner.words.numbers import count, date
from planner.words.sentences import one_line


def plan_name(plan: Plan) -> str:
    """What the plan is called."""
    return one_line(plan.name, 200).strip() or text("Your plan")


def title(plan: Plan) -> str:
    """What the file is called in its own words: that it is for the house comes first."""
    return text("{internal} · Plan report: {plan}").format(
        internal=internal(), plan=plan_name(plan)
    )


def kind() -> str:
    """What stands above the plan's name on the cover."""
    return text("Plan report")


def for_us() -> str:
    """What INTERNAL means, on the cover."""
    return text("For the agency alone: costs, discounts and margins are in it.")


def page() -> str:
    """The number of a page among all; the braces are filled in on the page."""
    return text("Page {number} of {all}")


def made_on(today: datetime.date) -> tuple[str, str]:
    """The day of the report, with its label."""
    return text("Date"), date(today)


def prices_of(plan: Plan) -> tuple[str, str] | None:
    """The date of the price data, with its label."""
    as_of = plan.price_list.as_of
    return None if as_of is None else (text("Price data of"), date(as_of))


def agency() -> str:
    """The label of the agency."""
    return context("a label", "Agency")


# The headings of the parts.


def in_short() -> str:
    """The heading of the figures that answer first."""
    return text("In short")


def month() -> str:
    """The heading of a month's lines."""
    return text("The month, line by line")


def packages() -> str:
    """The heading of the packages."""
    return text("Packages and their margins")


def clients() -> str:
    """The heading of the client rows."""
    return context("a heading", "Clients")


def today() -> str:
    """The heading of the charts over the number of accounts."""
    return text("Resold accounts, and what they bring")


def next_tier() -> str:
    """The heading of the tiers above and below."""
    return text("The next tier")


def best_mix() -> str:
    """The heading of the best mix."""
    return text("The best mix of resale and commission")


def channels() -> str:
    """The heading of the two channels."""
    return text("Resell or commission")


def worth() -> str:
    """The heading of what each is worth."""
    return text("What each client is worth")


def moves() -> str:
    """The heading of the sensitivity."""
    return text("What moves the profit")


def scenarios() -> str:
    """The heading of the scenarios."""
    return text("Your plan and the scenarios side by side")


def future() -> str:
    """The heading of the months to come."""
    return text("The months to come")


def assumed() -> str:
    """The heading of everything that is entered."""
    return text("What it is computed from")


def programme() -> str:
    """The heading of the vendor's programme."""
    return text("The vendor's programme")


def price_list() -> str:
    """The heading of the price list."""
    return text("The price list")


def not_confirmed() -> str:
    """The heading of what the vendor leaves open."""
    return text("What is not confirmed")


def to_mend() -> str:
    """The heading of what keeps figures from being made."""
    return text("What is to be mended")


def to_watch() -> str:
    """The heading of the warnings."""
    return text("What to watch")


def how_to_read() -> str:
    """The heading of the last part."""
    return text("How to read this")


# Words within the parts.


def amounts_in(currency: str) -> str:
    """The head of a column of amounts."""
    return text("{currency} a month").format(currency=currency)


def what() -> str:
    """The head of a column of lines."""
    return context("head of a column", "Line")


def fee() -> str:
    """The line of what the programme itself costs."""
    return text("Programme fee")


def counted(accounts: int) -> str:
    """How many accounts count toward the tier."""
    return plural("{accounts} account counts", "{accounts} accounts count", accounts).format(
        accounts=count(accounts)
    )


def without_setup() -> str:
    """What a month's figures leave out."""
    return text("One month, without tax and without setup fees.")


def nothing_to_sell() -> str:
    """What is said where there is neither a client nor a package that could be sold."""
    return text("There is nothing to sell yet: the plan has no package with a price.")


def no_clients() -> str:
    """What is said where there is no client row."""
    return text("The plan has no clients.")


def no_figures() -> str:
    """What is said where a row has no figures, or the whole plan."""
    return text("Not all figures can be made yet: what is to be mended stands at the end.")


def left_out(rows: int) -> str:
    """What is said of the client rows that have no room."""
    return plural(
        "{rows} more row is not shown; the sums have it.",
        "{rows} more rows are not shown; the sums have them.",
        rows,
    ).format(rows=count(rows))


def all_rows() -> str:
    """The label of the sum of all rows."""
    return context("the sum of rows", "All")


def about_figures() -> str:
    """How the figures come about."""
    return text(
        "Each amount that appears on an invoice or a payment is rounded once, for each account; "
        "totals are sums of rounded lines. Margin is profit divided by revenue. Months to come are "
        "expected values, not promises."
    )


def about_program(version: str) -> str:
    """What made the report."""
    return text("Made by the Agency Profit Planner, version {version}.").format(version=version)


def about_plan(plan: Plan, day: datetime.date) -> str:
    """Of which plan it was made, and when."""
    return text("Made of “{plan}” on {day}.").format(plan=plan_name(plan), day=date(day))


def about_prices(plan: Plan) -> str:
    """How old the list prices are, and where they are from."""
    listed = plan.price_list
    name = one_line(listed.name, 200)
    if listed.as_of is None:
        return text("The list prices bear no date.")
    if not name:
        return text("The list prices are of {day}.").format(day=date(listed.as_of))
    return text("The list prices are of {day}: {name}.").format(day=date(listed.as_of), name=name)


def months() -> str:
    """The heading of the table of months."""
    return text("Month by month")


def more(number: int) -> str:
    """How many more there are than are told."""
    return plural("And {number} more.", "And {number} more.", number).format(number=count(number))


def own_terms() -> str:
    """The heading of what client rows state of their own."""
    return text("What clients have otherwise than their package")


def stated() -> str:
    """The head of the column of it."""
    return text("Own terms")


def named(name: str, value: str) -> str:
    """A value with its name."""
    return text("{name}: {value}").format(name=name, value=value)


def source() -> str:
    """The label of where something was read."""
    return context("of facts", "Source")


def notes() -> str:
    """The heading of the agency's own words."""
    return text("Notes")
