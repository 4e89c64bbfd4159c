"""How sure it is: chances in the words of people, from how many of the possible futures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.model.money import half_up
from planner.model.over_time.chances import Chance, chances, is_certain
from planner.model.over_time.simulation import Simulation, Spread
from planner.words.catalogue import context, plural, text
from planner.words.months import at_end_of, by_month, in_month, month_name
from planner.words.numbers import NO_BREAK_SPACE, count, current, money, percent

HUNDRED, TEN = 100, 10


def futures(share: Fraction) -> str:
    """A share of the possible futures, after “in”: ``7 of 10 possible futures``; not for none."""
    hundredths = _hundredths(share)
    if share == 1:
        return context("in …", "all possible futures")
    if hundredths == 0:
        return context("in …", "fewer than 1 of 100 possible futures")
    if hundredths == HUNDRED:
        return context("in …", "more than 99 of 100 possible futures")
    whole = HUNDRED
    if hundredths % TEN == 0:
        hundredths, whole = hundredths // TEN, TEN
    return plural(
        "{number} of {whole} possible futures", "{number} of {whole} possible futures", hundredths
    ).format(number=count(hundredths), whole=count(whole))


def share_cell(share: Fraction) -> str:
    """A share of the possible futures in a table, in whole per cent; no chance is no certainty."""
    hundredths = _hundredths(share)
    if hundredths == 0 and share > 0:
        return f"<{NO_BREAK_SPACE}1{NO_BREAK_SPACE}%"
    if hundredths == HUNDRED and share < 1:
        return f">{NO_BREAK_SPACE}99{NO_BREAK_SPACE}%"
    return f"{count(hundredths)}{NO_BREAK_SPACE}%"


def _hundredths(share: Fraction) -> int:
    return half_up(share.numerator * HUNDRED, share.denominator)


def tier_name(chance: Chance) -> str:
    """A tier: ``25 accounts, 35 % off``."""
    return plural(
        "{accounts} account, {discount} off", "{accounts} accounts, {discount} off", chance.start
    ).format(accounts=count(chance.start), discount=percent(chance.discount))


def tier(simulation: Simulation, chance: Chance) -> str:
    """In how many futures a tier is reached by the last month."""
    share = simulation.chance(chance.paths[-1])
    shown = {
        "discount": percent(chance.discount),
        "accounts": count(chance.start),
        "by_month": by_month(*_last(simulation)),
    }
    if not share:
        return plural(
            "In no possible future do you reach {discount} off ({accounts} account) {by_month}",
            "In no possible future do you reach {discount} off ({accounts} accounts) {by_month}",
            chance.start,
        ).format(**shown)
    return plural(
        "In {futures} you reach {discount} off ({accounts} account) {by_month}",
        "In {futures} you reach {discount} off ({accounts} accounts) {by_month}",
        chance.start,
    ).format(futures=futures(share), **shown)


def goal(simulation: Simulation) -> Iterator[str]:
    """In how many futures the goal is earned by the last month, and in it; nothing without one."""
    last, amount = simulation.months[-1], simulation.plan.assumptions.profit_goal
    if amount is None or last.goal_by is None or last.goal_in is None:
        return
    by, within = simulation.chance(last.goal_by), simulation.chance(last.goal_in)
    shown = {
        "goal": money(amount, simulation.plan.currency, unit=True),
        "by_month": by_month(*_last(simulation)),
        "in_month": in_month(*_last(simulation)),
    }
    if not by:
        yield text(
            "In no possible future do you earn your goal of {goal} in any month {by_month}"
        ).format(**shown)
        return
    yield text("In {futures} you earn your goal of {goal} in at least one month {by_month}").format(
        futures=futures(by), **shown
    )
    if within:
        yield text("In {futures} you earn it {in_month} itself").format(
            futures=futures(within), **shown
        )
    else:
        yield text("In no possible future do you earn it {in_month} itself").format(**shown)


def spread(simulation: Simulation) -> str:
    """What profit in the last month lies between.

    At least: where there are few accounts many futures are alike, and all at an end are within.
    """
    last, currency = simulation.months[-1], simulation.plan.currency
    low, high = last.profit.p10, last.profit.p90
    if low == high:
        words = text("In at least 8 of 10 possible futures your profit {in_month} is {low}")
    else:
        words = text(
            "In at least 8 of 10 possible futures your profit {in_month} is between {low} and "
            "{high}"
        )
    return words.format(
        in_month=in_month(*_last(simulation)),
        low=money(low, currency, unit=True),
        high=money(high, currency, unit=True),
    )


def sentences(simulation: Simulation, counted: int) -> list[str]:
    """What is said of tiers and goal, the most important first.

    Args:
        simulation: of at least one month.
        counted: the accounts that count today.
    """
    above = list(chances(simulation, counted))
    said = [tier(simulation, each) for each in above[:1]]
    said += [tier(simulation, each) for each in above[1:] if each.paths[-1]]
    if not above:
        said.append(text("You have the top discount today: no tier is above it"))
    return [*said, *goal(simulation), *filter(None, [certain(simulation)])]


def certain(simulation: Simulation) -> str:
    """That there is no chance in it; nothing where there is."""
    if not is_certain(simulation.plan):
        return ""
    return text(
        "Your plan assumes that nobody comes and nobody leaves by chance: all futures are the same"
    )


def basis(simulation: Simulation) -> str:
    """From how many futures, and from which seed."""
    return plural(
        "{paths} possible future, seed {seed}",
        "{paths} possible futures, seed {seed}",
        simulation.paths,
    ).format(paths=count(simulation.paths), seed=count(simulation.seed))


def same_again() -> str:
    """What a seed is for."""
    return text("The same seed gives the same figures, on every computer.")


def estimate() -> str:
    """Why the figures are an estimate where the order of the rows decides who pays what."""
    return text(
        "An estimate: under this programme the order of your rows decides who pays what, and a "
        "mean over all accounts stands for it."
    )


def _last(simulation: Simulation) -> tuple[date | None, int]:
    return simulation.plan.assumptions.start, simulation.months[-1].month


# The fan.


def spread_of_accounts(simulation: Simulation) -> str:
    """What the accounts at the end lie between."""
    last = simulation.months[-1].accounts
    if last.p10 == last.p90:
        words = plural(
            "In at least 8 of 10 possible futures you have {low} account {at_end}",
            "In at least 8 of 10 possible futures you have {low} accounts {at_end}",
            last.p10,
        )
    else:
        words = plural(
            "In at least 8 of 10 possible futures you have {low} to {high} account {at_end}",
            "In at least 8 of 10 possible futures you have {low} to {high} accounts {at_end}",
            last.p90,
        )
    return words.format(
        at_end=at_end_of(*_last(simulation)), low=count(last.p10), high=count(last.p90)
    )


def spread_of_cash(simulation: Simulation) -> str:
    """What has come in by the end, less what has gone out."""
    last, currency = simulation.months[-1].cash, simulation.plan.currency
    if last.p10 == last.p90:
        words = text(
            "In at least 8 of 10 possible futures your cumulative cash {by_month} is {low}"
        )
    else:
        words = text(
            "In at least 8 of 10 possible futures your cumulative cash {by_month} is between {low} "
            "and {high}"
        )
    return words.format(
        by_month=by_month(*_last(simulation)),
        low=money(last.p10, currency, unit=True),
        high=money(last.p90, currency, unit=True),
    )


def most_futures() -> tuple[str, ...]:
    """What the fan is, in full and short."""
    return text("8 of 10 possible futures"), text("8 of 10")


def middle() -> tuple[str, ...]:
    """What its middle line is."""
    return text("the one in the middle"), context("of all futures", "middle")


def expected() -> tuple[str, ...]:
    """What the line of the projection is."""
    return (context("months", "expected"),)


def level_of_tier(start: int, discount: Decimal) -> tuple[str, ...]:
    """A line at the accounts of a tier."""
    accounts, rate = count(start), percent(discount)
    return text("{discount} from {accounts}").format(discount=rate, accounts=accounts), rate


def level_of_goal() -> tuple[str, ...]:
    """A line at the profit goal."""
    return text("your goal"), context("a line", "goal")


def level_of_nothing() -> tuple[str, ...]:
    """A line at nothing, which the axis names."""
    return ("",)


def axis_of(start: date | None) -> str:
    """What the figures under the fan are; nothing where they are names of months."""
    return text("months from now") if start is None else ""


def fan_spot(start: date | None, month: int, low: str, half: str, high: str) -> str:
    """What is said of a month of the fan."""
    return text("{month}: 8 of 10 between {low} and {high}, the one in the middle {half}").format(
        month=month_name(start, month), low=low, high=high, half=half
    )


def fan_summary(title: str) -> str:
    """The fan for those who do not see it."""
    return text("{conclusion}. All months are in the table below.").format(conclusion=title)


# The panel.


def goal_name(simulation: Simulation) -> str:
    """The goal as a row of chances."""
    goal = simulation.plan.assumptions.profit_goal
    return text("{goal} in a month").format(goal=money(goal, simulation.plan.currency, unit=True))


def mean_of_accounts(spread: Spread) -> str:
    """The mean number of accounts, to a tenth."""
    mean = spread.mean
    return current().fixed(half_up(mean.numerator * TEN, mean.denominator), 1)


def about_seed() -> str:
    """What the seed is."""
    return text(
        "Where the draws of all possible futures begin. The same seed gives the same figures, on "
        "every computer; another one shows how much of them is chance."
    )


def working(month: int, months: int, *, of_before: bool) -> str:
    """In which month the work is; ``of_before``: figures before the last change are shown."""
    if of_before:
        words = text("Before your last change. Computing after it: month {month} of {months}")
    else:
        words = text("Computing the possible futures: month {month} of {months}")
    return words.format(month=count(max(month, 1)), months=count(months))


def being_computed() -> str:
    """In place of what is not known yet."""
    return text("The possible futures are being computed…")


def of_before() -> str:
    """Above figures of the plan as it was, while others are being made."""
    return text("Before your last change; the figures after it are being computed…")


def stopped(*, of_before: bool) -> str:
    """What was stopped, with what is shown instead."""
    if of_before:
        return text("Stopped. These are the figures before your last change.")
    return text("Stopped: the possible futures are not computed.")


def working_in_short(month: int, months: int) -> str:
    """In which month the work is, beside figures that do not wait for it."""
    return text("Possible futures: month {month} of {months}").format(
        month=count(max(month, 1)), months=count(months)
    )


def stopped_in_short() -> str:
    """What was stopped, beside figures that are there without it."""
    return text("Possible futures: stopped")
