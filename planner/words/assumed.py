"""What is said beside the assumptions of the months to come, and what each of them is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.model.over_time.calendar import FARTHEST, MONTHS_A_YEAR, months_seen
from planner.model.plan import Assumptions, Plan
from planner.words import numbers
from planner.words.catalogue import context, plural, text
from planner.words.months import month_name
from planner.words.numbers import NO_BREAK_SPACE, count, percent

AN_AVERAGE_YEAR = Decimal(1)

# What each is, in a sentence.


def about_horizon() -> str:
    """How far the months go."""
    return text("How many months are looked at, beginning with the one after today's.")


def about_start() -> str:
    """The month before month 1."""
    return text(
        "Today's month: the months to come follow it. Where it is stated they have their names, "
        "seasons are known, and so is the age of accounts on commission."
    )


def about_new() -> str:
    """New accounts."""
    return text(
        "How many accounts join in a month, on average. They are of your packages and channels in "
        "the proportions of your book."
    )


def about_own_new() -> str:
    """New accounts of a package."""
    return text(
        "How many accounts of this package join in a month. Left empty, it is the package's part "
        "of the number for all."
    )


def about_goal() -> str:
    """The profit goal."""
    return text("What you would like to earn a month: the chance of it is under “How sure”.")


def about_growth() -> str:
    """Growing contact lists."""
    return text(
        "By how much contact lists grow a month. With it they reach larger bands of the price list "
        "in time."
    )


def about_season() -> str:
    """A factor of a month of the year."""
    return text("New accounts of this month as a share of those of an average month.")


def about_paid() -> str:
    """When clients pay."""
    return text("How many days after their month clients pay: it moves cash, not profit.")


def about_payout() -> str:
    """When commission arrives."""
    return text("How many months after its own month a commission is paid to you.")


def about_change() -> str:
    """A price change."""
    return text("By how much these prices rise from this month on; with a minus sign they fall.")


def about_accounts() -> str:
    """Accounts of a planned event."""
    return text("How many accounts join or leave.")


# What they come to.


def months_shown(assumed: Assumptions) -> str:
    """How many months are shown, where a file states a number that the field would not take."""
    shown = months_seen(assumed)
    if shown == assumed.horizon_months or assumed.horizon_months < 0:
        return ""
    return text("From 1 to {most} can be shown: these are {months}.").format(
        most=count(FARTHEST), months=count(shown)
    )


def first_month(start: date | None, this_month: date) -> str:
    """Which month is month 1, or how it is said."""
    if start is None:
        words = text("A month such as {month}: month 1 is the one after it.")
        return words.format(month=f"{this_month:%Y-%m}")
    return text("Month 1 is {month}.").format(month=month_name(start, 1))


def in_all(new: Decimal | None) -> str:
    """How many accounts join with what packages have of their own; nothing where none has."""
    if new is None:
        return ""
    words = text("With the packages' own numbers: {new} in all.")
    return words.format(new=numbers.number(new))


def a_year(churn: Decimal, share: Decimal) -> str:
    """What leaves in a year."""
    return text("That is {share} a year.").format(share=percent(share, 1)) if churn else ""


def paid(days: int, months: int) -> str:
    """When the money of clients arrives, in whole months."""
    if days <= 0:
        return text("In the month itself.")
    return plural(
        "That is {months} month later: whole months, rounded up.",
        "That is {months} months later: whole months, rounded up.",
        months,
    ).format(months=count(months))


def year_of_seasons(average: Decimal) -> str:
    """What the seasons do to the new accounts of a year; nothing where they only move them."""
    if average == AN_AVERAGE_YEAR:
        return ""
    share = percent(average, 1)
    return text("A year then has {share} of its new accounts.").format(share=share)


def seasons_hint(plan: Plan, this_month: date) -> str:
    """How seasons are stated, and what they need."""
    hint = text("An average month is 100 %. Twelve numbers can be pasted.")
    if plan.assumptions.start is not None:
        return hint
    needed = text("With the first of them, “Starts after” becomes {month}: seasons need it.")
    return f"{hint} {needed.format(month=numbers.date(this_month, 'month'))}"


def too_many(pasted: int, room: int) -> str:
    """Why what was pasted does not fit."""
    words = plural(
        "{pasted} numbers were pasted, and from here on there is {room} month.",
        "{pasted} numbers were pasted, and from here on there are {room} months.",
        room,
    )
    return words.format(pasted=count(pasted), room=count(room))


def commission(plan: Plan) -> str:
    """The commission of the programme: its rate, and for how long it is paid."""
    of = plan.programme.commission
    if of.rate is None:
        return text("no rate yet")
    if of.months is None:
        return text("{rate} for life").format(rate=percent(of.rate))
    return plural("{rate} for {months} month", "{rate} for {months} months", of.months).format(
        rate=percent(of.rate), months=count(of.months)
    )


# What a folded part says of itself.


def packages_state(assumed: Assumptions) -> str:
    """How many packages differ."""
    number = len(assumed.packages)
    if not number:
        return text("as for all")
    return plural("{count} differs", "{count} differ", number).format(count=count(number))


def seasons_state(assumed: Assumptions) -> str:
    """The weakest and the strongest month of the year."""
    if not assumed.seasonality:
        return context("of the seasons of a year", "none")
    low, high = min(assumed.seasonality), max(assumed.seasonality)
    return text("{low} to {high}").format(low=percent(low), high=percent(high))


def growth_state(growth: Decimal | None) -> str:
    """Whether lists grow, and how fast."""
    return percent(growth) if growth is not None else context("a switch", "off")


def number_state(number: int) -> str:
    """How many there are."""
    return count(number) if number else none()


def payment_state(assumed: Assumptions) -> str:
    """When money arrives."""
    days = assumed.paid_after_days
    if days > 0:
        return plural("after {days} day", "after {days} days", days).format(days=count(days))
    return text("commission later") if assumed.commission_payout_months > 0 else text("at once")


def none() -> str:
    """There are none."""
    return context("seasons, price changes, planned events", "none")


def folded(title: str, state: str) -> str:
    """A folded part to a screen reader."""
    return text("{part}: {state}").format(part=title, state=state)


def month_of_year(index: int) -> str:
    """The name of a month of the year, 0 for January, standing alone."""
    name = numbers.current().months[index % MONTHS_A_YEAR]
    return name[:1].upper() + name[1:]


def rate_text(rate: Decimal | None) -> str:
    """A rate as its field shows it, beside the sign of per cent."""
    return "" if rate is None else percent(rate).removesuffix("%").rstrip(f" {NO_BREAK_SPACE}")
