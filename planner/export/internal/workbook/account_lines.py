"""What every single account has: its lines in both channels, and the vendor's bill at each tier."""

from __future__ import annotations

from planner.export.internal.workbook import formulas, vendor
from planner.export.internal.workbook.account_columns import AS_SOLD, HOLDS, Ref
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.sheets import Book, Style, Value, column_name
from planner.export.internal.workbook.source import Source
from planner.model.account import Account, Terms, billed
from planner.model.money import times
from planner.model.plan import Overrides, Package


class Lines:
    """Writes what rows of packages and of clients have in common."""

    def __init__(self, book: Book, source: Source, accounts: Accounts) -> None:
        """Take the place of the accounts."""
        self._book, self._source, self._accounts = book, source, accounts
        self.sheet, self.columns, self.levels = accounts.sheet, accounts.columns, accounts.levels

    def cap(self, of: Terms) -> Value:
        """The most that a payment fee may be, as a cell shows it."""
        cap = of.payment_fee.cap
        return "" if cap is None else self._source.money(cap)

    def common(
        self,
        row: int,
        cells: dict[str, tuple[str, Value]],
        one: Account,
        priced: bool,
        package: Package,
        own: Overrides,
    ) -> None:
        """What is computed alike for packages and rows."""
        source, terms = self._source, one.terms

        def at(key: str) -> str:
            return f"${column_name(self.columns[key])}{row + 1}"

        money, rounded = source.money, source.round
        name = package.plan if own.plan is None else own.plan
        contacts = package.contacts if own.contacts is None else own.contacts
        listed = source.converted(f"N({at('list_price')})")
        resold, direct = one.resold, one.afterwards
        setup = self._accounts.made_setup(package, own)
        cells |= {
            "published": (
                vendor.published(at("plan"), at("contacts")),
                vendor.held(source, name, contacts),
            ),
            "software": (formulas.software(source, at, listed), money(terms.software)),
            "work": (rounded(f"hourly_cost*{at('hours')}"), money(resold.work)),
            "full": (
                rounded(f"{at('software')}+{at('services')}"),
                money(terms.software + terms.services),
            ),
            "price_r": self._price(at, at("full"), resold.price),
            "pays_r": self._pays(at, at("full"), terms, terms.software + terms.services),
            "fee_r": self._fee(at, "pays_r", resold.payment_fee),
            "unpaid_r": (rounded(f"{at('price_r')}*unpaid_rate"), money(resold.unpaid)),
            "price_c": self._price(at, at("services"), direct.price),
            "pays_c": self._pays(at, at("services"), terms, terms.services),
            "fee_c": self._fee(at, "pays_c", direct.payment_fee),
            "unpaid_c": (rounded(f"{at('price_c')}*unpaid_rate"), money(direct.unpaid)),
            "commission": (formulas.commission(source, f"N({at('list_price')})"), money(one.paid)),
            "kept_r": self._kept(at, "r", resold.contribution),
            "kept_c": self._kept(at, "c", direct.contribution),
            "setup_pays": (
                rounded(f"{at('setup_fee')}+{rounded(at('setup_fee') + '*' + at('tax'))}"),
                money(setup.fee + times(setup.fee, terms.tax_rate)),
            ),
            "setup_cost": (formulas.fee(source, at, at("setup_pays")), money(setup.payment_fee)),
            "setup_work": (
                rounded(f"hourly_cost*INDEX(package_setup_hours,{at('package')})"),
                money(setup.work),
            ),
            "weight": (
                f"IF({at('kind')}=sample_kind,{at('accounts')},0)",
                int(priced) if self._accounts.sample == AS_SOLD else 0,
            ),
        }

    def _price(self, at: Ref, full: str, value: int) -> tuple[str, Value]:
        return formulas.price(self._source, at, full), self._source.money(value)

    def _pays(self, at: Ref, full: str, of: Terms, price: int) -> tuple[str, Value]:
        amount = price * (of.months_paid or 1)
        value = self._source.money(amount + times(amount, of.tax_rate))
        return formulas.pays(self._source, at, full), value

    def _fee(self, at: Ref, pays: str, value: int) -> tuple[str, Value]:
        return formulas.fee_a_month(self._source, at, at(pays)), self._source.money(value)

    def _kept(self, at: Ref, channel: str, value: int) -> tuple[str, Value]:
        parts = "-".join(
            at(key)
            for key in (
                f"price_{channel}",
                f"fee_{channel}",
                f"unpaid_{channel}",
                "work",
                "other_costs",
            )
        )
        return self._source.round(parts), self._source.money(value)

    def fill(self, row: int, cells: dict[str, tuple[str, Value]]) -> None:
        """Write a row's formulas with their values, by column."""
        for key, (formula, value) in cells.items():
            holds = HOLDS.get(key, "money")
            self.sheet.formula(row, self.columns[key], formula, value, Style(holds))

    def bills(
        self,
        row: int,
        one: Account,
        *,
        priced: bool,
        runs: dict[int, int],
    ) -> None:
        """Write the vendor's bill of one account at each level, and how many are billed there."""
        source = self._source
        column = self.columns

        def at(key: str, level: int = 0) -> str:
            return f"${column_name(column[key] + level)}{row + 1}"

        listed, kind = at("list_price"), at("kind")
        missing = f"IF(OR({kind}=0,{kind}={AS_SOLD}),0,NA())"
        for level, discount in enumerate(source.discounts):
            off = f"*ROUND(1-{vendor.tier_cell(self._book, level, 1)},12)" if level else ""
            bill = source.converted(source.round_listed(f"{listed}{off}"))
            lines = billed(one.terms, discount)
            cost = lines.vendor_cost if priced else 0
            tax = lines.vendor_tax if priced else 0
            self.sheet.formula(
                row,
                column["cost"] + level,
                f"IF(ISNUMBER({listed}),{bill},{missing})",
                source.money(cost),
                Style("money"),
            )
            own = at("cost", level)
            self.sheet.formula(
                row,
                column["with_tax"] + level,
                source.round(f"{own}+{source.round(own + '*vendor_tax_rate')}"),
                source.money(cost + tax),
                Style("money"),
            )
            self.sheet.formula(
                row,
                column["at_level"] + level,
                self._accounts.at_level(level, at("before"), at("billed"), "tier_index"),
                runs.get(level, 0),
                Style("count"),
            )
        last = self.levels - 1
        counts = f"{at('at_level')}:{at('at_level', last)}"
        costs = f"{at('cost')}:{at('cost', last)}"
        taxed = f"{at('with_tax')}:{at('with_tax', last)}"
        cost = sum(
            billed(one.terms, source.discounts[level]).vendor_cost * many
            for level, many in runs.items()
        )
        tax = sum(
            billed(one.terms, source.discounts[level]).vendor_tax * many
            for level, many in runs.items()
        )
        self.sheet.formula(
            row,
            column["vendor_cost"],
            source.round(f"SUMPRODUCT({costs},{counts})"),
            source.money(cost),
            Style("money"),
        )
        self.sheet.formula(
            row,
            column["vendor_tax"],
            source.round(f"SUMPRODUCT({taxed},{counts})-{at('vendor_cost')}"),
            source.money(tax),
            Style("money"),
        )
