"""Made-up plans from a seed: every rule of the economics, in ever other company."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from tests.model.plans import CONTACTS, PLANS, ROLES, written
from tests.model.reference import DIGITS, Document, Reference

CURRENCIES = sorted(DIGITS)
RATES = ("0", "0.5", "0.25", "0.2", "0.125", "0.029", "0.035", "0.0825", "1")


def random_plan(seed: int) -> Document:
    """A sound plan."""
    return _Maker(Random(seed)).plan()


class _Maker:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._currency = random.choice(CURRENCIES)
        self._digits = self._list_digits = DIGITS[self._currency]

    def amount(self, most: int = 60_000, least: int = 0, digits: int | None = None) -> str:
        random = self._random
        minor = random.randint(least, random.choice([300, most]))
        return written(minor, self._digits if digits is None else digits)

    def share(self) -> str:
        return self._random.choice([*RATES, written(self._random.randint(0, 1000), 3)])

    def maybe(self, chance: float = 0.4) -> bool:
        return self._random.random() < chance

    def plan(self) -> Document:
        random = self._random
        elsewhere = self.maybe()
        listed = self._currency
        if elsewhere:
            listed = random.choice([each for each in CURRENCIES if each != self._currency])
            self._list_digits = DIGITS[listed]
        document: Document = {
            "format": "agency-plan",
            "version": 1,
            "currency": self._currency,
            "agency": self._agency(),
            "programme": self._programme(),
            "price_list": {"prices": {plan: self._bands() for plan in PLANS}},
            "packages": [self._package(n) for n in range(random.randint(1, 3))],
            "clients": [self._row(n) for n in range(random.choice([0, 1, 2, 4, 7, 11]))],
            "assumptions": self._assumptions(),
        }
        if elsewhere:
            rate = written(random.randint(1, random.choice([3000, 200_000])), 3)
            document["price_list"] |= {"currency": listed, "exchange_rate": rate}
        for package in document["packages"]:
            if self.maybe(0.2) or Reference(document).list_price(package, {}) is None:
                package["list_price"] = self.amount(digits=self._list_digits)
        for row in document["clients"]:
            package = document["packages"][row["package"] % len(document["packages"])]
            row["package"] = package["id"]
            if Reference(document).list_price(package, row) is None:
                row["list_price"] = self.amount(digits=self._list_digits)
        self._of_packages(document)
        return document

    def _agency(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            "name": "An agency",
            "overheads": self.amount(),
            "hourly_cost": self.amount(8000),
            "tax_rate": self.share(),
            "vendor_tax_rate": self.share() if self.maybe() else "0",
            "unpaid_rate": written(self._random.randint(0, 200), 3) if self.maybe() else "0",
        }
        if self.maybe(0.7):
            made["payment_fee"] = self._fee()
        if self.maybe(0.7):
            made["target_margin"] = written(self._random.randint(0, 80), 2)
        return made

    def _fee(self) -> dict[str, Any]:
        made: dict[str, Any] = {"rate": written(self._random.randint(0, 60), 3)}
        if self.maybe(0.6):
            made["fixed"] = self.amount(300)
        if self.maybe():
            made["cap"] = self.amount(3000)
        return made

    def _programme(self) -> dict[str, Any]:
        random = self._random
        starts = sorted(random.sample(range(2, 20), random.randint(0, 4)))
        tiers = [random.randint(0, 1), *starts]
        made: dict[str, Any] = {
            "tiers": [{"from": start, "discount": self.share()} for start in tiers],
            "mode": random.choice(["volume", "volume", "graduated"]),
            "effective": random.choice(["next-cycle", "same-cycle"]),
            "first_account_full_price": self.maybe(0.3),
            "counts_disabled": self.maybe(),
            "counts_commission": self.maybe(),
            "monthly_fee": self.amount(5000),
            "commission": {"rate": None if self.maybe(0.2) else self.share()},
        }
        if self.maybe(0.6):
            made["commission"]["months"] = random.randint(1, 14)
        return made

    def _bands(self) -> dict[str, str | None]:
        sizes = ["1000", "10000", *(["5000"] if self.maybe(0.6) else [])]
        return {
            size: None if self.maybe(0.15) else self.amount(digits=self._list_digits)
            for size in sizes
        }

    def _software(self) -> Any:
        kind = self._random.randrange(3)
        if kind == 0:
            return self.amount()
        if kind == 1:
            return {"over_list": self.amount(5000, -500)}
        return {"list_times": written(self._random.randint(0, 2500), 3)}

    def _hours(self) -> str:
        return written(self._random.randint(0, 1200), 2)

    def _package(self, number: int) -> dict[str, Any]:
        return {
            "id": f"p{number}",
            "name": self._random.choice(["Growth", "Growth", "=Scale", "One * two?"]),
            "plan": self._random.choice(PLANS),
            "contacts": self._random.choice(CONTACTS),
            "software_price": self._software(),
            "services_price": self.amount(),
            "setup_fee": self.amount(),
            "hours": self._hours(),
            "setup_hours": self._hours(),
            "other_costs": self.amount(5000),
            "yearly_months_paid": self._random.randint(1, 12),
        }

    def _row(self, number: int) -> dict[str, Any]:
        random = self._random
        status, channel = random.choice(ROLES)
        made: dict[str, Any] = {
            "id": f"c{number}",
            "name": random.choice(["A client", "+1 & <b>", "@home", '"Quotes"', ""]),
            "package": random.randrange(6),
            "accounts": random.randint(1, 6),
            "status": status,
            "channel": channel,
            "billing": random.choice(["monthly", "monthly", "yearly"]),
        }
        own: dict[str, Callable[[], Any]] = {
            "plan": lambda: random.choice(PLANS),
            "contacts": lambda: random.choice(CONTACTS),
            "list_price": lambda: self.amount(digits=self._list_digits),
            "software_price": self._software,
            "services_price": self.amount,
            "setup_fee": self.amount,
            "hours": self._hours,
            "other_costs": lambda: self.amount(5000),
            "tax_rate": self.share,
            "payment_fee": self._fee,
            "since": lambda: f"202{random.randint(4, 6)}-0{random.randint(1, 9)}",
        }
        return made | {key: make() for key, make in own.items() if self.maybe(0.2)}

    def _assumptions(self) -> dict[str, Any]:
        random = self._random
        made: dict[str, Any] = {
            "horizon_months": random.randint(1, 20),
            "new_accounts_per_month": written(random.randint(0, 300), 2),
            "monthly_churn": written(random.randint(0, random.choice([60, 1000])), 3),
        }
        if self.maybe(0.6):
            made["start"] = "2026-08"
            if self.maybe(0.6):
                made["seasonality"] = [written(random.randint(0, 300), 2) for _ in range(12)]
        if self.maybe():
            made["paid_after_days"] = random.randint(0, 95)
        if self.maybe():
            made["commission_payout_months"] = random.randint(0, 4)
        if self.maybe(0.15):
            made["price_changes"] = [{"month": 3, "whose": "vendor", "rate": "0.07"}]
        if self.maybe(0.1):
            made["contact_growth"] = "0.01"
        return made

    def _of_packages(self, document: Document) -> None:
        random = self._random
        if not self.maybe():
            return
        own: dict[str, Any] = {"package": random.choice(document["packages"])["id"]}
        if self.maybe(0.6):
            own["new_accounts_per_month"] = written(random.randint(0, 200), 2)
        if self.maybe(0.6):
            own["monthly_churn"] = written(random.randint(0, 100), 3)
        document["assumptions"]["packages"] = [own]
