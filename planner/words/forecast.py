"""What is said of the expected months: conclusions, what moves them, and one month in a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from planner.model.money import Currency
from planner.model.over_time.projection import Month, Projection
from planner.model.over_time.simulation import Simulation
from planner.model.over_time.turns import (
    Crossing,
    a_year,
    crossings,
    first_ended,
    has_one_tier,
    setup_share,
)
from planner.model.problems import Problem
from planner.words.catalogue import context, plural, text
from planner.words.months import at_end_of, by_month, from_month, in_month, month_name
from planner.words.numbers import count, expected, fraction_percent, money, percent
from planner.words.sentences import sentence

STEADY = 100
"""A profit that moves by less than this part of it stays as it is."""

HARDLY = 0.05
"""So many accounts are written as none."""

MOST_CROSSINGS, MOST_STEPS = 3, 2


# Words in the picture.


def now() -> str:
    """Month 0 on an axis."""
    return context("on an axis of months", "today")


def months_from_now() -> str:
    """What the figures of an axis of months are."""
    return text("months from now")


def band_names(discount: Decimal) -> tuple[str, ...]:
    """What is billed in some months, from the fullest to the shortest."""
    rate = percent(discount)
    return text("{discount} off the bill").format(discount=rate), rate


def eight_of_ten() -> str:
    """The key of the fan."""
    return text("8 of 10 possible futures")


def goal_line(amount: str) -> str:
    """The name of the line of the profit goal."""
    return text("goal {amount}").format(amount=amount)


def today(amount: str) -> str:
    """The figure beside today's ring."""
    return text("today {amount}").format(amount=amount)


# The conclusion.


def title(projection: Projection, profit: int) -> str:
    """The most useful thing that is true of the months.

    Args:
        projection: at least one month.
        profit: today's.
    """
    start, currency = projection.start, projection.plan.currency
    last = projection.months[-1]
    by = by_month(start, last.month)
    amount = money(last.profit, currency, unit=True)
    after = [month for month in projection.months if (month.profit < 0) != (last.profit < 0)]
    since = after[-1].month + 1 if after else 1
    turned = (profit < 0) != (last.profit < 0)
    if last.profit < 0 and not after and not turned:
        words = text("You lose money in every month: about {amount} {in_month}")
        return words.format(amount=amount, in_month=in_month(start, last.month))
    if turned or after:
        words = (
            text("You lose money {from_month}: about {amount} {in_month}")
            if last.profit < 0
            else text("You earn money {from_month}: about {amount} {in_month}")
        )
        return words.format(
            from_month=from_month(start, since),
            amount=amount,
            in_month=in_month(start, last.month),
        )
    goal, reached = projection.plan.assumptions.profit_goal, goal_month(projection)
    if goal is not None and profit < goal and reached is not None:
        return text("Your goal of {goal} a month is reached {in_month}").format(
            goal=money(goal, currency, unit=True), in_month=in_month(start, reached)
        )
    moved = _moved(profit, last.profit).format(amount=amount, by_month=by)
    tier = _billed_since(projection)
    if tier:
        return context("two things of a title", "{tier}; {profit}").format(tier=tier, profit=moved)
    return moved[:1].upper() + moved[1:]


def _moved(before: int, after: int) -> str:
    """How the profit goes on."""
    if abs(after - before) * STEADY <= abs(before):
        return text("profit stays at about {amount} a month {by_month}")
    if after > before:
        return text("profit grows to about {amount} a month {by_month}")
    return text("profit falls to about {amount} a month {by_month}")


def _billed_since(projection: Projection) -> str:
    """From when on the tier of the last month is billed; nothing where it is today's all along."""
    last = projection.months[-1].discount
    if not has_one_tier(projection):
        return ""
    others = [month.month for month in projection.months if month.discount != last]
    if not others and projection.discount == last:
        return ""
    times = sum(1 for one, other in pairwise(projection.months) if one.discount != other.discount)
    if times > MOST_STEPS:
        return text("The tier that is billed changes {times} times").format(times=count(times))
    since = from_month(projection.start, others[-1] + 1 if others else 1)
    if not last:
        return text("No discount is billed {from_month}").format(from_month=since)
    return text("The {discount} tier is billed {from_month}").format(
        discount=percent(last), from_month=since
    )


def goal_month(projection: Projection) -> int | None:
    """The first month that earns the goal; None where none does, or the plan has none."""
    goal = projection.plan.assumptions.profit_goal
    if goal is None:
        return None
    return next((month.month for month in projection.months if month.profit >= goal), None)


def summary(projection: Projection, profit: int, simulation: Simulation | None) -> str:
    """The picture in words."""
    said = [title(projection, profit), spot_today(projection, profit)]
    told = {1, len(projection.months) // 2, len(projection.months)}
    for month in projection.months:
        if month.month in told:
            ends = None
            if simulation is not None and month.month <= len(simulation.months):
                spread = simulation.months[month.month - 1].profit
                ends = spread.p10, spread.p90
            said.append(spot(month, projection.start, projection.plan.currency, ends))
    return ". ".join(said)


# One month.


def spot_today(projection: Projection, profit: int) -> str:
    """Today in a line."""
    words = plural(
        "Today: {accounts} account, {discount} off, profit {profit}",
        "Today: {accounts} accounts, {discount} off, profit {profit}",
        projection.accounts,
    )
    return words.format(
        accounts=count(projection.accounts),
        discount=percent(projection.discount),
        profit=money(profit, projection.plan.currency, unit=True),
    )


def spot(month: Month, start: date | None, currency: Currency, ends: tuple[int, int] | None) -> str:
    """A month in a line; ``ends`` are those of eight of ten paths, where they are known."""
    said = text(
        "{month}: about {accounts} accounts, tier reached {reached}, billed {billed}, "
        "profit about {profit}"
    ).format(
        month=month_name(start, month.month),
        accounts=expected(month.accounts),
        reached=percent(month.reached),
        billed=percent(month.discount),
        profit=money(month.profit, currency, unit=True),
    )
    if ends is None:
        return said
    between = text("in 8 of 10 possible futures between {low} and {high}").format(
        low=money(ends[0], currency, unit=True), high=money(ends[1], currency, unit=True)
    )
    return f"{said}; {between}"


# What stands behind it.


def sentences(projection: Projection, simulation: Simulation | None = None) -> list[str]:
    """What moves the months, each in a sentence; what chance says comes last."""
    said = [*_ended_early(projection), *crossing_sentences(projection), *_goal(projection)]
    said += [*_commissions(projection), *_churn(projection), *_setup(projection)]
    if projection.is_estimate:
        said.append(
            text(
                "In this programme the order of your accounts decides who pays what: the vendor's "
                "bill of these months is an estimate with the mean of all of them."
            )
        )
    if simulation is not None and simulation.months:
        said += _by_chance(projection, simulation)
    return said


def _ended_early(projection: Projection) -> Iterator[str]:
    """Why there are fewer months than were asked for."""
    if projection.problem is not None:
        yield ended(projection, projection.problem)


def ended(projection: Projection, problem: Problem) -> str:
    """Where the figures end, and why."""
    return text("The figures end {at_end}. {problem}.").format(
        at_end=at_end_of(projection.start, len(projection.months)),
        problem=sentence(problem, place=False, currency=projection.plan.currency),
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
            "Fewer than {accounts} account is counted {in_month}: the last has {discount} off.",
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
    else:
        words = (
            plural(
                "Fewer than {accounts} account is counted {at_end}; the bill has {discount} off "
                "{from_next}.",
                "Fewer than {accounts} accounts are counted {at_end}; the bill has {discount} off "
                "{from_next}.",
                of.start,
            )
            if late
            else plural(
                "Fewer than {accounts} account is counted {in_month}, and its bill has "
                "{discount} off.",
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


def _goal(projection: Projection) -> Iterator[str]:
    goal, month = projection.plan.assumptions.profit_goal, goal_month(projection)
    if goal is None:
        return
    amount = money(goal, projection.plan.currency, unit=True)
    if month is None:
        most = max(projection.months, key=lambda each: each.profit)
        yield text(
            "Your goal of {goal} a month is not reached: {in_month} it is about {amount} at most."
        ).format(
            goal=amount,
            in_month=in_month(projection.start, most.month),
            amount=money(most.profit, projection.plan.currency, unit=True),
        )
    else:
        yield text("Your goal of {goal} a month is first reached {in_month}.").format(
            goal=amount, in_month=in_month(projection.start, month)
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
    if assumed.monthly_churn and not own.issuperset(p.id for p in projection.plan.packages):
        rate = a_year(assumed.monthly_churn)
        yield text("{churn} of the accounts leave each month: that is {year} in a year.").format(
            churn=percent(assumed.monthly_churn),
            year=percent(rate, 0 if rate >= Decimal("0.1") else 1),
        )


def _setup(projection: Projection) -> Iterator[str]:
    share = setup_share(projection)
    if share is not None:
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


def nothing() -> str:
    """What is said where a plan has no figures to begin with, and nothing says why."""
    return text(
        "Not all figures of today can be made yet. Mend what is listed at the foot, and the months "
        "are computed."
    )


def why_not(problem: str) -> str:
    """What is said where one thing keeps the months from being computed."""
    return text("The months cannot be computed yet. {problem}.").format(problem=problem)
