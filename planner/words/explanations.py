"""A figure explained in words: its name, its value, its lines. How it is made: ``formulas``."""

from __future__ import annotations

from decimal import Decimal

from planner.model.deal import YearLine, YearPart
from planner.model.explanation import Asked, Entry, Explanation, Unit, Value
from planner.model.plan import Plan
from planner.words import numbers
from planner.words.catalogue import plural, text
from planner.words.figure_names import figure_name
from planner.words.months import month_name
from planner.words.numbers import DASH, count
from planner.words.places import client_name, package_name
from planner.words.quote import year_part
from planner.words.sentences import one_line

PERCENT_DIGITS = 2
FEW = Decimal("0.05")
"""Fewer expected accounts would be written as none."""
OF_THE_YEAR = frozenset(part.value for part in YearPart)


def title(asked: Asked, plan: Plan) -> str:
    """What is explained: the figure, and whose it is."""
    name, whose = figure_name(asked.figure), whose_words(asked, plan)
    return text("{figure} · {whose}").format(figure=name, whose=whose) if whose else name


def whose_words(asked: Asked, plan: Plan) -> str:
    """Whose figure it is; empty for the whole book."""
    if asked.row is not None:
        client = client_name(plan, asked.row)
        several = 0 <= asked.row < len(plan.clients) and plan.clients[asked.row].accounts > 1
        if asked.one and several:
            return text("{whose}, one account").format(whose=client)
        return client
    if asked.package is not None:
        return text("{whose}, one account").format(whose=_package(plan, asked.package))
    if asked.rows_of is not None:
        return _package(plan, asked.rows_of)
    if asked.month is not None:
        return month_name(plan.assumptions.start, asked.month)
    if asked.accounts is not None:
        return plural(
            "{accounts} resold account", "{accounts} resold accounts", asked.accounts
        ).format(accounts=count(asked.accounts))
    return ""


def _package(plan: Plan, package_id: str) -> str:
    ids = [package.id for package in plan.packages]
    if package_id in ids:
        return package_name(plan, ids.index(package_id))
    return text("Package “{name}”").format(name=one_line(package_id))


def value_words(value: Value | None, unit: Unit, plan: Plan, *, symbol: bool = False) -> str:
    """A value as it is read; amounts with their currency where ``symbol`` asks for it."""
    if value is None:
        return DASH
    match unit:
        case Unit.AMOUNT:
            return numbers.money(int(value), plan.currency, unit=symbol)
        case Unit.LISTED:
            symbol = symbol or plan.buys_abroad
            return numbers.money(int(value), plan.price_list.currency, unit=symbol)
        case Unit.RATE:
            rate = Decimal(value)
            exact = rate == round(rate, 4)
            return numbers.percent(rate, None if exact else PERCENT_DIGITS)
        case Unit.FACTOR:
            return numbers.number(Decimal(value))
        case Unit.HOURS:
            return text("{hours} h").format(hours=numbers.hours(Decimal(value)))
        case Unit.COUNT:
            return count(int(value))
        case Unit.MONTHS:
            return plural("{months} month", "{months} months", int(value)).format(
                months=count(int(value))
            )


def headline(of: Explanation, plan: Plan) -> str:
    """The figure that is explained, with its currency."""
    return value_words(of.value, of.unit, plan, symbol=True)


def entry_value(entry: Entry, plan: Plan) -> str:
    """The value of a line, with the minus of what is taken away."""
    words = value_words(entry.value, entry.unit, plan)
    if entry.sign >= 0 or entry.value is None:
        return words
    if words.startswith(numbers.MINUS):
        return words.removeprefix(numbers.MINUS)
    return f"{numbers.MINUS}{words}"


def entry_name(entry: Entry, plan: Plan) -> str:
    """What a line is: a client, a package, or the name of the value."""
    if entry.code in OF_THE_YEAR:
        return year_part(YearLine(YearPart(entry.code), entry.accounts or 0, 0))
    match entry.code:
        case "billed" | "disabled_vendor_cost" | "disabled_vendor_tax":
            return _billed(entry, plan)
        case "sample_before_bill":
            return text("Before the vendor's bill")
        case "commission_rows" | "commission_hours" if entry.package is not None:
            whose = entry._replace(code="contribution")
            return text("On commission: {whose}").format(whose=entry_name(whose, plan))
        case "tier_reached":
            return text("Tier reached, from {accounts} accounts").format(
                accounts=count(entry.accounts)
            )
        case "tier_next":
            return text("Next tier, from {accounts} accounts").format(
                accounts=count(entry.accounts)
            )
        case "profit_at":
            return text("Profit with {accounts} resold").format(accounts=count(entry.accounts))
        case "commission_at":
            return text("Profit with {accounts} on commission").format(
                accounts=count(entry.accounts)
            )
        case "counted_disabled" | "counted_commission" if not entry.sign:
            return text("{accounts}, which do not count").format(accounts=figure_name(entry.code))
        case "sample_both" | "sample_vendor_cost" if entry.discount is not None:
            return text("{bill}, {discount} off").format(
                bill=figure_name("vendor_cost"), discount=numbers.percent(entry.discount)
            )
    if entry.row is not None and entry.discount is None:
        return client_name(plan, entry.row)
    if entry.package is not None:
        return _package(plan, entry.package)
    if entry.row is not None:
        return text("{client}, {discount} off").format(
            client=client_name(plan, entry.row), discount=numbers.percent(entry.discount)
        )
    return figure_name(entry.code)


def _billed(entry: Entry, plan: Plan) -> str:
    """So many accounts on the vendor's bill, by what they cost."""
    message = {
        "billed": text("List price {price}, {discount} off"),
        "disabled_vendor_cost": text("Disabled, {discount} off {price}"),
        "disabled_vendor_tax": text("Tax, disabled, {discount} off {price}"),
    }[entry.code]
    listed = value_words(entry.list_price, Unit.LISTED, plan)
    return message.format(price=listed, discount=numbers.percent(entry.discount))


def entry_detail(entry: Entry, plan: Plan) -> str:
    """Under a line: so many accounts, and what one of them is."""
    if entry.expected is not None:
        few = entry.expected < FEW
        words = (
            text("under {accounts} accounts × {each}")
            if few
            else text("about {accounts} accounts × {each}")
        )
        return words.format(
            accounts=numbers.expected(0.1 if few else float(entry.expected)),
            each=value_words(entry.each, entry.unit, plan),
        )
    if entry.accounts is None or entry.code in {
        "tier_reached", "tier_next", "profit_at", "commission_at",
    }:  # fmt: skip
        return ""
    if entry.code in OF_THE_YEAR:
        each = value_words(entry.each, entry.unit, plan)
        times = text("{times} × {amount}").format(times=count(entry.accounts), amount=each)
        return times if entry.accounts > 1 else ""
    if entry.each is not None:
        each = value_words(entry.each, entry.unit, plan)
        return plural("{accounts} account × {each}", "{accounts} accounts × {each}",
                      entry.accounts).format(accounts=count(entry.accounts), each=each)  # fmt: skip
    if entry.code.startswith("sample_"):
        return text("× {accounts}").format(accounts=count(entry.accounts))
    return plural("{accounts} account", "{accounts} accounts", entry.accounts).format(
        accounts=count(entry.accounts)
    )
