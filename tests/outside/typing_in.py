"""What somebody may type into a workbook, and the same change of the plan that it was made of."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from planner.export.internal.workbook import book_columns, obstacles, packages, vendor
from planner.export.internal.workbook.events import ACCOUNTS
from planner.export.internal.workbook.price_changes import MONTH, RATE
from planner.model.book import Book
from planner.storage.plan_file import PlanFileError
from tests.export.months_to_come import months_of
from tests.export.spreadsheets import Value
from tests.model.plans import CONTACTS, PLANS, plan_of, written
from tests.model.reference import DIGITS, Document

Cell = tuple[str, str]
"""A sheet and a place, or ``name`` and the name of a cell.

Or what heads a table of the sheet of what is planned, and a row below it and a column.
"""


class Typed(NamedTuple):
    """A change: what is typed where, and the plan with it."""

    cell: Cell
    value: Value | None
    document: Document


STATUSES = ("active", "disabled", "archived", "proposed")
CHANNELS = ("resale", "commission")
BILLINGS = ("monthly", "yearly")

Change = Callable[[Random, Document], tuple[Cell, Value | None] | None]


def typed_into(seed: int, document: Document, *, to_come: bool = False) -> Typed:
    """A change by a seed; each seed begins with another kind of it.

    A change that ends the months earlier is none: the workbook has a dash then.
    """
    random, months = Random(seed), months_of(document)
    kinds = (TO_COME if to_come else []) + CHANGES
    first = seed % len(TO_COME if to_come else CHANGES)
    for change in [*kinds[first:], *kinds[:first]]:
        changed = copy.deepcopy(document)
        found = change(random, changed)
        if found is None or json.dumps(changed) == json.dumps(document):
            continue
        try:
            book = Book(plan_of(changed))
        except PlanFileError:
            continue
        sound = not obstacles(book) and not book.problems
        if sound and (not to_come or months_of(changed) == months):
            return Typed(*found, changed)
    raise AssertionError("every plan has something that can be changed")


def _money(document: Document, minor: int, *, listed: bool = False) -> str:
    currency = document["price_list"].get("currency") if listed else None
    return written(minor, DIGITS[currency or document["currency"]])


def _at(row: int, column: int) -> str:
    name = chr(ord("A") + column)
    return f"{name}{row + 1}"


def _agency(key: str, name: str) -> Change:
    def change(random: Random, document: Document) -> tuple[Cell, Value]:
        amount = _money(document, random.randint(0, 9000))
        document["agency"][key] = amount
        return ("name", name), float(amount)

    return change


def _share(part: str, key: str, name: str) -> Change:
    def change(random: Random, document: Document) -> tuple[Cell, Value]:
        share = written(random.randint(0, 900), 3)
        document[part][key] = share
        return ("name", name), float(share)

    return change


def _fee(random: Random, document: Document) -> tuple[Cell, Value | None]:
    key = random.choice(["rate", "fixed", "cap"])
    minor = random.randint(0, 60)
    value = written(minor, 3) if key == "rate" else _money(document, minor)
    document["agency"].setdefault("payment_fee", {})[key] = value
    return ("name", f"fee_{key}"), float(value)


def _tier(random: Random, document: Document) -> tuple[Cell, Value] | None:
    tiers = document["programme"]["tiers"]
    index = random.randrange(len(tiers))
    if index and random.random() < 0.6:
        above = tiers[index + 1]["from"] if index + 1 < len(tiers) else 30
        start = (
            random.randint(tiers[index - 1]["from"] + 1, above - 1)
            if (above - tiers[index - 1]["from"] > 1)
            else tiers[index]["from"]
        )
        tiers[index]["from"] = start
        return ("Tiers", _at(vendor.FIRST + index, 0)), float(start)
    if float(tiers[index]["discount"]) == 0:
        return None  # the sheet of prices has a row below the first tier only where that is less
    tiers[index]["discount"] = written(random.randint(1, 700), 3)
    return ("Tiers", _at(vendor.FIRST + index, 1)), float(tiers[index]["discount"])


def _list_price(random: Random, document: Document) -> tuple[Cell, Value] | None:
    prices = document["price_list"]["prices"]
    plan = random.choice(list(prices))
    band = random.choice(list(prices[plan]))
    price = _money(document, random.randint(0, 30_000), listed=True)
    prices[plan][band] = price
    every = sorted({int(each) for bands in prices.values() for each in bands})
    row = vendor.FIRST + list(prices).index(plan)
    return ("List prices", _at(row, 1 + every.index(int(band)))), float(price)


def _exchange(random: Random, document: Document) -> tuple[Cell, Value] | None:
    if "exchange_rate" not in document["price_list"]:
        return None
    rate = written(random.randint(1, 5000), 3)
    document["price_list"]["exchange_rate"] = rate
    return ("name", "exchange_rate"), float(rate)


def _switch(key: str, name: str) -> Change:
    def change(random: Random, document: Document) -> tuple[Cell, Value]:
        does = not document["programme"].get(key, False)
        document["programme"][key] = does
        return ("word", name), "yes" if does else "no"

    return change


def _mode(random: Random, document: Document) -> tuple[Cell, Value]:
    mode = "volume" if document["programme"]["mode"] == "graduated" else "graduated"
    document["programme"]["mode"] = mode
    return ("word", "graduated"), mode


def _cycle(random: Random, document: Document) -> tuple[Cell, Value]:
    later = document["programme"]["effective"] == "next-cycle"
    document["programme"]["effective"] = "same-cycle" if later else "next-cycle"
    return ("word", "next_cycle"), "same cycle" if later else "next cycle"


def _commission(random: Random, document: Document) -> tuple[Cell, Value | None]:
    terms = document["programme"]["commission"]
    if random.random() < 0.5:
        terms["months"] = random.randint(1, 12)
        return ("name", "commission_months"), float(terms["months"])
    terms["rate"] = None if terms.get("rate") else "0.205"
    return ("name", "commission_rate"), None if terms["rate"] is None else 0.205


def _row(key: str, column: int, draw: Callable[[Random, Document], Any]) -> Change:
    def change(random: Random, document: Document) -> tuple[Cell, Value] | None:
        if not document["clients"]:
            return None
        index = random.randrange(len(document["clients"]))
        value = draw(random, document)
        document["clients"][index][key] = value
        typed: Value = float(value) if key not in TEXTS else value
        return ("Book", _at(book_columns.FIRST + index, column)), typed

    return change


TEXTS = {"status", "channel", "billing", "plan"}


def _package_of(random: Random, document: Document) -> tuple[Cell, Value] | None:
    if not document["clients"]:
        return None
    index = random.randrange(len(document["clients"]))
    number = random.randrange(len(document["packages"]))
    document["clients"][index]["package"] = document["packages"][number]["id"]
    return ("Book", f"B{book_columns.FIRST + index + 1}"), f"package {number}"


def _software(random: Random, document: Document) -> tuple[Cell, Value] | None:
    """An amount where the row states no software price of its own, nor a rule for one."""
    rows = [n for n, row in enumerate(document["clients"]) if "software_price" not in row]
    if not rows:
        return None
    index, amount = random.choice(rows), _amount(random, document)
    document["clients"][index]["software_price"] = amount
    return ("Book", _at(book_columns.FIRST + index, book_columns.SOFTWARE)), float(amount)


def _emptied(key: str, column: int) -> Change:
    """Nothing where a row says who bills it, or whether it is there: it is resold, and active."""

    def change(random: Random, document: Document) -> tuple[Cell, None] | None:
        if not document["clients"]:
            return None
        index = random.randrange(len(document["clients"]))
        document["clients"][index].pop(key, None)
        return ("Book", _at(book_columns.FIRST + index, column)), None

    return change


def _months_emptied(random: Random, document: Document) -> tuple[Cell, None] | None:
    yearly = {row["package"] for row in document["clients"] if row.get("billing") == "yearly"}
    for index, package in enumerate(document["packages"]):
        if package["id"] in yearly and package.pop("yearly_months_paid", None):
            return ("Packages", _at(packages.FIRST + index, packages.MONTHS_PAID)), None
    return None


def _since(random: Random, document: Document) -> tuple[Cell, Value] | None:
    if not document["clients"]:
        return None
    index, month = random.randrange(len(document["clients"])), random.randint(1, 7)
    document["clients"][index]["since"] = f"2026-0{month}"
    days = (date(2026, month, 1) - date(1899, 12, 30)).days
    return ("Book", _at(book_columns.FIRST + index, book_columns.SINCE)), float(days)


def _package(key: str, column: int, draw: Callable[[Random, Document], Any]) -> Change:
    def change(random: Random, document: Document) -> tuple[Cell, Value]:
        index = random.randrange(len(document["packages"]))
        value = draw(random, document)
        document["packages"][index][key] = value
        return ("Packages", _at(packages.FIRST + index, column)), float(value)

    return change


def _assumed(key: str, name: str, most: int, digits: int) -> Change:
    def change(random: Random, document: Document) -> tuple[Cell, Value]:
        value = written(random.randint(0, most), digits)
        document["assumptions"][key] = value if digits else int(value)
        return ("name", name), float(Decimal(value))

    return change


def _amount(random: Random, document: Document) -> str:
    return _money(document, random.randint(0, 40_000))


def _listed(random: Random, document: Document) -> str:
    return _money(document, random.randint(0, 40_000), listed=True)


def _hours(random: Random, document: Document) -> str:
    return written(random.randint(0, 900), 2)


def _entry(key: str, column: int, draw: Callable[[Random], tuple[Any, Value | None]]) -> Change:
    """A cell of a price change or of a planned event, by its number among them."""
    of = {"price_changes": "Price change", "planned": "Planned"}
    keys = {
        "price_changes": {MONTH: "month", RATE: "rate"},
        "planned": {MONTH: "month", ACCOUNTS: "accounts"},
    }

    def change(random: Random, document: Document) -> tuple[Cell, Value | None] | None:
        entries = document["assumptions"].get(key)
        if not entries:
            return None
        index = random.randrange(len(entries))
        value, typed = draw(random)
        entries[index][keys[key][column]] = value
        if value is None:
            del entries[index][keys[key][column]]
        return (of[key], f"{index} {column}"), typed

    return change


def _event_month(random: Random) -> tuple[int, Value]:
    month = random.randint(1, 14)
    return month, float(month)


def _event_accounts(random: Random) -> tuple[int, Value]:
    many = random.randint(1, 9)
    return many, float(many)


def _rate(random: Random) -> tuple[str, Value]:
    rate = written(random.randint(-400, 600), 3)
    return rate, float(rate)


def _growth(random: Random, document: Document) -> tuple[Cell, Value | None] | None:
    assumed = document["assumptions"]
    if assumed.get("contact_growth") is None:
        return None
    rate = written(random.randint(-100, 150), 3)
    assumed["contact_growth"] = rate
    return ("name", "contact_growth"), float(rate)


def _grows(document: Document) -> bool:
    assumed = document["assumptions"]
    return "contact_growth" in assumed or any(
        "contact_growth" in own for own in assumed.get("packages", ())
    )


def _growth_of_package(random: Random, document: Document) -> tuple[Cell, Value | None] | None:
    if not _grows(document):
        return None
    index = random.randrange(len(document["packages"]))
    rate = written(random.randint(-150, 150), 3)
    own = document["assumptions"].setdefault("packages", [])
    package = document["packages"][index]["id"]
    found = next((each for each in own if each["package"] == package), None)
    if found is None:
        found = {"package": package}
        own.append(found)
    found["contact_growth"] = rate
    return ("Packages", _at(packages.FIRST + index, packages.OWN_GROWTH)), float(rate)


def _growth_of_row(random: Random, document: Document) -> tuple[Cell, Value | None] | None:
    if not _grows(document) or not document["clients"]:
        return None
    index = random.randrange(len(document["clients"]))
    rate = written(random.randint(-200, 200), 3)
    document["clients"][index]["growth"] = rate
    return ("Book", _at(book_columns.FIRST + index, book_columns.GROWTH)), float(rate)


TO_COME: list[Change] = [
    _entry("price_changes", MONTH, _event_month),
    _entry("planned", MONTH, _event_month),
    _growth,
    _entry("planned", ACCOUNTS, _event_accounts),
    _growth_of_row,
    _entry("price_changes", RATE, _rate),
    _growth_of_package,
]
"""What is typed of the months to come."""

CHANGES: list[Change] = [
    _row("accounts", book_columns.ACCOUNTS, lambda random, _: random.randint(1, 25)),
    _row("contacts", book_columns.CONTACTS, lambda random, _: random.choice(CONTACTS)),
    _tier,
    _list_price,
    _row("hours", book_columns.HOURS, _hours),
    _mode,
    _agency("hourly_cost", "hourly_cost"),
    _row("status", book_columns.STATUS, lambda random, _: random.choice(STATUSES)),
    _exchange,
    _package("services_price", packages.SERVICES, _amount),
    _row("channel", book_columns.CHANNEL, lambda random, _: random.choice(CHANNELS)),
    _share("agency", "tax_rate", "tax_rate"),
    _package("contacts", packages.CONTACTS, lambda random, _: random.choice(CONTACTS)),
    _switch("first_account_full_price", "first_full"),
    _fee,
    _row("billing", book_columns.BILLING, lambda random, _: random.choice(BILLINGS)),
    _assumed("new_accounts_per_month", "new_accounts", 400, 2),
    _switch("counts_commission", "counts_commission"),
    _row("plan", book_columns.PLAN, lambda random, _: random.choice(PLANS)),
    _share("agency", "target_margin", "target_margin"),
    _commission,
    _row("list_price", book_columns.LIST_PRICE, _listed),
    _package("yearly_months_paid", packages.MONTHS_PAID, lambda random, _: random.randint(1, 12)),
    _assumed("monthly_churn", "churn", 300, 3),
    _package_of,
    _software,
    _months_emptied,
    _switch("counts_disabled", "counts_disabled"),
    _share("agency", "unpaid_rate", "unpaid_rate"),
    _row("services_price", book_columns.SERVICES, _amount),
    _cycle,
    _assumed("paid_after_days", "paid_after", 95, 0),
    _since,
    _share("agency", "vendor_tax_rate", "vendor_tax_rate"),
    _agency("overheads", "overheads"),
    _package("setup_fee", packages.SETUP_FEE, _amount),
    _emptied("status", book_columns.STATUS),
    _emptied("channel", book_columns.CHANNEL),
]
