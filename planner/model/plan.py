"""The frozen plan: an agency, its packages, its clients and what it assumes of the future."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from planner.model.allowed import AS_IT_IS, Allowed
from planner.model.brand import Brand, Wording
from planner.model.chart_titles import ChartTitle
from planner.model.differences import Scenario
from planner.model.money import Currency
from planner.model.price_list import PriceList
from planner.model.programme import Programme
from planner.model.proposal import Proposal
from planner.model.ranges import Sensitivity
from planner.model.unknown import Unknown, none_unknown

ZERO = Decimal(0)


class Channel(StrEnum):
    """Who bills the client for the software."""

    RESALE = "resale"
    COMMISSION = "commission"


class Status(StrEnum):
    """The vendor's portal's words for an account, and ``proposed`` for a client being quoted."""

    ACTIVE = "active"
    DISABLED = "disabled"
    TRIAL = "trial"
    SANDBOX = "sandbox"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    ARCHIVED = "archived"
    PROPOSED = "proposed"


class Billing(StrEnum):
    """How often a client pays the agency."""

    MONTHLY = "monthly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class OverList:
    """A software price of list price + amount (minor units of the plan's currency)."""

    amount: int


@dataclass(frozen=True, slots=True)
class ListTimes:
    """A software price of list price · factor."""

    factor: Decimal


SoftwarePrice = int | OverList | ListTimes
"""Minor units a month, or a rule that follows the list price."""


@dataclass(frozen=True, slots=True)
class PaymentFee:
    """What it costs to be paid: a share of the payment, an amount, and the most it may be."""

    rate: Decimal = ZERO
    fixed: int = 0
    cap: int | None = None
    unknown: Unknown = none_unknown()


@dataclass(frozen=True)
class Agency:
    """The agency's own costs and rates; amounts in minor units a month.

    ``tax_rate`` is charged on top of prices and passes through; ``vendor_tax_rate`` is tax on the
    vendor's bill that cannot be recovered; ``unpaid_rate`` is the share of prices never paid;
    ``target_margin`` is profit / price, None where no target is set.
    """

    name: str = ""
    overheads: int = 0
    hourly_cost: int = 0
    payment_fee: PaymentFee = PaymentFee()
    tax_rate: Decimal = ZERO
    vendor_tax_rate: Decimal = ZERO
    unpaid_rate: Decimal = ZERO
    target_margin: Decimal | None = None
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True)
class Option:
    """What a client may add to a package later: words, a price a month, hours a month.

    It is an offer: no figure of the book knows of it.
    """

    text: str = ""
    price: int = 0
    hours: Decimal = ZERO
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, kw_only=True)
class Package:
    """What the agency sells: a plan and band, two prices, a setup fee and the work behind it.

    Amounts are minor units of the plan's currency a month, ``list_price`` minor units of the price
    list's (None: the published price); ``hours`` are a month, ``setup_hours`` once;
    ``yearly_months_paid`` is how many monthly prices a client pays for twelve months at once;
    ``note`` is for the agency alone.
    """

    id: str
    name: str = ""
    plan: str
    contacts: int
    software_price: SoftwarePrice = 0
    services_price: int = 0
    setup_fee: int = 0
    hours: Decimal = ZERO
    other_costs: int = 0
    setup_hours: Decimal = ZERO
    list_price: int | None = None
    yearly_months_paid: int = 12
    includes: tuple[str, ...] = ()
    recommended: bool = False
    options: tuple[Option, ...] = ()
    note: str = ""
    unknown: Unknown = none_unknown()

    @property
    def title(self) -> str:
        """Its name, or its id where it has none."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a client row states otherwise than its package or agency; None: as there."""

    plan: str | None = None
    contacts: int | None = None
    list_price: int | None = None
    software_price: SoftwarePrice | None = None
    services_price: int | None = None
    setup_fee: int | None = None
    hours: Decimal | None = None
    other_costs: int | None = None
    tax_rate: Decimal | None = None
    payment_fee: PaymentFee | None = None


AS_THE_PACKAGE = Overrides()


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One row of the book: 1..n identical accounts of a client.

    ``since`` is the first day of the month in which the accounts began, ``free_months`` how many
    first months cost the client nothing; ``growth`` is by how much its list grows a month, as a
    share of its contacts; ``allowed`` is what it may see and choose.
    """

    id: str = ""
    name: str = ""
    package: str
    channel: Channel = Channel.RESALE
    accounts: int = 1
    status: Status = Status.ACTIVE
    channel_locked: bool = False
    billing: Billing = Billing.MONTHLY
    overrides: Overrides = AS_THE_PACKAGE
    since: date | None = None
    free_months: int = 0
    growth: Decimal = ZERO
    note: str = ""
    allowed: Allowed = AS_IT_IS
    unknown: Unknown = none_unknown()


class Whose(StrEnum):
    """Who changes a price."""

    VENDOR = "vendor"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """From a month on, prices are dearer by a share of themselves; a negative one: cheaper.

    The vendor's are the list prices, the agency's what its clients pay a month. ``package`` is
    whose prices change, empty: all. Month 1 is the one after today's.
    """

    month: int
    whose: Whose
    rate: Decimal
    package: str = ""
    unknown: Unknown = none_unknown()


class Move(StrEnum):
    """What accounts do in a planned event."""

    JOIN = "join"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One thing that is known to happen in a month: accounts join, or leave.

    Those who join have the terms of a client's row, else those of a package by a channel. Those who
    leave are a client's accounts of today, and those that joined by its name; they are a client's.
    ``accounts`` is how many; None: all that the client's row has.
    """

    month: int
    move: Move
    accounts: int | None = None
    client: str = ""
    package: str = ""
    channel: Channel = Channel.RESALE
    note: str = ""
    unknown: Unknown = none_unknown()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfPackage:
    """What is assumed of a package's accounts otherwise than of all; None: as of all."""

    package: str
    new_accounts_per_month: Decimal | None = None
    monthly_churn: Decimal | None = None
    contact_growth: Decimal | None = None
    unknown: Unknown = none_unknown()


@dataclass(frozen=True)
class Assumptions:
    """What the plan assumes of the months to come. Rates are a month.

    ``start`` is the first day of the month before month 1; ``profit_goal`` is in minor units a
    month. ``seasonality`` holds a factor of the new accounts for each month of the year, January
    first; empty: 1. ``contact_growth`` is by how much contact lists grow, None: they stay; with
    it, a row's own growth counts as well. Clients pay ``paid_after_days`` after their month, the
    vendor its commission ``commission_payout_months`` after its own.
    """

    horizon_months: int = 24
    new_accounts_per_month: Decimal = ZERO
    monthly_churn: Decimal = ZERO
    seed: int = 1
    start: date | None = None
    compare_months: int = 36
    profit_goal: int | None = None
    seasonality: tuple[Decimal, ...] = ()
    packages: tuple[OfPackage, ...] = ()
    contact_growth: Decimal | None = None
    price_changes: tuple[PriceChange, ...] = ()
    planned: tuple[Planned, ...] = ()
    paid_after_days: int = 0
    commission_payout_months: int = 0
    unknown: Unknown = none_unknown()


@dataclass(frozen=True)
class Plan:
    """Everything a file holds. Amounts are minor units of ``currency`` unless said otherwise.

    ``notes`` are the agency's own words, on as many lines as it likes; of ``scenarios``, ``brand``,
    ``wording``, ``proposals`` (what was sent to clients) and ``chart_titles`` no figure of the plan
    is made.
    """

    currency: Currency
    programme: Programme
    price_list: PriceList
    packages: tuple[Package, ...]
    clients: tuple[Client, ...]
    name: str = ""
    agency: Agency = field(default_factory=Agency)
    assumptions: Assumptions = field(default_factory=Assumptions)
    notes: str = ""
    sensitivity: Sensitivity = field(default_factory=Sensitivity)
    scenarios: tuple[Scenario, ...] = ()
    brand: Brand = field(default_factory=Brand)
    wording: Wording = field(default_factory=Wording)
    proposals: tuple[Proposal, ...] = ()
    chart_titles: tuple[ChartTitle, ...] = ()
    unknown: Unknown = none_unknown()

    def package(self, package_id: str) -> Package | None:
        """The package with this id; None where there is none."""
        return next((p for p in self.packages if p.id == package_id), None)

    @property
    def buys_abroad(self) -> bool:
        """Whether the vendor bills in another currency than the agency's."""
        return self.price_list.currency != self.currency
