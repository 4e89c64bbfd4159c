"""The whole book of clients for one month: rows, totals, tier, next tier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from planner.model.account import Account, Amounts, Terms, billed, invoiced, terms, total
from planner.model.checking import check
from planner.model.money import ratio
from planner.model.parts import NONE, Part, parts_of
from planner.model.plan import AS_THE_PACKAGE, Billing, Overrides, Package, Plan
from planner.model.problems import Blocked, Problem, blocked
from planner.model.rows import Kind, Rows, gathered

BILLED = {Kind.RESOLD, Kind.DISABLED}


class Row(NamedTuple):
    """A client row's month: all its accounts together, and one account's list price.

    ``amounts`` is None where a problem leaves it without figures; ``list_price`` is in minor
    units of the price list's currency.
    """

    amounts: Amounts | None
    list_price: int | None

    @property
    def margin(self) -> Decimal | None:
        """Contribution / revenue."""
        return None if self.amounts is None else margin(self.amounts)

    @property
    def markup(self) -> Decimal | None:
        """Contribution / (revenue − contribution)."""
        return None if self.amounts is None else markup(self.amounts)


def margin(amounts: Amounts) -> Decimal | None:
    """Contribution / revenue, 6 decimals; None where there is no revenue."""
    return ratio(amounts.contribution, amounts.revenue)


def markup(amounts: Amounts) -> Decimal | None:
    """Contribution / (revenue − contribution), 6 decimals; None where the divisor is 0."""
    return ratio(amounts.contribution, amounts.revenue - amounts.contribution)


class NextTier(NamedTuple):
    """The tier above: its start and discount, and what reaching it takes and saves.

    ``monthly_saving`` is what its discount would take off the present accounts' vendor cost, None
    where that is unknown.
    """

    start: int
    discount: Decimal
    accounts_needed: int
    monthly_saving: int | None


class Besides(NamedTuple):
    """Accounts of a row as if they were billed, too: those of later rows come after them."""

    row: int
    accounts: int


@dataclass(frozen=True)
class Book:
    """One month of a plan, at the discount of today's count once it has taken effect.

    ``count_before`` is the count of the cycle before, for the cycle now running; None: as today.
    """

    plan: Plan
    count_before: int | None = None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps figures from being made."""
        return check(self.plan)

    @cached_property
    def _blocked(self) -> Blocked:
        return blocked(self.plan, self.problems)

    @cached_property
    def _rows(self) -> Rows:
        return gathered(self.plan.clients)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The groups of alike rows, with one of their accounts."""
        return parts_of(self.plan, self._rows, self._blocked)

    def account_of(
        self,
        package: Package,
        own: Overrides = AS_THE_PACKAGE,
        billing: Billing = Billing.MONTHLY,
    ) -> Account | None:
        """One account of a package as it is sold by itself, or as a row would have it.

        None where it has no figures.
        """
        blocks = self._blocked.blocks(package.id)
        one = None if blocks else terms(self.plan, package, own, billing)
        return None if one is None else Account(one)

    def has_figures(self, row: int) -> bool:
        """Whether no problem of its own leaves a client row without figures."""
        return not (self._blocked.everything or row in self._blocked.rows)

    @cached_property
    def _accounts(self) -> dict[Kind, int]:
        found = dict.fromkeys(Kind, 0)
        for group in self._rows.groups:
            found[group.alike.kind] += group.accounts
        return found

    def accounts(self, kind: Kind) -> int:
        """How many accounts are resold, on commission, disabled or idle."""
        return self._accounts[kind]

    @cached_property
    def counting(self) -> frozenset[Kind]:
        """The kinds of accounts that count toward the tier."""
        programme = self.plan.programme
        counts = {
            Kind.RESOLD: True,
            Kind.DISABLED: programme.counts_disabled,
            Kind.ON_COMMISSION: programme.counts_commission,
        }
        return frozenset(kind for kind, does in counts.items() if does)

    @cached_property
    def counted(self) -> int:
        """The accounts that count toward the tier."""
        return sum(map(self.accounts, self.counting))

    @property
    def counted_besides(self) -> int:
        """Those of them that are not active resold ones."""
        return self.counted - self.accounts(Kind.RESOLD)

    @cached_property
    def _tier_count(self) -> int:
        if self.count_before is None:
            return self.counted
        return self.plan.programme.billed_count(self.count_before, self.counted)

    @property
    def discount(self) -> Decimal:
        """The discount that is billed."""
        return self.plan.programme.discount(self._tier_count)

    def _bill(
        self, count: int, besides: Besides | None = None
    ) -> Iterator[tuple[int, int, Decimal]]:
        """Who pays what at a tier count: (part, accounts, discount) of the billed accounts."""
        programme = self.plan.programme
        if not programme.depends_on_order:
            discount = programme.discount(count)
            for index, part in enumerate(self.parts):
                if part.kind in BILLED:
                    yield index, part.group.accounts, discount
            return
        for row, runs in self._bill_in_order(count, besides):
            for accounts, discount in runs:
                yield self._rows.group_of[row], accounts, discount

    def _bill_in_order(
        self, count: int, besides: Besides | None = None
    ) -> Iterator[tuple[int, list[tuple[int, Decimal]]]]:
        position = 1
        for row, client in enumerate(self.plan.clients):
            if besides is not None and row == besides.row:
                position += besides.accounts
            if self.parts[self._rows.group_of[row]].kind in BILLED:
                yield row, self.plan.programme.spread(position, client.accounts, count)
                position += client.accounts

    def bill_by_row(self) -> Iterator[tuple[int, list[tuple[int, Decimal]]]]:
        """Each billed row and its accounts by the discount they get: (row, [(accounts, d)])."""
        return self._bill_in_order(self._tier_count)

    def listed(self, row: int) -> int | None:
        """One account's list price, in minor units of the list's currency, whatever its status."""
        one = self.parts[self._rows.group_of[row]].account
        return None if one is None or not self.has_figures(row) else one.terms.list_price

    @cached_property
    def complete(self) -> bool:
        """Whether every row that earns or is billed has figures."""
        unknown = any(part.account is None for part in self.parts if part.kind is not Kind.IDLE)
        return not (unknown or self._blocked.everything or self._blocked.rows)

    @cached_property
    def _billed(self) -> dict[tuple[int, Decimal], Amounts]:
        return {}

    def billed(self, one: Terms, discount: Decimal) -> Amounts:
        """One account's lines on the vendor's bill, which are those of its list price."""
        key = one.list_price, discount
        found = self._billed.get(key)
        if found is None:
            found = self._billed[key] = billed(one, discount)
        return found

    def bill(self) -> Iterator[tuple[Part, int, Decimal]]:
        """Who pays what in this month: (part, accounts, discount) of the billed accounts."""
        for index, accounts, discount in self._bill(self._tier_count):
            yield self.parts[index], accounts, discount

    def part_of(self, row: int) -> Part:
        """The group of alike rows that a client row belongs to."""
        return self.parts[self._rows.group_of[row]]

    def runs(self, row: int) -> list[tuple[int, Decimal]]:
        """A row's billed accounts by the discount they get: (accounts, discount) in order."""
        if self.part_of(row).kind not in BILLED:
            return []
        return self.runs_if_billed(row, self._tier_count)

    def runs_if_billed(self, row: int, count: int) -> list[tuple[int, Decimal]]:
        """The same of a row as if it were billed, at the tier of a count."""
        programme, clients = self.plan.programme, self.plan.clients
        before = 0
        if programme.depends_on_order:
            billed_rows = (each for each in range(row) if self.part_of(each).kind in BILLED)
            before = sum(clients[each].accounts for each in billed_rows)
        return programme.spread(before + 1, clients[row].accounts, count)

    def vendor_bill(self, count: int, besides: Besides | None = None) -> Amounts:
        """The lines of the vendor's whole bill at the tier of a count.

        Accounts without a list price are not on it, and what is billed besides is not either: it
        only takes places in the order.
        """
        found = self._bills.get((count, besides))
        if found is None:
            found = self._bills[count, besides] = self._vendor_bill(count, besides)
        return found

    @cached_property
    def _bills(self) -> dict[tuple[int, Besides | None], Amounts]:
        return {}

    def _vendor_bill(self, count: int, besides: Besides | None) -> Amounts:
        lines = []
        for index, accounts, discount in self._bill(count, besides):
            one = self.parts[index].account
            if one is not None:
                lines.append((self.billed(one.terms, discount), accounts))
        return total(lines)

    @cached_property
    def totals(self) -> Amounts | None:
        """The sum of all rows; None where a row has no figures."""
        if not self.complete:
            return None
        served = total((part.served, part.group.accounts) for part in self.parts)
        return served.plus(self.vendor_bill(self._tier_count))

    @cached_property
    def invoice(self) -> int | None:
        """The vendor's bill as its invoice has it: minor units of the price list's currency."""
        if not self.complete:
            return None
        amount = 0
        for index, accounts, discount in self._bill(self._tier_count):
            one = self.parts[index].account
            amount += 0 if one is None else invoiced(one.terms, discount) * accounts
        return amount

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Each client row's month, in the plan's order."""
        if not self.plan.programme.depends_on_order:
            return self._rows_alike()
        runs = dict(self._bill_in_order(self._tier_count))
        return tuple(
            self._row(index, runs.get(index, [])) for index in range(len(self.plan.clients))
        )

    def _rows_alike(self) -> tuple[Row, ...]:
        """The rows where all accounts of a part cost the same: made once for each number of them.

        It is 10 times as quick as row by row, where a book has thousands.
        """
        discount = self.discount
        lines: list[tuple[Amounts, int] | None] = []
        for part in self.parts:
            one = part.account
            if one is None:
                lines.append(None)
                continue
            each = part.served
            if part.kind in BILLED:
                each = each.plus(self.billed(one.terms, discount))
            lines.append((each, one.terms.list_price))
        made: dict[tuple[int, int], Row] = {}
        rows = []
        for index, (group, client) in enumerate(
            zip(self._rows.group_of, self.plan.clients, strict=True)
        ):
            of = lines[group]
            if of is None or not self.has_figures(index):
                rows.append(self._row(index, []))
                continue
            row = made.get((group, client.accounts))
            if row is None:
                row = Row(of[0].times(client.accounts), of[1])
                made[group, client.accounts] = row
            rows.append(row)
        return tuple(rows)

    def _row(self, index: int, runs: list[tuple[int, Decimal]]) -> Row:
        part = self.parts[self._rows.group_of[index]]
        one = part.account
        if not self.has_figures(index):
            return Row(None, None if one is None else one.terms.list_price)
        if one is None:
            # What does nothing needs no price to be nothing.
            return Row(NONE if part.kind is Kind.IDLE else None, None)
        lines = [(part.served, self.plan.clients[index].accounts)]
        lines += [(self.billed(one.terms, discount), accounts) for accounts, discount in runs]
        return Row(total(lines), one.terms.list_price)

    @property
    def overheads(self) -> int:
        """The agency's overheads and what the programme itself costs."""
        return self.plan.agency.overheads + self.plan.programme.monthly_fee

    @property
    def profit(self) -> int | None:
        """Σ contribution − overheads − programme fee."""
        return None if self.totals is None else self.totals.contribution - self.overheads

    @property
    def margin(self) -> Decimal | None:
        """Profit / revenue, 6 decimals."""
        if self.totals is None or self.profit is None:
            return None
        return ratio(self.profit, self.totals.revenue)

    @property
    def markup(self) -> Decimal | None:
        """Profit / (revenue − profit), 6 decimals."""
        if self.totals is None or self.profit is None:
            return None
        return ratio(self.profit, self.totals.revenue - self.profit)

    @cached_property
    def hours(self) -> Decimal:
        """Hours of work a month on the active accounts."""
        return sum((hours(part) for part in self.parts), Decimal(0))

    @cached_property
    def next_tier(self) -> NextTier | None:
        """The tier above today's count; None at the top."""
        tier = self.plan.programme.next_tier(self.counted)
        if tier is None:
            return None
        saving = None
        if self.complete:
            # Only the discount of the count changes: graduated accounts keep their own.
            now = self.vendor_bill(self.counted).vendor_cost
            saving = now - self.vendor_bill(tier.start).vendor_cost
        return NextTier(tier.start, tier.discount, tier.start - self.counted, saving)


def hours(part: Part) -> Decimal:
    """Hours a month on all accounts of a part: idle and disabled ones take none."""
    if part.account is None or part.kind in {Kind.DISABLED, Kind.IDLE}:
        return Decimal(0)
    return part.account.terms.hours * part.group.accounts
