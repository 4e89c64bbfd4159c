"""The sheet of single accounts: where each of their terms comes from."""

from __future__ import annotations

from planner.export.internal.workbook import book_columns as clients
from planner.export.internal.workbook.account_columns import (
    AS_SOLD,
    FIRST,
    HEAD,
    HOLDS,
    KINDS,
    MANY,
    SINGLE,
    headings,
)
from planner.export.internal.workbook.account_lines import Lines
from planner.export.internal.workbook.ahead import cells_of_client, cells_of_package
from planner.export.internal.workbook.formulas import is_or_empty
from planner.export.internal.workbook.sheets import DASH, NONE, Style, Value, column_name
from planner.export.internal.workbook.source import Rule
from planner.model.over_time.calendar import MONTHS_A_YEAR
from planner.model.plan import AS_THE_PACKAGE, Billing, Channel, Package, Status
from planner.model.rows import Kind, kind_of
from planner.words import names
from planner.words.catalogue import text


class Rows(Lines):
    """Writes the rows of packages and of clients."""

    def write(self) -> None:
        """Write the sheet."""
        sheet, source = self.sheet, self._source
        width = len(SINGLE) + len(MANY) * self.levels
        bills = [each.amounts.vendor_cost for each in source.book.rows if each.amounts]
        sheet.begin(
            text("Accounts"),
            text(
                "One account a month, of each package as it is sold, then of each client row: "
                "nothing is typed here. Kind: 1 resold, 2 on commission, 3 disabled, 9 a package, "
                "0 none of them."
            ),
            [28.0, *[source.width(11, *bills)] * (width - 1)],
            head=HEAD,
            left=1,
        )
        sheet.sheet.set_row(HEAD, 56)
        sheet.sheet.set_paper(8)
        sheet.sheet.fit_to_pages(3, 0)
        for key, words in headings().items():
            sheet.put(HEAD, self.columns[key], words, Style(HOLDS.get(key, "money"), "head"))
        self._level_heads()
        for index, package in enumerate(source.plan.packages):
            self._package(FIRST + index, index, package)
        positions = self._accounts.positions()
        for index in range(len(source.plan.clients)):
            self._client(self._accounts.first_client + index, index, positions[index])

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

    def _package(self, row: int, index: int, package: Package) -> None:
        one, priced = self._accounts.of_packages[index]

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
            "rule": (
                f'IF({of("package_rule")}="","{Rule.fixed()}",{of("package_rule")})',
                self._source.software(package.software_price)[0],
            ),
            "number": (
                of("package_software"),
                float(self._source.software(package.software_price)[1]),
            ),
            "services": (of("package_services"), self._source.money(one.terms.services)),
            "months": ("0", 0),
            "tax": ("tax_rate", float(one.terms.tax_rate)),
            "fee_rate": ("fee_rate", float(one.terms.payment_fee.rate)),
            "fee_fixed": ("fee_fixed", self._source.money(one.terms.payment_fee.fixed)),
            "fee_cap": ('IF(fee_cap="","",fee_cap)', self.cap(one.terms)),
            "hours": (of("package_hours"), float(one.terms.hours)),
            "other_costs": (of("package_other"), self._source.money(one.terms.other_costs)),
            "setup_fee": (of("package_setup_fee"), self._source.money(package.setup_fee)),
            "before": ("0", 0),
            "billed": ("0", 0),
            "ongoing": (
                f"IF(SUMIFS(acc_accounts,acc_package,{at('package')},acc_kind,1)"
                f"+SUMIFS(acc_accounts,acc_package,{at('package')},acc_kind,2)=0,1,0)",
                int(self._accounts.active(package.id) == 0),
            ),
            "switched_off": ("0", 0),
            "off_before": ("0", 0),
        }
        ahead = self._accounts.assumed.of_package(package.id)
        cells |= cells_of_package(self._source, at, ahead)
        self.common(row, cells, one, priced, package, AS_THE_PACKAGE)
        self.sheet.put(row, self.columns["package"], index + 1, Style("count"))
        self.fill(row, cells)
        self.bills(row, one, priced=priced, runs={})

    def _client(self, row: int, index: int, position: tuple[int, int, int]) -> None:
        source, client = self._source, self._source.plan.clients[index]
        one, priced = self._accounts.of_clients[index]
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

        resale = is_or_empty(typed(clients.CHANNEL), names.channel(Channel.RESALE))
        kind = kind_of(client)
        owns = (
            f"COUNT({typed(clients.FEE_RATE)},{typed(clients.FEE_FIXED)},{typed(clients.FEE_CAP)})"
        )
        before, billed_accounts, off_before = position
        rule, number = source.software(
            package.software_price if own.software_price is None else own.software_price
        )
        plan_name = package.plan if own.plan is None else own.plan
        above = row
        cells: dict[str, tuple[str, Value]] = {
            "name": (f'{typed(clients.NAME)}&""', client.name),
            "package": (
                f"MATCH({typed(clients.PACKAGE)},package_names,0)",
                source.plan.packages.index(package) + 1,
            ),
            "kind": (
                f"IF({is_or_empty(typed(clients.STATUS), names.status(Status.ACTIVE))},"
                f"IF({resale},1,2),"
                f'IF(AND({typed(clients.STATUS)}="{names.status(Status.DISABLED)}",{resale}),3,0))',
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
            "rule": (
                f'IF({typed(clients.RULE)}<>"",{typed(clients.RULE)},'
                f'IF(OR({typed(clients.SOFTWARE)}<>"",{of("package_rule")}=""),"{Rule.fixed()}",'
                f"{of('package_rule')}))",
                rule,
            ),
            "number": (
                f'IF(AND({typed(clients.RULE)}="",{typed(clients.SOFTWARE)}=""),'
                f"{of('package_software')},{typed(clients.SOFTWARE)})",
                float(number),
            ),
            "services": (
                f"IF(ISERROR({at('list_price')}),NA(),"
                f"{either(clients.SERVICES, of('package_services'))})",
                source.money(one.terms.services),
            ),
            "months": (
                f'IF({typed(clients.BILLING)}="{clients.billing_name(Billing.YEARLY)}",'
                f'IF({of("package_months")}="",{MONTHS_A_YEAR},{of("package_months")}),0)',
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
                self.cap(one.terms),
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
        assumed = self._accounts.assumed
        cells |= cells_of_client(
            source,
            self._book,
            clients.FIRST + index,
            at,
            assumed.of_client(client),
            planned=assumed.is_planned(client),
        )
        self.common(row, cells, one, priced, package, own)
        runs = self._accounts.runs(before + 1, billed_accounts, source.book.counted)
        cells["weight"] = (cells["weight"][0], self._accounts.weight(kind, client.accounts))
        self.fill(row, cells)
        self.bills(row, one, priced=priced, runs=runs)
