"""What is said of accounts reached against tiers billed, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.model.over_time.projection import Month, Projection
from planner.model.over_time.simulation import Simulation
from planner.model.over_time.turns import Crossing, crossings, has_one_tier
from planner.model.programme import Effective, Mode, Tier
from planner.words.catalogue import context, plural, text
from planner.words.month_story import chance, crossing_sentences, ended, estimate
from planner.words.month_table import brief_month
from planner.words.months import at_end_of, by_month, from_month, in_month, month_name
from planner.words.numbers import DASH, count, expected, money, percent

MOST_CHANCES = 2

# Words in the picture.


def counted() -> str:
    """The strip of how many count toward the tier."""
    return context("accounts, beside a strip of months", "counted")


def reached() -> str:
    """The strip of the tiers that are reached."""
    return context("tiers, beside a strip of months", "reached")


def billed() -> str:
    """The strip of the tiers that are billed."""
    return context("tiers, beside a strip of months", "billed")


def axis() -> str:
    """What is counted from the foot of the plot to its head."""
    return text("accounts that count toward the tier")


def threshold(start: int, discount: str) -> str:
    """The line at which a tier begins."""
    return text("{discount} from {accounts}").format(discount=discount, accounts=count(start))


def title(projection: Projection) -> str:
    """The most useful thing that is true of the tiers in these months."""
    found = list(crossings(projection))
    start = projection.start
    if not found:
        return _no_crossing(projection)
    last = projection.months[-1]
    if not has_one_tier(projection):
        return next(iter(crossing_sentences(projection))).rstrip(".")
    if len(found) == 1:
        return _one_crossing(found[0], projection)
    return text("The tier changes {times} times; {in_month} the bill has {discount} off").format(
        times=count(len(found)),
        in_month=in_month(start, last.month),
        discount=percent(last.discount),
    )


def _one_crossing(of: Crossing, projection: Projection) -> str:
    start = projection.start
    late = of.billed > of.counted
    values = {
        "accounts": count(of.start),
        "at_end": at_end_of(start, of.counted),
        "from_month": from_month(start, of.billed),
        "discount": percent(of.discount),
    }
    if of.rises:
        words = (
            plural(
                "{accounts} account is reached {at_end}: {discount} off the bill {from_month}",
                "{accounts} accounts are reached {at_end}: {discount} off the bill {from_month}",
                of.start,
            )
            if late
            else plural(
                "{accounts} account is reached: {discount} off the bill {from_month}",
                "{accounts} accounts are reached: {discount} off the bill {from_month}",
                of.start,
            )
        )
    else:
        words = (
            plural(
                "No account counted {at_end}: {discount} off the bill {from_month}",
                "Fewer than {accounts} accounts counted {at_end}: {discount} off the bill "
                "{from_month}",
                of.start,
            )
            if late
            else plural(
                "No account counted: {discount} off the bill {from_month}",
                "Fewer than {accounts} accounts counted: {discount} off the bill {from_month}",
                of.start,
            )
        )
    return words.format(**values)


def _no_crossing(projection: Projection) -> str:
    last = projection.months[-1]
    ahead = next(_above(projection), None)
    by = by_month(projection.start, last.month)
    rate = percent(projection.discount)
    most = max(month.counted for month in projection.months)
    if not projection.discount and (ahead is None or most <= projection.counted):
        return text("No tier with a discount is reached in these months")
    if projection.plan.programme.next_tier(projection.counted) is None:
        return text("The highest tier, {discount} off, stays all these months").format(
            discount=rate
        )
    if ahead is None or most <= projection.counted:
        return text("The discount stays at {discount} all these months").format(discount=rate)
    return plural(
        "The discount stays at {discount}: {counted} of {needed} account counted {by_month}",
        "The discount stays at {discount}: {counted} of {needed} accounts counted {by_month}",
        ahead.start,
    ).format(discount=rate, counted=count(last.counted), needed=count(ahead.start), by_month=by)


def _above(projection: Projection) -> Iterator[Tier]:
    """The tiers above today's with more off."""
    for tier in projection.plan.programme.tiers:
        if tier.start > projection.counted and tier.discount > projection.discount:
            yield tier


def summary(projection: Projection) -> str:
    """The picture in words."""
    last = projection.months[-1]
    said = [f"{title(projection)}."]
    said += [each for each in crossing_sentences(projection) if each not in said]
    said.append(
        text("Counted: {today} today, {last} {in_month}.").format(
            today=count(projection.counted),
            last=count(last.counted),
            in_month=in_month(projection.start, last.month),
        )
    )
    return " ".join(said)


def spot_today(projection: Projection) -> str:
    """Today in a line."""
    return plural(
        "Today: {accounts} account counted, {discount} off once it has taken effect",
        "Today: {accounts} accounts counted, {discount} off once it has taken effect",
        projection.counted,
    ).format(accounts=count(projection.counted), discount=percent(projection.discount))


def spot(projection: Projection, month: Month) -> str:
    """A month in a line."""
    if has_one_tier(projection):
        words = plural(
            "{month}: {accounts} account counted at its end, tier reached {reached}, billed "
            "{billed}",
            "{month}: {accounts} accounts counted at its end, tier reached {reached}, billed "
            "{billed}",
            month.counted,
        )
    else:
        words = plural(
            "{month}: {accounts} account counted at its end, tier reached {reached}",
            "{month}: {accounts} accounts counted at its end, tier reached {reached}",
            month.counted,
        )
    return words.format(
        month=month_name(projection.start, month.month),
        accounts=count(month.counted),
        reached=percent(month.reached),
        billed=percent(month.discount),
    )


# What stands behind it.


def rule(projection: Projection) -> str:
    """When a tier that is reached shows on the bill."""
    programme = projection.plan.programme
    if programme.mode is Mode.GRADUATED:
        return text(
            "In this programme each account has the discount of its own place: what is shown is "
            "that of the last account."
        )
    if programme.effective is Effective.NEXT_CYCLE:
        return text(
            "The bill of a month has the discount of the count at the end of the month before: "
            "a tier comes one month late, and goes one month late."
        )
    return text("The bill of a month has the discount of its own count.")


def sentences(projection: Projection, simulation: Simulation | None = None) -> list[str]:
    """What happens to the tiers, each in a sentence; what chance says comes last."""
    said = []
    if projection.problem is not None:
        said.append(ended(projection, projection.problem))
    said += [*crossing_sentences(projection), rule(projection)]
    if simulation is not None and simulation.months:
        said += _by_chance(projection, simulation)
    return said


def _by_chance(projection: Projection, simulation: Simulation) -> Iterator[str]:
    """How likely the tiers above today's are; the first of them also where it is not."""
    tiers, last = list(_above(projection)), simulation.months[-1]
    if not any(month.joined for month in projection.months):
        return
    above = [
        (tier, simulation.chance(paths))
        for tier, paths in zip(projection.plan.programme.tiers, last.reached, strict=True)
        if tier in tiers
    ]
    for index, (tier, share) in enumerate(above[:MOST_CHANCES]):
        if index and not share:
            return
        yield plural(
            "{share} of the possible futures have reached {accounts} account {by_month}.",
            "{share} of the possible futures have reached {accounts} accounts {by_month}.",
            tier.start,
        ).format(
            share=chance(share),
            accounts=count(tier.start),
            by_month=by_month(projection.start, last.month),
        )


# The table.


def titles(projection: Projection) -> tuple[str, ...]:
    """What the columns are."""
    return (
        context("a column", "Month"),
        text("Accounts"),
        context("accounts, in a column", "Joined"),
        context("accounts, in a column", "Left"),
        context("accounts, in a column", "Counted"),
        context("a tier, in a column", "Reached"),
        context("a tier, in a column", "Billed"),
        text("Against {discount}").format(discount=percent(projection.discount)),
    )


def rows(projection: Projection, *, brief: bool = False) -> Sequence[tuple[str, ...]]:
    """A row for each month, by their ``brief`` names where room is short."""
    currency, name = projection.plan.currency, brief_month if brief else month_name
    return [
        (
            name(projection.start, month.month),
            expected(month.accounts),
            expected(month.joined),
            expected(month.left),
            count(month.counted),
            percent(month.reached),
            percent(month.discount) if has_one_tier(projection) else DASH,
            money(month.saved, currency, sign=True) if month.saved else DASH,
        )
        for month in projection.months
    ]


def saving(projection: Projection) -> str:
    """What the last column of the table is, and that a mean stands behind it where one does."""
    said = text(
        "The last column is what the tier takes off the month's bill against today's {discount}; "
        "what it costs is below 0."
    ).format(discount=percent(projection.discount))
    return f"{said} {estimate()}" if projection.is_estimate else said
