"""Every table of the agency's own as CSV: the heads are keys, those of the plan file and commands.

Amounts and rates are exact decimals, as the files of plans have them; what there is none of is
empty.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from planner.charts.live import reach
from planner.export.separated import Cell, Table, amount, csv_of
from planner.model.account import Amounts
from planner.model.book import Book
from planner.model.curve import Curve
from planner.model.money import half_up, rate_text
from planner.model.over_time.calendar import months_seen
from planner.model.over_time.rounding import rounded
from planner.model.plan import ListTimes, OverList, PaymentFee, SoftwarePrice
from planner.model.price_ladder import rungs_of
from planner.model.quote import quote
from planner.model.quote_edits import proposed_rows
from planner.words.client_columns import COLUMNS

LINES = (
    "software",
    "services",
    "yearly",
    "commission",
    "revenue",
    "vendor_cost",
    "vendor_tax",
    "payment_fee",
    "unpaid",
    "delivery",
    "contribution",
)
RULES = {"payment_fee": "payment_fee_rule"}
DAY_ZERO = (1980, 1, 1, 0, 0, 0)
Rows = Iterable[tuple[Cell, ...]]


def csv(book: Book) -> bytes:
    """The client table: each row with what it states, and its month."""
    return csv_of(TABLES["clients"](book))


def archive(book: Book) -> bytes:
    """All tables that have rows, each a file of its own, in one archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, make in TABLES.items():
            table = make(book)
            if table.rows:
                entry = zipfile.ZipInfo(f"{name}.csv", DAY_ZERO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                made.writestr(entry, csv_of(table))
    return file.getvalue()


def _table(name: str, heads: Iterable[str], rows: Rows) -> Table:
    return Table(name, tuple(heads), tuple(rows))


def _rate(rate: Decimal | None) -> Decimal | None:
    return None if rate is None else Decimal(rate_text(rate))


def _ratio(of: Fraction | None) -> Decimal | None:
    if of is None:
        return None
    return Decimal(half_up(of.numerator * 10**6, of.denominator)).scaleb(-6)


def _lines(of: Amounts | None, book: Book) -> tuple[Cell, ...]:
    currency = book.plan.currency
    return tuple(amount(None if of is None else getattr(of, key), currency) for key in LINES)


def _clients(book: Book) -> Table:
    plan = book.plan
    # A row's payment fee is a rule where it states one, and an amount among the month's lines.
    stated_keys = (RULES.get(column.key, column.key) for column in COLUMNS)
    heads = ["id", *stated_keys, *LINES, "margin", "markup"]
    rows: list[tuple[Cell, ...]] = []
    for client, row in zip(plan.clients, book.rows, strict=True):
        package = plan.package(client.package)
        stated: list[Cell] = [client.id]
        for column in COLUMNS:
            value = column.own(client)
            value = column.given(plan, client, package) if value is None else value
            stated.append(_stated(column.key, value, book))
        figures = (*_lines(row.amounts, book), row.margin, row.markup)
        rows.append((*stated, *figures))
    return _table("clients", heads, rows)


def _stated(key: str, value: object, book: Book) -> Cell:
    """What a row states, as the plan's file does."""
    plan = book.plan
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case OverList() | ListTimes():
            return _rule(value, book)
        case int() if key in {"software_price", "services_price", "setup_fee", "other_costs"}:
            return amount(value, plan.currency)
        case int() if key == "list_price":
            return amount(value, plan.price_list.currency)
        case int():
            return value
        case Decimal():
            return _rate(value)
        case PaymentFee():
            return _fee(value, book)
        case _ if key == "since":
            return str(value)[:7]
        case _:
            return str(value)


def _rule(value: SoftwarePrice, book: Book) -> str:
    match value:
        case OverList(over):
            return f"list + {amount(over, book.plan.currency):f}"
        case ListTimes(factor):
            return f"list × {rate_text(factor)}"
        case _:
            return f"{amount(value, book.plan.currency):f}"


def _fee(fee: PaymentFee, book: Book) -> str:
    currency = book.plan.currency
    said = f"{rate_text(fee.rate)} + {amount(fee.fixed, currency):f}"
    return said if fee.cap is None else f"{said}, cap {amount(fee.cap, currency):f}"


def _packages(book: Book) -> Table:
    heads = ("id", "name", "plan", "contacts", "list_price", "software", "services", "setup_fee")
    more = ("hours", "other_costs", "setup_hours", "yearly_months_paid", "recommended")
    plan = book.plan
    rows: list[tuple[Cell, ...]] = []
    for package in plan.packages:
        account = book.account_of(package)
        of = None if account is None else account.terms
        priced: tuple[Cell, ...] = (
            amount(None if of is None else of.list_price, plan.price_list.currency),
            amount(None if of is None else of.software, plan.currency),
            amount(package.services_price, plan.currency),
            amount(package.setup_fee, plan.currency),
        )
        work: tuple[Cell, ...] = (
            _rate(package.hours),
            amount(package.other_costs, plan.currency),
            _rate(package.setup_hours),
            package.yearly_months_paid,
            "true" if package.recommended else "false",
        )
        rows.append((package.id, package.name, package.plan, package.contacts, *priced, *work))
    return _table("packages", (*heads, *more), rows)


def _prices_at_tiers(book: Book) -> Table:
    heads = ("package", "from", "discount", "vendor_cost", "contribution", "margin")
    return _table("price", (*heads, "price_at_zero", "price_at_target", "room"), _rungs(book))


def _rungs(book: Book) -> Iterator[tuple[Cell, ...]]:
    currency = book.plan.currency
    for package in book.plan.packages:
        found = rungs_of(book, package)
        for rung in () if found is None else found.all:
            at = rung.at
            money = (at.floor, at.target, at.room)
            yield (
                package.id,
                rung.start,
                _rate(at.discount),
                amount(at.vendor_cost, currency),
                amount(at.contribution, currency),
                at.margin,
                *(amount(each, currency) for each in money),
            )


def _curve(book: Book) -> Table:
    heads = ("accounts", "discount", "resale_profit", "resale_revenue", "resale_per_account")
    more = ("commission_profit", "commission_revenue", "commission_per_account", "vendor_bill")
    curve = Curve(book)
    rows: list[tuple[Cell, ...]] = []
    if curve.drawable:
        currency = book.plan.currency
        for point in curve.points(reach(curve, curve.today)):
            amounts = [getattr(point, key) for key in (*heads[2:], *more)]
            money = (amount(each, currency) for each in amounts)
            rows.append((point.accounts, _rate(point.discount), *money))
    return _table("curve", (*heads, *more), rows)


def _months(book: Book) -> Table:
    from planner.model.over_time.projection import project

    heads = ("month", "accounts", "resold", "on_commission", "counted", "reached", "discount")
    more = ("revenue", "vendor_cost", "contribution", "overheads", "profit", "cash")
    made = project(book, months_seen(book.plan.assumptions))
    currency = book.plan.currency
    rows: list[tuple[Cell, ...]] = []
    for each in () if made is None else made.months:
        accounts = (each.accounts, each.resold, each.on_commission)
        lines = each.lines
        money = (each.revenue, lines.vendor_cost, lines.contribution, each.overheads)
        rows.append(
            (
                each.month,
                *(Decimal(f"{number:.6f}") for number in accounts),
                each.counted,
                _rate(each.reached),
                _rate(each.discount),
                *(amount(rounded(one), currency) for one in (*money, each.profit, each.cash)),
            )
        )
    return _table("projection", (*heads, *more), rows)


def _mix(book: Book) -> Table:
    from planner.model.mix.best import best_mix, shares

    found = best_mix(book)
    rows: list[tuple[Cell, ...]] = []
    if found is not None:
        for client, share in zip(book.plan.clients, shares(book.plan, found), strict=True):
            rows.append((client.id, client.name, share.resale, share.commission))
    return _table("mix", ("id", "name", "resale", "commission"), rows)


def _worth(book: Book) -> Table:
    from planner.model.worth import clients_worth

    heads = ("name", "accounts", "revenue", "own", "tier_effect", "worth", "alone")
    ranked = clients_worth(book)
    rows: list[tuple[Cell, ...]] = []
    for each in () if ranked is None else ranked.each:
        money = (each.revenue, each.own, each.tier_effect, each.worth, each.alone)
        amounts = (amount(one, book.plan.currency) for one in money)
        rows.append((each.name, each.accounts, *amounts))
    return _table("worth", heads, rows)


def _sensitivity(book: Book) -> Table:
    from planner.model.sensitivity import swings
    from planner.words.sensitivity import driver

    heads = ("driver", "low_change", "low_profit", "high_change", "high_profit", "swing")
    found, currency = swings(book), book.plan.currency
    rows: list[tuple[Cell, ...]] = []
    for each in () if found is None else found.each:
        low, high = each.low, each.high
        ends = (_rate(low.change), amount(low.profit, currency))
        other = (_rate(high.change), amount(high.profit, currency))
        name = driver(each.key, each.title)
        rows.append((name, *ends, *other, amount(each.size, currency)))
    return _table("sensitivity", heads, rows)


def _channels(book: Book) -> Table:
    from planner.model.channels import compare

    heads = ("package", "from", "discount", "resale", "commission", "commission_after")
    curve, currency = Curve(book), book.plan.currency
    rows: list[tuple[Cell, ...]] = []
    if curve.drawable:
        found = compare(curve)
        for package, of in (("", found.average), *((p.id, of) for p, of in found.packages)):
            for tier in () if of is None else of.tiers:
                money = (tier.resale, of.within, of.after) if of is not None else ()
                amounts = (amount(each, currency) for each in money)
                even = _ratio(tier.even)
                rows.append((package, tier.first, _rate(tier.discount), *amounts, even))
    return _table("channels", (*heads, "break_even_rate"), rows)


def _quotes(book: Book) -> Table:
    heads = ("client", "discount", "price", "contribution", "margin", "price_at_target")
    more = ("price_at_zero", "room", "hours_at_zero", "first_year", "effect_on_others")
    currency = book.plan.currency
    rows: list[tuple[Cell, ...]] = []
    for row in proposed_rows(book.plan):
        made = quote(book, row)
        if made is None:
            continue
        prices = (made.price_at_target, made.price_at_zero, made.room)
        rows.append(
            (
                made.client.name,
                _rate(made.discount),
                amount(made.price, currency),
                amount(made.contribution, currency),
                made.margin,
                *(amount(each, currency) for each in prices),
                made.hours_at_zero,
                amount(made.first_year, currency),
                amount(made.others.effect, currency),
            )
        )
    return _table("quotes", (*heads, *more), rows)


def _list_prices(book: Book) -> Table:
    listed = book.plan.price_list
    rows: list[tuple[Cell, ...]] = [
        (
            plan,
            contacts,
            amount(price, listed.currency),
            amount(listed.yearly_price(plan, contacts), listed.currency),
            listed.currency.code,
        )
        for plan, bands in listed.prices.items()
        for contacts, price in sorted(bands.items())
    ]
    heads = ("plan", "contacts", "monthly", "yearly", "currency")
    return _table("list_prices", heads, rows)


def _scenarios(book: Book) -> Table:
    from planner.model.scenario_figures import compare

    heads = ("scenario", "profit", "gain", "revenue", "vendor_cost", "delivery", "margin")
    found, currency = compare(book.plan, book.plan.scenarios), book.plan.currency
    rows: list[tuple[Cell, ...]] = []
    for each in found.scenarios:
        there = each.figures
        money = (there.profit, each.gain, there.revenue, there.vendor_cost, there.delivery)
        amounts = (amount(one, currency) for one in money)
        rows.append((each.scenario.name, *amounts, there.margin))
    return _table("scenarios", heads, rows)


TABLES: Mapping[str, Callable[[Book], Table]] = MappingProxyType(
    {
        "clients": _clients,
        "packages": _packages,
        "price": _prices_at_tiers,
        "curve": _curve,
        "projection": _months,
        "mix": _mix,
        "worth": _worth,
        "sensitivity": _sensitivity,
        "channels": _channels,
        "quotes": _quotes,
        "list_prices": _list_prices,
        "scenarios": _scenarios,
    }
)
"""Every table by its name."""
