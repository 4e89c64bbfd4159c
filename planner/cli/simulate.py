"""``planner simulate``: how the months to come may go, over many possible futures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from planner.cli.summary import notes, warned
from planner.model.book import Book
from planner.model.money import Currency, exact_text, half_up, rate_text
from planner.model.over_time.chances import chances
from planner.model.over_time.simulation import PATHS, PossibleMonth, Simulation, Spread, simulate
from planner.model.problems import Problem
from planner.words import sure as words
from planner.words.catalogue import text
from planner.words.columns import aligned, widths
from planner.words.months import month_name
from planner.words.numbers import count, money, percent
from planner.words.sentences import one_line

MOST_DIGITS = 20
"""No share of so many paths that ends as a decimal has more."""


def ask(book: Book, months: int, paths: int | None, seed: int | None) -> Simulation | None:
    """The possible months of a book; paths and seed that are None are the usual ones."""
    return simulate(book, months, paths or PATHS, seed)


def as_json(simulation: Simulation, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the months as one JSON document, amounts and shares as decimal strings."""
    yield json.dumps(document(simulation, warnings), ensure_ascii=False, indent=2)
    yield "\n"


def document(simulation: Simulation, warnings: tuple[Problem, ...]) -> dict[str, object]:
    """The months under their fixed keys."""
    currency = simulation.plan.currency
    return {
        "currency": currency.code,
        "seed": simulation.seed,
        "paths": simulation.paths,
        "estimate": simulation.is_estimate,
        "months": [_month(month, simulation) for month in simulation.months],
        "warnings": warned(warnings, currency),
    }


def _month(month: PossibleMonth, simulation: Simulation) -> dict[str, object]:
    currency, tiers = simulation.plan.currency, simulation.plan.programme.tiers
    return {
        "month": month.month,
        "accounts": {
            "mean": six_decimals(month.accounts.mean),
            "p10": month.accounts.p10,
            "p50": month.accounts.p50,
            "p90": month.accounts.p90,
        },
        "profit": _amounts(month.profit, currency),
        "cash": _amounts(month.cash, currency),
        "tier_reached": {
            str(tier.start): share_text(simulation.chance(reached))
            for tier, reached in zip(tiers, month.reached, strict=True)
        },
        "goal_reached": _share(month.goal_by, simulation),
        "goal_in_month": _share(month.goal_in, simulation),
    }


def _amounts(spread: Spread, currency: Currency) -> dict[str, str]:
    return {
        "mean": exact_text(spread.rounded_mean, currency),
        "p10": exact_text(spread.p10, currency),
        "p50": exact_text(spread.p50, currency),
        "p90": exact_text(spread.p90, currency),
    }


def _share(paths: int | None, simulation: Simulation) -> str | None:
    return None if paths is None else share_text(simulation.chance(paths))


def share_text(share: Fraction) -> str:
    """A share as its shortest exact decimal; one that does not end with 6 decimals, half up."""
    for digits in range(MOST_DIGITS):
        steps, rest = divmod(share.numerator * 10**digits, share.denominator)
        if not rest:
            return rate_text(Decimal(steps).scaleb(-digits))
    return rate_text(Decimal(six_decimals(share)))


def six_decimals(value: Fraction) -> str:
    """A number with 6 decimals, half up."""
    return f"{Decimal(half_up(value.numerator * 10**6, value.denominator)).scaleb(-6):f}"


def as_table(book: Book, simulation: Simulation, warnings: tuple[Problem, ...]) -> Iterator[str]:
    """Write the months for a reader, line by line."""
    for line in _table(book, simulation, warnings):
        yield f"{line}\n"


def _table(book: Book, simulation: Simulation, warnings: tuple[Problem, ...]) -> Iterator[str]:
    plan, currency = book.plan, book.plan.currency
    yield text("{plan}: how sure the months to come are, in {currency}").format(
        plan=one_line(plan.name) or text("Your plan"), currency=currency.code
    )
    yield ""
    yield from words.sentences(simulation, book.counted)
    yield words.spread(simulation)
    yield f"{words.basis(simulation)}. {words.same_again()}"
    if simulation.is_estimate:
        yield words.estimate()
    yield ""
    above = list(chances(simulation, book.counted))
    rows = [
        [
            text("Month"),
            text("Accounts P10"),
            "P50",
            "P90",
            text("Profit P10"),
            "P50",
            "P90",
            *(_tier(each.start, each.discount) for each in above),
        ],
        *(
            [
                month_name(plan.assumptions.start, month.month),
                *map(count, month.accounts[1:]),
                *(money(each, currency) for each in month.profit[1:]),
                *(words.share_cell(simulation.chance(each.paths[index])) for each in above),
            ]
            for index, month in enumerate(simulation.months)
        ),
    ]
    yield from aligned(rows, widths(rows))
    yield from notes(warnings, currency)


def _tier(start: int, discount: Decimal) -> str:
    return text("{discount} from {accounts}").format(
        discount=percent(discount), accounts=count(start)
    )
