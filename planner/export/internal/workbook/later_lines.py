"""What one account to come brings in a month: each line at each of the prices to come."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from planner.export.internal.workbook import formulas, vendor
from planner.export.internal.workbook.account_columns import Ref
from planner.export.internal.workbook.sheets import Book, Sheet, Style, column_name
from planner.export.internal.workbook.source import Source
from planner.model.money import times
from planner.model.over_time.situations import Situation
from planner.model.rows import Kind
from planner.words.catalogue import text

SERVED = ("list", "software", "full", "pays", "price", "received", "commission")


def lines_of(source: Source) -> int:
    """How many lines an account has, each at every price to come."""
    return len(SERVED) + len(source.discounts)


class LaterLines:
    """Writes the lines; those of one kind stand side by side, by the price changes that came."""

    def __init__(self, book: Book, source: Source, left: int) -> None:
        """Take the column of the first line."""
        self._book, self._source = book, source
        self.keys = [*SERVED, *(f"bill_{level}" for level in range(len(source.discounts)))]
        wide = len(source.epochs)
        self.columns = {key: left + index * wide for index, key in enumerate(self.keys)}

    def values(self, of: Situation) -> dict[str, float]:
        """What the cells of a situation hold."""
        source, terms, lines = self._source, of.terms, of.served()
        money = source.money
        full = terms.services + (terms.software if of.kind is Kind.RESOLD else 0)
        at_once = full * (terms.months_paid or 1)
        found = {
            "list": source.listed(terms.list_price),
            "software": money(terms.software),
            "full": money(full),
            "pays": money(at_once + times(at_once, terms.tax_rate)),
            "price": money(lines.price),
            "received": money(lines.price - lines.payment_fee - lines.unpaid),
            "commission": money(lines.commission),
        }
        for level, discount in enumerate(source.discounts):
            bill = of.billed(discount)
            found[f"bill_{level}"] = money(bill.vendor_cost + bill.vendor_tax)
        return found

    def heads(self, sheet: Sheet, row: int) -> None:
        """Write what stands over the lines."""
        words = {
            "list": text("List price"),
            "software": text("Software"),
            "full": text("Full price"),
            "pays": text("Paid at once with tax"),
        }
        words |= summed(self._source)
        for key, said in words.items():
            for epoch in range(len(self._source.epochs)):
                look = Style("listed" if key == "list" else "money", "head")
                sheet.put(row, self.columns[key] + epoch, at_price(said, epoch), look)

    def write(
        self,
        sheet: Sheet,
        row: int,
        own: Ref,
        account: Ref,
        values: Mapping[str, NDArray[np.float64]],
    ) -> None:
        """Write a row.

        Args:
            sheet: where.
            row: the row.
            own: the cells of the row that are not lines.
            account: the cells of its account.
            values: each line's, by price.
        """
        source, columns = self._source, self.columns
        for epoch in range(len(source.epochs)):

            def at(key: str, epoch: int = epoch) -> str:
                return f"${column_name(columns[key] + epoch)}{row + 1}"

            def dearer(amount: str, whose: str, epoch: int = epoch) -> str:
                factor = f"*INDEX({whose}_factor,{account('package')},{epoch})"
                rounded = source.round_listed if whose == "vendor" else source.round
                return rounded(amount + factor) if epoch else amount

            resold = f"{own('sold')}=1"
            software = formulas.software(source, account, source.converted(at("list")))
            services = dearer(account("services"), "agency")
            fee = formulas.fee_a_month(source, account, at("pays"))
            unpaid = source.round(f"{at('price')}*unpaid_rate")
            cells = {
                "list": dearer(own("listed"), "vendor"),
                "software": dearer(software, "agency"),
                "full": f"IF({resold},{at('software')},0)+{services}",
                "pays": formulas.pays(source, account, at("full")),
                "price": formulas.price(source, account, at("full")),
                "received": f"{at('price')}-{fee}-{unpaid}",
                "commission": f"IF({resold},0,{formulas.commission(source, at('list'))})",
            }
            cells["full"], cells["received"] = (
                source.round(cells[key]) for key in ("full", "received")
            )
            for level in range(len(source.discounts)):
                off = f"*ROUND(1-{vendor.tier_cell(self._book, level, 1)},12)" if level else ""
                bill = source.converted(source.round_listed(at("list") + off))
                taxed = source.round(f"{bill}+{source.round(bill + '*vendor_tax_rate')}")
                cells[f"bill_{level}"] = f"IF({resold},{taxed},0)"
            for key, formula in cells.items():
                look = Style("listed" if key == "list" else "money")
                value = float(values[key][epoch])
                there = f"IF({own('missing')}=1,0,{formula})"
                sheet.formula(row, columns[key] + epoch, there, value, look)


def summed(source: Source) -> dict[str, str]:
    """The lines of which months are sums: what stands over each."""
    bill = text("Vendor bill and tax, tier {tier}")
    return {
        "price": text("Price"),
        "received": text("Price, less payment fee and unpaid"),
        "commission": text("Commission"),
        **{f"bill_{level}": bill.format(tier=level) for level in range(len(source.discounts))},
    }


def at_price(words: str, epoch: int) -> str:
    """What a column holds, and after how many price changes."""
    if not epoch:
        return words
    return text("{what}, after price change {number}").format(what=words, number=epoch)
