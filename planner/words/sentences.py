"""Problems as sentences: what is wrong, and what to do about it, in one line."""

from __future__ import annotations

import datetime
from decimal import Decimal

from planner.model.money import Currency, rate_text
from planner.model.problems import Problem, Value, path
from planner.words.assumption_problems import assumption_problem
from planner.words.catalogue import text
from planner.words.file_faults import file_fault, kind
from planner.words.inline import one_line as one_line  # noqa: PLC0414 - so mypy lets others have it from here
from planner.words.months import from_month
from planner.words.numbers import count, date, money, percent
from planner.words.offer_problems import offer_problem

LONGEST_PLACE = 120
LONGEST_PATH = 240

_AMOUNTS = {"loss", "price", "published"}
_SHARES = {"margin", "target"}
_DATES = {"as_of", "newest"}
_KINDS = {"wanted", "got"}
_PATHS = {"path", "folder"}
_OURS = {"words", "reason"}  # the program's own and the system's, not the user's


def sentence(problem: Problem, *, place: bool = True, currency: Currency | None = None) -> str:
    """Say what is wrong, and what to do about it.

    Args:
        problem: any that the program can find.
        place: begin with where it is, ``packages[2].contacts: …``; else with a capital letter.
        currency: the plan's, for warnings that state an amount.

    Raises:
        KeyError: if no sentence is known for the problem's code.
    """
    message = _problem(problem.code) or _warning(problem) or file_fault(problem.code)
    if not message:
        raise KeyError(problem.code)
    values = {key: _written(key, value, currency) for key, value in problem.values.items()}
    rate = problem.values.get("rate")
    if isinstance(rate, Decimal):
        values["share"] = percent(rate)  # as fields show it
    month = problem.values.get("month")
    if "start" in problem.values and isinstance(month, int):
        values["from_month"] = _from(problem.values["start"], month)
        values["contacts"] = count(int(str(problem.values["contacts"])))
    if problem.place:
        values["key"] = one_line(str(problem.place[-1]))
    said = message.format_map(values)
    if not place:
        return said[:1].upper() + said[1:]
    where = one_line(path(problem.place), LONGEST_PLACE)
    return text("{place}: {problem}").format(place=where, problem=said) if where else said


def _written(key: str, value: Value, currency: Currency | None) -> str:
    if key in _AMOUNTS and isinstance(value, int):
        if currency is None:
            raise ValueError(f"{key} is an amount: the sentence needs the plan's currency")
        return money(value, currency, unit=True)
    if isinstance(value, Decimal):
        if key in _SHARES:
            return percent(value, 2 if key == "margin" else None)
        return rate_text(value)
    words = str(value)
    if key in _DATES:
        return date(datetime.date.fromisoformat(words))
    if key in _KINDS:
        return kind(words)
    if key in _PATHS:
        return one_line(words, LONGEST_PATH)
    return words if key in _OURS else one_line(words)


def _from(start: Value, month: int) -> str:
    """From which month on: by the calendar where it is known when the plan starts."""
    return from_month(datetime.date.fromisoformat(str(start)) if start else None, month)


def _problem(code: str) -> str:
    """What keeps figures from being made."""
    match code:
        case "negative":
            return text("this must not be below 0")
        case "not-a-share":
            return text("{rate} ({share}) is not between 0 and 1, where 0.25 stands for 25 %")
        case "no-tiers":
            return text("the programme has no tiers: add at least one")
        case "first-tier-late":
            return text("the first tier begins at {from} accounts: it must begin at 0 or 1")
        case "tier-too-far":
            return text("a tier from {from} accounts is out of reach: {most} is the most")
        case "tiers-unordered":
            return text(
                "a tier from {from} accounts cannot follow one from {before}: "
                "put the tiers in order"
            )
        case "no-months":
            return text(
                "a commission is paid for at least 1 month, not {months}: "
                "enter its months, or none where it is paid for life"
            )
        case "no-exchange-rate":
            return text(
                "the prices are in {list_currency} and the plan is in {currency}: "
                "enter the exchange rate"
            )
        case "rate-not-positive":
            return text("the exchange rate must be above 0")
        case "no-contacts":
            return text("there must be at least 1 contact")
        case "unknown-plan":
            return text(
                'the price list has no plan "{plan}": choose one of its plans or enter a list price'
            )
        case "above-largest-band":
            return text(
                'the price list of plan "{plan}" ends at {largest} contacts, and these are '
                "{contacts}: enter a list price"
            )
        case "band-unpublished":
            return text(
                'plan "{plan}" has no published price for {band} contacts: enter a list price'
            )
        case "shrinks-away":
            return text(
                "{rate} ({share}) a month is more than a list can lose: -1 (−100 %) is the most"
            )
        case "repeated-id":
            return text('the id "{id}" is already taken: choose another, or enter it anew')
        case "yearly-months":
            return text("a year at once costs 1 to 12 monthly prices, not {months}")
        case "no-accounts":
            return text("{accounts} accounts: a row stands for at least 1")
        case "unknown-package":
            return text('there is no package "{package}": choose another or add it')
        case "nothing-to-sell":
            return text("there is nothing to sell yet: add a package")
        case "rows-beyond-a-workbook":
            return text("{rows} rows, and a workbook holds {most}: choose CSV for all of them")
        case "entries-beyond-a-workbook":
            return text("{entries} entries, and a workbook holds {most}: shorten the list first")
        case _:
            return assumption_problem(code) or offer_problem(code)


def _warning(problem: Problem) -> str:
    """What a sound plan should still be told of."""
    row = "name" in problem.values
    match problem.code:
        case "no-commission-rate":
            return text("no commission is counted until you enter your commission rate")
        case "old-prices":
            return text(
                "the prices are those of {as_of}; the program brings newer ones, of {newest}"
            )
        case "loses-money" if row:
            return text('each account of "{name}" loses {loss} a month: raise its price')
        case "loses-money":
            return text("each account loses {loss} a month: raise the price")
        case "below-target" if row:
            return text(
                'each account of "{name}" keeps {margin} of its price, '
                "below your target of {target}"
            )
        case "below-target":
            return text("each account keeps {margin} of its price, below your target of {target}")
        case "below-published":
            return text(
                "the software price of {price} is below the vendor's published {published}: "
                "do not advertise it"
            )
        case "unknown-key":
            return text('this program does not know "{key}": it is kept as it is')
        case _:
            return ""
