"""What a client may ask for, and what each of it costs: percentages off, a setup waived, a month.

Amounts are those of the row, the account's times its accounts, in minor units of the plan's
currency. A concession is a change of the deal; ``quote_edits.with_concession`` makes it one of
the plan, and the quote of that plan says the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from planner.model.account import Terms
from planner.model.deal import Deal
from planner.model.gifts import Concession, Gift
from planner.model.money import times
from planner.model.package_edits import same_rule
from planner.model.payments import MONTHS_A_YEAR
from planner.model.plan import Package

USUAL_MONTHS_PAID = 10


class Conceded(NamedTuple):
    """A deal with a concession: its month, what it costs once, and its first year.

    ``once`` is below 0 where something is given a single time. ``margin`` is contribution / price.
    """

    concession: Concession
    deal: Deal
    price: int
    contribution: int
    margin: Decimal | None
    once: int
    first_year: int
    is_below_target: bool

    @property
    def loses_money(self) -> bool:
        """Whether a month costs more than it brings."""
        return self.contribution < 0


def usual(package: Package) -> tuple[Concession, ...]:
    """What clients ask for most.

    A year at once costs them the months that the package says, or ten where it says twelve.
    """
    months = package.yearly_months_paid
    return (
        Concession(Gift.SERVICES_OFF, rate=Decimal("0.10")),
        Concession(Gift.SERVICES_OFF, rate=Decimal("0.15")),
        Concession(
            Gift.PAID_AT_ONCE, months=months if months < MONTHS_A_YEAR else USUAL_MONTHS_PAID
        ),
        Concession(Gift.SETUP_WAIVED),
        Concession(Gift.MONTHS_FREE, months=1),
    )


def conceded(
    deal: Deal, asked: Iterable[Concession], target: Decimal | None
) -> tuple[Conceded, ...]:
    """Price concessions, each by itself beside the deal without it, each once.

    What would give nothing (a setup waived that is free, a year at once that is paid so already)
    is left out.

    Args:
        deal: the deal without them.
        asked: the concessions, in the order in which they are to be shown.
        target: the agency's target margin.
    """
    made = ((each, given(deal, each)) for each in dict.fromkeys(asked))
    return tuple(_conceded(deal, each, there, target) for each, there in made if there != deal)


def given(deal: Deal, concession: Concession) -> Deal:
    """The deal with a concession; the same one where it gives nothing more than it has."""
    match concession.gift:
        case Gift.SERVICES_OFF | Gift.ALL_OFF:
            return replace(deal, terms=cheaper(deal.terms, concession))
        case Gift.PAID_AT_ONCE:
            return replace(deal, terms=deal.terms._replace(months_paid=concession.months))
        case Gift.SETUP_WAIVED:
            return replace(deal, setup_fee=0)
        case Gift.MONTHS_FREE:
            return replace(deal, free_months=max(deal.free_months, concession.months))


def cheaper(one: Terms, concession: Concession) -> Terms:
    """An account's terms with a share taken off the services, or off the software as well.

    A software price that follows the list price goes on following it.
    """
    left = 1 - concession.rate
    made = one._replace(services=times(one.services, left))
    if concession.gift is Gift.SERVICES_OFF:
        return made
    return made._replace(software_price=same_rule(one, times(one.software, left)))


def _conceded(deal: Deal, concession: Concession, made: Deal, target: Decimal | None) -> Conceded:
    once = made.setup_kept - deal.setup_kept
    once -= (made.free_months - deal.free_months) * deal.month_given
    lines = made.lines()
    return Conceded(
        concession=concession,
        deal=made,
        price=lines.price,
        contribution=lines.contribution,
        margin=made.margin,
        once=once,
        first_year=made.first_year,
        is_below_target=made.falls_short_of(target),
    )
