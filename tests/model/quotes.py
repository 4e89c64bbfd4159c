"""Quotes for the tests: the worked example's, made-up ones, and their figures a second time.

The figures come from the reference: the whole book with the row and without it, twelve explicit
months, and the price by trying prices.
"""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from planner.model.book import Book
from planner.model.quote import Quote, quote
from tests.model.plans import example, plan_of, written
from tests.model.reference import DIGITS, NOTHING, Document, Figures, Part, Reference, stated, total

CAFE: Part = {
    "id": "cafe",
    "name": "Café Lumière",
    "package": "growth",
    "status": "proposed",
    "contacts": 8000,
    "software_price": {"over_list": "20.00"},
}
"""The proposed client of the economics' worked example."""


def cafe(**row: Any) -> Document:
    """The worked example with its quote as the last row, at a target of 30 %.

    What is given changes the row; None takes a key away.
    """
    document = example({"agency.target_margin": "0.30"})
    client = {**CAFE, **row}
    document["clients"].append({key: value for key, value in client.items() if value is not None})
    return document


def quoted(document: Document, row: int = -1) -> Quote:
    """The quote of a row that has figures."""
    plan = plan_of(document)
    made = quote(Book(plan), row % len(plan.clients))
    assert made is not None
    return made


class MadeUp(NamedTuple):
    """A plan with a proposed row."""

    document: Document
    row: int


def made_up(seed: int) -> MadeUp:
    """A sound plan of any kind, small amounts often: those are where roundings meet."""
    chance = random.Random(seed)
    currency = chance.choice(["USD", "EUR", "JPY", "TND"])
    listed = chance.choice([currency, currency, currency, "GBP", "KRW", "KWD"])
    digits, list_digits = DIGITS[currency], DIGITS[listed]

    def money(most: int, places: int = digits) -> str:
        return written(chance.randint(0, chance.choice([30, most])), places)

    def share(most: int) -> str:
        return written(chance.choice([0, chance.randint(0, most)]), 3)

    def hours() -> str:
        return written(chance.randint(0, 600), 2)

    def software() -> Any:
        return chance.choice(
            [
                money(40_000),
                {"over_list": written(chance.randint(-200, 4000), digits)},
                {"list_times": written(chance.randint(500, 2000), 3)},
            ]
        )

    def fee() -> Part:
        made: Part = {"rate": share(60), "fixed": money(100)}
        if chance.random() < 0.4:
            made["cap"] = money(1500)
        return made

    def terms() -> Part:
        drawn = {
            "plan": chance.choice(["starter", "plus"]),
            "contacts": chance.choice([1, 1000, 1001, 8000]),
            "list_price": money(40_000, list_digits),
            "software_price": software(),
            "services_price": money(30_000),
            "setup_fee": money(50_000),
            "hours": hours(),
            "other_costs": money(2000),
            "tax_rate": share(300),
            "payment_fee": fee(),
        }
        return {key: value for key, value in drawn.items() if chance.random() < 0.3}

    def bands() -> Part:
        return {band: money(40_000, list_digits) for band in ("1000", "5000", "10000", "25000")}

    document: Document = {
        "format": "agency-plan",
        "version": 1,
        "currency": currency,
        "agency": {
            "hourly_cost": money(5000),
            "payment_fee": fee(),
            "tax_rate": share(300),
            "vendor_tax_rate": share(250),
            "unpaid_rate": share(100),
            "target_margin": chance.choice(["0", "0.3", share(900)]),
        },
        "programme": {
            "tiers": [
                {"from": start, "discount": share(700)}
                for start in sorted(chance.sample(range(2, 14), chance.randint(0, 4)))
            ],
            "mode": chance.choice(["volume", "volume", "graduated"]),
            "effective": chance.choice(["next-cycle", "same-cycle"]),
            "first_account_full_price": chance.random() < 0.25,
            "counts_disabled": chance.random() < 0.5,
            "counts_commission": chance.random() < 0.5,
            "commission": {
                "rate": chance.choice([None, "0.2", share(600)]),
                "months": chance.choice([None, 12, chance.randint(1, 15)]),
            },
        },
        "price_list": {
            "prices": {"starter": bands(), "plus": bands()},
            "yearly": {"plus": bands()},
        },
        "packages": [
            {
                "id": f"p{number}",
                "plan": chance.choice(["starter", "plus"]),
                "contacts": chance.choice([1000, 5000, 8000]),
                "software_price": software(),
                "services_price": money(30_000),
                "setup_fee": money(50_000),
                "setup_hours": hours(),
                "hours": hours(),
                "other_costs": money(2000),
                "yearly_months_paid": chance.choice([12, 10, chance.randint(1, 12)]),
            }
            for number in range(2)
        ],
        "clients": [],
    }
    document["programme"]["tiers"].insert(0, {"from": chance.randint(0, 1), "discount": share(300)})
    if chance.random() < 0.3:
        document["packages"][0]["list_price"] = money(40_000, list_digits)
    if listed != currency:
        rate = written(chance.randint(1, 3000), 3)
        document["price_list"] |= {"currency": listed, "exchange_rate": rate}
    # A band that is not published, where nothing but a quote's own bands can meet it.
    document["price_list"]["prices"][chance.choice(["starter", "plus"])]["25000"] = None
    roles = [("active", "resale")] * 4 + [
        ("active", "commission"),
        ("disabled", "resale"),
        ("trial", "resale"),
        ("proposed", "resale"),
    ]
    for number in range(chance.randint(0, 4)):
        status, channel = chance.choice(roles)
        document["clients"].append(
            {
                "id": f"c{number}",
                "package": chance.choice(["p0", "p1"]),
                "accounts": chance.randint(1, 4),
                "status": status,
                "channel": channel,
                "billing": chance.choice(["monthly", "monthly", "yearly"]),
                **terms(),
            }
        )
    row: Part = {
        "id": "q",
        "package": chance.choice(["p0", "p1"]),
        "accounts": chance.choice([1, 1, 2, 3]),
        "status": "proposed",
        "channel": chance.choice(["resale", "resale", "resale", "commission"]),
        "billing": chance.choice(["monthly", "monthly", "yearly"]),
        "free_months": chance.choice([0, 0, 1, 3, 14]),
        **terms(),
    }
    place = chance.randint(0, len(document["clients"]))
    document["clients"].insert(place, row)
    return MadeUp(document, place)


class Second:
    """A quoted row's figures from the whole book with it, in exact fractions of whole units."""

    def __init__(self, document: Document, row: int, **changes: Any) -> None:
        """Take a plan and its row; what is changed of the row, None taking a key away."""
        client = {**document["clients"][row], "status": "active", **changes}
        client = {key: value for key, value in client.items() if value is not None}
        clients = document["clients"]
        clients = [*clients[:row], client, *clients[row + 1 :]]
        self.document: Document = {**document, "clients": clients}
        self.row = row
        self.client = client
        self.reference = Reference(self.document)
        self.package = self.reference.packages[client["package"]]
        self.channel: str = client.get("channel", "resale")
        self.accounts: int = client.get("accounts", 1)

    @cached_property
    def rows(self) -> list[Figures]:
        """The whole book."""
        return self.reference.book()

    @property
    def own(self) -> Figures:
        return self.rows[self.row]

    def others(self, count: int | None = None) -> Fraction:
        """What all other rows bring, at the tier of a count."""
        rows = self.rows if count is None else self.reference.book(count)
        return total(rows[: self.row] + rows[self.row + 1 :]).contribution

    def after(self) -> Fraction:
        """What the row brings on commission once the months of it are over."""
        one = self.reference.month(self.package, self.client, "commission", NOTHING, within=False)
        return self.accounts * one.contribution

    @property
    def setup(self) -> Fraction:
        """What the setup brings once."""
        reference = self.reference
        fee = stated("setup_fee", self.client, self.package)
        tax = reference.r(fee * stated("tax_rate", self.client, reference.agency))
        terms = {"payment_fee": {}, **reference.agency, **self.client}["payment_fee"]
        hours = stated("setup_hours", self.package) * stated("hourly_cost", reference.agency)
        return self.accounts * (fee - reference.fee(fee + tax, terms) - reference.r(hours))

    def year(self) -> Fraction:
        """Twelve months one by one, and the setup."""
        programme = self.reference.programme
        months = programme.get("commission", {}).get("months")
        own = self.own
        brought = self.setup
        for month in range(1, 13):
            late = months is not None and month > months
            kept = own.contribution - (own.commission if late else NOTHING)
            if month <= self.client.get("free_months", 0):
                kept -= own.price - own.payment_fee - own.unpaid
            brought += kept
        return brought

    @cached_property
    def discounts(self) -> list[Fraction]:
        """What each account of the row gets, by its place among the billed ones."""
        position = 1
        for client in self.document["clients"][: self.row]:
            if self.reference.is_resold(client) or self.reference.is_disabled(client):
                position += client.get("accounts", 1)
        count = self.reference.counted()
        places = range(position, position + self.accounts)
        return [self.reference.discount_of(place, count) for place in places]

    def alone(self, **changes: Any) -> Figures:
        """The row's figures with more of it changed that moves no account; None: taken away."""
        client = {**self.client, **changes}
        client = {key: value for key, value in client.items() if value is not None}
        made = {
            discount: self.reference.month(self.package, client, self.channel, discount)
            for discount in set(self.discounts)
        }
        return total([made[discount] for discount in self.discounts])

    def has_list_price(self, **changes: Any) -> bool:
        """Whether it has one with more of the row changed."""
        client = {**self.client, **changes}
        client = {key: value for key, value in client.items() if value is not None}
        return self.reference.list_price(self.package, client) is not None

    def at_full_price(self, minor: int) -> Figures:
        """The row's figures at a full price of an account, in minor units."""
        price = written(minor, DIGITS[self.document["currency"]])
        return self.alone(software_price="0", services_price=price)


def six_decimals(part: Fraction, whole: Fraction) -> Decimal | None:
    """part / whole with 6 decimals, half up."""
    if whole == 0:
        return None
    value = part / whole
    steps = abs(value) * 10**6
    up = int(steps + Fraction(1, 2))
    return Decimal(up if value >= 0 else -up).scaleb(-6)
