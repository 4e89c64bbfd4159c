"""The heads and notes of a client's table of prices."""

from __future__ import annotations

from planner.words.catalogue import context, text


def packages() -> str:
    """The name of the sheet with the packages side by side."""
    return text("Packages")


def by_contacts() -> str:
    """The name of the sheet with a price for each number of contacts."""
    return text("Prices by contacts")


def package() -> str:
    """The head of the packages' names."""
    return text("Package")


def plan() -> str:
    """The head of the names that the vendor gives its plans."""
    return text("Plan")


def contacts() -> str:
    """The head of how many contacts a price is for."""
    return text("Up to so many contacts")


def currency() -> str:
    """The head of the currency's code."""
    return text("Currency")


def monthly() -> str:
    """The head of what is paid a month, without tax."""
    return text("Price a month")


def tax() -> str:
    """The head of the tax on it."""
    return text("Tax a month")


def with_tax() -> str:
    """The head of both together."""
    return text("Price a month with tax")


def setup() -> str:
    """The head of what is paid once."""
    return text("Setup, once")


def at_once() -> str:
    """The head of what is paid for twelve months at once."""
    return text("Twelve months at once")


def first_year() -> str:
    """The head of all that is paid in the first year."""
    return text("First year")


def includes() -> str:
    """The head of what a package includes."""
    return text("Included")


def options() -> str:
    """The head of what can be added to a package."""
    return text("Can be added, a month")


def on_request() -> str:
    """Where no price is known."""
    return context("a price", "on request")


def recommended() -> str:
    """What is said of the package that the agency recommends."""
    return text("recommended")


def title(client: str) -> str:
    """The title of the table."""
    if not client:
        return text("Packages and prices")
    return text("Packages and prices for {client}").format(client=client)


def valid(until: str) -> str:
    """How long the prices hold."""
    return text("Valid until {date}").format(date=until)
