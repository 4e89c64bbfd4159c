"""The economics a second time, for the tests to compare with.

Written from the text of the rules alone: it reads the JSON document of a plan file, goes row by row
and account by account in exact fractions of whole currency units, groups nothing, and shares no
code with the program, not even its rounding. It is there to be read against the text, not to be
fast, and expects a sound plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

Document = dict[str, Any]
Part = dict[str, Any]

DIGITS = {"USD": 2, "EUR": 2, "GBP": 2, "JPY": 0, "KRW": 0, "TND": 3, "KWD": 3}
NOTHING = Fraction(0)


def rounded(amount: Fraction, digits: int) -> Fraction:
    """r(): half up to so many digits, away from zero for negatives."""
    whole, rest = divmod(abs(amount.numerator) * 10**digits, amount.denominator)
    if 2 * rest >= amount.denominator:
        whole += 1
    return Fraction(whole if amount >= 0 else -whole, 10**digits)


def stated(key: str, *places: Part) -> Fraction:
    """The value of the first place that states one; 0 where none does."""
    for place in places:
        if key in place:
            return exact(place[key])
    return NOTHING


@cache
def exact(written: str) -> Fraction:
    """A number as it is written; the same few are read again and again."""
    return Fraction(written)


@dataclass(frozen=True)
class Figures:
    """The lines of one account or of many. Costs are positive."""

    software: Fraction = NOTHING
    services: Fraction = NOTHING
    price: Fraction = NOTHING
    commission: Fraction = NOTHING
    vendor_cost: Fraction = NOTHING
    vendor_tax: Fraction = NOTHING
    payment_fee: Fraction = NOTHING
    unpaid: Fraction = NOTHING
    delivery: Fraction = NOTHING

    @property
    def revenue(self) -> Fraction:
        return self.price + self.commission

    @property
    def contribution(self) -> Fraction:
        costs = self.vendor_cost + self.vendor_tax + self.payment_fee + self.unpaid + self.delivery
        return self.revenue - costs

    def __add__(self, other: Figures) -> Figures:
        pairs = zip(vars(self).values(), vars(other).values(), strict=True)
        return Figures(
            *[mine + theirs if mine and theirs else mine or theirs for mine, theirs in pairs]
        )


def total(figures: list[Figures]) -> Figures:
    return sum(figures, Figures())


class Mean(NamedTuple):
    """What one account of the sample brings and costs on average."""

    revenue: Fraction
    vendor_cost: Fraction
    contribution: Fraction


class Point(NamedTuple):
    """The curve at one number of resold accounts; ``exact_bill`` is before the mean is rounded."""

    discount: Fraction
    resale_profit: Fraction
    resale_revenue: Fraction
    resale_per_account: Fraction
    commission_profit: Fraction
    commission_revenue: Fraction
    commission_per_account: Fraction
    commission_profit_after: Fraction
    commission_per_account_after: Fraction
    vendor_bill: Fraction
    exact_bill: Fraction


class Reference:
    """One month of a plan document."""

    def __init__(self, document: Document) -> None:
        self.currency: str = document["currency"]
        self.agency: Part = document.get("agency", {})
        self.programme: Part = document["programme"]
        self.prices: Part = document["price_list"]
        self.packages: dict[str, Part] = {each["id"]: each for each in document["packages"]}
        self.clients: list[Part] = document["clients"]
        self.list_currency: str = self.prices.get("currency") or self.currency

    # Money

    def r(self, amount: Fraction) -> Fraction:
        return rounded(amount, DIGITS[self.currency])

    def r_listed(self, amount: Fraction) -> Fraction:
        return rounded(amount, DIGITS[self.list_currency])

    def conv(self, amount: Fraction) -> Fraction:
        if self.list_currency == self.currency:
            return amount
        return self.r(amount * exact(self.prices["exchange_rate"]))

    # The programme

    def discount(self, count: int) -> Fraction:
        """The discount of the last tier whose ``from`` is at most the count."""
        found = NOTHING
        for tier in self.programme["tiers"]:
            if tier["from"] <= count:
                found = exact(tier["discount"])
        return found

    def discount_of(self, position: int, count: int) -> Fraction:
        """What the position-th billed account gets."""
        if position == 1 and self.programme.get("first_account_full_price", False):
            return NOTHING
        if self.programme.get("mode") == "graduated":
            return self.discount(position)
        return self.discount(count)

    @staticmethod
    def role(row: Part) -> tuple[str, str]:
        return row.get("status", "active"), row.get("channel", "resale")

    def is_resold(self, row: Part) -> bool:
        return self.role(row) == ("active", "resale")

    def is_on_commission(self, row: Part) -> bool:
        return self.role(row) == ("active", "commission")

    def is_disabled(self, row: Part) -> bool:
        return self.role(row) == ("disabled", "resale")

    def counts(self, row: Part) -> bool:
        if self.is_disabled(row):
            return bool(self.programme.get("counts_disabled", False))
        if self.is_on_commission(row):
            return bool(self.programme.get("counts_commission", False))
        return self.is_resold(row)

    def counted(self) -> int:
        return sum(row.get("accounts", 1) for row in self.clients if self.counts(row))

    # One account, one month

    def list_price(self, package: Part, row: Part) -> Fraction | None:
        """The row's own, then the package's for its own band, then the published one."""
        if "list_price" in row:
            return exact(row["list_price"])
        sold = {**package, **row}
        elsewhere = any(sold[key] != package[key] for key in ("plan", "contacts"))
        if "list_price" in package and not elsewhere:
            return exact(package["list_price"])
        bands, contacts = self.prices["prices"][sold["plan"]], sold["contacts"]
        price = bands[str(min(int(band) for band in bands if int(band) >= contacts))]
        return None if price is None else exact(price)

    def listed(self, package: Part, row: Part) -> Fraction:
        price = self.list_price(package, row)
        assert price is not None
        return price

    def software_price(self, package: Part, row: Part) -> Fraction:
        rule = {"software_price": "0", **package, **row}["software_price"]
        if isinstance(rule, str):
            return exact(rule)
        at_list = self.conv(self.listed(package, row))
        if "over_list" in rule:
            return at_list + exact(rule["over_list"])
        return self.r(at_list * exact(rule["list_times"]))

    def fee(self, payment: Fraction, terms: Part) -> Fraction:
        if payment == 0:
            return NOTHING
        full = self.r(payment * stated("rate", terms)) + stated("fixed", terms)
        cap = terms.get("cap")
        return full if cap is None else min(full, exact(cap))

    def month(
        self,
        package: Part,
        row: Part,
        channel: str,
        discount: Fraction,
        *,
        within: bool = True,
        rate: Fraction | None = None,
    ) -> Figures:
        """One active account of a package and row; ``rate`` in place of the programme's."""
        agency = self.agency
        tax = stated("tax_rate", row, agency)
        fee_terms = {"payment_fee": {}, **agency, **row}["payment_fee"]
        listed = self.listed(package, row)
        resale = channel == "resale"

        software = self.software_price(package, row) if resale else NOTHING
        services = stated("services_price", row, package)
        full = software + services
        if row.get("billing") == "yearly":
            months = package.get("yearly_months_paid", 12)
            price = self.r(full * months / 12)
            at_once = full * months
            fee = self.r(self.fee(at_once + self.r(at_once * tax), fee_terms) / 12)
        else:
            price = full
            fee = self.fee(full + self.r(full * tax), fee_terms)

        commission = vendor_cost = vendor_tax = NOTHING
        if resale:
            vendor_cost = self.conv(self.r_listed(listed * (1 - discount)))
            vendor_tax = self.r(vendor_cost * stated("vendor_tax_rate", agency))
        elif within:
            own = self.programme.get("commission", {}).get("rate")
            share = Fraction(own or 0) if rate is None else rate
            commission = self.conv(self.r_listed(listed * share))

        work = self.r(self.hours_of(package, row) * stated("hourly_cost", agency))
        return Figures(
            software=software,
            services=services,
            price=price,
            commission=commission,
            vendor_cost=vendor_cost,
            vendor_tax=vendor_tax,
            payment_fee=fee,
            unpaid=self.r(price * stated("unpaid_rate", agency)),
            delivery=work + stated("other_costs", row, package),
        )

    def account(self, row: Part, discount: Fraction) -> Figures:
        """One account of a client row, whatever its status."""
        package = self.packages[row["package"]]
        if self.is_resold(row):
            return self.month(package, row, "resale", discount)
        if self.is_on_commission(row):
            return self.month(package, row, "commission", discount)
        if self.is_disabled(row):
            billed = self.month(package, row, "resale", discount)
            return Figures(vendor_cost=billed.vendor_cost, vendor_tax=billed.vendor_tax)
        return Figures()

    # The book

    def book(self, count: int | None = None) -> list[Figures]:
        """Each row's figures, at the tier of a count (today's where none is given)."""
        count = self.counted() if count is None else count
        position = 0
        rows = []
        for row in self.clients:
            figures = Figures()
            alike: dict[Fraction, Figures] = {}  # one account of the row, by its discount
            for _ in range(row.get("accounts", 1)):
                discount = NOTHING
                if self.is_resold(row) or self.is_disabled(row):
                    position += 1
                    discount = self.discount_of(position, count)
                if discount not in alike:
                    alike[discount] = self.account(row, discount)
                figures += alike[discount]
            rows.append(figures)
        return rows

    def invoice(self) -> Fraction:
        """The vendor's bill in the price list's currency, each account rounded."""
        bill = NOTHING
        position = 0
        for row in self.clients:
            for _ in range(row.get("accounts", 1)):
                if self.is_resold(row) or self.is_disabled(row):
                    position += 1
                    listed = self.listed(self.packages[row["package"]], row)
                    discount = self.discount_of(position, self.counted())
                    bill += self.r_listed(listed * (1 - discount))
        return bill

    @property
    def overheads(self) -> Fraction:
        return stated("overheads", self.agency) + stated("monthly_fee", self.programme)

    def profit(self) -> Fraction:
        return total(self.book()).contribution - self.overheads

    def hours(self) -> Fraction:
        """Hours of work a month on the active accounts."""
        return sum(
            (
                row.get("accounts", 1) * self.hours_of(self.packages[row["package"]], row)
                for row in self.clients
                if self.is_resold(row) or self.is_on_commission(row)
            ),
            NOTHING,
        )

    @staticmethod
    def hours_of(package: Part, row: Part) -> Fraction:
        return stated("hours", row, package)

    def next_tier(self) -> tuple[int, Fraction, int, Fraction] | None:
        """From, discount, accounts needed, and what it takes off the present vendor cost."""
        count = self.counted()
        for tier in self.programme["tiers"]:
            if tier["from"] > count:
                now = total(self.book(count)).vendor_cost
                then = total(self.book(tier["from"])).vendor_cost
                return tier["from"], exact(tier["discount"]), tier["from"] - count, now - then
        return None

    # The curve

    def sample(self) -> list[tuple[Part, Part]]:
        """Package and row of each account of the average."""
        for belongs in (self.is_resold, self.is_on_commission):
            found = [
                (self.packages[row["package"]], row)
                for row in self.clients
                if belongs(row)
                for _ in range(row.get("accounts", 1))
            ]
            if found:
                return found
        return [(package, {}) for package in self.packages.values()]

    def others(self) -> list[Part]:
        """The rows that stay as they are: each on commission or disabled, and not in the sample."""
        sampled = {id(row) for _, row in self.sample()}
        return [
            row
            for row in self.clients
            if id(row) not in sampled and (self.is_on_commission(row) or self.is_disabled(row))
        ]

    def counted_besides(self) -> int:
        return sum(row.get("accounts", 1) for row in self.others() if self.counts(row))

    def mean(self, channel: str, discount: Fraction, *, within: bool = True) -> Mean:
        sample = self.sample()
        all_of_it = total([self.month(*one, channel, discount, within=within) for one in sample])
        return Mean(
            all_of_it.revenue / len(sample),
            all_of_it.vendor_cost / len(sample),
            all_of_it.contribution / len(sample),
        )

    def beside(self, sold: int, count: int) -> Figures:
        """The other rows, disabled accounts billed after ``sold`` others."""
        figures = Figures()
        position = sold
        for row in self.others():
            alike: dict[Fraction, Figures] = {}
            for _ in range(row.get("accounts", 1)):
                discount = NOTHING
                if self.is_disabled(row):
                    position += 1
                    discount = self.discount_of(position, count)
                if discount not in alike:
                    alike[discount] = self.account(row, discount)
                figures += alike[discount]
        return figures

    def curve(self, most: int) -> list[Point]:
        """The points 0..most."""
        besides = self.counted_besides()
        counts_commission = self.programme.get("counts_commission", False)
        means: dict[Fraction, Mean] = {}
        paid = self.mean("commission", NOTHING)
        unpaid = self.mean("commission", NOTHING, within=False)
        points = []
        for sold in range(most + 1):
            count = sold + besides
            # At 0 the account that would be the first stands for the mean.
            discounts = [self.discount_of(k, count) for k in range(1, max(sold, 1) + 1)]
            for discount in discounts:
                if discount not in means:
                    means[discount] = self.mean("resale", discount)
            resold = [means[discount] for discount in discounts[:sold]]
            revenue = sum((one.revenue for one in resold), NOTHING)
            vendor_cost = sum((one.vendor_cost for one in resold), NOTHING)
            contribution = sum((one.contribution for one in resold), NOTHING)
            one_of_them = contribution / sold if sold else means[discounts[0]].contribution
            beside = self.beside(sold, count)
            without = self.beside(0, count if counts_commission else besides)
            fixed = without.contribution - self.overheads
            points.append(
                Point(
                    discount=self.discount(count),
                    resale_profit=self.r(contribution) + beside.contribution - self.overheads,
                    resale_revenue=self.r(revenue) + beside.revenue,
                    resale_per_account=self.r(one_of_them),
                    commission_profit=self.r(sold * paid.contribution) + fixed,
                    commission_revenue=self.r(sold * paid.revenue) + without.revenue,
                    commission_per_account=self.r(paid.contribution),
                    commission_profit_after=self.r(sold * unpaid.contribution) + fixed,
                    commission_per_account_after=self.r(unpaid.contribution),
                    vendor_bill=self.r(vendor_cost) + beside.vendor_cost,
                    exact_bill=vendor_cost + beside.vendor_cost,
                )
            )
        return points

    def curve_hours(self, sold: int) -> Fraction:
        sample = self.sample()
        mean = sum((self.hours_of(*each) for each in sample), NOTHING) / len(sample)
        beside = sum(
            (
                row.get("accounts", 1) * self.hours_of(self.packages[row["package"]], row)
                for row in self.others()
                if self.is_on_commission(row)
            ),
            NOTHING,
        )
        return rounded(sold * mean + beside, 2)
