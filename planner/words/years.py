"""What is said of the years of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planner.model.money import Currency
from planner.model.over_time.years import Year
from planner.words import numbers
from planner.words.catalogue import context, plural, text
from planner.words.months import month_name, short_month
from planner.words.numbers import DASH, count, fraction_percent, money, percent


def name(year: Year) -> str:
    """A year where it stands alone: ``Year 2``."""
    return context("of the plan", "Year {number}").format(number=count(year.number))


def months(year: Year, start: date | None) -> str:
    """Its months: ``months 13–24``, or ``January 2027 to December 2027``."""
    if start is None:
        if year.months == 1:
            return text("month {month}").format(month=count(year.first))
        return text("months {first}–{last}").format(first=count(year.first), last=count(year.last))
    if year.months == 1:
        return month_name(start, year.first)
    return context("months", "{first} to {last}").format(
        first=month_name(start, year.first), last=month_name(start, year.last)
    )


def short_months(year: Year, start: date | None) -> str:
    """The same where there is little room: ``13–24``, or ``Jan 27 – Dec 27``."""
    first, last = short_month(start, year.first), short_month(start, year.last)
    if first == last:
        return first
    return f"{first}–{last}" if start is None else f"{first} – {last}"


def part(year: Year) -> str:
    """That a year has fewer than twelve months; empty where it has them all."""
    if year.is_whole:
        return ""
    return plural("{months} month only", "{months} months only", year.months).format(
        months=count(year.months)
    )


def title(years: Sequence[Year], currency: Currency) -> str:
    """The conclusion: what the last whole year brings, and by how much more than the one before."""
    whole = [year for year in years if year.is_whole]
    if not whole:
        only = years[0]
        profit = money(only.profit, currency, unit=True)
        number = only.months
        return plural(
            "Profit of {months} month: {profit}", "Profit of {months} months: {profit}", number
        ).format(months=count(number), profit=profit)
    last = whole[-1]
    brought = _brought(last, currency)
    if last.more is None:
        return brought
    return text("{brought}, {difference}").format(
        brought=brought, difference=difference(last, currency)
    )


def _brought(year: Year, currency: Currency) -> str:
    profit = money(abs(year.profit), currency, unit=True)
    said = (
        text("Year {number} brings {profit} of profit")
        if year.profit >= 0
        else text("Year {number} loses {profit}")
    )
    return said.format(number=count(year.number), profit=profit)


def difference(year: Year, currency: Currency) -> str:
    """By how much its profit differs from that of the year before; empty where that is no year."""
    if year.more is None:
        return ""
    amount = money(abs(year.more), currency, unit=True)
    before = count(year.number - 1)
    if year.more and min(year.profit, year.profit - year.more) < 0:
        said = (
            text("{amount} better than year {before}")
            if year.more > 0
            else text("{amount} worse than year {before}")
        )
        return said.format(amount=amount, before=before)
    if year.more > 0:
        return text("{amount} more than year {before}").format(amount=amount, before=before)
    if year.more < 0:
        return text("{amount} less than year {before}").format(amount=amount, before=before)
    return text("as much as year {before}").format(before=before)


def sentence(year: Year, currency: Currency, start: date | None) -> str:
    """A year in words."""
    said = text(
        "{year} ({months}): revenue {revenue}, costs {costs}, profit {profit}, margin {margin}"
    ).format(
        year=name(year),
        months=months(year, start),
        revenue=money(year.revenue, currency, unit=True),
        costs=money(year.costs, currency, unit=True),
        profit=money(year.profit, currency, unit=True),
        margin=margin(year),
    )
    return ", ".join(filter(None, (said, difference(year, currency), part(year))))


def summary(years: Sequence[Year], currency: Currency, start: date | None) -> str:
    """The picture in words."""
    return "\n".join(sentence(year, currency, start) for year in years)


def sentences(years: Sequence[Year], currency: Currency, *, one_tier: bool) -> str:
    """What is to be known besides the conclusion; ``one_tier``: all accounts have its discount."""
    last = years[-1]
    whole = [year for year in years if year.is_whole]
    parts = [_accounts(whole[-1] if whole else last, one_tier=one_tier)]
    if len(years) > 1:
        parts.insert(0, _together(years, currency))
    if not last.is_whole and len(years) > 1:
        parts.append(
            plural(
                "Year {number} has {months} month only, so it is not compared.",
                "Year {number} has {months} months only, so it is not compared.",
                last.months,
            ).format(number=count(last.number), months=count(last.months))
        )
    return " ".join(parts)


def _together(years: Sequence[Year], currency: Currency) -> str:
    """What all of them bring."""
    profit = money(sum(year.profit for year in years), currency, unit=True)
    revenue = money(sum(year.revenue for year in years), currency, unit=True)
    return text("All {months} months together: revenue {revenue}, profit {profit}.").format(
        months=count(years[-1].last), revenue=revenue, profit=profit
    )


def _accounts(year: Year, *, one_tier: bool) -> str:
    """How its accounts come and go."""
    said = (
        text(
            "Accounts in year {number}: {joined} expected to join, {left} to leave, and {accounts} "
            "at its end, at a discount of {discount}."
        )
        if one_tier
        else text(
            "Accounts in year {number}: {joined} expected to join, {left} to leave, and {accounts} "
            "at its end."
        )
    )
    return said.format(
        number=count(year.number),
        joined=numbers.expected(year.joined),
        left=numbers.expected(year.left),
        accounts=numbers.expected(year.accounts),
        discount=percent(year.reached),
    )


def meaning() -> str:
    """How a year's figures come about."""
    return text(
        "A year is the sum of its months as they are expected, never a month times twelve. Each "
        "line of a month is rounded by itself, so that lines may differ from their sum by their "
        "last digits. The tier is that of the accounts that count at the end."
    )


def margin(year: Year) -> str:
    """Its margin, or a dash where there is no revenue."""
    return DASH if year.margin is None else fraction_percent(year.margin, 2)


def profit() -> str:
    """The name of the column that is meant."""
    return text("Profit")


def loss() -> str:
    """The name of one that goes below nothing."""
    return context("of a year", "Loss")


def revenue() -> str:
    """The name of the column behind it."""
    return text("Revenue")


class Row(NamedTuple):
    """A row of the table: its name, a figure for each year, whether it is a sum, and the losses."""

    name: str
    figures: tuple[str, ...]
    is_sum: bool = False
    losses: tuple[bool, ...] = ()


def heads(years: Sequence[Year]) -> tuple[str, ...]:
    """The titles: nothing over the names, then the years."""
    return ("", *(name(year) for year in years))


def rows(years: Sequence[Year], currency: Currency, start: date | None) -> tuple[Row, ...]:
    """The table: revenue by source, costs by kind, what is left, and the accounts."""

    def amounts(words: str, of: Sequence[int], *, is_sum: bool = False) -> Row:
        return Row(words, tuple(money(each, currency) for each in of), is_sum)

    def where_any(found: Sequence[Row | None]) -> list[Row]:
        return [row for row in found if row is not None]

    def optional(words: str, of: Sequence[int]) -> Row | None:
        return amounts(words, of) if any(of) else None

    came, went = [year.revenue_by for year in years], [year.costs_by for year in years]
    return (
        Row(context("a column", "Months"), tuple(short_months(year, start) for year in years)),
        *where_any(
            (
                optional(text("Software"), [each.software for each in came]),
                optional(text("Services"), [each.services for each in came]),
                optional(text("Paid yearly"), [each.yearly for each in came]),
                optional(text("Commission"), [each.commission for each in came]),
                optional(text("Setup fees"), [each.setup for each in came]),
            )
        ),
        amounts(revenue(), [year.revenue for year in years], is_sum=True),
        *where_any(
            (
                optional(text("Vendor's bill"), [-each.vendor_cost for each in went]),
                optional(text("Tax on it"), [-each.vendor_tax for each in went]),
                optional(text("Payment fees"), [-each.payment_fee for each in went]),
                optional(text("Unpaid"), [-each.unpaid for each in went]),
                optional(context("costs", "Work"), [-each.work for each in went]),
                optional(text("Other costs"), [-each.other_costs for each in went]),
                optional(text("Overheads"), [-each.overheads for each in went]),
            )
        ),
        amounts(text("Costs"), [-year.costs for year in years], is_sum=True),
        amounts(profit(), [year.profit for year in years], is_sum=True)._replace(
            losses=tuple(year.profit < 0 for year in years)
        ),
        Row(
            context("since the year before", "Change"),
            tuple(money(year.more, currency, sign=True) for year in years),
        ),
        Row(text("Margin"), tuple(margin(year) for year in years)),
        Row(text("Accounts at the end"), tuple(numbers.expected(year.accounts) for year in years)),
        Row(text("Joined"), tuple(numbers.expected(year.joined) for year in years)),
        Row(context("accounts", "Left"), tuple(numbers.expected(year.left) for year in years)),
        Row(text("Tier at the end"), tuple(percent(year.reached) for year in years)),
    )
