"""The sheet of one account: of each package as it is sold, then of each client row.

Everything that an account brings is here in both channels, and the vendor's bill at every tier:
book, curve, price and projection are sums of it.
"""

from __future__ import annotations

from collections.abc import Callable

from planner.export.internal.workbook import book_columns as clients
from planner.export.internal.workbook import vendor
from planner.export.internal.workbook.sheets import (
    DASH,
    NONE,
    Book,
    Style,
    Value,
    column_name,
)
from planner.export.internal.workbook.source import Rule, Source
from planner.model.account import Account, Terms, billed
from planner.model.money import times
from planner.model.over_time.calendar import months_between
from planner.model.over_time.groups import Alike, Group
from planner.model.over_time.situations import Setup, setup_of
from planner.model.plan import (
    AS_THE_PACKAGE,
    ZERO,
    Billing,
    Channel,
    Overrides,
    Package,
    Status,
)
from planner.model.programme import Mode
from planner.model.rows import Kind, kind_of
from planner.words import names
from planner.words.catalogue import text

HEAD = 3
FIRST = HEAD + 1
FOR_LIFE = 99999
"""The last month in which a commission is paid that is paid for life."""

KINDS = {Kind.RESOLD: 1, Kind.ON_COMMISSION: 2, Kind.DISABLED: 3, Kind.IDLE: 0}
AS_SOLD = 9
"""The kind of the rows that stand for packages."""

SINGLE = (
    "name package kind accounts plan contacts published list_price rule number software services"
    " months tax fee_rate fee_fixed fee_cap hours other_costs work full price_r pays_r fee_r"
    " unpaid_r price_c pays_c fee_c unpaid_c commission kept_r kept_c setup_fee setup_pays"
    " setup_cost setup_work last_paid before billed vendor_cost vendor_tax weight ongoing"
    " switched_off off_before"
).split()
MANY = ("cost", "with_tax", "at_level")
HOLDS = {
    "name": "text",
    "plan": "text",
    "rule": "text",
    "published": "listed",
    "list_price": "listed",
    "number": "number",
    "tax": "rate",
    "fee_rate": "rate",
    "hours": "hours",
    **dict.fromkeys(
        "package kind accounts contacts months last_paid before billed weight ongoing switched_off"
        " off_before at_level".split(),
        "count",
    ),
}

Ref = Callable[[str], str]


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
        self._named()
        self.of_packages = [source.account(package) for package in source.plan.packages]
        by_id = {package.id: package for package in reversed(source.plan.packages)}
        known: dict[tuple[str, Overrides, Billing], tuple[Account, bool]] = {}
        self.of_clients = []
        for client in source.plan.clients:
            key = client.package, client.overrides, client.billing
            if key not in known:
                known[key] = source.account(by_id[client.package], *key[1:])
            self.of_clients.append(known[key])

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

    def write(self) -> None:
        """Write the sheet."""
        sheet, source = self.sheet, self._source
        width = len(SINGLE) + len(MANY) * self.levels
        sheet.begin(
            text("Accounts"),
            text(
                "One account a month, of each package as it is sold, then of each client row: "
                "nothing is typed here. Kind: 1 resold, 2 on commission, 3 disabled, 9 a package, "
                "0 none of them."
            ),
            [28.0, *[11.0] * (width - 1)],
            head=HEAD,
            left=1,
        )
        sheet.sheet.set_row(HEAD, 42)
        for key, words in _headings().items():
            sheet.put(HEAD, self.columns[key], words, Style(HOLDS.get(key, "money"), "head"))
        self._level_heads()
        for index, package in enumerate(source.plan.packages):
            self._package(FIRST + index, index, package)
        positions = self._positions()
        for index in range(len(source.plan.clients)):
            self._client(self.first_client + index, index, positions[index])

    def _level_heads(self) -> None:
        words = {
            "cost": text("Vendor bill, tier {tier}"),
            "with_tax": text("Vendor bill and tax, tier {tier}"),
            "at_level": text("Accounts billed at tier {tier}"),
        }
        for key, each in words.items():
            for level in range(self.levels):
                look = Style("count" if key == "at_level" else "money", "head")
                self.sheet.put(HEAD, self.columns[key] + level, each.format(tier=level), look)

    def _positions(self) -> list[tuple[int, int, int]]:
        """For each row: billed accounts before it, its own, and disabled ones before it."""
        found, before, off = [], 0, 0
        for client in self._source.plan.clients:
            kind = kind_of(client)
            many = client.accounts if kind in {Kind.RESOLD, Kind.DISABLED} else 0
            found.append((before, many, off))
            before += many
            off += client.accounts if kind is Kind.DISABLED else 0
        return found

    def _package(self, row: int, index: int, package: Package) -> None:
        one, priced = self.of_packages[index]

        def at(key: str) -> str:
            return f"${column_name(self.columns[key])}{row + 1}"

        def of(name: str) -> str:
            return f"INDEX({name},{at('package')})"

        name = self._source.packages[package.id]
        cells: dict[str, tuple[str, Value]] = {
            "name": (of("package_names"), name),
            "kind": (f"{AS_SOLD}", AS_SOLD),
            "accounts": (f"IF(ISNUMBER({at('list_price')}),1,0)", int(priced)),
            "plan": (of("package_plan"), self._source.vendor_plans[package.plan]),
            "contacts": (of("package_contacts"), package.contacts),
            "list_price": (
                f'IF({of("package_list")}<>"",{of("package_list")},'
                f"IF(ISNUMBER({at('published')}),{at('published')},{NONE}))",
                self._source.listed(one.terms.list_price) if priced else DASH,
            ),
            "rule": (of("package_rule"), self._source.software(package.software_price)[0]),
            "number": (
                of("package_software"),
                float(self._source.software(package.software_price)[1]),
            ),
            "services": (of("package_services"), self._source.money(one.terms.services)),
            "months": ("0", 0),
            "tax": ("tax_rate", float(one.terms.tax_rate)),
            "fee_rate": ("fee_rate", float(one.terms.payment_fee.rate)),
            "fee_fixed": ("fee_fixed", self._source.money(one.terms.payment_fee.fixed)),
            "fee_cap": ('IF(fee_cap="","",fee_cap)', self._cap(one.terms)),
            "hours": (of("package_hours"), float(one.terms.hours)),
            "other_costs": (of("package_other"), self._source.money(one.terms.other_costs)),
            "setup_fee": (of("package_setup_fee"), self._source.money(package.setup_fee)),
            "last_paid": self._last_paid("0", 0),
            "before": ("0", 0),
            "billed": ("0", 0),
            "ongoing": (
                f"IF(SUMIFS(acc_accounts,acc_package,{at('package')},acc_kind,1)"
                f"+SUMIFS(acc_accounts,acc_package,{at('package')},acc_kind,2)=0,1,0)",
                int(self.active(package.id) == 0),
            ),
            "switched_off": ("0", 0),
            "off_before": ("0", 0),
        }
        self._common(row, cells, one, priced, package, AS_THE_PACKAGE)
        self.sheet.put(row, self.columns["package"], index + 1, Style("count"))
        self._write(row, cells)
        self._levels(row, one, priced=priced, runs={})

    def _setup(self, package: Package, own: Overrides) -> Setup:
        alike = Alike(Kind.RESOLD, package.id, own, Billing.MONTHLY, ZERO, 0, "")
        return setup_of(self._source.plan, Group(alike, package, ZERO))

    def setup(self, package: Package, own: Overrides = AS_THE_PACKAGE) -> tuple[int, int, int]:
        """What an account brings once, when it joins: the fee, what it costs, the work."""
        made = self._setup(package, own)
        return made.fee, made.payment_fee, made.work

    def active(self, package: str) -> int:
        """How many accounts of a package are active."""
        return sum(
            client.accounts
            for client in self._source.plan.clients
            if client.package == package and kind_of(client) in {Kind.RESOLD, Kind.ON_COMMISSION}
        )

    def _client(self, row: int, index: int, position: tuple[int, int, int]) -> None:
        source, client = self._source, self._source.plan.clients[index]
        one, priced = self.of_clients[index]
        own, package = client.overrides, source.plan.package(client.package)
        assert package is not None, "an unknown package is an obstacle"
        book = self._book.sheets["book"]

        def at(key: str) -> str:
            return f"${column_name(self.columns[key])}{row + 1}"

        def typed(column: int) -> str:
            return book.beside(clients.FIRST + index, column)

        def of(name: str) -> str:
            return f"INDEX({name},{at('package')})"

        def either(column: int, otherwise: str) -> str:
            return f'IF({typed(column)}="",{otherwise},{typed(column)})'

        status, channel = names.status, names.channel
        kind = kind_of(client)
        owns = (
            f"COUNT({typed(clients.FEE_RATE)},{typed(clients.FEE_FIXED)},{typed(clients.FEE_CAP)})"
        )
        before, billed_accounts, off_before = position
        rule, number = source.software(
            package.software_price if own.software_price is None else own.software_price
        )
        plan_name = package.plan if own.plan is None else own.plan
        start, age = source.plan.assumptions.start, 0
        if start is not None and client.since is not None:
            age = months_between(client.since, start)
        since = typed(clients.SINCE)
        age_formula = (
            f'IF(OR({since}="",start_month=""),0,MAX(0,(YEAR(start_month)-YEAR({since}))*12'
            f"+MONTH(start_month)-MONTH({since})))"
        )
        above = row
        cells: dict[str, tuple[str, Value]] = {
            "name": (f'{typed(clients.NAME)}&""', client.name),
            "package": (
                f"MATCH({typed(clients.PACKAGE)},package_names,0)",
                source.plan.packages.index(package) + 1,
            ),
            "kind": (
                f'IF({typed(clients.STATUS)}="{status(Status.ACTIVE)}",'
                f'IF({typed(clients.CHANNEL)}="{channel(Channel.RESALE)}",1,2),'
                f'IF(AND({typed(clients.STATUS)}="{status(Status.DISABLED)}",'
                f'{typed(clients.CHANNEL)}="{channel(Channel.RESALE)}"),3,0))',
                KINDS[kind],
            ),
            "accounts": (f"N({typed(clients.ACCOUNTS)})", client.accounts),
            "plan": (either(clients.PLAN, of("package_plan")), source.vendor_plans[plan_name]),
            "contacts": (
                either(clients.CONTACTS, of("package_contacts")),
                package.contacts if own.contacts is None else own.contacts,
            ),
            "list_price": (
                f'IF({typed(clients.LIST_PRICE)}<>"",{typed(clients.LIST_PRICE)},'
                f"IF(AND({at('plan')}={of('package_plan')},{at('contacts')}={of('package_contacts')},"
                f"ISNUMBER({of('package_list')})),{of('package_list')},"
                f"IF(ISNUMBER({at('published')}),{at('published')},"
                f"IF({at('kind')}=0,{NONE},NA()))))",
                source.listed(one.terms.list_price) if priced else DASH,
            ),
            "rule": (either(clients.RULE, of("package_rule")), rule),
            "number": (
                f'IF({typed(clients.RULE)}="",{of("package_software")},{typed(clients.SOFTWARE)})',
                float(number),
            ),
            "services": (
                f"IF(ISERROR({at('list_price')}),NA(),"
                f"{either(clients.SERVICES, of('package_services'))})",
                source.money(one.terms.services),
            ),
            "months": (
                f'IF({typed(clients.BILLING)}="{clients.billing_name(Billing.YEARLY)}",'
                f"{of('package_months')},0)",
                one.terms.months_paid or 0,
            ),
            "tax": (either(clients.TAX, "tax_rate"), float(one.terms.tax_rate)),
            "fee_rate": (
                f"IF({owns}>0,N({typed(clients.FEE_RATE)}),fee_rate)",
                float(one.terms.payment_fee.rate),
            ),
            "fee_fixed": (
                f"IF({owns}>0,N({typed(clients.FEE_FIXED)}),fee_fixed)",
                source.money(one.terms.payment_fee.fixed),
            ),
            "fee_cap": (
                f'IF({owns}>0,IF({typed(clients.FEE_CAP)}="","",{typed(clients.FEE_CAP)}),'
                'IF(fee_cap="","",fee_cap))',
                self._cap(one.terms),
            ),
            "hours": (either(clients.HOURS, of("package_hours")), float(one.terms.hours)),
            "other_costs": (
                either(clients.OTHER_COSTS, of("package_other")),
                source.money(one.terms.other_costs),
            ),
            "setup_fee": (
                either(clients.SETUP_FEE, of("package_setup_fee")),
                source.money(package.setup_fee if own.setup_fee is None else own.setup_fee),
            ),
            "last_paid": self._last_paid(age_formula, age),
            "before": (
                "0"
                if index == 0
                else f"{column_name(self.columns['before'])}{above}"
                f"+{column_name(self.columns['billed'])}{above}",
                before,
            ),
            "billed": (
                f"IF(OR({at('kind')}=1,{at('kind')}=3),{at('accounts')},0)",
                billed_accounts,
            ),
            "ongoing": (
                f"IF(OR({at('kind')}=1,{at('kind')}=2),{at('accounts')},0)",
                client.accounts if kind in {Kind.RESOLD, Kind.ON_COMMISSION} else 0,
            ),
            "switched_off": (
                f"IF({at('kind')}=3,{at('accounts')},0)",
                client.accounts if kind is Kind.DISABLED else 0,
            ),
            "off_before": (
                "0"
                if index == 0
                else f"{column_name(self.columns['off_before'])}{above}"
                f"+{column_name(self.columns['switched_off'])}{above}",
                off_before,
            ),
        }
        self._common(row, cells, one, priced, package, own)
        runs = self.runs(before + 1, billed_accounts, source.book.counted)
        cells["weight"] = (cells["weight"][0], self._weight(kind, client.accounts))
        self._write(row, cells)
        self._levels(row, one, priced=priced, runs=runs)

    def _cap(self, of: Terms) -> Value:
        cap = of.payment_fee.cap
        return "" if cap is None else self._source.money(cap)

    def _last_paid(self, age: str, months: int) -> tuple[str, Value]:
        paid = self._source.plan.programme.commission.months
        value = FOR_LIFE if paid is None else max(paid - months, 0)
        formula = f'IF(commission_months="",{FOR_LIFE},MAX(0,commission_months-{age}))'
        return formula, value

    @property
    def sample(self) -> int:
        """The kind of the rows that the curve multiplies."""
        for kind in (Kind.RESOLD, Kind.ON_COMMISSION):
            if self._source.book.accounts(kind):
                return KINDS[kind]
        return AS_SOLD

    def _weight(self, kind: Kind, accounts: int) -> int:
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

    def _common(
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
        setup = self._setup(package, own)
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
                int(priced) if self.sample == AS_SOLD else 0,
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

    def _write(self, row: int, cells: dict[str, tuple[str, Value]]) -> None:
        for key, (formula, value) in cells.items():
            holds = HOLDS.get(key, "money")
            self.sheet.formula(row, self.columns[key], formula, value, Style(holds))

    def _levels(
        self,
        row: int,
        one: Account,
        *,
        priced: bool,
        runs: dict[int, int],
    ) -> None:
        """The vendor's bill of one account at each level, and how many accounts are billed there."""
        source = self._source
        column = self.columns

        def at(key: str, level: int = 0) -> str:
            return f"${column_name(column[key] + level)}{row + 1}"

        listed, kind = at("list_price"), at("kind")
        missing = f"IF(OR({kind}=0,{kind}={AS_SOLD}),0,NA())"
        for level, discount in enumerate(source.discounts):
            off = f"*(1-{vendor.tier_cell(self._book, level, 1)})" if level else ""
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
                self.at_level(level, at("before"), at("billed"), "tier_index"),
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

    def at_level(self, level: int, before: str, many: str, tier: str) -> str:
        """How many of so many billed accounts, after so many others, pay at a level, as a formula."""
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


def _headings() -> dict[str, str]:
    return {
        "name": text("Account"),
        "package": text("Package (number)"),
        "kind": text("Kind"),
        "accounts": text("Accounts"),
        "plan": text("Vendor plan"),
        "contacts": text("Contacts"),
        "published": text("Published price"),
        "list_price": text("List price"),
        "rule": text("Software price is"),
        "number": text("Amount or factor"),
        "software": text("Software"),
        "services": text("Services"),
        "months": text("Months paid of a year (0: monthly)"),
        "tax": text("Sales tax"),
        "fee_rate": text("Payment fee: share"),
        "fee_fixed": text("Payment fee: amount"),
        "fee_cap": text("Payment fee: at most"),
        "hours": text("Hours a month"),
        "other_costs": text("Other costs"),
        "work": text("Work"),
        "full": text("Full price, resold"),
        "price_r": text("Price, resold"),
        "pays_r": text("Paid at once with tax, resold"),
        "fee_r": text("Payment fee, resold"),
        "unpaid_r": text("Unpaid, resold"),
        "price_c": text("Price, on commission"),
        "pays_c": text("Paid at once with tax, on commission"),
        "fee_c": text("Payment fee, on commission"),
        "unpaid_c": text("Unpaid, on commission"),
        "commission": text("Commission"),
        "kept_r": text("Left before the vendor's bill, resold"),
        "kept_c": text("Left without commission, on commission"),
        "setup_fee": text("Setup fee"),
        "setup_pays": text("Setup fee with tax"),
        "setup_cost": text("Payment fee of the setup fee"),
        "setup_work": text("Setup work"),
        "last_paid": text("Commission until month"),
        "before": text("Billed accounts before"),
        "billed": text("Billed accounts"),
        "vendor_cost": text("Vendor bill of the row"),
        "vendor_tax": text("Vendor tax of the row"),
        "weight": text("Accounts of the curve's average"),
        "ongoing": text("Accounts of the projection's mix"),
        "switched_off": text("Disabled accounts"),
        "off_before": text("Disabled accounts before"),
    }
