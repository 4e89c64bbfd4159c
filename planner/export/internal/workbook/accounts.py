"""Where single accounts stand: of each package as it is sold, then of each client row.

Everything that an account brings is there in both channels, and the vendor's bill at every tier:
book, curve, price and projection are sums of it.
"""

from __future__ import annotations

from planner.export.internal.workbook import vendor
from planner.export.internal.workbook.account_columns import (
    AS_SOLD,
    FIRST,
    KINDS,
    MANY,
    SINGLE,
    Ref,
)
from planner.export.internal.workbook.ahead import Assumed
from planner.export.internal.workbook.sheets import Book
from planner.export.internal.workbook.source import Source
from planner.model.account import Account
from planner.model.over_time.groups import Alike, Group
from planner.model.over_time.situations import Setup, setup_of
from planner.model.plan import AS_THE_PACKAGE, ZERO, Billing, Overrides, Package
from planner.model.programme import Mode
from planner.model.rows import Kind, kind_of


class Accounts:
    """Where each account's cells stand, and what they hold."""

    def __init__(self, book: Book, source: Source) -> None:
        """Take the sheets, which have nothing on them yet."""
        self._book, self._source = book, source
        self.sheet = book.sheets["accounts"]
        self.levels = source.tiers + 1
        self.columns = {key: column for column, key in enumerate(SINGLE)}
        for index, key in enumerate(MANY):
            self.columns[key] = len(SINGLE) + index * self.levels
        self.packages = len(source.plan.packages)
        self.first_client = FIRST + self.packages
        self.last = self.first_client + len(source.plan.clients) - 1
        self.assumed = Assumed(source)
        self._named()
        self.of_packages = [source.account(package) for package in source.plan.packages]
        by_id = {package.id: package for package in reversed(source.plan.packages)}
        known: dict[tuple[str, Overrides, Billing], tuple[Account, bool]] = {}
        self.of_clients = []
        for client in source.plan.clients:
            alike = client.package, client.overrides, client.billing
            if alike not in known:
                known[alike] = source.account(by_id[client.package], *alike[1:])
            self.of_clients.append(known[alike])

    def _named(self) -> None:
        for key, column in self.columns.items():
            width = self.levels if key in MANY else 1
            area = self.sheet.area(FIRST, column, self.last, column + width - 1)
            self._book.name(f"acc_{key}", area)

    def of_client(self, index: int) -> Ref:
        """Where a client row's cells stand, for formulas in the same row of another sheet."""
        row = self.first_client + index
        return lambda key: self.sheet.beside(row, self.columns[key])

    def shown(self, index: int) -> int | None:
        """The list price that a client row's account shows."""
        one, priced = self.of_clients[index]
        return one.terms.list_price if priced else None

    def level(self, key: str, level: int) -> str:
        """One level's column of a key that has one for each."""
        column = self.columns[key] + level
        return self.sheet.area(FIRST, column, self.last, column)

    def positions(self) -> list[tuple[int, int, int]]:
        """For each row: billed accounts before it, its own, and disabled ones before it."""
        found, before, off = [], 0, 0
        for client in self._source.plan.clients:
            kind = kind_of(client)
            many = client.accounts if kind in {Kind.RESOLD, Kind.DISABLED} else 0
            found.append((before, many, off))
            before += many
            off += client.accounts if kind is Kind.DISABLED else 0
        return found

    def made_setup(self, package: Package, own: Overrides) -> Setup:
        """What an account brings once, when it joins."""
        alike = Alike(Kind.RESOLD, package.id, own, Billing.MONTHLY, ZERO, 0, "")
        return setup_of(self._source.plan, Group(alike, package, ZERO))

    def setup(self, package: Package, own: Overrides = AS_THE_PACKAGE) -> tuple[int, int, int]:
        """What an account brings once, when it joins: the fee, what it costs, the work."""
        made = self.made_setup(package, own)
        return made.fee, made.payment_fee, made.work

    def active(self, package: str) -> int:
        """How many accounts of a package are active."""
        return sum(
            client.accounts
            for client in self._source.plan.clients
            if client.package == package and kind_of(client) in {Kind.RESOLD, Kind.ON_COMMISSION}
        )

    @property
    def sample(self) -> int:
        """The kind of the rows that the curve multiplies."""
        for kind in (Kind.RESOLD, Kind.ON_COMMISSION):
            if self._source.book.accounts(kind):
                return KINDS[kind]
        return AS_SOLD

    def weight(self, kind: Kind, accounts: int) -> int:
        """How often a row's account is in the curve's average."""
        return accounts if KINDS[kind] == self.sample else 0

    def runs(self, first: int, accounts: int, count: int) -> dict[int, int]:
        """How many of so many billed accounts in order pay at each level."""
        source, programme = self._source, self._source.plan.programme
        found: dict[int, int] = {}
        position = first
        for many, _ in programme.spread(first, accounts, count):
            if position == 1 and programme.first_account_full_price:
                level = 0
            elif programme.mode is Mode.GRADUATED:
                level = source.level(position)
            else:
                level = source.level(count)
            found[level] = found.get(level, 0) + many
            position += many
        return found

    def at_level(self, level: int, before: str, many: str, tier: str) -> str:
        """How many billed accounts, after so many others, pay at a level: a formula."""
        first = f"IF(AND(first_full=1,{before}=0,{many}>0),1,0)"

        def from_on(tier: int) -> str:
            """How many of them stand at the start of a tier or beyond."""
            start = vendor.tier_cell(self._book, tier, 0)
            return f"MAX(0,MIN({many},{before}+{many}-{start}+1))"

        below = many if level == 0 else from_on(level)
        above = f"-{from_on(level + 1)}" if level < self.levels - 1 else ""
        if level == 0:
            return (
                f"IF(graduated=1,{below}{above}+IF(first_level>0,{first},0),"
                f"IF({tier}=0,{many},{first}))"
            )
        return (
            f"IF(graduated=1,{below}{above}-IF(first_level={level},{first},0),"
            f"IF({tier}={level},{many}-{first},0))"
        )
