"""What one account of each package brings on average, in the mix of its rows: the projection's."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from planner.export.internal.workbook import packages
from planner.export.internal.workbook.account_columns import FOR_LIFE
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.sheets import Book, Sheet, Style, column_name
from planner.export.internal.workbook.source import Source
from planner.model.account import Amounts, billed
from planner.model.over_time.calendar import months_between
from planner.model.plan import Package, Plan
from planner.model.rows import Kind, kind_of
from planner.words.catalogue import text


class Mix(NamedTuple):
    """The accounts of a package: how many, who joins and leaves, and what all of them bring.

    ``ends`` has, for each row on commission, the last month in which it is paid, and how much.
    """

    number: int
    today: int
    churn: float
    arriving: float
    sums: dict[str, float]
    ends: list[tuple[int, int]]

    def each(self, key: str) -> float:
        """What one account brings on average."""
        return self.sums[key] / self.number


AMOUNTS = ("price", "received", "commission", "work", "setup_fee", "setup_received", "setup_work")


class Mixes:
    """Writes a column for each package, and knows where its cells stand."""

    def __init__(
        self, book: Book, sheet: Sheet, source: Source, accounts: Accounts, head: int, left: int
    ) -> None:
        """Take the place of the table: its head's row, and the column of its words."""
        self._book, self._sheet, self._source, self._accounts = book, sheet, source, accounts
        self._head, self._left = head, left
        levels = range(accounts.levels)
        keys = ["number", "today", "churn", "new", "resold", "direct", *AMOUNTS]
        keys += [f"taxed_{level}" for level in levels]
        self._rows = {key: head + 1 + index for index, key in enumerate(keys)}
        off = [
            (one, client.accounts)
            for (one, _), client in zip(accounts.of_clients, source.plan.clients, strict=True)
            if kind_of(client) is Kind.DISABLED
        ]
        self._off_taxed = [0] * accounts.levels
        for one, many in off:
            for level, discount in enumerate(source.discounts):
                lines = billed(one.terms, discount)
                self._off_taxed[level] += many * (lines.vendor_cost + lines.vendor_tax)
        self.all = [self._mix(index) for index in range(accounts.packages)]

    def off_taxed(self, level: int) -> float:
        """The vendor's bill of all disabled accounts at a level, with its tax."""
        return self._source.money(self._off_taxed[level])

    def at(self, key: str, number: int) -> str:
        """A package's cell, fixed."""
        return f"${column_name(self._left + 1 + number)}${self._rows[key] + 1}"

    def row(self, key: str) -> str:
        """The cells of all packages, fixed."""
        return f"{self.at(key, 0)}:{self.at(key, self._accounts.packages - 1)}"

    def name(self, key: str) -> str:
        """The name of the cells of all packages."""
        return f"mix_{key}"

    def _mix(self, index: int) -> Mix:
        accounts, plan = self._accounts, self._source.plan
        package = plan.packages[index]
        sums = dict.fromkeys(self._rows, 0.0)
        ends: list[tuple[int, int]] = []
        today = accounts.active(package.id)
        for row, client in enumerate(plan.clients):
            kind = kind_of(client)
            if client.package != package.id or kind not in {Kind.RESOLD, Kind.ON_COMMISSION}:
                continue
            one, _ = accounts.of_clients[row]
            lines = one.resold if kind is Kind.RESOLD else one.on_commission
            self._add(sums, lines, kind, client.accounts)
            self._add_setup(sums, accounts.setup(package, client.overrides), client.accounts)
            if kind is Kind.RESOLD:
                self._add_bill(sums, row, client.accounts)
            else:
                ends.append((self._last(row), lines.commission * client.accounts))
        if not today:
            one, _ = accounts.of_packages[index]
            self._add(sums, one.resold, Kind.RESOLD, 1)
            self._add_setup(sums, accounts.setup(package), 1)
            self._add_bill(sums, None, 1, index)
        own = next((each for each in plan.assumptions.packages if each.package == package.id), None)
        churn = plan.assumptions.monthly_churn
        if own is not None and own.monthly_churn is not None:
            churn = own.monthly_churn
        return Mix(
            max(today, 1),
            today,
            float(churn),
            float(_arriving(plan, package, today, self._all_today())),
            sums,
            ends,
        )

    def _all_today(self) -> int:
        return sum(self._accounts.active(package.id) for package in self._source.plan.packages)

    def _last(self, row: int) -> int:
        plan = self._source.plan
        months, start = plan.programme.commission.months, plan.assumptions.start
        since = plan.clients[row].since
        if months is None:
            return FOR_LIFE
        age = 0 if start is None or since is None else months_between(since, start)
        return max(months - age, 0)

    def _add(self, sums: dict[str, float], lines: Amounts, kind: Kind, many: int) -> None:
        money = self._source.money
        sums["resold" if kind is Kind.RESOLD else "direct"] += many
        sums["price"] += money(lines.price * many)
        sums["received"] += money((lines.price - lines.payment_fee - lines.unpaid) * many)
        sums["commission"] += money(lines.commission * many)
        sums["work"] += money(lines.delivery * many)

    def _add_setup(self, sums: dict[str, float], setup: tuple[int, int, int], many: int) -> None:
        money = self._source.money
        sums["setup_fee"] += money(setup[0] * many)
        sums["setup_received"] += money((setup[0] - setup[1]) * many)
        sums["setup_work"] += money(setup[2] * many)

    def _add_bill(
        self, sums: dict[str, float], row: int | None, many: int, package: int = 0
    ) -> None:
        of = self._accounts
        one, priced = of.of_packages[package] if row is None else of.of_clients[row]
        for level, discount in enumerate(self._source.discounts):
            lines = billed(one.terms, discount)
            both = lines.vendor_cost + lines.vendor_tax if priced else 0
            sums[f"taxed_{level}"] += self._source.money(both * many)

    def write(self) -> None:
        """Write the table."""
        sheet, head = self._sheet, self._head
        sheet.put(
            head, self._left, text("An account on average, by package"), Style("text", "head")
        )
        sheet.sheet.set_column(self._left, self._left, 34)
        for index, mix in enumerate(self.all):
            column = self._left + 1 + index
            sheet.put(head, column, index + 1, Style("count", "head"))
            for key, (formula, value, holds) in self._cells(index, mix).items():
                look = Style(holds, "helper")
                sheet.formula(self._rows[key], column, formula, value, look)
        for key, words in self._words().items():
            sheet.put(self._rows[key], self._left, words, Style("text", "helper"))
            last = self._left + self._accounts.packages
            row = self._rows[key]
            area = sheet.area(row, self._left + 1, row, last)
            self._book.name(self.name(key), area)

    def _cells(self, index: int, mix: Mix) -> dict[str, tuple[str, float, str]]:
        number = index + 1
        mine = f"(acc_package={number})*acc_ongoing"
        resold, direct = "(acc_kind<>2)", "(acc_kind=2)"
        at = {key: self.at(key, index) for key in self._rows}

        def sheet_of(column: int) -> str:
            return self._book.sheets["packages"].at(packages.FIRST + index, column)

        def by_channel(resold_key: str, direct_key: str) -> str:
            return f"({resold}*{resold_key}+{direct}*{direct_key})"

        def mean(of: str) -> str:
            return f"SUMPRODUCT({mine}*{of})/{at['number']}"

        price = by_channel("acc_price_r", "acc_price_c")
        received = by_channel(
            "(acc_price_r-acc_fee_r-acc_unpaid_r)", "(acc_price_c-acc_fee_c-acc_unpaid_c)"
        )
        total = f"SUM({self.row('today')})"
        share = f"IF({total}=0,1/{self._accounts.packages},{at['today']}/{total})"
        new, churn = sheet_of(packages.OWN_NEW), sheet_of(packages.OWN_CHURN)
        formulas = {
            "number": (f"MAX(1,SUMIF(acc_package,{number},acc_ongoing))", "count"),
            "today": (
                f"SUMIFS(acc_ongoing,acc_package,{number},acc_kind,1)"
                f"+SUMIFS(acc_ongoing,acc_package,{number},acc_kind,2)",
                "count",
            ),
            "churn": (f'IF({churn}="",N(churn),{churn})', "rate"),
            "new": (f'IF({new}="",N(new_accounts)*{share},{new})', "accounts"),
            "resold": (mean(resold), "accounts"),
            "direct": (mean(direct), "accounts"),
            "price": (mean(price), "money"),
            "received": (mean(received), "money"),
            "commission": (mean(f"{direct}*acc_commission"), "money"),
            "work": (mean("(acc_work+acc_other_costs)"), "money"),
            "setup_fee": (mean("acc_setup_fee"), "money"),
            "setup_received": (mean("(acc_setup_fee-acc_setup_cost)"), "money"),
            "setup_work": (mean("acc_setup_work"), "money"),
        }
        for level in range(self._accounts.levels):
            taxed = self._accounts.level("with_tax", level)
            formulas[f"taxed_{level}"] = (mean(f"{resold}*{taxed}"), "money")
        known = {
            "number": float(mix.number),
            "today": float(mix.today),
            "churn": mix.churn,
            "new": mix.arriving,
        }
        return {
            key: (formula, known[key] if key in known else mix.each(key), holds)
            for key, (formula, holds) in formulas.items()
        }

    def _words(self) -> dict[str, str]:
        words = {
            "number": text("Accounts of the mix"),
            "today": text("Active today"),
            "churn": text("Churn"),
            "new": text("New accounts a month"),
            "resold": text("Share resold"),
            "direct": text("Share on commission"),
            "price": text("Price"),
            "received": text("Price, less payment fee and unpaid"),
            "commission": text("Commission"),
            "work": text("Work and other costs"),
            "setup_fee": text("Setup fee"),
            "setup_received": text("Setup fee, less its payment fee"),
            "setup_work": text("Setup work"),
        }
        for level in range(self._accounts.levels):
            said = text("Vendor bill and tax, tier {tier}").format(tier=level)
            words[f"taxed_{level}"] = said
        return words


def _arriving(plan: Plan, package: Package, today: int, everybody: int) -> Fraction:
    """How many join a package in a month before the season's factor."""
    own = next((each for each in plan.assumptions.packages if each.package == package.id), None)
    if own is not None and own.new_accounts_per_month is not None:
        return Fraction(own.new_accounts_per_month)
    share = Fraction(today, everybody) if everybody else Fraction(1, len(plan.packages))
    return Fraction(plan.assumptions.new_accounts_per_month) * share
