"""What assumptions come to: what is said beside the fields in which they are typed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from planner.model.book import Book
from planner.model.over_time.calendar import MONTHS_A_YEAR
from planner.model.over_time.projection import DAYS_A_MONTH
from planner.model.rows import Kind

STEPS = 100
"""New accounts are stated in hundredths."""


def churn_a_year(churn: Decimal) -> Decimal:
    """The share of accounts that leaves in a year where this share leaves in each month."""
    return 1 - (1 - churn) ** MONTHS_A_YEAR


def months_later(days: int) -> int:
    """In how many whole months what is paid after so many days arrives, rounded up."""
    return -(-days // DAYS_A_MONTH)


def average_season(factors: tuple[Decimal, ...]) -> Decimal:
    """What a month of the year is on average."""
    return sum(factors, Decimal(0)) / len(factors)


def share_of_new(book: Book, package_id: str) -> Decimal:
    """How many of the new accounts of all a package gets, where it has no number of its own."""
    return _in_steps(_shares(book).get(package_id, Fraction(0)))


def new_in_all(book: Book) -> Decimal | None:
    """How many accounts join in an average month; None where no package has a number of its own."""
    assumed = book.plan.assumptions
    own = {
        each.package: Fraction(each.new_accounts_per_month)
        for each in reversed(assumed.packages)
        if each.new_accounts_per_month is not None
    }
    return _in_steps(sum({**_shares(book), **own}.values(), Fraction(0))) if own else None


def _shares(book: Book) -> dict[str, Fraction]:
    """The packages' parts of the new accounts of all.

    They join in the book's own proportions, of each package alike where it has no accounts.
    """
    selling = {Kind.RESOLD, Kind.ON_COMMISSION}
    accounts: dict[str, int] = {}
    for part in book.parts:
        if part.account is not None and part.kind in selling:
            package = part.group.alike.package
            accounts[package] = accounts.get(package, 0) + part.group.accounts
    if not any(accounts.values()):
        accounts = {package.id: 1 for package in book.plan.packages}
    new, of_all = Fraction(book.plan.assumptions.new_accounts_per_month), sum(accounts.values())
    return {package: new * number / of_all for package, number in accounts.items()}


def _in_steps(accounts: Fraction) -> Decimal:
    return Decimal(round(accounts * STEPS)) / STEPS
