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
    """How many of the new accounts of all a package gets, where it has no number of its own.

    New accounts join in the book's own proportions, of each package alike where it has no accounts.
    """
    selling = {Kind.RESOLD, Kind.ON_COMMISSION}
    active = [part for part in book.parts if part.account is not None and part.kind in selling]
    accounts = sum(part.group.accounts for part in active)
    if accounts:
        of = [part.group.accounts for part in active if part.group.alike.package == package_id]
        share = Fraction(sum(of), accounts)
    else:
        share = Fraction(1, max(len(book.plan.packages), 1))
    new = Fraction(book.plan.assumptions.new_accounts_per_month) * share
    return Decimal(round(new * STEPS)) / STEPS
