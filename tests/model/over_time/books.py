"""Plans for the months to come: a small one to work out by hand, and made-up ones of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from planner.model.book import Book
from planner.model.over_time.projection import Month, Projection, project
from planner.model.plan import (
    Assumptions,
    Channel,
    Move,
    OfPackage,
    Plan,
    Planned,
    PriceChange,
    Whose,
)
from tests.model.plans import Edits, edited, plan_of, written
from tests.model.reference import DIGITS, Document, Part

NO_DISCOUNT = [{"from": 1, "discount": "0"}]


def round_numbers(edits: Edits | None = None) -> Document:
    """Ten resold accounts at a price of 100.00 and a list price of 50.00; no costs, no discount."""
    document: Document = {
        "format": "agency-plan",
        "version": 1,
        "currency": "USD",
        "agency": {},
        "programme": {"tiers": NO_DISCOUNT, "commission": {}},
        "price_list": {"prices": {"plus": {"1000": "50.00", "2000": "80.00"}}},
        "packages": [{"id": "p", "plan": "plus", "contacts": 1000, "software_price": "100.00"}],
        "clients": [{"id": "a", "name": "A", "package": "p", "accounts": 10}],
        "assumptions": {},
    }
    return edited(document, edits or {})


def planned_plan(document: Document) -> Plan:
    """The plan of a document, whatever version of a file what it assumes would take."""
    assumed = document.get("assumptions", {})
    plan = plan_of({**document, "assumptions": {}})
    return replace(plan, assumptions=_assumptions(assumed))


def _assumptions(of: Part) -> Assumptions:
    typed: dict[str, Any] = dict(of)
    for key in ("new_accounts_per_month", "monthly_churn", "contact_growth"):
        if typed.get(key) is not None:
            typed[key] = Decimal(typed[key])
    if "start" in typed:
        typed["start"] = date.fromisoformat(f"{typed['start']}-01")
    if "seasonality" in typed:
        typed["seasonality"] = tuple(map(Decimal, typed["seasonality"]))
    for key, made in (
        ("packages", _of_package),
        ("price_changes", _price_change),
        ("planned", _planned),
    ):
        if key in typed:
            typed[key] = tuple(map(made, typed[key]))
    return Assumptions(**typed)


def _of_package(of: Part) -> OfPackage:
    rates: dict[str, Any] = {key: Decimal(of[key]) for key in of if key != "package"}
    return OfPackage(package=of["package"], **rates)


def _price_change(of: Part) -> PriceChange:
    return PriceChange(**{**of, "whose": Whose(of["whose"]), "rate": Decimal(of["rate"])})


def _planned(of: Part) -> Planned:
    channel = Channel(of.get("channel", "resale"))
    return Planned(**{**of, "move": Move(of["move"]), "channel": channel})


def book_to_come(document: Document) -> Book:
    return Book(planned_plan(document))


def projected(document: Document, months: int) -> Projection:
    found = project(book_to_come(document), months)
    assert found is not None
    return found


def months_of(document: Document, months: int) -> tuple[Month, ...]:
    found = projected(document, months).months
    assert len(found) == months
    return found


# Made-up plans

KEYS = (
    "seasonality",
    "arrivals",
    "churn",
    "growth",
    "vendor",
    "agency",
    "join",
    "leave",
    "paid_after_days",
    "commission_payout_months",
)
"""What may change in the months to come."""

SHARES = ("0", "0.1", "0.25", "0.35", "0.5")


class MadeUp:
    """A sound plan of every kind, with some of what may change in the months to come."""

    def __init__(self, seed: int, *keys: str) -> None:
        self.random = Random(f"{seed} {keys}")
        self.keys = keys
        codes = ("USD", "USD", "EUR", "JPY", "TND")
        self.currency = self.random.choice(codes)
        self.listed = self.random.choice(codes) if self.often(0.3) else self.currency
        self.digits, self.list_digits = DIGITS[self.currency], DIGITS[self.listed]

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def amount(self, most: int, *, listed: bool = False, least: int = 0) -> str:
        digits = self.list_digits if listed else self.digits
        return written(self.random.randint(least, most), digits)

    def some(self, **values: Any) -> Part:
        return {key: value for key, value in values.items() if self.often(0.5)}

    def document(self) -> Document:
        packages = [self.package(n) for n in range(self.random.randint(1, 3))]
        clients = [self.row(n, len(packages)) for n in range(self.random.choice([0, 1, 2, 3, 4]))]
        document: Document = {
            "format": "agency-plan",
            "version": 1,
            "currency": self.currency,
            "agency": self.agency(),
            "programme": self.programme(),
            "price_list": {
                "currency": self.listed,
                "prices": {plan: self.bands() for plan in ("starter", "plus")},
            },
            "packages": packages,
            "clients": clients,
        }
        if self.listed != self.currency:
            document["price_list"]["exchange_rate"] = written(self.random.randint(1, 3000), 3)
        document["assumptions"] = self.assumptions(packages, clients)
        return document

    def bands(self) -> Part:
        sizes = ("1000", "2500", "5000", "10000", *(("900000",) if self.often(0.8) else ()))
        return {size: self.amount(30_000, listed=True) for size in sizes}

    def fee(self) -> Part:
        return self.some(
            rate=written(self.random.randint(0, 60), 3),
            fixed=self.amount(50),
            cap=self.amount(2000),
        )

    def agency(self) -> Part:
        return self.some(
            overheads=self.amount(90_000),
            hourly_cost=self.amount(6000),
            payment_fee=self.fee(),
            tax_rate=self.random.choice(SHARES),
            vendor_tax_rate=self.random.choice(SHARES),
            unpaid_rate="0.03",
        )

    def programme(self) -> Part:
        starts = sorted(self.random.sample(range(2, 30), 3))
        discounts = self.random.choices(SHARES, k=4)
        pairs = zip([1, *starts], discounts, strict=True)
        commission = self.some(
            rate=self.random.choice(["0.2", "0.333", None]),
            months=self.random.choice([1, 3, 12, None]),
        )
        in_order = self.some(mode="graduated", first_account_full_price=True)
        return {
            "tiers": [{"from": start, "discount": discount} for start, discount in pairs],
            "effective": self.random.choice(["next-cycle", "same-cycle"]),
            "counts_disabled": self.often(0.5),
            "counts_commission": self.often(0.5),
            "monthly_fee": self.amount(3000),
            "commission": commission,
            **(in_order if self.often(0.25) else {}),
        }

    def software(self) -> Any:
        return self.random.choice(
            [
                self.amount(40_000),
                {"over_list": self.amount(5000, least=-200)},
                {"list_times": written(self.random.randint(0, 2500), 3)},
            ]
        )

    def prices(self) -> Part:
        return {
            "software_price": self.software(),
            "services_price": self.amount(40_000),
            "hours": written(self.random.randint(0, 900), 2),
            **self.some(setup_fee=self.amount(50_000), other_costs=self.amount(3000)),
        }

    def package(self, number: int) -> Part:
        return {
            "id": f"p{number}",
            "plan": self.random.choice(["starter", "plus"]),
            "contacts": self.random.choice([1, 900, 1000, 2400, 4000]),
            **self.prices(),
            **self.some(setup_hours="1.75", yearly_months_paid=self.random.randint(1, 12)),
            **({"list_price": self.amount(30_000, listed=True)} if self.often(0.2) else {}),
        }

    def row(self, number: int, packages: int) -> Part:
        status, channel = self.random.choice(
            [("active", "resale")] * 3
            + [("active", "commission")] * 3
            + [("disabled", "resale"), ("proposed", "resale"), ("proposed", "commission")]
            + [("trial", "resale"), ("disabled", "commission")]
        )
        since = f"202{self.random.randint(4, 6)}-{self.random.randint(1, 12):02}"
        own = self.some(
            contacts=self.random.choice([1, 980, 1000, 2000]),
            tax_rate=self.random.choice(SHARES),
            payment_fee=self.fee(),
            list_price=self.amount(30_000, listed=True),
            **self.prices(),
        )
        return {
            "id": f"c{number}",
            "name": f"C {number}",
            "package": f"p{self.random.randrange(packages)}",
            "status": status,
            "channel": channel,
            "accounts": self.random.randint(1, 12),
            **self.some(since=since, billing="yearly"),
            **self.some(growth=self.random.choice(["0.01", "0.1", "-0.05"])),
            **(own if self.often(0.4) else {}),
        }

    def assumptions(self, packages: list[Part], clients: list[Part]) -> Part:
        assumed: Part = {
            "new_accounts_per_month": self.random.choice(["0", "0.5", "1.5", "4"]),
            "monthly_churn": self.random.choice(["0", "0.02", "0.05", "0.125", "1"]),
            **self.some(start=f"2026-{self.random.randint(1, 12):02}"),
        }
        if "seasonality" in self.keys:
            factors = [written(self.random.randint(0, 30), 1) for _ in range(12)]
            assumed |= {"start": assumed.get("start", "2026-03"), "seasonality": factors}
        assumed["packages"] = [self.of_package(each) for each in packages if self.often(0.7)]
        if "growth" in self.keys and self.often(0.8):
            assumed["contact_growth"] = self.random.choice(["0.03", "0", "-0.04", "0.2"])
        assumed["price_changes"] = [
            self.price_change(whose, packages)
            for whose in ("vendor", "agency", "vendor", "agency")
            if whose in self.keys
        ]
        assumed["planned"] = [
            event
            for move in ("join", "leave") * 3
            if move in self.keys
            for event in self.planned(move, packages, clients)
        ]
        if "paid_after_days" in self.keys:
            assumed["paid_after_days"] = self.random.choice([1, 30, 31, 45, 90])
        if "commission_payout_months" in self.keys:
            assumed["commission_payout_months"] = self.random.randint(1, 4)
        return assumed

    def of_package(self, package: Part) -> Part:
        found = {"package": package["id"]}
        if "arrivals" in self.keys:
            found |= self.some(new_accounts_per_month=self.random.choice(["0", "1", "2.5"]))
        if "churn" in self.keys:
            found |= self.some(monthly_churn=self.random.choice(["0", "0.03", "0.2"]))
        if "growth" in self.keys:
            found |= self.some(contact_growth=self.random.choice(["0", "0.02", "0.15"]))
        return found

    def price_change(self, whose: str, packages: list[Part]) -> Part:
        rates = ["0.05", "0.1", "-0.15", "0.333", "-1"]
        return {
            "month": self.random.randint(1, 12),
            "whose": whose,
            "rate": self.random.choice(rates),
            **self.some(package=self.random.choice(packages)["id"]),
        }

    def planned(self, move: str, packages: list[Part], clients: list[Part]) -> list[Part]:
        month = self.random.randint(1, 14)
        number = self.some(accounts=self.random.randint(1, 7))
        if clients and (move == "leave" or self.often(0.7)):
            client = self.random.choice(clients)["id"]
            return [{"month": month, "move": move, "client": client, **number}]
        if move == "leave":
            return []
        package = self.random.choice(packages)["id"]
        channel = self.random.choice(["resale", "commission"])
        accounts = self.random.randint(1, 5)
        of = {"package": package, "channel": channel, "accounts": accounts}
        return [{"month": month, "move": move, **of}]
