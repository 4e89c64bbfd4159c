"""What is said of the cash of the months to come."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from planner.model.over_time.cash import Low, Owed, delays, low, owed
from planner.model.over_time.projection import Month, Projection
from planner.model.over_time.simulation import Simulation
from planner.words.catalogue import context, plural, text
from planner.words.months import at_end_of, in_month, month_name, short_month
from planner.words.numbers import MINUS, count, money

MOST_SPOKEN = 12
"""How many months a picture is told in, where it has more."""

WORD_JOINER = "\N{WORD JOINER}"
"""Keeps a sign and its amount in one line."""


def title(projection: Projection) -> str:
    """The conclusion: when the plan has brought in what it took."""
    deepest, start = low(projection), projection.start
    if deepest is None:
        if runs_down(projection):
            return text("Cash is not below nothing in these months, but falls at their end")
        return text("Cash is never below nothing: the plan pays for itself as it goes")
    needs = money(-deepest.amount, projection.plan.currency, unit=True)
    first = projection.break_even
    if still_falls(projection, deepest):
        return text("Cash still falls at the end: the plan needs at least {amount}").format(
            amount=needs
        )
    if first is None:
        return text("Cash stays below nothing to the end: the plan needs up to {amount}").format(
            amount=needs
        )
    return text("Cash breaks even {in_month}; before, the plan needs up to {amount}").format(
        in_month=in_month(start, first), amount=needs
    )


def still_falls(projection: Projection, deepest: Low) -> bool:
    """Whether cash is lowest in the last month, so that nobody knows what is needed after it."""
    return deepest.month == len(projection.months)


def runs_down(projection: Projection) -> bool:
    """Whether the last month takes of what the months before it brought."""
    return projection.months[-1].cash < 0


def at_the_end(projection: Projection, deepest: Low | None) -> str:
    """That it cannot go on so, where that is not said yet; empty where it can."""
    if not runs_down(projection) or (deepest is not None and still_falls(projection, deepest)):
        return ""
    return text("In the last month shown more goes out than comes in.")


def break_even(projection: Projection, deepest: Low | None) -> str:
    """From which month on cash stays above nothing, and how much money the way there takes."""
    start, currency = projection.start, projection.plan.currency
    if deepest is None:
        return text(
            "Cash is never below nothing: break-even is {in_month}, and the plan needs no money "
            "beforehand."
        ).format(in_month=in_month(start, 1))
    said = (
        text(
            "Cash is lowest {in_month}, the last month shown, {amount} below nothing: the plan "
            "needs at least so much money."
        )
        if still_falls(projection, deepest)
        else text(
            "Cash is lowest {in_month}, {amount} below nothing: so much money the plan needs."
        )
    )
    needs = said.format(
        in_month=in_month(start, deepest.month), amount=money(-deepest.amount, currency, unit=True)
    )
    first = projection.break_even
    if first is None:
        number = len(projection.months)
        none = plural(
            "There is no break-even within {months} month.",
            "There is no break-even within {months} months.",
            number,
        )
        return f"{none.format(months=count(number))} {needs}"
    said = text("Break-even is {in_month}: from then on cash stays at nothing or above.")
    return f"{said.format(in_month=in_month(start, first))} {needs}"


def still_to_come(projection: Projection, due: Owed) -> str:
    """What is earned by the end and not in yet."""
    end = at_end_of(projection.start, len(projection.months))
    currency = projection.plan.currency
    clients, vendor, total = (money(each, currency, unit=True) for each in (*due, due.total))
    if not due.total:
        return ""
    if due.clients and due.vendor:
        return text(
            "Still to come in {at_end}: {total}, of which {clients} from clients and {vendor} "
            "from the vendor."
        ).format(at_end=end, total=total, clients=clients, vendor=vendor)
    if due.vendor:
        return text("Still to come in {at_end}: {total}, from the vendor.").format(
            at_end=end, total=total
        )
    return text("Still to come in {at_end}: {total}, from clients.").format(at_end=end, total=total)


def terms(projection: Projection) -> str:
    """How payment terms shape it."""
    later = delays(projection)
    days = projection.plan.assumptions.paid_after_days
    parts = []
    if later.clients:
        parts.append(
            plural(
                "Clients pay after {days}, which counts as {months} month.",
                "Clients pay after {days}, which counts as {months} months.",
                later.clients,
            ).format(
                days=plural("{days} day", "{days} days", days).format(days=count(days)),
                months=count(later.clients),
            )
        )
    if later.commission:
        parts.append(
            plural(
                "The vendor pays its commission {months} month later.",
                "The vendor pays its commission {months} months later.",
                later.commission,
            ).format(months=count(later.commission))
        )
    if not parts:
        return text(
            "Everything is paid in its own month, so that cash is profit. State at the left when "
            "clients and commissions are paid, where that is later."
        )
    parts.append(
        text(
            "The vendor, the work and overheads are paid at once; the gap between cash and profit "
            "is what is still owed to you."
        )
    )
    return " ".join(parts)


def before_month_one() -> str:
    """What is left out at the beginning."""
    return text("What months before month 1 still bring in does not count.")


def chances(simulation: Simulation) -> str:
    """How far cash spreads by the last month."""
    if not simulation.months:
        return ""
    last, plan = simulation.months[-1], simulation.plan
    if last.cash.p10 == last.cash.p90:
        return ""
    least, most = (
        money(each, plan.currency, unit=True).replace(MINUS, MINUS + WORD_JOINER)
        for each in (last.cash.p10, last.cash.p90)
    )
    return text("In 8 of 10 possible futures cash {at_end} is between {least} and {most}.").format(
        at_end=at_end_of(plan.assumptions.start, last.month), least=least, most=most
    )


def sentences(projection: Projection, simulation: Simulation | None) -> str:
    """All that is to be known besides the conclusion, and below it what payment terms do."""
    parts = [
        break_even(projection, low(projection)),
        at_the_end(projection, low(projection)),
        still_to_come(projection, owed(projection)),
        "" if simulation is None else chances(simulation),
    ]
    later = [terms(projection), before_month_one() if any(delays(projection)) else ""]
    return " ".join(filter(None, parts)) + "\n" + " ".join(filter(None, later))


def cash_line() -> str:
    """The name of the line of cash."""
    return text("cash so far")


def profit_line() -> str:
    """The name of the line of profit."""
    return text("profit so far")


def break_even_mark(projection: Projection) -> str:
    """What stands at the break-even month."""
    first = projection.break_even
    if first is None:
        return ""
    return text("break-even {in_month}").format(in_month=in_month(projection.start, first))


def of_month(projection: Projection, index: int) -> str:
    """A month of the picture in words."""
    month, currency = projection.months[index], projection.plan.currency
    return text("{month}: cash {cash}, so far {so_far}; profit so far {profit}").format(
        month=month_name(projection.start, month.month),
        cash=money(month.cash, currency, unit=True),
        so_far=money(projection.cumulative_cash[index], currency, unit=True),
        profit=money(projection.cumulative_profit[index], currency, unit=True),
    )


def summary(projection: Projection) -> str:
    """The picture in words: as many months as can be listened to."""
    number = len(projection.months)
    every = max(-(-number // MOST_SPOKEN), 1)
    told = [*range(every - 1, number, every)]
    if number and (not told or told[-1] != number - 1):
        told.append(number - 1)
    return "\n".join(of_month(projection, index) for index in told)


class Columns(IntEnum):
    """How many columns the table has: every kind; own costs in one; what comes in, in one, too."""

    EVERY = 0
    MERGED = 1
    FEWEST = 2


def heads(columns: Columns) -> tuple[str, ...]:
    """The titles of the table."""
    month, cash = context("a column", "Month"), context("of a month", "Cash")
    ends = (cash, context("cash", "So far"))
    come: tuple[str, ...] = (text("From clients"), text("Commission"))
    own: tuple[str, ...] = (context("costs", "Work"), text("Overheads"))
    if columns is not Columns.EVERY:
        own = (text("Own costs"),)
    if columns is Columns.FEWEST:
        come = (context("cash", "In"),)
    return (month, *come, context("paid to the vendor", "Vendor"), *own, *ends)


def amounts(month: Month, so_far: int, columns: Columns) -> tuple[int, ...]:
    """A month's amounts in the table: what comes in, what goes out, and what is left."""
    flows = month.flows
    come, vendor, own = (flows.received, flows.commission), flows.vendor, flows.work
    match columns:
        case Columns.EVERY:
            return (*come, -vendor, -own, -flows.overheads, month.cash, so_far)
        case Columns.MERGED:
            return (*come, -vendor, -own - flows.overheads, month.cash, so_far)
        case Columns.FEWEST:
            return (sum(come), -vendor, -own - flows.overheads, month.cash, so_far)


def in_table(start: date | None, month: int, columns: Columns) -> str:
    """What a month is called in the table."""
    return month_name(start, month) if columns is Columns.EVERY else short_month(start, month)


def meaning() -> str:
    """What the columns mean."""
    return text(
        "From clients is what they pay, with setup fees, less payment fees and what is never paid; "
        "work is hours and other costs. These are expected amounts, each rounded by itself, so "
        "that a row may be off by its last digit."
    )
