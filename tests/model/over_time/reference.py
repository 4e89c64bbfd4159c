"""The months to come a second time, from the text of the rules alone, cohort by cohort.

Every account belongs to those that began in the same month of the same row. Nothing is gathered,
nothing is rounded before the rules say so: expected numbers are exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from typing import NamedTuple

from tests.model.reference import NOTHING, Document, Figures, Part, Reference, exact, stated

HAIR = Fraction(1, 10**9)
ONE = Fraction(1)
ALL = Fraction(10**9)


def whole(number: Fraction) -> int:
    return floor(number + HAIR)


def months_apart(since: str, until: str) -> int:
    (year, month), (last_year, last_month) = (map(int, each.split("-")) for each in (since, until))
    return max((last_year - year) * 12 + last_month - month, 0)


@dataclass
class Cohort:
    """Accounts of a row that began in the same month: 0 for those of today.

    ``number`` is expected, ``most`` may be there, since chance may keep everybody. ``by_name``:
    they are the client's own, whom a planned leaving may take.
    """

    row: Part
    kind: str
    began: int
    number: Fraction
    most: Fraction = ALL
    age: int = 0
    by_name: str = ""

    def months_old(self, month: int) -> int:
        return self.age + month - self.began + (1 if self.began else 0)

    def months_grown(self, month: int) -> int:
        if self.kind == "disabled":
            return 0
        return month - self.began + (1 if self.began else 0)


@dataclass
class Expected:
    """What is expected of a month, before it is rounded."""

    month: int
    resold: Fraction = NOTHING
    on_commission: Fraction = NOTHING
    paid: Fraction = NOTHING
    joined: Fraction = NOTHING
    left: Fraction = NOTHING
    counted: int = 0
    discount: Fraction = NOTHING
    lines: Figures = field(default_factory=Figures)
    setup_fee: Fraction = NOTHING
    setup_payment_fee: Fraction = NOTHING
    setup_work: Fraction = NOTHING
    revenue: Fraction = NOTHING
    profit: Fraction = NOTHING
    cash: Fraction = NOTHING


class Situation(NamedTuple):
    """What accounts of a row in a month share: their figures are the same."""

    row: int
    kind: str
    listed: str
    changed: int
    within: bool


class Months(Reference):
    """The months to come of a plan document."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.assumed: Part = document.get("assumptions", {})
        self.own = {each["package"]: each for each in self.assumed.get("packages", [])}
        self.cohorts: list[Cohort] = []
        self.active: list[Part] = []
        start = self.assumed.get("start")
        for row in self.clients:
            number = Fraction(row.get("accounts", 1))
            if self.is_disabled(row):
                self.cohorts.append(Cohort(row, "disabled", 0, number, number))
            elif self.is_resold(row) or self.is_on_commission(row):
                age = months_apart(row["since"], start) if start and "since" in row else 0
                kind = row.get("channel", "resale")
                self.cohorts.append(Cohort(row, kind, 0, number, number, age, row["id"]))
                self.active.append(row)
        self.newcomers = [(row, number) for row, number in self.arriving() if number]
        self._rows: dict[Situation, Part] = {}
        self._figures: dict[tuple[Situation, Fraction], Figures] = {}
        self._prices: dict[tuple[int, int], str | None] = {}

    # What is assumed

    def of_package(self, key: str, row: Part) -> Fraction | None:
        own = self.own.get(row["package"], {}).get(key)
        if own is not None:
            return exact(own)
        overall = self.assumed.get(key)
        return None if overall is None else exact(overall)

    def churn(self, row: Part) -> Fraction:
        return self.of_package("monthly_churn", row) or NOTHING

    def growth(self, row: Part) -> Fraction:
        growth = self.of_package("contact_growth", row)
        if growth is None:
            return NOTHING
        return exact(row.get("growth", "0")) or growth

    def season(self, month: int) -> Fraction:
        factors, start = self.assumed.get("seasonality"), self.assumed.get("start")
        if not factors or not start:
            return ONE
        return exact(factors[(int(start.split("-")[1]) - 1 + month) % 12])

    def arriving(self) -> Iterator[tuple[Part, Fraction]]:
        """Who joins in a month without a season: rows, and how many like each."""
        rows = self.active
        weights = [Fraction(row.get("accounts", 1)) for row in rows]
        if not rows:
            rows = [{"package": package} for package in self.packages]
            weights = [ONE for _ in rows]
        overall = stated("new_accounts_per_month", self.assumed)
        of_package: dict[str, Fraction] = {}
        for row, weight in zip(rows, weights, strict=True):
            of_package[row["package"]] = of_package.get(row["package"], NOTHING) + weight
        for row, weight in zip(rows, weights, strict=True):
            own = self.own.get(row["package"], {}).get("new_accounts_per_month")
            if own is None:
                yield row, overall * weight / sum(weights)
            else:
                yield row, exact(own) * weight / of_package[row["package"]]
        for package, of in self.own.items():
            if "new_accounts_per_month" in of and package not in of_package:
                yield {"package": package}, exact(of["new_accounts_per_month"])

    # What an account is in a month

    def list_price_then(self, row: Part, grown: int) -> str | None:
        """The list price of the band that contacts have grown into, before any price change."""
        key = id(row), grown
        if key not in self._prices:
            price = self._list_price_then(row, grown)
            self._prices[key] = None if price is None else str(price)
        return self._prices[key]

    def _list_price_then(self, row: Part, grown: int) -> Fraction | None:
        package = self.packages[row["package"]]
        at_first = self.list_price(package, row)
        growth = self.growth(row)
        if not growth:
            return at_first
        sold = {**package, **row}
        bands = self.prices["prices"][sold["plan"]]
        contacts = sold["contacts"] * (ONE + growth) ** grown
        held = [
            min((int(band) for band in bands if int(band) >= each), default=None)
            for each in (sold["contacts"], contacts)
        ]
        if held[0] == held[1]:
            return at_first
        price = None if held[1] is None else bands[str(held[1])]
        return None if price is None else exact(price)

    def dearer(self, whose: str, row: Part, month: int) -> Fraction:
        factor = ONE
        for change in self.assumed.get("price_changes", []):
            of = change.get("package", "")
            if change["whose"] == whose and change["month"] <= month and of in ("", row["package"]):
                factor *= ONE + exact(change["rate"])
        return factor

    def situation(self, cohort: Cohort, month: int) -> Situation:
        row = cohort.row
        listed = self.list_price_then(row, cohort.months_grown(month))
        assert listed is not None
        changes = self.assumed.get("price_changes", [])
        changed = max((each["month"] for each in changes if each["month"] <= month), default=0)
        found = Situation(id(row), cohort.kind, listed, changed, self.within(cohort, month))
        self._rows[found] = row
        return found

    def figures(self, of: Situation, discount: Fraction) -> Figures:
        """One account's lines in a situation."""
        known = self._figures.get((of, discount))
        if known is not None:
            return known
        row = self._rows[of]
        package = self.packages[row["package"]]
        dearer, ours = (self.dearer(whose, row, of.changed) for whose in ("vendor", "agency"))
        then = {**row, "list_price": str(self.r_listed(exact(of.listed) * dearer))}
        then["software_price"] = str(self.r(self.software_price(package, then) * ours))
        then["services_price"] = str(self.r(stated("services_price", row, package) * ours))
        channel = "commission" if of.kind == "commission" else "resale"
        made = self.month(package, then, channel, discount, within=of.within)
        if of.kind == "disabled":
            made = Figures(vendor_cost=made.vendor_cost, vendor_tax=made.vendor_tax)
        self._figures[of, discount] = made
        return made

    def within(self, cohort: Cohort, month: int) -> bool:
        lasts = self.programme.get("commission", {}).get("months")
        return lasts is None or cohort.months_old(month) <= lasts

    def setup(self, row: Part) -> tuple[Fraction, Fraction, Fraction]:
        """Fee, what it costs to be paid, and work of one account that joins."""
        package = self.packages[row["package"]]
        fee, tax = stated("setup_fee", row, package), stated("tax_rate", row, self.agency)
        terms = {"payment_fee": {}, **self.agency, **row}["payment_fee"]
        work = self.r(stated("setup_hours", package) * stated("hourly_cost", self.agency))
        return fee, self.fee(fee + self.r(fee * tax), terms), work

    # The months

    def months(self, most: int) -> list[Expected]:
        """So many months, or as many as every account has a list price for."""
        made: list[Expected] = []
        received: list[Fraction] = []
        commission: list[Fraction] = []
        counted = self.counted()
        later = -(-self.assumed.get("paid_after_days", 0) // 30)
        payout = self.assumed.get("commission_payout_months", 0)
        for month in range(1, most + 1):
            of = Expected(month)
            self.move(of)
            there = [cohort for cohort in self.cohorts if cohort.most]
            if any(
                self.list_price_then(each.row, each.months_grown(month)) is None for each in there
            ):
                break
            there = [cohort for cohort in there if cohort.number]
            before, counted = counted, self.count()
            of.counted = counted
            same = self.programme.get("effective") == "same-cycle"
            self.bill(of, there, counted if same else before)
            of.revenue = of.lines.revenue + of.setup_fee
            of.profit = (
                of.lines.contribution
                + of.setup_fee
                - of.setup_payment_fee
                - of.setup_work
                - self.overheads
            )
            lines = of.lines
            received.append(
                lines.price - lines.payment_fee - lines.unpaid + of.setup_fee - of.setup_payment_fee
            )
            commission.append(lines.commission)
            of.cash = -lines.vendor_cost - lines.vendor_tax - lines.delivery
            of.cash -= of.setup_work + self.overheads
            of.cash += received[-1 - later] if later < month else 0
            of.cash += commission[-1 - payout] if payout < month else 0
            made.append(of)
        return made

    def move(self, of: Expected) -> None:
        """Churn, planned leavings, planned joinings and new accounts, in this order."""
        month, planned = of.month, self.assumed.get("planned", [])
        for cohort in self.cohorts:
            if cohort.kind != "disabled":
                churn = self.churn(cohort.row)
                gone = cohort.number * churn
                cohort.number -= gone
                cohort.most *= churn != ONE
                of.left += gone
        for event in planned:
            if event["month"] == month and event["move"] == "leave":
                of.left += self.leave(event["client"], event.get("accounts"))
        for event in planned:
            if event["month"] == month and event["move"] == "join":
                self.join(of, event)
        factor = self.season(month)
        for row, number in self.newcomers if factor else ():
            self.add(of, Cohort(row, row.get("channel", "resale"), month, number * factor))

    def leave(self, client: str, leaving: int | None) -> Fraction:
        theirs = [each for each in self.cohorts if each.by_name == client]
        theirs.sort(key=lambda each: each.began)
        left = NOTHING
        rest = many = ALL if leaving is None else Fraction(leaving)
        for cohort in theirs:
            gone, at_most = min(cohort.number, rest), min(cohort.most, many)
            cohort.number -= gone
            cohort.most -= at_most
            rest -= gone
            many -= at_most
            left += gone
        return left

    def join(self, of: Expected, event: Part) -> None:
        row = next((each for each in self.clients if each["id"] == event.get("client")), None)
        if row is None:
            row = {"package": event["package"], "channel": event.get("channel", "resale")}
        number = Fraction(event.get("accounts") or row.get("accounts", 1))
        channel = row.get("channel", "resale")
        self.add(
            of, Cohort(row, channel, of.month, number, number, by_name=event.get("client", ""))
        )

    def add(self, of: Expected, cohort: Cohort) -> None:
        self.cohorts.append(cohort)
        of.joined += cohort.number
        fee, payment_fee, work = self.setup(cohort.row)
        of.setup_fee += cohort.number * fee
        of.setup_payment_fee += cohort.number * payment_fee
        of.setup_work += cohort.number * work

    def count(self) -> int:
        active = disabled = NOTHING
        for cohort in self.cohorts:
            if cohort.kind == "disabled":
                disabled += cohort.number if self.programme.get("counts_disabled") else 0
            elif cohort.kind == "resale" or self.programme.get("counts_commission"):
                active += cohort.number
        return whole(active) + int(disabled)

    def bill(self, of: Expected, there: list[Cohort], count: int) -> None:
        of.discount = self.discount(count)
        billed = sum((each.number for each in there if each.kind != "commission"), NOTHING)
        # Where places in a row decide, each account has the mean of that many accounts' costs.
        places = range(1, max(whole(billed), 1) + 1)
        discounts = [self.discount_of(place, count) for place in places]
        shares = {each: Fraction(discounts.count(each), len(discounts)) for each in discounts}
        numbers: dict[Situation, Fraction] = {}
        for cohort in there:
            situation = self.situation(cohort, of.month)
            numbers[situation] = numbers.get(situation, NOTHING) + cohort.number
            if cohort.kind == "resale":
                of.resold += cohort.number
            elif cohort.kind == "commission":
                of.on_commission += cohort.number
                of.paid += cohort.number if self.within(cohort, of.month) else 0
        total = dict.fromkeys(vars(Figures()), NOTHING)
        for situation, number in numbers.items():
            for discount, share in shares.items():
                for line, amount in vars(self.figures(situation, discount)).items():
                    if amount and line in {"vendor_cost", "vendor_tax"}:
                        total[line] += amount * number * share
                    elif amount and discount == discounts[0]:
                        total[line] += amount * number
        of.lines = Figures(**total)
