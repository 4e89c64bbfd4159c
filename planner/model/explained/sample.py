"""The accounts that the average one is taken over, explained."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from planner.model.account import Account
from planner.model.curve import Curve
from planner.model.explained.account import amount
from planner.model.explained.book import bill_groups
from planner.model.explanation import Asked, Entry, Explanation, Formula, Unit
from planner.model.plan import Channel

OF_THE_SAMPLE = {
    "sample_before_bill",
    "sample_revenue",
    "sample_on_commission",
    "sample_vendor_cost",
    "sample_both",
    "sample_hours",
}
"""What all accounts of the sample have together; ``both`` is the vendor's bill with its tax."""


class Member(NamedTuple):
    """One account of the sample, how many are like it, and how one of them is asked about."""

    account: Account
    accounts: int
    asked: Asked
    row: int | None
    package: str


def members(curve: Curve) -> list[Member]:
    """The sample that the average account is taken over."""
    book = curve.book
    if curve.sample_kind is None:
        each = [(package, book.account_of(package)) for package in book.plan.packages]
        return [
            Member(account, 1, Asked("", package=package.id), None, package.id)
            for package, account in each
            if account is not None
        ]
    return [
        Member(
            part.account,
            part.group.accounts,
            Asked("", row=part.group.rows[0], one=True),
            part.group.rows[0] if len(part.group.rows) == 1 else None,
            part.group.alike.package,
        )
        for part in book.parts
        if part.kind is curve.sample_kind and part.account is not None
    ]


def amount_of(account: Account, figure: str) -> int:
    """What one account of the sample has of a figure that no discount touches.

    ``on_commission`` is its contribution on commission; all else is as it is resold.
    """
    if figure == "on_commission":
        return account.on_commission.contribution
    return amount(account.resold, figure)


def explain_sample(curve: Curve, asked: Asked) -> Explanation:
    """Explain what the sample's accounts have together."""
    figure = asked.figure.removeprefix("sample_")
    if asked.discount is not None:
        entries = _bill(curve, figure, asked.discount)
        return _summed(asked, entries)
    if figure == "hours":
        return _hours(curve, asked)
    on_commission = figure == "on_commission"
    channel = Channel.COMMISSION if on_commission else Channel.RESALE
    name = "contribution" if on_commission else figure
    found = []
    for each in members(curve):
        value = amount_of(each.account, figure)
        found.append(
            Entry(
                name,
                value * each.accounts,
                asked=each.asked._replace(figure=name, channel=channel),
                accounts=each.accounts,
                each=value,
                row=each.row,
                package=each.package,
            )
        )
    return _summed(asked, tuple(found))


def _summed(asked: Asked, entries: tuple[Entry, ...]) -> Explanation:
    value = sum(int(each.value or 0) for each in entries)
    return Explanation(asked, value, Unit.AMOUNT, Formula.SUM, entries)


def _bill(curve: Curve, figure: str, discount: Decimal) -> tuple[Entry, ...]:
    """The vendor's bill for the sample at a discount."""
    codes = ("vendor_cost", "vendor_tax") if figure == "both" else ("vendor_cost",)
    return tuple(
        entry
        for code in codes
        for entry in bill_groups(
            curve.book,
            code,
            [
                (each.account, each.accounts, discount, each.asked._replace(figure=code))
                for each in members(curve)
            ],
        )
    )


def _hours(curve: Curve, asked: Asked) -> Explanation:
    entries = tuple(
        Entry(
            "hours",
            each.account.terms.hours * each.accounts,
            Unit.HOURS,
            asked=each.asked._replace(figure="hours", channel=Channel.RESALE),
            accounts=each.accounts,
            each=each.account.terms.hours,
            row=each.row,
            package=each.package,
        )
        for each in members(curve)
    )
    value = sum((Decimal(each.value or 0) for each in entries), Decimal(0))
    return Explanation(asked, value, Unit.HOURS, Formula.SUM, entries)
