"""What is said of the expected months: their conclusion, and one month in a line."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from planner.model.over_time.projection import Month, Projection
from planner.model.over_time.simulation import Simulation
from planner.model.over_time.turns import has_one_tier
from planner.words.catalogue import context, plural, text
from planner.words.expected import number_of
from planner.words.months import by_month, from_month, in_month, month_name
from planner.words.numbers import count, expected, money, percent

STEADY = 100
"""A profit that moves by less than this part of it stays as it is."""

MOST_STEPS = 2


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
    if goal is not None and reached is not None and profit < goal <= last.profit:
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
    discounts = [projection.discount, *(month.discount for month in projection.months)]
    times = sum(one != other for one, other in pairwise(discounts))
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
            said.append(spot(projection, month, ends))
    return ". ".join(said)


# One month.


def spot_today(projection: Projection, profit: int) -> str:
    """Today in a line."""
    words = (
        plural(
            "Today: {accounts} account, {discount} off, profit {profit}",
            "Today: {accounts} accounts, {discount} off, profit {profit}",
            projection.accounts,
        )
        if has_one_tier(projection)
        else plural(
            "Today: {accounts} account, profit {profit}",
            "Today: {accounts} accounts, profit {profit}",
            projection.accounts,
        )
    )
    return words.format(
        accounts=count(projection.accounts),
        discount=percent(projection.discount),
        profit=money(profit, projection.plan.currency, unit=True),
    )


def spot(projection: Projection, month: Month, ends: tuple[int, int] | None) -> str:
    """A month in a line; ``ends`` are those of eight of ten paths, where they are known."""
    currency = projection.plan.currency
    accounts = number_of(month.accounts)
    words = (
        plural(
            "{month}: about {accounts} account, tier reached {reached}, billed {billed}, profit "
            "about {profit}",
            "{month}: about {accounts} accounts, tier reached {reached}, billed {billed}, profit "
            "about {profit}",
            accounts,
        )
        if has_one_tier(projection)
        else plural(
            "{month}: about {accounts} account, tier reached {reached}, profit about {profit}",
            "{month}: about {accounts} accounts, tier reached {reached}, profit about {profit}",
            accounts,
        )
    )
    said = words.format(
        month=month_name(projection.start, month.month),
        accounts=expected(month.accounts),
        reached=percent(month.reached),
        billed=percent(month.discount),
        profit=money(month.profit, currency, unit=True),
    )
    if ends is None or ends[0] == ends[1]:
        return said
    between = text("in 8 of 10 possible futures between {low} and {high}").format(
        low=money(ends[0], currency, unit=True), high=money(ends[1], currency, unit=True)
    )
    return f"{said}; {between}"


def being_computed() -> str:
    """What is said in place of the months of a large plan, until they are there."""
    return text("The months are being computed…")


def too_large() -> str:
    """What is said where nothing is wrong with a plan but that nobody pays such amounts."""
    return text(
        "The months cannot be computed: the amounts of this plan are too large to be added up "
        "over them. Enter smaller prices, or fewer hours."
    )


def why_not(problem: str) -> str:
    """What is said where one thing keeps the months from being computed."""
    return text("The months cannot be computed yet. {problem}.").format(problem=problem)
