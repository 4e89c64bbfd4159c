"""What moves the expected months, each in a sentence: tiers, a goal, commissions, churn, chance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.model.over_time.assumed import churn_a_year
from planner.model.over_time.projection import Projection
from planner.model.over_time.simulation import Simulation
from planner.model.over_time.turns import (
    Crossing,
    crossings,
    first_ended,
    has_one_tier,
    setup_share,
)
from planner.model.problems import Problem
from planner.words.catalogue import plural, text
from planner.words.expected import ended_early
from planner.words.months import at_end_of, by_month, from_month, in_month
from planner.words.numbers import count, expected, fraction_percent, money, percent

HARDLY = 0.05
"""So many accounts are written as none."""

NEXT_TO_NOTHING = Decimal("0.0005")
"""Less than such a share is written as none."""

MOST_CROSSINGS = 3


def sentences(projection: Projection, simulation: Simulation | None = None) -> list[str]:
    """What moves the months, each in a sentence; what chance says comes last."""
    said = [*_ended_early(projection), *crossing_sentences(projection), *_goal(projection)]
    said += [*_commissions(projection), *_churn(projection), *_setup(projection)]
    if projection.is_estimate:
        said.append(estimate())
    if simulation is not None and simulation.months:
        said += _by_chance(projection, simulation)
    return said


def estimate() -> str:
    """What is said where expected accounts cannot know who pays what."""
    return text(
        "In this programme the order of your accounts decides who pays what: the vendor's "
        "bill of these months is an estimate with the mean of all of them."
    )


def _ended_early(projection: Projection) -> Iterator[str]:
    """Why there are fewer months than were asked for."""
    if projection.problem is not None:
        yield ended(projection, projection.problem)


def ended(projection: Projection, problem: Problem) -> str:
    """Where the figures end, and why."""
    return text("The figures end {at_end}. {why}").format(
        at_end=at_end_of(projection.start, len(projection.months)),
        why=ended_early(problem, projection.plan),
    )


def crossing_sentences(projection: Projection) -> Iterator[str]:
    """When tiers are reached and lost, and on which bill it shows."""
    found = list(crossings(projection))
    of_each = not has_one_tier(projection)
    for crossing in found[:MOST_CROSSINGS]:
        yield (
            _place(crossing, projection.start) if of_each else _crossing(crossing, projection.start)
        )
    more = len(found) - MOST_CROSSINGS
    if more > 0:
        yield plural(
            "After that the tier changes {times} more time.",
            "After that the tier changes {times} more times.",
            more,
        ).format(times=count(more))


def _place(of: Crossing, start: date | None) -> str:
    """A tier that is for the accounts from some place on."""
    if of.rises:
        words = plural(
            "{accounts} account is reached {in_month}: from there on each has {discount} off.",
            "{accounts} accounts are reached {in_month}: from there on each has {discount} off.",
            of.start,
        )
    else:
        words = plural(
            "No account is counted {in_month}.",
            "Fewer than {accounts} accounts are counted {in_month}: the last has {discount} off.",
            of.start,
        )
    return words.format(
        accounts=count(of.start),
        discount=percent(of.discount),
        in_month=in_month(start, of.counted),
    )


def _crossing(of: Crossing, start: date | None) -> str:
    late = of.billed > of.counted
    if of.rises:
        words = (
            plural(
                "{accounts} account is reached {at_end}; the bill has {discount} off {from_next}.",
                "{accounts} accounts are reached {at_end}; the bill has {discount} off "
                "{from_next}.",
                of.start,
            )
            if late
            else plural(
                "{accounts} account is reached {in_month}, and its bill has {discount} off.",
                "{accounts} accounts are reached {in_month}, and its bill has {discount} off.",
                of.start,
            )
        )
    elif not of.discount:
        words = _no_discount(of, late=late)
    else:
        words = (
            plural(
                "No account is counted {at_end}; the bill has {discount} off {from_next}.",
                "Fewer than {accounts} accounts are counted {at_end}; the bill has {discount} off "
                "{from_next}.",
                of.start,
            )
            if late
            else plural(
                "No account is counted {in_month}, and its bill has {discount} off.",
                "Fewer than {accounts} accounts are counted {in_month}, and its bill has "
                "{discount} off.",
                of.start,
            )
        )
    return words.format(
        accounts=count(of.start),
        discount=percent(of.discount),
        at_end=at_end_of(start, of.counted),
        in_month=in_month(start, of.counted),
        from_next=from_month(start, of.billed),
    )


def _no_discount(of: Crossing, *, late: bool) -> str:
    """The last discount is lost."""
    if late:
        return plural(
            "No account is counted {at_end}; the bill has no discount {from_next}.",
            "Fewer than {accounts} accounts are counted {at_end}; the bill has no discount "
            "{from_next}.",
            of.start,
        )
    return plural(
        "No account is counted {in_month}, and its bill has no discount.",
        "Fewer than {accounts} accounts are counted {in_month}, and its bill has no discount.",
        of.start,
    )


def _goal(projection: Projection) -> Iterator[str]:
    goal, start = projection.plan.assumptions.profit_goal, projection.start
    if goal is None:
        return
    currency = projection.plan.currency
    short = [month.month for month in projection.months if month.profit < goal]
    reached = [month.month for month in projection.months if month.profit >= goal]
    if not reached:
        most = max(projection.months, key=lambda each: each.profit)
        words = text(
            "Your goal of {goal} a month is not reached: profit is about {amount} at most, "
            "{in_month}."
        )
        yield words.format(
            goal=money(goal, currency, unit=True),
            in_month=in_month(start, most.month),
            amount=money(most.profit, currency, unit=True),
        )
        return
    turned = min(max(short, default=0), reached[-1])  # after it, all months are alike
    if not short:
        words = text("Your goal of {goal} a month is reached in every month.")
    elif short[-1] < reached[0]:
        words = text("Your goal of {goal} a month is first reached {in_month}.")
    elif short[-1] < reached[-1]:
        words = text("Your goal of {goal} a month is first reached {in_month}, and kept {later}.")
    else:
        words = text("Your goal of {goal} a month is reached {in_month}, and no longer {later}.")
    yield words.format(
        goal=money(goal, currency, unit=True),
        in_month=in_month(start, reached[0]),
        later=from_month(start, turned + 1),
    )


def _commissions(projection: Projection) -> Iterator[str]:
    """When the first commissions end, and how many are paid at the end."""
    first, last = first_ended(projection), projection.months[-1]
    if first is None or not projection.plan.programme.commission.rate:
        return
    if last.paid < HARDLY:
        yield text(
            "The first commissions are no longer paid {from_month}; {in_month} none of the "
            "accounts on commission brings one any more."
        ).format(
            from_month=from_month(projection.start, first.month),
            in_month=in_month(projection.start, last.month),
        )
        return
    yield text(
        "The first commissions are no longer paid {from_month}; {in_month} about {paid} of "
        "{accounts} accounts on commission still bring one."
    ).format(
        from_month=from_month(projection.start, first.month),
        in_month=in_month(projection.start, last.month),
        paid=expected(last.paid),
        accounts=expected(last.on_commission),
    )


def _churn(projection: Projection) -> Iterator[str]:
    """What a churn a month is in a year."""
    assumed = projection.plan.assumptions
    own = {each.package for each in assumed.packages if each.monthly_churn is not None}
    packages = {package.id for package in projection.plan.packages}
    somebody = any(month.left for month in projection.months)
    if somebody and assumed.monthly_churn and not own >= packages:
        words = (
            text(
                "{churn} of the accounts leave each month, where their package has no share of "
                "its own: that is {year} in a year."
            )
            if own & packages
            else text("{churn} of the accounts leave each month: that is {year} in a year.")
        )
        yield words.format(
            churn=percent(assumed.monthly_churn),
            year=percent(churn_a_year(assumed.monthly_churn), 1),
        )


def _setup(projection: Projection) -> Iterator[str]:
    share = setup_share(projection)
    if share is not None and share >= NEXT_TO_NOTHING:
        yield text("Setup fees, which come once, are {share} of all revenue.").format(
            share=percent(share, 1)
        )


def _by_chance(projection: Projection, simulation: Simulation) -> Iterator[str]:
    last, currency = simulation.months[-1], projection.plan.currency
    if last.profit.p10 != last.profit.p90:
        said = text("{in_month} profit lies between {low} and {high} in 8 of 10 possible futures.")
        said = said.format(
            in_month=in_month(projection.start, last.month),
            low=money(last.profit.p10, currency, unit=True),
            high=money(last.profit.p90, currency, unit=True),
        )
        yield said[:1].upper() + said[1:]
    goal = projection.plan.assumptions.profit_goal
    if goal is not None and last.goal_by is not None:
        yield text(
            "{share} of the possible futures have earned your goal of {goal} in a month {by_month}."
        ).format(
            share=chance(simulation.chance(last.goal_by)),
            goal=money(goal, currency, unit=True),
            by_month=by_month(projection.start, last.month),
        )


def chance(share: Fraction) -> str:
    """A share of the paths in whole per cent; neither none nor all where it is not."""
    if 0 < share < Fraction(1, 100):
        return text("Under {share}").format(share=percent(Decimal("0.01")))
    if Fraction(99, 100) < share < 1:
        return text("Over {share}").format(share=percent(Decimal("0.99")))
    return fraction_percent(share, 0)
