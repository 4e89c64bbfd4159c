"""What every single account has: its lines in both channels, and the vendor's bill at each tier."""

from __future__ import annotations

from planner.export.internal.workbook import vendor
from planner.export.internal.workbook.account_columns import AS_SOLD, FOR_LIFE, HOLDS, Ref
from planner.export.internal.workbook.accounts import Accounts
from planner.export.internal.workbook.sheets import Book, Style, Value, column_name
from planner.export.internal.workbook.source import Rule, Source
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

    def last_paid(self, age: str, months: int) -> tuple[str, Value]:
        """The last month in which today's accounts are paid a commission."""
        paid = self._source.plan.programme.commission.months
        value = FOR_LIFE if paid is None else max(paid - months, 0)
        formula = f'IF(commission_months="",{FOR_LIFE},MAX(0,commission_months-{age}))'
        return formula, value

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
            "software": (
                rounded(
                    f'IF({at("rule")}="{Rule.fixed()}",{at("number")},'
                    f'IF({at("rule")}="{Rule.over_list()}",{listed}+{at("number")},'
                    f"{listed}*{at('number')}))"
                ),
                money(terms.software),
            ),
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
            "commission": (
                'IF(commission_rate="",0,'
                + source.converted(source.round_listed(f"N({at('list_price')})*N(commission_rate)"))
                + ")",
                money(one.paid),
            ),
            "kept_r": self._kept(at, "r", resold.contribution),
            "kept_c": self._kept(at, "c", direct.contribution),
            "setup_pays": (
                rounded(f"{at('setup_fee')}+{rounded(at('setup_fee') + '*' + at('tax'))}"),
                money(setup.fee + times(setup.fee, terms.tax_rate)),
            ),
            "setup_cost": (self._fee_formula(at, "setup_pays"), money(setup.payment_fee)),
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
        billed_yearly = self._source.round(f"{full}*{at('months')}/12")
        return f"IF({at('months')}=0,{full},{billed_yearly})", self._source.money(value)

    def _pays(self, at: Ref, full: str, of: Terms, price: int) -> tuple[str, Value]:
        """What is paid at once, with tax."""
        once = f"{full}*MAX(1,{at('months')})"
        formula = self._source.round(f"{once}+{self._source.round(once + '*' + at('tax'))}")
        amount = price * (of.months_paid or 1)
        return formula, self._source.money(amount + times(amount, of.tax_rate))

    def _fee_formula(self, at: Ref, pays: str) -> str:
        full = self._source.round(f"{at(pays)}*{at('fee_rate')}") + f"+{at('fee_fixed')}"
        capped = f'IF({at("fee_cap")}="",{full},MIN({full},{at("fee_cap")}))'
        return f"IF({at(pays)}=0,0,{self._source.round(capped)})"

    def _fee(self, at: Ref, pays: str, value: int) -> tuple[str, Value]:
        formula = self._fee_formula(at, pays)
        spread = self._source.round(f"{formula}/IF({at('months')}=0,1,12)")
        return spread, self._source.money(value)

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
