"""What is said of commissions that run out."""

from __future__ import annotations

from datetime import date

from planner.model.money import Currency
from planner.model.over_time.cohorts import Band, Cohorts, Running
from planner.words import expected, numbers
from planner.words.catalogue import context, plural, text
from planner.words.months import at_end_of, from_month, in_month, month_name, short_month
from planner.words.numbers import count, money, percent

MOST_SPOKEN = 12


def band(of: Band, start: date | None) -> str:
    """Accounts by when they joined: ``today's``, ``joined in months 1–6``."""
    if not of.first:
        return text("today's accounts")
    if of.first == of.last:
        return text("joined {in_month}").format(in_month=in_month(start, of.first))
    if start is None:
        return text("joined in months {first}–{last}").format(
            first=count(of.first), last=count(of.last)
        )
    return text("joined {first} – {last}").format(
        first=short_month(start, of.first), last=short_month(start, of.last)
    )


def nothing(found: Cohorts) -> str:
    """Why there is no commission to show; empty where there is."""
    terms = found.plan.programme.commission
    if not found.anybody:
        return text(
            "No account is on commission, and none joins on it: there is no commission to run out."
        )
    if terms.rate is None:
        return text(
            "No commission rate is entered. The vendor publishes none for agencies: ask for yours, "
            "and enter it to see what commission brings and when it ends."
        )
    if not terms.rate:
        return text(
            "The commission rate is {rate}: commission brings nothing in any month."
        ).format(rate=percent(terms.rate))
    if terms.months is not None and not found.anybody_within:
        return plural(
            "An account earns a commission for {months} month, and all that are on commission are "
            "past it: commission brings nothing in any month. Their services go on as before.",
            "An account earns a commission for {months} months, and all that are on commission are "
            "past them: commission brings nothing in any month. Their services go on as before.",
            terms.months,
        ).format(months=count(terms.months))
    return ""


def enter_rate() -> str:
    """On the button that leads to the field of the rate."""
    return text("Enter the commission rate")


def title(found: Cohorts) -> str:
    """The conclusion: what commission brings at first and at the end."""
    first, last = found.months[0], found.months[-1]
    currency = found.plan.currency
    begins, ends = (money(each.commission, currency, unit=True) for each in (first, last))
    if len(found.months) == 1:
        return text("Commission brings {amount} a month").format(amount=begins)
    if all(each.commission == first.commission for each in found.months):
        return text("Commission brings {amount} a month to the end").format(amount=begins)
    most = max(found.months, key=lambda each: each.commission)
    if first.commission == last.commission < most.commission:
        return text(
            "Commission brings {last} in the first month and the last, and up to {most} {in_month}"
        ).format(
            last=ends,
            most=money(most.commission, currency, unit=True),
            in_month=in_month(found.plan.assumptions.start, most.month),
        )
    return text("Commission brings {first} in the first month and {last} in the last").format(
        first=begins, last=ends
    )


def sentences(found: Cohorts) -> str:
    """All that is to be known besides the conclusion."""
    parts = [_running_out(found), _of_today(found)]
    if not found.joining:
        parts.append(text("No account joins on commission."))
    parts.append(_rate(found))
    return " ".join(filter(None, parts))


def _running_out(found: Cohorts) -> str:
    """From when, and for how many accounts."""
    lasts, start = found.plan.programme.commission.months, found.plan.assumptions.start
    if lasts is None:
        return text("Commission is paid for life: it ends only where an account leaves.")
    paid = plural(
        "An account earns it for {months} month.", "An account earns it for {months} months.", lasts
    ).format(months=count(lasts))
    if found.past:
        already = plural(
            "{count} of today's accounts has had all of its months already.",
            "{count} of today's accounts have had all of their months already.",
            found.past,
        ).format(count=count(found.past))
        paid = f"{paid} {already}"
    last = found.months[-1]
    end = at_end_of(start, last.month)
    if found.first_end is None and not last.after:
        return f"{paid} " + text("None runs out within these months.")
    past = plural(
        "About {count} account of {all} on commission is past its months {at_end}, and brings no "
        "commission any more.",
        "About {count} accounts of {all} on commission are past their months {at_end}, and bring "
        "no commission any more.",
        expected.number_of(last.after),
    ).format(
        count=numbers.expected(last.after),
        all=numbers.expected(last.after + last.within),
        at_end=end,
    )
    if found.first_end is None:
        return f"{paid} {past}"
    words = (
        text("The next ones bring nothing {from_month}.")
        if found.past
        else text("The first ones bring nothing {from_month}.")
    )
    first = words.format(from_month=from_month(start, found.first_end))
    return f"{paid} {first} {past}"


def _of_today(found: Cohorts) -> str:
    """What today's accounts still bring at the end."""
    first, last = found.months[0], found.months[-1]
    if not first.parts[0] or len(found.months) == 1:
        return ""
    amount = found.amounts[0][-1]
    start = found.plan.assumptions.start
    if not amount:
        ended = found.amounts[0].index(0) + 1
        if ended == found.first_end and found.months[-1].commission == 0:
            return ""
        return text("Today's accounts bring none of it {from_month}.").format(
            from_month=from_month(start, ended)
        )
    return text("Today's accounts bring {amount} of it {in_month}.").format(
        amount=money(amount, found.plan.currency, unit=True), in_month=in_month(start, last.month)
    )


def _rate(found: Cohorts) -> str:
    rate = found.plan.programme.commission.rate
    return text("The rate of {rate} is your input; the vendor publishes none.").format(
        rate=percent(rate)
    )


def first_end(found: Cohorts) -> str:
    """What stands at the month in which the first commissions end."""
    if found.first_end is None:
        return ""
    words = (
        text("the next run out {in_month}") if found.past else text("the first run out {in_month}")
    )
    return words.format(in_month=in_month(found.plan.assumptions.start, found.first_end))


def of_month(found: Cohorts, index: int) -> str:
    """A month of the picture in words."""
    month, currency = found.months[index], found.plan.currency
    start = found.plan.assumptions.start
    parts = [
        f"{band(each, start)} {money(amounts[index], currency, unit=True)}"
        for each, amounts in zip(found.bands, found.amounts, strict=True)
        if amounts[index]
    ]
    said = text("{month}: {amount} of commission").format(
        month=month_name(start, month.month), amount=money(month.commission, currency, unit=True)
    )
    return f"{said} ({', '.join(parts)})" if len(parts) > 1 else said


def summary(found: Cohorts) -> str:
    """The picture in words: as many months as can be listened to."""
    number = len(found.months)
    every = max(-(-number // MOST_SPOKEN), 1)
    told = [*range(0, number, every)]
    if told[-1] != number - 1:
        told.append(number - 1)
    return "\n".join(of_month(found, index) for index in told)


def heads() -> tuple[str, ...]:
    """The titles of the table."""
    return (
        context("a column", "Month"),
        text("Within their months"),
        text("Past them"),
        text("Ended this month"),
        text("Commission"),
    )


def cells(month: Running, currency: Currency, start: date | None) -> tuple[str, ...]:
    """A month in the table."""
    return (
        month_name(start, month.month),
        numbers.expected(month.within),
        numbers.expected(month.after),
        numbers.expected(month.ended),
        money(month.commission, currency),
    )


def meaning() -> str:
    """What the columns mean."""
    return text(
        "Expected accounts on commission at the end of the month: within the months for which the "
        "vendor pays, and past them. An account that ended brings no commission from that month "
        "on; its services go on as before."
    )
