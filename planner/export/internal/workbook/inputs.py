"""The sheet of inputs: agency, rules and assumptions, each a named cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from planner.export.internal.workbook.sheets import Book, Input, Sheet, Style
from planner.export.internal.workbook.source import Source, yes_no
from planner.model.over_time.calendar import MONTHS_A_YEAR
from planner.model.programme import Effective, Mode
from planner.words.catalogue import text
from planner.words.numbers import current
from planner.words.sentences import one_line

VALUE, UNIT, READ, NOTE = 1, 2, 3, 4
FIRST = 4
FAR = 1e12


class Field(NamedTuple):
    """One input: its words, the name of its cell, and what it may hold.

    ``means`` is the choice that formulas read as 1; ``choices`` are all.
    """

    words: str
    name: str
    value: Input
    holds: str
    unit: str = ""
    note: str = ""
    choices: tuple[str, ...] = ()
    means: str = ""
    least: float = 0
    most: float = FAR


def write(book: Book, source: Source) -> None:
    """Write the sheet."""
    sheet = book.sheets["inputs"]
    sheet.begin(
        text("Inputs"),
        text(
            "Change what is coloured: every other sheet follows. Amounts are in {currency}."
        ).format(currency=source.plan.currency.code),
        [40, 18, 28, 14, 84],
        head=2,
        left=1,
    )
    sheet.heads(
        2,
        [
            (text("Input"), "text"),
            (text("Value"), "number"),
            (text("Unit"), "text"),
            (text("As formulas read it"), "number"),
            (text("Source and remarks"), "text"),
        ],
    )
    sheet.sheet.set_row(2, 30)
    row = FIRST
    for title, fields in _sections(source):
        _section(sheet, row, title)
        row += 1
        for field in fields:
            _field(book, sheet, row, field)
            row += 1
        row += 1
    _seasons(book, sheet, row, source)


def _section(sheet: Sheet, row: int, title: str) -> None:
    for column, words in enumerate((title, None, None, None, None)):
        sheet.put(row, column, words, Style("text", "section"))


def _field(book: Book, sheet: Sheet, row: int, field: Field) -> None:
    sheet.put(row, 0, field.words, Style())
    sheet.input(row, VALUE, field.value, field.holds)
    sheet.put(row, UNIT, field.unit, Style("text", "muted"))
    sheet.put(row, NOTE, field.note, Style("text", "muted"))
    if field.choices:
        sheet.choices(row, VALUE, list(field.choices))
        words = field.means.replace('"', '""')
        at = sheet.at(row, VALUE)
        read = float(field.value == field.means)
        sheet.formula(row, READ, f'IF({at}="{words}",1,0)', read, Style("count", "helper"))
        book.name(field.name, sheet.at(row, READ))
        return
    if field.holds not in {"text", "month"}:
        kind = "integer" if field.holds == "count" else "decimal"
        sheet.between(row, VALUE, kind, field.least, field.most)
    book.name(field.name, sheet.at(row, VALUE))


def _sections(source: Source) -> Iterator[tuple[str, list[Field]]]:
    plan = source.plan
    agency, a_month = plan.agency, text("{currency} a month").format(currency=plan.currency.code)
    share, currency = text("share of the amount"), plan.currency.code
    pays = agency.payment_fee
    yield (
        text("Agency"),
        [
            Field(text("Overheads"), "overheads", source.money(agency.overheads), "money", a_month),
            Field(
                text("An hour of work costs"),
                "hourly_cost",
                source.money(agency.hourly_cost),
                "money",
                currency,
            ),
            Field(text("Payment fee: share"), "fee_rate", pays.rate, "rate", share, most=1),
            Field(
                text("Payment fee: amount"),
                "fee_fixed",
                source.money(pays.fixed),
                "money",
                currency,
            ),
            Field(
                text("Payment fee: at most"),
                "fee_cap",
                None if pays.cap is None else source.money(pays.cap),
                "money",
                currency,
                text("empty: no limit"),
            ),
            Field(
                text("Sales tax"),
                "tax_rate",
                agency.tax_rate,
                "rate",
                share,
                text("passes through; payment fees are taken on it"),
                most=1,
            ),
            Field(
                text("Tax on the vendor's bill"),
                "vendor_tax_rate",
                agency.vendor_tax_rate,
                "rate",
                share,
                text("only what cannot be recovered"),
                most=1,
            ),
            Field(
                text("Never paid"),
                "unpaid_rate",
                agency.unpaid_rate,
                "rate",
                text("share of prices"),
                most=1,
            ),
            Field(
                text("Target margin"),
                "target_margin",
                agency.target_margin,
                "rate",
                text("share of the price"),
                text("empty: no target, and no price for one"),
                most=1,
            ),
        ],
    )
    yield text("Vendor programme"), _programme(source, a_month)
    prices = plan.price_list
    if plan.buys_abroad:
        unit = text("{currency} for 1 {listed}").format(
            currency=currency, listed=prices.currency.code
        )
        as_of = "" if prices.exchange_as_of is None else prices.exchange_as_of.isoformat()
        yield (
            text("Exchange"),
            [
                Field(
                    text("Exchange rate"),
                    "exchange_rate",
                    prices.exchange_rate,
                    "number",
                    unit,
                    as_of,
                )
            ],
        )
    yield text("Months to come"), _months(source)


def _programme(source: Source, a_month: str) -> list[Field]:
    programme = source.plan.programme
    switch = (yes_no(True), yes_no(False))
    volume, graduated = text("volume"), text("graduated")
    following, same = text("next cycle"), text("same cycle")

    def answer(words: str, name: str, does: bool, note: str = "") -> Field:
        return Field(words, name, yes_no(does), "text", "", note, switch, switch[0])

    graded = programme.mode is Mode.GRADUATED
    later = programme.effective is Effective.NEXT_CYCLE
    commission = programme.commission
    return [
        Field(
            text("How discounts apply"),
            "graduated",
            graduated if graded else volume,
            "text",
            "",
            one_line(programme.source, 110),
            (volume, graduated),
            graduated,
        ),
        Field(
            text("A tier shows on the bill"),
            "next_cycle",
            following if later else same,
            "text",
            "",
            text("the projection follows it; the month is shown once it has taken effect"),
            (following, same),
            following,
        ),
        answer(
            text("The first account pays list price"),
            "first_full",
            programme.first_account_full_price,
        ),
        answer(text("Disabled accounts count"), "counts_disabled", programme.counts_disabled),
        answer(text("Commission accounts count"), "counts_commission", programme.counts_commission),
        Field(
            text("Programme fee"),
            "programme_fee",
            source.money(programme.monthly_fee),
            "money",
            a_month,
        ),
        Field(
            text("Commission rate"),
            "commission_rate",
            commission.rate,
            "rate",
            text("share of the list price"),
            text("empty: not known, none is counted"),
            most=1,
        ),
        Field(
            text("Commission is paid for"),
            "commission_months",
            commission.months,
            "count",
            text("months"),
            text("empty: as long as the account lives"),
            most=10000,
        ),
    ]


def _months(source: Source) -> list[Field]:
    assumed = source.plan.assumptions
    start = assumed.start
    growth = Field(
        text("Contact lists grow by"),
        "contact_growth",
        assumed.contact_growth,
        "rate",
        text("share of contacts a month"),
        text("empty: they stay; what a package or a row states comes first"),
        least=-1,
        most=1000,
    )
    return [
        *([growth] if source.grows else []),
        Field(
            text("New accounts"),
            "new_accounts",
            assumed.new_accounts_per_month,
            "number",
            text("accounts a month"),
            text("in the proportions of the book"),
        ),
        Field(
            text("Churn"),
            "churn",
            assumed.monthly_churn,
            "rate",
            text("share of accounts a month"),
            most=1,
        ),
        Field(
            text("The month before month 1"),
            "start_month",
            None if start is None else serial(start),
            "month",
            text("first day of the month"),
            text("needed for seasons, and for how old commission accounts are"),
        ),
        Field(
            text("Clients pay after"), "paid_after", assumed.paid_after_days, "count", text("days")
        ),
        Field(
            text("The vendor pays commission after"),
            "payout_after",
            assumed.commission_payout_months,
            "count",
            text("months"),
        ),
    ]


def _seasons(book: Book, sheet: Sheet, row: int, source: Source) -> None:
    _section(sheet, row, text("Season of new accounts"))
    row += 1
    factors = source.plan.assumptions.seasonality or (Decimal(1),) * MONTHS_A_YEAR
    for index, month in enumerate(current().months):
        sheet.put(row + index, 0, month, Style())
        sheet.input(row + index, VALUE, factors[index], "number")
        sheet.put(row + index, UNIT, text("times the new accounts"), Style("text", "muted"))
    sheet.between(row, VALUE, "decimal", 0, 1000, MONTHS_A_YEAR)
    book.name("season", sheet.area(row, VALUE, row + MONTHS_A_YEAR - 1, VALUE))


def serial(month: date) -> float:
    """A day as spreadsheets count them; they know none before 1900."""
    return float(max((month - date(1899, 12, 30)).days, 1))
