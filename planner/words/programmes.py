"""The same book under other programmes, in words: a table, a conclusion, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence

from planner.model.money import Currency
from planner.model.plan import Plan
from planner.model.programmes_compared import Limit, Other, Outcome, Outcomes
from planner.words import comparison
from planner.words.catalogue import plural, text
from planner.words.numbers import DASH, count, date, money, percent
from planner.words.sentences import one_line, sentence


def name(of: Outcome) -> str:
    """A programme by its name, within a line."""
    return one_line(of.programme.name) or text("Programme without a name")


def names(found: Outcomes, origins: Sequence[str]) -> list[str]:
    """The names of the plan's own and of the others; of those alike it is said whose they are.

    Args:
        found: the book under each.
        origins: where each of the others comes from.
    """
    plain = [name(each) for each in (found.own, *found.others)]
    of = (yours(), *origins)
    return [
        f"{each} · {origin}" if plain.count(each) > 1 else each
        for each, origin in zip(plain, of, strict=True)
    ]


def title(found: Outcomes, currency: Currency) -> str:
    """The conclusion over the picture."""
    best = found.best
    if best is None:
        if not found.others:
            return text("Choose a programme to hold your book against")
        return text("What is chosen gives no figures with this book: see why below")
    change = best.change or 0
    alone = len(found.others) == 1 and change < 0
    if change <= 0 and not alone:
        return text("No programme shown here earns more with this book than yours")
    fee = _uncounted_fee(best)
    if fee and alone:
        words = text(
            "With “{programme}”, this book would earn {amount} a month less, before its fee of "
            "{fee}"
        )
    elif fee:
        words = text(
            "With “{programme}”, this book would earn {amount} a month more, before its fee of "
            "{fee}"
        )
    elif alone:
        words = text("With “{programme}”, this book would earn {amount} a month less")
    else:
        words = text("With “{programme}”, this book would earn {amount} a month more")
    amount = money(abs(change), currency, unit=True)
    return words.format(programme=name(best), amount=amount, fee=fee)


def _uncounted_fee(of: Outcome) -> str:
    """A fee in other money, which no figure holds; nothing where there is none."""
    if of.fee_currency is None:
        return ""
    return money(of.programme.monthly_fee, of.fee_currency, unit=True)


def what_stays() -> str:
    """What the comparison changes, and what it does not."""
    return text(
        "Only the programme changes: your clients, your prices and your list prices stay as they "
        "are. Each figure is of a month, at the discount of today's count."
    )


def nothing_to_show() -> str:
    """Why there is no picture."""
    return text("There are no figures yet: mend what is listed at the foot.")


def summary(found: Outcomes, named: Sequence[str], currency: Currency) -> str:
    """The picture for those who do not see it."""
    profits = [money(each.profit, currency, unit=True) for each in (found.own, *found.others)]
    return "; ".join(f"{each}: {said}" for each, said in zip(named, profits, strict=True))


# The table.


def heads() -> tuple[str, ...]:
    """Its titles."""
    return (
        text("Programme"),
        text("Discount"),
        text("Vendor bill"),
        text("Commission"),
        text("Fee"),
        text("Profit"),
        text("Difference"),
    )


def cells(of: Outcome, currency: Currency, *, own: bool) -> tuple[str, ...]:
    """The figures of a programme."""
    return (
        name(of),
        percent(of.discount),
        money(of.vendor_bill, currency),
        money(of.commission, currency),
        _uncounted_fee(of) or money(of.fee, currency),
        money(of.profit, currency),
        "" if own else money(of.change, currency, sign=True),
    )


def under(of: Outcome, origin: str, *, own: bool) -> tuple[str, ...]:
    """The smaller words under each figure."""
    counted = plural("{accounts} counted", "{accounts} counted", of.counted).format(
        accounts=count(of.counted)
    )
    fee = text("not counted") if of.fee_currency is not None else ""
    return (origin, counted, "", _terms(of), fee, "", "" if own else _direction(of))


def _terms(of: Outcome) -> str:
    commission = of.programme.commission
    if commission.rate is None:
        return text("no rate known")
    return text("{rate}, {months}").format(
        rate=percent(commission.rate), months=comparison.months(commission.months)
    )


def _direction(of: Outcome) -> str:
    if of.change is None:
        return ""
    if of.change > 0:
        return text("more a month")
    return text("less a month") if of.change < 0 else text("the same")


def yours() -> str:
    """Where the plan's own programme comes from."""
    return text("in your plan")


def ships() -> str:
    """Where a ready-made programme comes from."""
    return text("ready-made")


def from_file(file: str) -> str:
    """Where a programme of another plan comes from."""
    return text("from {file}").format(file=one_line(file, 40))


# The notes.


def dated(of: Outcome) -> str:
    """Its date and its source."""
    as_of, source = of.programme.as_of, of.programme.source
    return text("As of {date}. Source: {source}").format(
        date=DASH if as_of is None else date(as_of), source=one_line(source, 400) or DASH
    )


def limits(of: Outcome, plan: Plan, other: Other | None) -> list[str]:
    """What is not comparable, a sentence each.

    Args:
        of: the book under the programme.
        plan: the plan.
        other: what it was held against; None: the plan's own programme.
    """
    said = [_limit(each, of, plan, other) for each in of.limits]
    for problem in of.problems:
        fault = sentence(problem, currency=plan.currency)
        said.append(text("It gives no figures: {problem}").format(problem=fault))
    return said


def _limit(limit: Limit, of: Outcome, plan: Plan, other: Other | None) -> str:
    match limit:
        case Limit.NO_RATE if other is None:
            return text("You have entered no commission rate: no commission is counted.")
        case Limit.NO_RATE:
            return text("Its commission rate is not known: no commission is counted.")
        case Limit.NO_DISCOUNT:
            return text("It has no discount on resold accounts: here they cost the list price.")
        case Limit.ONLY_WITHIN:
            months = of.programme.commission.months or 0
            return plural(
                "Commission is paid for {months} month; every account is counted as within it.",
                "Commission is paid for {months} months; every account is counted as within them.",
                months,
            ).format(months=count(months))
        case Limit.FEE_IN_OTHER_MONEY:
            return text("Its fee of {fee} is not counted: your plan is in {currency}.").format(
                fee=_uncounted_fee(of), currency=plan.currency.code
            )
        case Limit.OTHER_CURRENCY if other is not None and other.prices is not None:
            return text("Its list prices are in {theirs}; here yours, in {own}, are used.").format(
                theirs=other.prices.currency.code, own=plan.price_list.currency.code
            )
        case Limit.OTHER_PRICES:
            return text("Its list prices are other ones; here yours are used.")
        case _:
            return text("Its list prices are not known; here yours are used.")
